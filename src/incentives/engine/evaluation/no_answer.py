"""What is said where the law gives no answer, in Chinese and English."""

from enum import Enum

from incentives.errors import AssessmentError, AssessmentFault
from incentives.facts import in_chinese
from incentives.facts.vocabulary import Field
from incentives.policy.check import Check, ComputedResult
from incentives.policy.figures.schedule import Bracket
from incentives.policy.parameter import Parameter
from incentives.policy.rule import Incentive
from incentives.values.number import Exact, written_decimal
from incentives.values.text import Text

_LOOK_AT_THE_SHARES = Text(
    "请核对政策文件和所用内部执行标准中的拨付比例",
    "Check the shares in the policy file and in the overlays that are used.",
)


def shares_off(incentive: Incentive, total: Exact) -> AssessmentError:
    """`shares-off`: shares of instalments, or of levels, come to `total` and not to one."""
    return AssessmentError(
        AssessmentFault(
            id=incentive.id,
            title=incentive.title,
            slug="shares-off",
            advice=_LOOK_AT_THE_SHARES,
            text=Text(
                f"拨付比例合计为 {in_chinese.number(total)}，应为 1",
                f"the shares come to {written_decimal(total)}, not to the whole",
            ),
            where=f"{incentive.span.file}:{incentive.span.line}",
        )
    )


_LOOK_AT_THE_LIMITS = Text(
    "请核对政策文件和所用内部执行标准中作为级距上限的数值",
    "Check the figures that are limits in the policy file and in the overlays that are used.",
)


def limits_falling(parameter: Parameter, bracket: Bracket) -> AssessmentError:
    """`limits-falling`: the figure that is the limit of the bracket is not above the one before."""
    limit = bracket.end or 0
    return AssessmentError(
        AssessmentFault(
            id=parameter.id,
            title=parameter.text,
            slug="limits-falling",
            advice=_LOOK_AT_THE_LIMITS,
            text=Text(
                f"级距上限 {in_chinese.number(limit)} 未高于前一级的上限",
                f"the limit {written_decimal(limit)} is not above the one before it",
            ),
            where=f"{parameter.span.file}:{parameter.span.line}",
        )
    )


class Cost(Enum):
    """Of what an assessment may take so much and no more."""

    STEPS = Text("测算步数", "steps")
    DIGITS = Text("单个数的位数", "digits for one number")
    KEPT = Text("须保留的计算过程和待补事实", "steps of working and missing facts to keep")


_TOO_MUCH = "too-much-work"
_SIMPLER = Text(
    "请维护政策文件的人员简化该条规则", "have the rule in the policy file written more simply"
)
_IN_PARTS = Text(
    "请先补填待补事实，或将该清单分成几部分、各建一份案例分别测算；各行须合并计算、不能分开的，",
    "Say the facts that are missing, or assess parts of the list in cases of their own; where its "
    "rows only count together, ",
)


def too_much_work(
    cost: Cost,
    most: int,
    rule: Incentive | Check | ComputedResult | None,
    listed: tuple[Field, int] | None,
) -> AssessmentError:
    """`too-much-work`: more than `most` of the cost would be needed.

    `rule`: the one that cost most. `listed`: the list of which it looked at most rows, and how many
    that list has.
    """
    zh = f"{cost.value.zh}超过上限{in_chinese.number(most)}项"
    en = f"it takes over {most:,} {cost.value.en}"
    advice = Text(_SIMPLER.zh, f"{_SIMPLER.en[0].upper()}{_SIMPLER.en[1:]}.")
    if listed is not None:
        field, rows = listed
        zh += f"，主要用于清单“{field.label.zh}”（{field.name}），共{in_chinese.number(rows)}行"
        en += f", most of them for the list '{field.name}', which has {rows:,} rows"
        advice = Text(f"{_IN_PARTS.zh}{_SIMPLER.zh}", f"{_IN_PARTS.en}{_SIMPLER.en}.")
    return AssessmentError(
        AssessmentFault(
            id=rule.id if rule is not None else "case",
            title=_title_of(rule),
            slug=_TOO_MUCH,
            advice=advice,
            text=Text(zh, en),
            where=f"{rule.span.file}:{rule.span.line}" if rule is not None else "-",
        )
    )


def is_too_much_work(error: AssessmentError) -> bool:
    """Whether it says that there would be too much to do, not that the law has no answer."""
    return error.fault.slug == _TOO_MUCH


def _title_of(rule: Incentive | Check | ComputedResult | None) -> Text:
    if rule is None:
        return Text("案例", "the case")
    return rule.text if isinstance(rule, Check) else rule.title

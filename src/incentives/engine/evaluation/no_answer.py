"""What is said where the law gives no answer, in Chinese and English."""

from datetime import date

from incentives.errors import AssessmentError, AssessmentFault
from incentives.facts import in_chinese
from incentives.policy.parameter import Parameter
from incentives.policy.rule import Incentive
from incentives.values.number import Exact, written_decimal
from incentives.values.text import Text

_LOOK_AT_THE_DAY = Text(
    "请核对该日期是否填写有误；日期无误的，须先在政策文件中补录该日适用的数值",
    "Check whether the day is right; if it is, the policy file has to state the figure first.",
)
_LOOK_AT_THE_SHARES = Text(
    "请核对政策文件和所用补充数值中的拨付比例",
    "Check the shares in the policy file and in the overlays that are used.",
)


def no_figure(parameter: Parameter, day: date) -> AssessmentError:
    """`figure-gap`: no instrument states a figure for the day, and no gap is declared."""
    return AssessmentError(
        AssessmentFault(
            id=parameter.id,
            title=parameter.text,
            slug="figure-gap",
            advice=_LOOK_AT_THE_DAY,
            text=Text(f"政策库没有{in_chinese.day(day)}适用的数值", f"no figure for {day}"),
            where=f"{parameter.span.file}:{parameter.span.line}",
        )
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

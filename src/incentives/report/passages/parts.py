"""The working of a whole determination: parts that come out alike told once, what was rounded, why there is none."""

from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import NoPart, Outcome
from incentives.engine.findings.part import Part
from incentives.language.expression import Expression
from incentives.policy.rule import Incentive, IncentiveKind, Pays
from incentives.report.passages.places import PartGroup, called, group_parts
from incentives.report.passages.working import Working
from incentives.report.printing.blocks import Bullet
from incentives.report.words.expressions import Phrases
from incentives.report.words.names import Words
from incentives.values.money import money_of
from incentives.values.number import exact
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms

_ROLES = {"several": wordings.BENEFICIARY_VARIES, "unknown": wordings.BENEFICIARY_UNKNOWN}
_WITHOUT_AMOUNT = frozenset({Outcome.INELIGIBLE, Outcome.NOT_IN_FORCE})


def role_called(role: str, words: Words) -> str:
    """Who benefits, also where that differs or is not known."""
    return words.say(_ROLES[role]) if role in _ROLES else words.role(role)


def working_lines(found: Determination, words: Words) -> list[Bullet]:
    """A line for each group of parts with its steps below; a reason where there is nothing to work out."""
    working = Working(words)

    def key_of(part: Part) -> tuple[object, ...]:
        return part.outcome, part.low, part.high, part.beneficiary, part.shares, part.after, working.steps(part, found.rule)

    bullets = [
        Bullet(text=_after_relations(group, found, words), below=working.steps(group.parts[0], found.rule))
        for group in group_parts(found.working, key_of, words)
    ]
    rounding = _rounding(found, words)
    left_out = [Bullet(text=line) for line in left_out_lines(found, words)]
    return [*bullets, *([Bullet(text=rounding)] if rounding is not None else []), *left_out]


def left_out_lines(found: Determination, words: Words) -> list[str]:
    """Why rows, or the whole case, are no part of the amount, one reason a line."""
    return [_left_out(reason, found, words) for reason in NoPart if reason in found.no_parts]


def _left_out(reason: NoPart, found: Determination, words: Words) -> str:
    """Why a row, or the whole case, is no part of the amount."""
    rule = found.rule
    match reason:
        case NoPart.NO_ROWS:
            rows = words.listed(words.fact(name) for name in rule.for_each)
            return words.say(wordings.NO_ROWS, rows=rows)
        case NoPart.NO_CHARGE if not isinstance(rule.benefit, Pays):
            charge = words.library.charges[rule.benefit.charge]
            is_tax = charge.title.zh.endswith(wordings.TAX)
            return words.say(wordings.NO_TAX if is_tax else wordings.NO_CHARGE, charge=words.law(charge.title))
        case NoPart.LATER:
            return words.say(wordings.LATER)
        case _:
            at = _date_of(rule, words)
            return words.say(wordings.NOT_HAPPENED, event=Phrases(words).of(at) if at is not None else words.law(rule.title))


def _date_of(rule: Incentive, words: Words) -> Expression | None:
    """What brings the incentive about: its trigger, or the date of its charge."""
    return rule.trigger if isinstance(rule.benefit, Pays) else words.library.charges[rule.benefit.charge].at


def _after_relations(group: PartGroup, found: Determination, words: Words) -> str:
    """The line of a group, with what relations left of each of its parts if they changed them."""
    line, after = _group_line(group, found, words), group.parts[0].after
    if after is None:
        return line
    if not after.is_counted:
        return words.say(wordings.PART_GAVE_WAY, line=line)
    if found.rule.kind is IncentiveKind.IN_KIND:
        return line
    count = len(group.parts)
    amount = Working(words).between(after.low * count, after.high * count if after.high is not None else None)
    return words.say(wordings.PART_AFTER, line=line, amount=amount)


def _group_line(group: PartGroup, found: Determination, words: Words) -> str:
    part = group.parts[0]
    parts = called(group.places, words)
    if not group.is_monthly and part.law_date is not None:
        parts = words.say(wordings.LAW_AT, part=parts, day=words.day(part.law_date))
    if found.beneficiary == "several" and part.outcome is Outcome.ELIGIBLE:
        parts = words.say(wordings.FOR_BENEFICIARY, part=parts, role=_whom(part, words))
    if part.outcome in _WITHOUT_AMOUNT or found.rule.kind is IncentiveKind.IN_KIND:
        return words.say(wordings.PARTS_WITHOUT_AMOUNT, parts=parts, outcome=words.say(terms.OUTCOMES[part.outcome]))
    count = len(group.parts)
    amount = Working(words).between(part.low, part.high)
    if count == 1:
        return words.say(wordings.PART, parts=parts, amount=amount)
    many, each = wordings.COUNT_PARTS, wordings.EACH_PART
    if group.is_monthly:
        many, each = wordings.COUNT_MONTHS, wordings.EACH_MONTH
    total = Working(words).between(part.low * count, part.high * count if part.high is not None else None)
    return words.say(
        wordings.PARTS_ALIKE, parts=parts, count=words.say(many, count=count), each=words.say(each), amount=amount, total=total
    )


def _whom(part: Part, words: Words) -> str:
    """Who benefits from the part, several with their shares."""
    if not part.shares:
        return role_called(part.beneficiary, words)
    return words.listed(
        words.say(wordings.BENEFICIARY_HAS, role=words.role(role), what=words.numbers.share(share))
        for role, share in part.shares
    )


def _rounding(found: Determination, words: Words) -> str | None:
    """Where the exact amount has more places than money: both."""
    total = exact(sum((part.low for part in found.working), 0))
    rounded = money_of(total, words.library.currency)
    if found.amount is None or found.changes or exact(rounded.amount) == total:
        return None
    shown = Working(words).between(total, total)
    return words.say(wordings.ROUNDED, exact=shown, amount=words.numbers.money(rounded))

"""The working of a whole determination.

Parts that come out alike are told once; then comes what was rounded, and why there is no part.
"""

from datetime import date
from typing import assert_never

from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import NoPart, Outcome
from incentives.engine.findings.part import Part
from incentives.language.expression import Expression
from incentives.policy.payment import given
from incentives.policy.rule import Incentive, Pays
from incentives.policy.sharing.beneficiaries import SEVERAL
from incentives.report.passages.places import PartGroup, called, group_parts
from incentives.report.passages.working import StepLines
from incentives.report.printing.blocks import Bullet
from incentives.report.words.expressions import Phrases
from incentives.report.words.names import Words
from incentives.values.money import money_of
from incentives.values.number import exact
from incentives.values.range import Range, hull, sum_of
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms


def role_called(role: str, words: Words) -> str:
    """Who benefits; where that differs, with a word on where to look."""
    return words.say(wordings.BENEFICIARY_VARIES) if role == SEVERAL else words.role(role)


def working_lines(determination: Determination, words: Words) -> list[Bullet]:
    """A line for each group of parts with its steps below.

    Behind them what was rounded, and why rows or the whole case are no part of the amount.
    """
    working = StepLines(words)

    def key_of(part: Part) -> tuple[object, ...]:
        is_rounded = part.place.month is not None and part.situation.book is not None
        if is_rounded and part.after is None:  # but for the rounding of their return
            amount: tuple[object, ...] = working.arithmetic(part)
        else:
            amount = (part.by_itself.within, working.steps(part, determination.rule))
        return (part.by_itself.outcome, part.beneficiary, part.shares, part.after, amount)

    bullets = [
        Bullet(
            text=_after_relations(group, determination, words),
            below=working.steps(group.parts[0], determination.rule),
        )
        for group in group_parts(determination.working, key_of, words)
    ]
    rounding = _rounding(determination, words)
    left_out = [Bullet(text=line) for line in left_out_lines(determination, words)]
    return [*bullets, *([Bullet(text=rounding)] if rounding is not None else []), *left_out]


def left_out_lines(determination: Determination, words: Words) -> list[str]:
    """Why rows, or the whole case, are no part of the amount, one reason a line."""
    return [
        _left_out(reason, determination, words)
        for reason in NoPart
        if reason in determination.no_parts
    ]


def _left_out(reason: NoPart, determination: Determination, words: Words) -> str:
    """Why a row, or the whole case, is no part of the amount."""
    rule = determination.rule
    match reason:
        case NoPart.NO_ROWS:
            rows = words.listed(map(words.list_called, rule.for_each))
            return words.say(wordings.NO_ROWS, rows=rows)
        case NoPart.NO_CHARGE if not isinstance(rule.benefit, Pays):
            charge = words.library.charges[rule.benefit.charge]
            is_tax = charge.title.zh.endswith(wordings.TAX)
            wording = wordings.NO_TAX if is_tax else wordings.NO_CHARGE
            return words.say(wording, charge=words.law(charge.title))
        case NoPart.LATER:
            return words.say(wordings.LATER)
        case NoPart.NOT_HAPPENED | NoPart.NO_CHARGE:
            days = [Phrases(words).of(at) for at in _dates_of(rule, words)]
            event = words.alternatives(days) if days else words.law(rule.title)
            return words.say(wordings.NOT_HAPPENED, event=event)
        case _:
            assert_never(reason)


def _dates_of(rule: Incentive, words: Words) -> tuple[Expression, ...]:
    """What brings the incentive about: its triggers, or the date of its charge."""
    if isinstance(rule.benefit, Pays):
        return (*given(rule.trigger), *rule.also_on)
    return given(words.library.charges[rule.benefit.charge].at)


def _after_relations(group: PartGroup, determination: Determination, words: Words) -> str:
    """The line of a group, with what relations left of each of its parts if they changed them."""
    line, after = _group_line(group, determination, words), group.parts[0].after
    if after is None:
        return line
    if not after.is_counted:
        return words.say(wordings.PART_GAVE_WAY, line=line)
    if not determination.rule.is_valued:
        return line
    amount = _times(len(group.parts), after.within, words)
    return words.say(wordings.PART_AFTER, line=line, amount=amount)


def _group_line(group: PartGroup, determination: Determination, words: Words) -> str:
    part = group.parts[0]
    outcome = part.by_itself.outcome
    parts = called(group.places, words)
    if not group.is_monthly and part.law_date is not None:
        others = [words.day(day) for day in part.situation.also_on if isinstance(day, date)]
        wording = wordings.LAW_AT_ALSO if others else wordings.LAW_AT
        day, also = words.day(part.law_date), words.listed(others)
        parts = words.say(wording, part=parts, day=day, others=also)
    if determination.beneficiary == SEVERAL and outcome is Outcome.ELIGIBLE:
        parts = words.say(wordings.FOR_BENEFICIARY, part=parts, role=_whom(part, words))
    if not outcome.is_given or not determination.rule.is_valued:
        return words.say(
            wordings.PARTS_WITHOUT_AMOUNT,
            parts=parts,
            outcome=words.say(terms.OUTCOMES[outcome]),
        )
    count = len(group.parts)
    amount = StepLines(words).between(hull([part.by_itself.within for part in group.parts]))
    if count == 1:
        return words.say(wordings.PART, parts=parts, amount=amount)
    many, apiece = wordings.COUNT_PARTS, wordings.EACH_PART
    if group.is_monthly:
        many, apiece = wordings.COUNT_MONTHS, wordings.EACH_MONTH
    return words.say(
        wordings.PARTS_ALIKE,
        parts=parts,
        count=words.say(many, count=count),
        each=words.say(apiece),
        amount=amount,
        total=StepLines(words).between(sum_of(part.by_itself.within for part in group.parts)),
    )


def _times(count: int, within: Range, words: Words) -> str:
    """So many times an amount, or the range that this lies in."""
    return StepLines(words).between(within * Range.exactly(count))


def _whom(part: Part, words: Words) -> str:
    """Who benefits from the part, several with their shares."""
    if not part.shares:
        return role_called(part.beneficiary, words)
    return words.listed(
        words.say(wordings.BENEFICIARY_HAS, role=words.role(role), what=words.numbers.share(share))
        for role, share in part.shares
    )


def _rounding(determination: Determination, words: Words) -> str | None:
    """Where the exact amount has more places than money: both."""
    total = sum_of(part.by_itself.within for part in determination.working).least
    rounded = money_of(total, words.library.currency)
    if determination.amount is None or determination.changes or exact(rounded.amount) == total:
        return None
    shown = StepLines(words).money(total)
    return words.say(wordings.ROUNDED, exact=shown, amount=words.numbers.money(rounded))

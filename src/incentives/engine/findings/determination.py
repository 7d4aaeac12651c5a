"""What one incentive comes to for one case: values only; sentences are made of them elsewhere."""

from collections.abc import Callable
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Protocol

import attrs
from moneyed import Money

from incentives.brief import brief
from incentives.engine.findings.change import Change
from incentives.engine.findings.conditions import ConditionResult
from incentives.engine.findings.outcome import NoPart, Outcome
from incentives.engine.findings.part import Part
from incentives.engine.findings.payment import ApplicationResult, ObligationResult, Payment
from incentives.engine.findings.ranked import Ranked
from incentives.engine.findings.reasons import Reasons
from incentives.engine.findings.uses import FigureUse
from incentives.language.possible import Missing
from incentives.made_later import MadeLater, tells_first
from incentives.policy.evidence.papers import papers_asked
from incentives.policy.instrument import Instrument
from incentives.policy.library import Law
from incentives.policy.rule import Charge, Incentive
from incentives.values.citation import Citation
from incentives.values.range import MoneyRange, Range


@attrs.frozen(kw_only=True, eq=False)
class Consequence:
    """A charge built on the relieved one, and what of it falls away too.

    `amount=None`: not known, within the range.
    """

    charge: Charge
    amount: Money | None
    amount_range: MoneyRange | None

    __repr__ = brief


@attrs.frozen(kw_only=True, eq=False, getstate_setstate=False)
class Determination(MadeLater):
    """What one incentive comes to for one case.

    `amount` is None where it is UNDETERMINED (then `amount_range` bounds it) or in kind.
    `beneficiary` is a role, or 'several' where parts differ. `working` has a part for each row or
    month; each amount is rounded once, at the end.
    `lacking`: what is missing, in the order of names; `ranked` puts it in order when `missing` is
    read (None: it stays so).
    `within_by_itself`: between which bounds the parts come together, exact and before relations.
    `payment`, `application` and `obligations` come after relations.
    `no_parts` says why rows were left out, or why there is none. `reasons`: what stands behind it,
    worked out when asked for.
    `ends_on`: the last day in force, if it is within a year.
    """

    incentive: str
    rule: Incentive
    instrument: Instrument
    outcome: Outcome
    amount: Money | None
    amount_range: MoneyRange | None
    lacking: tuple[Missing, ...]
    beneficiary: str
    working: tuple[Part, ...]
    consequences: tuple[Consequence, ...]
    within_by_itself: Range
    reasons: Reasons = attrs.field(repr=False)
    ends_on: date | None
    no_parts: frozenset[NoPart]
    changes: tuple[Change, ...] = ()
    payment: Payment | None = None
    application: ApplicationResult | None = None
    obligations: tuple[ObligationResult, ...] = ()
    _ranked: Ranked | None = attrs.field(default=None, repr=False)

    _waiting: "Callable[[str], Determination] | None" = attrs.field(init=False, repr=False)

    __repr__ = brief

    def look(self) -> None:
        """All of it is there, made now if nobody has looked before.

        Several threads may look: each gets the same.
        """
        waiting = self._waiting
        if waiting is not None:
            self._take(waiting(self.incentive))

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The missing facts and figures, the one that settles most first.

        Where that would be too much work to find out, they stay in the order of names.
        """
        ranked = self._ranked
        if ranked is None or (not ranked.is_found and len(self.lacking) < 2):
            return self.lacking
        in_rank = ranked.of(self.incentive)
        return self.lacking if in_rank is None else in_rank

    @property
    def conditions(self) -> tuple[ConditionResult, ...]:
        """Each condition as often as it came out differently, with its facts and papers."""
        return self.reasons.conditions

    @property
    def evidence_held(self) -> tuple[str, ...]:
        """Of the papers that it asks for, those on file."""
        return tuple(paper for paper in self.reasons.papers if paper in self.reasons.held)

    @property
    def evidence_outstanding(self) -> tuple[str, ...]:
        """Of the papers that it asks for, those that are not on file."""
        return tuple(paper for paper in self.reasons.papers if paper not in self.reasons.held)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The clauses that it rests on, its own first."""
        return self.reasons.citations

    @property
    def recalled(self) -> tuple[Citation, ...]:
        """Of what it rests on, that of which the page was not at hand."""
        return self.reasons.recalled

    @property
    def floors(self) -> tuple[Citation, ...]:
        """The figures that the law states as a minimum only, taken as the figure."""
        return self.reasons.floors

    @property
    def figures(self) -> tuple[FigureUse, ...]:
        """The figures of the law that were read on the way."""
        return self.reasons.figures


@attrs.frozen(kw_only=True, repr=False)
class ToldFirst:
    """What a determination tells of itself before anybody looks at what is behind it."""

    outcome: Outcome
    amount: Money | None
    amount_range: MoneyRange | None
    beneficiary: str
    ends_on: date | None


_TOLD_FIRST = tuple(field.name for field in attrs.fields(ToldFirst))
_values_of = attrgetter(*_TOLD_FIRST)
_BESIDE = ("incentive", "rule", "instrument")
tells_first(Determination, *_BESIDE, *_TOLD_FIRST)
# What puts a value in its slot: of each case there are as many determinations as incentives.
_PUT = tuple(getattr(Determination, name).__set__ for name in (*_BESIDE, "_waiting", *_TOLD_FIRST))
_PUT_OTHER = {
    name: getattr(Determination, name).__set__ for name in ("lacking", "reasons", "_ranked")
}


class Behind(Protocol):
    """Where the rest of determinations is made of which some is told first, by the law."""

    law: Law
    ranked: Ranked

    def determination(self, incentive: str) -> Determination:
        """All of the determination, which tells the same first."""

    def parts(self, incentive: str) -> tuple[Part, ...]:
        """What the incentive comes to for each row or month."""

    def held(self) -> frozenset[str]:
        """The papers on file."""


def awaited_determination(rule: Incentive, first: ToldFirst, behind: Behind) -> Determination:
    """A determination of which this is told, and the rest made when somebody looks at it.

    What is decided lacks nothing; for the papers of what is given nobody has to look where the
    policy alone tells them, nor for what is missing once that was put in order. Until somebody
    looks it holds what is `behind` it.
    """
    determination, library = object.__new__(Determination), behind.law.library
    instrument = library.instruments[rule.instrument]
    values = (rule.id, rule, instrument, behind.determination, *_values_of(first))
    for put, value in zip(_PUT, values, strict=True):
        put(determination, value)
    if first.outcome.is_given:
        reasons = Reasons(
            incentive=rule,
            number=instrument.number,
            asks=papers_asked(rule, library, behind.law.known_on),
            parts=partial(behind.parts, rule.id),
            held=behind.held,
        )
        _PUT_OTHER["reasons"](determination, reasons)
    is_open = first.outcome is Outcome.UNDETERMINED
    if not is_open:
        _PUT_OTHER["lacking"](determination, ())
    _PUT_OTHER["_ranked"](determination, behind.ranked if is_open else None)
    return determination


def told_first(determination: Determination) -> ToldFirst:
    """What it tells before anybody looks at what is behind it."""
    return ToldFirst(**{name: getattr(determination, name) for name in _TOLD_FIRST})

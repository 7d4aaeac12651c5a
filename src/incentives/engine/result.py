"""What an assessment says: values only; sentences are made of them elsewhere."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

import attrs
from moneyed import Money

from incentives.engine.change import Change, Conflict
from incentives.engine.coverage_note import CoverageNote
from incentives.engine.figure_use import FigureUse
from incentives.engine.open_value import Missing, Open, Result
from incentives.engine.payment_result import ApplicationResult, ObligationResult, Payment
from incentives.engine.situation import Situation
from incentives.engine.trace import Trace
from incentives.language.expression import Clause
from incentives.policy.instrument import Instrument
from incentives.policy.library import Law
from incentives.policy.plan import Check
from incentives.policy.rule import Charge, Incentive, Relief
from incentives.values.citation import Citation, Standing
from incentives.values.number import Exact
from incentives.values.text import Text

if TYPE_CHECKING:
    from incentives.engine.reasons import Reasons


class Outcome(Enum):
    """What became of an incentive."""

    ELIGIBLE = "ELIGIBLE"
    INELIGIBLE = "INELIGIBLE"
    UNDETERMINED = "UNDETERMINED"
    NOT_IN_FORCE = "NOT_IN_FORCE"


class NoPart(Enum):
    """Why a row, or the whole case, is no part of a determination."""

    NO_ROWS = "no_rows"  # the case is known to have no such row
    NOT_HAPPENED = "not_happened"  # what the incentive is given for is known not to have come about
    LATER = "later"  # it came about after the day of the assessment
    NO_CHARGE = "no_charge"  # the charge that would be relieved does not arise


AmountRange = tuple[Money, Money | None]
"""From, to; None: no upper bound."""


@attrs.frozen(kw_only=True)
class FactUsed:
    """A fact that a condition read; `value` is None inside an Open where it is not known."""

    path: str
    value: Result


@attrs.frozen(kw_only=True, eq=False)
class ConditionResult:
    """One condition: whether it holds (None: not known), the facts it rests on, and its papers.

    `parts` names the rows or months it speaks of; empty: all. `workings`: of a check's conditions; others have none.
    """

    clause: Clause
    holds: bool | None
    facts: tuple[FactUsed, ...]
    evidence_held: tuple[str, ...]
    evidence_outstanding: tuple[str, ...]
    missing: tuple[Missing, ...]
    parts: tuple[str, ...]
    workings: tuple[Trace, ...] = ()

    @property
    def id(self) -> str:
        return self.clause.id

    @property
    def text(self) -> Text | None:
        return self.clause.text

    @property
    def citation(self) -> Citation | None:
        return self.clause.citation

    @property
    def standing(self) -> Standing:
        return self.clause.standing


@attrs.frozen(kw_only=True, eq=False)
class CheckResult:
    """A check: whether it holds (None: not known), its conditions with the facts they rest on, and its working."""

    check: Check
    instrument: Instrument
    law_date: date | None
    holds: bool | None
    conditions: tuple[ConditionResult, ...]
    trace: Trace
    missing: tuple[Missing, ...]

    @property
    def id(self) -> str:
        return self.check.id

    @property
    def text(self) -> Text:
        return self.check.text

    @property
    def citation(self) -> Citation:
        return self.check.citation

    @property
    def rests_on_known_facts(self) -> bool:
        """Whether the case knows any of the facts that it reads."""
        return any(not isinstance(fact.value, Open) for condition in self.conditions for fact in condition.facts)


class StepKind(Enum):
    """What a step of a working does."""

    AMOUNT = "amount"  # an amount of money of its own
    CHARGE = "charge"  # a charge before reliefs; for a charge by month the twelfth of it
    RELIEF = "relief"  # the share of the charge that falls away anyway
    SHARE = "share"  # the share that the incentive takes of what is left
    REDUCTION = "reduction"  # what the incentive takes off the basis
    EARLIER_REDUCTION = "earlier_reduction"  # what another incentive takes off the basis before
    BASIS = "basis"  # the basis of the charge
    REDUCED_BASIS = "reduced_basis"  # the basis less what the incentive takes off
    REDUCED_CHARGE = "reduced_charge"  # the charge on the reduced basis, after reliefs
    FLOOR = "floor"  # an amount below nothing counts as nothing


@attrs.frozen(kw_only=True, eq=False)
class Step:
    """One step of a working: what it is about, its trace, and the running result after it."""

    kind: StepKind
    subject: Incentive | Charge | Relief
    trace: Trace | None
    value: Result


@attrs.frozen(kw_only=True)
class Kept:
    """What a part comes to: `low` and `high` are exact and not rounded; None: no bound.

    `is_due`: it is sure to be given, even if its amount is still open. `shares`: where several benefit (`beneficiary` is then
    'several'), each with its part of one.
    """

    outcome: Outcome
    low: Exact
    high: Exact | None
    is_due: bool

    @property
    def is_counted(self) -> bool:
        """Whether it is given, or may be."""
        return self.outcome in {Outcome.ELIGIBLE, Outcome.UNDETERMINED}


@attrs.frozen(kw_only=True, eq=False)
class Part:
    """What an incentive comes to for one row or month, by itself. `low` and `high` are exact; None: no bound.

    `is_due`: it is sure to be given, even if its amount is still open. `after`: what relations left of it, if they changed it.
    `charge_due`: what is due of the charge that it relieves; `consequences`: what falls away of those built on it.
    """

    label: str
    law_date: date | None
    outcome: Outcome
    low: Exact
    high: Exact | None
    steps: tuple[Step, ...]
    beneficiary: str
    missing: tuple[Missing, ...]
    situation: Situation
    is_due: bool = False
    shares: tuple[tuple[str, Exact], ...] = ()
    charge_due: Result = None
    consequences: tuple[tuple[Charge, Result], ...] = ()
    after: Kept | None = None

    @property
    def amount(self) -> Exact | None:
        return self.low if self.outcome is not Outcome.UNDETERMINED else None

    @property
    def kept(self) -> Kept:
        """What it comes to in the end."""
        return self.after or self.kept_by_itself

    @property
    def kept_by_itself(self) -> Kept:
        """What it comes to before relations."""
        return Kept(outcome=self.outcome, low=self.low, high=self.high, is_due=self.is_due)

    @property
    def is_unlisted(self) -> bool:
        """Whether it stands for rows that nobody has listed."""
        return any(row.is_unlisted for row in self.situation.rows.values())


@attrs.frozen(kw_only=True, eq=False)
class Consequence:
    """A charge built on the relieved one, and what of it falls away too. `amount=None`: not known, within the range."""

    charge: Charge
    amount: Money | None
    amount_range: AmountRange | None


@attrs.frozen(kw_only=True, eq=False)
class Determination:
    """What one incentive comes to for one case.

    `amount` is None where it is UNDETERMINED (then `amount_range` bounds it) or in kind. `beneficiary` is a role, or
    'several' where parts differ. `working` has a part for each row or month; each amount is rounded once, at the end.
    `payment`, `application` and `obligations` come after relations.
    `no_parts` says why rows were left out, or why there is none. `reasons`: what stands behind it, worked out when asked for.
    `ends_on`: the last day in force, if it is within a year.
    """

    incentive: str
    rule: Incentive
    instrument: Instrument
    outcome: Outcome
    amount: Money | None
    amount_range: AmountRange | None
    missing: tuple[Missing, ...]
    beneficiary: str
    working: tuple[Part, ...]
    consequences: tuple[Consequence, ...]
    reasons: "Reasons" = attrs.field(repr=False)
    ends_on: date | None
    no_parts: frozenset[NoPart]
    changes: tuple[Change, ...] = ()
    payment: Payment | None = None
    application: ApplicationResult | None = None
    obligations: tuple[ObligationResult, ...] = ()

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


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Assessment:
    """All determinations for one case, in the order of the library.

    `totals` are by form (`cash`, `price`, `tax_and_fee`): what surely comes to the applicant, with what falls away of charges
    built on a relieved one, without instalments that are STOPPED or OPEN. To the forms of `open_totals` incentives that are
    UNDETERMINED and instalments that are OPEN may still add. `totals_for_others` is what others get or save, by role.
    `conflicts`: what no relation settles. `checks`: those of the instruments in force on the day. `coverage`: what the
    assessment does not decide. `overlays`: title and digest.
    """

    on: date
    known_on: date | None
    law: Law
    case: object
    determinations: tuple[Determination, ...]
    totals: Mapping[str, Money]
    open_totals: frozenset[str]
    totals_for_others: Mapping[str, Money]
    conflicts: tuple[Conflict, ...] = ()
    checks: tuple[CheckResult, ...] = ()
    coverage: tuple[CoverageNote, ...] = ()
    _serialise: Callable[["Assessment"], tuple[str, str]] = attrs.field(repr=False)

    def __iter__(self) -> Iterator[Determination]:
        return iter(self.determinations)

    def __len__(self) -> int:
        return len(self.determinations)

    def __getitem__(self, incentive: str) -> Determination:
        """The determination of an incentive by its full id. Raises: KeyError, if none of that id is law at the place."""
        return self._by_id[incentive]

    def __contains__(self, incentive: str) -> bool:
        return incentive in self._by_id

    @cached_property
    def _by_id(self) -> Mapping[str, Determination]:
        return {determination.incentive: determination for determination in self.determinations}

    @cached_property
    def _serialised(self) -> tuple[str, str]:
        return self._serialise(self)

    @property
    def fingerprint(self) -> str:
        """A SHA-256 over the canonical form of case and result, in hexadecimal digits."""
        return self._serialised[1]

    def to_json(self) -> str:
        """The assessment as canonical JSON: the same inputs give the same bytes."""
        return self._serialised[0]

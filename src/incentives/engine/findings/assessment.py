"""All that an assessment of one case says."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import attrs
from moneyed import Money

from incentives.brief import brief
from incentives.engine.evaluation.trace import Trace
from incentives.engine.findings.change import Conflict
from incentives.engine.findings.conditions import CheckResult
from incentives.engine.findings.coverage import CoverageNote
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Detail, details_named
from incentives.engine.findings.totals import Contribution, Totals, total, totals_of
from incentives.language.possible import Missing, Open, Result, either, in_order, missing_in
from incentives.policy.library import Law
from incentives.policy.rule import Definition
from incentives.values.place import FactPath

if TYPE_CHECKING:  # a default is known to type checkers only, before Python 3.13
    from typing_extensions import TypeVar as Defaulting

    C_co = Defaulting("C_co", covariant=True, default=object)
else:
    C_co = TypeVar("C_co", covariant=True)
    """The class of the case: that of the vocabulary; of `Assessment` alone, any."""


@attrs.frozen(kw_only=True, eq=False)
class DefinitionValue:
    """`definition` comes to `value`, of the case as a whole or of one row.

    `row`: where the row stands, such as `children[0]`; None: it is said of the case. `law_date`:
    the day at which law and statuses were read; None where it is not known. `value` is exact; None
    where it does not exist, `Open` where something that is missing may change it. `working`: how it
    comes about. `in_force`: whether its instrument is, of a result; never False.
    """

    definition: Definition
    law_date: date | None
    row: FactPath | None
    working: Trace
    in_force: Result = True

    __repr__ = brief

    @property
    def value(self) -> Result:
        """What it comes to, not rounded but where the law says so."""
        if not isinstance(self.in_force, Open):
            return self.working.value
        return either((self.working.value, None), self.in_force.missing)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What is missing to know it, in the order of kinds and ids."""
        return in_order(missing_in([self.value]))


class Beside(Protocol):
    """What is said beside incentives."""

    @property
    def checks(self) -> tuple[CheckResult, ...]:
        """The checks of the instruments in force."""

    @property
    def results(self) -> tuple[DefinitionValue, ...]:
        """The results of the instruments in force."""


class Adding(Protocol):
    """What is known of totals before anybody looks at what is behind determinations."""

    @property
    def contributions(self) -> Iterable[Contribution]:
        """What each incentive adds that gives something, or may."""


Evaluate = Callable[["Assessment", str, date], tuple[DefinitionValue, ...]]
"""What a definition comes to by the law of a day, in the case of an assessment."""


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Assessment(Generic[C_co]):
    """All determinations for one case, in the order of the library, after all relations.

    `on`: the day as of which it is assessed. `known_on`: the day up to which publications count;
    None: all. `paid_by`: the day up to which payments are set off; None: `on`. `case` is as the
    caller gave it. `only`: the ids of the incentives that were asked for, in their order; None: all
    that are law at the place.
    `conflicts`: what no relation settles. `asked_values`: what the definitions come to that were
    asked for beside it; JSON and sheet tell them too.
    """

    on: date
    known_on: date | None
    law: Law
    case: C_co
    determinations: tuple[Determination, ...]
    paid_by: date | None = None
    only: tuple[str, ...] | None = None
    conflicts: tuple[Conflict, ...] = ()
    _beside: Beside = attrs.field(repr=False)
    asked_values: tuple[DefinitionValue, ...] = ()
    _adding: Adding | None = attrs.field(default=None, repr=False)
    _cover: Callable[["Assessment"], tuple[CoverageNote, ...]] = attrs.field(repr=False)
    _record: Callable[["Assessment"], tuple[str, str]] = attrs.field(repr=False)
    _result: Callable[["Assessment", frozenset[Detail]], str] = attrs.field(repr=False)
    _evaluate: Evaluate = attrs.field(repr=False)

    __repr__ = brief

    def _brief_fields(self) -> list[tuple[str, object]]:
        """What is shown of it in a line: its fields, and what is said beside incentives."""
        shown = [field.name for field in attrs.fields(Assessment) if field.repr]
        at = shown.index("asked_values")
        names = (*shown[:at], "checks", "results", *shown[at:])
        return [(name, getattr(self, name)) for name in names]

    def __iter__(self) -> Iterator[Determination]:
        """Each determination, in the order of the library."""
        return iter(self.determinations)

    def __len__(self) -> int:
        return len(self.determinations)

    def __getitem__(self, incentive: str) -> Determination:
        """The determination of an incentive by its full id.

        None of that id being law at the place is a KeyError; `in` tells it beforehand.
        """
        return self._by_id[incentive]

    def __contains__(self, incentive: str) -> bool:
        """Whether an incentive of that full id is law at the place."""
        return incentive in self._by_id

    def value(
        self, definition: str, *, row: str | None = None, at: date | None = None
    ) -> DefinitionValue:
        """What the definition of that full id comes to, worked out when it is asked for.

        `row`: of a definition that is said of rows, which one, such as `children[0]`. `at`: the day
        at which law and statuses are read; None: the day of the assessment. A definition said of
        rows without one, or a row that is not there, is a KeyError; all else as for `values`.
        """
        return {
            value.row.text if value.row is not None else None: value
            for value in self.values(definition, at=at)
        }[row]

    def values(self, definition: str, *, at: date | None = None) -> tuple[DefinitionValue, ...]:
        """As `value`; of a definition that is said of rows, of each of them in their order.

        One that the library has not (`unknown-definition`), that hangs on a charge that is being
        worked out or on rows of several lists (`value-not-by-itself`) is refused with a
        `CaseError`; what would be too much work with an `AssessmentError`.
        """
        return self._evaluate(self, definition, self.on if at is None else at)

    @property
    def checks(self) -> tuple[CheckResult, ...]:
        """The checks of the instruments in force on the day."""
        return self._beside.checks

    @property
    def results(self) -> tuple[DefinitionValue, ...]:
        """What the instruments in force have worked out that is no benefit; in no total.

        Of the case or of each row.
        """
        return self._beside.results

    @property
    def totals(self) -> Mapping[str, Money]:
        """What surely comes to the applicant, by form (`cash`, `price`, `tax_and_fee`).

        Of amounts that are open too, with what falls away of charges built on a relieved one,
        without instalments that are STOPPED or OPEN.
        """
        return self._totals.applicant

    @property
    def open_totals(self) -> frozenset[str]:
        """The forms to whose totals more may still be added.

        By incentives that are UNDETERMINED, or instalments that are OPEN.
        """
        return self._totals.still_open

    @property
    def totals_for_others(self) -> Mapping[str, Money]:
        """What others than the applicant surely get or save, by role."""
        return self._totals.others

    @cached_property
    def coverage(self) -> tuple[CoverageNote, ...]:
        """What the assessment does not decide; gathered when it is first read."""
        return self._cover(self)

    @cached_property
    def _totals(self) -> Totals:
        currency = self.law.library.currency
        if self._adding is not None:
            return total(self._adding.contributions, currency)
        return totals_of(self.determinations, currency)

    @property
    def payments_until(self) -> date:
        """The last day on which payments were made that are set off against what is due."""
        return self.on if self.paid_by is None else self.paid_by

    @cached_property
    def _by_id(self) -> Mapping[str, Determination]:
        return {determination.incentive: determination for determination in self.determinations}

    @cached_property
    def _recorded(self) -> tuple[str, str]:
        return self._record(self)

    @property
    def fingerprint(self) -> str:
        """A SHA-256 over the canonical form of case and result, in hexadecimal digits."""
        return self._recorded[1]

    @property
    def record(self) -> str:
        """All that it says as canonical JSON, over which the fingerprint is: as registers keep it.

        Its bytes are the same whichever edition of the program makes it. It and the fingerprint are
        made when one of them is first asked for.
        """
        return self._recorded[0]

    def to_json(self, *, detail: Iterable[str] = ()) -> str:
        """What came out as canonical JSON: the same inputs give the same bytes.

        It tells outcomes, amounts, what is missing, the conditions that do not hold, and what is
        paid. `detail`: words of `Detail` (or the class itself: all) for what it tells besides;
        a word that is none is a ValueError.
        """
        return self._result(self, details_named(detail))

"""At what an expression is evaluated: which rows, which law date, which charges already due."""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Protocol

import attrs

from incentives.brief import brief
from incentives.facts.known import RowFacts
from incentives.language.possible import MissingSet, Open, Result
from incentives.policy.instrument import Instrument
from incentives.policy.parameter import DatedFigure
from incentives.policy.stretches import overlap_of, possible_days
from incentives.values.number import Exact
from incentives.values.period import Period, Window
from incentives.values.place import WHOLE_CASE, RowPlace
from incentives.values.rounding import Rounding


@attrs.frozen(kw_only=True, eq=False, repr=False)
class BoundRow:
    """A row that a variable stands for, and its place in its list.

    `is_unlisted`: nobody has said which rows there are; all its facts are missing.
    """

    list_name: str
    record: str
    facts: RowFacts
    place: int = 0
    is_unlisted: bool = False


@attrs.frozen(kw_only=True, cache_hash=True, repr=False)
class Supposed:
    """That an instrument is in force on the law date, of which it is not known whether it is.

    Only so does anything come of its rules: `days` are those on which the law date may then lie.
    """

    instrument: str
    window: Window
    days: Period

    def makes_sure(self, dated: DatedFigure, day: date) -> bool:
        """Whether the figure holds on the day if the instrument is in force on it.

        So it does where the record lacks the very limit that the figure has of its instrument.
        """
        if dated.instrument != self.instrument:
            return False
        own, whole = dated.window, self.window
        begins = day >= own.first.latest or own.first == whole.first
        has_not_ended = own.last is None or day <= own.last.earliest or own.last == whole.last
        return begins and has_not_ended


def supposed_in_force(
    instrument: Instrument, law_date: date | Open | None, *, until: date
) -> Supposed | None:
    """What the rules of the instrument suppose; None where nothing is in doubt.

    After the day `until` the law date is of no matter.
    """
    window = instrument.in_force
    if law_date is None or (isinstance(law_date, date) and window.holds_on(law_date) is not None):
        return None
    days = overlap_of(possible_days(window), Period(date.min, until))
    return Supposed(instrument=instrument.id, window=window, days=days) if days else None


class Relieved(Protocol):
    """What a rounded share leaves of an amount, and what it takes."""

    @property
    def left(self) -> Result:
        """What is left."""

    @property
    def off(self) -> Result:
        """What is off."""


class Book(Protocol):
    """A return: its amounts are rounded line by line, as one row comes after the other."""

    @property
    def step(self) -> Exact:
        """What its amounts are multiples of."""

    def rounded(self, line: Hashable, amount: Result, rounding: Rounding) -> Result:
        """The part of a row in the rounded line."""

    def relieved(
        self, line: Hashable, amount: Result, share: Result, rounding: Rounding
    ) -> Relieved:
        """What is left of the amount once the rounded share of it is off, and what is off."""

    def put_in(self, missing: MissingSet) -> None:
        """A part stands in the return; `missing`: why it may not."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RowRelief:
    """What reliefs do to a charge in one row: `exempt`, whether all of it falls away there.

    `relieved`: what they take off its basis.
    """

    exempt: Result = False
    relieved: Result = 0


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ReliefsInRows:
    """What incentives that are tried do to a charge in each row of its list.

    `by_row`: by the identity of the row's facts. What applies anyway is not among it.
    """

    charge: str
    by_row: Mapping[int, RowRelief]

    def of(self, row: BoundRow) -> RowRelief:
        """What they do in the row; nothing where nothing is said."""
        return self.by_row.get(id(row.facts), NOT_RELIEVED)


NOT_RELIEVED = RowRelief()


# It keeps its fields in a dictionary: as many are made as rows times months times charges, most of
# them of another one, and to evolve one takes ten times as long.
@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Situation:
    """The place of an evaluation, such as one of the premises in one month.

    `place`: its rows and its month, for whoever tells one evaluation from another. `rows`: by
    variable. `law_date`: None if what brings the incentive about is known not to have happened.
    `also_on`: the other days on which the instrument has to be in force.
    `supposed`: what is supposed of the instrument whose rule is read, where that is in doubt.
    `basis`: of the charge that is being worked out. `charges`: what is due of charges that others
    are built on, by id. `book`: of the return in which its amounts stand, if they are returned;
    `trial`: what is tried of them, so that lines are told apart. `reliefs`: the incentives that are
    tried on a charge in all of its rows, which its accounts go by; `relief`: what there is of them
    in the row of an account.

    What is in it is not public.
    """

    rows: Mapping[str, BoundRow]
    law_date: date | Open | None
    also_on: tuple[date | Open, ...] = ()
    place: RowPlace = WHOLE_CASE
    supposed: Supposed | None = None
    basis: Result = None
    charges: Mapping[str, Result] = attrs.field(factory=dict)
    book: "Book | None" = None
    trial: str = ""
    reliefs: ReliefsInRows | None = None
    relief: RowRelief = NOT_RELIEVED

    __repr__ = brief

    @property
    def law_date_there(self) -> date | Open | None:
        """The law date as rules read it: of what may not have come about nothing is read.

        So where it is open it has come about, whenever that was.
        """
        day = self.law_date
        if isinstance(day, Open) and day.may_be_none:
            return attrs.evolve(day, may_be_none=False)
        return day

    def with_row(self, variable: str, row: BoundRow) -> "Situation":
        """The same with one row more; `variable` stands for it, and for no other any longer."""
        return self._but(rows={**self.rows, variable: row})

    def with_rows(self, rows: Mapping[str, BoundRow]) -> "Situation":
        """The same with these rows more, by their variables."""
        return self._but(rows={**self.rows, **rows})

    def tried(self, trial: str) -> "Situation":
        """The same for a charge that comes to something else there."""
        return self._but(trial=trial)

    def in_book(self, book: Book) -> "Situation":
        """The same in the return of that book."""
        return self._but(book=book)

    def on_basis(self, basis: Result) -> "Situation":
        """The same for a charge of that basis."""
        return self._but(basis=basis)

    def with_charges(self, charges: Mapping[str, Result]) -> "Situation":
        """The same, those charges being due."""
        return self._but(charges=charges)

    def dated(
        self, day: date | Open | None, also_on: tuple[date | Open, ...], supposed: Supposed | None
    ) -> "Situation":
        """The same on that law date."""
        return self._but(law_date=day, also_on=also_on, supposed=supposed)

    def relieved_by(self, reliefs: ReliefsInRows | None) -> "Situation":
        """The same, those incentives being tried."""
        return self._but(reliefs=reliefs)

    def _but(self, **changed: object) -> "Situation":
        other = object.__new__(Situation)
        other.__dict__.update(self.__dict__, **changed)
        return other

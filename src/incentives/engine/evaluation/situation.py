"""At what an expression is evaluated: which rows, which law date, which charges already due."""

from collections.abc import Mapping
from datetime import date

import attrs

from incentives.facts.known import RowFacts
from incentives.language.possible import Open, Result
from incentives.policy.instrument import Instrument
from incentives.policy.parameter import DatedFigure
from incentives.policy.stretches import overlap_of, possible_days
from incentives.values.period import Period, Window
from incentives.values.place import WHOLE_CASE, RowPlace


@attrs.frozen(kw_only=True, eq=False)
class BoundRow:
    """A row that a variable stands for, and its place in its list.

    `is_unlisted`: nobody has said which rows there are; all its facts are missing.
    """

    list_name: str
    record: str
    facts: RowFacts
    place: int = 0
    is_unlisted: bool = False


@attrs.frozen(kw_only=True, cache_hash=True)
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


@attrs.frozen(kw_only=True, eq=False)
class Situation:
    """The place of an evaluation, such as one of the premises in one month.

    `place`: its rows and its month, for whoever tells one evaluation from another. `rows`: by
    variable. `law_date`: None if what brings the incentive about is known not to have happened.
    `supposed`: what is supposed of the instrument whose rule is read, where that is in doubt.
    `basis`: of the charge that is being worked out. `charges`: what is due of charges that others
    are built on, by id.
    """

    rows: Mapping[str, BoundRow]
    law_date: date | Open | None
    place: RowPlace = WHOLE_CASE
    supposed: Supposed | None = None
    basis: Result = None
    charges: Mapping[str, Result] = attrs.field(factory=dict)

    def with_row(self, variable: str, row: BoundRow) -> "Situation":
        """The same with one row more; `variable` stands for it, and for no other any longer."""
        return attrs.evolve(self, rows={**self.rows, variable: row})

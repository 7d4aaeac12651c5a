"""At what an expression is evaluated: which rows, which law date, which charges already due."""

from collections.abc import Mapping, Sequence
from datetime import date

import attrs

from incentives.facts.known import RowFacts
from incentives.language.possible import MissingSet, Open, Result
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


@attrs.frozen(kw_only=True, eq=False)
class Candidates:
    """The rows that a sum may count, in their order.

    `in_doubt`: by the places of rows of which it is not known whether they are of it at all, what
    is missing. `to_come`: what is missing while more rows may come of which nothing is known.
    """

    rows: Sequence[BoundRow]
    in_doubt: Mapping[int, MissingSet] = attrs.field(factory=dict)
    to_come: MissingSet = frozenset()


@attrs.frozen(kw_only=True, eq=False)
class Situation:
    """The place of an evaluation, such as one of the premises in one month.

    `place`: its rows and its month, for whoever tells one evaluation from another. `rows`: by
    variable. `law_date`: None if what brings the incentive about is known not to have happened.
    `basis`: of the charge that is being worked out. `charges`: what is due of charges that others
    are built on, by id.
    """

    rows: Mapping[str, BoundRow]
    law_date: date | Open | None
    place: RowPlace = WHOLE_CASE
    basis: Result = None
    charges: Mapping[str, Result] = attrs.field(factory=dict)

    def with_row(self, variable: str, row: BoundRow) -> "Situation":
        """The same with one row more; `variable` stands for it, and for no other any longer."""
        return attrs.evolve(self, rows={**self.rows, variable: row})

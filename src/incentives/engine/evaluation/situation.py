"""At what an expression is evaluated: which rows, which date of the law, which charge already worked out."""

from collections.abc import Mapping
from datetime import date

import attrs

from incentives.facts.known import RowFacts
from incentives.language.possible import Open, Result


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
class Situation:
    """The place of an evaluation."""

    label: str
    rows: Mapping[str, BoundRow]
    law_date: date | Open | None
    basis: Result = None
    charges: Mapping[str, Result] = attrs.field(factory=dict)

    def with_row(self, variable: str, row: BoundRow) -> "Situation":
        """The same with one row more."""
        return attrs.evolve(self, rows={**self.rows, variable: row})

"""The rows of a case, as variables of expressions stand for them."""

from datetime import date
from typing import cast

import attrs

from incentives.engine.evaluation.prior_awards import is_fact_by
from incentives.engine.evaluation.situation import BoundRow
from incentives.facts.field import Role
from incentives.facts.known import RowFacts
from incentives.facts.snapshot import Snapshot
from incentives.facts.unknown import Unknown
from incentives.facts.vocabulary import Vocabulary
from incentives.language.types import RowsType
from incentives.values.place import FactPath, Unlisted


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CaseRows:
    """The rows of one case by list; each is made once, so that its facts stay one object.

    Of the prior awards, those that tell of something by the day `on`.
    """

    snapshot: Snapshot
    vocabulary: Vocabulary
    on: date
    _listed: dict[str, tuple[BoundRow, ...]] = attrs.field(factory=dict)
    _unlisted: dict[str, BoundRow] = attrs.field(factory=dict)

    def of(self, list_name: str) -> tuple[BoundRow, ...] | None:
        """The rows of a repeated fact, in the order of the case.

        None where nobody has said which there are; empty where there are known to be none.
        """
        rows = self.snapshot.rows[list_name]
        if isinstance(rows, Unknown):
            return None
        if list_name not in self._listed:
            record = self._record_of(list_name)
            is_of_awards = self.vocabulary.root.fields[list_name].spec.role is Role.AWARDS
            self._listed[list_name] = tuple(
                BoundRow(list_name=list_name, record=record, facts=facts, place=place)
                for place, facts in enumerate(rows)
                if not is_of_awards or is_fact_by(facts, self.on)
            )
        return self._listed[list_name]

    def unlisted(self, list_name: str) -> BoundRow:
        """What stands for the rows of a list that nobody has said; all its facts are missing."""
        if list_name not in self._unlisted:
            self._unlisted[list_name] = BoundRow(
                list_name=list_name,
                record=self._record_of(list_name),
                facts=RowFacts(FactPath.parse(list_name).row(Unlisted.ROWS), {}),
                is_unlisted=True,
            )
        return self._unlisted[list_name]

    def _record_of(self, list_name: str) -> str:
        field = self.vocabulary.root.fields[list_name]
        return cast(RowsType, field.type).row.name

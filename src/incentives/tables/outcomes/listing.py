"""Rows of single cases, put together one case after the other."""

from collections.abc import Sequence

import attrs
import numpy as np
import pyarrow as pa

from incentives.errors import AssessmentError, CaseError, Fault
from incentives.tables.outcomes.merging import Answered, Placed
from incentives.tables.results import CASES, DECISIONS, FAULTS, Row, RowFault, fault_rows


@attrs.define(kw_only=True, repr=False)
class Listing:
    """What came of single cases, each with its place in the block."""

    _decisions: list[Row] = attrs.field(factory=list, init=False)
    _cases: list[Row] = attrs.field(factory=list, init=False)
    _faults: list[RowFault] = attrs.field(factory=list, init=False)
    _places: dict[str, list[int]] = attrs.field(
        factory=lambda: {"decisions": [], "cases": [], "faults": []}, init=False
    )
    _asked: int = attrs.field(default=0, init=False)

    def __len__(self) -> int:
        """How many cases were put into it."""
        return len(self._cases) + len(set(self._places["faults"]))

    def put(self, place: int, decisions: Sequence[Row], case: Row, asked: int) -> None:
        """The rows of a case, of which so many decisions are the reference's."""
        self._decisions += decisions
        self._cases.append(case)
        self._places["decisions"] += [place] * len(decisions)
        self._places["cases"].append(place)
        self._asked += asked

    def refuse(
        self, place: int, key: str | None, row: int, error: CaseError | AssessmentError
    ) -> None:
        """A case, or its row, with which something is wrong: there is nothing else of it."""
        told = error.faults if isinstance(error, CaseError) else (error.fault,)
        faults = [
            RowFault(case=key, table=None, row=row, fault=fault)
            for fault in told
            if not isinstance(fault, Fault)  # those of a file, of which these have none
        ]
        self._faults += faults
        self._places["faults"] += [place] * len(faults)

    def answered(self) -> Answered:
        """All of it as tables."""
        rows = {
            "decisions": pa.Table.from_pylist(self._decisions, schema=DECISIONS),
            "cases": pa.Table.from_pylist(self._cases, schema=CASES),
            "faults": pa.Table.from_pylist([*fault_rows(self._faults)], schema=FAULTS),
        }
        placed = {
            name: Placed(rows=table, places=np.array(self._places[name], dtype=np.int64))
            for name, table in rows.items()
        }
        return Answered(asked=self._asked, **placed)

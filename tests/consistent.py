"""Cases that obey their vocabulary: what a vocabulary refuses is known in one place, its own.

For any vocabulary of attrs classes.
"""

from typing import Any, TypeVar, cast

import attrs
from hypothesis import reject
from hypothesis import strategies as st

from incentives.calculator import vocabulary_of
from incentives.facts.snapshot import read_snapshot
from incentives.values.place import FactPath

Case = TypeVar("Case", bound=attrs.AttrsInstance)


def faulty_paths(case: attrs.AttrsInstance) -> tuple[FactPath, ...]:
    """Where the case says what its vocabulary refuses."""
    faults = read_snapshot(case, vocabulary_of(type(case)))[1]
    return tuple(FactPath.meant_by(fault.path) for fault in faults)


def consistent(cases: st.SearchStrategy[Case]) -> st.SearchStrategy[Case]:
    """The same cases without the rows that the vocabulary refuses beside the others."""
    return cases.map(without_refused_rows)


def without_refused_rows(case: Case) -> Case:
    """The case without the rows that the vocabulary refuses; what is no row's fault is no case."""
    vocabulary = vocabulary_of(type(case))
    while paths := faulty_paths(case):
        faulty = filter(None, map(vocabulary.row_of, paths))
        refused = {row.list_name: row.index for row in faulty if row.index is not None}
        if not refused:
            reject()
        for name, index in refused.items():
            rows = getattr(case, str(name))
            case = attrs.evolve(cast(Any, case), **{str(name): (*rows[:index], *rows[index + 1 :])})
    return case

"""How much a file may hold: a policy file, as people write it; a case, as lists are long."""

import attrs

from incentives.facts.known import MOST_ROWS
from incentives.facts.vocabulary import Vocabulary
from incentives.language.types import ChoiceSetType, RecordType, RowsType, StatusType, Type

MOST_LEVELS = 40
"""So deep lists and mappings stand in each other at most."""
LONGEST_SCALAR = 20_000
"""Of one text of a file: in characters."""
MOST_FAULTS = 100
"""So many faults are told of one file."""

_PERIODS_OF_A_STATUS = 20
_NODES_OF_A_PERIOD = 5  # it, and the names and days of its two ends
_BYTES_OF_A_NODE = 64
_ROOM_BESIDE = 20_000  # for what no list holds, such as facts that instruments declare


@attrs.frozen(kw_only=True, repr=False)
class Limits:
    """The most that one file holds; `longest_line=None`: as long as the file.

    A node is a name, a text, a list or a mapping.
    """

    most_bytes: int
    most_nodes: int
    longest_line: int | None


OF_POLICIES = Limits(most_bytes=256 * 1024, most_nodes=20_000, longest_line=5_000)


def limits_of_cases(vocabulary: Vocabulary) -> Limits:
    """Room for every list at its full length, with every fact of every row."""
    nodes = _nodes_of("", vocabulary) + _ROOM_BESIDE
    return Limits(most_bytes=nodes * _BYTES_OF_A_NODE, most_nodes=nodes, longest_line=None)


def _nodes_of(record: str, vocabulary: Vocabulary) -> int:
    """As many nodes as a record has with every fact, those of its lists included."""
    return 1 + sum(
        1 + _nodes_of_type(field.type, vocabulary)
        for field in vocabulary.records[record].fields.values()
    )


def _nodes_of_type(type_: Type, vocabulary: Vocabulary) -> int:
    if isinstance(type_, RowsType):
        return 1 + MOST_ROWS * _nodes_of(type_.row.name, vocabulary)
    if isinstance(type_, RecordType):
        return _nodes_of(type_.name, vocabulary)
    if isinstance(type_, StatusType):
        return 1 + _PERIODS_OF_A_STATUS * _NODES_OF_A_PERIOD
    return 1 + len(type_.choice.values) if isinstance(type_, ChoiceSetType) else 1

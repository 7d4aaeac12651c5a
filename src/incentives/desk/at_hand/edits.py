"""What was changed in a plain document, and the same changes made in another one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import product

import attrs

from incentives.values.place import Step


class Absent(Enum):
    """What stands where the document says nothing."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT


@attrs.frozen(kw_only=True)
class Edit:
    """At the end of the steps stands `after` instead of `before`; ABSENT: nothing stands there."""

    steps: tuple[Step, ...]
    before: object
    after: object


def edits_between(before: object, after: object, at: tuple[Step, ...] = ()) -> Iterator[Edit]:
    """The smallest places at which the documents differ, in their order.

    Lists are compared row by row while they have as many rows; else the whole list is one place.

    >>> [edit.steps for edit in edits_between({"a": [{"b": 1}, {}]}, {"a": [{"b": 2}, {}]})]
    [('a', 0, 'b')]
    """
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in dict.fromkeys([*before, *after]):
            yield from edits_between(
                before.get(name, ABSENT), after.get(name, ABSENT), (*at, str(name))
            )
    elif _are_rows(before) and _are_rows(after) and len(before) == len(after):  # type: ignore[arg-type]
        for index, (one, other) in enumerate(zip(before, after, strict=True)):  # type: ignore[call-overload]
            yield from edits_between(one, other, (*at, index))
    else:
        yield Edit(steps=at, before=before, after=after)


def touch_the_same(some: Iterable[Edit], others: Sequence[Edit]) -> bool:
    """Whether one of these and one of those change the same place, or one within the other."""
    return any(
        all(step == met for step, met in zip(one.steps, other.steps, strict=False))
        for one, other in product(some, others)
    )


def with_edits(document: Mapping[str, object], edits: Iterable[Edit]) -> dict[str, object]:
    """The document with each place as it stands after its edit; the one given stays as it is.

    Rows that are missing before the one named are added, with nothing known of them.
    """
    changed: object = dict(document)
    for edit in edits:
        changed = _put(changed, edit.steps, edit.after)
    assert isinstance(changed, dict)  # an edit of a mapping leads to one
    return changed


def _put(current: object, steps: Sequence[Step], value: object) -> object:
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        rows = list(current) if isinstance(current, list | tuple) else []
        rows += [{} for _ in range(step + 1 - len(rows))]
        inner = _put(rows[step], rest, value)
        rows[step] = {} if inner is ABSENT else inner
        return rows
    named = dict(current) if isinstance(current, Mapping) else {}
    inner = _put(named.get(step, ABSENT), rest, value)
    if inner is ABSENT:
        named.pop(step, None)
    else:
        named[step] = inner
    return named


def _are_rows(value: object) -> bool:
    return isinstance(value, list | tuple)

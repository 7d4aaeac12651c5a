"""The plain document of a case with one fact or row changed; the document itself stays as it is."""

import re
from collections.abc import Mapping, Sequence

from incentives.facts.field import Role
from incentives.facts.vocabulary import Vocabulary

Step = str | int
CaseDocument = Mapping[str, object]
_STEP = re.compile(r"\[(?P<index>[0-9]+)\]|\.?(?P<name>[^.\[]+)")


def steps_to(path: str, vocabulary: Vocabulary) -> tuple[Step, ...]:
    """The way to a fact, a row or a list; what is no fact of the vocabulary is one that an instrument declares."""
    declared = vocabulary.role(Role.DECLARED)
    steps = tuple(each["name"] or int(each["index"]) for each in _STEP.finditer(path))
    if steps and steps[0] in vocabulary.root.fields and (declared is None or steps[0] != declared.name):
        return steps
    if declared is None:
        return steps
    return (declared.name, path.removeprefix(f"{declared.name}."))


def value_at(document: CaseDocument, steps: Sequence[Step]) -> object:
    """What the document says there; None: nothing."""
    current: object = document
    for step in steps:
        if isinstance(step, int):
            current = current[step] if isinstance(current, list | tuple) and step < len(current) else None
        else:
            current = current.get(step) if isinstance(current, Mapping) else None
    return current


def with_value(document: CaseDocument, steps: Sequence[Step], value: object) -> dict[str, object]:
    """The document with the value there; None takes it out, and with it a record that is left empty."""
    changed = _changed(document, steps, value)
    assert isinstance(changed, dict)  # the way to a fact begins with a name
    return changed


def _changed(current: object, steps: Sequence[Step], value: object) -> object:
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        rows = list(current) if isinstance(current, list | tuple) else []
        while len(rows) <= step:
            rows.append({})
        rows[step] = _changed(rows[step], rest, value)
        return rows
    mapping = dict(current) if isinstance(current, Mapping) else {}
    inner = _changed(mapping.get(step), rest, value)
    is_emptied = inner == {} and bool(rest) and isinstance(rest[0], str)
    if inner is None or is_emptied:
        mapping.pop(step, None)
    else:
        mapping[step] = inner
    return mapping


def with_row(document: CaseDocument, list_name: str) -> dict[str, object]:
    """The document with one row more at the end of a list, of which nothing is known."""
    rows = document.get(list_name)
    return {**document, list_name: [*(rows if isinstance(rows, list | tuple) else ()), {}]}


def without_row(document: CaseDocument, list_name: str, index: int) -> dict[str, object]:
    """The document without one row; those after it move up."""
    rows = document.get(list_name)
    kept = [row for at, row in enumerate(rows if isinstance(rows, list | tuple) else ()) if at != index]
    return {**document, list_name: kept}

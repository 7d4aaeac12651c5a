"""The plain document of a case with one fact or row changed; the document itself stays as it is."""

from collections.abc import Mapping, Sequence

from incentives.facts.field import Role
from incentives.facts.plain import value_at
from incentives.facts.vocabulary import Vocabulary
from incentives.values.place import Step

CaseDocument = Mapping[str, object]


def with_value(document: CaseDocument, steps: Sequence[Step], value: object) -> dict[str, object]:
    """The document with the value there; the document given stays as it is.

    None takes the value out, and with it a record that is left empty. Rows that are missing before
    the one named are added, with nothing known of them.
    """
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


def text_said(document: CaseDocument, vocabulary: Vocabulary, role: Role) -> str:
    """What the case says of the fact of that role, such as its name; empty: nothing, or no fact."""
    field = vocabulary.role(role)
    said = document.get(field.name) if field is not None else None
    return said.strip() if isinstance(said, str) else ""


def with_text_said(
    document: CaseDocument, vocabulary: Vocabulary, role: Role, text: str
) -> dict[str, object]:
    """The document that says so; where no fact has the role, or the text is empty, it does not."""
    field = vocabulary.role(role)
    return dict(document) if field is None else with_value(document, (field.name,), text or None)


def rows_at(document: object, steps: Sequence[Step]) -> Sequence[Mapping[str, object]]:
    """The rows of the list there; none where nothing is known of it."""
    rows = value_at(document, steps)
    return rows if isinstance(rows, list | tuple) else ()


def with_row(document: CaseDocument, steps: Sequence[Step]) -> dict[str, object]:
    """The document with one row more at the end of a list, of which nothing is known."""
    return with_value(document, steps, [*rows_at(document, steps), {}])


def without_row(document: CaseDocument, steps: Sequence[Step], index: int) -> dict[str, object]:
    """The document without one row; those after it move up."""
    rows = rows_at(document, steps)
    return with_value(document, steps, [row for at, row in enumerate(rows) if at != index])

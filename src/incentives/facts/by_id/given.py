"""The facts and lists that a case, or a row of it, gives by their full ids."""

from collections.abc import Mapping, Sequence

import attrs

from incentives.errors import CaseError, CaseFault
from incentives.facts.fault_texts import FACTS_BY_ID, NO_SUCH_FACT, got
from incentives.facts.known import MOST_ROWS, RowFacts
from incentives.facts.snapshot_texts import too_many
from incentives.facts.unknown import UNKNOWN, Unknown
from incentives.facts.vocabulary import Field, Record, Vocabulary
from incentives.language.possible import Value
from incentives.language.slips.nearest import meant
from incentives.language.types import RowsType, TextType
from incentives.values.place import FactPath
from incentives.values.text import Text
from incentives.values.texts.plain_text import brief_key, compared, unfit_name

ROWS = Text("逐行列出的内容", "rows")
A_ROW = Text("一行内容", "a row: facts by their names")
UNNAMED = Text("文件专项事实应以完整编号命名", "a declared fact is named by its full id")


def given_by_id(raw: object, path: FactPath) -> tuple[Mapping[str, object], list[CaseFault]]:
    """What is given by full id, as it is written there, and what is wrong with names and texts.

    `path`: where the mapping stands. What is no mapping gives nothing.
    """
    if not isinstance(raw, Mapping):
        return {}, [CaseFault(path=str(path), text=got(raw, FACTS_BY_ID), slug="wrong-type")]
    faults: list[CaseFault] = []
    for key, value in raw.items():
        here = str(path.inner(brief_key(str(key))))
        if not isinstance(key, str):
            faults.append(CaseFault(path=here, text=UNNAMED, slug="wrong-type"))
        for text in (key, value):
            if isinstance(text, str) and (unfit := unfit_name(text)) is not None:
                fault = CaseFault(path=here, text=unfit.text, slug=unfit.slug, advice=unfit.advice)
                faults.append(fault)
    return {key: value for key, value in raw.items() if isinstance(key, str)}, faults


@attrs.frozen(kw_only=True, repr=False)
class GivenInRow:
    """What a row gives of the facts that instruments ask of each row of its list.

    `values`: one for each such fact that the vocabulary has, by full id. `unasked`: where
    something stands that it has not.
    """

    values: Mapping[str, Value | Unknown]
    faults: tuple[CaseFault, ...] = ()
    unasked: tuple[FactPath, ...] = ()


def given_in_row(
    row: object, described: Record, path: FactPath, texts: dict[str, str]
) -> GivenInRow:
    """What the row at `path` gives by full id; what it leaves out is unknown.

    `texts`: those of the case read so far, by what they are compared by; the row's come to them.
    """
    asked = {name: field for name, field in described.fields.items() if field.is_by_id}
    raw = getattr(row, described.declared_in, UNKNOWN) if described.declared_in else UNKNOWN
    if raw is UNKNOWN:
        return GivenInRow(values=dict.fromkeys(asked, UNKNOWN))
    here = path.inner(described.declared_in)
    given, faults = given_by_id(raw, here)
    values, told = _values_of(asked, given, here, texts)
    unasked = tuple(here.inner(name) for name in given if name not in asked)
    return GivenInRow(values=values, faults=(*faults, *told), unasked=unasked)


@attrs.frozen(kw_only=True, repr=False)
class GivenByCase:
    """What a case gives by full id: the rows of lists of instruments, and `rest` as it is written.

    `rows`: of each such list that the vocabulary has, UNKNOWN where nobody has said which.
    """

    rows: Mapping[str, tuple[RowFacts, ...] | Unknown]
    rest: Mapping[str, object]
    faults: tuple[CaseFault, ...]


def lists_by_id(
    given: Mapping[str, object], path: FactPath, vocabulary: Vocabulary, texts: dict[str, str]
) -> GivenByCase:
    """The rows of the lists of instruments among what is given by full id at `path`.

    `texts`: as for `given_in_row`.
    """
    rows: dict[str, tuple[RowFacts, ...] | Unknown] = {}
    faults: list[CaseFault] = []
    for name, field in vocabulary.root.fields.items():
        if not field.is_by_id or not isinstance(field.type, RowsType):
            continue
        rows[name] = UNKNOWN
        if name in given:
            record = vocabulary.records[field.type.row.name]
            rows[name], told = _read_rows(given[name], record, name, path.inner(name), texts)
            faults += told
    rest = {name: value for name, value in given.items() if name not in rows}
    return GivenByCase(rows=rows, rest=rest, faults=tuple(faults))


def _read_rows(
    raw: object, record: Record, name: str, path: FactPath, texts: dict[str, str]
) -> tuple[tuple[RowFacts, ...] | Unknown, list[CaseFault]]:
    """The rows of one list of an instrument; `path`: where they stand in the document."""
    if not isinstance(raw, list | tuple):
        return UNKNOWN, [CaseFault(path=str(path), text=got(raw, ROWS), slug="wrong-type")]
    if len(raw) > MOST_ROWS:
        fault = CaseFault(path=str(path), text=too_many(len(raw), MOST_ROWS), slug="too-many-rows")
        return UNKNOWN, [fault]
    rows: list[RowFacts] = []
    faults: list[CaseFault] = []
    for index, row in enumerate(raw):
        here = path.row(index)
        if not isinstance(row, Mapping):
            faults.append(CaseFault(path=str(here), text=got(row, A_ROW), slug="wrong-type"))
            continue
        named, unfit = given_by_id(row, here)
        values, told = _values_of(record.fields, named, here, texts)
        rows.append(RowFacts(FactPath.parse(name).row(index), values))
        faults += [*unfit, *told, *_unknown_in(named, record, here)]
    return tuple(rows), faults


def _unknown_in(row: Mapping[str, object], record: Record, path: FactPath) -> Sequence[CaseFault]:
    """What a row says that its list has not."""
    return [
        CaseFault(
            path=str(path.inner(brief_key(name))),
            text=NO_SUCH_FACT,
            slug="unknown-fact",
            advice=meant(name, record.fields),
        )
        for name in row
        if name not in record.fields
    ]


def _values_of(
    fields: Mapping[str, Field], given: Mapping[str, object], path: FactPath, texts: dict[str, str]
) -> tuple[Mapping[str, Value | Unknown], Sequence[CaseFault]]:
    """What is given for each of the facts, and what is wrong with it; what is left out is unknown.

    `path`: where the mapping stands.
    """
    values: dict[str, Value | Unknown] = {}
    faults: list[CaseFault] = []
    for name, field in fields.items():
        value, told = _read(field, given[name], path) if name in given else (UNKNOWN, [])
        is_text = isinstance(value, str) and isinstance(field.type, TextType)
        values[name] = texts.setdefault(compared(str(value)), str(value)) if is_text else value
        faults += told
    return values, faults


def _read(field: Field, raw: object, path: FactPath) -> tuple[Value | Unknown, list[CaseFault]]:
    """The value that is given for the fact, or why it is none."""
    assert field.asked is not None
    assert field.asked.read is not None  # a row has no list in it
    try:
        return field.asked.read(raw), []
    except CaseError as error:
        at = str(path.inner(field.name))
        faults = [fault for fault in error.faults if isinstance(fault, CaseFault)]
        return UNKNOWN, [attrs.evolve(fault, path=at) for fault in faults]

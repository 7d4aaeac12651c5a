"""The facts that a case, or a row of it, gives by their full ids."""

from collections.abc import Mapping

import attrs

from incentives.errors import CaseError, CaseFault
from incentives.facts.fault_texts import FACTS_BY_ID, got
from incentives.facts.unknown import UNKNOWN, Unknown
from incentives.facts.vocabulary import Field, Record
from incentives.language.possible import Value
from incentives.language.types import TextType
from incentives.values.place import FactPath
from incentives.values.text import Text
from incentives.values.texts.plain_text import brief_key, compared, unfit_name

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


@attrs.frozen(kw_only=True)
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
    asked = {name: field for name, field in described.fields.items() if field.asked is not None}
    raw = getattr(row, described.declared_in, UNKNOWN) if described.declared_in else UNKNOWN
    if raw is UNKNOWN:
        return GivenInRow(values=dict.fromkeys(asked, UNKNOWN))
    here = path.inner(described.declared_in)
    given, faults = given_by_id(raw, here)
    values: dict[str, Value | Unknown] = {}
    for name, field in asked.items():
        value, told = _read(field, given[name], here) if name in given else (UNKNOWN, [])
        is_text = isinstance(value, str) and isinstance(field.type, TextType)
        values[name] = texts.setdefault(compared(str(value)), str(value)) if is_text else value
        faults += told
    unasked = tuple(here.inner(name) for name in given if name not in asked)
    return GivenInRow(values=values, faults=tuple(faults), unasked=unasked)


def _read(field: Field, raw: object, path: FactPath) -> tuple[Value | Unknown, list[CaseFault]]:
    """The value that is given for the fact, or why it is none."""
    assert field.asked is not None
    try:
        return field.asked.read(raw), []
    except CaseError as error:
        at = str(path.inner(field.name))
        faults = [fault for fault in error.faults if isinstance(fault, CaseFault)]
        return UNKNOWN, [attrs.evolve(fault, path=at) for fault in faults]

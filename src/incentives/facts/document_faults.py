"""The faults that cattrs collects while it reads a document, each with the path of its fact."""

from collections.abc import Iterable
from typing import Any, cast

import attrs
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from incentives.errors import CaseFault
from incentives.facts.fault_texts import NO_SUCH_FACT
from incentives.facts.plain import PERIOD_KEYS
from incentives.language.slips.nearest import meant
from incentives.values.period import Period
from incentives.values.place import FactPath
from incentives.values.text import Text
from incentives.values.texts.plain_text import brief_key


class Refused(ValueError):
    """What a document says of one fact cannot be; cattrs adds where it stands."""

    def __init__(self, text: Text, slug: str, advice: Text | None = None) -> None:
        super().__init__(text.en)
        self.text = text
        self.slug = slug
        self.advice = advice


def faults_in(error: BaseException, path: FactPath) -> list[CaseFault]:
    """Every fault in what was raised for the part of a document at `path`, in its order."""
    match error:
        case IterableValidationError():
            noted, rest = error.group_exceptions()
            of_members = [
                fault
                for inner, note in noted
                for fault in faults_in(inner, path.row(cast(int, note.index)))
            ]
            return of_members + _faults_at(path, rest)
        case ClassValidationError():
            noted_fields, rest = error.group_exceptions()
            of_fields = [
                fault
                for inner, note in noted_fields
                for fault in faults_in(inner, _path_of(path, note.name, error.cl))
            ]
            return of_fields + _faults_at(path, rest)
        case ForbiddenExtraKeysError():
            return _unknown_facts(path, error.extra_fields, error.cl)
        case Refused():
            return [_fault(path, error.text, error.slug, error.advice)]
        case KeyError():
            text = Text("此项必须填写", f"'{error.args[0]}' must be given")
            return [_fault(path, text, "fact-required")]
        case _:
            text = Text("此项填写有误", str(error))
            return [_fault(path, text, "fact-refused")]


def _fault(path: FactPath, text: Text, slug: str, advice: Text | None = None) -> CaseFault:
    return CaseFault(path=str(path), text=text, slug=slug, advice=advice)


def _faults_at(path: FactPath, errors: Iterable[BaseException]) -> list[CaseFault]:
    return [fault for error in errors for fault in faults_in(error, path)]


def _path_of(path: FactPath, name: str, record: object) -> FactPath:
    """The path of a field as the document calls it."""
    return path.inner(PERIOD_KEYS.get(name, name) if record is Period else name)


def _unknown_facts(path: FactPath, keys: Iterable[object], cls: Any) -> list[CaseFault]:
    names = [field.name for field in attrs.fields(cls)]
    return [
        _fault(path.inner(brief_key(key)), NO_SUCH_FACT, "unknown-fact", meant(key, names))
        for key in sorted(map(str, keys))
    ]

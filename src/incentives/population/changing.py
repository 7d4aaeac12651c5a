"""Documents changed as far as the vocabulary and the library take them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import attrs

from incentives.calculator import case_from
from incentives.compile.sound.reader import sound_reader_of
from incentives.errors import CaseError, CaseFault
from incentives.facts.document import structure_case
from incentives.facts.plain import Document
from incentives.policy.library import Library
from incentives.population.scene import Scene, Steps
from incentives.values.place import FactPath

ABSENT: Final = None
"""What a change makes of a fact that is left out."""
Changes = Mapping[Steps, Document | None]
"""What becomes of each fact; in their order, so that a list is there before its rows."""
_MOST_TRIES = 30


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Draft:
    """A document that makes a case, and that case."""

    document: Mapping[str, Document]
    case: object

    @classmethod
    def of(cls, document: Mapping[str, Document], scene: Scene) -> "Draft":
        """The document with its case; a `CaseError` if vocabulary or library take none such."""
        library = scene.library
        case = _sound_case(document, library, scene.on)
        if case is None:
            case = case_from(document, vocabulary=library.vocabulary.root.cls, library=library)
        return cls(document=document, case=case)


def _sound_case(document: Mapping[str, Document], library: Library, on: date) -> object | None:
    """The case that the document says, if surely nothing is wrong with it; most are such."""
    try:
        case = structure_case(document, library.vocabulary)
    except CaseError:
        return None
    return case if sound_reader_of(library).sound(case, on=on) is not None else None


def changed(
    document: Mapping[str, Document],
    changes: Changes,
    scene: Scene,
    *,
    drawn: Mapping[str, Document] | None = None,
) -> Draft | None:
    """The document with the changes that nothing else in it contradicts; the others are not made.

    What is wrong with the document itself is left out of it; None where that does not help. The
    document is not changed. `drawn`: it with all of the changes, where that is there already.
    """
    mending = _Mending(made=dict(changes))
    for _ in range(_MOST_TRIES):
        try:
            return Draft.of(drawn or with_changes(document, mending.all), scene)
        except CaseError as error:
            if not mending.mend(error, scene.library):
                return None
            drawn = None
    return None


@attrs.define(kw_only=True, repr=False)
class _Mending:
    """Changes of which those are taken back that are refused.

    `left_out`: what stands in the document and is refused beside them.
    """

    made: dict[Steps, Document | None]
    left_out: dict[Steps, None] = attrs.field(factory=dict, init=False)

    @property
    def all(self) -> Changes:
        return {**self.left_out, **self.made}

    def mend(self, error: CaseError, library: Library) -> bool:
        """Whether anything was left to take back, or out."""
        paths = [fault.path for fault in error.faults if isinstance(fault, CaseFault)]
        told = list(dict.fromkeys(_steps_of(paths, library)))
        return bool([steps for steps in told if self._mend_at(steps)])

    def _mend_at(self, steps: Steps) -> bool:
        """Takes back what was changed there or inside, else around it; else leaves it out."""
        inside = [other for other in self.made if _is_within(other, steps)]
        around = [other for other in self.made if _is_within(steps, other)]
        for other in inside or around[-1:]:
            del self.made[other]
        if inside or around:
            return True
        names = [at for at, step in enumerate(steps) if isinstance(step, int)]
        whole = steps[: names[0]] if names else steps
        for candidate in (steps, whole):
            if isinstance(candidate[-1], str) and candidate not in self.left_out:
                self.left_out[candidate] = ABSENT
                return True
        return False


def _steps_of(paths: Iterable[str], library: Library) -> Iterator[Steps]:
    for path in paths:
        steps = library.vocabulary.steps_to(FactPath.meant_by(path)) if path else ()
        if steps:
            yield steps


def _is_within(steps: Steps, other: Steps) -> bool:
    return steps[: len(other)] == other


def with_changes(document: Mapping[str, Document], changes: Changes) -> dict[str, Document]:
    """Another document, with all of the changes."""
    changed = copied(document)
    for steps, value in changes.items():
        put(changed, steps, value)
    return changed


def copied(document: Mapping[str, Document]) -> dict[str, Document]:
    """The document anew, with all that is in it."""
    return {name: _copied(value) for name, value in document.items()}


def _copied(value: Document) -> Document:
    if isinstance(value, (str, bool)):
        return value
    return [_copied(one) for one in value] if isinstance(value, list) else copied(value)


def put(document: dict[str, Document], steps: Steps, value: Document | None) -> None:
    """The value at its way; nothing is put into a row that is not there."""
    inner: object = document
    *way, last = steps
    for step in way:
        if isinstance(inner, dict) and isinstance(step, str):
            if value is ABSENT and step not in inner:
                return
            inner = inner.setdefault(step, {})
        elif isinstance(inner, list) and isinstance(step, int) and step < len(inner):
            inner = inner[step]
        else:
            return
    if not isinstance(inner, dict) or not isinstance(last, str):
        return
    if value is ABSENT:
        inner.pop(last, None)
    else:
        inner[last] = _copied(value)

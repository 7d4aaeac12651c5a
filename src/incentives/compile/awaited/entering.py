"""A case on its way in: straight to words where the law of its place has a kernel, else admitted.

Either way nothing is wrong with it: what is not surely as it must be is admitted by itself, which
refuses it if it is not.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

import attrs

from incentives.compile.awaited.practice import lengths_of, practice_of
from incentives.engine.assessment.admission import Admitted, admit
from incentives.engine.assessment.naming import place_chain
from incentives.facts.field import Role
from incentives.facts.snapshot import Snapshot
from incentives.policy.library import Law, Library, Overlay, law_of

if TYPE_CHECKING:  # it is imported where a law has a kernel
    from incentives.compile.sound.reader import SoundCase

C = TypeVar("C")
"""The class of a case."""


@attrs.define(kw_only=True, eq=False, repr=False)
class Entered(Generic[C]):
    """A case in which nothing is wrong, its law, and its words if it was read straight.

    Its facts are made when they are first asked for, by whichever thread; others wait.
    """

    case: C
    law: Law
    sound: "SoundCase | None" = None
    _snapshot: Snapshot | None = None
    _making: AbstractContextManager[bool] = attrs.field(factory=Lock)

    @property
    def snapshot(self) -> Snapshot:
        """Its facts."""
        with self._making:
            if self._snapshot is None:
                assert self.sound is not None, "what is no words is facts"
                self._snapshot = self.sound.snapshot()
            return self._snapshot

    @property
    def lengths(self) -> Mapping[str, int]:
        """How many rows each list has that somebody has listed."""
        return self.sound.lengths if self.sound is not None else lengths_of(self.snapshot)


def enter(
    case: C | Admitted[C],
    library: Library,
    *,
    on: date,
    known_on: date | None,
    overlays: tuple[Overlay, ...],
) -> Entered[C]:
    """The case, if it can be assessed by the law of the library; its words are of the day `on`.

    Raises:
        CaseError: as `admit`.
    """
    if isinstance(case, Admitted):
        law = law_of(library, case.chain, known_on, overlays)
        return Entered(case=case.case, law=law, snapshot=case.snapshot)
    field = library.vocabulary.role(Role.JURISDICTION)
    place = getattr(case, field.name, None) if field is not None else None
    chain = place_chain(place, library)
    here = law_of(library, chain, known_on, overlays) if chain is not None else None
    if here is not None and practice_of(here).has_kernel:
        from incentives.compile.sound.reader import sound_reader_of

        sound = sound_reader_of(library, known_on).sound(case, on=on)
        if sound is not None:
            return Entered(case=case, law=here, sound=sound)
    admitted = admit(case, library)
    law = law_of(library, admitted.chain, known_on, overlays)
    return Entered(case=admitted.case, law=law, snapshot=admitted.snapshot)

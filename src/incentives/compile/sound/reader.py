"""Reads cases of a library of which surely nothing is wrong, each straight to words."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import attrs

from incentives.compile.filling import filling_of
from incentives.compile.sound.known import KnownCase, known_case
from incentives.compile.sound.printing import FUNCTION, printed
from incentives.compile.sound.restoring import Restored
from incentives.compile.sound.values import InDoubt
from incentives.compile.words import UNKNOWN
from incentives.facts.snapshot import Snapshot
from incentives.policy.library import Library


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SoundCase:
    """A case of which nothing is wrong, as words.

    `chain`: the places of its law, the widest first. `at`: where among the `words` its own begin.
    Beside them it has what is no word: numbers of its `own` texts, its texts by what they are
    compared by (`forms`), the addresses of what is `presumed`, and what is `declared` by full id.
    """

    chain: tuple[str, ...]
    words: list[int]
    at: int
    _known: KnownCase
    _own: Mapping[str, int]
    _forms: Mapping[str, str]
    _presumed: Collection[int]
    _declared: Mapping[str, object]

    @property
    def lengths(self) -> Mapping[str, int]:
        """How many rows each list has that somebody has listed."""
        words, at = self.words, self.at
        addresses = {
            one.name: words[at + one.offset] for one in (*self._known.lists, *self._known.own_lists)
        }
        return {name: words[rows] for name, rows in addresses.items() if rows != UNKNOWN}

    def snapshot(self) -> Snapshot:
        """Its facts as they were when it was read, as `take_snapshot` takes them."""
        beside = Restored(
            known=self._known,
            own=self._own,
            forms=self._forms,
            presumed=self._presumed,
            declared=self._declared,
        )
        return beside.snapshot(self.words, self.at)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SoundReader:
    """Reads cases of a library. `source`: the text of what reads them; empty: none is sound."""

    source: str
    _begin: Sequence[int]
    _known: KnownCase | None
    _read: Callable[..., tuple[str, ...]] | None

    def sound(self, case: object, *, on: date) -> SoundCase | None:
        """The case as words, if it surely is as it must be; None: it is to be admitted by itself.

        Its words are those that are filled for it by the day `on`. In doubt is also one with prior
        awards of the time after, which have no words.
        """
        if self._read is None or self._known is None:
            return None
        words, own, forms, presumed = [*self._begin], {}, {}, []  # type: ignore[var-annotated]
        try:
            chain = self._read(case, on.toordinal(), words, own, forms, presumed)
        except InDoubt:
            return None
        name = self._known.declared
        declared = {**getattr(case, name)} if name else {}
        return SoundCase(
            chain=chain,
            words=words,
            at=len(self._begin),
            known=self._known,
            own=own,
            forms=forms,
            presumed=presumed,
            declared=declared,
        )


@lru_cache(maxsize=64)
def sound_reader_of(library: Library, known_on: date | None = None) -> SoundReader:
    """What reads cases of the library, by what was known of it on the day; None: all there is.

    The same arguments give the same object.
    """
    filling = filling_of(library, known_on)
    begin, known = filling.layout.beginning, known_case(library, filling)
    if known is None:
        return SoundReader(source="", begin=begin, known=None, read=None)
    source, names = printed(known)
    functions: dict[str, Any] = {**names}
    exec(compile(source, "<case reader>", "exec"), functions)  # noqa: S102 - it is our own
    return SoundReader(source=source, begin=begin, known=known, read=functions[FUNCTION])

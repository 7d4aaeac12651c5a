"""Things of which little is told at once, and the rest is made when somebody looks at it."""

from typing import TYPE_CHECKING, ClassVar

import attrs


class MadeLater:
    """What a class of attrs with slots has whose instances need not have all of their fields yet.

    A class says how all of it is made (`look`), and then what it tells first (`tells_first`). What
    is packed, to be sent elsewhere, is looked at.
    """

    __slots__ = ()

    _all_told: ClassVar[tuple[str, ...]]
    _made_later: ClassVar[frozenset[str]]

    def look(self) -> None:
        """All of it is there, made now if nobody has looked before.

        Several threads may look.
        """
        raise NotImplementedError

    def _take(self, made: object) -> None:
        """What was made later is there from now on, and nothing is waiting any more."""
        for name in self._made_later:
            object.__setattr__(self, name, getattr(made, name))
        object.__setattr__(self, "_waiting", None)

    if not TYPE_CHECKING:  # what an instance has is told by its class

        def __getattr__(self, name: str) -> object:
            """What is not there yet; of what is there nobody asks here.

            Raises:
                AttributeError: if there is no such thing.
            """
            if name == "_waiting":
                return None  # of what was made at once
            if name not in self._made_later:
                raise AttributeError(name)
            self.look()
            return getattr(self, name)

    def __getstate__(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self._all_told)

    def __setstate__(self, state: tuple[object, ...]) -> None:
        for name, value in zip(self._all_told, state, strict=True):
            object.__setattr__(self, name, value)


def tells_first(kind: type[MadeLater], *names: str) -> None:
    """These fields of the class are told at once; all others that are given may be made later."""
    told = tuple(field.name for field in attrs.fields(kind) if field.init)  # type: ignore[arg-type]
    kind._all_told = told
    kind._made_later = frozenset(told).difference(names)

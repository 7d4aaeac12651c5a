"""Units of measure and their algebra: CNY/place × place = CNY."""

import re
from collections.abc import Mapping

import attrs

_FACTOR = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


class UnitSyntaxError(ValueError):
    """The text is not a unit."""


@attrs.frozen
class Unit:
    """A product of base units with whole exponents, in alphabetical order.

    >>> str(Unit.parse("CNY/place") * Unit.parse("place"))
    'CNY'
    """

    powers: tuple[tuple[str, int], ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Unit":
        """The unit written as factors joined by `*` and `/`, such as `CNY/m2/year`.

        `1` and `%` have none. Each `/` divides by the one factor after it.

        Raises:
            UnitSyntaxError: if the text is written otherwise.
        """
        if text in {"1", "%"}:
            return cls()
        powers: dict[str, int] = {}
        sign = 1
        for token in re.split(r"([*/])", text):
            if token in {"*", "/"}:
                sign = 1 if token == "*" else -1
            elif _FACTOR.fullmatch(token):
                powers[token] = powers.get(token, 0) + sign
            elif token != "1":
                raise UnitSyntaxError(text)
        return cls._of(powers)

    @classmethod
    def _of(cls, powers: Mapping[str, int]) -> "Unit":
        return cls(tuple(sorted((name, power) for name, power in powers.items() if power)))

    def __mul__(self, other: "Unit") -> "Unit":
        return self._combined(other, 1)

    def __truediv__(self, other: "Unit") -> "Unit":
        return self._combined(other, -1)

    def _combined(self, other: "Unit", sign: int) -> "Unit":
        powers = dict(self.powers)
        for name, power in other.powers:
            powers[name] = powers.get(name, 0) + sign * power
        return self._of(powers)

    @property
    def base_names(self) -> tuple[str, ...]:
        """The names of the base units in it, without their powers."""
        return tuple(name for name, _ in self.powers)

    def __str__(self) -> str:
        above = [_written_power(name, power) for name, power in self.powers if power > 0]
        below = [_written_power(name, -power) for name, power in self.powers if power < 0]
        return "/".join(["*".join(above) or "1", *below])


def _written_power(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"


ONE = Unit()
YEAR = Unit((("year", 1),))
MONTH = Unit((("month", 1),))
DAY = Unit((("day", 1),))
TIME_UNITS = frozenset(name for unit in (YEAR, MONTH, DAY) for name in unit.base_names)

"""Units as an officer writes them: in faults, on sheets, in forms and workbooks."""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from incentives.values.text import Language, Text
from incentives.values.unit import Unit
from incentives.values.unit_names import CURRENCIES, TIME_UNITS

_PER = "/"
_POWERS_ABOVE = "·"
_POWERS_BELOW = Text("·", "/")
# Measure words before a noun: a rate for each of them says whom or what, without the measure word.
_MEASURE_WORDS = MappingProxyType({"名": "人", "个": ""})


@attrs.frozen
class UnitWords:
    """Units in one language; `labels` are those that the vocabulary declares.

    >>> labels = {"child": Text("名婴幼儿", "children")}
    >>> UnitWords(labels, Language.ZH).unit(Unit.parse("CNY/child/month"))
    '元/人·月'
    """

    labels: Mapping[str, Text]
    language: Language

    def unit(self, unit: Unit) -> str:
        """The unit by itself: `元/托位`, a square as `托位·托位`; empty for a plain number."""
        above = [self.above(name, unit) for name, power in unit.powers for _ in range(power)]
        return _POWERS_ABOVE.join(above) + self.below(unit)

    def above(self, name: str, unit: Unit) -> str:
        """What is counted; in a rate by its noun alone."""
        is_own = name not in TIME_UNITS and self.is_rate(unit)
        return self._noun(self.name(name)) if is_own else self.name(name)

    def below(self, unit: Unit) -> str:
        """For each of what, with the stroke before it; empty where the unit is no rate."""
        names = [self._name_below(name) for name, power in unit.powers for _ in range(-power)]
        return f"{_PER}{_POWERS_BELOW.to(self.language).join(names)}" if names else ""

    def name(self, name: str) -> str:
        """A base unit: `元`, `个托位`; its own name where nothing says how it is called."""
        if name in TIME_UNITS:
            return TIME_UNITS[name].counted.to(self.language)
        known = CURRENCIES.get(name) or self.labels.get(name)
        return (known or Text(name, name)).to(self.language)

    def is_rate(self, unit: Unit) -> bool:
        """Whether a measure word is left out, as Chinese does in a rate."""
        return self.language.is_chinese and any(power < 0 for _, power in unit.powers)

    def _noun(self, label: str) -> str:
        """The noun without the measure word that Chinese puts before it."""
        if not self.language.is_chinese or len(label) < 2:
            return label
        noun = _MEASURE_WORDS.get(label[0])
        return label if noun is None else noun or label[1:]

    def _name_below(self, name: str) -> str:
        if name in TIME_UNITS:
            return TIME_UNITS[name].per.to(self.language)
        label = self.name(name)
        return name if label.startswith(name) else self._noun(label)


def currency_called(code: str, language: Language) -> str:
    """The currency as amounts say it.

    >>> currency_called("CNY", Language.ZH), currency_called("EUR", Language.EN)
    ('元', 'EUR')
    """
    return UnitWords({}, language).unit(Unit.parse(code))

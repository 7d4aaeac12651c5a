"""Numbers, amounts and units as an officer writes them."""

from fractions import Fraction
from math import isinf
from typing import cast

import attrs
from moneyed import Money

from incentives.engine.open_value import Open
from incentives.facts.vocabulary import Vocabulary
from incentives.report import terms
from incentives.values.money import is_currency
from incentives.values.number import Exact, exact, written_decimal
from incentives.values.rounding import Rounding
from incentives.values.text import Language, Text
from incentives.values.unit import Unit
from incentives.values.unit_names import CURRENCIES, PER_TIME, TIME_UNITS

_HARD_TO_READ = 1000
_FOUR_PLACES = Rounding(step=Fraction(1, 10_000))


@attrs.frozen
class NumberWords:
    """Numbers of one vocabulary in one language."""

    vocabulary: Vocabulary
    language: Language

    def money(self, money: Money) -> str:
        """The amount to the hundredth: `1,800,000.00 元`."""
        return self.quantity(exact(money.amount), Unit.parse(money.currency.code))

    def money_range(self, low: Money, high: Money | None) -> str:
        """From one amount to another, or no less than an amount."""
        unit = Unit.parse(low.currency.code)
        ends = (exact(low.amount), exact(high.amount) if high is not None else None)
        return self.between(*ends, unit)

    def quantity(self, number: Exact, unit: Unit) -> str:
        """The number with its unit; a share without unit as a percentage."""
        currency = _currency_of(unit)
        if currency is not None:
            return self._money(number, currency, unit)
        above = [name for name, power in unit.powers if power > 0]
        if not above:
            rate = self._plain(number, is_count=not unit.powers)
            return self._per(rate, unit)
        written = self.digits(number, least_places=0)
        word = self._unit_above(above[0], unit) if self._is_rate(unit) else self._plural(above[0], number)
        return self._per(self._say(terms.QUANTITY, number=written, unit=word), unit)

    def share(self, share: Exact) -> str:
        """A part of a whole as a percentage, the whole itself included: `100%`."""
        return self._plain(share, is_count=False)

    def open_number(self, value: Open, unit: Unit) -> str:
        """What is known of a number."""
        low = None if isinf(value.low) else cast(Exact, value.low)
        high = None if isinf(value.high) else cast(Exact, value.high)
        if low is None and high is None:
            return terms.UNKNOWN.to(self.language)
        return self.between(low, high, unit)

    def unit(self, unit: Unit) -> str:
        """The unit by itself: `元/托位`; empty for a plain number."""
        above = [self._unit_above(name, unit) for name, power in unit.powers if power > 0]
        return "·".join(above) + self._denominator(unit)

    def between(self, low: Exact | None, high: Exact | None, unit: Unit) -> str:
        """From one number to another; None: no bound."""
        if low is None:
            return self._say(terms.AT_MOST, high=self.quantity(cast(Exact, high), unit))
        if high is None:
            return self._say(terms.AT_LEAST, low=self.quantity(low, unit))
        currency = _currency_of(unit)
        above = [name for name, power in unit.powers if power > 0]
        if not above:
            return self._say(terms.RANGE, low=self.quantity(low, unit), high=self.quantity(high, unit))
        places = 2 if currency is not None else 0
        digits = self._say(terms.RANGE, low=self.digits(low, least_places=places), high=self.digits(high, least_places=places))
        if currency is not None:
            return self._per(self._say(terms.AMOUNT, number=digits, currency=self._unit_name(currency)), unit)
        return self._per(self._say(terms.QUANTITY, number=digits, unit=self._unit_above(above[0], unit)), unit)

    def _money(self, number: Exact, currency: str, unit: Unit) -> str:
        name = self._unit_name(currency)
        has_no_end = "/" in written_decimal(number)
        mixed = self._mixed(number) if has_no_end else None
        digits = mixed or self.digits(number, least_places=2)
        amount = self._per(self._say(terms.AMOUNT, number=digits, currency=name), unit)
        return self._say(terms.ABOUT, value=amount) if has_no_end and mixed is None else amount

    def _mixed(self, number: Exact) -> str | None:
        """A number whose decimals have no end, as a whole one and a fraction: `333又1/3`; None where that is hard to read."""
        size = abs(Fraction(number))
        whole, part = divmod(size, 1)
        if part.denominator > _HARD_TO_READ:
            return None
        sign = "-" if number < 0 else ""
        return f"{sign}{self._say(terms.MIXED, whole=self.digits(whole), part=str(part))}" if whole else f"{sign}{part}"

    def digits(self, number: Exact, *, least_places: int = 0) -> str:
        """Decimal digits in groups of three; four places of a number that has no end."""
        text = written_decimal(number)
        if "/" in text:
            text = written_decimal(_FOUR_PLACES.apply(number))
        whole, _, decimals = text.partition(".")
        sign = "-" if whole.startswith("-") else ""
        grouped = f"{int(whole.removeprefix('-')):,}"
        decimals = decimals.ljust(least_places, "0")
        return f"{sign}{grouped}.{decimals}" if decimals else f"{sign}{grouped}"

    def _plain(self, number: Exact, *, is_count: bool) -> str:
        """A number without unit: whole ones as they are (a year takes no commas), others as a percentage."""
        if is_count and Fraction(number).denominator == 1:
            return str(Fraction(number))
        percent = written_decimal(exact(Fraction(number) * 100))
        return written_decimal(number) if "/" in percent else f"{percent}%"

    def _per(self, amount: str, unit: Unit) -> str:
        return f"{amount}{self._denominator(unit)}"

    def _denominator(self, unit: Unit) -> str:
        below = [self._unit_below(name) for name, power in unit.powers if power < 0]
        return f"{terms.PER.to(self.language)}{terms.POWERS_BELOW.to(self.language).join(below)}" if below else ""

    def _unit_above(self, name: str, unit: Unit) -> str:
        """What is counted; in a rate by its noun alone."""
        is_own = name not in TIME_UNITS and self._is_rate(unit)
        return self._noun(self._unit_name(name)) if is_own else self._unit_name(name)

    def _is_rate(self, unit: Unit) -> bool:
        return self.language is Language.ZH and any(power < 0 for _, power in unit.powers)

    def _noun(self, label: str) -> str:
        """The Chinese noun after its measure word."""
        noun = terms.UNIT_BELOW.get(label[:1]) if self.language is Language.ZH and len(label) > 1 else None
        return label if noun is None else noun or label[1:]

    def _unit_name(self, name: str) -> str:
        known = CURRENCIES.get(name) or TIME_UNITS.get(name) or self.vocabulary.unit_labels.get(name)
        return (known or Text(name, name)).to(self.language)

    def _unit_below(self, name: str) -> str:
        if name in PER_TIME:
            return PER_TIME[name].to(self.language)
        label = self._unit_name(name)
        return name if label.startswith(name) else self._noun(label)

    def _plural(self, name: str, number: Exact) -> str:
        label = self._unit_name(name)
        return name if abs(number) == 1 and label.startswith(name) else label

    def _say(self, text: Text, **values: str) -> str:
        return text.to(self.language).format(**values)


def _currency_of(unit: Unit) -> str | None:
    return next((name for name, power in unit.powers if power == 1 and is_currency(name)), None)

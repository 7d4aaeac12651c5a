"""Numbers, amounts and units as an officer writes them."""

from fractions import Fraction
from math import isinf
from typing import cast

import attrs
from moneyed import Money

from incentives.facts.vocabulary import Vocabulary
from incentives.language.possible import Open
from incentives.values.money import is_currency
from incentives.values.number import Exact, exact, written_decimal
from incentives.values.rounding import Rounding
from incentives.values.text import Language, Text
from incentives.values.unit import Unit
from incentives.values.unit_words import UnitWords
from incentives.wordings.report import terms

_HARD_TO_READ = 1000
_FOUR_PLACES = Rounding(step=Fraction(1, 10_000))


@attrs.frozen
class NumberWords:
    """Numbers of one vocabulary in one language."""

    vocabulary: Vocabulary
    language: Language
    units: UnitWords = attrs.field(init=False, repr=False, eq=False)

    @units.default
    def _units(self) -> UnitWords:
        return UnitWords(self.vocabulary.unit_labels, self.language)

    def money(self, money: Money) -> str:
        """The amount to the hundredth: `1,800,000.00 元`."""
        return self.quantity(exact(money.amount), Unit.parse(money.currency.code))

    def money_range(self, low: Money, high: Money | None) -> str:
        """From one amount to another, or no less than an amount; no less than nothing says only that it is open."""
        ends = (exact(low.amount), exact(high.amount) if high is not None else None)
        return self.between(*ends, Unit.parse(low.currency.code)) if _says_something(*ends) else self._say(terms.AMOUNT_OPEN)

    def open_amount(self, value: Open, unit: Unit) -> str:
        """What is known of an amount that is worked out."""
        return self.between(*_ends(value), unit) if _says_something(*_ends(value)) else self._say(terms.AMOUNT_OPEN)

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
        word = self.units.above(above[0], unit) if self.units.is_rate(unit) else self._plural(above[0], number)
        return self._per(self._say(terms.QUANTITY, number=written, unit=word), unit)

    def share(self, share: Exact) -> str:
        """A part of a whole as a percentage, the whole itself included: `100%`."""
        return self._plain(share, is_count=False)

    def open_number(self, value: Open, unit: Unit) -> str:
        """What is known of a number; one of which only its sign is known is unknown."""
        return self.between(*_ends(value), unit) if _says_something(*_ends(value)) else self._say(terms.UNKNOWN)

    def is_told(self, value: Open) -> bool:
        """Whether more is known of the number than that it is not below zero."""
        return _says_something(*_ends(value))

    def unit(self, unit: Unit) -> str:
        """The unit by itself: `元/托位`; empty for a plain number."""
        return self.units.unit(unit)

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
            return self._per(self._say(terms.AMOUNT, number=digits, currency=self.units.name(currency)), unit)
        return self._per(self._say(terms.QUANTITY, number=digits, unit=self.units.above(above[0], unit)), unit)

    def _money(self, number: Exact, currency: str, unit: Unit) -> str:
        name = self.units.name(currency)
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
        return f"{amount}{self.units.below(unit)}"

    def _plural(self, name: str, number: Exact) -> str:
        label = self.units.name(name)
        return name if abs(number) == 1 and label.startswith(name) else label

    def _say(self, text: Text, **values: str) -> str:
        return text.to(self.language).format(**values)


def _ends(value: Open) -> tuple[Exact | None, Exact | None]:
    """The bounds of the number; None: it has none."""
    return None if isinf(value.low) else cast(Exact, value.low), None if isinf(value.high) else cast(Exact, value.high)


def _says_something(low: Exact | None, high: Exact | None) -> bool:
    """Whether the bounds tell more than that it is not below zero."""
    return high is not None or low not in {None, 0}


def _currency_of(unit: Unit) -> str | None:
    return next((name for name, power in unit.powers if power == 1 and is_currency(name)), None)

"""Numbers, amounts and units as an officer writes them."""

from fractions import Fraction
from typing import cast

import attrs
from moneyed import Money

from incentives.facts.vocabulary import Vocabulary
from incentives.language.possible import Open
from incentives.values.money import is_currency
from incentives.values.number import Exact, exact, written_decimal
from incentives.values.range import MoneyRange, Range
from incentives.values.rounding import Rounding
from incentives.values.text import SPOKEN, Language, Text, in_each
from incentives.values.texts.habits import digits_in, percent_in
from incentives.values.unit import Unit
from incentives.values.unit_names import TIME_UNITS
from incentives.values.unit_words import UnitWords
from incentives.wordings.report import terms

_HARD_TO_READ = 1000
_FOUR_PLACES = Rounding(step=Fraction(1, 10_000))


@attrs.frozen
class NumberWords:
    """Numbers of one vocabulary in one language.

    Digits come in groups of three. What decimals cannot write has four places, rounded, save where
    a method says otherwise.
    """

    vocabulary: Vocabulary
    language: Language
    units: UnitWords = attrs.field(init=False, repr=False, eq=False)

    @units.default
    def _units(self) -> UnitWords:
        return UnitWords(self.vocabulary.unit_labels, self.language)

    def money(self, money: Money) -> str:
        """The amount to the hundredth: `1,800,000.00 元`."""
        return self.quantity(exact(money.amount), Unit.parse(money.currency.code))

    def money_range(self, amounts: MoneyRange) -> str:
        """From one amount to another, or no less than an amount where the upper end is open.

        No less than nothing says only that it is open.
        """
        within, currency = amounts.exact, amounts.currency
        if currency is None or not _says_something(within):
            return self._say(terms.AMOUNT_OPEN)
        return self.between(within, Unit.parse(currency))

    def open_amount(self, value: Open, unit: Unit) -> str:
        """What is known of an amount that is worked out."""
        if not self.is_told(value):
            return self._say(terms.AMOUNT_OPEN)
        return self.between(value.within, unit)

    def quantity(self, number: Exact, unit: Unit) -> str:
        """The number with its unit; a share without unit as a percentage."""
        currency = _currency_of(unit)
        if currency is not None:
            return self._money(number, currency, unit)
        above = [name for name, power in unit.powers if power > 0]
        if not above:
            return self._per(self._bare(number, unit), unit)
        written = self.digits(number)
        word = (
            self.units.above(above[0], unit)
            if self.units.is_rate(unit)
            else self._plural(above[0], number)
        )
        return self._per(self._say(terms.QUANTITY, number=written, unit=word), unit)

    def share(self, share: Exact) -> str:
        """A part of a whole as a percentage, the whole itself included: `100%`."""
        return self._plain(share, is_count=False)

    def open_number(self, value: Open, unit: Unit) -> str:
        """What is known of a number; one of which only its sign is known is unknown."""
        return self.between(value.within, unit) if self.is_told(value) else self._say(terms.UNKNOWN)

    def is_told(self, value: Open) -> bool:
        """Whether more is known of the number than that it is not below zero."""
        return _says_something(value.within)

    def unit(self, unit: Unit) -> str:
        """The unit by itself: `元/托位`; empty for a plain number."""
        return self.units.unit(unit)

    def between(self, within: Range, unit: Unit) -> str:
        """From one number to another; one of the two may be without bound."""
        low, high = within.low, within.high
        if low is None:
            return self._say(terms.AT_MOST, high=self.quantity(cast(Exact, high), unit))
        if high is None:
            return self._say(terms.AT_LEAST, low=self.quantity(low, unit))
        currency = _currency_of(unit)
        above = [name for name, power in unit.powers if power > 0]
        if not above:
            return self._say(
                terms.RANGE, low=self.quantity(low, unit), high=self.quantity(high, unit)
            )
        places = 2 if currency is not None else 0
        digits = self._say(
            terms.RANGE,
            low=self.digits(low, least_places=places),
            high=self.digits(high, least_places=places),
        )
        if currency is not None:
            said = self._say(terms.AMOUNT, number=digits, currency=self.units.name(currency))
        else:
            said = self._say(terms.QUANTITY, number=digits, unit=self.units.above(above[0], unit))
        return self._per(said, unit)

    def _money(self, number: Exact, currency: str, unit: Unit) -> str:
        name = self.units.name(currency)
        has_no_end = "/" in written_decimal(number)
        mixed = self._mixed(number) if has_no_end else None
        digits = mixed or self.digits(number, least_places=2)
        amount = self._per(self._say(terms.AMOUNT, number=digits, currency=name), unit)
        return self._say(terms.ABOUT, value=amount) if has_no_end and mixed is None else amount

    def _mixed(self, number: Exact) -> str | None:
        """A number whose decimals have no end, as a whole one and a fraction: `333又1/3`.

        None where the fraction is hard to read.
        """
        size = abs(Fraction(number))
        whole, part = divmod(size, 1)
        if part.denominator > _HARD_TO_READ:
            return None
        sign = "-" if number < 0 else ""
        if not whole:
            return f"{sign}{part}"
        return sign + self._say(terms.MIXED, whole=self.digits(whole), part=str(part))

    def digits(self, number: Exact, *, least_places: int = 0) -> str:
        """Decimal digits in groups of three; four places of a number that has no end."""
        text = written_decimal(number)
        if "/" in text:
            text = written_decimal(_FOUR_PLACES.apply(number))
        whole, _, decimals = text.partition(".")
        sign = "-" if whole.startswith("-") else ""
        grouped = f"{int(whole.removeprefix('-')):,}"
        decimals = decimals.ljust(least_places, "0")
        written = f"{sign}{grouped}.{decimals}" if decimals else f"{sign}{grouped}"
        return digits_in(self.language, written)

    def _plain(self, number: Exact, *, is_count: bool) -> str:
        """A number without unit: whole counts as they are, others as a percentage.

        A year is such a count, and takes no commas.
        """
        if is_count and Fraction(number).denominator == 1:
            return str(Fraction(number))
        percent = written_decimal(exact(Fraction(number) * 100))
        return written_decimal(number) if "/" in percent else percent_in(self.language, percent)

    def _bare(self, number: Exact, unit: Unit) -> str:
        """A number that is of nothing: for each year a percentage, for each place a count."""
        is_of_time = all(name in TIME_UNITS for name, _ in unit.powers)
        if not is_of_time:
            return self.digits(number)
        return self._plain(number, is_count=not unit.powers)

    def _per(self, amount: str, unit: Unit) -> str:
        return f"{amount}{self.units.below(unit)}"

    def _plural(self, name: str, number: Exact) -> str:
        label = self.units.name(name)
        return name if abs(number) == 1 and label.startswith(name) else label

    def _say(self, text: Text, **values: str) -> str:
        return text.to(self.language).format(**values)


def amount_in_each(amount: Money, vocabulary: Vocabulary) -> Text:
    """The amount as it stands in a sentence of the program, in each language that it speaks."""
    return in_each(SPOKEN, lambda language: NumberWords(vocabulary, language).money(amount))


def _says_something(within: Range) -> bool:
    """Whether the bounds tell more than that it is not below zero."""
    return within.high is not None or within.low not in {None, 0}


def _currency_of(unit: Unit) -> str | None:
    return next((name for name, power in unit.powers if power == 1 and is_currency(name)), None)

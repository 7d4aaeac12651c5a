"""Amounts between bounds, and differences, in words: what is paid in addition or given back."""

import attrs

from incentives.report.words.amounts import bounded
from incentives.report.words.names import Words
from incentives.values.range import MoneyRange
from incentives.values.text import Text
from incentives.wordings.report import ledger as said


@attrs.frozen(kw_only=True)
class Direction:
    """What a difference is called that lies above or below zero, with its amount and without."""

    with_amount: Text
    bare: Text


SUPPLEMENT = Direction(with_amount=said.SUPPLEMENT, bare=said.SUPPLEMENT_BARE)
RECOVERY = Direction(with_amount=said.RECOVERY, bare=said.RECOVERY_BARE)
INCREASE = Direction(with_amount=said.INCREASE, bare=said.INCREASE_BARE)
DECREASE = Direction(with_amount=said.DECREASE, bare=said.DECREASE_BARE)


@attrs.frozen
class SpreadWords:
    """Puts amounts into words.

    `above` and `below` say what a difference above and below zero is.
    """

    words: Words
    above: Direction = SUPPLEMENT
    below: Direction = RECOVERY

    def amount(self, spread: MoneyRange) -> str:
        """The amount, or the range it lies in."""
        return bounded(spread, self.words)

    def difference(self, spread: MoneyRange) -> str:
        """What is to be paid in addition, or given back; where both may be, both bounds."""
        if spread.is_nothing:
            return self.words.say(said.NO_DIFFERENCE)
        if spread.low is not None and spread.low.amount >= 0:
            return self._one_way(spread, self.above)
        if spread.high is not None and spread.high.amount <= 0:
            return self._one_way(-spread, self.below)
        return self._either_way(spread)

    def _one_way(self, spread: MoneyRange, direction: Direction) -> str:
        """What lies wholly on one side of zero, as an amount above it."""
        if spread.high is None and spread.low is not None:
            if not spread.low.amount:
                return self.words.say(
                    said.DIFFERENCE_OF_ANY_AMOUNT, one=self.words.say(direction.bare)
                )
            least = self.words.say(
                direction.with_amount, amount=self.words.numbers.money(spread.low)
            )
            return self.words.say(said.AT_LEAST, one=least)
        return self.words.say(direction.with_amount, amount=self.amount(spread))

    def _either_way(self, spread: MoneyRange) -> str:
        say, money = self.words.say, self.words.numbers.money
        above, below = self.above, self.below
        more = (
            say(above.with_amount, amount=money(spread.high)) if spread.high is not None else None
        )
        less = say(below.with_amount, amount=money(-spread.low)) if spread.low is not None else None
        if more is not None and less is not None:
            return say(said.DIFFERENCE_OPEN, one=less, other=more)
        if more is not None:
            return say(said.AT_MOST_OR, one=more, other=say(below.bare))
        if less is not None:
            return say(said.AT_MOST_OR, one=less, other=say(above.bare))
        return say(said.DIFFERENCE_UNBOUNDED, one=say(above.bare), other=say(below.bare))

"""What the text of a kernel calls: rounding, and what is written for a case that is left."""

from incentives.compile.calendar import days_in, first_day, last_day, month_at

LENGTHS = 16
"""A period is told by its first month times this, and how many months it has."""
LEFT = -3
"""Only the reference can tell what an incentive comes to."""


def half_up(number: int, divisor: int) -> int:
    """The nearest whole number to the quotient; half way goes away from zero.

    >>> half_up(5, 2), half_up(-5, 2), half_up(4, 3)
    (3, -3, 1)
    """
    if number >= 0:
        return (2 * number + divisor) // (2 * divisor)
    return -((divisor - 2 * number) // (2 * divisor))


def half_even(number: int, divisor: int) -> int:
    """The nearest whole number; half way goes to the even one.

    >>> half_even(5, 2), half_even(7, 2), half_even(-5, 2)
    (2, 4, -2)
    """
    whole = number // divisor
    beyond = 2 * (number - whole * divisor) - divisor
    if beyond > 0 or (beyond == 0 and whole % 2 == 1):
        return whole + 1
    return whole


def away(number: int, divisor: int) -> int:
    """The whole number that is no nearer to zero.

    >>> away(5, 2), away(-5, 2), away(4, 2)
    (3, -3, 2)
    """
    if number >= 0:
        return -(-number // divisor)
    return number // divisor


def towards(number: int, divisor: int) -> int:
    """The whole number that is no further from zero.

    >>> towards(5, 2), towards(-5, 2)
    (2, -2)
    """
    if number >= 0:
        return number // divisor
    return -(-number // divisor)


def ceiling(number: int, divisor: int) -> int:
    """The whole number that is no less.

    >>> ceiling(5, 2), ceiling(-5, 2)
    (3, -2)
    """
    return -(-number // divisor)


def floor(number: int, divisor: int) -> int:
    """The whole number that is no more.

    >>> floor(5, 2), floor(-5, 2)
    (2, -3)
    """
    return number // divisor


def left(results: list[int], row: int) -> int:
    """Writes that only the reference can tell what comes of it."""
    results[row] = LEFT
    return 0


def first_month(month: int, months: int) -> int:
    """The first month of the stretch of so many months, counted from January, around the month."""
    return month - month % months


def months_later(day: int, months: int) -> int:
    """The day so many months later; of the last day of a month, that of the later month."""
    month = month_at(day)
    later = month + months
    number = day - first_day(month)
    last = days_in(later) - 1
    if day == last_day(month) or number > last:
        number = last
    return first_day(later) + number


def period_end(period: int) -> int:
    """The last day of a period, told by its first month times `LENGTHS` and how many it has."""
    return last_day(period // LENGTHS + period % LENGTHS - 1)

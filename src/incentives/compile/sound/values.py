"""Single values as words, and what a value has to be for it to be sound."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from incentives.compile.layout import Kind, Place
from incentives.compile.records import WordOf, word_maker
from incentives.compile.words import LAST_DAY, UNKNOWN
from incentives.errors import CaseError
from incentives.facts.accepting import has_few_digits
from incentives.language.possible import Value
from incentives.values.period import Period, Status
from incentives.values.texts.plain_text import compared, unfit_name

_MOST_FIGURES = 2**16
"""So many figures are remembered by how they are written, of each number of parts."""
_MOST_TEXTS = 2**12
"""So many texts are remembered."""


class InDoubt(Exception):
    """It is not sure that nothing is wrong with a case, or one of its facts has no word."""


@lru_cache
def parts_of_one(parts: int) -> Callable[[str], int]:
    """From a number as it is written to how many of so many parts of one it is.

    `InDoubt` is raised of one that is finer, or that no fact can be. Figures come again and again
    in one case and in the next, so what was read is remembered; what is in doubt is not.
    """

    @lru_cache(maxsize=_MOST_FIGURES)
    def word_of(written: str) -> int:
        number = Decimal(written)
        if not number.is_finite() or not has_few_digits(number):
            raise InDoubt
        numerator, denominator = number.as_integer_ratio()
        word, rest = divmod(numerator * parts, denominator)
        if rest:
            raise InDoubt
        return word

    return word_of


@lru_cache(maxsize=_MOST_TEXTS)
def _form_of(text: str) -> str:
    """By what the text is compared with others.

    Raises:
        InDoubt: of one that cannot be taken.
    """
    if unfit_name(text) is not None:
        raise InDoubt
    return compared(text)


def take_text(text: str, forms: dict[str, str]) -> None:
    """Notes a text of the case, by what it is compared by.

    Raises:
        InDoubt: of one that cannot be taken, or that the case has in another writing already.
    """
    if forms.setdefault(_form_of(text), text) != text:
        raise InDoubt


def check_text(text: str) -> None:
    """Looks at a text that is none of the case's; one that cannot be taken is `InDoubt`."""
    _form_of(text)


NumberOf = Callable[[str, dict[str, int], dict[str, str]], int]
"""From a text, the numbers of the case's own texts and its texts by what they are compared by."""


def numbering(fixed: Mapping[str, int]) -> NumberOf:
    """What gives a text of a case its number, and notes it; `fixed`: of texts of every case."""
    first = len(fixed)

    def number_of(text: str, own: dict[str, int], forms: dict[str, str]) -> int:
        take_text(text, forms)
        number = fixed.get(text)
        return number if number is not None else own.setdefault(text, first + len(own))

    return number_of


def put_periods(status: object, into: list[int]) -> int:
    """Adds the words of the periods of a status, and gives its first day; 0 if there is none.

    Raises:
        InDoubt: of what is no tuple of periods, each after the one before.
    """
    if type(status) is not tuple:
        raise InDoubt
    into.append(len(status))
    begun = 0
    before = 0
    for period in status:
        if type(period) is not Period or type(period.first) is not date:
            raise InDoubt
        first, end = period.first.toordinal(), period.last
        if end is None:
            last = LAST_DAY
        elif type(end) is date:
            last = end.toordinal()
            if last < first or last == LAST_DAY:  # which stands for what has not ended
                raise InDoubt
        else:
            raise InDoubt
        if first <= before:
            raise InDoubt
        into += (first, last)
        before, begun = last, begun or first
    return begun


def put_stated(status: Status, into: list[int]) -> None:
    """Adds the words of the periods of a status as an instrument has read it."""
    into.append(len(status))
    for period in status:
        last = LAST_DAY if period.last is None else period.last.toordinal()
        into += (period.first.toordinal(), last)


def add_apart(row: tuple[object, ...], others: list[tuple[object, ...]]) -> None:
    """Adds what tells a row apart to that of others that are else alike.

    Raises:
        InDoubt: if it may be one of them: all that both say is the same.
    """
    for other in others:
        pairs = zip(row, other, strict=True)
        if all(one == its or UNKNOWN in {one, its} for one, its in pairs):
            raise InDoubt
    others.append(row)


def mask_of(chosen: object, bits: Mapping[int, int]) -> int:
    """The word of a set of values of an enumeration, of whose members `bits` has the identities.

    Raises:
        InDoubt: of what is no set, has others in it, or values that have no bit.
    """
    if type(chosen) is not frozenset:
        raise InDoubt
    word = 0
    for member in chosen:
        bit = bits.get(id(member))
        if bit is None:
            raise InDoubt
        word |= bit
    return word


def reading_asked(
    place: Place, read_raw: Callable[[object], Value]
) -> tuple[Callable[[object], Value], WordOf | None]:
    """What reads what is given for the fact, and what makes a word of a value that exists.

    There is none of texts and statuses, whose words are those of a case. As a document has them,
    values are texts, each of which is read once.
    """

    @lru_cache(maxsize=256)
    def read_text(raw: str) -> Value:
        return read_raw(raw)

    def read(raw: object) -> Value:
        try:
            return read_text(raw) if type(raw) is str else read_raw(raw)
        except CaseError:
            raise InDoubt from None

    return read, None if place.kind is Kind.TEXT else word_maker(place, {})

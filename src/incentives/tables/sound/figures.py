"""Figures and days of a whole column as words; what has no exact word of its place is off."""

from math import ceil, floor

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as arrow
import pyarrow.types as kinds

from incentives.compile.layout import Place
from incentives.compile.words import LAST_DAY, WIDEST

Longs = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]

_DAYS_BEFORE_1970 = 719_163
_MONTHS_BEFORE_1970 = 1970 * 12
_MOST_DIGITS = 76
_MOST_FEWER, _MOST_MORE = 18, 18
"""So many places are moved by arithmetic on words: `10 ** 18` has room there."""
_NEAR = 2**46
_FINEST = 30
"""A decimal of more places is refused, whatever number it is."""


def said_in(array: pa.Array) -> Marks:
    """Where the column says something."""
    if array.null_count == 0:
        return np.ones(len(array), np.bool_)
    if kinds.is_null(array.type):
        return np.zeros(len(array), np.bool_)
    return _marks_in(array.buffers()[0], array)


def _marks_in(bits: pa.Buffer, array: pa.Array) -> Marks:
    """Of each cell its bit among those of a column that may have more."""
    octets = np.frombuffer(bits, np.uint8) if len(array) else np.zeros(0, np.uint8)
    told = np.unpackbits(octets, bitorder="little", count=array.offset + len(array))
    return told[array.offset :].view(np.bool_)


def numbers_in(array: pa.Array, place: Place) -> tuple[Longs, Marks]:
    """The word of each number, and which have one; of what is null neither says anything."""
    if kinds.is_decimal(array.type):
        words, is_exact = _parts_of(array, place)
        return words, is_exact & (words >= place.low) & (words <= place.high)
    numbers = longs_of(array, pa.int64())
    if numbers is None:
        return _nothing(array)
    least, most = ceil(place.low / place.denominator), floor(place.high / place.denominator)
    is_within = (numbers >= least) & (numbers <= most)
    if place.denominator == 1:
        return numbers, is_within
    return np.where(is_within, numbers, 0) * place.denominator, is_within


def truths_in(array: pa.BooleanArray) -> Longs:
    """One for each that is true, nought for each that is not; of what is null either."""
    return _marks_in(array.buffers()[1], array).astype(np.int64)


def days_in_calendar(array: pa.Array) -> tuple[Longs, Marks]:
    """The number in the calendar of each day, and which are days of it."""
    days = _days_since_1970(array)
    if days is None:
        return _nothing(array)
    words = days + _DAYS_BEFORE_1970
    return words, (words >= 1) & (words <= LAST_DAY)


def months_in(array: pa.Array, place: Place) -> tuple[Longs, Marks]:
    """The month of each day, which is its first one."""
    days = _days_since_1970(array)
    if days is None:
        return _nothing(array)
    dated = days.astype("datetime64[D]")
    months = dated.astype("datetime64[M]")
    words: Longs = months.astype(np.int64) + _MONTHS_BEFORE_1970
    is_first = months.astype("datetime64[D]") == dated
    return words, is_first & (words >= place.low) & (words <= place.high)


def last_days(months: Longs) -> Longs:
    """The last day of each month, both as words."""
    following = (months + 1 - _MONTHS_BEFORE_1970).astype("datetime64[M]").astype("datetime64[D]")
    last: Longs = following.astype(np.int64) + _DAYS_BEFORE_1970 - 1
    return last


def longs_of(array: pa.Array, type_: pa.DataType) -> Longs | None:
    """The whole numbers, any for what is null; None if one of them does not fit."""
    try:
        numbers = array if array.type == type_ else array.cast(type_)
    except pa.ArrowInvalid:
        return None
    if len(numbers) == 0:
        return np.zeros(0, np.int64)
    words = np.frombuffer(numbers.buffers()[1], type_.to_pandas_dtype())
    told = words[numbers.offset : numbers.offset + len(numbers)]
    return told.astype(np.int64, copy=False)


def _days_since_1970(array: pa.Array) -> Longs | None:
    """None if they are no days, such as text."""
    if not kinds.is_date(array.type) and not kinds.is_null(array.type):
        return None
    try:
        days = array if kinds.is_date32(array.type) else array.cast(pa.date32())
    except pa.ArrowInvalid:
        return None
    return longs_of(days.view(pa.int32()), pa.int32())


def _nothing(array: pa.Array) -> tuple[Longs, Marks]:
    return np.zeros(len(array), np.int64), np.zeros(len(array), np.bool_)


def _parts_of(array: pa.Array, place: Place) -> tuple[Longs, Marks]:
    """Each decimal in the parts of one that its place has, and which are whole numbers of these."""
    scale, places = array.type.scale, len(str(place.denominator)) - 1
    digits = array.type.precision - scale + places
    if not 0 <= scale <= _FINEST or digits > _MOST_DIGITS or len(array) == 0:
        return _nothing(array)
    if kinds.is_decimal128(array.type) and -_MOST_MORE <= scale - places <= 0:
        return _with_more(array, places - scale)
    if kinds.is_decimal128(array.type) and 0 < scale - places <= _MOST_FEWER and _is_near(place):
        return _with_fewer(array, scale - places)
    wide = pa.decimal128(38, places) if digits <= 38 else pa.decimal256(76, places)
    parts = array.cast(wide, safe=False)
    back = parts.cast(array.type, safe=False)
    is_same = arrow.equal(back, array).fill_null(False).to_numpy(zero_copy_only=False)  # noqa: FBT003
    words = _words_of(parts)
    lowest: Longs = words[:, 0]
    has_no_more = (words[:, 1:] == (lowest >> 63)[:, None]).all(axis=1)
    return lowest, is_same & has_no_more


def _words_of(array: pa.Array) -> Longs:
    """The words of each decimal, the lowest first."""
    words = np.frombuffer(array.buffers()[1], dtype=np.int64)
    wide: Longs = words.reshape(-1, array.type.bit_width // 64)
    return wide[array.offset : array.offset + len(array)]


def _with_more(array: pa.Decimal128Array, more: int) -> tuple[Longs, Marks]:
    """Each number with so many places more, and which of them have a word then."""
    words = _words_of(array)
    low, high = words[:, 0], words[:, 1]
    most = WIDEST // 10**more
    has_word = (high == low >> 63) & (low <= most) & (low >= -most)
    return np.where(has_word, low, 0) * 10**more, has_word


def _is_near(place: Place) -> bool:
    """Whether all its words are so near zero that a float is within a quarter of each."""
    return place.low >= -_NEAR and place.high <= _NEAR


def _with_fewer(array: pa.Decimal128Array, fewer: int) -> tuple[Longs, Marks]:
    """Each number with so many places fewer, and which of them are whole then; all others are not.

    A float says which whole number it can be: of those near zero it is less than one off. That
    number times the places it lost is the number itself, or not even its lower word: they are
    nearer to each other than a word is wide.
    """
    words, times = _words_of(array), 10**fewer
    low, high = words[:, 0], words[:, 1]
    about = (high - (low >> 63)) * (2.0**64 / times)  # the lower word has its sign beside it
    about += low * (1 / times)
    np.rint(about, out=about)
    with np.errstate(invalid="ignore"):  # what has no word at all
        whole = about.astype(np.int64)
    return whole, whole * times == low

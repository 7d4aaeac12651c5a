"""Arrays of numbers as columns of Arrow: amounts, and words by their places among names."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as arrow

from incentives.tables.sound.figures import Longs, Marks

Places = npt.NDArray[np.int32]
"""Places among names."""
NO_WORD = -1
"""Stands for no word at all."""


def amounts_of(hundredths: Longs, are_told: Marks | None, kind: pa.Decimal128Type) -> pa.Array:
    """Each number of hundredths as a decimal of two places; null where it is not told."""
    wide = np.empty((hundredths.size, 2), dtype=np.int64)
    flat = hundredths.reshape(-1)
    wide[:, 0] = flat
    np.right_shift(flat, 63, out=wide[:, 1])  # the sign, in all bits
    buffers = [_validity(are_told), pa.py_buffer(wide)]
    return pa.Array.from_buffers(kind, flat.size, buffers)


def _validity(are_told: Marks | None) -> pa.Buffer | None:
    if are_told is None or are_told.all():
        return None
    return pa.py_buffer(np.packbits(are_told.reshape(-1), bitorder="little"))


def texts_of(places: Places, names: Sequence[str]) -> pa.StringArray:
    """The names at the places as text; null where there is no word."""
    flat = places.reshape(-1)
    return pa.array(names, pa.string()).take(_indices(flat, flat != NO_WORD))


def _indices(places: Places, are_told: Marks | None) -> pa.Int32Array:
    buffers = [_validity(are_told), pa.py_buffer(places)]
    return pa.Array.from_buffers(pa.int32(), places.size, buffers)


def _words(places: Places, are_told: Marks | None, names: Sequence[str]) -> pa.DictionaryArray:
    indices = _indices(places, are_told)
    return pa.DictionaryArray.from_arrays(indices, pa.array(names, pa.string()), safe=False)


def words_of(places: Places, names: Sequence[str]) -> pa.DictionaryArray:
    """The same with each word once, in the order in which they first stand there."""
    flat = places.reshape(-1)
    first: dict[int, int] = {}
    for place in range(len(names)):
        is_it = flat == place
        at = int(is_it.argmax()) if flat.size else 0
        if flat.size and is_it[at]:
            first[place] = at
    told = sorted(first, key=first.__getitem__)
    place_of = np.full(len(names) + 1, NO_WORD, np.int32)  # that of no word, which is the last one
    place_of[told] = np.arange(len(told))
    places_told = np.take(place_of, flat.astype(np.intp))
    return _words(places_told, flat != NO_WORD, [names[place] for place in told])


@lru_cache(maxsize=8)
def words_in_turn(names: tuple[str, ...], number: int) -> pa.DictionaryArray:
    """All the names, one behind the other, so many times: for the same the same array."""
    turns = np.tile(np.arange(len(names), dtype=np.int32), number)
    return _words(turns, None, names if number else ())


def each_repeated(texts: pa.StringArray, times: int) -> pa.StringArray:
    """Each of the texts so many times before the next; none of them is null."""
    if len(texts) * times == 0:
        return pa.array([], pa.string())
    together = arrow.binary_repeat(texts, times)
    _, ends, letters = together.buffers()
    begins = np.frombuffer(ends, np.int32)[together.offset : together.offset + len(texts) + 1]
    sizes = np.diff(begins) // times
    at = np.empty(len(texts) * times + 1, np.int32)
    within = sizes[:, None] * np.arange(times, dtype=np.int32)
    np.add(begins[:-1, None], within, out=at[:-1].reshape(-1, times))
    at[-1] = begins[-1]
    return pa.Array.from_buffers(pa.string(), len(at) - 1, [None, pa.py_buffer(at), letters])


def in_order_told(words: pa.DictionaryArray) -> pa.DictionaryArray:
    """The same words, each once, in the order in which they first stand there."""
    places = words.indices.fill_null(NO_WORD).to_numpy()
    return words_of(places, words.dictionary.to_pylist())

"""Arrays of numbers as columns of Arrow: amounts, and words by their places among names."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from incentives.tables.sound.figures import Longs, Marks

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


def places_of(places: Longs) -> pa.Array:
    """Places among names; null where there is no word."""
    flat = places.reshape(-1).astype(np.int32, copy=False)
    return pa.Array.from_buffers(
        pa.int32(), flat.size, [_validity(flat != NO_WORD), pa.py_buffer(flat)]
    )


def texts_of(places: Longs, names: Sequence[str]) -> pa.Array:
    """The names at the places as text."""
    return pa.array(names, pa.string()).take(places_of(places))


def words_of(places: Longs, names: Sequence[str]) -> pa.DictionaryArray:
    """The same with each word once, in the order in which they first stand there."""
    flat = places.reshape(-1)
    first: dict[int, int] = {}
    for place in range(len(names)):
        is_it = flat == place
        at = int(is_it.argmax()) if flat.size else 0
        if flat.size and is_it[at]:
            first[place] = at
    told = sorted(first, key=first.__getitem__)
    place_of = np.full(len(names) + 1, NO_WORD)  # that of no word, which is the last one
    place_of[told] = np.arange(len(told))
    return pa.DictionaryArray.from_arrays(
        places_of(place_of[flat]), pa.array([names[place] for place in told], pa.string())
    )


def words_in_turn(names: Sequence[str], number: int) -> pa.DictionaryArray:
    """All the names, one behind the other, so many times."""
    turns = np.tile(np.arange(len(names)), number)
    return pa.DictionaryArray.from_arrays(
        places_of(turns), pa.array(names if number else [], pa.string())
    )


def in_order_told(words: pa.DictionaryArray) -> pa.DictionaryArray:
    """The same words, each once, in the order in which they first stand there."""
    places = words.indices.fill_null(NO_WORD).to_numpy()
    return words_of(places, words.dictionary.to_pylist())

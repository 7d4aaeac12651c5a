"""Whose each row of a list is, and for whom a list is in doubt because of rows that may be theirs.

A list from which a row may be missing is not a shorter list: it is not known.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from incentives.values.text import Text, filled
from incentives.values.texts.look_alike import skeleton
from incentives.values.texts.plain_text import brief_key, compared, unfit_name
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.cells.values import key_of
from incentives.workbook.source import SourceSheet

_MOST_SLIPS = 200
"""A list with more unknown keys than these is of another workbook."""


@attrs.frozen(kw_only=True)
class KeyFault:
    """A row of which it cannot be said whose it is: why, and the key that stands there."""

    row: int
    text: Text
    key: str


@attrs.frozen(kw_only=True)
class OwnedRows:
    """The rows of one list.

    `rows`: by the key of the applicant whose they are. Of rows that nobody can be sure about,
    `doubts` are by the key of each applicant whose they could be, `anybodys` could be everyone's.
    """

    rows: Mapping[str, tuple[int, ...]] = attrs.field(factory=dict)
    doubts: Mapping[str, tuple[int, ...]] = attrs.field(factory=dict)
    anybodys: tuple[int, ...] = ()
    faults: tuple[KeyFault, ...] = ()

    def doubtful(self, key: str) -> tuple[int, ...]:
        """The rows that could be of the applicant, though nobody can be sure."""
        return self.doubts.get(key, ()) + self.anybodys


@attrs.frozen(kw_only=True)
class Applicants:
    """The keys of the sheet of applicants, with how often each is there, and what it is called."""

    times: Counter[str]
    sheet: str


def key_faults(keys: Mapping[int, str]) -> dict[int, Text]:
    """What is wrong with the keys of applicants, by row: none, no fit text, or one of two alike.

    They are alike whatever their width, case and blanks.
    """
    rows: dict[str, list[int]] = {}
    for number, key in keys.items():
        rows.setdefault(compared(key), []).append(number)
    faults: dict[int, Text] = {}
    for number, key in keys.items():
        unfit, alike = unfit_name(key), rows[compared(key)]
        if not key:
            faults[number] = wordings.NO_KEY
        elif unfit is not None:
            faults[number] = Text(
                wordings.KEY_UNFIT.zh.format(text=unfit.text.zh, advice=unfit.advice.zh),
                wordings.KEY_UNFIT.en.format(text=unfit.text.en, advice=unfit.advice.en),
            )
        elif len(alike) > 1:
            told = "、".join(map(str, alike))
            faults[number] = filled(wordings.KEY_TWICE, key=brief_key(key), rows=told)
    return faults


def owned(source: SourceSheet, applicants: Applicants) -> OwnedRows:
    """Whose each row is.

    One without a key can be anybody's; one with an unknown key is of an applicant with one much
    like it, or of one in whose rows it stands, and anybody's if there is none like it. So are those
    of unknown keys beyond `_MOST_SLIPS`.
    """
    known = applicants.times
    rows: dict[str, list[int]] = {}
    doubts: dict[str, list[int]] = {}
    anybodys: list[int] = []
    slips: dict[str, tuple[str, ...]] = {"": ()}
    faults: list[KeyFault] = []
    around: dict[int, set[str]] = {}
    for number, cells in source.rows.items():
        key = key_of(cells[0])
        if key in known:
            rows.setdefault(key, []).append(number)
            continue
        faults.append(_fault(source, number, key, applicants))
        if key not in slips and len(slips) <= _MOST_SLIPS:
            slips[key] = meant_by(key, known)
        likely = slips.get(key, ())
        if not likely or len(likely) == len(known):
            anybodys.append(number)
            continue
        around = around or _around(source, known)
        for meant in dict.fromkeys((*likely, *around[number])):
            doubts.setdefault(meant, []).append(number)
    return OwnedRows(
        rows=_fixed(rows),
        doubts=_fixed(doubts),
        anybodys=tuple(anybodys),
        faults=tuple(faults),
    )


def _around(source: SourceSheet, known: Counter[str]) -> dict[int, set[str]]:
    """Of each row the keys of the nearest rows above and below that have a known one."""
    found: dict[int, set[str]] = {number: set() for number in source.rows}
    downwards = list(source.rows)
    for numbers in (downwards, downwards[::-1]):
        nearest = ""
        for number in numbers:
            key = key_of(source.rows[number][0])
            nearest = key if key in known else nearest
            found[number].update([nearest] if nearest else [])
    return found


def _fault(source: SourceSheet, number: int, key: str, applicants: Applicants) -> KeyFault:
    if key:
        text = filled(wordings.KEY_UNKNOWN, key=key, main=applicants.sheet)
    elif any(number in block for block in source.blocks):
        text = wordings.MERGED_KEY
    else:
        text = wordings.NO_KEY
    return KeyFault(row=number, text=text, key=key)


def _fixed(rows: Mapping[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {key: tuple(numbers) for key, numbers in rows.items()}


def carried(source: SourceSheet, known: Counter[str], without: frozenset[str]) -> SourceSheet:
    """The sheet, with merged keys in each of their rows where it is plain whose these are.

    It is plain where all rows of every applicant are one block under its key, and every applicant
    has some or is known to have none (`without`): then no row was swallowed by the key above it.
    """
    keys = {number: key_of(cells[0]) for number, cells in source.rows.items()}
    if not _is_plain(source.blocks, keys, frozenset(known) - without):
        return source
    rows = dict(source.rows)
    for first, *below in source.blocks:
        for number in below:
            rows[number] = (rows[first][0], *rows[number][1:])
    return attrs.evolve(source, rows=rows)


def _is_plain(
    blocks: Sequence[tuple[int, ...]], keys: Mapping[int, str], expected: frozenset[str]
) -> bool:
    """Whether blocks hold every row, each under the key of another applicant that has some."""
    heads = [keys[block[0]] for block in blocks]
    covered = [number for block in blocks for number in block]
    swallowed = [keys[number] for block in blocks for number in block[1:]]
    return (
        sorted(covered) == sorted(keys)
        and set(heads) == expected
        and len(heads) == len(expected)
        and not any(swallowed)
    )


def meant_by(typed: str, known: Counter[str]) -> tuple[str, ...]:
    """The keys of which the typed one can be a slip; all, if there is none or nothing was typed.

    A slip is one character more, less or other, two that changed places, letters for digits, or
    zeros that a spreadsheet dropped.

    >>> meant_by("A1O", Counter({"A1": 1, "A2": 1}))
    ('A1',)
    >>> meant_by("7", Counter({"007": 1, "012": 1}))
    ('007',)
    >>> meant_by("", Counter({"A1": 1, "A2": 1}))
    ('A1', 'A2')
    """
    if typed:
        folded = _folded(typed)
        slips = set(_one_off(typed, known))
        likely = [key for key in known if key and (key in slips or _folded(key) == folded)]
        if likely:
            return tuple(likely)
    return tuple(key for key in known if key)


def _one_off(typed: str, known: Counter[str]) -> Iterator[str]:
    """The known keys that differ by one character, or by two that changed places."""
    for key in known:
        if abs(len(key) - len(typed)) > 1:
            continue
        start = _common(typed, key)
        end = _common(typed[start:][::-1], key[start:][::-1])
        ours, theirs = typed[start : len(typed) - end], key[start : len(key) - end]
        if max(len(ours), len(theirs)) <= 1 or (len(ours) == 2 and ours == theirs[::-1]):
            yield key


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _folded(key: str) -> str:
    return "".join(filter(str.isalnum, skeleton(key))).lstrip("0")

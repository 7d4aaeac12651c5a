"""How parts of an incentive that may be open are joined: the same text runs compiled.

The results of an incentive stand at R[r] and after it, as the constants below say. All say what
`incentives.engine.determination` says of its parts and of what they come to together.
"""

from incentives.compile.bounded.values import (
    ENDLESS,
    NOTHING_LACKS,
    ONLY_REFERENCE,
    Bounded,
    is_wide,
)
from incentives.compile.runtime import half_up, left, towards
from incentives.compile.words import NONE, WIDEST

FAILED = 1
"""The place of the clause that fails first."""
ROLE = 2
"""The place of the role that benefits."""
LEAST = 3
MOST = 4
"""Between which bounds the parts come: first as they are, in the end in hundredths (NONE: none)."""
LACKS = 5
"""The rank of what is missing first."""
MARKS = 6
"""What was seen of parts: the marks below."""
PARTS = 7
"""How many parts there are that give something, or may."""
FAILED_IN = 8
"""In which of the parts that clause fails."""
SAVED = 9
"""Then of each dependent charge what falls away at least and at most, and what surely does."""
WORDS_OF_SAVED = 3
"""So many words; then, where several may benefit of a charge, whose it is, as the next say."""
VAGUE = 0
"""So many parts are not known to a fen; below zero where it is not told whose all are."""
ADDING = 1
"""Whose that is which may be added to what is sure."""
WORDS_BEFORE_WHOSE = 2
"""Then what surely each has; behind them stand the lines of a return, while they are filled."""

OPEN = -4
"""It may be due, or for another amount."""
SEVERAL_ROLES = -2
UNKNOWN_ROLE = -3
_NO_ROLE = -1
_NO_CLAUSE = -1
_MOST_OF_ROLE = WIDEST // 64
"""No more is told to be one role's, so that those of all find room in a word."""
SEEN = 1
"""A part was judged."""
OUT = 2
"""A part is out of force."""
DUE = 4
"""A part is surely given."""
MAYBE = 8
"""A part is open."""
GIVEN = 16
"""A part is due, for an amount that is known."""
TOGETHER = 32
"""Facts of rows are not known that the reference tries for all parts together."""
OTHERWISE = 64
"""A part may be paid otherwise than it is due."""


def begin(results: list[int], row: int) -> int:
    """No part was seen yet, and nothing is written: all words of the results are zero."""
    results[row + FAILED] = _NO_CLAUSE
    results[row + ROLE] = _NO_ROLE
    results[row + LACKS] = NOTHING_LACKS
    return 0


def note_failed(results: list[int], row: int, clause: int, part: int) -> int:
    """The first clause that fails, of the first part in which one does; `part`: in which order."""
    if results[row + FAILED] == _NO_CLAUSE or part < results[row + FAILED_IN]:
        results[row + FAILED] = clause
        results[row + FAILED_IN] = part
    return 0


def added_end(one: int, other: int) -> int:
    """The sum of two bounds; one that is not there stays so."""
    if -WIDEST <= one <= WIDEST and -WIDEST <= other <= WIDEST:
        return one + other
    if abs(one) == ENDLESS:
        return one
    return other if abs(other) == ENDLESS else one + other


def count_part(
    results: list[int],
    row: int,
    said: tuple[Bounded, Bounded, Bounded],
    unlisted: int,
    whose: tuple[int, int],
) -> int:
    """One more part that gives something, or may; what it is for those that depend on it.

    `said`: whether it is a part at all, whether all that must hold does, and what it comes to then.
    `unlisted`: the rank of rows that nobody has listed. `whose`: the role, and what is missing to
    tell it. It gives 0 where it may come to nothing, 1 where all holds, 2 where it is surely due.
    """
    frame, condition, worth = said
    role, role_lacks = whose
    may_be_nothing = worth[2] == 1
    is_due = frame[0] == 1 and condition[0] == 1 and unlisted == NOTHING_LACKS
    least, most = worth[0], worth[1]
    if not is_due or may_be_nothing:
        least, most = min(least, 0), max(most, 0)
    if unlisted != NOTHING_LACKS:
        least = -ENDLESS if least < 0 else least
        most = ENDLESS if most > 0 else most
    lacks = min(frame[3], unlisted, condition[3], worth[3], role_lacks)
    is_given = is_due and worth[3] == NOTHING_LACKS
    results[row + MARKS] |= GIVEN if is_given else MAYBE
    if is_due and not may_be_nothing:
        results[row + MARKS] |= DUE
    if results[row + PARTS] != 0:
        least = added_end(results[row + LEAST], least)
        most = added_end(results[row + MOST], most)
    if is_wide(least, WIDEST // 2) or is_wide(most, WIDEST // 2):
        lacks = ONLY_REFERENCE
        least = most = 0
    results[row + LEAST], results[row + MOST] = least, most
    results[row + LACKS] = min(results[row + LACKS], lacks)
    results[row + PARTS] += 1
    if results[row + ROLE] == _NO_ROLE:
        results[row + ROLE] = role
    elif results[row + ROLE] != role:
        results[row + ROLE] = SEVERAL_ROLES
    if is_due and not may_be_nothing:
        return 2
    return 1 if condition[0] == 1 or is_given else 0


def count_saved(results: list[int], row: int, charge: int, saved: Bounded, state: int) -> int:
    """What falls away with a part of one charge; `state`: as `count_part` gives it."""
    least, most = saved[0], saved[1]
    if saved[0] == NONE:
        least, most = 0, 0
    elif state == 0:
        least, most = 0, max(most, 0)
    elif saved[3] != NOTHING_LACKS:
        least, most = max(least, 0), max(most, 0)
    place = row + SAVED + charge * WORDS_OF_SAVED
    results[place] = added_end(results[place], least)
    results[place + 1] = added_end(results[place + 1], most)
    if state == 2:
        results[place + 2] = added_end(results[place + 2], least)
    is_far = False
    for at in range(place, place + WORDS_OF_SAVED):
        is_far = is_far or is_wide(results[at], WIDEST // 2)
    if is_far:
        results[place] = results[place + 1] = results[place + 2] = 0
    if saved[3] == ONLY_REFERENCE or is_far:
        results[row + LACKS] = ONLY_REFERENCE
    return 0


def begin_whose(results: list[int], place: int, roles: int) -> int:
    """Nothing is anybody's yet; the words of so many roles begin there."""
    for at in range(WORDS_BEFORE_WHOSE + roles):
        results[place + at] = 0
    results[place + ADDING] = _NO_ROLE
    return 0


def count_whose(
    results: list[int],
    place: int,
    whose: tuple[int, int],
    worth: Bounded,
    steps: tuple[int, int, int],
) -> int:
    """What of one more part is surely whose, down to hundredths; `whose`: as `count_part` has it.

    `steps`: by what a word is multiplied and divided to count in hundredths, and the state of the
    part, as `count_part` gives it.
    """
    times, divisor, state = steps
    role, role_lacks = whose
    least, most = (worth[0] if state == 2 else 0), worth[1]
    is_far = abs(least) > WIDEST // (4 * times) or is_wide(most, WIDEST // (4 * times))
    is_told = role >= 0 and role_lacks == NOTHING_LACKS and worth[0] >= 0 and not is_far
    if not is_told or results[place + VAGUE] < 0:
        results[place + VAGUE] = -1
        return 0
    surely = towards(least * times, divisor)
    if results[place + WORDS_BEFORE_WHOSE + role] + surely > _MOST_OF_ROLE:
        results[place + VAGUE] = -1
        return 0
    results[place + WORDS_BEFORE_WHOSE + role] += surely
    if least != most:
        results[place + VAGUE] += 1
    if most == ENDLESS or most * times > surely * divisor:
        adding = results[place + ADDING]
        if adding == _NO_ROLE:
            adding = role
        results[place + ADDING] = role if adding == role else SEVERAL_ROLES
    return 0


def conclude_whose(results: list[int], row: int, place: int, roles: int) -> int:
    """What is sure of all beyond what is of each, is theirs to whom alone more may come."""
    least, adding = results[row + LEAST], results[place + ADDING]
    if results[place + VAGUE] <= 0 or least == NONE:
        results[place + VAGUE] = -1
        return 0
    left = least
    for role in range(roles):
        left -= results[place + WORDS_BEFORE_WHOSE + role]
    if left > 0 and adding >= 0:
        results[place + WORDS_BEFORE_WHOSE + adding] += left
    return 0


def hundredths_of(end: int, times: int, divisor: int) -> int:
    """A bound in hundredths, rounded half up; NONE where there is none."""
    if end == ENDLESS or end == -ENDLESS:  # noqa: PLR1714 - of a pair there would be an object
        return NONE
    return half_up(end * times, divisor)


def conclude(results: list[int], row: int, times: int, divisor: int, is_told_alone: bool) -> int:  # noqa: FBT001 - of the rule
    """The outcome of all parts, if it is that something is given, or may be; else zero.

    `times`, `divisor`: what makes hundredths of a word. `is_told_alone`: no limit binds the parts
    of which the reference would know more; and the rule has an amount where `divisor` is not zero.
    """
    marks = results[row + MARKS]
    if marks & (GIVEN | MAYBE) == 0:
        return 0
    is_valued = divisor != 0
    is_lost = results[row + LACKS] == ONLY_REFERENCE
    least, most = results[row + LEAST], results[row + MOST]
    if is_valued and (
        is_wide(least, WIDEST // (4 * times)) or is_wide(most, WIDEST // (4 * times))
    ):
        is_lost = True
    is_open = marks & MAYBE != 0
    if is_open and is_valued and not is_told_alone and results[row + PARTS] > 1 and least != most:
        is_lost = True
    if is_lost:
        left(results, row)
        return 1
    if is_valued:
        is_one = least == most
        least = hundredths_of(least, times, divisor)
        most = least if is_one else hundredths_of(most, times, divisor)
    else:
        least = most = NONE
    results[row + LEAST], results[row + MOST] = least, most
    is_same = is_valued and least == most != NONE
    if is_open and not (is_same and marks & DUE != 0):
        results[row] = OPEN
        return 1
    if results[row + ROLE] == UNKNOWN_ROLE or results[row + ROLE] == SEVERAL_ROLES:
        left(results, row)
        return 1
    results[row] = least if is_valued else 0
    results[row + LACKS] = NOTHING_LACKS
    return 1


def conclude_saved(results: list[int], row: int, charge: int, times: int, divisor: int) -> int:
    """What falls away of a charge, in hundredths; what surely does, down to them."""
    place = row + SAVED + charge * WORDS_OF_SAVED
    least, most, surely = results[place], results[place + 1], results[place + 2]
    most_words = WIDEST // (4 * times)
    if is_wide(least, most_words) or is_wide(most, most_words) or is_wide(surely, most_words):
        left(results, row)
        return 0
    results[place] = hundredths_of(least, times, divisor)
    results[place + 1] = hundredths_of(most, times, divisor)
    results[place + 2] = min(towards(surely * times, divisor), max(results[place], 0))
    return 0

"""The cases that stand as the kernel decides them: nothing that comes after can change any part."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations

import attrs
import numpy as np

from incentives.compile.bonds import bonds_on, least_bound
from incentives.compile.settling import Settling
from incentives.tables.outcomes.across import count, holds_in_all
from incentives.tables.outcomes.filled import Filled
from incentives.tables.outcomes.verdicts import Verdicts
from incentives.tables.sound.figures import Longs, Marks


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Bound:
    """So many of the incentives in these columns, together, and others may change some of them.

    `lists`: where that takes several rows, those whose rows they are; None: one row is enough.
    """

    columns: Longs
    least: int
    lists: frozenset[str] | None = None


@lru_cache(maxsize=256)
def bounds_on(settling: Settling, on: date) -> Sequence[Bound]:
    """What binds incentives of the law on the day, as `Bonds.bound` has it."""
    bonds = bonds_on(settling.law, on)
    columns = {rule.id: column for column, rule in enumerate(settling.incentives)}
    several: list[tuple[Iterable[str], int, frozenset[str] | None]] = [
        (relation.incentives, least_bound(relation), bonds.rows_apart.get(relation))
        for relation in bonds.relations
    ]
    several += [
        (pair, 2, None)
        for relieving in bonds.by_charge
        for pair in combinations(sorted(relieving), 2)
        if frozenset(pair) not in bonds.related
    ]
    there = [
        (sorted({columns[name] for name in names if name in columns}), least, lists)
        for names, least, lists in several
    ]
    return tuple(
        Bound(columns=np.array(those, dtype=np.int64), least=least, lists=lists)
        for those, least, lists in there
        if len(those) >= least
    )


def are_bound(verdicts: Verdicts, filled: Filled, on: date, *, surely: bool = False) -> Marks:
    """The cases in which others may change an incentive that is due, or may be.

    `surely`: whatever comes of what is open.
    """
    given = verdicts.codes >= 0 if surely else verdicts.may_be_given
    bound = np.zeros(len(given), np.bool_)
    for each in bounds_on(verdicts.plan.settling, on):
        are_there = count(given[:, each.columns]) >= each.least
        if each.lists is not None and are_there.any():
            are_there &= ~_have_one_row(each.lists, are_there, verdicts.plan.settling, filled)
        bound |= are_there
    return bound


def _have_one_row(lists: frozenset[str], asked: Marks, settling: Settling, filled: Filled) -> Marks:
    """Which of the cases that are asked for have one row at most of each of the lists."""
    layout, one = settling.kernel.layout, np.zeros(len(asked), np.bool_)
    for row in np.flatnonzero(asked).tolist():
        one[row] = layout.has_one_row(filled.words, int(filled.addresses[row]), lists)
    return one


def stand(verdicts: Verdicts, filled: Filled, on: date) -> Marks:
    """The cases of which the verdicts tell all that is told of them."""
    standing: Marks = (
        holds_in_all(verdicts.is_told) & ~verdicts.lost & ~are_bound(verdicts, filled, on)
    )
    return standing

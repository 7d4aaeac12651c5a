"""Words of many cases say by columns what they say one by one, whatever a kernel may write."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.compile.adding import adds_what_it_says
from incentives.compile.bounded.concluding import (
    FAILED,
    LACKS,
    LEAST,
    MARKS,
    MOST,
    OPEN,
    PARTS,
    ROLE,
    SAVED,
    SEVERAL_ROLES,
    UNKNOWN_ROLE,
)
from incentives.compile.bounded.values import NOTHING_LACKS
from incentives.compile.printing.results import (
    PAID_OTHERWISE,
    SOME_CLAUSE,
    Answer,
    PrintedIncentive,
)
from incentives.compile.printing.verdicts import Verdict, open_verdict_of, verdict_of
from incentives.compile.settling import Settled, Settling, settling_of
from incentives.compile.words import NONE, WIDEST
from incentives.engine.findings.totals import total
from incentives.policy.library import law_of
from incentives.tables.outcomes.opening import OpenRows, put_open
from incentives.tables.outcomes.plan import outcome_plan
from incentives.tables.outcomes.verdicts import Verdicts, known_verdicts
from incentives.tables.outcomes.writing import cases_table, decisions_table
from incentives.tables.results import CASES, DECISIONS, case_row, settled_decisions_of
from tests.compile.test_adding import RULES
from tests.engine.small_domain import one_file

IN_KIND = """
  premises:
    title: TEXT
    kind: in_kind
    cite: '1'
    for_each: houses
    trigger: house.bought_on
    worth: house.area * rate
  advice: {title: TEXT, kind: in_kind, cite: '1', trigger: workshop.opened_on}
"""
CODES = [-1, -1, -2, -3, 0, 1, 70_000, 10**12]
BOUNDS = [NONE, 0, 0, 1, 250, 70_000]
NUMBER = 60


@pytest.fixture(scope="module")
def settling(tmp_path_factory: pytest.TempPathFactory) -> Settling:
    """A law whose incentives are paid in parts, by levels, in kind, or save what several owe."""
    folder: Path = tmp_path_factory.mktemp("outcomes")
    library = one_file(folder, RULES.rstrip() + IN_KIND)
    return settling_of(law_of(library, tuple(library.jurisdictions)))


def opened_form(printed: PrintedIncentive) -> PrintedIncentive:
    """The open form has clauses of its own, and roles in an order of their own."""
    clauses = (*printed.clauses[::-1], "another")
    return attrs.evolve(printed, clauses=clauses, roles=printed.roles[::-1])


def known_row(settling: Settling, draw: random.Random) -> list[int]:
    """What the known form of each incentive may write of a case."""
    words: list[int] = []
    for printed in settling.kernel.incentives.values():
        roles = [*range(len(printed.roles)), *([SEVERAL_ROLES] if len(printed.roles) > 1 else [])]
        own = [0] * printed.width
        own[0] = draw.choice(CODES)
        own[1] = draw.choice([SOME_CLAUSE, -1, *range(len(printed.clauses))])
        own[2] = draw.choice(roles)
        own[PAID_OTHERWISE] = int(draw.random() < 0.05)
        own[4:] = [draw.choice([0, 33, 10**9]) for _ in own[4:]]
        words += own
    return words


def open_row(settling: Settling, name: str, draw: random.Random) -> list[int]:
    """What the open form of the incentive may write of a case."""
    printed = opened_form(settling.kernel.incentives[name])
    own = [0] * (SAVED + 3 * len(printed.saved))
    own[0] = draw.choice([*CODES, OPEN, OPEN, OPEN])
    own[FAILED] = draw.choice([SOME_CLAUSE, -1, *range(len(printed.clauses))])
    none = [UNKNOWN_ROLE, SEVERAL_ROLES] if own[0] == OPEN else []
    own[ROLE] = draw.choice([*range(len(printed.roles)), *none])
    is_valued = settling.law.library.incentives[name].is_valued
    own[LEAST], own[MOST] = (draw.choice(BOUNDS if is_valued else [NONE]) for _ in range(2))
    ranks = [0, 4096, NOTHING_LACKS]
    own[LACKS] = draw.choice([rank for rank in ranks if is_told(settling, rank)])
    own[MARKS], own[PARTS] = draw.randrange(32), draw.randrange(4)
    own[MARKS] |= 64 if draw.random() < 0.05 else 0
    for at in range(SAVED, len(own), 3):
        own[at : at + 3] = [draw.choice(BOUNDS[1:]), draw.choice(BOUNDS), draw.choice(BOUNDS[1:])]
        if own[0] >= 0 and draw.random() < 0.7:
            own[at + 1] = own[at]
    return own


def is_told(settling: Settling, rank: int) -> bool:
    try:
        settling.kernel.ranks.told(rank)
    except IndexError:
        return rank == NOTHING_LACKS
    return True


Said = Sequence[Mapping[str, Verdict]]


def said_one_by_one(
    settling: Settling, known: Sequence[list[int]], opened: Mapping[str, Sequence[list[int]]]
) -> Said:
    kernel = settling.kernel
    said = []
    for row, words in enumerate(known):
        verdicts = {}
        for name, printed in kernel.incentives.items():
            begin = kernel.places[name]
            verdicts[name] = verdict_of(printed, words, begin)
            if verdicts[name].is_left or not verdicts[name].is_failed_sure:
                form = opened_form(printed)
                verdicts[name] = open_verdict_of(form, opened[name][row], kernel.ranks)
        said.append(verdicts)
    return said


def said_by_columns(
    settling: Settling, known: Sequence[list[int]], opened: Mapping[str, Sequence[list[int]]]
) -> Verdicts:
    plan = outcome_plan(settling)
    verdicts = known_verdicts(np.array(known, dtype=np.int64), plan)
    left = verdicts.are_left
    for column, name in enumerate(plan.names):
        rows = np.flatnonzero(left[:, column])
        results = np.array([opened[name][row] for row in rows.tolist()], dtype=np.int64)
        if len(rows):
            printed = opened_form(settling.kernel.incentives[name])
            told = OpenRows(printed=printed, plan=plan, column=column, rows=rows, results=results)
            put_open(told, verdicts)
    return verdicts


def stands(settling: Settling, verdicts: Mapping[str, Verdict]) -> bool:
    rules = settling.law.library.incentives
    return all(
        not verdict.is_left
        and verdict.is_failed_sure
        and (not verdict.may_be_given or adds_what_it_says(rules[name], verdict))
        for name, verdict in verdicts.items()
    )


@given(seed=st.integers(0, 2**32))
def test_words_by_columns_say_what_they_say_one_by_one(settling: Settling, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - the same words each time
    known = [known_row(settling, draw) for _ in range(NUMBER)]
    opened = {
        name: [open_row(settling, name, draw) for _ in range(NUMBER)]
        for name in settling.kernel.incentives
    }
    one_by_one = said_one_by_one(settling, known, opened)
    by_columns = said_by_columns(settling, known, opened)
    standing = [row for row, said in enumerate(one_by_one) if stands(settling, said)]
    assert standing == np.flatnonzero(by_columns.is_told.all(axis=1) & ~by_columns.lost).tolist()
    decisions, cases = [], []
    for row in standing:
        settled = Settled(
            incentives=settling.incentives, verdicts=one_by_one[row], determinations={}
        )
        own = settled_decisions_of(str(row), settled)
        decisions += own
        cases.append(case_row(str(row), total(settled.contributions, "CNY"), own))
    keys = pa.array([str(row) for row in standing], pa.string())
    told = by_columns.of(np.array(standing, dtype=np.int64))
    expected = pa.Table.from_pylist(decisions, schema=DECISIONS)
    assert decisions_table(keys, told).to_pylist() == expected.to_pylist()
    assert decisions_table(keys, told).equals(expected)
    expected = pa.Table.from_pylist(cases, schema=CASES)
    assert cases_table(keys, told).to_pylist() == expected.to_pylist()


def test_most_of_such_words_are_told_and_many_are_not(settling: Settling) -> None:
    """So that what is compared tells something."""
    draw = random.Random(1)  # noqa: S311 - the same words each time
    known = [known_row(settling, draw) for _ in range(1_000)]
    opened = {
        name: [open_row(settling, name, draw) for _ in range(1_000)]
        for name in settling.kernel.incentives
    }
    told = [stands(settling, one) for one in said_one_by_one(settling, known, opened)]
    assert 200 < sum(told) < 800


@pytest.mark.parametrize("amount", [WIDEST // 2, WIDEST])
def test_a_sum_that_may_leave_its_word_is_not_made(settling: Settling, amount: int) -> None:
    """Two such amounts together wrap: the case is settled by itself."""
    words = [0] * settling.kernel.width
    for name, printed in settling.kernel.incentives.items():
        begin = settling.kernel.places[name]
        words[begin : begin + 2] = [amount, -1]
        assert printed.width > 3
    verdicts = known_verdicts(np.array([words, [0] * len(words)]), outcome_plan(settling))
    assert verdicts.lost.tolist() == [True, False]


def test_codes_are_those_of_answers() -> None:
    """What a kernel writes below zero, by which outcomes are looked up."""
    assert sorted(answer.value for answer in Answer) == [-4, -3, -2, -1]

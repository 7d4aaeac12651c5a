"""Tables whose cells are schedules of brackets, with all known and with facts left out."""

import json
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from incentives import Language, Library, Outcome, assess
from incentives.report.papers.assessment import assessment_sheet
from incentives.values.number import Exact
from tests.engine.small_domain import ON, Trade, bounds, case_of, found, one_file, yuan
from tests.report.reports import strings_in

RULES = """parameters:
  shares:
    text: TEXT
    unit: 1
    brackets_of: CNY
    by: workshop.trade
    values:
      - cite: '1'
        table:
          joiner: [{up_to: 100, value: 50%}, {value: 10%}]
          smith: [{below: 50, value: 20%}, {up_to: 150, value: 80%}, {value: not_applicable}]
          baker: not_applicable
  sums:
    text: TEXT
    unit: CNY
    by: [workshop.trade, workshop.staff]
    brackets_of: CNY
    values:
      - cite: '1'
        table:
          joiner: {1: [{up_to: 100, value: 7}, {value: 9}], 2: not_applicable, rest: [{value: 3}]}
          rest: {1: [{value: 4}], rest: not_applicable}
incentives:
  slices: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on,
    amount: "marginal(shares[workshop.trade], workshop.spent)"}
  band: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on,
    amount: "workshop.spent * step(shares[workshop.trade], workshop.spent)"}
  sum: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on,
    amount: "step(sums[workshop.trade, workshop.staff], workshop.spent)"}
"""
SPENT = [0, 49, 50, 100, 101, 150, 151]
STAFF = [1, 2, 3]
SHARES: dict[Trade, list[tuple[int | None, Fraction | None]]] = {
    Trade.JOINER: [(None, Fraction(1, 2)), (100, Fraction(1, 10))],
    Trade.SMITH: [(None, Fraction(1, 5)), (49, Fraction(4, 5)), (150, None)],
    Trade.BAKER: [(None, None)],
}
"""For whole sums: above which one each share begins; None where there is none."""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return one_file(tmp_path, RULES)


def share_of(trade: Trade, spent: int) -> Fraction | None:
    return next(share for above, share in reversed(SHARES[trade]) if above is None or spent > above)


def wanted(name: str, trade: Trade, staff: int, spent: int) -> Exact | None:
    """What the rule comes to, yuan by yuan; None: it is not applicable."""
    if name == "slices":
        # Whole yuan: the smith's first slice ends at 50, of which the 50th is below the limit.
        yuans = [1 if each == 50 and trade is Trade.SMITH else each for each in range(1, spent + 1)]
        shares = [share_of(trade, each) for each in [*yuans, spent]]
        known = [share for share in shares[:-1] if share is not None]
        return None if None in shares else sum(known, Fraction(0))
    if name == "band":
        share = share_of(trade, spent)
        return None if share is None else spent * share
    if trade is Trade.JOINER:
        return {1: 7 if spent <= 100 else 9, 2: None, 3: 3}[staff]
    return 4 if staff == 1 else None


def everything() -> Iterator[tuple[Trade, int, int]]:
    yield from product(Trade, STAFF, SPENT)


def partly_known() -> Iterator[dict[str, Any]]:
    """Every choice of facts that are known, with every value that they have here."""
    for known in product([None, *Trade], [None, *STAFF], [None, *SPENT]):
        facts = dict(zip(("trade", "staff", "spent"), known, strict=True))
        yield {at: fact for at, fact in facts.items() if fact is not None}


@pytest.mark.parametrize("name", ["slices", "band", "sum"])
def test_a_cell_has_brackets_of_its_own(name: str, library: Library) -> None:
    """By group of keys, on, below and above each limit; where one says so nothing is due."""
    for trade, staff, spent in everything():
        case = case_of(trade=trade, staff=staff, spent=yuan(spent))
        determination = found(library, case, name=f"land.one.{name}")
        due = wanted(name, trade, staff, spent)
        outcome = Outcome.INELIGIBLE if due is None else Outcome.ELIGIBLE
        assert outcome is determination.outcome, (trade, staff, spent)
        assert bounds(determination) == (due or 0, due or 0), (trade, staff, spent)


@pytest.mark.parametrize("name", ["slices", "band", "sum"])
def test_with_facts_left_out_there_is_room_for_all_that_they_may_be(
    name: str, library: Library
) -> None:
    """An outcome that is certain is that of every case that has what is known."""
    for known in partly_known():
        full = [
            wanted(name, trade, staff, spent)
            for trade, staff, spent in everything()
            if known.items() <= {"trade": trade, "staff": staff, "spent": spent}.items()
        ]
        facts = {at: yuan(fact) if at == "spent" else fact for at, fact in known.items()}
        partial = found(library, case_of(**facts), name=f"land.one.{name}")
        low, high = bounds(partial)
        for due in full:
            assert low <= (due or 0), known
            assert high is None or (due or 0) <= high, known
        if partial.outcome is not Outcome.UNDETERMINED:
            is_due = partial.outcome is Outcome.ELIGIBLE
            assert all((due is not None) is is_due for due in full), known


def test_what_all_cells_have_in_common_needs_no_key(library: Library) -> None:
    """Above 150 only a joiner has a share, so the trade has to be known; a baker never has one."""
    assert (
        Outcome.INELIGIBLE
        is found(library, case_of(trade=Trade.BAKER), name="land.one.slices").outcome
    )
    assert (
        Outcome.UNDETERMINED
        is found(library, case_of(spent=yuan(151)), name="land.one.slices").outcome
    )


def test_the_json_of_a_working_names_the_table_and_its_keys(library: Library) -> None:
    """The look-up stands within the brackets that it gives."""
    case = case_of(trade=Trade.JOINER, spent=yuan(120))
    text = assess(case, library, on=ON).record
    assert '"op":"marginal"' in text
    assert '"op":"table:land.one.shares"' in text


@pytest.mark.parametrize(
    ("facts", "sought", "zh", "en"),
    [
        (
            {"trade": Trade.BAKER},
            {"workshop.trade": "baker"},
            "不适用，原因：“甲（面包师）”规定不适用（No. land.one 1）",
            "not applicable, since “a (baker)” does not apply (No. land.one 1)",
        ),
        (
            {"trade": Trade.SMITH, "spent": yuan(151)},
            {},
            "不适用，原因：“甲（铁匠）”规定超过 150.00 元的不适用（No. land.one 1）",
            "not applicable, since “a (smith)” does not apply above CNY 150.00 (No. land.one 1)",
        ),
    ],
)
def test_what_is_not_applicable_says_by_which_cell_or_bracket_and_clause(
    facts: dict[str, object], sought: dict[str, str], zh: str, en: str, library: Library
) -> None:
    """In JSON and in words; never as zero."""
    assessment = assess(case_of(**{"spent": yuan(60), "staff": 1, **facts}), library, on=ON)
    document = json.loads(assessment.record)
    [part] = next(
        each["working"]
        for each in document["determinations"]
        if each["incentive"] == "land.one.slices"
    )
    [reason] = part["not_applicable"]
    assert (reason["because"], reason["sought"]) == ("figure", sought)
    assert reason["citation"] == {"document": "No. land.one", "clause": "1"}
    assert zh in strings_in(assessment_sheet(assessment, Language.ZH))
    assert en in strings_in(assessment_sheet(assessment, Language.EN))


def test_brackets_that_nobody_knows_make_nothing_of_a_number_that_may_not_exist(
    tmp_path: Path,
) -> None:
    """Whether there is anything is open until the number is known."""
    library = one_file(
        tmp_path,
        """facts:
  extra: {type: number, unit: CNY, may_be_none: true, text: TEXT}
parameters:
  bands: {text: TEXT, unit: 1, brackets_of: CNY, values: [{unpublished: true, cite: '1'}]}
incentives:
  grant: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: workshop.spent,
    when: {when: "exists(marginal(bands, extra))", text: TEXT}}
""",
    )
    assert Outcome.UNDETERMINED is found(library, case_of(spent=yuan(1))).outcome

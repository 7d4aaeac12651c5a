"""Sums that rows have in common: worked out once, told once, and the same as each row by itself."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import cast

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from moneyed import Money

from incentives import NOT_COME_ABOUT, UNKNOWN, Assessment, Library, assess, load_library
from incentives.documents.record import determination_document
from incentives.documents.trace import spelled_out
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.evaluation.trace import FirstParts, Trace, traces_in, traces_in_all
from incentives.facts.snapshot import take_snapshot
from incentives.language.expression import Constant
from incentives.language.types import BOOLEAN
from incentives.policy.library import law_of
from incentives.values.range import Range
from incentives.values.span import Span
from tests.conformance.planting import Case, Grower
from tests.conformance.planting_rows import Loan
from tests.engine.evaluation.test_rows import in_an_order
from tests.trying import examples

LIBRARY = Path(__file__).parents[2] / "conformance" / "library" / "land"
ON = date(2023, 6, 30)
HEAD = """instrument:
  id: land.sums
  number: Notice 1
  title: {zh: 通知, en: Notice}
  published: 2020-01-01
  in_force: {from: 2020-01-01}
parameters:
  most: {text: {zh: 限额, en: limit}, unit: EUR, values: [{value: 1000, cite: 2}]}
  apiece: {text: {zh: 每份, en: apiece}, unit: EUR, values: [{value: 7, cite: 2}]}
  rise:
    text: {zh: 比例, en: share}
    unit: "1"
    values: [{to: 2022-01-09, value: 1, cite: 2}, {from: 2022-01-10, value: 2, cite: 2}]
definitions:
  large:
    text: {zh: 大额, en: of a large loan}
    cite: 2
    value:
      cases:
        - {when: loan.principal > apiece, value: loan.principal}
        - {otherwise: not_applicable}
incentives:
"""
SAME, EARLIER = "e.paid_out_on == loan.paid_out_on", "precedes(e, loan)"
AMOUNTS = {
    "earlier": f"max(most - sum(e.principal for e in loans if {EARLIER}), 0)",
    "earlier_large": f"sum(e.principal for e in loans if {EARLIER} and e.principal > apiece)",
    "of_the_day": f"sum(e.principal for e in loans if {SAME})",
    "of_the_day_before": f"sum(e.principal for e in loans if {SAME} and {EARLIER})",
    "how_many": f"apiece * count(e for e in loans if {EARLIER})",
    "greatest": f"max(e.principal for e in loans if {EARLIER})",
    "least": f"min(e.principal for e in loans if {SAME})",
    "greatest_large": f"max(max(e.large for e in loans if {EARLIER}), apiece)",
    "least_large": f"min(min(e.large for e in loans if {EARLIER}), most)",
    "all_large": f"sum(e.large for e in loans if {EARLIER})",
    "all_small": f"apiece if all(e.principal < most for e in loans if {EARLIER}) else 0",
    "any_large": f"apiece if any(e.principal > most for e in loans if {EARLIER}) else 0",
    "by_the_law_of_its_day": f"sum(rise * e.principal for e in loans if {EARLIER})",
    "by_its_own_principal": f"sum(min(e.principal, loan.principal) for e in loans if {EARLIER})",
    "before_none": "sum(e.principal for e in loans if precedes(e, e))",
    "all_for_each_earlier": (
        f"sum(sum(f.principal for f in loans if {EARLIER}) for e in loans if e.principal > apiece)"
    ),
    "within_limits": (
        f"sum(min(e.principal, most - sum(f.principal for f in loans if precedes(f, e)))"
        f" for e in loans if {EARLIER})"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Grants of one form each, for every loan under the law of the day on which it was paid out."""
    land = tmp_path_factory.mktemp("policies") / "land"
    land.mkdir()
    (land / "jurisdiction.yaml").write_bytes((LIBRARY / "jurisdiction.yaml").read_bytes())
    rules = [
        f"  {name}: {{title: {{zh: 补助, en: grant}}, kind: grant, cite: 1, for_each: loans, "
        f'trigger: loan.paid_out_on, amount: "{amount}"}}\n'
        for name, amount in AMOUNTS.items()
    ]
    (land / "sums.yaml").write_text(HEAD + "".join(rules), encoding="utf-8")
    return load_library(land.parent, vocabulary=Case)


def case_of(*loans: Loan) -> Case:
    return Case(place="LD", grower=Grower(registered_on=date(2022, 1, 1)), loans=loans)


def loan(euro: int | None, day: int | None, *, never: bool = False) -> Loan:
    """A loan of so many euros, paid out on that day of January 2022; None: not known."""
    return Loan(
        principal=Money(Decimal(euro), "EUR") if euro is not None else UNKNOWN,
        paid_out_on=NOT_COME_ABOUT if never else UNKNOWN if day is None else date(2022, 1, day),
    )


def workings(library: Library, case: Case, *, finds_rows: bool) -> object:
    """All that is said of each determination, in full, and which figures were read for which days.

    Terms stand in an order of their own.
    """
    law = law_of(library, library.chain_from("land"))
    snapshot = take_snapshot(case, library.vocabulary)
    assessor = Assessor(law=law, snapshot=snapshot, on=ON, finds_rows=finds_rows)
    found = assessor.all_determinations()
    told = [in_an_order(spelled_out(determination_document(each))) for each in found]
    return told, assessor.evaluator.consulted.figures


_euros = st.one_of(st.none(), st.sampled_from([0, 5, 400, 700, 2000]))
_loans = st.one_of(
    st.builds(loan, _euros.filter(lambda euro: euro is not None), st.integers(8, 11)),
    st.builds(loan, _euros, st.integers(8, 11)),
    st.builds(loan, _euros, st.none()),
    st.builds(loan, _euros, st.none(), never=st.just(True)),
)


@example(loans=[loan(5, 9), loan(5, 8), loan(400, 8)])  # who asks later, of an earlier day
@settings(max_examples=examples(60))
@given(loans=st.lists(_loans, max_size=7))
def test_what_is_shared_is_what_each_row_comes_to_by_itself(
    library: Library, loans: list[Loan]
) -> None:
    """In any order of days, with days and amounts not known, not come about, or the same."""
    case = case_of(*loans)
    assert workings(library, case, finds_rows=False) == workings(library, case, finds_rows=True)


@settings(max_examples=examples(40))
@given(
    loans=st.lists(
        st.builds(loan, st.sampled_from([0, 5, 400, 700, 2000]), st.integers(8, 11)), max_size=7
    )
)
def test_a_known_sum_is_what_python_adds_up(library: Library, loans: list[Loan]) -> None:
    """Earlier ones by day and then by place, and those of the same day, one by one."""
    placed = [(cast(date, each.paid_out_on), at) for at, each in enumerate(loans)]
    euros = [cast(Money, each.principal).amount for each in loans]
    found = assess(case_of(*loans), library, on=ON)

    def expected(counts: Callable[[tuple[date, int], tuple[date, int]], bool]) -> list[Decimal]:
        return [
            sum((euros[other] for day, other in placed if counts((day, other), mine)), Decimal(0))
            for mine in placed
        ]

    assert expected(lambda other, mine: other[0] == mine[0]) == amounts(found, "of_the_day")
    before = expected(lambda other, mine: other < mine)
    assert [max(1000 - each, Decimal(0)) for each in before] == amounts(found, "earlier")
    assert [0 for _ in placed] == amounts(found, "before_none")
    counts = [sum(other < mine and euros[other[1]] > 7 for other in placed) for mine in placed]
    assert [count * sum(euros) for count in counts] == amounts(found, "all_for_each_earlier")
    rising = [
        each * (2 if day >= date(2022, 1, 10) else 1)
        for each, (day, _) in zip(before, placed, strict=True)
    ]
    assert rising == amounts(found, "by_the_law_of_its_day")


def amounts(found: Assessment, name: str) -> list[Decimal]:
    return [
        Decimal(str(part.amount if part.amount is not None else "NaN"))
        for part in found[f"land.sums.{name}"].working
    ]


@pytest.mark.parametrize("name", AMOUNTS)
@pytest.mark.parametrize("is_in_order", [True, False], ids=["in order", "the last first"])
def test_each_term_is_told_once(library: Library, name: str, is_in_order: bool) -> None:
    """So what is told of sixteen times as many loans is about sixteen times as long."""
    if name in {"by_its_own_principal", "all_for_each_earlier"}:
        pytest.skip("each of its terms is about two loans")
    days = [date(2022, 1, 1) + timedelta(days=at // 40) for at in range(640)]

    def length(count: int) -> int:
        placed = days[:count] if is_in_order else days[:count][::-1]
        loans = [attrs.evolve(loan(5, 8), paid_out_on=day) for day in placed]
        law = law_of(library, library.chain_from("land"))
        snapshot = take_snapshot(case_of(*loans), library.vocabulary)
        found = Assessor(law=law, snapshot=snapshot, on=ON).determination(f"land.sums.{name}")
        return len(json.dumps(determination_document(found)["working"]))

    assert length(640) < 25 * length(40)


def parts_of(document: object) -> Iterator[dict[str, object]]:
    if isinstance(document, list):
        for each in document:
            yield from parts_of(each)
    elif isinstance(document, dict):
        yield document
        yield from parts_of(list(document.values()))


def test_a_running_sum_goes_on_from_the_one_before(library: Library) -> None:
    """Its JSON names the sum that it begins as, and how many of its terms; a number, if named."""
    case = case_of(*(loan(euro, 8) for euro in (10, 20, 30, 40)))
    found = determination_document(assess(case, library, on=ON)["land.sums.earlier"])
    sums = [each for each in parts_of(found["working"]) if each.get("op") == "sum"]
    told = [
        (each.get("no"), each.get("begins_as"), len(cast("list[object]", each.get("parts", []))))
        for each in sums
    ]
    assert told == [
        (None, None, 0),
        (1, None, 1),
        (2, {"no": 1, "parts": 1}, 1),
        (None, {"no": 2, "parts": 2}, 1),
    ]
    full = [each for each in parts_of(spelled_out(found)) if each.get("op") == "sum"]
    assert [len(cast("list[object]", each.get("parts", []))) for each in full] == [0, 1, 2, 3]
    assert not any({"no", "same_as", "begins_as"} & each.keys() for each in full)


def test_a_shorter_sum_after_a_longer_one_names_its_first_terms(library: Library) -> None:
    """Listed the last first: the first to be told has all terms, the others some of them."""
    case = case_of(*(loan(10, day) for day in (11, 10, 9, 8)))
    found = determination_document(assess(case, library, on=ON)["land.sums.earlier"])
    sums = [each for each in parts_of(found["working"]) if each.get("op") == "sum"]
    told = [(each.get("no"), each.get("begins_as"), "parts" in each) for each in sums]
    assert told == [
        (1, None, True),
        (None, {"no": 1, "parts": 2}, False),
        (None, {"no": 1, "parts": 1}, False),
        (None, None, False),
    ]


@pytest.mark.parametrize("name", ["earlier", "all_small", "any_large", "all_large"])
@pytest.mark.parametrize("open_at", [0, 1, 2], ids=["last open", "second open", "first open"])
def test_an_open_term_stands_where_it_counts(library: Library, name: str, open_at: int) -> None:
    """In the order of days, whatever the order of the list; told once, as any other is."""
    days = (13, 12, 11, 14)
    loans = [loan(None if at == open_at else 600, day) for at, day in enumerate(days)]
    found = assess(case_of(*loans), library, on=ON)[f"land.sums.{name}"]
    kind = next(kind for kind in ("sum", "any", "all") if f"{kind}(" in AMOUNTS[name])
    told = determination_document(found)
    gathered = [each for each in parts_of(told["working"]) if each.get("op") == kind]
    longest = next(each for each in parts_of(spelled_out(told)) if has_parts(each, kind, 3))
    terms = cast("list[object]", longest["parts"])
    paths = [next(each["fact"] for each in parts_of(term) if "fact" in each) for term in terms]
    assert [f"loans[{at}].principal" for at in (2, 1, 0)] == paths
    assert 1 == len([each for each in gathered if "parts" in each and "begins_as" not in each])


def has_parts(document: dict[str, object], kind: str, count: int) -> bool:
    parts = cast("list[object]", document.get("parts", []))
    return document.get("op") == kind and len(parts) == count


@pytest.mark.parametrize(
    ("name", "low", "high"), [("greatest_large", 600, None), ("least_large", 0, 600)]
)
@pytest.mark.parametrize("days", [(11, 12, 13), (12, 11, 13)], ids=["open first", "known first"])
def test_an_open_term_that_may_not_count_takes_nothing_from_a_known_one(
    library: Library, name: str, low: int, high: int | None, days: tuple[int, int, int]
) -> None:
    """The greatest of a loan of 600 and another, that may be none of the large ones, is 600 yet."""
    loans = [loan(euro, day) for euro, day in zip((None, 600, 5), days, strict=True)]
    last = assess(case_of(*loans), library, on=ON)[f"land.sums.{name}"].working[2]
    assert Range(low, high) == last.by_itself.within
    assert last.by_itself.is_due


def test_the_same_sum_is_named_as_the_same(library: Library) -> None:
    """Loans of one day have one sum of that day."""
    case = case_of(loan(10, 8), loan(20, 8), loan(30, 9))
    found = determination_document(assess(case, library, on=ON)["land.sums.of_the_day"])
    sums = [each for each in parts_of(found["working"]) if each.get("op") == "sum"]
    assert [(each.get("no"), each.get("same_as")) for each in sums] == [
        (1, None),
        (None, 1),
        (None, None),
    ]


def test_first_parts_are_those_at_the_beginning() -> None:
    """As a tuple of them would be, also when more come after."""
    terms = [_trace(number) for number in range(5)]
    common = terms[:3]
    first = FirstParts(common, 2)
    common += terms[3:]
    assert [*first] == terms[:2] == list(first[:])
    assert (len(first), first[-1], list(first[1:])) == (2, terms[1], terms[1:2])
    assert terms[2] not in first
    with pytest.raises(IndexError):
        first[2]


def test_what_workings_have_in_common_is_walked_once() -> None:
    """In the order of reading, as if each were walked by itself and repetitions left out."""
    terms = [_trace(number) for number in range(6)]
    totals = [Trace(terms[0].expression, 0, FirstParts(terms, count)) for count in (2, 5, 3, 6)]
    one_by_one = {id(each): each for total in totals for each in traces_in(total)}
    assert list(one_by_one.values()) == traces_in_all(totals)
    assert [totals[0], *terms[:2], totals[1], *terms[2:5], totals[2], totals[3], terms[5]] == (
        traces_in_all(totals)
    )


def _trace(number: int) -> Trace:
    span = Span(file="a.yaml", line=1, column=1, length=1)
    return Trace(Constant(number, BOOLEAN, span=span), number)

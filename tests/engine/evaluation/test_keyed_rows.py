# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""The row that a key names: what is read of it, and what is known where not all is."""

import json
from datetime import date
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import Determination, Library, Outcome, assess
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.evaluation.trace import traces_in_all
from incentives.engine.findings.not_applicable import Because, why_not_applicable
from incentives.facts.snapshot import take_snapshot
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from incentives.policy.library import law_of
from incentives.values.number import Exact
from tests.engine.keyed_domain import (
    KeyedCase,
    Kid,
    keyed_library,
    kid,
    stay,
    staying,
)
from tests.engine.small_domain import ON, bounds

GRANT = "{title: TEXT, kind: grant, cite: '1', for_each: stays, trigger: stay.day,"
RULES = f"""parameters:
  one: {{text: TEXT, unit: CNY, values: [{{value: 1, cite: '1'}}]}}
definitions:
  double: {{text: TEXT, value: kid.worth + kid.worth}}
incentives:
  worth: {GRANT} amount: stay.kid.worth}}
  in_brackets: {GRANT} amount: 'kids[stay.kid].worth'}}
  by_text: {GRANT} amount: 'kids[stay.remark].worth'}}
  defined: {GRANT} amount: 'kids[stay.remark].double'}}
  of_the_next: {GRANT} amount: stay.kid.next.worth}}
  held: {GRANT} amount: one, when: {{id: poor, when: 'kids[stay.remark].poor', text: TEXT}}}}
  compared: {GRANT} amount: one, when: {{id: born, when: 'kids[stay.remark].born_on < law_date', text: TEXT}}}}
  whole: {{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: sum(stay.kid.worth for stay in stays)}}
"""
KIDS = (kid("a", 5, next="b"), kid("b", 7, next=NOT_COME_ABOUT))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return keyed_library(tmp_path_factory.mktemp("keyed"), RULES)


def of(library: Library, case: KeyedCase, name: str) -> Determination:
    return assess(case, library, on=ON)[f"land.one.{name}"]


def because(library: Library, case: KeyedCase, name: str) -> list[Because]:
    return [each.because for each in why_not_applicable(of(library, case, name).working[0])]


@pytest.mark.parametrize(
    ("name", "amount"),
    [("worth", 5), ("in_brackets", 5), ("by_text", 7), ("defined", 14), ("of_the_next", 7)],
)
def test_the_row_of_the_key_is_read(library: Library, name: str, amount: int) -> None:
    """By a reference, in brackets, by any text, said by a definition, and through another row."""
    case = staying(KIDS, stay("a", remark="b"))
    assert (amount, amount) == bounds(of(library, case, name))


def test_the_rows_that_it_may_be_are_told_with_what_they_say(library: Library) -> None:
    """Of three children two have no id yet: theirs are the facts that the working tells."""
    kids = (kid(None, 5), kid("b", 7), kid(None, 9))
    found = of(library, staying(kids, stay("a")), "in_brackets")
    assert (Outcome.UNDETERMINED, 5, 9) == (found.outcome, *bounds(found))
    [part] = found.working
    workings = [step.trace for step in part.steps if step.trace is not None]
    read = {str(trace.fact) for trace in traces_in_all(workings)}
    assert {"stays[0].kid", "kids[0].worth", "kids[2].worth"} <= read
    assert "kids[1].worth" not in read


def test_no_such_row_is_told_with_the_key(library: Library) -> None:
    """An amount of it is not applicable, and it is told which key no row has."""
    case = staying(KIDS, stay("a", remark="z"))
    found = of(library, case, "by_text")
    assert Outcome.INELIGIBLE is found.outcome
    [reason] = why_not_applicable(found.working[0])
    assert Because.NO_ROW is reason.because
    assert reason.key is not None
    assert "z" == reason.key[1]
    told = next(
        each
        for each in json.loads(assess(case, library, on=ON).record)["determinations"]
        if each["incentive"] == found.incentive
    )
    [said] = told["working"][0]["not_applicable"]
    assert "kids[stay.remark].worth" == said["expression"]
    assert {"stay.remark": "z"} == said["sought"]


@pytest.mark.parametrize("name", ["held", "compared"])
def test_a_condition_of_a_row_that_is_not_there_says_so(library: Library, name: str) -> None:
    """It does not hold, and why is told; where the row is there nothing is."""
    [condition] = of(library, staying(KIDS, stay("a", remark="z")), name).conditions
    assert condition.holds is False
    assert [Because.NO_ROW] == [reason.because for reason in condition.not_applicable]
    born = Kid(id="b", born_on=date(2021, 1, 1), poor=True)
    [condition] = of(library, staying((born,), stay("b", remark="b")), name).conditions
    assert condition.holds is True
    assert () == condition.not_applicable


def test_what_does_not_exist_is_the_fact_and_not_the_row(library: Library) -> None:
    """A key that has not come about names nothing, and a row may lack the fact."""
    case = staying(KIDS, stay("b", remark=NOT_COME_ABOUT))
    assert [Because.NOT_HAPPENED] == because(library, case, "by_text")
    assert [Because.NOT_HAPPENED] == because(library, case, "of_the_next")


def test_a_reference_names_a_row_that_there_is(library: Library) -> None:
    """So what is said of an unknown one is said of one of the rows; of any text maybe of none."""
    case = staying(KIDS, stay(None, remark=UNKNOWN))
    assert (5, 7) == bounds(of(library, case, "worth"))
    assert (0, 7) == bounds(of(library, case, "by_text"))
    assert {"stays[0].kid"} == {each.id for each in of(library, case, "worth").missing}


def test_rows_that_nobody_has_listed(library: Library) -> None:
    """Then the list is what is missing, and the bounds of the field hold."""
    found = of(library, staying(None, stay("a", remark="a")), "worth")
    assert Outcome.UNDETERMINED is found.outcome
    assert (0, None) == bounds(found)
    assert {"kids"} == {each.id for each in found.missing}


Worth = int | None
Known = tuple[str | None, Worth]


def ways(kids: list[Known], stays: list[str | None]) -> list[tuple[Exact, ...]]:
    """What the stays come to in each way in which the case may turn out."""
    names = [name for name, _ in kids if name is not None]
    unnamed = len(kids) - len(names)
    free = [name for name in "abcd" if name not in names]
    results: list[tuple[Exact, ...]] = []
    for given_names in permutations(free, unnamed):
        others = iter(given_names)
        full = [name if name is not None else next(others) for name, _ in kids]
        for worths in product(*((0, 9) if worth is None else (worth,) for _, worth in kids)):
            worth_of = dict(zip(full, worths, strict=True))
            keys = product(*(full if name is None else [name] for name in stays))
            named = (each for each in keys if worth_of.keys() >= {*each})
            results += [tuple(worth_of[key] for key in each) for each in named]
    return results


names = st.sampled_from("abc")
worths = st.one_of(st.none(), st.integers(0, 9))


@given(
    st.lists(st.tuples(st.one_of(st.none(), names), worths), max_size=3).filter(
        lambda kids: (
            len({name for name, _ in kids} - {None}) == sum(name is not None for name, _ in kids)
        )
    ),
    st.lists(st.one_of(st.none(), names), min_size=1, max_size=2),
)
def test_whatever_turns_out_lies_within(
    library: Library, kids: list[Known], stays: list[str | None]
) -> None:
    """Each stay by itself, over all ways in which keys, names and worths may turn out."""
    possible = ways(kids, stays)
    if not possible:
        return
    case = staying([kid(name, worth) for name, worth in kids], *(stay(name) for name in stays))
    parts = of(library, case, "worth").working
    for place, part in enumerate(parts):
        turned_out = {way[place] for way in possible}
        low, high = part.kept.within.ends
        assert low <= min(turned_out)
        assert max(turned_out) <= high
        if all(name is not None for name, _ in kids) and None not in [worth for _, worth in kids]:
            assert (min(turned_out), max(turned_out)) == (low, high)


def test_a_row_is_a_look_up(library: Library) -> None:
    """Twice the rows take about twice the steps, not four times."""
    assert steps_of(library, 200) < 2.5 * steps_of(library, 100)


def steps_of(library: Library, rows: int) -> int:
    kids = tuple(kid(str(each), each) for each in range(rows))
    case = staying(kids, *(stay(str(each)) for each in range(rows)))
    snapshot = take_snapshot(case, library.vocabulary)
    effort = Effort(snapshot=snapshot, vocabulary=library.vocabulary)
    law = law_of(library, ("land",), None, ())
    Assessor(law=law, snapshot=snapshot, on=ON, effort=effort).solved()
    return effort.steps

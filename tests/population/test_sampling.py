"""A population: nothing of it is refused, every rule meets somebody, it is the same anywhere."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import incentives
from incentives import CaseError, Library, Outcome, Unknown, childcare, fact
from incentives.engine.assessment.admission import faults_against
from incentives.engine.assessment.naming import with_ids
from incentives.engine.findings.determination import Determination
from incentives.facts.plain import unstructure_case
from incentives.facts.snapshot import take_snapshot
from incentives.language.possible import MissingKind
from incentives.population.edges import edges_of
from incentives.population.sampling import Manner, Population, population_of
from incentives.population.scene import facts_in, ways_of
from incentives.values.period import Month
from tests.conformance.planting import Case as Planting
from tests.domains import test_facts_of_rows, test_holds, test_own_lists
from tests.domains.test_bicycles import NOTICE, Buyer
from tests.domains.trial import library_with

ON = date(2026, 12, 31)
BUNDLED = childcare.library()
MODELS = incentives.policy_cases(childcare.policies_folder(), BUNDLED)


@pytest.fixture(scope="module")
def bicycles(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("bicycles")
    (folder / "bicycles-2024.yaml").write_text(NOTICE, encoding="utf-8")
    return incentives.load_library(folder, vocabulary=Buyer)


@pytest.fixture(scope="module")
def libraries(bicycles: Library, tmp_path_factory: pytest.TempPathFactory) -> list[Library]:
    """Of other domains, and the bundled one with what notices ask for."""
    trees = Path(__file__).parents[1] / "conformance" / "library"
    asking = [
        library_with(module.NOTICE, tmp_path_factory.mktemp("trial"))
        for module in (test_facts_of_rows, test_holds, test_own_lists)
    ]
    holding = test_holds.load(test_holds.Bought, tmp_path_factory.mktemp("holding"))
    return [bicycles, incentives.load_library(trees, vocabulary=Planting), holding, *asking]


def refused(case: object, library: Library) -> list[object]:
    """What is wrong with the case when it is assessed."""
    snapshot = take_snapshot(with_ids(case, library), library.vocabulary)
    return list(faults_against(library, snapshot))


@pytest.mark.parametrize(("place", "months"), [(None, 0), ("320614", 2), ("510100", 0)])
@given(data=st.data())
def test_no_case_like_policy_cases_is_refused(
    data: st.DataObject, place: str | None, months: int
) -> None:
    """Anywhere, or all moved to one place; with facts unknown, and with lists carried on."""
    population = _population(BUNDLED, place, months)
    case = population.case(data.draw(st.integers(0, 10**9)))
    assert [] == refused(case, BUNDLED)


@lru_cache
def _population(library: Library, place: str | None = None, months: int = 0) -> Population:
    return population_of(
        library,
        Manner(seed=6, unknown=Fraction(1, 10), months=months),
        on=ON,
        place=place,
        like=MODELS if library is BUNDLED else {},
    )


@given(data=st.data())
def test_no_case_of_any_vocabulary_is_refused(
    libraries: list[Library], data: st.DataObject
) -> None:
    """From bounds and choices alone: other domains, and what notices ask of rows and hold to."""
    for library in libraries:
        case = _population(library).case(data.draw(st.integers(0, 10**9)))
        assert [] == refused(case, library)


A_FIELD = """
overlay:
  title: {zh: 托育列入领域, en: childcare is a field}
  authority: {zh: 试, en: trial}
  jurisdiction: cn
  reform: true
sets:
  cn.sme_loans-2026.childcare_is_a_field: [{from: 2026-01-01, value: true, cite: 试}]
"""
"""Without it these loans are nobody's."""


@pytest.mark.long
def test_every_incentive_comes_to_something_somewhere(tmp_path: Path) -> None:
    """Given, or given as soon as its figure is published; on one of a few days."""
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(A_FIELD, encoding="utf-8")
    overlays = [incentives.load_overlay(overlay, BUNDLED)]
    days = (date(2022, 12, 31), date(2025, 12, 31), ON, date(2027, 6, 30), date(2030, 6, 30))
    left = set(BUNDLED.incentives)
    for case in incentives.sample_cases(BUNDLED, 1500, seed=2, on=ON, like=MODELS):
        for day in days:
            if left:
                assessment = incentives.assess(case, BUNDLED, on=day, only=left, overlays=overlays)
                left -= {found.incentive for found in assessment if _is_something(found)}
        if not left:
            break
    assert set() == left


def _is_something(found: Determination) -> bool:
    if found.outcome is Outcome.ELIGIBLE:
        return not found.rule.is_valued or (found.amount is not None and found.amount.amount > 0)
    lacking = {missing.kind for missing in found.missing}
    return found.outcome is Outcome.UNDETERMINED and lacking == {MissingKind.FIGURE}


def on_edges(library: Library, cases: Iterator[object]) -> list[bool]:
    """Of each case, whether a fact of it is on an edge."""
    ways = ways_of(library)
    edges = edges_of(library, ways)
    told = []
    for case in cases:
        document = unstructure_case(case)
        told.append(
            any(
                _at(document, steps) in edges.get(way.name, ())
                for way, steps in facts_in(document, ways)
            )
        )
    return told


def _at(document: object, steps: tuple[object, ...]) -> object:
    for step in steps:
        document = document[step]  # type: ignore[index]
    return document


def test_every_fourth_case_is_on_an_edge() -> None:
    """Of those of the bundled library all; some others are by chance, since models are."""
    cases = incentives.sample_cases(BUNDLED, 200, seed=5, on=ON, like=MODELS)
    told = on_edges(BUNDLED, cases)
    assert all(told[3::4])


def test_edges_are_the_figure_and_a_step_on_both_sides(bicycles: Library) -> None:
    """Of money a hundredth, of days a day; a case made up alone meets each of them."""
    edges = edges_of(bicycles, ways_of(bicycles))
    assert {"20000", "19999.99", "20000.01", "40000", "39999.99", "40000.01"} == set(
        edges["income"]
    )
    assert {"2024-01-01", "2023-12-31", "2024-12-31", "2025-01-01"} <= set(
        edges["purchases[].bought_on"]
    )
    cases: Iterator[Buyer] = incentives.sample_cases(bicycles, 400, seed=1, on=date(2024, 12, 31))
    incomes = {
        format(case.income.amount, "f") for case in cases if case.income is not incentives.UNKNOWN
    }
    assert set(edges["income"]) <= incomes


def test_a_population_is_the_same_anywhere() -> None:
    """Whatever the order of hashes, and however many there are."""
    script = (
        "from datetime import date; from hashlib import sha256; import incentives\n"
        "from incentives import childcare; library = childcare.library()\n"
        "like = incentives.policy_cases(childcare.policies_folder(), library)\n"
        "cases = incentives.sample_cases(library, 16, seed=3, on=date(2026, 12, 31), like=like,"
        " unknown='0.05', months=2)\n"
        "print(sha256(repr([incentives.case_to(case) for case in cases]).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(  # noqa: S603 - it is this Python
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert 1 == len(digests)
    few, many = (_drawn(count, 3) for count in (5, 20))
    assert few == many[:5]
    assert few != _drawn(5, 4)


def _drawn(count: int, seed: int) -> list[object]:
    return list(incentives.sample_cases(BUNDLED, count, seed=seed, on=ON, like=MODELS))


def test_facts_are_unknown_by_their_share() -> None:
    """None unless it is said; then as many as were said, give or take."""
    shares = {
        share: sum(
            len(list(facts_in(unstructure_case(case), ways_of(BUNDLED))))
            for case in incentives.sample_cases(
                BUNDLED, 60, seed=8, on=ON, like=MODELS, unknown=share
            )
        )
        for share in ("0", "0.2")
    }
    assert 0.65 < shares["0.2"] / shares["0"] < 0.9


@pytest.mark.parametrize("place", ["320614", None])
def test_without_a_share_hardly_a_fact_is_unknown(place: str | None) -> None:
    """What a model does not say is drawn: of a hundred decisions not one waits for a fact."""
    lacking = [
        any(missing.kind is MissingKind.FACT for missing in each.lacking)
        for case in incentives.sample_cases(BUNDLED, 25, seed=3, on=ON, place=place, like=MODELS)
        for each in incentives.assess(case, BUNDLED, on=ON)
    ]
    assert sum(lacking) * 100 < len(lacking)


def test_what_no_law_of_the_place_asks_for_is_not_made_up() -> None:
    """An institution of Haimen says nothing of what Zhuhai alone asks."""
    case: childcare.Case
    (case,) = incentives.sample_cases(BUNDLED, 1, seed=5, on=ON, place="320614")
    chain = BUNDLED.chain_of("320614")
    assert chain is not None
    declared: object = case.declared
    assert isinstance(declared, dict)
    assert declared
    asking = {BUNDLED.declared_facts[name].instrument for name in declared}
    assert {BUNDLED.instruments[each].jurisdiction for each in asking} <= {*chain}


def test_lists_by_month_have_the_months_up_to_the_day() -> None:
    """Carried on from what a model has, or new."""
    wanted = {Month(2026, number) for number in range(7, 13)}
    cases = list(incentives.sample_cases(BUNDLED, 40, seed=9, on=ON, like=MODELS, months=6))
    there = [
        wanted <= {row.month for row in rows}
        for case in cases
        for rows in (case.monthly_revenue, case.electricity_bills, case.enrolments)  # type: ignore[attr-defined]
    ]
    assert 0.9 < sum(there) / len(there)
    bare = list[childcare.Case](incentives.sample_cases(BUNDLED, 40, seed=9, on=ON, months=6))
    assert all(
        case.monthly_revenue is not incentives.UNKNOWN and len(case.monthly_revenue) == 6
        for case in bare
    )


def test_all_can_be_in_one_place() -> None:
    """By its code or its name; without one they are in many."""
    haimen = BUNDLED.jurisdictions["cn.jiangsu.nantong.haimen"].name.zh
    for place in ("320614", haimen):
        cases = incentives.sample_cases(BUNDLED, 30, seed=1, on=ON, like=MODELS, place=place)
        assert {"320614"} == {case.district for case in cases}  # type: ignore[attr-defined]
    anywhere: Iterator[childcare.Case] = incentives.sample_cases(BUNDLED, 30, seed=1, on=ON)
    assert 10 < len({case.district for case in anywhere})


def test_what_cannot_be_is_refused() -> None:
    """A place that there is not, another vocabulary's case, a share above all, a time for a day."""
    with pytest.raises(CaseError, match="unknown-jurisdiction"):
        incentives.sample_cases(BUNDLED, 1, seed=1, on=ON, place="999999")
    with pytest.raises(CaseError, match="wrong-case"):
        incentives.sample_cases(BUNDLED, 1, seed=1, on=ON, like={"": [Buyer()]})
    with pytest.raises(ValueError, match="unknown=2"):
        incentives.sample_cases(BUNDLED, 1, seed=1, on=ON, unknown="2")
    with pytest.raises(TypeError):
        incentives.sample_cases(BUNDLED, 1, seed=1, on=datetime(2026, 1, 1))  # noqa: DTZ001


@attrs.frozen(kw_only=True)
class Picky:
    """A case that hardly any number makes."""

    weight: Decimal | Unknown = fact(
        "重量", "weight", unit="kg", least=0, default=attrs.NOTHING, holds="weight < 0"
    )


def test_a_vocabulary_that_takes_nothing_drawn_is_told_of(tmp_path: Path) -> None:
    """In place of a search without end."""
    library = test_holds.load(Picky, tmp_path)
    with pytest.raises(CaseError, match="no-case"):
        list(incentives.sample_cases(library, 1, seed=1, on=ON))

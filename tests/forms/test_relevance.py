"""Which unknown facts matter still, and what to ask next."""

from datetime import date
from typing import Never

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from incentives import childcare
from incentives.calculator import assess_with
from incentives.childcare import Case
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.ranked import Ranked
from incentives.errors import AssessmentError, CaseError
from incentives.facts.unknown import UNKNOWN
from incentives.forms.relevance import next_questions, relevant_facts
from incentives.policy.library import Library
from incentives.values.place import FactPath
from tests import strategies
from tests.gaps import Path
from tests.trying import examples

ON = strategies.assessment_days
END_OF_2023 = date(2023, 12, 31)


@pytest.fixture(scope="module")
def library() -> Library:
    return childcare.library()


def _assessed(case: Case, library: Library, on: object) -> Assessment:
    return assess_with(case, library, on=on, known_on=None, overlays=())  # type: ignore[arg-type]


def _path_of(path: Path) -> str:
    """The path as an assessment names it; of a fact in a declared mapping its full id."""
    if path[0] == "declared":
        return str(path[1])
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def _answers(assessment: Assessment) -> list[object]:
    """What is said of every incentive and check, and the totals."""
    each = [
        (
            found.incentive,
            found.outcome,
            found.amount,
            found.amount_range,
            sorted(found.lacking),
            found.beneficiary,
            [(saved.charge.id, saved.amount, saved.amount_range) for saved in found.consequences],
            found.payment.account if found.payment is not None else None,
            [(kept.state, kept.broken_on, kept.recovery) for kept in found.obligations],
        )
        for found in assessment
    ]
    return [
        *each,
        *((check.id, check.holds, check.missing) for check in assessment.checks),
        dict(assessment.totals),
    ]


def _unknown_of_full(partial: object, full: object, prefix: Path = ()) -> list[tuple[Path, object]]:
    """The facts that the full case knows and the partial does not, with their values."""
    found: list[tuple[Path, object]] = []
    for field in attrs.fields(type(full)):  # type: ignore[arg-type]
        one, whole, path = (
            getattr(partial, field.name),
            getattr(full, field.name),
            (*prefix, field.name),
        )
        if one is UNKNOWN and whole is not UNKNOWN:
            found.append((path, whole))
        elif attrs.has(type(whole)) and not isinstance(whole, tuple):
            found += _unknown_of_full(one, whole, path) if field.metadata else []
        elif (
            isinstance(whole, tuple)
            and isinstance(one, tuple)
            and len(one) == len(whole)
            and field.name in _LISTS
        ):
            for index, (left, right) in enumerate(zip(one, whole, strict=True)):
                found += _unknown_of_full(left, right, (*path, index))
    return found


_LISTS = {
    field.name
    for field in attrs.fields(Case)
    if str(field.type).startswith("tuple") or "tuple[" in str(field.type)
}


def _with(value: object, path: Path, new: object) -> object:
    if not path:
        return new
    key, rest = path[0], path[1:]
    if isinstance(value, tuple):
        assert isinstance(key, int)
        return (*value[:key], _with(value[key], rest, new), *value[key + 1 :])
    return attrs.evolve(value, **{str(key): _with(getattr(value, str(key)), rest, new)})  # type: ignore[misc]


@settings(max_examples=examples(60), deadline=None)
@given(
    pair=strategies.childcare_pairs,
    other=strategies.full_cases(),
    on=ON,
    pick=st.integers(min_value=0, max_value=10_000),
)
def test_filling_in_what_is_hidden_changes_nothing(
    library: Library, pair: tuple[Case, Case], other: Case, on: object, pick: int
) -> None:
    """Whatever value it has, nothing of the assessment differs.

    No outcome, amount, range, consequence, payment, check or list of what is missing. All is drawn
    before anything is assessed.
    """
    partial, _ = pair
    before = _assessed(partial, library, on)
    relevant = relevant_facts(before)
    hidden = [
        (path, value)
        for path, value in _unknown_of_full(partial, other)
        if FactPath.parse(_path_of(path)) not in relevant
    ]
    assume(hidden)
    path, value = hidden[pick % len(hidden)]
    try:
        after = _assessed(_with(partial, path, value), library, on)  # type: ignore[arg-type]
    except (CaseError, AssessmentError):
        assume(False)  # at odds with another fact
    assert _answers(after) == _answers(before)


def test_what_is_missing_for_an_incentive_matters(library: Library) -> None:
    """Of an empty case the lists and facts that incentives and checks name, and no other."""
    assessment = _assessed(Case(district="320614"), library, strategies.LAST_DAY)
    named = {
        missing.path
        for found in assessment
        for missing in found.missing
        if missing.kind.value == "fact"
    }
    assert named <= relevant_facts(assessment)


def test_what_matters_is_told_before_anything_is_ranked(library: Library) -> None:
    """To try out what settles most takes longer than all else, and only the next question asks."""

    def tried() -> Never:
        raise AssertionError("it was ranked")

    assessment = _assessed(Case(district="320614"), library, END_OF_2023)
    unranked = attrs.evolve(
        assessment,
        determinations=tuple(attrs.evolve(one, ranked=Ranked(tried)) for one in assessment),
    )
    assert relevant_facts(assessment) == relevant_facts(unranked)
    with pytest.raises(AssertionError, match="it was ranked"):
        next_questions(unranked)


def test_the_next_question_is_among_what_matters_and_each_is_put_once(library: Library) -> None:
    """What settles most first, with the incentives that lack it.

    A check is asked about once something of it is known.
    """
    assessment = _assessed(Case(district="320614"), library, strategies.LAST_DAY)
    paths = [question.path for question in next_questions(assessment)]
    untouched = {
        missing.at
        for check in assessment.checks
        if not check.rests_on_known_facts
        for missing in check.missing
    }
    given = {missing.at for found in assessment for missing in found.missing}
    assert FactPath.parse("district_plan.population") in untouched
    assert set(paths) == relevant_facts(assessment) - (untouched - given)
    assert len(paths) == len(set(paths))
    first = next_questions(assessment)[0]
    assert all(
        found.incentive in first.missing_for
        for found in assessment
        if found.missing and found.missing[0].at == first.path
    )


def test_nothing_is_asked_of_a_case_that_is_settled(library: Library) -> None:
    """An empty list of questions when no answer lacks a fact."""
    case = childcare.read_case("examples/haimen-public-centre.yaml", library=library)
    assessment = _assessed(case, library, strategies.FIRST_DAY.replace(year=2023))
    assert next_questions(assessment) == ()

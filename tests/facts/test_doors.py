"""What Python gives a case: its values, and documents as a program makes them."""

import json
from copy import deepcopy
from datetime import date, datetime
from decimal import Decimal
from typing import assert_type, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

import incentives
from incentives import (
    NOT_COME_ABOUT,
    UNKNOWN,
    CaseError,
    CaseFault,
    NotComeAbout,
    Unknown,
    childcare,
    fact,
    parse_case,
)
from incentives.calculator import vocabulary_of
from incentives.facts.describing.classes import describe
from incentives.facts.document import structure_case
from incentives.facts.known import RowFacts
from incentives.facts.plain import unstructure_case
from incentives.facts.snapshot import take_snapshot
from incentives.facts.vocabulary import VocabularyError
from tests.conformance.planting import Case, Grower, Planting


def case_with(cost: object) -> Case:
    grower = Grower(registered_on=date(2022, 1, 1))
    return Case(place="LD", grower=grower, plantings=(Planting(trees=1, cost=cast(Money, cost)),))


@pytest.mark.parametrize(
    ("number", "money"),
    [(Decimal("12.50"), Money("12.50", "EUR")), (12, Money(12, "EUR")), (0, Money(0, "EUR"))],
)
def test_a_number_is_money_of_the_currency_of_its_field(
    number: Decimal | int, money: Money
) -> None:
    """The same facts come of it, and the same document."""
    vocabulary = vocabulary_of(Case)
    snapshots = (take_snapshot(case_with(cost), vocabulary) for cost in (number, money))
    bare, full = (cast(tuple[RowFacts, ...], taken.rows["plantings"]) for taken in snapshots)
    assert full[0].values == bare[0].values
    assert unstructure_case(case_with(money)) == unstructure_case(case_with(number))


def test_what_is_not_known_is_neither_true_nor_false() -> None:
    """A question that forgets the unknown is a mistake, told at once."""
    with pytest.raises(TypeError, match="UNKNOWN is neither true nor false"):
        bool(UNKNOWN)


def test_none_is_neither_unknown_nor_known_not_to_have_come_about() -> None:
    """A caller who looked a key up that was not there has said nothing; he is asked which it is."""
    never = attrs.evolve(case_with(1), plantings=(Planting(planted_on=NOT_COME_ABOUT),))
    vocabulary = vocabulary_of(Case)
    (row,) = cast(tuple[RowFacts, ...], take_snapshot(never, vocabulary).rows["plantings"])
    assert row.values["planted_on"] is None
    assert unstructure_case(never)["plantings"] == [{"planted_on": "none"}]
    assert parse_case("{place: LD, plantings: [{planted_on: none}]}", vocabulary=Case) == (
        Case(place="LD", plantings=(Planting(planted_on=NOT_COME_ABOUT),))
    )
    by_accident = attrs.evolve(never, plantings=(Planting(planted_on=cast(date, None)),))
    with pytest.raises(CaseError) as caught:
        take_snapshot(by_accident, vocabulary)
    [fault] = caught.value.faults
    assert str(fault) == (
        "plantings[0].planted_on: got nothing [fact-none]\n    Give UNKNOWN where nobody has "
        "said, NOT_COME_ABOUT where it is known not to have come about."
    )
    with pytest.raises(TypeError, match="NOT_COME_ABOUT is neither true nor false"):
        bool(NOT_COME_ABOUT)


def test_no_field_of_a_vocabulary_is_none_unless_given() -> None:
    """What is left out would be known not to have come about, in every case."""

    @attrs.frozen(kw_only=True)
    class Root:
        ended_on: date | Unknown | NotComeAbout = fact("终", "ended on", default=None)

    with pytest.raises(VocabularyError, match="'ended_on' has None as its default"):
        describe(Root)


def test_a_null_of_a_document_is_not_taken_for_it_either() -> None:
    """Neither in a dictionary nor in a file."""
    document = {"place": "LD", "plantings": [{"planted_on": None}]}
    with pytest.raises(CaseError):
        structure_case(document, vocabulary_of(Case))
    with pytest.raises(CaseError):
        parse_case(json.dumps(document), vocabulary=Case)


EXAMPLES = childcare.example_cases()
DISTRICT = {"district": "320614"}
WITH_PROJECT = {**DISTRICT, "name": "甲园", "projects": [{"id": "p1", "investment": "250000.50"}]}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_case_and_its_document_are_the_same(name: str) -> None:
    """There and back nothing is lost, through Python values and through JSON."""
    case = childcare.read_case(EXAMPLES[name].path)
    document = incentives.case_to(case)
    untouched = deepcopy(document)
    assert case == incentives.case_from(document, vocabulary=childcare.Case)
    assert case == childcare.case_from(json.loads(json.dumps(document)))
    assert case == childcare.parse_case(json.dumps(document))
    assert untouched == document == incentives.case_to(childcare.case_from(document))


def test_figures_and_days_come_as_python_has_them() -> None:
    """Decimals, whole numbers, days and truth values stand for their texts."""
    project = {"id": "p1", "investment": Decimal("250000.5"), "places_before": 0}
    case = childcare.case_from(
        {**DISTRICT, "projects": [{**project, "approved_on": date(2022, 3, 1)}]}
    )
    as_text = {"id": "p1", "investment": "250000.50", "places_before": "0"}
    assert case == childcare.case_from(
        {**DISTRICT, "projects": ({**as_text, "approved_on": "2022-03-01"},)}
    )
    assert incentives.case_to(case) == {
        **DISTRICT,
        "declared": {},
        "projects": [
            {
                "id": "p1",
                "investment": "250000.5",
                "places_before": "0",
                "approved_on": "2022-03-01",
            }
        ],
    }


def faults_of(document: object) -> list[tuple[str, str]]:
    with pytest.raises(CaseError) as raised:
        childcare.case_from(cast(dict[str, object], document))
    faults = raised.value.faults
    assert all(isinstance(fault, CaseFault) and fault.where is None for fault in faults)
    return [(fault.path, fault.slug) for fault in faults if isinstance(fault, CaseFault)]


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ({"name": None}, ("name", "json-null")),
        ({"projects": [{"investment": None}]}, ("projects[0].investment", "json-null")),
        ({"projects": [None]}, ("projects[0]", "json-null")),
        ({"projects": [{"investment": 1.5}]}, ("projects[0].investment", "float-refused")),
        ({"projects": [{"investment": float("nan")}]}, ("projects[0].investment", "float-refused")),
        (
            {"projects": [{"investment": Decimal("NaN")}]},
            ("projects[0].investment", "not-a-number"),
        ),
        ({"projects": [{"investment": "12,000"}]}, ("projects[0].investment", "not-a-number")),
        ({"projects": [{"investment": " 12000"}]}, ("projects[0].investment", "not-a-number")),
        ({"projects": [{"investment": "１２"}]}, ("projects[0].investment", "not-a-number")),
        ({"projects": [{"investment": True}]}, ("projects[0].investment", "not-a-number")),
        ({"projects": [{"investment": -1}]}, ("projects[0].investment", "fact-out-of-range")),
        (
            {"projects": [{"places_before": Decimal("1E+999999")}]},
            ("projects[0].places_before", "fact-out-of-range"),
        ),
        (
            {"projects": [{"approved_on": "2022-03-01T00:00:00Z"}]},
            ("projects[0].approved_on", "not-a-date"),
        ),
        (
            {"projects": [{"approved_on": datetime(2022, 3, 1)}]},  # noqa: DTZ001 - as drivers give it
            ("projects[0].approved_on", "not-a-date"),
        ),
        ({"projects": {"0": {}}}, ("projects", "wrong-type")),
        ({"projects": [], "row_number": 7}, ("row_number", "unknown-fact")),
        ({"declared": {"cn.x": None}}, ("declared.cn.x", "json-null")),
        ({"declared": {"cn.x": 0.5}}, ("declared.cn.x", "float-refused")),
        ({"name": "甲\u200b园"}, ("name", "hidden-character")),
        ({"name": "\ud842"}, ("name", "control-character")),
        ({"name": "x" * 201}, ("name", "text-too-long")),
        ({"district": 320614}, ("district", "wrong-type")),
    ],
)
def test_what_a_database_exports_is_refused_at_its_path(
    facts: dict[str, object], fault: tuple[str, str]
) -> None:
    """One slip is one fault, at the fact, and says what is wrong."""
    assert [fault] == faults_of({**DISTRICT, **facts})


def test_all_faults_of_a_document_are_told_at_once() -> None:
    """Nothing, a float, a malformed date and a row against another, each at its path."""
    rows = [{"id": "p1", "investment": 0.5}, {"id": "p2", "approved_on": "1.3.2022"}, {"id": "p2"}]
    assert set(faults_of({**DISTRICT, "name": None, "projects": rows})) == {
        ("name", "json-null"),
        ("projects[0].investment", "float-refused"),
        ("projects[1].approved_on", "not-a-date"),
        ("projects[2].id", "repeated-row"),
    }


def test_a_document_without_end_is_refused() -> None:
    """A list within itself ends in a fault, never in a crash."""
    endless: list[object] = []
    endless.append(endless)
    ((path, slug),) = faults_of({**DISTRICT, "declared": {"cn.x": endless}})
    assert (True, "too-deep") == (path.startswith("declared.cn.x[0][0]"), slug)


@pytest.mark.parametrize("document", [None, [], "case", 5])
def test_what_is_no_document_is_refused(document: object) -> None:
    """There is nothing in it that could be a fact."""
    assert [""] == [path for path, _ in faults_of(document)]


@given(
    st.dictionaries(
        st.sampled_from(["district", "name", "projects", "institution", "declared", "else"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=3),
            lambda inner: (
                st.lists(inner, max_size=2)
                | st.dictionaries(
                    st.sampled_from(["id", "investment", "places_before"]), inner, max_size=2
                )
            ),
            max_leaves=4,
        ),
    )
)
def test_a_document_is_read_or_refused(document: dict[str, object]) -> None:
    """Whatever it holds: a case that stays what it is through its document, or faults."""
    try:
        case = childcare.case_from(document)
    except CaseError:
        return
    assert case == childcare.case_from(incentives.case_to(case))


def test_a_faulty_case_has_no_document() -> None:
    """What could not be read back is not written."""
    with pytest.raises(CaseError, match=r"projects\[0\].investment"):
        incentives.case_to(
            childcare.Case(
                district="320614",
                projects=(childcare.Project(investment=cast(Money, 0.5)),),
            )
        )
    with pytest.raises(CaseError, match=r"control-character"):
        incentives.case_to(childcare.Case(district="320614", name="\ud842"))
    with pytest.raises(TypeError):
        incentives.case_to(5)


def test_type_checkers_see_the_class_of_the_case() -> None:
    """An assessment, a reassessment and recoveries know of which vocabulary their case is.

    The type checker of the project reads this too: a name that the case has not is a fault to it,
    else the comment that expects the fault would be one.
    """
    library, day = childcare.library(), date(2023, 12, 31)
    case = incentives.case_from(WITH_PROJECT, vocabulary=childcare.Case, library=library)
    assert_type(case, childcare.Case)
    assessment = incentives.assess(case, library, on=day)
    assert_type(assessment, incentives.Assessment[childcare.Case])
    assert_type(assessment.case.name, str | incentives.Unknown)
    assert "甲园" == assessment.case.name
    with pytest.raises(AttributeError):
        _ = assessment.case.nmae  # type: ignore[attr-defined]
    reassessment = incentives.reassess(case, library, on=day, was=day, now=day)
    assert_type(reassessment.before.case, childcare.Case)
    recoveries = incentives.recover(case, library, on=day)
    assert_type(recoveries.assessment.case, childcare.Case)
    any_case: incentives.Assessment = assessment  # of whichever class
    assert_type(any_case.case, object)
    assert attrs.has(type(any_case.case))

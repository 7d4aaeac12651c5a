"""What is written keeps to the published schemas, which are those that the program makes."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

import incentives
from incentives import Assessment, Detail, Library, childcare
from incentives.childcare import Case
from incentives.documents.shapes.schema import RESULTS, result_schema
from tests.compile.changing import DAYS, changed_examples
from tests.compile.libraries import good_cases
from tests.documents.schemas import faults, validator
from tests.documents.write_schemas import PUBLISHED, schemas
from tests.report.reports import bundled
from tests.results import assessments, checked, comparison, reassessment, recoveries
from tests.sweeping import swept
from tests.trying import examples


def told(assessment: Assessment) -> list[str]:
    """What its small JSON and the one with all details do not keep to."""
    return [
        fault
        for text in (assessment.to_json(), assessment.to_json(detail=Detail))
        for fault in faults(text)
    ]


def test_the_published_schemas_are_what_the_program_makes() -> None:
    """`nox -s reference` writes them anew; no other file stands among them."""
    assert {path: path.read_text(encoding="utf-8") for path in PUBLISHED.iterdir()} == schemas()


@pytest.mark.parametrize("name", childcare.example_cases())
def test_every_example_keeps_to_the_schema(name: str) -> None:
    """With and without details; not a key that no shape says."""
    assert [] == told(assessments()[name])


def test_the_other_results_keep_to_theirs() -> None:
    """A reassessment, a comparison with a case, recoveries, a check with every threshold."""
    texts = [reassessment().to_json(), comparison().to_json(), recoveries().to_json(), checked()]
    assert [] == [fault for text in texts for fault in faults(text)]
    formats = [json.loads(text)["format"] for text in texts]
    assert RESULTS.keys() == {"assessment", *formats}


@pytest.mark.long
@pytest.mark.sweep
def test_every_policy_case_keeps_to_the_schema() -> None:
    """Those of the bundled policies, on a day of the old law and on one of the new.

    All of them take ten minutes, which is for a sweep.
    """
    cases = incentives.policy_cases(childcare.policies_folder(), bundled())[""]
    assert len(cases) > 200
    for at, case in swept(enumerate(cases), most=150):
        on = (date(2023, 12, 31), date(2026, 6, 30))[at % 2]
        found = incentives.assess(case, bundled(), on=on)
        detail = tuple(Detail) if at % 10 == 0 else ()
        assert [] == list(faults(found.to_json(detail=detail))), at


@settings(max_examples=examples(12))
@given(changed_examples(), DAYS)
def test_changed_cases_keep_to_the_schema(case: Case, on: date) -> None:
    """Whatever is known, left out or otherwise, at any place and on any day."""
    try:
        found = incentives.assess(case, bundled(), on=on)
    except incentives.CaseError:
        return
    assert [] == told(found)


@pytest.mark.long
def test_the_whole_language_keeps_to_the_schema(good_libraries: dict[str, Library]) -> None:
    """Every good file of the language with its cases, all definitions of the case among them."""
    for library, case, on in good_cases(good_libraries):
        found = incentives.assess(case, library, on=on)
        assert [] == told(found), library.digest


def test_an_edition_of_the_language_compared_keeps_to_the_schema(
    good_libraries: dict[str, Library],
) -> None:
    """Entries, figures, tables and brackets that are added and removed."""
    one, *others = good_libraries.values()
    for other in others:
        assert [] == list(faults(incentives.compare(one, other).to_json()))


@pytest.mark.parametrize("change", ["outcome", "amount", "key", "missing key"])
def test_what_is_otherwise_is_told(change: str) -> None:
    """The schema is no rubber stamp: a word, a number, a key too many and one too few."""
    document = json.loads(assessments()["haimen-new-build"].to_json())
    determination = document["determinations"][0]
    match change:
        case "outcome":
            determination["outcome"] = "MAYBE"
        case "amount":
            determination["amount"] = {"amount": 0.0, "currency": "CNY"}
        case "key":
            determination["amonut"] = None
        case _:
            del determination["beneficiary"]
    assert list(faults(json.dumps(document)))


def test_a_later_edition_may_add_and_the_published_schema_takes_it() -> None:
    """A further key and a further word of those that may grow; not another outcome."""
    document = json.loads(assessments()["haimen-new-build"].to_json(detail=["coverage"]))
    document["remark"] = "new"
    document["coverage"][0]["kind"] = "of_a_new_kind"
    assert list(faults(json.dumps(document)))
    assert [] == list(faults(json.dumps(document), closed=False))
    document["determinations"][0]["outcome"] = "MAYBE"
    assert list(faults(json.dumps(document), closed=False))


@pytest.mark.parametrize("name", RESULTS)
def test_each_schema_says_which_format_it_is_of(name: str) -> None:
    """By its id, by the constant of its format, and by the first number of its version."""
    schema = result_schema(name)
    assert f"urn:incentives:{name}:1" == schema["$id"]
    assert validator(name, closed=False).is_valid({"format": name}) is False
    assert Path(PUBLISHED / f"{name}.json").exists()

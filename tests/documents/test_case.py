"""A case goes into JSON and comes back as it was; what is no case of this edition is refused."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

import incentives
from incentives import childcare
from incentives.calculator import vocabulary_of
from incentives.childcare import Case
from incentives.documents.shapes.schema import case_document_schema
from tests.compile.changing import changed_examples
from tests.report.reports import bundled
from tests.results import assessments, comparison, reassessment, recoveries
from tests.trying import examples

ON = date(2023, 12, 31)
NAMES = pytest.mark.parametrize("name", childcare.example_cases())


def written(name: str) -> str:
    return incentives.case_to_json(assessments()[name].case, bundled())


def read(text: str) -> Case:
    return incentives.parse_case(text, vocabulary=Case, library=bundled())


def refused(document: dict[str, object]) -> set[tuple[str, str]]:
    """What is said of it, as a text and as a document, which is the same."""
    with pytest.raises(incentives.CaseError) as of_text:
        read(json.dumps(document))
    with pytest.raises(incentives.CaseError) as of_document:
        incentives.case_from(document, vocabulary=Case, library=bundled())
    said, also = (
        {(getattr(fault, "path", ""), fault.slug) for fault in caught.value.faults}
        for caught in (of_text, of_document)
    )
    assert said == also
    return said


@NAMES
def test_a_case_from_its_json_is_the_same_case(name: str, tmp_path: Path) -> None:
    """Read from a text, from a file and from a document; and written again the same bytes."""
    text, case = written(name), assessments()[name].case
    path = tmp_path / "case.json"
    path.write_text(text, encoding="utf-8")
    document = json.loads(text)
    for again in (
        read(text),
        incentives.read_case(path, vocabulary=Case, library=bundled()),
        incentives.case_from(document, vocabulary=Case, library=bundled()),
    ):
        assert case == again
        assert text == incentives.case_to_json(again, bundled())
    assert incentives.case_to(case) == document["case"]


@settings(max_examples=examples(20))
@given(changed_examples())
def test_whatever_is_known_the_json_of_a_case_keeps_to_its_schema(case: Case) -> None:
    """And it is read as the same case."""
    try:
        text = incentives.case_to_json(case, bundled())
    except incentives.CaseError:
        return
    validator = Draft202012Validator(case_document_schema(vocabulary_of(Case)))
    assert [] == [error.message for error in validator.iter_errors(json.loads(text))]
    again = incentives.parse_case(text, vocabulary=Case)
    assert incentives.case_to(case) == incentives.case_to(again)


def test_a_case_says_by_which_edition_it_was_written() -> None:
    """Its format, the program, and each layer of the library, by whose facts it is."""
    document = json.loads(written("haimen-new-build"))
    assert ("case", "1.0") == (document["format"], document["format_version"])
    layer = bundled().layers[0]
    assert {"name": layer.name, "version": layer.version, "digest": layer.digest} == (
        document["library"]["layers"][0]
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"format_version": "2.0"}, ("format_version", "newer-format")),
        ({"format_version": 1}, ("format_version", "no-format-version")),
        ({"format": "assessment"}, ("format", "other-format")),
        ({"case": {"naem": "x"}}, ("naem", "unknown-fact")),
    ],
)
def test_what_is_no_case_of_this_edition_is_refused(
    changes: dict[str, object], said: tuple[str, str]
) -> None:
    """By what it says of itself; what is wrong with a fact is told at the path of the fact."""
    document = {**json.loads(written("haimen-new-build")), **changes}
    assert said in refused(document)


def test_a_later_edition_with_the_same_first_number_is_read() -> None:
    """It has more keys beside the facts, which nobody here knows."""
    document = json.loads(written("haimen-new-build"))
    later = {**document, "format_version": "1.7", "remark": "new"}
    assert assessments()["haimen-new-build"].case == read(json.dumps(later))


def test_a_head_without_facts_is_refused() -> None:
    document = json.loads(written("haimen-new-build"))
    del document["case"]
    assert {("case", "no-case-in-it")} == refused(document)


def test_a_fault_is_placed_where_it_stands_in_the_file() -> None:
    """By line and column of the fact, under its path within the case."""
    document = json.loads(written("haimen-new-build"))
    document["case"] = {"district": "320614", "naem": "x"}
    with pytest.raises(incentives.CaseError) as caught:
        read(json.dumps(document, indent=1))
    (fault,) = caught.value.faults
    assert isinstance(fault, incentives.CaseFault)
    assert ("naem", "case:4:") == (fault.path, str(fault.where)[:7])


def test_results_are_read_again() -> None:
    """Of this edition, and the records of before, which say no version."""
    for text in (
        assessments()["haimen-new-build"].to_json(),
        reassessment().to_json(),
        comparison().to_json(),
        recoveries().to_json(),
    ):
        found = incentives.read_result(text)
        assert ("1.0", json.loads(text)) == (found.version, found.document)
        assert found.format == found.document["format"]
    before = incentives.read_result(assessments()["haimen-new-build"].record)
    assert ("assessment", "0.0") == (before.format, before.version)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"format": "assessment", "format_version": "2.0"}', "is read here [newer-format]"),
        ('{"format": "assessment", "format_version": "one"}', "such as 1.0 [no-format-version]"),
        ('{"format": "case", "format_version": "1.0"}', "[other-format]"),
        ('{"a": 1}', "is no JSON of a result [no-result]"),
        ("[" * 100_000, "is no JSON of a result [no-result]"),
        ("", "is no JSON of a result [no-result]"),
    ],
)
def test_what_is_no_result_of_this_edition_is_refused(text: str, said: str) -> None:
    """Clearly, and never with half of it read."""
    with pytest.raises(incentives.FormatError) as caught:
        incentives.read_result(text)
    assert said in str(caught.value).splitlines()[0]

"""Cases as JSON: read by its own grammar, and as strictly; YAML is for people."""

import json
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import CaseError, childcare
from incentives.calculator import vocabulary_of
from incentives.loading.files.case_file import read_case_text
from incentives.loading.text.json_reader import read_json
from incentives.loading.text.limits import OF_POLICIES, limits_of_cases
from incentives.loading.text.nodes import Listing, Node, Scalar
from incentives.loading.text.reader import read_text
from tests.conformance.planting import Case as PlantingCase

LETTERS = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")))
DOCUMENTS = st.recursive(
    LETTERS | st.integers().map(str),
    lambda inner: st.lists(inner) | st.dictionaries(LETTERS.filter(bool), inner),
    max_leaves=20,
)


def plain(node: Node) -> object:
    match node:
        case Scalar(text=text):
            return text
        case Listing(entries=entries):
            return [plain(entry) for entry in entries]
        case _:
            return {name.text: plain(entry) for name, entry in node.entries}


def refused(text: str, file: str = "case.json") -> str:
    with pytest.raises(CaseError) as caught:
        read_case_text(text, vocabulary_of(childcare.Case), file=file)
    return str(caught.value).splitlines()[0]


@given(DOCUMENTS, st.booleans(), st.sampled_from([None, 0, 2, "\t"]))
def test_whatever_a_program_writes_is_read(
    document: object, is_escaped: bool, indent: int | str | None
) -> None:
    """On one line or many, with tabs, escaped to ASCII or not."""
    written = json.dumps(document, ensure_ascii=is_escaped, indent=indent)
    assert document == plain(read_json(written, file="x", limits=OF_POLICIES))


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.integers()))
def test_places_are_those_of_yaml(document: dict[str, int]) -> None:
    """The same text read by either grammar has the same nodes at the same places."""
    written = json.dumps(document, indent=2)
    assert read_text(written, file="x") == read_json(written, file="x", limits=OF_POLICIES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"district": "320614",}', "1:23: a comma stands before '}', got '}' [json-syntax]"),
        ('{"name": "a" "b"}', "1:14: ',' or '}' is expected here, got '\"b\"' [json-syntax]"),
        ('{"name" "a"}', "1:9: ':' is expected after the name, got '\"a\"' [json-syntax]"),
        ("{'name': 1}", "1:2: a name is expected here, got ''name':' [json-syntax]"),
        ('{"places": NaN}', "1:12: a value is expected here, got 'NaN' [json-syntax]"),
        ('{"places": -Infinity}', "1:12: a value is expected here, got '-Infinity' [json-syntax]"),
        ('{"places": 010}', "1:12: a value is expected here, got '010' [json-syntax]"),
        ('{"places": .5}', "1:12: a value is expected here, got '.5' [json-syntax]"),
        ('{"places": True}', "1:12: a value is expected here, got 'True' [json-syntax]"),
        ('{"name": null}', "1:10: null does not say what is meant [json-null]"),
        ('{\n"name": "a",\n"name": "b"}', "3:1: 'name' stands twice; first at line 2, column 1"),
        ('{"name": "a}', "1:10: the text that begins here does not end, got '\"a'"),
        ('{"name": "a\tb"}', "1:12: a text holds no line end and no tab, got"),
        ('{"name": "\\x41"}', "1:11: a backslash here, with what follows it, means nothing"),
        ('{"name": "\\ud842"}', "1:10: the text holds a control character: U+D842"),
        ('{"name": "\\u0000"}', "1:10: the text holds a control character: U+0000"),
        ('{"name": "\\u202e"}', "1:10: the text holds a hidden character"),
        ('{"name": "a"} // b', "1:15: the JSON has ended before this, got '//' [json-syntax]"),
        ('{"name": ', "1:10: a value is expected here, got the end of the line or file"),
        ("", "1:1: the file says nothing [empty-file]"),
        ('{"": 1}', "1:2: the name is empty [empty-key]"),
        ("[" * 41, "1:41: lists and mappings are nested more than 40 deep here [too-deep]"),
        ("name: a", "1:1: a value is expected here, got 'name:' [json-syntax]"),
    ],
)
def test_what_is_no_json_is_refused_at_its_place(text: str, expected: str) -> None:
    """The place, what stands there, and what is expected."""
    assert refused(text).startswith(f"case.json:{expected}")


def test_text_that_begins_as_json_is_held_to_it() -> None:
    """Also without the ending; what begins with a bare name stays YAML."""
    assert "[json-syntax]" in refused('{"district": "320614", name: a}', file="case")
    assert "a" == childcare.parse_case("{district: '320614', name: a}").name


def test_a_name_outside_the_basic_plane_is_read_as_it_is_escaped() -> None:
    """Two escapes make one character."""
    case = childcare.parse_case('{"district": "320614", "name": "\\ud842\\udfb7\\u7965"}')
    assert "𠮷祥" == case.name


def test_every_list_of_a_case_file_may_be_full(tmp_path: Path) -> None:
    """Five thousand rows, as many as the workbook reads, on one line and on many."""
    bill = {"month": "2026-01", "paid": "640.10", "voltage": "below_1kv"}
    bills = [{**bill, "quantity_kwh": f"{row}.25"} for row in range(5_000)]
    document = {"district": "320614", "electricity_bills": bills}
    for name, indent in (("one.json", None), ("many.json", 1), ("many.yaml", 1)):
        (tmp_path / name).write_text(json.dumps(document, indent=indent))
        assert 5_000 == len(cast(tuple[object, ...], read_rows(tmp_path / name)))


def read_rows(path: Path) -> object:
    return childcare.read_case(path).electricity_bills


def test_the_limits_follow_from_the_vocabulary() -> None:
    """More facts, more room; at least that of every list at its full length."""
    small, large = (limits_of_cases(vocabulary_of(cls)) for cls in (PlantingCase, childcare.Case))
    assert OF_POLICIES.most_nodes < small.most_nodes < large.most_nodes
    assert OF_POLICIES.most_bytes < small.most_bytes

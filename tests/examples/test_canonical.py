"""The JSON of an assessment is canonical, and its fingerprint is over what was asked and found."""

import hashlib
import json

import pytest

from incentives import childcare
from incentives.documents.seal import sealed
from incentives.documents.values import Json
from tests.results import assessments


def canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize("name", childcare.example_cases())
def test_json_is_what_is_written_with_sorted_keys_and_no_spaces(name: str) -> None:
    """Whoever reads it and writes it again so has the same bytes."""
    written = assessments()[name].to_json()
    assert written == canonical(json.loads(written))


def test_a_seal_is_over_what_was_asked_together_with_the_result() -> None:
    """Whatever the order in which either was put together, and however deep it goes."""
    result: dict[str, Json] = {"b": [{"z": "“引”", "a": None}], "a": {"y": 1, "x": [True, '"\\']}}
    asked = {"on": "2023-12-31", "case": {"name": "甲", "area": "1/3"}}
    text, fingerprint = sealed(result, asked)
    whole = canonical({**asked, "result": result})
    assert fingerprint == hashlib.sha256(whole.encode()).hexdigest()
    assert text == canonical({**result, "fingerprint": fingerprint})

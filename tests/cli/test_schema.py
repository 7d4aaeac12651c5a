"""`incentives schema`: what editors check policy files against."""

import json

import pytest

from incentives import childcare
from incentives.cli import main


def test_the_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    """It knows the papers and the repeated facts of the domain."""
    assert main(["schema"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["$schema"].startswith("https://json-schema.org/")
    assert "filing_receipt" in printed
    assert "monthly_revenue" in printed


def test_the_schema_of_cases_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    """It knows the facts of the domain, and those that the bundled instruments ask for."""
    assert main(["schema", "--case"]) == 0
    printed = capsys.readouterr().out
    shapes = json.loads(printed)["$defs"]
    assert "monthly_revenue" in shapes["case"]["properties"]
    assert set(childcare.library().declared_facts) == set(
        shapes["case"]["properties"]["declared"]["properties"]
    )

"""`incentives schema`: what editors check policy files against."""

import json

import pytest

from incentives.cli import main


def test_the_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    """It knows the papers and the repeated facts of the domain."""
    assert main(["schema"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["$schema"].startswith("https://json-schema.org/")
    assert "filing_receipt" in printed
    assert "monthly_revenue" in printed

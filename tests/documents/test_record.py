"""The record of an assessment, which registers keep, has the bytes that it always had."""

import json
from datetime import date
from pathlib import Path

import attrs

import incentives
from incentives import UNKNOWN
from tests.domains.test_bicycles import Kind, bought, buyer, library, overlay

__all__ = ["library", "overlay"]

FILED = Path(__file__).with_name("filed-record.json")
"""As the first edition filed it. It is never written anew: see docs/reference/compatibility.md."""


def test_a_record_is_what_the_first_edition_filed(
    library: incentives.Library, overlay: Path
) -> None:
    """Byte for byte: workings, conditions, what is missing, the overlay, and the fingerprint."""
    bicycles = bought("400") + bought("5000", kind=Kind.CARGO)
    case = attrs.evolve(buyer("400"), income=UNKNOWN, purchases=bicycles)
    found = incentives.assess(case, library, on=date(2024, 12, 31), overlays=[overlay])
    assert FILED.read_text(encoding="utf-8") == f"{found.record}\n"


def test_program_and_layers_are_no_part_of_it(library: incentives.Library) -> None:
    """Two editions that find the same file the same."""
    found = incentives.assess(buyer("400"), library, on=date(2024, 12, 31))
    record = json.loads(found.record)
    assert {"version", "digest"} == record["library"].keys()
    assert not {"program", "format", "format_version"} & record.keys()

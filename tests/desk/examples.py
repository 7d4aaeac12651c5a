"""The examples as the documents that the desk works on."""

from datetime import date
from pathlib import Path

from incentives import childcare
from incentives.facts.plain import unstructure_case

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
END_OF_2023 = date(2023, 12, 31)
END_OF_2025 = date(2025, 12, 31)


def example(name: str) -> dict[str, object]:
    """The case of an example as a plain document."""
    return dict(unstructure_case(childcare.read_case(EXAMPLES / f"{name}.yaml")))

"""Childcare for under-threes: its vocabulary, and the bundled policies of Haimen and of the places above it."""

from pathlib import Path
from typing import cast

from incentives import calculator
from incentives.childcare.choices import (
    CareMode,
    LandGrade,
    OrganisationKind,
    PaperKind,
    ProjectKind,
    TaxZone,
    Tenure,
    VatPeriod,
    Voltage,
)
from incentives.childcare.vocabulary import (
    Case,
    ElectricityBill,
    Institution,
    MonthRevenue,
    PaperHeld,
    Premise,
    Project,
    TaxYear,
)
from incentives.policy.library import Library

__all__ = [
    "CareMode",
    "Case",
    "ElectricityBill",
    "Institution",
    "LandGrade",
    "MonthRevenue",
    "OrganisationKind",
    "PaperHeld",
    "PaperKind",
    "Premise",
    "Project",
    "ProjectKind",
    "TaxYear",
    "TaxZone",
    "Tenure",
    "VatPeriod",
    "Voltage",
    "library",
    "parse_case",
    "policies_folder",
    "read_case",
]


def policies_folder() -> Path:
    """Where the bundled policies lie: inside the installed package, or beside `src` in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "policies"
    return installed if installed.is_dir() else package.parent.parent / "policies"


def library() -> Library:
    """The bundled instruments, loaded and checked.

    Raises:
        PolicyError: if a file was changed into something faulty.
    """
    return calculator.load_library(policies_folder(), vocabulary=Case)


def read_case(path: calculator.PathLike) -> Case:
    """The case in a YAML or JSON file.

    Raises:
        CaseError: with every fault and its place.
    """
    return cast(Case, calculator.read_case(path, vocabulary=Case))


def parse_case(text: str) -> Case:
    """The case that a YAML or JSON text says.

    Raises:
        CaseError: with every fault and its place.
    """
    return cast(Case, calculator.parse_case(text, vocabulary=Case))

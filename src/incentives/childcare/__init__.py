"""Childcare for under-threes: its vocabulary and the bundled policies.

The policies are those of Haimen and of the places above it.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock

from incentives.collecting import making_what_stays

with making_what_stays():
    from incentives import calculator
    from incentives.childcare.activity import (
        ElectricityBill,
        GasBill,
        Loan,
        MonthRevenue,
        PaperHeld,
        PriorAward,
        RentMonth,
        TaxYear,
        Training,
        WaterBill,
    )
    from incentives.childcare.children import Attendance, Child, Enrolment, Visit
    from incentives.childcare.choices import (
        CareMode,
        ClassKind,
        GoverningLevel,
        InstitutionForm,
        LandGrade,
        LoanUse,
        Locality,
        OrganisationKind,
        PaperKind,
        ProjectKind,
        SkillLevel,
        TaxZone,
        Tenure,
        Trade,
        VatPeriod,
        Voltage,
    )
    from incentives.childcare.examples import example_cases, examples_folder
    from incentives.childcare.institution import (
        CareClass,
        Institution,
        PlaceApproval,
        Project,
        Site,
    )
    from incentives.childcare.premises import Premise
    from incentives.childcare.vocabulary import (
        Case,
        DistrictPlan,
    )
    from incentives.policy.library import Library
    from incentives.policy.origin.layer import PathLike
    from incentives.projects.example import ExampleCase

__all__ = [
    "Attendance",
    "CareClass",
    "CareMode",
    "Case",
    "Child",
    "ClassKind",
    "DistrictPlan",
    "ElectricityBill",
    "Enrolment",
    "ExampleCase",
    "GasBill",
    "GoverningLevel",
    "Institution",
    "InstitutionForm",
    "LandGrade",
    "Loan",
    "LoanUse",
    "Locality",
    "MonthRevenue",
    "OrganisationKind",
    "PaperHeld",
    "PaperKind",
    "PlaceApproval",
    "Premise",
    "PriorAward",
    "Project",
    "ProjectKind",
    "RentMonth",
    "Site",
    "SkillLevel",
    "TaxYear",
    "TaxZone",
    "Tenure",
    "Trade",
    "Training",
    "VatPeriod",
    "Visit",
    "Voltage",
    "WaterBill",
    "case_from",
    "example_cases",
    "examples_folder",
    "library",
    "parse_case",
    "policies_folder",
    "read_case",
]

_ONE_AT_A_TIME = Lock()
"""So that two threads that ask for the library at first have the same one."""


def policies_folder() -> Path:
    """Where the bundled policies lie.

    That is inside the installed package, or beside `src` in a checkout.
    """
    package = Path(__file__).resolve().parent.parent
    installed = package / "policies"
    return installed if installed.is_dir() else package.parent.parent / "policies"


def library(*, cached: bool = True) -> Library:
    """The bundled instruments, loaded and checked: one library, however often it is asked for.

    It is read from the caches of the user if it stands there, as `incentives.load_library` says.
    Not `cached`: another one, made of the files as they are now.

    Raises:
        PolicyError: if a file was changed into something faulty.
    """
    with _ONE_AT_A_TIME:
        return _library() if cached else _loaded(cached=False)


@lru_cache(maxsize=1)
def _library() -> Library:
    return _loaded(cached=True)


def _loaded(*, cached: bool) -> Library:
    return calculator.load_library(policies_folder(), vocabulary=Case, cached=cached)


def case_from(document: Mapping[str, object], *, library: Library | None = None) -> Case:
    """The case that a document says, as `json.loads` gives it, checked as by `read_case`.

    `incentives.case_to` gives the document of a case.

    Raises:
        CaseError: with the path of every fault.
    """
    return calculator.case_from(document, vocabulary=Case, library=library)


def read_case(path: PathLike, *, library: Library | None = None) -> Case:
    """The case in a YAML or JSON file.

    With a library its place and declared facts are checked too, with their lines.

    Raises:
        CaseError: with every fault and its place.
    """
    return calculator.read_case(path, vocabulary=Case, library=library)


def parse_case(text: str, *, library: Library | None = None) -> Case:
    """The case that a YAML or JSON text says, as `read_case`.

    Raises:
        CaseError: with every fault and its place.
    """
    return calculator.parse_case(text, vocabulary=Case, library=library)

"""Subsidies and tax reliefs, decided exactly and with the clause beside every figure."""

from incentives.calculator import assess, load_library, load_overlay, parse_case, read_case
from incentives.engine.open_value import Missing, MissingKind, Open
from incentives.engine.result import (
    Assessment,
    ConditionResult,
    Consequence,
    Determination,
    Outcome,
    Part,
    Step,
    StepKind,
)
from incentives.errors import AssessmentError, CaseError, CaseFault, Fault, IncentivesError, PolicyError
from incentives.facts.field import Choice, Role, fact
from incentives.facts.unknown import UNKNOWN, Unknown
from incentives.policy.library import Library, Overlay
from incentives.values.period import Month, Period, Status
from incentives.values.text import Language, Text

__all__ = [
    "UNKNOWN",
    "Assessment",
    "AssessmentError",
    "CaseError",
    "CaseFault",
    "Choice",
    "ConditionResult",
    "Consequence",
    "Determination",
    "Fault",
    "IncentivesError",
    "Language",
    "Library",
    "Missing",
    "MissingKind",
    "Month",
    "Open",
    "Outcome",
    "Overlay",
    "Part",
    "Period",
    "PolicyError",
    "Role",
    "Status",
    "Step",
    "StepKind",
    "Text",
    "Unknown",
    "assess",
    "fact",
    "load_library",
    "load_overlay",
    "parse_case",
    "read_case",
]

"""Subsidies and tax reliefs, decided exactly and with the clause beside every figure."""

from incentives.calculator import assess, load_library, load_overlay, parse_case, read_case, reassess, recover
from incentives.comparing import compare
from incentives.engine.change import Bundle, Change, ChoiceMade, Conflict, Reason
from incentives.engine.comparison import Comparison
from incentives.engine.coverage_note import CoverageKind, CoverageNote
from incentives.engine.ledger import LedgerEntry, Reassessment
from incentives.engine.open_value import Missing, MissingKind, Open
from incentives.engine.payment_result import (
    Account,
    ApplicationResult,
    ApplicationRound,
    Bounded,
    InstalmentResult,
    InstalmentState,
    LevelShare,
    ObligationResult,
    ObligationState,
    PartPayment,
    Payment,
)
from incentives.engine.recovery import Recoveries, Recovery
from incentives.engine.result import (
    Assessment,
    CheckResult,
    ConditionResult,
    Consequence,
    Determination,
    Outcome,
    Part,
    Step,
    StepKind,
)
from incentives.engine.spread import Spread
from incentives.errors import AssessmentError, AssessmentFault, CaseError, CaseFault, Fault, IncentivesError, PolicyError
from incentives.facts.field import Choice, Role, SumAtMost, fact
from incentives.facts.unknown import UNKNOWN, Unknown
from incentives.policy.library import Library, Overlay
from incentives.values.period import Month, Period, Status
from incentives.values.text import Language, Text

__all__ = [
    "UNKNOWN",
    "Account",
    "ApplicationResult",
    "ApplicationRound",
    "Assessment",
    "AssessmentError",
    "AssessmentFault",
    "Bounded",
    "Bundle",
    "CaseError",
    "CaseFault",
    "Change",
    "CheckResult",
    "Choice",
    "ChoiceMade",
    "Comparison",
    "ConditionResult",
    "Conflict",
    "Consequence",
    "CoverageKind",
    "CoverageNote",
    "Determination",
    "Fault",
    "IncentivesError",
    "InstalmentResult",
    "InstalmentState",
    "Language",
    "LedgerEntry",
    "LevelShare",
    "Library",
    "Missing",
    "MissingKind",
    "Month",
    "ObligationResult",
    "ObligationState",
    "Open",
    "Outcome",
    "Overlay",
    "Part",
    "PartPayment",
    "Payment",
    "Period",
    "PolicyError",
    "Reason",
    "Reassessment",
    "Recoveries",
    "Recovery",
    "Role",
    "Spread",
    "Status",
    "Step",
    "StepKind",
    "SumAtMost",
    "Text",
    "Unknown",
    "assess",
    "compare",
    "fact",
    "load_library",
    "load_overlay",
    "parse_case",
    "read_case",
    "reassess",
    "recover",
]

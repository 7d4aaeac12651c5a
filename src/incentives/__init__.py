"""Subsidies and tax reliefs, decided exactly and with the clause beside every figure."""

from incentives.calculator import (
    assess,
    case_from,
    case_to,
    load_library,
    load_overlay,
    parse_case,
    read_case,
    reassess,
    recover,
)
from incentives.comparing import compare
from incentives.engine.comparison.editions import Comparison
from incentives.engine.comparison.ledger import LedgerEntry, Reassessment
from incentives.engine.findings.assessment import Assessment, DefinitionValue
from incentives.engine.findings.change import Bundle, Change, ChoiceMade, Conflict, Reason
from incentives.engine.findings.conditions import CheckResult, ConditionResult
from incentives.engine.findings.coverage import CoverageKind, CoverageNote
from incentives.engine.findings.determination import Consequence, Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Part, Step, StepKind
from incentives.engine.findings.payment import (
    Account,
    ApplicationResult,
    ApplicationRound,
    InstalmentResult,
    InstalmentState,
    LevelShare,
    ObligationResult,
    ObligationState,
    PartPayment,
    Payment,
)
from incentives.engine.payment.recovery import Recoveries, Recovery
from incentives.errors import (
    AssessmentError,
    AssessmentFault,
    CaseError,
    CaseFault,
    Fault,
    IncentivesError,
    PolicyError,
)
from incentives.facts.field import Assumed, Choice, NameOf, OneForOne, Role, SumAtMost, fact
from incentives.facts.holding.held import Holds
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN, NotComeAbout, Unknown
from incentives.language.possible import Missing, MissingKind, Open
from incentives.policy.library import Library, Overlay
from incentives.policy.origin.layer import Layer, PolicyPackage, package
from incentives.population.door import policy_cases, sample_cases
from incentives.tables.came_out import TableResult
from incentives.tables.door import (
    ArrowStream,
    assess_many,
    assess_table,
    assessed_chunks,
    case_table,
    table_cases,
    table_schema,
)
from incentives.values.period import Month, Period, Status
from incentives.values.place import FactPath, FigureCell, PeriodPlace, RowPlace
from incentives.values.range import MoneyRange, Range
from incentives.values.text import Language, Text

__all__ = [
    "NOT_COME_ABOUT",
    "UNKNOWN",
    "Account",
    "ApplicationResult",
    "ApplicationRound",
    "ArrowStream",
    "Assessment",
    "AssessmentError",
    "AssessmentFault",
    "Assumed",
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
    "DefinitionValue",
    "Determination",
    "FactPath",
    "Fault",
    "FigureCell",
    "Holds",
    "IncentivesError",
    "InstalmentResult",
    "InstalmentState",
    "Language",
    "Layer",
    "LedgerEntry",
    "LevelShare",
    "Library",
    "Missing",
    "MissingKind",
    "MoneyRange",
    "Month",
    "NameOf",
    "NotComeAbout",
    "ObligationResult",
    "ObligationState",
    "OneForOne",
    "Open",
    "Outcome",
    "Overlay",
    "Part",
    "PartPayment",
    "Payment",
    "Period",
    "PeriodPlace",
    "PolicyError",
    "PolicyPackage",
    "Range",
    "Reason",
    "Reassessment",
    "Recoveries",
    "Recovery",
    "Role",
    "RowPlace",
    "Status",
    "Step",
    "StepKind",
    "SumAtMost",
    "TableResult",
    "Text",
    "Unknown",
    "assess",
    "assess_many",
    "assess_table",
    "assessed_chunks",
    "case_from",
    "case_table",
    "case_to",
    "compare",
    "fact",
    "load_library",
    "load_overlay",
    "package",
    "parse_case",
    "policy_cases",
    "read_case",
    "reassess",
    "recover",
    "sample_cases",
    "table_cases",
    "table_schema",
]

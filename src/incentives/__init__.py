"""Subsidies and tax reliefs, decided exactly and with the clause beside every figure.

What the pages of the Python interface name stays as it is from version to version; all else may
change. Everything is typed; whatever is shown of a class can be read, and nothing of it be set.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from incentives.calculator import (
        assess,
        case_from,
        case_to,
        load_library,
        load_overlay,
        parse_case,
        read_case,
    )
    from incentives.comparing import compare
    from incentives.documents.case import ReadResult, case_to_json, read_result
    from incentives.engine.comparison.causes import Cause, CauseKind
    from incentives.engine.comparison.editions import Comparison
    from incentives.engine.comparison.effects import (
        CaseEffect,
        Example,
        IncentiveEffect,
        IncentiveTotal,
    )
    from incentives.engine.comparison.ledger import LedgerEntry, LedgerTotal, Reassessment
    from incentives.engine.comparison.result_effects import ResultEffect
    from incentives.engine.evaluation.consulted import Consulted
    from incentives.engine.evaluation.situation import Situation
    from incentives.engine.evaluation.trace import Entry, Trace
    from incentives.engine.findings.assessment import Assessment, DefinitionValue
    from incentives.engine.findings.change import (
        Bundle,
        Change,
        ChoiceMade,
        Claimed,
        Conflict,
        Reason,
    )
    from incentives.engine.findings.conditions import CheckResult, ConditionResult
    from incentives.engine.findings.coverage import CoverageKind, CoverageNote
    from incentives.engine.findings.determination import Consequence, Determination
    from incentives.engine.findings.not_applicable import Because, NotApplicable
    from incentives.engine.findings.outcome import Detail, NoPart, Outcome
    from incentives.engine.findings.part import Kept, Part, Step, StepKind, Together, Worth
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
        PaymentListed,
    )
    from incentives.engine.findings.reasons import Reasons
    from incentives.engine.findings.uses import FactUsed, FigureUse, WordUsed
    from incentives.engine.payment.recovery import Recoveries, Recovery
    from incentives.errors import (
        AssessmentError,
        AssessmentFault,
        CaseError,
        CaseFault,
        Fault,
        FormatError,
        IncentivesError,
        PolicyError,
        Sentence,
    )
    from incentives.extras import MissingExtra
    from incentives.facts.field import Assumed, Choice, NameOf, OneForOne, Role, SumAtMost, fact
    from incentives.facts.holding.held import Holds
    from incentives.facts.plain import Document
    from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN, NotComeAbout, Unknown, UnknownFact
    from incentives.language.no_limit import NoLimit
    from incentives.language.possible import Missing, MissingKind, Open, Result
    from incentives.policy.aspects import Aspect
    from incentives.policy.comparison import AspectChange, ChangeKind, EntryChange
    from incentives.policy.figure_changes import Edition, FigureChange
    from incentives.policy.library import Law, Library, Overlay
    from incentives.policy.origin.layer import Layer, PathLike, Policies, PolicyPackage, package
    from incentives.population.door import policy_cases, sample_cases
    from incentives.recomputing import reassess, recover
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
    from incentives.tables.runtimes import Runtime
    from incentives.telling import SheetFormat, explain, label_of, sheet, title_of
    from incentives.values.citation import Citation, Standing
    from incentives.values.number import Exact
    from incentives.values.period import Month, Period, Status
    from incentives.values.place import FactPath, FigureCell, PeriodPlace, RowPlace, Unlisted
    from incentives.values.range import MoneyRange, Range
    from incentives.values.text import Language, Text

    __version__: str
    """The version of the installed program, such as `0.1.0`."""
else:
    from incentives.door import late

    __getattr__, __dir__ = late.named, late.names

__all__ = [
    "NOT_COME_ABOUT",
    "UNKNOWN",
    "Account",
    "ApplicationResult",
    "ApplicationRound",
    "ArrowStream",
    "Aspect",
    "AspectChange",
    "Assessment",
    "AssessmentError",
    "AssessmentFault",
    "Assumed",
    "Because",
    "Bundle",
    "CaseEffect",
    "CaseError",
    "CaseFault",
    "Cause",
    "CauseKind",
    "Change",
    "ChangeKind",
    "CheckResult",
    "Choice",
    "ChoiceMade",
    "Citation",
    "Claimed",
    "Comparison",
    "ConditionResult",
    "Conflict",
    "Consequence",
    "Consulted",
    "CoverageKind",
    "CoverageNote",
    "DefinitionValue",
    "Detail",
    "Determination",
    "Document",
    "Edition",
    "Entry",
    "EntryChange",
    "Exact",
    "Example",
    "FactPath",
    "FactUsed",
    "Fault",
    "FigureCell",
    "FigureChange",
    "FigureUse",
    "FormatError",
    "Holds",
    "IncentiveEffect",
    "IncentiveTotal",
    "IncentivesError",
    "InstalmentResult",
    "InstalmentState",
    "Kept",
    "Language",
    "Law",
    "Layer",
    "LedgerEntry",
    "LedgerTotal",
    "LevelShare",
    "Library",
    "Missing",
    "MissingExtra",
    "MissingKind",
    "MoneyRange",
    "Month",
    "NameOf",
    "NoLimit",
    "NoPart",
    "NotApplicable",
    "NotComeAbout",
    "ObligationResult",
    "ObligationState",
    "OneForOne",
    "Open",
    "Outcome",
    "Overlay",
    "Part",
    "PartPayment",
    "PathLike",
    "Payment",
    "PaymentListed",
    "Period",
    "PeriodPlace",
    "Policies",
    "PolicyError",
    "PolicyPackage",
    "Range",
    "ReadResult",
    "Reason",
    "Reasons",
    "Reassessment",
    "Recoveries",
    "Recovery",
    "Result",
    "ResultEffect",
    "Role",
    "RowPlace",
    "Runtime",
    "Sentence",
    "SheetFormat",
    "Situation",
    "Standing",
    "Status",
    "Step",
    "StepKind",
    "SumAtMost",
    "TableResult",
    "Text",
    "Together",
    "Trace",
    "Unknown",
    "UnknownFact",
    "Unlisted",
    "WordUsed",
    "Worth",
    "__version__",
    "assess",
    "assess_many",
    "assess_table",
    "assessed_chunks",
    "case_from",
    "case_table",
    "case_to",
    "case_to_json",
    "compare",
    "explain",
    "fact",
    "label_of",
    "load_library",
    "load_overlay",
    "package",
    "parse_case",
    "policy_cases",
    "read_case",
    "read_result",
    "reassess",
    "recover",
    "sample_cases",
    "sheet",
    "table_cases",
    "table_schema",
    "title_of",
]

"""What a library holds: instruments, rules, figures and the vocabulary of a domain, as values.

They are for reading; a library is made of files alone. They follow the policy language: kinds and
fields may come to them in a minor version.
"""

from incentives.facts.field import FactSpec
from incentives.facts.holding.held import Held
from incentives.facts.vocabulary import Asked, Field, Record, Vocabulary
from incentives.language.expression import (
    Apply,
    Clause,
    Expression,
    Graduate,
    Lookup,
    Named,
    RowPeriods,
    RowValue,
    Stated,
)
from incentives.language.types import (
    BooleanType,
    ChoiceType,
    DateType,
    MonthType,
    NumberType,
    RecordType,
    StatusType,
    TextType,
    Type,
)
from incentives.policy.asked.fact import DeclaredFact, FactKind
from incentives.policy.charging.answers import Answer, Question
from incentives.policy.charging.returned import Returned
from incentives.policy.check import Check, ComputedResult, Measure
from incentives.policy.figures.schedule import Bracket, NoFigure, Schedule
from incentives.policy.instrument import DeclaredGap, Instrument, Jurisdiction
from incentives.policy.parameter import DatedFigure, Figure, Parameter, Table
from incentives.policy.payment import (
    Application,
    Instalment,
    Obligation,
    Paid,
    PayerShare,
    RecoveryBase,
    RecoveryMode,
    YearDay,
)
from incentives.policy.relation import (
    Deducts,
    Excludes,
    HigherOf,
    KeyedIncentive,
    OncePer,
    OneOf,
    Relation,
    SharedCap,
)
from incentives.policy.rule import (
    Charge,
    Definition,
    Incentive,
    IncentiveKind,
    OpenKind,
    OpenMatter,
    Pays,
    ReducesBasis,
    Relief,
    Relieves,
)
from incentives.policy.sharing.beneficiaries import BeneficiaryCase, BeneficiaryShare
from incentives.policy.sharing.rows import Whole, Within
from incentives.values.period import CalendarLimit, Cycle, Window
from incentives.values.rounding import Rounding, RoundingMode
from incentives.values.span import Span
from incentives.values.unit import Unit

__all__ = [
    "Answer",
    "Application",
    "Apply",
    "Asked",
    "BeneficiaryCase",
    "BeneficiaryShare",
    "BooleanType",
    "Bracket",
    "CalendarLimit",
    "Charge",
    "Check",
    "ChoiceType",
    "Clause",
    "ComputedResult",
    "Cycle",
    "DateType",
    "DatedFigure",
    "DeclaredFact",
    "DeclaredGap",
    "Deducts",
    "Definition",
    "Excludes",
    "Expression",
    "FactKind",
    "FactSpec",
    "Field",
    "Figure",
    "Graduate",
    "Held",
    "HigherOf",
    "Incentive",
    "IncentiveKind",
    "Instalment",
    "Instrument",
    "Jurisdiction",
    "KeyedIncentive",
    "Lookup",
    "Measure",
    "MonthType",
    "Named",
    "NoFigure",
    "NumberType",
    "Obligation",
    "OncePer",
    "OneOf",
    "OpenKind",
    "OpenMatter",
    "Paid",
    "Parameter",
    "PayerShare",
    "Pays",
    "Question",
    "Record",
    "RecordType",
    "RecoveryBase",
    "RecoveryMode",
    "ReducesBasis",
    "Relation",
    "Relief",
    "Relieves",
    "Returned",
    "Rounding",
    "RoundingMode",
    "RowPeriods",
    "RowValue",
    "Schedule",
    "SharedCap",
    "Span",
    "Stated",
    "StatusType",
    "Table",
    "TextType",
    "Type",
    "Unit",
    "Vocabulary",
    "Whole",
    "Window",
    "Within",
    "YearDay",
]

"""Budgeting: what assessed cases come to, and under which scenario.

By incentive, month, level of government and beneficiary.
"""

from incentives.budgeting.budget import Budget, Grid, Total, budget_of
from incentives.budgeting.months import Months
from incentives.budgeting.posting import Posting, postings_of
from incentives.budgeting.scenarios import (
    Answered,
    BudgetCase,
    Comparison,
    Scenario,
    ScenarioChange,
    Unanswered,
    compare_scenarios,
    side_by_side,
)
from incentives.engine.findings.pieces.given import Certainty

__all__ = [
    "Answered",
    "Budget",
    "BudgetCase",
    "Certainty",
    "Comparison",
    "Grid",
    "Months",
    "Posting",
    "Scenario",
    "ScenarioChange",
    "Total",
    "Unanswered",
    "budget_of",
    "compare_scenarios",
    "postings_of",
    "side_by_side",
]

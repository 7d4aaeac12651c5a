"""Budgeting: what assessed cases come to, and under which scenario.

By incentive, month, level of government and beneficiary.
"""

from incentives.budgeting.appropriation import Appropriation, Award, Manner, appropriate
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
    "Appropriation",
    "Award",
    "Budget",
    "BudgetCase",
    "Certainty",
    "Comparison",
    "Grid",
    "Manner",
    "Months",
    "Posting",
    "Scenario",
    "ScenarioChange",
    "Total",
    "Unanswered",
    "appropriate",
    "budget_of",
    "compare_scenarios",
    "postings_of",
    "side_by_side",
]

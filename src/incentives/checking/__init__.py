"""`check`: what is wrong with a folder of policies.

The folder is loaded, what must hold on every day is proven, and its policy cases are run.
"""

from incentives.checking.coverage import BoundaryCoverage, RuleCoverage, ThresholdCoverage
from incentives.checking.folder import CheckReport, check_folder
from incentives.checking.thresholds import (
    BracketLimit,
    Comparison,
    FigureChange,
    Side,
    TableEnd,
    WindowLimit,
)
from incentives.policy.proof import Hole, Proof, Tie
from incentives.policy.renewals import VersionHole, VersionOverlap

__all__ = [
    "BoundaryCoverage",
    "BracketLimit",
    "CheckReport",
    "Comparison",
    "FigureChange",
    "Hole",
    "Proof",
    "RuleCoverage",
    "Side",
    "TableEnd",
    "ThresholdCoverage",
    "Tie",
    "VersionHole",
    "VersionOverlap",
    "WindowLimit",
    "check_folder",
]

"""Application files: what an office works on, from the first line typed to the payment.

In come what an officer typed and the steps of a procedure; out go stored files, each write compared
with the version that its writer had read, and determinations filed in the register. A file is a row
that changes; its steps are only added to. Read `state` (states and moves), `application` (what a
file holds), then `applications`, which goes through `writing`,
`finding` and the folder `procedure`; what is determined is kept on paper by `papers`.
"""

from incentives.extras import check_extra

check_extra("register")

from incentives.applications.application import (
    Application,
    ApplicationRow,
    Hold,
    OpenThing,
    OverlayUsed,
    ReckonedBy,
    Scan,
    StepTaken,
)
from incentives.applications.applications import Applications
from incentives.applications.asking import ApplicationSearch
from incentives.applications.office.settings import OfficeSettings, SettingsChange
from incentives.applications.papers.kept import (
    DrawnFrom,
    KeptPaper,
    PaperAsked,
    PaperKind,
    Printed,
)
from incentives.applications.papers.papers import Papers
from incentives.applications.paying.payable import FallsDue, Payable
from incentives.applications.paying.recording import (
    LinePaid,
    LineRefused,
    ListPaid,
    PaymentLine,
)
from incentives.applications.procedure.several import Moved, MoveRefused
from incentives.applications.state import MOVES, STATES, Move, State
from incentives.report.papers.approval.party import Party

__all__ = [
    "MOVES",
    "STATES",
    "Application",
    "ApplicationRow",
    "ApplicationSearch",
    "Applications",
    "DrawnFrom",
    "FallsDue",
    "Hold",
    "KeptPaper",
    "LinePaid",
    "LineRefused",
    "ListPaid",
    "Move",
    "MoveRefused",
    "Moved",
    "OfficeSettings",
    "OpenThing",
    "OverlayUsed",
    "PaperAsked",
    "PaperKind",
    "Papers",
    "Party",
    "Payable",
    "PaymentLine",
    "Printed",
    "ReckonedBy",
    "Scan",
    "SettingsChange",
    "State",
    "StepTaken",
]

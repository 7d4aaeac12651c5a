"""The register: determinations and payments, filed for good, each sealed with the one before."""

from incentives.register.acts import KINDS, Act, Applicant, Kind, Paying
from incentives.register.chain import Head, read_head
from incentives.register.entry import Ending, Entry
from incentives.register.errors import RegisterError
from incentives.register.people import People
from incentives.register.person import Duty, Person, Standing
from incentives.register.reading.asking import Search
from incentives.register.reading.exporting import (
    applicant_in_words,
    ledger_csv,
    ledger_page,
    ledger_row,
    sources_in_words,
)
from incentives.register.reading.paid import PaymentMade
from incentives.register.reading.reassessing import Reassessed
from incentives.register.reading.searching import Filing, Line
from incentives.register.reading.totalling import MonthPaid, ProgrammeTotal
from incentives.register.register import Register
from incentives.register.verification.finding import Finding, FindingKind, Verification
from incentives.register.writing.alike import alike_told

__all__ = [
    "KINDS",
    "Act",
    "Applicant",
    "Duty",
    "Ending",
    "Entry",
    "Filing",
    "Finding",
    "FindingKind",
    "Head",
    "Kind",
    "Line",
    "MonthPaid",
    "Paying",
    "PaymentMade",
    "People",
    "Person",
    "ProgrammeTotal",
    "Reassessed",
    "Register",
    "RegisterError",
    "Search",
    "Standing",
    "Verification",
    "alike_told",
    "applicant_in_words",
    "ledger_csv",
    "ledger_page",
    "ledger_row",
    "read_head",
    "sources_in_words",
]

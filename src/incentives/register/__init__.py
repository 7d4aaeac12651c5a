"""The register: determinations and payments, filed for good, each sealed with the one before."""

from incentives.extras import check_extra

check_extra("register")

from incentives.register.acts import KINDS, Act, Applicant, Kind, Paying
from incentives.register.chain import Head, read_head
from incentives.register.entry import Ending, Entry
from incentives.register.errors import RegisterError
from incentives.register.people import People
from incentives.register.person import Duty, Person, Standing
from incentives.register.reading.asking import Search, applicant_in
from incentives.register.reading.coded import Figure, figures_of
from incentives.register.reading.exporting import (
    applicant_in_words,
    ledger_csv,
    ledger_page,
    ledger_row,
    sources_in_words,
)
from incentives.register.reading.form_sums import FormSum
from incentives.register.reading.joining import Asked, Fate, Joined, PaymentTold
from incentives.register.reading.paid import PaymentMade
from incentives.register.reading.reassessing import Reassessed
from incentives.register.reading.searching import Filing, Line
from incentives.register.reading.totalling import MonthPaid, ProgrammeTotal
from incentives.register.register import Register
from incentives.register.short_code import code_of, is_like_code, read_code
from incentives.register.verification.finding import Finding, FindingKind, Verification
from incentives.register.verification.papers import agrees, paper_told, read_amount
from incentives.register.writing.alike import alike_told

__all__ = [
    "KINDS",
    "Act",
    "Applicant",
    "Asked",
    "Duty",
    "Ending",
    "Entry",
    "Fate",
    "Figure",
    "Filing",
    "Finding",
    "FindingKind",
    "FormSum",
    "Head",
    "Joined",
    "Kind",
    "Line",
    "MonthPaid",
    "Paying",
    "PaymentMade",
    "PaymentTold",
    "People",
    "Person",
    "ProgrammeTotal",
    "Reassessed",
    "Register",
    "RegisterError",
    "Search",
    "Standing",
    "Verification",
    "agrees",
    "alike_told",
    "applicant_in",
    "applicant_in_words",
    "code_of",
    "figures_of",
    "is_like_code",
    "ledger_csv",
    "ledger_page",
    "ledger_row",
    "paper_told",
    "read_amount",
    "read_code",
    "read_head",
    "sources_in_words",
]

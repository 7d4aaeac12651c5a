"""The tables of the register: the chained entries, and what is drawn from them for searching.

All amounts are whole hundredths of the currency (fen), days and times are ISO text.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table, Text

metadata = MetaData()

Whole = Integer().with_variant(BigInteger(), "postgresql")

entries = Table(
    "register_entries",
    metadata,
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("previous", Text, nullable=False, unique=True),
    Column("fingerprint", Text, nullable=False, unique=True),
    Column("content", Text, nullable=False),
    sqlite_strict=True,
)

filings = Table(
    "register_filings",
    metadata,
    Column(
        "number",
        Whole,
        ForeignKey("register_entries.number"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("kind", Text, nullable=False),
    Column("filed_at", Text, nullable=False),
    Column("filed_on", Text, nullable=False, index=True),
    Column("year", Whole, nullable=False),
    Column("month", Whole, nullable=False),
    Column("officer", Text, nullable=False),
    Column("applicant", Text, nullable=False),
    Column("applicant_key", Text, nullable=False, index=True),
    Column("district", Text, nullable=False),
    Column("dossier", Text, nullable=False, server_default=""),
    Column("dossier_key", Text, nullable=False, server_default=""),
    Column("on_day", Text),
    Column("known_on", Text),
    Column("matter", Text, nullable=False, index=True),
    Column("ends", Whole, ForeignKey("register_entries.number"), unique=True),
    Column("remark", Text, nullable=False),
    Column("credit_code", Text, nullable=False, server_default=""),
    sqlite_strict=True,
)

awards = Table(
    "register_awards",
    metadata,
    Column(
        "entry", Whole, ForeignKey("register_entries.number"), primary_key=True, autoincrement=False
    ),
    Column("incentive", Text, primary_key=True),
    Column("place", Whole, nullable=False),
    Column("title_zh", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("form", Text),
    Column("outcome", Text, nullable=False),
    Column("amount", Whole),
    Column("currency", Text, nullable=False),
    Column("beneficiary", Text, nullable=False),
    Index("register_awards_incentive", "incentive"),
    sqlite_strict=True,
)

shares = Table(
    "register_shares",
    metadata,
    Column(
        "entry", Whole, ForeignKey("register_entries.number"), primary_key=True, autoincrement=False
    ),
    Column("incentive", Text, primary_key=True),
    Column("payer", Text, primary_key=True),
    Column("amount", Whole, nullable=False),
    sqlite_strict=True,
)

payments = Table(
    "register_payments",
    metadata,
    Column(
        "entry", Whole, ForeignKey("register_entries.number"), primary_key=True, autoincrement=False
    ),
    Column(
        "determination", Whole, ForeignKey("register_entries.number"), nullable=False, index=True
    ),
    Column("incentive", Text, nullable=False, index=True),
    Column("subject", Text),
    Column("instalment", Whole),
    Column("payer", Text),
    Column("amount", Whole, nullable=False),
    Column("currency", Text, nullable=False),
    Column("paid_on", Text, nullable=False, index=True),
    Column("year", Whole, nullable=False),
    Column("month", Whole, nullable=False),
    sqlite_strict=True,
)

duties = Table(
    "register_duties",
    metadata,
    Column(
        "entry", Whole, ForeignKey("register_entries.number"), primary_key=True, autoincrement=False
    ),
    Column("issuer", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("duties", Text, nullable=False),
    sqlite_strict=True,
)

DERIVED = (filings, awards, shares, payments, duties)
"""What can be made anew from the entries at any time."""

NUMBER_OF = {
    filings: filings.c.number,
    awards: awards.c.entry,
    shares: shares.c.entry,
    payments: payments.c.entry,
    duties: duties.c.entry,
}
"""The column of each derived table that says to which entry a row belongs."""

"""The register: chained entries, what is drawn from them, and the triggers that refuse changes."""

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Text

from incentives.register.store.guards import set_guards
from incentives.register.store.migrating import APPLICATION_ID

revision = "0001"
down_revision = None

GUARDED = (
    "register_entries",
    "register_filings",
    "register_awards",
    "register_shares",
    "register_payments",
)

Whole = Integer().with_variant(BigInteger(), "postgresql")


def upgrade() -> None:
    """The tables stand, and their rows can only be added to."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    _make_entries()
    _make_filings()
    _make_awards()
    _make_payments()
    set_guards(connection, *GUARDED)


def _make_entries() -> None:
    op.create_table(
        "register_entries",
        Column("number", Whole, primary_key=True, autoincrement=False),
        Column("previous", Text, nullable=False, unique=True),
        Column("fingerprint", Text, nullable=False, unique=True),
        Column("content", Text, nullable=False),
        sqlite_strict=True,
    )


def _make_filings() -> None:
    op.create_table(
        "register_filings",
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
        Column("on_day", Text),
        Column("known_on", Text),
        Column("matter", Text, nullable=False, index=True),
        Column("ends", Whole, ForeignKey("register_entries.number"), unique=True),
        Column("remark", Text, nullable=False),
        sqlite_strict=True,
    )


def _make_awards() -> None:
    op.create_table(
        "register_awards",
        Column(
            "entry",
            Whole,
            ForeignKey("register_entries.number"),
            primary_key=True,
            autoincrement=False,
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
        sqlite_strict=True,
    )
    op.create_index("register_awards_incentive", "register_awards", ["incentive"])
    op.create_table(
        "register_shares",
        Column(
            "entry",
            Whole,
            ForeignKey("register_entries.number"),
            primary_key=True,
            autoincrement=False,
        ),
        Column("incentive", Text, primary_key=True),
        Column("payer", Text, primary_key=True),
        Column("amount", Whole, nullable=False),
        sqlite_strict=True,
    )


def _make_payments() -> None:
    op.create_table(
        "register_payments",
        Column(
            "entry",
            Whole,
            ForeignKey("register_entries.number"),
            primary_key=True,
            autoincrement=False,
        ),
        Column(
            "determination",
            Whole,
            ForeignKey("register_entries.number"),
            nullable=False,
            index=True,
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

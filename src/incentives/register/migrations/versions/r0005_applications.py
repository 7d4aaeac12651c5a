"""Application files beside the chain, and the credit code by which an applicant is known.

Whatever was filed before has no code: it belongs to the name, as it did.
"""

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, Text

from incentives.register.store.guards import set_guards

revision = "0005"
down_revision = "0004"

Whole = Integer().with_variant(BigInteger(), "postgresql")


def upgrade() -> None:
    """The column of the code and the tables stand; what is only added to is guarded."""
    op.add_column(
        "register_filings", Column("credit_code", Text, nullable=False, server_default="")
    )
    _make_files()
    _make_steps()
    _make_holds()
    _make_scans()
    _make_settings()
    set_guards(
        op.get_bind(),
        "application_files",
        "application_steps",
        "application_contents",
        "application_scans",
        "office_settings",
    )


def _make_files() -> None:
    op.create_table(
        "application_files",
        Column("id", Text, primary_key=True),
        Column("number", Text, nullable=False),
        Column("number_key", Text, nullable=False, unique=True),
        Column("number_year", Whole),
        Column("number_place", Whole),
        Column("version", Whole, nullable=False),
        Column("state", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("name_key", Text, nullable=False),
        Column("credit_code", Text, nullable=False),
        Column("township", Text, nullable=False),
        Column("party", Text, nullable=False),
        Column("district", Text, nullable=False),
        Column("programmes", Text, nullable=False),
        Column("on_day", Text),
        Column("document", Text, nullable=False),
        Column("typed", Text, nullable=False),
        Column("notes", Text, nullable=False),
        Column("dossier", Text, nullable=False),
        Column("opened_from", Whole, ForeignKey("register_entries.number")),
        Column("opened_by", Text, nullable=False),
        Column("opened_by_key", Text, nullable=False),
        Column("opened_at", Text, nullable=False),
        Column("opened_on", Text, nullable=False),
        Column("changed_by", Text, nullable=False),
        Column("changed_by_key", Text, nullable=False),
        Column("changed_at", Text, nullable=False),
        Column("changed_utc", Text, nullable=False),
        sqlite_strict=True,
    )
    for name, columns in (
        ("state", ["state"]),
        ("name", ["name_key"]),
        ("code", ["credit_code"]),
        ("changed", ["changed_utc"]),
        ("numbered", ["number_year", "number_place"]),
    ):
        op.create_index(f"application_files_{name}", "application_files", columns)


def _make_steps() -> None:
    op.create_table(
        "application_steps",
        Column("application", Text, ForeignKey("application_files.id"), primary_key=True),
        Column("place", Whole, primary_key=True, autoincrement=False),
        Column("move", Text, nullable=False),
        Column("officer", Text, nullable=False),
        Column("officer_key", Text, nullable=False),
        Column("issuer", Text),
        Column("subject", Text),
        Column("at", Text, nullable=False),
        Column("opinion", Text, nullable=False),
        Column("acknowledged", Text, nullable=False),
        Column("from_state", Text, nullable=False),
        Column("to_state", Text, nullable=False),
        Column("entry", Whole, ForeignKey("register_entries.number")),
        sqlite_strict=True,
    )
    op.create_index("application_steps_entry", "application_steps", ["entry"])


def _make_holds() -> None:
    op.create_table(
        "application_holds",
        Column("application", Text, ForeignKey("application_files.id"), primary_key=True),
        Column("who", Text, nullable=False),
        Column("since", Text, nullable=False),
        Column("until", Text, nullable=False),
        sqlite_strict=True,
    )


def _make_scans() -> None:
    op.create_table(
        "application_contents",
        Column("digest", Text, primary_key=True),
        Column("media_type", Text, nullable=False),
        Column("size", Whole, nullable=False),
        Column("octets", LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "application_scans",
        Column("application", Text, ForeignKey("application_files.id"), primary_key=True),
        Column("place", Whole, primary_key=True, autoincrement=False),
        Column("paper", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("digest", Text, ForeignKey("application_contents.digest"), nullable=False),
        Column("added_by", Text, nullable=False),
        Column("added_at", Text, nullable=False),
        Column("removed_by", Text),
        Column("removed_at", Text),
        sqlite_strict=True,
    )


def _make_settings() -> None:
    op.create_table(
        "office_settings",
        Column("number", Whole, primary_key=True, autoincrement=False),
        Column("settings", Text, nullable=False),
        Column("officer", Text, nullable=False),
        Column("issuer", Text),
        Column("subject", Text),
        Column("at", Text, nullable=False),
        Column("reason", Text, nullable=False),
        sqlite_strict=True,
    )

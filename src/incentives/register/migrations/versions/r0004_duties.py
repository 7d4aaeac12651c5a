"""Duties: who may do what, drawn from the entries by which it was given and withdrawn."""

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Text

from incentives.register.store.guards import set_guards

revision = "0004"
down_revision = "0003"

Whole = Integer().with_variant(BigInteger(), "postgresql")


def upgrade() -> None:
    """The table stands, and its rows can only be added to."""
    op.create_table(
        "register_duties",
        Column(
            "entry",
            Whole,
            ForeignKey("register_entries.number"),
            primary_key=True,
            autoincrement=False,
        ),
        Column("issuer", Text, nullable=False),
        Column("subject", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("duties", Text, nullable=False),
        sqlite_strict=True,
    )
    set_guards(op.get_bind(), "register_duties")

"""The papers that were printed of determinations, kept as they were; by what files are assessed.

Of what was determined before no paper is kept: it is drawn from its entry when it is first printed.
A file of before has no overlays of its own and its steps do not say by what they were taken.
"""

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Text, UniqueConstraint

from incentives.register.store.guards import set_guards

revision = "0006"
down_revision = "0005"

Whole = Integer().with_variant(BigInteger(), "postgresql")


def upgrade() -> None:
    """The columns and the table stand, and its rows are only added to."""
    op.add_column(
        "application_files", Column("overlays", Text, nullable=False, server_default="[]")
    )
    op.add_column(
        "application_steps", Column("reckoned_by", Text, nullable=False, server_default="")
    )
    op.create_table(
        "register_papers",
        Column("place", Whole, primary_key=True, autoincrement=False),
        Column("entry", Whole, ForeignKey("register_entries.number"), nullable=False),
        Column("kind", Text, nullable=False),
        Column("form", Text, nullable=False),
        Column("language", Text, nullable=False),
        Column("digest", Text, ForeignKey("application_contents.digest"), nullable=False),
        Column("drawn_from", Text, nullable=False),
        Column("kept_by", Text, nullable=False),
        Column("kept_at", Text, nullable=False),
        Column("previous", Text, nullable=False),
        Column("seal", Text, nullable=False),
        UniqueConstraint("entry", "kind", "form", "language"),
        sqlite_strict=True,
    )
    set_guards(op.get_bind(), "register_papers")

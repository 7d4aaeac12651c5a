"""Dossiers: which of several of an applicant an entry belongs to.

Whatever was filed before belongs to its only one.
"""

from alembic import op
from sqlalchemy import Column, Text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """The column stands, and its key."""
    op.add_column("register_filings", Column("dossier", Text, nullable=False, server_default=""))
    op.add_column(
        "register_filings", Column("dossier_key", Text, nullable=False, server_default="")
    )

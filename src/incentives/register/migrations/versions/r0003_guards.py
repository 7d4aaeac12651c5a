"""Guards that cannot be written past: rows are added at the end only, never in place of others."""

from alembic import op

from incentives.register.store.guards import set_guards

revision = "0003"
down_revision = "0002"

_TABLES = (
    "register_entries",
    "register_filings",
    "register_awards",
    "register_shares",
    "register_payments",
)


def upgrade() -> None:
    """The triggers of every table are those of this edition."""
    set_guards(op.get_bind(), *_TABLES)

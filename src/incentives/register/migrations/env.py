"""What Alembic runs to bring the register up to date, on the connection that it is given."""

from alembic import context

from incentives.register.store.migrating import MIGRATING, VERSION_TABLE
from incentives.register.store.tables import metadata

connection = MIGRATING.get()
if connection is not None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        version_table=VERSION_TABLE,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()

"""Whether a table is in a database, and which may have been meant."""

from incentives.language.slips.nearest import one_of
from incentives.tables.databases.connecting import Database, DatabaseError
from incentives.tables.databases.pages import quoted_table
from incentives.wordings import databases as wordings

_OF_FILE = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
_OF_SERVER = """
SELECT CASE WHEN pg_table_is_visible(c.oid) THEN c.relname::text
    ELSE n.nspname || '.' || c.relname END AS name
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
    AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
ORDER BY name
"""
"""Tables and views; those of the search path by their names alone, as they are asked for."""


def check_table(database: Database, name: str) -> None:
    """The table or view can be read.

    Raises:
        DatabaseError: `no-table` with the nearest that there are, or `database-refused`.
    """
    try:
        with database.transaction() as cursor:
            cursor.execute(f"SELECT 1 FROM {quoted_table(name)} LIMIT 0")
            cursor.fetch_arrow_table()
    except DatabaseError:
        names = _tables(database)  # a server that is gone says so here
        if name in names:
            raise
        near = one_of(name, names) if names else wordings.NO_TABLES
        raise DatabaseError(
            wordings.NO_TABLE, "no-table", database=database.shown, table=name, near=near
        ) from None


def _tables(database: Database) -> list[str]:
    with database.transaction() as cursor:
        cursor.execute(_OF_SERVER if database.has_numbers else _OF_FILE)
        return [str(name) for name in cursor.fetch_arrow_table().column(0).to_pylist()]

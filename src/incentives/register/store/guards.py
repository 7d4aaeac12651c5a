"""The triggers that refuse to change or remove what was filed, in SQLite and in PostgreSQL."""

from sqlalchemy import Connection, text

GUARDED = (
    "register_entries",
    "register_filings",
    "register_awards",
    "register_shares",
    "register_payments",
    "register_duties",
)
_REFUSED = "the register is append-only"

_SQLITE = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table} BEGIN SELECT RAISE(ABORT, "
    "'{refused}'); END"
)
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION register_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_REFUSED}'; END $$"
)
_POSTGRES = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table} FOR EACH {unit} EXECUTE FUNCTION "
    "register_refuse()"
)


def set_guards(connection: Connection, *tables: str) -> None:
    """Rows of the tables can no longer be changed or removed."""
    lift_guards(connection, *tables)
    if connection.dialect.name == "postgresql":
        connection.execute(text(_FUNCTION))
    for table in tables:
        for statement in _statements(connection, table).values():
            connection.execute(text(statement))


def lift_guards(connection: Connection, *tables: str) -> None:
    """Rows of the tables can be changed, until the guards are set again in the same transaction."""
    for table in tables:
        for name in _statements(connection, table):
            where = f" ON {table}" if connection.dialect.name == "postgresql" else ""
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}{where}"))


def missing_guards(connection: Connection) -> tuple[str, ...]:
    """The names of the triggers that should be there and are not, or that say something else."""
    missing: list[str] = []
    standing = _standing(connection)
    for table in GUARDED:
        for name, statement in _statements(connection, table).items():
            expected = statement if connection.dialect.name == "sqlite" else ""
            if standing.get(name) != expected:
                missing.append(name)
    return tuple(missing)


def _statements(connection: Connection, table: str) -> dict[str, str]:
    """The statement that makes each trigger of the table, by its name."""
    is_postgres = connection.dialect.name == "postgresql"
    template = _POSTGRES if is_postgres else _SQLITE
    return {
        f"{table}_no_{verb}": template.format(
            table=table,
            verb=verb,
            VERB=verb.upper(),
            unit="STATEMENT" if verb == "truncate" else "ROW",
            refused=_REFUSED,
        )
        for verb in ("update", "delete", *(["truncate"] if is_postgres else []))
    }


def _standing(connection: Connection) -> dict[str, str]:
    """The triggers that are there and awake; in SQLite with their text."""
    if connection.dialect.name == "sqlite":
        triggers = connection.execute(
            text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        )
        return {str(name): str(sql) for name, sql in triggers}
    triggers = connection.execute(
        text(
            "SELECT tgname, '' FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') "
            "AND tgname LIKE 'register%'"
        )
    )
    return {str(name): str(nothing) for name, nothing in triggers}

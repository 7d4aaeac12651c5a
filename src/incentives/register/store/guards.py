"""The triggers that refuse to change or remove what was filed, in SQLite and in PostgreSQL.

A row can be added to the end only: the entry whose number is the next and which builds on the last
one, and then what is drawn from it. So nothing can be written over either (`INSERT OR REPLACE` of
SQLite removes rows without asking the triggers that refuse removals).
"""

from collections.abc import Mapping

from sqlalchemy import Connection, text

from incentives.register.chain import GENESIS

GUARDED = (
    "register_entries",
    "register_filings",
    "register_awards",
    "register_shares",
    "register_payments",
    "register_duties",
)
KEPT: Mapping[str, tuple[str, ...]] = {
    "application_files": ("delete", "insert"),
    "application_steps": ("update", "delete", "insert"),
    "application_contents": ("update", "delete", "insert"),
    "application_scans": ("delete", "insert"),
    "office_settings": ("update", "delete", "insert"),
    "register_papers": ("update", "delete", "insert"),
}
"""Tables beside the chain, and what is refused of their rows: files and scans may change.

A row that is added never takes the place of another; a server refuses that by itself.
"""
_REFUSED = "the register is append-only"
_ENTRIES = "register_entries"

_KEYS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "register_entries": (("fingerprint",),),
    "register_filings": (("number",), ("ends",)),
    "register_awards": (("entry", "incentive"),),
    "register_shares": (("entry", "incentive", "payer"),),
    "register_payments": (("entry",),),
    "register_duties": (("entry",),),
    "application_files": (("id",), ("number_key",)),
    "application_steps": (("application", "place"),),
    "application_contents": (("digest",),),
    "application_scans": (("application", "place"),),
    "office_settings": (("number",),),
    "register_papers": (("place",), ("entry", "kind", "form", "language")),
}
"""What no two rows of a table have in common, besides what the order of entries rules out.

The first column of a derived table's first key is the number of its entry.
"""

_SQLITE = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}{when} BEGIN SELECT RAISE(ABORT, "
    f"'{_REFUSED}'); END"
)
_NEXT_IN_SQLITE = (
    "NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM register_entries) OR NEW.previous "  # noqa: S608 - our own names
    "IS NOT coalesce((SELECT fingerprint FROM register_entries ORDER BY number DESC LIMIT 1), "
    f"'{GENESIS}')"
)
_OF_LAST_IN_SQLITE = "NEW.{number} IS NOT (SELECT max(number) FROM register_entries)"

_POSTGRES = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table} FOR EACH {unit} EXECUTE FUNCTION "
    "{function}"
)
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path = "
    "pg_catalog AS $${body}$$"
)
FUNCTIONS: Mapping[str, str] = {
    "register_refuse": f" BEGIN RAISE EXCEPTION '{_REFUSED}'; END ",
    "register_next": (
        " DECLARE last_number bigint; last_fingerprint text; BEGIN EXECUTE format('SELECT number, "  # noqa: S608 - our own names
        "fingerprint FROM %I.register_entries ORDER BY number DESC LIMIT 1', TG_TABLE_SCHEMA) INTO "
        "last_number, last_fingerprint; IF NEW.number IS DISTINCT FROM coalesce(last_number, 0) + "
        f"1 OR NEW.previous IS DISTINCT FROM coalesce(last_fingerprint, '{GENESIS}') THEN RAISE "
        f"EXCEPTION '{_REFUSED}'; END IF; RETURN NEW; END "
    ),
    "register_of_last": (
        " DECLARE last_number bigint; BEGIN EXECUTE format('SELECT max(number) FROM "  # noqa: S608 - our own names
        "%I.register_entries', TG_TABLE_SCHEMA) INTO last_number; IF (to_jsonb(NEW) ->> "
        "TG_ARGV[0])::bigint IS DISTINCT FROM last_number THEN RAISE EXCEPTION "
        f"'{_REFUSED}'; END IF; RETURN NEW; END "
    ),
}
"""The body of each function that the triggers of PostgreSQL run."""


def set_guards(connection: Connection, *tables: str) -> None:
    """Rows of the tables can no longer be changed or removed, and are added at the end only."""
    lift_guards(connection, *tables)
    if connection.dialect.name == "postgresql":
        for name, body in FUNCTIONS.items():
            # Its per cent signs are its own.
            connection.exec_driver_sql(
                _FUNCTION.format(name=name, body=body), execution_options={"no_parameters": True}
            )
    for table in tables:
        for statement in guards_of(connection.dialect.name, table).values():
            connection.exec_driver_sql(statement)


def lift_guards(connection: Connection, *tables: str) -> None:
    """Rows of the tables can be changed, until the guards are set again in the same transaction."""
    for table in tables:
        for name in guards_of(connection.dialect.name, table):
            where = f" ON {table}" if connection.dialect.name == "postgresql" else ""
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}{where}"))


def guards_of(dialect: str, table: str) -> dict[str, str]:
    """The statement that makes each trigger of the table, by its name."""
    is_postgres = dialect == "postgresql"
    is_chained = table in GUARDED
    verbs: tuple[str, ...] = ("update", "delete", "insert") if is_chained else KEPT.get(table, ())
    if is_postgres:
        verbs = tuple(verb for verb in verbs if verb != "insert" or is_chained)
        verbs = (*verbs, "truncate") if verbs else ()
    make = _on_server if is_postgres else _in_file
    return {f"{table}_no_{verb}": make(table, verb) for verb in verbs}


def _in_file(table: str, verb: str) -> str:
    when = f" WHEN {_strange_in_file(table)}" if verb == "insert" else ""
    return _SQLITE.format(table=table, verb=verb, VERB=verb.upper(), when=when)


def _strange_in_file(table: str) -> str:
    """When a row that is added is not the next, or stands there already."""
    order = []
    if table == _ENTRIES:
        order = [_NEXT_IN_SQLITE]
    elif table in GUARDED:
        order = [_OF_LAST_IN_SQLITE.format(number=_KEYS[table][0][0])]
    same = (" AND ".join(f"{column} = NEW.{column}" for column in key) for key in _KEYS[table])
    return " OR ".join([*order, *(f"EXISTS (SELECT 1 FROM {table} WHERE {key})" for key in same)])  # noqa: S608 - our own names


def _on_server(table: str, verb: str) -> str:
    function = "register_refuse()"
    if verb == "insert":
        is_entry = table == _ENTRIES
        function = "register_next()" if is_entry else f"register_of_last('{_KEYS[table][0][0]}')"
    return _POSTGRES.format(
        table=table,
        verb=verb,
        VERB=verb.upper(),
        unit="STATEMENT" if verb == "truncate" else "ROW",
        function=function,
    )

"""A register on a server compared with what it is made of.

Names alone say nothing: a trigger may run another function, or none. Each guard is compared with
the statement that makes it, down to what its function does; each table with its columns, keys and
indexes; each index with its table.
"""

from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import (
    Column,
    Connection,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)

from incentives.register.store.application_tables import APPLICATION_TABLES
from incentives.register.store.guards import FUNCTIONS, guards_of
from incentives.register.store.tables import DERIVED, entries
from incentives.register.verification.finding import Finding, FindingKind

STANDING = (entries, *DERIVED, *APPLICATION_TABLES)

_ATTRIBUTES = text(
    "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, "
    "a.attgenerated = '' AND a.attcollation IN (0, 100) FROM pg_class c JOIN pg_attribute a ON "
    "a.attrelid = c.oid WHERE c.oid = to_regclass(:name) AND a.attnum > 0 AND NOT a.attisdropped"
)
_RELATION = text(
    "SELECT c.relkind = 'r' AND c.relpersistence = 'p' AND NOT c.relispartition AND NOT EXISTS "
    "(SELECT FROM pg_inherits WHERE c.oid IN (inhrelid, inhparent)), NOT c.relrowsecurity AND NOT "
    "c.relforcerowsecurity AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid), "
    "ARRAY(SELECT rulename FROM pg_rewrite WHERE ev_class = c.oid), c.relnamespace = "
    "(SELECT relnamespace FROM pg_class WHERE oid = to_regclass('register_entries')) FROM pg_class "
    "c WHERE c.oid = to_regclass(:name)"
)
_CONSTRAINTS = text(
    "SELECT pg_get_constraintdef(oid), convalidated AND NOT condeferrable FROM pg_constraint WHERE "
    "conrelid = to_regclass(:name)"
)
_INDEXES = text(
    "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid), i.indisvalid AND "
    "i.indisready AND i.indislive AND i.indimmediate, i.indisunique FROM pg_index i WHERE "
    "i.indrelid = to_regclass(:name)"
)
_TRIGGERS = text(
    "SELECT tgname, tgisinternal, tgenabled IN ('O', 'A'), pg_get_triggerdef(oid, true) FROM "
    "pg_trigger WHERE tgrelid = to_regclass(:name)"
)
_FUNCTIONS = text(
    "SELECT p.prosrc, l.lanname, p.proconfig, p.prosecdef, p.proowner = c.relowner FROM pg_proc p "
    "JOIN pg_language l ON l.oid = p.prolang JOIN pg_class c ON c.oid = "
    "to_regclass('register_entries') WHERE p.proname = :name AND p.pronamespace = c.relnamespace"
)


def server_findings(connection: Connection) -> tuple[Callable[[], Iterable[Finding]], ...]:
    """The parts of the comparison, each to be gone through by itself."""
    parts: list[Callable[[], Iterable[Finding]]] = [lambda: _functions(connection)]
    for table in STANDING:
        parts += _parts_of(connection, table)
    return tuple(parts)


def _parts_of(connection: Connection, table: Table) -> list[Callable[[], Iterable[Finding]]]:
    return [
        lambda: _relation(connection, table),
        lambda: _columns(connection, table),
        lambda: _keys(connection, table),
        lambda: _triggers(connection, table),
        lambda: _indexes(connection, table),
    ]


def _structure(what: str) -> Finding:
    return Finding(kind=FindingKind.STRUCTURE, what=what)


def _guard(name: str) -> Finding:
    return Finding(kind=FindingKind.GUARD, what=name)


def _functions(connection: Connection) -> Iterator[Finding]:
    """What the triggers run is what it was, and belongs to the owner of the tables."""
    for name, body in FUNCTIONS.items():
        rows = connection.execute(_FUNCTIONS, {"name": name}).all()
        expected = (body, "plpgsql", ["search_path=pg_catalog"], False, True)
        if [tuple(row) for row in rows] != [expected]:
            yield _guard(name)


def is_plain_table(connection: Connection, table: Table) -> bool:
    """Whether it is a table, and nothing but its rows is read from it."""
    row = connection.execute(_RELATION, {"name": table.name}).one_or_none()
    return row is not None and bool(row[0]) and bool(row[1])


def _relation(connection: Connection, table: Table) -> Iterator[Finding]:
    """It is a table of its own, logged, beside the others; no rule and no policy rewrites it."""
    row = connection.execute(_RELATION, {"name": table.name}).one_or_none()
    if row is None:
        yield _structure(f"table {table.name}")
        return
    is_plain, is_open, rules, is_beside = row
    if not (is_plain and is_beside):
        yield _structure(f"table {table.name}")
    if not is_open:
        yield _structure(f"row security of {table.name}")
    yield from (_structure(f"rule {rule} on {table.name}") for rule in rules)


def _columns(connection: Connection, table: Table) -> Iterator[Finding]:
    standing = {
        row[1]: tuple(row[2:]) for row in connection.execute(_ATTRIBUTES, {"name": table.name})
    }
    expected = {column.name: _column(connection, column) for column in table.columns}
    for name in sorted({*standing, *expected}):
        if standing.get(name) != expected.get(name):
            yield _structure(f"column {table.name}.{name}")


def _column(connection: Connection, column: Column[object]) -> tuple[object, ...]:
    written = column.type.compile(dialect=connection.dialect).lower()
    return written.replace("varchar", "character varying"), not column.nullable, True


def _keys(connection: Connection, table: Table) -> Iterator[Finding]:
    """Primary key, unique columns and references, each as it is written."""
    standing = sorted(
        (str(written), bool(holds))
        for written, holds in connection.execute(_CONSTRAINTS, {"name": table.name})
    )
    expected = sorted((written, True) for written in _written_keys(table))
    if standing != expected:
        yield _structure(f"keys of {table.name}")


def _written_keys(table: Table) -> Iterator[str]:
    for constraint in table.constraints:
        match constraint:
            case PrimaryKeyConstraint():
                yield f"PRIMARY KEY ({_named(constraint.columns)})"
            case UniqueConstraint():
                yield f"UNIQUE ({_named(constraint.columns)})"
            case ForeignKeyConstraint():
                referred = _named(element.column for element in constraint.elements)
                yield (
                    f"FOREIGN KEY ({_named(constraint.columns)}) REFERENCES "
                    f"{constraint.referred_table.name}({referred})"
                )


def _named(columns: Iterable[Column[object]]) -> str:
    return ", ".join(column.name for column in columns)


def _triggers(connection: Connection, table: Table) -> Iterator[Finding]:
    """Each guard says what it said and is awake; nothing else runs when a row is added."""
    expected = guards_of("postgresql", table.name)
    standing: dict[str, str] = {}
    for name, is_internal, is_awake, written in connection.execute(_TRIGGERS, {"name": table.name}):
        if is_internal:
            if not is_awake:
                yield _structure(f"references of {table.name}")
            continue
        standing[name] = written if is_awake else ""
        if name not in expected:
            yield _structure(f"trigger {name} on {table.name}")
    yield from (_guard(name) for name, said in expected.items() if standing.get(name) != said)


def _indexes(connection: Connection, table: Table) -> Iterator[Finding]:
    """Each index is there, valid, and holds what its table holds."""
    standing = {}
    if not is_plain_table(connection, table):
        return
    for name, written, holds, is_unique in connection.execute(_INDEXES, {"name": table.name}):
        columns = tuple(written.rpartition(" USING btree (")[2].removesuffix(")").split(", "))
        standing[columns] = is_unique
        if not holds or not _agrees(connection, table, columns):
            yield Finding(kind=FindingKind.DAMAGED, what=f"index {name}")
    for columns, is_unique in _expected_indexes(table).items():
        if standing.get(columns) != is_unique:
            yield _structure(f"index on {table.name} ({', '.join(columns)})")


def _expected_indexes(table: Table) -> dict[tuple[str, ...], bool]:
    """Whether each is unique, by its columns."""
    keys = {
        tuple(column.name for column in constraint.columns): True
        for constraint in table.constraints
        if isinstance(constraint, PrimaryKeyConstraint | UniqueConstraint)
    }
    return keys | {
        tuple(column.name for column in index.columns): bool(index.unique)
        for index in table.indexes
    }


def _agrees(connection: Connection, table: Table, columns: tuple[str, ...]) -> bool:
    """Whether the rows read by the index are those read one after the other."""
    known = {column.name for column in table.columns}
    if not known.issuperset(columns):
        return True  # it is none of ours, and told as far as it matters
    named = ", ".join(columns)
    sums = "count(*), coalesce(sum(hashtextextended(row_of::text, 0)::numeric), 0)"
    rows = f"SELECT ROW({named}) AS row_of FROM {table.name}"  # noqa: S608 - our own names
    by_table = f"SELECT {sums} FROM ({rows}) AS read"  # noqa: S608 - likewise
    by_index = f"SELECT {sums} FROM ({rows} ORDER BY {named}) AS read"  # noqa: S608 - likewise
    _plan(connection, by_index=True)
    read_by_index = connection.exec_driver_sql(by_index).one()
    _plan(connection, by_index=False)
    return tuple(read_by_index) == tuple(connection.exec_driver_sql(by_table).one())


def _plan(connection: Connection, *, by_index: bool) -> None:
    """The server reads by indexes from now on, or without them, until the transaction ends."""
    connection.exec_driver_sql("SET LOCAL enable_bitmapscan = off")
    for name in ("enable_seqscan", "enable_sort"):
        connection.exec_driver_sql(f"SET LOCAL {name} = {'off' if by_index else 'on'}")
    for name in ("enable_indexscan", "enable_indexonlyscan"):
        connection.exec_driver_sql(f"SET LOCAL {name} = {'on' if by_index else 'off'}")

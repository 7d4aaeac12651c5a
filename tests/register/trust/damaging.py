"""What can become of the file of a register, at random: by a disk, or by somebody who has it."""

import random
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path

from incentives.register.chain import canonical, digest_of, seal
from tests.register.trust import octets
from tests.register.trust.many import determination, payment

TABLES = ("entries", "filings", "awards", "shares", "payments")
KEY = {"entries": "number", "filings": "number", "awards": "entry"}

Damage = Callable[[Path, random.Random], None]


def rows_of(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT * FROM register_{table}").fetchall()  # noqa: S608 - to do harm


def with_sql(harm: Callable[[sqlite3.Connection, random.Random], None]) -> Damage:
    """The harm is done while the triggers are away, which stand again as they stood."""

    def damage(path: Path, chance: random.Random) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA foreign_keys = OFF")
            triggers = connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall()
            for name, _ in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            with suppress(sqlite3.IntegrityError):  # what its keys refuse does no harm
                harm(connection, chance)
            for _, statement in triggers:
                with suppress(sqlite3.OperationalError):  # its table is gone
                    connection.execute(statement)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    return damage


def on_octets(harm: Callable[[bytearray, random.Random], bytearray]) -> Damage:
    def damage(path: Path, chance: random.Random) -> None:
        path.write_bytes(harm(bytearray(path.read_bytes()), chance))

    return damage


def a_number(connection: sqlite3.Connection, chance: random.Random) -> int:
    (last,) = connection.execute("SELECT max(number) FROM register_entries").fetchone()
    return chance.randint(1, last)


def change_an_entry(connection: sqlite3.Connection, chance: random.Random) -> None:
    number, column = (
        a_number(connection, chance),
        chance.choice(("previous", "fingerprint", "content")),
    )
    (text,) = connection.execute(
        f"SELECT {column} FROM register_entries WHERE number = ?",  # noqa: S608 - to do harm
        (number,),
    ).fetchone()
    at = chance.randrange(len(text))
    changed = text[:at] + chance.choice(("0", "", "x", "\0", "\u200b")) + text[at + 1 :]
    connection.execute(
        f"UPDATE register_entries SET {column} = ? WHERE number = ?",  # noqa: S608 - to do harm
        (changed, number),
    )


def write_octets(connection: sqlite3.Connection, chance: random.Random) -> None:
    """A text that is none."""
    table = chance.choice(TABLES)
    row = chance.choice(rows_of(connection, table))
    columns = [
        name
        for _, name, kind, *_ in connection.execute(f"PRAGMA table_info(register_{table})")
        if kind == "TEXT"
    ]
    key, column = KEY.get(table, "entry"), chance.choice(columns)
    connection.execute(
        f"UPDATE register_{table} SET {column} = CAST(x'ff' AS TEXT) WHERE {key} = ?",  # noqa: S608 - to do harm
        row[:1],
    )


def remove_entries(connection: sqlite3.Connection, chance: random.Random) -> None:
    first = a_number(connection, chance)
    last = first + chance.choice((0, 0, 1, 5, 100))
    for table in TABLES:
        connection.execute(
            f"DELETE FROM register_{table} WHERE {KEY.get(table, 'entry')} BETWEEN ? AND ?",  # noqa: S608 - to do harm
            (first, last),
        )


def move_entries(connection: sqlite3.Connection, chance: random.Random) -> None:
    first, by = a_number(connection, chance), chance.choice((-1, 1, 2, 50, 2**40))
    for table in TABLES:
        key = KEY.get(table, "entry")
        numbers = sorted({int(str(row[0])) for row in rows_of(connection, table)}, reverse=by > 0)
        for number in (number for number in numbers if number >= first):
            connection.execute(
                f"UPDATE register_{table} SET {key} = ? WHERE {key} = ?",  # noqa: S608 - to do harm
                (number + by, number),
            )


def swap_entries(connection: sqlite3.Connection, chance: random.Random) -> None:
    one, other = a_number(connection, chance), a_number(connection, chance)
    for before, after in ((one, -1), (other, one), (-1, other)):
        connection.execute(
            "UPDATE register_entries SET number = ? WHERE number = ?", (after, before)
        )


def insert_an_entry(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Sealed or not, wherever."""
    number = chance.choice((0, -5, a_number(connection, chance), 10**9, 2**63 - 1))
    rows = rows_of(connection, "entries")
    previous = chance.choice((str(chance.choice(rows)[2]), "f" * 64))
    document = chance.choice((determination(), payment(99), payment(1, "x"), {}))
    content = canonical(document)
    fingerprint = chance.choice((seal(number, previous, digest_of(content)), "e" * 64))
    connection.execute(
        "INSERT OR REPLACE INTO register_entries VALUES (?, ?, ?, ?)",
        (number, previous, fingerprint, content),
    )


def seal_anew(connection: sqlite3.Connection, chance: random.Random) -> None:
    """An entry is changed, and it and some after it are sealed anew; or all of them."""
    first = a_number(connection, chance)
    last = first + chance.choice((0, 1, 3, 1000))
    rows = connection.execute(
        "SELECT number, previous, content FROM register_entries WHERE number >= ? ORDER BY number",
        (first,),
    ).fetchall()
    previous = rows[0][1]
    for number, _, content in rows:
        if number > last:
            break
        changed = content.replace("王芳", "李强") if number == first else content
        fingerprint = seal(number, previous, digest_of(changed))
        connection.execute(
            "INSERT OR REPLACE INTO register_entries VALUES (?, ?, ?, ?)",
            (number, previous, fingerprint, changed),
        )
        connection.execute(
            "UPDATE register_filings SET officer = '李强' WHERE number = ? AND number = ?",
            (number, first),
        )
        previous = fingerprint


def change_what_is_drawn(connection: sqlite3.Connection, chance: random.Random) -> None:
    table = chance.choice(TABLES[1:])
    columns = list(connection.execute(f"PRAGMA table_info(register_{table})"))
    _, name, kind, *_ = chance.choice(columns)
    row = chance.choice(rows_of(connection, table))
    value = chance.choice((0, 1, -1, 77, 2**62) if kind == "INTEGER" else ("", "x", "cash"))
    connection.execute(
        f"UPDATE OR IGNORE register_{table} SET {name} = ? WHERE {KEY.get(table, 'entry')} = ?",  # noqa: S608 - to do harm
        (value, row[0]),
    )


def remove_what_is_drawn(connection: sqlite3.Connection, chance: random.Random) -> None:
    table = chance.choice(TABLES[1:])
    row = chance.choice(rows_of(connection, table))
    connection.execute(
        f"DELETE FROM register_{table} WHERE {KEY.get(table, 'entry')} = ?",  # noqa: S608 - to do harm
        row[:1],
    )


def add_what_is_drawn(connection: sqlite3.Connection, chance: random.Random) -> None:
    table = chance.choice(TABLES[1:])
    row = list(chance.choice(rows_of(connection, table)))
    row[0] = chance.choice((0, 1, 2, 77, 2**63 - 1))
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT OR REPLACE INTO register_{table} VALUES ({marks})", row)  # noqa: S608 - to do harm


def alter_the_structure(connection: sqlite3.Connection, chance: random.Random) -> None:
    table = f"register_{chance.choice(TABLES)}"
    columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    indexes = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        )
    ]
    copied = f"CREATE TABLE old AS SELECT * FROM {table}; DROP TABLE {table}"  # noqa: S608 - to do harm
    statement = chance.choice(
        (
            f"DROP TABLE {table}",
            f"ALTER TABLE {table} RENAME TO elsewhere",
            f"ALTER TABLE {table} RENAME COLUMN {chance.choice(columns)} TO other",
            f"ALTER TABLE {table} ADD COLUMN more TEXT",
            f"{copied}; ALTER TABLE old RENAME TO {table}",
            f"{copied}; CREATE VIEW {table} AS SELECT * FROM old",  # noqa: S608 - to do harm
            f"CREATE TRIGGER more AFTER INSERT ON {table} BEGIN SELECT 1; END",
            f"CREATE INDEX more ON {table} ({chance.choice(columns)})",
            f"DROP INDEX {chance.choice(indexes)}",
            "DELETE FROM register_version",
            "UPDATE register_version SET version_num = '0001'",
            "UPDATE register_version SET version_num = 'x'",
            "DROP TABLE register_version",
            "PRAGMA application_id = 7",
            "PRAGMA user_version = 7",
            "VACUUM",
            "ANALYZE",
        )
    )
    with suppress(sqlite3.OperationalError):  # SQLite does not allow it
        connection.executescript(statement)


def disarm(path: Path, chance: random.Random) -> None:
    """A trigger is dropped, renamed, or does nothing any more."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        triggers = connection.execute(
            "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        ).fetchall()
        name, table, statement = chance.choice(triggers)
        connection.execute(f"DROP TRIGGER {name}")
        made = chance.choice(
            (
                None,
                statement.replace(name, f"{name}_"),
                statement.replace("BEFORE", "AFTER"),
                statement.replace("RAISE(ABORT, 'the register is append-only')", "1"),
                statement.replace(f"ON {table}", "ON register_version", 1),
                statement,
            )
        )
        if made is not None:
            with suppress(sqlite3.OperationalError):
                connection.execute(made)


def leave_a_log(path: Path, chance: random.Random) -> None:
    """What is no log of this file lies beside it."""
    Path(f"{path}-wal").write_bytes(chance.randbytes(chance.choice((0, 32, 5000))))


DAMAGES: Mapping[str, Damage] = {
    "bit": on_octets(octets.flip_a_bit),
    "header": on_octets(octets.flip_in_the_header),
    "noise": on_octets(octets.write_noise),
    "cleared page": on_octets(octets.clear_a_page),
    "swapped pages": on_octets(octets.swap_pages),
    "emptied page": on_octets(octets.empty_a_page),
    "cut": on_octets(octets.cut_short),
    "longer": on_octets(octets.make_longer),
    "changed entry": with_sql(change_an_entry),
    "no text": with_sql(write_octets),
    "removed": with_sql(remove_entries),
    "moved": with_sql(move_entries),
    "swapped": with_sql(swap_entries),
    "inserted": with_sql(insert_an_entry),
    "sealed anew": with_sql(seal_anew),
    "drawn, changed": with_sql(change_what_is_drawn),
    "drawn, removed": with_sql(remove_what_is_drawn),
    "drawn, added": with_sql(add_what_is_drawn),
    "structure": with_sql(alter_the_structure),
    "disarmed": disarm,
    "log": leave_a_log,
}

"""The check ends for whatever was done to the tables of a file, and tells it."""

import sqlite3
from pathlib import Path

import pytest

from incentives.register import Register, RegisterError
from tests.register.offices import tamper
from tests.register.trust.many import usual, write
from tests.register.trust.telling import told
from tests.work import calls_in


@pytest.mark.parametrize("column", ["content", "fingerprint", "previous"])
def test_octets_that_are_no_text_are_named(some: Register, column: str) -> None:
    """The entry was changed; reading it elsewhere tells that the file is damaged."""
    tamper(
        some,
        f"UPDATE register_entries SET {column} = CAST(x'ff00fe' AS TEXT) WHERE number = 5",  # noqa: S608 - to do harm
    )
    assert ("changed", 5, None, "") in told(some)
    with pytest.raises(RegisterError, match=r"\[damaged\]"):
        some.entry(5)


def test_octets_that_are_no_text_are_told_where_they_were_drawn(some: Register) -> None:
    """The entry itself stands."""
    tamper(some, "UPDATE register_filings SET officer = CAST(x'ff' AS TEXT) WHERE number = 5")
    assert {("derived", 5, None, "register_filings")} == told(some)


def test_a_row_that_stands_twice_is_told(some: Register) -> None:
    """Where nothing keeps it from being there twice any more."""
    tamper(
        some,
        "CREATE TABLE old AS SELECT * FROM register_payments",
        "DROP TABLE register_payments",
        "CREATE TABLE register_payments AS SELECT * FROM old",
        "DROP TABLE old",
        "INSERT INTO register_payments SELECT * FROM register_payments WHERE entry = 3",
    )
    assert {
        ("derived", 3, None, "register_payments"),
        ("structure", 0, None, "table register_payments"),
        ("structure", 0, None, "index ix_register_payments_determination"),
        ("structure", 0, None, "index ix_register_payments_incentive"),
        ("structure", 0, None, "index ix_register_payments_paid_on"),
    } == told(some)


@pytest.mark.parametrize("value", ["'x'", "NULL", "5.5", "x'00'"])
def test_what_was_drawn_from_no_entry_is_told_without_a_number(some: Register, value: str) -> None:
    """In a table that somebody has made in the place of ours."""
    tamper(
        some,
        "CREATE TABLE old AS SELECT * FROM register_shares",
        "DROP TABLE register_shares",
        "CREATE TABLE register_shares (entry, incentive, payer, amount)",
        "INSERT INTO register_shares SELECT * FROM old",
        "DROP TABLE old",
        f"INSERT INTO register_shares VALUES ({value}, 'x', 'city', 1)",  # noqa: S608 - to do harm
    )
    derived = {found for found in told(some) if found[0] == "derived"}
    assert {("derived", 0, None, "register_shares")} == derived


@pytest.mark.parametrize("value", ["'x'", "NULL", "1.5", "x'00'"])
def test_a_number_that_is_none_is_told(some: Register, value: str) -> None:
    """In a table that somebody has made in the place of ours."""
    tamper(
        some,
        "CREATE TABLE old AS SELECT * FROM register_entries",
        "DROP TABLE register_entries",
        "CREATE TABLE register_entries (number, previous, fingerprint, content)",
        "INSERT INTO register_entries SELECT * FROM old",
        "DROP TABLE old",
        f"INSERT INTO register_entries VALUES ({value}, 1, 2.5, x'00')",  # noqa: S608 - to do harm
    )
    found = {kind for kind, _, _, _ in told(some)}
    assert {"damaged", "structure"} == found


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE register_shares",
        "DROP TABLE register_entries",
        "ALTER TABLE register_filings DROP COLUMN remark",
        "ALTER TABLE register_payments RENAME TO elsewhere",
        "DROP INDEX ix_register_payments_determination",
        "CREATE TRIGGER more AFTER INSERT ON register_payments BEGIN SELECT 1; END",
        "DELETE FROM register_version",
    ],
)
def test_a_structure_that_was_altered_is_told(some: Register, statement: str) -> None:
    """Whether the entries can be read or not."""
    tamper(some, statement)
    assert "structure" in {kind for kind, _, _, _ in told(some)}


def test_a_name_that_is_no_text_is_told(some: Register) -> None:
    """SQLite cannot even say what is damaged."""
    address = some.database.shown
    some.close()
    with sqlite3.connect(address) as file:
        file.execute("PRAGMA writable_schema = ON")
        file.execute(
            "UPDATE sqlite_master SET name = CAST(x'ad' AS TEXT), sql = 'CREATE' WHERE name = "
            "'ix_register_payments_paid_on'"
        )
    file.close()
    with pytest.raises(RegisterError, match=r"\[damaged\]"):
        Register.open(address)


def test_what_has_no_end_is_not_read(some: Register) -> None:
    """A view in the place of a table is told, and not read to an end that it has not."""
    endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
    tamper(
        some,
        "ALTER TABLE register_shares RENAME TO hidden",
        f"CREATE VIEW register_shares AS {endless} SELECT x AS entry, 'i', 'p', 1 FROM n",  # noqa: S608 - to do harm
    )
    assert {("structure", 0, None, "view register_shares")} <= told(some)
    with pytest.raises(RegisterError, match=r"\[chain-broken\]"):
        some.rebuild()


def test_triggers_are_set_again(some: Register) -> None:
    """All of them, where the entries are whole."""
    tamper(some)
    assert {"guard"} == {found.kind.value for found in some.verify().findings}
    some.rebuild()
    assert some.verify().is_intact


def test_an_emptied_index_is_told(some: Register) -> None:
    """What is found by it is nothing, though the rows stand: the database's own check tells."""
    address = some.database.shown
    some.close()
    with sqlite3.connect(address) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = file.execute("PRAGMA page_size").fetchone()[0]
        (root,) = file.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_register_payments_determination'"
        ).fetchone()
    file.close()
    octets = bytearray(Path(address).read_bytes())
    octets[(root - 1) * size + 3 : (root - 1) * size + 5] = b"\0\0"
    Path(address).write_bytes(octets)
    opened = Register.open(address)
    found = told(opened)
    opened.close()
    assert {"damaged"} == {kind for kind, _, _, _ in found}
    assert any("ix_register_payments_determination" in what for _, _, _, what in found)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE register_entries SET fingerprint = number",
        "UPDATE register_entries SET previous = 'p' || number",
        "UPDATE register_entries SET content = content || ' '",
    ],
)
def test_work_goes_with_the_entries(file_register: Register, statement: str) -> None:
    """A thousand broken seals take no more than thrice the work of a thousand sound ones."""
    write(file_register, usual(), 1000)
    sound = calls_in(file_register.verify)
    tamper(file_register, statement)
    assert calls_in(file_register.verify) < 3 * sound
    assert 1000 == sum(found.kind.value == "changed" for found in file_register.verify().findings)

"""Registers as earlier editions left them: as they made them, or without what came later.

Both are carried over by opening them.
"""

import sqlite3
from pathlib import Path

import psycopg
from sqlalchemy import Connection, inspect, make_url, text

FOLDER = Path(__file__).parent / "trust" / "registers"
OF_0004 = FOLDER / "of_0004.sql"
"""A register that the edition before applications made, in a file: ten entries, see its test."""
OF_0004_ON_SERVER = FOLDER / "of_0004_on_server.sql"
"""Likewise on a server."""

_MADE_LATER = {
    "0003": ("register_duties",),
    "0004": (
        "application_scans",
        "application_contents",
        "application_holds",
        "application_steps",
        "application_files",
        "office_settings",
    ),
    "0005": ("register_papers",),
}


def take_back(connection: Connection, version: str) -> None:
    """What came after the version is gone, as if it had never been."""
    for before in sorted(_MADE_LATER, reverse=True):
        if before >= version:
            for table in _MADE_LATER[before]:
                connection.execute(text(f"DROP TABLE {table}"))
    if version >= "0005":
        connection.execute(text("ALTER TABLE application_files DROP COLUMN overlays"))
        connection.execute(text("ALTER TABLE application_steps DROP COLUMN reckoned_by"))
    else:
        connection.execute(text("ALTER TABLE register_filings DROP COLUMN credit_code"))
    connection.execute(text("UPDATE register_version SET version_num = :it"), {"it": version})


def columns_of(connection: Connection, table: str) -> frozenset[str]:
    """The columns that the table has as it stands."""
    return frozenset(column["name"] for column in inspect(connection).get_columns(table))


def of_0004(address: str) -> None:
    """The register that the edition before applications made stands at the address."""
    _stands(address, OF_0004, OF_0004_ON_SERVER)


def of_0005(address: str) -> None:
    """The register that the edition before kept papers made stands at the address.

    Of two applications that were determined, one after it was paid and taken up again, and of one
    for chosen programmes that waits for review.
    """
    _stands(address, FOLDER / "of_0005.sql", FOLDER / "of_0005_on_server.sql")


def _stands(address: str, in_file: Path, on_server: Path) -> None:
    if "://" not in address:
        with sqlite3.connect(address) as connection:
            connection.executescript(in_file.read_text(encoding="utf-8"))
        connection.close()
        return
    url = make_url(address)
    with psycopg.connect(
        host=str(url.query["host"]), user=url.username, dbname=url.database, autocommit=True
    ) as server:
        server.execute(on_server.read_bytes())

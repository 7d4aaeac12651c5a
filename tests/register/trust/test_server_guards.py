"""On a server each guard is compared with what it is, and the desk's role can do none of it."""

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import make_url

from incentives.register import Register, RegisterError
from tests.register.editions import take_back
from tests.register.offices import Office, act, paying
from tests.register.trust.many import usual, write

FOLDER = Path(__file__).parent / "registers"
PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "keep-the-register.md"
DISARMED = (FOLDER / "disarmed_on_server.sql").read_text(encoding="utf-8").splitlines()
TOLD = {"guard", "structure", "damaged"}


def run(register: Register, *statements: str) -> None:
    """Somebody who owns everything does it."""
    with register.database.engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
        connection.commit()


def made(server: Path, template: str) -> str:
    """The address of a database that is a copy of the template."""
    name = f"register_{uuid4().hex}"
    with psycopg.connect(
        host=str(server), user="office", dbname="postgres", autocommit=True
    ) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
    return f"postgresql+psycopg://office@/{name}?host={server}"


@pytest.fixture(scope="module")
def template(server: Path) -> str:
    """The name of a database with a register of five entries, at which nobody works."""
    address = made(server, "template1")
    register = Register.begin(address)
    write(register, usual(), 5)
    register.close()
    return str(make_url(address).database)


@pytest.fixture
def on_server(server: Path, template: str) -> Iterator[Register]:
    register = Register.open(made(server, template))
    yield register
    register.close()


def test_a_register_on_a_server_is_as_it_was_made(on_server: Register) -> None:
    """Whatever order its tables were made in."""
    assert (on_server.verify().findings, on_server.verify().entries) == ((), 5)


@pytest.mark.parametrize("statement", DISARMED)
def test_whatever_disarms_a_guard_is_told(on_server: Register, statement: str) -> None:
    """Though nothing was changed yet."""
    run(on_server, statement)
    found = {finding.kind.value for finding in on_server.verify().findings}
    assert found & TOLD


def test_an_index_that_lacks_rows_is_told(on_server: Register) -> None:
    """It was asleep while an entry was added; what is found by it is not all there is."""
    index = "'ix_register_payments_determination'::regclass"
    run(on_server, f"UPDATE pg_index SET indisready = false WHERE indexrelid = {index}")  # noqa: S608 - to do harm
    on_server.database.close()
    write(on_server, (document for document in usual() if document["kind"] == "payment"), 1)
    run(on_server, f"UPDATE pg_index SET indisready = true WHERE indexrelid = {index}")  # noqa: S608 - to do harm
    on_server.database.close()
    (found,) = (found for found in on_server.verify().findings if found.kind.value == "damaged")
    assert "index ix_register_payments_determination" == found.what


def test_nothing_is_added_but_at_the_end(on_server: Register) -> None:
    """Nor what is drawn from an entry that is not the last."""
    entry = "(number, previous, fingerprint, content)"
    for statement in (
        "INSERT INTO register_entries VALUES (1000000000, 'p', 'f', '{}')",
        "INSERT INTO register_entries VALUES (6, 'p', 'f', '{}')",
        (
            f"INSERT INTO register_entries {entry} SELECT 5, previous, fingerprint, '' FROM "  # noqa: S608 - to do harm
            "register_entries WHERE number = 5 ON CONFLICT (number) DO UPDATE SET content = ''"
        ),
        "INSERT INTO register_shares VALUES (1, 'x', 'city', 1)",
    ):
        with pytest.raises(RegisterError, match="append-only"), on_server.database.writing() as own:
            own.exec_driver_sql(statement)
    assert on_server.verify().is_intact


@pytest.fixture
def desk(on_server: Register) -> Iterator[str]:
    """The address for the role of the desk, made as the page says."""
    url = on_server.database.engine.url
    role = f"desk_{url.database}"
    (statements,) = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    named = re.sub(r"\bdesk\b", role, statements).replace(
        "DATABASE register", f"DATABASE {url.database}"
    )
    run(on_server, *filter(None, map(str.strip, named.split(";"))))
    yield url.set(username=role).render_as_string(hide_password=False)
    run(on_server, f"DROP OWNED BY {role}", f"DROP ROLE {role}")


def test_the_desk_can_do_its_work(desk: str, office: Office) -> None:
    """Filing, paying, correcting, annulling, searching, verifying."""
    register = Register.open(desk)
    entry = office.file(register)
    register.pay(paying(entry.number), act())
    register.pay(paying(entry.number, "1.00", instalment=1), act(corrects=7, reason="更正"))
    register.annul(8, act(reason="退回"))
    assert list(register.reassess([register.entry(6)], office.library, now=entry.on))
    assert register.verify(register.head()).is_intact
    assert register.totals(2024)
    with pytest.raises(RegisterError, match=r"\[read-only\]"):
        register.rebuild()
    register.close()


FORBIDDEN = (
    "UPDATE register_entries SET content = ''",
    "UPDATE register_payments SET amount = 1",
    "UPDATE register_version SET version_num = '0001'",
    "INSERT INTO register_version VALUES ('0001')",
    "DELETE FROM register_entries",
    "DELETE FROM register_version",
    "TRUNCATE register_shares",
    "TRUNCATE register_entries CASCADE",
    "DROP TABLE register_shares",
    "DROP TRIGGER register_entries_no_update ON register_entries",
    "DROP FUNCTION register_refuse() CASCADE",
    "ALTER TABLE register_entries DISABLE TRIGGER ALL",
    "ALTER TABLE register_entries DISABLE TRIGGER register_entries_no_update",
    "ALTER TABLE register_entries ADD COLUMN more text",
    "ALTER TABLE register_entries RENAME TO other",
    "ALTER TABLE register_entries OWNER TO CURRENT_USER",
    "ALTER TABLE register_payments ENABLE ROW LEVEL SECURITY",
    "CREATE RULE swallow AS ON INSERT TO register_payments DO INSTEAD NOTHING",
    (
        "CREATE TRIGGER a BEFORE INSERT ON register_payments FOR EACH ROW EXECUTE FUNCTION "
        "suppress_redundant_updates_trigger()"
    ),
    (
        "CREATE OR REPLACE FUNCTION register_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RETURN NEW; END $$"
    ),
    "CREATE TABLE register_more (a int)",
    "CREATE TEMPORARY TABLE register_entries (number int, fingerprint text)",
    "CREATE SCHEMA other",
    "CREATE INDEX more ON register_payments (amount)",
    "DROP INDEX ix_register_payments_determination",
    "SET session_replication_role = replica",
    "UPDATE pg_index SET indisvalid = false",
    "DO $$ BEGIN LOCK TABLE register_entries IN ACCESS EXCLUSIVE MODE; END $$",
    "INSERT INTO register_entries VALUES (9, 'p', 'f', '')",
)


def test_the_desk_can_do_no_harm(desk: str, on_server: Register) -> None:
    """Each of these is refused, and everything stands as it stood."""
    url = make_url(desk)
    host = str(url.query["host"])
    with psycopg.connect(
        host=host, user=url.username, dbname=url.database, autocommit=True
    ) as connection:
        for statement in FORBIDDEN:
            with pytest.raises(psycopg.Error, match=r"permission denied|must be owner|append-only"):
                connection.execute(statement.encode())
    assert on_server.verify().is_intact


def test_an_older_structure_is_brought_up_to_date_by_its_owner(
    desk: str, on_server: Register
) -> None:
    """Whoever works at the desk is told so, and nothing is altered."""
    with on_server.database.engine.begin() as connection:
        take_back(connection, "0002")
    with pytest.raises(RegisterError, match=r"\[owner-opens\]"):
        Register.open(desk)
    assert on_server.verify().findings
    Register.open(on_server.database.engine.url.render_as_string(hide_password=False)).close()
    Register.open(desk).close()
    assert on_server.verify().is_intact

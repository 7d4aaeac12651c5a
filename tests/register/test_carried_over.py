"""A register that the edition before applications made is carried over, and loses nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from incentives.applications import Applications, Party, State
from incentives.register import Act, Applicant, Duty, People, Register, RegisterError
from incentives.register.chain import read_head
from incentives.register.person import Person
from incentives.register.store.database import connect
from incentives.wordings.register import DISK_FULL
from tests.register.editions import of_0004

HEAD = read_head("10-6484026311766373597e059eed85dd2a4fceed9226eb37a5f1338f274437ca49")
"""As it was written down when the register was made."""
TABLES = ("entries", "filings", "awards", "shares", "payments", "duties")
MANAGER = Person(issuer="https://login.example.org", subject="1", name="赵敏")
CLERK = Person(issuer="https://login.example.org", subject="2", name="王芳")


def rows(address: str) -> dict[str, list[dict[str, object]]]:
    """Every row that stands there, with its columns by name."""
    database = connect(address, wait_seconds=10)
    with database.reading() as connection:
        found = {
            name: [
                dict(row)
                for row in connection.execute(
                    text(f"SELECT * FROM register_{name}")  # noqa: S608 - our own names
                ).mappings()
            ]
            for name in TABLES
        }
    database.close()
    return found


@pytest.fixture
def before(address: str) -> dict[str, list[dict[str, object]]]:
    """What stood in the register before it was opened by this edition."""
    of_0004(address)
    return rows(address)


@pytest.fixture
def carried_over(address: str, before: object) -> Iterator[Register]:
    register = Register.open(address)
    yield register
    register.close()


def act(person: Person, minute: int = 0) -> Act:
    return Act(
        officer=person.name, filed_at=datetime(2025, 1, 2, 9, minute, tzinfo=UTC), person=person
    )


def test_every_row_stands_as_it_stood(
    address: str, before: dict[str, list[dict[str, object]]], carried_over: Register
) -> None:
    """Nothing is added to them but a code that is not known."""
    for filing in before["filings"]:
        filing["credit_code"] = ""
    assert before == rows(address)
    assert [10, 10, 8, 0, 2, 3] == [len(before[name]) for name in TABLES]


def test_it_verifies_to_what_was_written_down(carried_over: Register) -> None:
    """Entries, payments, dossiers and people are what they were."""
    assert (HEAD, ()) == (carried_over.verify(HEAD).proven, carried_over.verify(HEAD).findings)
    whose = Applicant(name="甲园", district="")
    dossiers = [(each.number, each.dossier) for each in carried_over.dossiers(whose)]
    assert [(4, "二号园"), (9, "")] == dossiers
    paid = [(each.number, str(each.amount.amount)) for each in carried_over.payments(4)]
    assert [(6, "100.00"), (7, "20.00")] == paid
    assert 7 == carried_over.entry(8).ends
    people = People(register=carried_over)
    assert frozenset({Duty.FILE}) == people.duties_of(CLERK)
    assert frozenset({Duty.ADMINISTER}) == people.duties_of(MANAGER)


def test_applications_go_on_from_it(carried_over: Register) -> None:
    """By those who had the duty, taking up what was determined; it verifies on."""
    applications = Applications(register=carried_over)
    taken_up = applications.begin(Party(name="甲园"), "", act=act(CLERK), opened_from=4)
    assert ("二号园", State.DRAFT) == (taken_up.dossier, taken_up.state)
    with pytest.raises(RegisterError, match=r"\[not-allowed\]"):
        applications.begin(Party(name="甲园"), "", act=act(MANAGER))
    assert carried_over.verify(HEAD).is_intact


def test_it_is_carried_over_as_a_whole_or_not_at_all(
    address: str, before: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it fails on the way, the register is what it was, and can be tried again."""
    was = rows(address)

    def fails(*_: object) -> None:
        raise RegisterError("disk-full", DISK_FULL)

    with monkeypatch.context() as patched:
        patched.setattr("incentives.register.store.guards.guards_of", fails)
        with pytest.raises(RegisterError, match=r"\[disk-full\]"):
            Register.open(address)
    assert was == rows(address)
    database = connect(address, wait_seconds=10)
    with database.reading() as connection:
        assert "application_files" not in inspect(connection).get_table_names()
    database.close()
    register = Register.open(address)
    assert register.verify(HEAD).is_intact
    register.close()


def test_several_who_open_it_at_once_carry_it_over_once(address: str, before: object) -> None:
    """The second finds it done."""
    first, second = Register.open(address), Register.open(address)
    assert first.verify(HEAD).is_intact
    assert second.verify(HEAD).is_intact
    first.close()
    second.close()


def test_the_file_is_where_it_was(tmp_path: Path) -> None:
    """Nothing else lies beside it but what SQLite keeps."""
    of_0004(str(tmp_path / "register.sqlite"))
    Register.open(str(tmp_path / "register.sqlite")).close()
    assert {"register.sqlite"} == {
        path.name.removesuffix("-wal").removesuffix("-shm") for path in tmp_path.iterdir()
    }

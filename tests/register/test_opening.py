"""What is no register, or not one that this edition knows, is left alone and told."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, make_url, text

from incentives.register import Register, RegisterError
from tests.register.offices import Office


def refusal_of(address: str) -> RegisterError:
    with pytest.raises(RegisterError) as error:
        Register.open(address, begins=False, wait_seconds=1)
    return error.value


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    """Not a byte of it is changed."""
    file = tmp_path / "名单.xlsx"
    file.write_bytes(b"PK\x03\x04" + b"not a database " * 1000)
    before = file.read_bytes()
    error = refusal_of(str(file))
    assert "not-a-database" == error.slug
    assert f"文件“{file}”不是登记簿数据库" in error.text.zh
    assert before == file.read_bytes()


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    """It gets none of our tables, and keeps its journal."""
    file = tmp_path / "other.sqlite"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE theirs (x)")
    other.commit()
    other.close()
    before = file.read_bytes()
    assert "not-a-register" == refusal_of(str(file)).slug
    assert before == file.read_bytes()


def test_a_damaged_file_is_told(file_address: str, office: Office) -> None:
    """Pages that were overwritten are no reason to go on."""
    register = Register.begin(file_address)
    office.file(register)
    register.close()
    content = Path(file_address).read_bytes()
    Path(file_address).write_bytes(content[:2048] + b"\xff" * 6144 + content[8192:])
    assert "damaged" == refusal_of(file_address).slug


def test_a_register_of_a_newer_edition_is_refused(address: str) -> None:
    """Its structure is named; nothing of it is touched."""
    Register.begin(address).close()
    engine = create_engine(make_url(address) if "://" in address else f"sqlite:///{address}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE register_version SET version_num = '0099'"))
    engine.dispose()
    error = refusal_of(address)
    assert "newer-schema" == error.slug
    assert "结构版本 0099" in error.text.zh


@pytest.mark.parametrize(
    "address",
    ["mysql://root@localhost/x", "postgresql+asyncpg://localhost/x", "no such://", "sqlite:///x"],
)
def test_an_address_of_another_kind_is_refused(address: str) -> None:
    """Only files and PostgreSQL serve."""
    assert "unknown-address" == refusal_of(address).slug


def test_a_password_is_never_told() -> None:
    """The sentence about an address that does not answer has neither user nor password."""
    error = refusal_of("postgresql+psycopg://wang:geheim@127.0.0.1:1/office")
    assert "unreachable" == error.slug
    assert "geheim" not in f"{error} {error.text.zh}"
    assert "wang" not in f"{error} {error.text.zh}"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """It is not made without being asked for."""
    assert "no-folder" == refusal_of(str(tmp_path / "none" / "register.sqlite")).slug


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    """It cannot be opened."""
    assert "cannot-open" == refusal_of(str(tmp_path)).slug


def test_a_server_that_cannot_keep_chinese_is_refused(server: Path) -> None:
    """The encoding of the database is named."""
    with psycopg.connect(
        host=str(server), user="office", dbname="postgres", autocommit=True
    ) as connection:
        connection.execute(
            "CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
        )
    error = refusal_of(f"postgresql+psycopg://office@/latin?host={server}")
    assert ("not-utf8", True) == (error.slug, "LATIN1" in error.text.zh)


def test_nothing_is_begun_unasked(tmp_path: Path) -> None:
    """No file is made; an empty one is told apart, as is what was left of one."""
    file = tmp_path / "r.sqlite"
    assert "no-register" == refusal_of(str(file)).slug
    assert not file.exists()
    file.touch()
    assert "emptied" == refusal_of(str(file)).slug
    assert file.stat().st_size == 0
    file.unlink()
    (tmp_path / "r.sqlite-wal").touch()
    assert "emptied" == refusal_of(str(file)).slug
    (tmp_path / "r.sqlite-wal").unlink()
    sqlite3.connect(file).execute("VACUUM").connection.close()
    empty = sqlite3.connect(file)
    empty.execute("CREATE TABLE x (y)")
    empty.execute("DROP TABLE x")
    empty.close()
    assert "no-register" == refusal_of(str(file)).slug


def test_a_database_without_a_register_is_told(postgres_address: str) -> None:
    """None of our tables is made in it."""
    assert "no-register" == refusal_of(postgres_address).slug
    assert "no-register" == refusal_of(postgres_address).slug


def test_a_register_is_begun_once(address: str) -> None:
    """What is there is left as it is."""
    Register.begin(address).close()
    with pytest.raises(RegisterError, match=r"\[register-exists\]"):
        Register.begin(address)
    Register.open(address).close()


def test_a_program_begins_one_where_nothing_is(address: str, office: Office) -> None:
    """Of several who open it at once one does; from then on it is there for all."""

    def opened(_: int) -> Register:
        return Register.open(address)

    with ThreadPoolExecutor(4) as pool:
        first, *others = pool.map(opened, range(4))
    assert 1 == office.file(first).number
    for register in (first, *others):
        assert 1 == register.verify().entries
        register.close()


@pytest.mark.parametrize("end", ["", "-wal", "-shm", "-journal"])
def test_a_program_begins_none_beside_what_is_left(tmp_path: Path, end: str) -> None:
    """An empty file, or what SQLite keeps beside one that is gone."""
    (tmp_path / f"r.sqlite{end}").touch()
    with pytest.raises(RegisterError, match=r"\[emptied\]"):
        Register.open(str(tmp_path / "r.sqlite"))
    assert [f"r.sqlite{end}"] == [file.name for file in tmp_path.iterdir()]


def test_of_several_who_begin_at_once_one_does(address: str) -> None:
    """The others are told, and nothing of what they began is left."""

    def begin(_: int) -> str:
        try:
            Register.begin(address).close()
        except RegisterError as error:
            return error.slug
        return "begun"

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(begin, range(4)))
    assert ["begun", *["register-exists"] * 3] == answers
    Register.open(address).close()
    if "://" not in address:
        assert ["register.sqlite"] == [file.name for file in Path(address).parent.iterdir()]


@pytest.mark.parametrize("end", ["", "-wal", "-shm", "-journal"])
def test_a_register_is_begun_beside_nothing(tmp_path: Path, end: str) -> None:
    """What is left of another is not taken into a new one."""
    (tmp_path / f"r.sqlite{end}").write_bytes(b"what was")
    with pytest.raises(RegisterError, match=r"\[register-exists\]"):
        Register.begin(str(tmp_path / "r.sqlite"))
    assert [f"r.sqlite{end}"] == [file.name for file in tmp_path.iterdir()]


def test_a_new_file_is_for_its_owner(file_register: Register, office: Office) -> None:
    """Whatever the mask of the process; so is what SQLite keeps beside it, and a copy."""
    office.file(file_register)
    file = Path(file_register.database.shown)
    file_register.back_up(file.with_name("copy"))
    assert {0o600} == {each.stat().st_mode & 0o777 for each in file.parent.iterdir()}
    assert {"copy", *(f"register.sqlite{end}" for end in ("", "-wal", "-shm"))} == {
        each.name for each in file.parent.iterdir()
    }


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "x" * 300])
def test_what_can_be_no_name_is_told(tmp_path: Path, name: str, file_register: Register) -> None:
    """To be opened, to be begun, or for a copy."""
    path = tmp_path / name
    assert refusal_of(str(path)).slug in {"cannot-open", "no-register"}
    with pytest.raises(RegisterError, match=r"\[cannot-open\]"):
        Register.begin(str(path))
    with pytest.raises(RegisterError, match=r"\[cannot-open\]"):
        file_register.back_up(path)


def test_a_name_is_a_name(tmp_path: Path) -> None:
    """Signs that mean something in an address mean nothing in a path."""
    for name in ("a?mode=memory", "b#c", "d%20e", "台账 一.sqlite", "'\";--"):
        Register.begin(str(tmp_path / name)).close()
        assert (tmp_path / name).is_file()
        Register.open(str(tmp_path / name)).close()


def test_tables_without_a_version_are_told(file_register: Register, file_address: str) -> None:
    """Nothing is made anew over them."""
    file_register.close()
    with sqlite3.connect(file_address) as file:
        file.execute("DELETE FROM register_version")
    file.close()
    assert "damaged" == refusal_of(file_address).slug


def test_what_was_filed_is_there_when_opened_again(address: str, office: Office) -> None:
    """The tables are made once."""
    register = Register.begin(address)
    head = office.file(register).head
    register.close()
    again = Register.open(address)
    assert head == again.head()
    again.close()

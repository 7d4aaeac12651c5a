"""What is told of a register whose first entries are gone or cannot be read as text."""

import pytest

from incentives.register import Register
from incentives.register.chain import canonical, digest_of, seal
from tests.register.offices import act, tamper
from tests.register.test_filing import refused
from tests.register.trust.many import determination, write
from tests.register.trust.telling import told


@pytest.mark.parametrize(("gone", "last"), [(1, None), (2, 2), (19, 19)])
def test_what_is_missing_before_the_first_that_is_left_is_told(
    some: Register, gone: int, last: int | None
) -> None:
    """From number 1 to the last that is not there."""
    tamper(some, f"DELETE FROM register_entries WHERE number <= {gone}")  # noqa: S608 - to do harm
    missing = {each for each in told(some) if each[0] == "missing"}
    assert {("missing", 1, last, "")} == missing


def test_after_an_entry_whose_moment_was_changed_nothing_is_filed(file_register: Register) -> None:
    """Nobody can say what came before it; the entry is named."""
    write(file_register, iter([determination()]), 1)
    tamper(file_register, "UPDATE register_filings SET filed_at = '今天'")
    with refused("changed") as error:
        file_register.annul(1, act(reason="误登"))
    assert 1 == error.value.entry


@pytest.mark.parametrize("octets", [b"\xff", b"\xc0", b"\xed\xa0\x80"])
def test_content_that_is_no_text_is_told_however_it_is_sealed(
    some: Register, octets: bytes
) -> None:
    """Nothing can be sealed for it but nothing; all else of it could be read."""
    head = some.head()
    assert head is not None
    broken = canonical(determination()).encode().replace("机构".encode(), octets)
    sealed = seal(head.number + 1, head.fingerprint, "")
    row = f"{head.number + 1}, '{head.fingerprint}', '{sealed}', CAST(x'{broken.hex()}' AS TEXT)"
    tamper(some, f"INSERT INTO register_entries VALUES ({row})")  # noqa: S608 - to do harm
    assert ("forged", head.number + 1, None, "unreadable") in told(some)


@pytest.mark.parametrize("by", [3, -1])
def test_what_moved_behind_a_gap_is_known_by_its_seal(some: Register, by: int) -> None:
    """Up or down: nothing is left of the one that it builds on."""
    tamper(
        some,
        "DELETE FROM register_entries WHERE number = 10",
        f"UPDATE register_entries SET number = number + 100 + {by} WHERE number > 10",  # noqa: S608 - to do harm
        "UPDATE register_entries SET number = number - 100 WHERE number > 100",
    )
    chain = {each for each in told(some) if each[0] != "derived"}
    moved = {("moved", number, number + by, "") for number in range(11, 21)}
    assert {("missing", 10, None, ""), *moved} == chain


@pytest.mark.parametrize("stands", [-1, 0, 21])
def test_of_two_sealed_under_one_number_the_next_says_which_stood_there(
    some: Register, stands: int
) -> None:
    """Wherever the other one was put: the chain itself is whole."""
    content, before = canonical(determination()), "f" * 64
    sealed = seal(5, before, digest_of(content))
    row = f"{stands}, '{before}', '{sealed}', '{content}'"
    tamper(some, f"INSERT INTO register_entries VALUES ({row})")  # noqa: S608 - to do harm
    chain = {each for each in told(some) if each[0] != "derived"}
    assert ("inserted", stands, None, "") in chain
    assert {"inserted", "moved"} >= {kind for kind, *_ in chain}


@pytest.mark.parametrize("digits", [3, 69, 70, 71, 10_000])
def test_a_number_that_is_a_text_is_shown_as_far_as_a_line_goes(
    some: Register, digits: int
) -> None:
    """So that what somebody has put there does not fill the screen."""
    number = "7" * digits
    tamper(
        some,
        "CREATE TABLE old AS SELECT * FROM register_entries",
        "DROP TABLE register_entries",
        "CREATE TABLE register_entries (number, previous, fingerprint, content)",
        "INSERT INTO register_entries SELECT * FROM old",
        "DROP TABLE old",
        f"INSERT INTO register_entries VALUES ('{number}', 'p', 'f', '{{}}')",  # noqa: S608 - to do harm
    )
    whole = f"register_entries.number = '{number}'"
    (what,) = (each[3] for each in told(some) if each[0] == "damaged")
    assert what == whole[:100]

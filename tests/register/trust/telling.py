"""What the check finds, and an entry that it is to find."""

import sqlite3

from incentives.register import Head, Register
from incentives.register.chain import digest_of, seal
from tests.register.offices import tamper


def told(register: Register, head: Head | None = None) -> set[tuple[str, int, int | None, str]]:
    """What is found, but for the guards that the test has lifted."""
    return {
        (found.kind.value, found.number, found.other, found.what)
        for found in register.verify(head).findings
        if found.kind.value != "guard"
    }


def append(register: Register, number: int, content: str, previous: str | None = None) -> None:
    """Somebody seals an entry of his own under the number, after the last one."""
    head = register.head()
    assert head is not None
    before = head.fingerprint if previous is None else previous
    tamper(register)
    with sqlite3.connect(register.database.shown) as file:
        row = (number, before, seal(number, before, digest_of(content)), content)
        file.execute("INSERT INTO register_entries VALUES (?, ?, ?, ?)", row)
    file.close()

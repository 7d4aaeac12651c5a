"""Registers for tests that are not about beginning one.

To make the tables of a register takes longer than most tests do in it: they are made once in a
process, and each file is a copy of that one. It is opened as any other; `begin` itself is tried in
`tests/register/test_opening.py` and wherever a test is of a server.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from incentives.register import Register


def new_register(address: str) -> Register:
    """A register in which nothing stands, opened: a copy of a file, begun on a server."""
    if "://" in address:
        return Register.begin(address)
    return Register.open(new_file(Path(address)))


def new_file(path: Path) -> str:
    """The file of a register in which nothing stands, its owner's alone; the address of it."""
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(_begun())
    return str(path)


@cache
def _begun() -> bytes:
    with TemporaryDirectory(prefix="register-") as folder:
        path = Path(folder) / "register.sqlite"
        Register.begin(str(path)).close()
        assert [path] == [*path.parent.iterdir()], "all of it is in the file"
        return path.read_bytes()

"""Applications in registers of each kind, and people who work on them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from incentives.applications import Applications
from incentives.register import Register
from tests.register.conftest import library, office, postgres_address, server

__all__ = ["library", "office", "postgres_address", "server"]


@pytest.fixture(params=["file", "server"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a register that is not there yet, of each kind."""
    if request.param == "file":
        return str(tmp_path / "register.sqlite")
    found: str = request.getfixturevalue("postgres_address")
    return found


@pytest.fixture
def applications(address: str) -> Iterator[Applications]:
    """No application yet, in a register of each kind."""
    register = Register.begin(address)
    yield Applications(register=register)
    register.close()


@pytest.fixture
def of_file(tmp_path: Path) -> Iterator[Applications]:
    """Likewise in an SQLite file."""
    register = Register.begin(str(tmp_path / "register.sqlite"))
    yield Applications(register=register)
    register.close()

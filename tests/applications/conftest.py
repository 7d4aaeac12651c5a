"""Applications in registers of each kind, and people who work on them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from incentives.applications import Applications
from incentives.register import Register
from tests.register.conftest import address, library, office, postgres_address, server

__all__ = ["address", "library", "office", "postgres_address", "server"]


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

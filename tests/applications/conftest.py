"""Applications in registers of each kind, and people who work on them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from incentives.applications import Applications
from tests.register.conftest import address, library, office, postgres_address, server
from tests.registers import new_register

__all__ = ["address", "library", "office", "postgres_address", "server"]


@pytest.fixture
def applications(address: str) -> Iterator[Applications]:
    """No application yet, in a register of each kind."""
    register = new_register(address)
    yield Applications(register=register)
    register.close()


@pytest.fixture
def of_file(tmp_path: Path) -> Iterator[Applications]:
    """Likewise in an SQLite file."""
    register = new_register(str(tmp_path / "register.sqlite"))
    yield Applications(register=register)
    register.close()

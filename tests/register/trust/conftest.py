"""A register of small entries."""

import pytest

from incentives.register import Register
from tests.register.trust.many import usual, write


@pytest.fixture
def some(file_register: Register) -> Register:
    """Twenty small entries."""
    write(file_register, usual(), 20)
    return file_register

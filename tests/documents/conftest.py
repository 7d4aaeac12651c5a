"""What the tests of documents share."""

import pytest

from incentives import Library
from tests.conformance.test_good import load_good


@pytest.fixture(scope="session")
def good_libraries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Library]:
    """A library of each good file of the language."""
    return load_good(tmp_path_factory.mktemp("good"))

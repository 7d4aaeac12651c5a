"""The how-to pages hold.

Their files are written where they say, and their commands give what they show.
"""

from pathlib import Path

import pytest

from tests.pages import follow

PAGES = (
    "write-a-policy.md",
    "another-domain.md",
    "district-policies.md",
    "reassess.md",
    "try-a-reform.md",
)


@pytest.mark.parametrize("page", PAGES)
def test_the_page_holds(page: str, tmp_path: Path) -> None:
    follow(page, tmp_path)

"""The desk in French: every page is drawn, its own words in English, the program's in French."""

import pytest

from incentives.values.text import Language
from tests.desk.conftest import Desk
from tests.desk.test_case import ON, example
from tests.desk.test_register import texts

PAGES = ("applications", "batch", "budget", "policies", "register")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_drawn(page: str, desk: Desk) -> None:
    assert not desk(page, language=Language.FR, desk_on=ON).exception


def test_a_case_and_its_results_are_drawn(desk: Desk) -> None:
    """With amounts as French readers write them; texts of the law are in English."""
    page = desk("case", case=example("new-build"), desk_on=ON, language=Language.FR)
    assert not page.exception
    assert "600\u202f000,00\u00a0CNY" in texts(page)

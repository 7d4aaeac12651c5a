"""What axe finds on every page of the desk and in every state of an application."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from tests.browser.conftest import serve, stop
from tests.browser.seen.views import every_view

GRAVE = ("serious", "critical")


def grave_findings(page: Page) -> Iterator[str]:
    """What is serious or critical of what axe finds on the page as it stands."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response
    for rule in found["violations"]:
        if rule["impact"] not in GRAVE:
            continue
        for node in rule["nodes"]:
            yield f"{rule['id']}: {node['html'][:300]} ({node.get('failureSummary', '')})"


@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_nothing_grave_is_found(
    page: Page, spoken: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Names, roles, contrast and order, in both languages, with faults, and after filing."""
    desk = serve(tmp_path_factory.mktemp("desk"), further=("--lang", spoken))
    try:
        told = [
            f"{view}: {finding}"
            for view in every_view(page, desk)
            for finding in grave_findings(page)
        ]
    finally:
        stop(desk)
    assert not told, "\n".join(told)

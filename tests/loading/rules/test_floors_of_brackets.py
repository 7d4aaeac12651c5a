"""Brackets of which the law says only that they are not less: an authority may set more."""

from pathlib import Path

import pytest

from incentives import Library, PolicyError
from incentives.loading.files.overlay_file import load_overlay_text
from incentives.policy.library import Overlay
from tests.engine.small_domain import one_file

RULES = """parameters:
  small: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}
  named:
    text: TEXT
    unit: 1
    brackets_of: CNY
    values:
      - {floor: true, cite: '1', brackets: [{up_to: small, value: 50%}, {value: 20%}]}
  bands:
    text: TEXT
    unit: 1
    brackets_of: CNY
    values:
      - {floor: true, cite: '1', brackets: [{up_to: 100, value: 50%}, {below: 300, value: 20%}, {value: 5%}]}
  table:
    text: TEXT
    unit: 1
    brackets_of: CNY
    by: workshop.trade
    values:
      - floor: true
        cite: '1'
        table:
          joiner: [{up_to: 100, value: 50%}, {value: 20%}]
          rest: not_applicable
"""  # noqa: E501 — one value a line, as policies have them
HEADER = "overlay: {title: {zh: 甲, en: a}, authority: {zh: 乙, en: b}, jurisdiction: land}\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return one_file(tmp_path, RULES)


def overlay(library: Library, name: str, figure: str) -> Overlay:
    text = f"{HEADER}sets: {{land.one.{name}: [{{{figure}, cite: '1'}}]}}\n"
    return load_overlay_text(text, file="overlay.yaml", library=library)


@pytest.mark.parametrize(
    "brackets",
    [
        "{up_to: 100, value: 50%}, {below: 300, value: 20%}, {value: 5%}",
        "{value: 50%}",
        "{up_to: 100, value: 50%}, {value: 20%}",
        "{up_to: 200, value: 50%}, {up_to: 300, value: 20%}, {value: 6%}",
    ],
)
def test_every_number_may_have_more(brackets: str, library: Library) -> None:
    """Whatever the limits are."""
    overlay(library, "bands", f"brackets: [{brackets}]")


@pytest.mark.parametrize(
    ("brackets", "least", "found"),
    [
        ("{below: 100, value: 50%}, {value: 20%}", "0.5", "0.2"),
        ("{up_to: 50, value: 60%}, {up_to: 60, value: 40%}, {value: 70%}", "0.5", "0.4"),
        ("{value: 49%}", "0.5", "0.49"),
        ("{up_to: 400, value: 50%}, {value: 4%}", "0.05", "0.04"),
        ("{up_to: 400, value: 50%}, {value: not_applicable}", "0.05", "no figure"),
    ],
)
def test_no_number_may_have_less(brackets: str, least: str, found: str, library: Library) -> None:
    """On a limit, between limits, below and above all of them."""
    with pytest.raises(PolicyError) as refused:
        overlay(library, "bands", f"brackets: [{brackets}]")
    assert f"the law says not less than {least}, found {found}: No. land.one 1" in str(
        refused.value
    )


def test_of_a_table_each_cell_is_held_to_its_own(library: Library) -> None:
    """Where the law says that nothing applies, an authority is free."""
    table = "table: {{joiner: {}, rest: [{{value: 10%}}]}}"
    overlay(library, "table", table.format("[{value: 50%}]"))
    with pytest.raises(PolicyError) as refused:
        overlay(library, "table", table.format("[{up_to: 100, value: 50%}, {value: 19%}]"))
    assert "not less than 0.2, found 0.19" in str(refused.value)


@pytest.mark.parametrize(
    ("brackets", "is_kept"),
    [
        ("{up_to: small, value: 50%}, {value: 21%}", True),
        ("{up_to: small, value: 50%}, {value: 19%}", False),
        ("{below: small, value: 50%}, {value: 20%}", False),
        ("{value: 50%}", True),
        ("{value: 49%}", False),
    ],
)
def test_where_a_limit_is_a_figure_other_brackets_keep_to_the_highest_rate(
    brackets: str, *, is_kept: bool, library: Library
) -> None:
    """The same limits are compared bracket by bracket, whatever they are."""
    if is_kept:
        overlay(library, "named", f"brackets: [{brackets}]")
        return
    with pytest.raises(PolicyError, match="overlay-below-floor"):
        overlay(library, "named", f"brackets: [{brackets}]")

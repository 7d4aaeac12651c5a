"""What is superseded ends the day before the next begins, wherever dated values are listed."""

from datetime import date
from pathlib import Path

import pytest

from incentives import Library, PolicyError
from incentives.loading.files.overlay_file import load_overlay_text
from incentives.policy.parameter import DatedFigure
from tests.engine.small_domain import instrument, one_file, write_library

FORMS = {
    "number": ("unit: CNY", "value: 1"),
    "truth": ("type: boolean", "value: true"),
    "day": ("type: date", "value: 2020-05-05"),
    "word": ("of: workshop.trade", "value: smith"),
    "table": ("unit: CNY, by: workshop.trade", "table: {rest: 1}"),
    "brackets": ("unit: 1, brackets_of: CNY", "brackets: [{up_to: 5, value: 1}, {value: 2}]"),
    "table of brackets": (
        "unit: 1, brackets_of: CNY, by: workshop.trade",
        "table: {smith: [{value: 2}], rest: not_applicable}",
    ),
    "not published": ("unit: CNY", "unpublished: true"),
    "gap": ("unit: CNY", "gap: true, text: TEXT"),
}


def listed(said: str) -> str:
    """Three figures: the second follows at once, the third after a year without."""
    return (
        f"[{{{said}, cite: '1'}}, {{from: 2021-05-01, to: 2021-12-31, {said}, cite: '2'}}, "
        f"{{from: 2023-01-01, {said}, cite: '3'}}]"
    )


def days(figures: tuple[DatedFigure, ...]) -> list[tuple[date, date | None]]:
    return [
        (dated.window.first.earliest, dated.window.last.latest if dated.window.last else None)
        for dated in figures
    ]


WANTED = [
    (date(2020, 1, 1), date(2021, 4, 30)),
    (date(2021, 5, 1), date(2021, 12, 31)),
    (date(2023, 1, 1), None),
]


@pytest.mark.parametrize("form", FORMS)
def test_a_figure_of_any_form_ends_where_the_next_begins(form: str, tmp_path: Path) -> None:
    """And what ended before leaves the days between."""
    head, said = FORMS[form]
    library = one_file(
        tmp_path, f"parameters:\n  one: {{text: TEXT, {head}, values: {listed(said)}}}\n"
    )
    assert days(library.parameters["land.one.one"].figures) == WANTED


def library_that_waits(folder: Path, sections: str = "") -> Library:
    one = "parameters:\n  one: {text: TEXT, unit: CNY, values: []}\n"
    return write_library(
        folder,
        {
            "land/one.yaml": instrument("land.one", one),
            "land/two.yaml": instrument("land.two", sections),
        },
    )


def test_so_do_figures_that_another_instrument_sets(tmp_path: Path) -> None:
    """Within its list."""
    library = library_that_waits(tmp_path, f"sets:\n  land.one.one: {listed('value: 1')}\n")
    assert days(library.sets["land.one.one"]) == WANTED


def test_so_do_figures_of_an_overlay(tmp_path: Path) -> None:
    """It has no days of its own: the first of them holds from ever on."""
    header = "overlay: {title: {zh: 甲, en: a}, authority: {zh: 乙, en: b}, jurisdiction: land}"
    text = f"{header}\nsets:\n  land.one.one: {listed('value: 1')}\n"
    overlay = load_overlay_text(text, file="o.yaml", library=library_that_waits(tmp_path))
    assert days(overlay.sets["land.one.one"]) == [(date.min, WANTED[0][1]), *WANTED[1:]]


def test_so_do_versions_of_a_rule(tmp_path: Path) -> None:
    """Of a definition, and of a condition."""
    library = one_file(
        tmp_path,
        """parameters:
  small: {text: TEXT, unit: CNY, values: [{value: 1, cite: '1'}]}
definitions:
  sum:
    text: TEXT
    cite: '1'
    versions:
      - {value: small}
      - {from: 2021-05-01, to: 2021-12-31, value: small}
      - {from: 2023-01-01, value: small}
  open:
    text: TEXT
    cite: '1'
    versions:
      - {when: workshop.green}
      - {from: 2021-05-01, to: 2021-12-31, when: workshop.certified}
      - {from: 2023-01-01, when: workshop.green}
""",
    )
    numbers = [each for each in library.parameters.values() if each.is_version]
    assert [days(each.figures) for each in numbers] == [WANTED, WANTED]


def test_an_end_that_is_said_is_not_cut(tmp_path: Path) -> None:
    """It overlaps the next one, and that is a fault."""
    with pytest.raises(PolicyError, match="overlapping-figures"):
        one_file(
            tmp_path,
            "parameters:\n  one: {text: TEXT, unit: CNY, values: ["
            "{to: 2021-05-01, value: 1, cite: '1'}, {from: 2021-05-01, value: 2, cite: '2'}]}\n",
        )

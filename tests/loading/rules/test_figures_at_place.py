"""A figure that stands at its one place in a rule is a figure of the law like any other."""

from pathlib import Path

import pytest

from incentives import Library, PolicyError, assess, load_overlay
from incentives.checking import check_folder
from tests.engine.small_domain import ON, Case, case_of, instrument, one_file, write_library, yuan

GRANT = """incentives:
  grant:
    title: {zh: 补助, en: grant}
    kind: grant
    cite: '1'
    trigger: workshop.applied_on
    amount:
      product: [workshop.spent, {figure: 50%, cite: '2'}]
      at_most:
        cases:
          - {when: workshop.green, value: {figure: 40 CNY, cite: '3'}}
          - {otherwise: {figure: unpublished CNY, at_most: 30, cite: '3', id: rest}}
"""
CAP = "land.one.grant.amount.at_most.1"
OPEN = "land.one.grant.rest"


def amount(library: Library, folder: Path | None = None, *, green: bool = True) -> object:
    """What the grant comes to on spending of 100."""
    overlays = [load_overlay(folder, library)] if folder is not None else []
    case = case_of(spent=yuan(100), green=green)
    return assess(case, library, on=ON, overlays=overlays)["land.one.grant"].amount


def test_its_id_is_that_of_its_place(tmp_path: Path) -> None:
    """By the rule and the keys to it, or by its own id; where it stands in the file is nothing."""
    library = one_file(tmp_path, GRANT)
    ids = ["land.one.grant.amount.2", CAP, OPEN]
    assert list(library.parameters) == ids
    other = "definitions: {x: {text: TEXT, cite: '9', value: {figure: 1, cite: '9'}}}\n"
    moved = one_file(tmp_path, other + GRANT)
    assert list(moved.parameters) == ["land.one.x.figure", *ids]
    assert amount(moved) == yuan(40)


def test_it_is_called_by_its_clause(tmp_path: Path) -> None:
    """Cap or floor by its place, a standard elsewhere; unless it says what it is."""
    text = GRANT.replace("id: rest}", "text: {zh: 其余上限, en: rest}}")
    called = [str(one.text.zh) for one in one_file(tmp_path, text).parameters.values()]
    assert called == ["2规定的标准", "3规定的标准", "其余上限"]
    alone = GRANT[: GRANT.index("        cases:")].replace(
        "at_most:\n", "at_most: {figure: 5 CNY, cite: '3'}\n"
    )
    called = [str(one.text.zh) for one in one_file(tmp_path, alone).parameters.values()]
    assert called == ["2规定的标准", "3规定的上限"]


def test_an_overlay_supplies_what_is_not_published(tmp_path: Path) -> None:
    """Under its id, within its bounds; what is published only as a reform."""
    library = one_file(tmp_path / "policies", GRANT)
    assert amount(library, green=False) is None
    overlay = tmp_path / "overlay.yaml"
    header = "overlay: {title: TEXT, authority: TEXT, jurisdiction: land, reform: true}\n"
    header = header.replace("TEXT", "{zh: 甲, en: a}")
    overlay.write_text(f"{header}sets: {{{OPEN}: {{value: 20, cite: '1'}}}}\n", encoding="utf-8")
    assert amount(library, overlay, green=False) == yuan(20)
    overlay.write_text(f"{header}sets: {{{CAP}: {{value: 45, cite: '1'}}}}\n", encoding="utf-8")
    assert amount(library, overlay) == yuan(45)


def test_another_instrument_sets_it(tmp_path: Path) -> None:
    """As any parameter, from its day on."""
    sets = f"sets: {{{OPEN}: {{value: 25, cite: '1'}}}}\n"
    files = {
        "land/one.yaml": instrument("land.one", GRANT),
        "land/city/two.yaml": instrument("land.city.two", sets),
    }
    assert amount(write_library(tmp_path, files), green=False) == yuan(25)


def test_a_renewal_has_figures_of_its_own(tmp_path: Path) -> None:
    """What is taken over is in force, and cited, as the later instrument is."""
    later = instrument("land.two", "continues: land.one\n", first="2023-01-01")
    files = {
        "land/one.yaml": instrument("land.one", GRANT, last="2022-12-31"),
        "land/two.yaml": later,
    }
    library = write_library(tmp_path, files)
    ours, theirs = (
        library.parameters[f"land.{name}.grant.amount.2"].figures[0] for name in ("one", "two")
    )
    assert (ours.citation.document, theirs.citation.document) == ("No. land.one", "No. land.two")
    assert ours.window.last is not None
    assert theirs.window.last is None


def test_entries_that_differ_in_words_have_one_each(tmp_path: Path) -> None:
    """A figure of `is` is one of each entry that comes of it."""
    text = """definitions:
  both:
    for: {a: {share: 10%}, b: {share: 20%}}
    is: {text: TEXT, cite: '1', value: {figure: $share, cite: '1'}}
"""
    library = one_file(tmp_path, text)
    figures = {name: one.figures[0].figure for name, one in library.parameters.items()}
    assert {name: str(figure) for name, figure in figures.items()} == {
        "land.one.a.figure": "1/10",
        "land.one.b.figure": "1/5",
    }


NAMED = """parameters:
  rate: {text: TEXT, unit: 1, values: [{value: 50%, cite: '1'}]}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    trigger: workshop.applied_on
    amount: AMOUNT
"""


@pytest.mark.parametrize(
    ("said", "is_advised"),
    [
        ("{product: [workshop.spent, rate]}", True),
        ("{product: [workshop.spent, rate], at_most: workshop.spent * rate}", False),
        ("workshop.spent * rate", False),
    ],
)
def test_a_figure_read_once_is_advised_at_its_place(
    tmp_path: Path, said: str, is_advised: bool
) -> None:
    """Where its name stands by itself, once in all files; within an expression it has a name."""
    one_file(tmp_path, NAMED.replace("AMOUNT", said))
    advice = check_folder(tmp_path, vocabulary=Case).advice
    told = [each.text.en for each in advice if each.slug == "longer-form"]
    assert told == ["the figure is read at one place alone"] * is_advised


@pytest.mark.parametrize(
    "values", ["{from: 2021-01-01, value: 50%, cite: '1'}", "{unpublished: true, cite: '1'}"]
)
def test_a_figure_with_days_or_none_keeps_its_name(tmp_path: Path, values: str) -> None:
    """Others set it by its name, or it may come to have more values."""
    text = NAMED.replace("AMOUNT", "{product: [workshop.spent, rate]}")
    one_file(tmp_path, text.replace("{value: 50%, cite: '1'}", values))
    advice = check_folder(tmp_path, vocabulary=Case).advice
    assert "longer-form" not in [each.slug for each in advice]


def test_a_figure_that_others_set_keeps_its_name(tmp_path: Path) -> None:
    """By which they set it."""
    files = {
        "land/one.yaml": instrument(
            "land.one", NAMED.replace("AMOUNT", "{product: [workshop.spent, rate]}")
        ),
        "land/city/two.yaml": instrument(
            "land.city.two", "sets: {land.one.rate: {value: 20%, cite: '1'}}\n"
        ),
    }
    write_library(tmp_path, files)
    advice = check_folder(tmp_path, vocabulary=Case).advice
    assert "longer-form" not in [each.slug for each in advice]


def test_the_number_of_a_version_is_set_by_nobody(tmp_path: Path) -> None:
    """It is no figure that a notice fixes."""
    days = "versions: [{from: 2020-01-01, value: 1}, {from: 2021-01-01, value: 0}]"
    files = {
        "land/one.yaml": instrument("land.one", f"definitions: {{d: {{text: TEXT, {days}}}}}\n"),
        "land/two.yaml": instrument(
            "land.two", "sets: {land.one.d.versions: {value: 2, cite: '1'}}\n"
        ),
    }
    with pytest.raises(PolicyError, match="unknown-name"):
        write_library(tmp_path, files)

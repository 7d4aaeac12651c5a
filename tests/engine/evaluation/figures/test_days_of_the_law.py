# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""Days that the law names, as figures: read, supplied, compared and told."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import Language, Library, Outcome, PolicyError, Unknown, assess, load_overlay
from incentives.desk.policies.draft import Draft, DraftFigure, draft_of
from incentives.policy.comparison import entry_changes
from incentives.policy.figure_changes import Edition, figure_changes
from incentives.report.printing.text import print_text
from incentives.report.rule.sheet import rule_sheet
from tests.engine.small_domain import ON, case_of, found, instrument, one_file, write_library, yuan

RULE = "incentives:\n  grant: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, when: {when: 'workshop.opened_on > opened_after', text: TEXT}, amount: paid}\n"


def text(values: str, extra: str = "") -> str:
    return (
        "parameters:\n"
        "  paid: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}\n"
        f"  opened_after: {{text: TEXT, type: date, {extra}values: [{values}]}}\n{RULE}"
    )


def library(folder: Path, values: str) -> Library:
    return one_file(folder, text(values))


OVERLAY = """overlay:
  title: {zh: 试, en: trial}
  authority: {zh: 县, en: county}
  jurisdiction: land
sets:
  land.one.opened_after: [{value: %s, cite: '1'}]
"""


@pytest.mark.parametrize(("opened", "outcome"), [(30, Outcome.INELIGIBLE), (31, Outcome.ELIGIBLE)])
def test_an_overlay_supplies_a_day_that_is_not_public(
    tmp_path: Path, opened: int, outcome: Outcome
) -> None:
    """Opened on the day itself is not after it."""
    unsaid = library(tmp_path / "a", "{unpublished: true, cite: '1'}")
    case = case_of(opened_on=date(2021, 5, opened))
    open_one = found(unsaid, case)
    assert open_one.outcome is Outcome.UNDETERMINED
    assert [each.id for each in open_one.missing] == ["land.one.opened_after"]
    path = tmp_path / "overlay.yaml"
    path.write_text(OVERLAY % "2021-05-30", encoding="utf-8")
    overlay = load_overlay(path, unsaid)
    assert assess(case, unsaid, on=ON, overlays=[overlay])["land.one.grant"].outcome is outcome


def test_only_a_reform_names_another_day(tmp_path: Path) -> None:
    """A day that is published stands against an overlay as a number does."""
    public = library(tmp_path / "a", "{value: 2021-05-30, cite: '1'}")
    path = tmp_path / "overlay.yaml"
    path.write_text(OVERLAY % "2021-05-31", encoding="utf-8")
    with pytest.raises(PolicyError, match="overlay-of-published"):
        load_overlay(path, public)


def test_an_overlay_with_a_day_is_opened_on_the_desk(tmp_path: Path) -> None:
    """It goes from the form to the file and back without a difference."""
    public = library(tmp_path / "a", "{value: 2021-05-30, cite: '1'}")
    figure = DraftFigure(
        parameter="land.one.opened_after",
        first="2021-09-30",
        last="",
        value="2021-06-01",
        basis="纪要",
    )
    draft = Draft(
        title="甲",
        title_en="First",
        authority="区财政局",
        jurisdiction="land",
        is_reform=True,
        figures=(figure,),
    )
    loaded = draft.loaded(public)
    assert loaded.sets["land.one.opened_after"][0].figure == date(2021, 6, 1)
    assert draft == draft_of(loaded)


def test_two_editions_differ_by_the_day(tmp_path: Path) -> None:
    """The figure before and after, for the days on which they differ, and no rule."""
    before = library(tmp_path / "a", "{value: 2021-05-30, cite: '1'}")
    after = library(
        tmp_path / "b",
        "{to: 2022-12-31, value: 2021-05-30, cite: '1'}, {from: 2023-01-01, value: 2021-06-30, cite: '1'}",
    )
    (change,) = figure_changes(Edition(library=before), Edition(library=after))
    assert change.before is not None
    assert change.after is not None
    assert [change.before.figure, change.after.figure] == [date(2021, 5, 30), date(2021, 6, 30)]
    assert change.first == date(2023, 1, 1)
    assert [each.section for each in entry_changes(before, after)] == []


def test_the_day_is_told_in_both_languages(tmp_path: Path) -> None:
    """Among the figures of the rule, and in its condition by name."""
    public = library(tmp_path / "a", "{value: 2021-05-30, cite: '1'}")
    for language, day in ((Language.ZH, "2021年5月30日"), (Language.EN, "2021-05-30")):
        assert day in print_text(rule_sheet("land.one.grant", public, language), language)


def test_a_day_has_no_floor(tmp_path: Path) -> None:
    """'Not less than' is said of numbers."""
    with pytest.raises(PolicyError, match="conflicting-keys"):
        library(tmp_path, "{value: 2021-05-30, floor: true, cite: '1'}")


@pytest.mark.parametrize("value", ["20210530", "true", "2021-05", "2021-02-29"])
def test_what_is_no_day_is_refused(tmp_path: Path, value: str) -> None:
    """A month is no day, and 2021 had no 29 February."""
    with pytest.raises(PolicyError, match="not-a-date"):
        library(tmp_path, f"{{value: {value}, cite: '1'}}")


@pytest.mark.parametrize("extra", ["unit: '1', ", "at_least: 0, ", "brackets_of: CNY, "])
def test_what_goes_with_numbers_does_not_go_with_days(tmp_path: Path, extra: str) -> None:
    """A day has neither unit nor bounds."""
    with pytest.raises(PolicyError, match="conflicting-keys"):
        one_file(tmp_path, text("{value: 2021-05-30, cite: '1'}", extra))


@given(
    figures=st.lists(st.dates(date(2015, 1, 1), date(2025, 1, 1)), min_size=2, max_size=4),
    opened=st.dates(date(2015, 1, 1), date(2025, 1, 1)),
)
def test_without_a_law_date_the_day_is_one_of_those_of_the_window(
    tmp_path_factory: pytest.TempPathFactory, figures: list[date], opened: date
) -> None:
    """The answer stands where every day of the law gives it, and is open where they part."""
    values = ", ".join(
        f"{{from: {2020 + at}-01-01, "
        + (f"to: {2020 + at}-12-31, " if at + 1 < len(figures) else "")
        + f"value: {figure}, cite: '1'}}"
        for at, figure in enumerate(figures)
    )
    law = write_library(
        tmp_path_factory.mktemp("law"), {"land/one.yaml": instrument("land.one", text(values))}
    )
    known = {
        found(
            law, case_of(opened_on=opened, applied_on=date(2020 + at, 6, 1)), on=date(2025, 1, 1)
        ).amount
        for at in range(len(figures))
    }
    open_one = found(
        law, case_of(opened_on=opened, applied_on=Unknown.UNKNOWN), on=date(2025, 1, 1)
    )
    ends = open_one.amount_range
    assert {yuan(0)} == known or ends is not None
    if ends is not None:
        low, high = ends
        assert low is not None
        assert high is not None
        assert all(low.amount <= each.amount <= high.amount for each in known if each is not None)
        assert high.amount == max(each.amount for each in known if each is not None)

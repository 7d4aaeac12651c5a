# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""Two editions of the law side by side: every entry and figure that differs, and no other."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from incentives import Library, childcare, load_library, load_overlay
from incentives.policy.comparison import ChangeKind, EntryChange, entry_changes
from incentives.policy.figure_changes import Edition, figure_changes
from tests.engine.small_domain import PLACES, grants, instrument, write_library
from tests.report.reports import OVERLAY, bundled

RULES = """parameters:
  paid: {text: TEXT, unit: CNY, at_least: 0, values: [{to: 2021-12-31, value: 100, cite: '1'}, {from: 2022-01-01, value: 200, cite: '2'}]}
definitions:
  able: {text: TEXT, cite: '3', all: [{id: certified, when: workshop.certified, text: TEXT}, {id: green, when: workshop.green, text: TEXT}]}
incentives:
  grant: {title: TEXT, kind: grant, cite: '4', trigger: workshop.applied_on, when: able, amount: paid}
  other: {title: TEXT, kind: grant, cite: '5', trigger: workshop.applied_on, amount: {value: workshop.spent, at_most: paid}}
relations:
  - {excludes: {incentive: grant, by: other}, cite: '7'}
"""


def library_of(folder: Path, rules: str, *, village: str = "", **header: str) -> Library:
    files = {"land/one.yaml": instrument("land.one", rules, **header)}
    if village:
        files["land/city/village/two.yaml"] = instrument("land.city.village.two", village)
    return write_library(folder, files)


def changed(tmp_path: Path, *edits: tuple[str, str]) -> list[EntryChange]:
    after = RULES
    for old, new in edits:
        assert old in after
        after = after.replace(old, new)
    return list(entry_changes(library_of(tmp_path / "a", RULES), library_of(tmp_path / "b", after)))


def told(changes: list[EntryChange]) -> list[tuple[str, str, str, list[str]]]:
    return [
        (each.section, each.id, each.kind.value, [aspect.name for aspect in each.aspects])
        for each in changes
    ]


def test_a_library_is_the_same_as_itself(tmp_path: Path) -> None:
    """Loaded from another folder too, and with blank lines and comments between."""
    spaced = RULES.replace("definitions:", "\n# a comment\n\ndefinitions:")
    libraries = library_of(tmp_path / "a", RULES), library_of(tmp_path / "b", spaced)
    assert entry_changes(*libraries) == ()
    assert figure_changes(*(Edition(library=each) for each in libraries)) == ()


def test_the_bundled_library_is_the_same_as_a_copy_of_it(tmp_path: Path) -> None:
    """No entry of it depends on where it stands."""
    shutil.copytree(childcare.policies_folder(), tmp_path / "copy")
    copy = load_library(tmp_path / "copy", vocabulary=childcare.Case)
    assert entry_changes(bundled(), copy) == ()
    assert figure_changes(Edition(library=bundled()), Edition(library=copy)) == ()


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            ("workshop.green,", "not workshop.green,"),
            ("definitions", "land.one.able", "changed", ["body.green"]),
        ),
        (
            (
                "{id: green, when: workshop.green, text: TEXT}",
                "{id: green, when: workshop.green, text: TEXT, evidence: [deed]}",
            ),
            ("definitions", "land.one.able", "changed", ["body.green"]),
        ),
        (
            (
                "{id: green, when: workshop.green, text: TEXT}",
                "{id: green, when: workshop.green, text: {zh: 乙, en: b}}",
            ),
            ("definitions", "land.one.able", "changed", ["body.green"]),
        ),
        (
            (", {id: green, when: workshop.green, text: TEXT}", ""),
            ("definitions", "land.one.able", "changed", ["body", "body.green"]),
        ),
        (("cite: '5'", "cite: '6'"), ("incentives", "land.one.other", "changed", ["citation"])),
        (
            ("at_most: paid", "at_least: paid"),
            ("incentives", "land.one.other", "changed", ["benefit.amount"]),
        ),
        (
            ("kind: grant, cite: '5'", "kind: award, cite: '5'"),
            ("incentives", "land.one.other", "changed", ["kind"]),
        ),
        (("at_least: 0", "at_least: 1"), ("parameters", "land.one.paid", "changed", ["at_least"])),
        (
            ("cite: '7'", "cite: '8'"),
            (
                "relations",
                "excludes land.one land.one.grant land.one.other",
                "changed",
                ["citation"],
            ),
        ),
        (
            ("relations:\n  - {excludes: {incentive: grant, by: other}, cite: '7'}\n", ""),
            ("relations", "excludes land.one land.one.grant land.one.other", "removed", []),
        ),
        (
            (
                "  other: {title: TEXT",
                (
                    "  third: "
                    "{title: TEXT, kind: in_kind, cite: '8', trigger: workshop.applied_on}\n  "
                    "other: "
                    "{title: TEXT"
                ),
            ),
            ("incentives", "land.one.third", "added", []),
        ),
    ],
)
def test_each_edit_is_told_once(
    tmp_path: Path, edit: tuple[str, str], expected: tuple[str, str, str, list[str]]
) -> None:
    """At the entry that it is made in and the clause that it is made at.

    Entries that stand further down are not touched.
    """
    assert told(changed(tmp_path, edit)) == [expected]


def test_a_changed_clause_has_its_formula_before_and_after(tmp_path: Path) -> None:
    """In canonical form, with its source."""
    (change,) = changed(tmp_path, ("workshop.green,", "not workshop.green,"))
    (aspect,) = change.aspects
    assert aspect.before is not None
    assert aspect.after is not None
    assert (aspect.before.content, aspect.after.content) == (
        "workshop.green «No. land.one 3; published»",
        "not workshop.green «No. land.one 3; published»",
    )


def test_a_header_is_compared(tmp_path: Path) -> None:
    """When it was published, and how long it is in force.

    Figures without an end of their own end with it.
    """
    before, after = (
        library_of(tmp_path / "a", RULES),
        library_of(tmp_path / "b", RULES, last="2023-12-31", published="2020-02-01"),
    )
    (change,) = entry_changes(before, after)
    assert (change.section, change.id, change.kind) == (
        "instruments",
        "land.one",
        ChangeKind.CHANGED,
    )
    assert {
        each.name: (each.before and each.before.content, each.after and each.after.content)
        for each in change.aspects
    } == {
        "published": ("2019-12-01", "2020-02-01"),
        "in_force": ("2020-01-01/..", "2020-01-01/2023-12-31"),
    }


def spans(
    before: Edition, after: Edition
) -> list[tuple[str, str, date, date | None, object, object]]:
    return [
        (
            each.parameter.id,
            each.jurisdiction,
            each.first,
            each.last,
            None if each.before is None else each.before.figure,
            None if each.after is None else each.after.figure,
        )
        for each in figure_changes(before, after)
    ]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (("value: 200", "value: 250"), [(date(2022, 1, 1), None, 200, 250)]),
        (("value: 100", "value: 200"), [(date(2020, 1, 1), date(2021, 12, 31), 100, 200)]),
        (
            (
                "{from: 2022-01-01, value: 200, cite: '2'}",
                "{from: 2022-01-01, unpublished: true, cite: '2'}",
            ),
            [(date(2022, 1, 1), None, 200, None)],
        ),
        (
            (
                "to: 2021-12-31, value: 100, cite: '1'}, {from: 2022-01-01",
                "to: 2022-06-30, value: 100, cite: '1'}, {from: 2022-07-01",
            ),
            [(date(2022, 1, 1), date(2022, 6, 30), 200, 100)],
        ),
        (("cite: '2'", "cite: '9'"), [(date(2022, 1, 1), None, 200, 200)]),
        (
            (
                "to: 2021-12-31, value: 100, cite: '1'}, {from: 2022-01-01, value: 200, cite: '2'",
                "value: 100, cite: '1'",
            ),
            [(date(2022, 1, 1), None, 200, 100)],
        ),
    ],
    ids=["value", "earlier value", "not published any more", "window", "clause", "struck out"],
)
def test_a_figure_is_compared_day_by_day(
    tmp_path: Path, edit: tuple[str, str], expected: list[tuple[date, date | None, object, object]]
) -> None:
    """For the days on which another one prevails, and no others."""
    assert edit[0] in RULES
    editions = [
        Edition(library=library_of(tmp_path / name, text))
        for name, text in (("a", RULES), ("b", RULES.replace(*edit)))
    ]
    assert spans(editions[0], editions[1]) == [
        ("land.one.paid", "land", *each) for each in expected
    ]


def test_a_figure_that_a_lower_place_sets_is_told_for_that_place(tmp_path: Path) -> None:
    """It replaces the one that shone through from above, on its own days only.

    A change above is told above.
    """
    sets = "sets: {land.one.paid: [{from: 2021-07-01, to: 2022-06-30, value: 300, cite: '1'}]}\n"
    before = Edition(library=library_of(tmp_path / "a", RULES))
    after = Edition(
        library=library_of(tmp_path / "b", RULES.replace("value: 200", "value: 250"), village=sets)
    )
    assert spans(before, after) == [
        ("land.one.paid", "land", date(2022, 1, 1), None, 200, 250),
        ("land.one.paid", "land.city.village", date(2021, 7, 1), date(2021, 12, 31), 100, 300),
        ("land.one.paid", "land.city.village", date(2022, 1, 1), date(2022, 6, 30), 200, 300),
    ]


def test_an_overlay_is_compared_like_a_notice() -> None:
    """The figures of Haimen's example, where none were public."""
    overlay = load_overlay(OVERLAY, bundled())
    found = figure_changes(
        Edition(library=bundled()), Edition(library=bundled(), overlays=(overlay,))
    )
    told = {
        (each.parameter.id, each.first, each.last)
        for each in found
        if each.after is not None and each.after.overlay
    }
    assert told > {
        ("cn.jiangsu.nantong.haimen.2021-64.construction_per_place", date(2021, 9, 30), None),
        ("cn.jiangsu.nantong.haimen.2021-64.demonstration_amount", date(2021, 9, 30), None),
        ("cn.jiangsu.nantong.haimen.2021-64.community_facility_per_place", date(2021, 9, 30), None),
        ("cn.land_use_tax.unit_amount", date(2021, 1, 1), None),
    }
    assert {each.jurisdiction for each in found} == {"cn.jiangsu.nantong.haimen"}
    assert (
        figure_changes(
            Edition(library=bundled(), overlays=(overlay,)),
            Edition(library=bundled(), overlays=(overlay,)),
        )
        == ()
    )


def test_a_figure_known_to_the_month_is_one_stretch(tmp_path: Path) -> None:
    """From the first day on which it may hold."""
    text = RULES.replace("{from: 2022-01-01, value: 200", "{from: 2022-01, value: 200")
    editions = [
        Edition(library=library_of(tmp_path / name, each))
        for name, each in (("a", text), ("b", text.replace("200", "250")))
    ]
    assert [each[2:4] for each in spans(editions[0], editions[1])] == [(date(2022, 1, 1), None)]


def test_places_are_compared(tmp_path: Path) -> None:
    """A place that another library does not have."""
    before = library_of(tmp_path / "a", grants(grant="workshop.spent"))
    (tmp_path / "b/land/town").mkdir(parents=True)
    (tmp_path / "b/land/town/jurisdiction.yaml").write_text(
        'code: "320103"\nname: {zh: 镇, en: town}\n', encoding="utf-8"
    )
    after = library_of(tmp_path / "b", grants(grant="workshop.spent"))
    assert "land/town/jurisdiction.yaml" not in PLACES
    assert told(list(entry_changes(before, after))) == [("jurisdictions", "land.town", "added", [])]

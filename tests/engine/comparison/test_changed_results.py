"""What another edition of the law makes of results, which are no benefit."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import incentives
from incentives import Comparison
from incentives.report.papers.comparison import comparison_sheet
from incentives.report.printing.text import print_text
from incentives.values.text import Language
from tests.engine.small_domain import Case, House, case_of, instrument, write_library, yuan

ON = date(2022, 12, 31)
RULES = """
parameters:
  share: {text: TEXT, unit: 1, values: [{value: 20%, cite: '1'}]}
  per_area: {text: TEXT, unit: CNY/m2, values: [{value: 3, cite: '1'}]}
results:
  most:
    title: {zh: 最高价, en: highest price}
    cite: '2'
    unit: CNY
    value: share * workshop.profit
  bill:
    title: {zh: 账单, en: bill}
    cite: '3'
    unit: CNY
    for_each: houses
    at: house.bought_on
    value: house.area * per_area
"""
RICH = case_of(profit=yuan(100))
BILL = RULES[RULES.index("  bill:") :]
HOUSES = Case(
    houses=(
        House(area=Decimal(2), bought_on=date(2021, 5, 1)),
        House(area=Decimal(4), bought_on=date(2021, 5, 1)),
        House(area=Decimal(0), bought_on=date(2021, 5, 1)),
    )
)


def between(folder: Path, before: str, after: str, **cases: Case) -> Comparison:
    sides = [
        write_library(folder / name, {"land/one.yaml": instrument("land.one", text)})
        for name, text in (("a", before), ("b", after))
    ]
    return incentives.compare(*sides, cases=cases, on=ON)


def told(found: Comparison) -> list[tuple[str, str, object, object]]:
    """Case, result with its row, and what it came to on either side; None where there is none."""
    return [
        (
            case.name,
            f"{effect.result.rpartition('.')[2]} {effect.row or ''}".strip(),
            effect.before and effect.before.value,
            effect.after and effect.after.value,
        )
        for case in found.cases
        for effect in case.results
    ]


def test_a_figure_that_only_a_result_reads_changes_its_cases(tmp_path: Path) -> None:
    """The case of which the result is another one has changed; it is the example of the figure."""
    found = between(tmp_path, RULES, RULES.replace("20%", "25%"), rich=RICH, poor=HOUSES)
    assert [("rich", "most", 20, 25)] == told(found)
    changed, doubtful = found.cases
    assert changed.has_changed
    assert ("poor", ("land.one.most",), False) == (
        doubtful.name,
        doubtful.undecided,
        doubtful.has_changed,
    )
    (example,) = found.examples.values()
    assert (changed, changed.results[0], True) == (example.case, example.effect, example.is_sole)


def test_rows_are_told_one_by_one(tmp_path: Path) -> None:
    """Those that come to something else, each with where it stands."""
    found = between(tmp_path, RULES, RULES.replace("value: 3", "value: 4"), bought=HOUSES)
    assert [("bought", "bill houses[0]", 6, 8), ("bought", "bill houses[1]", 12, 16)] == told(found)
    assert () == found.cases[0].undecided


def test_a_result_that_is_added_or_removed_is_told(tmp_path: Path) -> None:
    """On the other side there is none; the rule that was added has it as its example."""
    added = between(tmp_path / "added", RULES.replace(BILL, ""), RULES, bought=HOUSES)
    assert [(None, 6), (None, 12), (None, 0)] == [row[2:] for row in told(added)]
    assert len(added.changes) == len(added.examples)
    removed = between(tmp_path / "removed", RULES, RULES.replace(BILL, ""), bought=HOUSES)
    assert [(6, None), (12, None), (0, None)] == [row[2:] for row in told(removed)]


def test_a_result_is_one_entry_with_its_value(tmp_path: Path) -> None:
    """Its definition is not told beside it; each thing that it says is an aspect."""
    after = (
        RULES.replace("share * workshop.profit", "workshop.profit")
        .replace("cite: '2'", "cite: '9'")
        .replace("en: bill}", "en: bills}")
        .replace("    at: house.bought_on\n", "")
        .replace("unit: CNY\n    for_each", "unit: CNY/m2\n    for_each")
        .replace("house.area * per_area", "per_area")
    )
    changes = between(tmp_path, RULES, after).entries
    assert [
        ("results", "land.one.most", ["citation", "value"]),
        ("results", "land.one.bill", ["title", "unit", "at", "value"]),
    ] == [
        (change.section, change.id, [aspect.name for aspect in change.aspects])
        for change in changes
    ]


def test_results_that_nobody_changed_are_silent(tmp_path: Path) -> None:
    """Also where they are open, for want of what has nothing to do with the change."""
    other = RULES.replace("highest price", "the highest price")
    found = between(tmp_path, RULES, other, rich=RICH)
    assert [] == told(found)
    assert () == found.cases


def test_document_and_sheet_tell_what_results_were(tmp_path: Path) -> None:
    """In the JSON as numbers, on the sheet in words; a case without any says nothing of them."""
    found = between(tmp_path, RULES, RULES.replace("20%", "25%"), rich=RICH, poor=HOUSES)
    rich, poor = json.loads(found.to_json())["cases"]
    effect = {
        "result": "land.one.most",
        "row": None,
        "before": {"value": "20"},
        "after": {"value": "25"},
    }
    assert [effect] == rich["results"]
    assert "results" not in poor
    sheet = print_text(comparison_sheet(found, Language.ZH), language=Language.ZH)
    assert "rich：最高价" in sheet
    assert "由 20.00 元 变为 25.00 元" in sheet
    gone = between(tmp_path / "gone", RULES, RULES.replace(BILL, ""), bought=HOUSES)
    assert "bill (houses 2)" in print_text(
        comparison_sheet(gone, Language.EN), language=Language.EN
    )

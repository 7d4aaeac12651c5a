"""Numbers of two units of which one counts for one of the other, as the vocabulary says."""

from datetime import date
from pathlib import Path
from typing import ClassVar

import attrs
import pytest
from moneyed import Money

from incentives import (
    Language,
    Library,
    OneForOne,
    PolicyError,
    Role,
    assess,
    fact,
    load_library,
)
from incentives.checking.advising.advice import note_advice
from incentives.facts.describing.classes import describe
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.facts.vocabulary import VocabularyError
from incentives.loading.text.log import FaultLog
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.text import print_text
from incentives.values.text import Text
from tests.engine.small_domain import ON, TEXT, yuan

EACH = OneForOne("child", "place", Text("每名儿童占一个位置", "each child takes one place"))


@attrs.frozen(kw_only=True)
class Stay:
    day: date | Unknown = fact("日期", "day")
    children: int | Unknown = fact("儿童数", "children", unit="child", least=0, most=1000)


@attrs.frozen(kw_only=True)
class Home:
    one_for_one: ClassVar[tuple[OneForOne, ...]] = (EACH,)

    place: str = fact("地点", "place", role=Role.JURISDICTION, default="1")
    opened_on: date | Unknown = fact("开业", "opened on", default=date(2022, 1, 1))
    children: int | Unknown = fact("儿童数", "children", unit="child", least=0, most=1000)
    places: int | Unknown = fact("位置数", "places", unit="place", least=0, most=1000)
    paid: Money | Unknown = fact("已付", "paid", unit="CNY", least=0)
    stays: tuple[Stay, ...] | Unknown = fact("入住", "stays", row="stay", order="day")


FILE = """instrument:
  {id: land.one, number: '1', title: TEXT, published: 2019-01-01, in_force: {from: 2020-01-01}}
parameters:
  per_child: {text: TEXT, unit: CNY/child, values: [{value: 10, cite: '1'}]}
  per_place: {text: TEXT, unit: CNY/place, values: [{value: 10, cite: '1'}]}
  worth: {text: TEXT, unit: CNY, values: [{value: 1, cite: '1'}]}
definitions:
  counted:
    text: TEXT
    cite: '1'
    running: {of: stay.children, in_order_of: stay.day, at_most: places}
incentives:
  grant: {title: TEXT, kind: grant, cite: '1', REST}
"""
BY_HOME = "trigger: opened_on, amount: "


def library_of(folder: Path, rest: str, file: str = FILE) -> Library:
    text = file.replace("REST", rest).replace("TEXT", TEXT)
    (folder / "land").mkdir()
    (folder / "land" / "jurisdiction.yaml").write_text(
        f'code: "1"\nname: {TEXT}\n', encoding="utf-8"
    )
    (folder / "land" / "one.yaml").write_text(text, encoding="utf-8")
    return load_library(folder, vocabulary=Home)


@pytest.mark.parametrize(
    ("amount", "comes_to"),
    [
        ("'min(children, places) * per_child'", 30),
        ("'min(places, children) * per_place'", 30),
        ("'max(places, children) * per_place'", 50),
        ("{value: children, at_most: places, round: {to: 2, mode: down}}", None),
        ("worth if children > places else 0", 1),
        ("worth if places >= children else 0", 0),
        ("worth if children == places else 0", 0),
    ],
)
def test_they_are_compared_and_held_to_each_other(
    tmp_path: Path, amount: str, comes_to: int | None
) -> None:
    """Five children and three places; the result is in the unit of the first."""
    if comes_to is None:
        amount = f"{{product: [{amount}, per_child]}}"
        comes_to = 20
    library = library_of(tmp_path, BY_HOME + amount)
    answer = assess(Home(children=5, places=3), library, on=ON)["land.one.grant"]
    assert answer.amount == yuan(comes_to)


def test_rows_fill_a_limit_of_the_other_unit(tmp_path: Path) -> None:
    """Children up to the places, in order of their days; what is open keeps within it too."""
    rest = "for_each: stays, trigger: stay.day, amount: counted * per_child"
    library = library_of(tmp_path, rest)
    stays = tuple(Stay(day=date(2022, 1, day), children=2) for day in (1, 2, 3))
    answer = assess(Home(places=5, stays=stays), library, on=ON)["land.one.grant"]
    assert answer.amount == yuan(50)
    unknown = tuple(Stay(day=stay.day) for stay in stays)
    bounds = assess(Home(places=5, stays=unknown), library, on=ON)["land.one.grant"].amount_range
    assert bounds is not None
    assert (bounds.low, bounds.high) == (yuan(0), yuan(50))


def test_rows_that_come_to_most_count_within_a_limit_of_the_other_unit(tmp_path: Path) -> None:
    """Two rows of two children each find room in four places."""
    rest = (
        "for_each: stays, trigger: stay.day, amount: {value: stay.children * per_child, "
        "within: {of: stay.children, at_most: places, first: highest_amount}}"
    )
    library = library_of(tmp_path, rest)
    stays = tuple(Stay(day=date(2022, 1, day), children=2) for day in (1, 2, 3))
    answer = assess(Home(places=4, stays=stays), library, on=ON)["land.one.grant"]
    assert answer.amount == yuan(40)


@pytest.mark.parametrize(
    "amount",
    ["(children + places) * per_child", "'min(children * per_place, worth)'", "children * worth"],
)
def test_they_are_neither_added_nor_mixed(tmp_path: Path, amount: str) -> None:
    """A sum of both is of nothing, and a rate for one is none for the other."""
    with pytest.raises(PolicyError, match=r"unit-mismatch|wrong-type"):
        library_of(tmp_path, BY_HOME + amount)


def test_rates_are_not_compared(tmp_path: Path) -> None:
    """Counts go together, not what is paid for each."""
    with pytest.raises(PolicyError, match="unit-mismatch"):
        library_of(tmp_path, f"{BY_HOME}worth if per_child > per_place else 0")


def test_the_working_says_it(tmp_path: Path) -> None:
    """In the words of the vocabulary, in both languages."""
    library = library_of(tmp_path, f"{BY_HOME}'min(children, places) * per_child'")
    assessment = assess(Home(children=5, places=3), library, on=ON)
    for language, said in (
        (Language.ZH, "1（每名儿童占一个位置）"),
        (Language.EN, "1 (each child takes one place)"),
    ):
        sheet = print_text(assessment_sheet(assessment, language), language)
        assert said in sheet.replace("\n", "")


@pytest.mark.parametrize(("figure", "is_advised"), [("1", True), ("2", False)])
def test_a_figure_that_says_the_same_is_advised_against(
    tmp_path: Path, figure: str, is_advised: bool
) -> None:
    """One child to a place goes without saying; two do not."""
    rest = f"{BY_HOME}'min(children, places * per_home) * per_child'"
    text = FILE.replace(
        "definitions:",
        f"  per_home: {{text: TEXT, unit: child/place, values: [{{value: {figure}, cite: '1'}}]}}\n"
        "definitions:",
    )
    library = library_of(tmp_path, rest, text)
    log = FaultLog()
    note_advice(library, log)
    told = [fault.text.en for fault in log.faults if fault.slug == "longer-form"]
    assert told == ["the vocabulary says that one counts for one"] * is_advised


def test_a_relation_is_between_units_of_facts() -> None:
    """A unit in which nothing is counted is a slip of who writes the vocabulary."""

    @attrs.frozen(kw_only=True)
    class Wrong:
        one_for_one: ClassVar[tuple[OneForOne, ...]] = (EACH,)
        place: str = fact("地点", "place", role=Role.JURISDICTION, default="1")

    with pytest.raises(VocabularyError, match="'child', in which no fact is counted"):
        describe(Wrong)

"""Each fact of a case has a place of its own, of which the layout says what its word tells."""

from itertools import chain
from pathlib import Path

import pytest

from incentives import Library
from incentives.checking.advising.unread import all_expressions
from incentives.compile.layout import BEYOND, NEVER, Kind, WordLayout, word_layout_of
from incentives.compile.words import LAST_DAY
from incentives.language.expression import Constant, Named, NameKind, walk
from incentives.language.types import TextType
from tests.engine.small_domain import one_file
from tests.report.reports import bundled

ASKED = """\
facts:
  share: {type: number, unit: "1", at_least: 0, at_most: 1, text: TEXT}
  fee: {type: number, unit: CNY/month, at_least: 0, text: TEXT}
  seen: {type: number, unit: person, at_least: -0.00015, at_most: 0.00005, text: TEXT}
  side:
    type: choice
    values: {left: {zh: 左, en: left}, right: {zh: 右, en: right}}
    may_be_none: true
    text: TEXT
"""
TURNS = """\
facts:
  turns:
    rows:
      day: {type: date, text: TEXT}
      taken: {type: boolean, text: TEXT}
    row: turn
    order: day
    text: TEXT
"""


def offsets(layout: WordLayout) -> list[int]:
    places = chain(layout.facts.values(), layout.asked.values())
    of_lists = [rows.offset for rows in layout.rows.values()]
    return [BEYOND, NEVER, *(place.offset for place in places), *of_lists]


def assert_whole(library: Library) -> None:
    layout = word_layout_of(library)
    assert list(range(layout.size)) == offsets(layout)
    for rows in layout.rows.values():
        of_facts = [place.offset for place in rows.facts.values()]
        assert list(range(rows.width)) == [*of_facts, *rows.kept.values()]


def test_every_word_of_a_header_and_of_a_row_is_of_one_fact() -> None:
    """Of the bundled library, no word is of none, and none of two."""
    assert_whole(bundled())


def test_words_of_small_libraries_are_of_one_fact_each(good_libraries: dict[str, Library]) -> None:
    """So it is of those that ask for facts of rows, and for lists of their own."""
    for library in good_libraries.values():
        assert_whole(library)


def test_a_layout_is_made_once() -> None:
    """The same library gives the same object."""
    assert word_layout_of(bundled()) is word_layout_of(bundled())


@pytest.fixture
def layout(tmp_path: Path) -> WordLayout:
    return word_layout_of(one_file(tmp_path, ASKED))


@pytest.mark.parametrize(
    ("path", "kind", "ends", "denominator"),
    [
        ("workshop.staff", Kind.NUMBER, (0, 1000), 1),
        ("workshop.spent", Kind.NUMBER, (0, 10**12), 100),
        ("workshop.profit", Kind.NUMBER, (-(10**12), 10**12), 100),
        ("workshop.certified", Kind.TRUTH, (0, 1), 1),
        ("workshop.opened_on", Kind.DAY, (1, LAST_DAY), 1),
        ("workshop.trade", Kind.CODE, (0, 2), 1),
        ("workshop.skills", Kind.MASK, (0, 7), 1),
    ],
)
def test_facts_have_the_words_of_their_type(
    layout: WordLayout, path: str, kind: Kind, ends: tuple[int, int], denominator: int
) -> None:
    """Money is in fen; what has no bounds, and what has wider ones, has those of the kernel."""
    place = layout.place_of(path)
    assert (kind, ends, denominator) == (place.kind, (place.low, place.high), place.denominator)


def test_statuses_and_texts_have_words() -> None:
    """One is an address, the other a number, which only the case tells."""
    layout = word_layout_of(bundled())
    assert Kind.STATUS is layout.place_of("institution.filed").kind
    assert Kind.TEXT is layout.place_of("name").kind
    assert Kind.MONTH is layout.rows_of("attendance").place_of("month").kind


def test_what_may_be_none_says_so(layout: WordLayout) -> None:
    """As the vocabulary or the instrument does."""
    assert layout.place_of("workshop.applied_on").may_be_none
    assert not layout.place_of("workshop.opened_on").may_be_none
    assert layout.declared("land.one.side").may_be_none
    assert ("left", "right") == layout.declared("land.one.side").values


def test_facts_that_are_asked_for_have_the_words_of_their_type(layout: WordLayout) -> None:
    """A share is finer than other numbers; bounds between two words are the words within them."""

    def told(name: str) -> tuple[int, int, int]:
        place = layout.declared(f"land.one.{name}")
        return place.low, place.high, place.denominator

    assert (0, 10**6, 10**6) == told("share")
    assert (0, 10**12, 100) == told("fee")
    assert (-1, 0, 10_000) == told("seen")


def test_a_list_has_a_word_of_the_header(layout: WordLayout, tmp_path: Path) -> None:
    """Its rows have as many words as facts; the list of an instrument is one like any other."""
    houses = layout.rows_of("houses")
    assert ("house", 7) == (houses.record, houses.width)
    area = houses.place_of("area")
    assert ("area", 0, Kind.NUMBER) == (area.path, area.offset, area.kind)
    assert (0, 10**9, 10_000) == (area.low, area.high, area.denominator)
    assert (0, 100_000) == area.bounds
    turns = word_layout_of(one_file(tmp_path / "turns", TURNS)).rows_of("land.one.turns")
    assert ["day", "taken"] == list(turns.facts)


def test_what_only_holds_other_facts_has_no_word(layout: WordLayout) -> None:
    """Neither a record, nor a list, nor what holds the facts that instruments ask for."""
    assert not {"workshop", "houses", "declared"} & set(layout.facts)


def test_texts_that_rules_name_have_numbers(good_libraries: dict[str, Library]) -> None:
    """Whatever text stands in an expression has one, the same in every case."""
    named = 0
    for library in (bundled(), *good_libraries.values()):
        texts = word_layout_of(library).texts
        assert list(range(len(texts))) == list(texts.values())
        for part in (part for whole in all_expressions(library) for part in walk(whole)):
            if isinstance(part, Named) and part.kind is NameKind.INCENTIVE:
                assert part.id in texts
                named += 1
            elif isinstance(part, Constant) and isinstance(part.type, TextType):
                assert part.value in texts
    assert named > 0

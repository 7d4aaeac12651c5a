"""Whatever is public can be logged: its `repr` is one line, never long, and says what it is."""

import attrs
import pytest

import incentives
from incentives import childcare, fact
from incentives.brief import MOST_CHARACTERS, brief, brief_value
from tests.report.reports import bundled
from tests.results import (
    RESULT_KINDS,
    assessments,
    errors,
    everything_in,
    one_of_each,
    results,
)

VAT = "cn.2019-76.vat_exemption"


@pytest.mark.parametrize("kind", RESULT_KINDS, ids=lambda kind: kind.__name__)
def test_every_public_class_shows_itself_briefly(kind: type) -> None:
    """By the one rule; so it holds for instances that no test has made."""
    assert vars(kind)["__repr__"] is brief


def test_nothing_that_a_result_holds_is_long() -> None:
    """Of all results, libraries and cases, each thing inside them that is of a public class."""
    public = {*RESULT_KINDS, *(getattr(childcare, name) for name in childcare.__all__)}
    found = [
        thing
        for thing in everything_in(*results())
        if type(thing) in public and attrs.has(type(thing))
    ]
    assert len(found) > 1000
    for thing in (*found, *errors()):
        shown = repr(thing)
        assert len(shown) <= MOST_CHARACTERS
        assert shown.isprintable()
        assert shown.startswith(type(thing).__name__ + "(")


def test_a_determination_says_what_it_is() -> None:
    """The incentive, the outcome and the amount; the day stands in the assessment."""
    found = assessments()["haimen-new-build"]
    shown = repr(found[VAT])
    for said in (f"incentive='{VAT}'", "Outcome.ELIGIBLE", f"amount={found[VAT].amount!r}"):
        assert said in shown
    assert "on=datetime.date(2023, 12, 31)" in repr(found)
    assert f"determinations=<{len(found)} Determination>" in repr(found)


def test_a_library_an_instrument_and_a_case_say_what_they_are() -> None:
    """By digest, id and name."""
    assert bundled().digest in repr(bundled())
    assert "id='cn.2019-76'" in repr(bundled().instruments["cn.2019-76"])
    assert "district='320614'" in repr(assessments()["haimen-new-build"].case)


@attrs.frozen(kw_only=True)
class Row:
    name: str = fact("名称", "name")


@attrs.frozen(kw_only=True)
class Case:
    rows: tuple[Row, ...] = fact("各行", "rows", row="row")
    text: str = fact("文字", "text")


def test_a_case_of_a_vocabulary_of_ones_own_is_brief_by_its_facts() -> None:
    """Whoever writes it need not know: rows are counted, and text is cut."""
    case = Case(rows=(Row(name="a" * 5000),) * 5000, text="b" * 3_000_000)
    assert f"Case(rows=<5000 Row>, text='{'b' * 118}…)" == repr(case)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param((), "()", id="nothing in it"),
        pytest.param(frozenset({1, 2}), "<2 int>", id="a set"),
        pytest.param({"a": 1}, "<1 str>", id="a mapping"),
        pytest.param(incentives.Month(2026, 3), "Month(year=2026, number=3)", id="a small value"),
        pytest.param("a\nb", "'a\\nb'", id="a line break"),
    ],
)
def test_a_value_inside(value: object, expected: str) -> None:
    """What is short stands as it is, of what has many inside there is the number."""
    assert expected == brief_value(value)


def test_many_fields_are_cut_at_the_end() -> None:
    """However many there are and however long, the line ends; what is one value comes first."""
    wide = attrs.make_class("Wide", [f"field_{at}" for at in range(500)], repr=False)
    thing = wide(*[(1,), *["x" * 1000] * 499])
    assert len(brief(thing)) == MOST_CHARACTERS
    assert brief(thing).startswith("Wide(field_1='xxx")


def test_each_kind_of_result_was_found() -> None:
    """So that none is left out above."""
    assert [] == [kind for kind in RESULT_KINDS if kind not in one_of_each()]

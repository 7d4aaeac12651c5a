"""Charts that a report can take, and differences that read."""

from decimal import Decimal, localcontext
from fractions import Fraction
from xml.etree.ElementTree import fromstring

import pytest
from moneyed import Money

from incentives import childcare
from incentives.desk.budget.differing import difference_cell
from incentives.desk.charts.budget import bar_size
from incentives.desk.charts.picture import Picture
from incentives.report.words.names import Words
from incentives.report.words.titles import title_in_law
from incentives.values.range import MoneyRange, Range, money_range
from incentives.values.text import Language

WORDS = Words(library=childcare.library(), language=Language.ZH)
SVG = "{http://www.w3.org/2000/svg}"


def picture(bars: dict[str, list[int]], *, stacked: bool) -> Picture:
    amounts = {name: [Decimal(amount) for amount in row] for name, row in bars.items()}
    return Picture(
        title="财政资金", unit="单位：元", series=("区级", "市级"), bars=amounts, stacked=stacked
    )


@pytest.mark.parametrize("stacked", [True, False])
def test_every_bar_is_as_broad_as_the_others_however_few_there_are(stacked: bool) -> None:
    """One month alone is drawn as broad as one of twelve; amounts are written to the fen."""
    few = picture({"2024年1月": [600000, 200000]}, stacked=stacked).svg()
    many = picture({f"2024年{n}月": [n, 2 * n] for n in range(1, 13)}, stacked=stacked).svg()
    broad = [
        {
            rect.get("height")
            for rect in fromstring(svg).iter(f"{SVG}rect")  # noqa: S314 - our own
            if rect.get("stroke-width")
        }
        for svg in (few, many)
    ]
    assert broad == [{"22"}, {"22"}]
    texts = [text.text for text in fromstring(few).iter(f"{SVG}text")]  # noqa: S314 - our own
    assert ("800,000.00" if stacked else "600,000.00") in texts
    assert {"区级", "市级", "2024年1月"} <= set(texts)
    assert few == picture({"2024年1月": [600000, 200000]}, stacked=stacked).svg()


def test_names_cannot_break_the_picture() -> None:
    """Markup in a name is written as it stands; a long one is cut."""
    svg = picture({"<b>甲&乙": [1, 0], "长" * 60: [0, 0]}, stacked=True).svg()
    texts = [text.text or "" for text in fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own
    assert "<b>甲&乙" in texts
    assert any(text.endswith("…") for text in texts)


def test_one_month_is_drawn_no_broader_than_one_of_twelve() -> None:
    """On the page too."""
    assert bar_size(1) == bar_size(12) == 36
    assert 4 <= bar_size(300) < 36


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (-2460000, 0, "最高减少 2,460,000.00 元"),
        (0, 300000, "最高增加 300,000.00 元"),
        (-500, -100, "减少 100.00 元至 500.00 元"),
        (100, 500, "增加 100.00 元至 500.00 元"),
        (-100, 500, "减少 100.00 元至增加 500.00 元之间"),
        (100, None, "至少增加 100.00 元"),
        (None, -100, "至少减少 100.00 元"),
        (0, None, "增减待定"),
        (None, None, "增减待定"),
    ],
)
def test_a_difference_says_more_or_less_and_how_much(
    low: int | None, high: int | None, told: str
) -> None:
    """No amount stands there with a sign that has to be puzzled out."""
    assert difference_cell(money_range(Range(low, high), "CNY"), WORDS) == told


def test_a_known_difference_stays_a_number() -> None:
    """A spreadsheet can reckon with it."""
    exactly = MoneyRange.exactly(Money(-2460000, "CNY"))
    assert difference_cell(exactly, WORDS) == Money(-2460000, "CNY")


def test_incentives_of_one_title_carry_the_number_of_their_document() -> None:
    """No two of the library are called the same."""
    library = WORDS.library
    titles = [title_in_law(name, WORDS) for name in library.incentives]
    assert len(set(titles)) == len(titles)
    grants = [title for title in titles if title.startswith("普惠托位建设补助")]
    assert len(grants) > 1
    assert all("号" in title or "（" in title for title in grants)


def test_sums_and_differences_are_exact_whatever_the_decimal_context() -> None:
    """A narrow context of the program around rounds nothing."""
    bars = picture({"2024年1月": [600001, 200000]}, stacked=True)
    with localcontext(prec=3):
        assert "800,001.00" in bars.svg()
        assert "最高减少 2,460,001.00 元" in str(
            difference_cell(money_range(Range(Fraction(-2460001), Fraction(0)), "CNY"), WORDS)
        )

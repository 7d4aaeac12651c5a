"""What officers type, taken over exactly or refused with a sentence that says what to write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import childcare, load_library
from incentives.forms.build import form_of
from incentives.forms.model import Form, FormField
from incentives.forms.refusal import Refusal
from incentives.forms.typed import choices_of, periods_of, read_typed, truth_of, typed_of
from incentives.forms.typed_dates import read_day, read_month, read_periods
from incentives.values.period import Month
from tests.domains.folders import DOMAINS, vocabulary_of


@pytest.fixture(scope="module")
def form() -> Form:
    library = childcare.library()
    chain = library.chain_of("320614")
    assert chain is not None
    return form_of(library, chain)


@pytest.fixture(scope="module")
def investment(form: Form) -> FormField:
    return form.fields["projects[].investment"]


@pytest.mark.parametrize(
    "typed",
    [
        "2023-12-31",
        "2023/12/31",
        "2023.12.31",
        "2023年12月31日",
        "20231231",
        "２０２３－１２－３１",
        " 2023 年 12 月 31 日 ",
        "2023—12—31",
    ],
)
def test_a_day_is_written_in_many_ways(typed: str) -> None:
    """All of them are one day."""
    assert read_day(typed) == "2023-12-31"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("23-12-31", "“23-12-31”的年份不明。请写四位年份，如 2023-12-31。"),
        ("31/12/2023", "“31/12/2023”的年份不明。请写四位年份，如 2023-12-31。"),
        ("2023-12", "“2023-12”不是完整的日期。请写年月日，如 2023-12-31 或 2023年12月31日。"),
        ("2023-12/31", "“2023-12/31”不是完整的日期。请写年月日，如 2023-12-31 或 2023年12月31日。"),
        ("2023 12 31", "“2023 12 31”不是完整的日期。请写年月日，如 2023-12-31 或 2023年12月31日。"),
        ("2023年2月30日", "没有2023年2月30日这一天，请核对年月日。"),
        ("上个月", "“上个月”不是完整的日期。请写年月日，如 2023-12-31 或 2023年12月31日。"),
    ],
)
def test_a_day_that_is_not_plain_is_refused(typed: str, sentence: str) -> None:
    """The sentence says what to write."""
    found = read_day(typed)
    assert isinstance(found, Refusal)
    assert found.text.zh == sentence


@pytest.mark.parametrize(
    "typed", ["2023-02", "2023/2", "2023.2", "2023年2月", "202302", "２０２３年２月"]
)
def test_a_month_is_written_in_many_ways(typed: str) -> None:
    """All of them are one month."""
    assert read_month(typed) == "2023-02"


def test_a_day_where_a_month_is_asked_for_is_refused() -> None:
    """The month is said back."""
    found = read_month("2023年2月3日")
    assert isinstance(found, Refusal)
    assert found.text.zh == "这里只写到月。请写 2023-02。"


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("60", "60"),
        ("60 欧元", "60"),
        ("60 €", "60"),
        ("60 EUR", "60"),
        ("60元", None),
        ("¥60", None),
    ],
)
def test_words_and_signs_of_yuan_stand_beside_yuan_alone(typed: str, figure: str | None) -> None:
    """At a field in euros they would make another amount of what was typed."""
    buyer = vocabulary_of("bicycles")
    library = load_library(DOMAINS / "bicycles" / "policies", vocabulary=buyer)
    price = form_of(library, library.law_at("")).fields["purchases[].price"]
    found = read_typed(price, typed)
    assert figure == (None if isinstance(found, Refusal) else found)


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("600000", "600000"),
        ("600,000", "600000"),
        ("60万", "600000"),
        ("60万元", "600000"),
        ("６０万元", "600000"),
        ("600000.00元", "600000"),
        ("￥1,234.56", "1234.56"),
        ("0.000001亿", "100"),
        ("12.345678万", "123456.78"),
        ("60 万 元", "600000"),
        ("1,5", None),
        ("12,34", None),
        ("六十万", None),
        ("60万5千", None),
        ("3平方米", None),
        ("-5", None),
        ("1e5", None),
        ("约60万", None),
        ("60万左右", None),
        ("9" * 41, None),
    ],
)
def test_an_amount_is_taken_exactly_or_refused(
    typed: str, figure: str | None, investment: FormField
) -> None:
    """Nothing is guessed and nothing goes through a float."""
    found = read_typed(investment, typed)
    assert isinstance(found, Refusal) if figure is None else found == figure


def test_a_comma_that_could_be_either_is_explained(investment: FormField) -> None:
    """Thousands or decimals: the officer says which."""
    found = read_typed(investment, "1,5")
    assert isinstance(found, Refusal)
    assert found.text.zh == "“1,5”中的逗号看不出是分节号还是小数点。分节写 1,500，小数写 1.5。"


def test_bounds_and_whole_numbers_are_told_at_the_field(form: Form) -> None:
    """Places are whole, from 0 to 10,000."""
    places = form.fields["projects[].places_after"]
    sentences = [
        found.text.zh
        for typed in ("28.5", "10001", "-1")
        if isinstance(found := read_typed(places, typed), Refusal)
    ]
    assert sentences == [
        "填写为 28.5，这里只能填整数。",
        "填写为 10,001，不应大于 10,000。",
        "填写为 -1，不应小于 0。",
    ]


def test_a_unit_is_taken_where_it_is_the_fields_own(form: Form) -> None:
    """`28个`, `28个托位`; square metres however they are written; percent for a share."""
    assert read_typed(form.fields["projects[].places_after"], "28个") == "28"
    assert read_typed(form.fields["projects[].places_after"], "28个托位") == "28"
    assert read_typed(form.fields["projects[].building_area_m2"], "500㎡") == "500"
    assert read_typed(form.fields["loans[].yearly_rate"], "3.65%") == "0.0365"


def test_nothing_typed_is_not_known_and_none_is_known(form: Form) -> None:
    """Empty is unknown; where a thing may not have happened, 无 says so; elsewhere it does not."""
    approved = form.fields["projects[].approved_on"]
    assert read_typed(approved, "  ") is None
    assert read_typed(approved, "无") == "none"
    assert typed_of(approved, "none") == "无"
    assert isinstance(read_typed(form.fields["projects[].applied_on"], "无"), Refusal)


def test_periods_follow_each_other() -> None:
    """From and to; still held without an end; the faults of several name the period."""
    assert read_periods([("2022年11月20日", "")]) == [{"from": "2022-11-20"}]
    assert read_periods([("2020-1-1", "2021/12/31"), ("20230101", ""), ("", "")]) == [
        {"from": "2020-01-01", "to": "2021-12-31"},
        {"from": "2023-01-01"},
    ]
    refused = [
        read_periods([("", "2021-01-01")]),
        read_periods([("2022-01-01", "2021-01-01")]),
        read_periods([("2022-01-01", ""), ("2023-01-01", "")]),
        read_periods([("2022-01-01", "2023-01-01"), ("2023-01-01", "")]),
    ]
    assert [each.text.zh for each in refused if isinstance(each, Refusal)] == [
        "请填写起始日期；如从未有过，请选“从未有”。",
        "止日2021-01-01早于起日2022-01-01，请核对。",
        "第2段之前的一段没有填止日。请补填止日。",
        "第2段起日2023-01-01不晚于上一段的止日。请按先后填写，前后不重叠。",
    ]


def test_what_a_document_says_is_read_for_choices_and_statuses() -> None:
    """Yes, no and unknown; none of a list and no list; a single period and several."""
    assert [truth_of(plain) for plain in (True, "true", False, "false", None)] == [
        True,
        True,
        False,
        False,
        None,
    ]
    assert (choices_of([]), choices_of(None), choices_of(["a"])) == ((), None, ("a",))
    assert periods_of({"from": "2022-01-01"}) == (("2022-01-01", ""),)
    assert (periods_of([]), periods_of(None)) == ((), None)


@given(day=st.dates())
def test_every_day_is_read_as_the_office_writes_it(day: object) -> None:
    """For years of four digits, 2023年1月5日 and its ISO form are one."""
    iso = str(day)
    year, month, number = iso.split("-")
    assert read_day(iso) == iso
    assert read_day(f"{year}年{int(month)}月{int(number)}日") == iso


@given(months=st.builds(Month, st.integers(1000, 9999), st.integers(1, 12)))
def test_every_month_is_read(months: Month) -> None:
    """However many digits its number has."""
    assert read_month(f"{months.year}年{months.number}月") == str(months)


@given(fen=st.integers(0, 10**17))
def test_an_amount_survives_being_shown_and_typed(fen: int, investment: FormField) -> None:
    """What stands in the field for a figure reads back to the figure."""
    whole, part = divmod(fen, 100)
    plain = f"{whole}.{part:02d}".rstrip("0").rstrip(".") if part else str(whole)
    assert read_typed(investment, typed_of(investment, plain)) == plain


@given(typed=st.text(max_size=40))
def test_whatever_is_typed_is_taken_or_refused(typed: str, form: Form) -> None:
    """No text makes a field fail."""
    for field in form.fields.values():
        found = read_typed(field, typed)
        assert found is None or isinstance(found, str | Refusal)

"""What is written to a workbook is read from it: cases of any facts that the template can say."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incentives.childcare import Case
from incentives.facts.plain import unstructure_case
from incentives.forms.model import FieldKind, FormField
from incentives.values.text import OF_LIBRARIES, Language
from incentives.values.texts.plain_text import unfit_name
from incentives.workbook.cells.raw import RawCell
from incentives.workbook.cells.values import Unread, choices_of, read_cell, read_status
from incentives.workbook.cells.writing import cells_of
from incentives.workbook.filling import CannotBeWritten, rows_of
from incentives.workbook.reading import read_book
from tests.strategies import full_cases
from tests.trying import examples
from tests.workbook.books import EXAMPLES, book, example, layout

HAIMEN = sorted(path.stem for path in EXAMPLES.glob("haimen-*.yaml"))
FIELDS = {
    column.field.path: column.field
    for sheet in layout().sheets
    for column in sheet.columns
    if column.field is not None
}
DAYS = st.dates(date(1850, 1, 1), date(2100, 12, 31)).map(date.isoformat)


def comparable(document: object) -> object:
    """The document with yes, no and figures written in one way.

    Declared facts stand in files as their text.
    """
    match document:
        case dict():
            return {key: comparable(value) for key, value in document.items()}
        case list():
            return [comparable(value) for value in document]
        case "true" | "false":
            return document == "true"
        case str() if document.replace(".", "", 1).isdecimal():
            return Decimal(document).normalize()
        case _:
            return document


@pytest.mark.parametrize("language", OF_LIBRARIES)
def test_examples_come_back_as_they_were(language: Language) -> None:
    """Every fact of the examples of Haimen, in either language, and with every sheet."""
    cases = {name: example(name) for name in HAIMEN}
    read = read_book(book(cases, language), layout(language))
    assert read.faults == ()
    assert {row.key: comparable(row.document) for row in read.rows} == {
        key: comparable(case) for key, case in cases.items()
    }


def test_the_language_of_the_desk_may_be_another_than_that_of_the_file() -> None:
    """A workbook that was filled in with English words is read at a desk that speaks Chinese."""
    read = read_book(book({"1": example()}, Language.EN), layout(Language.ZH))
    assert read.faults == ()
    assert comparable(dict(read.rows[0].document)) == comparable(example())


def periods(starts: list[date]) -> list[dict[str, str]]:
    """One after the other, the last of them without an end."""
    days = sorted(set(starts))
    found = [
        {"from": day.isoformat(), "to": (after - timedelta(days=1)).isoformat()}
        for day, after in pairwise(days)
    ]
    return [*found, {"from": days[-1].isoformat()}] if days else []


def values_of(field: FormField) -> st.SearchStrategy[object]:
    """Any value that a document can have for the fact."""
    least, most = (
        field.least if field.least is not None else -(10**12),
        field.most if field.most is not None else 10**12,
    )
    found: st.SearchStrategy[object] = st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1
    ).filter(lambda text: unfit_name(text) is None)
    match field.kind:
        case FieldKind.TRUTH:
            found = st.booleans()
        case FieldKind.CHOICE:
            found = st.sampled_from([value for value, _ in field.choices])
        case FieldKind.CHOICES:
            found = st.lists(
                st.sampled_from([value for value, _ in field.choices]), unique=True
            ).map(sorted)
        case FieldKind.NUMBER | FieldKind.MONEY if field.is_whole:
            found = st.integers(int(least), int(most)).map(str)
        case FieldKind.NUMBER | FieldKind.MONEY:
            found = st.decimals(least, most, places=6, allow_nan=False, allow_infinity=False).map(
                plain
            )
        case FieldKind.DATE:
            found = DAYS
        case FieldKind.MONTH:
            found = DAYS.map(lambda day: day[:7])
        case FieldKind.STATUS:
            found = st.lists(st.dates(date(1950, 1, 1), date(2090, 1, 1)), max_size=2).map(periods)
    return st.one_of(found, st.just("none")) if field.may_be_none else found


def plain(figure: Decimal) -> str:
    text = format(figure, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def read_back(field: FormField, cells: tuple[RawCell, ...]) -> object:
    return (
        read_status(cells)
        if field.kind is FieldKind.STATUS
        else read_cell(field, cells[0], choices_of(field))
    )


@pytest.mark.parametrize("language", OF_LIBRARIES)
@given(st.data())
def test_every_value_of_every_fact_comes_back(language: Language, data: st.DataObject) -> None:
    """What cells hold for a value reads as that value; text like a word of ours is none."""
    field = FIELDS[data.draw(st.sampled_from(sorted(FIELDS)))]
    value = data.draw(values_of(field))
    cells = cells_of(field, value, language)
    assert cells is not None
    found = read_back(field, cells)
    assert not isinstance(found, Unread)
    assert found == value


names = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20
).filter(lambda text: unfit_name(text) is None)


@settings(max_examples=examples(12), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(names, min_size=1, max_size=4), st.sampled_from(["=", "+", "-", "@", "'", "＝", ""])
)
def test_text_comes_back_whatever_it_begins_with(texts: list[str], begins: str) -> None:
    """Names that a spreadsheet would take for formulas are kept from it and read as they were."""
    cases = {
        str(at): {"district": "320614", "name": f"{begins}{text}"} for at, text in enumerate(texts)
    }
    read = read_book(book(cases), layout())
    assert {row.key: row.document for row in read.rows} == cases


@settings(
    max_examples=examples(15),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(full_cases(), min_size=1, max_size=3))
def test_cases_come_back(cases: list[Case]) -> None:
    """Cases with every fact, made by chance: the same documents come out that went in."""
    documents = {f"J-{at}": dict(unstructure_case(case)) for at, case in enumerate(cases)}
    read = read_book(book(documents), layout())
    assert read.faults == ()
    assert {row.key: comparable(row.document) for row in read.rows} == comparable(documents)


def test_three_periods_have_no_room() -> None:
    """The template has two; a case with more is refused, not cut short."""
    three = [
        {"from": "2020-01-01", "to": "2020-12-31"},
        {"from": "2021-06-01", "to": "2021-12-31"},
        {"from": "2023-01-01"},
    ]
    with pytest.raises(CannotBeWritten):
        rows_of({"1": {"district": "320614", "institution": {"filed": three}}}, layout())

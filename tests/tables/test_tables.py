"""Many cases as tables: the same answers as one by one, and nothing left out in silence."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from math import inf, nan

import attrs
import pyarrow as pa
import pytest

from incentives import UNKNOWN, CaseError, Outcome, assess, childcare, extras
from incentives.facts.unknown import NOT_COME_ABOUT
from incentives.tables.came_out import TableResult
from incentives.tables.columns import columns_of
from incentives.tables.door import (
    assess_many,
    assess_table,
    assessed_chunks,
    case_table,
    table_schema,
)
from incentives.tables.reading.documents import RowReader
from incentives.tables.runtimes import MANY, Runtime
from tests.compile.awaited.reference_alone import reference_alone

ON = date(2023, 12, 31)
LIBRARY = childcare.library()
BARE: Mapping[str, object] = {"case": "one", "district": "320614"}


def assessed(*rows: Mapping[str, object], **options: object) -> TableResult:
    """What comes of rows that say, besides the place, only what they name."""
    names = dict.fromkeys(name for row in rows for name in row)
    table = pa.table({name: [row.get(name) for row in rows] for name in names})
    return assess_table(table, LIBRARY, on=ON, **options)  # type: ignore[arg-type]


def slugs(result: TableResult) -> list[tuple[str | None, str]]:
    return [(row["path"], row["slug"]) for row in result.faults.to_pylist()]


def refused(table: pa.Table, **options: object) -> list[tuple[str, str]]:
    with pytest.raises(CaseError) as caught:
        assess_table(table, LIBRARY, on=ON, **options)  # type: ignore[arg-type]
    return [(fault.path, fault.slug) for fault in caught.value.faults if fault.slug]  # type: ignore[union-attr]


def test_examples_come_to_the_same_as_one_by_one() -> None:
    """As a table, all of them: outcomes, amounts, bounds, totals, in the same order."""
    cases = {
        name: childcare.read_case(example.path)
        for name, example in childcare.example_cases().items()
    }
    result = assess_table(case_table(cases, LIBRARY), LIBRARY, on=ON)
    assert 0 == result.faults.num_rows
    rows = iter(result.decisions.to_pylist())
    for (name, case), told in zip(cases.items(), result.cases.to_pylist(), strict=True):
        with reference_alone():
            assessment = assess(case, LIBRARY, on=ON)
        for found in assessment:
            row = next(rows)
            amount = None if found.amount is None else found.amount.amount
            expected = (name, found.incentive, found.outcome.value, amount)
            assert expected == (row["case"], row["incentive"], row["outcome"], row["amount"])
            assert (row["missing"] is None) == (not found.missing)
            if found.outcome is Outcome.UNDETERMINED and found.amount_range is not None:
                low, high = found.amount_range
                bounds = tuple(None if end is None else end.amount for end in (low, high))
                assert bounds == (row["least"], row["most"])
        totals = {form: money.amount for form, money in assessment.totals.items()}
        assert totals == {form: told[form] for form in totals}
        assert sorted(assessment.open_totals) == told["open"]


def test_why_an_incentive_is_refused_is_told_by_its_condition() -> None:
    """The first that does not hold, by its id."""
    case = childcare.read_case(childcare.example_cases()["haimen-new-build"].path)
    result = assess_table(case_table({"a": case}, LIBRARY), LIBRARY, on=ON)
    with reference_alone():
        assessment = assess(case, LIBRARY, on=ON)
    refusals = [row for row in result.decisions.to_pylist() if row["outcome"] == "INELIGIBLE"]
    assert refusals
    for row in refusals:
        failed = [one.id for one in assessment[row["incentive"]].conditions if one.holds is False]
        assert row["failed"] == (failed[0] if failed else None)


def test_a_part_of_the_case_may_be_a_struct() -> None:
    """Or its facts stand one by one: it is the same."""
    flat = {**BARE, "institution.kind": "nursery", "institution.public": True}
    nested = {**BARE, "institution": {"kind": "nursery", "public": True}}
    one, other = assessed(flat), assessed(nested)
    assert one.faults.to_pylist() == other.faults.to_pylist()
    assert one.decisions.to_pylist() == other.decisions.to_pylist()


def test_null_and_no_number_are_unknown() -> None:
    """Neither is zero."""
    table = pa.table({"district": ["320614"] * 2, "premises": [None, [{"id": "a", "price": nan}]]})
    result = assess_table(table, LIBRARY, on=ON, float_places={"premises[].price": 2})
    assert 0 == result.faults.num_rows
    bare = childcare.case_from({"district": "320614"}, library=LIBRARY)
    assert bare.premises is UNKNOWN
    assert result.cases.to_pylist()[0]["undetermined"] == [
        found.outcome for found in assess(bare, LIBRARY, on=ON)
    ].count(Outcome.UNDETERMINED)


def test_what_does_not_exist_is_said_by_a_column_of_its_own() -> None:
    """Read back it is the same case; given and denied at once it is a fault."""
    case = childcare.case_from(
        {"district": "320614", "premises": [{"id": "a", "disposed_on": "none"}]}, library=LIBRARY
    )
    assert case.premises is not UNKNOWN
    assert case.premises[0].disposed_on is NOT_COME_ABOUT
    [row] = case_table({"a": case}, LIBRARY).to_pylist()
    assert (None, True) == (
        row["premises"][0]["disposed_on"],
        row["premises"][0]["disposed_on.none"],
    )
    row["premises"][0]["disposed_on"] = date(2022, 1, 1)
    table = pa.Table.from_pylist([row], schema=case_table({"a": case}, LIBRARY).schema)
    assert [("premises[0].disposed_on", "bad-cell")] == slugs(assess_table(table, LIBRARY, on=ON))


def test_a_faulty_row_is_told_and_stops_no_other() -> None:
    """By its key, its number and the path of the fact, in both languages."""
    good = {**BARE, "case": "good"}
    result = assessed({**BARE, "institution.kind": "casino"}, good)
    assert ["good"] == [row["case"] for row in result.cases.to_pylist()]
    [fault] = result.faults.to_pylist()
    assert ("one", 0, "institution.kind") == (fault["case"], fault["row"], fault["path"])
    assert fault["zh"]
    assert fault["en"]


@pytest.mark.parametrize(
    ("columns", "path", "slug"),
    [
        ({"institution.knd": ["nursery"]}, "institution.knd", "unknown-column"),
        ({"institution": [{"knd": "nursery"}]}, "institution.knd", "unknown-column"),
        ({"premises": [[{"prise": Decimal(1)}]]}, "premises[].prise", "unknown-column"),
        ({"institution.public": [1]}, "institution.public", "wrong-column"),
        ({"premises": [[{"price": 0.1}]]}, "premises[].price", "float-column"),
        ({"premises": [1]}, "premises", "wrong-column"),
        (
            {"institution.registered_on": pa.array([0], pa.timestamp("s"))},
            "institution.registered_on",
            "wrong-column",
        ),
    ],
)
def test_what_is_wrong_with_a_column_is_told_before_anything_is_assessed(
    columns: dict[str, object], path: str, slug: str
) -> None:
    """By its name, also inside of structs and lists."""
    assert [(path, slug)] == refused(pa.table({"district": ["320614"], **columns}))


def test_a_fact_in_two_columns_is_told() -> None:
    """As a struct and by itself."""
    columns = {"institution": [{"public": True}], "institution.public": [False]}
    assert [("institution.public", "repeated-column")] == refused(pa.table(columns))


def test_floats_are_rounded_only_where_that_is_asked_for() -> None:
    """Half up, from the shortest decimal that is the float: 0.285 is 0.29."""
    table = pa.table({"district": ["320614"], "premises": [[{"id": "a", "price": 0.285}]]})
    exact = pa.table(
        {"district": ["320614"], "premises": [[{"id": "a", "price": Decimal("0.29")}]]}
    )
    rounded = assess_table(table, LIBRARY, on=ON, float_places={"premises[].price": 2})
    assert rounded.decisions == assess_table(exact, LIBRARY, on=ON).decisions
    endless = pa.table({"district": ["320614"], "premises": [[{"id": "a", "price": inf}]]})
    result = assess_table(endless, LIBRARY, on=ON, float_places={"premises[].price": 2})
    assert [("premises[0].price", "bad-cell")] == slugs(result)


def test_a_day_outside_the_calendar_and_a_huge_float_stop_no_other_row() -> None:
    """Each is a fault of its row: a database may hold any day, and a float any number."""
    days = pa.array([1, 10**7, 1], pa.int32()).cast(pa.date32())
    columns = {
        "case": ["good", "day", "float"],
        "district": ["320614"] * 3,
        "institution.registered_on": days,
        "institution.building_area_m2": [1.0, 1.0, 1e300],
    }
    places = {"institution.building_area_m2": 2}
    result = assess_table(pa.table(columns), LIBRARY, on=ON, float_places=places)
    assert ["good"] == result.cases.column("case").to_pylist()
    assert [
        ("institution.registered_on", "bad-cell"),
        ("institution.building_area_m2", "fact-out-of-range"),
    ] == slugs(result)


def test_places_said_of_one_column_are_not_those_of_the_same_name_in_a_list() -> None:
    """In the row and in a table of its own: the floats of the list are still refused."""
    places = {"price": 2, "land[].price": 2}
    rows: Mapping[str, list[object]] = {"district": ["320614"], "premises": [[{"price": 0.285}]]}
    assert ("premises[].price", "float-column") in refused(pa.table(rows), float_places=places)
    cases = pa.table({"case": ["one"], "district": ["320614"]})
    lists = {"premises": pa.table({"case": ["one"], "price": [0.285]})}
    found = refused(cases, lists=lists, float_places=places)
    assert ("premises[].price", "float-column") in found


def test_a_key_that_stands_twice_is_nobodys() -> None:
    """Neither row is taken for the right one; one without a key is told as well."""
    result = assessed(BARE, BARE, {**BARE, "case": None}, {**BARE, "case": "two"})
    assert [("case", "doubled-key"), ("case", "doubled-key"), ("case", "no-key")] == slugs(result)
    assert ["two"] == [row["case"] for row in result.cases.to_pylist()]


BILLS = {
    "case": ["one", "one"],
    "month": ["2023-01", "2023-02"],
    "quantity_kwh": [Decimal(100), Decimal(200)],
    "paid": [Decimal(90), Decimal(180)],
}


def test_a_list_may_be_a_table_of_its_own() -> None:
    """The same as in the row; a case without rows has none, unless it says that nobody knows."""
    rows = [
        {"month": month, "quantity_kwh": quantity, "paid": paid}
        for month, quantity, paid in zip(*list(BILLS.values())[1:], strict=True)
    ]
    inside = assessed(
        {**BARE, "electricity_bills": rows},
        {**BARE, "case": "two", "electricity_bills": []},
        {**BARE, "case": "three", "electricity_bills": None},
    )
    cases = pa.table(
        {
            "case": ["one", "two", "three"],
            "district": ["320614"] * 3,
            "electricity_bills": [True, True, None],
        }
    )
    outside = assess_table(cases, LIBRARY, on=ON, lists={"electricity_bills": pa.table(BILLS)})
    assert inside.decisions == outside.decisions
    assert 0 == outside.faults.num_rows


@pytest.mark.parametrize("keys", [["10", "9", "8", "11"], [10, 9, 8, 11]])
def test_rows_of_a_list_are_found_wherever_they_stand(
    keys: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In turns, in pieces, by keys of any type, and for cases that are read in pieces."""
    months = [f"2023-{month:02d}" for month in range(1, 10)]
    of = [keys[month % 3] for month in range(9)]  # the last case has none
    bills = pa.table({"case": of, "month": months, "quantity_kwh": [Decimal(7)] * 9})
    pieces = pa.concat_tables([bills.slice(0, 4), bills.slice(4)])
    rows = [
        [{"month": months[at], "quantity_kwh": Decimal(7)} for at in range(9) if of[at] == key]
        for key in keys
    ]
    cases = pa.table({"case": keys, "district": ["320614"] * 4})
    inside = cases.append_column("electricity_bills", pa.array(rows))
    monkeypatch.setattr("incentives.tables.assessing.ROWS", 3)
    found, expected = (
        assess_table(table, LIBRARY, on=ON, lists=lists, runtime="plain")
        for table, lists in ((cases, {"electricity_bills": pieces}), (inside, None))
    )
    assert (0, 4) == (found.faults.num_rows, found.cases.num_rows)
    assert found.decisions.equals(expected.decisions)
    assert found.cases.equals(expected.cases)


def test_orphans_are_told_key_by_key() -> None:
    """In the order in which their keys first stand there, each with its row."""
    cases = pa.table({"case": ["one"], "district": ["320614"]})
    bills = pa.table({"case": ["x", None, "one", "y", "x"], "paid": [Decimal(1)] * 5})
    faults = assess_table(cases, LIBRARY, on=ON, lists={"electricity_bills": bills}).faults
    assert ["x", "x", None, "y"] == faults.column("case").to_pylist()
    assert [0, 4, 1, 3] == faults.column("row").to_pylist()


@pytest.mark.parametrize("key", ["onne", None])
def test_an_orphan_leaves_the_list_of_every_case_unknown(key: str | None) -> None:
    """It may be any case's: none is told a sum that is silently smaller."""
    bills = {**BILLS, "case": ["one", key]}
    cases = pa.table({"case": ["one"], "district": ["320614"]})
    result = assess_table(cases, LIBRARY, on=ON, lists={"electricity_bills": pa.table(bills)})
    [fault] = result.faults.to_pylist()
    assert ("electricity_bills", 1, "orphan-row") == (fault["table"], fault["row"], fault["slug"])
    unknown = assessed(BARE)
    assert unknown.decisions == result.decisions


def test_rows_of_a_key_that_stands_twice_are_of_no_other_case() -> None:
    """They leave the lists of all others as they are."""
    cases = pa.table({"case": ["one", "two", "two"], "district": ["320614"] * 3})
    bills = pa.table({**BILLS, "case": ["one", "two"]})
    result = assess_table(cases, LIBRARY, on=ON, lists={"electricity_bills": bills})
    assert ["doubled-key", "doubled-key"] == result.faults.column("slug").to_pylist()
    row = {"month": "2023-01", "quantity_kwh": Decimal(100), "paid": Decimal(90)}
    assert assessed({**BARE, "electricity_bills": [row]}).decisions == result.decisions


def test_a_list_that_is_none_or_has_no_key_is_refused() -> None:
    """With the lists that there are."""
    cases = pa.table({"case": ["one"], "district": ["320614"]})
    bills = pa.table(BILLS)
    lists = {"electricity": bills, "gas_bills": bills.drop_columns(["case"])}
    assert [("electricity", "unknown-column"), ("gas_bills", "no-key")] == refused(
        cases, lists=lists
    )
    assert [("case", "no-key")] == refused(
        cases.drop_columns(["case"]), lists={"electricity_bills": bills}
    )


def test_a_cell_of_text_holds_several_values_as_json() -> None:
    """A CSV file has no other way; what is no JSON is told."""
    periods = [{"from": date(2021, 3, 1), "to": None}]
    listed = {
        **BARE,
        "institution.filed": periods,
        "institution.care_modes": ["full_day"],
        "prior_awards": [],
    }
    written = {
        **BARE,
        "institution.filed": '[{"from": "2021-03-01"}]',
        "institution.care_modes": '["full_day"]',
        "prior_awards": "[]",
    }
    assert assessed(listed).decisions == assessed(written).decisions
    result = assessed({**BARE, "institution.filed": "2021-03-01"}, {**BARE, "case": "two"})
    assert [("institution.filed", "bad-cell")] == slugs(result)


def test_of_two_values_under_one_name_neither_counts() -> None:
    """In a cell of JSON, as in a case file: nobody could see which was taken."""
    row = {**BARE, "monthly_revenue": '[{"month": "2023-03", "amount": 1, "amount": 2}]'}
    assert [("monthly_revenue", "bad-cell")] == slugs(assessed(row))


def test_without_keys_cases_are_numbered() -> None:
    """From nought; not where a column of keys is named that is not there."""
    table = pa.table({"district": ["320614"] * 2})
    result = assess_table(table, LIBRARY, on=ON)
    assert ["0", "1"] == [row["case"] for row in result.cases.to_pylist()]
    assert [("number", "no-key")] == refused(table, key="number")


def test_a_place_that_cannot_be_read_is_told_once() -> None:
    """What stands there is the fault, not that there is no place of that name."""
    assert [("district", "outer-blank")] == slugs(assessed({"district": " 320614"}))


def test_the_schema_is_taken_as_it_is() -> None:
    """A table that has every column and says nothing but the place is read."""
    schema = table_schema(LIBRARY)
    empty = pa.Table.from_pylist([{"district": "320614"}], schema=schema)
    result = assess_table(empty, LIBRARY, on=ON)
    assert (0, 1) == (result.faults.num_rows, result.cases.num_rows)
    premises = schema.field("premises").type.value_type
    assert b"CNY" == premises.field("price").metadata[b"unit"]


def test_what_anybody_hands_over_as_a_stream_is_read() -> None:
    """A data frame, a batch: whatever speaks the interface of Arrow; nothing in it changes."""
    table = pa.table({**{name: [value] for name, value in BARE.items()}})
    expected = assess_table(table, LIBRARY, on=ON).decisions

    @attrs.frozen
    class Handed:
        table: pa.Table

        def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
            return self.table.__arrow_c_stream__(requested_schema)

    assert expected == assess_table(Handed(table), LIBRARY, on=ON).decisions
    assert expected == assess_table(table.to_pandas(), LIBRARY, on=ON).decisions


def test_no_rows_are_no_fault() -> None:
    """Empty tables come of an empty table."""
    result = assess_table(pa.table({"district": pa.array([], pa.string())}), LIBRARY, on=ON)
    assert (0, 0, 0) == (
        result.decisions.num_rows,
        result.cases.num_rows,
        result.faults.num_rows,
    )


def test_without_arrow_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """At every door."""
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    table = pa.table({"district": ["320614"]})
    with pytest.raises(ModuleNotFoundError, match=r"incentives\[tables\]"):
        assess_table(table, LIBRARY, on=ON)
    with pytest.raises(ModuleNotFoundError, match=r"incentives\[tables\]"):
        next(assessed_chunks(table, LIBRARY, on=ON))
    with pytest.raises(ModuleNotFoundError, match=r"incentives\[tables\]"):
        case_table({}, LIBRARY)
    with pytest.raises(ModuleNotFoundError, match=r"incentives\[tables\]"):
        table_schema(LIBRARY)


def test_a_column_of_text_says_what_does_not_exist() -> None:
    """As those of CSV files are; what is neither yes nor no is told."""
    name = "institution.utility_price_applied_on.none"
    reader = RowReader(columns=columns_of(LIBRARY), library=LIBRARY, float_places={})
    said = {"institution": {"utility_price_applied_on": "none"}}
    assert [said, {}, {}] == [reader.document({name: text}) for text in ("true", "false", None)]
    perhaps = assessed({**BARE, name: "perhaps"})
    assert [(name, "not-yes-or-no")] == slugs(perhaps)


def test_many_cases_come_to_what_their_table_does() -> None:
    """By their keys or numbered, here or by other processes; a faulty one stops none."""
    cases: dict[str, object] = {
        name: childcare.read_case(example.path)
        for name, example in list(childcare.example_cases().items())[:4]
    }
    cases["elsewhere"] = childcare.Case(district="999999")
    table = assess_table(case_table(cases, LIBRARY), LIBRARY, on=ON)
    many = assess_many(cases, LIBRARY, on=ON)
    assert table.decisions.equals(many.decisions)
    assert table.cases.equals(many.cases)
    assert [("district", "unknown-jurisdiction")] == slugs(many) == slugs(table)
    numbered = assess_many(iter([*cases.values()] * 10), LIBRARY, on=ON, workers=1)
    assert 50 == len(
        {row["case"] for row in (*numbered.cases.to_pylist(), *numbered.faults.to_pylist())}
    )
    outcomes = many.decisions.column("outcome").to_pylist()
    assert outcomes * 10 == numbered.decisions.column("outcome").to_pylist()
    assert 0 == assess_many([], LIBRARY, on=ON).cases.num_rows


def test_places_said_of_no_column_are_told() -> None:
    """A slip would leave floats refused, or rounded elsewhere; names of rows are names too."""
    table = pa.table({"case": ["a"], "district": ["320614"]})
    said = {"premises[].prise": 2, "premises[].price": 2, "premises": 1}
    assert [("premises[].prise", "unknown-column")] == refused(table, float_places=said)


@pytest.mark.parametrize("workers", [0, 2])
def test_many_cases_are_decided_by_the_kernel_with_the_same_tables(workers: int) -> None:
    """All three tables, in the same order; it is told how few were asked of the reference."""
    path = childcare.example_cases()["haimen-public-centre"].path
    cases = {f"{number}": childcare.read_case(path) for number in range(MANY)}
    table = case_table(cases, LIBRARY)
    by_reference = assess_table(table, LIBRARY, on=ON, runtime="reference")
    by_kernel = assess_table(table, LIBRARY, on=ON, workers=workers)
    assert by_kernel.decisions == by_reference.decisions
    assert by_kernel.cases == by_reference.cases
    assert by_kernel.faults == by_reference.faults
    assert by_reference.asked == by_reference.decisions.num_rows
    assert by_kernel.asked < by_kernel.decisions.num_rows / 10


def test_of_few_cases_no_kernel_is_made() -> None:
    """It would take longer than the cases do."""
    result = assessed(BARE)
    assert result.asked == result.decisions.num_rows


def test_a_runtime_that_is_none_is_refused() -> None:
    """With those that there are, before anything is read."""
    with pytest.raises(ValueError, match="'auto', 'plain', 'compiled', 'reference'"):
        assessed(BARE, runtime="fast")


def test_without_the_extra_nothing_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told which one is lacking."""
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == "numba" else 1)
    with pytest.raises(ModuleNotFoundError, match=r"incentives\[fast\]"):
        assessed(BARE, runtime="compiled")


NOTHING = pa.schema(
    [(name, pa.string() if name in BARE else pa.null()) for name in table_schema(LIBRARY).names]
)
"""Every column there is, without a type."""


@pytest.mark.parametrize("schema", [table_schema(LIBRARY), NOTHING], ids=["typed", "untyped"])
@pytest.mark.parametrize("runtime", ["auto", "plain"])
@pytest.mark.parametrize(
    "rows",
    [[], [{}], [{"case": "one"}], [BARE], [{}, BARE]],
    ids=["no row", "no key", "no place", "place", "both"],
)
def test_what_says_nothing_comes_to_the_same_however_it_is_decided(
    rows: list[Mapping[str, object]], runtime: Runtime, schema: pa.Schema
) -> None:
    """Where there is no row, where nobody says where a case is, and in every column there is."""
    table = pa.Table.from_pylist(rows, schema=schema)
    found = assess_table(table, LIBRARY, on=ON, runtime=runtime)
    expected = assess_table(table, LIBRARY, on=ON, runtime="reference")
    for name in ("decisions", "cases", "faults"):
        assert getattr(found, name).equals(getattr(expected, name))

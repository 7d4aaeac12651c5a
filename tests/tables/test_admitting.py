"""A row of a table is checked once: with the same faults, and the same facts, as by two checks."""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from incentives import CaseError, case_from, case_to, childcare
from incentives.engine.assessment.admission import Admitted, admit
from incentives.facts.unknown import Unknown
from incentives.tables.admitting import Given, admitted_of

LIBRARY = childcare.library()
DOCUMENTS = [
    case_to(childcare.read_case(example.path, library=LIBRARY))
    for example in childcare.example_cases().values()
]
BROKEN: tuple[object, ...] = (
    "none",
    "",
    "99999999999999999999999999999999999",
    "-1",
    "2023-02-30",
    [],
    {},
    None,
    0.5,
)
OTHERS = ("托育服务收入免征增值税", "cn.2019-76.deed_tax_exemption", "海门区", "其他", "2031-01-01")


def leaves(document: object, *way: object) -> list[tuple[object, ...]]:
    """The ways to everything that is said in the document."""
    if isinstance(document, Mapping):
        inner = list(document.items())
    elif isinstance(document, list):
        inner = list(enumerate(document))
    else:
        return [way]
    return [way, *(leaf for step, value in inner for leaf in leaves(value, *way, step))]


def put(document: object, way: tuple[object, ...], value: object) -> object:
    """The document with the value there."""
    if not way:
        return value
    step, *rest = way
    copied = dict(document) if isinstance(document, Mapping) else list(document)  # type: ignore[call-overload]
    copied[step] = put(copied[step], tuple(rest), value)
    return copied


@st.composite
def documents(draw: st.DrawFn) -> Mapping[str, object]:
    """An example with some of what it says put otherwise, or taken from somewhere else in it."""
    document: object = draw(st.sampled_from(DOCUMENTS))
    for _ in range(draw(st.integers(0, 3))):
        ways = leaves(document)[1:]
        value: object = draw(st.sampled_from([*BROKEN, *OTHERS, Decimal("3.14159"), True]))
        document = put(document, draw(st.sampled_from(ways)), value)
    assert isinstance(document, Mapping)
    return document


def checked_twice(document: Mapping[str, object]) -> Admitted[object] | tuple[object, ...]:
    """The case, made of its document and then admitted; or the faults that are told first."""
    try:
        case = case_from(document, vocabulary=childcare.Case, library=LIBRARY)
        return admit(case, LIBRARY)
    except CaseError as error:
        return tuple(error.faults)


def rows_of(admitted: Admitted[object]) -> Mapping[str, object]:
    """What is known of the rows of each list."""
    return {
        name: rows if isinstance(rows, Unknown) else [row.values for row in rows]
        for name, rows in admitted.snapshot.rows.items()
    }


def checked_once(document: Mapping[str, object]) -> Admitted[object] | tuple[object, ...]:
    try:
        return admitted_of(Given(key="a", row=0, case=document), LIBRARY)
    except CaseError as error:
        return tuple(error.faults)


@given(document=documents())
def test_a_document_is_admitted_or_refused_as_by_two_checks(document: Mapping[str, object]) -> None:
    """Whatever is wrong with it, and whatever it calls by names instead of ids."""
    once, twice = checked_once(document), checked_twice(document)
    if isinstance(once, tuple) or isinstance(twice, tuple):
        assert twice == once
        return
    assert (twice.case, twice.chain) == (once.case, once.chain)
    assert twice.snapshot.values == once.snapshot.values
    assert rows_of(twice) == rows_of(once)
    assert twice.snapshot.declared == once.snapshot.declared
    assert twice.snapshot.texts == once.snapshot.texts


def test_names_become_ids_before_the_facts_are_read() -> None:
    """The kernel knows an award by the id of its incentive; two that are one are refused."""
    id_ = "cn.jiangsu.nantong.haimen.2021-64.construction_grant"
    title = LIBRARY.incentives[id_].title.zh
    first = {"incentive": title, "amount": "1", "paid_on": "2021-12-01", "instalment": 1}
    for instalment in (1, 2):
        second = {**first, "incentive": id_, "instalment": instalment}
        document = {"district": "320614", "prior_awards": [first, second]}
        once, twice = checked_once(document), checked_twice(document)
        if instalment == 1:
            assert isinstance(once, tuple)
            assert ["repeated-row"] == [fault.slug for fault in once]  # type: ignore[attr-defined]
            assert twice == once
        else:
            assert isinstance(once, Admitted), once
            assert isinstance(twice, Admitted), twice
            assert rows_of(twice) == rows_of(once)
            rows = once.snapshot.rows["prior_awards"]
            assert isinstance(rows, tuple)
            assert [id_, id_] == [row.values["incentive"] for row in rows]

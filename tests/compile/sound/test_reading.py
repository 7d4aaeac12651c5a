"""Cases that are read straight: never bolder than by themselves, and to the same words."""

import random
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

import incentives
from benchmarks.haimen12.drawing import ONE_DAY, institutions
from benchmarks.haimen12.figures import POLICIES
from benchmarks.haimen12.vocabulary import Institution
from incentives import UNKNOWN, CaseError, Library, Month, Period, childcare
from incentives.childcare import Case, Loan, PriorAward, Project
from incentives.compile.filling import filling_of
from incentives.compile.sound.reader import sound_reader_of
from incentives.engine.assessment.admission import admit, list_of_subjects
from incentives.facts.known import MOST_ROWS
from incentives.facts.snapshot import Snapshot
from incentives.facts.unknown import Unknown as UnknownKind
from incentives.tables.admitting import admitted_of
from tests.compile.libraries import good_cases
from tests.compile.sound.breaking import broken
from tests.report.reports import bundled
from tests.tables.test_sound import (
    NOTICE,
    ON,
    House,
    Paid,
    Part,
    Person,
    Size,
    Stay,
    Town,
    made_up,
    rows_of,
)

C = TypeVar("C")
EXAMPLES = {name: childcare.read_case(one.path) for name, one in childcare.example_cases().items()}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("town")
    (folder / "notice.yaml").write_text(NOTICE, encoding="utf-8")
    return incentives.load_library(folder, vocabulary=Town)


def is_sound(case: object, library: Library, on: date, known_on: date | None = None) -> bool:
    """Whether the case is read straight: as it then is admitted, filled and read by itself."""
    told = sound_reader_of(library, known_on).sound(case, on=on)
    if told is None:
        return False
    admitted = admit(case, library)  # refused, it would not be sound
    assert admitted.case is case
    assert admitted.chain == told.chain
    filling = filling_of(library, known_on)
    words = filling.layout.beginning
    at = filling.fill(admitted.snapshot, on=on, into=words)
    assert (words, at) == (told.words, told.at)
    are_the_same(admitted.snapshot, told.snapshot())
    lists = admitted.snapshot.rows.items()
    assert {name: len(rows) for name, rows in lists if isinstance(rows, tuple)} == told.lengths
    return True


def are_the_same(read: Snapshot, restored: Snapshot) -> None:
    """The facts of both, in one order, of one type."""
    assert typed(read.values) == typed(restored.values)
    assert read.rows.keys() == restored.rows.keys()
    for name, rows in read.rows.items():
        others = restored.rows[name]
        if isinstance(rows, UnknownKind) or isinstance(others, UnknownKind):
            assert rows is others
        else:
            assert [row.path for row in rows] == [row.path for row in others]
            assert [typed(row.values) for row in rows] == [typed(row.values) for row in others]
    assert (read.declared, read.texts, read.unasked) == (
        restored.declared,
        restored.texts,
        restored.unasked,
    )


def typed(values: Mapping[str, object]) -> list[tuple[str, type, object]]:
    return [(name, type(value), value) for name, value in values.items()]


def is_refused(case: object, library: Library) -> bool:
    try:
        admit(case, library)
    except CaseError:
        return True
    return False


@pytest.mark.parametrize("known_on", [None, date(2020, 1, 1)])
def test_examples_are_sound(known_on: date | None) -> None:
    """Each of them, whatever was known of the law: none goes the long way."""
    for name, example in childcare.example_cases().items():
        assert is_sound(EXAMPLES[name], bundled(), example.on, known_on), name


def test_a_workload_is_sound() -> None:
    """All of it, with figures to four digits behind the point."""
    library = incentives.load_library(POLICIES, vocabulary=Institution)
    assert all(is_sound(one, library, ONE_DAY) for one in institutions(200, seed=1))


@given(seed=st.integers(0, 2**32))
def test_no_broken_example_is_sound_that_is_refused(seed: int) -> None:
    """Of the bundled vocabulary, whatever a program puts into an attribute."""
    draw = random.Random(seed)  # noqa: S311 - the same breaks each time
    name = draw.choice([*EXAMPLES])
    on = childcare.example_cases()[name].on
    is_sound(broken(EXAMPLES[name], draw, times=draw.randrange(1, 6)), bundled(), on)


def town_cases(library: Library, seed: int) -> list[Town]:
    """Some cases of any facts in which nothing is wrong."""
    cases: list[Town] = []
    for one in rows_of(made_up(library, seed)).given(library):
        try:
            case = admitted_of(one, library).case
        except CaseError:
            continue
        assert isinstance(case, Town)
        cases.append(case)
    return cases


@given(seed=st.integers(0, 2**32))
def test_no_case_is_sound_that_is_refused(town: Library, seed: int) -> None:
    """Of any facts, and whatever holds between them."""
    draw = random.Random(seed)  # noqa: S311 - the same breaks each time
    for case in town_cases(town, seed):
        is_sound(case, town, ON)
        is_sound(broken(case, draw, times=draw.randrange(1, 4)), town, ON)


def test_many_cases_are_sound_and_many_are_not(town: Library) -> None:
    """So that what is found of either kind tells something: most good ones are sound."""
    draw = random.Random(7)  # noqa: S311 - the same breaks each time
    cases = [broken(one, draw, times=2) for seed in range(30) for one in town_cases(town, seed)]
    good = [one for one in cases if not is_refused(one, town)]
    sound = [one for one in cases if is_sound(one, town, ON)]
    assert 0.2 * len(cases) < len(good) < 0.8 * len(cases)
    assert len(sound) > 0.7 * len(good)


def test_what_no_fact_can_be_is_looked_at(town: Library) -> None:
    """A case of another class, more rows than a list may have, an amount that is no figure."""
    people = tuple(Person(id=f"p{number}") for number in range(MOST_ROWS + 1))
    money = Money(1, "CNY")
    money.amount = True  # type: ignore[assignment,misc]
    whole = Town(name="a", people=people[1:])
    paid = Town(name="a", paid=(Paid(amount=money),))
    assert is_sound(whole, town, ON)
    for case in (Person(), attrs.evolve(whole, people=people), paid):
        assert not is_sound(case, town, ON)


def having(record: C, **facts: object) -> C:
    """The record with these facts, also of types that are not theirs."""
    return attrs.evolve(record, **facts)  # type: ignore[misc]


BEFORE, AFTER = date(2020, 1, 1), date(2022, 2, 28)
PERSON = Person(id="p", born_on=date(2021, 5, 1))
HOUSE = House(id="h", size=Size.SMALL, owner="p", price=Money("1.25", "CNY"), share=Decimal("0.5"))
STAY = Stay(person="p", month=Month(2022, 2), days=28, declared={"notice.wet": "8.5"})
PAID = Paid(about="p", amount=Money(1, "CNY"), total=Money(2, "CNY"))
WHOLE = Town(
    name="a",
    part=Part(opened=date(2021, 1, 1), held=(Period(AFTER),), size=Size.LARGE),
    people=(PERSON,),
    houses=(HOUSE,),
    stays=(STAY,),
    paid=(PAID,),
    declared={
        "notice.called": "a",
        "notice.rate": "2",
        "notice.years": [{"year": "2020", "whole": "true"}, {"year": 2021}, {"whole": True}],
    },
)


@pytest.mark.parametrize(
    "wrong",
    [
        {"part": Part(opened=AFTER, held=(Period(BEFORE),))},
        {"people": (having(PERSON, born_on=BEFORE),)},
        {"people": (PERSON, having(PERSON, born_on=AFTER))},
        {"houses": (having(HOUSE, owner="nobody"),)},
        {"houses": (having(HOUSE, built=Month(2021, 4)),)},
        {"houses": (having(HOUSE, price=Money("-0.01", "CNY")),)},
        {"houses": (having(HOUSE, price=-1),)},
        {"houses": (having(HOUSE, price=Money(1, "EUR")),)},
        {"houses": (having(HOUSE, share=Decimal("1.000001")),)},
        {"houses": (having(HOUSE, share=2),)},
        {"stays": (having(STAY, days=29),)},
        {"stays": (having(STAY, days=-1, month=UNKNOWN),)},
        {"stays": (STAY, STAY)},
        {"paid": (having(PAID, total=Money(-1, "CNY"), amount=0),)},
        {"paid": (having(PAID, total=-1, amount=0),)},
        {"paid": (having(PAID, total=Money("0.99", "CNY")),)},
        {"paid": (having(PAID, total=Money(1, "EUR")),)},
        {"paid": (PAID, PAID, PAID)},
        {"paid": (PAID, having(PAID, total=Money(3, "CNY")))},
        {"paid": (having(PAID, about="nobody"),)},
        {"declared": {"notice.rate": "6"}},
        {"declared": {"nobody": "asks"}},
        {"stays": (having(STAY, declared={"notice.wet": "10"}),)},
        {"stays": (having(STAY, declared={"notice.rate": "1"}),)},
        {"declared": {"notice.years": [{"year": "2020"}, {"year": 2020}]}},
        {"declared": {"notice.years": [{"year": "2020", "nobody": "asks"}]}},
        {"declared": {"notice.years": "2020"}},
    ],
)
def test_what_is_wrong_is_never_sound(town: Library, wrong: Mapping[str, object]) -> None:
    """Each of the ways in which a case that is sound can be no more so."""
    assert is_sound(WHOLE, town, ON)
    case = having(WHOLE, **wrong)
    assert is_refused(case, town)
    assert not is_sound(case, town, ON)


FOR_PROJECTS = next(
    name for name in bundled().incentives if list_of_subjects(name, bundled(), None) == "projects"
)


def paid(subject: str, **facts: object) -> Case:
    """A case in which something was paid for the subject, with one project and one loan."""
    award = PriorAward(incentive=FOR_PROJECTS, subject=subject, **facts)  # type: ignore[arg-type]
    return Case(
        name="a",
        district="320614",
        projects=(Project(id="p"),),
        loans=(Loan(id="l"),),
        premises=(),
        children=(),
        trainings=(),
        prior_awards=(award,),
    )


@pytest.mark.parametrize(("subject", "is_good"), [("p", True), ("l", False), ("x", False)])
def test_a_payment_for_what_its_incentive_is_not_for_is_looked_at(
    subject: str, is_good: bool
) -> None:
    """It is refused, as what no list has is."""
    case = paid(subject)
    assert [not is_good, is_good] == [is_refused(case, bundled()), is_sound(case, bundled(), ON)]


def test_a_payment_of_the_time_after_is_looked_at() -> None:
    """It has no words; one that may have been made by then has."""
    after = date(2023, 7, 1)
    assert is_sound(paid("p", paid_on=ON), bundled(), ON)
    assert is_sound(paid("p", paid_on=after), bundled(), ON)  # nobody knows when it was awarded
    assert not is_sound(paid("p", awarded_on=after, paid_on=after), bundled(), ON)


def test_cases_of_the_language_are_read_as_by_themselves(
    good_libraries: dict[str, Library],
) -> None:
    """What instruments ask for, of the case, of rows and in own lists, or that facts keep to."""
    told = [
        is_sound(case, library, on, known_on)
        for library, case, on in good_cases(good_libraries)
        for known_on in (None, date(2019, 1, 1))
    ]
    assert any(told)

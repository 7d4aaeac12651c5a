"""Rounds of application: the one that an application made, and the next one."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from incentives import ApplicationResult, ApplicationRound, Library, Outcome
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from incentives.values.place import WHOLE_CASE, FactPath, RowPlace
from tests.engine.small_domain import APPLIED, ON, Case, House, Workshop, case_of, found, one_file

GRANT = (
    "  {0}: {{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on,"
    " when: {{id: green, when: workshop.green, text: TEXT}}, amount: prize{1}}}\n"
)
SPRING = "{zh: 春, en: spring}"
ROUNDS = "closes: [{month: 10}, {month: 3, day: 30, text: " + SPRING + "}], cite: '2'"
RULES = (
    "parameters:\n  prize: {text: TEXT, unit: CNY, values: [{value: 9, cite: '1'}]}\nincentives:\n"
    + GRANT.format("silent", "")
    + GRANT.format("grant", ", application: {at: workshop.applied_on, " + ROUNDS + "}")
    + GRANT.format("summer", ", application: {opens: {month: 7, day: 1}, " + ROUNDS + "}")
    + GRANT.format("late", ", application: {opens: {month: 10, day: 31}, " + ROUNDS + "}")
    + "  housed: {title: TEXT, kind: grant, cite: '1', for_each: houses, trigger: house.bought_on,"
    " amount: prize, application: {at: house.bought_on, "
    + ROUNDS
    + "}}\n"
    + "  rented: {title: TEXT, kind: grant, cite: '1', for_each: houses, trigger: house.bought_on,"
    " when: {id: let, when: house.rented, text: TEXT}, amount: prize,"
    " application: {at: house.bought_on, " + ROUNDS + "}}\n"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("rounds"), RULES)


@pytest.fixture(scope="module")
def ending(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The same law, of which 2023-10-31 is the last day."""
    return one_file(tmp_path_factory.mktemp("ending"), RULES, last="2023-10-31")


def rounds_of(
    library: Library, name: str, case: Case | None = None, *, on: date = ON
) -> ApplicationResult:
    application = found(library, case or case_of(green=True), on=on, name=f"land.one.{name}")
    assert application.application is not None
    return application.application


def closings(since: date) -> Iterator[date]:
    """The days on which a round closes, from the day on."""
    day = since
    while True:
        if (day.month, day.day) in {(3, 30), (10, 31)}:
            yield day
        day += timedelta(days=1)


DAYS = [
    date(2022, month, day) for month, day in ((7, 1), (10, 30), (10, 31), (11, 1), (12, 31))
] + [date(2023, month, day) for month, day in ((1, 1), (3, 29), (3, 30), (3, 31))]


@pytest.mark.parametrize("on", DAYS)
def test_the_next_round_closes_after_the_day_of_the_assessment(library: Library, on: date) -> None:
    """On that very day one has closed; in whatever order the law names them, and with its words."""
    application = rounds_of(library, "grant", on=on)
    closes_on = next(closings(on + timedelta(days=1)))
    text = application.next_text.en if application.next_text is not None else None
    assert (closes_on, None) == (application.next_closes_on, application.next_opens_on)
    assert ("spring" if closes_on.month == 3 else None) == text


@pytest.mark.parametrize("applied_on", DAYS)
def test_an_application_is_of_the_round_that_closes_then_or_later(
    library: Library, applied_on: date
) -> None:
    """On the closing day itself one still applies."""
    case = case_of(green=True, applied_on=applied_on)
    [made] = rounds_of(library, "grant", case, on=date(2023, 12, 31)).rounds
    assert (applied_on, next(closings(applied_on)), ()) == (
        made.applied_on,
        made.closes_on,
        made.missing,
    )
    assert ("spring" if made.closes_on and made.closes_on.month == 3 else None) == (
        made.text.en if made.text is not None else None
    )
    assert (WHOLE_CASE, "") == (made.place, made.label)


def test_the_next_round_opens_on_the_last_opening_before_it_closes(library: Library) -> None:
    """In the year before, where the closing comes first in its year; on the closing day if so."""
    opened = {
        (name, on): rounds_of(library, name, on=on).next_opens_on
        for name in ("summer", "late")
        for on in (date(2022, 8, 1), date(2022, 12, 31))
    }
    assert {
        ("summer", date(2022, 8, 1)): date(2022, 7, 1),
        ("summer", date(2022, 12, 31)): date(2022, 7, 1),
        ("late", date(2022, 8, 1)): date(2022, 10, 31),
        ("late", date(2022, 12, 31)): date(2022, 10, 31),
    } == opened


def test_a_law_that_asks_for_no_date_knows_of_no_application(library: Library) -> None:
    """It still says when the next round closes."""
    application = rounds_of(library, "summer")
    assert ((), date(2023, 3, 30)) == (application.rounds, application.next_closes_on)


def test_no_round_closes_after_the_law_has_ended(ending: Library) -> None:
    """On its last day one may."""
    closing = rounds_of(ending, "summer", on=date(2023, 10, 30))
    assert (date(2023, 7, 1), date(2023, 10, 31)) == (closing.next_opens_on, closing.next_closes_on)
    over = rounds_of(ending, "summer", on=date(2023, 10, 31))
    assert (None, None, None) == (over.next_opens_on, over.next_closes_on, over.next_text)
    [made] = rounds_of(ending, "grant", on=date(2023, 10, 31)).rounds
    assert (APPLIED, date(2022, 10, 31)) == (made.applied_on, made.closes_on)


def test_no_round_closes_after_the_end_of_the_calendar(library: Library) -> None:
    """In its last weeks there is no next one, and who applies then is of none."""
    day = date(9999, 12, 1)
    application = rounds_of(library, "grant", case_of(green=True, applied_on=day), on=day)
    assert (None, None) == (application.next_closes_on, application.next_text)
    assert [(day, None, None, ())] == [
        (made.applied_on, made.closes_on, made.text, made.missing) for made in application.rounds
    ]


def test_nothing_is_said_of_applying_where_nothing_is_given_or_the_law_says_nothing(
    library: Library,
) -> None:
    """What may be given is applied for too."""
    refused = found(library, case_of(green=False))
    assert (Outcome.INELIGIBLE, None) == (refused.outcome, refused.application)
    silent = found(library, case_of(green=True), name="land.one.silent")
    assert (Outcome.ELIGIBLE, None) == (silent.outcome, silent.application)
    assert date(2023, 3, 30) == rounds_of(library, "grant", case_of()).next_closes_on


def housing(*bought_on: object) -> Case:
    return Case(
        workshop=Workshop(applied_on=APPLIED),
        houses=tuple(House(bought_on=day) for day in bought_on),  # type: ignore[arg-type]
    )


def test_each_row_has_the_round_of_its_own_application(library: Library) -> None:
    """What is missing for one is told; where nothing was bought there is no round."""
    case = housing(date(2022, 3, 30), date(2022, 3, 31), UNKNOWN, NOT_COME_ABOUT)
    made = rounds_of(library, "housed", case).rounds
    path = FactPath.parse("houses[2].bought_on")
    assert [
        ("houses[0]", date(2022, 3, 30), date(2022, 3, 30), []),
        ("houses[1]", date(2022, 3, 31), date(2022, 10, 31), []),
        ("houses[2]", None, None, [path]),
    ] == [(each.label, each.applied_on, each.closes_on, paths(each)) for each in made]
    assert RowPlace((FactPath.parse("houses[0]"),)) == made[0].place


def test_a_row_that_is_given_nothing_has_no_round(library: Library) -> None:
    """One of which that is not known yet has."""
    houses = tuple(
        House(bought_on=date(2022, 3, day), rented=rented)
        for day, rented in ((1, False), (2, True), (3, UNKNOWN))
    )
    case = Case(workshop=Workshop(applied_on=APPLIED), houses=houses)
    made = rounds_of(library, "rented", case).rounds
    assert ["houses[1]", "houses[2]"] == [each.label for each in made]


def paths(made: ApplicationRound) -> list[FactPath]:
    return [missing.path for missing in made.missing]

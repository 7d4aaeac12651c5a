"""What is tried of each missing fact, and which of them comes first."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import attrs
import pytest

from incentives import Determination, Library, MoneyRange, Outcome
from incentives.engine.determination.ranking import rank_missing
from incentives.language.possible import Missing, MissingKind, Result
from incentives.values.period import Period
from incentives.values.place import FactPath, FigureCell
from tests.engine.small_domain import case_of, found, one_file, yuan

RULES = """parameters:
  bounded: {text: TEXT, unit: CNY, at_least: 5, at_most: 9, values: [{unpublished: true, cite: '1'}]}
  unbounded: {text: TEXT, unit: CNY, values: [{unpublished: true, cite: '1'}]}
facts:
  grade: {text: TEXT, type: number, unit: CNY, at_least: 2, at_most: 3}
  count: {text: TEXT, type: number, unit: CNY}
  ready: {text: TEXT, type: boolean}
incentives:
  grant: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: workshop.spent, when: {id: c, when: ready and grade + count > bounded + unbounded, text: TEXT}}
"""  # noqa: E501 - a rule stands on a line
VAST = 10**15


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("ranked"), RULES)


@pytest.fixture(scope="module")
def grant(library: Library) -> Determination:
    """A grant that is open."""
    return found(library, case_of())


def fact(path: str) -> Missing:
    return Missing(MissingKind.FACT, FactPath.parse(path))


def declared(name: str) -> Missing:
    return Missing(MissingKind.FACT, FactPath((f"land.one.{name}",), f"land.one.{name}"))


def figure(name: str) -> Missing:
    return Missing(MissingKind.FIGURE, FigureCell(f"land.one.{name}"))


def tried(
    library: Library, grant: Determination, *missing: Missing
) -> dict[str, list[Mapping[str, Result]]]:
    """The questions that are asked, by the first fact that each is about."""
    asked: dict[str, list[Mapping[str, Result]]] = {}

    def redetermine(values: Mapping[str, Result]) -> Determination:
        asked.setdefault(next(iter(values)), []).append(values)
        return grant

    rank_missing(attrs.evolve(grant, lacking=missing), library, redetermine)
    return asked


ANOTHER = fact("workshop.member")


@pytest.mark.parametrize(
    ("missing", "values"),
    [
        (fact("workshop.green"), [True, False]),
        (fact("workshop.trade"), ["joiner", "smith", "baker"]),
        (fact("workshop.skills"), [frozenset({"joiner", "smith", "baker"}), frozenset()]),
        (fact("workshop.staff"), [0, 1000]),
        (fact("workshop.spent"), [0, VAST]),
        (fact("workshop.profit"), [-VAST, VAST]),
        (fact("workshop.closed_on"), []),
        (fact("houses[0].id"), []),
        (declared("ready"), [True, False]),
        (declared("grade"), [2, 3]),
        (declared("count"), [0, VAST]),
        (figure("bounded"), [5, 9]),
        (figure("unbounded"), [0, VAST]),
        (Missing(MissingKind.IN_FORCE, "land.one"), []),
        (Missing(MissingKind.GAP, FigureCell("land.one.bounded")), []),
        (fact("houses"), []),
    ],
    ids=lambda value: f"{value.kind.value} {value.id}" if isinstance(value, Missing) else "",
)
def test_each_is_tried_at_its_extremes(
    library: Library, grant: Determination, missing: Missing, values: Sequence[Result]
) -> None:
    """Both truths, every choice, the bounds of a number; what cannot be tried is not."""
    asked = tried(library, grant, missing, ANOTHER)
    assert values == [question[missing.id] for question in asked.get(missing.id, [])]


def test_a_status_is_tried_as_ever_held_and_never(library: Library, grant: Determination) -> None:
    """From long before any law."""
    asked = tried(library, grant, ANOTHER, fact("workshop.green"))[ANOTHER.id]
    assert [(Period(date.min),), ()] == [question[ANOTHER.id] for question in asked]


def test_the_same_fact_of_several_rows_is_tried_at_once(
    library: Library, grant: Determination
) -> None:
    """And stands together, in the order of the rows."""
    rented = [fact(f"houses[{row}].rented") for row in (1, 0)]
    asked = tried(library, grant, *rented, ANOTHER)
    assert [dict.fromkeys((each.id for each in rented), truth) for truth in (True, False)] == asked[
        rented[0].id
    ]


def test_of_what_is_alone_nothing_is_asked(library: Library, grant: Determination) -> None:
    """The same fact of several rows is one."""
    rented = [fact(f"houses[{row}].rented") for row in (1, 0)]
    assert {} == tried(library, grant, *rented)
    ranked = rank_missing(attrs.evolve(grant, lacking=tuple(rented)), library, lambda _: grant)
    assert (rented[1], rented[0]) == ranked


Comes = tuple[Outcome, int, int | None]
"""What it would come to: its outcome, and between what bounds."""
GIVEN, OPEN = Outcome.ELIGIBLE, Outcome.UNDETERMINED


def come_to(grant: Determination, comes: Comes) -> Determination:
    outcome, low, high = comes
    within = MoneyRange(yuan(low), None if high is None else yuan(high))
    return attrs.evolve(grant, outcome=outcome, amount=None, amount_range=within)


def answers(
    grant: Determination, by_fact: Mapping[str, Comes | tuple[Comes, Comes]]
) -> Callable[[Mapping[str, Result]], Determination]:
    """What it would come to by the first fact supposed: ever so, or if it is true and not."""

    def redetermine(values: Mapping[str, Result]) -> Determination:
        name, value = next(iter(values.items()))
        comes = by_fact[name]
        if isinstance(comes[0], tuple):
            comes = comes[0 if value is True else 1]
        return come_to(grant, comes)

    return redetermine


A, B, C = fact("workshop.certified"), fact("workshop.green"), fact("houses[0].rented")


@pytest.mark.parametrize(
    ("before", "ways", "first"),
    [
        ((0, 100), ((OPEN, 0, 100), (GIVEN, 0, 100)), B),
        ((0, 100), ((OPEN, 0, 50), (GIVEN, 0, 100)), B),
        ((0, 100), ((OPEN, 0, 100), (OPEN, 0, 99)), B),
        ((0, 100), ((OPEN, 0, 100), (OPEN, 0, 100)), A),
        ((0, 100), ((OPEN, 0, 60), (OPEN, 30, 100)), A),
        ((0, 100), ((OPEN, 0, 60), (OPEN, 50, 100)), B),
        ((0, 100), ((OPEN, 0, 1), (OPEN, 7, 7)), B),
        ((0, 100), ((OPEN, 0, 200), (OPEN, 0, 100)), A),
        ((0, 100), ((OPEN, 0, None), (OPEN, 0, 99)), B),
        ((0, None), ((OPEN, 0, None), (OPEN, 0, 900)), B),
        ((0, None), ((OPEN, 0, 10), (OPEN, 0, 900)), A),
        ((0, None), ((OPEN, 0, 900), (OPEN, 3, 3)), B),
        ((7, 7), ((OPEN, 0, 10), (OPEN, 7, 7)), B),
        ((7, 7), ((OPEN, 0, None), (OPEN, 0, 10)), A),
        ((0, 100), (((GIVEN, 0, 0), (OPEN, 0, 100)), (OPEN, 0, 1)), A),
        ((0, 100), (((GIVEN, 0, 0), (OPEN, 0, 100)), (GIVEN, 0, 100)), B),
        ((0, 100), (((OPEN, 0, 0), (OPEN, 0, 100)), (OPEN, 0, 40)), B),
        ((0, 100), (((OPEN, 0, 0), (OPEN, 0, 100)), (OPEN, 0, 60)), A),
    ],
)
def test_what_settles_most_comes_first_then_what_narrows_most(
    library: Library,
    grant: Determination,
    before: tuple[int, int | None],
    ways: Sequence[Comes | tuple[Comes, Comes]],
    first: Missing,
) -> None:
    """Of what certified and green may bring, over all values; among equals the first by name."""
    given = attrs.evolve(come_to(grant, (OPEN, *before)), lacking=(B, A))
    ranked = rank_missing(
        given, library, answers(grant, dict(zip((A.id, B.id), ways, strict=True)))
    )
    assert (first, B if first is A else A) == ranked


@pytest.mark.parametrize(
    ("of_truth", "of_choice", "is_truth_first"),
    [
        (((GIVEN, 0, 100), (OPEN, 0, 100)), ((GIVEN, 0, 40), (OPEN, 0, 100)), True),
        (((GIVEN, 0, 100), (OPEN, 0, 100)), ((OPEN, 0, 100), (GIVEN, 0, 100)), False),
        (((OPEN, 0, 50), (OPEN, 0, 100)), ((OPEN, 0, 40), (OPEN, 0, 100)), True),
        (((OPEN, 0, 50), (OPEN, 0, 100)), ((OPEN, 0, 100), (OPEN, 0, 60)), False),
    ],
    ids=["settled 1/2, 1/3", "settled 1/2, 2/3", "narrowed 1/4, 1/5", "narrowed 1/4, 4/15"],
)
def test_it_is_the_share_of_what_is_tried_that_counts(
    library: Library,
    grant: Determination,
    of_truth: tuple[Comes, Comes],
    of_choice: tuple[Comes, Comes],
    is_truth_first: bool,
) -> None:
    """Of a truth one of two values is more than one of a choice of three, and less than two."""
    truth, choice = fact("workshop.certified"), fact("workshop.trade")
    given = attrs.evolve(come_to(grant, (OPEN, 0, 100)), lacking=(truth, choice))
    asked = tried(library, given, truth, choice)
    ranked = rank_missing(
        given, library, by_the_first(grant, asked, {truth.id: of_truth, choice.id: of_choice})
    )
    assert (truth if is_truth_first else choice) == ranked[0]


def by_the_first(
    grant: Determination,
    tried: Mapping[str, Sequence[Mapping[str, Result]]],
    by_fact: Mapping[str, tuple[Comes, Comes]],
) -> Callable[[Mapping[str, Result]], Determination]:
    """What it would come to: with the first of the values tried and with the others."""

    def redetermine(values: Mapping[str, Result]) -> Determination:
        name = next(iter(values))
        of_first, of_others = by_fact[name]
        return come_to(grant, of_first if values == tried[name][0] else of_others)

    return redetermine


def test_what_cannot_be_tried_comes_last(library: Library, grant: Determination) -> None:
    """By name; the rows of a fact stand together where it settles something."""
    day, other = fact("workshop.closed_on"), fact("houses[1].rented")
    given = attrs.evolve(come_to(grant, (OPEN, 0, 100)), lacking=(day, other, B, C))
    ranked = rank_missing(
        given, library, answers(grant, {other.id: (OPEN, 0, 50), B.id: (OPEN, 0, 90)})
    )
    assert (C, other, B, day) == ranked

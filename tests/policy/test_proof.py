"""What is proven of the law's days.

Written libraries with one thing wrong, and series with one figure taken out.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import Library, childcare
from incentives.policy.figures.schedule import Schedule
from incentives.policy.library import law_of
from incentives.policy.parameter import DatedFigure
from incentives.policy.proof import Proof, places_of, prove
from incentives.values.citation import Standing
from incentives.values.number import Exact
from incentives.values.period import CalendarLimit, Period, Window
from tests.engine.small_domain import grants, instrument, write_library

Write = Callable[..., Proof]


@pytest.fixture
def proven(tmp_path: Path) -> Write:
    """Proves the library of the named files."""
    return lambda **files: prove(
        write_library(
            tmp_path, {f"land/{name.replace('__', '/')}.yaml": text for name, text in files.items()}
        )
    )


def rate(*values: str) -> str:
    return f"parameters:\n  paid: {{text: TEXT, unit: CNY, values: [{', '.join(values)}]}}\n"


def read(values: str, *, last: str | None = None) -> str:
    """`land.one`, in force from 2020-01-01, whose grant reads a figure with these values."""
    return instrument("land.one", rate(values) + grants(grant="paid"), last=last)


def holes(proof: Proof) -> list[tuple[str, str, Period]]:
    return [(hole.parameter.id, hole.place, hole.days) for hole in proof.holes]


def test_a_figure_for_every_day_is_proven(proven: Write) -> None:
    """Two figures that meet leave nothing against the proof.

    They count in the law of the land, the city and the village.
    """
    proof = proven(
        one=read("{to: 2020-12-31, value: 1, cite: '1'}, {from: 2021-01-01, value: 2, cite: '1'}")
    )
    assert proof.is_complete
    assert (3, 3, 2) == (proof.places, proof.series, proof.figures)
    # From 2020-01-01 to 2021-01-01, the last day that anything names: 367 days in each of three
    # places.
    assert 3 * 367 == proof.days


def test_a_day_between_two_figures_is_a_hole(proven: Write) -> None:
    """One day is enough; it is told once, of the highest place."""
    proof = proven(
        one=read("{to: 2020-12-30, value: 1, cite: '1'}, {from: 2021-01-01, value: 2, cite: '1'}")
    )
    assert [("land.one.paid", "land", Period(date(2020, 12, 31), date(2020, 12, 31)))] == holes(
        proof
    )
    assert ("land.one",) == proof.holes[0].readers


def test_days_of_the_instrument_that_reads_it_need_a_figure(proven: Write) -> None:
    """A figure that ends while a rule may still read it leaves a hole.

    It goes to the end of the instrument, or is without end.
    """
    open_ended = proven(one=read("{to: 2020-12-31, value: 1, cite: '1'}"))
    assert [("land.one.paid", "land", Period(date(2021, 1, 1)))] == holes(open_ended)
    ended = proven(one=read("{to: 2020-12-31, value: 1, cite: '1'}", last="2021-06-30"))
    assert [("land.one.paid", "land", Period(date(2021, 1, 1), date(2021, 6, 30)))] == holes(ended)


def test_another_instrument_that_reads_it_needs_it_on_its_own_days(proven: Write) -> None:
    """What the city reads in 2019 must have a figure in 2019, in the law of the city."""
    city = "uses: {paid: land.one.paid}\n" + grants(grant="paid")
    proof = proven(
        one=read("{value: 1, cite: '1'}"),
        city__two=instrument("land.city.two", city, first="2019-07-01", last="2020-06-30"),
    )
    assert [("land.one.paid", "land.city", Period(date(2019, 7, 1), date(2019, 12, 31)))] == holes(
        proof
    )


def test_a_lower_place_may_leave_the_hole_open_to_others(proven: Write) -> None:
    """A figure that only the city sets fills the hole there; in the law of the land it stays."""
    waits = instrument(
        "land.one",
        "parameters: {paid: {text: TEXT, unit: CNY}}\n" + grants(grant="paid"),
        last="2020-12-31",
    )
    sets = instrument(
        "land.city.two", "sets: {land.one.paid: {value: 3, cite: '1'}}\n", last="2020-12-31"
    )
    proof = proven(one=waits, city__two=sets)
    assert [("land.one.paid", "land", Period(date(2020, 1, 1), date(2020, 12, 31)))] == holes(proof)


def test_a_declared_gap_is_no_hole(proven: Write) -> None:
    """Nor is a figure that is known not to be published."""
    values = (
        "{to: 2020-06-30, value: 1, cite: '1'}, "
        "{from: 2020-07-01, to: 2020-12-31, gap: true, cite: '1'}"
    )
    assert proven(
        one=read(f"{values}, {{from: 2021-01-01, unpublished: true, cite: '1'}}")
    ).is_complete


def test_days_of_a_month_that_is_all_that_is_known_count_as_covered(proven: Write) -> None:
    """A figure up to June and one from July on leave no hole; one from August on leaves July."""
    assert proven(
        one=read("{to: 2020-06, value: 1, cite: '1'}, {from: 2020-07, value: 2, cite: '1'}")
    ).is_complete
    proof = proven(
        one=read("{to: 2020-06, value: 1, cite: '1'}, {from: 2020-08, value: 2, cite: '1'}")
    )
    assert [Period(date(2020, 7, 1), date(2020, 7, 31))] == [hole.days for hole in proof.holes]


def test_two_figures_of_equal_rank_are_a_tie(proven: Write) -> None:
    """A file that states a figure and sets it too, for days in both, says two things."""
    sections = (
        rate("{value: 1, cite: '1'}")
        + "sets: {land.one.paid: {from: 2021-01-01, value: 2, cite: '1'}}\n"
    )
    proof = proven(one=instrument("land.one", sections + grants(grant="paid")))
    assert [Period(date(2021, 1, 1))] == [tie.days for tie in proof.ties]


def test_a_tie_below_the_prevailing_figure_is_one(proven: Write) -> None:
    """Before the later notice was published one of the two prevailed, and nobody can say which."""
    sections = rate("{value: 1, cite: '1'}") + "sets: {land.one.paid: {value: 2, cite: '1'}}\n"
    later = instrument(
        "land.two", "sets: {land.one.paid: {value: 3, cite: '1'}}\n", published="2021-05-01"
    )
    assert (
        len(proven(one=instrument("land.one", sections + grants(grant="paid")), two=later).ties)
        == 1
    )


def test_figures_of_different_rank_are_no_tie(proven: Write) -> None:
    """A lower place, a later notice, a known figure prevail over the others."""
    proof = proven(
        one=read("{unpublished: true, cite: '1'}"),
        two=instrument("land.two", "sets: {land.one.paid: {value: 2, cite: '1'}}\n"),
        three=instrument(
            "land.three", "sets: {land.one.paid: {value: 3, cite: '1'}}\n", published="2019-12-02"
        ),
        city__four=instrument("land.city.four", "sets: {land.one.paid: {value: 4, cite: '1'}}\n"),
    )
    assert proof.is_complete


def renewal(first: str, header: str = "") -> str:
    text = instrument("land.two", "continues: land.one\n", first=first)
    return text.replace("continues:", f"{header}continues:")


def test_versions_that_meet_are_proven(proven: Write) -> None:
    assert proven(
        one=read("{value: 1, cite: '1'}", last="2020-12-31"), two=renewal("2021-01-01")
    ).is_complete


def test_versions_that_overlap_are_told(proven: Write) -> None:
    """With the first day on which both are in force."""
    proof = proven(one=read("{value: 1, cite: '1'}", last="2020-12-31"), two=renewal("2020-12-31"))
    assert [("land.two.grant", date(2020, 12, 31))] == [
        (each.incentive.id, each.day) for each in proof.overlaps
    ]


def test_a_day_without_a_version_is_told_unless_declared(proven: Write) -> None:
    files = {"one": read("{value: 1, cite: '1'}", last="2020-12-31")}
    proof = proven(**files, two=renewal("2021-01-03"))
    assert [Period(date(2021, 1, 1), date(2021, 1, 2))] == [
        each.days for each in proof.version_holes
    ]
    declared = "  gap_before: {text: {zh: 甲, en: a}, cite: '1'}\n"
    assert proven(**files, two=renewal("2021-01-03", declared)).is_complete


def test_renewals_by_two_villages_do_not_meet(proven: Write) -> None:
    """Instruments of places beside each other are law for no one together."""
    city, village = (
        instrument(name, "continues: land.one\n", first="2021-01-01")
        for name in ("land.city.two", "land.town.three")
    )
    town = 'code: "320900"\nname: {zh: 镇, en: town}\n'
    files = {
        "one": read("{value: 1, cite: '1'}", last="2020-12-31"),
        "city__two": city,
        "town__three": village,
    }
    assert proven(**files, town__jurisdiction=town).is_complete


@cache
def series_library() -> Library:
    with TemporaryDirectory() as folder:
        return write_library(Path(folder), {"land/one.yaml": read("{value: 1, cite: '1'}")})


def with_figures(windows: list[Window]) -> Library:
    """A library whose one parameter has a figure for each window."""
    library = series_library()
    parameter = library.parameters["land.one.paid"]
    figures = tuple(
        attrs.evolve(parameter.figures[0], window=window, figure=number)
        for number, window in enumerate(windows)
    )
    return attrs.evolve(
        library, parameters={parameter.id: attrs.evolve(parameter, figures=figures)}
    )


def windows_of(begins: list[date]) -> list[Window]:
    """Windows that meet: from each day to the day before the next, the last without end."""
    ends = [CalendarLimit.on_day(day - timedelta(days=1)) for day in begins[1:]]
    return [
        Window(first=CalendarLimit.on_day(first), last=last)
        for first, last in zip(begins, [*ends, None], strict=True)
    ]


later_days = st.lists(
    st.dates(min_value=date(2020, 1, 2), max_value=date(2030, 12, 31)),
    min_size=1,
    max_size=8,
    unique=True,
).map(sorted)


@given(days=later_days, draw=st.data())
def test_without_any_one_figure_a_covered_series_is_not_proven(
    days: list[date], draw: st.DataObject
) -> None:
    """Exactly the days of the figure that is taken out are told as a hole.

    With it there is none.
    """
    windows = windows_of([date(2020, 1, 1), *days])
    assert prove(with_figures(windows)).is_complete
    out = draw.draw(st.integers(min_value=0, max_value=len(windows) - 1))
    proof = prove(with_figures(windows[:out] + windows[out + 1 :]))
    last = windows[out].last
    assert [Period(windows[out].first.latest, last.latest if last is not None else None)] == [
        hole.days for hole in proof.holes
    ]


def without(library: Library, figure: DatedFigure) -> Library:
    parameters = {
        name: attrs.evolve(
            each, figures=tuple(dated for dated in each.figures if dated is not figure)
        )
        for name, each in library.parameters.items()
    }
    sets = {
        name: tuple(dated for dated in figures if dated is not figure)
        for name, figures in library.sets.items()
    }
    return attrs.evolve(library, parameters=parameters, sets=sets)


def test_the_bundled_law_is_proven_and_rests_on_each_of_its_figures() -> None:
    """Without any of them a day is left that some rule reads.

    It is not where another figure covers all its days.
    """
    library = childcare.library()
    assert prove(library).is_complete
    for name, parameter in library.parameters.items():
        for figure in (*parameter.figures, *library.sets.get(name, ())):
            others = [
                dated
                for dated in law_of(library, tuple(library.jurisdictions)).figures[name]
                if dated is not figure
            ]
            if not any(covers(other, figure) for other in others) and not is_replaced(
                figure, others
            ):
                assert not prove(without(library, figure)).is_complete, (name, figure.window)


def is_replaced(figure: DatedFigure, others: list[DatedFigure]) -> bool:
    """Whether another place's figure, or one beside a day known to the month only, may stand in."""
    is_elsewhere = any(other.jurisdiction != figure.jurisdiction for other in others)
    return is_elsewhere or figure.window.first.earliest != figure.window.first.latest


def covers(other: DatedFigure, figure: DatedFigure) -> bool:
    """Whether the other is for the same days, at the same place or above."""
    days, wanted = other.window, figure.window
    begins = days.first.earliest <= wanted.first.latest
    ends = days.last is None or (
        wanted.last is not None and wanted.last.earliest <= days.last.latest
    )
    return begins and ends and figure.jurisdiction.startswith(other.jurisdiction)


def test_every_bundled_figure_has_its_citation_and_standing() -> None:
    """And every schedule rises and ends in a bracket without limit."""
    library = childcare.library()
    figures = [
        dated
        for name, each in library.parameters.items()
        for dated in (*each.figures, *library.sets.get(name, ()))
    ]
    assert len(figures) == prove(library).figures
    assert [] == [
        dated
        for dated in figures
        if not (dated.citation.document and (dated.citation.clause or dated.is_gap))
    ]
    assert [] == [
        dated
        for dated in figures
        if (dated.standing is Standing.UNPUBLISHED) is not (dated.figure is None)
    ]
    for schedule in (dated.figure for dated in figures if isinstance(dated.figure, Schedule)):
        limits = [bracket.limit for bracket in schedule.brackets]
        assert limits.index(None) == len(limits) - 1
        numbers = [limit for limit in limits if isinstance(limit, Exact)]
        assert numbers == sorted(set(numbers))


def test_places_without_a_code_have_no_law_of_their_own() -> None:
    """The root of the folder is no place of a case."""
    places = list(places_of(childcare.library()))
    assert places[0] == "cn"
    assert "" not in places

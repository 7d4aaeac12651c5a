"""Limits of brackets that are figures of the law: dated, set by others, not public."""

import json
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations_with_replacement, product
from pathlib import Path

import pytest

from incentives import AssessmentError, Language, Library, Outcome, Overlay, PolicyError, assess
from incentives.engine.evaluation.figures.brackets import graduated
from incentives.language.operators.gathering import Graduation
from incentives.language.possible import Missing, MissingKind, Open, Result, range_of
from incentives.loading.files.overlay_file import load_overlay_text
from incentives.policy.figures.schedule import Bracket, NoFigure, Rate, Schedule
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.rule.sheet import rule_sheet
from incentives.values.number import Exact
from incentives.values.place import FactPath, FigureCell
from incentives.values.range import Range
from tests.engine.small_domain import ON, bounds, case_of, found, one_file, yuan
from tests.report.reports import strings_in

OF_A, OF_B = (Missing(MissingKind.FIGURE, FigureCell(name)) for name in "ab")
OF_NUMBER = Missing(MissingKind.FACT, FactPath.parse("n"))
NOTHING = NoFigure.NOT_APPLICABLE
RATES: list[tuple[Rate, Rate, Rate]] = [
    (3, 1, 2),
    (1, 2, 4),
    (2, 0, -1),
    (3, 1, NOTHING),
    (1, NOTHING, 2),
    (Fraction(1, 10), Fraction(3, 20), Fraction(2, 5)),
    (Fraction(1, 2), Fraction(1, 10), Fraction(3, 10)),
]
SCHEDULES = [
    Schedule((Bracket("a", first), Bracket("b", second, is_below=is_below), Bracket(None, third)))
    for first, second, third in RATES
    for is_below in (False, True)
]
ENDS = [0, 6, 12]
NUMBERS = [Fraction(3 * half, 2) for half in range(-1, 14)]
"""All limits, and what lies between them."""


def known(schedule: Schedule, kind: Graduation, number: Exact, a: int, b: int) -> Exact | None:
    """With all known, as tested beside; None: not applicable."""
    value = graduated(schedule, kind, number, {"a": a, "b": b})
    assert value is None or isinstance(value, Exact)
    return value


def ranges(*, endless: bool) -> Iterator[Range]:
    for low, high in combinations_with_replacement(ENDS, 2):
        yield Range(low, high)
    if endless:
        yield from (Range(low, None) for low in ENDS)


def limit(within: Range, missing: Missing) -> Result:
    known_one = within.known
    return Open(frozenset({missing}), within, is_number=True) if known_one is None else known_one


@pytest.mark.parametrize("kind", Graduation)
@pytest.mark.parametrize("schedule", SCHEDULES)
def test_of_limits_between_bounds_all_is_told_that_may_come_of_them(
    schedule: Schedule, kind: Graduation
) -> None:
    """Numbers and limits are open together or one by one; limits rise whatever they are."""
    for of_a, of_b in product(ranges(endless=False), ranges(endless=True)):
        pairs = [
            (a, b)
            for a, b in product(range(0, 13, 3), range(0, 19, 3))
            if a < b and a in of_a and b in of_b
        ]
        if not pairs:
            continue
        limits = {"a": limit(of_a, OF_A), "b": limit(of_b, OF_B)}
        for within in (Range(6, 6), Range(3, 9), Range(0, None), Range(None, 9), Range(9, 12)):
            number = limit(within, OF_NUMBER)
            told = graduated(schedule, kind, number, limits)
            made = {
                known(schedule, kind, each, a, b)
                for each in NUMBERS
                if each in within
                for a, b in pairs
            }
            numbers = made - {None}
            may_be_none = told is None or (isinstance(told, Open) and told.may_be_none)
            assert None not in made or may_be_none, (of_a, of_b, within)
            assert all(each in range_of(told) for each in numbers if each is not None)
            if isinstance(told, Open):
                opened = [each for each in (number, *limits.values()) if isinstance(each, Open)]
                assert told.missing <= frozenset().union(*(each.missing for each in opened))
                assert told.missing


def test_a_limit_far_from_the_number_is_not_missed() -> None:
    """Neither one that is surely above it, nor, for its bracket, one that is surely below."""
    schedule = SCHEDULES[2]
    limits = {"a": limit(Range(1, 3), OF_A), "b": limit(Range(8, None), OF_B)}
    assert graduated(schedule, Graduation.STEP, 5, limits) == 2
    told = graduated(schedule, Graduation.MARGINAL, 5, limits)
    assert isinstance(told, Open)
    assert (told.missing, told.within) == (frozenset({OF_A}), Range(7, 9))


RULES = """parameters:
  small: {text: {zh: 小额, en: small}, unit: CNY, values: [{value: 100, cite: '2'}, {from: 2022-01-01, value: 200, cite: '2'}]}
  large: {text: {zh: 大额, en: large}, unit: CNY, values: [{unpublished: true, cite: '3'}]}
  huge: {text: {zh: 巨额, en: huge}, unit: CNY, values: [{unpublished: true, cite: '3'}]}
  bands:
    text: {zh: 分档, en: bands}
    unit: 1
    brackets_of: CNY
    values:
      - {cite: '4', brackets: [{up_to: 100, value: 30%}, {value: 1%}]}
      - {cite: '4', from: 2021-01-01, brackets: [{up_to: small, value: 50%}, {up_to: large, value: 20%}, {up_to: huge, value: 10%}, {value: not_applicable}]}
incentives:
  grant: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on,
    amount: "marginal(bands, workshop.spent)"}
"""  # noqa: E501 — one figure a line, as policies have them


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return one_file(tmp_path, RULES)


def overlay(library: Library, sets: str, *, is_reform: bool = False) -> Overlay:
    reform = ", reform: true" if is_reform else ""
    header = f"title: {{zh: 甲, en: a}}, authority: {{zh: 乙, en: b}}, jurisdiction: land{reform}"
    text = f"overlay: {{{header}}}\nsets: {{{sets}}}\n"
    return load_overlay_text(text, file="overlay.yaml", library=library)


LARGE, HUGE = "land.one.large: {value: 300, cite: '1'}", "land.one.huge: {value: 900, cite: '1'}"


def test_limits_are_those_of_the_law_date(library: Library) -> None:
    """Where two are not public, up to the last that is public all is known."""
    before, after = (
        found(library, case_of(spent=yuan(150), applied_on=date(year, 6, 1)))
        for year in (2021, 2022)
    )
    assert bounds(after) == (75, 75)
    assert Outcome.UNDETERMINED is before.outcome
    assert {missing.id for missing in before.missing} == {"land.one.large", "land.one.huge"}


def test_a_figure_that_is_no_limit_on_that_day_is_not_read(library: Library) -> None:
    """In 2020 both limits were numbers."""
    case = case_of(spent=yuan(200), applied_on=date(2020, 6, 1))
    text = assess(case, library, on=ON).record
    assert bounds(found(library, case)) == (31, 31)
    assert "land.one.large" not in text


def test_an_overlay_supplies_a_limit(library: Library) -> None:
    """200 at 50 %, 100 at 20 %, 50 at 10 %; what lies above the last is not applicable."""
    overlays = (overlay(library, f"{LARGE}, {HUGE}"),)
    paid, beyond = (
        assess(case_of(spent=yuan(spent)), library, on=ON, overlays=overlays)["land.one.grant"]
        for spent in (350, 901)
    )
    assert bounds(paid) == (125, 125)
    assert Outcome.INELIGIBLE is beyond.outcome


def test_what_is_not_known_of_facts_and_limits_has_room_for_all_they_may_be(
    library: Library,
) -> None:
    """Whatever limits an authority supplies."""
    for spent in (50, 200, 201, 400, 1000):
        partial = found(library, case_of(spent=yuan(spent)))
        low, high = bounds(partial)
        for large, huge in [(201, 202), (201, 1000), (300, 400), (900, 5000)]:
            sets = LARGE.replace("300", str(large)) + ", " + HUGE.replace("900", str(huge))
            full = assess(
                case_of(spent=yuan(spent)), library, on=ON, overlays=(overlay(library, sets),)
            )["land.one.grant"]
            assert low <= bounds(full)[0]
            assert high is None or bounds(full)[1] <= high  # type: ignore[operator]
            if partial.outcome is not Outcome.UNDETERMINED:
                assert partial.outcome is full.outcome


@pytest.mark.parametrize(
    ("sets", "told"),
    [
        (f"{LARGE.replace('300', '200')}", "200 is not above 200"),
        (f"{LARGE}, {HUGE.replace('900', '250')}", "250 is not above 300"),
    ],
)
def test_an_overlay_whose_limits_fall_is_refused(sets: str, told: str, library: Library) -> None:
    """On any day of its figures, even if it tries a reform."""
    for is_reform in (False, True):
        with pytest.raises(PolicyError) as refused:
            overlay(library, sets, is_reform=is_reform)
        assert f"the limits of the brackets do not rise: {told}" in str(refused.value)
        assert "[bracket-order]" in str(refused.value)


def test_overlays_whose_limits_fall_together_are_refused_where_they_are_read(
    library: Library,
) -> None:
    """Each is in order by itself."""
    overlays = (overlay(library, LARGE), overlay(library, HUGE.replace("900", "250")))
    with pytest.raises(AssessmentError) as refused:
        assess(case_of(spent=yuan(50)), library, on=ON, overlays=overlays)
    assert "land.one.bands: the limit 250 is not above the one before it [limits-falling]" in str(
        refused.value
    )


def test_an_overlay_names_the_limits_that_the_law_names_and_no_other(library: Library) -> None:
    """By full id, or by their own name."""
    brackets = (
        "land.one.bands: [{{brackets: [{{up_to: {0}, value: 1%}}, {{value: 2%}}], cite: '1'}}]"
    )
    for name in ("land.one.small", "small"):
        tried = overlay(library, brackets.format(name), is_reform=True)
        case = case_of(spent=yuan(300))
        determination = assess(case, library, on=ON, overlays=(tried,))["land.one.grant"]
        assert bounds(determination) == (4, 4)
    with pytest.raises(PolicyError) as refused:
        overlay(library, brackets.format("other"), is_reform=True)
    assert "unknown limit 'other'" in str(refused.value)


def test_the_working_and_the_rule_name_the_figures(library: Library) -> None:
    """The working has their values and clauses, the rule what they are called."""
    overlays = (overlay(library, f"{LARGE}, {HUGE}"),)
    assessment = assess(case_of(spent=yuan(350)), library, on=ON, overlays=overlays)
    text = "\n".join(strings_in(assessment_sheet(assessment, Language.ZH)))
    assert "200.00 元 × 50% + 100.00 元 × 20% + 50.00 元 × 10% = 125.00 元" in text
    assert "小额 200.00 元" in text
    document = json.loads(assessment.record)
    [determination] = document["determinations"]
    ops = {part["op"] for part in determination["working"][0]["steps"][0]["trace"]["parts"]}
    assert {"figure:land.one.small", "figure:land.one.large", "figure:land.one.huge"} <= ops
    for language, line in (
        (Language.ZH, "不超过小额的部分 50%；不超过大额的部分 20%；不超过巨额的部分 10%"),
        (Language.EN, "up to small 50%; up to large 20%; up to huge 10%; above not applicable"),
    ):
        sheet = rule_sheet("land.one.grant", library, language)
        assert line in "\n".join(strings_in(sheet))

# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""The second axis of time.

What had not been published by the day of knowledge is not used, wherever it stands.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs

from incentives import (
    Determination,
    Library,
    Outcome,
    assess,
    load_overlay,
)
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.text import print_text
from incentives.values.period import Month
from incentives.values.text import OF_LIBRARIES
from tests.engine.small_domain import (
    CITY,
    VILLAGE,
    Case,
    Sale,
    bounds,
    case_of,
    found,
    grants,
    instrument,
    one_file,
    write_library,
    yuan,
)

BEFORE, PUBLISHED = date(2022, 1, 19), date(2022, 1, 20)
FIGURE = "parameters:\n  paid: {text: TEXT, unit: CNY, values: [%s]}\n"


def later(id_: str, sections: str, *, first: str = "2020-01-01", before: str = "") -> str:
    """An instrument that is published on 2022-01-20 with effect from the past."""
    return instrument(id_, before + sections, first=first, published="2022-01-20")


def two(
    folder: Path, one: str, second: str, *, before: str = "", first: str = "2020-01-01"
) -> Library:
    """A library of `land.one`, long published, and `land.two`, published on 2022-01-20."""
    second = later("land.two", second, first=first, before=before)
    return write_library(
        folder, {"land/one.yaml": instrument("land.one", one), "land/two.yaml": second}
    )


def on_both_days(library: Library, case: Case, name: str = "land.one.grant") -> list[Determination]:
    return [found(library, case, name=name, known_on=day) for day in (BEFORE, PUBLISHED)]


def told(determination: Determination) -> tuple[Outcome, object, list[tuple[str, str]]]:
    """The outcome, the bounds, and what is missing."""
    return (
        determination.outcome,
        bounds(determination),
        [(each.kind.value, each.id) for each in determination.missing],
    )


def test_a_figure_has_a_day_of_publication_of_its_own(tmp_path: Path) -> None:
    """Until that day the figure before it still prevails.

    The instrument itself was known.
    """
    values = "{value: 100, cite: '1'}"
    own = (
        "sets: "
        "{land.one.paid: [{from: 2022-01-01, value: 300, cite: '2', published: 2022-01-20}]}\n"
    )
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument("land.one", FIGURE % values + grants(grant="paid")),
            "land/two.yaml": instrument("land.two", own, published="2019-12-15"),
        },
    )
    case = case_of(applied_on=date(2022, 1, 10))
    assert [each.amount for each in on_both_days(library, case)] == [yuan(100), yuan(300)]


def test_a_definition_of_an_unpublished_instrument_says_nothing_yet(tmp_path: Path) -> None:
    """Whether its condition holds, and what its value is, is missing: the instrument."""
    definitions = (
        "definitions:\n  able: {text: TEXT, cite: '1', when: workshop.certified}\n  worth: "
        "{text: TEXT, cite: '1', value: workshop.spent}\n"
    )
    one = (
        "uses: {able: land.two.able, worth: land.two.worth}\nincentives:\n  grant: "
        "{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, when: able, amount: {value: workshop.spent, text: TEXT}}\n  "
        "other: "
        "{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: worth}\n"
    )
    library = two(tmp_path, one, definitions)
    case = case_of(certified=True, spent=yuan(70))
    missing = [("instrument", "land.two")]
    assert [told(each) for each in on_both_days(library, case)] == [
        (Outcome.UNDETERMINED, (0, 70), missing),
        (Outcome.ELIGIBLE, (70, 70), []),
    ]
    other = on_both_days(library, case, "land.one.other")
    assert told(other[0]) == (Outcome.UNDETERMINED, (0, None), missing)
    assert other[1].amount == yuan(70)


CHARGE = """parameters:
  rate: {text: TEXT, unit: '1', values: [{value: 10%, cite: '1'}]}
charges:
  duty: {title: TEXT, for_each: sales, at: last_day(sale.month), amount: sale.amount * rate, cite: '1'}
"""
FREE = "incentives:\n  grant: {title: TEXT, kind: exemption, cite: '1', relieves: duty}\n"
SELLING = Case(sales=(Sale(month=Month(2021, 5), amount=yuan(1000), cost=yuan(0), exported=False),))


def test_what_was_not_yet_published_is_named_in_the_sheet(tmp_path: Path) -> None:
    """By its number, in both languages."""
    definitions = "definitions:\n  able: {text: TEXT, cite: '1', when: workshop.certified}\n"
    one = (
        "uses: {able: land.two.able}\nincentives:\n  grant: "
        "{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, when: able, amount: workshop.spent}\n"
    )
    library = two(tmp_path, one, definitions)
    case = case_of(certified=True, spent=yuan(70))
    assessment = assess(case, library, on=date(2022, 12, 31), known_on=BEFORE)
    said = [
        print_text(assessment_sheet(assessment, language), language) for language in OF_LIBRARIES
    ]
    assert "截至信息截止日期尚未公布：No. land.two" in said[0]
    assert "not yet published on the day of knowledge: No. land.two" in said[1]


def test_a_charge_of_an_unpublished_instrument_is_of_unknown_amount(tmp_path: Path) -> None:
    """Nobody can say whether it arises, nor what it comes to."""
    library = two(tmp_path, "uses: {duty: land.two.duty}\n" + FREE, CHARGE)
    before, after = on_both_days(library, SELLING)
    assert told(before) == (Outcome.UNDETERMINED, (0, None), [("instrument", "land.two")])
    assert after.amount == yuan(100)


def test_whether_a_charge_of_an_unpublished_instrument_arises_is_not_known(tmp_path: Path) -> None:
    """Of an exported sale there is none; before its publication nobody can say so."""
    arising = CHARGE.replace("amount:", "arises: {when: not sale.exported, text: TEXT}, amount:")
    library = two(tmp_path, "uses: {duty: land.two.duty}\n" + FREE, arising)
    exported = Case(
        sales=(Sale(month=Month(2021, 5), amount=yuan(1000), cost=yuan(0), exported=True),)
    )
    before, after = on_both_days(library, exported)
    assert told(before) == (Outcome.UNDETERMINED, (0, None), [("instrument", "land.two")])
    assert (after.outcome.is_given, bounds(after)) == (False, (0, 0))


def test_what_is_law_elsewhere_is_nothing_here(tmp_path: Path) -> None:
    """Read by a rule of the land: what the village gives is given in the village."""
    own = grants(grant="workshop.spent")
    reading = (
        "uses: {bonus: land.city.village.two.grant}\n"
        + grants(grant="amount_of(bonus) + workshop.profit")
        + "  other: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, "
        "when: {when: is_eligible(bonus), text: TEXT}, amount: workshop.spent}\n"
    )
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument("land.one", reading),
            "land/city/village/two.yaml": instrument("land.city.village.two", own),
        },
    )
    case = case_of(spent=yuan(70), profit=yuan(5))
    for place, amount, other in ((CITY, 5, 0), (VILLAGE, 75, 70)):
        there = attrs.evolve(case, place=place)
        assert found(library, there).amount == yuan(amount)
        assert found(library, there, name="land.one.other").amount == yuan(other)


def test_a_charge_that_is_built_on_another_counts_from_its_publication(tmp_path: Path) -> None:
    """Before it, nothing of it falls away with the other."""
    levy = (
        "uses: {duty: land.one.duty}\nparameters:\n  share: "
        "{text: TEXT, unit: '1', values: [{value: 7%, cite: '1'}]}\ncharges:\n  levy: "
        "{title: TEXT, built_on: duty, amount: duty * share, cite: '1'}\n"
    )
    library = two(tmp_path, CHARGE + FREE, levy)
    before, after = on_both_days(library, SELLING)
    assert (before.consequences, before.amount) == ((), yuan(100))
    assert [(each.charge.id, each.amount) for each in after.consequences] == [
        ("land.two.levy", yuan(7))
    ]


def test_a_charge_of_another_place_is_not_built_on(tmp_path: Path) -> None:
    """What the village levies on top falls away in the village only."""
    levy = (
        "uses: {duty: land.one.duty}\nparameters:\n  share: "
        "{text: TEXT, unit: '1', values: [{value: 7%, cite: '1'}]}\ncharges:\n  levy: "
        "{title: TEXT, built_on: duty, amount: duty * share, cite: '1'}\n"
    )
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument("land.one", CHARGE + FREE),
            "land/city/village/two.yaml": instrument("land.city.village.two", levy),
        },
    )
    assert found(library, SELLING).consequences == ()


def test_a_default_of_an_unpublished_instrument_stands_in_for_nothing(tmp_path: Path) -> None:
    """A fact that it declares must be said; the law that would let it go unsaid is not known."""
    facts = (
        "facts:\n  extra: "
        "{type: number, unit: CNY, at_least: 0, text: TEXT, default: {value: 5, cite: '1'}}\n"
    )
    library = two(tmp_path, "uses: {extra: land.two.extra}\n" + grants(grant="extra"), facts)
    before, after = on_both_days(library, case_of())
    assert told(before) == (Outcome.UNDETERMINED, (0, None), [("fact", "land.two.extra")])
    assert after.amount == yuan(5)
    said = Case(workshop=case_of().workshop, declared={"land.two.extra": Decimal(9)})
    assert [each.amount for each in on_both_days(library, said)] == [yuan(9), yuan(9)]


def test_a_relation_of_an_unpublished_instrument_does_not_bind(tmp_path: Path) -> None:
    """Who is entitled to both gets both until the notice that excludes it."""
    one = grants(grant="workshop.spent", other="workshop.spent")
    relation = (
        "uses: {grant: land.one.grant, other: land.one.other}\nrelations:\n  - "
        "{excludes: {incentive: grant, by: other}, cite: '1'}\n"
    )
    library = two(tmp_path, one, relation)
    assert [each.amount for each in on_both_days(library, case_of(spent=yuan(70)))] == [
        yuan(70),
        yuan(0),
    ]


def test_another_incentive_is_a_term_from_its_publication(tmp_path: Path) -> None:
    """Before it comes to nothing, and nobody is eligible for it."""
    one = "uses: {bonus: land.two.bonus}\n" + grants(grant="'workshop.spent - amount_of(bonus)'")
    library = two(tmp_path, one, grants(bonus="workshop.spent"))
    assert [each.amount for each in on_both_days(library, case_of(spent=yuan(70)))] == [
        yuan(70),
        yuan(0),
    ]


def test_a_renewal_with_effect_from_the_past_applies_from_its_publication(tmp_path: Path) -> None:
    """What it took over and what it restates.

    The instrument that it continues has run out and gives nothing.
    """
    one = instrument(
        "land.one", FIGURE % "{value: 100, cite: '1'}" + grants(grant="paid"), last="2021-12-31"
    )
    renewal = later(
        "land.two",
        FIGURE % "{value: 300, cite: '1'}",
        first="2022-01-01",
        before="continues: land.one\n",
    )
    third = instrument(
        "land.three", "continues: land.two\n", first="2022-07-01", published="2022-03-01"
    )
    library = write_library(
        tmp_path, {"land/one.yaml": one, "land/two.yaml": renewal, "land/three.yaml": third}
    )
    case = case_of(applied_on=date(2022, 1, 10))
    outcomes = [each.outcome for each in on_both_days(library, case, "land.two.grant")]
    assert outcomes == [Outcome.NOT_IN_FORCE, Outcome.ELIGIBLE]
    assert on_both_days(library, case, "land.two.grant")[1].amount == yuan(300)
    assert [each.outcome for each in on_both_days(library, case)] == [Outcome.NOT_IN_FORCE] * 2
    summer = case_of(applied_on=date(2022, 7, 1))
    known = [
        found(library, summer, name="land.three.grant", known_on=day)
        for day in (date(2022, 2, 28), date(2022, 3, 1))
    ]
    assert [(each.outcome, each.amount) for each in known] == [
        (Outcome.NOT_IN_FORCE, yuan(0)),
        (Outcome.ELIGIBLE, yuan(300)),
    ]


OVERLAY = (
    "overlay: "
    "{title: {zh: 试, en: trial}, authority: {zh: 县, en: county}, jurisdiction: land}\nsets: "
    "{land.one.paid: [{value: 70, cite: '1'}]}\n"
)


def test_an_overlay_counts_whatever_was_known(tmp_path: Path) -> None:
    """Who gives it wants it used; what it fills in is open on every day of knowledge without it."""
    library = one_file(
        tmp_path / "policies", FIGURE % "{unpublished: true, cite: '1'}" + grants(grant="paid")
    )
    (tmp_path / "overlay.yaml").write_text(OVERLAY, encoding="utf-8")
    overlay = load_overlay(tmp_path / "overlay.yaml", library)
    for known_on in (date(2019, 12, 1), None):
        assert assess(
            case_of(), library, on=date(2022, 12, 31), known_on=known_on, overlays=[overlay]
        )["land.one.grant"].amount == yuan(70)


def test_a_figure_that_only_another_place_sets_later_leaves_a_gap(tmp_path: Path) -> None:
    """The village's figure is none of the city's, and that no figure is stated was known too."""
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument(
                "land.one",
                FIGURE % "{to: 2021-12-31, value: 100, cite: '1'}" + grants(grant="paid"),
            ),
            "land/city/village/two.yaml": later(
                "land.city.village.two", "sets: {land.one.paid: [{value: 200, cite: '1'}]}\n"
            ),
        },
    )
    grant = found(library, case_of(applied_on=date(2022, 1, 10)), known_on=BEFORE)
    assert [("gap", "land.one.paid")] == [(each.kind.value, each.id) for each in grant.missing]


def test_a_figure_of_a_month_that_was_published_later_leaves_the_amount_open(
    tmp_path: Path,
) -> None:
    """On a day on which it may have begun to hold; no error is made of what one could not know."""
    own = "sets: {land.one.paid: [{from: 2022-01, value: 200, cite: '1'}]}\n"
    library = two(
        tmp_path, FIGURE % "{to: 2021-12-31, value: 100, cite: '1'}" + grants(grant="paid"), own
    )
    before = found(library, case_of(applied_on=date(2022, 1, 10)), known_on=BEFORE)
    assert told(before) == (Outcome.UNDETERMINED, (0, None), [("figure", "land.one.paid")])

# ruff: noqa: E501 - in the policy files below a rule stands on a line
"""One incentive for one case.

Conditions, cases, rows, declared facts, other incentives, papers, and what is missing.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
import pytest

from incentives import CaseError, Determination, Library, Month, Outcome, Period, assess
from incentives.engine.findings.conditions import ConditionResult
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from tests.engine.small_domain import (
    APPLIED,
    ON,
    Case,
    House,
    Paper,
    PaperKind,
    Sale,
    Trade,
    Workshop,
    bounds,
    case_of,
    found,
    grants,
    one_file,
    yuan,
)

SUMS = """parameters:
  ten: {text: TEXT, unit: CNY, values: [{value: 10, cite: '1'}]}
  twenty: {text: TEXT, unit: CNY, values: [{value: 20, cite: '1'}]}
  few: {text: TEXT, unit: person, values: [{value: 5, cite: '1'}]}
  many: {text: TEXT, unit: person, values: [{value: 50, cite: '1'}]}
"""
READ_ALL = grants(read_all="'ten + twenty if few < many else 0'").removeprefix("incentives:\n")


def granted_if(condition: str, *, amount: str = "ten") -> str:
    """A grant under a condition; the other parameters are read too."""
    return (
        f"{SUMS}incentives:\n  grant: "
        f"{{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: {amount}, "
        f"when: {condition}}}\n{READ_ALL}"
    )


def missing_of(determination: Determination) -> set[str]:
    return {each.id for each in determination.missing}


def condition(determination: Determination, id_: str) -> ConditionResult:
    [only] = [each for each in determination.conditions if each.id == id_]
    return only


T, F, U = True, False, UNKNOWN
DUE, NOT_DUE, OPEN = Outcome.ELIGIBLE, Outcome.INELIGIBLE, Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("all", [DUE, NOT_DUE, OPEN, NOT_DUE, NOT_DUE, NOT_DUE, OPEN, NOT_DUE, OPEN]),
        ("any", [DUE, DUE, DUE, DUE, NOT_DUE, OPEN, DUE, OPEN, OPEN]),
    ],
)
def test_conditions_follow_kleene(tmp_path: Path, form: str, expected: list[Outcome]) -> None:
    """All or any of two conditions, each true, false or unknown."""
    library = one_file(
        tmp_path,
        granted_if(
            f"{{id: c, text: TEXT, {form}: [{{id: a, when: workshop.certified, text: TEXT}}, {{id: b, when: workshop.green, text: TEXT}}]}}"
        ),
    )
    outcomes = [
        found(library, case_of(certified=one, green=other)).outcome
        for one in (T, F, U)
        for other in (T, F, U)
    ]
    assert outcomes == expected


def test_not_turns_a_condition_round(tmp_path: Path) -> None:
    """Unknown stays unknown."""
    library = one_file(tmp_path, granted_if("{id: c, text: TEXT, not: workshop.green}"))
    assert [found(library, case_of(green=truth)).outcome for truth in (T, F, U)] == [
        NOT_DUE,
        DUE,
        OPEN,
    ]


@pytest.mark.parametrize(
    ("certified", "green", "expected"),
    [
        (T, T, NOT_DUE),
        (T, F, DUE),
        (T, U, OPEN),
        (F, T, NOT_DUE),
        (F, F, NOT_DUE),
        (F, U, NOT_DUE),
        (U, T, NOT_DUE),
        (U, F, OPEN),
        (U, U, OPEN),
    ],
)
def test_an_exception_undoes_a_condition(
    tmp_path: Path, certified: object, green: object, expected: Outcome
) -> None:
    """`unless`: the condition fails where the exception holds."""
    library = one_file(
        tmp_path,
        granted_if("{id: c, text: TEXT, when: workshop.certified, unless: [workshop.green]}"),
    )
    assert found(library, case_of(certified=certified, green=green)).outcome is expected


def test_every_condition_is_reported_none_skipped(tmp_path: Path) -> None:
    """Also those after one that failed, each with whether it holds and what it rests on."""
    library = one_file(
        tmp_path,
        granted_if(
            "{all: [{id: first, when: workshop.certified, text: TEXT}, {id: second, when: workshop.green, text: TEXT}, "
            "{id: third, when: workshop.staff >= few, text: TEXT}]}"
        ),
    )
    determination = found(library, case_of(certified=False, staff=10))
    assert [(each.id, each.holds) for each in determination.conditions] == [
        ("first", False),
        ("second", None),
        ("third", True),
    ]
    assert [str(fact.path) for fact in condition(determination, "third").facts] == [
        "workshop.staff"
    ]
    assert [each.id for each in condition(determination, "second").missing] == ["workshop.green"]
    assert (determination.outcome, determination.missing) == (NOT_DUE, ())


CASES = """{cases: [
      {when: workshop.trade == joiner, value: ten},
      {when: workshop.trade == smith, cases: [{when: workshop.certified, value: twenty}, {otherwise: not_applicable}]},
      {when: workshop.green, not_applicable: true},
      {otherwise: ten + twenty}]}"""


@pytest.mark.parametrize(
    ("facts", "outcome", "amounts"),
    [
        ({"trade": Trade.JOINER}, DUE, (10, 10)),
        ({"trade": Trade.SMITH, "certified": T}, DUE, (20, 20)),
        ({"trade": Trade.SMITH, "certified": F}, NOT_DUE, (0, 0)),
        ({"trade": Trade.SMITH, "certified": U}, OPEN, (0, 20)),
        ({"trade": Trade.BAKER, "green": T}, NOT_DUE, (0, 0)),
        ({"trade": Trade.BAKER, "green": F}, DUE, (30, 30)),
        ({"trade": Trade.BAKER, "green": U}, OPEN, (0, 30)),
        ({"trade": U, "green": F, "certified": T}, OPEN, (10, 30)),
        ({"trade": U, "green": T, "certified": F}, OPEN, (0, 10)),
    ],
)
def test_the_first_case_that_holds_decides(
    tmp_path: Path, facts: dict[str, object], outcome: Outcome, amounts: tuple[int, int]
) -> None:
    """Cases may nest; an amount that is not applicable makes the incentive INELIGIBLE.

    What is unknown leaves a range.
    """
    section = SUMS + grants(grant=CASES) + READ_ALL
    determination = found(one_file(tmp_path, section), case_of(**facts))
    assert (determination.outcome, bounds(determination)) == (outcome, amounts)


def test_a_later_case_is_not_asked_for_once_one_holds(tmp_path: Path) -> None:
    """What an earlier case decides, no later fact can change."""
    library = one_file(tmp_path, SUMS + grants(grant=CASES) + READ_ALL)
    assert missing_of(found(library, case_of(trade=Trade.SMITH))) == {"workshop.certified"}
    assert missing_of(found(library, case_of())) == {
        "workshop.trade",
        "workshop.certified",
        "workshop.green",
    }


REQUIRED = """{id: c, text: TEXT, cases: [
      {when: workshop.trade == joiner, require: workshop.staff >= many},
      {when: workshop.trade == smith, not_applicable: true},
      {otherwise: workshop.staff >= few}]}"""


@pytest.mark.parametrize(
    ("trade", "staff", "expected"),
    [
        (Trade.JOINER, 50, DUE),
        (Trade.JOINER, 49, NOT_DUE),
        (Trade.SMITH, 0, DUE),
        (Trade.SMITH, U, DUE),
        (Trade.BAKER, 5, DUE),
        (Trade.BAKER, 4, NOT_DUE),
        (U, 50, DUE),
        (U, 10, OPEN),
        (U, 4, OPEN),
        (Trade.JOINER, U, OPEN),
    ],
)
def test_what_is_required_may_differ_by_case(
    tmp_path: Path, trade: object, staff: object, expected: Outcome
) -> None:
    """Not applicable: nothing is required.

    If every case comes to the same, the case need not be known.
    """
    assert (
        found(one_file(tmp_path, granted_if(REQUIRED)), case_of(trade=trade, staff=staff)).outcome
        is expected
    )


def test_a_quantity_has_caps_floors_and_rounding(tmp_path: Path) -> None:
    """The floor first, then the cap; rounding where the policy says, else to the fen at the end."""
    section = (
        SUMS.replace("value: 20,", "value: 20.005,")
        + grants(
            grant="{value: workshop.spent, at_least: ten, at_most: twenty}",
            rounded="{value: workshop.spent, round: {to: 100, mode: down}}",
            plain="workshop.spent",
        )
        + READ_ALL
    )
    library = one_file(tmp_path, section)

    def amounts(spent: str) -> list[object]:
        return [
            found(library, case_of(spent=yuan(spent)), name=f"land.one.{name}").amount
            for name in ("grant", "rounded", "plain")
        ]

    assert amounts("5") == [yuan(10), yuan(0), yuan(5)]
    assert amounts("199.995") == [yuan("20.01"), yuan(100), yuan("200.00")]
    assert bounds(found(library, case_of())) == (10, Fraction(2001, 100))


# --- rows

GATHERED = """  total: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: sum(s.amount for s in sales)}
  home: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: sum(s.amount for s in sales if not s.exported)}
  counted: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: ten * count(s for s in sales if s.exported)}
  some: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: ten if any(s.exported for s in sales) else 0}
  every: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: ten if all(s.exported for s in sales) else 0}
"""


def sale(amount: int | None = None, exported: object = U) -> Sale:
    return Sale(amount=yuan(amount) if amount is not None else UNKNOWN, exported=exported)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sales", "expected"),
    [
        (
            (),
            {"total": (0, 0), "home": (0, 0), "counted": (0, 0), "some": (0, 0), "every": (10, 10)},
        ),
        (
            U,
            {
                "total": (0, None),
                "home": (0, None),
                "counted": (0, None),
                "some": (0, 10),
                "every": (0, 10),
            },
        ),
        (
            (sale(100, F), sale(30, T)),
            {
                "total": (130, 130),
                "home": (100, 100),
                "counted": (10, 10),
                "some": (10, 10),
                "every": (0, 0),
            },
        ),
        (
            (sale(100, F), sale(30)),
            {
                "total": (130, 130),
                "home": (100, 130),
                "counted": (0, 10),
                "some": (0, 10),
                "every": (0, 0),
            },
        ),
        (
            (sale(100, T), sale(None, T)),
            {
                "total": (100, None),
                "home": (0, 0),
                "counted": (20, 20),
                "some": (10, 10),
                "every": (10, 10),
            },
        ),
    ],
)
def test_rows_are_gathered(
    tmp_path: Path, sales: object, expected: dict[str, tuple[int, int | None]]
) -> None:
    """An empty list is known to be empty; an unknown list may hold any number of rows.

    An unknown guard counts or not.
    """
    library = one_file(tmp_path, SUMS + "incentives:\n" + GATHERED + READ_ALL)
    case = attrs.evolve(case_of(), sales=sales)  # type: ignore[arg-type]
    assert {
        name: bounds(found(library, case, name=f"land.one.{name}")) for name in expected
    } == expected


def test_an_unknown_list_is_asked_for_as_a_list(tmp_path: Path) -> None:
    """And a fact of a row by its row."""
    library = one_file(tmp_path, SUMS + "incentives:\n" + GATHERED + READ_ALL)
    assert missing_of(found(library, case_of(), name="land.one.total")) == {"sales"}
    case = attrs.evolve(case_of(), sales=(sale(1, F), sale(None, F)))
    assert missing_of(found(library, case, name="land.one.total")) == {"sales[1].amount"}


BY_ROW = """incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    trigger: house.bought_on
    when: {id: used, when: house.used, text: TEXT}
    amount: workshop.spent
"""


def houses(*rows: House) -> Case:
    return attrs.evolve(case_of(spent=yuan(10)), houses=rows)


def test_each_row_is_judged_at_its_own_date(tmp_path: Path) -> None:
    """Bought in a year in which the house was used, or not.

    Before the instrument, after `on`, or not at all.
    """
    library = one_file(tmp_path, BY_ROW, first="2020-01-01", last="2022-12-31")
    used = (Period(date(2021, 1, 1), date(2021, 12, 31)),)
    rows = [
        House(bought_on=day, used=used)
        for day in (
            date(2021, 6, 1),
            date(2020, 6, 1),
            date(2019, 6, 1),
            date(2024, 1, 1),
            NOT_COME_ABOUT,
        )
    ]
    determination = found(library, houses(*rows), on=date(2023, 12, 31))
    assert [(part.label, part.by_itself.outcome.value) for part in determination.working] == [
        ("houses[0]", "ELIGIBLE"),
        ("houses[1]", "INELIGIBLE"),
        ("houses[2]", "NOT_IN_FORCE"),
    ]
    assert (determination.outcome, determination.amount) == (DUE, yuan(10))


def test_an_empty_list_gives_nothing_and_an_unknown_list_leaves_all_open(tmp_path: Path) -> None:
    """The range of an unknown list has no upper bound."""
    library = one_file(tmp_path, BY_ROW)
    nothing, unknown = found(library, houses()), found(library, case_of(spent=yuan(10)))
    assert (nothing.outcome, nothing.amount, nothing.missing) == (NOT_DUE, yuan(0), ())
    assert (unknown.outcome, bounds(unknown), missing_of(unknown) >= {"houses"}) == (
        OPEN,
        (0, None),
        True,
    )


def test_a_row_whose_date_is_not_known_is_open(tmp_path: Path) -> None:
    """It may come to the amount or to nothing; rows that are known count as they are."""
    library = one_file(tmp_path, BY_ROW)
    used = (Period(date(2019, 1, 1)),)
    determination = found(
        library, houses(House(bought_on=date(2021, 6, 1), used=used), House(used=used))
    )
    assert (determination.outcome, bounds(determination)) == (OPEN, (10, 20))
    assert missing_of(determination) == {"houses[1].bought_on"}


def test_an_event_that_has_not_happened_gives_nothing(tmp_path: Path) -> None:
    """A grant at a trigger that has not come about, or that lies after `on`, is not due."""
    library = one_file(tmp_path, grants(grant="workshop.spent"))
    outcomes = [
        found(library, case_of(spent=yuan(1), applied_on=day)).outcome
        for day in (NOT_COME_ABOUT, date(2023, 1, 1), ON, UNKNOWN)
    ]
    assert outcomes == [NOT_DUE, NOT_DUE, DUE, OPEN]


# --- declared facts

DECLARED = """facts:
  families: {type: number, unit: family, at_least: 0, at_most: 100, text: TEXT}
  visits: {type: number, unit: '1', text: TEXT, default: {value: 1, cite: '3'}}
  taught: {type: boolean, text: TEXT}
  begun: {type: date, text: TEXT}
  sworn: {type: status, text: TEXT}
parameters:
  each: {text: TEXT, unit: CNY/family, values: [{value: 2, cite: '1'}]}
  ten: {text: TEXT, unit: CNY, values: [{value: 10, cite: '1'}]}
""" + grants(
    grant="families * each * visits",
    lesson="ten if taught else 0",
    early="ten if begun < law_date else 0",
    oath="ten if sworn else 0",
)


def declaring(**facts: object) -> Case:
    return attrs.evolve(
        case_of(), declared={f"land.one.{name}": value for name, value in facts.items()}
    )


@pytest.mark.parametrize(
    ("facts", "name", "expected"),
    [
        ({"families": "12"}, "grant", (24, 24)),
        ({"families": 12}, "grant", (24, 24)),
        ({"families": Decimal("1.5")}, "grant", (3, 3)),
        ({"families": "12", "visits": "3"}, "grant", (72, 72)),
        ({}, "grant", (0, 200)),
        ({"taught": True}, "lesson", (10, 10)),
        ({"taught": "false"}, "lesson", (0, 0)),
        ({}, "lesson", (0, 10)),
        ({"begun": "2022-06-14"}, "early", (10, 10)),
        ({"begun": date(2022, 6, 15)}, "early", (0, 0)),
        ({"begun": "none"}, "early", (0, 0)),
        ({}, "early", (0, 10)),
        ({"sworn": {"from": "2022-06-15"}}, "oath", (10, 10)),
        ({"sworn": [{"from": "2022-01-01", "to": "2022-06-14"}]}, "oath", (0, 0)),
        ({"sworn": []}, "oath", (0, 0)),
        ({"sworn": (Period(date(2022, 1, 1)),)}, "oath", (10, 10)),
        ({}, "oath", (0, 10)),
    ],
)
def test_declared_facts_are_read_by_the_type_that_the_instrument_states(
    tmp_path: Path, facts: dict[str, object], name: str, expected: tuple[int, int]
) -> None:
    """Number, yes or no, date and status; unknown within their bounds.

    A default only where the law states one.
    """
    determination = found(one_file(tmp_path, DECLARED), declaring(**facts), name=f"land.one.{name}")
    assert bounds(determination) == expected


def test_a_default_is_never_missing_and_a_fact_without_one_is(tmp_path: Path) -> None:
    """Only what may change the answer is asked for."""
    assert missing_of(found(one_file(tmp_path, DECLARED), declaring())) == {"land.one.families"}


@pytest.mark.parametrize(
    "facts",
    [
        {"families": "-1"},
        {"families": "101"},
        {"families": 1.5},
        {"families": True},
        {"families": "1e1"},
        {"families": None},
        {"families": Decimal("NaN")},
        {"families": Decimal("1e99")},
        {"families": 10**400},
        {"families": [1]},
        {"taught": 1},
        {"taught": "yes"},
        {"taught": None},
        {"taught": [True]},
        {"taught": {}},
        {"begun": "2022-02-30"},
        {"begun": "20220201"},
        {"begun": True},
        {"begun": []},
        {"sworn": "2022-01-01"},
        {"sworn": {"since": "2022-01-01"}},
        {"sworn": {"from": "2022-02-01", "to": "2022-01-01"}},
        {"sworn": [{"to": "2022-01-01"}]},
        {"sworn": None},
        {"sworn": 5},
    ],
)
def test_a_declared_fact_of_another_kind_is_refused(
    tmp_path: Path, facts: dict[str, object]
) -> None:
    """At its path, whether or not a rule reads it."""
    library = one_file(tmp_path, DECLARED)
    with pytest.raises(CaseError) as caught:
        assess(declaring(**facts), library, on=ON)
    assert [getattr(fault, "path", "") for fault in caught.value.faults] == [
        f"declared.land.one.{name}" for name in facts
    ]


def test_a_declared_number_too_long_to_print_is_refused(tmp_path: Path) -> None:
    """As any other that is out of bounds."""
    library = one_file(tmp_path, DECLARED)
    with pytest.raises(CaseError):
        assess(declaring(families=10**5000), library, on=ON)


def test_a_fact_that_no_instrument_asks_for_is_refused(tmp_path: Path) -> None:
    """A slip in its id would otherwise leave it unheard."""
    with pytest.raises(CaseError) as caught:
        assess(declaring(familes=3), one_file(tmp_path, DECLARED), on=ON)
    assert [(getattr(fault, "path", ""), fault.slug) for fault in caught.value.faults] == [
        ("declared.land.one.familes", "unknown-fact")
    ]


def test_a_place_that_the_library_does_not_know_is_refused(tmp_path: Path) -> None:
    """By its code."""
    with pytest.raises(CaseError) as caught:
        assess(Case(place="999999"), one_file(tmp_path, DECLARED), on=ON)
    assert [fault.slug for fault in caught.value.faults] == ["unknown-jurisdiction"]


# --- other incentives

RESTING = """parameters:
  half: {text: TEXT, unit: '1', values: [{value: 50%, cite: '1'}]}
incentives:
  top_up: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: half * amount_of(base)}
  consolation: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, when: {id: c, when: not is_eligible(base), text: TEXT}, amount: workshop.spent}
  base: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, when: {id: c, when: workshop.certified, text: TEXT}, amount: workshop.spent}
"""


@pytest.mark.parametrize(
    ("facts", "top_up", "consolation"),
    [
        (
            {"certified": T, "spent": yuan(101)},
            (DUE, (Decimal("50.5"), Decimal("50.5"))),
            (NOT_DUE, (0, 0)),
        ),
        ({"certified": F, "spent": yuan(101)}, (DUE, (0, 0)), (DUE, (101, 101))),
        ({"spent": yuan(101)}, (OPEN, (0, Decimal("50.5"))), (OPEN, (0, 101))),
    ],
)
def test_an_incentive_may_rest_on_another(
    tmp_path: Path, facts: dict[str, object], top_up: object, consolation: tuple[Outcome, object]
) -> None:
    """On its amount or on whether it is due, in whatever order they stand in the file."""
    library = one_file(tmp_path, RESTING)
    one, other = (
        found(library, case_of(**facts), name=f"land.one.{name}")
        for name in ("top_up", "consolation")
    )
    assert (one.outcome, bounds(one)) == top_up
    assert (other.outcome, bounds(other)) == consolation


def test_an_amount_that_is_not_known_leaves_eligibility_known(tmp_path: Path) -> None:
    """Who is certified has the base grant, whatever it comes to: the consolation is not due."""
    library = one_file(tmp_path, RESTING)
    assert found(library, case_of(certified=True), name="land.one.consolation").outcome is NOT_DUE


# --- papers

PAPERS = """incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    trigger: workshop.applied_on
    when: {id: c, when: workshop.certified, text: TEXT, evidence: [licence]}
    amount: workshop.spent
    evidence: [deed]
"""


@pytest.mark.parametrize(
    ("papers", "held", "outstanding"),
    [
        (UNKNOWN, (), ("deed", "licence")),
        ((), (), ("deed", "licence")),
        ((Paper(kind=PaperKind.LICENCE),), ("licence",), ("deed",)),
        ((Paper(kind=PaperKind.LICENCE, valid_to=ON),), ("licence",), ("deed",)),
        ((Paper(kind=PaperKind.LICENCE, valid_to=date(2022, 12, 30)),), (), ("deed", "licence")),
        ((Paper(kind=PaperKind.DEED), Paper(kind=PaperKind.LICENCE)), ("deed", "licence"), ()),
        (
            (Paper(kind=PaperKind.DEED, valid_to=date(2020, 1, 1)), Paper(kind=PaperKind.DEED)),
            ("deed",),
            ("licence",),
        ),
    ],
)
def test_papers_are_held_expired_or_outstanding(
    tmp_path: Path, papers: object, held: tuple[str, ...], outstanding: tuple[str, ...]
) -> None:
    """A paper counts up to and including its last day; papers never change the outcome."""
    library = one_file(tmp_path, PAPERS)
    case = attrs.evolve(case_of(certified=True, spent=yuan(7)), papers=papers)  # type: ignore[arg-type]
    determination = found(library, case)
    assert (determination.evidence_held, determination.evidence_outstanding) == (held, outstanding)
    assert (determination.outcome, determination.amount) == (DUE, yuan(7))
    assert condition(determination, "c").evidence_held == tuple(
        paper for paper in held if paper == "licence"
    )


@pytest.mark.parametrize(
    ("certified", "green", "outstanding"),
    [
        (T, F, ("deed",)),
        (F, T, ("licence",)),
        (T, T, ("deed", "licence")),
        (F, F, ("deed", "licence")),
        (U, F, ("deed", "licence")),
        (U, T, ("licence",)),
    ],
)
def test_of_alternatives_only_those_that_hold_ask_for_papers(
    tmp_path: Path, certified: object, green: object, outstanding: tuple[str, ...]
) -> None:
    """Once one of them holds, nobody has to prove the others.

    While none does, any of them might be proven.
    """
    either = "{any: [{when: workshop.certified, evidence: [deed]}, {when: workshop.green, evidence: [licence]}]}"
    library = one_file(
        tmp_path, granted_if(f"{{id: c, text: TEXT, any: {either.removeprefix('{any: ')}")
    )
    determination = found(library, case_of(certified=certified, green=green))
    assert condition(determination, "c").evidence_outstanding == outstanding


@pytest.mark.parametrize(
    ("certified", "green", "holds"),
    [(T, T, T), (T, F, F), (F, U, F), (T, U, None), (U, U, None), (U, F, F)],
)
def test_a_condition_of_several_facts_is_told_once(
    tmp_path: Path, certified: object, green: object, holds: object
) -> None:
    """It holds if all its facts do, and is asked for all its papers."""
    library = one_file(
        tmp_path,
        granted_if(
            "{id: c, when: workshop.certified and workshop.green, text: TEXT, evidence: [licence]}"
        ),
    )
    only = condition(found(library, case_of(certified=certified, green=green)), "c")
    assert (only.holds, only.parts, only.evidence_outstanding) == (holds, (), ("licence",))


# --- who benefits, in kind, what ends

IN_KIND = """roles:
  landlord: {zh: 房东, en: landlord}
incentives:
  land: {title: TEXT, kind: in_kind, cite: '1', trigger: workshop.applied_on, when: {id: c, when: workshop.certified, text: TEXT}}
  rent:
    title: TEXT
    kind: grant
    cite: '1'
    trigger: workshop.applied_on
    amount: workshop.spent
    beneficiary: [{when: workshop.green, is: landlord}, {otherwise: applicant}]
"""


def test_what_is_given_in_kind_is_decided_but_not_valued(tmp_path: Path) -> None:
    """It has an outcome and no amount."""
    library = one_file(tmp_path, IN_KIND)
    results = [
        found(library, case_of(certified=truth), name="land.one.land") for truth in (T, F, U)
    ]
    assert [(each.outcome, each.amount, each.amount_range) for each in results] == [
        (DUE, None, None),
        (NOT_DUE, None, None),
        (OPEN, None, None),
    ]


@pytest.mark.parametrize(("green", "role"), [(T, "landlord"), (F, "applicant"), (U, "unknown")])
def test_the_beneficiary_may_differ_by_case(tmp_path: Path, green: object, role: str) -> None:
    """Where a fact decides that is not known, the amount stands and the beneficiary does not."""
    determination = found(
        one_file(tmp_path, IN_KIND), case_of(spent=yuan(9), green=green), name="land.one.rent"
    )
    assert (determination.beneficiary, determination.outcome, determination.amount) == (
        role,
        DUE,
        yuan(9),
    )
    assert missing_of(determination) == ({"workshop.green"} if green is U else set())


def test_what_others_get_is_not_the_applicants(tmp_path: Path) -> None:
    """Totals keep them apart."""
    assessment = assess(
        case_of(spent=yuan(9), green=True, certified=False), one_file(tmp_path, IN_KIND), on=ON
    )
    assert (assessment.totals["cash"], assessment.totals_for_others) == (
        yuan(0),
        {"landlord": yuan(9)},
    )


@pytest.mark.parametrize(
    ("on", "ends_on"),
    [
        (date(2022, 12, 30), None),
        (date(2022, 12, 31), date(2023, 12, 31)),
        (date(2023, 12, 31), date(2023, 12, 31)),
        (date(2024, 1, 1), None),
    ],
)
def test_a_clause_that_ends_within_the_year_is_told(
    tmp_path: Path, on: date, ends_on: date | None
) -> None:
    """From twelve months before its last day, up to that day."""
    library = one_file(tmp_path, grants(grant="workshop.spent"), last="2023-12-31")
    assert found(library, case_of(spent=yuan(1)), on=on).ends_on == ends_on


# --- what is missing


def test_the_fact_that_settles_most_comes_first(tmp_path: Path) -> None:
    """Whether it is certified settles the outcome; the amount that is spent only the amount."""
    library = one_file(
        tmp_path,
        granted_if(
            "{all: [{id: c, when: workshop.certified, text: TEXT}, {id: g, when: workshop.green or workshop.staff > few, text: TEXT}]}",
            amount="ten",
        ),
    )
    assert next(each.id for each in found(library, case_of()).missing) == "workshop.certified"


def test_what_narrows_the_range_most_comes_first(tmp_path: Path) -> None:
    """A fact worth up to a thousand before one worth up to ten."""
    section = """parameters:
  small: {text: TEXT, unit: CNY/person, values: [{value: 1, cite: '1'}]}
  per_house: {text: TEXT, unit: CNY/m2, values: [{value: 3, cite: '1'}]}
""" + grants(grant="workshop.staff * small + sum(h.area * per_house for h in houses)")
    case = attrs.evolve(case_of(), houses=(House(),))
    missing = found(one_file(tmp_path, section), case).missing
    assert [each.id for each in missing] == ["houses[0].area", "workshop.staff"]


def test_only_what_matters_is_missing(tmp_path: Path) -> None:
    """A fact that cannot change the outcome or the amount is not asked for."""
    library = one_file(
        tmp_path,
        SUMS
        + grants(grant="'min(workshop.spent, ten) if workshop.certified or workshop.green else 0'")
        + READ_ALL,
    )
    determination = found(library, case_of(spent=yuan(500), certified=True))
    assert (determination.outcome, determination.amount, determination.missing) == (
        DUE,
        yuan(10),
        (),
    )
    assert missing_of(found(library, case_of(spent=yuan(500)))) == {
        "workshop.certified",
        "workshop.green",
    }


def library_by_epochs(folder: Path) -> Library:
    return one_file(
        folder,
        """charges:
  tax:
    title: TEXT
    for_each: houses
    accrues: by_month
    amount: yearly * house.area if house.used else 0
    cite: '1'
parameters:
  yearly:
    text: TEXT
    unit: CNY/m2/year
    values: [{to: 2022-03-15, value: 12, cite: '1'}, {from: 2022-03-16, value: 24, cite: '1'}]
incentives:
  grant: {title: TEXT, kind: exemption, cite: '1', relieves: tax}
""",
    )


def test_each_month_is_judged_by_the_law_and_the_status_of_its_last_day(tmp_path: Path) -> None:
    """A rate that changes in mid-March holds for March.

    A status that ends on 30 May does not hold for May.
    """
    library = library_by_epochs(tmp_path)
    used = (Period(date(2021, 1, 1), date(2022, 5, 30)), Period(date(2022, 7, 31)))
    determination = found(library, houses(House(area=Decimal(10), used=used)), on=date(2022, 8, 31))
    assert [part.amount for part in determination.working] == [10, 10, 20, 20, 0, 0, 20, 20]
    assert [part.label for part in determination.working][::7] == [
        "houses[0] 2022-01",
        "houses[0] 2022-08",
    ]
    assert determination.amount == yuan(100)


def test_a_month_counts_from_its_last_day_on(tmp_path: Path) -> None:
    """On 30 July what July bears is not settled yet, on 31 July it is."""
    library = library_by_epochs(tmp_path)
    used = (Period(date(2021, 1, 1)),)
    case = houses(House(area=Decimal(10), used=used))
    last = {
        on: found(library, case, on=on).working[-1].label
        for on in (date(2022, 7, 30), date(2022, 7, 31))
    }
    assert list(last.values()) == ["houses[0] 2022-06", "houses[0] 2022-07"]


def test_months_of_sales_are_dated_by_their_last_day(tmp_path: Path) -> None:
    """Sales of a month after `on` are left out."""
    section = """charges:
  duty: {title: TEXT, for_each: sales, at: last_day(sale.month), amount: sale.amount, cite: '1'}
incentives:
  grant: {title: TEXT, kind: exemption, cite: '1', relieves: duty}
"""
    case = attrs.evolve(
        case_of(),
        sales=tuple(Sale(month=Month(2022, number), amount=yuan(number)) for number in (3, 11, 12)),
    )
    library = one_file(tmp_path, section)
    assert [found(library, case, on=day).amount for day in (date(2022, 12, 30), ON)] == [
        yuan(14),
        yuan(26),
    ]


def test_the_day_of_application_is_what_workshops_default_to() -> None:
    """The cases of these tests apply in mid-June."""
    assert case_of() == Case(workshop=Workshop(applied_on=APPLIED))

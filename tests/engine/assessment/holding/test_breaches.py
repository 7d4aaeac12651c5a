"""What is told of a condition that the facts of a case break: where, and by which of them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

import incentives
from incentives import NOT_COME_ABOUT, CaseError, CaseFault, NotComeAbout, Role, Unknown, fact
from incentives.facts.field import Choice

NOTICE = """
instrument:
  id: none
  number: 1
  title: {zh: 无, en: none}
  published: 2020-01-01
  in_force: {from: 2020-01-01}
"""
ON = date(2023, 6, 1)


class Kind(Choice):
    GLASS = "glass", "玻璃", "glass"
    STEEL = "steel", "钢", "steel"


@attrs.frozen(kw_only=True)
class Thing:
    """One of the things that are sent."""

    name: str | Unknown = fact("名称", "name")
    kind: Kind | Unknown = fact("种类", "kind")
    mass: Decimal | Unknown = fact("重量", "mass", unit="kg")
    part: Decimal | Unknown = fact("份额", "part", unit="kg")
    packed_on: date | Unknown | NotComeAbout = fact("装箱", "packed on")


def faults_of(
    condition: str,
    folder: Path,
    *things: Thing,
    of_row: bool = False,
    notice: str = "",
    **facts: Any,  # noqa: ANN401
) -> list[CaseFault]:
    """What is told of a case that breaks what is said of its mass, or of each of its things."""

    @attrs.frozen(kw_only=True)
    class Sent:
        mass: Decimal | Unknown = fact(
            "总重", "whole mass", unit="kg", holds=() if of_row else condition
        )
        sealed: bool | Unknown = fact("封签", "sealed")
        sent_on: date | Unknown | NotComeAbout = fact("寄出", "sent on")
        declared: Mapping[str, object] = fact("专项", "declared", role=Role.DECLARED, factory=dict)
        things: tuple[Thing, ...] | Unknown = fact(
            "物品", "things", row="thing", holds=condition if of_row else ()
        )

    folder.joinpath("none.yaml").write_text(NOTICE + notice, encoding="utf-8")
    library = incentives.load_library(folder, vocabulary=Sent)
    try:
        incentives.assess(Sent(things=things, **facts), library, on=ON)
    except CaseError as error:
        return [fault for fault in error.faults if isinstance(fault, CaseFault)]
    return []


def told(faults: list[CaseFault]) -> list[tuple[str, str, str]]:
    """Of each where it stands, and in Chinese and English by what it does not hold."""
    return [
        (fault.path, fault.text.zh.partition("：")[2], fault.text.en.partition("hold: ")[2])
        for fault in faults
    ]


@pytest.mark.parametrize(
    ("condition", "facts", "zh", "en"),
    [
        ("mass < 1 * mass", {"mass": Decimal(5)}, "总重 5 kg", "mass is 5"),
        ("sealed", {"sealed": False}, "封签“否”", "sealed is false"),
        ("not sealed", {"sealed": True}, "封签“是”", "sealed is true"),
        (
            "not happened(sent_on)",
            {"sent_on": date(2023, 5, 1)},
            "寄出2023年5月1日",
            "sent_on is 2023-05-01",
        ),
        ("happened(sent_on)", {"sent_on": NOT_COME_ABOUT}, "寄出空", "sent_on is none"),
    ],
)
def test_each_fact_is_told_with_its_value(
    condition: str, facts: dict[str, Any], zh: str, en: str, tmp_path: Path
) -> None:
    """With its unit, as yes or no, as a day, or that it has not come about."""
    assert [("mass", zh, en)] == told(faults_of(condition, tmp_path, **facts))


def test_a_choice_is_called_what_officers_call_it(tmp_path: Path) -> None:
    """In Chinese; in English as the file says it."""
    things = (Thing(kind=Kind.GLASS, name="甲"), Thing(kind=Kind.STEEL, name="乙"))
    faults = faults_of(
        "thing.kind == steel or thing.name != thing.name", tmp_path, *things, of_row=True
    )
    assert [
        ("things[0]", "种类“玻璃”、名称“甲”", "things[0].kind is 'glass', things[0].name is '甲'")
    ] == told(faults)


def test_a_fact_of_another_row_says_whose_it_is(tmp_path: Path) -> None:
    """The row's own facts do not: where they stand is said before."""
    things = (Thing(mass=Decimal(3)), Thing(mass=Decimal(7)))
    condition = "all(other.mass <= thing.mass for other in things)"
    [(path, zh, en)] = told(faults_of(condition, tmp_path, *things, of_row=True))
    assert ("things[0]", "things[1].mass is 7, things[0].mass is 3") == (path, en)
    other, _, own = zh.partition("、")
    assert other.endswith("的重量 7 kg")
    assert own == "重量 3 kg"


@pytest.mark.parametrize("rows", [7, 8, 9, 12])
def test_so_many_facts_are_told_and_how_many_more_there_are(rows: int, tmp_path: Path) -> None:
    """Eight of them; of more the number of all in Chinese, of the others in English."""
    things = tuple(Thing(mass=Decimal(1)) for _ in range(rows))
    [(_, zh, en)] = told(faults_of("sum(t.mass for t in things) < 0", tmp_path, *things))
    assert min(rows, 8) == en.count(" is 1") == zh.count("重量 1 kg")
    assert en.endswith(f" and {rows - 8} more") is (rows > 8)
    assert zh.endswith(f"等 {rows} 项") is (rows > 8)


@pytest.mark.parametrize(("extreme", "at"), [("max", 1), ("min", 0)])
def test_of_a_greatest_or_least_the_row_is_told_that_it_is(
    extreme: str, at: int, tmp_path: Path
) -> None:
    """The first where several are alike; of what others come to nothing hangs."""
    masses = (2, 7, 7, 2)
    things = tuple(Thing(mass=Decimal(mass)) for mass in masses)
    [(_, _, en)] = told(faults_of(f"{extreme}(t.mass for t in things) < 0", tmp_path, *things))
    assert f"things[{at}].mass is {masses[at]}" == en


def test_what_nobody_has_said_is_told_of_no_breach(tmp_path: Path) -> None:
    """Neither as a fact that is known, nor as one that breaks anything."""
    things = (Thing(mass=Decimal(9)), Thing())
    assert [] == faults_of("sum(t.mass for t in things) < 0", tmp_path, *things)
    [(_, _, en)] = told(
        faults_of(
            "all(t.mass < 0 for t in things) and mass < 0", tmp_path, *things, mass=Decimal(1)
        )
    )
    assert en == "things[0].mass is 9, mass is 1"
    assert [] == faults_of("mass < 0", tmp_path)


def test_what_takes_too_much_to_find_out_refuses_the_case(tmp_path: Path) -> None:
    """A number with more digits than are written, once, with what to do."""
    things = tuple(
        Thing(mass=Decimal(1), part=Decimal(10**14 + 2 * at**3 + 1)) for at in range(400)
    )
    condition = "sum(t.mass / t.part for t in things) > 0 and mass < 0"
    [fault] = faults_of(condition, tmp_path, *things, mass=Decimal(1))
    assert (fault.path, fault.slug) == ("", "too-much-work")
    assert fault.text.en.startswith("it takes over 4,000 digits for one number")
    assert fault.advice is not None


ASKED = """
facts:
  fragile:
    type: boolean
    text: {zh: 易碎, en: fragile}
    default: {value: true, cite: '1'}
    holds: fragile == sealed
  insured:
    type: boolean
    asked_if: sealed
    text: {zh: 保险, en: insured}
    holds: insured == fragile
"""


@pytest.mark.parametrize(
    ("sealed", "given", "broken"),
    [
        (True, {"fragile": True, "insured": True}, []),
        (True, {"fragile": True, "insured": False}, ["insured"]),
        (True, {"fragile": False, "insured": True}, ["fragile", "insured"]),
        (True, {"insured": False}, []),
        (False, {}, []),
        (False, {"fragile": True, "insured": False}, ["fragile"]),
        (None, {"fragile": True, "insured": False}, []),
    ],
)
def test_neither_what_the_law_presumes_nor_what_is_not_asked_breaks_anything(
    sealed: bool | None, given: dict[str, bool], broken: list[str], tmp_path: Path
) -> None:
    """Only what the case says itself, where it is surely asked for."""
    facts = {} if sealed is None else {"sealed": sealed}
    declared = {f"none.{name}": value for name, value in given.items()}
    faults = faults_of(
        "sealed == sealed", tmp_path, notice=ASKED, mass=Decimal(1), declared=declared, **facts
    )
    assert [f"declared.none.{name}" for name in broken] == [fault.path for fault in faults]
    assert {"does-not-hold"} >= {fault.slug for fault in faults}

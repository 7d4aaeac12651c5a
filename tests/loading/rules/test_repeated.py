"""One rule about several things: entries that differ in words only are written once."""

from pathlib import Path

import pytest

from incentives import Library, PolicyError, assess
from incentives.language.written import ExpressionWriter
from tests.engine.small_domain import ON, Case, House, Sale, Workshop, one_file, yuan

APART = """
parameters:
  spent_rate: {text: {zh: 投入补助, en: rate of spent}, unit: 1, values: [{value: 50%, cite: '1'}]}
  profit_rate: {text: {zh: 利润补助, en: rate of profit}, unit: 1, values: {value: 20%, cite: '2'}}
incentives:
  for_spent:
    title: {zh: 按投入补助, en: grant on spent}
    kind: grant
    cite: '1'
    trigger: workshop.applied_on
    when: {id: who, text: {zh: 认证, en: certified}, all: [workshop.certified, workshop.green]}
    amount: workshop.spent * spent_rate
  for_profit:
    title: {zh: 按利润补助, en: grant on profit}
    kind: grant
    cite: '2'
    trigger: workshop.applied_on
    when: {id: who, text: {zh: 认证, en: certified}, all: [workshop.certified, workshop.green]}
    amount: workshop.profit * profit_rate
"""
TOGETHER = """
parameters:
  rates:
    for:
      spent_rate: {zh: 投入, fact: spent, rate: 50%, clause: '1'}
      profit_rate: {zh: 利润, fact: profit, rate: 20%, clause: '2'}
    is: {text: {zh: $zh补助, en: rate of $fact}, unit: 1, values: [{value: $rate, cite: $clause}]}
incentives:
  grants:
    for:
      for_spent: {zh: 投入, fact: spent, rate: spent_rate, clause: '1'}
      for_profit: {zh: 利润, fact: profit, rate: profit_rate, clause: '2'}
    is:
      title: {zh: 按$zh补助, en: grant on $fact}
      kind: grant
      cite: $clause
      trigger: workshop.applied_on
      when: {id: who, text: {zh: 认证, en: certified}, all: [workshop.certified, workshop.green]}
      amount: workshop.$fact * $rate
"""


def said(library: Library) -> list[object]:
    """What the library says, wherever it stands in the file."""
    writer = ExpressionWriter()
    return [
        [
            (one.id, one.text, [(dated.figure, dated.citation) for dated in one.figures])
            for one in library.parameters.values()
        ],
        [
            (one.id, one.title, one.citation, [writer.written(part) for part in one.expressions])
            for one in library.incentives.values()
        ],
        {name: writer.inside(clause) for name, clause in list(writer.clauses.items())},
    ]


def test_it_says_the_same_as_each_written_by_itself(tmp_path: Path) -> None:
    """Names, wordings, clauses, figures and formulas are those of the entries written out."""
    apart, together = one_file(tmp_path / "a", APART), one_file(tmp_path / "b", TOGETHER)
    assert said(apart) == said(together)


def test_each_is_assessed_by_its_own_words(tmp_path: Path) -> None:
    library = one_file(tmp_path, TOGETHER)
    case = Case(
        workshop=Workshop(
            applied_on=ON, spent=yuan(100), profit=yuan(10), certified=True, green=True
        )
    )
    found = assess(case, library, on=ON)
    amounts = [found[f"land.one.{name}"].amount for name in ("for_spent", "for_profit")]
    assert [yuan(50), yuan(2)] == amounts


def test_definitions_are_repeated_over_lists(tmp_path: Path) -> None:
    """The rows may be of different lists, which no argument could stand for."""
    sections = """
definitions:
  totals:
    for:
      area_of_all: {rows: houses, what: area}
      sales_of_all: {rows: sales, what: amount}
    is: {text: TEXT, cite: '1', value: sum(row.$what for row in $rows)}
"""
    library = one_file(tmp_path, sections)
    case = Case(houses=(House(area=7),), sales=(Sale(amount=yuan(3)), Sale(amount=yuan(4))))  # type: ignore[arg-type]
    found = assess(case, library, on=ON)
    values = [found.value(f"land.one.{name}").value for name in ("area_of_all", "sales_of_all")]
    assert [7, 7] == values


@pytest.mark.parametrize(
    ("old", "new", "slugs"),
    [
        ("workshop.$fact * $rate", "workshop.$fact * $rat", {"unknown-word"}),
        ("fact: profit, rate: profit_rate", "fact: profit", {"unknown-word"}),
        ("workshop.$fact * $rate", "workshop.$fact", {"unused-word"}),
        ("    is:\n", "    was:\n", {"unknown-key"}),
        ("workshop.$fact * $rate", "workshop.$fact * / $rate", {"expression-syntax"}),
        (
            "fact: profit, rate: profit_rate",
            "fact: [profit], rate: profit_rate",
            {"expected-value"},
        ),
    ],
)
def test_a_slip_is_told_where_it_is(old: str, new: str, slugs: set[str], tmp_path: Path) -> None:
    """One that is in what is repeated is told at its place there."""
    assert old in TOGETHER
    text = TOGETHER.replace(old, new)
    with pytest.raises(PolicyError) as refused:
        one_file(tmp_path, text)
    assert slugs == {fault.slug for fault in refused.value.faults}


def test_a_dollar_elsewhere_is_a_dollar(tmp_path: Path) -> None:
    """Outside of an entry with `for` nothing is put in place of anything."""
    library = one_file(tmp_path, APART.replace("grant on spent", "grant on $fact"))
    assert "grant on $fact" == library.incentives["land.one.for_spent"].title.en

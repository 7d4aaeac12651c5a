"""Checked expressions as text, made to be compared."""

from pathlib import Path

import pytest

from incentives.language.written import ExpressionWriter
from tests.engine.small_domain import one_file

PARAMETERS = """parameters:
  paid: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}
  share: {text: TEXT, unit: '1', values: [{value: 50%, cite: '1'}]}
  by_trade:
    text: TEXT
    unit: CNY
    by: workshop.trade
    values: [{table: {joiner: 10, smith: 20, baker: 20}, cite: '1'}]
  bands: {text: TEXT, unit: '1', brackets_of: CNY, values: [{brackets: [{value: 10%}], cite: '1'}]}
"""


@pytest.mark.parametrize(
    ("formula", "written"),
    [
        ("workshop.spent * share + paid", "(workshop.spent * land.one.share) + land.one.paid"),
        ("workshop.spent * (share + share)", "workshop.spent * (land.one.share + land.one.share)"),
        ("workshop.spent - (paid - paid)", "workshop.spent - (land.one.paid - land.one.paid)"),
        ("(workshop.spent - paid) - paid", "(workshop.spent - land.one.paid) - land.one.paid"),
        ("min(workshop.spent, paid)", "min(workshop.spent, land.one.paid)"),
        ("-paid", "-land.one.paid"),
        ("by_trade[workshop.trade]", "land.one.by_trade[workshop.trade]"),
        ("marginal(bands, workshop.spent)", "marginal(land.one.bands, workshop.spent)"),
        (
            "sum(s.amount for s in sales if not s.exported)",
            "sum(s.amount for s in sales if not s.exported)",
        ),
        (
            "paid if workshop.trade in {smith, baker} and workshop.green else 0",
            "land.one.paid if (workshop.trade in {baker, smith}) and workshop.green else 0",
        ),
        (
            "paid if law_date >= workshop.opened_on else workshop.spent",
            "land.one.paid if law_date >= workshop.opened_on else workshop.spent",
        ),
    ],
)
def test_what_means_the_same_is_written_the_same(
    tmp_path: Path, formula: str, written: str
) -> None:
    """With brackets wherever the order matters, and every name by its full id."""
    unused = "share * paid + by_trade[joiner] + marginal(bands, paid)"
    grants = "".join(
        f"  {name}: "
        "{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, "
        f"amount: '{amount}'}}\n"
        for name, amount in (("grant", formula), ("rest", unused))
    )
    library = one_file(tmp_path, PARAMETERS + "incentives:\n" + grants)
    amount = library.incentives["land.one.grant"].benefit.worth
    assert amount is not None
    assert ExpressionWriter().written(amount) == written


def test_a_clause_with_an_id_is_set_apart(tmp_path: Path) -> None:
    """So that a change inside it is not one of the whole.

    One without is written where it stands, with its wording.
    """
    condition = (
        "{all: [{id: green, when: workshop.green, text: TEXT, evidence: [deed]}, "
        "{when: workshop.certified, text: TEXT}]}"
    )
    grant = (
        "  grant: "
        "{title: TEXT, kind: in_kind, cite: '4', trigger: workshop.applied_on, "
        f"when: {condition}}}\n"
    )
    library = one_file(tmp_path, "incentives:\n" + grant)
    found = library.incentives["land.one.grant"].condition
    assert found is not None
    writer = ExpressionWriter()
    whole = writer.written(found)
    assert whole == "[green] and workshop.certified «甲; a; No. land.one 4; published»"
    assert (
        writer.inside(writer.clauses["green"]) == "workshop.green «No. land.one 4; published; deed»"
    )

"""What is named often is worked out once: limits count work, not text."""

from decimal import Decimal
from pathlib import Path

import pytest

from incentives import Assessment, Library, Outcome, PolicyError, assess
from incentives.checking.advising.divisors import unguarded_divisions
from tests.engine.small_domain import ON, case_of, instrument, write_library, yuan

GRANT = """incentives:
  grant: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, BODY}
"""
TIMES = 40


def library_of(folder: Path, definitions: dict[str, str], body: str) -> Library:
    lines = [f"  {name}: {{text: TEXT, cite: '1', {said}}}" for name, said in definitions.items()]
    sections = "\n".join(["definitions:", *lines, GRANT.replace("BODY", body)])
    return write_library(folder, {"land/one.yaml": instrument("land.one", sections)})


def answered(library: Library, **workshop: object) -> Assessment[object]:
    return assess(case_of(**workshop), library, on=ON)


def doubled(first: str, last: str = "{0} + {0}") -> dict[str, str]:
    """Each names the one before twice, so that the last one holds the first 2 ** 40 times."""
    later = {f"d{n}": f"value: {last.format(f'd{n - 1}')}" for n in range(1, TIMES + 1)}
    return {"d0": f"value: {first}", **later}


@pytest.mark.parametrize("is_turned", [False, True], ids=["in order", "turned round"])
def test_what_is_named_twice_is_worked_out_once(tmp_path: Path, *, is_turned: bool) -> None:
    """A definition counts once; its amount is exact, and the sheet is short."""
    definitions = doubled("workshop.spent")
    if is_turned:
        definitions = dict(reversed(definitions.items()))
    library = library_of(tmp_path, definitions, f"amount: d{TIMES}")
    assessment = answered(library, spent=yuan("0.01"))
    grant = assessment["land.one.grant"]
    assert grant.outcome is Outcome.ELIGIBLE
    assert grant.amount is not None
    assert grant.amount.amount == Decimal(2**TIMES) / 100
    assert len(assessment.record) < 200_000
    assert [] == list(unguarded_divisions(library))


def test_so_are_conditions_and_factors(tmp_path: Path) -> None:
    """Those that hold if one before holds and holds; a factor that is squared and squared."""
    conditions = {"c0": "when: workshop.green"} | {
        f"c{n}": f"when: c{n - 1} and (c{n - 1} or c{n - 1})" for n in range(1, TIMES + 1)
    }
    one = doubled("workshop.spent / workshop.spent", "{0} * {0}")
    library = library_of(
        tmp_path, {**conditions, **one}, f"when: c{TIMES}, amount: 'workshop.spent * d{TIMES}'"
    )
    for green, outcome in ((True, Outcome.ELIGIBLE), (False, Outcome.INELIGIBLE)):
        grant = answered(library, spent=yuan(7), green=green)["land.one.grant"]
        assert grant.outcome is outcome
    assert len(list(unguarded_divisions(library))) == 1
    assert Outcome.UNDETERMINED is answered(library, spent=yuan(7))["land.one.grant"].outcome


def test_a_long_row_of_definitions_is_worked_out_and_told(tmp_path: Path) -> None:
    """Sixty that rest on each other, in whatever order they stand; one more is too many."""
    row = {f"d{n}": f"value: d{n + 1} + workshop.spent" for n in range(59)}
    library = library_of(tmp_path / "sixty", {**row, "d59": "value: workshop.spent"}, "amount: d0")
    grant = answered(library, spent=yuan(2))["land.one.grant"]
    assert grant.amount == yuan(120)
    row["d59"] = "value: d60 + workshop.spent"
    with pytest.raises(PolicyError, match="61 definitions rest on each other in a row"):
        library_of(tmp_path / "more", {**row, "d60": "value: workshop.spent"}, "amount: d0")


def test_the_terms_of_all_definitions_count(tmp_path: Path) -> None:
    """A hundred and sixty of 132 terms are too many, a hundred are not."""
    many = "value: 'max(" + ", ".join(["x"] * 130) + ")'"
    for number, fits in ((100, True), (160, False)):
        definitions = {f"d{n}": many for n in range(number)}
        body = "amount: 'max(" + ", ".join(definitions) + ")'"
        definitions["x"] = "value: workshop.spent"
        if fits:
            library_of(tmp_path / str(number), definitions, body)
            continue
        with pytest.raises(PolicyError, match=r"has 21,\d\d\d terms, over 20,000"):
            library_of(tmp_path / str(number), definitions, body)

"""Of some incentives alone: the others are not told, and take no part in any choice."""

import json
from datetime import date
from pathlib import Path

import attrs
import pytest

from incentives import CaseError, Library, assess, reassess
from incentives.values.number import Exact
from tests.engine.small_domain import ON, Case, House, Payout, bounds, case_of, one_file, yuan

AMOUNTS = {"a": 100, "b": 70, "c": 40}


def library_of(folder: Path, relation: str, each: str = "") -> Library:
    """`each`: what the grants say besides, for one of each row of a list."""
    entries = "".join(
        f"  {name}: {{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, "
        f"{each}amount: most_{name}}}\n"
        for name in AMOUNTS
    )
    figures = "".join(
        f"  most_{name}: {{text: TEXT, unit: CNY, values: [{{value: {most}, cite: '1'}}]}}\n"
        for name, most in AMOUNTS.items()
    )
    if "at_most: cap" in relation:
        figures += "  cap: {text: TEXT, unit: CNY, values: [{value: 90, cite: '1'}]}\n"
    return one_file(
        folder,
        f"parameters:\n{figures}incentives:\n{entries}relations: [{{{relation}, cite: '7'}}]\n",
    )


def told(library: Library, *names: str, case: Case | None = None) -> dict[str, Exact | None]:
    only = [f"land.one.{name}" for name in names] if names else None
    found = assess(case if case is not None else case_of(), library, on=ON, only=only)
    return {each.incentive.rpartition(".")[2]: bounds(each)[0] for each in found}


@pytest.mark.parametrize(
    ("relation", "all_of_them", "only_b", "b_and_c"),
    [
        ("excludes: {incentive: b, by: a}", (100, 0, 40), 70, (70, 40)),
        ("one_of: [a, b]", (100, 0, 40), 70, (70, 40)),
        ("higher_of: [a, b]", (100, 0, 40), 70, (70, 40)),
        ("deducts: {from: a, what: b}", (30, 70, 40), 70, (70, 40)),
        ("deducts: {from: b, what: c}", (100, 30, 40), 70, (30, 40)),
        ("shared_cap: {of: [a, b], at_most: cap}", (90, 0, 40), 70, (70, 40)),
    ],
)
def test_what_is_not_asked_for_takes_part_in_nothing(
    tmp_path: Path, relation: str, all_of_them: object, only_b: int, b_and_c: object
) -> None:
    """It neither displaces nor lessens what is asked for; among those asked for all holds."""
    library = library_of(tmp_path, relation)
    every = tuple(told(library).values())
    assert sum(all_of_them) == sum(every)  # type: ignore[arg-type, call-overload]
    assert {"b": only_b} == told(library, "b")
    assert dict(zip("bc", b_and_c, strict=True)) == told(library, "c", "b")  # type: ignore[call-overload]


def test_what_was_paid_before_counts_though_it_is_not_asked_for(tmp_path: Path) -> None:
    """A grant for the same thing that was paid uses it up, whatever is applied for now."""
    library = library_of(
        tmp_path,
        "once_per: {of: [{incentive: a, key: house.id}, {incentive: b, key: house.id}]}",
        "for_each: houses, subject: house.id, ",
    )
    standing = attrs.evolve(case_of(), houses=(House(id="h1"),), payouts=())
    assert {"b": 70} == told(library, "b", case=standing)
    paid = Payout(incentive="land.one.a", subject="h1", amount=yuan(100), paid_on=date(2022, 7, 1))
    assert {"b": 0} == told(library, "b", case=attrs.evolve(standing, payouts=(paid,)))


def test_totals_and_the_record_are_of_what_is_asked_for(tmp_path: Path) -> None:
    """They say so, in the order of the library; an assessment of all is written as ever."""
    library = library_of(tmp_path, "one_of: [a, b]")
    some = assess(case_of(), library, on=ON, only=["land.one.c", "land.one.b"])
    assert ("land.one.b", "land.one.c") == some.only
    assert yuan(110) == some.totals["cash"]
    assert ["land.one.b", "land.one.c"] == json.loads(some.to_json())["only"]
    every = assess(case_of(), library, on=ON)
    assert None is every.only
    assert "only" not in json.loads(every.to_json())
    assert some.fingerprint != every.fingerprint


def test_it_is_reassessed_of_the_same(tmp_path: Path) -> None:
    """Nothing that was never asked for comes out as new."""
    library = library_of(tmp_path, "one_of: [a, b]")
    only = ["land.one.b"]
    ledger = reassess(case_of(), library, on=ON, was=date(2019, 1, 1), now=ON, only=only)
    assert ["land.one.b"] == [entry.incentive for entry in ledger]
    assert ("land.one.b",) == ledger.after.only


def test_what_the_library_has_not_is_told(tmp_path: Path) -> None:
    """It is no reason to assess nothing, or all."""
    library = library_of(tmp_path, "one_of: [a, b]")
    with pytest.raises(CaseError, match=r"land\.one\.bb.*\[unknown-incentive\]") as refused:
        assess(case_of(), library, on=ON, only=["land.one.b", "land.one.bb"])
    (fault,) = refused.value.faults
    assert "land.one.bb" in str(fault.text)
    for odd in ((), "land.one.b"):
        with pytest.raises(TypeError, match="only must be"):
            assess(case_of(), library, on=ON, only=odd)

"""Sums and products of many terms: one level, the same number, and deep nesting still refused."""

import json
from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import Language, Outcome, assess
from incentives.language.characters import ExpressionFault
from incentives.language.parser import parse
from incentives.language.printer import print_syntax
from incentives.language.syntax import Apply, Name, Number, Syntax
from incentives.report.printing.text import print_text
from incentives.report.rule.sheet import rule_sheet
from incentives.values.span import Span
from tests.engine.small_domain import ON, case_of, found, one_file, yuan
from tests.language.trees import NOWHERE


def levels(tree: Syntax) -> int:
    """How deep the tree is; a name has no level."""
    if not isinstance(tree, Apply):
        return 0
    return 1 + max(levels(argument) for argument in tree.arguments)


@pytest.mark.parametrize("count", [3, 80, 200])
def test_a_chain_stands_from_its_first_term_to_its_last(count: int) -> None:
    """And so does each part of it, however many terms it has."""
    text = " + ".join(f"{'a' * (1 + at % 3)}.b" for at in range(count))
    at = Span(file="a.yaml", line=3, column=7, length=len(text))
    waiting: list[Syntax] = [parse(text, at=at)]
    assert (7, len(text)) == (waiting[0].span.column, waiting[0].span.length)
    while waiting:
        tree = waiting.pop()
        if isinstance(tree, Apply):
            first, second = tree.arguments
            assert tree.span.column == first.span.column
            assert ends(tree) == ends(second)
            assert ends(first) + 3 == second.span.column
            waiting += [first, second]


def ends(tree: Syntax) -> int:
    """The column after its last character."""
    return tree.span.column + tree.span.length


def value(tree: Syntax) -> Fraction | None:
    """What it comes to, worked out plainly; a quotient by zero does not exist."""
    if isinstance(tree, Number):
        return tree.value
    assert isinstance(tree, Apply)
    left, right = (value(argument) for argument in tree.arguments)
    if left is None or right is None or (tree.operator == "/" and right == 0):
        return None
    match tree.operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right


def from_the_left(numbers: list[int], signs: list[str]) -> Fraction | None:
    """The chain as it is written, one term after the other."""
    total: Fraction | None = Fraction(numbers[0])
    for sign, number in zip(signs, numbers[1:], strict=False):
        if total is None or (sign == "/" and number == 0):
            return None
        match sign:
            case "+":
                total += number
            case "-":
                total -= number
            case "*":
                total *= number
            case _:
                total /= number
    return total


@pytest.mark.parametrize("sign", ["+", "-", "*"])
def test_a_thousand_terms_are_ten_levels(sign: str) -> None:
    """They are printed back, and read as the same tree again."""
    tree = parse(f" {sign} ".join(["ab"] * 1_000), at=NOWHERE)
    assert 10 == levels(tree)
    assert tree == parse(print_syntax(tree), at=NOWHERE)


def test_what_fits_is_as_it_was() -> None:
    """Up to sixty levels each operator stands around all before it."""
    tree = parse(" + ".join(["ab"] * 61), at=NOWHERE)
    assert 60 == levels(tree)
    assert Name(("ab",), span=NOWHERE) == tree.arguments[1] if isinstance(tree, Apply) else False
    assert 6 == levels(parse(" + ".join(["ab"] * 62), at=NOWHERE))


@pytest.mark.parametrize("sign", ["and", "or"])
def test_a_thousand_conditions_are_one_level(sign: str) -> None:
    assert 1 == levels(parse(f" {sign} ".join(["ab"] * 1_000), at=NOWHERE))


@given(
    st.sampled_from(["+-", "*/"]).flatmap(
        lambda signs: st.tuples(
            st.lists(st.integers(0, 3), min_size=62, max_size=90),
            st.lists(st.sampled_from(signs), min_size=90, max_size=90),
        )
    )
)
def test_a_chain_comes_to_the_same_number(chain: tuple[list[int], list[str]]) -> None:
    """Whatever the signs are; what cannot be divided does not exist either way."""
    numbers, signs = chain
    text = str(numbers[0]) + "".join(
        f" {sign} {number}" for sign, number in zip(signs, numbers[1:], strict=False)
    )
    with suppress(ExpressionFault):  # of divisions alone there may be too many
        assert from_the_left(numbers, signs) == value(parse(text, at=NOWHERE))


def test_a_fault_within_stands_at_its_term() -> None:
    """The columns of a long chain are those of the text."""
    text = " + ".join([*["ab"] * 500, "_c", *["ab"] * 500])
    with pytest.raises(ExpressionFault) as caught:
        parse(text, at=NOWHERE)
    assert ("forbidden-name", 5 * 500 + 1) == (caught.value.slug, caught.value.span.column)


@pytest.mark.parametrize("form", ["({} + b)", "(b * {})", "-({} + b)"])
def test_deep_nesting_of_chains_is_refused(form: str) -> None:
    text = "a"
    for _ in range(61):
        text = form.format(text)
    with pytest.raises(ExpressionFault, match="nested over 60 levels"):
        parse(text, at=NOWHERE)


TERMS = ["workshop.spent", "workshop.profit"] * 500
LONG = {
    "written": ">-\n      " + "\n      + ".join(TERMS),
    "listed": "\n      sum:\n" + "".join(f"        - {term}\n" for term in TERMS),
}
GRANT = """
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    trigger: workshop.applied_on
    amount: """


@pytest.mark.parametrize("amount", LONG.values(), ids=LONG)
def test_a_sum_of_a_thousand_is_assessed_and_told(amount: str, tmp_path: Path) -> None:
    """Exactly, with its working, and as a range where a term is missing."""
    library = one_file(tmp_path, GRANT + amount + "\n")
    case = case_of(spent=yuan(2), profit=yuan(-1))
    assessment = assess(case, library, on=ON)
    assert yuan(500) == assessment["land.one.grant"].amount
    assert json.loads(assessment.record)["determinations"][0]["working"]
    told = print_text(rule_sheet("land.one.grant", library, Language.EN), Language.EN)
    assert 500 == "".join(told.split()).count("profit")
    partial = found(library, case_of(profit=yuan(-1)))
    assert Outcome.UNDETERMINED is partial.outcome
    assert ["workshop.spent"] == [missing.id for missing in partial.missing]


def test_a_thousand_conditions_are_assessed(tmp_path: Path) -> None:
    """A thousand of them in one line hold or not as one."""
    terms = ["workshop.green"] * 999 + ["workshop.certified"]
    when = "    when:\n      id: all\n      text: TEXT\n      when: >-\n        "
    condition = "\n        and ".join(terms)
    library = one_file(tmp_path, f"{GRANT}workshop.spent\n{when}{condition}\n")
    outcomes = [
        found(library, case_of(spent=yuan(1), green=True, certified=certified)).outcome
        for certified in (True, False)
    ]
    assert [Outcome.ELIGIBLE, Outcome.INELIGIBLE] == outcomes

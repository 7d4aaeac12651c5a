"""What names a row by its key, another incentive, a level of government, or a day of the law."""

import pytest

from incentives.errors import Sentence
from incentives.language.expression import Expression, Gather, walk
from incentives.language.types import TextType
from incentives.language.written import ExpressionWriter
from tests.language.fake_scope import TENURE, check


def written(text: str) -> str:
    """The expression as it is understood, written out."""
    found, faults = check(text)
    assert [] == faults
    return ExpressionWriter().written(found)


def english(sentence: str | Sentence) -> str:
    return sentence if isinstance(sentence, str) else sentence.en


KEYED = [
    "tenants[project.remark].since <= project.begun",
    "tenants[tenants[project.remark].name].since <= project.begun",
    "any(tenants[t.name].since <= t.since for t in tenants)",
    "any(tenants[tenant.name].since <= tenant.since for tenant in tenants)",
]


@pytest.mark.parametrize("text", KEYED)
def test_a_row_is_named_by_its_key(text: str) -> None:
    """By a fact of the case, of another row, or of a row that is itself named."""
    assert text == written(text)


@pytest.mark.parametrize("text", KEYED)
def test_no_two_rows_that_are_named_have_the_same_variable(text: str) -> None:
    """Nor one that an author could have written."""
    found, _ = check(text)
    keyed = [part for part in walk(found) if isinstance(part, Gather) and "[]" in part.variable]
    names = [gather.variable for gather in keyed]
    assert names
    for gather in keyed:
        around = {other.variable for other in keyed if gather in walk(inside(other))}
        assert gather.variable not in around


def inside(gather: Gather) -> Expression:
    """What is said of the row, where its variable has a meaning."""
    return gather.body


def test_what_a_named_row_says_has_its_type() -> None:
    """It is compared as a fact of the row itself."""
    found, faults = check("tenants[project.remark].tenure")
    assert ([], TENURE) == (faults, found.type)
    found, faults = check("tenants[project.remark].name")
    assert ([], TextType()) == (faults, found.type)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        (
            "in_force(project.begun)",
            "(project.begun >= first_day_of(notice)) and (project.begun <= last_day_of(notice))",
        ),
        ("amount_of(grant) > 0", "amount_of(grant) > 0"),
        ("is_eligible(grant)", "is_eligible(grant)"),
        ("granted_by(city) > 0", "(amount_of(grant) + amount_of(grant)) > 0"),
        ("granted_by(village) + cap", "0 + cap"),
        (
            "any(any(precedes(b, a) for b in bills) for a in bills)",
            "any(any(precedes(b, b.month, a, a.month) for b in bills) for a in bills)",
        ),
    ],
)
def test_a_form_is_written_out(text: str, means: str) -> None:
    """By the first and last day, the incentive, all that a level gives, the order of rows."""
    assert means == written(text)


@pytest.mark.parametrize(
    ("text", "column", "slug", "message"),
    [
        (
            "tenants[project.tenure].since <= project.begun",
            *(9, "wrong-type", "expected free text, found a value of 'Tenure'"),
        ),
        (
            "tenants[project.remark, project.remark].since <= project.begun",
            *(1, "unknown-form"),
            "a row is named by one key, and a fact of it stands after a dot",
        ),
        (
            "tenants[project.remark] == 0",
            *(1, "unknown-form"),
            "a row is named by one key, and a fact of it stands after a dot",
        ),
        (
            "bills[project.remark].paid > 0",
            *(1, "wrong-type", "no one fact tells the rows of 'bills' apart"),
        ),
        (
            "tenants[project.remark].sinse <= project.begun",
            *(1, "unknown-name", "unknown name 'sinse'"),
        ),
        ("in_force()", 1, "wrong-type", "'in_force' takes one day, found 0 arguments"),
        (
            "in_force(project.begun, project.ended)",
            *(1, "wrong-type", "'in_force' takes one day, found 2 arguments"),
        ),
        ("in_force(cap)", 10, "wrong-type", "expected a date, found a number in CNY"),
        ("amount_of(loan) > 0", 11, "unknown-incentive", "unknown incentive 'loan'"),
        (
            "is_eligible(grant, grant)",
            *(1, "wrong-type", "'is_eligible' takes the name of one incentive"),
        ),
        ("amount_of(cap + cap)", 1, "wrong-type", "'amount_of' takes the name of one incentive"),
        ("granted_by(town) > 0", 12, "unknown-name", "unknown level 'town'"),
        ("granted_by()", 1, "wrong-type", "'granted_by' takes the name of one level"),
        ("granted_by(cap + cap) > 0", 1, "wrong-type", "'granted_by' takes the name of one level"),
        ("rates[owned, owned]", 1, "wrong-type", "the table has 1 key(s), found 2"),
        ("cap[owned]", 1, "wrong-type", "expected a table, found a number in CNY"),
        (
            "rates[owned].x",
            *(1, "unknown-form", "'rates' has no rows, so nothing stands after its brackets"),
        ),
        (
            "rates[project.colour]",
            *(7, "wrong-type", "expected a value of 'Tenure', found a value of 'Colour'"),
        ),
        (
            "marginal(bands)",
            *(1, "wrong-type", "'marginal' takes a schedule of brackets and a number"),
        ),
        (
            "step(cap, cap)",
            *(1, "wrong-type", "'step' takes a schedule of brackets and a number"),
        ),
        ("step(bands, share)", 13, "wrong-type", "expected a number in CNY, found a plain number"),
        ("step(lost, share)", 6, "unknown-name", "unknown name 'lost'"),
        (
            "largest(cap, (b.paid for b in bills))",
            *(9, "wrong-type", "expected a plain number, found a number in CNY"),
        ),
        (
            "any(any(precedes(b, a, a) for b in bills) for a in bills)",
            *(9, "wrong-type", "'precedes': expected 2 arguments, found 3"),
        ),
        (
            "any(precedes(a) for a in bills)",
            *(5, "wrong-type", "'precedes': expected 2 arguments, found 1"),
        ),
        (
            "any(precedes(room, a) for a in bills)",
            *(14, "wrong-type"),
            "no date or month says in which order the rows of 'room' come",
        ),
        (
            "any(precedes(share, a) for a in bills)",
            *(14, "wrong-type", "'precedes' takes two rows, by their names"),
        ),
    ],
)
def test_what_fits_no_form_is_told_once_where_it_stands(
    text: str, column: int, slug: str, message: str
) -> None:
    """With what was expected and what was found."""
    _, (fault,) = check(text)
    assert (column, slug, message) == (fault.span.column, fault.slug, english(fault.message))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("tenants[project.remark] == 0", "Write: tenants[name].…"),
        ("bills[project.remark].paid > 0", "Write: max(row.… for row in bills if …)"),
        ("tenants[project.remark].sinse <= project.begun", "Did you mean 'since'?"),
    ],
)
def test_the_right_form_is_written_out(text: str, hint: str) -> None:
    """Where there is one; a fact of such rows of nearly that name is named."""
    _, (fault,) = check(text)
    assert fault.hint is not None
    assert hint == english(fault.hint)


def test_how_many_count_does_not_speak_of_the_rows_that_are_counted() -> None:
    """Their variable has no meaning there."""
    text = "largest(b.paid / b.paid, (b.paid for b in bills))"
    _, faults = check(text)
    assert ["unknown name 'b.paid'"] * 2 == [english(fault.message) for fault in faults]
    assert written("largest(share, (b.paid for b in bills))")

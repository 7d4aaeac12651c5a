"""What speaks of awards received: which incentive each is of, and whether there was one before."""

import pytest

from incentives.language.written import ExpressionWriter
from tests.language.fake_scope import check

LOAN, GRANT, EARLIER = (f"a.incentive == {name}" for name in ("loan", "grant", "earlier_grant"))


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("a.incentive == loan", LOAN),
        ("loan == a.incentive", LOAN),
        ("a.incentive != loan", f"not ({LOAN})"),
        ("a.incentive in {loan}", LOAN),
        ("a.incentive == grant", f"({GRANT}) or ({EARLIER})"),
        ("grant != a.incentive", f"not (({GRANT}) or ({EARLIER}))"),
        ("a.incentive in {loan, grant}", f"({LOAN}) or ({GRANT}) or ({EARLIER})"),
        ("a.incentive not in {grant, loan}", f"not (({GRANT}) or ({EARLIER}) or ({LOAN}))"),
        ("a.incentive == project.remark", "a.incentive == project.remark"),
    ],
)
def test_an_incentive_means_itself_and_what_it_continues(written: str, means: str) -> None:
    """On either side of the comparison, and among several; what is no incentive means itself."""
    found, faults = check(f"any({written} for a in awards)")
    assert [] == faults
    assert f"any({means} for a in awards)" == ExpressionWriter().written(found)


BEFORE = "paid_on < law_date for"


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("awarded_before(loan)", f"any(award.{BEFORE} award in awards if award.incentive == loan)"),
        (
            "awarded_before(grant)",
            (
                f"any(award.{BEFORE} award in awards"
                " if (award.incentive == grant) or (award.incentive == earlier_grant))"
            ),
        ),
        (
            "awarded_before(loan, project.remark)",
            (
                f"any(award.{BEFORE} award in awards"
                " if (award.incentive == loan) and (award.subject == project.remark))"
            ),
        ),
        (
            "any(awarded_before(loan, award.subject) for award in awards)",
            (
                f"any(any(award_.{BEFORE} award_ in awards if (award_.incentive == loan)"
                " and (award_.subject == award.subject)) for award in awards)"
            ),
        ),
    ],
)
def test_an_award_was_made_before_if_any_of_the_list_was(written: str, means: str) -> None:
    """For the subject, if one is named; it may be that of an award that is being looked at."""
    found, faults = check(written)
    assert [] == faults
    assert means == ExpressionWriter().written(found)


@pytest.mark.parametrize(
    ("text", "column", "slug", "message"),
    [
        (
            "any(a.subject == loan for a in awards)",
            *(5, "wrong-type"),
            "the name of an incentive is compared with the `incentive` of an award alone",
        ),
        (
            "any(a.incentive in {loan, lone} for a in awards)",
            *(27, "unknown-incentive", "unknown incentive 'lone'"),
        ),
        (
            "any(a.incentive == this for a in awards)",
            *(20, "unknown-incentive"),
            "'this' is the incentive of the rule, and this is the rule of none",
        ),
        ("any(lone in {loan} for a in awards)", 5, "unknown-name", "unknown name 'lone'"),
        ("any(this == loan for a in awards)", 13, "unknown-name", "unknown name 'loan'"),
        (
            "awarded_before()",
            *(1, "wrong-type"),
            "'awarded_before' takes the name of an incentive, and for what it was",
        ),
        (
            "awarded_before(loan, share, share)",
            *(1, "wrong-type"),
            "'awarded_before' takes the name of an incentive, and for what it was",
        ),
        ("awarded_before(lone)", 16, "unknown-incentive", "unknown incentive 'lone'"),
        (
            "awarded_before(cap + cap)",
            *(16, "unknown-incentive", "expected the name of an incentive, or 'this'"),
        ),
    ],
)
def test_what_names_no_incentive_is_told_where_it_stands(
    text: str, column: int, slug: str, message: str
) -> None:
    """Once, whatever else is wrong with it."""
    _, (fault,) = check(text)
    told = fault.message if isinstance(fault.message, str) else fault.message.en
    assert (column, slug, message) == (fault.span.column, fault.slug, told)

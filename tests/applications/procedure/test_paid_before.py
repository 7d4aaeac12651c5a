"""What was paid before is put to whoever hands an application on, wherever it was paid."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from moneyed import Money

import incentives
from incentives import childcare
from incentives.applications import Application, Applications, Move, Party
from incentives.engine.findings.assessment import Assessment
from incentives.facts.document import structure_case
from incentives.facts.plain import unstructure_case
from incentives.policy.library import Library
from incentives.register import Asked, Paying, RegisterError
from tests.applications.people import act, code
from tests.register.offices import EXAMPLES, GRANT

ON = date(2023, 12, 31)
PAID_BY = date(2024, 3, 1)


@pytest.fixture(scope="module")
def facts() -> Mapping[str, object]:
    return unstructure_case(childcare.read_case(EXAMPLES / "haimen-new-build.yaml"))


def assessed(document: Mapping[str, object], library: Library) -> Assessment:
    case = structure_case(document, library.vocabulary)
    return incentives.assess(case, library, on=ON, paid_by=PAID_BY)


def begun(applications: Applications, facts: Mapping[str, object]) -> Application:
    whose = Party(name=str(facts["name"]), credit_code=code())
    return applications.begin(whose, "320614", act=act("经办"), document=facts, on=ON)


def determined(
    applications: Applications, application: Application, assessment: Assessment
) -> Application:
    said = {"assessment": assessment, "acknowledged": "已核对"}
    for move, who in ((Move.SUBMIT, "经办"), (Move.REVIEW, "复核"), (Move.APPROVE, "负责人")):
        given = said if move is not Move.REVIEW else {}
        by = act(who, again="已核对") if move is Move.APPROVE else act(who)
        application = applications.move(application, move, act=by, **given)  # type: ignore[arg-type]
    return application


def pay(applications: Applications, application: Application) -> int:
    amount = Money(Decimal(600_000), "CNY")
    paying = Paying(
        determination=application.determinations[-1],
        incentive=GRANT,
        amount=amount,
        paid_on=date(2024, 1, 5),
    )
    return applications.register.pay(paying, act("出纳")).number


def slugs(
    applications: Applications, application: Application, assessment: Assessment
) -> dict[str, str]:
    things = applications.open_at(application, Move.SUBMIT, assessment)
    return {thing.slug: thing.text.zh for thing in things}


def test_what_was_paid_for_the_same_in_another_file_is_told(
    of_file: Applications, facts: Mapping[str, object], library: Library
) -> None:
    """It may be the very same project, which is paid once."""
    assessment = assessed(facts, library)
    first = determined(of_file, begun(of_file, facts), assessment)
    second = begun(of_file, facts)
    assert "paid-elsewhere" not in slugs(of_file, second, assessment)
    number = pay(of_file, first)
    told = slugs(of_file, second, assessment)["paid-elsewhere"]
    assert f"拨付 1 笔（登记号 {number}）" in told
    with pytest.raises(RegisterError, match=r"\[not-acknowledged\]"):
        of_file.move(second, Move.SUBMIT, act=act("经办"), assessment=assessment)


def test_what_was_paid_here_and_is_not_known_to_the_assessment_is_told(
    of_file: Applications, facts: Mapping[str, object], library: Library
) -> None:
    """Until it flows in; then it is set off, and nothing is due any more."""
    assessment = assessed(facts, library)
    application = determined(of_file, begun(of_file, facts), assessment)
    number = pay(of_file, application)
    again = of_file.move(application, Move.REOPEN, act=act("经办"), opinion="变更")
    assert f"{number}" in slugs(of_file, again, assessment)["paid-unlisted"]
    asked = Asked(applicant=again.applicant, library=library, by=PAID_BY)
    known = of_file.register.with_payments(again.document, asked)
    with_it = assessed(known.document, library)
    assert not {"paid-unlisted", "paid-elsewhere"} & set(slugs(of_file, again, with_it))
    [grant] = [each for each in with_it if each.incentive == GRANT]
    assert grant.payment is not None
    assert (Money(600_000, "CNY"), Money(0, "CNY")) == (
        grant.payment.account.paid.known,
        grant.payment.account.due.known,
    )

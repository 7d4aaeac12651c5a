"""No assessment is filed that lacks what the register has paid, unless the reason is kept."""

from datetime import date

import attrs
import pytest

from incentives import calculator, childcare
from incentives.engine.findings.assessment import Assessment
from incentives.facts.document import structure_case
from incentives.register import Asked, Register, RegisterError
from tests.register.offices import GRANT, Office, act, paying

PAID_ON, LATER = date(2024, 1, 15), date(2024, 2, 1)
ON = date(2023, 12, 31)
TITLE = "普惠托位建设补助（中央预算内投资）（发改社会〔2021〕895号）"


def with_known(
    register: Register, office: Office, *, on: date = ON, paid_by: date = LATER
) -> Assessment:
    """The case of the first determination, assessed with all that the register has paid."""
    asked = Asked(applicant=office.applicant(), library=office.library, by=paid_by)
    document = register.with_payments(register.entry(1).case_document, asked).document
    case = structure_case(document, office.library.vocabulary)
    return calculator.assess(case, office.library, on=on, paid_by=paid_by)


def paid(register: Register, office: Office) -> None:
    office.file(register)
    register.pay(paying(1, "600000", paid_on=PAID_ON), act(day=PAID_ON))


@pytest.mark.parametrize("corrects", [None, 1])
def test_without_the_payment_it_is_refused_and_with_it_filed(
    register: Register, office: Office, corrects: int | None
) -> None:
    """A new determination and a correction alike; what is refused leaves nothing behind."""
    paid(register, office)
    again = act(day=LATER, corrects=corrects, reason="核对", again="更正")
    with pytest.raises(RegisterError, match=r"entries 2.*\[paid-unlisted\]") as refused:
        register.file(office.assessed(), office.applicant(), again)
    assert "登记号 2" in refused.value.text.zh
    assert refused.value.entry == 2
    head = register.head()
    assert head is not None
    assert head.number == 2
    filed = register.file(with_known(register, office), office.applicant(), again)
    assert filed.number == 3


def test_a_reason_is_taken_and_kept(file_register: Register, office: Office) -> None:
    paid(file_register, office)
    said = act(day=LATER, again="另一项目", unusual="该笔已退回，另行入账")
    filed = file_register.file(office.assessed(), office.applicant(), said)
    assert filed.content.text("unusual") == "该笔已退回，另行入账"


def test_a_sheet_made_out_before_the_payment_does_not_set_it_off(
    file_register: Register, office: Office
) -> None:
    """The payment stands in its case, and is due again all the same."""
    paid(file_register, office)
    early = with_known(file_register, office, paid_by=date(2024, 1, 14))
    with pytest.raises(RegisterError, match=r"\[paid-unlisted\]"):
        file_register.file(early, office.applicant(), act(day=LATER, again="更正"))


@pytest.mark.parametrize(
    "own",
    [
        pytest.param({"incentive": GRANT, "paid_on": "2024-01-15", "amount": "600000"}, id="id"),
        pytest.param({"incentive": TITLE, "paid_on": "2024-01-15", "amount": "600000"}, id="title"),
        pytest.param({"incentive": TITLE, "entry": 2, "payer": "中央"}, id="title and number"),
    ],
)
def test_what_was_typed_by_hand_is_the_payment(
    file_register: Register, office: Office, own: dict[str, object]
) -> None:
    """Whether it is called by its id or its title: never twice, and no repeated row."""
    paid(file_register, office)
    document = {**file_register.entry(1).case_document, "prior_awards": [own]}
    asked = Asked(applicant=office.applicant(), library=office.library, by=LATER)
    joined = file_register.with_payments(document, asked)
    rows = joined.document["prior_awards"]
    assert isinstance(rows, list)
    assert len(rows) == 1
    case = calculator.case_from(joined.document, vocabulary=childcare.Case, library=office.library)
    assessment = calculator.assess(case, office.library, on=ON, paid_by=LATER)
    payment = assessment[GRANT].payment
    assert payment is not None
    assert payment.account.due.known is not None
    assert payment.account.due.known.amount == 0
    file_register.file(assessment, office.applicant(), act(day=LATER, again="更正"))


@pytest.mark.parametrize("amount", ["1", "599999.99"])
def test_a_case_that_says_otherwise_of_the_entry_is_refused(
    file_register: Register, office: Office, amount: str
) -> None:
    paid(file_register, office)
    own = {"incentive": GRANT, "entry": 2, "paid_on": "2024-01-15", "amount": amount}
    document = {**file_register.entry(1).case_document, "prior_awards": [own]}
    case = structure_case(document, office.library.vocabulary)
    assessment = calculator.assess(case, office.library, on=ON, paid_by=LATER)
    with pytest.raises(RegisterError, match=r"\[paid-otherwise\]"):
        file_register.file(assessment, office.applicant(), act(day=LATER, again="更正"))


def test_what_was_annulled_is_not_set_off(file_register: Register, office: Office) -> None:
    """Else the applicant would get nothing."""
    paid(file_register, office)
    assessment = with_known(file_register, office)
    file_register.annul(2, act(day=PAID_ON, reason="退款"))
    with pytest.raises(RegisterError, match=r"\[paid-otherwise\]"):
        file_register.file(assessment, office.applicant(), act(day=LATER, again="更正"))
    anew = with_known(file_register, office)
    assert file_register.file(anew, office.applicant(), act(day=LATER, again="更正")).number == 4


def test_what_another_dossier_was_paid_for_the_same_asks_for_a_reason(
    register: Register, office: Office
) -> None:
    paid(register, office)
    other = attrs.evolve(office.applicant(), dossier="二号园")
    again = act(day=LATER, again="另一园")
    with pytest.raises(RegisterError, match=r"\[paid-elsewhere\]"):
        register.file(office.assessed(), other, again)
    said = attrs.evolve(again, unusual="两个园区，各一次")
    assert register.file(office.assessed(), other, said).number == 3


def test_what_the_case_lists_of_another_dossier_is_reckoned_with(
    file_register: Register, office: Office
) -> None:
    """By its number; a number that is no payment of the applicant is at odds with the register."""
    paid(file_register, office)
    other = attrs.evolve(office.applicant(), dossier="二号园")
    row = {"incentive": GRANT, "paid_on": "2024-01-15", "amount": "600000"}
    for number, slug in ((2, None), (1, "paid-otherwise"), (7, "paid-otherwise")):
        listed = [{**row, "entry": number}]
        document = {**file_register.entry(1).case_document, "prior_awards": listed}
        case = structure_case(document, office.library.vocabulary)
        assessment = calculator.assess(case, office.library, on=ON, paid_by=LATER)
        again = act(day=LATER, again="另一园")
        if slug is None:
            assert file_register.file(assessment, other, again).number == 3
            file_register.annul(3, act(day=LATER, reason="误"))
            continue
        with pytest.raises(RegisterError) as refused:
            file_register.file(assessment, other, again)
        assert refused.value.slug == slug


def test_nobody_else_is_asked(file_register: Register, office: Office) -> None:
    """A payment to one of another name, and one for another thing elsewhere, say nothing."""
    paid(file_register, office)
    other = office.applicant("海门另一家托育有限公司")
    assert file_register.file(office.assessed(), other, act(day=LATER, again="另一家")).number == 3

"""What the register paid comes into a case once, and is never due again."""

from collections.abc import Mapping
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import Language, calculator, childcare
from incentives.engine.findings.payment import Account
from incentives.facts.document import structure_case
from incentives.register import Applicant, Asked, Fate, Joined, Register
from incentives.register.reading.alike import nearest
from incentives.register.reading.awarding import Paid
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.markdown import print_markdown
from incentives.values.money import money_of
from tests.register.offices import EXAMPLES, GRANT, Office, act, paying

PAID_ON, TODAY = date(2024, 1, 15), date(2024, 2, 1)
BY_HAND = {"incentive": GRANT, "paid_on": "2024-01-15", "amount": "600000"}


def filed(register: Register, office: Office, **said: object) -> Mapping[str, object]:
    """The case of a determination for which 600,000 was paid after its day."""
    office.file(register)
    register.pay(paying(1, "600000", paid_on=PAID_ON, **said), act(day=PAID_ON))
    return register.entry(1).case_document


def known(
    register: Register,
    office: Office,
    document: Mapping[str, object],
    by: date = TODAY,
    whose: Applicant | None = None,
) -> Joined:
    asked = Asked(applicant=whose or office.applicant(), library=office.library, by=by)
    return register.with_payments(document, asked)


def account(office: Office, joined: Joined, on: date, by: date = TODAY) -> tuple[str, str]:
    """What the sheet says was paid, and is due now."""
    case = structure_case(joined.document, office.library.vocabulary)
    payment = calculator.assess(case, office.library, on=on, paid_by=by)[GRANT].payment
    assert payment is not None
    return _told(payment.account)


def _told(of: Account) -> tuple[str, str]:
    assert of.paid.known is not None
    assert of.due.known is not None
    return f"{of.paid.known.amount:.2f}", f"{of.due.known.amount:.2f}"


def fates(joined: Joined) -> list[tuple[int, Fate]]:
    return [(one.entry, one.fate) for one in joined.told]


@pytest.mark.parametrize("on", [date(2022, 12, 31), date(2023, 12, 31), PAID_ON, TODAY])
def test_what_was_paid_is_not_due_again(register: Register, office: Office, on: date) -> None:
    """Whatever the day as of which facts count; the sheet names the entry of the payment."""
    joined = known(register, office, filed(register, office))
    assert ("600000.00", "0.00") == account(office, joined, on)
    assert [(2, Fate.TAKEN)] == fates(joined)
    assert "2024年1月15日" in joined.told[0].text.zh
    assert "600,000.00 元" in joined.told[0].text.zh


def test_the_sheet_names_each_payment_with_its_number(
    file_register: Register, office: Office
) -> None:
    joined = known(file_register, office, filed(file_register, office))
    case = structure_case(joined.document, office.library.vocabulary)
    assessment = calculator.assess(case, office.library, on=date(2023, 12, 31), paid_by=TODAY)
    sheet = print_markdown(assessment_sheet(assessment, Language.ZH), Language.ZH)
    assert "- 2024年1月15日拨付 600,000.00 元（登记簿第 2 号登记）" in sheet.splitlines()


@pytest.mark.parametrize(
    "own",
    [
        pytest.param(BY_HAND, id="all of it"),
        pytest.param({**BY_HAND, "amount": "600000.00", "subject": "project-2022"}, id="more"),
        pytest.param({"incentive": GRANT, "amount": "600000"}, id="without the day"),
        pytest.param({"incentive": GRANT, "paid_on": "2024-01-15"}, id="without the amount"),
        pytest.param({"incentive": GRANT, "applied_on": "2024-01-10"}, id="only that it was"),
        pytest.param({**BY_HAND, "entry": 2}, id="by its number"),
        pytest.param({**BY_HAND, "entry": "2", "amount": 1}, id="by its number, ill typed"),
    ],
)
def test_what_the_officer_types_too_is_counted_once(
    file_register: Register, office: Office, own: Mapping[str, object]
) -> None:
    document = {**filed(file_register, office, subject="project-2022"), "prior_awards": [own]}
    joined = known(file_register, office, document)
    assert ("600000.00", "0.00") == account(office, joined, date(2023, 12, 31))
    assert {2} == {one.entry for one in joined.told}
    again = known(file_register, office, joined.document)
    assert joined.document == again.document


def test_a_row_that_differs_is_counted_beside_it_and_told(
    file_register: Register, office: Office
) -> None:
    """Nobody but the officer can say whether two amounts alike were paid on two days."""
    own = {**BY_HAND, "paid_on": "2023-11-15", "subject": "project-2022"}
    joined = known(file_register, office, {**filed(file_register, office), "prior_awards": [own]})
    assert [(2, Fate.ALIKE), (2, Fate.TAKEN)] == fates(joined)
    assert ("1200000.00", "0.00") == account(office, joined, date(2023, 12, 31))


def test_what_was_annulled_or_corrected_is_due_again(register: Register, office: Office) -> None:
    """Also where the case names the entry, as one that was opened while the payment stood."""
    joined = known(register, office, filed(register, office))
    corrected = act(day=PAID_ON, corrects=2, reason="少拨")
    register.pay(paying(1, "500000", paid_on=PAID_ON), corrected)
    after = known(register, office, joined.document)
    assert [(2, Fate.ENDED), (3, Fate.TAKEN)] == fates(after)
    assert ("500000.00", "100000.00") == account(office, after, date(2023, 12, 31))
    register.annul(3, act(day=PAID_ON, reason="退款"))
    last = known(register, office, after.document)
    assert [(3, Fate.ENDED)] == fates(last)
    assert ("0.00", "600000.00") == account(office, last, date(2023, 12, 31))


def test_instalments_and_alike_payments_add_up(register: Register, office: Office) -> None:
    """Two payments of one day and amount are two, and no row that was entered twice."""
    office.file(register)
    for again in ("", "同日两笔"):
        register.pay(paying(1, "100000", paid_on=PAID_ON), act(day=PAID_ON, again=again))
    register.pay(paying(1, "40000", paid_on=TODAY, instalment=1), act(day=TODAY))
    joined = known(register, office, register.entry(1).case_document)
    assert ("240000.00", "360000.00") == account(office, joined, date(2023, 12, 31))


def test_a_payment_after_the_day_of_the_sheet_is_told_and_not_counted(
    file_register: Register, office: Office
) -> None:
    before = PAID_ON.replace(day=14)
    joined = known(file_register, office, filed(file_register, office), by=before)
    assert [(2, Fate.LATER)] == fates(joined)
    assert ("0.00", "600000.00") == account(office, joined, date(2023, 12, 31), before)
    case = structure_case(joined.document, office.library.vocabulary)
    assessment = calculator.assess(case, office.library, on=date(2023, 12, 31), paid_by=before)
    sheet = print_markdown(assessment_sheet(assessment, Language.ZH), Language.ZH)
    assert "（登记簿第 2 号登记），晚于制表日，未计入已拨付" in sheet


def test_a_number_that_is_no_payment_of_the_dossier_is_told_and_stays(
    file_register: Register, office: Office
) -> None:
    own = {**BY_HAND, "entry": 99}
    document = {**filed(file_register, office), "prior_awards": [own]}
    joined = known(file_register, office, document)
    assert [(99, Fate.FOREIGN), (2, Fate.TAKEN)] == fates(joined)
    rows = joined.document["prior_awards"]
    assert isinstance(rows, list)
    assert own in rows


def test_an_entry_listed_twice_counts_once(file_register: Register, office: Office) -> None:
    own = {**BY_HAND, "entry": 2}
    document = {**filed(file_register, office), "prior_awards": [own, {**own, "amount": "1"}]}
    joined = known(file_register, office, document)
    assert [(2, Fate.STATED), (2, Fate.REPEATED)] == fates(joined)
    assert ("600000.00", "0.00") == account(office, joined, date(2023, 12, 31))


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({**BY_HAND, "entry": 2}, [(Fate.STATED, 2)]),
        ({**BY_HAND, "entry": 2, "amount": "1"}, [(Fate.DIFFERS, 2)]),
        ({**BY_HAND, "entry": 99}, [(Fate.FOREIGN, 2), (Fate.TAKEN, None)]),
        ({**BY_HAND, "paid_on": "2023-11-15"}, [(Fate.ALIKE, 2), (Fate.TAKEN, None)]),
    ],
    ids=["as it is", "otherwise", "of no payment here", "much like it"],
)
def test_what_is_told_of_a_row_names_the_row(
    file_register: Register,
    office: Office,
    own: Mapping[str, object],
    said: list[tuple[Fate, int | None]],
) -> None:
    """Counted from one, as the officer reads the list; in both languages."""
    another = {"incentive": "other", "amount": "5", "paid_on": "2020-01-15"}
    document = {**filed(file_register, office, subject="project-2022")}
    joined = known(file_register, office, {**document, "prior_awards": [another, own]})
    assert [fate for fate, _ in said] == [one.fate for one in joined.told]
    for (_, row), one in zip(said, joined.told, strict=True):
        assert (f"第 {row} 行" in one.text.zh) is (row is not None)
        assert (f"row {row} " in f"{one.text.en} ".lower()) is (row is not None)


def test_another_dossier_is_told_and_another_of_the_name_is_not(
    register: Register, office: Office
) -> None:
    """With a code the code says whose a payment is: of one name, and under two names."""
    one, other = "91350100M000100Y43", "91320684MA1MX1TQ0C"
    applicant = attrs.evolve(office.applicant(), credit_code=one)
    register.file(office.assessed(), applicant, act())
    register.pay(paying(1, "600000", paid_on=PAID_ON), act(day=PAID_ON))
    document = register.entry(1).case_document

    def asked(**said: str) -> list[tuple[int, Fate]]:
        whose = attrs.evolve(applicant, **said)
        return fates(known(register, office, document, whose=whose))

    assert [(2, Fate.TAKEN)] == asked() == asked(name="改名后的托育有限公司")
    assert [] == asked(credit_code=other)
    assert [(2, Fate.TAKEN)] == asked(credit_code="")
    assert [(2, Fate.ELSEWHERE)] == asked(dossier="二号园")


def test_a_payment_made_before_its_filing_was_awarded_by_then(
    file_register: Register, office: Office
) -> None:
    """A day of award after that of payment would be a fault of the case."""
    office.file(file_register)
    early = paying(1, "600000", paid_on=date(2024, 1, 2))
    file_register.pay(early, act(unusual="先拨付后登记"))
    joined = known(file_register, office, file_register.entry(1).case_document)
    rows = joined.document["prior_awards"]
    assert isinstance(rows, list)
    assert ["2024-01-02"] == [row["awarded_on"] for row in rows]
    assert ("600000.00", "0.00") == account(office, joined, date(2023, 12, 31))


ROWS = st.fixed_dictionaries(
    {"incentive": st.sampled_from(["a", "b"])},
    optional={
        "paid_on": st.sampled_from(["2024-01-01", "2024-01-02"]),
        "amount": st.sampled_from(["1", "1.00", "2"]),
        "instalment": st.sampled_from([1, 2]),
    },
)


def _paid(number: int, row: Mapping[str, object]) -> Paid:
    return Paid(
        number=number,
        determination=1,
        incentive="a",
        for_whom=None,
        whose=Applicant(name="甲", district="320614"),
        paid_on=date(2024, 1, 1),
        amount=money_of(1, "CNY"),
        row=dict(row),
    )


@given(own=st.lists(ROWS, max_size=5), rows=st.lists(ROWS, max_size=5))
def test_no_payment_is_two_rows_and_no_row_is_two_payments(
    own: list[dict[str, object]], rows: list[dict[str, object]]
) -> None:
    """Nothing that both say is ever at odds, and what could still be matched is."""
    paid = [_paid(number, row) for number, row in enumerate(rows, start=1)]
    chosen = nearest(own, paid)
    numbers = [one.number for one in chosen.values()]
    assert len(set(numbers)) == len(numbers)
    left = [one for one in paid if one.number not in numbers]
    rest = {place: row for place, row in enumerate(own) if place not in chosen}
    assert {} == nearest(list(rest.values()), left)


def test_reassessment_sets_off_up_to_its_day(register: Register, office: Office) -> None:
    """What was paid after the day of the determination is in the ledger too."""
    case = childcare.read_case(EXAMPLES / "haimen-new-build.yaml")
    assessment = calculator.assess(case, office.library, on=date(2023, 12, 31))
    register.file(assessment, office.applicant(), act())
    register.pay(paying(1, "600000", paid_on=PAID_ON), act(day=PAID_ON))
    for now, paid in ((PAID_ON, "600000.00"), (PAID_ON.replace(day=14), "0.00")):
        (found,) = register.reassess((register.entry(1),), office.library, now=now)
        assert found.found is not None
        payment = found.found.after[GRANT].payment
        assert payment is not None
        assert paid == _told(payment.account)[0]

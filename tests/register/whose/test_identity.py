"""An applicant of the register is known by its credit code; without one by its name."""

import pytest

from incentives.register import Act, Applicant, Register, RegisterError, Search
from incentives.values.texts.credit_code import check_character
from tests.register.offices import GRANT, Office, act, paying

YEAR = 2024
NAME = "海门示例托育有限公司"


def code(body: str) -> str:
    return body + check_character(body)


ONE, OTHER = code("91320614MA00000A1"), code("91320614MA00000B2")


def applicant(name: str = NAME, credit_code: str = "", dossier: str = "") -> Applicant:
    return Applicant(name=name, district="320614", dossier=dossier, credit_code=credit_code)


def file(register: Register, office: Office, whose: Applicant, said: Act | None = None) -> int:
    return register.file(
        office.assessed(), whose, said or act(again="另一案", alike="已核对", unusual="拨付已核对")
    ).number


def grant(register: Register) -> tuple[int, str]:
    found = next(each for each in register.totals(YEAR) if each.incentive == GRANT)
    assert found.determined is not None
    return found.applicants, str(found.determined.amount)


def paid_to(register: Register, office: Office, whose: Applicant) -> list[object]:
    return [row["amount"] for row in register.award_rows(whose, office.library.vocabulary)]


def test_two_of_one_name_are_two(register: Register, office: Office) -> None:
    """Each has its own determinations and payments, and both are counted."""
    first = file(register, office, applicant(credit_code=ONE))
    second = file(register, office, applicant(credit_code=OTHER))
    register.pay(paying(first), act())
    assert grant(register) == (2, "1200000.00")
    assert [row.number for row in register.dossiers(applicant(credit_code=ONE))] == [first]
    assert [row.number for row in register.dossiers(applicant(credit_code=OTHER))] == [second]
    assert len(paid_to(register, office, applicant(credit_code=ONE))) == 1
    assert paid_to(register, office, applicant(credit_code=OTHER)) == []


def test_one_of_two_names_is_one(register: Register, office: Office) -> None:
    """What was filed and paid under the old name is its own under the new one."""
    first = file(register, office, applicant(credit_code=ONE))
    register.pay(paying(first), act())
    renamed = applicant("海门更名托育有限公司", ONE)
    assert len(paid_to(register, office, renamed)) == 1
    file(register, office, renamed)
    assert grant(register) == (1, "600000.00")
    assert len(register.applicants()) == 1


def test_what_was_filed_without_a_code_is_of_the_one_of_its_name(
    register: Register, office: Office
) -> None:
    """So that nothing is paid twice when an office begins to keep codes."""
    old = file(register, office, applicant())
    register.pay(paying(old), act())
    known = applicant(credit_code=ONE)
    assert len(paid_to(register, office, known)) == 1
    assert [row.number for row in register.dossiers(known)] == [old]
    new = file(register, office, known, act(again="另一案", unusual="拨付已核对"))
    assert [row.number for row in register.dossiers(known)] == [new]
    assert [row.number for row in register.dossiers(applicant())] == [new]
    assert grant(register) == (1, "600000.00")


def test_what_may_be_of_two_is_of_neither(register: Register, office: Office) -> None:
    """A name that stands under two codes does not say whose an entry without a code is."""
    old = file(register, office, applicant())
    register.pay(paying(old), act())
    file(register, office, applicant(credit_code=ONE))
    file(register, office, applicant(credit_code=OTHER))
    assert grant(register) == (3, "1800000.00")
    assert paid_to(register, office, applicant(credit_code=ONE)) == []
    assert len(paid_to(register, office, applicant())) == 1
    with pytest.raises(RegisterError) as refused:
        file(register, office, applicant(), act(again="另一案"))
    assert refused.value.slug == "looks-alike"
    assert "另一统一社会信用代码" in refused.value.text.zh


@pytest.mark.parametrize(
    ("standing", "new", "says"),
    [
        (applicant(credit_code=ONE), applicant(credit_code=OTHER), "另一统一社会信用代码"),
        (applicant(credit_code=ONE), applicant("海门更名托育有限公司", ONE), "更名"),
        (applicant("海门一园", ONE), applicant("海门ー园", OTHER), "字形相似"),
        (applicant("一園", ONE, "甲"), applicant("一園", ONE, "甲"), None),
        (applicant("一園", ONE), applicant("一園"), None),
        (applicant("一園"), applicant("一園", ONE), None),
        (applicant("一園", ONE), applicant("二園", OTHER), None),
    ],
)
def test_a_doubt_is_put_to_the_officer(
    file_address: str, office: Office, standing: Applicant, new: Applicant, says: str | None
) -> None:
    """Once: where both stand as they were said to be, nobody is asked again."""
    register = Register.begin(file_address)
    try:
        file(register, office, standing)
        if says is not None:
            with pytest.raises(RegisterError) as refused:
                file(register, office, new, act(again="另一案"))
            assert refused.value.slug == "looks-alike"
            assert says in refused.value.text.zh
            file(register, office, new)
        file(register, office, new, act(again="另一案"))
    finally:
        register.close()


@pytest.mark.parametrize("wrong", [ONE[:-1], ONE.lower(), ONE[:-1] + "0", f"{ONE} "])
def test_a_code_is_refused_that_is_none(register: Register, office: Office, wrong: str) -> None:
    with pytest.raises(RegisterError) as refused:
        file(register, office, applicant(credit_code=wrong))
    assert refused.value.slug == "bad-credit-code"
    assert register.head() is None


def test_the_register_is_searched_by_code(register: Register, office: Office) -> None:
    """By a part of it, however it is written; signs that are none find nothing."""
    first = file(register, office, applicant(credit_code=ONE))
    file(register, office, applicant("另一托育有限公司", OTHER))
    for asked in (ONE, ONE[:17], ONE.lower(), f"{ONE[:8]}-{ONE[8:]}"):
        found, _ = register.filings(Search(applicant=asked))
        assert [filing.number for filing in found] == [first]
    assert register.filings(Search(applicant="——"))[1] == 0
    assert register.filings(Search(whose=applicant("无论何名", ONE)))[1] == 1


def test_what_was_paid_under_the_old_name_is_not_paid_again(
    register: Register, office: Office
) -> None:
    """After a change of the name the payments of the dossier count as before."""
    first = file(register, office, applicant(credit_code=ONE))
    register.pay(paying(first, "600000.00"), act())
    second = file(register, office, applicant("海门更名托育有限公司", ONE))
    with pytest.raises(RegisterError) as refused:
        register.pay(paying(second, "600000.00"), act())
    assert refused.value.slug == "beyond"

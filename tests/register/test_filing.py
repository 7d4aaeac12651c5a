"""What is filed, paid, corrected and annulled, in a file and on a server alike."""

from datetime import date

import pytest

from incentives.facts.plain import unstructure_case
from incentives.register import Register, RegisterError, Search
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.markdown import print_markdown
from incentives.values.text import OF_LIBRARIES
from tests.register.offices import GRANT, Office, act, paying


def refused(slug: str) -> "pytest.RaisesExc[RegisterError]":
    return pytest.raises(RegisterError, match=rf"\[{slug}\]")


def test_what_was_filed_is_read_back_byte_for_byte(register: Register, office: Office) -> None:
    """The assessment, the case and both sheets stand as they were."""
    assessment = office.assessed()
    entry = register.entry(office.file(register, remark="来文第3号\n附件齐全").number)
    assert assessment.record == entry.assessment_json
    assert unstructure_case(assessment.case) == entry.case_document
    for language in OF_LIBRARIES:
        assert print_markdown(assessment_sheet(assessment, language), language) == entry.sheet(
            language
        )
    assert (date(2023, 12, 31), None, "王芳", "来文第3号\n附件齐全") == (
        entry.on,
        entry.known_on,
        entry.officer,
        entry.remark,
    )


def test_entries_are_numbered_and_linked(register: Register, office: Office) -> None:
    """Each has the fingerprint of the one before, the last one is the head."""
    one, two = office.file_several(register, 2)
    assert (1, 2, "0" * 64, one.fingerprint) == (one.number, two.number, one.previous, two.previous)
    assert two.head == register.head()


def test_the_same_case_filed_twice_is_noticed(register: Register, office: Office) -> None:
    """The earlier entry is named; a reason lets it pass; an annulled one is in nobody's way."""
    first = office.file(register, again="")
    with refused("already-filed") as error:
        office.file(register, again="")
    assert first.number == error.value.entry
    assert "第 1 号（2024年1月5日，经办人：王芳）" in error.value.text.zh
    second = office.file(register, again="补登")
    for number in (first.number, second.number):
        register.annul(number, act(reason="误登"))
    assert 5 == office.file(register, again="").number


def test_another_day_is_another_determination(register: Register, office: Office) -> None:
    """The same facts as of another day are not the same case."""
    office.file(register, again="")
    assert 2 == office.file(register, on=date(2023, 11, 30), again="").number


def test_a_correction_takes_the_place_of_an_entry(register: Register, office: Office) -> None:
    """The earlier entry stays and is told to be corrected; it cannot be corrected twice."""
    office.file(register, again="")
    second = office.file(register, again="", corrects=1, reason="备注有误")
    ending = register.entry(1).ending
    assert ending is not None
    assert (second.number, False) == (ending.by, ending.is_annulment)
    with refused("ended"):
        office.file(register, corrects=1, reason="再改")


def test_a_payment_counts_until_it_is_annulled(register: Register, office: Office) -> None:
    """What was paid stands beside what was determined."""
    office.file(register)
    register.pay(paying(1, payer="central"), act())
    lines = {line.incentive: line for line in register.lines(Search(incentive=GRANT))[0]}
    assert "240000.00" == f"{lines[GRANT].paid.amount:.2f}"  # type: ignore[union-attr]
    register.annul(2, act(reason="退回"))
    lines = {line.incentive: line for line in register.lines(Search(incentive=GRANT))[0]}
    assert lines[GRANT].paid is None


def test_more_than_was_determined_is_paid_only_for_a_reason(
    register: Register, office: Office
) -> None:
    """600,000 are due: 240,000 and 360,000 pass, a fen more does not."""
    office.file(register)
    register.pay(paying(1), act())
    with refused("beyond"):
        register.pay(paying(1, "360000.01"), act())
    register.pay(paying(1, "360000.00", instalment=2), act())
    assert 4 == register.pay(paying(1, "0.01"), act(beyond="利息")).number


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ({"amount": "0.00"}, "no-amount"),
        ({"amount": "-1.00"}, "no-amount"),
        ({"amount": "0.005"}, "no-amount"),
        ({"amount": "1E+30"}, "too-large"),
        ({"incentive": "cn.2019-76.land_use_tax_exemption"}, "not-determined"),
        ({"incentive": "cn.no.such"}, "not-determined"),
        ({"subject": "a\x00b"}, "bad-character"),
        ({"determination": 7}, "no-entry"),
    ],
)
def test_a_payment_that_cannot_be_is_refused(
    file_register: Register, office: Office, said: dict[str, object], slug: str
) -> None:
    """Nothing is written."""
    office.file(file_register)
    with refused(slug):
        file_register.pay(paying(**{"determination": 1, **said}), act())  # type: ignore[arg-type]
    assert 1 == file_register.verify().entries


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ({"officer": " "}, "no-officer"),
        ({"name": " "}, "no-applicant"),
        ({"name": "甲\x00"}, "bad-character"),
        ({"remark": "\ud800"}, "bad-character"),
        ({"corrects": 1}, "no-reason"),
        ({"corrects": 9, "reason": "x"}, "no-entry"),
    ],
)
def test_a_filing_that_says_too_little_is_refused(
    file_register: Register, office: Office, said: dict[str, object], slug: str
) -> None:
    """Nothing is written."""
    with refused(slug):
        office.file(file_register, **said)  # type: ignore[arg-type]
    assert file_register.head() is None


def test_an_annulment_has_a_reason_and_stands_alone(register: Register, office: Office) -> None:
    """Refused without a reason, for an annulment, for what was ended, and while payments stand."""
    office.file(register)
    with refused("no-reason"):
        register.annul(1, act())
    register.pay(paying(1), act())
    with refused("has-payments"):
        register.annul(1, act(reason="误登"))
    register.annul(2, act(reason="退回"))
    with refused("not-to-be-annulled"):
        register.annul(3, act(reason="x"))
    with refused("ended"):
        register.annul(2, act(reason="x"))
    assert 4 == register.annul(1, act(reason="误登")).number


@pytest.mark.parametrize("verb", ["UPDATE register_{} SET {} = '7'", "DELETE FROM register_{}"])
@pytest.mark.parametrize(
    ("table", "column"), [("entries", "content"), ("filings", "officer"), ("awards", "basis")]
)
def test_the_database_refuses_changes(
    register: Register, office: Office, verb: str, table: str, column: str
) -> None:
    """Whoever writes SQL is refused by the triggers."""
    office.file(register)
    with pytest.raises(RegisterError), register.database.writing() as connection:
        connection.exec_driver_sql(verb.format(table, column))
    assert register.verify().is_intact

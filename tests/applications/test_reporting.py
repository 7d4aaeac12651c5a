"""What the lists of an office add up agrees with the totals of the register."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import attrs
from moneyed import Money

from incentives import Language, childcare
from incentives.applications import Applications, ApplicationSearch, Move, Party
from incentives.applications.reporting import (
    Awarded,
    OfYears,
    PaidOut,
    YearReport,
    notice_of,
    read_years,
    summary_of,
    years_of,
)
from incentives.facts.plain import unstructure_case
from incentives.register import Applicant, Register
from incentives.report.papers.lists.listing import Listing
from incentives.report.papers.lists.rows import ListHead
from incentives.report.words.names import Words
from tests.applications.people import code
from tests.register.offices import EXAMPLES, GRANT, Office, act, paying

YEAR, ON = 2024, date(2023, 12, 31)
EARLIER, LATER = date(2023, 5, 8), date(2024, 6, 3)


def whose(name: str, number: int | None = None, dossier: str = "") -> Applicant:
    known = code(number) if number is not None else ""
    return Applicant(name=name, district="320614", dossier=dossier, credit_code=known)


def filed(register: Register, office: Office, of: Applicant, **said: object) -> int:
    known = {"again": "另一案", "alike": "已核对", "unusual": "已核对", **said}
    return register.file(office.assessed(), of, act(**known)).number  # type: ignore[arg-type]


def a_district(register: Register, office: Office) -> None:
    """Filed in two years, in two dossiers, twice in one, corrected, annulled; paid in both."""
    first = filed(register, office, whose("甲园", 1), day=EARLIER)
    register.pay(paying(first, "100000.01", paid_on=date(2023, 5, 9)), act(day=EARLIER))
    filed(register, office, whose("甲园", 1, "二号园"))
    again = filed(register, office, whose("甲园（更名）", 1))
    register.pay(paying(again, "200000.02", paid_on=date(2024, 1, 5)), act())
    filed(register, office, whose("乙 园"))
    filed(register, office, whose("乙园", dossier="分园"))
    wrong = filed(register, office, whose("丙园", 3))
    filed(register, office, whose("丙园", 3), corrects=wrong, reason="误录")
    void = filed(register, office, whose("丁园", 4))
    register.annul(void, act(reason="误录"))
    paid = filed(register, office, whose("戊园", 5), day=LATER)
    register.pay(paying(paid, "600000.00", paid_on=LATER), act(day=LATER))
    register.file(
        office.assessed("haimen-renewal", date(2023, 6, 30)), whose("己园", 6), act(day=LATER)
    )


def read(register: Register, *years: int, **said: object) -> tuple[YearReport, ...]:
    return read_years(register, OfYears(years=years, **said))  # type: ignore[arg-type]


def summed(rows: Sequence[Awarded] | Sequence[PaidOut]) -> dict[str, Money]:
    sums: dict[str, Money] = {}
    for one in rows:
        if one.amount is not None:
            sums[one.incentive] = sums.get(one.incentive, Money(0, "CNY")) + one.amount
    return sums


def test_each_sum_is_that_of_the_totals(applications: Applications, office: Office) -> None:
    """By incentive: determined, paid, how many applicants, and for how many it is open."""
    register = applications.register
    a_district(register, office)
    for year in register.years():
        (report,) = read(register, year)
        totals = register.totals(year)
        assert {one.incentive: one.determined for one in totals if one.determined is not None} == (
            summed([*report.granted, *report.reliefs])
        )
        assert {one.incentive: one.paid for one in totals if one.paid is not None} == summed(
            report.paid_out
        )
        for one in totals:
            mine = [each for each in report.awarded if each.incentive == one.incentive]
            assert one.applicants == len(applicants(mine))
            open_ones = [each for each in report.undetermined if each.incentive == one.incentive]
            assert one.undetermined == len(applicants(open_ones))
    assert {2023, 2024} == set(register.years())


def applicants(rows: Sequence[Awarded]) -> set[str]:
    return {one.recipient.credit_code or one.recipient.name for one in rows}


def test_what_was_paid_before_in_the_dossier_is_paid_so_far(
    applications: Applications, office: Office
) -> None:
    """Under another name of the same code too; what was annulled or corrected is nowhere."""
    a_district(applications.register, office)
    (report,) = read(applications.register, YEAR)
    grants = [one for one in report.granted if one.incentive == GRANT]
    assert [
        ("甲园", "0.00"),
        ("甲园（更名）", "300000.03"),
        ("乙 园", "0.00"),
        ("乙 园", "0.00"),
        ("丙园", "0.00"),
        ("戊园", "600000.00"),
        ("己园", "0.00"),
    ] == [
        (one.recipient.name, str(one.paid.amount if one.paid is not None else None))
        for one in grants
    ]


def test_one_applicant_has_its_own_years(applications: Applications, office: Office) -> None:
    """In all of its dossiers, by its code, under both of its names."""
    register = applications.register
    a_district(register, office)
    reports = read(register, 2023, 2024, whose=whose("甲园", 1))
    assert [Decimal(600_000), Decimal(1_200_000)] == [
        summed(report.granted)[GRANT].amount for report in reports
    ]
    assert {"甲园", "甲园（更名）"} == {
        one.recipient.name for report in reports for one in report.awarded
    }
    words = Words(library=office.library, language=Language.ZH)
    listing = years_of(reports, words, ListHead(), day=LATER, name="甲园")
    assert "甲园历年补助、奖励对比表" == listing.title
    rows = [tuple(str(cell) for cell in row[:5]) for row in listing.parts[0].rows]
    one, two = (report.granted for report in reports)
    assert [
        ("2023年", "1", str(len(one)), *amounts(one, "100000.01")),
        ("2024年", "1", str(len(two)), *amounts(two, "200000.02")),
    ] == rows


def amounts(granted: Sequence[Awarded], paid: str) -> tuple[str, str]:
    determined = sum((one.amount for one in granted if one.amount), Money(0, "CNY"))
    return str(determined), str(Money(Decimal(paid), "CNY"))


def test_what_no_list_has_is_told_below_it(of_file: Applications, office: Office) -> None:
    """Open amounts with whose they are, reliefs with their sum, and what was paid in the year."""
    a_district(of_file.register, office)
    (report,) = read(of_file.register, YEAR)
    words = Words(library=office.library, language=Language.ZH)
    notice = notice_of(report, words, ListHead(office="财政局"), day=LATER)
    assert len(report.granted) == len(notice.parts[0].rows)
    assert f"另有 {len(report.undetermined)} 笔待核实" in notice.notes[0]
    assert "甲园（" in notice.notes[0]
    reliefs = sum((one.amount for one in report.reliefs if one.amount), Money(0, "CNY"))
    assert f"{reliefs.amount:,.2f}元，不由财政拨付" in notice.notes[1]
    listing = summary_of(report, words, ListHead(), day=LATER)
    assert "2024年拨付 800,000.02元（含以前年度审定、当年拨付的）。" == listing.notes[0]
    by_programme = listing.parts[1]
    granted = sum((one.amount for one in report.granted if one.amount), Money(0, "CNY"))
    assert granted == by_programme.sums[3] == listing.parts[0].sums[3]


def test_a_search_keeps_what_was_determined_of_the_files_found(
    applications: Applications, office: Office
) -> None:
    """With township and number of the file; the office's other entries are left out."""
    a_district(applications.register, office)
    facts = unstructure_case(childcare.read_case(EXAMPLES / "haimen-new-build.yaml"))
    party = Party(name=str(facts["name"]), credit_code=code(9), township="海门街道")
    file = applications.begin(party, "320614", act=act(day=LATER), document=facts, on=ON)
    for move, who in ((Move.SUBMIT, "经办"), (Move.REVIEW, "复核"), (Move.APPROVE, "负责人")):
        given: dict[str, object] = {"acknowledged": "已核对"}
        if move is Move.REVIEW:
            given = {}
        else:
            given["assessment"] = office.assessed()
        said = act(who, day=LATER, again="另一案", alike="已核对")
        file = applications.move(file, move, act=said, **given)  # type: ignore[arg-type]
    search = ApplicationSearch(township="海门街道")
    (found,) = read(applications.register, YEAR, search=search)
    assert {(file.number, "海门街道", code(9))} == {
        (one.recipient.number, one.recipient.township, one.recipient.credit_code)
        for one in found.awarded
    }
    only = attrs.evolve(search, programme=GRANT)
    (of_grant,) = read(applications.register, YEAR, search=only)
    assert {GRANT} == {one.incentive for one in of_grant.awarded}
    (everything,) = read(applications.register, YEAR)
    assert len(found.awarded) < len(everything.awarded)
    assert "" in {one.recipient.number for one in everything.awarded}


def test_of_nothing_the_lists_say_so(of_file: Applications, office: Office) -> None:
    """A year without entries has no rows."""
    reports = read(of_file.register, 2001)
    words = Words(library=office.library, language=Language.EN)
    made: list[Listing] = [
        notice_of(reports[0], words, ListHead(), day=LATER),
        years_of(reports, words, ListHead(), day=LATER),
    ]
    assert [0, 0] == [len(one.parts[0].rows) for one in made]

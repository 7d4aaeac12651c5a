"""What the register gives to later work.

Prior awards, totals of a year, lists, exports, and cases assessed anew.
"""

import csv
import io
from datetime import date

import attrs
import pytest

from incentives import Language, calculator, childcare, fact
from incentives.facts.document import structure_case
from incentives.register import Register, RegisterError, Search, ledger_csv
from incentives.report.words.names import Words
from incentives.values.texts.credit_code import check_character
from tests.register.offices import EXAMPLES, GRANT, Office, act, paying

NAME = "海门示例托育有限公司"


def test_payments_become_prior_awards_of_a_later_case(register: Register, office: Office) -> None:
    """Columns of the vocabulary only, figures as text.

    The case that has them is sound and owes that much less.
    """
    office.file(register)
    register.pay(paying(1, subject="project-2022", instalment=1, payer="central"), act())
    register.pay(paying(1, "0.50", payer="county", subject="project-2022"), act())
    rows = register.award_rows(office.applicant(), office.library.vocabulary)
    said = {"incentive": GRANT, "subject": "project-2022", "paid_on": "2024-03-01"}
    said["awarded_on"] = "2024-01-05"  # the filing of the determination
    assert (
        {**said, "instalment": 1, "amount": "240000.00", "payer": "central", "entry": 2},
        {**said, "amount": "0.50", "entry": 3},  # the vocabulary knows no such payer
    ) == rows
    document = register.with_awards(
        register.entry(1).case_document, office.applicant(), office.library
    )
    case = structure_case(document, office.library.vocabulary)
    payment = calculator.assess(case, office.library, on=date(2024, 12, 31))[GRANT].payment
    assert payment is not None
    assert "359999.50" == f"{payment.account.due.known.amount:.2f}"  # type: ignore[union-attr]


def test_what_the_case_lists_stays_and_is_not_listed_twice(
    register: Register, office: Office
) -> None:
    """A row that says less of the same payment is that payment, and gains what it lacks.

    Two payments alike are two.
    """
    office.file(register)
    register.pay(paying(1, "100.00", subject="project-2022"), act())
    register.pay(paying(1, "100.00", subject="project-2022"), act(again="同日两笔"))
    own = {"incentive": "other", "amount": "5", "paid_on": "2020-01-01"}
    same = {"incentive": GRANT, "amount": "100", "paid_on": "2024-03-01"}
    document = {"district": "320614", "prior_awards": [own, same]}
    merged = register.with_awards(document, office.applicant(), office.library)
    rows = merged["prior_awards"]
    assert isinstance(rows, list)
    more = {"subject": "project-2022", "awarded_on": "2024-01-05"}
    first = {**same, **more, "entry": 2}
    assert [own, first, {**first, "amount": "100.00", "entry": 3}] == rows
    assert merged == register.with_awards(merged, office.applicant(), office.library)


def test_without_payments_the_list_stays_unknown(register: Register, office: Office) -> None:
    """That this register has paid nothing does not say that nobody has."""
    office.file(register)
    document = {"district": "320614"}
    assert document == register.with_awards(document, office.applicant(), office.library)


def test_an_applicant_is_found_however_its_name_is_written(
    register: Register, office: Office
) -> None:
    """Full-width letters and blanks make no other applicant; another district does."""
    office.file(register, name="海门 ＡＢ托育（一）")
    register.pay(paying(1), act())
    vocabulary = office.library.vocabulary
    assert 1 == len(register.award_rows(office.applicant("海门ab托育(一)"), vocabulary))
    assert () == register.award_rows(
        attrs.evolve(office.applicant("海门ab托育(一)"), district="320102"), vocabulary
    )


def test_totals_count_the_last_determination_of_each_applicant(
    register: Register, office: Office
) -> None:
    """Two applicants, one of them determined twice: twice 600,000, not three times.

    Annulled ones count for nothing.
    """
    office.file(register, name="甲", on=date(2023, 11, 30))
    office.file(register, name="甲")
    office.file(register, name="乙")
    office.file(register, name="丙")
    register.annul(4, act(reason="误登"))
    register.pay(paying(2, payer="central"), act())
    register.pay(paying(3, "1.00", paid_on=date(2025, 1, 2)), act(day=date(2025, 1, 2)))
    (total,) = [each for each in register.totals(2024) if each.incentive == GRANT]
    assert total.determined is not None
    assert total.paid is not None
    assert (2, "1200000.00", "240000.00") == (
        total.applicants,
        f"{total.determined.amount:.2f}",
        f"{total.paid.amount:.2f}",
    )
    assert {"central": "240000.00"} == {
        payer: f"{amount.amount:.2f}" for payer, amount in total.paid_by.items()
    }
    (later,) = register.totals(2025)
    assert (0, "1.00") == (later.applicants, f"{later.paid.amount:.2f}")  # type: ignore[union-attr]
    assert (2025, 2024) == register.years()


def test_totals_tell_the_sources_of_funds(register: Register, office: Office) -> None:
    """What each level of government bears, as determined; the shares add up to the amount."""
    case = childcare.read_case(EXAMPLES / "ningbo-closed.yaml")
    assessment = calculator.assess(case, office.library, on=date(2025, 12, 31))
    register.file(assessment, attrs.evolve(office.applicant("宁波"), district="330203"), act())
    borne = [each for each in register.totals(2024) if each.sources]
    assert borne
    for each in borne:
        assert each.determined is not None
        assert each.determined.amount == sum(amount.amount for amount in each.sources.values())


def test_a_search_finds_by_applicant_officer_period_and_outcome(
    register: Register, office: Office
) -> None:
    """A per cent sign is a character, not a pattern; pages do not overlap."""
    office.file(register, name="甲100%托育", officer="李强", day=date(2024, 2, 1))
    office.file(register, name="乙托育", unusual="补登")

    def found(**asked: object) -> set[int]:
        return {each.number for each in register.filings(Search(**asked))[0]}  # type: ignore[arg-type]

    assert {1, 2} == found(applicant="托育")
    assert (
        {1}
        == found(applicant="100%")
        == found(officer="李强")
        == found(filed_from=date(2024, 1, 6))
    )
    assert {2} == found(filed_to=date(2024, 1, 5))
    assert set() == found(applicant="甲_")
    lines, total = register.lines(Search(given_only=True), first=0, most=5)
    rest, _ = register.lines(Search(given_only=True), first=5, most=None)
    assert total == len({(line.number, line.incentive) for line in (*lines, *rest)})
    assert [2] * 5 == [line.number for line in lines]


def test_an_export_runs_no_formula(file_register: Register, office: Office) -> None:
    """A name that begins as a formula is text, in a file that Excel and WPS read as Chinese."""
    office.file(file_register, name='=HYPERLINK("http://x")', remark="@备注")
    lines, _ = file_register.lines(Search(given_only=True), most=None)
    exported = ledger_csv(lines, Words(library=office.library, language=Language.ZH))
    assert exported.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(exported.decode("utf-8-sig"))))
    assert {'\'=HYPERLINK("http://x")'} == {row[2] for row in rows[1:]}
    assert {"'@备注"} == {row[-1] for row in rows[1:]}


def test_namesakes_are_told_apart_by_their_codes_in_an_export(
    file_register: Register, office: Office
) -> None:
    """In a column of its own; who has none has an empty cell."""
    bodies = ("91320614MA00000A1", "91320614MA00000B2")
    codes = (*(body + check_character(body) for body in bodies), "")
    for code in codes:
        whose = attrs.evolve(office.applicant(), credit_code=code, dossier=code[-4:])
        said = act(again="另一家", alike="另一家")
        file_register.file(office.assessed(), whose, said)
    lines, _ = file_register.lines(Search(given_only=True), most=None)
    exported = ledger_csv(lines, Words(library=office.library, language=Language.ZH))
    rows = list(csv.DictReader(io.StringIO(exported.decode("utf-8-sig"))))
    told = {(row["登记号"], row["统一社会信用代码"]) for row in rows}
    assert told == {(str(number), code) for number, code in enumerate(codes, start=1)}
    assert not any(code and code in row["申请人"] for row in rows for code in codes)


def test_what_is_refused_has_no_amount_in_an_export(
    file_register: Register, office: Office
) -> None:
    """Its cell is empty; 0.00 is what an incentive comes to that is given and saves nothing."""
    office.file(file_register)
    lines, _ = file_register.lines(Search(), most=None)
    exported = ledger_csv(lines, Words(library=office.library, language=Language.ZH))
    rows = list(csv.DictReader(io.StringIO(exported.decode("utf-8-sig"))))
    refused = {row["审定金额（元）"] for row in rows if row["结论"] in {"不符合条件", "不在有效期"}}
    assert {""} == refused


def test_what_was_published_later_is_found_for_filed_cases(
    register: Register, office: Office
) -> None:
    """The renewal of the exemption was published on 20 January 2026, after the filing."""
    case = childcare.read_case(EXAMPLES / "haimen-renewal.yaml")
    assessment = calculator.assess(
        case, office.library, on=date(2026, 2, 28), known_on=date(2026, 1, 10)
    )
    register.file(assessment, office.applicant(), act())
    before = register.entry(1).content_json
    (found,) = register.reassess(
        tuple(register.determinations(Search())), office.library, now=date(2026, 2, 1)
    )
    assert found.found is not None
    assert (date(2026, 1, 10), "cn.2026-7.vat_exemption") == (
        found.was,
        next(iter(found.found)).incentive,
    )
    assert before == register.entry(1).content_json


def test_overlays_that_are_not_at_hand_are_told(register: Register, office: Office) -> None:
    """Those at hand are found by their digest."""
    overlay = calculator.load_overlay(EXAMPLES / "overlays" / "haimen.yaml", office.library)
    case = childcare.read_case(EXAMPLES / "haimen-new-build.yaml")
    register.file(
        calculator.assess(case, office.library, on=date(2023, 12, 31), overlays=[overlay]),
        office.applicant(),
        act(),
    )
    entries = tuple(register.determinations(Search()))
    (without,) = register.reassess(entries, office.library, now=date(2026, 2, 1))
    (with_it,) = register.reassess(
        entries, office.library, now=date(2026, 2, 1), overlays=[overlay]
    )
    assert ((overlay.digest,), ()) == (without.lacking, with_it.lacking)


@attrs.frozen(kw_only=True)
class Bare:
    """A vocabulary without prior awards."""

    name: str = fact("名称", "name", default=attrs.NOTHING)


def test_a_vocabulary_without_prior_awards_is_told(file_register: Register, office: Office) -> None:
    """There is no list into which a payment could go."""
    with pytest.raises(RegisterError, match=r"\[no-awards\]"):
        file_register.award_rows(office.applicant(), calculator.vocabulary_of(Bare))

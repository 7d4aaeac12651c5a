"""What is searched and added up, against a plain account of what was filed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import count, product

import attrs
import pytest
from moneyed import Money

from incentives import Outcome
from incentives.register import Applicant, Kind, Register, Search
from incentives.register.deriving import derive
from incentives.register.plain import Plain
from incentives.register.reading.alike import at_odds, is_alike, nearest
from incentives.register.reading.awarding import Paid
from incentives.register.verification.judging import Judged
from incentives.register.writing.alike import alike_to, alike_told
from tests.register.trust.many import determination, payment, small, write

Document = dict[str, object]
ONE, OTHER = "91350100M000100Y43", "91320684MA1MX1TQ0C"


def award(
    incentive: str, amount: str | None, outcome: str = "ELIGIBLE", **said: object
) -> Document:
    """What a determination says of one incentive; `amount` None: none that is known."""
    shares = {"central": "1.00", "county": "2.00"} if amount is not None else {}
    return {
        "incentive": incentive,
        "kind": "grant",
        "title": {"zh": f"补助{incentive}", "en": f"grant {incentive}"},
        "instrument": {"number": "发改社会〔2021〕895号"},
        "citations": [],
        "outcome": outcome,
        "amount": None if amount is None else {"amount": amount, "currency": "CNY"},
        "beneficiary": "institution",
        "payment": {
            "levels": [
                {"payer": payer, "amount": {"amount": share, "currency": "CNY"}}
                for payer, share in shares.items()
            ]
        },
        **said,
    }


def determined(day: str, *awards: Document, **said: object) -> Document:
    assessment = {
        "overlays": [],
        "determinations": list(awards),
        "totals": {"cash": {"amount": "5.00", "currency": "CNY"}},
        "open_totals": said.pop("more", []),
    }
    filed_at = f"{day}T09:30:00+08:00"
    return {**determination(filed_at=filed_at, assessment=assessment, on=day), **said}


FIRST = award("b", "100.00")
HISTORY: tuple[Document, ...] = (
    determined("2023-12-31", FIRST, applicant="甲"),  # 1, in the year before
    determined("2024-01-01", FIRST, award("a", "7.00"), applicant="甲"),  # 2
    determined("2024-02-01", award("a", "9.00"), FIRST, applicant="甲", remark="改"),  # 3: the last
    determined("2024-02-01", award("b", "50.00"), applicant="甲", dossier="二"),  # 4
    determined("2024-03-01", award("b", None, "UNDETERMINED"), applicant="乙", more=["cash"]),  # 5
    determined("2024-03-01", award("b", "1.00", "INELIGIBLE"), applicant="丙", officer="李"),  # 6
    determined("2024-04-01", FIRST, applicant="丁", credit_code=ONE),  # 7
    determined("2024-04-02", award("b", "30.00"), applicant="丁改", credit_code=ONE),  # 8: the same
    determined("2024-04-03", award("b", "30.00"), applicant="丁", district="320602"),  # 9
    small("annulment", annuls=9, reason="误登", filed_at="2024-04-03T10:00:00+08:00"),  # 10
    payment(3, "40.00", incentive="b", payer="central", paid_on="2024-05-01"),  # 11
    payment(3, "2.00", incentive="b", paid_on="2024-05-31"),  # 12
    payment(3, "4.00", incentive="a", payer="county", paid_on="2024-06-01"),  # 13
    payment(1, "60.00", incentive="b", payer="central", paid_on="2023-12-31"),  # 14
    payment(2, "5.00", incentive="b", payer="central", paid_on="2025-01-01"),  # 15
    payment(3, "1.00", incentive="b", payer="central", paid_on="2024-05-02"),  # 16, corrected
    payment(
        3, "3.00", incentive="b", payer="central", paid_on="2024-05-02", corrects=16, reason="改"
    ),  # 17
    payment(4, "8.00", incentive="b", payer="city", paid_on="2024-07-01"),  # 18, annulled
    small("annulment", annuls=18, reason="退回", filed_at="2025-02-01T10:00:00+08:00"),  # 19
    determined("2025-03-01", award("c", "6.00"), applicant="甲", corrects=6, reason="改"),  # 20
)


@pytest.fixture
def filled(file_register: Register) -> Register:
    write(file_register, iter(HISTORY), len(HISTORY))
    return file_register


def cny(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


def test_a_year_is_added_up_from_the_last_determination_of_each_dossier(filled: Register) -> None:
    """In the order of the law; what was annulled or corrected counts for nothing.

    Who is known by a code is one under two names; whose amount is open is told.
    """
    a, b = filled.totals(2024)
    assert ("a", "补助a", "cash") == (a.incentive, a.title.zh, a.form)
    assert (1, 0, cny("9.00"), cny("4.00")) == (
        a.applicants,
        a.undetermined,
        a.determined,
        a.paid,
    )
    assert {"central": cny("1.00"), "county": cny("2.00")} == a.sources
    assert {"county": cny("4.00")} == a.paid_by
    # 甲 in two dossiers (100 and 50), 乙 without an amount, 丁 by its last name (30).
    assert (3, 1, cny("180.00"), cny("45.00")) == (
        b.applicants,
        b.undetermined,
        b.determined,
        b.paid,
    )
    assert {"central": cny("3.00"), "county": cny("6.00")} == b.sources
    assert {"central": cny("43.00")} == b.paid_by
    (before,) = filled.totals(2023)
    assert (1, cny("100.00"), cny("60.00")) == (before.applicants, before.determined, before.paid)
    last, paid_only = filled.totals(2025)
    assert ("c", 1, cny("6.00"), None) == (
        last.incentive,
        last.applicants,
        last.determined,
        last.paid,
    )
    assert ("b", 0, None, cny("5.00"), {}) == (
        paid_only.incentive,
        paid_only.applicants,
        paid_only.determined,
        paid_only.paid,
        paid_only.sources,
    )
    assert () == filled.totals(2022)
    assert (2025, 2024, 2023) == filled.years()


def test_payments_are_added_up_by_month(filled: Register) -> None:
    """Those that count, by payer where one is named."""
    assert [
        (5, cny("45.00"), {"central": cny("43.00")}),
        (6, cny("4.00"), {"county": cny("4.00")}),
    ] == [(one.month, one.paid, dict(one.paid_by)) for one in filled.months(2024)]
    assert [12] == [one.month for one in filled.months(2023)]
    assert [1] == [one.month for one in filled.months(2025)]
    assert () == filled.months(2022)


def test_what_the_sheets_of_a_year_say_is_added_up(filled: Register) -> None:
    """Of the last of each dossier: five yuan each; open where one of them is."""
    (sums,) = filled.sums(2024)
    assert ("cash", cny("20.00"), True) == (sums.form, sums.total, sums.is_open)
    (sums,) = filled.sums(2025)
    assert ("cash", cny("5.00"), False) == (sums.form, sums.total, sums.is_open)
    assert () == filled.sums(2022)


def test_lines_are_the_incentives_of_determinations(filled: Register) -> None:
    """The last first, in the order of the law; each with what was paid for it alone."""
    lines, total = filled.lines(Search(), most=None)
    told = [(line.number, line.incentive) for line in lines]
    assert told == [
        *((20, "c"), (8, "b"), (7, "b"), (5, "b"), (4, "b")),
        *((3, "a"), (3, "b"), (2, "b"), (2, "a"), (1, "b")),
    ]
    assert total == len(told)
    paid = {(line.number, line.incentive): line.paid for line in lines if line.paid is not None}
    assert {
        (3, "b"): cny("45.00"),
        (3, "a"): cny("4.00"),
        (1, "b"): cny("60.00"),
        (2, "b"): cny("5.00"),
    } == paid
    by_number = {line.number: line for line in lines}
    assert (None, {}) == (by_number[5].amount, by_number[5].sources)
    assert (cny("50.00"), "二") == (by_number[4].amount, by_number[4].dossier)
    assert {"central": cny("1.00"), "county": cny("2.00")} == by_number[4].sources
    assert (date(2024, 2, 1), date(2024, 2, 1), "改") == (
        by_number[3].on,
        by_number[3].filed_on,
        by_number[3].remark,
    )
    ended, all_of_them = filled.lines(Search(with_ended=True), most=None)
    assert all_of_them == total + 2
    endings = {line.number: line.ending for line in ended if line.ending is not None}
    assert {6: (20, False), 9: (10, True)} == {
        number: (ending.by, ending.is_annulment) for number, ending in endings.items()
    }


def numbers(register: Register, **asked: object) -> list[int]:
    kind = asked.pop("kind", None)
    found, total = register.filings(Search(**asked), kind=kind)  # type: ignore[arg-type]
    assert total == len(found)
    return [one.number for one in found]


def test_filings_are_found_by_what_is_asked(filled: Register) -> None:
    """The last first; ends of days are included, and what is ended is left out unless asked for."""
    standing = [n for n in range(20, 0, -1) if n not in {6, 9, 16, 18}]
    assert standing == numbers(filled)
    assert list(range(20, 0, -1)) == numbers(filled, with_ended=True)
    assert [8, 7] == numbers(filled, applicant="丁")
    assert [9, 8, 7] == numbers(filled, applicant="丁", with_ended=True)
    assert [8, 7] == numbers(filled, applicant=ONE[2:9].lower())
    assert [] == numbers(filled, applicant=OTHER)
    assert [9] == numbers(filled, district="320602", with_ended=True)
    assert [6] == numbers(filled, officer="李", with_ended=True)
    assert [7] == numbers(filled, number=7)
    assert [] == numbers(filled, number=21)
    assert [8, 7] == numbers(
        filled, kind=Kind.DETERMINATION, filed_from=date(2024, 4, 1), filed_to=date(2024, 4, 2)
    )
    assert [20] == numbers(filled, kind=Kind.DETERMINATION, filed_from=date(2024, 4, 3))
    assert [1] == numbers(filled, filed_to=date(2023, 12, 31))
    assert [19, 10] == numbers(filled, kind=Kind.ANNULMENT)
    whose = Applicant(name="丁", district="320614")
    assert [8, 7] == numbers(filled, whose=whose)
    assert [] == numbers(filled, whose=attrs.evolve(whose, district="320602"))
    assert [9] == numbers(filled, whose=attrs.evolve(whose, district="320602"), with_ended=True)


def lines_of(register: Register, **asked: object) -> list[int]:
    return [line.number for line in register.lines(Search(**asked), most=None)[0]]  # type: ignore[arg-type]


def test_lines_are_found_by_incentive_and_outcome(filled: Register) -> None:
    """What is given is what is due or may be."""
    assert [3, 2] == lines_of(filled, incentive="a")
    assert [] == lines_of(filled, incentive="d")
    assert [5] == lines_of(filled, outcome=Outcome.UNDETERMINED)
    assert [6] == lines_of(filled, outcome=Outcome.INELIGIBLE, with_ended=True)
    assert [] == lines_of(filled, outcome=Outcome.INELIGIBLE)
    given = lines_of(filled, given_only=True, with_ended=True)
    assert [20, 9, 8, 7, 5, 4, 3, 3, 2, 2, 1] == given


@pytest.mark.parametrize("most", [1, 2, 7, 30])
def test_pages_together_are_the_whole(filled: Register, most: int) -> None:
    """In its order, none twice; each tells how many there are in all."""
    for read in (
        lambda first: filled.filings(Search(), first=first, most=most),
        lambda first: filled.lines(Search(), first=first, most=most),
    ):
        whole, total = read(0)[0], read(0)[1]
        while len(whole) < total:
            page, same = read(len(whole))
            assert (same, 0 < len(page) <= most) == (total, True)
            whole = (*whole, *page)
        assert read(total) == ((), total)
        assert len({(one.number, getattr(one, "incentive", "")) for one in whole}) == total
    assert filled.filings(Search(), most=0) == ((), 16)


def test_the_payments_of_a_determination_are_told_in_their_order(filled: Register) -> None:
    """Ended ones with their ending; of the number of a payment that one alone."""
    assert {3: [11, 12, 13, 16, 17], 4: [18], 1: [14], 5: [], 11: [11], 19: []} == {
        number: [one.number for one in filled.payments(number)] for number in (3, 4, 1, 5, 11, 19)
    }
    *_, corrected, last = filled.payments(3)
    assert corrected.ending is not None
    assert (17, False, None) == (
        corrected.ending.by,
        corrected.ending.is_annulment,
        last.ending,
    )
    assert ("补助b", cny("3.00"), date(2024, 5, 2), "central", "王芳") == (
        last.title.zh,
        last.amount,
        last.paid_on,
        last.payer,
        last.officer,
    )


def test_each_dossier_has_its_last_determination(filled: Register) -> None:
    """By number; who has two names by one code is one."""
    assert [4, 20] == [
        one.number for one in filled.dossiers(Applicant(name="甲", district="320614"))
    ]
    assert [8] == [one.number for one in filled.dossiers(Applicant(name="丁", district="320614"))]
    assert [] == list(filled.dossiers(Applicant(name="丙", district="320614")))
    every = [entry.number for entry in filled.determinations(Search(), latest=False)]
    assert [1, 2, 3, 4, 5, 7, 8, 20] == every
    assert [4, 5, 8, 20] == [entry.number for entry in filled.determinations(Search())]
    assert [("甲", ""), ("甲", "二"), ("乙", ""), ("丁改", "")] == [
        (one.name, one.dossier) for one in filled.applicants()
    ]


def test_what_is_drawn_is_drawn_again_as_it_was(filled: Register) -> None:
    """Whatever is asked of it afterwards."""
    assert set() == {one.kind for one in filled.verify().findings}
    before = (filled.totals(2024), filled.lines(Search()), filled.months(2024), filled.sums(2024))
    filled.rebuild()
    assert before == (
        filled.totals(2024),
        filled.lines(Search()),
        filled.months(2024),
        filled.sums(2024),
    )


LIKE = "海门ー园"
STANDING_BESIDE: list[tuple[list[tuple[str, str, str]], tuple[str, str, str], int | None]] = [
    # who stands there by name, code and dossier; who comes; the entry that leaves a doubt
    ([("海门一园", "", "")], (LIKE, "", ""), 1),
    ([("海门一园", "", ""), ("海门二园", "", "")], (LIKE, "", ""), 1),
    ([("海门一园", "", ""), ("海门一园", "", "")], (LIKE, "", ""), 2),
    ([("海门二园", "", "")], (LIKE, "", ""), None),
    ([("海门一园", "", "")], ("海门 一园", "", ""), None),
    ([("海门一园", ONE, "")], (LIKE, OTHER, ""), 1),
    ([("海门一园", ONE, ""), (LIKE, OTHER, "")], (LIKE, OTHER, ""), None),
    ([("海门二园", ONE, "")], ("海门一园", ONE, ""), 1),
    ([("海门二园", ONE, ""), ("海门一园", ONE, "")], ("海门一园", ONE, ""), None),
    ([("海门二园", ONE, "")], ("海门一园", "", ""), None),
    ([("海门二园", "", "")], ("海门一园", ONE, ""), None),
    ([("海门一园", ONE, "")], ("海门一园", OTHER, ""), 1),
    ([("海门一园", ONE, ""), ("海门一园", OTHER, "")], ("海门一园", OTHER, ""), None),
    ([("海门一园", ONE, "")], ("海门一园", "", ""), None),
    ([("海门一园", ONE, ""), ("海门一园", OTHER, "")], ("海门一园", "", ""), 2),
    ([("海门一园", "", "")], ("海门一园", ONE, ""), None),
    ([("海门一园", "", "A1")], ("海门一园", "", "AI"), 1),
    ([("海门一园", "", "A1")], ("海门一园", "", "a 1"), None),
    ([("海门一园", "", "A1")], ("海门一园", "", "B1"), None),
    ([("海门一园", ONE, "A1")], ("海门一园", ONE, "AI"), 1),
    ([("海门一园", ONE, "A1")], ("海门一园", "", "AI"), 1),
    ([("海门二园", "", "A1")], ("海门一园", "", "AI"), None),
    ([], ("海门一园", "", ""), None),
]


def test_whoever_may_be_another_leaves_a_doubt(file_register: Register) -> None:
    """The last of those that do; not one who stands with his own code already."""
    districts = [f"32{number:04d}" for number in range(len(STANDING_BESIDE))]
    documents = [
        determination(applicant=name, credit_code=code, dossier=dossier, district=district)
        for district, (standing, _, _) in zip(districts, STANDING_BESIDE, strict=True)
        for name, code, dossier in standing
    ]
    write(file_register, iter(documents), len(documents))
    before = 0
    for district, (standing, new, doubted) in zip(districts, STANDING_BESIDE, strict=True):
        name, code, dossier = new
        whose = Applicant(name=name, district=district, credit_code=code, dossier=dossier)
        with file_register.database.reading() as connection:
            found = alike_to(connection, whose)
            assert (None if found is None else found.number - before) == doubted, (standing, new)
            if doubted is not None and len(standing) == 1:
                assert alike_to(connection, whose, but=before + doubted) is None
            elsewhere = attrs.evolve(whose, district="999999")
            assert alike_to(connection, elsewhere) is None
        before += len(standing)


def test_what_does_not_count_any_more_leaves_no_doubt(file_register: Register) -> None:
    """Nor does a payment."""
    documents = [
        determination(applicant="海门一园"),
        small("annulment", annuls=1, reason="误登", applicant="海门一园"),
        payment(1, applicant="海门一园"),
    ]
    write(file_register, iter(documents), len(documents))
    assert file_register.alike(Applicant(name=LIKE, district="320614")) is None


ROW: Mapping[str, object] = {"incentive": "a", "paid_on": "2024-01-01", "amount": "1.00"}


def paid(number: int, **said: object) -> Paid:
    return Paid(
        number=number,
        determination=1,
        incentive="a",
        for_whom=None,
        whose=Applicant(name="甲", district="320614"),
        paid_on=date(2024, 1, 1),
        amount=cny("1.00"),
        row={**ROW, **said},
    )


def test_rows_that_say_most_choose_first() -> None:
    """Day and amount before one of them, and that before none; equal ones in their order."""
    bare = {"incentive": "a"}
    day, amount = {**bare, "paid_on": "2024-01-01"}, {**bare, "amount": "1"}
    first, second = paid(2), paid(3, instalment=2)
    assert {1: first} == nearest([bare, ROW], [first])
    assert {1: first} == nearest([bare, day], [first])
    assert {1: first} == nearest([day, ROW], [first])
    assert {0: first} == nearest([amount, day], [first])
    assert {0: first, 1: second} == nearest([bare, bare], [first, second])
    assert {0: second, 1: first} == nearest([{**ROW, "instalment": 2}, ROW], [second, first])
    assert {0: first} == nearest([{**bare, "instalment": 1}], [second, first])
    assert {} == nearest([{**ROW, "entry": 9}, None, "x"], [first])
    assert {} == nearest([{"paid_on": "2024-01-01", "amount": "1"}], [first])
    assert {} == nearest([{**ROW, "incentive": "b"}], [first])


@pytest.mark.parametrize(
    "name", ["incentive", "paid_on", "amount", "instalment", "payer", "places"]
)
def test_what_one_of_two_does_not_say_is_not_at_odds(name: str) -> None:
    """What both say otherwise is, unless it is nothing of the payment."""
    row, same = {**ROW, name: "5"}, {**ROW, name: "5.0"}
    other = {**ROW, name: "6"}
    without = {key: value for key, value in ROW.items() if key != name}
    assert at_odds(row, other) is at_odds(other, row) is (name != "places")
    assert not at_odds(row, same)
    assert not at_odds(row, without)
    assert not at_odds(without, row)
    both = is_alike(row, other)
    assert both is (name != "incentive")
    assert not is_alike(without, row) if name == "incentive" else is_alike(without, row)


def documents_of(steps: tuple[tuple[str, int, int], ...]) -> Iterator[Document]:
    """A determination of 3 yuan, then what is paid, corrected and annulled."""
    yield determination("3.00")
    for kind, amount, entry in steps:
        if kind == "pay":
            yield payment(1, f"{amount}.00")
        elif kind == "correct":
            yield payment(1, f"{amount}.00", corrects=entry, reason="改")
        else:
            yield small("annulment", annuls=entry, reason="误登")


STEPS = [
    *(("pay", amount, 0) for amount in (1, 2, 3)),
    *(("correct", amount, entry) for amount in (1, 3) for entry in (2, 3)),
    *(("annul", 0, entry) for entry in (1, 2, 3)),
]


@attrs.define
class Counted:
    """The payments of the determination, those of them that count, and whether that does."""

    payments: dict[int, int] = attrs.field(factory=dict)
    ended: set[int] = attrs.field(factory=set)
    stands: int = 1
    """So many entries."""

    @property
    def total(self) -> int:
        return sum(self.payments[number] for number in self.payments.keys() - self.ended)

    def why_not(self, kind: str, amount: int, entry: int) -> str | None:
        """Why the step can never have been taken; None: it can."""
        if kind != "pay" and (why := self._why_not_ended(kind, entry)) is not None:
            return why
        if kind == "annul":
            return "has-payments" if entry == 1 and self.total else None
        if 1 in self.ended:
            return "ended"
        instead = self.payments[entry] if kind == "correct" else 0
        return "beyond" if self.total - instead + amount > 3 else None

    def _why_not_ended(self, kind: str, entry: int) -> str | None:
        if entry > self.stands:
            return "no-entry"
        if entry not in self.payments and (entry != 1 or kind == "correct"):
            return "other-kind"
        return "ended" if entry in self.ended else None


def test_what_was_filed_is_judged_by_what_counted_then() -> None:
    """All ways of paying, correcting and annulling in three steps: each entry by those before."""
    for steps in product(STEPS, repeat=3):
        judged, counted = Judged(), Counted()
        for number, document in zip(count(1), documents_of(steps), strict=False):
            content = Plain(document)
            reason = judged.judge(number, content, derive(number, content))
            if number == 1:
                assert reason is None
                continue
            kind, amount, entry = steps[number - 2]
            counted.stands = number - 1
            assert reason == counted.why_not(kind, amount, entry), steps
            if reason is not None:
                break  # what comes after it hangs on an entry that was never filed
            if kind != "pay":
                counted.ended.add(entry)
            if kind != "annul":
                counted.payments[number] = amount


def test_what_levels_bear_is_added_up_by_payer() -> None:
    """Of what is given, as far as it is known; a level that is named twice bears both."""
    levels = [("central", "1.00"), ("county", None), ("central", "0.50"), ("city", "0.00")]
    given = award("a", "9.00")
    given["payment"] = {
        "levels": [
            {
                "payer": payer,
                "amount": None if share is None else {"amount": share, "currency": "CNY"},
            }
            for payer, share in levels
        ]
    }
    for outcome, borne in (
        ("ELIGIBLE", {"central": 150, "city": 0}),
        ("UNDETERMINED", {}),
        ("INELIGIBLE", {}),
    ):
        document = determined("2024-01-01", {**given, "outcome": outcome})
        rows = {table.name: rows for table, rows in derive(1, Plain(document)).rows.items()}
        assert borne == {row["payer"]: row["amount"] for row in rows["register_shares"]}
        (drawn,) = rows["register_awards"]
        assert (0, 900, "CNY") == (drawn["place"], drawn["amount"], drawn["currency"])
    nothing = determined("2024-01-01", award("a", "9.00", payment=None))
    drawn_of_nothing = derive(1, Plain(nothing)).rows
    assert [()] == [
        rows for table, rows in drawn_of_nothing.items() if table.name == "register_shares"
    ]


@pytest.mark.parametrize(
    ("kind", "amount", "form"),
    [("grant", "1.00", True), ("grant", None, True), ("in_kind", None, False)],
)
def test_what_is_given_in_kind_has_no_form_of_money(
    kind: str, amount: str | None, form: bool
) -> None:
    """All else has one, whether its amount is known or not."""
    document = determined("2024-01-01", award("a", amount, kind=kind))
    rows = {table.name: rows for table, rows in derive(1, Plain(document)).rows.items()}
    (drawn,) = rows["register_awards"]
    assert (drawn["form"] is not None) is form
    assert drawn["currency"] == ("CNY" if amount is not None else "")


def test_the_drawn_rows_of_each_kind() -> None:
    """One filing each; the others only where the kind has them."""
    whom = {"issuer": "i", "subject": "s", "name": "n"}
    drawn: defaultdict[str, set[str]] = defaultdict(set)
    for document in (
        determination(),
        payment(1),
        small("annulment", annuls=1, reason="x"),
        small("duties", whom=whom, duties=["pay", "file"]),
    ):
        for table, rows in derive(3, Plain(document)).rows.items():
            if rows:
                drawn[str(document["kind"])].add(table.name.removeprefix("register_"))
    assert {
        "determination": {"filings", "awards", "shares"},
        "payment": {"filings", "payments"},
        "annulment": {"filings"},
        "duties": {"filings", "duties"},
    } == drawn


@pytest.mark.parametrize(
    ("stands", "comes", "said"),
    [
        (("海门一园", "", ""), (LIKE, "", ""), "字形相似"),
        (("海门一园", ONE, ""), (LIKE, OTHER, ""), "字形相似"),
        (("海门一园", ONE, ""), (LIKE, "", ""), "字形相似"),
        (("海门一园", "", ""), (LIKE, ONE, ""), "字形相似"),
        (("海门二园", ONE, ""), ("海门一园", ONE, ""), f"统一社会信用代码{ONE}已以名称"),
        (("海门一园", ONE, ""), ("海门一园", OTHER, ""), "另一统一社会信用代码"),
        (("海门一园", ONE, "A1"), ("海门一园", OTHER, "AI"), "另一统一社会信用代码"),
        (("海门一园", ONE, "A1"), ("海门一园", ONE, "AI"), "“AI”"),
        (("海门一园", "", "A1"), ("海门一园", ONE, "AI"), "“AI”"),
    ],
)
def test_it_is_told_why_it_may_be_another(
    file_register: Register,
    stands: tuple[str, str, str],
    comes: tuple[str, str, str],
    said: str,
) -> None:
    """Its name or its dossier looks alike, or name and code stand otherwise together."""
    name, code, dossier = stands
    write(
        file_register, iter([determination(applicant=name, credit_code=code, dossier=dossier)]), 1
    )
    name, code, dossier = comes
    whose = Applicant(name=name, district="320614", credit_code=code, dossier=dossier)
    assert said in alike_told(file_register.entry(1), whose).zh

"""Bounds of what can be filed, to the day and the hundredth; and papers kept beside the chain."""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import attrs
import pytest
from moneyed import Money
from sqlalchemy import insert

from incentives.register import Act, Applicant, Paying, Person, Register
from incentives.register.acts import check_act
from incentives.register.store.application_tables import contents
from incentives.register.verification.placing import _near
from incentives.register.writing.appending import append
from incentives.register.writing.judging import (
    MOST_AMOUNT,
    doubts_of_move,
    is_moved,
    judge_act,
    judge_amount,
    judge_applicant,
    judge_paying,
    moment_in_words,
)
from incentives.register.writing.sealing_papers import add_paper, last_paper
from tests.register.offices import act, paying, tamper
from tests.register.test_filing import refused
from tests.register.trust.many import determination, write
from tests.register.trust.telling import told

FILED = act()
LAST_DAY = FILED.filed_at.date() + timedelta(days=92)


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ({"amount": "0.01"}, None),
        ({"amount": "0.00"}, "no-amount"),
        ({"amount": "-0.01"}, "no-amount"),
        ({"amount": "100000000000.00"}, None),
        ({"amount": "100000000000.01"}, "too-large"),
        ({"instalment": 1}, None),
        ({"instalment": 999}, None),
        ({"instalment": 0}, "no-instalment"),
        ({"instalment": 1000}, "no-instalment"),
        ({"paid_on": date(2000, 1, 1)}, None),
        ({"paid_on": date(1999, 12, 31)}, "paid-too-early"),
        ({"paid_on": LAST_DAY}, None),
        ({"paid_on": LAST_DAY + timedelta(days=1)}, "paid-later"),
        ({"subject": "甲", "payer": "central"}, None),
        ({"subject": "甲\u200b"}, "bad-character"),
        ({"payer": " central"}, "outer-blank"),
        ({"incentive": ""}, "blank-text"),
    ],
)
def test_a_payment_is_judged_to_the_day_and_the_hundredth(
    said: dict[str, object], slug: str | None
) -> None:
    """The last that is taken, and the first that is not; what is taken is given in hundredths."""
    payment = paying(1, **{"amount": "1.00", **said})  # type: ignore[arg-type]
    if slug is None:
        assert judge_paying(payment, FILED) == payment.amount.amount * 100
    else:
        with refused(slug):
            judge_paying(payment, FILED)


def test_an_amount_can_be_added_up_either_way() -> None:
    """Up to a hundred thousand million, above and below zero."""
    assert MOST_AMOUNT == 10**13
    for sign in (1, -1):
        judge_amount(sign * MOST_AMOUNT, "x")
        with refused("too-large") as error:
            judge_amount(sign * (MOST_AMOUNT + 1), "so much")
        assert "so much" in error.value.text.zh


@pytest.mark.parametrize(
    ("year", "is_one"), [(1999, False), (2000, True), (2199, True), (2200, False)]
)
def test_an_act_is_of_the_years_of_the_register(year: int, is_one: bool) -> None:
    """From the first to the last of them, on any day."""
    for month, day in ((1, 1), (12, 31)):
        moment = act(day=date(year, month, day))
        if is_one:
            judge_act(moment, needs_reason=False)
        else:
            with refused("no-moment") as error:
                judge_act(moment, needs_reason=False)
            assert f"{year}-{month:02d}-{day:02d} 09:30+00:00" in error.value.text.zh


def test_a_moment_is_told_to_the_minute() -> None:
    """With its distance from universal time."""
    assert "2024-01-05 09:30+00:00" == moment_in_words(datetime(2024, 1, 5, 9, 30, 59, tzinfo=UTC))


PERSON = Person(issuer="https://login.example.org", subject="1", name="王芳")


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ({}, None),
        ({"reason": "更正"}, None),
        ({"officer": ""}, "no-officer"),
        ({"officer": "\t"}, "no-officer"),
        ({"officer": "王芳 "}, "outer-blank"),
        ({"officer": "x" * 201}, "text-too-long"),
        ({"officer": "x" * 200}, None),
        ({"filed_at": datetime(2024, 1, 5)}, "no-time-zone"),  # noqa: DTZ001
        ({"person": PERSON}, None),
        ({"person": attrs.evolve(PERSON, name="李强")}, "other-officer"),
        ({"person": attrs.evolve(PERSON, subject="")}, "no-person"),
        ({"person": attrs.evolve(PERSON, issuer="x" * 500)}, None),
        ({"person": attrs.evolve(PERSON, issuer="x" * 501)}, "no-person"),
        ({"person": attrs.evolve(PERSON, subject="1\u200b")}, "no-person"),
        *(({name: "x" * 2000}, None) for name in ("remark", "again", "beyond", "alike", "unusual")),
        *(
            ({name: "x" * 2001}, "text-too-long")
            for name in ("remark", "again", "beyond", "alike", "unusual", "reason")
        ),
        *(
            ({name: "\u200b"}, "bad-character")
            for name in ("remark", "again", "beyond", "alike", "unusual", "reason")
        ),
    ],
)
def test_an_act_says_who_and_when(said: dict[str, object], slug: str | None) -> None:
    """As the person that has signed in, if one has; each text as long as it may be."""
    by: Act = attrs.evolve(FILED, **said)  # type: ignore[arg-type]
    if slug is None:
        check_act(by, needs_reason=False)
    else:
        with refused(slug):
            check_act(by, needs_reason=False)


@pytest.mark.parametrize("reason", ["", " ", "\n"])
def test_a_reason_is_given_where_one_is_needed(reason: str) -> None:
    check_act(attrs.evolve(FILED, reason=reason), needs_reason=False)
    with refused("no-reason"):
        check_act(attrs.evolve(FILED, reason=reason), needs_reason=True)
    check_act(attrs.evolve(FILED, reason="误登"), needs_reason=True)


WHOSE = Applicant(name="甲园", district="320614", dossier="城北")


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ({}, None),
        ({"district": "", "dossier": ""}, None),
        ({"credit_code": "91350100M000100Y43"}, None),
        ({"credit_code": "91350100M000100Y44"}, "bad-credit-code"),
        ({"credit_code": "9"}, "bad-credit-code"),
        ({"name": ""}, "no-applicant"),
        ({"name": "\u3000"}, "no-applicant"),
        ({"name": "甲\u200b"}, "bad-character"),
        ({"district": " "}, "blank-text"),
        ({"dossier": "城北 "}, "outer-blank"),
        ({"dossier": "x" * 201}, "text-too-long"),
    ],
)
def test_an_applicant_has_a_name_that_can_be_kept(
    said: dict[str, object], slug: str | None
) -> None:
    """And a code that is none by mistake; a district and a dossier only where there are any."""
    whose: Applicant = attrs.evolve(WHOSE, **said)  # type: ignore[arg-type]
    if slug is None:
        judge_applicant(whose)
    else:
        with refused(slug):
            judge_applicant(whose)


@pytest.mark.parametrize(
    ("said", "moves"),
    [
        ({}, False),
        ({"name": " 甲 园"}, False),
        ({"dossier": "城 北"}, False),
        ({"credit_code": "91350100M000100Y43"}, False),
        ({"name": "乙园"}, True),
        ({"district": "320684"}, True),
        ({"dossier": ""}, True),
    ],
)
def test_an_entry_is_moved_by_another_name_place_or_dossier(
    file_register: Register, said: dict[str, object], moves: bool
) -> None:
    """However they are written; whose it was is told."""
    document = determination(applicant="甲园", district="320614", dossier="城北")
    write(file_register, iter([document]), 1)
    entry = file_register.entry(1)
    whose: Applicant = attrs.evolve(WHOSE, **said)  # type: ignore[arg-type]
    assert is_moved(entry, whose) is moves
    doubts = doubts_of_move(entry, whose)
    assert [("moves", 1)] * moves == [(doubt.slug, doubt.entry) for doubt in doubts]
    assert all("甲园，320614，城北" in doubt.text.zh for doubt in doubts)
    assert [] == doubts_of_move(None, whose)


@pytest.mark.parametrize("tries", [0, 1, 2, 3, 8, 9, 100])
def test_a_place_is_looked_for_nearby_and_no_longer_than_there_is_time(tries: int) -> None:
    """First as far off as the last that moved, then ever farther up and down."""
    places = list(_near(50, 7, tries))
    farther = [50 + sign * off for off in range(1, tries // 2) for sign in (1, -1)]
    assert [57, *farther] == places
    assert len(places) <= max(tries, 1)


def cells(entry: int, digest: str, **said: str) -> dict[str, object]:
    return {
        "entry": entry,
        "kind": "approval",
        "form": "pdf",
        "language": "zh",
        "digest": digest,
        "drawn_from": "x",
        "kept_by": "王芳",
        "kept_at": "2024-01-05T09:30:00+00:00",
        **said,
    }


@pytest.fixture
def with_papers(file_register: Register) -> Register:
    """Three entries; four papers of the first two were kept before the third."""
    register = file_register
    write(register, iter([determination(), determination()]), 2)
    with register.database.filing() as connection:
        for place, entry in enumerate((1, 1, 2, 2)):
            octets = bytes([place])
            digest = hashlib.sha256(octets).hexdigest()
            row = {"digest": digest, "media_type": "application/pdf", "size": 1, "octets": octets}
            connection.execute(insert(contents).values(row))
            form = ("pdf", "docx")[place % 2]
            add_paper(
                connection, cells(entry, digest, form=form), register.entry(entry).fingerprint
            )
        assert 4 == last_paper(connection)[0]
        append(connection, determination(applicant="乙"))
    assert set() == told(register)
    return register


@pytest.mark.parametrize("place", [1, 2, 3, 4])
@pytest.mark.parametrize(
    "column",
    ["kind", "form", "language", "drawn_from", "kept_by", "kept_at", "previous", "seal"],
)
def test_a_paper_that_was_altered_is_told(with_papers: Register, place: int, column: str) -> None:
    """By its entry, whatever of it was altered; the last seal is that of the entry after it."""
    tamper(with_papers, f"UPDATE register_papers SET {column} = 'other' WHERE place = {place}")  # noqa: S608 - to do harm
    found = told(with_papers)
    assert ("paper", (1, 1, 2, 2)[place - 1], None, "") in found
    is_last = place == 4 and column == "seal"
    assert (("papers-before", 3, None, "") in found) is is_last


@pytest.mark.parametrize(
    ("statements", "papers", "before"),
    [
        (("DELETE FROM register_papers WHERE place = 4",), set(), True),
        (("DELETE FROM register_papers WHERE place = 1",), {1, 2}, True),
        (("DELETE FROM register_papers",), set(), True),
        (("UPDATE register_papers SET place = place + 1 WHERE place = 4",), {2}, False),
        (("UPDATE register_papers SET entry = 2, language = 'en' WHERE place = 1",), {2}, False),
        (("UPDATE register_papers SET kept_by = CAST(x'ff' AS TEXT) WHERE place = 3",), {2}, False),
        (("UPDATE register_papers SET entry = 77 WHERE place = 3",), {77}, False),
    ],
)
def test_papers_taken_away_or_moved_are_told(
    with_papers: Register, statements: tuple[str, ...], papers: set[int], before: bool
) -> None:
    """By those that do not follow any more, and by the entry that sealed them."""
    tamper(with_papers, *statements)
    found = told(with_papers)
    assert papers == {number for kind, number, _, _ in found if kind == "paper"}
    assert (("papers-before", 3, None, "") in found) is before


def test_the_octets_of_a_paper_are_looked_at(with_papers: Register) -> None:
    """Exchanged, cut short, longer than they were, or gone."""
    digests = [hashlib.sha256(bytes([place])).hexdigest() for place in range(4)]
    tamper(
        with_papers,
        f"UPDATE application_contents SET octets = x'77' WHERE digest = '{digests[0]}'",  # noqa: S608 - to do harm
        f"UPDATE application_contents SET size = 2 WHERE digest = '{digests[1]}'",  # noqa: S608 - to do harm
        f"DELETE FROM application_contents WHERE digest = '{digests[2]}'",  # noqa: S608 - to do harm
    )
    found = told(with_papers)
    assert {digests[0], digests[1]} == {what for kind, _, _, what in found if kind == "scan"}
    assert {2} == {number for kind, number, _, _ in found if kind == "paper"}


@pytest.mark.parametrize("content", ["x'00'", "5", "1.5"])
def test_content_that_is_no_text_is_told(file_register: Register, content: str) -> None:
    """In a table that takes anything; the entry is named, and cannot be read."""
    write(file_register, iter([determination(), determination()]), 2)
    tamper(
        file_register,
        "CREATE TABLE old AS SELECT * FROM register_entries",
        "DROP TABLE register_entries",
        "CREATE TABLE register_entries (number, previous, fingerprint, content)",
        "INSERT INTO register_entries SELECT * FROM old",
        "DROP TABLE old",
        f"UPDATE register_entries SET content = {content} WHERE number = 2",  # noqa: S608 - to do harm
    )
    assert {("changed", 2, None, "")} == {one for one in told(file_register) if one[1]}


def test_money_of_any_size_is_judged_before_anything_is_looked_up() -> None:
    """In the currency that it is said in."""
    judged: Callable[[Paying, Act], int] = judge_paying
    assert 1 == judged(attrs.evolve(paying(9), amount=Money(Decimal("0.01"), "EUR")), FILED)

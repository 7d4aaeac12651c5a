"""Filing, paying, correcting and annulling, tried in a small domain where each takes no time."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import permutations

import attrs
import pytest
from moneyed import Money

from incentives.register import Act, Applicant, Entry, Kind, Paying, Register, RegisterError, Search
from incentives.register.chain import GENESIS
from incentives.register.writing.filing import corrected_by
from tests.applications.bicycles import BONUS, GRANT, assessed
from tests.register.judging.test_sums import determined, level, part
from tests.register.offices import act
from tests.register.test_filing import refused
from tests.register.trust.many import payment, small, write

WHOSE = Applicant(name="甲园", district="")
LATER = date(2024, 11, 30)
"""Another day of the same case."""


def file(register: Register, by: Act | None = None, *, price: str = "400", **said: str) -> Entry:
    """200 euros for a bicycle of 400."""
    whose: Applicant = attrs.evolve(WHOSE, **said)
    return register.file(assessed(price), whose, by or act())


def paying(number: int, amount: str = "50.00", **said: object) -> Paying:
    known: dict[str, object] = {"paid_on": date(2024, 12, 31), "incentive": GRANT, **said}
    return Paying(determination=number, amount=Money(amount, "EUR"), **known)  # type: ignore[arg-type]


def pay(register: Register, number: int, amount: str = "50.00", **said: object) -> Entry:
    by = said.pop("by", act(day=date(2024, 12, 31)))
    assert isinstance(by, Act)
    return register.pay(paying(number, amount, **said), by)


def test_each_entry_builds_on_the_one_before(file_register: Register) -> None:
    """The first on nothing; what is returned is what is read, and the last is the head."""
    entries = [
        file(file_register),
        pay(file_register, 1),
        file_register.annul(2, act(day=date(2024, 12, 31), reason="退回")),
        file(file_register, act(day=date(2024, 12, 31)), price="500", name="乙园"),
    ]
    assert [1, 2, 3, 4] == [entry.number for entry in entries]
    previous = [GENESIS, *(entry.fingerprint for entry in entries[:-1])]
    assert previous == [entry.previous for entry in entries]
    assert entries[-1].head == file_register.head()
    for entry in entries:
        read = file_register.entry(entry.number)
        assert (entry.fingerprint, entry.content_json) == (read.fingerprint, read.content_json)
    assert [None, 3, None, None] == [
        ending.by if (ending := file_register.entry(n).ending) is not None else None
        for n in (1, 2, 3, 4)
    ]
    assert file_register.verify(entries[-1].head).is_intact


def test_the_same_is_filed_once_unless_it_is_said_why(file_register: Register) -> None:
    """The last that counts is named with its day and officer; another case or day is another."""
    file(file_register, act("李强"))
    with refused("already-filed") as error:
        file(file_register)
    assert 1 == error.value.entry
    assert "第 1 号（2024年1月5日，经办人：李强）" in error.value.text.zh
    for blank in ("", " "):
        with refused("already-filed"):
            file(file_register, act(again=blank))
    assert 2 == file(file_register, act(again="补登")).number
    with refused("already-filed") as error:
        file(file_register)
    assert 2 == error.value.entry
    assert 3 == file(file_register, price="500").number
    assert 4 == file_register.file(assessed(on=LATER), WHOSE, act()).number
    file_register.annul(2, act(reason="误登"))
    with refused("already-filed") as error:
        file(file_register)
    assert 1 == error.value.entry
    assert 6 == file(file_register, act(corrects=1, reason="改")).number
    with refused("already-filed") as error:
        file(file_register)
    assert 6 == error.value.entry


def test_the_same_payment_is_recorded_once_unless_it_is_said_why(file_register: Register) -> None:
    """Of another amount or day it is another; what it corrects is in nobody's way."""
    file(file_register)
    pay(file_register, 1)
    with refused("already-filed") as error:
        pay(file_register, 1)
    assert 2 == error.value.entry
    assert 3 == pay(file_register, 1, "51.00").number
    assert 4 == pay(file_register, 1, paid_on=date(2025, 1, 1)).number
    by = act(day=date(2024, 12, 31), corrects=2, reason="改")
    assert 5 == pay(file_register, 1, by=by).number
    with refused("already-filed"):
        pay(file_register, 1)


def test_only_what_counts_and_is_of_the_kind_is_corrected(file_register: Register) -> None:
    """Each once; by an entry of its own kind."""
    file(file_register)
    pay(file_register, 1)
    later = act(day=date(2024, 12, 31), reason="改")
    for number, slug in ((2, "other-kind"), (3, "no-entry")):
        with refused(slug):
            file(file_register, attrs.evolve(later, corrects=number))
    for number, slug in ((1, "other-kind"), (3, "no-entry")):
        with refused(slug):
            pay(file_register, 1, by=attrs.evolve(later, corrects=number))
    with refused("no-reason"):
        pay(file_register, 1, by=attrs.evolve(later, corrects=2, reason=""))
    assert 3 == pay(file_register, 1, by=attrs.evolve(later, corrects=2)).number
    with refused("ended") as error:
        pay(file_register, 1, by=attrs.evolve(later, corrects=2))
    assert "第 3 号" in error.value.text.zh
    assert "更正" in error.value.text.zh
    with refused("other-kind"):
        pay(file_register, 3)
    with refused("no-entry"):
        pay(file_register, 9)


def test_what_is_annulled_or_corrected_is_paid_no_more(file_register: Register) -> None:
    file(file_register)
    file(file_register, act(corrects=1, reason="改"), price="500")
    with refused("ended"):
        pay(file_register, 1)
    file_register.annul(2, act(reason="误登"))
    with refused("ended") as error:
        pay(file_register, 2)
    assert "作废" in error.value.text.zh
    assert Kind.ANNULMENT is file_register.entry(3).kind


def test_what_has_payments_is_not_annulled(file_register: Register) -> None:
    """Nor what corrects it, however often; the first that counts is named."""
    later = act(day=date(2024, 12, 31), reason="改")
    file(file_register)
    pay(file_register, 1)
    pay(file_register, 1, "60.00")
    file(file_register, attrs.evolve(later, corrects=1), price="500")
    file(file_register, attrs.evolve(later, corrects=4), price="600")
    with file_register.database.reading() as connection:
        assert [(), (), (1,), (4, 1)] == [corrected_by(connection, n) for n in (1, 2, 4, 5)]
    for first in (2, 3):
        with refused("has-payments") as error:
            file_register.annul(5, later)
        assert first == error.value.entry
        assert f"第 {first} 号" in error.value.text.zh
        file_register.annul(first, later)
    assert 8 == file_register.annul(5, later).number
    with refused("ended"):
        file_register.annul(4, later)


def test_annulments_and_duties_are_never_annulled(file_register: Register) -> None:
    """Nor is what there is not; and nothing is corrected by the way."""
    file(file_register)
    file_register.annul(1, act(reason="误登"))
    with refused("not-to-be-annulled") as error:
        file_register.annul(2, act(reason="误登"))
    assert 2 == error.value.entry
    with refused("other-kind"):
        file_register.annul(2, act(reason="误登", corrects=1))
    for number in (3, 9):
        with refused("no-entry"):
            file_register.annul(number, act(reason="误登"))
    whom = {"issuer": "i", "subject": "s", "name": "n"}
    write(file_register, iter([small("duties", whom=whom, duties=[], reason="分工")]), 1)
    with refused("not-to-be-annulled") as error:
        file_register.annul(3, act(reason="误登"))
    assert 3 == error.value.entry


@pytest.mark.parametrize("moved", [{"name": "乙园"}, {"dossier": "城北"}])
def test_a_correction_that_moves_needs_its_own_reason(
    file_register: Register, moved: dict[str, str]
) -> None:
    """And no payment that counts; one that stays where it was needs neither."""
    file(file_register)
    pay(file_register, 1)
    by = act(day=date(2024, 12, 31), corrects=1, reason="改")
    with refused("has-payments") as error:
        file(file_register, attrs.evolve(by, unusual="更名"), **moved)
    assert 2 == error.value.entry
    file_register.annul(2, act(day=date(2024, 12, 31), reason="退回"))
    with refused("moves"):
        file(file_register, by, **moved)
    assert 4 == file(file_register, attrs.evolve(by, unusual="更名"), **moved).number
    assert ("改", "更名") == file_register.entry(4).reasons


def test_what_is_filed_before_the_last_entry_needs_a_reason(file_register: Register) -> None:
    """By more than a quarter of an hour, whatever is done; the reason stands in the entry."""
    file(file_register, act(day=date(2024, 12, 31)))
    at = act(day=date(2024, 12, 31), reason="误登").filed_at
    doing: tuple[Callable[[Act], Entry], ...] = (
        lambda by: file(file_register, by, price="500"),
        lambda by: pay(file_register, 1, by=by),
        lambda by: file_register.annul(2, by),
    )
    for number, do in enumerate(doing, 2):
        early = Act(officer="王芳", filed_at=at - timedelta(minutes=15, seconds=1), reason="误登")
        with refused("filed-earlier") as error:
            do(early)
        assert number - 1 == error.value.entry
        at -= timedelta(minutes=15)
        assert number == do(attrs.evolve(early, filed_at=at)).number
    early = Act(officer="王芳", filed_at=at - timedelta(days=9), unusual="补登")
    assert ("补登",) == file(file_register, early, price="600").reasons


def test_reasons_are_kept_in_their_order(file_register: Register) -> None:
    """Each that was given, whether it was asked for or not."""
    given = {name: name for name in ("reason", "again", "beyond", "alike", "unusual")}
    for order in list(permutations(given))[::40]:
        entry = file(file_register, act(**{name: given[name] for name in order}))  # type: ignore[arg-type]
        assert tuple(given) == entry.reasons
    assert () == file(file_register, price="700").reasons
    assert ("again",) == file(file_register, act(again="again")).reasons


def test_a_name_or_dossier_that_looks_like_another_is_asked_about(file_register: Register) -> None:
    """Unless the act says why, or corrects the other."""
    file(file_register, name="海门一园")
    with refused("looks-alike") as error:
        file(file_register, price="500", name="海门ー园")
    assert 1 == error.value.entry
    with refused("looks-alike"):
        file(file_register, act(alike=" "), price="500", name="海门ー园")
    by = act(corrects=1, reason="改", unusual="更名")
    assert 2 == file(file_register, by, name="海门ー园").number
    assert 3 == file(file_register, act(alike="另一家"), price="500", name="海门一园").number
    file(file_register, price="600", name="海门二园", dossier="A1")
    with refused("looks-alike"):
        file(file_register, price="700", name="海门二园", dossier="AI")
    assert 5 == file(file_register, price="700", name="海门二园", dossier="B1").number


@pytest.mark.parametrize(
    ("said", "slug", "is_doubted"),
    [
        ({"incentive": "bicycles-2024.grnat"}, "not-determined", False),
        ({"incentive": BONUS}, "not-determined", False),
        ({"payer": "central"}, "unknown-payer", False),
        ({"instalment": 2}, "unknown-instalment", True),
        ({"paid_on": date(2024, 1, 4)}, "paid-before", True),
        ({"amount": "200.01"}, "beyond", False),
    ],
)
def test_a_payment_is_held_against_its_determination(
    file_register: Register, said: dict[str, object], slug: str, is_doubted: bool
) -> None:
    """What is only doubted is taken with a reason; nothing is written of what is not."""
    file(file_register)
    known = {"amount": "50.00", "paid_on": date(2024, 1, 5), **said}
    with refused(slug) as error:
        pay(file_register, 1, **known)  # type: ignore[arg-type]
    assert 1 == error.value.entry
    by = act(day=date(2024, 12, 31), unusual="补登")
    if is_doubted:
        assert 2 == pay(file_register, 1, by=by, **known).number  # type: ignore[arg-type]
    else:
        with refused(slug):
            pay(file_register, 1, by=by, **known)  # type: ignore[arg-type]
        assert 1 == file_register.verify().entries


def test_an_office_counts_its_own_instalments(file_register: Register) -> None:
    """Where the law lays down none: each after the payments made so far."""
    file(file_register)
    for number in (1, 2, 3):
        with refused("unknown-instalment"):
            pay(file_register, 1, f"{number}.00", instalment=number + 1)
        assert number + 1 == pay(file_register, 1, f"{number}.00", instalment=number).number
    for number in (1, 3):
        with refused("already-paid") as error:
            pay(file_register, 1, "9.00", instalment=number)
        assert number + 1 == error.value.entry
    by = act(day=date(2024, 12, 31), again="分两笔")
    assert 5 == pay(file_register, 1, "9.00", instalment=1, by=by).number


LAID_DOWN = determined(
    part("east", ("300.00", "0.00"), ("200.00", "0.00")),
    part("west", ("500.00", "0.00")),
    levels=(level("central", "1000.00"),),
    said="0.00",
)


@pytest.mark.parametrize(
    ("instalment", "subject", "is_known"),
    [
        (1, None, True),
        (2, None, True),
        (3, None, False),
        (2, "east", True),
        (3, "east", False),
        (1, "west", True),
        (2, "west", False),
        (None, "west", True),
    ],
)
def test_an_instalment_is_one_of_those_laid_down(
    file_register: Register, instalment: int | None, subject: str | None, is_known: bool
) -> None:
    """For the subject, or for any where none is named."""
    write(file_register, iter([LAID_DOWN]), 1)
    paid = Paying(
        determination=1,
        incentive="cn.2021-895.construction_grant",
        amount=Money("1.00", "CNY"),
        paid_on=date(2024, 3, 1),
        instalment=instalment,
        subject=subject,
    )
    if is_known:
        assert 2 == file_register.pay(paid, act()).number
    else:
        with refused("unknown-instalment"):
            file_register.pay(paid, act())
        assert 2 == file_register.pay(paid, act(unusual="补登")).number


SAME: tuple[tuple[dict[str, object], bool], ...] = (
    ({"instalment": 1, "subject": "east", "payer": "central"}, True),
    ({"instalment": 1, "subject": "west", "payer": "central"}, False),
    ({"instalment": 1, "payer": "central"}, True),
    ({"instalment": 1, "subject": "east"}, True),
    ({"instalment": 1}, True),
    ({"instalment": 2, "subject": "east", "payer": "central"}, False),
    ({"subject": "east", "payer": "central"}, False),
)


@pytest.mark.parametrize(("said", "is_same"), SAME)
def test_an_instalment_may_be_paid_already(
    file_register: Register, said: dict[str, object], is_same: bool
) -> None:
    """For one subject by one payer; whatever is not said may be the same."""
    stands = payment(1, "10.00", instalment=1, subject="east", payer="central")
    write(file_register, iter([LAID_DOWN, stands]), 2)
    known: dict[str, object] = {
        "determination": 1,
        "incentive": "cn.2021-895.construction_grant",
        "amount": Money("1.00", "CNY"),
        "paid_on": date(2024, 3, 1),
        **said,
    }
    paid = partial(file_register.pay, Paying(**known))  # type: ignore[arg-type]
    if is_same:
        with refused("already-paid") as error:
            paid(act())
        assert 2 == error.value.entry
        assert 3 == paid(act(again="分两笔")).number
    else:
        assert 3 == paid(act()).number


def test_who_reads_is_told_nothing_that_was_refused(file_register: Register) -> None:
    """Whatever was tried: the register is as it was."""
    file(file_register)
    before = file_register.head()
    trying: tuple[Callable[[], object], ...] = (
        lambda: file(file_register),
        lambda: pay(file_register, 1, "900.00"),
        lambda: file_register.annul(9, act(reason="x")),
    )
    for do in trying:
        with pytest.raises(RegisterError):
            do()
    assert before == file_register.head()
    assert 2 == file_register.lines(Search())[1]
    assert () == file_register.payments(1)


def test_a_name_that_no_disk_takes_begins_no_register(file_register: Register) -> None:
    """It is told, though nothing is there."""
    with refused("cannot-open"):
        Register.open(f"{file_register.database.shown}{'x' * 300}")

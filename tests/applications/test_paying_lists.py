"""Payment lists: what is due, all of it marked as paid in one act, and nothing paid twice."""

from decimal import Decimal
from threading import Barrier, Thread

import attrs
import pytest
from moneyed import Money

from incentives.applications import (
    Application,
    Applications,
    ApplicationSearch,
    ListPaid,
    Move,
    Payable,
    PaymentLine,
    State,
)
from incentives.applications.paying import recording
from incentives.register import Act, Kind, People, Register, RegisterError, Search
from tests.applications.bicycles import GRANT, approved, drafted, handed_on
from tests.applications.people import act, at, signed

ALL = ApplicationSearch()
PAID_ON = at().date()


def determined(applications: Applications, name: str, number: int = 0) -> Application:
    draft = drafted(applications, name, number)
    return approved(applications, handed_on(applications, draft), again="另一件")


def cashier(minute: int = 5, **said: object) -> Act:
    return act("出纳", minute, **{"unusual": "先行拨付", "remark": "第1批", **said})


def line_of(payable: Payable, amount: str | None = None, **said: str) -> PaymentLine:
    money = payable.due if amount is None else Money(Decimal(amount), payable.due.currency)
    return PaymentLine(
        application=payable.application,
        determination=payable.determination,
        incentive=payable.incentive,
        amount=money,
        **said,
    )


def pay(applications: Applications, *lines: PaymentLine, by: Act | None = None) -> ListPaid:
    by = by if by is not None else cashier()
    return applications.pay_list(lines, paid_on=PAID_ON, act=by)


def slugs(outcome: ListPaid) -> list[str]:
    return [refused.why.slug for refused in outcome.refused]


def payments(applications: Applications) -> int:
    """How many payments the register has."""
    return applications.register.filings(Search(), kind=Kind.PAYMENT)[1]


def test_what_is_due_is_paid_in_one_act_and_is_due_no_more(applications: Applications) -> None:
    """An entry for each line, with the list and the heading; the applications are paid."""
    for number, name in enumerate(("甲园", "乙园")):
        determined(applications, name, number)
    due = applications.payables(ALL, by=PAID_ON)
    assert {("乙园", GRANT), ("甲园", GRANT)} == {
        (line.application.party.name, line.incentive) for line in due
    }
    assert all(line.due == line.determined and not line.paid.amount for line in due)
    outcome = pay(applications, *(line_of(line, heading="2050299") for line in due))
    assert not outcome.refused
    assert ["第1批；资金来源（科目）：2050299"] * 2 == [
        one.entry.content.text("remark") for one in outcome.paid
    ]
    stored = [applications.read(line.application.id) for line in due]
    assert [State.PAID, State.PAID] == [one.state for one in stored]
    assert [Move.PAY, Move.PAY] == [applications.steps(one)[-1].move for one in stored]
    assert () == applications.payables(ALL, by=PAID_ON)
    (total,) = applications.register.totals(PAID_ON.year)
    both = due[0].determined + due[1].determined
    assert (both, both, 2) == (total.determined, total.paid, total.applicants)
    assert applications.register.verify().is_intact


def test_one_line_that_is_refused_keeps_the_whole_list_from_being_paid(
    applications: Applications,
) -> None:
    """Each refusal is told; nothing stands, and the list goes through once it is mended."""
    for number, name in enumerate(("甲园", "乙园")):
        determined(applications, name, number)
    good, bad = applications.payables(ALL, by=PAID_ON)
    outcome = pay(applications, line_of(good), line_of(bad, "99999.00"))
    assert (["beyond"], ()) == (slugs(outcome), outcome.paid)
    assert bad.application == outcome.refused[0].line.application
    assert 0 == payments(applications)
    assert good.application == applications.read(good.application.id)
    assert 2 == len(pay(applications, line_of(good), line_of(bad)).paid)


def test_what_is_paid_in_part_stays_on_the_list_with_the_rest(applications: Applications) -> None:
    """It is paid when nothing more is due."""
    determined(applications, "甲园")
    (first,) = applications.payables(ALL, by=PAID_ON)
    assert pay(applications, line_of(first, "50.00")).paid
    (rest,) = applications.payables(ALL, by=PAID_ON)
    assert (first.determined, Money("50.00", "EUR")) == (rest.determined, rest.paid)
    assert first.due - rest.paid == rest.due
    assert State.DETERMINED is rest.application.state
    assert ["changed-meanwhile"] == slugs(pay(applications, line_of(first), by=cashier(6)))
    assert pay(applications, line_of(rest), by=cashier(7)).paid
    assert State.PAID is applications.read(first.application.id).state


def test_nothing_is_paid_that_is_not_determined_of_the_application(
    applications: Applications,
) -> None:
    """Of another application's entry, of a draft, of an empty list, without the duty."""
    mine, other = determined(applications, "甲园"), determined(applications, "乙园", 1)
    due = {line.application.id: line for line in applications.payables(ALL, by=PAID_ON)}
    swapped = attrs.evolve(line_of(due[mine.id]), determination=due[other.id].determination)
    assert ["not-determined"] == slugs(pay(applications, swapped))
    draft = drafted(applications, "丙园", 2)
    unready = attrs.evolve(line_of(due[mine.id]), application=draft)
    assert ["no-such-move"] == slugs(pay(applications, unready))
    with pytest.raises(RegisterError) as refused:
        pay(applications)
    assert "no-amount" == refused.value.slug
    boss = signed("1", "主任")
    assert boss.person is not None
    People(register=applications.register).appoint(boss.person, act("管理员", 6, reason="任命"))
    with pytest.raises(RegisterError) as refused:
        pay(applications, line_of(due[mine.id]), by=signed("2", "他人", 7))
    assert "not-allowed" == refused.value.slug
    assert 0 == payments(applications)


def test_two_officers_with_one_list_at_once_pay_it_once(address: str) -> None:
    """Each has a connection of his own and has read the same list; one of them pays all of it."""
    register = Register.begin(address)
    applications = Applications(register=register)
    for number, name in enumerate(("甲园", "乙园")):
        determined(applications, name, number)
    ready, outcomes = Barrier(2), list[ListPaid]()

    def pays(officer: str) -> None:
        own = Applications(register=Register.open(address))
        lines = [line_of(line) for line in own.payables(ALL, by=PAID_ON)]
        ready.wait(60)
        outcomes.append(pay(own, *lines, by=act(officer, 5, unusual="先行拨付")))
        own.register.close()

    threads = [Thread(target=pays, args=(officer,)) for officer in ("出纳甲", "出纳乙")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert [0, 2] == sorted(len(outcome.paid) for outcome in outcomes)
    assert ["changed-meanwhile"] * 2 == [slug for outcome in outcomes for slug in slugs(outcome)]
    assert 2 == payments(applications)
    assert register.verify().is_intact
    register.close()


def test_what_stops_on_the_way_leaves_nothing(
    of_file: Applications, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the entries were written and before the application went on."""
    determined(of_file, "甲园")
    (due,) = of_file.payables(ALL, by=PAID_ON)

    def stops(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(recording, "_go_on", stops)
        with pytest.raises(ZeroDivisionError):
            pay(of_file, line_of(due))
    assert 0 == payments(of_file)
    assert (due,) == of_file.payables(ALL, by=PAID_ON)


def test_an_annulled_determination_pays_nothing(of_file: Applications) -> None:
    """Neither is it on the list."""
    done = determined(of_file, "甲园")
    of_file.move(done, Move.WITHDRAW, act=act("负责人", 7), opinion="误")
    assert () == of_file.payables(ALL, by=PAID_ON)

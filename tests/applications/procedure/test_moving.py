"""An application goes through the hands of several people, and each step is kept."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date

import attrs
import pytest
from moneyed import Money

import incentives
from incentives.applications import Applications, Move, Party, State
from incentives.applications.state import WAYS, moves_from, way_of
from incentives.register import Duty, Paying, People, Person, RegisterError
from tests.applications.bicycles import (
    BONUS,
    GRANT,
    approved,
    assessed,
    bicycles,
    drafted,
    facts,
    handed_on,
)
from tests.applications.people import act, at, code, signed
from tests.domains.test_bicycles import Kind, buyer

ISSUER = "https://login.example"


def refused(slug: str) -> AbstractContextManager[object]:
    return pytest.raises(RegisterError, match=rf"\[{slug}\]")


def test_the_whole_way_by_three_people(applications: Applications) -> None:
    """Each step is kept with who, when, opinion and where it led; the entry holds all of them."""
    application = handed_on(applications, drafted(applications))
    done = approved(applications, application)
    assert (State.DETERMINED, 4, (1,)) == (done.state, done.version, done.determinations)
    steps = applications.steps(done)
    assert [
        (Move.SUBMIT, "经办", at(1), "", State.DRAFT, State.REVIEW, None),
        (Move.REVIEW, "复核", at(2), "属实", State.REVIEW, State.APPROVAL, None),
        (Move.APPROVE, "负责人", at(3), "同意", State.APPROVAL, State.DETERMINED, 1),
    ] == [
        (each.move, each.by, each.at, each.opinion, each.from_state, each.to_state, each.entry)
        for each in steps
    ]
    entry = applications.register.entry(1)
    said = entry.content.part("application")
    assert (done.id, done.number) == (said.text("id"), said.text("number"))
    assert ["submit", "review", "approve"] == [each.text("move") for each in said.rows("steps")]
    assert ["容后补", "", "可"] == [each.text("acknowledged") for each in said.rows("steps")]
    assert (code(), done.number) == (entry.applicant.credit_code, entry.applicant.dossier)
    assert applications.register.verify().is_intact


def test_paying_and_closing(applications: Applications) -> None:
    """What has no payment in the register is marked as paid for a reason only."""
    done = approved(applications, handed_on(applications, drafted(applications)))
    with refused("not-acknowledged"):
        applications.move(done, Move.PAY, act=act("出纳", 4))
    payment = Paying(
        determination=1, incentive=GRANT, amount=Money("200.00", "EUR"), paid_on=at().date()
    )
    applications.register.pay(payment, act("出纳", 5, unusual="先行拨付"))
    assert () == applications.open_at(done, Move.PAY)
    paid = applications.move(done, Move.PAY, act=act("出纳", 6))
    closed = applications.move(paid, Move.CLOSE, act=act("经办", 7))
    assert (State.PAID, State.CLOSED) == (paid.state, closed.state)


@pytest.mark.parametrize("move", [Move.RETURN, Move.ASK])
def test_it_is_sent_back_with_a_reason(applications: Applications, move: Move) -> None:
    """Then it can be changed, and is handed on once more."""
    waiting = handed_on(applications, drafted(applications), State.REVIEW)
    with refused("no-reason"):
        applications.move(waiting, move, act=act("复核", 2), opinion=" ")
    with refused("not-now"):
        applications.change(waiting, act=act("经办", 2), document=facts("300"))
    back = applications.move(waiting, move, act=act("复核", 2), opinion="合同缺页")
    changed = applications.change(back, act=act("经办", 3), document=facts("300"))
    again = applications.move(
        changed,
        Move.SUBMIT,
        act=act("经办", 4),
        assessment=assessed("300"),
        acknowledged="容后补",
    )
    assert State.REVIEW is again.state
    assert ["", "合同缺页", ""] == [step.opinion for step in applications.steps(again)]


def test_withdrawing_keeps_everything_and_it_can_be_taken_up_again(
    applications: Applications,
) -> None:
    """Facts, notes, steps and number."""
    draft = applications.change(drafted(applications), act=act("经办"), notes="来电")
    gone = applications.move(draft, Move.WITHDRAW, act=act("经办", 1), opinion="申请人撤回")
    assert (State.WITHDRAWN, draft.document, "来电", draft.number) == (
        gone.state,
        gone.document,
        gone.notes,
        gone.number,
    )
    again = applications.move(gone, Move.REOPEN, act=act("经办", 2), opinion="申请人再次提出")
    assert (State.DRAFT, 2) == (again.state, len(applications.steps(again)))


def test_withdrawing_what_is_determined_annuls_it(applications: Applications) -> None:
    """In the same transaction; what was paid stands in the way."""
    done = approved(applications, handed_on(applications, drafted(applications)))
    payment = Paying(
        determination=1, incentive=GRANT, amount=Money("1.00", "EUR"), paid_on=at().date()
    )
    applications.register.pay(payment, act("出纳", 5, unusual="先行拨付"))
    with refused("has-payments"):
        applications.move(done, Move.WITHDRAW, act=act("负责人", 6), opinion="误")
    assert done == applications.read(done.id)
    applications.register.annul(2, act("出纳", 6, reason="退回"))
    gone = applications.move(done, Move.WITHDRAW, act=act("负责人", 7), opinion="材料不实")
    assert (State.WITHDRAWN, 4) == (gone.state, applications.steps(gone)[-1].entry)
    entry = applications.register.entry(4)
    assert (1, ("材料不实",)) == (entry.ends, entry.reasons)
    assert "withdraw" == entry.content.part("application").rows("steps")[-1].text("move")
    assert applications.register.verify().is_intact


def test_taken_up_again_it_is_determined_anew_in_its_dossier(applications: Applications) -> None:
    """The later determination states anew what is due; both are the application's."""
    done = approved(applications, handed_on(applications, drafted(applications)))
    again = applications.move(done, Move.REOPEN, act=act("经办", 5), opinion="单价有误")
    twice = approved(
        applications,
        handed_on(applications, again),
        corrects=1,
        reason="单价有误",
    )
    assert (1, 2) == twice.determinations
    assert 1 == applications.register.entry(2).ends
    assert 1 == len(applications.register.applicants())


@pytest.mark.parametrize("state", State)
def test_what_is_not_possible_is_refused_with_what_is(of_file: Applications, state: State) -> None:
    """From every state, each move that the table does not have."""
    draft = attrs.evolve(drafted(of_file), state=state)
    for move in Move:
        if way_of(state, move) is None:
            with pytest.raises(RegisterError, match=r"\[no-such-move\]") as told:
                of_file.move(draft, move, act=act(), opinion="x")
            named = [each.move for each in moves_from(state)]
            assert told.value.text.zh
            assert (not named) == ("无" in told.value.text.zh)


OPEN: Mapping[str, Mapping[str, object]] = {
    "typed": {"typed": {"price": "四百"}},
    "no-code": {"party": Party(name="甲园")},
    "nothing-due": {"programmes": (BONUS,)},
}


@pytest.mark.parametrize("slug", OPEN)
@pytest.mark.parametrize("move", [Move.SUBMIT, Move.APPROVE])
def test_what_is_open_is_acknowledged_or_seen_to(
    of_file: Applications, slug: str, move: Move
) -> None:
    """It is named; with a reason it goes on, and the reason is kept."""
    application = of_file.change(drafted(of_file), act=act(), **OPEN[slug])  # type: ignore[arg-type]
    if move is Move.APPROVE:
        application = handed_on(of_file, application)
    paper = assessed(only=application.programmes)
    assert slug in [each.slug for each in of_file.open_at(application, move, paper)]
    with refused("not-acknowledged"):
        of_file.move(application, move, act=act("负责人", 4), assessment=paper)
    of_file.move(
        application, move, act=act("负责人", 4), assessment=paper, acknowledged="已电话核实"
    )
    assert "已电话核实" == of_file.steps(application)[-1].acknowledged


def test_what_could_not_be_determined_is_open(of_file: Applications) -> None:
    """The bonus for cargo bicycles is not published; for a city bicycle nothing is open."""
    assert () == of_file.open_at(drafted(of_file), Move.SUBMIT, assessed())
    cargo = incentives.assess(buyer("400", kind=Kind.CARGO), bicycles(), on=date(2024, 12, 31))
    (thing,) = of_file.open_at(drafted(of_file), Move.SUBMIT, cargo)
    assert ("undetermined", "未能得出结论 1 项") == (thing.slug, thing.text.zh)
    granted = of_file.begin(Party(credit_code=code()), "", act=act(), programmes=(GRANT,))
    assert () == of_file.open_at(granted, Move.SUBMIT, cargo)


def test_what_is_handed_on_is_assessed_as_it_stands(of_file: Applications) -> None:
    """An assessment of other facts, of another day, or none at all is refused."""
    draft = drafted(of_file)
    for slug, paper in (("other-case", assessed("300")), ("no-assessment", None)):
        with refused(slug):
            of_file.move(draft, Move.SUBMIT, act=act("经办"), assessment=paper, acknowledged="x")
    dated = of_file.change(draft, act=act("经办"), on=at().date())
    with refused("other-case"):
        of_file.move(dated, Move.SUBMIT, act=act("经办"), assessment=assessed(), acknowledged="x")
    broken = of_file.change(dated, act=act("经办"), document={"no such": "fact"}, on=None)
    with refused("other-case"):
        of_file.move(broken, Move.SUBMIT, act=act("经办"), assessment=assessed(), acknowledged="x")
    nameless = of_file.change(broken, act=act("经办"), document=facts(), party=Party())
    with refused("no-applicant"):
        of_file.move(
            nameless, Move.SUBMIT, act=act("经办"), assessment=assessed(), acknowledged="x"
        )
    assert () == of_file.steps(draft)


def test_every_move_needs_its_duty(applications: Applications) -> None:
    """Once somebody administers the register: reviewing and approving are duties of their own."""
    people = People(register=applications.register)
    head = Person(issuer=ISSUER, subject="0", name="管理")
    people.appoint(head, act("root", reason="启用"))
    hands = {
        duty: signed(str(place), f"办{place}", place) for place, duty in enumerate(Duty, start=1)
    }
    for duty, by in hands.items():
        assert by.person is not None
        given = signed("0", "管理", reason="分工")
        people.give(by.person, frozenset({duty}), given)
    application = drafted(applications, by=hands[Duty.FILE])
    route = [
        (Move.SUBMIT, Duty.FILE),
        (Move.REVIEW, Duty.REVIEW),
        (Move.APPROVE, Duty.APPROVE),
        (Move.PAY, Duty.PAY),
        (Move.CLOSE, Duty.FILE),
    ]
    for move, needed in route:
        said = {"assessment": assessed(), "acknowledged": "x"}
        for duty, by in hands.items():
            if duty is not needed:
                with refused("not-allowed"):
                    applications.move(application, move, act=by, **said)  # type: ignore[arg-type]
        application = applications.move(application, move, act=hands[needed], **said)  # type: ignore[arg-type]
    assert State.CLOSED is application.state
    assert applications.register.verify().is_intact


def test_several_are_moved_and_what_is_refused_keeps_no_other(applications: Applications) -> None:
    """Each in its own transaction; why one was refused is told."""
    waiting = [
        handed_on(applications, drafted(applications, f"园{name}", place), State.REVIEW)
        for place, name in enumerate("甲乙丙")
    ]
    moved_on = applications.move(waiting[1], Move.REVIEW, act=act("复核", 2))
    done = applications.move_all(waiting, Move.REVIEW, act=act("复核", 3), opinion="属实")
    assert [waiting[0].id, waiting[2].id] == [each.id for each in done.moved]
    (one,) = done.refused
    assert (waiting[1], "changed-meanwhile") == (one.application, one.why.slug)
    all_of_them = (done.moved[0], moved_on, done.moved[1])
    papers = {each.id: assessed() for each in all_of_them[:2]}
    done = applications.move_all(
        all_of_them, Move.APPROVE, act=act("负责人", 4), assessments=papers, acknowledged="可"
    )
    assert ["园甲", "园乙"] == [each.party.name for each in done.moved]
    assert ["no-assessment"] == [each.why.slug for each in done.refused]


def test_every_state_is_reached_and_every_move_leads_somewhere() -> None:
    """The table has no state that cannot be left or reached but the first and none without use."""
    assert set(State) == {way.start for way in WAYS} == {way.end for way in WAYS}
    assert set(Move) == {way.move for way in WAYS}
    pairs = [(way.start, way.move) for way in WAYS]
    assert len(pairs) == len(set(pairs))

"""Who may do what: given and withdrawn by entries, judged under the lock at every act."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import attrs
import pytest
from sqlalchemy import text

from incentives.register import (
    Act,
    Duty,
    Entry,
    FindingKind,
    Kind,
    People,
    Person,
    Register,
    RegisterError,
    Search,
)
from incentives.register.migrations.versions import r0004_duties
from tests.register.editions import take_back
from tests.register.offices import Office, paying, tamper

ISSUER = "https://login.example.org"
HEAD = Person(issuer=ISSUER, subject="1", name="赵敏")
CLERK = Person(issuer=ISSUER, subject="2", name="王芳")
NAMESAKE = Person(issuer=ISSUER, subject="3", name="王芳")
ELSEWHERE = Person(issuer="https://other.example.org", subject="1", name="赵敏")
ALL = frozenset(Duty)


def of(person: Person | None, **said: object) -> Act:
    filed_at = datetime(2024, 1, 5, 9, 30, tzinfo=UTC)
    officer = person.name if person is not None else "root"
    return Act(officer=officer, filed_at=filed_at, person=person, **{"reason": "分工", **said})  # type: ignore[arg-type]


@pytest.fixture
def people(register: Register) -> People:
    """A register that 赵敏 administers, by the command."""
    people = People(register=register)
    people.appoint(HEAD, of(None))
    return people


def file(register: Register, office: Office, person: Person | None, **said: object) -> Entry:
    by = of(person, **{"reason": "", "again": "另一户", **said})
    return register.file(office.assessed(), office.applicant(), by)


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(RegisterError) as refusal:
        call()
    assert refusal.value.text.zh
    assert refusal.value.text.en
    return refusal.value.slug


def test_without_an_administrator_acts_go_as_they_did(register: Register, office: Office) -> None:
    """Offices without a sign-in keep working; a person may stand on what is filed."""
    assert office.file(register).person is None
    assert CLERK == file(register, office, CLERK).person
    assert frozenset() == People(register=register).duties_of(CLERK)
    people = People(register=register)
    assert "no-administrator" == refused(lambda: people.give(CLERK, ALL, of(CLERK)))


def test_the_first_administrator_is_one_only_once(register: Register, people: People) -> None:
    """A further one by the command needs a reason, and stands in the register."""
    assert "has-administrator" == refused(lambda: people.appoint(CLERK, of(None)))
    entry = people.appoint(CLERK, of(None, reason="原管理人员离职"), is_lost=True)
    assert (CLERK, frozenset({Duty.ADMINISTER})) == entry.given
    assert ("原管理人员离职",) == entry.reasons
    assert Kind.DUTIES is register.entry(2).kind
    assert [HEAD, CLERK] == [standing.person for standing in people.administrators()]


def test_who_is_appointed_keeps_the_duties_that_he_has(register: Register, people: People) -> None:
    """Whoever else has others."""
    people.give(CLERK, frozenset({Duty.PAY}), of(HEAD))
    people.give(NAMESAKE, frozenset({Duty.KEEP}), of(HEAD))
    people.appoint(CLERK, of(None), is_lost=True)
    people.appoint(ELSEWHERE, of(None), is_lost=True)
    assert {
        HEAD: frozenset({Duty.ADMINISTER}),
        CLERK: frozenset({Duty.PAY, Duty.ADMINISTER}),
        NAMESAKE: frozenset({Duty.KEEP}),
        ELSEWHERE: frozenset({Duty.ADMINISTER}),
    } == {standing.person: standing.duties for standing in people.standing()}
    assert register.verify().is_intact


def test_duties_of_a_moment_before_the_last_entry_need_a_reason(people: People) -> None:
    """As every act does, given by an administrator or by the command."""
    acts: tuple[Callable[[Act], Entry], ...] = (
        lambda by: people.give(CLERK, frozenset({Duty.PAY}), by),
        lambda by: people.appoint(NAMESAKE, by, is_lost=True),
    )
    for hours, do in enumerate(acts, 1):
        by = attrs.evolve(of(HEAD), filed_at=of(HEAD).filed_at - timedelta(hours=hours))
        assert "filed-earlier" == refused(partial(do, by))
        assert ("分工", "时钟走慢") == do(attrs.evolve(by, unusual="时钟走慢")).reasons


def test_every_act_needs_its_duty(register: Register, people: People, office: Office) -> None:
    """Filing, paying, annulling, giving duties: by its own duty alone, whatever others one has."""
    people.give(CLERK, ALL, of(HEAD))
    first, second = (file(register, office, CLERK).number for _ in range(2))
    acts: dict[Duty, Callable[[Person | None], object]] = {
        Duty.FILE: lambda who: file(register, office, who),
        Duty.PAY: lambda who: register.pay(paying(first), of(who)),
        Duty.ANNUL: lambda who: register.annul(second, of(who)),
        Duty.ADMINISTER: lambda who: people.give(NAMESAKE, frozenset({Duty.KEEP}), of(who)),
    }
    for duty, do in acts.items():
        people.give(CLERK, ALL - {duty}, of(HEAD))
        for who in (None, CLERK, NAMESAKE, ELSEWHERE):
            assert "not-allowed" == refused(partial(do, who))
        people.give(CLERK, frozenset({duty}), of(HEAD))
        do(CLERK)


def test_what_is_withdrawn_is_withdrawn_at_once(
    register: Register, people: People, office: Office
) -> None:
    """Another opening of the register that had seen the duty has nothing kept of it."""
    people.give(CLERK, frozenset({Duty.FILE}), of(HEAD))
    other = Register.open(
        register.database.shown
        if register.database.is_file
        else register.database.engine.url.render_as_string(hide_password=False)
    )
    try:
        file(other, office, CLERK)
        people.give(CLERK, frozenset(), of(HEAD, reason="调离"))
        assert "not-allowed" == refused(lambda: file(other, office, CLERK))
        assert frozenset() == People(register=other).duties_of(CLERK)
    finally:
        other.close()


def test_a_person_is_the_id_and_not_the_name(
    register: Register, people: People, office: Office
) -> None:
    """Two of one name are two; one who is called otherwise now is the same."""
    people.give(CLERK, frozenset({Duty.FILE}), of(HEAD))
    assert "not-allowed" == refused(lambda: file(register, office, NAMESAKE))
    married = Person(issuer=CLERK.issuer, subject=CLERK.subject, name="王芳芳")
    entry = file(register, office, married)
    assert ("王芳芳", married) == (entry.officer, entry.person)
    assert frozenset({Duty.FILE}) == people.duties_of(married)
    assert [HEAD, CLERK] == [standing.person for standing in people.standing()]


def test_the_last_administrator_stays(people: People) -> None:
    """He can go once another is one; then that one stays."""
    assert "last-administrator" == refused(lambda: people.give(HEAD, frozenset(), of(HEAD)))
    others = ALL - {Duty.ADMINISTER}
    assert "last-administrator" == refused(lambda: people.give(HEAD, others, of(HEAD)))
    people.give(HEAD, ALL, of(HEAD))
    people.give(CLERK, frozenset({Duty.ADMINISTER}), of(HEAD))
    people.give(HEAD, frozenset(), of(CLERK))
    assert [CLERK] == [standing.person for standing in people.administrators()]
    assert "not-allowed" == refused(lambda: people.give(CLERK, frozenset(), of(HEAD)))


@pytest.mark.parametrize(
    ("whom", "said", "slug"),
    [
        (Person(issuer="", subject="7", name="甲"), {}, "no-person"),
        (Person(issuer=ISSUER, subject=" ", name="甲"), {}, "no-person"),
        (Person(issuer=ISSUER, subject="7 ", name="甲"), {}, "no-person"),
        (Person(issuer=ISSUER, subject="7", name=""), {}, "no-person"),
        (Person(issuer=ISSUER, subject="7" * 501, name="甲"), {}, "no-person"),
        (Person(issuer=ISSUER, subject="7\x00", name="甲"), {}, "no-person"),
        (CLERK, {"reason": " "}, "no-reason"),
        (CLERK, {"corrects": 1}, "other-kind"),
        (CLERK, {"officer": "别人"}, "other-officer"),
        (HEAD, {}, "same-duties"),
    ],
)
def test_faulty_duties_are_refused(
    whom: Person, said: dict[str, object], slug: str, people: People
) -> None:
    """Nothing of it is written."""
    known = {"officer": HEAD.name, "filed_at": of(HEAD).filed_at, "reason": "分工", **said}
    by = Act(person=HEAD, **known)  # type: ignore[arg-type]
    assert slug == refused(lambda: people.give(whom, frozenset({Duty.ADMINISTER}), by))
    assert 1 == len(people.standing())


def test_duties_are_entries_that_are_neither_annulled_nor_corrected(
    register: Register, people: People, office: Office
) -> None:
    """They stand in the chain, verify with it, and are none of the year's determinations."""
    people.give(HEAD, ALL, of(HEAD))
    assert "not-to-be-annulled" == refused(lambda: register.annul(1, of(HEAD)))
    assert "other-kind" == refused(lambda: file(register, office, HEAD, corrects=2, reason="误"))
    assert "other-kind" == refused(lambda: register.pay(paying(1), of(HEAD)))
    file(register, office, HEAD)
    assert register.verify().is_intact
    assert [3] == [entry.number for entry in register.determinations(Search())]
    assert 3 == register.filings(Search())[1]
    assert 1 == len(register.applicants())


def test_duties_that_were_tampered_with_are_told_and_made_anew(
    register: Register, people: People
) -> None:
    """What somebody may do is drawn from the entries; a row of his own gives nobody a duty."""
    people.give(CLERK, frozenset({Duty.FILE}), of(HEAD))
    tamper(register, """UPDATE register_duties SET duties = '["administer"]' WHERE entry = 2""")
    findings = register.verify().findings
    assert [(FindingKind.DERIVED, 2)] == [
        (finding.kind, finding.number)
        for finding in findings
        if finding.kind is not FindingKind.GUARD
    ]
    assert "人员权限" in "".join(finding.text.zh for finding in findings)
    register.rebuild()
    assert frozenset({Duty.FILE}) == people.duties_of(CLERK)


def test_rows_of_duties_are_guarded(register: Register, people: People) -> None:
    """They cannot be changed where nobody has taken the guards away."""
    for statement in ("UPDATE register_duties SET name = 'x'", "DELETE FROM register_duties"):
        with pytest.raises(RegisterError), register.database.writing() as connection:
            connection.execute(text(statement))


def test_what_is_filed_unsigned_names_no_person(register: Register, office: Office) -> None:
    """Its content is what it was before there were persons, so that nothing is sealed otherwise."""
    assert "person" not in office.file(register).content.of


def test_a_register_of_before_is_carried_over(
    register: Register, address: str, office: Office
) -> None:
    """What was filed stays as it was, nobody has a duty, and the new rows are guarded."""
    before = office.file(register)
    with register.database.writing() as connection:
        take_back(connection, r0004_duties.down_revision)
    again = Register.open(address)
    try:
        assert before.content_json == again.entry(before.number).content_json
        assert again.verify(before.head).is_intact
        assert () == People(register=again).standing()
        People(register=again).appoint(HEAD, of(None))
        assert again.verify().is_intact
    finally:
        again.close()

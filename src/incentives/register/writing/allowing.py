"""Who may do what is judged under the lock; giving and withdrawing duties are entries themselves.

As long as a register has nobody who administers it, whoever writes may write. From the first
administrator on, every act needs somebody who has the duty.
"""

from sqlalchemy import Connection

from incentives.register.acts import DUTIES, Act, Kind, check_person
from incentives.register.content import duties_content
from incentives.register.entry import Entry
from incentives.register.errors import RegisterError
from incentives.register.person import Duty, Person, Standing
from incentives.register.shapes import check_person as check_person_kinds
from incentives.register.standing import standing_people
from incentives.register.store.database import Database
from incentives.register.writing.appending import append
from incentives.register.writing.judging import doubts_of_moment, judge_act, settle
from incentives.values.text import Text, filled
from incentives.wordings import people as wordings
from incentives.wordings.judging import WHY_UNUSUAL


def check_allowed(connection: Connection, act: Act, kind: Kind) -> None:
    """Who acts has the duty for the kind; RegisterError is raised as by `check_duty`."""
    check_duty(connection, act, DUTIES[kind])


def check_duty(connection: Connection, act: Act, duty: Duty) -> None:
    """Who acts has the duty at this moment, or nobody administers the register.

    Raises:
        RegisterError: `not-allowed`, with who could give it to him.
    """
    why = why_not(standing_people(connection), act.person, duty)
    if why is not None:
        raise RegisterError("not-allowed", why)


def why_not(people: tuple[Standing, ...], person: Person | None, duty: Duty) -> Text | None:
    """Why the person may not do this; None: he may, or nobody administers the register."""
    administrators = administrators_of(people)
    if not administrators:
        return None
    names = "、".join(standing.person.name for standing in administrators)
    if person is None:
        return filled(wordings.NOBODY_SIGNED_IN, duty=wordings.DUTIES[duty.value], who=names)
    held = next((one.duties for one in people if one.person.key == person.key), frozenset[Duty]())
    if duty in held:
        return None
    told = wordings.DUTIES[duty.value]
    return filled(wordings.NOT_ALLOWED, duty=told, name=person.name, who=names)


def administrators_of(people: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """Those of them who administer the register at present."""
    return tuple(standing for standing in people if standing.is_administrator)


def give_duties(database: Database, whom: Person, duties: frozenset[Duty], act: Act) -> Entry:
    """From now on the person has these duties and no others: the next entry says so.

    None at all withdraws them all. `act.reason` says why.

    Raises:
        RegisterError: `no-administrator` if the register has none yet (see `appoint`),
            `not-allowed` if who acts is none, `last-administrator` if nobody else would be one,
            `same-duties` if that is what he has; `no-person` if his id is missing or too long; and
            as for every act.
    """
    _check(whom, act)
    with database.filing() as connection:
        people = standing_people(connection)
        if not administrators_of(people):
            raise RegisterError("no-administrator", wordings.NO_ADMINISTRATOR)
        check_allowed(connection, act, Kind.DUTIES)
        others = [one for one in administrators_of(people) if one.person.key != whom.key]
        if not others and Duty.ADMINISTER not in duties:
            raise RegisterError("last-administrator", wordings.LAST_ADMINISTRATOR)
        before = next((one for one in people if one.person.key == whom.key), None)
        if before is not None and (before.person, before.duties) == (whom, duties):
            raise RegisterError("same-duties", wordings.SAME_DUTIES, entry=before.entry)
        settle(doubts_of_moment(connection, act), act.unusual, WHY_UNUSUAL)
        return append(connection, duties_content(whom, duties, act))


def appoint(database: Database, whom: Person, act: Act, *, is_lost: bool = False) -> Entry:
    """The person administers the register from now on, and keeps what other duties he has.

    It is for whoever has the database itself in hand. `is_lost`: those who administer it cannot be
    reached any more, and `act.reason` says so.

    Raises:
        RegisterError: `has-administrator` if the register has one, unless he `is_lost`;
            `no-person`; and as for every act.
    """
    _check(whom, act)
    with database.filing() as connection:
        people = standing_people(connection)
        administrators = administrators_of(people)
        if administrators and not is_lost:
            names = "、".join(standing.person.name for standing in administrators)
            raise RegisterError("has-administrator", filled(wordings.HAS_ADMINISTRATOR, who=names))
        settle(doubts_of_moment(connection, act), act.unusual, WHY_UNUSUAL)
        held = next((one.duties for one in people if one.person.key == whom.key), frozenset())
        return append(connection, duties_content(whom, held | {Duty.ADMINISTER}, act))


def _check(whom: Person, act: Act) -> None:
    judge_act(act, needs_reason=True)
    check_person_kinds(whom)
    check_person(whom)
    if act.corrects is not None:
        raise RegisterError("other-kind", wordings.NOT_CORRECTED)

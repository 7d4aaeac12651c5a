"""The applications searched, one page at a time."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from incentives.applications.application import ApplicationRow
from incentives.applications.asking import ApplicationSearch, check_search
from incentives.applications.office.changing import current_settings
from incentives.applications.rows import party_of, row_of
from incentives.applications.state import ROLES, WAITS_FOR, Move, State
from incentives.register import Person
from incentives.register.identifying import has_code
from incentives.register.shapes import check_page
from incentives.register.store.application_tables import files, steps
from incentives.register.store.tables import awards
from incentives.report.papers.approval.party import Party
from incentives.values.texts.plain_text import compared

_Condition = ColumnElement[bool]
_later = steps.alias("later")


def find_applications(
    connection: Connection, search: ApplicationSearch, *, first: int, most: int | None
) -> tuple[tuple[ApplicationRow, ...], int]:
    """The applications found, the last changed first, and how many there are in all."""
    found, total = _found(connection, search, first=first, most=most)
    return tuple(map(row_of, found)), total


def find_with_parties(
    connection: Connection, search: ApplicationSearch
) -> tuple[tuple[ApplicationRow, Party], ...]:
    """All applications found with who applies, in the same order; read in one query."""
    found, _ = _found(connection, search, first=0, most=None)
    return tuple((row_of(row), party_of(row)) for row in found)


def _found(
    connection: Connection, search: ApplicationSearch, *, first: int, most: int | None
) -> tuple[Sequence[Row[tuple[object, ...]]], int]:
    check_page(first, most)
    check_search(search)
    made = (
        select(func.max(steps.c.entry))
        .where(steps.c.application == files.c.id, steps.c.move == Move.APPROVE.value)
        .scalar_subquery()
    )
    may_do_two = current_settings(connection).may_one_person_do_two_steps
    conditions = _conditions(search, may_do_two=may_do_two)
    query = select(files, made.label("determination")).where(*conditions)
    counted = select(func.count()).select_from(files).where(*conditions)
    total = connection.execute(counted).scalar_one()
    ordered = query.order_by(files.c.changed_utc.desc(), files.c.id).offset(first)
    page = connection.execute(ordered.limit(most) if most is not None else ordered)
    return page.all(), total


def _conditions(search: ApplicationSearch, *, may_do_two: bool) -> list[_Condition]:
    conditions: list[_Condition] = []
    if search.text.strip():
        conditions.append(_says(search.text))
    if search.states:
        conditions.append(files.c.state.in_(sorted(state.value for state in search.states)))
    if search.township is not None:
        conditions.append(files.c.township == search.township)
    if search.credit_code is not None:
        conditions.append(files.c.credit_code == search.credit_code)
    if search.programme is not None:
        quoted = f'"{search.programme}"'
        is_named = files.c.programmes.contains(quoted, autoescape=True)
        conditions.append(or_(files.c.programmes == "[]", is_named))
    if search.since is not None:
        conditions.append(files.c.opened_on >= search.since.isoformat())
    if search.until is not None:
        conditions.append(files.c.opened_on <= search.until.isoformat())
    if search.mine is not None:
        conditions.append(_is_of(search.mine))
    if search.waiting_for is not None:
        conditions.append(_waits_for(search.waiting_for, search, may_do_two=may_do_two))
    return conditions


def _says(text: str) -> _Condition:
    """Name, code or number has the text in it, or an instrument by which it was determined."""
    key = compared(text)
    by_instrument = (
        select(steps.c.application)
        .join(awards, awards.c.entry == steps.c.entry)
        .where(
            steps.c.application == files.c.id,
            func.lower(func.replace(awards.c.basis, " ", "")).contains(key, autoescape=True),
        )
    )
    return or_(
        files.c.name_key.contains(key, autoescape=True),
        files.c.number_key.contains(key, autoescape=True),
        has_code(files.c.credit_code, text),
        by_instrument.exists(),
    )


def _is_of(who: str) -> _Condition:
    """He opened it, changed it last, or took a step of it."""
    key = compared(who)
    taken = select(steps.c.place).where(
        steps.c.application == files.c.id, steps.c.officer_key == key
    )
    return or_(files.c.opened_by_key == key, files.c.changed_by_key == key, taken.exists())


def _waits_for(who: str, search: ApplicationSearch, *, may_do_two: bool) -> _Condition:
    """An unfinished one is his; or the step that is next is one that he may still do."""
    waits = []
    for state, duty in WAITS_FOR.items():
        if duty is None or (search.duties is not None and duty not in search.duties):
            continue
        condition: _Condition = files.c.state == state.value
        if state.may_change:
            condition = and_(condition, _is_of(who))
        elif state in {State.REVIEW, State.APPROVAL} and not may_do_two:
            next_move = Move.REVIEW if state is State.REVIEW else Move.APPROVE
            condition = and_(condition, ~_has_other_role(who, search.person, next_move))
        waits.append(condition)
    return or_(*waits) if waits else files.c.id.is_(None)


def _has_other_role(who: str, person: Person | None, move: Move) -> _Condition:
    """He has done another of the three steps since the application was last taken up.

    As `procedure/two_people` judges it.
    """
    is_he: _Condition = steps.c.officer_key == compared(who)
    if person is not None:
        same_id = (steps.c.issuer == person.issuer) & (steps.c.subject == person.subject)
        is_he = or_(and_(steps.c.issuer.is_(None), is_he), same_id)
    again = select(_later.c.place).where(
        _later.c.application == steps.c.application,
        _later.c.place > steps.c.place,
        _later.c.move == Move.REOPEN.value,
    )
    others = [role.value for role in ROLES if role is not move]
    done = select(steps.c.place).where(
        steps.c.application == files.c.id,
        is_he,
        steps.c.move.in_(others),
        ~again.exists(),
    )
    return done.exists()

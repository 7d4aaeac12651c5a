"""A payment list marked as paid: an entry for each line, all of them in one transaction or none."""

from collections.abc import Sequence
from datetime import date

import attrs
from moneyed import Money
from sqlalchemy import Connection

from incentives.applications.application import Application
from incentives.applications.checking import check_kinds, check_lines
from incentives.applications.paying.payable import PAYABLE, is_paid
from incentives.applications.procedure.moving import Moving, move_within
from incentives.applications.rows import read_file
from incentives.applications.state import Move, State
from incentives.applications.writing import check_version, write_file
from incentives.brief import brief
from incentives.register import Act, Entry, Kind, Paying, RegisterError
from incentives.register.store.database import Database
from incentives.register.writing.allowing import check_allowed
from incentives.register.writing.filing import pay_within
from incentives.register.writing.judging import judge_act, judge_paying
from incentives.values.text import filled
from incentives.wordings import paying as wordings
from incentives.wordings.applications import STATES


@attrs.frozen(kw_only=True)
class PaymentLine:
    """What was paid of one incentive: `amount` above zero, to the fen.

    `application`: as it was read when the list was made. `payer`: the level of government that
    paid, None where that is not known. `heading`: the budget heading (科目) that it was paid from,
    as the office states it; empty: not stated.
    """

    application: Application
    determination: int
    incentive: str
    amount: Money
    payer: str | None = None
    heading: str = ""

    __repr__ = brief


@attrs.frozen(kw_only=True)
class LinePaid:
    """A line that stands in the register, with its entry."""

    line: PaymentLine
    entry: Entry

    __repr__ = brief


@attrs.frozen(kw_only=True)
class LineRefused:
    """A line that cannot be paid, and why."""

    line: PaymentLine
    why: RegisterError

    __repr__ = brief


@attrs.frozen(kw_only=True)
class ListPaid:
    """What came of a list: all its lines are paid, or none is and `refused` says why."""

    paid: tuple[LinePaid, ...] = ()
    refused: tuple[LineRefused, ...] = ()

    __repr__ = brief


class _RefusedError(Exception):
    """Nothing of the list is to stand."""

    def __init__(self, refused: tuple[LineRefused, ...]) -> None:
        self.refused = refused
        super().__init__(f"{len(refused)} lines")


def record_list(
    database: Database, lines: Sequence[PaymentLine], paid_on: date, act: Act
) -> ListPaid:
    """All lines are paid, or none; see `Applications.pay_list`.

    Raises:
        RegisterError: `no-amount` if the list has no line; what every act is refused with.
    """
    judge_act(act, needs_reason=False)
    check_kinds("typed", PaymentLine, *lines)
    if not lines:
        raise RegisterError("no-amount", wordings.NO_LINES)
    try:
        with database.filing() as connection:
            check_allowed(connection, act, Kind.PAYMENT)
            return ListPaid(paid=_pay_all(connection, lines, paid_on, act))
    except _RefusedError as undone:
        return ListPaid(refused=undone.refused)


def _pay_all(
    connection: Connection, lines: Sequence[PaymentLine], paid_on: date, act: Act
) -> tuple[LinePaid, ...]:
    """Each line with its entry, and the applications gone on.

    Raises:
        _RefusedError: if one of them is refused, with all that are.
    """
    paid: list[LinePaid] = []
    refused: list[LineRefused] = []
    for line in lines:
        try:
            paid.append(LinePaid(line=line, entry=_pay(connection, line, paid_on, act)))
        except RegisterError as why:
            refused.append(LineRefused(line=line, why=why))
    if refused:
        raise _RefusedError(tuple(refused))
    for application in {line.application.id: line.application for line in lines}.values():
        _go_on(connection, application, act)
    return tuple(paid)


def _pay(connection: Connection, line: PaymentLine, paid_on: date, act: Act) -> Entry:
    """The entry of the line.

    Raises:
        RegisterError: `changed-meanwhile`; `no-such-move`; `not-determined`; and as `Register.pay`.
    """
    check_lines("notes", line.heading)
    standing = read_file(connection, line.application.id)
    check_version(standing, line.application)
    gaps = {"number": standing.number, "entry": line.determination}
    if standing.state not in PAYABLE:
        text = filled(wordings.NOT_PAYABLE, state=STATES[standing.state.value], **gaps)
        raise RegisterError("no-such-move", text)
    if line.determination not in standing.determinations:
        raise RegisterError("not-determined", filled(wordings.OTHER_APPLICATION, **gaps))
    paying = Paying(
        determination=line.determination,
        incentive=line.incentive,
        amount=line.amount,
        paid_on=paid_on,
        payer=line.payer,
    )
    remark = "；".join(part for part in (act.remark, _heading(line)) if part)
    with_heading = attrs.evolve(act, remark=remark)
    amount = judge_paying(paying, with_heading)
    return pay_within(connection, paying, with_heading, amount)


def _heading(line: PaymentLine) -> str:
    return wordings.HEADING.zh.format(heading=line.heading) if line.heading else ""


def _go_on(connection: Connection, application: Application, act: Act) -> None:
    """The application is paid if nothing more is due; in any case it is a version further."""
    standing = read_file(connection, application.id)
    if is_paid(connection, standing) and standing.state is State.DETERMINED:
        moving = Moving(application=standing, move=Move.PAY, act=act, opinion=act.remark)
        move_within(connection, moving, None)
    else:
        write_file(connection, standing, act, {})

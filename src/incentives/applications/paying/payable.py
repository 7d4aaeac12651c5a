"""What a determined application still has to be paid, one line for each incentive."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs
from moneyed import Money
from sqlalchemy import Connection

from incentives.applications.application import Application
from incentives.applications.asking import ApplicationSearch
from incentives.applications.finding import find_applications
from incentives.applications.rows import read_file
from incentives.applications.state import State
from incentives.brief import brief
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.payment import InstalmentState
from incentives.register.acts import hundredths, money
from incentives.register.content import hundredths_of
from incentives.register.entry import Entry, read_entry
from incentives.register.plain import Plain
from incentives.register.writing.due import made_in_dossier, said_paid
from incentives.values.text import Text

PAYABLE = frozenset({State.DETERMINED, State.PAID})
"""Where an application stands of which something may be paid."""


@attrs.frozen(kw_only=True)
class FallsDue:
    """An instalment that was to come when it was determined, and has fallen due since.

    That its conditions hold on the day `on` was not looked at by the determination.
    """

    number: int
    on: date
    amount: Money

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Payable:
    """What is to be paid of one incentive of one determination, in money to the fen.

    `application`: as it was read, by whose version a payment is compared. `determination`: the
    number of the entry, `year` that in which it was filed. `determined`: in all; `paid`: before, by
    the case or in the dossier; `due`: what falls due by the day of the list of what the
    determination states, less what was paid, at least zero. `fallen_due`: the instalments in it
    that were to come on the day of the determination's sheet. `levels`: what each level of
    government bears of what is determined, by its id; None: not known.
    """

    application: Application
    determination: int
    year: int
    incentive: str
    title: Text
    basis: str
    determined: Money
    paid: Money
    due: Money
    levels: Mapping[str, Money | None] = attrs.field(factory=dict)
    fallen_due: tuple[FallsDue, ...] = ()

    __repr__ = brief

    @property
    def payer(self) -> str | None:
        """The level that bears all of it; None: several do, or it is not known."""
        return next(iter(self.levels)) if len(self.levels) == 1 else None


def payables_found(
    connection: Connection, search: ApplicationSearch, by: date
) -> tuple[Payable, ...]:
    """What falls due in money by the day of all applications found, the last changed first.

    RegisterError is raised with `changed`, if an entry cannot be read.
    """
    states = search.states & PAYABLE if search.states else PAYABLE
    if not states:
        return ()
    wanted = attrs.evolve(search, states=states)
    found, _ = find_applications(connection, wanted, first=0, most=None)
    files = (read_file(connection, row.id) for row in found)
    lines = (line for file in files for line in granted_of(connection, file, by))
    return tuple(line for line in lines if line.due.amount)


def is_paid(connection: Connection, application: Application) -> bool:
    """Whether nothing more is due of the application, nor will be by what was determined."""
    return not any(line.due.amount for line in granted_of(connection, application, date.max))


def granted_of(connection: Connection, application: Application, by: date) -> Iterator[Payable]:
    """What pays money of the application by the day, in the order of the law.

    By the last determination that counts: it states anew all that is due in the dossier.
    """
    made = (read_entry(connection, number) for number in reversed(application.determinations))
    entry = next((each for each in made if each.ending is None), None)
    if entry is None:
        return
    for award in entry.assessment.rows("determinations"):
        line = _payable(connection, application, entry, award, by)
        if line is not None:
            yield line


def _payable(
    connection: Connection, application: Application, entry: Entry, award: Plain, by: date
) -> Payable | None:
    amount, payment = award.maybe_part("amount"), award.maybe_part("payment")
    if amount is None or payment is None or award.text("outcome") != Outcome.ELIGIBLE.value:
        return None
    incentive, currency = award.text("incentive"), amount.text("currency")
    made = made_in_dossier(connection, entry, incentive, but=None)
    own = sum(one.amount for one in made if one.is_own)
    others = sum(one.amount for one in made if not one.is_own)
    determined = hundredths_of(amount)
    paid = max(said_paid(award), others) + own
    stated = hundredths_of(payment.part("account").part("due").part("low"))
    parts = payment.rows("parts")
    fallen = [tuple(_fallen_due(part, by)) for part in parts]
    to_come = _less_overpaid(payment, parts, fallen)
    due = max(min(stated + to_come - own, determined - paid), 0)
    return Payable(
        application=application,
        determination=entry.number,
        year=entry.filed_at.year,
        incentive=incentive,
        title=award.wording("title"),
        basis=award.part("instrument").maybe_text("number") or "",
        determined=money(determined, currency),
        paid=money(paid, currency),
        due=money(due, currency),
        levels={
            level.text("payer"): _money(level.maybe_part("amount"))
            for level in payment.rows("levels")
        },
        fallen_due=tuple(one for of_part in fallen for one in of_part) if due else (),
    )


def _fallen_due(part: Plain, by: date) -> Iterator[FallsDue]:
    """The instalments of the part that were to come, and fall due by the day.

    One of which day or amount is not known is on no list; it is determined anew when it is.
    """
    for row in part.rows("instalments"):
        day, amount = row.maybe_text("due_on"), _money(row.maybe_part("amount"))
        is_to_come = row.text("state") == InstalmentState.TO_COME.value
        if is_to_come and day is not None and amount is not None:
            on = date.fromisoformat(day)
            if on <= by:
                yield FallsDue(number=row.whole("number"), on=on, amount=amount)


def _less_overpaid(
    payment: Plain, parts: Sequence[Plain], fallen: Sequence[Sequence[FallsDue]]
) -> int:
    """What the instalments come to beside what was paid beyond what was due, in hundredths.

    Where parts have accounts of their own, each beside its own.
    """
    sums = [sum(hundredths(one.amount.amount) for one in of_part) for of_part in fallen]
    accounts = [part.maybe_part("account") for part in parts]
    if None in accounts:
        accounts, sums = [payment.part("account")], [sum(sums)]
    pairs = zip(accounts, sums, strict=True)
    return sum(max(due - _overpaid(account), 0) for account, due in pairs if account is not None)


def _overpaid(account: Plain) -> int:
    return hundredths_of(account.part("overpaid").part("high"))


def _money(amount: Plain | None) -> Money | None:
    return money(hundredths_of(amount), amount.text("currency")) if amount is not None else None

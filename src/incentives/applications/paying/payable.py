"""What a determined application still has to be paid, one line for each incentive."""

from collections.abc import Iterator, Mapping

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
from incentives.register.acts import money
from incentives.register.content import hundredths_of
from incentives.register.entry import Entry, read_entry
from incentives.register.plain import Plain
from incentives.register.writing.due import made_in_dossier, said_paid
from incentives.values.text import Text

PAYABLE = frozenset({State.DETERMINED, State.PAID})
"""Where an application stands of which something may be paid."""


@attrs.frozen(kw_only=True)
class Payable:
    """What is to be paid of one incentive of one determination, in money to the fen.

    `application`: as it was read, by whose version a payment is compared. `determination`: the
    number of the entry, `year` that in which it was filed. `determined`: in all; `paid`: before, by
    the case or in the dossier; `due`: what is due now of what the determination states, at least
    zero. `levels`: what each level of government bears of what is determined, by its id; None: not
    known.
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

    __repr__ = brief

    @property
    def payer(self) -> str | None:
        """The level that bears all of it; None: several do, or it is not known."""
        return next(iter(self.levels)) if len(self.levels) == 1 else None


def payables_found(connection: Connection, search: ApplicationSearch) -> tuple[Payable, ...]:
    """What is still due in money of all applications found, the last changed first.

    RegisterError is raised with `changed`, if an entry cannot be read.
    """
    states = search.states & PAYABLE if search.states else PAYABLE
    if not states:
        return ()
    wanted = attrs.evolve(search, states=states)
    found, _ = find_applications(connection, wanted, first=0, most=None)
    files = (read_file(connection, row.id) for row in found)
    return tuple(line for file in files for line in granted_of(connection, file) if line.due.amount)


def is_paid(connection: Connection, application: Application) -> bool:
    """Whether nothing more is due of the application."""
    return not any(line.due.amount for line in granted_of(connection, application))


def granted_of(connection: Connection, application: Application) -> Iterator[Payable]:
    """What pays money of the application, in the order of the law.

    By the last determination that counts: it states anew all that is due in the dossier.
    """
    made = (read_entry(connection, number) for number in reversed(application.determinations))
    entry = next((each for each in made if each.ending is None), None)
    if entry is None:
        return
    for award in entry.assessment.rows("determinations"):
        line = _payable(connection, application, entry, award)
        if line is not None:
            yield line


def _payable(
    connection: Connection, application: Application, entry: Entry, award: Plain
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
    due = max(min(stated - own, determined - paid), 0)
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
    )


def _money(amount: Plain | None) -> Money | None:
    return money(hundredths_of(amount), amount.text("currency")) if amount is not None else None

"""The payment list of the files found, as a paper of the office."""

from collections.abc import Sequence

from moneyed import Money

from incentives.applications import Payable
from incentives.desk.applications.reports.files import draw_listing_files
from incentives.desk.at_hand.file import applications
from incentives.desk.session import language, office, say, today, words
from incentives.report.papers.lists.of_office import payment_list
from incentives.report.papers.lists.rows import GrantRow, ListHead
from incentives.report.words.titles import title_in_law
from incentives.wordings.desk.files import many as wordings


def draw_payment_list(picked: Sequence[tuple[Payable, Money]], heading: str) -> None:
    """Draws the files of the payment list of those that were picked."""
    rows = [row_of(line, paying=amount, heading=heading) for line, amount in picked]
    day, spoken = today(), language()
    head = ListHead(
        office=applications().settings().name,
        day=words().day(day),
        currency=words().library.currency,
    )
    draw_listing_files(
        say(wordings.WAYS["pay"]),
        lambda: payment_list(rows, head, spoken, day=day),
        key="many_pay",
    )


def row_of(line: Payable, *, paying: Money | None = None, heading: str = "") -> GrantRow:
    """The line as lists have it; where no heading is stated, which levels bear it."""
    party = line.application.party
    return GrantRow(
        applicant=party.name,
        programme=title_of(line),
        year=line.year,
        determined=line.determined,
        paid=line.paid,
        paying=paying if paying is not None else line.due,
        credit_code=party.credit_code,
        township=party.township,
        basis=line.basis,
        number=line.application.number,
        account_name=party.account_name,
        bank=party.bank,
        account_number=party.account_number,
        source=heading or _borne(line),
    )


def title_of(line: Payable) -> str:
    """What the incentive is called, told from others of its title; or as it was filed."""
    is_known = line.incentive in office().library.incentives
    return title_in_law(line.incentive, words()) if is_known else words().law(line.title)


def _borne(line: Payable) -> str:
    payers = office().library.payers
    return "、".join(words().law(payers[one]) if one in payers else one for one in line.levels)

"""A paper is held against the entry whose code it carries, told in sentences."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from incentives.facts.vocabulary import Vocabulary
from incentives.register.acts import KINDS, Kind
from incentives.register.entry import Entry
from incentives.register.errors import RegisterError
from incentives.register.reading.coded import figures_of
from incentives.report.words.numbers import amount_in_each
from incentives.values.text import Text, filled
from incentives.wordings import short_code as wordings
from incentives.wordings.report import terms

_AMOUNT = re.compile(r"[0-9]{1,3}(,[0-9]{3}){1,4}(\.[0-9]{1,2})?|[0-9]{1,15}(\.[0-9]{1,2})?")


def paper_told(
    entry: Entry, vocabulary: Vocabulary, *, amount: Decimal | None = None
) -> tuple[Text, ...]:
    """What the entry was filed with, to be compared with the paper.

    `amount`: one that stands on the paper, in units of the currency; whether the entry has it, or
    the whole of its amounts is it, is told last. Of an entry that was changed nothing is told:
    RegisterError (`changed`).
    """
    return tuple(_lines(entry, vocabulary, amount))


def read_amount(text: str) -> Decimal:
    """The amount as it stands on a paper, in units of the currency: `600,000.00 元` or `600000`.

    Raises:
        RegisterError: `no-amount`, if it is none.

    >>> read_amount(" 600,000.00 元 ")
    Decimal('600000.00')
    """
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix("元").strip()
    if not _AMOUNT.fullmatch(plain):
        raise RegisterError("no-amount", filled(wordings.NOT_AN_AMOUNT, typed=text))
    return Decimal(plain.replace(",", ""))


def agrees(entry: Entry, amount: Decimal) -> bool:
    """Whether an amount of the entry is this one, or all of them together are."""
    amounts = [figure.amount.amount for figure in figures_of(entry)]
    return amount in amounts or (bool(amounts) and sum(amounts, Decimal()) == amount)


def _lines(entry: Entry, vocabulary: Vocabulary, amount: Decimal | None) -> Iterator[Text]:
    kind = KINDS[entry.kind]
    yield filled(wordings.FOUND, code=entry.code, number=entry.number, kind=kind)
    if entry.ending is not None:
        yield filled(wordings.ENDED, by=entry.ending.by, how=entry.ending.how)
    yield filled(wordings.APPLICANT, applicant=entry.applicant.name)
    if entry.kind is Kind.DETERMINATION:
        day = filled(terms.DAY, year=entry.on.year, month=entry.on.month, day=entry.on.day)
        yield filled(wordings.ON, day=day)
    for figure in figures_of(entry):
        told = amount_in_each(figure.amount, vocabulary)
        yield filled(wordings.AMOUNT, title=figure.title, amount=told)
    if amount is not None:
        wording = wordings.AGREES if agrees(entry, amount) else wordings.DISAGREES
        yield filled(wording, amount=f"{amount:,.2f}")

"""The one place where what the register paid comes into a case, so that nothing is paid twice."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum

import attrs
from sqlalchemy import Connection, select

from incentives.engine.assessment.naming import rows_with_ids
from incentives.facts.vocabulary import Vocabulary
from incentives.policy.library import Library
from incentives.register.acts import Applicant
from incentives.register.entry import Ending, ending_of
from incentives.register.reading.alike import at_odds, is_alike, nearest, number_in
from incentives.register.reading.awarding import AwardRow, Paid, awards_of, payments_to
from incentives.register.store.tables import payments
from incentives.report.words.numbers import amount_in_each
from incentives.values.text import Text, filled
from incentives.wordings import payments_known as wordings
from incentives.wordings.report import terms


class Fate(Enum):
    """What became of a payment that the register holds, or that a case says it holds."""

    TAKEN = "taken"  # put into the case
    STATED = "stated"  # the case states it by hand: counted once
    DIFFERS = "differs"  # the case says otherwise of this entry: the register prevails
    REPEATED = "repeated"  # the case lists the entry twice: counted once
    ENDED = "ended"  # annulled or corrected: not counted
    FOREIGN = "foreign"  # no payment of this dossier: counted as the case says
    UNPLACED = "unplaced"  # nobody has said for which of several subjects: it may be for any
    LATER = "later"  # paid after the day of the sheet: not counted
    ALIKE = "alike"  # much like a row of the case: both counted
    ELSEWHERE = "elsewhere"  # of another dossier of the applicant: not counted


@attrs.frozen(kw_only=True)
class PaymentTold:
    """What became of one payment; `entry` is its number, `text` a sentence for the officer."""

    entry: int
    fate: Fate
    text: Text


@attrs.frozen(kw_only=True)
class Joined:
    """A case document with all that the register paid in its dossier, each payment once.

    `told`: what became of each payment, first of those that the case lists, in its order.
    """

    document: Mapping[str, object]
    told: tuple[PaymentTold, ...] = ()


@attrs.frozen(kw_only=True)
class Asked:
    """Whose payments are asked for, by which day a sheet is made out.

    `library`: by its names a row that calls an incentive by its title is that of the register.
    """

    applicant: Applicant
    library: Library
    by: date

    @property
    def vocabulary(self) -> Vocabulary:
        """The words in which the case is written."""
        return self.library.vocabulary


def joined(connection: Connection, document: Mapping[str, object], asked: Asked) -> Joined:
    """The case document, its prior awards completed by the payments in the applicant's dossier.

    Of a row that names an entry the register says what it was: what was annulled or corrected is
    left out. A row without number that can be of one payment with an entry is that payment; it
    keeps what it says and gains what it lacks. All other rows stay. What was paid after the day
    `asked.by` is put in too, told, and set off by no assessment of that day.
    """
    name = awards_of(asked.vocabulary)
    paid = payments_to(connection, asked.applicant, asked.vocabulary)
    here = {one.number: one for one in paid if _is_here(one, asked.applicant)}
    listed = document.get(name)
    own: list[object] = list(listed) if isinstance(listed, list | tuple) else []
    said = rows_with_ids(own, name, document, asked.library)
    work = _Joining(connection=connection, asked=asked, here=here, own=own, said=said)
    rows = work.rows()
    told = (*work.told, *_elsewhere(paid, here, asked))
    return Joined(document={**document, name: rows} if rows != own else dict(document), told=told)


def rows_here(
    connection: Connection, applicant: Applicant, vocabulary: Vocabulary
) -> tuple[AwardRow, ...]:
    """The payments in the applicant's dossier that count, as rows of a case document.

    In the order of the days on which they were paid; of one day, in that of their entries. A
    vocabulary without prior awards is refused (`no-awards`).
    """
    paid = payments_to(connection, applicant, vocabulary)
    return tuple(one.row for one in paid if _is_here(one, applicant))


def _is_here(paid: Paid, applicant: Applicant) -> bool:
    return paid.whose.dossier_key == applicant.dossier_key


def _elsewhere(
    paid: Sequence[Paid], here: Mapping[int, Paid], asked: Asked
) -> Iterator[PaymentTold]:
    for one in paid:
        if one.number not in here:
            name = one.whose.dossier
            dossier = filled(wordings.QUOTED, name=name) if name else wordings.UNNAMED
            payment = _called(one, asked.vocabulary)
            text = filled(wordings.ELSEWHERE, payment=payment, dossier=dossier)
            yield PaymentTold(entry=one.number, fate=Fate.ELSEWHERE, text=text)


@attrs.define(kw_only=True)
class _Joining:
    """The rows of a case (`own`) and the payments of its dossier, by their numbers (`here`).

    `said`: the same rows, each with the id of what it calls by a name: by them they are compared.
    """

    connection: Connection
    asked: Asked
    here: Mapping[int, Paid]
    own: Sequence[object]
    said: Sequence[object]
    told: list[PaymentTold] = attrs.field(factory=list)

    def rows(self) -> list[object]:
        """The rows of the case and what they lack; `told` says what became of each payment."""
        named = {number for row in self.own if (number := number_in(row)) in self.here}
        unnamed = [paid for number, paid in self.here.items() if number not in named]
        stated = nearest(self.said, unnamed)
        rows: list[object] = []
        seen: set[int] = set()
        for place, row in enumerate(self.own):
            number = number_in(row)
            if place in stated:
                rows.append(self._stated(place, row, stated[place]))
            elif number is None or not isinstance(row, Mapping):
                rows.append(row)
            elif number in self.here and number not in seen:
                rows.append(self._named(place, row, self.here[number]))
            elif number in self.here:
                self._tell(Fate.REPEATED, self.here[number], wordings.REPEATED, row=place + 1)
            elif self._stands(place, number):
                rows.append(row)
            seen |= {number} if number is not None else set()
        matched = {paid.number for paid in stated.values()}
        rows += [self._taken(paid) for paid in unnamed if paid.number not in matched]
        return rows

    def _stated(self, place: int, row: object, paid: Paid) -> object:
        assert isinstance(row, Mapping)
        self._tell(Fate.STATED, paid, wordings.STATED, row=place + 1)
        self._tell_later(paid)
        return {**_gained(row, paid), **row}

    def _named(self, place: int, row: Mapping[str, object], paid: Paid) -> object:
        said = self.said[place]
        if isinstance(said, Mapping) and not at_odds(said, paid.row):
            return self._stated(place, row, paid)
        self._tell(Fate.DIFFERS, paid, wordings.DIFFERS, row=place + 1)
        self._tell_later(paid)
        return {**row, **_gained(row, paid)}

    def _stands(self, place: int, number: int) -> bool:
        """Whether a row that names an entry, which is no payment here that counts, stays."""
        is_payment = select(payments.c.entry).where(payments.c.entry == number)
        ending: Ending | None = None
        if self.connection.execute(is_payment).first() is not None:
            ending = ending_of(self.connection, number)
        if ending is None:
            text, fate = filled(wordings.FOREIGN, row=place + 1, number=number), Fate.FOREIGN
        else:
            said = {"row": place + 1, "number": number, "by": ending.by, "how": ending.how}
            text, fate = filled(wordings.ENDED, **said), Fate.ENDED
        self.told.append(PaymentTold(entry=number, fate=fate, text=text))
        return ending is None

    def _taken(self, paid: Paid) -> object:
        for place, row in enumerate(self.said):
            if number_in(row) is None and is_alike(row, paid.row):
                self._tell(Fate.ALIKE, paid, wordings.ALIKE, row=place + 1)
        if not self._tell_later(paid):
            self._tell(Fate.TAKEN, paid, wordings.TAKEN)
        if not paid.is_placed:
            self._tell(Fate.UNPLACED, paid, wordings.UNPLACED)
        return paid.row

    def _tell_later(self, paid: Paid) -> bool:
        is_later = paid.paid_on > self.asked.by
        if is_later:
            self._tell(Fate.LATER, paid, wordings.LATER, by=_day(self.asked.by))
        return is_later

    def _tell(self, fate: Fate, paid: Paid, wording: Text, **gaps: object) -> None:
        text = filled(wording, payment=_called(paid, self.asked.vocabulary), **gaps)
        self.told.append(PaymentTold(entry=paid.number, fate=fate, text=text))


def _gained(row: Mapping[str, object], paid: Paid) -> AwardRow:
    """What the register says of the payment, but for a day of award before the application."""
    applied_on, gained = row.get("applied_on"), dict(paid.row)
    if applied_on is not None and str(applied_on) > str(gained.get("awarded_on", "")):
        gained.pop("awarded_on", None)  # the case knows better when that may have been
    return gained


def _called(paid: Paid, vocabulary: Vocabulary) -> Text:
    """The number, day and amount of a payment."""
    amount = amount_in_each(paid.amount, vocabulary)
    return filled(wordings.PAYMENT, number=paid.number, day=_day(paid.paid_on), amount=amount)


def _day(day: date) -> Text:
    return filled(terms.DAY, year=day.year, month=day.month, day=day.day)

"""One entry of the register, as it was filed."""

from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

import attrs
from moneyed import Money
from sqlalchemy import Connection, Row, Select, select

from incentives.register.acts import Applicant, Kind
from incentives.register.chain import Head, canonical, digest_of, seal
from incentives.register.content import (
    applicant_of,
    duties_of,
    only_of,
    person_of,
    read_content,
)
from incentives.register.deriving import NEVER_FILED, derive
from incentives.register.errors import RegisterError
from incentives.register.person import Duty, Person
from incentives.register.plain import Plain
from incentives.register.shapes import check_entry_number
from incentives.register.short_code import code_of
from incentives.register.store.tables import entries, filings
from incentives.values.text import Language, Text, filled
from incentives.wordings import register as wordings


@attrs.frozen(kw_only=True)
class Ending:
    """By which later entry an entry was annulled or corrected."""

    by: int
    kind: Kind

    @property
    def is_annulment(self) -> bool:
        return self.kind is Kind.ANNULMENT

    @property
    def how(self) -> Text:
        """What was done to it, in a word: annulled, or corrected."""
        return wordings.ENDED_HOW["annulment" if self.is_annulment else "correction"]


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Entry:
    """What was filed, never worked out again.

    `previous`: the fingerprint of the entry before. `ending`: the later entry that annulled or
    corrected it, None while it counts. `on`, `assessment`, `case_document` and `sheet`
    are of determinations, `amount` and `determination` of payments, `given` of duties; elsewhere
    they raise Unreadable. Of an entry that was changed in the database nothing is read: whatever is
    asked of its content raises RegisterError (`changed`).
    """

    number: int
    previous: str
    fingerprint: str
    content_json: str
    ending: Ending | None

    @property
    def is_as_sealed(self) -> bool:
        """Whether its fingerprint is the one over all that stands there."""
        return self.fingerprint == seal(self.number, self.previous, digest_of(self.content_json))

    @cached_property
    def content(self) -> Plain:
        """Everything stored, as it was sealed.

        Raises:
            RegisterError: `changed`, if its seal does not cover it, or it is nothing that the
                register writes.
        """
        try:
            if self.is_as_sealed:
                content = read_content(self.content_json)
                derive(self.number, content)
                return content
        except NEVER_FILED:
            pass
        text = filled(wordings.CHANGED, number=self.number)
        raise RegisterError("changed", text, entry=self.number)

    @property
    def head(self) -> Head:
        """The number and fingerprint, to be written down elsewhere."""
        return Head(number=self.number, fingerprint=self.fingerprint)

    @property
    def code(self) -> str:
        """The short code that stands on its paper (see `short_code`)."""
        return code_of(self.fingerprint)

    @property
    def kind(self) -> Kind:
        return Kind(self.content.text("kind"))

    @property
    def filed_at(self) -> datetime:
        return datetime.fromisoformat(self.content.text("filed_at"))

    @property
    def officer(self) -> str:
        return self.content.text("officer")

    @property
    def person(self) -> Person | None:
        """Who filed it, as signed in; None where nobody signed in."""
        content = self.content.maybe_part("person")
        return person_of(content) if content is not None else None

    @property
    def given(self) -> tuple[Person, frozenset[Duty]]:
        """Of an entry of duties: whose they are, and which he has from then on."""
        return person_of(self.content.part("whom")), duties_of(self.content)

    @property
    def applicant(self) -> Applicant:
        return applicant_of(self.content)

    @property
    def remark(self) -> str:
        return self.content.text("remark")

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it ends an earlier entry, was filed again, beyond the amount, or though doubted.

        The first entries of a register know neither of names that look alike nor of other doubts.
        """
        names = ("reason", "again", "beyond", "alike", "unusual")
        return tuple(reason for name in names if (reason := self.content.maybe_text(name)))

    @property
    def ends(self) -> int | None:
        """The number of the entry that this one annuls or corrects."""
        return self.content.maybe_whole("annuls" if self.kind is Kind.ANNULMENT else "corrects")

    @property
    def on(self) -> date:
        """The day as of which a determination was made."""
        return date.fromisoformat(self.content.text("on"))

    @property
    def known_on(self) -> date | None:
        """The day up to which publications counted; None: all that was in the library."""
        text = self.content.maybe_text("known_on")
        return date.fromisoformat(text) if text is not None else None

    @property
    def case_document(self) -> dict[str, object]:
        """The case of a determination as a plain document, as it was filed."""
        return dict(self.content.part("case").of)

    @property
    def assessment(self) -> Plain:
        """What a determination was."""
        return self.content.part("assessment")

    @property
    def assessment_json(self) -> str:
        """The canonical JSON of the assessment, byte for byte as it was filed."""
        return canonical(self.assessment.of)

    @property
    def only(self) -> tuple[str, ...] | None:
        """The incentives that a determination was asked for; None: all."""
        return only_of(self.assessment)

    @property
    def overlay_digests(self) -> tuple[str, ...]:
        """The digests of the overlays that were used."""
        return tuple(overlay.text("digest") for overlay in self.assessment.rows("overlays"))

    def sheet(self, language: Language) -> str:
        """The sheet of a determination as Markdown, as it was filed."""
        return self.content.part("sheets").text(language.tag)

    @property
    def amount(self) -> Money:
        """What was paid."""
        amount = self.content.part("amount")
        return Money(Decimal(amount.text("amount")), amount.text("currency"))

    @property
    def determination(self) -> int:
        """The determination that a payment is for."""
        return self.content.whole("determination")


def read_entry(connection: Connection, number: int) -> Entry:
    """The entry of this number.

    Raises:
        RegisterError: `no-entry`, if there is none, or none can have that number.
    """
    check_entry_number(number)
    row = connection.execute(select(entries).where(entries.c.number == number)).one_or_none()
    if row is None:
        raise RegisterError("no-entry", filled(wordings.NO_ENTRY, number=number))
    return _entry(row, ending_of(connection, number))


def ending_of(connection: Connection, number: int) -> Ending | None:
    """What annulled or corrected the entry of this number; None while it counts."""
    later = connection.execute(
        select(filings.c.number, filings.c.kind).where(filings.c.ends == number)
    ).first()
    return Ending(by=later.number, kind=Kind(later.kind)) if later is not None else None


def ending_from(by: int | None, kind: str | None) -> Ending | None:
    """The ending from its two columns; None where they are empty."""
    return Ending(by=by, kind=Kind(kind)) if by is not None and kind is not None else None


def ended_numbers() -> Select[tuple[int]]:
    """The query for the numbers of all entries that were annulled or corrected."""
    return select(filings.c.ends).where(filings.c.ends.is_not(None))


def _entry(row: Row[tuple[object, ...]], ending: Ending | None) -> Entry:
    return Entry(
        number=row.number,
        previous=row.previous,
        fingerprint=row.fingerprint,
        content_json=row.content,
        ending=ending,
    )

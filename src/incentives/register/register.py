"""The register of an office: what was determined and paid, kept so that nothing is changed without being noticed."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import attrs

from incentives.engine.findings.assessment import Assessment
from incentives.facts.field import Role
from incentives.facts.vocabulary import Vocabulary
from incentives.policy.library import Library, Overlay
from incentives.register.acts import Act, Applicant, Kind, Paying
from incentives.register.chain import Head
from incentives.register.content import matter_content
from incentives.register.entry import Entry, read_entry
from incentives.register.errors import RegisterError, refusal
from incentives.register.reading.awarding import AwardRow, award_rows, merged
from incentives.register.reading.paid import PaymentMade, payments_of
from incentives.register.reading.reassessing import Reassessed, reassess_entries
from incentives.register.reading.searching import Filing, Line, Search, find_filings, find_lines, officers, standing_applicants
from incentives.register.reading.totalling import MonthPaid, ProgrammeTotal, months_of_year, totals_of_year, years_filed
from incentives.register.store.database import Database, connect
from incentives.register.store.migrating import bring_up_to_date
from incentives.register.store.refusals import told
from incentives.register.verification.finding import Verification
from incentives.register.verification.verify import rebuild, verify
from incentives.register.writing.appending import head_of, same_matter
from incentives.register.writing.filing import annul, file_determination, record_payment
from incentives.wordings import register as wordings


@attrs.frozen(kw_only=True, eq=False)
class Register:
    """A register that is open. Every method raises RegisterError where the database fails, and then nothing is written."""

    database: Database

    @classmethod
    def open(cls, address: str, *, wait_seconds: int = 10) -> "Register":
        """The register at the address, its tables made or brought up to date.

        Args:
            address: the path of an SQLite file, or a `postgresql+psycopg://` address.
            wait_seconds: how long to wait while somebody else writes.

        Raises: RegisterError, if it cannot be opened, or is none.
        """
        database = connect(address, wait_seconds=wait_seconds)
        try:
            bring_up_to_date(database)
        except RegisterError:
            database.close()
            raise
        return cls(database=database)

    def close(self) -> None:
        """The database is let go."""
        self.database.close()

    # --- filing ---

    def file(self, assessment: Assessment, applicant: Applicant, act: Act) -> Entry:
        """The assessment is filed as a determination. Raises: RegisterError, such as `already-filed` without `act.again`."""
        return file_determination(self.database, assessment, applicant, act)

    def pay(self, paying: Paying, act: Act) -> Entry:
        """A payment is recorded. Raises: RegisterError, such as `beyond` without `act.beyond`."""
        return record_payment(self.database, paying, act)

    def annul(self, number: int, act: Act) -> Entry:
        """The entry does not count any more; it stays. Raises: RegisterError, such as `has-payments`."""
        return annul(self.database, number, act)

    def filed_as(self, assessment: Assessment, *, corrects: int | None = None) -> Entry | None:
        """The entry, other than the one that is being corrected, under which the same is filed already, if it is."""
        with self.database.reading() as connection:
            number = same_matter(connection, matter_content(assessment), but=corrects)
            return read_entry(connection, number) if number is not None else None

    # --- reading ---

    def entry(self, number: int) -> Entry:
        """What was filed under the number. Raises: RegisterError, if nothing was."""
        with self.database.reading() as connection:
            return read_entry(connection, number)

    def head(self) -> Head | None:
        """The last entry, to be written down elsewhere; None if nothing has been filed."""
        with self.database.reading() as connection:
            return head_of(connection)

    def filings(
        self, search: Search, *, first: int = 0, most: int = 50, kind: Kind | None = None
    ) -> tuple[tuple[Filing, ...], int]:
        """The entries found, the last one first: a page of them, and how many there are."""
        with self.database.reading() as connection:
            return find_filings(connection, search, first=first, most=most, kind=kind)

    def lines(self, search: Search, *, first: int = 0, most: int | None = 50) -> tuple[tuple[Line, ...], int]:
        """The incentives of the determinations found: a page of them (`most=None`: all), and how many there are."""
        with self.database.reading() as connection:
            return find_lines(connection, search, first=first, most=most)

    def payments(self, number: int) -> tuple[PaymentMade, ...]:
        """The payments for the determination of this number; of the number of a payment, that payment."""
        with self.database.reading() as connection:
            return payments_of(connection, number)

    def officers(self) -> tuple[str, ...]:
        """Everybody who has filed something."""
        with self.database.reading() as connection:
            return tuple(officers(connection))

    def determinations(self, search: Search, *, latest: bool = True) -> Iterator[Entry]:
        """The determinations found that still count, the first one first; `latest`: only the last of each dossier."""
        with self.database.reading() as connection:
            found, _ = find_filings(connection, search, first=0, most=2**31 - 1, kind=Kind.DETERMINATION)
        last = {(each.whose.key, each.district, each.whose.dossier_key): each.number for each in found[::-1]}
        chosen = sorted(last.values()) if latest else [each.number for each in found[::-1]]
        for number in chosen:
            yield self.entry(number)

    def dossiers(self, applicant: Applicant) -> tuple[Filing, ...]:
        """The last determination that still counts in each dossier of the applicant, whichever `applicant` names."""
        search = Search(applicant=applicant.name, district=applicant.district)
        with self.database.reading() as connection:
            found, _ = find_filings(connection, search, first=0, most=2**31 - 1, kind=Kind.DETERMINATION)
        last = {each.whose.dossier_key: each for each in found[::-1] if each.whose.key == applicant.key}
        return tuple(sorted(last.values(), key=lambda each: each.number))

    def applicants(self) -> tuple[Applicant, ...]:
        """All applicants for whom a determination counts, once for each of their dossiers."""
        with self.database.reading() as connection:
            return standing_applicants(connection)

    # --- totals ---

    def years(self) -> tuple[int, ...]:
        """The years in which something was filed or paid, the last one first."""
        with self.database.reading() as connection:
            return years_filed(connection)

    def totals(self, year: int) -> tuple[ProgrammeTotal, ...]:
        """What was determined and paid in the year, by incentive and source of funds."""
        with self.database.reading() as connection:
            return totals_of_year(connection, year)

    def months(self, year: int) -> tuple[MonthPaid, ...]:
        """What was paid in each month of the year."""
        with self.database.reading() as connection:
            return months_of_year(connection, year)

    # --- later cases ---

    def award_rows(self, applicant: Applicant, vocabulary: Vocabulary) -> tuple[AwardRow, ...]:
        """The payments in the applicant's dossier, as prior awards of a case document."""
        with self.database.reading() as connection:
            return award_rows(connection, applicant, vocabulary)

    def with_awards(
        self, document: Mapping[str, object], applicant: Applicant, vocabulary: Vocabulary
    ) -> dict[str, object]:  # fmt: skip
        """The case document, with the payments in the applicant's dossier that it does not list yet among its prior awards."""
        return merged(document, self.award_rows(applicant, vocabulary), vocabulary)

    def reassess(
        self, entries: Sequence[Entry], library: Library, *, now: date, overlays: Sequence[Overlay] = ()
    ) -> Iterator[Reassessed]:
        """Each determination by the law known on its filing, and as known `now`, one after the other."""
        at_hand = {overlay.digest: overlay for overlay in overlays}

        def with_payments(entry: Entry) -> Mapping[str, object]:
            if library.vocabulary.role(Role.AWARDS) is None:
                return entry.case_document
            return self.with_awards(entry.case_document, entry.applicant, library.vocabulary)

        return reassess_entries(entries, library, now=now, overlays=at_hand, with_payments=with_payments)

    # --- keeping ---

    def verify(self, head: Head | None = None) -> Verification:
        """Whether all is as it was filed; with a head written down elsewhere, also that nothing up to it is missing."""
        return verify(self.database, head)

    def rebuild(self) -> None:
        """What is kept for searching and adding up is made anew. Raises: RegisterError, if the chain is broken."""
        rebuild(self.database)

    def back_up(self, path: Path) -> None:
        """A copy of the register's file, whole though others write.

        Raises: RegisterError, if the register is no file, or `path` is there already.
        """
        if not self.database.is_file:
            raise refusal("only-files", wordings.ONLY_FILES)
        if path.exists():
            raise refusal("copy-exists", wordings.COPY_EXISTS, path=path)
        with told(self.database.shown), closing(self.database.engine.raw_connection()) as raw:
            cursor = raw.cursor()
            cursor.execute("VACUUM INTO ?", (str(path),))
            cursor.close()

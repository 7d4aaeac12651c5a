"""The register of an office: what was determined and paid.

It is kept so that nothing is changed without being noticed.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import attrs

from incentives.engine.findings.assessment import Assessment
from incentives.facts.vocabulary import Vocabulary
from incentives.policy.library import Library, Overlay
from incentives.register.acts import Act, Applicant, Kind, Paying
from incentives.register.chain import Head
from incentives.register.entry import Entry, read_entry
from incentives.register.reading import dossiers, paid, searching, totalling
from incentives.register.reading.asking import Search
from incentives.register.reading.awarding import AwardRow
from incentives.register.reading.coded import entry_coded
from incentives.register.reading.dossiers import last_of_each_dossier
from incentives.register.reading.form_sums import FormSum, sums_of_year
from incentives.register.reading.joining import Asked, Joined, joined, rows_here
from incentives.register.reading.paid import PaymentMade
from incentives.register.reading.reassessing import Reassessed, Reassessing, reassess_entries
from incentives.register.reading.searching import Filing, Line
from incentives.register.reading.totalling import MonthPaid, ProgrammeTotal
from incentives.register.store.database import Database
from incentives.register.store.opening import begin_database, open_database
from incentives.register.verification.backing_up import back_up
from incentives.register.verification.finding import Verification
from incentives.register.verification.verify import rebuild, verify
from incentives.register.writing.alike import alike_to
from incentives.register.writing.appending import head_of
from incentives.register.writing.filing import annul, file_determination, record_payment


@attrs.frozen(kw_only=True, eq=False)
class Register:
    """A register that is open.

    `file`, `pay`, `annul` and `rebuild` each hold the writing lock from before they check to the
    end of their one transaction: when they return, all of it is on the disk; when they raise, none
    is. Who else writes waits, and gets `locked` after `wait_seconds`. All other methods read one
    moment and take no lock. An entry counts until it is annulled or corrected.

    Every act is judged whole. It is refused without officer (`no-officer`), without time zone
    (`no-time-zone`), outside of the years 2000 to 2199 (`no-moment`), where a correction or
    annulment has no reason (`no-reason`), with texts that cannot be taken (`bad-character`,
    `outer-blank`, `blank-text`, `text-too-long`), by who may not do it (`not-allowed`); and if it
    is filed over 15 minutes before the last entry was (`filed-earlier`), unless `act.unusual` says
    why. Whatever is given to any method and is not of its kind is refused with `odd-value`, a
    number that no entry can have with `no-entry`. Any method raises RegisterError where the
    database fails (`told` lists how), or an entry cannot be read any more (`changed`).
    """

    database: Database

    @classmethod
    def open(cls, address: str, *, begins: bool = True, wait_seconds: int = 10) -> "Register":
        """The register at a path (SQLite) or a `postgresql+psycopg://` address, brought up to date.

        `begins`: one is begun where nothing is at all; the desk says False. `wait_seconds`: how
        long to wait while somebody else writes.

        Raises:
            RegisterError: `no-register` if there is to be one, `emptied` if its file lost all;
                `unknown-address`, `no-driver` or `no-folder`, from the address; `cannot-open` or
                `unreachable`; `not-a-database`, `not-a-register` or `damaged`, if something else
                lies there; `newer-schema` if a newer edition has made it, `owner-opens` if an older
                one has and who opens it may not alter it; `not-utf8`; `read-only` or `locked`.
        """
        database = open_database(address, wait_seconds=wait_seconds, begins=begins)
        return cls(database=database)

    @classmethod
    def begin(cls, address: str, *, wait_seconds: int = 10) -> "Register":
        """A new register there, its file its owner's alone; `register-exists` if one is there."""
        return cls(database=begin_database(address, wait_seconds=wait_seconds))

    def close(self) -> None:
        """The database is let go."""
        self.database.close()

    def file(self, assessment: Assessment, applicant: Applicant, act: Act) -> Entry:
        """The assessment is filed as a determination: the entry returned, the last of the chain.

        What it corrects (`act.corrects`) does not count from then on, and stays readable.

        Raises:
            RegisterError: as for every act; `no-applicant`; `other-district` than that of the case;
                `already-filed` if the same case, day and overlays are filed and count, unless
                `act.again` says why; `looks-alike` if the name is like another's, unless
                `act.alike` does; `no-amount`, `too-large` above 10¹¹; of what is corrected
                `no-entry`, `other-kind` (no determination), `ended` (does not count), `moves` if it
                is of another applicant, district or dossier, unless `act.unusual` says why, and
                then `has-payments` while one counts. Unless `act.unusual` says why also
                `paid-unlisted`, `paid-otherwise`, `paid-elsewhere`: what was paid to the applicant
                and is not reckoned with (`reading.unreckoned`; `with_payments` puts it in).
        """
        return file_determination(self.database, assessment, applicant, act)

    def pay(self, paying: Paying, act: Act) -> Entry:
        """A payment is recorded for the applicant of its determination: the entry returned.

        A payment that it corrects (`act.corrects`) does not count from then on.

        Raises:
            RegisterError: as for every act, and what it corrects as for `file`; `no-amount` if it
                is not above zero, or has parts of a hundredth; `too-large` above 10¹¹; `paid-later`
                than 92 days after the filing, `paid-too-early` before 2000; `no-instalment` below
                the first; of the determination `no-entry`, `other-kind`, `ended`; `not-determined`
                if the incentive is not eligible with an amount; `other-currency`;
                `unknown-subject`, `unknown-payer`. Unless the act says why: `beyond` what is
                determined, due in the instalment or borne by the payer; `already-filed`,
                `already-paid` in the instalment; and as `unusual` `pays-nothing`, `paid-before`,
                `unknown-instalment`, `unknown-subject` or `unknown-payer` that cannot be checked.
        """
        return record_payment(self.database, paying, act)

    def annul(self, number: int, act: Act) -> Entry:
        """The entry of this number does not count any more; it stays readable.

        The entry that is returned is the annulment, not the one that it annuls. What the annulled
        entry had corrected does not count again.

        Raises:
            RegisterError: as for every act; `other-kind` if it corrects something besides;
                `no-entry`; `not-to-be-annulled` if it is an annulment; `ended` if it does not count
                any more; `has-payments` if a payment for it, or for one that it corrects, counts.
        """
        return annul(self.database, number, act)

    def alike(self, applicant: Applicant, *, corrects: int | None = None) -> Entry | None:
        """The last entry of a standing applicant, or dossier, that only looks like this one."""
        with self.database.reading() as connection:
            return alike_to(connection, applicant, but=corrects)

    def entry(self, number: int) -> Entry:
        """What was filed under the number, whether it counts or not; `no-entry` if nothing was."""
        with self.database.reading() as connection:
            return read_entry(connection, number)

    def by_code(self, code: str) -> Entry:
        """The entry of a short code, as it was filed; see `entry_coded` for what is refused."""
        with self.database.reading() as connection:
            return entry_coded(connection, code)

    def head(self) -> Head | None:
        """The last entry, to be written down elsewhere; None if nothing has been filed."""
        with self.database.reading() as connection:
            return head_of(connection)

    def filings(
        self, search: Search, *, first: int = 0, most: int = 50, kind: Kind | None = None
    ) -> tuple[tuple[Filing, ...], int]:
        """The entries found, the last one first, and how many there are in all.

        `first` (counted from 0) and `most` cut out one page; `kind` None: of all kinds.
        """
        with self.database.reading() as connection:
            return searching.find_filings(connection, search, first=first, most=most, kind=kind)

    def lines(
        self, search: Search, *, first: int = 0, most: int | None = 50
    ) -> tuple[tuple[Line, ...], int]:
        """The incentives of the determinations found, and how many there are in all.

        The last determination first, in the order of the law; `first` (from 0), `most`: one page.
        """
        with self.database.reading() as connection:
            return searching.find_lines(connection, search, first=first, most=most)

    def payments(self, number: int) -> tuple[PaymentMade, ...]:
        """The payments for the determination of this number, the first one first.

        Ended ones too. Of the number of a payment, that payment; of any other, none.
        """
        with self.database.reading() as connection:
            return paid.payments_of(connection, number)

    def officers(self) -> tuple[str, ...]:
        """Everybody who has filed something, in the order of the names."""
        with self.database.reading() as connection:
            return tuple(searching.officers(connection))

    def determinations(self, search: Search, *, latest: bool = True) -> Iterator[Entry]:
        """The determinations found, the first one first; `latest`: only the last of each dossier.

        Those that still count, unless the search asks for the others too; each is read when asked.
        """
        with self.database.reading() as connection:
            listed = dossiers.determinations_found(connection, search)
        for filing in last_of_each_dossier(listed) if latest else listed:
            yield self.entry(filing.number)

    def dossiers(self, applicant: Applicant) -> tuple[Filing, ...]:
        """The last determination that counts in each dossier of the applicant, by number."""
        with self.database.reading() as connection:
            return dossiers.dossiers_of(connection, applicant)

    def applicants(self) -> tuple[Applicant, ...]:
        """All applicants for whom a determination counts, once for each of their dossiers."""
        with self.database.reading() as connection:
            return dossiers.standing_applicants(connection)

    def years(self) -> tuple[int, ...]:
        """The years in which something was filed or paid, the last one first."""
        with self.database.reading() as connection:
            return totalling.years_filed(connection)

    def totals(self, year: int) -> tuple[ProgrammeTotal, ...]:
        """What was determined and paid in the year, by incentive, in the order of the law.

        Of each dossier the last determination of the year counts, and payments made in the year.
        """
        with self.database.reading() as connection:
            return totalling.totals_of_year(connection, year)

    def sums(self, year: int) -> tuple[FormSum, ...]:
        """What the sheets of the year come to by kind of money, with all that goes with it."""
        with self.database.reading() as connection:
            return sums_of_year(connection, year)

    def months(self, year: int) -> tuple[MonthPaid, ...]:
        """What was paid in each month of the year in which something was, in their order."""
        with self.database.reading() as connection:
            return totalling.months_of_year(connection, year)

    def award_rows(self, applicant: Applicant, vocabulary: Vocabulary) -> tuple[AwardRow, ...]:
        """The payments in the applicant's dossier that count, as prior awards of a case document.

        By the day on which they were paid; `no-awards` if the vocabulary has no prior awards.
        """
        with self.database.reading() as connection:
            return rows_here(connection, applicant, vocabulary)

    def with_payments(self, document: Mapping[str, object], asked: Asked) -> Joined:
        """The case document with all that was paid in the applicant's dossier, each payment once.

        `told` says what became of each payment: what the case states itself is not counted twice,
        what was annulled is left out, what was paid after the day of the sheet or in another
        dossier is named. Refused with `no-awards`, if the vocabulary has none.
        """
        with self.database.reading() as connection:
            return joined(connection, document, asked)

    def with_awards(
        self, document: Mapping[str, object], applicant: Applicant, library: Library
    ) -> Mapping[str, object]:
        """The document of `with_payments`, whenever they were made."""
        asked = Asked(applicant=applicant, library=library, by=date.max)
        return self.with_payments(document, asked).document

    def reassess(
        self,
        entries: Sequence[Entry],
        library: Library,
        *,
        now: date,
        overlays: Sequence[Overlay] = (),
    ) -> Iterator[Reassessed]:
        """Each determination by the law known on its filing, and as known `now`.

        Each when it is asked for, with the payments of its dossier up to `now`, the day of the
        sheet; one that cannot be assessed has a `refusal`. `overlays`: those at hand; what was used
        then besides is told as `lacking`.
        """
        asked = Reassessing(
            library=library, now=now, overlays=overlays, with_payments=self.with_payments
        )
        return reassess_entries(entries, asked)

    def verify(self, head: Head | None = None) -> Verification:
        """Whether all is as it was filed.

        `head`: an entry written down elsewhere; with it also that nothing up to it is missing or
        was sealed anew. What was tampered with is told in findings, never raised; an intact
        register has none.
        """
        return verify(self.database, head)

    def rebuild(self) -> None:
        """What is kept for searching and adding up is made anew from the entries, left as they are.

        A broken chain is refused (`chain-broken`), and nothing is changed.
        """
        rebuild(self.database)

    def back_up(self, path: Path) -> None:
        """A copy of the register's file stands at `path`, whole though others write, and verified.

        Refused on a server (`only-files`), where something stands (`copy-exists`), and where the
        copy does not verify (`copy-broken`); then nothing is left there.
        """
        back_up(self.database, path)

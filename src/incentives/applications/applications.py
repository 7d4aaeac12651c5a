"""The applications of an office, stored beside the register of its determinations."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Unpack

import attrs

from incentives.applications.application import (
    Application,
    ApplicationRow,
    Hold,
    OpenThing,
    Scan,
    StepTaken,
)
from incentives.applications.asking import ApplicationSearch
from incentives.applications.finding import find_applications, find_with_parties
from incentives.applications.keeping.holding import held_by, hold, release
from incentives.applications.keeping.scanning import (
    Attaching,
    attach,
    read_scan,
    scans_of,
    take_away,
)
from incentives.applications.office.changing import all_settings, change_settings, current_settings
from incentives.applications.office.settings import OfficeSettings, SettingsChange
from incentives.applications.papers.papers import Papers
from incentives.applications.paying.payable import Payable, payables_found
from incentives.applications.paying.recording import ListPaid, PaymentLine, record_list
from incentives.applications.procedure.moving import Moving, move_application
from incentives.applications.procedure.open_things import open_at
from incentives.applications.procedure.several import Moved, MovingAll, move_several
from incentives.applications.procedure.two_people import barred_by
from incentives.applications.rows import read_file, read_steps
from incentives.applications.said import AllSaid, Beginning, Changes, MoveSaid
from incentives.applications.state import Move
from incentives.applications.writing import begin, change
from incentives.engine.findings.assessment import Assessment
from incentives.register import Act, Register
from incentives.report.papers.approval.party import Party


@attrs.frozen(kw_only=True, eq=False)
class Applications:
    """The applications of an office whose register is open.

    Whoever writes says who he is and when (`act`); no clock is read. Each write is one transaction:
    when it returns, all of it is on the disk, when it raises RegisterError, none is. Every write is
    compared with the version that its writer has read: `changed-meanwhile`, with who was faster and
    when, and nothing of either is lost. Every act is judged as one of the register is
    (`no-officer`, `no-time-zone`, `no-moment`, `bad-character`, and `not-allowed` without the duty,
    once somebody administers the register); what is not of its kind is refused with `odd-value`.
    Reading takes no lock; what somebody has put into the database and cannot be read is told as
    `changed`. `form_facts`: the paths of facts that stand beside the applicant on approval forms.
    """

    register: Register
    form_facts: tuple[str, ...] = ()

    def begin(
        self, party: Party, district: str, *, act: Act, **said: Unpack[Beginning]
    ) -> Application:
        """A draft of somebody stands, with its address and number: version 1.

        `number`: one of the office's own; empty: the next by its settings. It is a dossier of the
        register of its own, by its number, unless `opened_from` names the entry of a determination
        that it takes up: then it belongs to the dossier of that.

        Raises:
            RegisterError: as for every act (`Duty.FILE`); `bad-credit-code`; `no-township` if the
                office keeps a list and it is not on it; `number-taken`; `no-entry` if there is none
                to be taken up; `text-too-long`; `changed-meanwhile` if more of this name and code
                stand than were `seen`.
        """
        return begin(self.register.database, party, district, act, **said)

    def read(self, id: str) -> Application:  # noqa: A002 - the name of the field
        """The application of this address; `no-application` if there is none."""
        with self.register.database.reading() as connection:
            return read_file(connection, id)

    def change(
        self, application: Application, *, act: Act, **changes: Unpack[Changes]
    ) -> Application:
        """The application as it stands after the changes, one version further.

        What is left out stays as it is; if nothing is different, nothing is written.

        Raises:
            RegisterError: as for every act (`Duty.FILE`); `no-application`; `changed-meanwhile`;
                `not-now` if it is not a draft or incomplete, unless notes alone are changed;
                `bad-credit-code`, `no-township`, `number-taken`, `text-too-long`.
        """
        return change(self.register.database, application, act, **changes)

    def move(
        self,
        application: Application,
        move: Move,
        *,
        act: Act,
        **said: Unpack[MoveSaid],
    ) -> Application:
        """The application as it stands after the move, with the step kept: one version further.

        `opinion`: what who acts says of it, the reason where one is asked. `assessment`: what the
        facts come to, to hand it on and to approve it. `acknowledged`: why it is done though
        something is open (`open_at`). `seen`: the fingerprint of the result that was looked at;
        a step by a result keeps by which library and overlays it was. On approval the determination
        is filed in the same transaction, with the steps in it, and then its papers are kept (see
        `Papers`); what withdraws a determined one annuls its determinations.

        Raises:
            RegisterError: as for every act (the duty of `state.WAYS`); `no-application`;
                `changed-meanwhile`; `no-such-move` from where it stands; `no-reason`;
                `no-assessment`, `other-case` if it is of other facts or programmes, `other-result`
                if it is not what was `seen`; `same-person` if who acts has
                taken another of the three steps; `not-acknowledged`; on approval what
                `Register.file` refuses, on withdrawing a determined one what `Register.annul` does.
        """
        moving = Moving(application=application, move=move, act=act, **said)
        return self._move(moving)

    def move_all(
        self, applications: Iterable[Application], move: Move, *, act: Act, **said: Unpack[AllSaid]
    ) -> Moved:
        """Several applications moved, each in a transaction of its own.

        What was moved and what was refused with why, both in their order; `assessments`: by the id
        of each application. None is raised.
        """
        moving = MovingAll(move=move, act=act, **said)
        return move_several(self._move, applications, moving)

    def _move(self, moving: Moving) -> Application:
        """The application is moved; what was determined by it is kept on paper."""
        moved = move_application(self.register.database, moving)
        if moving.move is Move.APPROVE and moving.assessment is not None:
            number = moved.determinations[-1]
            self.papers.keep_on_approval(number, moving.assessment, moving.act)
        return moved

    @property
    def papers(self) -> Papers:
        """The papers of what was determined."""
        return Papers(register=self.register, facts=self.form_facts)

    def payables(self, search: ApplicationSearch, *, by: date) -> tuple[Payable, ...]:
        """What falls due by the day of the applications found, last changed first.

        A line for each incentive of those that are determined, or paid in part, of whatever year,
        by their determinations that count: what was due on the day of the sheet and instalments
        that fall due until then, less all that was paid.
        """
        with self.register.database.reading() as connection:
            return payables_found(connection, search, by)

    def pay_list(self, lines: Sequence[PaymentLine], *, paid_on: date, act: Act) -> ListPaid:
        """All lines are payments in the register, an entry each, or none and each refusal is told.

        They are written in one transaction. An application is compared with the version that was
        read for the list, so that nobody pays what another has just paid; it goes on to `PAID`
        where nothing more is due. `act.remark` and the heading of a line are kept in its entry.

        Raises:
            RegisterError: as for every act (`Duty.PAY`); `no-amount` if there is no line. A line is
                refused, not raised, with `changed-meanwhile`, `no-such-move` if nothing is paid
                where the application stands, `not-determined` if the entry is not its own, and all
                that `Register.pay` refuses.
        """
        return record_list(self.register.database, lines, paid_on, act)

    def open_at(
        self, application: Application, move: Move, assessment: Assessment | None = None
    ) -> tuple[OpenThing, ...]:
        """What is open and has to be acknowledged before this move."""
        with self.register.database.reading() as connection:
            return open_at(connection, application, move, assessment)

    def barred(self, application: Application, move: Move, act: Act) -> StepTaken | None:
        """The step that who acts has taken and that keeps him from this move; None: he may."""
        with self.register.database.reading() as connection:
            taken = read_steps(connection, application.id)
            return barred_by(taken, move, act, current_settings(connection))

    def steps(self, application: Application) -> tuple[StepTaken, ...]:
        """The steps that were taken, the first one first."""
        with self.register.database.reading() as connection:
            return read_steps(connection, application.id)

    def hold(self, id: str, who: str, at: datetime) -> Hold:  # noqa: A002 - the name of the field
        """Who has the application open: whoever asks, unless somebody else has it still.

        `at`: the moment, with its time zone. It holds for five minutes and is asked for again
        meanwhile. Whoever gets the hold of another is told who it is and may work on: no update is
        lost, since each is compared. Refused with `no-application`, `odd-value`, `no-time-zone`.
        """
        return hold(self.register.database, id, who, at)

    def release(self, id: str, who: str) -> None:  # noqa: A002 - the name of the field
        """Whoever has the application open has closed it; the hold of another stays."""
        release(self.register.database, id, who)

    def held_by(self, id: str, at: datetime) -> Hold | None:  # noqa: A002 - the name of the field
        """Who has the application open at the moment; None: nobody."""
        with self.register.database.reading() as connection:
            return held_by(connection, id, at)

    def attach(
        self, application: Application, paper: str, name: str, octets: bytes, *, act: Act
    ) -> Scan:
        """A scan is kept with the application, by the SHA-256 of its bytes.

        `paper`: the kind of paper, by its id or its name; `name`: that of the file, of which
        folders are left out. At most 20,000,000 bytes of a PDF, JPEG or PNG by the content; 200
        scans.

        Raises:
            RegisterError: as for every act (`Duty.FILE`); `no-application`; `no-scan-kind`,
                `scan-too-large`, `empty-scan`, `too-many-scans`; `bad-character`, `outer-blank` or
                `text-too-long` of a name.
        """
        attaching = Attaching(paper=paper, name=name, octets=octets)
        return attach(self.register.database, application, attaching, act)

    def take_away(self, application: Application, place: int, *, act: Act) -> None:
        """The scan at this place is not shown any more; its bytes stay kept.

        Raises:
            RegisterError: as for every act (`Duty.FILE`); `no-application`; `not-now` if the
                application cannot be changed; `no-scan`.
        """
        take_away(self.register.database, application, place, act)

    def scans(self, application: Application) -> tuple[Scan, ...]:
        """The scans of the application, the first one first."""
        with self.register.database.reading() as connection:
            return scans_of(connection, application.id)

    def scan(self, digest: str) -> bytes:
        """The bytes of a scan, as they were kept.

        They are what somebody has uploaded: show them under the media type of `Scan` only.

        Raises:
            RegisterError: `no-scan`; `changed`, if they are not what was kept.
        """
        with self.register.database.reading() as connection:
            return read_scan(connection, digest)

    def find(
        self, search: ApplicationSearch, *, first: int = 0, most: int | None = 50
    ) -> tuple[tuple[ApplicationRow, ...], int]:
        """The applications found, the last changed first, and how many there are in all.

        `first` (counted from 0) and `most` (None: all) cut out one page.
        """
        with self.register.database.reading() as connection:
            return find_applications(connection, search, first=first, most=most)

    def find_with_parties(
        self, search: ApplicationSearch
    ) -> tuple[tuple[ApplicationRow, Party], ...]:
        """All applications found with who applies, in the order of `find`; read in one pass."""
        with self.register.database.reading() as connection:
            return find_with_parties(connection, search)

    def settings(self) -> OfficeSettings:
        """The settings of the office as they stand."""
        with self.register.database.reading() as connection:
            return current_settings(connection)

    def settings_history(self) -> tuple[SettingsChange, ...]:
        """Each change of the settings with who, when and why, the last one first."""
        with self.register.database.reading() as connection:
            return all_settings(connection)

    def change_settings(self, settings: OfficeSettings, *, act: Act) -> OfficeSettings:
        """The settings hold from now on, and are returned one version further.

        Raises:
            RegisterError: as for every act (`Duty.KEEP`); `changed-meanwhile` if others hold than
                those of `settings.version`; `bad-numbering`; `odd-value`; `bad-character`.
        """
        return change_settings(self.register.database, settings, act)

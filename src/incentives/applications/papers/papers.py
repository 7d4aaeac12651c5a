"""The papers of the determinations of a register: printed again at any time, byte for byte."""

from collections.abc import Iterable
from contextlib import suppress

import attrs

from incentives.applications.checking import check_kinds
from incentives.applications.papers.again import assessed_again
from incentives.applications.papers.drawing import Drawing, check_format, lacking_for
from incentives.applications.papers.kept import KeptPaper, PaperAsked, PaperKind, Printed
from incentives.applications.papers.storing import (
    check_size,
    keep_paper,
    kept_paper,
    papers_of,
    party_as_then,
)
from incentives.engine.findings.assessment import Assessment
from incentives.policy.library import Library, Overlay
from incentives.register import Act, Register, RegisterError
from incentives.register.acts import Kind
from incentives.register.entry import read_entry
from incentives.register.writing.judging import judge_act
from incentives.report.printing.formats import PDF
from incentives.values.text import filled
from incentives.wordings import papers as wordings

AT_ONCE = (PaperKind.FORM, PaperKind.ANNEXES)
"""What is kept as PDF in the language of the law from approval on, where this machine can."""


@attrs.frozen(kw_only=True, eq=False)
class Papers:
    """The papers of a register's determinations, whatever has become of these since.

    A paper is drawn once: on approval, or when it is first printed. From then on it is given back
    byte for byte, after payments, corrections and annulments, and by whatever edition of the
    program. `facts`: paths of facts that stand beside the applicant on forms.
    """

    register: Register
    facts: tuple[str, ...] = ()

    def kept(self, number: int) -> tuple[KeptPaper, ...]:
        """The papers that are kept of the determination of this number, the first one first."""
        with self.register.database.reading() as connection:
            return papers_of(connection, number)

    def printed(
        self, asked: PaperAsked, library: Library, *, act: Act, overlays: Iterable[Overlay] = ()
    ) -> Printed:
        """The paper as it was kept; one that never was is drawn from what was filed, and kept.

        By the policies of `library`, with the `overlays` at hand, if they come to the very record
        that was filed; else by the record alone. Of two who print at once both get the one that
        was kept first. `act`: who prints, and when; no duty is asked for.

        Raises:
            RegisterError: as for every act; `no-entry`; `other-kind` if it is no determination;
                `no-format`, `cannot-make` with what this machine lacks; `paper-too-large`;
                `changed` if what was kept is not there as it was.
        """
        check_kinds("paper", PaperAsked, asked)
        judge_act(act, needs_reason=False)
        with self.register.database.reading() as connection:
            standing = kept_paper(connection, asked)
            if standing is not None:
                return standing
            entry = read_entry(connection, asked.entry)
            if entry.kind is not Kind.DETERMINATION:
                text = filled(wordings.NO_PAPER_OF, number=asked.entry)
                raise RegisterError("other-kind", text, entry=asked.entry)
            party = party_as_then(connection, asked.entry)
        drawing = Drawing(
            entry=entry,
            library=library,
            assessment=assessed_again(entry, library, overlays),
            party=party,
            facts=self.facts,
        )
        return self._kept_now(asked, drawing, act)

    def keep_on_approval(self, number: int, assessment: Assessment, act: Act) -> None:
        """What was approved just now, by this entry, is kept on paper; nothing hinders it by that.

        What this machine cannot make, or the database does not take, is kept when it is first
        printed.
        """
        if lacking_for(PDF) is not None:
            return
        with suppress(RegisterError):
            drawing = Drawing(
                entry=self.register.entry(number),
                library=assessment.law.library,
                assessment=assessment,
                facts=self.facts,
            )
            language = assessment.law.library.languages[0]
            for kind in AT_ONCE:
                asked = PaperAsked(entry=number, kind=kind, form=PDF, language=language)
                self._kept_now(asked, drawing, act)

    def _kept_now(self, asked: PaperAsked, drawing: Drawing, act: Act) -> Printed:
        check_format(asked.form)
        octets = drawing.octets(asked)
        check_size(octets)
        with self.register.database.filing() as connection:
            drawn = (drawing.drawn_from, octets)
            return keep_paper(connection, asked, drawing.entry.fingerprint, drawn, act)

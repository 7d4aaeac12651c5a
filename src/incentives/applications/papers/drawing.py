"""A paper of a determination drawn: of what was filed, and of nothing that came later."""

from collections.abc import Mapping, Sequence

import attrs

from incentives.applications.papers.form_of_entry import form_of_entry
from incentives.applications.papers.kept import DrawnFrom, PaperAsked, PaperKind
from incentives.applications.papers.recorded import recorded_annexes, recorded_form
from incentives.engine.findings.assessment import Assessment
from incentives.extras import lacking
from incentives.policy.library import Library
from incentives.register import Entry, RegisterError
from incentives.report.papers.approval.annexes import approval_annexes
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.papers.approval.party import Party
from incentives.report.papers.approval.sheet import approval_sheet
from incentives.report.printing.blocks import Sheet
from incentives.report.printing.formats import PAPER_MODULES, Format, Kind, formats_of
from incentives.report.printing.pdf.cannot_print import CannotPrint
from incentives.report.words.names import Words
from incentives.values.tables import one_for_each
from incentives.values.text import Text, filled
from incentives.wordings import papers as wordings

SHEET: Kind[Sheet] = Kind(paper=lambda sheet, _: sheet, for_papers=PAPER_MODULES)
"""A paper as it is written in each format."""

_FROM_ASSESSMENT = one_for_each(
    PaperKind, {PaperKind.FORM: approval_sheet, PaperKind.ANNEXES: approval_annexes}
)
_FROM_ENTRY = one_for_each(
    PaperKind, {PaperKind.FORM: recorded_form, PaperKind.ANNEXES: recorded_annexes}
)


@attrs.frozen(kw_only=True, eq=False)
class Drawing:
    """Of what a paper is drawn.

    `assessment`: what was filed; None: it is not had any more, and the entry alone is drawn from.
    `party`: who applied, for an entry that does not hold it. `facts`: see `ApprovalForm`.
    """

    entry: Entry
    library: Library
    assessment: Assessment | None
    party: Party | None = None
    facts: Sequence[str] = ()

    @property
    def drawn_from(self) -> DrawnFrom:
        return DrawnFrom.ENTRY if self.assessment is None else DrawnFrom.ASSESSMENT

    def octets(self, asked: PaperAsked) -> bytes:
        """The bytes of the paper; that its format can be made was looked at before.

        Raises:
            RegisterError: `cannot-make`, if making it fails all the same.
        """
        try:
            written = asked.form.written(SHEET, self._sheet(asked), asked.language)
        except CannotPrint as error:
            gaps = {"form": asked.form.label, "lacking": error.text}
            text = filled(wordings.CANNOT_MAKE, **gaps)
            raise RegisterError("cannot-make", text, entry=asked.entry) from error
        return written.encode() if isinstance(written, str) else written

    def _sheet(self, asked: PaperAsked) -> Sheet:
        words = Words(
            library=self.library,
            language=asked.language,
            case_document=self.entry.case_document,
        )
        form: ApprovalForm = form_of_entry(self.entry, words, party=self.party, facts=self.facts)
        if self.assessment is None:
            return _FROM_ENTRY[asked.kind](self.entry, words, form)
        return _FROM_ASSESSMENT[asked.kind](self.assessment, asked.language, form)


def paper_formats() -> Mapping[str, Format]:
    """The formats in which papers of determinations can be had, by name."""
    return {form.name: form for form in formats_of(SHEET)}


def lacking_for(form: Format) -> Text | None:
    """What this machine lacks to make the format; None: nothing."""
    missing = lacking(form.needed_for(SHEET))
    if missing:
        return filled(wordings.MISSING_PACKAGES, packages=", ".join(missing))
    return form.lacking()


def check_format(form: Format) -> None:
    """Papers are had in the format, and this machine can make it.

    Raises:
        RegisterError: `no-format`; `cannot-make`, with what is lacking.
    """
    if form.name not in paper_formats():
        forms = ", ".join(paper_formats())
        text = filled(wordings.NOT_A_FORMAT, form=form.name, forms=forms)
        raise RegisterError("no-format", text)
    lacking = lacking_for(form)
    if lacking is not None:
        text = filled(wordings.CANNOT_MAKE, form=form.label, lacking=lacking)
        raise RegisterError("cannot-make", text)

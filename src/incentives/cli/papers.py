"""An assessment as the papers of an office: the determination sheet as a page or for Word, all of it as a workbook."""

from importlib.util import find_spec
from pathlib import Path
from typing import Literal, assert_never

from incentives.engine.findings.assessment import Assessment
from incentives.errors import IncentivesError
from incentives.values.text import Language
from incentives.wordings.cli.papers import CANNOT_WRITE, NOT_INSTALLED, OUTPUT_NEEDED, WRITTEN

PaperFormat = Literal["html", "docx", "xlsx"]
PAPER_FORMATS: tuple[PaperFormat, ...] = ("html", "docx", "xlsx")
_PACKAGES = {"html": ("cn2an",), "docx": ("cn2an", "docx"), "xlsx": ("cn2an", "xlsxwriter")}


class NoPaper(IncentivesError):
    """A paper that cannot be made; its text says why, and what to do."""


def paper_output(assessment: Assessment, form: PaperFormat, output: Path | None, language: Language) -> str:
    """The page itself; or, where it goes into a file, that it was written.

    Raises:
        NoPaper: if a Word document or workbook has no file to go to, the file cannot be written, or a package is missing.
    """
    if any(find_spec(package) is None for package in _PACKAGES[form]):
        raise NoPaper(NOT_INSTALLED.to(language).format(form=form))
    if output is None and form != "html":
        raise NoPaper(OUTPUT_NEEDED.to(language).format(form=form))
    paper = _paper(assessment, form, language)
    if output is None:
        return paper.decode()
    try:
        output.write_bytes(paper)
    except OSError as error:
        raise NoPaper(CANNOT_WRITE.to(language).format(file=output, reason=error.strerror)) from None
    return WRITTEN.to(language).format(file=output)


def _paper(assessment: Assessment, form: PaperFormat, language: Language) -> bytes:
    """The packages of each form are imported when it is asked for: they are an extra."""
    from incentives.childcare.applicant import APPLICANT_FACTS  # noqa: PLC0415
    from incentives.report.papers.determination import determination_sheet  # noqa: PLC0415

    match form:
        case "xlsx":
            from incentives.report.papers.workbook import excel_bytes

            return excel_bytes(assessment, language)
        case "docx":
            from incentives.report.printing.word import word_bytes  # noqa: PLC0415

            return word_bytes(determination_sheet(assessment, language, applicant=APPLICANT_FACTS), language)
        case "html":
            from incentives.report.printing.html import print_html  # noqa: PLC0415

            return print_html(determination_sheet(assessment, language, applicant=APPLICANT_FACTS), language).encode()
        case _:
            assert_never(form)

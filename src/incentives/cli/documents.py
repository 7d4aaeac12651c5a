"""What the commands show, and in which forms; the formats that they offer follow from it."""

import json
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from incentives.report.printing.formats import PAPER_MODULES, Book, Kind
from incentives.values.text import Language
from incentives.wordings.cli.commands import ADVICE, CHECKED, HIDDEN_FILES, LIST, OTHER_FILES

if TYPE_CHECKING:
    from incentives.checking.folder import CheckReport
    from incentives.engine.comparison.editions import Comparison
    from incentives.engine.comparison.ledger import Reassessment
    from incentives.engine.findings.assessment import Assessment
    from incentives.engine.payment.recovery import Recoveries
    from incentives.report.printing.blocks import Sheet


@attrs.frozen(kw_only=True)
class Checked:
    """What a check found where all is well; `with_boundaries`: with every threshold's sides.

    `subject`: which layer was checked, and over which.
    """

    report: "CheckReport"
    subject: str
    with_boundaries: bool


def json_output(document: object) -> str:
    """The document as JSON for people to read, ending in a line feed."""
    return f"{json.dumps(document, ensure_ascii=False, indent=2)}\n"


# What each shows is imported when it is asked for, the papers of an office (of the extra `desk`)
# among them: these are also read to offer their formats.
def _sheet(assessment: "Assessment", language: Language) -> "Sheet":
    from incentives.report.papers.assessment import assessment_sheet

    return assessment_sheet(assessment, language)


def _approval(assessment: "Assessment", language: Language) -> "Sheet":
    from incentives.report.papers.approval.form import ApprovalForm
    from incentives.report.papers.approval.sheet import approval_sheet

    facts = assessment.law.library.vocabulary.form_facts
    return approval_sheet(assessment, language, ApprovalForm(facts=facts))


def _annexes(assessment: "Assessment", language: Language) -> "Sheet":
    from incentives.report.papers.approval.annexes import approval_annexes
    from incentives.report.papers.approval.form import ApprovalForm

    return approval_annexes(assessment, language, ApprovalForm())


def _workings(assessment: "Assessment", language: Language) -> Book:
    from incentives.report.papers.workbook import assessment_book

    return assessment_book(assessment, language)


def _recovery(recoveries: "Recoveries", language: Language) -> "Sheet":
    from incentives.report.papers.recovery import recovery_sheet

    return recovery_sheet(recoveries, language)


def _ledger(reassessment: "Reassessment", language: Language) -> "Sheet":
    from incentives.report.papers.ledger import ledger_sheet

    return ledger_sheet(reassessment, language)


def _comparison(comparison: "Comparison", language: Language) -> "Sheet":
    from incentives.report.papers.comparison import comparison_sheet

    return comparison_sheet(comparison, language)


def _counts(checked: Checked, language: Language) -> str:
    from incentives.checking.boundary_words import boundary_lines, summary_lines
    from incentives.report.words.authors import fault_told

    report = checked.report
    counts = CHECKED.to(language).format(
        instruments=report.instruments,
        incentives=report.incentives,
        parameters=report.parameters,
        cases=report.cases,
        subject=checked.subject,
    )
    boundaries = boundary_lines(report, language) if checked.with_boundaries else []
    passed_over = [
        text.to(language).format(files=LIST.to(language).join(files))
        for text, files in ((HIDDEN_FILES, report.hidden), (OTHER_FILES, report.others))
        if files
    ]
    advice = [ADVICE.to(language).format(advice=fault_told(one, language)) for one in report.advice]
    return "".join([counts, *passed_over, *advice, *summary_lines(report, language), *boundaries])


def _counts_record(checked: Checked) -> str:
    from incentives.checking.document import check_document

    return json_output(check_document(checked.report, with_boundaries=checked.with_boundaries))


def _as_it_is(sheet: "Sheet", _: Language) -> "Sheet":
    return sheet


def assessment_with(details: Collection[str]) -> "Kind[Assessment]":
    """An assessment whose JSON tells these details besides."""
    return Kind(
        sheet=_sheet,
        paper=_approval,
        for_papers=PAPER_MODULES,
        book=_workings,
        record=lambda assessment: f"{assessment.to_json(detail=details)}\n",
    )


ASSESSMENT: "Kind[Assessment]" = assessment_with(())
PAPERS: "Mapping[str, Kind[Assessment]]" = MappingProxyType(
    {
        "approval": Kind(
            sheet=_approval, paper=_approval, packages=("cn2an",), for_papers=PAPER_MODULES
        ),
        "annexes": Kind(
            sheet=_annexes, paper=_annexes, packages=("cn2an",), for_papers=PAPER_MODULES
        ),
    }
)
"""What is signed, and what stands behind it, as they are asked for."""
RECOVERY: "Kind[Recoveries]" = Kind(
    sheet=_recovery, record=lambda recoveries: f"{recoveries.to_json()}\n"
)
REASSESSMENT: "Kind[Reassessment]" = Kind(
    sheet=_ledger, record=lambda reassessment: f"{reassessment.to_json()}\n"
)
COMPARISON: "Kind[Comparison]" = Kind(
    sheet=_comparison, record=lambda comparison: f"{comparison.to_json()}\n"
)
CHECK: Kind[Checked] = Kind(lines=_counts, record=_counts_record)
RULE: "Kind[Sheet]" = Kind(sheet=_as_it_is)

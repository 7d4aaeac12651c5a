"""The applicants of a batch and the register.

What was paid to them before, and each filed by itself.
What cannot be filed keeps no other from it.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import attrs

from incentives.calculator import assess_with
from incentives.errors import AssessmentError, CaseError
from incentives.facts.document import structure_case
from incentives.facts.field import Role
from incentives.policy.library import Library
from incentives.register import Act, Applicant, Asked, Entry, Register, RegisterError
from incentives.report.words.faults import reason_told
from incentives.report.words.names import Words
from incentives.values.text import Language, Text
from incentives.wordings.workbook import registering as wordings
from incentives.workbook.applicants.rows import ReadRow
from incentives.workbook.batch import AssessedRow
from incentives.workbook.dossiers import whose_rows
from incentives.workbook.summary import Question


@attrs.frozen(kw_only=True)
class Filed:
    """What became of one applicant: the entry, or why there is none."""

    row: AssessedRow
    entry: Entry | None = None
    refusal: Text | None = None


def with_payments(
    rows: Sequence[ReadRow], library: Library, register: Register, *, by: date
) -> tuple[ReadRow, ...]:
    """The rows, their prior awards completed by the payments of the register, in their order.

    A row of which it cannot be said whose it is stays as it is. `by`: the day of the sheet.

    The register raises RegisterError, if it cannot be read.
    """
    whose = whose_rows(rows, library, register)
    return tuple(
        _with_payments(row, applicant, library, register, by)
        for row, applicant in zip(rows, whose, strict=True)
    )


def file_rows(
    rows: Sequence[AssessedRow],
    library: Library,
    question: Question,
    register: Register,
    act: Callable[[], Act],
) -> Iterator[Filed]:
    """Each row assessed anew in full and filed, in their order, when it is asked for.

    Each is filed in a transaction of its own: what is refused keeps no other from it, and is told
    as the `refusal` of its row. So is a row with a fault, one whose dossier cannot be told, or to
    which something was paid since its payments were read. `act` is asked for the officer and the
    moment of each.
    """
    whose = whose_rows([row.row for row in rows], library, register)
    for row, applicant in zip(rows, whose, strict=True):
        if isinstance(applicant, Text):
            yield Filed(row=row, refusal=applicant)
            continue
        if not row.row.is_whole:
            yield Filed(row=row, refusal=wordings.NOT_WHOLE)
            continue
        try:
            by = question.payments_until
            if _with_payments(row.row, applicant, library, register, by) is not row.row:
                yield Filed(row=row, refusal=wordings.PAID_SINCE)
                continue
            case = structure_case(row.row.document, library.vocabulary)
            assessment = assess_with(
                case,
                library,
                on=question.on,
                known_on=question.known_on,
                overlays=question.overlays,
                paid_by=question.paid_by,
            )
            yield Filed(row=row, entry=register.file(assessment, applicant, act()))
        except RegisterError as error:
            yield Filed(row=row, refusal=error.text)
        except (CaseError, AssessmentError) as error:
            yield Filed(row=row, refusal=_not_assessed(error, library))


def _with_payments(
    row: ReadRow, applicant: Applicant | Text, library: Library, register: Register, by: date
) -> ReadRow:
    if isinstance(applicant, Text) or library.vocabulary.role(Role.AWARDS) is None:
        return row
    asked = Asked(applicant=applicant, vocabulary=library.vocabulary, by=by)
    document = register.with_payments(row.document, asked).document
    return row if document == row.document else attrs.evolve(row, document=document)


def _not_assessed(error: CaseError | AssessmentError, library: Library) -> Text:
    """Why the row cannot be filed, in both languages."""
    sides = (Words(library=library, language=language) for language in (Language.ZH, Language.EN))
    return Text(
        *(words.say(wordings.NOT_ASSESSED, reason=reason_told(error, words)) for words in sides)
    )

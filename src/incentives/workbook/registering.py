"""The applicants of a batch filed in the register, each by itself: what cannot be filed keeps no other from it."""

from collections.abc import Callable, Iterator, Sequence

import attrs

from incentives.calculator import assess_with
from incentives.errors import AssessmentError, CaseError
from incentives.facts.document import structure_case
from incentives.facts.field import Role
from incentives.policy.library import Library
from incentives.register import Act, Applicant, Entry, Register, RegisterError
from incentives.report.fault_words import reason_told
from incentives.report.words import Words
from incentives.values.text import Language, Text
from incentives.workbook import registering_wordings as wordings
from incentives.workbook.batch import AssessedRow
from incentives.workbook.summary import Question


@attrs.frozen(kw_only=True)
class Filed:
    """What became of one applicant: the entry, or why there is none."""

    row: AssessedRow
    entry: Entry | None = None
    refusal: Text | None = None


def file_rows(
    rows: Sequence[AssessedRow], library: Library, question: Question, register: Register, act: Callable[[], Act]
) -> Iterator[Filed]:
    """Each row assessed anew in full and filed; `act` is asked for the officer and the moment of each."""
    for row in rows:
        applicant = applicant_of(row, library)
        if applicant is None:
            yield Filed(row=row, refusal=wordings.NO_NAME)
            continue
        try:
            case = structure_case(row.row.document, library.vocabulary)
            found = assess_with(
                case, library, on=question.on, known_on=question.known_on, overlays=question.overlays
            )  # fmt: skip
            yield Filed(row=row, entry=register.file(found, applicant, act()))
        except RegisterError as error:
            yield Filed(row=row, refusal=error.text)
        except (CaseError, AssessmentError) as error:
            yield Filed(row=row, refusal=_not_assessed(error, library))


def _not_assessed(error: CaseError | AssessmentError, library: Library) -> Text:
    """Why the row cannot be filed, in both languages."""
    sides = (Words(library=library, language=language) for language in (Language.ZH, Language.EN))
    return Text(*(words.say(wordings.NOT_ASSESSED, reason=reason_told(error, words)) for words in sides))


def applicant_of(row: AssessedRow, library: Library) -> Applicant | None:
    """For whom the row is; None if it has no name."""
    name, place = row.row.document.get("name"), library.vocabulary.role(Role.JURISDICTION)
    if not isinstance(name, str) or not name.strip():
        return None
    return Applicant(name=name.strip(), district=str(row.row.document.get(place.name, "")) if place is not None else "")

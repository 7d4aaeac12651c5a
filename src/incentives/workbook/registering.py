"""What the register has paid to the applicants of a batch."""

from collections.abc import Sequence
from datetime import date

import attrs

from incentives.facts.field import Role
from incentives.policy.library import Library
from incentives.register import Applicant, Asked, Register
from incentives.values.text import Text
from incentives.wordings.workbook import registering as wordings
from incentives.workbook.applicants.rows import ReadRow
from incentives.workbook.dossiers import whose_rows


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


def not_told(
    rows: Sequence[ReadRow], library: Library, register: Register
) -> tuple[tuple[ReadRow, Text], ...]:
    """The rows of named applicants whose payments could not be told, and why, in their order.

    The register raises RegisterError, if it cannot be read.
    """
    whose = whose_rows(rows, library, register)
    told = zip(rows, whose, strict=True)
    return tuple(
        (row, why) for row, why in told if isinstance(why, Text) and why is not wordings.NO_NAME
    )


def _with_payments(
    row: ReadRow, applicant: Applicant | Text, library: Library, register: Register, by: date
) -> ReadRow:
    if isinstance(applicant, Text) or library.vocabulary.role(Role.AWARDS) is None:
        return row
    asked = Asked(applicant=applicant, library=library, by=by)
    document = register.with_payments(row.document, asked).document
    return row if document == row.document else attrs.evolve(row, document=document)

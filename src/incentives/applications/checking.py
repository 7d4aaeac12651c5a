"""What is handed over is what it says it is, and can be kept."""

from datetime import date, datetime

import attrs

from incentives.applications.refusing import odd
from incentives.register import RegisterError
from incentives.register.writing.judging import check_credit_code
from incentives.report.papers.approval.party import Party
from incentives.values.text import filled
from incentives.values.texts.plain_text import (
    Unfit,
    compared,
    unfit_lines,
    unfit_name,
    without_hidden,
)
from incentives.wordings import applications as wordings

MOST_NOTES = 20_000
"""Notes may be as long, in characters."""

MOST_DOCUMENT = 5_000_000
"""What is typed in one application is no longer, in characters of JSON."""


def check_kinds(name: str, kind: type, *values: object) -> None:
    """The values are of the kind; a time is no day.

    Raises:
        RegisterError: `odd-value`, if one is not.
    """
    for value in values:
        is_time = kind is date and isinstance(value, datetime)
        if not isinstance(value, kind) or is_time:
            raise RegisterError(*odd(name))


def check_name(name: str, text: object) -> None:
    """The text is one line that can be kept; empty: nothing is said.

    RegisterError is raised with `odd-value`, `bad-character`, `outer-blank`, `blank-text` or
    `text-too-long`.
    """
    check_kinds(name, str, text)
    if text:
        _check(name, unfit_name(str(text)))


def check_lines(name: str, text: object, *, longest: int = 2_000) -> None:
    """Likewise of several lines; RegisterError as there."""
    check_kinds(name, str, text)
    _check(name, unfit_lines(str(text), longest=longest))


def searched(text: str) -> str:
    """What is looked for, as it is compared; RegisterError as for `check_lines`."""
    check_lines("search", without_hidden(text))
    return compared(text)


def _check(name: str, unfit: Unfit | None) -> None:
    if unfit is None:
        return
    is_character = unfit.slug.endswith("-character") or unfit.slug == "stray-mark"
    gaps = {"what": wordings.TEXTS[name], "text": unfit.text, "advice": unfit.advice}
    slug = "bad-character" if is_character else unfit.slug
    raise RegisterError(slug, filled(wordings.UNFIT, **gaps))


def check_party(party: object) -> None:
    """Each text of the party can be kept, and its credit code is one.

    Raises:
        RegisterError: `odd-value`; `bad-credit-code`, with what is wrong; what `check_name`
            refuses.
    """
    if not isinstance(party, Party):
        raise RegisterError(*odd("name"))
    for field in attrs.fields(Party):
        check_name(field.name, getattr(party, field.name))
    check_credit_code(party.credit_code)

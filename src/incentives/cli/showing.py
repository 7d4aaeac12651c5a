"""A document is shown on the screen, or written to the file that was named."""

from pathlib import Path
from typing import TypeVar

import attrs

from incentives.errors import IncentivesError
from incentives.extras import MissingExtra, lacking
from incentives.report.printing.formats import Format, Kind, Outlet
from incentives.report.printing.whole_file import write_whole
from incentives.report.words.authors import told_of
from incentives.values.text import Language
from incentives.wordings.cli.help import OTHER_REASON, REASONS
from incentives.wordings.cli.papers import CANNOT_WRITE, OUTPUT_NEEDED, WRITTEN

Shown = TypeVar("Shown")
SCREEN = Path("-")
"""What stands for the screen where a file is named."""


class NoPaper(IncentivesError):
    """A paper that cannot be made; its text says why, and what to do."""

    code = "no-paper"


@attrs.frozen(kw_only=True)
class Manner:
    """How a document was asked for; `output`: the file that was named for it (None: none)."""

    form: Format
    language: Language
    output: Path | None = None


def reason_said(reason: str, language: Language) -> str:
    """Why the system refuses, in the language; a reason that no wording has, as it says it."""
    said = told_of(reason, REASONS, language)
    return said or OTHER_REASON.to(language).format(reason=reason)


def show_document(kind: Kind[Shown], shown: Shown, manner: Manner) -> str:
    """The document itself; or, where it goes into a file, that it was written.

    Raises:
        NoPaper: if the format needs a file and has none, or the file cannot be written.
        MissingExtra: if the extra `papers` is needed for it and not installed.
    """
    form, language = manner.form, manner.language
    if lacking(form.needed_for(kind)):
        raise MissingExtra("papers")
    not_there = form.lacking()
    if not_there is not None:
        raise NoPaper(not_there.to(language))
    if _file_named(manner.output) is None and form.outlet is Outlet.FILE:
        raise NoPaper(OUTPUT_NEEDED.to(language).format(form=form.name, suffix=form.suffix))
    return shown_or_written(form.written(kind, shown, language), manner.output, language)


def _file_named(output: Path | None) -> Path | None:
    return None if output == SCREEN else output


def shown_or_written(written: str | bytes, named: Path | None, language: Language) -> str:
    """The text itself; or, where a file was named for it, that it was written there.

    Raises:
        NoPaper: if the file cannot be written.
    """
    output = _file_named(named)
    if output is None:
        assert isinstance(written, str), "what is no text needs a file"
        return written
    try:
        write_whole(output, written.encode() if isinstance(written, str) else written)
    except OSError as error:
        reason = reason_said(error.strerror or str(error), language)
        message = CANNOT_WRITE.to(language).format(file=output, reason=reason)
        raise NoPaper(message) from None
    return WRITTEN.to(language).format(file=output)

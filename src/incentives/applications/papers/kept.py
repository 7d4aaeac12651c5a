"""What is kept of a determination on paper."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum

import attrs

from incentives.brief import brief
from incentives.report.printing.formats import Format
from incentives.values.tables import one_for_each
from incentives.values.text import Language, Text
from incentives.wordings.papers import ANNEXES, FORM


class PaperKind(Enum):
    """Which paper of a determination it is."""

    FORM = "form"
    ANNEXES = "annexes"


PAPER_KINDS: Mapping[PaperKind, Text] = one_for_each(
    PaperKind, {PaperKind.FORM: FORM, PaperKind.ANNEXES: ANNEXES}
)


class DrawnFrom(Enum):
    """What it was drawn from.

    ASSESSMENT: from what was approved, or from an assessment that says the very same. ENTRY: from
    the entry of the register alone, since another edition comes to another record.
    """

    ASSESSMENT = "assessment"
    ENTRY = "entry"


@attrs.frozen(kw_only=True)
class PaperAsked:
    """Which paper: the number of the determination's entry, its kind, format and language."""

    entry: int
    kind: PaperKind
    form: Format
    language: Language

    __repr__ = brief


@attrs.frozen(kw_only=True)
class KeptPaper:
    """A paper as it was kept: it is never drawn again.

    `form`: the name of its format. `digest`: the SHA-256 of its bytes, in hexadecimal digits;
    `size`: in bytes. `kept_by` and `kept_at`: by whom it was approved, or first printed, and when.
    """

    entry: int
    kind: PaperKind
    form: str
    language: Language
    digest: str
    size: int
    media_type: str
    drawn_from: DrawnFrom
    kept_by: str
    kept_at: datetime

    __repr__ = brief


@attrs.frozen(kw_only=True)
class Printed:
    """A kept paper with its bytes."""

    paper: KeptPaper
    octets: bytes = attrs.field(repr=False)

    __repr__ = brief

"""A sheet that stands in a register says so, by the number and the code of its entry."""

import attrs

from incentives.report.printing.blocks import Pairs, Sheet
from incentives.values.text import Language
from incentives.wordings.report import determination as wordings


@attrs.frozen(kw_only=True)
class Filed:
    """As what a sheet stands in a register: the number of its entry, and its short code."""

    entry: int
    code: str


def sheet_as_filed(sheet: Sheet, filed: Filed, language: Language) -> Sheet:
    """The sheet with entry and code in front, as a QR code too, and at the foot of each page."""
    rows = (
        (wordings.ENTRY.to(language), str(filed.entry)),
        (wordings.CODE.to(language), filed.code),
    )
    foot = wordings.FOOT_FILED.to(language).format(entry=filed.entry, code=filed.code)
    front = Pairs(rows=rows, code=filed.code)
    return attrs.evolve(sheet, blocks=(front, *sheet.blocks), foot=foot)

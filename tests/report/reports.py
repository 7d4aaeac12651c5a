"""What the tests of reports share: the examples assessed, and the plain strings of a sheet."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import attrs

import incentives
from incentives import Assessment, Language, Library, childcare
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.blocks import Sheet
from incentives.report.printing.text import print_text

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OVERLAY = EXAMPLES / "overlays" / "haimen.yaml"
END_OF_2023 = date(2023, 12, 31)

CHINESE = re.compile("[\u3400-\u9fff]+")


@cache
def bundled() -> Library:
    return childcare.library()


@cache
def assessed(
    name: str, on: date = END_OF_2023, known_on: date | None = None, *, with_overlay: bool = False
) -> Assessment:
    case = childcare.read_case(EXAMPLES / f"haimen-{name}.yaml")
    overlays = (OVERLAY,) if with_overlay else ()
    return incentives.assess(case, bundled(), on=on, known_on=known_on, overlays=overlays)


def assessed_text(text: str, on: date = END_OF_2023) -> Assessment:
    return incentives.assess(childcare.parse_case(text), bundled(), on=on)


def in_text(assessment: Assessment, language: Language = Language.ZH) -> str:
    return print_text(assessment_sheet(assessment, language), language)


def unwrapped(assessment: Assessment, language: Language = Language.ZH) -> list[str]:
    """Every string of the sheet, before lines are broken."""
    return list(strings_in(assessment_sheet(assessment, language)))


def strings_in(sheet: Sheet) -> Iterator[str]:
    waiting: list[object] = [attrs.astuple(sheet)]
    while waiting:
        current = waiting.pop(0)
        if isinstance(current, str):
            yield current
        elif isinstance(current, tuple):
            waiting[:0] = current


SHARES_OFF = """overlay:
  title: {zh: 拨付比例试算, en: shares tried}
  authority: {zh: 市财政局, en: finance bureau}
  jurisdiction: cn.zhejiang.ningbo
  reform: true
sets:
  cn.zhejiang.ningbo.special_fund-2022.first_share: [{from: 2022-01-01, value: 60%, cite: 试算}]
  cn.zhejiang.ningbo.special_fund-2022.second_share: [{from: 2022-01-01, value: 60%, cite: 试算}]
"""
"""An overlay by which more than the whole of a grant in Ningbo would be paid: the law gives no
answer.
"""

UNPROVEN = "incentives.loading.files.overlay_file.check_supplied_shares"
"""What refuses such an overlay when it is read; without it the error comes when shares are read."""

NO_ANSWER = (
    "“普惠托位建设补助”：拨付比例合计为 1.2，应为 1。请核对政策文件和所用内部执行标准中的拨付比例"
)
"""What an officer is told of it."""

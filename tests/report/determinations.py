"""What the tests of approval forms and annexes share: the examples with their papers."""

from datetime import date
from functools import cache

import attrs

import incentives
from incentives import Assessment, Language, childcare
from incentives.childcare import Case
from incentives.report.papers.approval.annexes import approval_annexes
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.papers.approval.sheet import approval_sheet
from incentives.report.printing.blocks import Block, Bullets, Heading, Pairs, Sheet, Table
from tests.report.reports import EXAMPLES, OVERLAY, bundled

END_OF_2023, END_OF_2025, MIDDLE_OF_2026 = date(2023, 12, 31), date(2025, 12, 31), date(2026, 6, 30)


@cache
def assessed_example(name: str, on: date, *, with_overlay: bool = False) -> Assessment:
    overlays = (OVERLAY,) if with_overlay else ()
    return incentives.assess(
        childcare.read_case(EXAMPLES / f"{name}.yaml"), bundled(), on=on, overlays=overlays
    )


@cache
def closed() -> Assessment:
    """Ningbo: a grant paid by instalments, one paid, one due, one stopped."""
    return assessed_example("ningbo-closed", END_OF_2025)


@cache
def new_build() -> Assessment:
    return assessed_example("haimen-new-build", END_OF_2023, with_overlay=True)


@cache
def unknowns() -> Assessment:
    return assessed_example("haimen-unknowns", END_OF_2023)


@cache
def loans() -> Assessment:
    """Three loans and trained staff: cash for the applicant and staff, taxes the landlord saves."""
    return assessed_example("haimen-loans-and-staff", MIDDLE_OF_2026, with_overlay=True)


DRAFT = ApprovalForm(facts=Case.form_facts)


def draft_of(assessment: Assessment, language: Language = Language.ZH) -> Sheet:
    """The form of what is not filed yet."""
    return approval_sheet(assessment, language, DRAFT)


def annexes_of(assessment: Assessment, language: Language = Language.ZH) -> Sheet:
    return approval_annexes(assessment, language, DRAFT)


def item(sheet: Sheet, title: str) -> str:
    """The heading, with its number, of the incentive of that title."""
    (found,) = [
        block.text
        for block in sheet.blocks
        if isinstance(block, Heading) and block.text.endswith(f"．{title}")
    ]
    return found


def section(sheet: Sheet, heading: str) -> list[Block]:
    """The blocks below a heading, up to the next of its level or above."""
    start, level = next(
        (at, block.level)
        for at, block in enumerate(sheet.blocks)
        if isinstance(block, Heading) and block.text == heading
    )
    inside: list[Block] = []
    for block in sheet.blocks[start + 1 :]:
        if isinstance(block, Heading) and block.level <= level:
            break
        inside.append(block)
    return inside


def table(sheet: Sheet, heading: str, title: str = "") -> Table:
    return next(
        block
        for block in section(sheet, heading)
        if isinstance(block, Table) and block.title == title
    )


def pairs(sheet: Sheet, heading: str) -> dict[str, str]:
    return dict(next(block for block in section(sheet, heading) if isinstance(block, Pairs)).rows)


def bullets(sheet: Sheet, heading: str, title: str) -> list[str]:
    found = next(
        block
        for block in section(sheet, heading)
        if isinstance(block, Bullets) and block.title == title
    )
    lines: list[str] = []
    waiting = list(found.entries)
    while waiting:
        entry = waiting.pop(0)
        lines.append(entry.text)
        waiting[:0] = entry.below
    return lines


def with_name(assessment: Assessment, name: str) -> Assessment:
    """The same under another name, be it one that no case may have."""
    return attrs.evolve(assessment, case=attrs.evolve(assessment.case, name=name))  # type: ignore[misc]

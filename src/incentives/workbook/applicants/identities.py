"""Applicants of one workbook that may be one or two: what the officer is asked to check.

Who it is, is said by the credit code; a name can be two applicants', and one can have been renamed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from incentives.facts.field import Role
from incentives.forms.editing import text_said
from incentives.policy.library import Library
from incentives.report.papers.approval.party import CREDIT_CODE, NAME
from incentives.values.text import Text, filled
from incentives.values.texts.plain_text import compared
from incentives.wordings.workbook import parts as wordings
from incentives.workbook.applicants.rows import ReadRow
from incentives.workbook.faults import CellFault, RowPlaces
from incentives.workbook.layout import PARTY_MARK, Layout

Known = tuple[RowPlaces, str, str]
"""An applicant: where it stands, its name and its credit code; each empty if it does not say."""


def doubtful(rows: Sequence[ReadRow], layout: Layout, sheet: str) -> tuple[CellFault, ...]:
    """One name under several codes, one code under several names, and one code twice.

    None where applicants are no organisations, which alone have codes. Each is told at the codes of
    all rows that it is of; `sheet`: what theirs is called. They keep no row from being read.
    """
    library = layout.words.library
    if not library.vocabulary.are_organisations:
        return ()
    applicants = [
        (row.places, name_of(row, library), row.particulars.get(CREDIT_CODE, "")) for row in rows
    ]
    column = layout.main.by_path[f"{PARTY_MARK}{CREDIT_CODE}"]
    return tuple(
        CellFault(
            list_key=layout.main.key,
            sheet=sheet,
            row=places.row,
            column=column.path,
            heading=column.heading,
            key=places.key,
            text=text,
        )
        for places, text in (*_names(applicants), *_codes(applicants))
    )


def _names(applicants: Sequence[Known]) -> Iterator[tuple[RowPlaces, Text]]:
    for namesakes in _alike(applicants, lambda known: compared(known[1])):
        codes = list(dict.fromkeys(code for _, _, code in namesakes))
        if len(codes) > 1:
            others = "、".join(filter(None, codes))
            text = filled(
                wordings.NAME_UNDER_TWO_CODES,
                name=namesakes[0][1],
                rows=_rows(namesakes),
                others=others,
            )
            yield from ((places, text) for places, _, _ in namesakes)


def _codes(applicants: Sequence[Known]) -> Iterator[tuple[RowPlaces, Text]]:
    for alike in _alike(applicants, lambda known: known[2]):
        names = list(dict.fromkeys(name for _, name, _ in alike))
        rows, code = _rows(alike), alike[0][2]
        text = (
            filled(wordings.CODE_UNDER_TWO_NAMES, rows=rows, code=code, others="、".join(names))
            if len({compared(name) for name in names}) > 1
            else filled(wordings.CODE_TWICE, rows=rows, code=code)
        )
        yield from ((places, text) for places, _, _ in alike)


def _alike(applicants: Iterable[Known], of: Callable[[Known], str]) -> Iterator[list[Known]]:
    """The applicants that have the same, where there are several."""
    groups: dict[str, list[Known]] = {}
    for known in applicants:
        groups.setdefault(of(known), []).append(known)
    return (group for said, group in groups.items() if said and len(group) > 1)


def _rows(applicants: Iterable[Known]) -> str:
    return "、".join(str(places.row) for places, _, _ in applicants)


def name_of(row: ReadRow, library: Library) -> str:
    """What the applicant is called, by the fact or beside the facts; empty: it is not said."""
    said = text_said(row.document, library.vocabulary, Role.NAME)
    return said or row.particulars.get(NAME, "")

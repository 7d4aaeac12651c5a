"""The papers of a case document: which are on file, with number and last day."""

from collections.abc import Mapping, Sequence

import attrs

CaseDocument = dict[str, object]


@attrs.frozen(kw_only=True)
class OnFile:
    """One paper as the case document has it; empty text: not stated."""

    number: str = ""
    valid_to: str = ""


def papers_on_file(document: Mapping[str, object]) -> dict[str, OnFile]:
    """By kind the paper that is valid longest."""
    papers: dict[str, OnFile] = {}
    for row in _rows(document):
        kind = row.get("kind")
        if isinstance(kind, str):
            paper = OnFile(number=_text(row, "number"), valid_to=_text(row, "valid_to"))
            papers[kind] = max(papers.get(kind, paper), paper, key=_lasts)
    return papers


def with_paper(document: Mapping[str, object], kind: str, paper: OnFile | None) -> CaseDocument:
    """The document with this paper in the place of those of its kind; None: none is on file."""
    rows = list(_rows(document))
    at = next((index for index, row in enumerate(rows) if row.get("kind") == kind), len(rows))
    kept: list[object] = [row for row in rows if row.get("kind") != kind]
    if paper is not None:
        stated = {"kind": kind, "number": paper.number, "valid_to": paper.valid_to}
        kept.insert(at, {name: value for name, value in stated.items() if value})
    return {**document, "papers": kept}


def _rows(document: Mapping[str, object]) -> Sequence[Mapping[str, object]]:
    rows = document.get("papers")
    return (
        [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list | tuple) else []
    )


def _text(row: Mapping[str, object], name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _lasts(paper: OnFile) -> str:
    """ISO days are in the order of time; a paper without a last day outlasts them all."""
    return paper.valid_to or "9999-12-31"

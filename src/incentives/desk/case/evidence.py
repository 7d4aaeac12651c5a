"""The papers of a case document: which are on file, with number and last day."""

from collections.abc import Mapping, Sequence

import attrs

from incentives.facts.field import Role
from incentives.facts.vocabulary import Vocabulary
from incentives.language.types import RowsType

CaseDocument = dict[str, object]


@attrs.frozen(kw_only=True)
class OnFile:
    """One paper as the case document has it; empty text: not stated."""

    number: str = ""
    valid_to: str = ""


def papers_on_file(document: Mapping[str, object], vocabulary: Vocabulary) -> dict[str, OnFile]:
    """By kind the paper that is valid longest."""
    papers: dict[str, OnFile] = {}
    for row in _rows(document, vocabulary):
        kind = row.get("kind")
        if isinstance(kind, str):
            paper = OnFile(number=_text(row, "number"), valid_to=_text(row, "valid_to"))
            papers[kind] = max(papers.get(kind, paper), paper, key=_lasts)
    return papers


def stated_of_papers(vocabulary: Vocabulary) -> frozenset[str]:
    """What a case of the domain can say of a paper, by the names of `OnFile`."""
    field = vocabulary.role(Role.PAPERS)
    if field is None or not isinstance(field.type, RowsType):
        return frozenset()
    known = vocabulary.records[field.type.row.name].fields
    return frozenset(one.name for one in attrs.fields(OnFile) if one.name in known)


def with_paper(
    document: Mapping[str, object], kind: str, paper: OnFile | None, vocabulary: Vocabulary
) -> CaseDocument:
    """The document with this paper in the place of those of its kind; None: none is on file.

    Where the domain has no papers it stays as it is.
    """
    field, stated_of = vocabulary.role(Role.PAPERS), stated_of_papers(vocabulary)
    if field is None:
        return dict(document)
    rows = list(_rows(document, vocabulary))
    at = next((index for index, row in enumerate(rows) if row.get("kind") == kind), len(rows))
    kept: list[object] = [row for row in rows if row.get("kind") != kind]
    if paper is not None:
        stated = {name: value for name, value in attrs.asdict(paper).items() if name in stated_of}
        kept.insert(at, {"kind": kind, **{name: value for name, value in stated.items() if value}})
    return {**document, field.name: kept}


def _rows(document: Mapping[str, object], vocabulary: Vocabulary) -> Sequence[Mapping[str, object]]:
    field = vocabulary.role(Role.PAPERS)
    rows = document.get(field.name) if field is not None else None
    return (
        [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list | tuple) else []
    )


def _text(row: Mapping[str, object], name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _lasts(paper: OnFile) -> str:
    """ISO days are in the order of time; a paper without a last day outlasts them all."""
    return paper.valid_to or "9999-12-31"

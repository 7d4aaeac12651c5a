"""The list of papers as blocks of a sheet."""

from collections.abc import Sequence

from incentives.engine.assessment.papers import (
    SOON,
    Paper,
    PaperState,
    Proof,
    papers_asked,
    papers_unasked,
)
from incentives.engine.findings.assessment import Assessment
from incentives.facts.plain import unstructure_case
from incentives.report.printing.blocks import Block, Bullet, Bullets, Pairs, Paragraph, Sheet
from incentives.report.words.heads import case_rows
from incentives.report.words.names import Words, printable
from incentives.values.text import Language
from incentives.wordings.report import evidence as wordings
from incentives.wordings.report.sheet import ON
from incentives.wordings.report.terms import LIST_SEMICOLON


def evidence_sheet(assessment: Assessment, language: Language) -> Sheet:
    """The list of papers by itself, with whose they are."""
    document = unstructure_case(assessment.case)
    words = Words(library=assessment.law.library, language=language, case_document=document)
    head = Pairs(rows=(*case_rows(assessment, words), (words.say(ON), words.day(assessment.on))))
    return Sheet(
        title=words.say(wordings.TITLE), blocks=(head, *evidence_blocks(assessment, words))
    )


def evidence_blocks(assessment: Assessment, words: Words) -> list[Block]:
    """A list for each state, what is lacking first; then what nothing asks for.

    Each paper stands with what it proves below it.
    """
    papers = papers_asked(assessment)
    blocks: list[Block] = [] if papers else [Paragraph(text=words.say(wordings.NONE_ASKED))]
    for state in PaperState:
        listed = [paper for paper in papers if paper.state is state]
        if listed:
            title = words.say(wordings.LISTS[state], count=len(listed), days=SOON.days)
            blocks.append(
                Bullets(title=title, entries=tuple(_entry(paper, words) for paper in listed))
            )
    if unasked := papers_unasked(assessment):
        title = words.say(wordings.UNASKED, count=len(unasked))
        blocks.append(
            Bullets(title=title, entries=tuple(_entry(paper, words) for paper in unasked))
        )
    return blocks


def proof_lines(proofs: Sequence[Proof], words: Words) -> tuple[str, ...]:
    """What is proven, with its clause, one a line.

    A condition that several incentives share is told once, with their titles.
    """
    titles: dict[tuple[str, str], list[str]] = {}
    for proof in proofs:
        title = words.law(words.library.incentives[proof.incentive].title)
        titles.setdefault(_condition(proof, words), []).append(title)
    return tuple(_line(*told, tuple(dict.fromkeys(named)), words) for told, named in titles.items())


def paper_called(paper: Paper, words: Words) -> str:
    """The paper, with its number and last day where it has them."""
    name = words.paper(paper.kind)
    told = [words.say(wordings.NUMBERED, number=printable(paper.number))] if paper.number else []
    if paper.valid_to is not None:
        told.append(words.say(wordings.VALID_TO, day=words.day(paper.valid_to)))
    if not told:
        return name
    return words.say(
        wordings.WITH_DETAILS, paper=name, details=words.say(LIST_SEMICOLON).join(told)
    )


def _entry(paper: Paper, words: Words) -> Bullet:
    below = tuple(Bullet(text=line) for line in proof_lines(paper.proofs, words))
    return Bullet(text=paper_called(paper, words), below=below)


def _condition(proof: Proof, words: Words) -> tuple[str, str]:
    """What is to be proven, and where that is asked for."""
    source = words.source(proof.citation) if proof.citation is not None else ""
    if proof.condition is None:
        return words.say(wordings.FOR_ALL), source
    return words.law(proof.text) if proof.text is not None else proof.condition, source


def _line(condition: str, source: str, titles: tuple[str, ...], words: Words) -> str:
    incentives = words.listed(titles)
    if not source:
        return words.say(wordings.PROVES_UNSOURCED, condition=condition, incentives=incentives)
    return words.say(wordings.PROVES, condition=condition, source=source, incentives=incentives)

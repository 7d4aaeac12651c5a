"""The papers of a case: which are held, outstanding or expired, and what each of them proves."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from typing import cast

import attrs

from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.facts.field import Role
from incentives.facts.snapshot import Snapshot, take_snapshot
from incentives.facts.unknown import Unknown
from incentives.policy.library import Law
from incentives.values.citation import Citation
from incentives.values.text import Text

SOON = timedelta(days=60)
"""A paper that is valid for no longer than this is told as about to expire."""


class PaperState(Enum):
    """Where a paper stands on the day of the assessment.

    The order is the one in which an officer works through them.
    """

    EXPIRED = "expired"  # its last day has passed
    OUTSTANDING = "outstanding"  # it is not on file
    EXPIRING = "expiring"  # on file, and expires soon
    HELD = "held"


@attrs.frozen(kw_only=True, repr=False)
class Proof:
    """What a paper proves: a condition of an incentive.

    Without `condition` it is what the incentive as a whole asks for.
    """

    incentive: str
    condition: str | None
    text: Text | None
    citation: Citation | None


@attrs.frozen(kw_only=True, repr=False)
class Paper:
    """One kind of paper: where it stands, and what it proves.

    `number` is empty and `valid_to` None where it is not on file, or the case says none.
    """

    kind: str
    state: PaperState
    number: str
    valid_to: date | None
    proofs: tuple[Proof, ...]


def papers_asked(assessment: Assessment) -> tuple[Paper, ...]:
    """Every paper that an incentive which is not excluded asks for.

    They come by state, then in the order of the vocabulary; of several papers of one kind on file
    the one that is valid longest counts.
    """
    proofs: dict[str, list[Proof]] = {}
    for determination in assessment:
        if determination.outcome.is_given:
            for kind, proof in _proofs(determination):
                proofs.setdefault(kind, []).append(proof)
    held = _on_file(assessment)
    papers = [
        _paper(kind, tuple(dict.fromkeys(told)), held, assessment.on)
        for kind, told in proofs.items()
    ]
    return _in_order(papers, assessment)


def papers_unasked(assessment: Assessment) -> tuple[Paper, ...]:
    """Papers on file that no incentive asks for which is not excluded, by state, then by kind."""
    asked = {paper.kind for paper in papers_asked(assessment)}
    held = _on_file(assessment)
    unasked = [_paper(kind, (), held, assessment.on) for kind in held if kind not in asked]
    return _in_order(unasked, assessment)


def _proofs(determination: Determination) -> Iterator[tuple[str, Proof]]:
    """What the conditions ask for; then what the incentive itself asks for."""
    incentive, rule = determination.incentive, determination.rule
    for condition in determination.conditions:
        proof = Proof(
            incentive=incentive,
            condition=condition.id,
            text=condition.text,
            citation=condition.citation,
        )
        for kind in (*condition.evidence_held, *condition.evidence_outstanding):
            yield kind, proof
    as_a_whole = Proof(incentive=incentive, condition=None, text=None, citation=rule.citation)
    for kind in rule.evidence:
        yield kind, as_a_whole


@attrs.frozen(eq=False, repr=False)
class _OnFile:
    """One paper on file: its last day (None: it has none) and its number."""

    valid_to: date | None
    number: str

    @property
    def lasts(self) -> date:
        return self.valid_to or date.max


def _on_file(assessment: Assessment) -> dict[str, _OnFile]:
    """Of each kind of paper on file the one that is valid longest."""
    vocabulary = assessment.law.library.vocabulary
    role = vocabulary.role(Role.PAPERS)
    rows = take_snapshot(assessment.case, vocabulary).rows[role.name] if role is not None else ()
    held: dict[str, _OnFile] = {}
    for row in () if isinstance(rows, Unknown) else rows:
        valid_to, number = row.values.get("valid_to"), row.values.get("number")
        paper = _OnFile(
            valid_to if isinstance(valid_to, date) else None,
            number if isinstance(number, str) else "",
        )
        kind = cast(str, row.values["kind"])
        held[kind] = max(held.get(kind, paper), paper, key=lambda on_file: on_file.lasts)
    return held


def _paper(kind: str, proofs: tuple[Proof, ...], held: Mapping[str, _OnFile], on: date) -> Paper:
    paper = held.get(kind)
    if paper is None:
        return Paper(
            kind=kind, state=PaperState.OUTSTANDING, number="", valid_to=None, proofs=proofs
        )
    state = PaperState.HELD
    if paper.valid_to is not None and paper.valid_to <= on + SOON:
        state = PaperState.EXPIRED if paper.valid_to < on else PaperState.EXPIRING
    return Paper(
        kind=kind, state=state, number=paper.number, valid_to=paper.valid_to, proofs=proofs
    )


def _in_order(papers: list[Paper], assessment: Assessment) -> tuple[Paper, ...]:
    states, kinds = list(PaperState), list(assessment.law.library.vocabulary.paper_kinds)
    return tuple(
        sorted(papers, key=lambda paper: (states.index(paper.state), kinds.index(paper.kind)))
    )


def papers_held(snapshot: Snapshot, law: Law, on: date) -> frozenset[str]:
    """The kinds of papers on file that have not expired by the day.

    A paper is valid on its last day; one without a last day, or of which it is not known, is held.
    Of a domain without papers, or where nobody has said which there are, none is.
    """
    role = law.library.vocabulary.role(Role.PAPERS)
    rows = snapshot.rows[role.name] if role is not None else ()
    if isinstance(rows, Unknown):
        return frozenset()
    held = set()
    for row in rows:
        valid_to = row.values.get("valid_to")
        if not (isinstance(valid_to, date) and valid_to < on):
            held.add(cast(str, row.values["kind"]))
    return frozenset(held)

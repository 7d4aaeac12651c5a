# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""The papers of a case: which are asked for, by what, and where each stands."""

from collections.abc import Sequence
from datetime import date, timedelta

import attrs
import pytest

from incentives import Assessment, Library, assess
from incentives.engine.assessment.papers import (
    Paper,
    PaperState,
    papers_asked,
    papers_unasked,
)
from incentives.facts.unknown import UNKNOWN
from tests.engine.small_domain import ON, PaperKind, case_of, one_file
from tests.engine.small_domain import Paper as OnFile

RULES = """parameters:
  prize: {text: TEXT, unit: CNY, values: [{value: 1, cite: 1}]}
incentives:
  grant: {title: TEXT, kind: grant, cite: '4', trigger: workshop.applied_on, amount: prize, evidence: [licence], when: {all: [{id: fit, when: workshop.certified, text: TEXT, cite: '5', evidence: [deed]}]}}
  other: {title: TEXT, kind: grant, cite: '6', trigger: workshop.applied_on, amount: prize, evidence: [licence], when: {id: green, when: workshop.green, text: TEXT}}
"""
LICENCE, DEED = PaperKind.LICENCE, PaperKind.DEED


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("papers"), RULES)


def assessed(
    library: Library, *papers: OnFile, listed: bool = True, **workshop: object
) -> Assessment:
    case = case_of(**{"certified": True, "green": False, **workshop})
    return assess(attrs.evolve(case, papers=papers if listed else UNKNOWN), library, on=ON)


def states(papers: Sequence[Paper]) -> list[tuple[str, PaperState]]:
    return [(paper.kind, paper.state) for paper in papers]


def test_what_is_asked_for_is_told_with_what_it_proves(library: Library) -> None:
    """A condition, or what the incentive as a whole asks for; what is refused asks for nothing."""
    licence, deed = papers_asked(assessed(library))
    assert [("licence", PaperState.OUTSTANDING), ("deed", PaperState.OUTSTANDING)] == states(
        (licence, deed)
    )
    assert ([("land.one.grant", None)], [("land.one.grant", "fit")]) == (
        [(proof.incentive, proof.condition) for proof in licence.proofs],
        [(proof.incentive, proof.condition) for proof in deed.proofs],
    )
    assert ("4", "5") == tuple(
        paper.proofs[0].citation.clause for paper in (licence, deed) if paper.proofs[0].citation
    )
    both = papers_asked(assessed(library, green=True))[0]
    assert ["land.one.grant", "land.one.other"] == [proof.incentive for proof in both.proofs]
    assert () == papers_asked(assessed(library, certified=False))


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (-1, PaperState.EXPIRED),
        (0, PaperState.EXPIRING),
        (60, PaperState.EXPIRING),
        (61, PaperState.HELD),
        (None, PaperState.HELD),
    ],
)
def test_a_paper_on_file_stands_as_its_last_day_has_it(
    library: Library, days: int | None, state: PaperState
) -> None:
    """On its last day it is still valid; one without a last day does not expire."""
    valid_to = UNKNOWN if days is None else ON + timedelta(days=days)
    deed = next(
        paper
        for paper in papers_asked(assessed(library, OnFile(kind=DEED, valid_to=valid_to)))
        if paper.kind == "deed"
    )
    assert (state, None if days is None else valid_to, "") == (
        deed.state,
        deed.valid_to,
        deed.number,
    )


def test_papers_come_in_the_order_in_which_one_works_through_them(library: Library) -> None:
    """Expired, outstanding, about to expire, held; then as the vocabulary names them."""
    ends = {
        PaperState.EXPIRED: date(2022, 1, 1),
        PaperState.EXPIRING: ON,
        PaperState.HELD: date(2030, 1, 1),
    }
    for first, second in ((one, other) for one in ends for other in ends):
        papers = [
            OnFile(kind=DEED, valid_to=ends[first]),
            OnFile(kind=LICENCE, valid_to=ends[second]),
        ]
        told = states(papers_asked(assessed(library, *papers)))
        order = list(PaperState)
        expected = sorted(
            [("licence", second), ("deed", first)], key=lambda each: order.index(each[1])
        )
        assert expected == told


@pytest.mark.parametrize("turn", [1, -1])
def test_of_several_of_one_kind_the_one_that_is_valid_longest_counts(
    library: Library, turn: int
) -> None:
    """In whatever order they are on file; one without a last day lasts for ever."""
    short, long, ever = date(2022, 1, 1), date(2030, 1, 1), UNKNOWN
    for days, last in (((short, long), long), ((short, long, ever), None)):
        papers = [OnFile(kind=DEED, valid_to=day) for day in days][::turn]
        deed = papers_asked(assessed(library, *papers))[-1]
        assert ("deed", PaperState.HELD, last) == (deed.kind, deed.state, deed.valid_to)


def test_what_nothing_asks_for_is_told_apart(library: Library) -> None:
    """Without proofs; where nobody says what is on file there is none."""
    papers = [OnFile(kind=DEED), OnFile(kind=LICENCE, valid_to=date(2022, 1, 1))]
    asked_for_nothing = assessed(library, *papers, certified=False)
    unasked = papers_unasked(asked_for_nothing)
    assert [("licence", PaperState.EXPIRED), ("deed", PaperState.HELD)] == states(unasked)
    assert [(), ()] == [paper.proofs for paper in unasked]
    assert () == papers_unasked(assessed(library, *papers))
    assert () == papers_unasked(assessed(library, listed=False, certified=False))

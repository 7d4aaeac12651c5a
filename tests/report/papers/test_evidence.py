"""The papers of a case: where each stands, and what it proves."""

from datetime import date

import attrs
import pytest

import incentives
from incentives import Assessment, Language, childcare
from incentives.childcare import PaperHeld, PaperKind
from incentives.engine.assessment.papers import PaperState, papers_asked, papers_unasked
from incentives.report.papers.evidence import evidence_sheet
from incentives.report.printing.blocks import Bullets
from tests.report.reports import CHINESE, EXAMPLES, bundled, strings_in

ON = date(2025, 12, 31)


def assessed_with(*papers: PaperHeld) -> Assessment:
    case = childcare.read_case(EXAMPLES / "ningbo-closed.yaml")
    return incentives.assess(attrs.evolve(case, papers=papers), bundled(), on=ON)


def states(*papers: PaperHeld) -> dict[str, PaperState]:
    return {paper.kind: paper.state for paper in papers_asked(assessed_with(*papers))}


RECEIPT = PaperKind.FILING_RECEIPT


@pytest.mark.parametrize(
    ("valid_to", "state"),
    [
        (date(2025, 12, 30), PaperState.EXPIRED),
        (date(2025, 12, 31), PaperState.EXPIRING),
        (date(2026, 3, 1), PaperState.EXPIRING),
        (date(2026, 3, 2), PaperState.HELD),
    ],
)
def test_a_paper_expires_after_its_last_day_and_is_told_sixty_days_before(
    valid_to: date, state: PaperState
) -> None:
    """The last day itself counts; from the sixtieth day before it the paper is about to expire."""
    assert state is states(PaperHeld(kind=RECEIPT, valid_to=valid_to))["filing_receipt"]


def test_a_paper_that_is_not_on_file_is_outstanding() -> None:
    """Every paper that is asked for and not held is outstanding."""
    assert {PaperState.OUTSTANDING} == set(states().values())


def test_of_several_papers_of_a_kind_the_one_that_lasts_longest_counts() -> None:
    """An old receipt beside a new one does no harm, whichever comes first."""
    old, new = (
        PaperHeld(kind=RECEIPT, valid_to=date(2024, 1, 1), number="旧"),
        PaperHeld(kind=RECEIPT),
    )
    assert PaperState.HELD is states(old, new)["filing_receipt"]
    assert PaperState.HELD is states(new, old)["filing_receipt"]


def test_what_has_expired_comes_first() -> None:
    """The papers come by state, what is lacking first; within a state as in the vocabulary."""
    found = papers_asked(
        assessed_with(PaperHeld(kind=PaperKind.PROJECT_APPROVAL, valid_to=date(2020, 1, 1)))
    )
    assert "project_approval" == found[0].kind
    order = [list(PaperState).index(paper.state) for paper in found]
    assert sorted(order) == order


def test_each_paper_names_the_conditions_that_it_proves() -> None:
    """A proof is an incentive, its condition and the clause.

    What an incentive asks for as a whole has no condition.
    """
    found = {paper.kind: paper.proofs for paper in papers_asked(assessed_with())}
    grant = "cn.zhejiang.ningbo.special_fund-2022.construction_grant"
    assert [(grant, "filed", "补助对象")] == [
        (
            proof.incentive,
            proof.condition,
            proof.citation.clause if proof.citation is not None else "",
        )
        for proof in found["filing_receipt"]
    ]
    assert [(grant, None)] == [
        (proof.incentive, proof.condition) for proof in found["premises_proof"]
    ]


def test_what_the_applicant_is_not_eligible_for_asks_for_no_paper() -> None:
    """Every proof is for an incentive that is given, or may be."""
    assessment = assessed_with()
    given = {
        found.incentive
        for found in assessment
        if found.outcome.name in {"ELIGIBLE", "UNDETERMINED"}
    }
    assert {
        proof.incentive for paper in papers_asked(assessment) for proof in paper.proofs
    } <= given


def test_papers_that_nothing_asks_for_are_told_apart() -> None:
    """A lease on file where none is asked for proves nothing here."""
    assessment = assessed_with(PaperHeld(kind=PaperKind.LEASE))
    assert ["lease"] == [paper.kind for paper in papers_unasked(assessment)]
    assert "lease" not in {paper.kind for paper in papers_asked(assessment)}


def test_asked_papers_agree_with_the_determinations() -> None:
    """What is held and outstanding in the list is held and outstanding in the determinations."""
    assessment = assessed_with(
        PaperHeld(kind=RECEIPT), PaperHeld(kind=PaperKind.PREMISES_PROOF, valid_to=date(2020, 1, 1))
    )
    living = [found for found in assessment if found.outcome.name in {"ELIGIBLE", "UNDETERMINED"}]
    held = {kind for found in living for kind in found.evidence_held}
    outstanding = {kind for found in living for kind in found.evidence_outstanding}
    found = papers_asked(assessment)
    lacking = {PaperState.OUTSTANDING, PaperState.EXPIRED}
    assert held == {paper.kind for paper in found if paper.state not in lacking}
    assert outstanding == {paper.kind for paper in found if paper.state in lacking}


def test_the_list_is_told_with_numbers_and_days() -> None:
    """A paper on file is told with its number and its last day, in the officer's words."""
    paper = PaperHeld(kind=RECEIPT, number="甬卫托备〔2022〕7号", valid_to=date(2026, 1, 15))
    lists = [
        block
        for block in evidence_sheet(assessed_with(paper), Language.ZH).blocks
        if isinstance(block, Bullets)
    ]
    assert ["待补（5项）", "已收，60日内到期（1项）"] == [block.title for block in lists]
    assert (
        "托育机构备案回执（编号：甬卫托备〔2022〕7号；有效期至2026年1月15日）"
        == lists[1].entries[0].text
    )


def test_a_condition_that_several_incentives_share_is_told_once() -> None:
    """The clause stands once, with the titles of all that it is for."""
    case = childcare.read_case(EXAMPLES / "haimen-new-build.yaml")
    sheet = evidence_sheet(incentives.assess(case, bundled(), on=date(2023, 12, 31)), Language.ZH)
    told = [text for text in strings_in(sheet) if text.startswith("在城乡社区有固定服务场所")]
    assert 1 == len(told)
    assert told[0].endswith(
        "用于：托育服务收入免征增值税、托育服务收入减计收入总额、承受房屋、土地免征契税、"
        "免征不动产登记费、免征房产税、免征城镇土地使用税"
    )


def test_the_english_list_has_only_names_of_the_law_in_chinese() -> None:
    """Headings and papers are English."""
    sheet = evidence_sheet(assessed_with(), Language.EN)
    titles = [block.title for block in sheet.blocks if isinstance(block, Bullets)]
    papers = [
        entry.text
        for block in sheet.blocks
        if isinstance(block, Bullets)
        for entry in block.entries
    ]
    assert not [text for text in (*titles, *papers) if CHINESE.search(text)]

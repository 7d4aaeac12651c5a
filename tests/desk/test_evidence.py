"""The page of the papers."""

from typing import cast

from streamlit.testing.v1 import AppTest

from incentives.calculator import vocabulary_of
from incentives.childcare import Case
from incentives.desk.case.evidence import OnFile, papers_on_file, with_paper
from incentives.values.text import Language
from tests.desk.conftest import Desk, case_of, changed_by_another
from tests.desk.examples import END_OF_2025, example
from tests.domains.folders import vocabulary_of as bicycles

VOCABULARY = vocabulary_of(Case)


def open_evidence(
    desk: Desk, page: str = "evidence", step: str = "papers", **changes: object
) -> AppTest:
    case = {**example("ningbo-closed"), **changes}
    return desk(page, case=case, step=step, desk_on=END_OF_2025)


def papers_of(page: AppTest) -> list[dict[str, str]]:
    return cast(list[dict[str, str]], case_of(page)["papers"])


def kinds_on_file(page: AppTest) -> list[str]:
    return [paper["kind"] for paper in papers_of(page)]


def states(page: AppTest) -> dict[str, str]:
    """By the label of each paper, in the order of the page, where it stands."""
    names = [box.label for box in page.checkbox]
    return dict(zip(names, [caption.value for caption in page.caption], strict=True))


def test_the_papers_stand_in_their_order_with_their_state(desk: Desk) -> None:
    """A tick changes the state, and no paper moves."""
    papers = [
        {"kind": "filing_receipt", "valid_to": "2025-12-30"},
        {"kind": "premises_proof", "valid_to": "2026-02-01"},
    ]
    page = open_evidence(desk, papers=papers)
    assert not page.exception
    before = states(page)
    assert ["待补", "已过期", "即将到期", "待补", "待补", "待补"] == list(before.values())
    assert "待补 4 项，已过期 1 项，60日内到期 1 项，已收 0 项。" == page.info[0].value
    for box in list(page.checkbox):
        page.checkbox(key=str(box.key)).check().run()
    assert list(before) == list(states(page))
    assert "待补 0 项，已过期 1 项，60日内到期 1 项，已收 4 项。" == page.info[0].value


def test_each_paper_tells_what_it_proves(desk: Desk) -> None:
    """Below a paper stand the conditions that it proves, with their clauses and incentives."""
    page = open_evidence(desk)
    shown = [line for each in page.markdown for line in each.value.splitlines()]
    expected = (
        "- 已在卫生健康部门备案（婴幼儿照护服务专项资金管理办法 补助对象）——用于：普惠托位建设补助"
    )
    assert expected in shown


def test_a_ticked_paper_is_on_file(desk: Desk) -> None:
    """A tick puts the paper into the case at hand, and its state follows at once."""
    page = open_evidence(desk, papers=[])
    page.checkbox(key="paper_held_filing_receipt").check().run()
    assert [{"kind": "filing_receipt"}] == papers_of(page)
    assert "已收" in states(page).values()


def test_an_unticked_paper_is_not_on_file(desk: Desk) -> None:
    """Without the tick the paper is gone from the case at hand, and outstanding again."""
    page = open_evidence(desk)
    page.checkbox(key="paper_held_filing_receipt").uncheck().run()
    assert "filing_receipt" not in kinds_on_file(page)
    assert "待补" in states(page).values()


def test_number_and_last_day_are_taken_as_typed_by_officers(desk: Desk) -> None:
    """A Chinese date is taken; number and day stand in the case.

    The paper is told as about to expire.
    """
    page = open_evidence(desk)
    page.text_input(key="paper_number_filing_receipt").set_value("甬卫托备〔2022〕7号").run()
    page.text_input(key="paper_valid_to_filing_receipt").set_value("2026年1月15日").run()
    stated = next(paper for paper in papers_of(page) if paper["kind"] == "filing_receipt")
    assert {
        "kind": "filing_receipt",
        "number": "甬卫托备〔2022〕7号",
        "valid_to": "2026-01-15",
    } == stated
    assert "即将到期" in states(page).values()


def test_a_paper_whose_number_is_typed_is_on_file(desk: Desk) -> None:
    """Its fields stand there before it is ticked, and what is typed into them is not lost."""
    page = open_evidence(desk, papers=[])
    page.text_input(key="paper_number_filing_receipt").set_value("甬卫托备〔2022〕7号").run()
    assert [{"kind": "filing_receipt", "number": "甬卫托备〔2022〕7号"}] == papers_of(page)
    assert page.checkbox(key="paper_held_filing_receipt").value


def test_what_is_no_day_is_told_and_not_taken(desk: Desk) -> None:
    """A day that there is not leaves the case as it was.

    It stays on the page with what is wrong with it.
    """
    page = open_evidence(desk, papers=[{"kind": "filing_receipt", "valid_to": "2027-01-01"}])
    page.text_input(key="paper_valid_to_filing_receipt").set_value("2026年2月30日").run()
    assert [{"kind": "filing_receipt", "valid_to": "2027-01-01"}] == papers_of(page)
    assert "2026年2月30日" == page.text_input(key="paper_valid_to_filing_receipt").value
    assert 1 == len(page.error)


def test_what_another_officer_has_ticked_is_shown(desk: Desk) -> None:
    """When the file was changed meanwhile, the ticks are those of the papers that it has now."""
    page = open_evidence(desk, page="applications", step="papers")
    assert page.checkbox(key="paper_held_filing_receipt").value
    changed_by_another(page, papers=[])
    page.run()
    assert not page.checkbox(key="paper_held_filing_receipt").value


def test_a_paper_that_nothing_asks_for_can_be_put_on_file(desk: Desk) -> None:
    """Any paper of the vocabulary can be added; it stands apart from those that prove something."""
    page = open_evidence(desk)
    page.selectbox(key="papers_other").set_value("lease").run()
    page.button(key="papers_add").click().run()
    assert "lease" in kinds_on_file(page)
    assert "本次无须据以证明" in states(page).values()


def test_a_case_with_faults_is_told_what_is_wrong(desk: Desk) -> None:
    """In the place of the list stand the faults, by the labels of their facts."""
    page = desk(
        "evidence",
        case={"district": "330200", "institution": {"building_area_m2": "-1"}},
        desk_on=END_OF_2025,
    )
    assert not page.exception
    assert (
        "申报件有 1 处填写有误，暂不能测算。请在“填报”一步改正后再办理。" == page.warning[0].value
    )
    assert any("托育服务建筑面积" in each.value for each in page.markdown)


def test_the_page_speaks_english_at_the_switch(desk: Desk) -> None:
    """In English the lists and the papers are English."""
    page = desk(
        "evidence", case=example("ningbo-closed"), language=Language.EN, desk_on=END_OF_2025
    )
    assert {"on file"} == set(states(page).values())


def test_of_two_papers_of_one_kind_the_one_that_lasts_longer_counts() -> None:
    """One without a last day outlasts one that has one."""
    rows = [
        {"kind": "lease", "valid_to": "2024-01-31", "number": "甲"},
        {"kind": "lease", "number": "乙"},
    ]
    assert {"lease": OnFile(number="乙")} == papers_on_file({"papers": rows}, VOCABULARY)


def test_a_paper_takes_the_place_of_those_of_its_kind() -> None:
    """The others stay as they are and in their order; what is not stated is left out."""
    document: dict[str, object] = {
        "papers": [{"kind": "a"}, {"kind": "b"}, {"kind": "b"}, {"kind": "c", "number": "3"}]
    }
    changed = with_paper(document, "b", OnFile(valid_to="2026-01-01"), VOCABULARY)
    assert [
        {"kind": "a"},
        {"kind": "b", "valid_to": "2026-01-01"},
        {"kind": "c", "number": "3"},
    ] == changed["papers"]
    assert [{"kind": "a"}, {"kind": "c", "number": "3"}] == with_paper(
        document, "b", None, VOCABULARY
    )["papers"]


def test_a_domain_without_papers_keeps_none() -> None:
    """Its document stays as it is, whatever is ticked."""
    vocabulary = vocabulary_of(bicycles("bicycles"))
    document: dict[str, object] = {"income": "1", "papers": [{"kind": "a"}]}
    assert {} == papers_on_file(document, vocabulary)
    assert document == with_paper(document, "a", OnFile(), vocabulary)

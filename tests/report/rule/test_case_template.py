"""The case file to fill in."""

from datetime import date

import pytest

import incentives
from incentives import Language, childcare
from incentives.report.rule.asked.case_template import case_template
from incentives.values.text import OF_LIBRARIES
from tests.report.reports import bundled


def uncommented(template: str) -> str:
    """Every fact as if it had been filled in."""
    return "\n".join(
        line.removeprefix("# ") for line in template.splitlines() if not line.startswith("##")
    )


@pytest.mark.parametrize("language", OF_LIBRARIES)
def test_every_fact_uncommented_makes_a_case_that_is_assessed(language: Language) -> None:
    case = childcare.parse_case(uncommented(case_template(bundled(), language)))
    found = {
        determination.incentive
        for determination in incentives.assess(case, bundled(), on=date(2023, 12, 31))
    }
    chain = bundled().chain_of(case.district)
    assert chain is not None
    assert found == {
        each
        for each in bundled().incentives
        if bundled().instruments[each.rpartition(".")[0]].jurisdiction in chain
    }


@pytest.mark.parametrize("language", OF_LIBRARIES)
def test_as_it_is_only_what_is_required_is_said(language: Language) -> None:
    case = childcare.parse_case(case_template(bundled(), language, place="320614"))
    assert case == childcare.Case(district="320614")


def test_it_has_every_fact_of_the_vocabulary_and_of_the_library() -> None:
    document = uncommented(case_template(bundled(), Language.ZH))
    names = {name for record in bundled().vocabulary.records.values() for name in record.fields}
    for name in (*names, *bundled().declared_facts):
        assert f"{name}:" in document


def test_a_place_is_asked_for_its_own_law_only() -> None:
    """The nation's and Zhuhai's facts are there, those of another province are not."""
    document = case_template(bundled(), Language.EN, place="440400")
    assert 'district: "440400"' in document
    assert "cn.2022-10.owner_is_small_payer:" in document
    assert "cn.guangdong.zhuhai.inclusive_childcare.full_day_fee:" in document
    assert "cn.sichuan.chengdu" not in document


def paths_in(template: str) -> set[str]:
    """The facts and lists that the file has, by dotted name: `projects.investment`."""
    found: set[str] = set()
    above: list[tuple[int, str]] = []
    for line in template.splitlines():
        if line.startswith("##") or ":" not in line:
            continue
        plain = line.removeprefix("# ").replace("- ", "  ")
        name, depth = plain.strip().partition(":")[0], len(plain) - len(plain.lstrip())
        above = [(at, path) for at, path in above if at < depth]
        path = f"{above[-1][1]}.{name}" if above else name
        found.add(path)
        above.append((depth, path))
    return found


PLACES = ("CN", "320614", "331000", "360702", "440400", "510100")


@pytest.mark.parametrize("place", PLACES)
def test_what_an_answer_lacks_is_in_the_file(place: str) -> None:
    """Whatever is said to be missing of a case of the place, the file of the place asks for it.

    Of an empty case, and of one with a row in every list.
    """
    template = case_template(bundled(), Language.ZH, place=place)
    asked = {path.removeprefix("declared.") for path in paths_in(template)}
    lists = bundled().vocabulary.root.fields
    rows: dict[str, object] = {
        name: [{}] for name in ("projects", "premises", "loans", "children", "attendance")
    }
    for document in ({"district": place}, {"district": place, **rows}):
        case = childcare.case_from(document)
        for on in (date(2019, 12, 31), date(2022, 12, 31), date(2026, 6, 30)):
            assessment = incentives.assess(case, bundled(), on=on)
            missing = {
                lacked.path
                for answer in (*assessment, *assessment.checks)
                for lacked in answer.missing
                if lacked.kind is incentives.MissingKind.FACT
            }
            names = {
                path.text
                if path.list_name is None
                else ".".join((path.list_name, *map(str, path.rest)))
                for path in missing
            }
            assert names - asked == set(), on
    assert "declared" not in lists or "declared" in asked


def test_what_the_law_of_a_place_does_not_read_is_not_asked() -> None:
    """Neither lists nor facts of other provinces; without a place everything is."""
    everything = paths_in(case_template(bundled(), Language.ZH))
    nation = paths_in(case_template(bundled(), Language.ZH, place="CN"))
    zhuhai = paths_in(case_template(bundled(), Language.ZH, place="440400"))
    assert nation < everything
    assert nation < zhuhai < everything
    assert {"children", "visits", "gas_bills", "trainings", "sites"} <= everything - nation
    assert "enrolments.care_mode" in zhuhai - nation
    assert {"name", "district", "papers.kind", "prior_awards.amount"} <= nation


def test_a_list_says_what_a_policy_calls_one_row() -> None:
    """So `bill.paid` of a rule is found in the file."""
    for language, line in (
        (Language.ZH, "各月电费：可有多项，每项以“-”开头；政策中每项写作 bill"),
        (Language.EN, "a policy calls one of them stay"),
    ):
        assert line in " ".join(case_template(bundled(), language).replace("##", "").split())


def test_a_fact_has_its_label_unit_bounds_and_values() -> None:
    lines = case_template(bundled(), Language.ZH).splitlines()
    assert "##     项目后托位数：填整数；单位：个托位；0 至 10,000" in lines
    assert "##     项目总投资：填数字；单位：元；不小于 0" in lines
    assert "##     批准日期：填日期；尚未发生的填 none；不早于“申报日期”" in lines
    assert "##     new_build：新建" in [line.replace("##       ", "##     ") for line in lines]
    assert "##   托育机构备案：自何日起在卫生健康部门备案？填起止日期；不早于“登记日期”" in lines

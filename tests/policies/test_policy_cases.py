"""The bundled policies hold what their policy cases say, and the check notices when they do not."""

import shutil
from pathlib import Path

import pytest

from incentives import childcare
from incentives.checking import check_folder
from incentives.checking.folder import CheckReport

pytestmark = pytest.mark.xdist_group("policy-cases")


@pytest.fixture(scope="module")
def report() -> CheckReport:
    """The check of the bundled policies, made once: it takes minutes."""
    return check_folder(childcare.policies_folder(), vocabulary=childcare.Case)


def test_bundled_policy_cases_hold(report: CheckReport) -> None:
    """Every policy case of the bundled policies comes out as worked out.

    Every incentive has one.
    """
    assert () == report.faults
    assert () == report.uncovered
    assert report.cases > 200


def test_the_boundaries_of_the_first_instruments_are_all_shown(report: CheckReport) -> None:
    """Below, on and above each threshold of these instruments lies a policy case.

    So does one beside each of their days.
    """
    assert report.coverage is not None
    complete = (
        "cn.2019-1606",
        "cn.2019-76",
        "cn.2021-895",
        "cn.2026-7",
        "cn.jiangsu.nantong.haimen.2021-64",
    )
    lacking = [
        (each.rule.id, threshold.threshold.span, threshold.lacking)
        for each in report.coverage.incentives
        for threshold in each.thresholds
        if each.rule.instrument in complete and threshold.lacking
    ]
    assert [] == lacking


def test_wrong_expectation_is_told_with_its_place(tmp_path: Path) -> None:
    """A policy case that does not come out is a fault at its line.

    It tells what was found and what was expected.
    """
    folder = tmp_path / "policies"
    shutil.copytree(
        childcare.policies_folder(), folder, ignore=shutil.ignore_patterns("*.cases.yaml")
    )
    (folder / "one.cases.yaml").write_text(
        "facts: {district: '320614'}\n"
        "cases:\n"
        "  - name: nothing known\n"
        "    source: none\n"
        "    note: none\n"
        "    on: 2023-12-31\n"
        "    expect:\n"
        "      cn.2026-7.vat_exemption: {outcome: ELIGIBLE}\n",
        encoding="utf-8",
    )
    report = check_folder(folder, vocabulary=childcare.Case)
    assert [
        (
            "policies/one.cases.yaml:8:32: 'nothing known': outcome is NOT_IN_FORCE, expected "
            "ELIGIBLE [case-differs]\n"
            "    cn.2026-7.vat_exemption: {outcome: ELIGIBLE}\n"
            "                             ~~~~~~~~~~~~~~~~~~~"
        )
    ] == [str(fault) for fault in report.faults]
    assert "cn.2019-76.vat_exemption" in report.uncovered

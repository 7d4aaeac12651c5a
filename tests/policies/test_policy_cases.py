"""The bundled policies hold what their policy cases say, and the check notices when they do not."""

import shutil
from functools import lru_cache
from pathlib import Path

import pytest

from incentives import checking, childcare, package
from incentives.checking import CheckReport, check_folder
from incentives.projects.project import LayerSource
from tests.cli.projects.test_projects import bundled, told

pytestmark = pytest.mark.long


@lru_cache(maxsize=1)
def report_of(policies: tuple[LayerSource, ...], *, vocabulary: type) -> CheckReport:
    """As `check_folder`; the same is checked once."""
    return check_folder(policies, vocabulary=vocabulary)


@pytest.fixture
def report() -> CheckReport:
    """The check of the bundled policies, which takes most of a minute."""
    return report_of((package("incentives"),), vocabulary=childcare.Case)


@pytest.fixture
def law_checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command checks is what these tests have checked, if it is the same."""
    monkeypatch.setattr(checking, "check_folder", report_of)


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


@pytest.mark.usefixtures("law_checked_once")
def test_a_check_says_what_was_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bundled law in a folder that looks like a project is no answer about that folder."""
    monkeypatch.chdir(tmp_path)
    said = told(["check", "--lang", "en"], capsys)
    assert f"policy cases. Checked: the bundled law ({bundled()}).\n" in said
    (tmp_path / "policies").mkdir()
    for name in ("incentive.toml", "pyproject.toml"):
        (tmp_path / name).touch()
    said = told(["check", "--lang", "en"], capsys)
    assert f"law ({bundled()}); there is no project file incentives.toml in " in said
    assert "and not read was incentive.toml, policies.\n" in said


@pytest.mark.usefixtures("law_checked_once")
def test_a_project_without_layers_is_about_the_bundled_law(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is pinned by its name, the same on every machine, not by the way to where it lies."""
    monkeypatch.chdir(tmp_path)
    Path("incentives.toml").write_text('place = "320614"\n', encoding="utf-8")
    told(["lock", "--lang", "en"], capsys)
    assert 'source = "package:incentives"' in Path("incentives.lock").read_text(encoding="utf-8")
    assert f"Checked: package:incentives ({bundled()}).\n" in told(
        ["check", "--lang", "en"], capsys
    )


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

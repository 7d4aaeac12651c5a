"""`reassess` and `diff` on the command line: output, faults and exit status."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

from incentives import childcare
from incentives.cli import main
from tests.report.reports import EXAMPLES, OVERLAY

RENEWAL = str(EXAMPLES / "haimen-renewal.yaml")
NEW_BUILD = str(EXAMPLES / "haimen-new-build.yaml")
DAYS = ["--was", "2026-01-10", "--now", "2026-01-29", "--on", "2026-02-28"]
Capture = pytest.CaptureFixture[str]


def printed(arguments: list[str], capsys: Capture, *, status: int = 0) -> str:
    assert status == main(arguments)
    out, err = capsys.readouterr()
    assert err == ""
    return out


def known(amount: dict[str, dict[str, str] | None]) -> str | None:
    """The amount where both ends are the same."""
    low, high = amount["low"], amount["high"]
    return low["amount"] if low is not None and low == high else None


def test_a_ledger_in_chinese(capsys: Capture) -> None:
    """Which amounts, by which document and clause, and the total."""
    said = printed(["reassess", RENEWAL, *DAYS], capsys)
    assert said.startswith("政策调整补退测算单\n")
    lines = [" ".join(line.split()) for line in said.splitlines()]
    for line in (
        "原核定口径 按2026年1月10日（含）以前公布的文件",
        "差额 应补 1,200.00 元",
        "差额 应补 35.00 至 2,500.00 元",
        "税费减免 申请人 0.00 元 4,807.00 至 7,272.00 元 应补 4,807.00 至 7,272.00 元",
    ):
        assert line in lines
    assert (
        "公告2026年第7号（2026年1月20日公布）：一（一）；三——为社区提供托育服务的机构"
        in "".join(said.split()).replace("\n", "")
    )


def test_a_ledger_in_english_and_markdown(capsys: Capture) -> None:
    said = printed(["reassess", RENEWAL, *DAYS, "--lang", "en", "--format", "markdown"], capsys)
    assert said.startswith("# Reassessment after later publications\n")
    assert (
        "| 1\\. childcare revenue is free of VAT | CNY 0.00 | CNY 1,200.00 | supplement CNY "
        "1,200.00 |" in said
    )


def test_a_recovery_is_told_as_one(tmp_path: Path, capsys: Capture) -> None:
    """More was paid than is due now: 3,500 less 4,000."""
    award = (
        "prior_awards:\n  - "
        "{incentive: cn.2026-7.property_tax_exemption, amount: 4000.00, paid_on: 2026-02-10}\n"
    )
    path = tmp_path / "case.yaml"
    path.write_text(
        Path(RENEWAL).read_text(encoding="utf-8").replace("prior_awards: []\n", award),
        encoding="utf-8",
    )
    said = printed(["reassess", str(path), *DAYS], capsys)
    assert "  尚应补（退）  应退 500.00 元\n" in said
    assert "差额 已拨付 尚应补（退）" in " ".join(said.split())


def test_a_ledger_without_differences_says_so(capsys: Capture) -> None:
    said = printed(
        ["reassess", RENEWAL, "--was", "2026-01-20", "--now", "2026-01-29", "--on", "2026-02-28"],
        capsys,
    )
    assert "无应补、应退。" in said


def test_a_ledger_as_json(capsys: Capture) -> None:
    """By `--json` or `--format json`, the same bytes."""
    found = [
        printed(["reassess", RENEWAL, *DAYS, *form], capsys)
        for form in (["--json"], ["--format", "json"])
    ]
    assert found[0] == found[1]
    document = json.loads(found[0])
    assert [known(entry["difference"]) for entry in document["entries"]] == [
        "1200.00",
        "3500.00",
        None,
    ]
    assert (document["was"], document["now"]) == ("2026-01-10", "2026-01-29")


def test_both_days_are_needed(capsys: Capture) -> None:
    assert main(["reassess", RENEWAL, "--was", "2026-01-10"]) == 2
    assert "--now" in capsys.readouterr().err


def test_no_difference_ends_with_status_0(capsys: Capture) -> None:
    assert "两者内容一致，没有差异。" in printed(
        ["diff", "bundled", str(childcare.policies_folder())], capsys
    )


def test_an_overlay_is_compared_with_the_bundled_library(capsys: Capture) -> None:
    """Status 1, like `diff`; each figure with its old and new value, and a case."""
    arguments = ["diff", "bundled", str(OVERLAY), "--cases", NEW_BUILD, "--on", "2023-12-31"]
    said = "".join(printed(arguments, capsys, status=1).split())
    assert (
        "由标准未公布（海政办发〔2021〕64号三（三）2）改为8,000.00元/托位（内部执行标准《海门示例数值（非正式标准）》）"
        in said
    )
    assert (
        "例：“haimen-new-build.yaml”（2023年12月31日）新建、改扩建托育机构资金补助，"
        "由金额待定变为480,000.00元" in said
    )
    assert "测试案例1个，其中1个结果有变化" in said


def edited(tmp_path: Path, file: str, old: str, new: str) -> Path:
    """A copy of the bundled policies with one edit."""
    folder = tmp_path / "edited"
    shutil.copytree(childcare.policies_folder(), folder)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_policy_cases_are_asked_where_no_others_are_named(tmp_path: Path, capsys: Capture) -> None:
    """Whom a threshold of 120,000 yuan from 2026 touches is found among the policies' cases."""
    folder = edited(tmp_path, "cn/2026-10.yaml", "value: 100000", "value: 120000")
    plain = tmp_path / "plain"
    shutil.copytree(childcare.policies_folder(), plain)
    for path in plain.rglob("*.cases.yaml"):
        if path.name != "2026-7.cases.yaml":
            path.unlink()
    document = json.loads(printed(["diff", str(plain), str(folder), "--json"], capsys, status=1))
    assert [
        (each["id"], each["from"], each["to"], each["example"]["case"])
        for each in document["changes"]
    ] == [
        (
            "cn.vat.monthly_threshold",
            "2026-01-01",
            "2027-12-31",
            "a threshold that is reached is taxed",
        )
    ]
    effect = document["changes"][0]["example"]["effect"]
    assert (known(effect["before"]), known(effect["after"])) == ("1000.00", "0.00")
    assert {total["incentive"] for total in document["totals"]} == {"cn.2026-7.vat_exemption"}


def test_a_clause_is_shown_with_its_words(tmp_path: Path, capsys: Capture) -> None:
    """Old and new wording of the condition, in the language asked for."""
    old, new = (
        "承受的房屋、土地用于托育服务, en: the premises are taken over",
        "承受的房屋、土地专用于托育服务, en: the premises are taken over only",
    )
    folder = edited(tmp_path, "cn/2019-76.yaml", old, new)
    cases = ["--cases", NEW_BUILD, "--on", "2023-12-31"]
    zh = "".join(printed(["diff", "bundled", str(folder), *cases], capsys, status=1).split())
    assert "【修改】承受房屋、土地免征契税" in zh
    assert "改为“承受的房屋、土地专用于托育服务" in zh
    assert "所给案例中没有因此变化的" in zh
    en = " ".join(
        printed(["diff", "bundled", str(folder), *cases, "--lang", "en"], capsys, status=1).split()
    )
    assert "to “the premises are taken over only for childcare" in en


def test_two_overlays_are_compared_over_the_bundled_library(
    tmp_path: Path, capsys: Capture
) -> None:
    """Each laid over the same library."""
    other = tmp_path / "other.yaml"
    other.write_text(
        OVERLAY.read_text(encoding="utf-8").replace("value: 8000", "value: 9000"), encoding="utf-8"
    )
    arguments = [
        "diff",
        str(OVERLAY),
        str(other),
        "--cases",
        NEW_BUILD,
        "--on",
        "2023-12-31",
        "--json",
    ]
    document = json.loads(printed(arguments, capsys, status=1))
    changed = [each for each in document["changes"] if each["example"] is not None]
    assert [(each["id"], known(each["example"]["effect"]["difference"])) for each in changed] == [
        ("cn.jiangsu.nantong.haimen.2021-64.construction_per_place", "60000.00")
    ]


def test_a_folder_of_cases_is_asked(tmp_path: Path, capsys: Capture) -> None:
    """Every case file in it."""
    for name in (RENEWAL, NEW_BUILD):
        shutil.copy(name, tmp_path)
    arguments = [
        "diff",
        "bundled",
        str(OVERLAY),
        "--cases",
        str(tmp_path),
        "--on",
        "2023-12-31",
        "--json",
    ]
    document = json.loads(printed(arguments, capsys, status=1))
    assert (document["cases_asked"], [each["name"] for each in document["cases"]]) == (
        2,
        ["haimen-new-build.yaml", "haimen-renewal.yaml"],
    )


def faults_of_folder(folder: Path, capsys: Capture) -> list[tuple[str, str]]:
    arguments = ["diff", "bundled", str(OVERLAY), "--cases", str(folder), "--on", "2023-12-31"]
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    return [(match[1], match[2]) for match in re.finditer(r"([^/\s]+): .*\[([\w-]+)\]", told.err)]


@pytest.mark.parametrize("name", ["b.yaml.txt", "b.json.old", "b", "b.txt"])
def test_a_case_that_is_called_otherwise_is_told(
    name: str, tmp_path: Path, capsys: Capture
) -> None:
    """It would be left out of the comparison; a README, a copy and a hidden file are no cases."""
    shutil.copy(NEW_BUILD, tmp_path / "a.YML")
    for other in ("README.md", "a.YML.bak", ".b.yaml.swp"):
        (tmp_path / other).write_text("# 说明\n\n个案。\n", encoding="utf-8")
    arguments = ["diff", "bundled", str(OVERLAY), "--cases", str(tmp_path), "--on", "2023-12-31"]
    document = json.loads(printed([*arguments, "--json"], capsys, status=1))
    assert document["cases_asked"] == 1
    shutil.copy(NEW_BUILD, tmp_path / name)
    assert [(name, "wrong-ending")] == faults_of_folder(tmp_path, capsys)


def test_a_folder_without_cases_is_told(tmp_path: Path, capsys: Capture) -> None:
    """Nothing compared is no comparison."""
    assert [(tmp_path.name, "no-cases")] == faults_of_folder(tmp_path, capsys)


def test_an_overlay_written_as_json_is_read(tmp_path: Path, capsys: Capture) -> None:
    """On one line, as a program writes it, with the same outcome as its YAML."""
    text = OVERLAY.read_text(encoding="utf-8")
    tree = yaml.load(text, Loader=yaml.BaseLoader)
    target = tmp_path / "overlay.json"
    target.write_text(json.dumps(tree), encoding="utf-8")
    documents = []
    for overlay in (OVERLAY, target):
        arguments = ["assess", NEW_BUILD, "--on", "2023-12-31", "--overlay", str(overlay), "--json"]
        assert main(arguments) == 0
        documents.append(json.loads(capsys.readouterr().out)["totals"])
    assert documents[0] == documents[1]


def test_one_file_of_policy_cases_is_asked(capsys: Capture) -> None:
    """Only its own cases, each on its own day."""
    path = childcare.policies_folder() / "cn/jiangsu/nantong/haimen/2021-64.cases.yaml"
    document = json.loads(
        printed(["diff", "bundled", str(OVERLAY), "--cases", str(path), "--json"], capsys, status=1)
    )
    names = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("  - name:")
    ]
    assert document["cases_asked"] == len(names)


@pytest.mark.parametrize(
    "arguments", [["nowhere", "bundled"], ["bundled", "nowhere.yaml"], ["bundled", NEW_BUILD]]
)
def test_what_is_no_edition_is_a_fault(arguments: list[str], capsys: Capture) -> None:
    """Status 2, as for any fault: a difference is told by 1 alone."""
    assert main(["diff", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, bool(err)) == ("", True)


LAW = {
    "library.yaml": 'version: "1"\n',
    "cn/jurisdiction.yaml": 'code: "CN"\nname: {zh: 中国, en: China}\n',
    "cn/one.yaml": """instrument: {id: cn.one, number: 一号, title: {zh: 办法, en: measures},
  published: 2019-12-01, in_force: {from: 2020-01-01}}
parameters:
  paid: {text: {zh: 标准, en: standard}, unit: CNY, values: [{value: 100, cite: 一}]}
incentives:
  first: {title: {zh: 补助, en: grant}, kind: grant, cite: 二,
          trigger: institution.registered_on, amount: paid}
  second: {title: {zh: 奖励, en: prize}, kind: award, cite: 三,
           trigger: institution.registered_on, amount: paid}
relations:
  - {higher_of: [first, second], cite: 四}
""",
}


def written(folder: Path, old: str = "", new: str = "") -> str:
    """A small library, with one thing in it written otherwise."""
    for name, text in LAW.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.replace(old, new) if old else text, encoding="utf-8")
    return str(folder)


def test_a_library_without_policy_cases_is_compared(tmp_path: Path, capsys: Capture) -> None:
    """Nobody is asked; no policy file is taken for a case."""
    one, other = written(tmp_path / "one"), written(tmp_path / "other", "value: 100", "value: 120")
    printed(["diff", one, one], capsys)
    said = printed(["diff", one, other, "--lang", "en"], capsys, status=1)
    assert "from CNY 100.00 (一号 一) to CNY 120.00 (一号 一)" in " ".join(said.split())


def test_a_relation_is_told_by_what_it_says(tmp_path: Path, capsys: Capture) -> None:
    """It has no name of its own: which incentives it binds, and how, in both languages."""
    sides = [written(tmp_path / "one"), written(tmp_path / "other", "higher_of: [", "one_of: [")]
    said = printed(["diff", *sides], capsys, status=1)
    assert (
        "【取消】“补助”、“奖励”就高不重复（一号 四，编号 higher_of cn.one cn.one.first "
        "cn.one.second）" in said
    )
    assert "【新增】“补助”、“奖励”择一享受" in said
    assert "added: only one of “grant”, “prize” (" in printed(
        ["diff", *sides, "--lang", "en"], capsys, status=1
    )


def test_a_fault_in_the_folder_one_stands_in_is_told_by_its_path(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of `.` the path begins with what is in the folder, and not at the root of the machine."""
    written(tmp_path, "unit: CNY", "unit: cny")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "."]) == 2
    assert capsys.readouterr().err.startswith("cn/one.yaml:4:")

"""The command line, from arguments to exit status."""

import atexit
import gc
import json
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

import incentives
from incentives import childcare
from incentives.cli import main
from tests.report.reports import EXAMPLES, OVERLAY, SHARES_OFF, UNPROVEN, assessed, in_text

NEW_BUILD = str(EXAMPLES / "haimen-new-build.yaml")
Capture = pytest.CaptureFixture[str]


def refused(arguments: list[str], capsys: Capture) -> str:
    """What is said of a command that fails: all of it on stderr."""
    status = main(arguments)
    out, err = capsys.readouterr()
    assert (2, "") == (status, out)
    assert err
    return err


def test_an_assessment_is_printed_in_chinese(capsys: Capture) -> None:
    assert main(["assess", NEW_BUILD, "--on", "2023-12-31"]) == 0
    assert capsys.readouterr() == (in_text(assessed("new-build")), "")


def test_a_command_seldom_looks_for_garbage_and_not_at_its_end(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Of a process that is the command's own; who calls `main` has a process that goes on."""
    at_the_end: list[object] = []
    seldom: list[int] = []
    monkeypatch.setattr(atexit, "register", at_the_end.append)
    monkeypatch.setattr(gc, "set_threshold", seldom.append)
    assert main(["--version"]) == 0
    assert ([], []) == (at_the_end, seldom)
    monkeypatch.setattr("sys.argv", ["incentives", "--version"])
    assert main() == 0
    assert ([gc.freeze], [100_000]) == (at_the_end, seldom)
    assert capsys.readouterr().out


def test_json_is_that_of_the_library(capsys: Capture) -> None:
    assert main(["assess", NEW_BUILD, "--on", "2023-12-31", "--format", "json"]) == 0
    out = capsys.readouterr().out
    assert out == f"{assessed('new-build').to_json()}\n"
    assert json.loads(out)["totals"]["cash"] == {"amount": "600000.00", "currency": "CNY"}


def test_details_of_the_json_are_asked_for_by_word(capsys: Capture) -> None:
    """Each is told besides; with a format that is no JSON it is refused."""
    arguments = ["assess", NEW_BUILD, "--on", "2023-12-31", "--detail", "papers"]
    assert main([*arguments, "--detail", "workings", "--format", "json"]) == 0
    assert ["papers", "workings"] == json.loads(capsys.readouterr().out)["detail"]
    assert "[detail-without-json]" in refused(arguments, capsys)


def test_overlays_and_the_day_of_knowledge_reach_the_assessment(capsys: Capture) -> None:
    arguments = [
        "assess",
        NEW_BUILD,
        "--on",
        "2023-12-31",
        "--known-on",
        "2023-12-31",
        "--overlay",
        str(OVERLAY),
    ]
    assert main([*arguments, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["known_on"] == "2023-12-31"
    assert [overlay["title"]["en"] for overlay in found["overlays"]] == [
        "Example figures for Haimen (no official rates)"
    ]


def test_markdown_in_english(capsys: Capture) -> None:
    assert (
        main(["assess", NEW_BUILD, "--on", "2023-12-31", "--lang", "en", "--format", "markdown"])
        == 0
    )
    assert capsys.readouterr().out.startswith("# Assessment of incentives\n")


def test_the_day_is_today_if_none_is_given(capsys: Capture) -> None:
    before = datetime.now().astimezone().date()
    assert main(["assess", NEW_BUILD, "--format", "json"]) == 0
    found = date.fromisoformat(json.loads(capsys.readouterr().out)["on"])
    assert before <= found <= datetime.now().astimezone().date()


def test_a_faulty_case_is_told_with_its_place(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "case.yaml"
    path.write_text('district: "320614"\nprojects: [{places_after: -1}]\n', encoding="utf-8")
    said = refused(["assess", str(path), "--on", "2023-12-31", "--lang", "en"], capsys)
    assert said.startswith("case.yaml:2:")
    assert "projects[0].places_after: got -1" in said


def test_a_place_that_the_library_does_not_cover(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "case.yaml"
    path.write_text('district: "999999"\n', encoding="utf-8")
    assert "[unknown-jurisdiction]" in refused(["assess", str(path), "--on", "2023-12-31"], capsys)


@pytest.mark.parametrize("name", ["nowhere.yaml", ""], ids=["no such file", "a folder"])
def test_a_case_that_is_no_file(name: str, tmp_path: Path, capsys: Capture) -> None:
    assert "[unreadable-file]" in refused(
        ["assess", str(tmp_path / name), "--on", "2023-12-31"], capsys
    )


def test_an_overlay_that_is_no_file(tmp_path: Path, capsys: Capture) -> None:
    arguments = [
        "assess",
        NEW_BUILD,
        "--on",
        "2023-12-31",
        "--overlay",
        str(tmp_path / "nowhere.yaml"),
    ]
    assert "nowhere.yaml" in refused(arguments, capsys)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2023-02-29", "there is no day 2023-02-29"),
        ("20231231", "expected a date such as 2023-12-31"),
        ("2023-W52-7", "expected a date such as 2023-12-31"),
    ],
)
def test_a_date_is_written_in_one_way(day: str, said: str, capsys: Capture) -> None:
    assert said in refused(["assess", NEW_BUILD, "--on", day, "--lang", "en"], capsys)


@pytest.mark.parametrize(
    "arguments", [[], ["guess"], ["assess"], ["assess", NEW_BUILD, "--lang", "xx"]]
)
def test_arguments_that_are_not_understood(arguments: list[str], capsys: Capture) -> None:
    assert "用法：incentives" in refused(arguments, capsys)


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["assess", "--help"]])
def test_help_and_version_are_no_faults(arguments: list[str], capsys: Capture) -> None:
    assert main(arguments) == 0
    assert "incentives" in capsys.readouterr().out


def test_an_incentive_is_explained(capsys: Capture) -> None:
    assert main(["explain", "cn.2019-76.deed_tax_exemption"]) == 0
    assert capsys.readouterr().out.startswith("政策说明：承受房屋、土地免征契税\n")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("cn.2019-76.deed_tax_exemptio", "cn.2019-76.deed_tax_exemption"),
        ("electricity_price", "cn.jiangsu.electricity-2021"),
    ],
)
def test_an_unknown_incentive_comes_with_a_suggestion(
    name: str, meant: str, capsys: Capture
) -> None:
    said = refused(["explain", name, "--lang", "en"], capsys)
    assert said.startswith(f"there is no incentive '{name}' [unknown-incentive]. Did you mean: ")
    assert meant in said


def test_an_incentive_like_no_other_gets_the_nearest_few(capsys: Capture) -> None:
    assert refused(["explain", "xyz"], capsys).count("编号 cn.") == 3


def test_a_new_case_can_be_assessed(tmp_path: Path, capsys: Capture) -> None:
    assert main(["new-case", "--place", "320614"]) == 0
    path = tmp_path / "new.yaml"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    assert childcare.read_case(path) == childcare.Case(district="320614")


def test_a_new_case_of_no_place_is_refused(capsys: Capture) -> None:
    said = refused(["new-case", "--place", "999999", "--lang", "en"], capsys)
    told = "no place of the library has the code or name '999999' [unknown-jurisdiction]. "
    assert said.startswith(told)
    assert said.count("(") == 5


def test_other_policies_may_be_used(tmp_path: Path, capsys: Capture) -> None:
    assert (
        main(
            [
                "assess",
                NEW_BUILD,
                "--on",
                "2023-12-31",
                "--policies",
                str(childcare.policies_folder()),
            ]
        )
        == 0
    )
    capsys.readouterr()
    assert "[no-folder]" in refused(
        ["assess", NEW_BUILD, "--policies", str(tmp_path / "nowhere")], capsys
    )


def test_check_says_what_it_proved_and_how_far_the_cases_go(
    tmp_path: Path, capsys: Capture
) -> None:
    """A line each; which boundaries no case shows is listed only if asked for."""
    write_small_policies(tmp_path)
    assert main(["check", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("检查通过：政策文件 ")
    assert err == ""
    assert main(["check", str(tmp_path), "--lang", "en"]) == 0
    counts, proven, boundaries = capsys.readouterr().out.splitlines()
    assert counts.startswith("All is well: ")
    assert proven.startswith("Proven day by day: ")
    assert boundaries.startswith("Boundaries: cases lie on ")


def test_advice_is_in_the_language_of_the_check(tmp_path: Path, capsys: Capture) -> None:
    """A figure that no rule reads."""
    write_small_policies(tmp_path)
    policy = tmp_path / "cn" / "one.yaml"
    unread = "parameters: {x: {text: {zh: 乙, en: b}, unit: 1, values: [{value: 1, cite: 一}]}}\n"
    policy.write_text(policy.read_text(encoding="utf-8") + unread, encoding="utf-8")
    for language, told in (("zh", "没有规则读取政策数值"), ("en", "no rule reads the parameter")):
        assert main(["check", str(tmp_path), "--lang", language]) == 0
        assert told in capsys.readouterr().out


def write_small_policies(folder: Path) -> None:
    """One grant of 1 yuan from 2020-01-01 on, with a case on the first day and none before it."""
    (folder / "cn").mkdir()
    (folder / "cn" / "jurisdiction.yaml").write_text(
        "code: CN\nname: {zh: 国, en: Land}\n", encoding="utf-8"
    )
    (folder / "cn" / "one.yaml").write_text(
        "instrument: "
        "{id: cn.one, number: 一号, title: {zh: 甲, en: a}, published: 2020-01-01, "
        "in_force: {from: 2020-01-01}}\n"
        "incentives:\n"
        "  grant: "
        "{title: {zh: 补助, en: grant}, kind: grant, cite: 一, "
        "trigger: institution.registered_on, amount: '0'}\n",
        encoding="utf-8",
    )
    (folder / "cn" / "one.cases.yaml").write_text(
        "cases:\n"
        "  - {name: first day, source: 一号, note: nothing, on: 2020-12-31,\n"
        "     facts: {district: CN, institution: {registered_on: 2020-01-01}},\n"
        "     expect: {cn.one.grant: {outcome: ELIGIBLE, amount: '0.00'}}}\n",
        encoding="utf-8",
    )


def test_boundaries_that_no_case_shows_are_listed(tmp_path: Path, capsys: Capture) -> None:
    """In Chinese and English, with the file and line, and as JSON with all thresholds."""
    write_small_policies(tmp_path)
    place = f"{tmp_path.name}/cn/one.yaml:1"
    assert main(["check", str(tmp_path), "--boundaries"]) == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        "临界用例：应有 2 处，已有 1 处。",
        "补助（cn.one.grant）：1/2",
        f"  {place}：一号 施行首日 2020年1月1日：缺此前（2019年12月31日）",
    ]
    assert main(["check", str(tmp_path), "--boundaries", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        "Boundaries: cases lie on 1 of 2 sides of thresholds.",
        "grant (cn.one.grant): 1 of 2",
        f"  {place} first day of 一号, 2020-01-01: no case before it (2019-12-31)",
    ]
    assert main(["check", str(tmp_path), "--boundaries", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    head = (found["format"], found["format_version"], found["library"]["layers"][0]["name"])
    assert ("check", "1.0", tmp_path.name) == head
    assert found["proof"] == {
        "jurisdictions": 1,
        "series": 0,
        "days": 0,
        "first": "2020-01-01",
        "last": "2020-01-01",
        "figures": 0,
        "brackets": 0,
    }
    days = {
        "below": {"from": "2019-12-31", "to": "2019-12-31"},
        "on": {"from": "2020-01-01", "to": "2020-01-01"},
    }
    subject = {"zh": "一号 施行首日 2020年1月1日", "en": "first day of 一号, 2020-01-01"}
    threshold = {
        "kind": "window",
        "at": place,
        "subject": subject,
        "limit": None,
        "sides": ["below", "on"],
        "lacking": ["below"],
        "days": days,
    }
    assert found["boundaries"] == {
        "covered": 1,
        "needed": 2,
        "incentives": [
            {"id": "cn.one.grant", "covered": 1, "needed": 2, "thresholds": [threshold]}
        ],
    }


def test_check_tells_every_fault(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "library.yaml").write_text("version: 1\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text("instrument: {id: a}\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("instrument: {id: c}\n", encoding="utf-8")
    said = refused(["check", str(tmp_path)], capsys)
    assert "a.yaml:1:" in said
    assert "b.yaml:1:" in said


def run(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-c",
        "import sys; from incentives.cli import main; sys.exit(main())",
        *arguments,
    ]
    return subprocess.Popen(  # noqa: S603 - our own program
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **SOURCES, **environment},
    )


SOURCES = {"PYTHONPATH": str(Path(incentives.__file__).resolve().parent.parent)}


def test_output_is_utf8_whatever_the_locale() -> None:
    process = run(
        "assess",
        NEW_BUILD,
        "--on",
        "2023-12-31",
        LC_ALL="C",
        PYTHONUTF8="0",
    )
    out, err = process.communicate()
    assert (0, b"") == (process.returncode, err)
    assert out.decode("utf-8").startswith("优惠政策测算单\n")


def test_a_reader_that_stops_early_is_no_fault() -> None:
    process = run("assess", NEW_BUILD, "--on", "2023-12-31")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


@pytest.mark.parametrize("arguments", [["--json"], ["--format", "json"]])
def test_recoveries_are_printed_as_json(arguments: list[str], capsys: Capture) -> None:
    """Both ways of asking for JSON give the canonical form."""
    assert main(["recover", NEW_BUILD, "--on", "2023-12-31", *arguments]) == 0
    case = childcare.read_case(NEW_BUILD)
    assert (
        capsys.readouterr().out
        == f"{incentives.recover(case, childcare.library(), on=date(2023, 12, 31)).to_json()}\n"
    )


def test_recoveries_are_printed_in_both_languages(capsys: Capture) -> None:
    assert main(["recover", NEW_BUILD, "--on", "2023-12-31"]) == 0
    assert capsys.readouterr().out.startswith("税费补缴测算单\n")
    assert (
        main(["recover", NEW_BUILD, "--on", "2023-12-31", "--lang", "en", "--format", "markdown"])
        == 0
    )
    assert capsys.readouterr().out.startswith("# Recovery\n")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "zh",
            (
                "“普惠托位建设补助”（cn.zhejiang.ningbo.special_fund-2022.construction_grant）："
                "拨付比例合计为 1.2，应为 1"
            ),
        ),
        ("en", "cn.zhejiang.ningbo.special_fund-2022.construction_grant ("),
    ],
)
def test_why_the_law_gives_no_answer_is_told(
    tmp_path: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    expected: str,
) -> None:
    """In the language asked for, with the id and the line of the policy file."""
    monkeypatch.setattr(UNPROVEN, lambda *_: None)
    overlay = tmp_path / "shares.yaml"
    overlay.write_text(SHARES_OFF, encoding="utf-8")
    case = str(EXAMPLES / "ningbo-closed.yaml")
    arguments = [
        "assess",
        case,
        "--on",
        "2025-12-31",
        "--overlay",
        str(overlay),
        "--lang",
        language,
    ]
    told = refused(arguments, capsys)
    assert told.startswith(expected)
    assert "1.2" in told
    assert "special_fund-2022.yaml:85" in told


def test_shares_of_an_overlay_that_are_no_whole_are_refused(
    tmp_path: Path, capsys: Capture
) -> None:
    """When it is read: at its line, with what they come to."""
    overlay = tmp_path / "shares.yaml"
    overlay.write_text(SHARES_OFF, encoding="utf-8")
    case = str(EXAMPLES / "ningbo-closed.yaml")
    told = refused(["assess", case, "--on", "2025-12-31", "--overlay", str(overlay)], capsys)
    assert "shares.yaml:8:" in told
    assert "1.2" in told
    assert "[shares-not-whole]" in told

"""Every option of every command is obeyed or refused: with it something else comes out."""

import argparse
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest

from incentives import childcare
from incentives.cli import main
from incentives.cli.parser import COMMANDS, _parser, parse_arguments
from incentives.desk import launch
from incentives.desk import settings as desk_settings
from incentives.register import Register
from incentives.values.text import Language
from tests.desk.access.test_access import GOOD
from tests.report.reports import EXAMPLES, OVERLAY, bundled

CASE = str(EXAMPLES / "haimen-new-build.yaml")
RENEWAL = str(EXAMPLES / "haimen-renewal.yaml")
POLICIES = childcare.policies_folder()
ASSESS = ["assess", CASE, "--on", "2023-12-31"]
RECOVER = ["recover", str(EXAMPLES / "haimen-change-of-use.yaml"), "--on", "2024-12-31"]
REASSESS = ["reassess", RENEWAL, "--was", "2026-01-10", "--now", "2026-01-29"]
SINCE = [*REASSESS, "--on", "2026-02-28"]
DIFF = ["diff", "FOLDER", "OTHER", "--cases", "SMALL", "--on", "2022-12-31"]
EXPLAIN = ["explain", "cn.2019-76.deed_tax_exemption"]
KERNEL = ["kernel", "--place", "320614"]
RELATED = "cn.zhejiang.ningbo.special_fund-2022.construction_grant"

SMALL = """instrument:
  id: cn.small
  number: No. 1
  title: {zh: 小文件, en: a small notice}
  published: 2020-01-01
  in_force: {from: 2020-01-01}
incentives:
  grant:
    title: {zh: 补助, en: grant}
    kind: grant
    cite: 一
    for_each: projects
    trigger: project.approved_on
    amount: project.investment
"""
SMALL_CASE = "{district: CN, projects: [{id: p1, investment: 7, approved_on: 2022-03-01}]}"
SMALL_CASES = """cases:
  - name: the investment is granted
    source: No. 1 一
    note: all of it
    on: 2022-12-31
    facts: {district: CN, projects: [{id: p1, investment: 5, approved_on: 2022-03-01}]}
    expect: {cn.small.grant: {outcome: ELIGIBLE, amount: "5.00"}}
"""

# By command and option: the arguments without it, and what is added. FOLDER are policies of the
# nation alone, OTHER the same with another amount, SMALL a case of theirs.
ASKED: dict[tuple[str, str], tuple[list[str], list[str]]] = {
    ("assess", "--lang"): (ASSESS, ["--lang", "en"]),
    ("assess", "--on"): (["assess", CASE], ["--on", "2022-12-31"]),
    ("assess", "--known-on"): (ASSESS, ["--known-on", "2019-01-01"]),
    ("assess", "--paid-by"): (ASSESS, ["--paid-by", "2030-01-01"]),
    ("assess", "--overlay"): (ASSESS, ["--overlay", str(OVERLAY)]),
    ("assess", "--format"): (ASSESS, ["--format", "markdown"]),
    ("assess", "--json"): (ASSESS, ["--json"]),
    ("assess", "--policies"): (ASSESS, ["--policies", "FOLDER"]),
    ("assess", "--output"): (ASSESS, ["--output", "TARGET"]),
    ("assess", "--paper"): (ASSESS, ["--paper", "annexes"]),
    ("assess", "--value"): (ASSESS, ["--value", "cn.2019-76.community_childcare"]),
    ("assess", "--detail"): ([*ASSESS, "--json"], ["--detail", "papers"]),
    ("schema", "--table"): (["schema"], ["--table"]),
    ("schema", "--result"): (["schema"], ["--result", "recovery"]),
    ("recover", "--lang"): (RECOVER, ["--lang", "en"]),
    ("recover", "--on"): (RECOVER[:2], ["--on", "2022-01-31"]),
    ("recover", "--known-on"): (RECOVER, ["--known-on", "2019-01-01"]),
    ("recover", "--paid-by"): (RECOVER, ["--paid-by", "2030-01-01"]),
    ("recover", "--overlay"): (RECOVER, ["--overlay", str(OVERLAY)]),
    ("recover", "--format"): (RECOVER, ["--format", "markdown"]),
    ("recover", "--json"): (RECOVER, ["--json"]),
    ("recover", "--policies"): (RECOVER, ["--policies", "FOLDER"]),
    ("check", "--lang"): (["check", "FOLDER"], ["--lang", "en"]),
    ("check", "--boundaries"): (["check", "FOLDER"], ["--boundaries"]),
    ("check", "--format"): (["check", "FOLDER"], ["--format", "json"]),
    ("explain", "--lang"): (EXPLAIN, ["--lang", "en"]),
    ("explain", "--format"): (EXPLAIN, ["--format", "markdown"]),
    ("explain", "--policies"): (EXPLAIN, ["--policies", "FOLDER"]),
    ("kernel", "--lang"): (KERNEL, ["--lang", "en"]),
    ("kernel", "--place"): (["kernel"], ["--place", "320614"]),
    ("kernel", "--on"): (["kernel", RELATED], ["--on", "2015-12-31"]),
    ("kernel", "--known-on"): (KERNEL, ["--known-on", "2019-01-01"]),
    ("kernel", "--overlay"): (KERNEL, ["--overlay", str(OVERLAY)]),
    ("kernel", "--policies"): (["kernel"], ["--policies", "FOLDER"]),
    ("vocabulary", "--lang"): (["vocabulary"], ["--lang", "en"]),
    ("vocabulary", "--place"): (["vocabulary"], ["--place", "331000"]),
    ("vocabulary", "--output"): (["vocabulary"], ["--output", "TARGET"]),
    ("vocabulary", "--policies"): (["vocabulary"], ["--policies", "FOLDER"]),
    ("new-case", "--lang"): (["new-case"], ["--lang", "en"]),
    ("new-case", "--place"): (["new-case"], ["--place", "331000"]),
    ("new-case", "--policies"): (["new-case"], ["--policies", "FOLDER"]),
    ("schema", "--lang"): (["schema", "--policies", "FOLDER"], ["--lang", "en"]),
    ("schema", "--case"): (["schema"], ["--case"]),
    ("schema", "--policies"): (["schema", "--case"], ["--policies", "FOLDER"]),
    ("reassess", "--lang"): (SINCE, ["--lang", "en"]),
    ("reassess", "--was"): (SINCE, ["--was", "2026-01-20"]),
    ("reassess", "--now"): (SINCE, ["--now", "2026-01-10"]),
    ("reassess", "--on"): (REASSESS, ["--on", "2026-01-31"]),
    ("reassess", "--paid-by"): (SINCE, ["--paid-by", "2030-01-01"]),
    ("reassess", "--overlay"): (SINCE, ["--overlay", str(OVERLAY)]),
    ("reassess", "--format"): (SINCE, ["--format", "markdown"]),
    ("reassess", "--json"): (SINCE, ["--json"]),
    ("reassess", "--policies"): (SINCE, ["--policies", "FOLDER"]),
    ("diff", "--lang"): (DIFF, ["--lang", "en"]),
    ("diff", "--cases"): (DIFF[:3], ["--cases", "SMALL"]),
    ("diff", "--on"): (DIFF[:5], ["--on", "2021-12-31"]),
    ("diff", "--format"): (DIFF, ["--format", "markdown"]),
    ("diff", "--json"): (DIFF, ["--json"]),
    ("diff", "--policies"): (DIFF, ["--policies", "FOLDER"]),
}
DESK = {
    "--lang": "en",
    "--register": "other.sqlite",
    "--register-address-file": "address.toml",
    "--overlays": "other",
    "--place": "440400",
    "--sign-in": "secrets.toml",
    "--unsigned": None,
    "--address": "127.0.0.2",
    "--port": "8600",
    "--no-browser": None,
}
BEGINS = ("--new-register",)
"""Tried in `test_new_registers`."""
ADMINISTRATOR = (
    *("--lang", "--register", "--register-address-file"),
    *("--issuer", "--subject", "--name", "--reason"),
)
"""Tried where the command is (`test_administrator`)."""
VERIFYING = ("--lang", "--register", "--register-address-file", "--amount")
"""Tried where the code is (`tests/register/test_short_code`)."""
PAID = ("--register", "--register-address-file", "--credit-code", "--dossier")
"""Tried where a register is (`test_register_payments`)."""
PRINTING = (
    *("--lang", "--register", "--register-address-file", "--annexes", "--format", "--output"),
    *("--officer", "--overlay"),
)
"""Tried where the command is (`test_paper`)."""


LAW = ("--policies", "--vocabulary", "--project")
WITHOUT_LAW = {"administrator", "init", "lock"}
"""Every other command can be told of which law it is: tried in `projects/test_options`."""
INIT = ("--lang", "--place", "--name", "--english-name")
"""Tried where the commands are (`projects/`)."""
BATCH = (
    *("--lang", "--on", "--known-on", "--key", "--list", "--round", "--workers", "--runtime"),
    *("--read", "--write", "--address-file"),
    "--overlay",
)
"""Tried where the command is (`test_batch`)."""
SAMPLE = ("--lang", "--seed", "--months", "--unknown", "--place", "--on")
"""Tried where the command is (`test_sample`)."""


def options() -> Iterator[tuple[str, str]]:
    """Every option of every command, as the help has them."""
    (commands,) = (
        action
        for action in _parser(Language.EN, COMMANDS)._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    for command, parser in commands.choices.items():
        for action in parser._actions:
            if action.option_strings and not isinstance(action, argparse._HelpAction):
                yield command, action.option_strings[0]


def test_every_option_is_tried_here() -> None:
    """One that is added needs a line here."""
    of_the_desk = {("desk", option) for option in (*DESK, *BEGINS)}
    of_the_administrator = {("administrator", option) for option in ADMINISTRATOR}
    of_the_register = {("register", option) for option in VERIFYING}
    of_payments = {(name, option) for name in ("assess", "recover", "reassess") for option in PAID}
    of_papers = {("paper", option) for option in PRINTING}
    of_tables = {("batch", option) for option in BATCH} | {("sample", each) for each in SAMPLE}
    of_the_office = {*of_the_administrator, *of_the_register, *of_payments, *of_papers}
    of_law = {
        (command, option)
        for command in {command for command, _ in options()} - WITHOUT_LAW
        for option in LAW
    }
    of_projects = {("lock", option) for option in ("--lang", "--project")}
    of_projects |= {("init", option) for option in INIT}
    of_all = {(command, "-v") for command, _ in options()}  # tests/test_journal.py
    assert set(options()) == {
        *of_all,
        *of_law,
        *of_projects,
        *ASKED,
        *of_the_desk,
        *of_the_office,
        *of_tables,
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Policies of the nation alone, with one grant."""
    target = tmp_path_factory.mktemp("policies") / "policies"
    (target / "cn").mkdir(parents=True)
    shutil.copy(POLICIES / "library.yaml", target)
    shutil.copy(POLICIES / "cn" / "jurisdiction.yaml", target / "cn")
    (target / "cn" / "small.yaml").write_text(SMALL, encoding="utf-8")
    (target / "cn" / "small.cases.yaml").write_text(SMALL_CASES, encoding="utf-8")
    other = target.parent / "other"
    shutil.copytree(target, other)
    changed = SMALL.replace("project.investment", "project.investment + project.investment")
    (other / "cn" / "small.yaml").write_text(changed, encoding="utf-8")
    (target.parent / "small.yaml").write_text(SMALL_CASE, encoding="utf-8")
    return target


Outcome = tuple[int, str, str]


@pytest.fixture(scope="module")
def without() -> dict[tuple[str, ...], Outcome]:
    """What came out of arguments already tried."""
    return {}


@pytest.fixture
def outcome_of(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Outcome]:
    """Runs the command line: exit status, output and faults."""
    library = bundled()
    monkeypatch.setattr(childcare, "library", lambda: library)
    places = {
        "FOLDER": str(folder),
        "OTHER": str(folder.parent / "other"),
        "SMALL": str(folder.parent / "small.yaml"),
        "TARGET": str(tmp_path / "sheet.txt"),
    }

    def run(*arguments: str) -> Outcome:
        status = main([places.get(argument, argument) for argument in arguments])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


@pytest.mark.parametrize(("command", "option"), ASKED)
def test_with_the_option_something_else_comes_out(
    command: str,
    option: str,
    without: dict[tuple[str, ...], Outcome],
    outcome_of: Callable[..., Outcome],
) -> None:
    """Output, faults, exit status or file."""
    asked, added = ASKED[command, option]
    if tuple(asked) not in without:
        without[tuple(asked)] = outcome_of(*asked)
    assert without[tuple(asked)] != outcome_of(*asked, *added)


@pytest.mark.parametrize("option", DESK)
def test_the_desk_is_started_with_what_was_asked(
    option: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each option reaches the server or the settings of its script."""
    monkeypatch.chdir(tmp_path)
    Register.begin("other.sqlite").close()
    Register.begin("register.sqlite").close()
    monkeypatch.setattr(desk_settings, "home_of_the_desk", Path)
    started: list[object] = []
    for name, text in (("secrets.toml", GOOD), ("address.toml", "postgresql://desk@db/r")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / name).chmod(0o600)

    def run(settings: object, **how: object) -> int:
        started.append((settings, sorted(how.items())))
        return 0

    monkeypatch.setattr(launch, "run_desk", run)
    value = DESK[option]
    for arguments in (["desk"], ["desk", option, *([] if value is None else [value])]):
        assert 0 == main(arguments)
    assert started[0] != started[1]


def test_a_day_that_no_case_is_asked_for_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Policy cases have their own days."""
    cases = str(POLICIES / "cn" / "2019-76.cases.yaml")
    for more in ([], ["--cases", cases], ["--cases", str(POLICIES / "cn")]):
        assert 2 == main(["diff", "bundled", str(OVERLAY), *more, "--on", "2023-12-31"])
        assert "[unused-option]" in capsys.readouterr().err


def test_the_arguments_of_a_command_are_all_used() -> None:
    """What is read of the arguments is what the command has: nothing is parsed and forgotten."""
    alone = (["check"], ["new-case"], ["schema"], ["vocabulary"])
    for arguments in (ASSESS, RECOVER, SINCE, DIFF, EXPLAIN, *alone):
        parsed = vars(_parser(Language.EN, COMMANDS).parse_args(arguments))
        read = {field.name for field in attrs.fields(type(parse_arguments(arguments)))}
        of_register = dict.fromkeys(("register_address_file", "credit_code", "dossier"), "register")
        of_law = dict.fromkeys(("policies", "vocabulary", "project"), "law")
        renamed = {"lang": "language", "overlay": "overlays", "value": "values"}
        renamed |= {"detail": "details", **of_register, **of_law}
        of_program = {"command", "read", "version", "verbose"}
        names = {renamed.get(name, name) for name in parsed} - of_program
        of_schema = (
            {"case": "of_cases", "table": "of_tables", "result": "of_result"}
            if arguments == ["schema"]
            else {}
        )
        assert {of_schema.get(name, name) for name in names} == read

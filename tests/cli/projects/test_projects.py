"""Projects on the command line: their file, their lock, and a repository that is begun."""

import re
import shutil
from pathlib import Path

import pytest

from incentives import childcare
from incentives.cli import main
from tests.cli.test_options import LAW, WITHOUT_LAW, options
from tests.engine.small_domain import grants, instrument

Capture = pytest.CaptureFixture[str]
GRANTS = grants(grant="workshop.spent")
SMITHY = {
    "incentives.toml": 'vocabulary = "tests.engine.small_domain:Case"\nlayers = ["town", "law"]\n'
    'place = "320102"\nlanguages = ["en"]\n',
    "law/library.yaml": 'name: law\nversion: "3"\n',
    "law/land/jurisdiction.yaml": 'code: "320000"\nname: {zh: 国, en: land}\n',
    "law/land/one.yaml": instrument("land.one", GRANTS),
    "law/land/one.cases.yaml": "cases: []\n",
    "town/library.yaml": 'name: town\nversion: "1"\n',
    "town/land/village/jurisdiction.yaml": 'code: "320102"\nname: {zh: 村, en: village}\n',
    "town/land/village/own.yaml": instrument("land.village.own", GRANTS),
    "case.yaml": "place: '320102'\nworkshop: {spent: 12, applied_on: 2022-06-15}\n",
}


@pytest.fixture
def smithy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of another domain, as the working folder."""
    project = tmp_path / "smithy"
    for name, text in SMITHY.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(project)
    return project


def bundled() -> str:
    """The bundled law as a check names it."""
    [layer] = childcare.library().layers
    return f"{layer.name} {layer.version}, {layer.digest[:12]}"


def told(arguments: list[str], capsys: Capture, status: int = 0) -> str:
    assert status == main(arguments)
    out, err = capsys.readouterr()
    return err if status == 2 else out


def test_every_command_with_policies_takes_the_same_options() -> None:
    """None of them is left behind; those without policies are listed."""
    has: dict[str, set[str]] = {}
    for command, option in options():
        has.setdefault(command, set()).add(option)
    assert WITHOUT_LAW == {name for name, own in has.items() if not set(LAW) <= own}
    assert {"assess", "batch", "check", "desk", "diff", "explain", "kernel"} < set(has)


def test_commands_are_about_the_project_that_they_run_in(smithy: Path, capsys: Capture) -> None:
    """Its domain, layers and language, from a folder inside it too."""
    said = told(["assess", "case.yaml", "--on", "2022-12-31"], capsys)
    assert "CNY 12.00" in said
    assert "town 1, digest" in said
    assert "law 3, digest" in said
    assert "village" in told(["explain", "land.village.own.grant"], capsys)
    assert "workshop" in told(["new-case"], capsys)
    assert '"workshop"' in told(["schema", "--case"], capsys)
    assert "workshop.spent" in told(["schema", "--table"], capsys)
    assert "land.village.own.grant" in told(["kernel"], capsys)


def test_a_project_is_found_from_below_or_named(
    smithy: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(smithy / "law" / "land")
    below = told(["explain", "land.one.grant"], capsys)
    monkeypatch.chdir(smithy.parent)
    assert below == told(["explain", "land.one.grant", "--project", "smithy"], capsys)
    file = str(smithy / "incentives.toml")
    assert below == told(["explain", "land.one.grant", f"--project={file}"], capsys)
    assert "[no-project]" in told(["explain", "x", "--project", "."], capsys, status=2)


def test_options_come_before_what_the_project_says(smithy: Path, capsys: Capture) -> None:
    """Layers by `--policies`, the uppermost first; another domain by `--vocabulary`."""
    layers = ["--policies", "town", "--policies", "law"]
    assert told(["explain", "land.one.grant"], capsys) == told(
        ["explain", "land.one.grant", *layers], capsys
    )
    lower = ["explain", "land.village.own.grant", "--policies", "law"]
    assert "land.one.grant" in told(lower, capsys, status=2)
    other = ["--vocabulary", "tests.engine.small_domain:Cas"]
    said = told(["explain", "land.one.grant", *other], capsys, status=2)
    assert "[unknown-vocabulary]" in said
    assert "Did you mean 'Case'?" in said


def test_a_check_is_of_the_uppermost_layer_of_the_project(smithy: Path, capsys: Capture) -> None:
    """Or of the layer that is named, over what lies under it there."""
    assert "land.village.own.grant [uncovered]" in told(["check"], capsys, status=2)
    said = told(["check", "law"], capsys, status=2)
    assert "land.one.grant [uncovered]" in said
    assert "village" not in said


def test_sides_of_a_comparison_are_layers_and_projects(smithy: Path, capsys: Capture) -> None:
    """Two versions of a layer, and a project with what it lies over."""
    shutil.copytree(smithy / "law", smithy / "law-4")
    text = (smithy / "law" / "land" / "one.yaml").read_text(encoding="utf-8")
    newer = smithy / "law-4" / "land" / "one.yaml"
    newer.write_text(
        text.replace("workshop.spent", "workshop.spent + workshop.spent"), encoding="utf-8"
    )
    assert "land.one.grant" in told(["diff", "law", "law-4"], capsys, status=1)
    said = told(["diff", "law", "."], capsys, status=1)
    assert "land.village.own" in said
    assert 0 == main(["diff", ".", str(smithy)])


@pytest.fixture
def pinned(smithy: Path) -> Path:
    """The project with its lower layer outside of it, and that layer."""
    law = smithy.parent / "elsewhere"
    shutil.move(smithy / "law", law)
    file = smithy / "incentives.toml"
    file.write_text(SMITHY["incentives.toml"].replace('"law"', '"../elsewhere"'), "utf-8")
    return law


def test_layers_from_elsewhere_are_pinned(pinned: Path, capsys: Capture) -> None:
    """Until they are, nothing is answered; then a changed one is refused until it is taken on."""
    assess = ["assess", "case.yaml", "--on", "2022-12-31"]
    assert "Run `incentives lock`. " in told(assess, capsys, status=2).replace("\n", " ")
    assert "pinned ../elsewhere: law 3 (" in told(["lock"], capsys)
    before = told(assess, capsys)
    (pinned / "library.yaml").write_text('name: law\nversion: "4"\n', encoding="utf-8")
    refused = told(assess, capsys, status=2)
    assert "incentives.lock:5:1: '../elsewhere' is law 4 (" in refused
    assert "pinned is law 3 (" in refused
    assert "incentives diff" in refused
    assert "[layer-changed]" in refused
    assert "[layer-changed]" in told(["check"], capsys, status=2)
    told(["lock"], capsys)
    assert before != told(assess, capsys)


def test_a_layer_that_was_pinned_is_missed(pinned: Path, smithy: Path, capsys: Capture) -> None:
    """Also the last from elsewhere, and before what its absence breaks in the others."""
    told(["lock"], capsys)
    file = smithy / "incentives.toml"
    file.write_text(file.read_text("utf-8").replace(', "../elsewhere"', ""), "utf-8")
    said = "incentives.lock:5:1: the project has no layer '../elsewhere' any more [layer-changed]"
    for command in (["check"], ["assess", "case.yaml"], ["new-case"], ["explain", "x"]):
        assert said in told(command, capsys, status=2)
    (smithy / "incentives.lock").write_text("law = 3", encoding="utf-8")
    assert "incentives.lock:1:1: this is not what" in told(["new-case"], capsys, status=2)


def test_the_place_of_a_project_is_one_of_its_library(smithy: Path, capsys: Capture) -> None:
    """Whatever the command, at its line of the file; layers that are asked for have others."""
    file = smithy / "incentives.toml"
    file.write_text(file.read_text("utf-8").replace('"320102"', '"320103"'), "utf-8")
    said = (
        "incentives.toml:3:1: place: no place of the library has the code or name '320103' "
        "[unknown-jurisdiction]\n    The nearest are 320102 (village), 320000 (land)."
    )
    for command in (["check"], ["lock"], ["new-case"], ["explain", "x"], ["assess", "case.yaml"]):
        assert said in told(command, capsys, status=2)
    told(["explain", "land.one.grant", "--policies", "law"], capsys)


def test_a_domain_without_places_has_none_to_name(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No place is the nearest of none."""
    monkeypatch.chdir(tmp_path)
    domain = (
        "import attrs\nfrom incentives import fact\n"
        "@attrs.frozen\nclass Case:\n    new: bool = fact('新', 'new')\n"
    )
    (tmp_path / "placeless_of_this_test.py").write_text(domain, encoding="utf-8")
    policy = tmp_path / "law" / "xx" / "one.yaml"
    policy.parent.mkdir(parents=True)
    policy.write_text(instrument("xx.one", ""), encoding="utf-8")
    (policy.parent / "jurisdiction.yaml").write_text(
        'code: "1"\nname: {zh: 国, en: land}\n', "utf-8"
    )
    file = tmp_path / "incentives.toml"
    text = 'vocabulary = "placeless_of_this_test:Case"\nlayers = ["law"]\nlanguages = ["en"]\n'
    file.write_text(f'{text}place = "1"\n', encoding="utf-8")
    said = told(["new-case"], capsys, status=2)
    assert "incentives.toml:4:1: place: the library has no places at all, got '1' [un" in said
    file.write_text(text, encoding="utf-8")
    said = told(["new-case", "--place", "1"], capsys, status=2)
    assert said.startswith("the library has no places at all, got '1' [unknown-jurisdiction]")


def test_what_lies_in_the_project_is_not_pinned(smithy: Path, capsys: Capture) -> None:
    """It has its own history: an analyst edits without locking anew."""
    assert "none to pin" in told(["lock"], capsys)
    assert "[no-lock]" not in told(["check"], capsys, status=2)


def test_layers_that_are_named_the_wrong_way_round_are_told_so(
    smithy: Path, capsys: Capture
) -> None:
    file = smithy / "incentives.toml"
    text = SMITHY["incentives.toml"]
    file.write_text(text.replace('["town", "law"]', '["law", "town"]'), encoding="utf-8")
    said = told(["assess", "case.yaml", "--on", "2022-12-31"], capsys, status=2)
    assert said.startswith("law:1:1: the layers are named in the wrong order: the uppermost")
    assert said.endswith("Name them so: 'town', 'law'.\n")


def test_a_package_that_is_written_as_a_folder_is_told(smithy: Path, capsys: Capture) -> None:
    """In a project, among options, as a side of a comparison."""
    meant = "incentives:1:1: there is no such folder [no-folder]\n    Did you mean 'package:incent"
    for command in (
        ["assess", "case.yaml", "--policies", "incentives"],
        ["diff", "incentives", "."],
        ["check", "incentives"],
    ):
        assert meant in told([*command, "--lang", "en"], capsys, status=2)
    file = smithy / "incentives.toml"
    file.write_text('layers = ["incentives"]\nlanguages = ["en"]\n', encoding="utf-8")
    assert meant in told(["assess", "case.yaml"], capsys, status=2)
    assert "Did you mean" not in told(["check", "incentive"], capsys, status=2)


def test_a_case_that_one_edition_cannot_assess_is_no_case_that_comes_to_something_else(
    smithy: Path, capsys: Capture
) -> None:
    """It is counted by itself, and says nothing of what a change comes to."""
    for cases, counts in (
        (["case.yaml"], "0 of 1 cases come to something else, 1 cannot be assessed on one side"),
        (["case.yaml", "of_land.yaml"], "0 of 2 cases come to something else, 1 cannot be"),
    ):
        (smithy / "of_land.yaml").write_text(
            SMITHY["case.yaml"].replace("320102", "320000"), encoding="utf-8"
        )
        command = ["diff", "law", ".", "--cases", *cases, "--on", "2022-12-31", "--lang", "en"]
        assert 1 == main(command)
        said = " ".join(capsys.readouterr().out.split())
        assert counts in said
        assert "none of the cases given" not in said
        assert ("no case that can be assessed on both sides" in said) == (len(cases) > 1)


def test_a_lock_is_of_a_project(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "[no-project]" in told(["lock"], capsys, status=2)


INIT = ["init", "own", "--place", "320681", "--lang", "en"]
NAMED = [*INIT, "--name", "南通市启东市", "--english-name", "Qidong City, Nantong"]


@pytest.mark.parametrize("arguments", [NAMED, NAMED[:8], [*INIT[:3], "320614"]])
def test_a_repository_is_sound_from_its_first_moment(
    arguments: list[str], tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a place that the bundled law has, or of another one, with and without its names."""
    monkeypatch.chdir(tmp_path)
    told(arguments, capsys)
    monkeypatch.chdir(tmp_path / "own")
    said = told(["check", "--lang", "en"], capsys)
    own = r"6 policy cases\. Checked: policies \(\w+ 0\.1, [0-9a-f]{12}\), over "
    assert re.search(f"{own}package:incentives \\({re.escape(bundled())}\\)\\.\n", said)
    tried = ["assess", "case.yaml", "--overlay", "overlay.yaml", "--lang", "en"]
    assert "CNY 30,000.00" in told([*tried, "--on", "2099-12-31"], capsys)


def test_a_repository_has_all_that_an_analyst_needs(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is law of a real place; nothing is written over."""
    monkeypatch.chdir(tmp_path)
    told(NAMED, capsys)
    own = tmp_path / "own"
    names = {path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_file()}
    folder = "policies/cn/jiangsu/nantong/qidong"
    assert names == {
        *("incentives.toml", "incentives.lock", "README.md", "requirements.txt", ".gitignore"),
        *("case.yaml", "overlay.yaml", ".pre-commit-config.yaml", ".github/workflows/check.yml"),
        *("policies/library.yaml", f"{folder}/jurisdiction.yaml"),
        *(f"{folder}/example-1.yaml", f"{folder}/example-1.cases.yaml"),
    }
    law = (own / folder / "example-1.yaml").read_text(encoding="utf-8")
    assert "unpublished: true" in law
    assert law.startswith("# 示例，不是任何文件的规定")
    (own / "case.yaml").write_text("mine", encoding="utf-8")
    assert "[already-there]" in told(NAMED, capsys, status=2)
    assert "mine" == (own / "case.yaml").read_text(encoding="utf-8")


def test_its_code_and_names_are_ones(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for code in ("3206", "990681"):
        assert "the first two those of a province [unknown-jurisdiction]" in told(
            [*INIT[:3], code, *INIT[4:]], capsys, status=2
        )
    said = told(INIT, capsys, status=2)
    assert "no place of the library has the code '320681'; the nearest are 320685 (Hai'an" in said
    assert "what it is called: --name [unknown-jurisdiction]" in said
    assert "[bad-name]" in told([*INIT, "--name", '启"东'], capsys, status=2)
    assert not [*tmp_path.iterdir()]

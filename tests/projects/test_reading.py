"""Project files: what they may say, and what of them is refused, where and with what to do."""

import os
from datetime import date
from pathlib import Path

import pytest

from incentives import Language, PolicyError, Text, load_library, package
from incentives.childcare.customary import customary_project
from incentives.projects.asking import LawAsked, project_asked
from incentives.projects.example import ExampleCase
from incentives.projects.finding import FILE
from incentives.projects.lock import faults_of_lock, locked
from incentives.projects.project import Project, source_of

ASKED = LawAsked()


def read(folder: Path, text: str) -> Project:
    (folder / FILE).write_text(text, encoding="utf-8")
    return project_asked(ASKED, customary_project(), start=folder)


def test_a_project_says_its_domain_layers_place_and_languages(tmp_path: Path) -> None:
    project = read(
        tmp_path,
        'vocabulary = "a.b:C"\nlayers = ["own", "package:law", "../x"]\n'
        'place = "1"\nlanguages = ["en", "zh"]\n',
    )
    assert project.vocabulary == "a.b:C"
    assert project.layers == (tmp_path / "own", package("law"), tmp_path / ".." / "x")
    assert (project.place, project.languages) == ("1", (Language.EN, Language.ZH))
    assert [project.written(layer) for layer in project.layers] == ["own", "package:law", "../x"]
    assert [project.is_own(layer) for layer in project.layers] == [True, False, False]


def test_a_byte_order_mark_says_nothing(tmp_path: Path) -> None:
    """Of the project file and of its lock, as editors on Windows write it."""
    assert "1" == read(tmp_path, "\ufeffplace = '1'\n").place
    with pytest.raises(PolicyError, match=r"incentives.toml:1:1: place: one text"):
        read(tmp_path, "\ufeffplace = 1\n")
    lock = tmp_path / "incentives.lock"
    lock.write_text("\ufeff" + locked([]), encoding="utf-8")
    assert () == faults_of_lock(tmp_path / FILE, [])


def test_what_it_leaves_out_is_customary(tmp_path: Path) -> None:
    project, customary = read(tmp_path, ""), customary_project()
    assert (project.layers, project.vocabulary) == (customary.layers, customary.vocabulary)


def test_a_project_reaches_another_process_as_text(tmp_path: Path) -> None:
    """As the script of the desk is started."""
    project = read(tmp_path, 'layers = ["own", "package:law"]\nplace = "1"\n')
    assert project == Project.from_text(project.as_text())
    assert customary_project() == Project.from_text(customary_project().as_text())


def test_a_project_has_a_title_and_examples(tmp_path: Path) -> None:
    """Which reach another process too; of another domain than the customary one only its own."""
    own = read(
        tmp_path,
        'vocabulary = "a.b:C"\nlayers = ["own"]\ntitle = {zh = "审定", en = "Deciding"}\n'
        '[[examples]]\nfile = "x/case.yaml"\ntitle = {zh = "甲", en = "A"}\non = 2025-12-31\n',
    )
    assert Text("审定", "Deciding") == own.title
    example = ExampleCase(
        path=tmp_path / "x" / "case.yaml", title=Text("甲", "A"), on=date(2025, 12, 31)
    )
    assert (example,) == own.examples
    assert own == Project.from_text(own.as_text())
    bare = read(tmp_path, 'vocabulary = "a.b:C"\nlayers = ["own"]\n')
    assert (None, ()) == (bare.title, bare.examples)
    assert customary_project().examples == read(tmp_path, 'layers = ["own"]\n').examples
    assert () == customary_project().about("a.b:C").examples


REFUSED = {
    "title = 'x'": '1:1: title: it is written by languages, as {zh = "…", en = "…"} [wrong-type]',
    "\n[[examples]]\nfile = 'x'": "2:1: examples: each is a table [[examples]] with `file` (of a",
    "layer = []": "1:1: layer: there is no key 'layer' [unknown-key]\n    Did you mean 'layers'?",
    "\nplace = 320614": "2:1: place: one text in quotation marks is expected [wrong-type]",
    "layers = 'a'": "1:1: layers: a list of texts in quotation marks is expected [wrong-type]",
    "layers = []": "1:1: layers: the list is empty [wrong-type]",
    "languages = ['xx']": "1:1: languages: there is no language 'xx' [unknown-value]",
    "vocabulary = 'a:B'": (
        "1:1: vocabulary: with a `vocabulary` the `layers` must be said: the bundled policies are "
        "for the bundled one [missing-key]"
    ),
    "place = x\n": "1:9: this is no TOML: Invalid value [toml-syntax]",
    "place = '1'\nlayers = ['own'\n": "2:16: this is no TOML: Unclosed array [toml-syntax]",
    f"a = {'[' * 100_000}": "1:1: this is no TOML: lists or tables are nested too deep [toml-",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_it_cannot_say_is_told(text: str, tmp_path: Path) -> None:
    with pytest.raises(PolicyError) as refused:
        read(tmp_path, text)
    assert f"{tmp_path / FILE}:{REFUSED[text]}" in str(refused.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(PolicyError) as refused:
        read(tmp_path, "plase = '1'\nlayers = 3\n")
    assert ["unknown-key", "wrong-type"] == [fault.slug for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("bicycles", "this names no class"),
        ("no_such_module_here:Case", "No module named 'no_such_module_here'"),
        ("tests.engine.small_domain:Kase", "Did you mean 'Case'?"),
        ("tests.engine.small_domain:TEXT", "no attrs class"),
        ("incentives.policy.library:Library", "it is no vocabulary"),
    ],
)
def test_a_vocabulary_that_is_none_is_told_with_why(written: str, why: str, tmp_path: Path) -> None:
    project = read(tmp_path, f"vocabulary = '{written}'\nlayers = ['own']\n")
    with pytest.raises(PolicyError) as refused:
        project.case_class  # noqa: B018 - it is read for its refusal
    assert "[unknown-vocabulary]" in str(refused.value)
    assert why in str(refused.value)


SLIPS = {
    "syntax": ("import attrs\nclass Case\n", "2:1", "it cannot be imported: SyntaxError: "),
    "name": ("\nx = y\n", "2:1", "it cannot be imported: NameError: name 'y' is not defined"),
    "call": ("len(1)\n", "1:1", "it cannot be imported: TypeError: object of type 'int' has no"),
    "module": ("import no_such_module_here\n", "1:1", "ModuleNotFoundError: No module named 'no_"),
    "unit": (
        "from incentives import fact\n\nx = fact('一', 'one', unit='CNY//')\n",
        "3:1",
        "it cannot be imported: UnitSyntaxError: ",
    ),
    "attrs": ("import attrs\n@attrs.frozen\nclass Case:\n x = attrs.field()\n y: int\n", "2:1", ""),
    "deep": ("def f():\n    return f()\nf()\n", "2:1", "RecursionError: maximum recursion"),
    "itself": (
        "import attrs\n\n@attrs.frozen\nclass Case:\n    rows: 'tuple[Case, ...]' = ()\n",
        "3:1",
        "it is no vocabulary: VocabularyError: the class Case holds itself",
    ),
    "unknown_type": (
        "import attrs\n@attrs.frozen\nclass Case:\n    row: 'Kase'\n",
        "2:1",
        "it is no vocabulary: NameError: name 'Kase' is not defined",
    ),
    "float_type": (
        "import attrs\n@attrs.frozen\nclass Case:\n    spent: float = 0\n",
        "2:1",
        "it is no vocabulary: VocabularyError: the field 'spent' has a type that no fact can have",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_vocabulary_is_told_at_its_line(slip: str, tmp_path: Path) -> None:
    """Whatever Python says of it is one fault, with the file and the line of the module."""
    words, place, why = SLIPS[slip]
    module = tmp_path / f"slip_{slip}_of_this_test.py"
    module.write_text(words, encoding="utf-8")
    project = read(tmp_path, f"vocabulary = '{module.stem}:Case'\nlayers = ['own']\n")
    with pytest.raises(PolicyError) as refused:
        project.case_class  # noqa: B018 - it is read for its refusal
    [fault] = refused.value.faults
    assert (f"{module}:{place}", "unknown-vocabulary") == (
        f"{fault.file}:{fault.line}:{fault.column}",
        fault.slug,
    )
    assert why in fault.message


def test_a_vocabulary_that_is_not_there_is_told_at_the_line_of_the_project(tmp_path: Path) -> None:
    project = read(tmp_path, "layers = ['own']\n\nvocabulary = 'no_such_module_here:Case'\n")
    with pytest.raises(PolicyError, match=r"incentives.toml:3:1: vocabulary 'no_such_module_here"):
        project.case_class  # noqa: B018 - it is read for its refusal


def test_in_python_a_vocabulary_is_a_class_and_not_its_name(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="'solar:Household' is not an attrs class"):
        load_library(tmp_path, vocabulary="solar:Household")  # type: ignore[arg-type]


def test_a_vocabulary_may_lie_beside_the_project_file(tmp_path: Path) -> None:
    """Behind all that is installed: no file of the folder takes the place of a module of Python."""
    words = "from tests.engine.small_domain import Case\n"
    (tmp_path / "words_of_this_test.py").write_text(words, encoding="utf-8")
    (tmp_path / "json.py").write_text("raise AssertionError\n", encoding="utf-8")
    project = read(tmp_path, "vocabulary = 'words_of_this_test:Case'\nlayers = ['own']\n")
    assert "Case" == project.case_class.__name__


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to be root")
def test_a_file_that_somebody_else_has_put_above_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A project names code that is run; who names the file himself has said that he trusts it."""
    (tmp_path / FILE).write_text("place = '1'\n", encoding="utf-8")
    os.chown(tmp_path / FILE, 12345, -1)
    inside = tmp_path / "deep"
    inside.mkdir()
    with pytest.raises(PolicyError, match="project-of-others"):
        project_asked(ASKED, customary_project(), start=inside)
    named = LawAsked(project=tmp_path)
    assert "1" == project_asked(named, customary_project(), start=inside).place


def test_layers_are_written_as_paths_and_packages() -> None:
    assert source_of("package:x", Path("/a")) == package("x")
    assert source_of("b", Path("/a")) == Path("/a/b")

"""At a Chinese desk no English sentence is met: faults of policies and cases, help, refusals."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import incentives
from incentives.checking import check_folder
from incentives.cli import main
from incentives.errors import CaseFault, Fault, IncentivesError
from incentives.report.words.authors import fault_told, sentence_said, told_in, told_of
from incentives.values.text import Language
from incentives.wordings.authors import PHRASES, SENTENCES
from incentives.wordings.cli.help import ARGUMENTS, REASONS
from tests.conformance.planting import Case
from tests.conformance.test_bad import BAD, HERE, SOURCE, assess_file, lay_out

# Words that stand in English sentences, and in no expression, key or name.
_ENGLISH = re.compile(
    r"\b(?:the|is|are|was|must|here|this|that|has|have|found|expected|there|which|"
    r"write|add|put|make|did|give|cannot|needs?|should|stands?|begins?|names?|with)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"“[^”]*”|`[^`]*`|'[^']*'|\"[^\"]*\"|\{[^{}]*\}|--?[a-z][a-z-]*|请写作：.*|\S*[./]\S*"
)


def english_in(chinese: str) -> list[str]:
    """The English words in what is said in Chinese; quoted names and forms are none."""
    return _ENGLISH.findall(_QUOTED.sub(" ", chinese))


def faults_of(name: str, folder: Path, library: incentives.Library) -> tuple[object, ...]:
    """The faults of a broken file of the conformance suite."""
    kind, _, rest = name.rpartition("/")
    try:
        if kind == "checks":
            return check_folder(BAD / name, vocabulary=Case).faults
        if kind == "overlays":
            incentives.load_overlay(BAD / f"{name}.yaml", library)
        elif kind == "cases":
            assess_file(BAD / f"{name}.yaml", library)
        else:
            incentives.load_library(lay_out(rest, folder), vocabulary=Case)
    except (incentives.PolicyError, incentives.CaseError) as error:
        return error.faults
    return ()


NAMES = sorted(path.relative_to(BAD).with_suffix("").as_posix() for path in BAD.rglob("*.expected"))


@pytest.fixture(scope="module")
def library() -> incentives.Library:
    return incentives.load_library(HERE / "library", vocabulary=Case)


@pytest.mark.parametrize("name", NAMES)
def test_a_fault_is_told_in_chinese(name: str, tmp_path: Path, library: incentives.Library) -> None:
    """What is wrong and what to do are in Chinese, for the faults of every slug."""
    faults = faults_of(name, tmp_path, library)
    assert faults
    for fault in faults:
        assert isinstance(fault, Fault | CaseFault)
        for sentence in (fault.text, fault.advice):
            if sentence is not None:
                said = sentence_said(sentence, Language.ZH)
                assert english_in(said) == [], said
        assert str(fault) == fault_told(fault, Language.EN)
        assert f"[{fault.slug}]" in fault_told(fault, Language.ZH)


# Pieces that are put together to a sentence of the catalogue, and what no fault tells.
_PIECES = frozenset(
    {
        " if x",
        " in the law of x",
        "'x' does not fit what the parameter is",  # it has its Chinese beside it
        "'x' is x",
        ", when x may read it",
        "Rename it to 'x'; x.",
        "a table by ",
        "a x",
        "a x character: x",
        "if it is none, put it elsewhere or begin its name with a dot",
        "line x, column x",
        "max(row.… for row in x if …)",
        "more than x x stand in this file",
        "names, texts, lists and mappings",
        "not a plain number",
        "not in",
        "numbers and dates are compared",
        "numbers are summed",
        "on x",
        "only x, found x",
        "the mapping that opens on line x wants ',' or '}}' here, not x",
        "unknown x 'x'",
        "values in braces go with a value of an enumeration",
        "x If a tag was meant, delete it.",
        "x has no value",
        "x stands twice; first at x",
        "x x",
        "x, found x",
    }
)
_ROOMS = ("language", "loading", "checking")
_ELSEWHERE = ("schema", "operators", "slips", "json_reader", "printer", "written")


def sentences_in_source() -> Iterator[tuple[str, str]]:
    """Every English sentence in the rooms where faults of policies are found, with its place.

    Gaps are filled with `x`.
    """
    for room in _ROOMS:
        for path in sorted((SOURCE / room).rglob("*.py")):
            if set(path.relative_to(SOURCE).with_suffix("").parts) & set(_ELSEWHERE):
                continue
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for line, text in _strings(tree):
                if re.search(r"[a-z]+ [a-z]+", text) and text not in _PIECES:
                    yield f"{path.relative_to(SOURCE)}:{line}", text


def _strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if id(node) in skipped:
            skipped.update(map(id, ast.iter_child_nodes(node)))
            continue
        match node:
            case ast.Expr(value=ast.Constant()) | ast.Assert():
                skipped.update(map(id, ast.iter_child_nodes(node)))
            case ast.Call(func=ast.Name(id="Text")) | ast.Call(func=ast.Attribute(attr="compile")):
                skipped.update(map(id, ast.iter_child_nodes(node)))
            case ast.keyword(arg="fragments"):
                skipped.update(map(id, ast.walk(node)))
            case ast.Call(func=ast.Attribute(value=ast.Name(id="LOADING"))):
                skipped.update(map(id, ast.walk(node)))  # for who runs the program, in English
            case ast.Raise(exc=ast.Call(func=ast.Name(id="AssertionError"))):
                skipped.update(map(id, ast.walk(node)))
            case ast.JoinedStr():
                skipped.update(map(id, node.values))
                yield (
                    node.lineno,
                    "".join(
                        str(part.value) if isinstance(part, ast.Constant) else "x"
                        for part in node.values
                    ),
                )
            case ast.Constant(value=str() as text):
                yield node.lineno, re.sub(r"(?<!\{)\{[a-z]+\}(?!\})", "x", text)


def test_every_sentence_of_the_code_has_its_chinese() -> None:
    """A sentence that is added where faults are found is added to the catalogue too."""
    lacking = [
        (place, text)
        for place, text in sentences_in_source()
        if told_in(text, Language.ZH) is None and told_of(text, PHRASES, Language.ZH) is None
    ]
    assert lacking == []


@pytest.mark.parametrize("text", [*SENTENCES, *PHRASES, *ARGUMENTS, *REASONS])
def test_both_languages_have_the_same_gaps(text: incentives.Text) -> None:
    """What is open in the English is open in the Chinese; the Chinese is no English."""
    gap = r"\{([a-z_]+)\}"
    assert sorted(re.findall(gap, text.en)) == sorted(re.findall(gap, text.zh))
    assert english_in(text.zh) == []


COMMANDS = (
    "assess",
    "recover",
    "check",
    "explain",
    "new-case",
    "schema",
    "reassess",
    "diff",
    "desk",
)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_chinese_unless_english_is_asked_for(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Argparse's own words too."""
    words = [command] if command else []
    assert main([*words, "--help"]) == 0
    assert english_in(capsys.readouterr().out) == []
    if command:
        assert main([*words, "--lang", "en", "--help"]) == 0
        assert "usage: incentives" in capsys.readouterr().out


@pytest.mark.parametrize(
    "typed",
    [
        [],
        ["guess"],
        ["assess"],
        ["assess", "x.yaml", "--lang", "xx"],
        ["assess", "x.yaml", "--on", "tomorrow"],
        ["assess", "x.yaml", "--on", "2023-02-30"],
        ["assess", "x.yaml", "--format", "json", "--json"],
        ["assess", "x.yaml", "--overlay"],
        ["assess", "x.yaml", "--format", "pdf"],
        ["assess", "x.yaml", "--colour"],
        ["assess", "none.yaml"],
        ["check", "none"],
        ["explain", "nothing"],
        ["new-case", "--place", "999999"],
        ["new-case", "--place", "32061"],
        ["schema", "--policies", "none"],
        ["diff", "none", "none"],
        ["diff", "bundled", "none.yaml"],
        ["desk", "--port", "many"],
        ["desk", "--place", "999999"],
        ["desk", "--sign-in", "none.toml"],
    ],
)
def test_a_refusal_is_in_chinese(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What the command line refuses, it refuses in the language of the desk."""
    assert main(typed) == 2
    told = capsys.readouterr().err
    assert told.strip()
    assert english_in(told) == [], told


def test_no_error_is_left_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with a faulty notice, by `check`: place, sentence and hint in Chinese."""
    (tmp_path / "notice.yaml").write_text("instrument：\n  id: notice\n", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert "notice.yaml:1:11: 名称之后应为半角“:”，此处是“：” [yaml-syntax]" in told
    assert "名称之后应写半角“:”和空格" in told
    assert main(["check", str(tmp_path), "--lang", "en"]) == 2
    assert "a name ends in ':', and here stands '：'" in capsys.readouterr().err


def test_errors_of_the_library_stay_in_english() -> None:
    """In Python `str` of an error is English, as before."""
    with pytest.raises(IncentivesError) as caught:
        incentives.load_library(Path("none"), vocabulary=Case)
    assert "there is no such folder" in str(caught.value)


def test_a_name_that_reads_like_a_sentence_stays_a_name() -> None:
    """What stands in quotation marks is not torn apart."""
    told = told_in("'a centre is bounded by its price': value is 3000, expected 12345", Language.ZH)
    assert told == "“a centre is bounded by its price”：数值为 3000，应为 12345"

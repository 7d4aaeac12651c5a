"""Broken files, each with the whole message that its author must see.

What is expected is written by hand.
"""

import inspect
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import incentives
from incentives.checking import check_folder
from tests.conformance.defects import DEFECTS
from tests.conformance.planting import Case

HERE = Path(__file__).parent
BAD = HERE / "bad"
SOURCE = Path(incentives.__file__).parent
FAULTS_PAGE = HERE.parents[1] / "docs" / "reference" / "faults.md"
OTHERS = ("cases", "overlays", "checks")

# Slugs that no file here can show, with where they are tested.
ELSEWHERE = {
    "always-there": "advice: tests/checking/test_advice.py",
    "bad-cell": "of a table of cases: tests/tables/test_tables.py",
    "bad-table": "of a table of cases: tests/cli/test_batch.py",
    "no-case": "of a population: tests/population/test_sampling.py",
    "doubled-key": "of a table of cases: tests/tables/test_tables.py",
    "float-column": "of a table of cases: tests/tables/test_tables.py",
    "no-key": "of a table of cases: tests/tables/test_tables.py",
    "newer-format": "of JSON of results: tests/documents/test_case.py",
    "no-case-in-it": "of JSON of cases: tests/documents/test_case.py",
    "no-format-version": "of JSON of results: tests/documents/test_case.py",
    "no-result": "of JSON of results: tests/documents/test_case.py",
    "other-format": "of JSON of results: tests/documents/test_case.py",
    "format-error": "the code of a class of errors",
    "no-vocabulary": "of a cluster: tests/spark/test_frames.py",
    "other-library": "of a cluster: tests/spark/test_frames.py",
    "other-program": "of a cluster: tests/spark/test_frames.py",
    "orphan-row": "of a table of cases: tests/tables/test_tables.py",
    "repeated-column": "of a table of cases: tests/tables/test_tables.py",
    "unknown-column": "of a table of cases: tests/tables/test_tables.py",
    "wrong-column": "of a table of cases: tests/tables/test_tables.py",
    "continues-too-long": "needs dozens of files: tests/hostile/test_policies.py",
    "days-beyond-month": "the vocabulary of trees has none: tests/facts/test_contradictions.py",
    "does-not-hold": "the vocabulary of trees says of nothing: tests/policy/asked/test_holds.py",
    "looks-alike": "the vocabulary of trees names no rows: tests/facts/test_texts.py",
    "cases-by-date": "advice: tests/checking/test_advice.py",
    "unknown-definition": "nobody asks here for values: tests/engine/assessment/test_values.py",
    "value-not-by-itself": "nobody asks here for values: tests/engine/assessment/test_values.py",
    "unclear-incentive": "needs incentives of one title: tests/engine/assessment/admission",
    "unknown-place": "the vocabulary of trees has none: tests/engine/assessment/admission",
    "no-such-row": "the vocabulary of trees has none: tests/facts/test_contradictions.py",
    "line-too-long": "needs a large file: tests/loading/test_reader.py",
    "layer-changed": "about projects: tests/cli/projects/test_projects.py",
    "no-lock": "about projects: tests/cli/projects/test_projects.py",
    "no-project": "about projects: tests/cli/projects/test_projects.py",
    "project-of-others": "about projects: tests/projects/test_reading.py",
    "toml-syntax": "about projects: tests/projects/test_reading.py",
    "unknown-vocabulary": "about projects: tests/projects/test_reading.py",
    "layer-edits": "needs two folders: tests/loading/layering/test_layers.py",
    "other-languages": "needs two folders: tests/loading/layering/test_languages.py",
    "unworded-fact": "of a folder: tests/loading/layering/test_languages.py",
    "layers-reversed": "needs two folders: tests/cli/projects/test_projects.py",
    "unread-fact": "advice of a check, no fault: tests/checking/test_unread_definitions.py",
    "layers-alike": "needs two folders: tests/loading/layering/test_layers.py",
    "no-package": "about packages: tests/loading/layering/test_packages.py",
    "package-unusable": "about packages: tests/loading/layering/test_packages.py",
    "packages-alike": "about packages: tests/loading/layering/test_packages.py",
    "no-folder": "about the folder, not a file: test_there_is_no_such_folder",
    "no-policies": "about the folder, not a file: test_the_folder_holds_no_policies",
    "no-cases": "about the folder, not a file: tests/cli/test_law_changes.py",
    "shares-off": "raised when shares are read: tests/engine/payment/test_payment.py",
    "limits-falling": "needs two overlays: tests/engine/evaluation/figures/test_named_limits.py",
    "scalar-too-long": "needs a large file: tests/loading/test_reader.py",
    "too-large": "needs a large file: tests/loading/test_reader.py",
    "too-many-files": "needs thousands of files: tests/hostile/test_policies.py",
    "too-much-work": "needs a case of many rows: tests/engine/evaluation/test_effort.py",
    "too-many-rows": "needs a large case: tests/engine/evaluation/test_rows.py",
    "too-many-nodes": "needs a large file: tests/loading/test_reader.py",
    "unreadable-file": "about the file system: tests/hostile/test_policies.py",
    "json-syntax": "of cases written as JSON: tests/loading/test_json.py",
    "json-null": "of cases written as JSON: tests/loading/test_json.py",
    "wrong-ending": "about the folder, not a file: tests/loading/test_survey.py",
    "link-not-followed": "about the file system: tests/loading/test_survey.py",
    "names-alike": "about the file system: tests/loading/test_vanishing.py",
    "garbled-text": "advice of a check, no fault: tests/loading/test_vanishing.py",
    "unknown-document": "found by a check, not by loading: tests/checking/test_citations.py",
    "not-an-instrument": "found by a check, not by loading: tests/checking/test_citations.py",
    "divisor-may-be-zero": "advice of a check, no fault: tests/checking/test_divisors.py",
    "longer-form": "advice of a check, no fault: tests/checking/test_longer_forms.py",
    "set-though-published": "advice of a check, no fault: tests/loading/layering/test_layers.py",
    "unread-definition": "advice of a check, no fault: tests/checking/test_unread_definitions.py",
    "unread-parameter": "advice of a check, no fault: tests/checking/test_advice.py",
    "unanswered-charge": "advice of a check, no fault: tests/checking/test_advice.py",
    "fact-none": "only a case built in Python can have it: tests/hostile/test_cases.py",
    "fact-not-finite": "only a case built in Python can have it: tests/hostile/test_cases.py",
    "float-refused": "only a document built in Python can have it: tests/hostile/test_cases.py",
    "wrong-case": "only a case built in Python can have it: tests/hostile/test_cases.py",
    "wrong-currency": "only a case built in Python can have it: tests/hostile/test_cases.py",
    "assessment-error": "the code of a class of errors",
    "case-error": "the code of a class of errors",
    "policy-error": "the code of a class of errors",
    "not-installed": "about the machine, not a file: tests/extras",
    "at-work": "of databases: tests/tables/test_databases.py",
    "database-refused": "of databases: tests/tables/test_databases.py",
    "mixed-column": "of databases: tests/tables/test_databases.py",
    "no-file": "of databases: tests/tables/test_databases.py",
    "no-table": "of databases: tests/tables/test_databases.py",
    "not-a-database": "of databases: tests/tables/test_databases.py",
    "not-a-name": "of databases: tests/tables/test_databases.py",
    "other-run": "of databases: tests/tables/test_databases.py",
    "unknown-address": "of databases: tests/tables/test_databases.py",
    "wrong-key": "of databases: tests/tables/test_databases.py",
    "password-in-command": "of databases: tests/cli/test_batch.py",
    "what-to-read": "of databases: tests/cli/test_batch.py",
    "fact-refused": "stands for faults that no reader foresaw; none is known",
}


def parametrised(folder: str = "") -> Callable[[Callable[..., None]], Callable[..., None]]:
    """One test for each file (or small library) in a folder of `bad/`."""
    names = sorted(path.stem for path in (BAD / folder).glob("*.expected"))
    parameters = []
    for name in names:
        reason = DEFECTS.get(f"{folder}/{name}" if folder else name)
        marks = pytest.mark.xfail(strict=True, reason=reason) if reason else ()
        parameters.append(pytest.param(name, marks=marks))
    return pytest.mark.parametrize("name", parameters)


def expected(name: str) -> str:
    return (BAD / f"{name}.expected").read_text(encoding="utf-8").removesuffix("\n")


def lay_out(name: str, folder: Path) -> Path:
    """The broken file as the only one of a library, or the small library of that name."""
    policies = folder / "policies"
    if (BAD / name).is_dir():
        shutil.copytree(BAD / name, policies)
        return policies
    (policies / "land").mkdir(parents=True)
    shutil.copy(HERE / "library" / "land" / "jurisdiction.yaml", policies / "land")
    shutil.copy(BAD / f"{name}.yaml", policies / "land")
    return policies


@pytest.fixture(scope="module")
def library() -> incentives.Library:
    return incentives.load_library(HERE / "library", vocabulary=Case)


@parametrised()
def test_a_broken_policy_file_is_refused(name: str, tmp_path: Path) -> None:
    """The message is, as a whole, what the file beside it says."""
    with pytest.raises(incentives.PolicyError) as caught:
        incentives.load_library(lay_out(name, tmp_path), vocabulary=Case)
    assert expected(name) == str(caught.value)


@parametrised("overlays")
def test_a_broken_overlay_is_refused(name: str, library: incentives.Library) -> None:
    """The message is, as a whole, what the file beside it says."""
    with pytest.raises(incentives.PolicyError) as caught:
        incentives.load_overlay(BAD / "overlays" / f"{name}.yaml", library)
    assert expected(f"overlays/{name}") == str(caught.value)


def assess_file(path: Path, library: incentives.Library) -> incentives.Assessment:
    return incentives.assess(
        incentives.read_case(path, vocabulary=Case, library=library), library, on=date(2023, 6, 30)
    )


@parametrised("cases")
def test_a_broken_case_is_refused(name: str, library: incentives.Library) -> None:
    """The message is, as a whole, what the file beside it says.

    Whether reading or assessing finds the fault makes no difference.
    """
    with pytest.raises(incentives.CaseError) as caught:
        assess_file(BAD / "cases" / f"{name}.yaml", library)
    assert expected(f"cases/{name}") == str(caught.value)


@parametrised("checks")
def test_a_broken_policy_case_is_reported(name: str) -> None:
    """The check reports, as a whole, what the file beside the folder says."""
    report = check_folder(BAD / "checks" / name, vocabulary=Case)
    assert expected(f"checks/{name}") == "\n".join(str(fault) for fault in report.faults)


def test_the_same_faults_come_in_the_same_order(tmp_path: Path) -> None:
    """Two loads of a library tell its several faults alike, in the order of files and lines."""
    policies = lay_out("several-faults", tmp_path)
    told = []
    for _ in range(2):
        with pytest.raises(incentives.PolicyError) as caught:
            incentives.load_library(policies, vocabulary=Case)
        told.append(caught.value.faults)
    assert told[0] == told[1]
    assert list(told[0]) == sorted(
        told[0], key=lambda fault: (fault.file, fault.line, fault.column)
    )


def test_there_is_no_such_folder(tmp_path: Path) -> None:
    """A folder that is not there is named."""
    with pytest.raises(incentives.PolicyError) as caught:
        incentives.load_library(tmp_path / "none", vocabulary=Case)
    assert f"{tmp_path / 'none'}:1:1: there is no such folder [no-folder]" == str(caught.value)


def test_the_folder_holds_no_policies(tmp_path: Path) -> None:
    """A folder without policy files is no library."""
    with pytest.raises(incentives.PolicyError) as caught:
        incentives.load_library(tmp_path, vocabulary=Case)
    assert f"{tmp_path}:1:1: the folder holds no policy files [no-policies]" == str(caught.value)


NOT_OF_FILES = {
    "applications",
    "budgeting",
    "childcare",
    "cli",
    "desk",
    "forms",
    "register",
    "report",
    "verification.py",
    "workbook",
}


NO_SLUGS = {"a-z", "haimen-new-build", "sign-in", "utf-8"}
"""What is written like one and is none."""


def slugs_in_source() -> set[str]:
    """Every slug that the program can put into a fault of a file or a database of cases.

    They are the words in quotation marks that look like one.
    What the register and workbooks refuse is no fault of a policy or case file; they have tests of
    their own.
    """
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        if NOT_OF_FILES & set(path.relative_to(SOURCE).parts):
            continue
        code = re.sub(r"# type: ignore.*", "", path.read_text(encoding="utf-8"))
        found.update(re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', code))
        found.update(re.findall(r'slug="([a-z-]+)"', code))
        found.update(re.findall(r"\[([a-z]+(?:-[a-z]+)+)\]", code))
    # Made from parts, or of one word.
    return (found | {"hidden-character", "control-character", "anchor", "alias"}) - NO_SLUGS


def slugs_shown() -> set[str]:
    """Every slug at the end of the first line of a message."""
    texts = (path.read_text(encoding="utf-8") for path in BAD.rglob("*.expected"))
    return {
        slug
        for text in texts
        for slug in re.findall(r"^\S.*: .*\[([a-z0-9-]+)\]$", text, re.MULTILINE)
    }


def test_every_slug_is_shown_by_a_broken_file() -> None:
    """A slug that no broken file shows is listed with the reason; none is listed that one shows."""
    shown = slugs_shown()
    assert slugs_in_source() - shown == set(ELSEWHERE) & slugs_in_source()
    assert set(ELSEWHERE) & shown == set()


def test_every_slug_has_its_anchor_in_the_docs() -> None:
    """The page of faults has a heading for each slug, and for no other."""
    headings = re.findall(
        r"^### ([a-z0-9-]+)$", FAULTS_PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert headings == sorted(set(headings))
    assert slugs_in_source() | slugs_shown() == set(headings)


def test_every_slug_has_an_example_in_the_docs() -> None:
    """Under its heading stands a message, and that message ends in the slug or leads to one."""
    page = FAULTS_PAGE.read_text(encoding="utf-8")
    told = dict(re.findall(r"^### (\S+)\n(.*?)(?=^### |\Z)", page, re.MULTILINE | re.DOTALL))
    assert [slug for slug, body in told.items() if "```text\n" not in body] == []
    codes = {error.code for error in public_errors()}
    assert [
        slug for slug, body in told.items() if f"[{slug}]" not in body and slug not in codes
    ] == []


def public_errors() -> list[type[incentives.IncentivesError]]:
    """The classes of errors that can be imported, but for the family itself."""
    found = [getattr(incentives, name) for name in incentives.__all__ if name != "__version__"]
    return [
        each
        for each in found
        if inspect.isclass(each)
        and issubclass(each, incentives.IncentivesError)
        and each is not incentives.IncentivesError
    ]


def test_every_error_has_a_code_of_its_own() -> None:
    """It stands at the class, is a heading of the page, and no two have the same."""
    codes = [vars(error)["code"] for error in public_errors()]
    assert len(codes) >= 4
    assert len(set(codes)) == len(codes)
    page = FAULTS_PAGE.read_text(encoding="utf-8")
    assert [code for code in codes if f"\n### {code}\n" not in page] == []


def test_every_broken_file_has_its_message() -> None:
    """No broken file stands without the message that is expected of it."""
    files = [
        path for path in BAD.iterdir() if path.suffix != ".expected" and path.name not in OTHERS
    ]
    files += [
        path for folder in OTHERS for path in (BAD / folder).iterdir() if path.suffix != ".expected"
    ]
    assert [path.name for path in files if not path.with_suffix(".expected").exists()] == []

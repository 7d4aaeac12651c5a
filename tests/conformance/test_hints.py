"""For each slug of a policy file: who follows the hint to the letter is rid of the fault."""

import re
import shutil
from pathlib import Path

import pytest

import incentives
from incentives import Fault
from tests.conformance.defects import DEFECTS
from tests.conformance.mends import MENDS, UNMENDED
from tests.conformance.planting import Case
from tests.conformance.test_bad import BAD, HERE, expected

_NEAREST = re.compile(r"Did you mean '([^']+)'\?")
_WRITTEN = re.compile(r"Write(?:: (.+)| (\[.+\])\.)")


def faults_of(name: str, text: str, folder: Path) -> tuple[Fault, ...]:
    """The faults of a library whose only notice has that name and text."""
    land = folder / "policies" / "land"
    land.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "library" / "land" / "jurisdiction.yaml", land)
    (land / f"{name}.yaml").write_text(text, encoding="utf-8")
    try:
        incentives.load_library(folder / "policies", vocabulary=Case)
    except incentives.PolicyError as error:
        return error.faults
    return ()


def followed(fault: Fault, text: str) -> str | None:
    """The text after the hint is followed by a machine; None where it takes a person."""
    lines = text.split("\n")
    line, start = lines[fault.line - 1], fault.column - 1
    hint = fault.hint or ""
    if (nearest := _NEAREST.fullmatch(hint)) is not None:
        found = re.search(r"'([^']+)'", fault.message)
        assert found is not None
        at = line.index(found[1], start)
        lines[fault.line - 1] = line[:at] + nearest[1] + line[at + len(found[1]) :]
    elif (written := _WRITTEN.fullmatch(hint)) is not None:
        whole = re.sub(r"^(\s*(?:- )?[a-z_]+: ).*$", r"\1", line)
        right = written[1] if written[1] is not None else written[2]
        lines[fault.line - 1] = whole + right
    elif hint == "Delete the line.":
        del lines[fault.line - 1]
    elif hint == "Use spaces.":
        lines[fault.line - 1] = line.replace("\t", "  ")
    else:
        return None
    return "\n".join(lines)


FILES = sorted(
    path.stem
    for path in BAD.glob("*.expected")
    if path.with_suffix(".yaml").is_file() and path.stem not in {*DEFECTS, "not-utf8"}
)


def slugs_in(name: str) -> set[str]:
    return set(re.findall(r"^\S.*\[([a-z0-9-]+)\]$", expected(name), re.MULTILINE))


@pytest.mark.parametrize("name", FILES)
def test_a_hint_that_a_machine_can_follow_mends(name: str, tmp_path: Path) -> None:
    """A nearest name, a form written out, a line to delete: the fault goes."""
    text = (BAD / f"{name}.yaml").read_text(encoding="utf-8")
    before = faults_of(name, text, tmp_path)
    for fault in before:
        mended = followed(fault, text)
        if mended is None:
            continue
        after = faults_of(name, mended, tmp_path)
        told = [(left.slug, left.message) for left in after]
        assert (fault.slug, fault.message) not in told, told


@pytest.mark.parametrize("name", MENDS)
def test_a_hint_that_a_person_follows_mends(name: str, tmp_path: Path) -> None:
    """What the fault and its hint say is written, and nothing is told any more."""
    text = (BAD / f"{name}.yaml").read_text(encoding="utf-8")
    assert faults_of(name, text, tmp_path)
    for wrong, right in MENDS[name]:
        assert wrong in text, wrong
        text = right.join(text.rsplit(wrong, 1))
    assert [str(fault) for fault in faults_of(name, text, tmp_path)] == []


def test_every_slug_of_a_policy_file_has_its_mend() -> None:
    """By a machine, by a twin, or with the reason why there is none."""
    mended = {slug for name in MENDS for slug in slugs_in(name)}
    by_machine = {
        slug
        for name in FILES
        for slug in slugs_in(name)
        if re.search(
            rf"\[{slug}\]\n(?:.*\n)*?    (?:Did you mean|Write: |Write \[|Delete the line|Use)",
            expected(name),
        )
    }
    every = {slug for name in FILES for slug in slugs_in(name)}
    assert every - mended - by_machine == set(UNMENDED)

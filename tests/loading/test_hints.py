"""Hints that mend: what each says is what takes the fault away."""

from pathlib import Path

import attrs
import pytest
from moneyed import Money

import incentives
from incentives import Unknown, fact
from incentives.facts.describing.classes import describe
from incentives.facts.snapshot import take_snapshot
from incentives.language.slips.nearest import few_of
from tests.conformance.planting import Case
from tests.loading.test_broken_parts import HEADER, RULES, three

NOTICE = HEADER.format(name="notice") + RULES


def faults_of(folder: Path, text: str) -> tuple[incentives.Fault, ...]:
    """The faults of a library of one notice."""
    land = folder / "policies" / "land"
    land.mkdir(parents=True, exist_ok=True)
    (land / "jurisdiction.yaml").write_text("code: LD\nname: {zh: 地区, en: Land}\n")
    (land / "notice.yaml").write_text(text, encoding="utf-8")
    try:
        incentives.load_library(folder / "policies", vocabulary=Case)
    except incentives.PolicyError as error:
        return error.faults
    return ()


@pytest.mark.parametrize(
    ("right", "wrong", "hint", "mended"),
    [
        ("{value: 2,", "{value: 12,000,", "without commas: 12000.", "{value: 12000,"),
        ("{value: 2,", "{value: 1,234,000,", "without commas: 1234000.", "{value: 1234000,"),
        (
            "en: registered}",
            "en: registered, and so on}",
            'with a comma: "registered, and so on".',
            'en: "registered, and so on"}',
        ),
        ("en: registered}", "en: a, b, c}", 'with a comma: "a, b, c".', 'en: "a, b, c"}'),
        (
            "title: {zh: 补助, en: grant}",
            "title: 建设补助",
            "Write {zh: 建设补助, en: …}, in both languages.",
            "title: {zh: 建设补助, en: …}",
        ),
        ("when: planting.trees", "when: plantings.trees", "Write: planting.trees", None),
        ("when: planting.trees", "when: planting.tres", "Did you mean 'planting.trees'?", None),
        (
            "    when: planting.trees > 0",
            "    when: planting.trees > 0\n    unless: grower.is_member",
            "Write [grower.is_member].",
            "    when: planting.trees > 0\n    unless: [grower.is_member]",
        ),
        (
            "    when: planting.trees > 0",
            "    unless: [grower.is_member]",
            "Under 'unless' stand exceptions from what 'when', 'all' or 'any' says beside it.",
            "    when: planting.trees > 0\n    unless: [grower.is_member]",
        ),
        (
            "      all:\n",
            "      unless: [grower.is_member]\n      all:\n",
            "Add `text: {zh: …, en: …}` beside it.",
            "      unless: [grower.is_member]\n      text: {zh: 另有, en: else}\n      all:\n",
        ),
        ("kind: grant", "kind: gift", "Expected one of ", "kind: grant"),
    ],
)
def test_following_the_hint_takes_the_fault_away(
    right: str, wrong: str, hint: str, mended: str | None, tmp_path: Path
) -> None:
    """There is one fault; its hint says what to write; written so, there is none."""
    assert NOTICE.count(right) == 1
    (found,) = faults_of(tmp_path, NOTICE.replace(right, wrong))
    assert found.hint is not None
    assert hint in found.hint
    assert faults_of(tmp_path, NOTICE.replace(right, mended or right)) == ()


def test_what_is_left_out_and_named_is_told_where_it_is_left_out(tmp_path: Path) -> None:
    """A rule that is taken over names what `without` drops: the fault stands at `without`."""
    land = tmp_path / "policies" / "land"
    land.mkdir(parents=True)
    (land / "jurisdiction.yaml").write_text("code: LD\nname: {zh: 地区, en: Land}\n")
    files = dict(three(RULES))
    files["later"] = files["later"].partition("definitions:")[0]
    for name, text in files.items():
        (land / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(incentives.PolicyError) as caught:
        incentives.load_library(tmp_path / "policies", vocabulary=Case)
    (found,) = caught.value.faults
    assert (found.file, found.line) == ("policies/land/later.yaml", 8)
    assert found.hint is not None
    assert "policies/land/notice.yaml:33" in found.hint


@attrs.frozen(kw_only=True)
class Sums:
    """A case with money and a share."""

    place: str = fact("地区", "place", role=incentives.Role.JURISDICTION)
    investment: Money | Unknown = fact("投资", "investment", unit="CNY")


def test_the_hint_at_a_float_is_what_the_field_takes() -> None:
    """Following the hint to the letter, the value is taken."""
    vocabulary = describe(Sums)
    with pytest.raises(incentives.CaseError) as caught:
        take_snapshot(Sums(place="LD", investment=250000.0), vocabulary)  # type: ignore[arg-type]
    (found,) = caught.value.faults
    assert found.hint == 'A float is not exact; give Money("250000", "CNY").'
    take_snapshot(Sums(place="LD", investment=Money("250000", "CNY")), vocabulary)


def test_a_list_of_many_is_told_by_the_nearest_few() -> None:
    """No hint lists more than a dozen; the nearest come first."""
    told = few_of("320614x", [f"3206{number:02}" for number in range(60)])
    assert told.en.startswith("Expected one of 60; the nearest are 320614, ")
    assert told.en.count(",") == 4

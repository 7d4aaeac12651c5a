"""One slip is one fault: what rests on a part that failed to load is silent."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import incentives
from incentives.checking import check_folder
from tests.conformance.planting import Case

HEADER = """\
instrument:
  id: land.{name}
  number: L-1
  title: {{zh: 通知, en: notice}}
  published: 2021-01-01
  in_force: {{from: 2021-01-01}}
"""
RULES = """\
uses: {}
parameters:
  rate:
    text: {zh: 每株补助, en: grant per tree}
    unit: EUR/tree
    values:
      - {value: 2, cite: 一}
definitions:
  grown:
    text: {zh: 已登记, en: registered}
    when: planting.trees > 0
  worth:
    text: {zh: 金额, en: worth}
    value: planting.trees * rate
incentives:
  grant:
    title: {zh: 补助, en: grant}
    kind: grant
    cite: 一
    for_each: plantings
    trigger: grower.registered_on
    when:
      all:
        - grown
        - when: grower.is_member
          text: {zh: 会员, en: a member}
    amount: worth
"""
NEIGHBOUR = """\
uses:
  granted: land.notice.grant
  trees_grown: land.notice.grown
definitions:
  both:
    text: {zh: 另有, en: another one}
    value: amount_of(granted)
incentives:
  bonus:
    title: {zh: 奖励, en: bonus}
    kind: award
    cite: 二
    for_each: plantings
    trigger: grower.registered_on
    when: trees_grown
    amount: amount_of(granted)
relations:
  - {one_of: [bonus, land.notice.grant], cite: 三}
"""
LATER = """\
continues: land.notice
without: [worth]
definitions:
  worth:
    text: {zh: 金额, en: worth}
    value: planting.trees * rate
"""


def faults_of(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Place and slug of each fault of a library of these files of one place."""
    land = folder / "policies" / "land"
    land.mkdir(parents=True)
    (land / "jurisdiction.yaml").write_text("code: LD\nname: {zh: 地区, en: Land}\n")
    for name, text in files.items():
        (land / f"{name}.yaml").write_text(text, encoding="utf-8")
    try:
        incentives.load_library(folder / "policies", vocabulary=Case)
    except incentives.PolicyError as error:
        return [
            f"{Path(fault.file).stem}:{fault.line} {fault.slug} {fault.message}"
            for fault in error.faults
        ]
    return []


def three(notice: str) -> Mapping[str, str]:
    """A notice, one that names its rules, and one that continues it."""
    later = HEADER.format(name="later").replace("2021-01-01}", "2022-01-01}") + LATER
    return {
        "notice": HEADER.format(name="notice").replace("2021-01-01}", "2021-01-01, to: 2021-12-31}")
        + notice,
        "neighbour": HEADER.format(name="neighbour") + NEIGHBOUR,
        "later": later,
    }


def test_the_three_files_are_sound(tmp_path: Path) -> None:
    """What is broken below is broken by the slip alone."""
    assert faults_of(tmp_path, three(RULES)) == []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        # The file cannot be read: nothing is told of what names or continues it.
        ("kind: grant", "kind grant", ["notice:24 yaml-syntax"]),
        ("parameters:", "parameters：", ["notice:8 yaml-syntax"]),
        # A key is misspelt: it is not missing too.
        ("    text: {zh: 已登记", "    txt: {zh: 已登记", ["notice:16 unknown-key"]),
        ("    when: planting.trees", "    wehn: planting.trees", ["notice:17 unknown-key"]),
        ("    value: planting.trees", "    valeu: planting.trees", ["notice:20 unknown-key"]),
        ("    unit: EUR/tree", "    untt: EUR/tree", ["notice:11 unknown-key"]),
        ("      - {value: 2", "      - {valeu: 2", ["notice:13 unknown-key"]),
        ("    trigger:", "    triger:", ["notice:27 unknown-key"]),
        ("    amount:", "    amuont:", ["notice:33 unknown-key"]),
        # A section is misspelt: the names in it are known to nobody.
        ("definitions:", "defintions:", ["notice:14 unknown-key"]),
        # A value is misspelt: conditions and definitions that rest on it are sound.
        ("planting.trees >", "planting.tree >", ["notice:17 unknown-name"]),
        ("grower.is_member", "grower.is_membr", ["notice:31 unknown-name"]),
        ("planting.trees * rate", "planting.tres * rate", ["notice:20 unknown-name"]),
        # A name is misspelt where it is declared: told there, not at each use.
        ("  rate:\n", "  raet:\n", ["notice:9 unknown-name"]),
        # A name is none: told there alone.
        ("  grown:\n", "  grown up:\n", ["notice:15 bad-name"]),
    ],
)
def test_one_slip_is_one_fault(right: str, wrong: str, told: list[str], tmp_path: Path) -> None:
    """The one fault is where the slip is; what rests on it is silent."""
    assert right in RULES
    found = faults_of(tmp_path, three(RULES.replace(right, wrong, 1)))
    assert [" ".join(fault.split(" ")[:2]) for fault in found] == told


def test_a_name_misspelt_where_it_is_declared_is_told_there(tmp_path: Path) -> None:
    """Two rules name `worth_of_trees`, which is declared as `wroth_of_trees`: one fault, there."""
    rules = RULES.replace("    amount: worth", "    amount: worth_of_trees")
    rules = rules.replace("  worth:\n", "  wroth_of_trees:\n", 1) + (
        "  bonus:\n    title: {zh: 奖励, en: bonus}\n    kind: grant\n    cite: 一\n"
        "    for_each: plantings\n    trigger: grower.registered_on\n    amount: worth_of_trees\n"
    )
    files = {"notice": HEADER.format(name="notice") + rules}
    (found,) = faults_of(tmp_path, files)
    assert found.startswith("notice:18 unknown-name nothing names 'wroth_of_trees'")


def test_a_misspelt_use_is_told_where_it_is(tmp_path: Path) -> None:
    """One use that is misspelt is told there, with the name that is meant."""
    files = three(RULES.replace("    amount: worth", "    amount: wroth"))
    assert [fault.split(" ")[0] for fault in faults_of(tmp_path, files)] == ["notice:33"]


def test_a_file_of_cases_that_cannot_be_read_leaves_nothing_uncovered(tmp_path: Path) -> None:
    """The case that speaks of an incentive may stand in it."""
    assert faults_of(tmp_path, {"notice": HEADER.format(name="notice") + RULES}) == []
    cases = tmp_path / "policies" / "land" / "notice.cases.yaml"
    cases.write_text("cases：\n  - name: a\n", encoding="utf-8")
    report = check_folder(tmp_path / "policies", vocabulary=Case)
    assert [fault.slug for fault in report.faults] == ["yaml-syntax"]
    assert report.uncovered == ()
    cases.unlink()
    assert check_folder(tmp_path / "policies", vocabulary=Case).uncovered == ("land.notice.grant",)


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("    when: planting.trees > 0", "    when: rate_of.trees > 0", ["notice:17"]),
        ("parameters:", "payers: {shire-level: {zh: 郡, en: shire}}\nparameters:", []),
        (
            "    amount: worth",
            "    amount: wor\npayers: {shire-level: {zh: 郡, en: a}}",
            ["notice:33"],
        ),
    ],
)
def test_nothing_is_silent_without_a_fault_elsewhere(
    right: str, wrong: str, told: list[str], tmp_path: Path
) -> None:
    """A name that is sound, or of a kind that may be called otherwise, hides no other slip."""
    rules = RULES.replace("uses: {}", "uses: {rate_of: land.notice.rate}").replace(right, wrong, 1)
    files = {"notice": HEADER.format(name="notice") + rules}
    assert [fault.split(" ")[0] for fault in faults_of(tmp_path, files)] == told


def test_two_slips_are_two_faults(tmp_path: Path) -> None:
    """Silence is for what rests on the broken part; what is wrong by itself is told."""
    rules = RULES.replace("kind: grant", "kind: gift").replace("trees >", "tree >")
    found = faults_of(tmp_path, three(rules))
    assert [fault.split(" ")[0] for fault in found] == ["notice:17", "notice:24"]


def test_a_condition_without_wording_is_told_beside_sound_ones(tmp_path: Path) -> None:
    """Only a condition that could not be read needs no wording."""
    rules = RULES.replace("          text: {zh: 会员, en: a member}\n", "")
    found = faults_of(tmp_path, three(rules))
    assert [fault.split(" ")[:2] for fault in found] == [["notice:31", "wordless-condition"]]

"""Policies and examples, damaged at random: only a PolicyError or a CaseError comes out."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import incentives
from incentives import childcare
from tests.trying import examples

EXAMPLES = Path(__file__).parents[2] / "examples"
CASES = ("haimen-new-build.yaml", "haimen-renewal.yaml", "haimen-unknowns.yaml")
ON = date(2023, 12, 31)

TOKENS = (
    "~",
    "null",
    "[]",
    "{}",
    "[[]]",
    "{a: b}",
    "-1",
    "0",
    "1",
    "10^400",
    "1e400",
    "nan",
    ".inf",
    "true",
    "no",
    "010",
    "3.10",
    "2021-02-30",
    "9999-12-31",
    "0001-01-01",
    "2021-06",
    "'\u202e'",
    "__class__",
    "a.__class__",
    "law_date",
    "basis",
    "sum(x for x in y)",
    "sum(p.investment for p in projects)",
    "min()",
    "max(0)",
    "a[b]",
    "{company}",
    "not_applicable",
    "unpublished",
    "otherwise",
    "cn.2019-76",
    "cn.2019-76.community_childcare",
    "cn.vat.vat",
    "vat",
    "premises",
    "premise",
    "projects",
    "institution",
    "project.places_after",
    "!!python/object:x",
    "*a",
    "&a x",
    '"',
    "'",
    ":",
    "- x",
    "?",
    "9" * 40,
    "1%",
    "by_month",
    "100%",
    "-5%",
    "institution.kind",
    "monthly_revenue",
    "institution.filed",
    "0.00000000000000000001",
    "month",
    "date",
    "status",
    "happened(1)",
    "year_end(1)",
    "1/0",
    "0/0",
    "round_half_up(1, 0)",
    "amount_of(vat_exemption)",
    "is_eligible(deed_tax_exemption)",
    "applicant",
    "owner",
    "in_kind",
    "none",
    "'320614'",
)

_ENTRY = re.compile(r"^(\s*(?:- )?[\w.]+:\s*)(.+)$")
_WORD = re.compile(r"[\w.%-]+")

# Each example loads all policies, so there are fewer than a law of one line has.
FEW = settings(
    max_examples=examples(30),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
MANY = settings(FEW, max_examples=examples(60))


@st.composite
def damages(draw: st.DrawFn, text: str) -> str:
    """The text with one to three lines deleted, doubled, swapped, shifted, or partly replaced."""
    lines = text.split("\n")
    words = sorted(set(_WORD.findall(text)))
    numbers = st.integers(0, 10**6)
    for _ in range(draw(st.integers(1, 3))):
        if not lines:
            break
        here = draw(numbers) % len(lines)
        match draw(
            st.sampled_from(("delete", "double", "swap", "value", "value", "word", "word", "shift"))
        ):
            case "delete":
                del lines[here]
            case "double":
                lines.insert(here, lines[here])
            case "swap":
                there = draw(numbers) % len(lines)
                lines[here], lines[there] = lines[there], lines[here]
            case "value" if found := _ENTRY.match(lines[here]):
                lines[here] = found[1] + draw(st.sampled_from(TOKENS))
            case "word" if found_words := _WORD.findall(lines[here]):
                new = draw(st.sampled_from(TOKENS) | st.sampled_from(words))
                lines[here] = lines[here].replace(draw(st.sampled_from(found_words)), new, 1)
            case "shift":
                lines[here] = " " * draw(st.integers(1, 4)) + lines[here]
            case _:
                pass
    return "\n".join(lines)


@pytest.fixture(scope="module")
def policies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the bundled policies that may be damaged."""
    folder = tmp_path_factory.mktemp("mutations") / "policies"
    shutil.copytree(childcare.policies_folder(), folder)
    return folder


@pytest.fixture(scope="module")
def library() -> incentives.Library:
    return childcare.library()


@pytest.fixture(scope="module")
def case() -> childcare.Case:
    return childcare.read_case(EXAMPLES / CASES[0])


def assessed(
    library: incentives.Library, case: childcare.Case, *overlays: incentives.Overlay
) -> str:
    return incentives.assess(case, library, on=ON, overlays=overlays).to_json()


def said_of(attempt: Callable[[], str]) -> str:
    """The result as text, or the message of a refusal; any other error gets through."""
    try:
        return attempt()
    except incentives.IncentivesError as error:
        return str(error)


def policy_files() -> Iterator[str]:
    root = childcare.policies_folder()
    for path in sorted(root.rglob("*.yaml")):
        if not path.name.endswith(".cases.yaml"):
            yield os.fspath(path.relative_to(root))


@FEW
@given(draw=st.data())
def test_a_damaged_policy_is_refused_or_assessed(
    draw: st.DataObject, policies: Path, case: childcare.Case
) -> None:
    """Whatever is done to a file, the library is refused, or loads and assesses to the end."""
    path = policies / draw.draw(st.sampled_from(list(policy_files())))
    whole = path.read_text(encoding="utf-8")
    try:
        path.write_text(draw.draw(damages(whole)), encoding="utf-8")
        assert said_of(
            lambda: assessed(incentives.load_library(policies, vocabulary=childcare.Case), case)
        )
    finally:
        path.write_text(whole, encoding="utf-8")


@MANY
@given(draw=st.data())
def test_a_damaged_case_is_refused_or_assessed(
    draw: st.DataObject, library: incentives.Library
) -> None:
    """Whatever is done to a case, it is refused, or assessed to the end."""
    name = draw.draw(st.sampled_from(CASES))
    text = draw.draw(damages((EXAMPLES / name).read_text(encoding="utf-8")))
    assert said_of(lambda: assessed(library, childcare.parse_case(text)))


@MANY
@given(draw=st.data())
def test_a_damaged_overlay_is_refused_or_used(
    draw: st.DataObject,
    library: incentives.Library,
    case: childcare.Case,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Whatever is done to an overlay, it is refused, or the case is assessed with it."""
    path = tmp_path_factory.getbasetemp() / "damaged-overlay.yaml"
    path.write_text(
        draw.draw(damages((EXAMPLES / "overlays" / "haimen.yaml").read_text(encoding="utf-8"))),
        encoding="utf-8",
    )
    assert said_of(lambda: assessed(library, case, incentives.load_overlay(path, library)))

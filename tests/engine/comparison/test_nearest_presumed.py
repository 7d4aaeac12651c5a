"""No nearest change is told of a fact that nobody stated and the law or the vocabulary presumes."""

from datetime import date

import attrs
import pytest

from incentives import Library, Role, assess, fact
from incentives.engine.comparison.nearest import Nearest, nearest_changes
from incentives.facts.field import Assumed, DeclaredFacts, declared_facts
from incentives.facts.unknown import UNKNOWN
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.values.text import Text
from tests.engine.small_domain import CITY, ON, one_file

PRESUMED = Assumed(False, Text("未填视为否", "left out it counts as no"))


@attrs.frozen(kw_only=True)
class Shed:
    stated: bool | Unknown = fact("明示", "stated")
    presumed: bool | Unknown = fact("推定", "presumed", assumed=PRESUMED)
    built_on: date | Unknown = fact("建成", "built on", default=date(2022, 3, 1))
    declared: DeclaredFacts = declared_facts()


@attrs.frozen(kw_only=True)
class Farm:
    presumed: bool | Unknown = fact("推定", "presumed", assumed=PRESUMED)
    applied_on: date | Unknown = fact("申请", "applied on", default=date(2022, 3, 1))


@attrs.frozen(kw_only=True)
class Estate:
    place: str = fact("地点", "place", role=Role.JURISDICTION, default=CITY)
    farm: Farm = fact("农场", "farm", factory=Farm)
    sheds: tuple[Shed, ...] | Unknown = fact("棚", "sheds", row="shed", order="built_on")


FACTS = """facts:
  asked: {type: boolean, of: sheds, text: TEXT, default: {value: false, cite: '1'}}
  plain: {type: boolean, of: sheds, text: TEXT}
incentives:
"""
GRANT = (
    "  {0}: {{title: TEXT, kind: in_kind, cite: '1', trigger: {2},{3}"
    " when: {{all: [{{id: it, when: '{1}', text: TEXT, cite: '1'}}]}}}}\n"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    rules = FACTS + GRANT.format("of_farm", "farm.presumed", "farm.applied_on", "")
    for name in ("stated", "presumed", "asked", "plain"):
        rules += GRANT.format(f"of_{name}", f"shed.{name}", "shed.built_on", " for_each: sheds,")
        any_shed = f"any(s.{name} for s in sheds)"
        rules += GRANT.format(f"any_{name}", any_shed, "farm.applied_on", "")
    folder = tmp_path_factory.mktemp("presumed")
    return one_file(folder, rules, vocabulary=Estate)


def nearest(library: Library, case: Estate, name: str) -> Nearest:
    assessment = assess(case, library, on=ON)
    incentive = f"land.one.{name}"
    [failed] = [each for each in assessment[incentive].conditions if each.holds is False]
    return nearest_changes(assessment, incentive, failed)


def told(library: Library, case: Estate, name: str) -> list[tuple[str, object]]:
    return [(str(change.path), change.now) for change in nearest(library, case, name).changes]


def asked(**given: object) -> dict[str, object]:
    return {f"land.one.{name}": value for name, value in given.items()}


@pytest.mark.parametrize(
    ("presumed", "changes"), [(False, [("farm.presumed", True)]), (UNKNOWN, [])]
)
def test_of_a_fact_of_the_case_only_what_was_stated_is_changed(
    library: Library, presumed: bool | Unknown, changes: list[tuple[str, object]]
) -> None:
    """What was left out counts as no; that is the vocabulary's word, not the applicant's."""
    assert changes == told(library, Estate(farm=Farm(presumed=presumed), sheds=()), "of_farm")


@pytest.mark.parametrize("form", ["of", "any"])
@pytest.mark.parametrize(
    ("name", "sheds", "paths"),
    [
        ("stated", (Shed(stated=False), Shed(stated=False)), ["[0].stated", "[1].stated"]),
        ("presumed", (Shed(), Shed(presumed=False)), ["[1].presumed"]),
        ("asked", (Shed(), Shed(declared=asked(asked=False))), ["[1].land.one.asked"]),
        (
            "plain",
            (Shed(declared=asked(plain=False)), Shed(declared=asked(plain=False))),
            ["[0].land.one.plain", "[1].land.one.plain"],
        ),
    ],
)
def test_of_a_fact_of_rows_only_what_was_stated_is_changed(
    library: Library, form: str, name: str, sheds: tuple[Shed, ...], paths: list[str]
) -> None:
    """Of two sheds, of which one may say nothing."""
    expected = [(f"sheds{path}", True) for path in paths]
    assert expected == told(library, Estate(sheds=sheds), f"{form}_{name}")


@pytest.mark.parametrize("name", ["presumed", "asked"])
def test_what_is_presumed_stands_against_it(library: Library, name: str) -> None:
    """With nothing stated no change is told, but what counts as no is."""
    found = nearest(library, Estate(sheds=(Shed(),)), f"of_{name}")
    assert () == found.changes
    assert [False] == [used.value for used in found.against]

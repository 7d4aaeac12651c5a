"""The schema of case files accepts cases and refuses broken ones.

It does so in the draft that it names and as draft 7.
"""

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator

from incentives import CaseError, childcare, parse_case
from incentives.calculator import vocabulary_of
from incentives.loading.schema.cases import case_schema
from incentives.report.rule.asked.case_template import case_template
from incentives.values.text import Language
from tests.conformance.planting import Case as PlantingCase

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
DRAFTS = [pytest.param(Draft202012Validator, id="2020-12"), pytest.param(Draft7Validator, id="7")]
Validator = type[Draft202012Validator] | type[Draft7Validator]

CHILDCARE = case_schema(vocabulary_of(childcare.Case), childcare.library().declared_facts)
PLANTING = case_schema(vocabulary_of(PlantingCase))


class PlainYaml(yaml.SafeLoader):
    """YAML 1.2 as editors read it: `on` is a word, a date and 2023-01 are text."""


PlainYaml.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in found
        if tag.rpartition(":")[2] in {"int", "float", "bool"} and first not in "yYnNoO"
    ]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> object:
    return yaml.load(text, PlainYaml)  # noqa: S506 — a safe loader with fewer types


def faults(
    text: str, schema: dict[str, object] = PLANTING, validator: Validator = Draft202012Validator
) -> list[str]:
    return sorted(error.json_path for error in validator(schema).iter_errors(read(text)))


@pytest.mark.parametrize(
    "schema", [pytest.param(CHILDCARE, id="childcare"), pytest.param(PLANTING, id="planting")]
)
@pytest.mark.parametrize("validator", DRAFTS)
def test_schema_is_one(schema: dict[str, object], validator: Validator) -> None:
    """It is valid by its own draft and by the one that editors fall back to."""
    validator.check_schema(schema)


@pytest.mark.parametrize("validator", DRAFTS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_are_accepted(path: Path, validator: Validator) -> None:
    """Every example case is accepted."""
    assert faults(path.read_text(encoding="utf-8"), CHILDCARE, validator) == []


def test_the_template_is_accepted() -> None:
    """The case file to fill in is accepted with every fact filled in by its example."""
    lines = case_template(childcare.library(), Language.EN).splitlines()
    filled = "\n".join(line.removeprefix("# ") for line in lines if not line.startswith("##"))
    assert faults(filled, CHILDCARE) == []


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        pytest.param("{grower: {}}", ["$"], id="the place is required"),
        pytest.param("{place: LD, growr: {}}", ["$"], id="an unknown fact"),
        pytest.param("{place: LD, grower: {is_member: 1}}", ["$.grower.is_member"], id="no truth"),
        pytest.param(
            "{place: LD, grower: {registered_on: 2023-1-1}}",
            ["$.grower.registered_on"],
            id="no date",
        ),
        pytest.param(
            "{place: LD, grower: {main_species: elm}}",
            ["$.grower.main_species"],
            id="no such value",
        ),
        pytest.param(
            "{place: LD, grower: {grows: [oak, elm]}}",
            ["$.grower.grows[1]"],
            id="no such value in a set",
        ),
        pytest.param(
            "{place: LD, grower: {grows: [oak, oak]}}", ["$.grower.grows"], id="a value twice"
        ),
        pytest.param(
            "{place: LD, grower: {certified: {to: 2023-01-01}}}",
            ["$.grower.certified"],
            id="no first day",
        ),
        pytest.param(
            "{place: LD, plantings: [{trees: -1}]}", ["$.plantings[0].trees"], id="below the least"
        ),
        pytest.param(
            "{place: LD, plantings: [{trees: 100001}]}",
            ["$.plantings[0].trees"],
            id="above the most",
        ),
        pytest.param(
            "{place: LD, plantings: [{trees: 1.5}]}", ["$.plantings[0].trees"], id="not whole"
        ),
        pytest.param(
            "{place: LD, plantings: [{cost: '1e3'}]}",
            ["$.plantings[0].cost"],
            id="not in plain digits",
        ),
        pytest.param(
            "{place: LD, plantings: [{ordered_on: none}]}",
            ["$.plantings[0].ordered_on"],
            id="must have happened",
        ),
        pytest.param(
            "{place: LD, waterings: [{month: 2023}]}", ["$.waterings[0].month"], id="no month"
        ),
        pytest.param("{place: LD, papers: [{}]}", ["$.papers[0]"], id="a paper of no kind"),
    ],
)
def test_what_the_reader_refuses_is_refused(text: str, paths: list[str]) -> None:
    """The schema tells the same place as wrong, and the reader of cases refuses it too."""
    assert faults(text) == paths
    with pytest.raises(CaseError):
        parse_case(text, vocabulary=PlantingCase)


@pytest.mark.parametrize(
    "text",
    [
        "{place: LD}",
        "{place: LD, grower: {is_member: true, certified: []}}",
        "{place: LD, grower: {certified: {from: 2023-01-01}}}",
        (
            "{place: LD, grower: "
            "{certified: [{from: 2022-01-01, to: 2022-12-31}, {from: 2023-02-01}]}}"
        ),
        "{place: LD, plantings: [{trees: 0, planted_on: none, cost: '12.50'}, {trees: '60'}]}",
        "{place: LD, waterings: []}",
        "{place: LD, declared: {land.notice.helpers: 3}}",
    ],
)
def test_what_the_reader_takes_is_accepted(text: str) -> None:
    """All ways in which a fact may be written."""
    assert faults(text) == []
    parse_case(text, vocabulary=PlantingCase)


def test_declared_facts_are_those_of_the_library() -> None:
    """A fact that no instrument asks for is refused; one that is asked for has its type."""
    name = next(iter(childcare.library().declared_facts))
    assert faults(f"{{district: '320614', declared: {{{name}: many}}}}", CHILDCARE) != []
    assert faults("{district: '320614', declared: {cn.unheard_of: 1}}", CHILDCARE) == ["$.declared"]


def test_the_labels_stand_in_the_schema() -> None:
    """An editor shows what a fact is in both languages, with its unit."""
    shapes = CHILDCARE["$defs"]
    assert isinstance(shapes, dict)
    places = shapes["project"]["properties"]["places_after"]["description"]
    assert places == "项目后托位数 / places after [place]"

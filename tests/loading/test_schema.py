"""The schemas for editors accept policies and refuse broken ones.

They do so in the draft that they name and as draft 7.
"""

import copy
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator

from incentives import childcare
from incentives.facts.describing.classes import describe
from incentives.loading.schema.policies import (
    cases_schema,
    jurisdiction_schema,
    overlay_schema,
    policy_schema,
)

ROOT = Path(__file__).resolve().parents[2]
VOCABULARY = describe(childcare.Case)
POLICY_FILES = sorted((ROOT / "policies").rglob("*.yaml"))
OVERLAYS = sorted((ROOT / "examples" / "overlays").glob("*.yaml"))
# Editors read it as draft 2020-12 or, until they know that, as draft 7.
DRAFTS = [pytest.param(Draft202012Validator, id="2020-12"), pytest.param(Draft7Validator, id="7")]
SCHEMAS = [
    pytest.param(policy_schema(), id="policy"),
    pytest.param(policy_schema(VOCABULARY), id="policy with vocabulary"),
    pytest.param(jurisdiction_schema(), id="jurisdiction"),
    pytest.param(overlay_schema(), id="overlay"),
    pytest.param(cases_schema(), id="cases"),
]
Validator = type[Draft202012Validator] | type[Draft7Validator]
Schema = dict[str, object]

NOTICE = """
instrument:
  id: cn.notice
  number: Notice 1
  title: {zh: 通知, en: notice}
  published: 2021-06
  in_force: {from: 2021-06-01}
parameters:
  rate:
    text: {zh: 税率, en: rate}
    unit: 1
    values:
      - {from: 2021-06-01, to: 2021-12-31, value: 1.2%, cite: 一}
      - {from: 2022-01-01, value: 1, cite: 2}
definitions:
  counted:
    text: {zh: 术语, en: term}
    all:
      - id: kind
        when: institution.serves_under_threes
        text: {zh: 条件, en: condition}
        evidence: [premises_proof]
incentives:
  grant:
    title: {zh: 补助, en: grant}
    kind: grant
    cite: 一
    for_each: projects
    trigger: project.approved_on
    when: counted
    amount:
      {cases: [{when: project.community_facility, value: 0}, {otherwise: rate}], round: {to: 0.01}}
"""
AMOUNT = NOTICE[NOTICE.index("    amount:") :]


class OrdinaryYaml(yaml.SafeLoader):
    """YAML 1.2 as editors read it: `on` is a word and a date is text."""


OrdinaryYaml.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
]:
    OrdinaryYaml.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})$"), list(first)
    )


def read(text: str) -> object:
    return yaml.load(text, OrdinaryYaml)  # noqa: S506 - a safe loader with fewer types


def faults(
    schema: Schema, document: object, validator: Validator = Draft202012Validator
) -> list[str]:
    return [
        f"{error.json_path}: {error.message}" for error in validator(schema).iter_errors(document)
    ]


def shapes_in(shape: object) -> Iterator[dict[str, object]]:
    if isinstance(shape, dict):
        yield shape
    for inner in (
        shape.values() if isinstance(shape, dict) else shape if isinstance(shape, list) else ()
    ):
        yield from shapes_in(inner)


@pytest.mark.parametrize("schema", SCHEMAS)
@pytest.mark.parametrize("validator", DRAFTS)
def test_schema_is_one(schema: Schema, validator: Validator) -> None:
    """Each schema is valid by its own draft and by the one that editors fall back to."""
    validator.check_schema(schema)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_reference_has_its_shape(schema: Schema) -> None:
    """No shape is named that is not there."""
    defined = schema["$defs"]
    assert isinstance(defined, dict)
    named = {
        str(shape["$ref"]).removeprefix("#/$defs/")
        for shape in shapes_in(schema)
        if "$ref" in shape
    }
    assert set() == named - set(defined)


def test_nothing_limits_beside_a_reference() -> None:
    """Beside a `$ref` stands nothing but a description, since older drafts pass it over."""
    beside = {
        key for shape in shapes_in(policy_schema(VOCABULARY)) if "$ref" in shape for key in shape
    }
    assert {"$ref", "description"} == beside


def test_every_key_is_described() -> None:
    """Each key of each table says what it means."""
    tables = [
        shape["properties"]
        for shape in shapes_in(policy_schema())
        if "additionalProperties" in shape and "required" in shape
    ]
    undescribed = [
        key
        for table in tables
        if isinstance(table, dict)
        for key, shape in table.items()
        if not shape.get("description")
    ]
    assert len(tables) > 20
    assert [] == undescribed


@pytest.mark.parametrize("validator", DRAFTS)
@pytest.mark.parametrize(
    "path", [*POLICY_FILES, *OVERLAYS], ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_bundled_files_are_accepted(path: Path, validator: Validator) -> None:
    """Every bundled file is accepted, whichever kind it is."""
    assert [] == faults(
        policy_schema(VOCABULARY), read(path.read_text(encoding="utf-8")), validator
    )


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        pytest.param(
            jurisdiction_schema(),
            [path for path in POLICY_FILES if path.name == "jurisdiction.yaml"],
            id="jurisdiction",
        ),
        pytest.param(
            cases_schema(),
            [path for path in POLICY_FILES if path.name.endswith(".cases.yaml")],
            id="cases",
        ),
        pytest.param(overlay_schema(), OVERLAYS, id="overlay"),
    ],
)
def test_each_kind_has_a_schema_of_its_own(schema: Schema, paths: list[Path]) -> None:
    """The schema of one kind accepts the files of that kind and no instrument."""
    documents = [read(path.read_text(encoding="utf-8")) for path in paths]
    assert [[] for _ in documents] == [faults(schema, document) for document in documents]
    assert documents
    assert faults(schema, read(NOTICE))


def test_notice_is_accepted() -> None:
    """The notice that the broken ones below are made of is whole."""
    assert [] == faults(policy_schema(VOCABULARY), read(NOTICE))


@pytest.mark.parametrize("validator", DRAFTS)
@pytest.mark.parametrize(
    ("written", "broken"),
    [
        pytest.param("incentives:", "incentive:", id="unknown section"),
        pytest.param("    when: counted", "    wen: counted", id="unknown key"),
        pytest.param("  title: {zh: 通知, en: notice}\n", "", id="no title"),
        pytest.param("title: {zh: 补助, en: grant}", "title: {en: grant}", id="one language alone"),
        pytest.param("    all:\n", "    when: kind\n    all:\n", id="when and all"),
        pytest.param("value: 1.2%", "value: 1.2%, unpublished: true", id="figure and unpublished"),
        pytest.param("value: 1.2%, ", "", id="no figure"),
        pytest.param("value: 1.2%", "value: about one", id="no number"),
        pytest.param(", cite: 2}", "}", id="figure without a clause"),
        pytest.param("from: 2022-01-01", "from: 22", id="no date"),
        pytest.param("    unit: 1\n", "", id="no unit"),
        pytest.param("kind: grant", "kind: gift", id="unknown kind"),
        pytest.param("kind: grant", "kind: grant\n    relieves: vat", id="amount and charge"),
        pytest.param("kind: grant", "kind: in_kind", id="amount in kind"),
        pytest.param("kind: grant", "kind: grant\n    share: 1", id="share of no charge"),
        pytest.param(AMOUNT, "    relieves: vat\n", id="trigger beside a charge"),
        pytest.param("    trigger: project.approved_on\n", "", id="no trigger"),
        pytest.param("{otherwise: rate}", "{when: counted, value: rate}", id="no otherwise"),
        pytest.param("value: 0}", "require: 0}", id="requirement for a number"),
        pytest.param("to: 0.01", "to: 0.01, mode: banker", id="unknown rounding"),
        pytest.param("  rate:\n", "  tax-rate:\n", id="no name"),
    ],
)
def test_broken_notices_are_refused(written: str, broken: str, validator: Validator) -> None:
    """One thing wrong in a whole notice is refused."""
    assert 1 == NOTICE.count(written)
    assert faults(policy_schema(), read(NOTICE.replace(written, broken)), validator)


def test_fault_is_told_of_its_kind() -> None:
    """A fault in an overlay is told as one of an overlay, not as a missing `instrument`."""
    overlay = read(
        "overlay: {title: {zh: 数值, en: figures}, authority: {zh: 区, en: district}}\nsets: {}\n"
    )
    assert ["$.overlay: 'jurisdiction' is a required property"] == faults(policy_schema(), overlay)


def test_vocabulary_limits_what_can_be_named() -> None:
    """Papers are those of the vocabulary; without one, any. Instruments have lists of their own."""
    document = read(NOTICE.replace("evidence: [premises_proof]", "evidence: [premises_prof]"))
    assert [] == faults(policy_schema(), document)
    assert faults(policy_schema(VOCABULARY), document)
    of_own_list = read(NOTICE.replace("for_each: projects", "for_each: school_years"))
    assert [] == faults(policy_schema(VOCABULARY), of_own_list)


def test_schema_is_made_anew() -> None:
    """A caller that changes the schema changes no one else's."""
    first = policy_schema()
    kept = copy.deepcopy(first)
    first.clear()
    assert kept == policy_schema()

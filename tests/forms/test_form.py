"""The form of a place, the document that it edits, and the file that a case is written to."""

from pathlib import Path

import pytest

from incentives import childcare
from incentives.calculator import read_case
from incentives.facts.plain import unstructure_case, value_at
from incentives.forms.build import form_of
from incentives.forms.case_text import case_text
from incentives.forms.editing import with_row, with_value, without_row
from incentives.forms.model import FieldKind, Form
from incentives.forms.typed import read_typed
from incentives.forms.words import asked_by_lines, bounds_of, help_of, label_of
from incentives.policy.library import Library
from incentives.report.words.names import Words
from incentives.values.place import FactPath
from incentives.values.text import OF_LIBRARIES, Language
from tests.report.reports import EXAMPLES


@pytest.fixture(scope="module")
def library() -> Library:
    return childcare.library()


def _form(library: Library, code: str) -> Form:
    chain = library.chain_of(code)
    assert chain is not None
    return form_of(library, chain)


def test_the_form_has_every_fact_of_the_vocabulary(library: Library) -> None:
    """Each fact of the case, of its records and of each list has one field.

    Declared ones are those of the place.
    """
    form = _form(library, "320614")
    vocabulary = library.vocabulary
    rows = {
        field.type.row.name: name  # type: ignore[union-attr]
        for name, field in vocabulary.root.fields.items()
        if name in form.lists
    }
    expected = set()
    for path in vocabulary.paths():
        head, _, rest = path.partition(".")
        if rest:
            expected.add(f"{rows[head]}[].{rest}" if head in rows else path)
    own = {"name", "district"}
    declared = {field.path for field in form.fields.values() if field.steps[0] == "declared"}
    assert set(form.fields) - declared - own == expected


def test_a_field_says_label_unit_bounds_and_clauses(library: Library) -> None:
    """In Chinese, as the vocabulary and the instruments have it."""
    field = _form(library, "320614").fields["projects[].places_after"]
    words = Words(library=library, language=Language.ZH)
    assert (field.kind, label_of(field, words), bounds_of(field, words)) == (
        FieldKind.NUMBER,
        "项目后托位数（个托位）",
        "0 至 10,000",
    )
    lines = asked_by_lines(field.asked_by, words)
    assert "发改社会〔2021〕895号新增托位定额补助（普惠托位建设补助（中央预算内投资））" in lines
    assert "填整数。留空即为未知。0 至 10,000。" in help_of(field, words)


def test_only_the_law_of_the_place_asks(library: Library) -> None:
    """What an instrument of Haimen asks for is not asked in Zhuhai."""
    haimen, zhuhai = (_form(library, code) for code in ("320614", "440400"))
    asked = "district_plan.new_area_households"
    assert haimen.fields[asked].is_asked_for
    assert not zhuhai.fields[asked].is_asked_for


def test_a_fact_is_put_in_and_taken_out(library: Library) -> None:
    """The document before stays as it was.

    A record that is left empty goes too, a row that is left empty stays.
    """
    before: dict[str, object] = {"district": "320614"}
    steps = library.vocabulary.steps_to(FactPath.parse("institution.kind"))
    after = with_value(before, steps, "company")
    assert (before, after) == (
        {"district": "320614"},
        {"district": "320614", "institution": {"kind": "company"}},
    )
    assert with_value(after, steps, None) == before
    row = library.vocabulary.steps_to(FactPath.parse("projects[1].id"))
    two = with_value(with_row(with_row(before, ["projects"]), ["projects"]), row, "乙")
    assert two["projects"] == [{}, {"id": "乙"}]
    assert value_at(two, row) == "乙"
    assert with_value(two, row, None)["projects"] == [{}, {}]
    assert without_row(two, ["projects"], 0)["projects"] == [{"id": "乙"}]


def test_a_declared_fact_is_found_by_its_full_id(library: Library) -> None:
    """With or without the name of the place where a case keeps them."""
    name = "cn.2019-13.owner_is_small_scale"
    assert (
        library.vocabulary.steps_to(FactPath.parse(name))
        == ("declared", name)
        == library.vocabulary.steps_to(FactPath.parse(f"declared.{name}"))
    )


@pytest.mark.parametrize("language", OF_LIBRARIES)
@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_case_that_is_written_reads_back_the_same(
    library: Library, path: object, language: Language
) -> None:
    """Every example, with its facts called by their labels behind each."""
    case = childcare.read_case(str(path), library=library)
    text = case_text(unstructure_case(case), Words(library=library, language=language))
    assert childcare.parse_case(text, library=library) == case


@pytest.mark.parametrize(
    "name",
    [
        "# 甲",
        "甲: 乙",
        '"甲"',
        "'",
        "yes",
        "null",
        "1.5",
        "- 甲",
        "甲  乙",
        "甲\\n",
        "[甲",
        "&甲",
        "!甲",
        "甲 # 乙",
        "2023-01-01",
    ],
)
def test_any_name_survives_being_written(library: Library, name: str) -> None:
    """What YAML could take for something else is written so that it cannot."""
    case = childcare.Case(district="320614", name=name)
    text = case_text(unstructure_case(case), Words(library=library, language=Language.ZH))
    assert childcare.parse_case(text) == case


def test_a_day_that_an_instrument_asks_for_may_not_have_come_about(library: Library) -> None:
    """It can be known not to have; of another declared fact that cannot be said."""
    declared = [
        field for field in _form(library, "320614").fields.values() if field.steps[0] == "declared"
    ]
    assert {FieldKind.DATE} == {field.kind for field in declared if field.may_be_none}
    assert all(field.may_be_none for field in declared if field.kind is FieldKind.DATE)
    field = next(field for field in declared if field.kind is FieldKind.DATE)
    assert read_typed(field, "无") == "none"


@pytest.mark.parametrize(
    "path", sorted(childcare.examples_folder().glob("*.yaml")), ids=lambda p: p.stem
)
def test_every_paper_is_ticked_at_a_fact_that_it_proves(path: Path, library: Library) -> None:
    """Whichever paper an applicant brings, also one that no rule asks for by itself."""
    case = read_case(path, vocabulary=childcare.Case, library=library)
    assert isinstance(case.papers, tuple)
    form = _form(library, str(case.district))
    ticked = {paper for field in form.fields.values() for paper in field.proven_by}
    assert {paper.kind.value for paper in case.papers} <= ticked

"""A fact that an instrument declares is asked for, written and read wherever facts are."""

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import incentives
from incentives import Language, Library
from incentives.desk.case.filling.applying import Filled
from incentives.desk.case.filling.shown import FieldsShown
from incentives.facts.plain import unstructure_case
from incentives.forms.build import form_of
from incentives.forms.case_text import case_text
from incentives.forms.model import FieldKind, Form
from incentives.forms.typed import read_typed, typed_of
from incentives.forms.words import how_to_write
from incentives.loading.schema.cases import case_schema
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.markdown import print_markdown
from incentives.report.rule.asked.case_template import case_template
from incentives.report.words.names import Words
from incentives.values.place import FactPath
from incentives.values.text import OF_LIBRARIES
from incentives.workbook.filling import rows_of
from incentives.workbook.layout import layout_of
from incentives.workbook.reading import read_book
from incentives.workbook.template import template_bytes
from tests.conformance.planting import Case, Grower, Planting

HERE = Path(__file__).resolve().parents[2] / "conformance"
ID = "land.declared-kinds"
DAY = date(2023, 6, 30)
GIVEN = {
    f"{ID}.terrain": "shore",
    f"{ID}.tenure": "leased",
    f"{ID}.main_planting": "P2",
    f"{ID}.other_aid": "120.5",
    f"{ID}.first_month": "2023-04",
    f"{ID}.trained_on": "2022-05-01",
}
NONE = {**GIVEN, f"{ID}.other_aid": "none", f"{ID}.trained_on": "none"}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("kinds") / "policies"
    (folder / "land").mkdir(parents=True)
    shutil.copy(HERE / "library" / "land" / "jurisdiction.yaml", folder / "land")
    shutil.copy(HERE / "good" / "declared-kinds.yaml", folder / "land")
    return incentives.load_library(folder, vocabulary=Case)


@pytest.fixture
def form(library: Library) -> Form:
    return form_of(library, ("land",))


def document(declared: Mapping[str, str]) -> dict[str, object]:
    return {
        "place": "LD",
        "grower": {"registered_on": "2022-01-01"},
        "plantings": [{"id": "P2", "ordered_on": "2022-02-01"}],
        "declared": dict(declared),
    }


def test_the_form_has_a_field_of_its_kind(form: Form) -> None:
    """A choice with what its values are called, a text, an amount that may not exist, a month."""
    fields = {path: field for path, field in form.fields.items() if field.steps[0] == "declared"}
    assert {path.removeprefix(f"{ID}."): field.kind for path, field in fields.items()} == {
        "terrain": FieldKind.CHOICE,
        "tenure": FieldKind.CHOICE,
        "main_planting": FieldKind.TEXT,
        "other_aid": FieldKind.MONEY,
        "first_month": FieldKind.MONTH,
        "trained_on": FieldKind.DATE,
    }
    assert [(value, text.zh) for value, text in fields[f"{ID}.terrain"].choices] == [
        ("slope", "坡地"),
        ("shore", "岸地"),
        ("plain", "平地"),
    ]
    assert [path for path, field in fields.items() if field.may_be_none] == [
        f"{ID}.other_aid",
        f"{ID}.trained_on",
    ]


@pytest.mark.parametrize("declared", [GIVEN, NONE], ids=["given", "none"])
def test_what_stands_in_a_field_is_read_as_it_was(form: Form, declared: dict[str, str]) -> None:
    """What is typed of each, as it is shown."""
    for path, plain in declared.items():
        field = form.fields[path]
        assert read_typed(field, typed_of(field, plain)) == plain


def test_a_field_says_that_there_may_be_none(library: Library, form: Form) -> None:
    """Beside how the figure is written, and as one of the things to choose at the desk."""
    words = Words(library=library, language=Language.ZH)
    field = form.fields[f"{ID}.other_aid"]
    assert "没有的写“无”。" in how_to_write(field, words)
    assert "没有的写" not in how_to_write(form.fields[f"{ID}.main_planting"], words)
    shown = FieldsShown(
        filled=Filled(document=document(GIVEN), typed={}),
        words=words,
        vocabulary=library.vocabulary,
        faults={},
        held={},
    )
    terrain = shown.field(form.fields[f"{ID}.terrain"], FactPath.parse(f"{ID}.terrain"))
    assert (terrain["control"], terrain["value"]) == ("one", "shore")
    assert terrain["choices"] == [
        ("slope", "坡地"),
        ("shore", "岸地"),
        ("plain", "平地"),
        ("", "未知"),
    ]


@pytest.mark.parametrize("language", OF_LIBRARIES)
@pytest.mark.parametrize("declared", [GIVEN, NONE], ids=["given", "none"])
def test_a_workbook_has_its_column(
    library: Library, form: Form, language: Language, declared: dict[str, str]
) -> None:
    """What is written to the cell is read from it."""
    layout = layout_of(form, Words(library=library, language=language), "LD")
    assert set(GIVEN) <= set(layout.main.by_path)
    content = template_bytes(layout, day=DAY, rows=rows_of({"1": document(declared)}, layout))
    read = read_book(content, layout)
    assert read.faults == ()
    assert read.rows[0].document["declared"] == declared


@pytest.mark.parametrize("language", OF_LIBRARIES)
def test_a_new_case_has_its_line(library: Library, language: Language) -> None:
    """With an example that is read, and the values of a choice with what they are called."""
    template = case_template(library, language)
    filled = "\n".join(
        line.removeprefix("# ") for line in template.splitlines() if not line.startswith("##")
    )
    case = incentives.parse_case(filled, vocabulary=Case, library=library)
    assert set(case.declared) == set(GIVEN)
    assert incentives.assess(case, library, on=DAY)
    said = {Language.ZH: ("坡地", "没有的填 none"), Language.EN: ("slope", "none if there is none")}
    for words in said[language]:
        assert words in template


def test_the_schema_of_cases_has_its_shape(library: Library) -> None:
    """It takes what the reader takes, and refuses what the reader does."""
    validator = Draft202012Validator(case_schema(library.vocabulary, library.declared_facts))
    assert validator.is_valid(document(GIVEN))
    assert validator.is_valid(document(NONE))
    for name, wrong in (
        ("terrain", "swamp"),
        ("terrain", "none"),
        ("first_month", "none"),
        ("first_month", "2023"),
        ("other_aid", "many"),
    ):
        assert not validator.is_valid(document({f"{ID}.{name}": wrong})), (name, wrong)


@pytest.mark.parametrize("declared", [GIVEN, NONE], ids=["given", "none"])
def test_a_case_file_says_it(library: Library, declared: dict[str, str]) -> None:
    """In YAML as the desk writes it, and in JSON, they are one case."""
    words = Words(library=library, language=Language.ZH)
    text = case_text(document(declared), words)
    case = incentives.parse_case(text, vocabulary=Case, library=library)
    assert unstructure_case(case) == document(declared)
    assert "# 地形" in text
    assert yaml.safe_load(text)["declared"][f"{ID}.terrain"] == "shore"
    as_json = json.dumps(document(declared))
    assert case == incentives.parse_case(as_json, vocabulary=Case, library=library)


@pytest.mark.parametrize(
    ("language", "told"), [(Language.ZH, ["地形", "岸地"]), (Language.EN, ["terrain", "shore"])]
)
def test_a_sheet_calls_values_by_their_names(
    library: Library, language: Language, told: list[str]
) -> None:
    """The fact by its label, its value by what the instrument calls it."""
    words = Words(library=library, language=language)
    path = FactPath.parse(f"{ID}.terrain")
    type_ = words.type_of(path)
    assert type_ is not None
    assert told == [words.fact(path), words.value("shore", type_)]


@pytest.mark.parametrize(
    ("language", "why"), [(Language.ZH, "没有其他补助"), (Language.EN, "there is no other aid")]
)
def test_a_sheet_says_what_there_is_none_of(library: Library, language: Language, why: str) -> None:
    """A figure that does not exist has not "not come about"."""
    grower = Grower(registered_on=date(2022, 1, 1))
    case = Case(place="LD", grower=grower, declared=NONE)
    found = incentives.assess(case, library, on=DAY)
    assert why in print_markdown(assessment_sheet(found, language), language)


def test_what_is_none_of_the_values_is_refused_with_the_nearest(library: Library) -> None:
    """By its values and by what they are called."""
    case = Case(place="LD", declared={f"{ID}.terrain": "岸"})
    with pytest.raises(incentives.CaseError) as caught:
        incentives.assess(case, library, on=DAY)
    [fault] = caught.value.faults
    assert str(fault) == (
        f"declared.{ID}.terrain: got '岸', expected one of slope, shore, plain [unknown-value]\n"
        "    Did you mean '岸地'?"
    )


VALUES = {
    f"{ID}.terrain": ["slope", "shore", "plain"],
    f"{ID}.tenure": ["owned", "leased"],
    f"{ID}.main_planting": ["P2", "p2", "P9"],
    f"{ID}.other_aid": ["none", "0", "120.5", "600"],
    f"{ID}.first_month": ["2022-12", "2023-01"],
    f"{ID}.trained_on": ["none", "2022-05-01"],
}


@given(
    st.fixed_dictionaries({path: st.sampled_from(values) for path, values in VALUES.items()}),
    st.sets(st.sampled_from(sorted({*VALUES} - {f"{ID}.tenure"}))),  # which the law presumes
)
def test_what_is_not_known_has_room_for_all_that_it_may_be(
    library: Library, full: dict[str, str], left_out: set[str]
) -> None:
    """The range of each amount contains what any completion comes to."""
    known = {path: value for path, value in full.items() if path not in left_out}
    plantings = (Planting(id="P2", ordered_on=date(2022, 2, 1)),)
    grower = Grower(registered_on=date(2022, 1, 1))
    case = Case(place="LD", grower=grower, plantings=plantings)
    some, every = (
        incentives.assess(attrs.evolve(case, declared=declared), library, on=DAY)
        for declared in (known, full)
    )
    for partly, fully in zip(some, every, strict=True):
        assert fully.amount is not None
        if partly.amount is not None:
            assert partly.amount == fully.amount
        else:
            within = partly.amount_range
            assert within is not None
            assert within.low <= fully.amount
            assert within.high is None or fully.amount <= within.high

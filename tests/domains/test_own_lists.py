"""A list that an instrument asks for reaches all that goes by the vocabulary, by itself."""

import json
from datetime import date

import pytest
from jsonschema import Draft202012Validator

import incentives
from incentives import CaseError, Language, Library, childcare
from incentives.desk.case.filling.applying import Filled, Filling
from incentives.desk.case.filling.changes import Cells, ListSaid, RowAdded, RowRemoved, Typed
from incentives.desk.case.filling.shown import FieldsShown
from incentives.desk.case.filling.standing import standings_of
from incentives.desk.case.filling.tables import table_of
from incentives.facts.plain import unstructure_case, value_at
from incentives.facts.snapshot import take_snapshot
from incentives.forms.build import form_of
from incentives.forms.case_text import case_text
from incentives.loading.schema.cases import case_schema
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.text import print_text
from incentives.report.rule.asked.case_template import case_template
from incentives.report.words.faults import told
from incentives.report.words.names import Words
from incentives.values.place import FactPath
from incentives.workbook.filling import rows_of
from incentives.workbook.layout import layout_of
from incentives.workbook.reading import read_book
from incentives.workbook.template import template_bytes
from tests.domains.trial import PLACE, TRIAL, library_with

LIST = f"{TRIAL}.school_years"
NOTICE = """
facts:
  school_years:
    rows:
      year:
        {type: number, unit: "1", at_least: 2000, at_most: 2100, text: {zh: 学年, en: year}}
      began_on: {type: date, text: {zh: 开学日期, en: began on}}
      kind:
        type: choice
        values: {whole: {zh: 全年, en: whole}, half: {zh: 半年, en: half}}
        text: {zh: 类别, en: kind}
        question: {zh: 该学年为全年还是半年？, en: Was it a whole year or a half?}
      classes:
        type: number
        unit: class
        at_least: 0
        at_most: 9
        asked_if: school_year.kind == whole
        text: {zh: 班数, en: classes}
    row: school_year
    unique: year
    order: began_on
    text: {zh: 办学情况, en: school years}
parameters:
  yearly:
    text: {zh: 每班补助, en: grant for each class}
    unit: CNY/class
    values: [{value: 100, cite: 一}]
incentives:
  grant:
    title: {zh: 试行补助, en: grant of the trial}
    kind: grant
    cite: 一
    for_each: school_years
    trigger: school_year.began_on
    amount: school_year.classes * yearly
"""
ROWS = [
    {"year": "2022", "began_on": "2022-09-01", "kind": "whole", "classes": "3"},
    {"year": "2023", "began_on": "2023-09-01", "kind": "half"},
    {"year": "2024", "began_on": "2024-09-01"},
]
DOCUMENT: dict[str, object] = {"district": PLACE, "name": "甲", "declared": {LIST: ROWS}}
DAY = date(2024, 12, 31)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The bundled policies, and one notice that asks for a list."""
    return library_with(NOTICE, tmp_path_factory.mktemp("policies"))


def _words(library: Library, language: Language = Language.ZH) -> Words:
    return Words(library=library, language=language, case_document=DOCUMENT)


def test_rows_are_asked_for_and_called_by_what_tells_them_apart(library: Library) -> None:
    """The third row lacks its kind and, should it be whole, its classes."""
    case = childcare.case_from(DOCUMENT, library=library)
    asked = incentives.assess(case, library, on=DAY, only=[f"{TRIAL}.grant"])
    (grant,) = (one for one in asked.determinations if one.incentive == f"{TRIAL}.grant")
    assert [missing.id for missing in grant.missing] == [f"{LIST}[2].classes", f"{LIST}[2].kind"]
    zh = print_text(assessment_sheet(asked, Language.ZH), Language.ZH)
    assert "300.00 至 1,200.00 元" in zh
    assert "该学年为全年还是半年？" in zh


def test_a_case_file_says_them_under_declared(library: Library) -> None:
    """YAML with labels, read back to the same document; so is JSON."""
    text = case_text(DOCUMENT, _words(library))
    assert f"  {LIST}:  # 办学情况\n" in text
    assert "      classes: 3  # 班数\n" in text
    case = childcare.case_from(json.loads(json.dumps(DOCUMENT)), library=library)
    assert unstructure_case(case)["declared"] == DOCUMENT["declared"]
    for written in (text, json.dumps(DOCUMENT)):
        read = childcare.parse_case(written, library=library)
        assert unstructure_case(read)["declared"] == DOCUMENT["declared"]


WRONG: tuple[tuple[object, str, str], ...] = (
    ("many", "wrong-type", "办学情况：填写为“many”，应为逐行列出的内容。"),
    (["x"], "wrong-type", "办学情况2022学年：填写为“x”，应为一行内容。"),
    ([{"classes": "22"}], "fact-out-of-range", "·班数：填写为 22，应在 0 至 9 之间。"),
    ([{"yaer": "2022"}], "unknown-fact", "事实目录中没有这一项。是否应为“year”？"),
    ([{"kind": "full"}], "unknown-value", "下列之一：whole（全年）、half（半年）。"),
    (
        [{"year": "2022"}, {"year": "2022"}],
        "repeated-row",
        "学年 2,022，与办学情况1重复。",
    ),
)


@pytest.mark.parametrize(("rows", "slug", "words"), WRONG)
def test_faults_of_rows_are_told_in_words(
    library: Library, rows: object, slug: str, words: str
) -> None:
    """With the row and the fact by their labels."""
    with pytest.raises(CaseError) as caught:
        childcare.case_from({**DOCUMENT, "declared": {LIST: rows}}, library=library)
    (fault,) = caught.value.faults
    assert fault.slug == slug
    assert told(fault, _words(library)).endswith(words)


def test_the_schema_of_case_files_has_them(library: Library) -> None:
    """And nothing else in the rows; a schema of no library takes any."""
    schema = Draft202012Validator(case_schema(library.vocabulary, library.facts_of_case))
    assert schema.is_valid(DOCUMENT)
    wrong_rows: tuple[object, ...] = ([{"yaer": 1}], [{"year": 1999}], [{"kind": "full"}], {})
    for wrong in wrong_rows:
        assert not schema.is_valid({**DOCUMENT, "declared": {LIST: wrong}})
    any_facts = case_schema(incentives.calculator.vocabulary_of(childcare.Case))
    assert Draft202012Validator(any_facts).is_valid(DOCUMENT)


def test_a_new_case_has_them_where_they_are_law(library: Library) -> None:
    """Each with its label, question, bounds and the document that asks; not elsewhere."""
    here = case_template(library, Language.ZH, place=PLACE)
    facts = (line.removeprefix("# ") for line in here.splitlines() if not line.startswith("##"))
    case = childcare.parse_case("\n".join(facts), library=library)
    assert value_at(unstructure_case(case), ("declared", LIST, 0, "kind")) == "whole"
    assert TRIAL not in case_template(library, Language.ZH, place="440000")


def test_the_form_of_the_place_asks_for_them(library: Library) -> None:
    """Rows are added, filled in, pasted and taken away; the section knows whether it is begun."""
    form = form_of(library, library.chain_of(PLACE) or ())
    section = form.lists[LIST]
    assert [field.name for field in section.fields] == ["year", "began_on", "kind", "classes"]
    assert [clause.document for clause in section.fields[2].asked_by] == ["试一号"]
    only_if = section.fields[3].asked_if
    assert only_if is not None
    assert only_if.zh == "类别为全年"
    filling = Filling(form=form, vocabulary=library.vocabulary, language=Language.ZH)
    filled = Filled(document={"district": PLACE, "name": "甲"}, typed={})
    begun = filling.after(filled, RowAdded(LIST))
    typed = filling.after(begun, Typed(f"{LIST}[0].kind", "全年"))
    assert typed.document["declared"] == {LIST: [{"kind": "whole"}]}
    pasted = filling.after(
        typed, Cells(LIST, 0, 0, (("2022", "2022-09-01", "全年", "3"), ("2023", "", "", "")))
    )
    assert value_at(pasted.document, ("declared", LIST, 1)) == {"year": "2023"}
    wrong = filling.after(pasted, Typed(f"{LIST}[1].classes", "三"))
    assert wrong.typed == {f"{LIST}[1].classes": "三"}
    fewer = filling.after(wrong, RowRemoved(LIST, 0))
    assert fewer.typed == {f"{LIST}[0].classes": "三"}
    none = filling.after(filling.after(fewer, RowRemoved(LIST, 0)), ListSaid(LIST, is_empty=True))
    assert none.document["declared"] == {LIST: []}
    for document, is_begun in ((filled.document, False), (none.document, True)):
        told = standings_of(form, document, frozenset(), None, library.vocabulary)
        assert told[LIST].is_begun == is_begun
    shown = FieldsShown(
        filled=pasted, words=_words(library), vocabulary=library.vocabulary, faults={}, held={}
    )
    table = table_of(section, shown)
    assert table["rows"][0] == [("2022", ""), ("2022-09-01", ""), ("全年", ""), ("3", "")]  # type: ignore[index]
    elsewhere = form_of(library, library.chain_of("440000") or ())
    assert LIST not in elsewhere.lists


def test_a_workbook_has_a_sheet_of_them(library: Library) -> None:
    """What is written into its cells is read back."""
    form = form_of(library, library.chain_of(PLACE) or ())
    layout = layout_of(form, Words(library=library, language=Language.ZH), PLACE)
    without = {**DOCUMENT, "name": "乙", "declared": {LIST: []}}
    rows = rows_of({"甲": DOCUMENT, "乙": without}, layout)
    book = read_book(template_bytes(layout, day=DAY, rows=rows), layout)
    assert book.faults == ()
    assert [row.document["declared"] for row in book.rows] == [{LIST: ROWS}, {LIST: []}]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("institution.filed[1].from", ("institution", "filed", 1, "from")),
        (
            "cn.2022-10.owner_is_small_payer[1].from",
            ("declared", "cn.2022-10.owner_is_small_payer", 1, "from"),
        ),
    ],
)
def test_a_period_of_a_status_is_no_row(
    library: Library, text: str, steps: tuple[str | int, ...]
) -> None:
    """Though it is written as a row of such a list is."""
    path = FactPath.parse(text)
    assert library.vocabulary.row_of(path) is None
    assert library.vocabulary.steps_to(path) == steps
    assert text == Words(library=library, language=Language.ZH).fact(path)


def test_rows_have_their_place_in_the_document(library: Library) -> None:
    """From a path of a fact, of a row and of the list, whether or not it begins with `declared`."""
    vocabulary = library.vocabulary
    for text, steps in (
        (LIST, ("declared", LIST)),
        (f"{LIST}[1]", ("declared", LIST, 1)),
        (f"declared.{LIST}[1].year", ("declared", LIST, 1, "year")),
    ):
        assert vocabulary.steps_to(FactPath.parse(text)) == steps
    row = FactPath.parse(f"declared.{LIST}[1].year")
    assert vocabulary.row_of(vocabulary.of_declared(row)) == FactPath.parse(f"{LIST}[1]")
    assert vocabulary.of_declared(row) == FactPath.parse(f"{LIST}[1].year")
    snapshot = take_snapshot(childcare.case_from(DOCUMENT, library=library), vocabulary)
    assert LIST not in snapshot.declared

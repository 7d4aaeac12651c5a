"""What an instrument asks of each row reaches all that goes by the vocabulary, by itself."""

import json
from datetime import date

import pytest
from jsonschema import Draft202012Validator

import incentives
from incentives import CaseError, Language, Library, Outcome, childcare
from incentives.desk.case.filling.applying import Filled, Filling
from incentives.desk.case.filling.changes import Typed
from incentives.desk.case.filling.shown import FieldsShown
from incentives.desk.case.filling.tables import table_of
from incentives.facts.known import RowFacts
from incentives.facts.plain import unstructure_case
from incentives.facts.snapshot import Snapshot, take_snapshot
from incentives.forms.build import form_of
from incentives.forms.case_text import case_text
from incentives.loading.schema.cases import case_schema
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.text import print_text
from incentives.report.rule.asked.case_template import case_template
from incentives.report.words.faults import told
from incentives.report.words.names import Words
from incentives.workbook.filling import rows_of
from incentives.workbook.layout import layout_of
from incentives.workbook.reading import read_book
from incentives.workbook.template import template_bytes
from tests.domains.trial import PLACE, TRIAL, library_with

NOTICE = """
facts:
  local_hukou:
    of: attendance
    type: boolean
    text: {zh: 本地户籍, en: local registration}
    question: {zh: 该婴幼儿是否为本地户籍？, en: Is the child registered here?}
  extra_fee:
    of: attendance
    type: number
    unit: CNY
    at_least: 0
    at_most: 1000
    text: {zh: 加收费用, en: extra fee}
    default: {value: 0, cite: 二}
  insured: {of: children, type: status, text: {zh: 参保期间, en: insured}}
parameters:
  monthly:
    text: {zh: 每月补助, en: monthly grant}
    unit: CNY
    values: [{value: 100, cite: 一}]
incentives:
  grant:
    title: {zh: 试行补助, en: grant of the trial}
    kind: grant
    cite: 一
    for_each: attendance
    trigger: last_day(stay.month)
    when:
      all:
        - {id: hukou, when: stay.local_hukou, text: {zh: 本地户籍, en: registered here}}
        - id: insured
          when: any(c.id == stay.child and held_on(c.insured, law_date) for c in children)
          text: {zh: 参保, en: insured}
    amount: max(monthly - stay.extra_fee, 0)
"""
DOCUMENT: dict[str, object] = {
    "district": PLACE,
    "name": "甲",
    "children": [
        {
            "id": "a",
            "born_on": "2021-06-01",
            "declared": {f"{TRIAL}.insured": [{"from": "2022-01-01"}]},
        }
    ],
    "attendance": [
        {
            "child": "a",
            "month": "2023-01",
            "days": "20",
            "declared": {f"{TRIAL}.local_hukou": True, f"{TRIAL}.extra_fee": "12.5"},
        },
        {"child": "a", "month": "2023-02", "days": "20"},
    ],
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The bundled policies, and one notice that asks for facts of rows."""
    return library_with(NOTICE, tmp_path_factory.mktemp("policies"))


def _rows(snapshot: Snapshot, name: str) -> tuple[RowFacts, ...]:
    rows = snapshot.rows[name]
    assert isinstance(rows, tuple)
    return rows


def _form_words(library: Library, language: Language = Language.ZH) -> Words:
    return Words(library=library, language=language, case_document=DOCUMENT)


def test_the_second_row_is_asked_for(library: Library) -> None:
    """By its path; the first is decided, and the default of the law is taken for the second."""
    case = childcare.case_from(DOCUMENT, library=library)
    asked = incentives.assess(case, library, on=date(2023, 6, 30), only=[f"{TRIAL}.grant"])
    (grant,) = (one for one in asked.determinations if one.incentive == f"{TRIAL}.grant")
    assert [missing.id for missing in grant.missing] == [f"attendance[1].{TRIAL}.local_hukou"]
    assert grant.outcome is Outcome.UNDETERMINED
    zh = print_text(assessment_sheet(asked, Language.ZH), Language.ZH)
    assert "87.50 至 187.50 元" in zh
    assert "每月补助 100.00 元 − 加收费用 12.50 元 = 87.50 元" in zh
    assert "该婴幼儿是否为本地户籍？" in zh
    en = print_text(assessment_sheet(asked, Language.EN), Language.EN)
    assert "monthly grant CNY 100.00 − extra fee CNY 12.50 = CNY 87.50" in en


def test_a_case_file_says_them_under_declared_in_the_row(library: Library) -> None:
    """YAML with labels, read back to the same document; so is JSON."""
    text = case_text(DOCUMENT, _form_words(library))
    assert f"      {TRIAL}.extra_fee: 12.5  # 加收费用\n" in text
    case = childcare.case_from(json.loads(json.dumps(DOCUMENT)), library=library)
    assert unstructure_case(case)["attendance"] == DOCUMENT["attendance"]
    for written in (text, json.dumps(DOCUMENT)):
        read = take_snapshot(childcare.parse_case(written, library=library), library.vocabulary)
        given = take_snapshot(case, library.vocabulary)
        for name in ("children", "attendance"):
            values = [row.values for row in _rows(given, name)]
            assert [row.values for row in _rows(read, name)] == values


def test_a_fault_is_told_in_words(library: Library) -> None:
    """The row by its month, the fact by its label."""
    row = {"child": "a", "month": "2023-01", "declared": {f"{TRIAL}.extra_fee": -3}}
    with pytest.raises(CaseError) as caught:
        childcare.case_from({**DOCUMENT, "attendance": [row]}, library=library)
    (fault,) = caught.value.faults
    assert told(fault, _form_words(library)) == (
        "逐人逐月在托情况（2023年1月）·加收费用：填写为 -3，应在 0 至 1,000 之间。"
    )


def test_the_schema_of_case_files_has_them(library: Library) -> None:
    """And nothing else under `declared` of a row; a schema of no library takes any."""
    of_case = library.facts_of_case
    schema = Draft202012Validator(case_schema(library.vocabulary, of_case))
    assert schema.is_valid(DOCUMENT)
    wrong: tuple[tuple[str, object], ...] = (("extra", 1), ("extra_fee", 1001), ("insured", []))
    for name, value in wrong:
        declared = {f"{TRIAL}.{name}": value}
        row = {"child": "a", "month": "2023-01", "declared": declared}
        assert not schema.is_valid({**DOCUMENT, "attendance": [row]})
    any_facts = case_schema(incentives.calculator.vocabulary_of(childcare.Case))
    assert Draft202012Validator(any_facts).is_valid(DOCUMENT)


def test_a_new_case_has_them_where_they_are_law(library: Library) -> None:
    """Each with its label, question, bounds and the document that asks; not elsewhere."""
    here = case_template(library, Language.ZH, place=PLACE)
    assert (
        "#     declared:\n"
        "##       本地户籍：该婴幼儿是否为本地户籍？"
        "填 true（是）或 false（否）；由“试一号”要求提供\n"
        f"#       {TRIAL}.local_hukou: true\n"
        "##       加收费用：填数字；单位：元；0 至 1,000；由“试一号”要求提供\n"
        f"#       {TRIAL}.extra_fee: 0\n"
    ) in here
    facts = (line.removeprefix("# ") for line in here.splitlines() if not line.startswith("##"))
    case = childcare.parse_case("\n".join(facts), library=library)
    assert isinstance(case.attendance, tuple)
    assert TRIAL not in case_template(library, Language.ZH, place="440000")


def test_the_form_of_the_place_asks_for_them(library: Library) -> None:
    """In the columns of the list, with the clause that asks; what is typed stands in the row."""
    form = form_of(library, library.chain_of(PLACE) or ())
    path = f"attendance[1].{TRIAL}.local_hukou"
    field = form.fields[f"attendance[].{TRIAL}.local_hukou"]
    assert [clause.document for clause in field.asked_by] == ["试一号"]
    filling = Filling(form=form, vocabulary=library.vocabulary, language=Language.ZH)
    filled = filling.after(Filled(document=DOCUMENT, typed={}), Typed(path, "是"))
    assert filled.document["attendance"][1]["declared"] == {f"{TRIAL}.local_hukou": True}  # type: ignore[index]
    shown = FieldsShown(
        filled=filled, words=_form_words(library), vocabulary=library.vocabulary, faults={}, held={}
    )
    table = table_of(form.lists["attendance"], shown)
    assert [row[-2:] for row in table["rows"]] == [  # type: ignore[attr-defined]
        [("是", ""), ("12.5", "")],
        [("是", ""), ("", "")],
    ]
    emptied = filling.after(filled, Typed(path, ""))
    assert emptied.document["attendance"] == DOCUMENT["attendance"]
    elsewhere = form_of(library, library.chain_of("440000") or ())
    assert not [path for path in elsewhere.fields if TRIAL in path]


def test_a_workbook_has_their_columns(library: Library) -> None:
    """What is written into its cells is read back."""
    form = form_of(library, library.chain_of(PLACE) or ())
    layout = layout_of(form, Words(library=library, language=Language.ZH), PLACE)
    book = template_bytes(layout, day=date(2024, 12, 31), rows=rows_of({"甲": DOCUMENT}, layout))
    (row,) = read_book(book, layout).rows
    read = {name: row.document[name] for name in ("children", "attendance")}
    assert read == {name: DOCUMENT[name] for name in ("children", "attendance")}

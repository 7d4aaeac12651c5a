"""Any text at any fact: it is refused at its path, or the case can be written in every format."""

import io
import json
import pickle
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from zipfile import ZipFile

import docx
import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import incentives
from incentives import CaseError, CaseFault, childcare
from incentives.cli.documents import ASSESSMENT
from incentives.engine.findings.assessment import Assessment
from incentives.facts.document import structure_case
from incentives.facts.plain import unstructure_case
from incentives.forms.case_text import case_text
from incentives.register import Act, Applicant, Register
from incentives.report.printing.formats import formats_of
from incentives.report.words.names import Words
from incentives.values.text import OF_LIBRARIES, Language
from incentives.values.texts.plain_text import unfit_name
from incentives.workbook.reading import read_book
from tests.workbook.books import book, layout, library

ON = date(2023, 12, 31)
ALL = st.characters(codec=None)
LIKELY = st.sampled_from(
    [*"甲园aA1=+-@'\"<>&|*_`#:[]{}\\/?%$~^\t\n\r \u3000\u00a0\ufeff\u200b\u0301\ud800\uffff\ue000"]
)
texts = st.text(LIKELY, max_size=6) | st.text(ALL, max_size=6) | st.just("x" * 201)
heads = st.sampled_from(
    ["", "", "=cmd|' /C calc'!A0", "+1", "none", "true", "2023-01", "无", "1e5"]
)


def document_of(name: str, id_: str, number: str) -> dict[str, object]:
    """A case with texts of every sort: a name, ids that other rows name, the number of a paper."""
    return {
        "district": "320614",
        "name": name,
        "premises": [{"id": id_, "land_area_m2": "300"}],
        "projects": [
            {"id": id_, "premises_id": id_, "approved_on": "2022-03-01", "investment": "900000"}
        ],
        "papers": [{"kind": "business_registration", "number": number}],
        "prior_awards": [
            {
                "incentive": "cn.2021-895.construction_grant",
                "subject": id_,
                "amount": "1",
                "paid_on": "2022-12-01",
            }
        ],
    }


PATHS = {
    "name": ("name",),
    "id": (
        "premises[0].id",
        "projects[0].id",
        "projects[0].premises_id",
        "prior_awards[0].subject",
    ),
    "number": ("papers[0].number",),
}


def check_refused(error: CaseError, said: Mapping[str, str]) -> None:
    """Every unfit text is told at each of its paths, shortly, in characters that can be shown."""
    unfit = {key: unfit_name(text) for key, text in said.items()}
    told = {key: found.slug for key, found in unfit.items() if found is not None}
    expected = {(path, slug) for key, slug in told.items() for path in PATHS[key]}
    faults = [fault for fault in error.faults if isinstance(fault, CaseFault)]
    assert expected == {(fault.path, fault.slug) for fault in faults}
    assert expected, "a case is refused for a text only where the text is unfit"
    for fault in faults:
        assert len(str(fault).encode()) < 600
        assert fault.text.zh.encode()


def check_written(case: childcare.Case, register: Register, language: Language) -> None:
    """Every format takes the case, and every reader gives it back."""
    found = library()
    document = dict(unstructure_case(case))
    words = Words(library=found, language=Language.ZH)
    assert case == childcare.parse_case(case_text(document, words), library=found)
    assert case == childcare.parse_case(json.dumps(document), library=found)
    assert case == childcare.case_from(json.loads(json.dumps(document)), library=found)
    assert incentives.case_to(case) == document
    assessment = incentives.assess(case, found, on=ON)
    again = pickle.loads(pickle.dumps(assessment))  # noqa: S301 - our own
    assert again.to_json() == assessment.to_json()
    assert json.loads(assessment.to_json())
    for form in formats_of(ASSESSMENT):
        written = form.written(ASSESSMENT, assessment, language)
        if isinstance(written, str):
            assert written.encode()
        elif form.name == "pdf":
            assert len(pypdfium2.PdfDocument(written)) >= 1
        else:
            assert ZipFile(io.BytesIO(written)).namelist()
        if form.name == "docx":
            assert isinstance(written, bytes)
            docx.Document(io.BytesIO(written))
    read = read_book(book({"1": document}), layout())
    assert not read.faults
    assert [case] == [structure_case(dict(row.document), found.vocabulary) for row in read.rows]
    check_filed(case, assessment, register)


def check_filed(case: childcare.Case, assessment: Assessment, register: Register) -> None:
    """The register keeps it under its name, and gives it back."""
    assert isinstance(case.name, str)
    applicant = Applicant(name=case.name, district="320614")
    act = Act(
        officer=case.name,
        filed_at=datetime(2024, 1, 5, 9, 30, tzinfo=UTC),
        again="试",
        alike="试",
        remark=case.name,
    )
    number = register.file(assessment, applicant, act).number
    entry = register.entry(number)
    assert unstructure_case(case) == entry.case_document
    assert (applicant, case.name) == (entry.applicant, entry.officer)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    folder = tmp_path_factory.mktemp("register")
    opened = Register.open(str(folder / "register.sqlite"))
    yield opened
    opened.close()


@settings(
    deadline=None,
    max_examples=max(settings().max_examples // 3, 5),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@example("海门\u3000托育", "=1+1", "<b>&amp;|`*_[x](y)", Language.ZH)
@example("none", "true", "2023-01-01", Language.EN)
@example("𠮷\U00031350", "e\u0301", "'0001", Language.ZH)
@example("\ud800", "\uffff", "\u202e", Language.ZH)
@given(
    *[st.builds("{}{}".format, heads, texts)] * 3,
    st.sampled_from(OF_LIBRARIES),
)
def test_a_case_is_refused_by_path_or_written_in_every_format(
    register: Register, name: str, id_: str, number: str, language: Language
) -> None:
    """No text is accepted that a format cannot take, or that a reader gives back as another."""
    said = {"name": name, "id": id_, "number": number}
    try:
        case = childcare.case_from(document_of(name, id_, number), library=library())
    except CaseError as error:
        check_refused(error, said)
        return
    assert not any(map(unfit_name, said.values()))
    check_written(case, register, language)

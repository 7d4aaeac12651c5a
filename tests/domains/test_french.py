"""A domain in French and English: no word of Chinese goes in, and none of English comes out."""

import re
import sys
from collections.abc import Iterator
from datetime import date
from string import Formatter

import pytest

import incentives
from incentives import Language, Library, Text
from incentives.cli import main
from incentives.cli.parser import parse_arguments
from incentives.documents.shapes.schema import result_schema
from incentives.telling import SheetFormat
from incentives.values import text as texts
from incentives.values.spoken.catalogue import catalogue_of, sentence_in
from tests.domains.folders import DOMAINS, vocabulary_of
from tests.wordings.source import sentences_of_source

BICYCLES = DOMAINS / "bicycles"
CHINESE = re.compile(r"[\u3400-\u9fff\uff00-\uffef]")
STYLE = re.compile("<style>.*?</style>", re.DOTALL)  # it names fonts, Chinese ones too
CASES = {
    "bought twice": (BICYCLES / "case.yaml").read_text(encoding="utf-8"),
    "nothing known": "{}",
    "no income": "purchases: [{kind: city, price: 480.00, bought_on: 2024-05-01}]",
    "too early": "{income: 1, purchases: [{kind: city, price: 1, bought_on: 2023-12-31}]}",
    "nothing bought": "{income: 1, purchases: []}",
    "income too high": "{income: 50000, purchases: [{price: 480, bought_on: 2024-05-01}]}",
}
ON = date(2024, 12, 31)


@pytest.fixture(scope="module")
def library() -> Library:
    return incentives.load_library(BICYCLES / "policies", vocabulary=vocabulary_of("bicycles"))


@pytest.fixture
def asked_in_vain(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The sentences of the program that were asked for in French and are not in its catalogue."""
    asked: set[str] = set()

    def noted(tag: str, words: tuple[tuple[str, str], ...]) -> str | None:
        said = sentence_in(tag, words)
        if said is None and tag == "fr":
            asked.add(words[-1][1])
        return said

    monkeypatch.setattr(texts, "sentence_in", noted)
    return asked


def case_of(name: str, library: Library) -> object:
    vocabulary: type[object] = library.vocabulary.root.cls
    return incentives.parse_case(CASES[name], vocabulary=vocabulary)


def sheets(library: Library, form: SheetFormat) -> Iterator[str]:
    for name in CASES:
        assessment = incentives.assess(case_of(name, library), library, on=ON)
        yield incentives.sheet(assessment, form=form)
    yield incentives.explain("bicycles-2024.grant", library, form=form)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_no_sentence_of_a_sheet_lacks_french(
    form: SheetFormat, library: Library, asked_in_vain: set[str]
) -> None:
    """Nor is a Chinese sign on it."""
    for shown in sheets(library, form):
        assert CHINESE.findall(STYLE.sub("", shown)) == []
    assert asked_in_vain == set()


def test_no_sentence_of_a_command_lacks_french(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, asked_in_vain: set[str]
) -> None:
    """In the folder of the project, which need not say its language: its policies do."""
    monkeypatch.chdir(BICYCLES)
    monkeypatch.setattr(sys, "path", [*sys.path])
    for typed in (["check", "--boundaries"], ["assess", "case.yaml", "--on", "2024-12-31"]):
        parse_arguments(typed)
        of_help = set(asked_in_vain)  # the help of commands is not in French
        assert main(typed) == 0
        assert asked_in_vain - of_help == set(), typed
        asked_in_vain.clear()
        shown = capsys.readouterr().out
        assert CHINESE.findall(shown) == []
        assert re.search("Tout est en ordre : 1 texte|Examen des aides", shown.replace("\xa0", " "))


def test_amounts_days_and_marks_are_those_of_french_offices(library: Library) -> None:
    """With blanks that no line ends at."""
    shown, *_, rule = sheets(library, "text")
    for said in (
        "1\u202f240,00\xa0€",
        "prix 2\u202f350,00\xa0€ × part du prix 50\xa0% = 1\u202f175,00\xa0€",
        "1er mai 2024",
        "(«\xa0Aide à l’achat d’un vélo\xa0»)",
        "Calcul\xa0:",
    ):
        assert said in shown
    assert "du 1er janvier 2024 au 31 décembre 2024" in rule
    assert "20\u202f000,00\xa0€/an" in rule


def test_results_have_texts_by_language(library: Library) -> None:
    """French first; the fingerprint is over no word of Chinese."""
    case = case_of("bought twice", library)
    assessment = incentives.assess(case, library, on=ON)
    written = assessment.to_json(detail=("workings", "papers", "coverage"))
    assert CHINESE.findall(written) == []
    assert CHINESE.findall(assessment.record) == []
    assert '{"en":"grant","fr":"Aide à l’achat"}' in written.replace(": ", ":").replace(", ", ",")
    assert "Text" in str(result_schema("assessment"))


def test_who_reads_another_language_reads_english_around_the_domain(library: Library) -> None:
    """With numbers as he writes them."""
    case = case_of("bought twice", library)
    shown = incentives.sheet(incentives.assess(case, library, on=ON), language=Language("de"))
    assert "Assessment of incentives" in shown
    assert "1.240,00" in shown
    assert "31. Dezember 2024" in shown


def test_the_catalogue_is_of_this_source() -> None:
    """Each entry is still a sentence of the program, has its gaps, and is said by somebody."""
    known = set(sentences_of_source(""))
    for (chinese, english), french in catalogue_of("fr").items():
        assert (chinese, english) in known, f"no such sentence any more: {english!r}"
        assert _gaps(english) == _gaps(french), english
        assert not CHINESE.search(french), french
        assert not re.search(r" [:;?!%»]|« ", french), f"a plain blank: {french!r}"
        assert Text(chinese, english).to(Language.FR) == french


def _gaps(said: str) -> set[str]:
    return {gap for _, gap, _, _ in Formatter().parse(said) if gap is not None}

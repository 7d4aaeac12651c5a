"""The reference of a vocabulary: what it says of facts, and of what reads them."""

from pathlib import Path

import pytest

from incentives import Language, Library, childcare
from incentives.cli import main
from incentives.report.rule.asked.facts_read import readers_of
from incentives.report.rule.asked.vocabulary_page import vocabulary_page
from tests.domains.trial import PLACE, TRIAL, library_with

DOMAINS = Path(__file__).parents[3] / "examples" / "domains"
NOTICE = """
facts:
  hukou:
    of: attendance
    type: boolean
    text: {zh: 本地户籍, en: registered here}
  fresh: {type: boolean, text: {zh: 新办, en: newly begun}}
  beds: {type: number, unit: "1", at_least: 1, at_most: 9, text: {zh: 床位, en: beds}}
  years:
    rows:
      year: {type: number, unit: "1", text: {zh: 学年, en: year}}
      kind:
        type: choice
        values: {whole: {zh: 全年, en: whole}, half: {zh: 半年, en: half}}
        asked_if: fresh
        text: {zh: 类别, en: kind}
    row: school_year
    unique: year
    text: {zh: 办学情况, en: school years}
incentives:
  grant:
    title: {zh: 试办补助, en: trial grant}
    kind: grant
    cite: 一
    for_each: attendance
    trigger: first_day(stay.month)
    when:
      all:
        - {id: here, when: stay.hukou, text: {zh: 本地, en: here}}
        - id: whole
          when: any(y.kind == whole for y in years)
          text: {zh: 全年, en: whole}
    amount: institution.opening_input_credit
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The bundled policies, and one notice that asks for facts of every kind."""
    return library_with(NOTICE, tmp_path_factory.mktemp("policies"))


def entry(page: str, written: str) -> str:
    """What stands under the heading of a fact."""
    return page.partition(f"### `{written}`\n\n")[2].partition("\n\n#")[0]


def test_what_instruments_ask_for_stands_under_their_title(library: Library) -> None:
    """As its own rules write it, with its full id; of rows by what one is called."""
    page = vocabulary_page(library, Language.ZH, place=PLACE)
    heading = "## 试行通知（试一号）要求提供的事实 · Facts asked for by notice of a trial (试一号)"
    asked = page.partition(f"\n{heading}\n")[2]
    reader = f"  - 试办补助 · trial grant `{TRIAL}.grant`"
    assert entry(asked, "stay.hukou") == (
        "**本地户籍 · registered here**\n\n"
        f"- 编号 · id: `{TRIAL}.hukou`\n"
        "- 填 true（是）或 false（否）\n"
        "- true or false\n"
        f"- 读取 · Read by:\n{reader}"
    )
    assert "- 填数字；1 至 9\n- a number; 1 to 9\n" in entry(asked, "beds")
    assert "没有事项、检查或结果直接读取 · No incentive" in entry(asked, "beds")
    assert reader in entry(asked, "fresh")
    assert entry(asked, "years") == (
        "**办学情况 · school years**\n\n"
        f"- 编号 · id: `{TRIAL}.years`\n"
        "- 政策中每项写作 school_year；没有两项的学年相同\n"
        "- a policy calls one of them school_year; no two have the same year\n"
        f"- 读取整个列表 · The list is read by:\n{reader}"
    )
    kind = entry(asked, "school_year.kind")
    assert "- 选填其一；只在下列情形填写：新办\n" in kind
    assert "  - `whole` 全年 · whole\n  - `half` 半年 · half\n" in kind
    assert "没有事项、检查或结果直接读取 · No incentive" in entry(asked, "school_year.year")


def test_of_another_place_it_tells_only_what_is_law_there(library: Library) -> None:
    """All facts of the vocabulary stay; what instruments elsewhere ask for and read is left out."""
    here = vocabulary_page(library, Language.ZH, place=PLACE)
    elsewhere = vocabulary_page(library, Language.ZH, place="440000")
    assert TRIAL in entry(here, "institution.opening_input_credit")
    assert TRIAL not in elsewhere
    assert "### `stay.month`" in elsewhere
    assert elsewhere.startswith("# 词汇表（广东省） · Vocabulary (Guangdong Province)\n")


def test_the_language_asked_for_stands_first() -> None:
    """The other one beside or below; what a text names and an earlier day go by their labels."""
    page = vocabulary_page(childcare.library(), Language.EN)
    assert page.startswith("# Vocabulary · 词汇表\n")
    assert entry(page, "stay.child").startswith(
        "**id of the child · 婴幼儿编号**\n\n"
        "- id of the child of a row of “children”\n"
        "- 填“在托婴幼儿”中某一项的婴幼儿编号\n"
    )
    assert "not before “applied on”\n" in entry(page, "project.approved_on")


def test_what_charges_read_is_read_by_their_incentives() -> None:
    """Whoever changes such a fact sees which incentives it moves."""
    library = childcare.library()
    readers = readers_of(library, tuple(library.jurisdictions))
    assert "cn.2019-76.deed_tax_exemption" in readers["premises.price"]


@pytest.mark.parametrize(
    ("vocabulary", "title", "read_by"),
    [
        ("bicycles:Buyer", "Vocabulaire · Vocabulary", "Lu par · Read by:"),
        ("household:Household", "词汇表 · Vocabulary", "读取 · Read by:"),
    ],
)
def test_every_domain_has_its_page(
    vocabulary: str,
    title: str,
    read_by: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By the command, told of policies and vocabulary, in the languages of these."""
    folder = DOMAINS / vocabulary.partition(":")[0]
    monkeypatch.syspath_prepend(str(folder))
    typed = ["--policies", str(folder / "policies"), "--vocabulary", vocabulary]
    assert 0 == main(["vocabulary", *typed])
    page = capsys.readouterr().out
    assert page.startswith(f"# {title}\n")
    assert 0 < page.count(read_by)


def test_it_goes_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same as is shown, and told that it was written; `-` is the screen."""
    file = tmp_path / "vocabulary.md"
    assert 0 == main(["vocabulary", "--place", "海门区", "--output", str(file)])
    assert f"已写入 {file}\n" == capsys.readouterr().out
    assert 0 == main(["vocabulary", "--place", PLACE, "--output", "-"])
    assert file.read_text(encoding="utf-8") == capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "slug"),
    [(("--place", "320615"), "unknown-jurisdiction"), (("--output", "no/such.md"), "cannot-write")],
)
def test_what_cannot_be_done_is_refused(
    typed: tuple[str, ...], slug: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its slug, and nothing is shown."""
    assert 0 != main(["vocabulary", *typed])
    told = capsys.readouterr()
    assert "" == told.out
    assert f"[{slug}]" in told.err

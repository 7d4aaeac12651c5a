"""A sheet as a printable page."""

from html.parser import HTMLParser
from typing import cast

import attrs

from incentives import Language
from incentives.report.printing.blocks import (
    Block,
    Bullet,
    Bullets,
    Checklist,
    Heading,
    Pairs,
    Paragraph,
    Sheet,
    Signatures,
    Table,
    Tick,
)
from incentives.report.printing.html import print_html
from tests.report.determinations import closed, draft_of, with_name

VOID = {"meta", "br", "col"}


@attrs.define
class Page(HTMLParser):
    """What a browser makes of the page: its elements with their attributes, and its text.

    Every element is closed.
    """

    elements: list[tuple[str, dict[str, str | None]]] = attrs.field(factory=list)
    text: list[str] = attrs.field(factory=list)
    waiting: list[str] = attrs.field(factory=list)

    def __attrs_pre_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.waiting.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.waiting.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all_of(self, tag: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.elements if name == tag]


def page_of(sheet: Sheet, language: Language = Language.ZH) -> Page:
    page = Page()
    page.feed(print_html(sheet, language))
    page.close()
    assert [] == page.waiting
    return page


SHEET = Sheet(
    title="<题>",
    blocks=(
        Heading(text="一"),
        Pairs(rows=(("名称", "<script>alert(1)</script>"),)),
        Heading(text="附件"),
        Paragraph(text="甲 & 乙"),
        Bullets(
            title="条", entries=(Bullet(text="一", below=(Bullet(text="二"),)),), is_ranked=True
        ),
        Checklist(
            title="条件",
            columns=("结果", "条件", "条款", "说明"),
            entries=(Tick(mark="✓", text="丙", clause="三", notes=("甲", "乙")),),
        ),
        Table(
            title='"表"', columns=("事项", "金额"), rows=(("甲", "1.00 元"),), right=frozenset({1})
        ),
        Signatures(signers=("经办人", "复核人"), day="年 月 日", seal="（盖章）"),
    ),
)


def test_the_page_says_its_language_and_title() -> None:
    """A screen reader knows how to read it, a browser what to call it."""
    assert "zh-CN" == page_of(SHEET).all_of("html")[0]["lang"]
    assert "en" == page_of(SHEET, Language.EN).all_of("html")[0]["lang"]
    assert 1 == len(page_of(SHEET).all_of("h1"))


def test_headings_and_tables_are_real() -> None:
    """Headings are headings; every heading of a table says what it is the heading of."""
    page = page_of(SHEET)
    assert [{}, {}] == page.all_of("h2")
    assert ["row", *["col"] * 8] == [head["scope"] for head in page.all_of("th")]
    assert len(page.all_of("thead")) == 3


def test_text_of_a_case_is_never_markup() -> None:
    """Nothing that is typed into a case becomes an element or an attribute."""
    page = page_of(SHEET)
    assert not page.all_of("script")
    assert "<script>alert(1)</script>" in page.text
    assert '"表"' in [region.get("aria-label") for region in page.all_of("div")]
    named = page_of(draft_of(with_name(closed(), '"><img src=x onerror=alert(1)>')))
    assert not named.all_of("img")


def spoilt(value: object, text: str) -> object:
    """The block with `text` in the place of every text in it."""
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(spoilt(each, text) for each in value)
    if not attrs.has(type(value)):
        return value
    names = [field.name for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))]
    return type(value)(**{name: spoilt(getattr(value, name), text) for name in names})


def spoilt_page(text: str) -> Page:
    return page_of(
        Sheet(title=text, blocks=tuple(cast(Block, spoilt(block, text)) for block in SHEET.blocks))
    )


def test_no_text_of_any_block_becomes_markup() -> None:
    """Whatever a sheet's texts say, its page has the elements and attributes of a harmless one."""
    hostile = "</td></p></li>\"'><img src=x onerror=alert(1)>&amp;"
    harmless, found = spoilt_page("甲"), spoilt_page(hostile)
    assert [(name, list(given)) for name, given in harmless.elements] == [
        (name, list(given)) for name, given in found.elements
    ]
    assert hostile in found.text


def test_the_page_brings_nothing_from_elsewhere_and_runs_nothing() -> None:
    """No script, no address, and a policy that forbids both."""
    printed = print_html(draft_of(closed()), Language.ZH)
    assert "http" not in printed.replace("http-equiv", "")
    assert "default-src 'none'" in printed
    assert not {"script", "link", "img", "iframe"} & {
        name for name, _ in page_of(draft_of(closed())).elements
    }


def test_headings_of_tables_come_again_on_every_page_of_paper() -> None:
    """The page is A4, its tables repeat their headings, rows are not broken, pages are numbered."""
    printed = print_html(SHEET, Language.ZH)
    for rule in (
        "size: A4",
        "display: table-header-group",
        "break-inside: avoid",
        "counter(page)",
        "counter(pages)",
    ):
        assert rule in printed


def test_the_foot_of_the_page_says_what_the_sheet_says_and_no_more() -> None:
    """The fingerprint is at the foot of every page; a foot with signs of CSS and HTML is text."""
    assert f'content: "送审稿\\3000 摘要\\20 {closed().fingerprint[:16]}"' in print_html(
        draft_of(closed()), Language.ZH
    )
    hostile = attrs.evolve(SHEET, foot='"; } </style><script>alert(1)</script>')
    assert not page_of(hostile).all_of("script")
    assert "\\22 \\3b \\20 \\7d \\20 \\3c \\2f style\\3e \\3c script" in print_html(
        hostile, Language.ZH
    )


def test_sizes_follow_the_reader() -> None:
    """The page can be read at 200 %, wide tables by keyboard.

    On the screen no size of characters is fixed.
    """
    style, _, _ = print_html(SHEET, Language.ZH).partition("@page")
    assert "px;" not in style.replace("1px solid", "").replace("2px solid", "")
    assert all(frame["tabindex"] == "0" for frame in page_of(SHEET).all_of("div"))


def test_the_same_sheet_gives_the_same_page() -> None:
    """Nothing of the machine or the hour is in it."""
    assert print_html(draft_of(closed()), Language.ZH) == print_html(
        draft_of(closed()), Language.ZH
    )

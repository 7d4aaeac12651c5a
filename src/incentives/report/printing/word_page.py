"""A document of A4 pages for Word: margins and fonts of official papers, page numbers.

It holds nothing of the machine on which it was written.
"""

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from incentives.values.text import Language, Text

TEXT_WIDTH = Mm(160)
SONG = "宋体"
HEI = "黑体"
_LATIN = "Times New Roman"
_FOOTER = Text("第 {page} 页　共 {pages} 页", "page {page} of {pages}")
_HEADINGS = {
    "Title": (22, 0, 10),
    "Heading 2": (14, 12, 5),
    "Heading 3": (12, 10, 4),
    "Heading 4": (12, 10, 4),
    "Caption": (10.5, 8, 3),
}
"""Points of the characters, and of the space before and after."""
_LISTS = ("List Bullet", "List Bullet 2", "List Bullet 3")


def new_document(title: str, language: Language, *, foot: str = "") -> WordDocument:
    """An empty document with its page, styles, footer and properties.

    The footer is `foot` and the number of the page.
    """
    document = Document()
    _set_page(document)
    _set_fonts(document, language)
    _set_footer(document, language, foot)
    _set_properties(document, title, language)
    return document


def set_font(
    style: ParagraphStyle, east_asian: str, points: float, *, is_bold: bool = False
) -> None:
    """Latin letters and figures in one font, Chinese in the other, black."""
    style.font.name, style.font.size, style.font.bold = _LATIN, Pt(points), is_bold
    style.font.italic, style.font.color.rgb = False, RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # A theme would prevail over the fonts named here.
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:eastAsia"), east_asian)


def _set_page(document: WordDocument) -> None:
    """A4, with the margins of official papers, at head and foot a little less: tables need room."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(30), Mm(28)
    section.left_margin, section.right_margin = Mm(26), Mm(24)
    section.footer_distance = Mm(15)


def _set_fonts(document: WordDocument, language: Language) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is not None:
        document.styles.element.remove(defaults)
    normal = _style(document, "Normal")
    set_font(normal, SONG, 10.5)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), language.with_region)
    tongue.set(qn("w:eastAsia"), "zh-CN")
    normal.element.get_or_add_rPr().append(tongue)
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(3)
    normal.paragraph_format.line_spacing = 1.25
    _set_no_extra_space(normal)
    for name in _LISTS:
        style = _style(document, name)
        set_font(style, SONG, 10.5)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(1)
    for name, (points, before, after) in _HEADINGS.items():
        style = _style(document, name)
        set_font(style, HEI, points, is_bold=True)
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
    _set_title(_style(document, "Title"))


def _style(document: WordDocument, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _set_title(title: ParagraphStyle) -> None:
    """In the middle, without the line below that the template draws."""
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    settings = title.element.get_or_add_pPr()
    for border in settings.findall(qn("w:pBdr")):
        settings.remove(border)


def _set_no_extra_space(style: ParagraphStyle) -> None:
    """No space is put between Chinese and figures: 2023年12月31日 stays as it is written."""
    settings = style.element.get_or_add_pPr()
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        setting = OxmlElement(name)
        setting.set(qn("w:val"), "0")
        settings.insert_element_before(
            setting, "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc"
        )


def _set_footer(document: WordDocument, language: Language, foot: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if foot:
        paragraph.add_run(f"{foot}　　")
    before, _, rest = _FOOTER.to(language).partition("{page}")
    between, _, after = rest.partition("{pages}")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        paragraph.add_run(text)
        if field:
            _add_field(paragraph, field)


def _add_field(paragraph: Paragraph, name: str) -> None:
    """A field that Word and WPS fill in by themselves."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _set_properties(document: WordDocument, title: str, language: Language) -> None:
    """Title and language; who wrote it, when and on what is left out."""
    properties = document.core_properties
    for part in list(properties._element):
        properties._element.remove(part)
    properties.title, properties.language = title, language.with_region
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith(("/thumbnail", "/extended-properties")):
            del package.rels[name]

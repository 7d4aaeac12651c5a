"""What is read and where it stands; which faults are told, and in which order."""

from pathlib import Path

import pytest
import yaml

from incentives.errors import PolicyError
from incentives.loading.text.reader import (
    Listing,
    Node,
    Scalar,
    Table,
    YamlLoader,
    read_file,
    read_text,
)
from incentives.values.span import Span

LOADERS = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]
both_loaders = pytest.mark.parametrize("loader", LOADERS, ids=["python", "libyaml"])


def span(line: int, column: int, length: int = 1) -> Span:
    return Span(file="x.yaml", line=line, column=column, length=length)


def slugs_of(text: str) -> list[str]:
    with pytest.raises(PolicyError) as caught:
        read_text(text, file="x.yaml")
    return [fault.slug for fault in caught.value.faults]


def table(text: str) -> Table:
    node = read_text(text, file="x.yaml")
    assert isinstance(node, Table)
    return node


def scalar(node: Node | None) -> Scalar:
    assert isinstance(node, Scalar)
    return node


def plain(node: Node) -> object:
    """The tree without its places."""
    match node:
        case Scalar():
            return node.text
        case Listing():
            return [plain(entry) for entry in node.entries]
        case Table():
            return {name.text: plain(entry) for name, entry in node.entries}


@both_loaders
def test_text_becomes_marked_nodes(loader: YamlLoader) -> None:
    """Tables, listings and scalars keep their order, their text and their places."""
    node = read_text("a: [x, 'y']\nb:\n  - c: 1\n", file="x.yaml", loader=loader)
    expected = Table(
        span=span(1, 1, 11),
        entries=(
            (
                Scalar(text="a", span=span(1, 1), quoted=False),
                Listing(
                    span=span(1, 4, 8),
                    entries=(
                        Scalar(text="x", span=span(1, 5), quoted=False),
                        Scalar(text="y", span=span(1, 8, 3), quoted=True),
                    ),
                ),
            ),
            (
                Scalar(text="b", span=span(2, 1), quoted=False),
                Listing(
                    span=span(3, 3, 6),
                    entries=(
                        Table(
                            span=span(3, 5, 4),
                            entries=(
                                (
                                    Scalar(text="c", span=span(3, 5), quoted=False),
                                    Scalar(text="1", span=span(3, 8), quoted=False),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    )
    assert expected == node


@pytest.mark.parametrize(
    "written",
    ["no", "yes", "010", "3.10", "1e5", "1_000", ".nan", "~", "null", "2021-09-30", "0x1F", "1:30"],
)
def test_nothing_is_typed(written: str) -> None:
    """What YAML would make a number, a date, yes, no or nothing of stays the text it is."""
    assert written == scalar(table(f"a: {written}").find("a")).text


def test_columns_count_characters() -> None:
    """Chinese and characters outside the basic plane count as one column each."""
    node = table("名称: 甲\n𝒳𝒳: {中: 文}\n")
    inner = node.find("𝒳𝒳")
    assert isinstance(inner, Table)
    assert (span(1, 5), span(2, 9)) == (
        scalar(node.find("名称")).span,
        scalar(inner.find("中")).span,
    )
    assert span(2, 5, 6) == inner.span


def test_find_tells_what_is_absent() -> None:
    """An entry that is not there is None."""
    assert table("a: b").find("c") is None


@both_loaders
def test_the_span_of_a_table_ends_with_its_text(loader: YamlLoader) -> None:
    """Blanks at the end of the line are not part of it."""
    assert span(1, 1, 4) == read_text("a: b   ", file="x.yaml", loader=loader).span


def test_the_span_of_folded_text_ends_with_its_first_line() -> None:
    """A scalar over several lines is marked on the line where it begins."""
    node = table('a: |\n  one\n  two\nb: one\n  two\nc: "one\n  two"\n')
    assert [scalar(node.find(name)).text for name in "abc"] == ["one\ntwo\n", "one two", "one two"]
    expected = [span(1, 4, 1), span(4, 4, 3), span(6, 4, 4)]
    assert expected == [scalar(node.find(name)).span for name in "abc"]
    assert [scalar(node.find(name)).quoted for name in "abc"] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("when: a and b", span(1, 13)),
        ("when: 'a and b'", span(1, 14)),
        ("when: >\n  a and b\n", span(2, 9)),
    ],
    ids=["plain", "quoted", "folded"],
)
def test_a_place_within_a_scalar(text: str, expected: Span) -> None:
    """A part of a text has its own place."""
    as_written = scalar(table(text).find("when")).as_written()
    assert as_written is not None
    assert expected == as_written[1].within(start=6, length=1)


def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing() -> None:
    """The same lines with CRLF and a mark at the head are the same tree."""
    text = "a: b\nc:\n  - d\n"
    windows = "\ufeff" + text.replace("\n", "\r\n")
    assert read_text(text, file="x.yaml") == read_text(windows, file="x.yaml")


def test_one_document_may_begin_with_dashes() -> None:
    """`---` at the head and `...` at the end of the only document are allowed."""
    assert plain(read_text("# note\n---\na: b\n...\n", file="x.yaml")) == {"a": "b"}


def test_tabs_inside_text_are_text() -> None:
    """A tab within quotation marks, a block or a plain text is kept."""
    node = table("a: 'x\ty'\nb: |\n  x\ty\nc: x\ty\n")
    assert [scalar(node.find(name)).text for name in "abc"] == ["x\ty", "x\ty\n", "x\ty"]


def test_a_quoted_empty_text_is_a_text() -> None:
    """`''` is a text, though an empty one; whoever reads the entry judges it."""
    assert scalar(table("a: ''").find("a")) == Scalar(text="", span=span(1, 4, 2), quoted=True)


@pytest.mark.parametrize(
    "code",
    [
        0xAD,
        0x61C,
        0x34F,
        0x180E,
        *range(0x200B, 0x2010),
        0x2800,
        0x3164,
        0xFE0F,
        *range(0x2028, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
        0xE0041,
    ],
    ids=hex,
)
def test_hidden_characters_are_refused_in_keys_and_values(code: int) -> None:
    """Each such character is refused wherever it stands, in order of place."""
    text = f"a{chr(code)}: b\nc: 'd{chr(code)}'\n"
    with pytest.raises(PolicyError) as caught:
        read_text(text, file="x.yaml")
    expected = [("hidden-character", 1, 2), ("hidden-character", 2, 6)]
    assert expected == [(fault.slug, fault.line, fault.column) for fault in caught.value.faults]


@pytest.mark.parametrize(
    "code", [*range(9), 0x0B, 0x0C, 0x0D, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xD800], ids=hex
)
def test_control_characters_are_refused(code: int) -> None:
    """All but newline, tab (judged where it stands) and the carriage return before a newline."""
    assert slugs_of(f"a: b{chr(code)}c\n") == ["control-character"]


@pytest.mark.parametrize(
    "character", ["\u3000", "é", "e\u0301", "\U0001f3e0", "\ue000", "\U00030000"], ids=ascii
)
def test_other_characters_are_read(character: str) -> None:
    """Whatever can be seen is text."""
    assert f"x{character}y" == scalar(table(f"a: x{character}y").find("a")).text


def test_every_fault_is_reported_in_order() -> None:
    """One reading tells all that is wrong, and the fault of syntax that ends it."""
    text = "a: &x b\na: *x\n<<: c\nd:\ne: !t f\ng:\tq\nh: i: j\nk: *l\n"
    expected = [
        "anchor",
        "duplicate-key",
        "alias",
        "merge-key",
        "empty-value",
        "tag",
        "tab",
        "yaml-syntax",
    ]
    assert expected == slugs_of(text)


def test_a_file_with_hidden_characters_is_still_checked() -> None:
    """What else is wrong is told too, but no fault of syntax, which the character may cause."""
    assert slugs_of("a: \u200bb\na: c\n") == ["hidden-character", "duplicate-key"]
    assert slugs_of("a: b\x85c: d\n") == ["control-character"]


def test_a_tab_in_a_comment_does_not_hide_a_fault_of_syntax() -> None:
    """Only a tab where the reading broke off is taken for its cause."""
    assert slugs_of("# x\ty\na: b\nc: d: e\n") == ["tab", "yaml-syntax"]


def test_the_same_name_in_two_tables_is_no_duplicate() -> None:
    """Names are compared within their table only."""
    assert plain(read_text("a: {x: 1}\nb: {x: 1}\n", file="x.yaml")) == {
        "a": {"x": "1"},
        "b": {"x": "1"},
    }


def test_a_long_line_is_shown_around_its_fault() -> None:
    """160 characters of the line are shown, and the mark stands under the fault."""
    with pytest.raises(PolicyError) as caught:
        read_text("a: [" + "甲, " * 200 + "*x, " + "乙, " * 200 + "z]", file="x.yaml")
    header, shown, mark, _hint = str(caught.value).split("\n")
    assert header == "x.yaml:1:605: an alias ('*') is not read [alias]"
    assert (shown.strip()[0], shown.strip()[-1], len(shown.strip())) == ("…", "…", 160)
    columns = sum(2 if character in "甲乙" else 1 for character in shown[: shown.index("*x")])
    assert (columns, "~~") == (len(mark) - 2, mark.strip())


def test_a_file_is_read_and_shown_under_its_name(tmp_path: Path) -> None:
    """Faults and spans name the file as the caller does, not by its place on this machine."""
    path = tmp_path / "policy.yaml"
    path.write_bytes("名: 甲\r\n".encode())
    node = read_file(path, shown_as="cn/policy.yaml")
    assert plain(node) == {"名": "甲"}
    assert Span(file="cn/policy.yaml", line=1, column=1, length=4) == node.span


def test_a_file_that_is_not_utf8_is_refused_at_the_byte(tmp_path: Path) -> None:
    """The first wrong byte has its line and column, counted in characters."""
    path = tmp_path / "policy.yaml"
    path.write_bytes("\ufeff名: 甲\r\n乙: 丙".encode() + "契税".encode("gb18030"))
    with pytest.raises(PolicyError) as caught:
        read_file(path, shown_as="x.yaml")
    where, _line, _mark, hint = str(caught.value).split("\n")
    assert where == "x.yaml:2:5: the byte C6 here is not UTF-8 [not-utf8]"
    assert hint == "    Save the file as UTF-8; it may be in another encoding, such as GB 18030."


@pytest.mark.parametrize(
    ("name", "reason"),
    [("absent.yaml", "no such file or directory"), ("folder", "it is not an ordinary file")],
)
def test_what_cannot_be_read_is_the_authors_fault(tmp_path: Path, name: str, reason: str) -> None:
    """A missing file, or a folder of that name, is a fault and no crash."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(PolicyError) as caught:
        read_file(tmp_path / name, shown_as=name)
    assert f"{name}:1:1: the file cannot be read: {reason} [unreadable-file]" == str(caught.value)

"""Files made to do harm: limits hold on both sides, time is bounded, only PolicyError comes out."""

import json
import time
import tracemalloc
from functools import cache
from pathlib import Path

import attrs
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

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
from incentives.values.texts import plain_text
from tests.trying import examples

LOADERS: list[YamlLoader] = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]
both_loaders = pytest.mark.parametrize("loader", LOADERS, ids=["python", "libyaml"])

KIB = 1024
# Refusing takes up to twice the work of reading an honest file; work that grows with the square of
# the text, a hundred times.
MOST_TIMES_HONEST = 20
HONEST = "".join(
    f"name_{number}: {{text: some words, value: {number}}}\n" for number in range(4_000)
)

NAMES_OF_PROGRAMS = (
    "while ",
    "scalar",
    "token",
    "stream",
    "Error",
    "block ",
    "flow ",
    "indicator",
    "<",
)


def work_of(text: str, *, loader: YamlLoader) -> float:
    """Seconds of this process's own work in reading the text, or refusing it and saying why.

    Not seconds of the clock.
    """
    begun = time.process_time()
    try:
        read_text(text, file="x.yaml", loader=loader)
    except PolicyError as error:
        str(error)
    return time.process_time() - begun


@cache
def honest_work(index: int) -> float:
    """The least work of three readings of an honest file of like size by that loader.

    On this machine and now.
    """
    return min(work_of(HONEST, loader=LOADERS[index]) for _ in range(3))


def first_fault(text: str, *, loader: YamlLoader = LOADERS[-1]) -> tuple[str, int, int]:
    with pytest.raises(PolicyError) as caught:
        read_text(text, file="x.yaml", loader=loader)
    fault = caught.value.faults[0]
    return fault.slug, fault.line, fault.column


def walk(root: Node) -> list[Node]:
    """Every node of the tree, names of entries included."""
    found, ahead = [], [root]
    while ahead:
        node = ahead.pop()
        found.append(node)
        match node:
            case Listing():
                ahead.extend(node.entries)
            case Table():
                ahead.extend(part for entry in node.entries for part in entry)
    return found


def plain(node: Node) -> object:
    match node:
        case Scalar():
            return node.text
        case Listing():
            return [plain(entry) for entry in node.entries]
        case Table():
            return {name.text: plain(entry) for name, entry in node.entries}


def outcome(text: str, *, loader: YamlLoader = LOADERS[-1]) -> Node | PolicyError:
    try:
        return read_text(text, file="x.yaml", loader=loader)
    except PolicyError as error:
        return error


def indented(levels: int) -> str:
    return (
        "".join(" " * level + "a:\n" for level in range(levels - 1)) + " " * (levels - 1) + "a: b\n"
    )


@both_loaders
@pytest.mark.parametrize(
    ("allowed", "refused", "fault"),
    [
        ("[\n" * 40 + "a" + "]" * 40, "[\n" * 41 + "a" + "]" * 41, ("too-deep", 41, 1)),
        (
            "{a: " * 39 + "{a: b}" + "}" * 39,
            "{a: " * 40 + "{a: b}" + "}" * 40,
            ("too-deep", 1, 161),
        ),
        ("- " * 40 + "a", "- " * 41 + "a", ("too-deep", 1, 81)),
        (indented(40), indented(41), ("too-deep", 41, 41)),
        ("- a\n" * 19_999, "- a\n" * 20_000, ("too-many-nodes", 20_000, 3)),
        ("a" * 5_000, "a" * 5_001, ("line-too-long", 1, 5_001)),
        ("a: b\n" + "# " * 2_500, "a: b\n" + "# " * 2_500 + "#", ("line-too-long", 2, 5_001)),
        (
            "a: |\n" + " x234\n" * 4_000,
            "a: |\n" + " x234\n" * 4_000 + " \n z",
            ("scalar-too-long", 1, 4),
        ),
        (
            "a: b\n" + "#\n" * (128 * KIB - 3) + "\n",
            "a: b\n" + "#\n" * (128 * KIB - 3) + "#\n",
            ("too-large", 1, 1),
        ),
        ("a: b\n" + "#税\n" * 52_427, "a: b\n" + "#税\n" * 52_428, ("too-large", 1, 1)),
    ],
    ids=[
        "brackets",
        "braces",
        "dashes",
        "indents",
        "nodes",
        "line",
        "comment",
        "scalar",
        "bytes",
        "bytes-chinese",
    ],
)
def test_each_limit_holds_on_both_sides(
    allowed: str, refused: str, fault: tuple[str, int, int], loader: YamlLoader
) -> None:
    """At the limit a file is read; one step beyond it is refused where the limit is passed."""
    read_text(allowed, file="x.yaml", loader=loader)
    assert fault == first_fault(refused, loader=loader)


def test_the_limits_say_what_they_are() -> None:
    """Each message gives the limit."""
    texts = [
        "[\n" * 41,
        "- a\n" * 20_001,
        "a" * 5_001,
        "a: |\n" + " x234\n" * 5_000,
        "#\n" * 128 * KIB + "a: b",
    ]
    errors = [outcome(text) for text in texts]
    assert [error.faults[0].message for error in errors if isinstance(error, PolicyError)] == [
        "lists and mappings are nested more than 40 deep here",
        "more than 20,000 names, texts, lists and mappings stand in this file",
        "this line has 5,001 characters; 5,000 is the most",
        "this text has 25,000 characters; 20,000 is the most",
        "the file is larger than 256 KiB",
    ]


HARMFUL = {
    "brackets-deep": ("[\n" * 100_000, "too-deep"),
    "brackets-comments": ("[#\n" * 80_000, "too-deep"),
    "brackets-on-one-line": ("[" * 200_000, "line-too-long"),
    "brackets-on-many-lines": (("[" * 4_999 + "\n") * 50, "too-deep"),
    "braces-deep": ("{\n" * 100_000, "too-deep"),
    "brackets-with-question-marks": ("[?\n" * 60_000, "too-deep"),
    "question-marks": ("?\n" * 100_000, "complex-key"),
    "question-marks-on-lines": (("? " * 2_000 + "\n") * 60, "complex-key"),
    "dashes": (("- " * 2_000 + "\n") * 60, "too-deep"),
    "colons": (("a: " * 1_600 + "\n") * 50, "yaml-syntax"),
    "names-open": ("a:\n" * 80_000, "empty-value"),
    "indents": (indented(600), "too-deep"),
    "lists-in-a-list": ("[" + "[],\n" * 60_000, "too-many-nodes"),
    "mappings-in-a-list": ("[" + "{a: b},\n" * 30_000, "too-many-nodes"),
    "siblings-at-depth": (("[" * 38 + "]" * 38 + ",\n") * 2_000, "yaml-syntax"),
    "same-name": ("a: b\n" * 50_000, "duplicate-key"),
    "anchors": ("- &a b\n" * 35_000, "anchor"),
    "aliases-that-multiply": (
        "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(100)),
        "anchor",
    ),
    "tag-directives": ("".join(f"%TAG !a{n}! x\n" for n in range(10_000)) + "---\na", "directive"),
    "documents": ("---\na\n" * 40_000, "several-documents"),
    "quotation-mark-open": ('"' + "a: b\n" * 50_000, "yaml-syntax"),
    "bracket-open-then-blank": ("[" + (" " * 4_999 + "\n") * 50, "yaml-syntax"),
    "plain-text-on-many-lines": ("a\n" * 100_000, "scalar-too-long"),
    "tabs": ("\t \n" * 80_000, "tab"),
    "tabs-in-lines": (("\t " * 2_400 + "\n") * 50, "tab"),
    "tabs-before-a-fault": ("a: b\n" + "\t-\t-\t-\t-\n" * 25_000, "tab"),
    "hidden": ("\u202e\u200b\n" * 37_000, "hidden-character"),
    "carriage-returns": ("\r" * 200_000, "line-too-long"),
    "nul": ("\0\n" * 100_000, "control-character"),
}


@both_loaders
@pytest.mark.parametrize(("text", "slug"), HARMFUL.values(), ids=HARMFUL)
def test_a_harmful_file_is_refused_in_bounded_time(
    text: str, slug: str, loader: YamlLoader
) -> None:
    """A file within the size limit takes no more to refuse than honest ones to read.

    Its faults fit on a few screens.
    """
    with pytest.raises(PolicyError) as caught:
        read_text(text, file="x.yaml", loader=loader)
    shown = str(caught.value)
    assert any(
        work_of(text, loader=loader) < MOST_TIMES_HONEST * honest_work(LOADERS.index(loader))
        for _ in range(3)
    )
    assert slug in {fault.slug for fault in caught.value.faults}
    assert len(caught.value.faults) <= 100
    assert len(shown) < 100_000


def test_a_file_that_grows_is_read_up_to_the_limit(tmp_path: Path) -> None:
    """A file of a gigabyte is refused without being read whole."""
    path = tmp_path / "policy.yaml"
    with path.open("wb") as opened:
        opened.truncate(1024**3)
    tracemalloc.start()
    try:
        with pytest.raises(
            PolicyError, match=r"^x\.yaml:1:1: the file is larger than 256 KiB \[too-large\]"
        ):
            read_file(path, shown_as="x.yaml")
        assert tracemalloc.get_traced_memory()[1] < 4 * KIB * KIB
    finally:
        tracemalloc.stop()


def test_a_large_file_of_chinese_is_too_large(tmp_path: Path) -> None:
    """A character cut in two where reading stops does not hide that the size is wrong."""
    path = tmp_path / "policy.yaml"
    path.write_text("税" * 100_000, encoding="utf-8")
    with pytest.raises(PolicyError, match=r"\[too-large\]"):
        read_file(path, shown_as="x.yaml")


YAML_PIECES = (
    *("a", "b", "名", "𝒳", "<<", "0", "no", "~"),
    *("'", '"', "''", "\\", "\\U0011FFFF", "\\x", "\\ud800", "\\0"),
    *(":", ": ", ":\n", "：", "- ", "-\n", "? ", "?", ",", ", ", "[", "]", "{", "}"),
    *("#", " # ", "|", "|\n", ">-\n", "@", "`", "="),
    *("&", "&a ", "*", "*a ", "!", "!!", "!a ", "!<", "!%ed%a0%80 "),
    *("%", "%YAML 1.1\n", "%TAG ! x\n", "---\n", "...\n"),
    *(
        "\n",
        "\n ",
        "\n  ",
        "\n    ",
        " ",
        "  ",
        "\t",
        "\n\t",
        "\r\n",
        "\r",
        "\u202e",
        "\ufeff",
        "\x85",
    ),
)

yaml_like = st.lists(st.sampled_from(YAML_PIECES), max_size=40).map("".join)
lines_like = st.lists(
    st.tuples(
        st.sampled_from(["", " ", "  ", "    ", "- ", "  - "]),
        st.sampled_from(["a", "b", "c"]),
        yaml_like,
    ),
    max_size=12,
).map(lambda lines: "\n".join(f"{indent}{name}: {rest}" for indent, name, rest in lines))


@both_loaders
@settings(max_examples=examples(1_500))
@example(text='a: "\\UFFFFFFFF"')
@example(text="a: !%ed%a0%80 b")
@example(text="%YAML 1.99999999999999999999\n---\na")
@given(text=yaml_like | lines_like | st.text(st.characters(codec=None), max_size=60))
def test_only_a_policy_error_comes_out_of_any_text(text: str, loader: YamlLoader) -> None:
    """Any text is read or refused: each fault within the file, in order, in the author's words."""
    read = outcome(text, loader=loader)
    if not isinstance(read, PolicyError):
        assert all(type(node.text) is str for node in walk(read) if isinstance(node, Scalar))
        return
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    places = [(fault.line, fault.column) for fault in read.faults]
    assert places
    assert sorted(places) == places
    for fault in read.faults:
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
        assert fault.length >= 1
        assert fault.slug
        assert "\n" not in fault.message


@settings(max_examples=examples(500))
@given(text=yaml_like | lines_like)
def test_messages_are_in_the_authors_words(text: str) -> None:
    """No message is that of a program that reads YAML."""
    read = outcome(text.replace("<", ""))
    messages = [fault.message for fault in read.faults] if isinstance(read, PolicyError) else []
    assert [message for message in messages for name in NAMES_OF_PROGRAMS if name in message] == []


@settings(max_examples=examples(500))
@given(
    octets=st.binary(max_size=80)
    | (yaml_like | lines_like).map(lambda text: text.encode("gb18030"))
)
def test_only_a_policy_error_comes_out_of_any_file(
    octets: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Any bytes on disk are read or refused."""
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(octets)
    try:
        text = octets.decode()
    except UnicodeDecodeError:
        with pytest.raises(PolicyError, match=r"\[not-utf8\]"):
            read_file(path, shown_as="x.yaml")
        return
    expected = outcome(text)
    if isinstance(expected, PolicyError):
        with pytest.raises(PolicyError) as caught:
            read_file(path, shown_as="x.yaml")
        assert expected.faults == caught.value.faults
    else:
        assert expected == read_file(path, shown_as="x.yaml")


visible = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Zl", "Zp"])
).filter(lambda text: text == plain_text.visible(text))
documents = st.recursive(
    visible,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(visible.filter(bool), inner, max_size=4)
    ),
    max_leaves=20,
).filter(lambda document: document != "")


@both_loaders
@given(document=documents, indent=st.sampled_from([None, 1, 2]))
def test_what_was_written_is_read(document: object, indent: int | None, loader: YamlLoader) -> None:
    """Text, lists and mappings in quotation marks and brackets come back as they were."""
    text = json.dumps(document, ensure_ascii=False, indent=indent)
    assert document == plain(read_text(text, file="x.yaml", loader=loader))


@both_loaders
@settings(max_examples=examples(500))
@given(text=yaml_like | lines_like)
def test_a_span_is_where_the_text_stands(text: str, loader: YamlLoader) -> None:
    """A text that stands in the file as it is can be cut out of it by its span."""
    read = outcome(text, loader=loader)
    if isinstance(read, PolicyError):
        return
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    for node in walk(read):
        cut = lines[node.span.line - 1][node.span.column - 1 :][: node.span.length]
        assert len(cut) == node.span.length
        if (
            isinstance(node, Scalar)
            and not node.quoted
            and len(node.text) == node.span.length
            and cut[0] not in "|>"
        ):
            assert node.text == cut


@settings(max_examples=examples(300))
@given(text=(yaml_like | lines_like).map(lambda text: text.replace("\r", "")))
def test_line_ends_of_windows_change_nothing(text: str) -> None:
    """The same lines with CRLF give the same tree, or the same faults in the same places."""
    unix, windows = outcome(text), outcome(text.replace("\n", "\r\n"))
    assert type(unix) is type(windows)
    if isinstance(unix, PolicyError) and isinstance(windows, PolicyError):
        assert unix.faults == windows.faults
    else:
        assert unix == windows


@both_loaders
@given(
    numbers=st.lists(
        st.one_of(
            st.floats().map(repr),
            st.decimals(allow_nan=False).map(str),
            st.sampled_from([".inf", "-.INF", ".nan", "1e3"]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_a_float_never_appears(numbers: list[str], loader: YamlLoader) -> None:
    """Whatever looks like a number is the text as written; no field of a node holds a float."""
    node = read_text("- " + "\n- ".join(numbers), file="x.yaml", loader=loader)
    assert numbers == plain(node)
    fields = [part for each in walk(node) for part in (*attrs.astuple(each.span), type(each))]
    assert {str, int, tuple, type} >= {type(part) for part in fields}


def test_nodes_cannot_be_changed() -> None:
    """A tree is a value: it can be shared and compared."""
    node = read_text("a: b", file="x.yaml")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        node.span = Span(file="x.yaml", line=1, column=1)  # type: ignore[misc]

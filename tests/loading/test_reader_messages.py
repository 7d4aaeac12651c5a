"""The whole message of each refusal."""

from textwrap import dedent

import pytest
import yaml

from incentives.errors import PolicyError
from incentives.loading.text.reader import YamlLoader, read_text

LOADERS = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]

LEAVE_OUT = "Leave the line out if it is not known."
LINE_UP = (
    "Begin each name in the column of the names beside it; nothing may follow a closing "
    "quotation mark."
)
COLON = (
    "Put quotation marks around a text that holds ': '; see that this line begins where it should."
)
OVERRIDE = "right-to-left override, U+202E [hidden-character]"
WANTS_A_NAME = "the mapping that begins on line 1 wants a name here [yaml-syntax]"
WANTS_AN_ENTRY = "the list that begins on line 1 wants an entry here [yaml-syntax]"
SET_APART = (
    "Begin it on a line of its own, or put quotation marks around a text that begins with '- '."
)
LIST_ENDS = (
    "the list that opens on line 1 wants ',' or ']' here, not the end of the file [yaml-syntax]"
)
AFTER_A_BAR = (
    "after '|' or '>' the text begins on the next line, so 'x' cannot stand here [yaml-syntax]"
)

MESSAGES = {
    "anchor": (
        "a: &x b",
        """\
        x.yaml:1:4: an anchor ('&') is not read [anchor]
            a: &x b
               ~~
            Delete it; a text that begins with '&' wants quotation marks.""",
    ),
    "alias": (
        "a: [b, *x]",
        """\
        x.yaml:1:8: an alias ('*') is not read [alias]
            a: [b, *x]
                   ~~
            Write out what it stands for; a text that begins with '*' wants quotation marks.""",
    ),
    "tag": (
        "a: !!python/object:os.system x",
        """\
        x.yaml:1:4: a tag ('!') is not read [tag]
            a: !!python/object:os.system x
               ~~~~~~~~~~~~~~~~~~~~~~~~~
            Delete it; a text that begins with '!' wants quotation marks.""",
    ),
    "tag-on-a-mapping": (
        "a: !x {b: c}",
        """\
        x.yaml:1:4: a tag ('!') is not read [tag]
            a: !x {b: c}
               ~~
            Delete it; a text that begins with '!' wants quotation marks.""",
    ),
    "tag-unknown": (
        "a: !e!x y",
        """\
        x.yaml:1:4: a tag ('!') is not read [tag]
            a: !e!x y
               ~~~~
            Put quotation marks around the text. If a tag was meant, delete it.""",
    ),
    "merge-key": (
        "a: b\n<<: {c: d}",
        """\
        x.yaml:2:1: a merge key ('<<') is not read [merge-key]
            <<: {c: d}
            ~~
            Write the entries out here.""",
    ),
    "several-documents": (
        "a: b\n---\nc: d",
        """\
        x.yaml:2:1: a second document begins here; a file holds one [several-documents]
            ---
            ~~~
            Divide the file, or delete this line.""",
    ),
    "directive": (
        "# note\n%YAML 1.1\n---\na: b",
        """\
        x.yaml:2:1: a line that begins with '%' gives orders to a YAML program [directive]
            %YAML 1.1
            ~~~~~
            Delete the line.""",
    ),
    "directive-for-tags": (
        "%TAG ! x\n---\na: b",
        """\
        x.yaml:1:1: a line that begins with '%' gives orders to a YAML program [directive]
            %TAG ! x
            ~~~~
            Delete the line.""",
    ),
    "directive-unknown": (
        "%FOO b\n---\na: b",
        """\
        x.yaml:1:1: a line that begins with '%' gives orders to a YAML program [directive]
            %FOO b
            ~~~~
            Delete the line.""",
    ),
    "directive-too-late": (
        "a: b\n%FOO b",
        """\
        x.yaml:2:1: a line that begins with '%' gives orders to a YAML program [directive]
            %FOO b
            ~~~~
            Delete the line.""",
    ),
    "complex-key-listing": (
        "? [a]\n: b",
        """\
        x.yaml:1:3: a list or mapping cannot be the name of an entry [complex-key]
            ? [a]
              ~
            A text that begins with '[' or '{' wants quotation marks.""",
    ),
    "complex-key-question-mark": (
        "? a\n: b",
        """\
        x.yaml:1:3: the name of an entry is written without '?' [complex-key]
            ? a
              ~
            Delete the '?'.""",
    ),
    "complex-key-lines": (
        "? |\n  a\n: b",
        """\
        x.yaml:1:3: the name of an entry must stand on one line [complex-key]
            ? |
              ~""",
    ),
    "duplicate-key": (
        'from: 1\nto: 2\n"from": 3',
        """\
        x.yaml:3:1: 'from' stands twice; first at line 1, column 1 [duplicate-key]
            "from": 3
            ~~~~~~
            Delete one of the two.""",
    ),
    "empty-value": (
        "a:\n  from:\n  to: 2",
        f"""\
        x.yaml:2:3: 'from' has no value [empty-value]
            from:
            ~~~~
            {LEAVE_OUT}""",
    ),
    "empty-value-in-braces": (
        "a: {b, c: 1}",
        f"""\
        x.yaml:1:5: 'b' has no value [empty-value]
            a: {{b, c: 1}}
                ~
            {LEAVE_OUT}""",
    ),
    "empty-value-block": (
        "a: |\nb: c",
        f"""\
        x.yaml:1:1: 'a' has no value [empty-value]
            a: |
            ~
            {LEAVE_OUT}""",
    ),
    "empty-entry": (
        "- a\n-\n- b",
        f"""\
        x.yaml:2:1: this entry of the list is empty [empty-value]
            -
            ~
            {LEAVE_OUT}""",
    ),
    "empty-key": (
        "a: {'': b}",
        """\
        x.yaml:1:5: a value stands here without a name [empty-key]
            a: {'': b}
                ~~""",
    ),
    "syntax-no-name": (
        "a: {: b}",
        """\
        x.yaml:1:5: a name or a value is wanted here, not ':' [yaml-syntax]
            a: {: b}
                ~""",
    ),
    "empty-file": ("", "x.yaml:1:1: the file says nothing [empty-file]"),
    "empty-file-but-a-comment": ("# a\n", "x.yaml:1:1: the file says nothing [empty-file]"),
    "empty-file-null": ("null\n", "x.yaml:1:1: the file says nothing [empty-file]"),
    "empty-file-dashes": ("---\n", "x.yaml:1:1: the file says nothing [empty-file]"),
    "tab-indents": (
        "a:\n\t\tb: c",
        """\
        x.yaml:2:1: a tab stands here [tab]
            →→b: c
            ~~
            Use spaces.""",
    ),
    "tab-after-colon": (
        "a:\tb",
        """\
        x.yaml:1:3: a tab stands here [tab]
            a:→b
              ~
            Use spaces.""",
    ),
    "tab-in-brackets": (
        "a: [b,\n  \tc]",
        """\
        x.yaml:2:3: a tab stands here [tab]
            →c]
            ~
            Use spaces.""",
    ),
    "tab-before-comment": (
        "a: b # c\td",
        """\
        x.yaml:1:9: a tab stands here [tab]
            a: b # c→d
                    ~
            Use spaces.""",
    ),
    "hidden-bidirectional": (
        "a: 甲\u202ebc",
        f"""\
        x.yaml:1:5: here stands a hidden character: {OVERRIDE}
            a: 甲\ufffdbc
                 ~
            Delete it; if it cannot be found, type the line again.""",
    ),
    "hidden-in-comment": (
        "a: b # \u200b\u200b",
        """\
        x.yaml:1:8: here stands a hidden character: zero width space, U+200B [hidden-character]
            a: b # \ufffd\ufffd
                   ~~
            Delete it; if it cannot be found, type the line again.""",
    ),
    "control-character": (
        "a: b\x07",
        """\
        x.yaml:1:5: here stands a control character: U+0007 [control-character]
            a: b\ufffd
                ~
            Delete it; if it cannot be found, type the line again.""",
    ),
    "hidden-by-escape": (
        'a: "b\\u202ec"',
        f"""\
        x.yaml:1:4: the text holds a hidden character: {OVERRIDE}
            a: "b\\u202ec"
               ~~~~~~~~~~
            Delete the backslash and what belongs to it.""",
    ),
    "syntax-second-colon": (
        "a: b: c",
        f"""\
        x.yaml:1:5: a colon that ends a name cannot stand here [yaml-syntax]
            a: b: c
                ~
            {COLON}""",
    ),
    "syntax-full-width-colon": (
        "名称：甲\nb: c",
        """\
        x.yaml:1:3: a name ends in ':', and here stands '：' [yaml-syntax]
            名称：甲
                ~~
            '：' is the full-width colon; after a name write ':' and a space.""",
    ),
    "syntax-full-width-comma": (
        "a: {b: 甲，乙， c: d}",
        """\
        x.yaml:1:11: entries are divided by ',', and here stands '，' [yaml-syntax]
            a: {b: 甲，乙， c: d}
                         ~~
            Write ','.""",
    ),
    "syntax-no-comma": (
        "a: {b: 甲，乙 c: d}",
        """\
        x.yaml:1:13: the mapping that opens on line 1 wants ',' or '}' here, not ':' [yaml-syntax]
            a: {b: 甲，乙 c: d}
                           ~""",
    ),
    "syntax-no-colon": (
        "a: b\nc\nd: e",
        """\
        x.yaml:2:1: the name 'c' has no colon after it [yaml-syntax]
            c
            ~
            Write the name, a colon, a space and the value.""",
    ),
    "syntax-sign": (
        "a: @b",
        """\
        x.yaml:1:4: a text cannot begin with '@' [yaml-syntax]
            a: @b
               ~~
            Put quotation marks around the text.""",
    ),
    "syntax-star": (
        "a: * b",
        """\
        x.yaml:1:4: a text cannot begin with '&' or '*' [yaml-syntax]
            a: * b
               ~
            Put quotation marks around the text.""",
    ),
    "syntax-quotation-mark-open": (
        'a: "b\nc: d\n',
        """\
        x.yaml:1:4: the quotation mark that opens here is never closed [yaml-syntax]
            a: "b
               ~~""",
    ),
    "syntax-quotation-mark-open-before-dashes": (
        'a: "b\n---\n"\n',
        """\
        x.yaml:1:4: no quotation mark closes this text before a line of '---' or '...' [yaml-syntax]
            a: "b
               ~~""",
    ),
    "syntax-after-quotation-mark": (
        "a: 'b' c",
        f"""\
        x.yaml:1:8: 'c' is out of place: {WANTS_A_NAME}
            a: 'b' c
                   ~
            {LINE_UP}""",
    ),
    "syntax-indentation": (
        "a:\n  b: c\n d: e",
        f"""\
        x.yaml:3:2: 'd:' is out of place: {WANTS_A_NAME}
            d: e
            ~~
            {LINE_UP}""",
    ),
    "syntax-name-in-a-list": (
        "- a\nb: c",
        f"""\
        x.yaml:2:1: 'b:' is out of place: {WANTS_AN_ENTRY}
            b: c
            ~~
            Begin each '- ' in the column of the one above.""",
    ),
    "syntax-entry-after-colon": (
        "a: - b",
        f"""\
        x.yaml:1:4: an entry of a list cannot begin here [yaml-syntax]
            a: - b
               ~
            {SET_APART}""",
    ),
    "syntax-question-mark": (
        "a: ? b",
        """\
        x.yaml:1:4: a text cannot begin with '? ' [yaml-syntax]
            a: ? b
               ~
            Put quotation marks around the text.""",
    ),
    "syntax-bracket-open": (
        "a: [b, c",
        f"""\
        x.yaml:1:9: {LIST_ENDS}
            a: [b, c
                    ~""",
    ),
    "syntax-brace-closed-by-bracket": (
        "a: {b: c]",
        """\
        x.yaml:1:9: the mapping that opens on line 1 wants ',' or '}' here, not ']' [yaml-syntax]
            a: {b: c]
                    ~""",
    ),
    "syntax-two-commas": (
        "a: [b,,c]",
        """\
        x.yaml:1:7: a name or a value is wanted here, not ',' [yaml-syntax]
            a: [b,,c]
                  ~""",
    ),
    "syntax-after-the-end": (
        "a: b\n...\nc",
        """\
        x.yaml:3:1: 'c' is out of place: what the file says is complete before it [yaml-syntax]
            c
            ~""",
    ),
    "syntax-after-a-bar": (
        "a: |x\n  b",
        f"""\
        x.yaml:1:5: {AFTER_A_BAR}
            a: |x
                ~""",
    ),
    "syntax-escape": (
        'a: "\\x4"',
        """\
        x.yaml:1:7: a backslash here, with what follows it, stands for no character [yaml-syntax]
            a: "\\x4"
                  ~~
            Use single quotation marks: in them a backslash is only a backslash.""",
    ),
}


@pytest.mark.parametrize("loader", LOADERS, ids=["python", "libyaml"])
@pytest.mark.parametrize(("text", "message"), MESSAGES.values(), ids=MESSAGES)
def test_a_refusal_says_where_what_and_what_to_do(
    text: str, message: str, loader: YamlLoader
) -> None:
    """The whole message, in the author's words, whichever program reads the YAML."""
    with pytest.raises(PolicyError) as caught:
        read_text(text, file="x.yaml", loader=loader)
    assert dedent(message) == str(caught.value)

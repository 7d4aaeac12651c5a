"""What a document that a program made may hold, before it is read as a case.

Such a document is what `json.loads` gives. What no case file could say is refused here: nothing in
the place of a fact, floats, nesting without end. Its texts are judged as facts.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from incentives.errors import CaseFault
from incentives.facts.in_chinese import said
from incentives.loading.text.limits import MOST_LEVELS
from incentives.values.place import FactPath
from incentives.values.text import Text
from incentives.values.texts.plain_text import brief_key

_NULL = Text("此项为 None（JSON 的 null），含义不明确", "None (null) does not say what is meant")
_NULL_ADVICE = Text(
    "未知的事实不写；确知没有发生的写 'none'。",
    "Leave out what is not known; write 'none' for what is known not to have come about.",
)
_FLOAT_ADVICE = Text(
    "浮点数不精确：请给出 Decimal、整数或文字；"
    "读取 JSON 时用 json.loads(text, parse_float=Decimal)。",
    "A float is not exact: give a Decimal, an int or text; read JSON by "
    "json.loads(text, parse_float=Decimal).",
)
_TOO_DEEP = Text(
    f"此处嵌套超过{MOST_LEVELS}层", f"lists and mappings are nested more than {MOST_LEVELS} deep"
)


def document_faults(document: object, path: FactPath) -> Iterator[CaseFault]:
    """Every `None`, float, and nesting too deep.

    `path` is that of the document itself. What else is wrong, those say who know the facts.
    """
    if not _is_sayable(document, len(path.steps)):
        yield from _unsayable(document, path)


def _is_sayable(document: object, level: int) -> bool:
    """Whether there surely is no fault: paths are made for what is none of these alone."""
    if document.__class__ in _SAYABLE:
        return True
    if level >= MOST_LEVELS:
        return False
    if isinstance(document, Mapping):
        return all(
            _is_sayable(inner, level + 1 + str(name).count("."))  # a dotted name is several steps
            for name, inner in document.items()
        )
    if isinstance(document, list | tuple):
        return all(_is_sayable(inner, level + 1) for inner in document)
    return False


_SAYABLE = frozenset({str, bool, int, Decimal, date})


def _unsayable(document: object, path: FactPath) -> Iterator[CaseFault]:
    if document is None:
        yield _fault(path, _NULL, "json-null", _NULL_ADVICE)
    elif isinstance(document, float):
        text = Text(f"填写为{said(document)}", f"got the float {document!r}")
        yield _fault(path, text, "float-refused", _FLOAT_ADVICE)
    elif isinstance(document, Mapping | list | tuple) and len(path.steps) >= MOST_LEVELS:
        yield _fault(path, _TOO_DEEP, "too-deep")
    elif isinstance(document, Mapping):
        for name, inner in document.items():
            yield from _unsayable(inner, path.inner(brief_key(str(name))))
    elif isinstance(document, list | tuple):
        for index, inner in enumerate(document):
            yield from _unsayable(inner, path.row(index))


def _fault(path: FactPath, text: Text, slug: str, advice: Text | None = None) -> CaseFault:
    return CaseFault(path=str(path), text=text, slug=slug, advice=advice)

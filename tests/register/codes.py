"""The codes of what a register refuses, as the source has them and as the docs list them."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import incentives
from incentives import wordings
from incentives.values.text import Language, Text

SOURCE = Path(incentives.__file__).parent
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "register-codes.md"
ENTRY = re.compile(
    r"^### ([a-z0-9-]+)\n\n```text\n(.*?) \[([a-z0-9-]+)\]\n```\n", re.MULTILINE | re.DOTALL
)
_ROOMS = ("register", "applications")
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RAISES = frozenset({"RegisterError", "Doubt", "Unfit"})
_OF_TEXTS = SOURCE / "values" / "texts" / "plain_text.py"
_ONE_CODE = frozenset({"control-character", "stray-mark"})
"""What of texts a register tells as `bad-character`."""
_GAP = re.compile(r"\\\{\w+\\\}")
_LEAST_OF_ITS_OWN = 8


def codes_of_source() -> frozenset[str]:
    """Every code that stands where a refusal or a doubt is made, or its code and text are given."""
    files = [*(path for room in _ROOMS for path in (SOURCE / room).rglob("*.py")), _OF_TEXTS]
    codes = {
        code for path in files for code in _codes_in(ast.parse(path.read_text(encoding="utf-8")))
    }
    return frozenset(codes - _ONE_CODE)


def _codes_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in _RAISES:
                said = [*args[:1], *(one.value for one in keywords if one.arg == "slug")]
            case ast.Tuple(elts=[ast.Constant() as first, ast.Call() | ast.Attribute(), *_]):
                said = [first]
            case _:
                continue
        for code in (one for expression in said for one in _texts_of(expression)):
            if _CODE.fullmatch(code):
                yield code


def _texts_of(expression: ast.expr) -> Iterator[str]:
    """What is said, or either of two things that are."""
    match expression:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=otherwise):
            yield from (*_texts_of(body), *_texts_of(otherwise))


def examples() -> Mapping[str, str]:
    """By code the sentence that the page shows."""
    return {code: said for code, said, _ in ENTRY.findall(PAGE.read_text(encoding="utf-8"))}


def is_said(told: str, known: Sequence[re.Pattern[str]]) -> bool:
    """Whether it is a sentence of the program, or several one after the other."""
    if any(sentence.fullmatch(told) for sentence in known):
        return True
    ends = (end.start() for end in re.finditer(r"(?<=[.!?:]) ", told))
    return any(is_said(told[:end], known) and is_said(told[end + 1 :], known) for end in ends)


def sentences() -> Iterator[re.Pattern[str]]:
    """Every sentence of the program in English, with anything in its gaps."""
    for module in walk_packages(wordings.__path__, f"{wordings.__name__}."):
        for value in vars(import_module(module.name)).values():
            members = value.values() if isinstance(value, Mapping) else [value]
            for text in members:
                if isinstance(text, Text):
                    template = re.escape(text.to(Language.EN))
                    if len(_GAP.sub("", template)) >= _LEAST_OF_ITS_OWN:
                        yield re.compile(_GAP.sub(".+", template), re.DOTALL)

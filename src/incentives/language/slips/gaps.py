"""Where something is missing in a text that is no expression, or stands twice."""

import re

from incentives.language.slips.slip import Slip
from incentives.values.text import Text

_TOKEN = re.compile(r"[A-Za-z0-9_.]+|[<>=!]=|[-+*/<>()\[\]{},]")
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_BINARY = frozenset({"+", "*", "/", "<", ">", "<=", ">=", "==", "!=", "and", "or", "in"})
_WORDS = frozenset({"and", "or", "not", "in", "if", "else", "for"})
_OF_BOTH_SIDES = Text(
    "两侧都应有名称或数；多余的请删去。",
    "It stands between two names or numbers; delete one too many.",
)
_NONE = Text("这不是表达式", "this is not an expression")
_SEE = Text("请见政策语言参考中的“Expressions”。", "See 'Expressions' in the language reference.")


LARGEST_FORM = Text(
    "请写作 largest(项数, (数额 for row in 列表))。",
    "Write largest(how_many, (amount for row in rows)).",
)
_BARE_ROWS = re.compile(r"largest\([^(]*, *[^(]* for ")


def find_bare_rows(text: str, column: int | None) -> Slip | None:
    """The rows of a `largest` that lack brackets of their own, where that is what is wrong."""
    found = _BARE_ROWS.search(text)
    if found is None or column is None or not found.start() < column <= found.end():
        return None
    message = Text("各行应另加括号", "the rows stand in brackets of their own")
    return Slip(start=column - 1, length=1, message=message, hint=LARGEST_FORM)


def find_gap(text: str, column: int | None) -> Slip:
    """The first bracket without its partner, else the first place where a part is missing.

    Where neither is found, what stands at the column (from 1; None: at the beginning).
    """
    tokens = list(_TOKEN.finditer(text))
    found = _find_bracket(tokens) or _find_missing(tokens)
    if found is not None:
        return found
    start = min(max((column or 1) - 1, 0), max(len(text) - 1, 0))
    return Slip(start=start, length=1, message=_NONE, hint=_SEE)


def _find_bracket(tokens: list[re.Match[str]]) -> Slip | None:
    open_ones: list[re.Match[str]] = []
    for token in tokens:
        if token[0] in _CLOSING:
            open_ones.append(token)
        elif token[0] in _CLOSING.values():
            if not open_ones or _CLOSING[open_ones[-1][0]] != token[0]:
                message = Text(f"“{token[0]}”没有对应的左括号", f"'{token[0]}' closes nothing")
                hint = Text(
                    "请删去，或补上左括号。",
                    "Delete it, or write the bracket that opens before it.",
                )
                return _slip(token, message, hint)
            open_ones.pop()
    if not open_ones:
        return None
    opening = open_ones[-1]
    closing = _CLOSING[opening[0]]
    message = Text(f"“{opening[0]}”没有闭合", f"'{opening[0]}' is never closed")
    return _slip(
        opening, message, Text(f"请补上“{closing}”。", f"Write '{closing}' where it ends.")
    )


def _find_missing(tokens: list[re.Match[str]]) -> Slip | None:
    """The first part that is missing, or one too many, by what stands before it."""
    before: re.Match[str] | None = None
    for token in tokens:
        if before is not None and _ends_value(before[0]) and _begins_value(token[0]):
            message = Text(
                f"“{before[0]}”与“{token[0]}”之间缺少运算符",
                f"an operator is missing between '{before[0]}' and '{token[0]}'",
            )
            hint = Text(
                "请补上运算符，如 and、+；名称中没有空格。",
                "Write one, such as 'and' or '+'; a name has no space in it.",
            )
            return _slip(token, message, hint)
        is_not_in = before is not None and before[0] == "not" and token[0] == "in"
        is_begun = before is not None and _ends_value(before[0])
        if token[0] in _BINARY and not is_begun and not is_not_in:
            return _lack(token, Text("之前", "before"))
        before = token
    if before is not None and not _ends_value(before[0]) and before[0] not in ",([{":
        return _lack(before, Text("之后", "after"))
    return None


def _lack(token: re.Match[str], side: Text) -> Slip:
    message = Text(f"“{token[0]}”{side.zh}缺少一项", f"a part is missing {side.en} '{token[0]}'")
    return _slip(token, message, _OF_BOTH_SIDES)


def _ends_value(token: str) -> bool:
    return token in _CLOSING.values() or (token[0].isalnum() and token not in _WORDS)


def _begins_value(token: str) -> bool:
    return token == "{" or (token[0].isalnum() and token not in _WORDS)


def _slip(token: re.Match[str], message: Text, hint: Text) -> Slip:
    return Slip(start=token.start(), length=len(token[0]), message=message, hint=hint)

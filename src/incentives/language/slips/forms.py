"""Each kind of slip that has a form of its own: what is written, and what is to be written.

A row is tried only on a text that is no expression, so that nothing right is called a slip.
"""

import re
from collections.abc import Callable

import attrs

from incentives.values.text import Text

_DATE = r"(?<![\w.])[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![\w.])"
_OPERAND = r"(?<![\w.])[A-Za-z_][\w.]*(?:\([^()]*\))?"  # whole: else a long name is tried anew
_YES, _NO = r"(?:[Tt]rue|TRUE)\b", r"(?:[Ff]alse|FALSE)\b"
_NOTHING = r"(?:None|none|null|NULL|nil)\b"
_PARAMETER = Text(
    "请在 parameters 中设一个政策数值，写明单位和条款依据，此处写其名称。",
    "Make it a parameter with a unit and a citation, and write its name here.",
)
_SIGN = Text(
    "“{found}”是全角符号，表达式中用半角符号",
    "'{found}' is a full-width sign; expressions are written with half-width ones",
)
_WORD = Text("“{found}”在表达式中写作“{right}”", "'{found}' is written '{right}' in an expression")


@attrs.frozen(kw_only=True, repr=False)
class SlipForm:
    """One kind of slip: `written` says how it looks, `message` what is told of it.

    In the message, {found} is what is written and {right} its right form. `right` makes that form;
    None where none follows from what is written, and `hint` says what to do.
    """

    written: str
    message: Text
    right: Callable[[re.Match[str]], str] | None
    hint: Text | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """Made when a slip is first looked for, which most programs never do."""
        return re.compile(self.written, re.ASCII)


def _row(
    written: str,
    message: Text,
    right: str | Callable[[re.Match[str]], str] | None,
    hint: Text | None = None,
) -> SlipForm:
    made = (lambda match: match.expand(right)) if isinstance(right, str) else right
    return SlipForm(written=written, message=message, right=made, hint=hint)


def _half_width(match: re.Match[str]) -> str:
    marks = {"\u3000": " ", "【": "[", "】": "]", "、": ",", "。": "."}
    found = match[0]
    return marks.get(found) or chr(ord(found) - 0xFEE0)


def _squared(match: re.Match[str]) -> str:
    return " * ".join([match[1]] * int(match[2]))


def _lower(match: re.Match[str]) -> str:
    return match[0].lower()


SLIP_FORMS = (
    _row(
        _DATE,
        Text("“{found}”是日期，不能写在表达式中", "'{found}' is a date, which no expression holds"),
        None,
        Text(
            "请设为政策数值，注明 `type: date`。",
            "Make it a parameter with `type: date`.",
        ),
    ),
    _row(
        r"[0-9][0-9.,_]*[ ]?[%％‰]",
        Text(
            "“{found}”是政策数值，不能写在表达式中",
            "'{found}' is a figure of the law, which no expression holds",
        ),
        None,
        _PARAMETER,
    ),
    _row(
        r"(?<![\w.])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![\w.])",
        Text(
            "“{found}”带有千分位逗号；政策数值也不能写在表达式中",
            "'{found}' has a comma between its digits, and a figure is not written here",
        ),
        None,
        _PARAMETER,
    ),
    _row(
        r"(?<![\w.])[0-9][0-9.]*[ ]?(?:[\u4e00-\u9fff㎡℃￥¥$€]+|m2\b|元)",
        Text(
            "“{found}”是带单位的政策数值，不能写在表达式中",
            "'{found}' is a figure with its unit, which no expression holds",
        ),
        None,
        _PARAMETER,
    ),
    _row(
        r"""(?P<q>['"])(?P<value>[A-Za-z_]\w*)(?P=q)|[“‘「《](?P<other>[A-Za-z_]\w*)[”’」》]""",
        Text("选项“{right}”不加引号", "the value '{right}' is written without quotation marks"),
        lambda match: match["value"] or match["other"],
    ),
    _row(
        r"""(?P<q>['"])[^'"]*(?P=q)|[“‘「《][^”’」》]*[”’」》]""",
        Text(
            "表达式中没有加引号的文字：{found}",
            "no text in quotation marks stands in an expression: {found}",
        ),
        None,
        Text(
            "请写选项的英文名称，不加引号。",
            "Write the value by its key, such as owned, without quotation marks.",
        ),
    ),
    _row(r"≥|⩾|≧|=>|＞＝|>＝|＞=", _WORD, ">="),
    _row(r"≤|⩽|≦|=<|＜＝|<＝|＜=", _WORD, "<="),
    _row(r"≠|<>|＜＞|!==|=!|！＝|！=", _WORD, "!="),
    _row(r"===|＝＝", _WORD, "=="),
    _row(
        r"(?<![=<>!:＝＜＞！])[=＝](?![=<>＝])",
        Text(
            "单个“=”不是比较，相等写作“==”", "a single '=' compares nothing; 'is equal to' is '=='"
        ),
        "==",
    ),
    _row(r"(?<=\w)[ ]*(?:&&?|＆＆?|且|并且|而且|以及|和|与)[ ]*(?=[\w(])", _WORD, " and "),
    _row(r"(?:&&?|＆＆?|且|并且|而且)", _WORD, " and "),
    _row(r"[ ]*(?:\|\|?|｜｜?|或者|或)[ ]*", _WORD, " or "),
    _row(r"(?:!(?!=)|非|不是)[ ]*", _WORD, "not "),
    _row(r"\b(?:AND|And|OR|Or|NOT|Not|IN|IF|If|ELSE|Else|FOR|For)\b", _WORD, _lower),
    _row(r"×|✕|·|∙|＊", _WORD, "*"),
    _row(r"÷|／", _WORD, "/"),
    _row(r"−|–|—|－", _WORD, "-"),
    _row(r"[\uff01-\uff5e\u3000【】、。]", _SIGN, _half_width),
    _row(
        rf"(?P<x>{_OPERAND}) is not {_NOTHING}|(?P<y>{_OPERAND}) *!= *{_NOTHING}",
        Text("已经发生写作“{right}”", "that a date has come about is written '{right}'"),
        lambda match: f"happened({match['x'] or match['y']})",
    ),
    _row(
        rf"(?P<x>{_OPERAND}) is {_NOTHING}|(?P<y>{_OPERAND}) *== *{_NOTHING}",
        Text("尚未发生写作“{right}”", "that a date has not come about is written '{right}'"),
        lambda match: f"not happened({match['x'] or match['y']})",
    ),
    _row(
        rf"(?P<x>{_OPERAND}) *(?:==|is) *{_YES}|\b{_YES} *== *(?P<y>{_OPERAND})"
        rf"|(?P<z>{_OPERAND}) *(?:!=|is not) *{_NO}",
        Text(
            "是与否的事实直接写作“{right}”，不必比较",
            "a fact that is yes or no stands by itself: '{right}'",
        ),
        lambda match: match["x"] or match["y"] or match["z"],
    ),
    _row(
        rf"(?P<x>{_OPERAND}) *(?:==|is) *{_NO}|\b{_NO} *== *(?P<y>{_OPERAND})"
        rf"|(?P<z>{_OPERAND}) *(?:!=|is not) *{_YES}",
        Text("不是、没有写作“{right}”", "that a fact is not so is written '{right}'"),
        lambda match: f"not {match['x'] or match['y'] or match['z']}",
    ),
    _row(
        rf"\b(?:{_YES}|{_NO})",
        Text("“{found}”不是表达式中的值", "'{found}' is no value of an expression"),
        None,
        Text(
            "是与否的事实直接写其名称，不成立写 not 名称；总是成立的条件不必写。",
            "Write the fact by itself, or 'not' before it; a condition that always holds is "
            "left out.",
        ),
    ),
    _row(
        rf"\b{_NOTHING}",
        Text("“{found}”不是表达式中的值", "'{found}' is no value of an expression"),
        None,
        Text(
            "日期是否已经发生写作 happened(日期)，其他的有无写作 exists(名称)；未知的不必判断。",
            "Whether a date has come about is happened(date), whether all else is there "
            "exists(name); what is not known need not be asked.",
        ),
    ),
    _row(rf"({_OPERAND}) is not ({_OPERAND})", _WORD, r"\1 != \2"),
    _row(rf"({_OPERAND}) is ({_OPERAND})", _WORD, r"\1 == \2"),
    _row(rf"({_OPERAND}) between ({_OPERAND}) and ({_OPERAND})", _WORD, r"\2 <= \1 <= \3"),
    _row(
        r"\b(in|not in) *[\[(] *([A-Za-z_]\w*(?: *, *[A-Za-z_]\w*)*) *,? *[\])]",
        Text("所列选项写在花括号内：{right}", "values that are listed stand in braces: {right}"),
        r"\1 {\2}",
    ),
    _row(
        r"\bif +(.+?) +then +(.+?) +else +(.+)$",
        Text("“如果”写在后面：{right}", "what is chosen comes before its condition: {right}"),
        r"\2 if \1 else \3",
    ),
    _row(
        r"^ *(.+?) *\? *(.+?) *: *(.+?) *$",
        Text("二者择一写作：{right}", "one of two is written: {right}"),
        r"\2 if \1 else \3",
    ),
    _row(
        rf"({_OPERAND}) *(?:\*\*|\^) *([23])(?![\w.])",
        Text("没有乘方，写作“{right}”", "there are no powers: write '{right}'"),
        _squared,
    ),
    _row(
        r"\*\*|\^",
        Text("“{found}”：没有乘方", "'{found}': there are no powers"),
        None,
        Text("请写成连乘，如 x * x。", "Multiply, as in x * x."),
    ),
    _row(
        rf"({_OPERAND}) *// *({_OPERAND})",
        Text("去尾取整写作“{right}”", "to round down is written '{right}'"),
        r"round_down(\1 / \2)",
    ),
    _row(
        r"(?<=[\w)])[ ]*%",
        Text("没有求余数的算式", "there is no remainder of a division"),
        None,
        Text(
            "百分比请设为政策数值；取整用 round_down(x, step)。",
            "A percentage is a parameter; round_down(x, step) rounds to whole steps.",
        ),
    ),
    _row(
        r"\b([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\.([A-Za-z_]\w*)\( *\)",
        Text("名称之后不能加括号：{found}", "brackets do not follow a dotted name: {found}"),
        r"\1.\2",
    ),
    _row(
        r"\b[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+\(",
        Text("函数写在前面，不写在名称之后", "a function stands before what it is of"),
        None,
        Text(
            "请写作 函数(名称)，如 started(status)。",
            "Write function(name), as in started(status).",
        ),
    ),
)

"""Names that stand for nothing here, though they do in other languages and in spreadsheets."""

from collections.abc import Mapping
from types import MappingProxyType

from incentives.language.operators.gathering import CALLED, Gathering
from incentives.language.slips.gaps import LARGEST_FORM
from incentives.language.syntax import Apply, Name
from incentives.values.text import Text

_LESS_OR_MORE = Text("请写作：max(x, -x)", "Write max(x, -x).")
_ROUND = Text(
    "请写作 round_half_up(x) 或 round_half_up(x, step)。",
    "Write round_half_up(x) or round_half_up(x, step).",
)
_DOWN = Text("请写作 round_down(x)。", "Write round_down(x).")
_UP = Text("请写作 round_up(x)。", "Write round_up(x).")
_CEILING = Text("请写作 ceiling(x)。", "Write ceiling(x).")
_COUNT = Text("请写作 count(row for row in 列表)。", "Write count(row for row in rows).")
_MEAN = Text(
    "请写作 sum(row.x for row in 列表) / count(row for row in 列表)。",
    "Write sum(row.x for row in rows) / count(row for row in rows).",
)
_TODAY = Text("适用法律的日期写作 law_date。", "The date at which law is read is law_date.")
_DATE = Text("请写作 make_date(年, 月, 日)。", "Write make_date(year, month, day).")
_ELSE = Text("请写作：b if a else c", "Write b if a else c.")
_SUM = Text("请写作 sum(row.x for row in 列表)。", "Write sum(row.x for row in rows).")
_YEAR = Text("请写作 year_of(日期)。", "Write year_of(date).")
_MONTH = Text("请写作 month_of(日期)。", "Write month_of(date).")

FUNCTIONS: Mapping[str, Text] = MappingProxyType(
    {
        "abs": _LESS_OR_MORE,
        "round": _ROUND,
        "int": _DOWN,
        "trunc": _DOWN,
        "ceil": _CEILING,
        "roundup": _UP,
        "rounddown": _DOWN,
        "len": _COUNT,
        "length": _COUNT,
        "size": _COUNT,
        "countif": _COUNT,
        "counta": _COUNT,
        "average": _MEAN,
        "avg": _MEAN,
        "mean": _MEAN,
        "total": _SUM,
        "sumif": _SUM,
        "sumifs": _SUM,
        "today": _TODAY,
        "now": _TODAY,
        "date": _DATE,
        "ifelse": _ELSE,
        "ifs": _ELSE,
        "year": _YEAR,
        "month": _MONTH,
        Gathering.SUM.value: _SUM,
        Gathering.COUNT.value: _COUNT,
        Gathering.LARGEST.value: LARGEST_FORM,
        Gathering.ANY.value: Text(
            "请写作 any(条件 for row in 列表)。", "Write any(condition for row in rows)."
        ),
        Gathering.ALL.value: Text(
            "请写作 all(条件 for row in 列表)。", "Write all(condition for row in rows)."
        ),
    }
)
"""What to write in place of a function that the language has not; by its name in lower case."""

WORDS = frozenset({"true", "false", "null", "none", "nil", "if", "iif"})
"""Values of other languages, and the choice of spreadsheets, in lower case."""


def over_rows(tree: Apply) -> Name | None:
    """The one dotted name that a sum and its like is said of, as in `sum(loans.principal)`."""
    match tree.arguments:
        case (Name() as name,) if tree.operator in CALLED:
            return name
    return None


def gathered(kind: str, name: Name) -> Text:
    """How it is written over the rows, one by one: `sum(row.principal for row in loans)`."""
    rows, *field = name.path
    body = ".".join(("row", *field)) if kind != Gathering.COUNT else "row"
    guard = f" if row.{'.'.join(field)}" if kind == Gathering.COUNT and field else ""
    written = f"{kind}({body} for row in {rows}{guard})"
    return Text(f"请写作：{written}", f"Write: {written}")

"""What a policy case expects of a result: a value, bounds, or none, of the case or of each row."""

import re
from collections.abc import Mapping
from fractions import Fraction

import attrs

from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.loading.text.scalars import parse_number
from incentives.values.number import exact, written_decimal
from incentives.values.span import Span
from incentives.values.text import Text
from incentives.values.unit import Unit, UnitSyntaxError

NONE = "none"
NOT_APPLICABLE = "not_applicable"
FORMS_OF_VALUE = ("value", "range")
FORMS_OF_RESULT = (*FORMS_OF_VALUE, "rows")
VALUE_KEYS = (*FORMS_OF_VALUE, "may_be_none", "missing")
RESULT_KEYS = (*FORMS_OF_RESULT, "unit", "may_be_none", "missing")
_ENDS = 2
_FRACTION = re.compile(r"(-?[0-9]{1,40})/([1-9][0-9]{0,39})")
_BESIDE_ROWS = ("may_be_none", "missing")


@attrs.frozen(kw_only=True, repr=False)
class ExpectedValue:
    """What a result must come to. None: not stated.

    `value`: the number in canonical digits, `not_applicable`, or `none` where there must be no such
    result. `within`: the ends between which it must be open; None: no bound on that side.
    """

    value: str | None
    within: tuple[str | None, str | None] | None
    may_be_none: bool | None
    missing: tuple[str, ...] | None
    span: Span


@attrs.frozen(kw_only=True, repr=False)
class ExpectedResult:
    """What one result must come to: of the case, or of `rows` by where they stand."""

    of_case: ExpectedValue | None
    rows: Mapping[str, ExpectedValue]
    unit: Unit | None
    span: Span


def is_of_result(node: Node) -> bool:
    """Whether what is expected is said as of a result, not as of an incentive."""
    if not isinstance(node, Table) or node.find("outcome") is not None:
        return False
    return any(node.find(key) is not None for key in FORMS_OF_RESULT)


def read_expected_result(node: Node, fields: Fields) -> ExpectedResult | None:
    """What the table says; faults in it are in the log."""
    table = fields.table(node, allowed=RESULT_KEYS, what="what is expected of a result")
    form = fields.one_of(table, FORMS_OF_RESULT, what="what is expected") if table else None
    if table is None or form is None:
        return None
    unit = _read_unit(table.find("unit"), fields)
    if form[0] != "rows":
        value = _read_value(table, fields)
        if value is None:
            return None
        return ExpectedResult(of_case=value, rows={}, unit=unit, span=table.span)
    for key, _ in table.entries:
        if key.text in _BESIDE_ROWS:
            message = f"'{key.text}' is said of each row, not beside 'rows'"
            fields.log.add(key.span, message, "conflicting-keys")
    rows = {
        row.text: _read_row(inner, fields) for row, inner in fields.entries(form[1], what="'rows'")
    }
    known = {row: value for row, value in rows.items() if value is not None}
    return ExpectedResult(of_case=None, rows=known, unit=unit, span=table.span)


def _read_unit(node: Node | None, fields: Fields) -> Unit | None:
    scalar = fields.scalar(node, what="'unit'")
    try:
        return Unit.parse(scalar.text) if scalar is not None else None
    except UnitSyntaxError:
        assert scalar is not None
        hint = "Write such as kg/m2/year, or 1 for none."
        fields.log.add(scalar.span, f"'{scalar.text}' is no unit", "bad-unit", hint)
        return None


def _read_row(node: Node, fields: Fields) -> ExpectedValue | None:
    table = fields.table(node, allowed=VALUE_KEYS, what="what is expected of a row")
    if table is None or fields.one_of(table, FORMS_OF_VALUE, what="what is expected") is None:
        return None
    return _read_value(table, fields)


def _read_value(table: Table, fields: Fields) -> ExpectedValue | None:
    value = fields.scalar(table.find("value"), what="'value'")
    written = _read_end(value, (NONE, NOT_APPLICABLE), fields) if value is not None else None
    within = _read_range(table, fields) if table.find("range") is not None else None
    if (written is None) == (within is None):
        return None  # told
    may_be_none = table.find("may_be_none")
    return ExpectedValue(
        value=written,
        within=within,
        may_be_none=fields.truth(may_be_none, what="'may_be_none'"),
        missing=read_missing(table.find("missing"), fields),
        span=table.span,
    )


def _read_range(table: Table, fields: Fields) -> tuple[str | None, str | None] | None:
    members = fields.members(table.find("range"), what="'range'")
    ends = [fields.scalar(member, what="an end of a range") for member in members]
    if len(ends) != _ENDS:
        fields.log.add(table.span, "a range has two ends", "wrong-type")
        return None
    low, high = (_read_end(end, (NONE,), fields) if end is not None else None for end in ends)
    if low is None or high is None:
        return None  # told
    return (None if low == NONE else low, None if high == NONE else high)


def _read_end(scalar: Scalar, words: tuple[str, ...], fields: Fields) -> str | None:
    """The number in canonical digits, or the word; None and a fault where it is neither."""
    if scalar.text in words:
        return scalar.text
    if (quotient := _FRACTION.fullmatch(scalar.text)) is not None:
        return written_decimal(Fraction(int(quotient[1]), int(quotient[2])))
    number = parse_number(scalar.text)
    if number is not None:
        return written_decimal(exact(number))
    listed = ", ".join(words)
    message = Text(
        f"填写为“{scalar.text}”，应为数字",
        f"the number that is expected must be one, found '{scalar.text}'",
    )
    hint = Text(
        f"请填数字，如 10000、0.5483、1/3，或 {listed}；单位写在 unit。",
        f"Write digits, such as 10000, 0.5483 or 1/3, or {listed}; `unit` says the unit.",
    )
    fields.log.add(scalar.span, message, "not-a-number", hint)
    return None


def read_missing(node: Node | None, fields: Fields) -> tuple[str, ...] | None:
    """The ids of what must be missing; None: not stated."""
    if node is None:
        return None
    members = fields.members(node, what="'missing'")
    return tuple(name.text for name in members if isinstance(name, Scalar))

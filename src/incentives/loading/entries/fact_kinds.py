"""What may be said of a fact that an instrument declares: its type, bounds and values."""

from collections.abc import Collection, Mapping
from keyword import iskeyword
from typing import assert_never

import attrs

from incentives.facts.plain import NONE, NONE_WORDS
from incentives.language.types import (
    BOOLEAN,
    DATE,
    MONTH,
    STATUS,
    BooleanType,
    ChoiceType,
    DateType,
    MonthType,
    NumberType,
    StatusType,
    TextType,
)
from incentives.loading.entries.choices import DomainNames
from incentives.loading.entries.figures.bounds import check_bounds
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Scalar, Table
from incentives.policy.asked.fact import DeclaredType, FactKind
from incentives.values.text import Text
from incentives.values.texts.plain_text import compared

KIND_KEYS = ("type", "unit", "at_least", "at_most", "values", "may_be_none")
KEYS_OF_NUMBER = ("unit", "at_least", "at_most")
_PLAIN: dict[str, DeclaredType] = {
    "boolean": BOOLEAN,
    "date": DATE,
    "month": MONTH,
    "status": STATUS,
    "text": TextType(),
}
FACT_TYPES = ("number", "choice", *_PLAIN)
_SAID_OTHERWISE = frozenset({"true", "false", NONE})
"""Words that mean something else wherever a case is read."""


def read_fact_kind(
    full_id: str, table: Table, names: DomainNames, fields: Fields
) -> FactKind | None:
    """What the table of a fact says may be said of it; None, and a fault, where it does not.

    It reads `KIND_KEYS` and no others; the values of a choice are an enumeration called `full_id`.
    """
    kind = fields.scalar(table.find("type"), what="'type'")
    if kind is None:
        return None
    if kind.text not in FACT_TYPES:
        fields.unknown_value(kind, FACT_TYPES, what="type of a fact")
        return None
    labels: Mapping[str, Text] = {}
    type_: DeclaredType | None = _PLAIN.get(kind.text)
    if kind.text == "number":
        type_ = _read_number(table, names, fields)
    elif kind.text == "choice":
        labels = read_values(table, fields)
        type_ = ChoiceType(full_id, tuple(labels)) if labels else None
    if type_ is None:
        return None
    _check_keys_beside(table, type_, fields)
    least = fields.number(table.find("at_least"), what="'at_least'")
    most = fields.number(table.find("at_most"), what="'at_most'")
    check_bounds(table, least, most, fields)
    return FactKind(
        type=type_,
        at_least=least,
        at_most=most,
        may_be_none=_may_be_none(table, type_, fields),
        value_labels=labels,
    )


def _read_number(table: Table, names: DomainNames, fields: Fields) -> NumberType | None:
    unit_node = fields.scalar(table.find("unit"), what="'unit'")
    if unit_node is None and fields.log.broken.lacks_keys(table):
        return None
    if unit_node is None:
        hint = "Write `unit: 1` for a plain number."
        fields.log.add(table.span, "a number needs a unit", "missing-key", hint)
        return None
    unit = names.parse_unit(unit_node)
    return NumberType(unit) if unit is not None else None


def read_values(
    table: Table, fields: Fields, *, no_names: Collection[str] = ()
) -> Mapping[str, Text]:
    """By its name what each value of a choice is called; none where one of them is faulty.

    `no_names`: what no value can be named here, beside what none can be anywhere.
    """
    node = table.find("values")
    if node is None and not fields.log.broken.lacks_keys(table):
        message = Text("选择题应列出选项", "a choice needs its values")
        hint = Text(
            "请写 `values: {名称: {zh: …, en: …}, …}`，每个选项一个名称。",
            "Write `values: {name: {zh: …, en: …}, …}`, a name for each.",
        )
        fields.log.add(table.span, message, "missing-key", hint)
    labels: dict[str, Text] = {}
    is_none_said = table.find("may_be_none") is not None
    called = dict.fromkeys(NONE_WORDS, NONE) if is_none_said else {}
    read = _Values(fields, no_names={*_SAID_OTHERWISE, *no_names}, called=called)
    for name, wording in fields.entries(node, what="'values'"):
        label = fields.wording(wording, what=f"'{name.text}'")
        if read.is_name(name) and label is not None and read.is_new(name, label):
            labels[name.text] = label
        else:
            read.is_faulty = True
    return {} if read.is_faulty else labels


@attrs.define(repr=False)
class _Values:
    """The values of a choice as they are read: their names, and what they are called so far."""

    fields: Fields
    no_names: Collection[str]
    is_faulty: bool = False
    called: dict[str, str] = attrs.field(factory=dict)

    def is_name(self, name: Scalar) -> bool:
        """Whether it can name a value in expressions and cases; a fault if not."""
        text = name.text
        if iskeyword(text) or text in self.no_names:
            message = f"'{text}' is a word of the language and no name"
        elif not text.isidentifier() or not text.isascii() or text.startswith("_"):
            message = f"'{text}' is no name: use a-z, 0-9 and _"
        else:
            return True
        self.fields.log.add(name.span, message, "bad-name")
        return False

    def is_new(self, name: Scalar, label: Text) -> bool:
        """Whether a case can tell it from those before by what it is called; a fault if not."""
        words = {compared(words) for words in (name.text, *label.each)}
        before = next((self.called[word] for word in sorted(words) if word in self.called), None)
        if before is not None:
            message = Text(
                f"“{name.text}”与“{before}”的叫法相同", f"'{name.text}' is called as '{before}' is"
            )
            hint = Text(
                "请为每个选项写不同的名称，个案中也按名称填写。",
                "Give each value a wording of its own, by which a case can name it too.",
            )
            self.fields.log.add(name.span, message, "repeated-value", hint)
            return False
        self.called |= dict.fromkeys(words, name.text)
        return True


def _check_keys_beside(table: Table, type_: DeclaredType, fields: Fields) -> None:
    """Each key is used: what is no number has neither unit nor bounds, only a choice has values."""
    of_others = () if isinstance(type_, NumberType) else KEYS_OF_NUMBER
    values = () if isinstance(type_, ChoiceType) else ("values",)
    for key, _ in table.entries:
        kind = "number" if key.text in of_others else "choice" if key.text in values else None
        if kind is not None:
            message = Text(
                f"'{key.text}' 只用于 `type: {kind}`", f"'{key.text}' goes with `type: {kind}`"
            )
            fields.log.add(key.span, message, "conflicting-keys")


def _may_be_none(table: Table, type_: DeclaredType, fields: Fields) -> bool:
    """Whether a case may say `none`; a day may always be one that has not come about."""
    node = table.find("may_be_none")
    said = fields.truth(node, what="'may_be_none'")
    match type_:
        case DateType():
            return said is not False
        case NumberType() | MonthType() | ChoiceType() | TextType():
            return said is True
        case BooleanType() | StatusType():
            if node is not None:
                message = Text(
                    "'may_be_none' 不用于 boolean 和 status：没有的填 false 或 []",
                    "'may_be_none' does not go with boolean or status: what is not there is false "
                    "or []",
                )
                fields.log.add(table.span_of("may_be_none"), message, "conflicting-keys")
            return False
        case _:
            assert_never(type_)

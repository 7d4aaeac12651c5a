"""Rules by which instruments set figures of others (`sets`, `rule`), and what such figures are.

Each rule is a definition of the instrument that states it. Whoever names the figure reads the rule
that holds in its place on the law date, or the figure itself where none does.
"""

from collections.abc import Iterator
from typing import Protocol

import attrs

from incentives.language.expression import (
    Apply,
    Branch,
    Choose,
    Clause,
    Constant,
    Dated,
    Expression,
    Named,
    NameKind,
    Stated,
    is_broken,
)
from incentives.language.operators import OPERATORS
from incentives.language.scope import placeholder
from incentives.language.types import (
    BOOLEAN,
    BROKEN,
    BooleanType,
    BrokenType,
    DateType,
    NumberType,
    in_words,
)
from incentives.loading.entries.figures.dated import RULE
from incentives.loading.entries.instruments import WrittenInstrument
from incentives.loading.rules.names import NamedEntry, Names
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.policy.instrument import Instrument
from incentives.policy.parameter import Parameter
from incentives.policy.rule import Definition
from incentives.policy.setting.by_rules import AS_SET
from incentives.values.citation import Citation
from incentives.values.span import Span
from incentives.values.text import Language, Text, filled_in, is_language
from incentives.values.unit import ONE

SET_BY = "set_by"
"""The number of the rule that sets it, behind its id."""
_NUMBER = NumberType(ONE)
_SETTING = Text("确定{figure}的规定", "rule that sets {figure}")
_MAY_BE_SET = NumberType | BooleanType | DateType


class Linked(Protocol):
    """What has been read of all instruments."""

    names: Names
    parameters: dict[str, Parameter]
    definitions: dict[str, Definition]

    def definition(self, full_id: str, span: Span) -> Definition | None:
        """The definition, read when first named; None if it cannot be read."""

    def parameter(self, full_id: str) -> Parameter | None:
        """The parameter, read when first named; None if it cannot be read."""


@attrs.define(repr=False)
class SetRules:
    """The rules that set figures, by the full id of these, each by the id of its definition."""

    by_figure: dict[str, list[str]] = attrs.field(factory=dict)
    numbers: dict[Span, int] = attrs.field(factory=dict)
    spans: dict[str, Span] = attrs.field(factory=dict)

    def declare(self, names: Names) -> None:
        """Takes in the rule of each figure that an instrument sets by one, as a definition."""
        for written in names.all_written.values():
            for name, node in written.sets:
                entry = names.entries.get(name.text)
                if entry is None or entry.section != "parameters":
                    continue  # told where figures are read
                for number, table in enumerate(_tables(node), start=1):
                    label = f"sets.{name.text}" if number == 1 else f"sets.{name.text}-{number}"
                    self._declare_rule(label, table, written, entry, names)

    def _declare_rule(
        self,
        label: str,
        table: Table,
        written: WrittenInstrument,
        figure: NamedEntry,
        names: Names,
    ) -> None:
        rule = table.find(RULE)
        if rule is None:
            return
        full_id = f"{written.instrument.id}.{label}"
        names.entries[full_id] = NamedEntry(
            section="definitions",
            written=written,
            name=Scalar(text=label, span=rule.span, quoted=False),
            node=_as_definition(table, rule, figure, written.instrument),
        )
        rules = self.by_figure.setdefault(f"{figure.written.instrument.id}.{figure.name.text}", [])
        rules.append(full_id)
        self.numbers[rule.span] = len(rules)
        self.spans[full_id] = rule.span


def _tables(node: Node) -> Iterator[Table]:
    """The figures that are listed, or the one that stands alone."""
    entries = node.entries if isinstance(node, Listing) else (node,)
    yield from (entry for entry in entries if isinstance(entry, Table))


def _called(figure: Node, instrument: Instrument) -> Node | None:
    """What the figure is called, with the instrument that sets it."""
    text = figure.find("text") if isinstance(figure, Table) else None
    if not isinstance(text, Table):
        return text
    said = {key.text: node for key, node in text.entries if isinstance(node, Scalar)}
    return Table(
        entries=tuple(
            (_key(name, text), attrs.evolve(node, text=_with_number(name, node.text, instrument)))
            for name, node in said.items()
        ),
        span=text.span,
    )


def _with_number(tag: str, said: str, instrument: Instrument) -> str:
    is_chinese = is_language(tag) and Language(tag).is_chinese
    return f"{said}（{instrument.number}）" if is_chinese else f"{said} ({instrument.number})"


def _as_definition(table: Table, rule: Node, figure: NamedEntry, instrument: Instrument) -> Table:
    """What the rule says as a definition, called as the figure is."""
    text = _called(figure.node, instrument)
    is_truth = isinstance(figure.node, Table) and _is_boolean(figure.node)
    beside = [("text", text), ("cite", table.find("cite"))]
    said = [(_key(name, rule), node) for name, node in beside if node is not None]
    if isinstance(rule, Table):
        said += rule.entries
    else:
        said.append((_key("when" if is_truth else "value", rule), rule))
    return Table(entries=tuple(said), span=rule.span)


def _key(name: str, beside: Node) -> Scalar:
    return Scalar(text=name, span=beside.span, quoted=False)


def _is_boolean(table: Table) -> bool:
    type_ = table.find("type")
    return isinstance(type_, Scalar) and type_.text == "boolean"


def figure_symbol(full_id: str, span: Span, rules: SetRules, linked: Linked) -> Expression | str:
    """The figure by its name, or the id of the definition that stands for it: a rule may set it.

    It is of no type where it, or such a rule, cannot be read.
    """
    parameter, as_set = linked.parameter(full_id), f"{full_id}.{AS_SET}"
    type_ = parameter.type if parameter is not None else BROKEN
    named = Named(NameKind.FIGURE, full_id, type_, span=span)
    if parameter is None or full_id not in rules.by_figure:
        return named
    if as_set not in linked.definitions:
        read = [linked.definition(rule, span) for rule in rules.by_figure[full_id]]
        stated = [one for one in read if one is not None and one.type == type_]
        if len(stated) < len(read) or any(is_broken(one.body) for one in stated):
            return placeholder(span)
        instrument = linked.names.entries[full_id].written.instrument
        linked.definitions[as_set] = Definition(
            id=as_set,
            instrument=instrument.id,
            text=parameter.text,
            citation=Citation(instrument.number, ""),
            body=_chosen(named, _number_of(parameter, linked), stated),
            span=parameter.span,
        )
    return as_set


def _number_of(parameter: Parameter, linked: Linked) -> Named:
    """Which rule sets the figure, as a figure of the law."""
    languages = linked.names.fields.languages
    text = filled_in(languages, _SETTING, figure=parameter.text)
    number = Parameter(
        id=f"{parameter.id}.{SET_BY}",
        instrument=parameter.instrument,
        text=text,
        type=_NUMBER,
        at_least=None,
        at_most=None,
        figures=(),
        span=parameter.span,
        is_version=True,
        number_of=parameter.id,
    )
    linked.parameters[number.id] = number
    return Named(NameKind.FIGURE, number.id, _NUMBER, span=parameter.span)


def _chosen(figure: Named, number: Named, rules: list[Definition]) -> Choose:
    """The rule whose number it is, else the figure itself."""
    branches = tuple(
        Branch(
            _is_number(number, at, rule),
            Named(NameKind.DEFINITION, rule.id, rule.type, span=figure.span),
        )
        for at, rule in enumerate(rules, start=1)
    )
    return Choose(branches, figure, figure.type, dated=Dated(number, ()), span=figure.span)


def _is_number(number: Named, at: int, rule: Definition) -> Expression:
    arguments = (number, Constant(at, _NUMBER, span=number.span))
    body = Apply(OPERATORS["=="], arguments, BOOLEAN, span=number.span)
    source = f"{rule.citation.document}{rule.citation.clause}"
    text = Text(f"由{source}确定", f"set by {rule.citation.document} {rule.citation.clause}")
    clause = Clause(id=f"set-{at}", text=text, citation=rule.citation)
    return Stated(clause, body, BOOLEAN, span=rule.span)


def check_rule(parameter: Parameter, number: int, rules: SetRules, linked: Linked) -> None:
    """The rule gives what the figure is; a table or brackets are set by figures alone."""
    full_id = rules.by_figure[parameter.id][number - 1]
    span, log = rules.spans[full_id], linked.names.fields.log
    if not isinstance(parameter.type, _MAY_BE_SET | BrokenType):
        message = Text(
            "规则只能确定一个数、一个日期或者是否；数表和级距写数值",
            "a rule sets a number, a day, or yes or no; tables and brackets are set by figures",
        )
        log.add(span, message, "wrong-type")
        return
    rule = linked.definition(full_id, span)
    if rule is None or isinstance(rule.type, BrokenType):
        return
    if rule.type != parameter.type:
        message = Text(
            "规则得出的结果与这一政策数值不符",
            f"the figure is {in_words(parameter.type)}, the rule gives {in_words(rule.type)}",
        )
        log.add(span, message, "wrong-type")

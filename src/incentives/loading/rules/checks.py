"""Measures, checks and results of instruments, from their entries."""

from collections.abc import Mapping

import attrs

from incentives.language.expression import Clause, Expression, Named, NameKind, Stated, is_broken
from incentives.language.types import NumberType
from incentives.loading.entries.expressions import CONDITION_FORMS, ExpressionReader
from incentives.loading.entries.figures.compared import COMPARISONS
from incentives.loading.entries.instruments import NamedSection, WrittenInstrument
from incentives.loading.rules.expected import must_be
from incentives.loading.rules.linker import Linker
from incentives.loading.rules.rows import read_date, read_for_each, read_law_date
from incentives.loading.text.fields import UNWORDED, Fields
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.policy.check import Check, ComputedResult, Measure
from incentives.policy.rule import Definition
from incentives.values.text import Text

MEASURE_KEYS = ("text", "cite", "by", "reason")
REQUIRED_MEASURE_KEYS = ("text", "cite", "by")
CARRIERS: tuple[NamedSection, ...] = ("incentives", "definitions", "checks", "results")
_KEYS_OF_CONDITION = (*CONDITION_FORMS, *COMPARISONS, "unless")
CHECK_KEYS = ("text", "cite", "standing", *_KEYS_OF_CONDITION, "evidence", "at")
REQUIRED_CHECK_KEYS = ("text", "cite")
_ONE_LIST = Text("按两个清单逐行计算的，分别写成两项。", "Write one result for each list.")


@attrs.define(kw_only=True, repr=False)
class PlanReader:
    """Reads measures and checks; what carries a measure must be there."""

    linker: Linker
    fields: Fields

    def read_measures(self, all_written: Mapping[str, WrittenInstrument]) -> tuple[Measure, ...]:
        """The measures that all instruments name, in their order."""
        planned = [
            self._measure(node, written)
            for written in all_written.values()
            for node in written.measures
        ]
        return tuple(measure for measure in planned if measure is not None)

    def _measure(self, node: Node, written: WrittenInstrument) -> Measure | None:
        table = self.fields.table(
            node, allowed=MEASURE_KEYS, required=REQUIRED_MEASURE_KEYS, what="a measure"
        )
        if table is None:
            return None
        reader = self.linker.reader(written, table, {})
        names = [
            self.fields.scalar(member, what="a rule")
            for member in self.fields.members(table.find("by"), what="'by'")
        ]
        carriers = [self._carrier(name, written) for name in names if name is not None]
        reason = self._reason(table, is_carried=bool(names))
        text = self.fields.wording(table.find("text"), what="'text'")
        if text is None:
            return None
        return Measure(
            instrument=written.instrument.id,
            text=text,
            citation=reader.citation,
            by=tuple(carrier for carrier in carriers if carrier is not None),
            reason=reason,
            span=table.span,
        )

    def _carrier(self, name: Scalar, written: WrittenInstrument) -> str | None:
        full_id = self.linker.names.full_id(written, name.text) or name.text
        entry = self.linker.names.entries.get(full_id)
        if entry is None:
            self.linker.names.unknown_id(name, written)
        elif entry.section not in CARRIERS:
            message = (
                f"'{name.text}' is one of the {entry.section}; a measure is carried by "
                "incentives, definitions, checks or results"
            )
            self.fields.log.add(name.span, message, "wrong-kind")
        else:
            return full_id
        return None

    def _reason(self, table: Table, *, is_carried: bool) -> Text | None:
        node = table.find("reason")
        if node is None:
            if not is_carried and table.find("by") is not None:
                message = "a measure without rules lacks 'reason'"
                hint = "Say in `reason` why no rule carries the measure, or name the rules in `by`."
                self.fields.log.add(table.span, message, "missing-key", hint)
            return None
        if is_carried:
            message = "'reason' is why there is no rule, yet 'by' names some"
            self.fields.log.add(node.span, message, "conflicting-keys")
        return self.fields.wording(node, what="'reason'")

    def read_check(self, full_id: str) -> Check | None:
        """The check; it speaks of the case as a whole."""
        entry = self.linker.names.entries[full_id]
        table = self.fields.table(
            entry.node, allowed=CHECK_KEYS, required=REQUIRED_CHECK_KEYS, what="a check"
        )
        if table is None:
            return None
        reader = self.linker.reader(entry.written, table, {})
        text = self.fields.wording(table.find("text"), what="'text'") or UNWORDED
        body = self._condition(table, reader)
        clause = Clause(
            id=entry.name.text,
            text=text,
            citation=reader.citation,
            evidence=reader.evidence(table),
            standing=self.fields.standing(table),
        )
        return Check(
            id=full_id,
            instrument=entry.written.instrument.id,
            text=text,
            citation=reader.citation,
            condition=Stated(clause, body, body.type, span=table.span),
            at=read_date(table, "at", reader, is_needed=False),
            span=table.span,
        )

    def _condition(self, table: Table, reader: ExpressionReader) -> Expression:
        """The condition under `when`, or the one that the keys of the check itself make."""
        node = table.find("when")
        others = [
            key for key, _ in table.entries if key.text in _KEYS_OF_CONDITION and key.text != "when"
        ]
        if isinstance(node, Table) and not others:
            return reader.condition(node)
        own = tuple(pair for pair in table.entries if pair[0].text in _KEYS_OF_CONDITION)
        return reader.condition(Table(entries=own, span=table.span))


@attrs.define(kw_only=True, repr=False)
class ResultReader:
    """Reads results; the value of each is a definition, which any rule may name."""

    linker: Linker
    fields: Fields

    def read_result(self, full_id: str) -> ComputedResult | None:
        """The result; its value is of the unit that it states and speaks of its own rows alone."""
        entry = self.linker.names.entries[full_id]
        definition = self.linker.definition(full_id, entry.name.span)
        if definition is None or not isinstance(entry.node, Table):
            return None
        lists = read_for_each(entry.node, self.linker.names, entry.written)
        if lists is None:
            return None
        self._check_rows(lists, definition, entry.node)
        self._check_unit(full_id, definition, entry.node)
        rows = self.linker.names.row_types(lists)
        reader = self.linker.reader(entry.written, entry.node, rows)
        at = read_law_date(entry.node, "at", reader, self.linker, is_needed=False)
        return ComputedResult(
            id=full_id,
            instrument=definition.instrument,
            title=definition.text,
            citation=definition.citation,
            for_each=lists[0] if lists else None,
            value=Named(NameKind.DEFINITION, full_id, definition.type, span=definition.span),
            at=at,
            span=entry.node.span,
        )

    def _check_rows(self, lists: tuple[str, ...], definition: Definition, table: Table) -> None:
        log = self.fields.log
        if len(lists) > 1:
            message = Text("一项测算结果只按一个清单逐行计算", "a result goes over one list alone")
            log.add(table.span_of("for_each"), message, "wrong-kind", _ONE_LIST)
        own = self.linker.names.row_types(lists)
        for variable in sorted(self.linker.free_rows(definition) - set(own)):
            field = self._list_of(variable)
            message = Text(
                f"测算结果说到“{variable}”的一行，而没有写明按哪个清单逐行计算",
                f"the result speaks of '{variable}' and does not say over which list it goes",
            )
            hint = Text(f"请写 `for_each: {field}`。", f"Write `for_each: {field}`.")
            log.add(definition.span, message, "row-missing", hint)

    def _list_of(self, variable: str) -> str:
        names = self.linker.names
        fields = names.vocabulary.root.fields
        return next(name for name in fields if variable in names.row_types((name,)))

    def _check_unit(self, full_id: str, definition: Definition, table: Table) -> None:
        scalar = self.fields.scalar(table.find("unit"), what="'unit'")
        written = self.linker.names.entries[full_id].written
        unit = self.linker.named_in(written).parse_unit(scalar) if scalar is not None else None
        if unit is not None and not is_broken(definition.body):
            must_be(definition.body, NumberType(unit), self.fields, "a result in this unit")

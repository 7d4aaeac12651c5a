"""What may be given once only, from `once` of an incentive.

It is a condition of the incentive, which asks for awards received, and a relation of its rows.
"""

from collections.abc import Iterable, Mapping

import attrs

from incentives.language import syntax
from incentives.language.expression import Clause, Expression, FactValue, RowValue, Stated
from incentives.language.parser import parse
from incentives.language.rows.awarded import THIS
from incentives.language.types import BrokenType, RecordType, TextType, in_words
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.rules.awarded import line_of
from incentives.loading.rules.names import Names
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Scalar, Table
from incentives.policy.relation import KeyedIncentive, OncePer
from incentives.policy.rule import Incentive
from incentives.values.citation import Citation
from incentives.values.span import Span
from incentives.values.text import Text, filled_in

ONCE_KEYS = ("per", "text", "cite")
REQUIRED_ONCE_KEYS = ("per",)
_ONCE = "once"
_OF_CASE = Text("此前未享受过", "it was not given before")
_OF_KEY = Text("同一对象此前未享受过", "it was not given before for the same")


@attrs.frozen(kw_only=True, repr=False)
class Once:
    """That an incentive is given once only: for each `key`, or (None) for the case.

    `condition`: no award for it was made before the law date.
    """

    key: Expression | None
    condition: Expression
    citation: Citation
    text: Text | None
    span: Span

    @property
    def keys(self) -> tuple[Expression, ...]:
        return () if self.key is None else (self.key,)

    def added_to(
        self, condition: Expression | None, reader: ExpressionReader, *, is_dated: bool
    ) -> Expression:
        """The condition of the incentive with that of being given once.

        Where nothing `is_dated`, no award is known to have come before what it is for.
        """
        if not is_dated:
            self._tell_undated(reader.fields)
        if condition is None:
            return self.condition
        both = reader.checker.apply("and", (condition, self.condition), self.span)
        reader.log_faults()
        return both

    def _tell_undated(self, fields: Fields) -> None:
        message = Text(
            "文件未写明日期，无从判断“此前”是否享受过",
            "the law names no date, so that nothing was given before it",
        )
        hint = Text(
            "请删去 `once`：已拨付的本来就会抵扣；同一对象的各行只取其一的，用 `once_per`。",
            "Leave out `once`: what was paid is set off anyway; of rows for one key `once_per` "
            "takes one.",
        )
        fields.log.add(self.span, message, "once-undated", hint)

    def subject(self, stated: Expression | None, reader: ExpressionReader) -> Expression | None:
        """What one award is for: the key; of what is given once for the case what is stated."""
        if stated is not None and self.key is not None:
            message = Text(
                "享受对象已由 `once` 的 `per` 说明",
                "what an award is for is said by `per` of `once`",
            )
            hint = Text("请删去 `subject`。", "Leave out `subject`.")
            reader.fields.log.add(stated.span, message, "conflicting-keys", hint)
        return stated if self.key is None else self.key


@attrs.frozen(repr=False)
class _Per:
    """For whom it is given once, as it is written: a key, or (None) the case."""

    tree: syntax.Syntax | None
    key: Expression | None


def read_once(table: Table, reader: ExpressionReader) -> Once | None:
    """What the incentive says of being given once; None if it does not, or it cannot be read."""
    fields = reader.fields
    inner = fields.table(
        table.find("once"), allowed=ONCE_KEYS, required=REQUIRED_ONCE_KEYS, what="'once'"
    )
    scalar = fields.scalar(inner.find("per"), what="'per'") if inner is not None else None
    per = _read_per(scalar, reader) if scalar is not None else None
    if inner is None or per is None:
        return None
    text, citation = fields.wording(inner.find("text"), what="'text'"), reader.cited(inner)
    named = (syntax.Name((THIS,), span=inner.span), *(() if per.tree is None else (per.tree,)))
    before = syntax.Apply("awarded_before", named, span=inner.span)
    not_before = reader.checker.check(syntax.Apply("not", (before,), span=inner.span))
    reader.log_faults()
    customary = _OF_CASE if per.tree is None else _OF_KEY
    said = text or filled_in(fields.languages, customary)
    clause = Clause(id=_ONCE, text=said, citation=citation)
    reader.clause_ids.add(_ONCE)
    return Once(
        key=per.key,
        condition=Stated(clause, not_before, not_before.type, span=inner.span),
        citation=citation,
        text=text,
        span=inner.span,
    )


def _read_per(scalar: Scalar, reader: ExpressionReader) -> _Per | None:
    key = reader.expression(scalar)
    written = scalar.as_written()
    if isinstance(key.type, BrokenType) or written is None:
        return None
    if isinstance(key.type, RecordType) and isinstance(key, FactValue):
        return _Per(None, None)
    text, at = written
    tree = parse(text, at=at)
    if isinstance(key.type, RecordType) and isinstance(key, RowValue):
        if key.type.key is None:
            message = Text(
                f"没有一项事实能单独区分“{scalar.text}”的各行",
                f"no one fact tells the rows of '{scalar.text}' apart",
            )
            hint = Text(
                f"请写出说明享受对象的文字，如 {scalar.text}.…。",
                f"Write a text that tells them apart: {scalar.text}.….",
            )
            reader.fields.log.add(scalar.span, message, "wrong-type", hint)
            return None
        tree = syntax.Name((key.variable, key.type.key), span=scalar.span)
        key = reader.checker.check(tree)
    if not isinstance(key.type, TextType):
        message = Text(
            "此项应为本案的一部分、规则逐项处理的行，或说明享受对象的文字",
            f"expected a part of the case, a row or a text, found {in_words(key.type)}",
        )
        reader.fields.log.add(scalar.span, message, "wrong-type")
        return None
    return _Per(tree, key)


def once_relations(
    once: Mapping[str, Once], incentives: Mapping[str, Incentive], names: Names
) -> Iterable[OncePer]:
    """By incentives given once, that of their rows only one is given for the key.

    An incentive and those that it continues are one, where these are given once too.
    """
    known = {full_id for full_id in once if full_id in incentives}
    lines = {
        full_id: tuple(one for one in line_of(full_id, names) if one in known) for full_id in known
    }
    continued = {member for line in lines.values() for member in line[1:]}
    for full_id in sorted(known - continued):
        if any(incentives[member].for_each for member in lines[full_id]):
            yield OncePer(
                instrument=incentives[full_id].instrument,
                members=tuple(
                    KeyedIncentive(incentive=member, key=once[member].keys)
                    for member in lines[full_id]
                ),
                counts_rows=True,
                is_of_one=True,
                citation=once[full_id].citation,
                text=once[full_id].text,
                span=once[full_id].span,
            )

"""Amounts and conditions of a rule in words, case by case and term by term, without values."""

from collections.abc import Iterator, Sequence
from typing import assert_never

import attrs

from incentives.language.expression import (
    Apply,
    Carry,
    Choose,
    Clause,
    Constant,
    Expression,
    FactValue,
    Gather,
    Graduate,
    Lookup,
    Named,
    NameKind,
    RowValue,
    Stated,
)
from incentives.language.operators import CONNECTIVES, EXTREMES, LEAST, OnNone
from incentives.language.operators.gathering import Gathering
from incentives.language.rows.named import is_reference
from incentives.language.rows.running import running_in
from incentives.language.types import BooleanType
from incentives.report.printing.blocks import Bullet
from incentives.report.words.expressions import Phrases
from incentives.report.words.names import Words
from incentives.report.words.reasons.not_applicable import no_such_row
from incentives.values.citation import Standing
from incentives.values.text import Text
from incentives.wordings.report import operators as op
from incentives.wordings.report import rule as rule_wordings
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms

_GROUPS = {"or": rule_wordings.ANY_OF, "exactly_one": rule_wordings.ONE_OF}


@attrs.frozen
class RuleFormulas:
    """Puts the expressions of rules into words.

    `_spelled`: definitions that its conditions have spelled out already.
    """

    words: Words
    _spelled: set[str] = attrs.field(init=False, factory=set)

    def quantity(self, name: str, expression: Expression) -> Bullet:
        """`name：formula`, with a line for each case below."""
        body, notes = _unwrapped(expression)
        said = [self.words.law(note) for note in notes]
        if isinstance(body, Choose):
            said = [wording for wording in said if wording != name]
            text = self.words.say(terms.LIST_SEMICOLON).join([name, *said])
            return Bullet(text=text, below=tuple(self._value_cases(body)))
        line = self.words.say(
            rule_wordings.NAMED_FORMULA, name=name, formula=self.formula(expression)
        )
        if said and said[0] not in line:
            line = self.words.say(wordings.FOR_REASON, line=line, reason=said[0])
        return Bullet(text=line, below=tuple(self._nothing_found(body)))

    def _nothing_found(self, formula: Expression) -> Iterator[Bullet]:
        """That nothing is due where a row that the formula looks for is not there."""
        if isinstance(formula, Stated):
            yield from self._nothing_found(formula.body)
        elif isinstance(formula, Gather) and _may_find_nothing(formula):
            reason = no_such_row(formula, self.words)
            yield Bullet(text=self.words.say(op.NOTHING_FOUND, reason=reason))
        elif isinstance(formula, Apply) and formula.operator.on_none is OnNone.NONE:
            for argument in formula.arguments:
                yield from self._nothing_found(argument)

    def formula(self, expression: Expression) -> str:
        """The formula on one line, caps and floors after it; a floor of zero without its figure."""
        body, _ = _unwrapped(expression)
        if not isinstance(body, Apply) or not _is_bound(body) or running_in(body) is not None:
            return Phrases(self.words).of(body)
        inner, bound = body.arguments
        line = self.formula(inner)
        if isinstance(bound, Constant) and bound.value == 0:
            return self.words.say(op.ZERO_BINDS, line=line)
        wording = op.CAPPED if body.operator is LEAST else op.FLOORED
        return self.words.say(wording, line=line, bound=self.formula(bound))

    def _value_cases(self, choose: Choose) -> list[Bullet]:
        if choose.versions:
            return [
                self._value_case(self.words.window(days), value, None)
                for days, value in choose.versions
            ]
        bullets = [
            self._value_case(self._case_name(branch.test), branch.value, branch.why_none)
            for branch in choose.branches
        ]
        others = self.words.say(rule_wordings.IN_OTHER_CASES)
        return [*bullets, self._value_case(others, choose.otherwise, choose.why_none)]

    def _case_name(self, test: Expression) -> str:
        return self.words.say(rule_wordings.IN_CASE, test=Phrases(self.words).of(test))

    def _value_case(self, name: str, value: Expression | None, why: Clause | None) -> Bullet:
        if value is not None:
            return self.quantity(name, value)
        nothing = self._nothing(op.NOT_APPLICABLE, why)
        return Bullet(text=self.words.say(rule_wordings.NAMED_FORMULA, name=name, formula=nothing))

    def conditions(self, condition: Expression) -> tuple[Bullet, ...]:
        """The condition as a tree: what must all hold side by side; definitions are spelled out."""
        match condition:
            case Stated(clause=clause, body=body) if clause.text is not None:
                return (self._stated(condition, self.words.law(clause.text), body),)
            case Stated(body=body):
                return self.conditions(body)
            case Named(kind=NameKind.DEFINITION, id=name):
                definition = self.words.library.definitions[name]
                inner = (
                    definition.body.body if isinstance(definition.body, Stated) else definition.body
                )
                source = self.words.source(definition.citation)
                text = self.words.say(
                    wordings.WITH_SOURCE, text=self.words.law(definition.text), source=source
                )
                if name in self._spelled:
                    return (Bullet(text=self.words.say(rule_wordings.AS_ABOVE, text=text)),)
                self._spelled.add(name)
                return (Bullet(text=text, below=self._inside(inner)),)
            case Apply(operator=operator, arguments=arguments) if operator.name == "and":
                return tuple(
                    bullet for argument in arguments for bullet in self.conditions(argument)
                )
            case Apply(operator=operator, arguments=arguments) if (
                operator.name in _GROUPS or _denies_group(condition)
            ):
                return (self._group(operator.name, arguments),)
            case Choose():
                return tuple(self._condition_cases(condition))
            case (
                Constant()
                | FactValue()
                | RowValue()
                | Named()
                | Apply()
                | Gather()
                | Carry()
                | Lookup()
                | Graduate()
            ):
                return (Bullet(text=Phrases(self.words).of(condition)),)
            case _:
                assert_never(condition)

    def _stated(self, stated: Stated, text: str, body: Expression) -> Bullet:
        clause = stated.clause
        text = self._with_source(text, clause)
        below = self._inside(body)
        if clause.evidence:
            semicolon = self.words.say(terms.LIST_SEMICOLON)
            papers = semicolon.join(map(self.words.paper, clause.evidence))
            below = (*below, Bullet(text=self.words.say(rule_wordings.ASKS_PAPERS, papers=papers)))
        return Bullet(text=text, below=below)

    def _with_source(self, text: str, clause: Clause) -> str:
        cited = clause.citation
        named = self.words.clause(cited) if cited is not None else ""
        marks = [self.words.say(wordings.CLAUSE_MARK, clause=named)] if named else []
        if clause.standing is Standing.RECALLED:
            marks.append(self.words.say(wordings.RECALLED_MARK))
        if not marks:
            return text
        source = self.words.say(terms.LIST_SEMICOLON).join(marks)
        return self.words.say(wordings.WITH_SOURCE, text=text, source=source)

    def _nothing(self, said: Text, why: Clause | None) -> str:
        """That nothing is given or required, with the wording and the source of that."""
        line = self.words.say(said)
        if why is None:
            return line
        if why.text is not None:
            reason = self.words.law(why.text)
            line = self.words.say(wordings.FOR_REASON, line=line, reason=reason)
        return self._with_source(line, why)

    def _inside(self, body: Expression) -> tuple[Bullet, ...]:
        """What a wording stands for: its parts, or the fact that it asks for."""
        if isinstance(body, Stated | Choose | Named) or (
            isinstance(body, Apply) and body.operator.name in CONNECTIVES
        ):
            return self.conditions(body)
        phrase = Phrases(self.words).of(body)
        return (Bullet(text=self.words.say(rule_wordings.MEANS, phrase=phrase)),)

    def _group(self, operator: str, members: Sequence[Expression]) -> Bullet:
        wording = _GROUPS.get(operator, rule_wordings.NONE_OF)
        below: list[Bullet] = []
        for member in members:
            inner = self.conditions(member)
            if len(inner) == 1:
                below += inner
            else:
                below.append(Bullet(text=self.words.say(rule_wordings.ALL_OF), below=inner))
        return Bullet(text=self.words.say(wording), below=tuple(below))

    def _condition_cases(self, choose: Choose) -> list[Bullet]:
        if choose.versions:
            return [
                Bullet(text=self.words.window(days), below=self._required(value, None))
                for days, value in choose.versions
            ]
        bullets = [
            Bullet(
                text=self._case_name(branch.test),
                below=self._required(branch.value, branch.why_none),
            )
            for branch in choose.branches
        ]
        others = self.words.say(rule_wordings.IN_OTHER_CASES)
        below = self._required(choose.otherwise, choose.why_none)
        return [*bullets, Bullet(text=others, below=below)]

    def _required(self, condition: Expression | None, why: Clause | None) -> tuple[Bullet, ...]:
        if condition is None or (isinstance(condition, Constant) and condition.value is True):
            return (Bullet(text=self._nothing(rule_wordings.NOTHING_REQUIRED, why)),)
        return self.conditions(condition)


def _denies_group(condition: Expression) -> bool:
    """Whether it is the denial of more than a plain fact."""
    if not isinstance(condition, Apply) or condition.operator.name != "not":
        return False
    denied = condition.arguments[0]
    return isinstance(denied, Stated | Named | Choose) or (
        isinstance(denied, Apply) and denied.operator.name in CONNECTIVES
    )


def _unwrapped(expression: Expression) -> tuple[Expression, tuple[Text, ...]]:
    """The expression without the clauses around it, and the wordings of these."""
    notes = []
    while isinstance(expression, Stated):
        if expression.clause.text is not None:
            notes.append(expression.clause.text)
        expression = expression.body
    return expression, tuple(notes)


def _is_bound(expression: Apply) -> bool:
    """Whether it is a number with its cap or floor: the lesser or greater of two, not of dates."""
    if expression.operator.name not in EXTREMES or len(expression.arguments) != 2:
        return False
    return not isinstance(expression.type, BooleanType) and not any(
        isinstance(argument, Named) and argument.kind is NameKind.LAW_DATE
        for argument in expression.arguments
    )


def _may_find_nothing(gather: Gather) -> bool:
    """Whether it looks for a row, or several, of which there may be none."""
    if gather.kind is Gathering.KEYED:
        return not is_reference(gather)
    return gather.kind.is_extreme

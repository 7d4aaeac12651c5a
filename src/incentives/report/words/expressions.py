"""An expression in words: names for facts and figures, no values."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import assert_never

import attrs

from incentives.engine.evaluation.dependence import dependence_of
from incentives.language.expression import (
    Apply,
    Carry,
    Choose,
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
from incentives.language.operators import Strength
from incentives.language.operators.gathering import Gathering, Graduation
from incentives.language.rows.named import key_of_row
from incentives.language.rows.running import Running, running_in
from incentives.language.types import (
    BooleanType,
    ChoiceType,
    DateType,
    GroupType,
    NumberType,
)
from incentives.report.words.arithmetic import Piece, combine, denied
from incentives.report.words.names import Words, printable
from incentives.values.number import Exact, written_decimal
from incentives.values.place import FactPath
from incentives.values.tables import one_for_each
from incentives.values.text import Text
from incentives.values.texts.habits import digits_in
from incentives.wordings.report import operators as op
from incentives.wordings.report import terms

_NO_ROWS: Mapping[str, str] = {}

GATHERED: Mapping[Gathering, tuple[Text, Text]] = one_for_each(
    Gathering,
    {
        Gathering.SUM: (op.SUM, op.SUM_IF),
        Gathering.COUNT: (op.COUNT, op.COUNT_IF),
        Gathering.ANY: (op.ANY, op.ANY_IF),
        Gathering.ALL: (op.ALL, op.ALL_IF),
        Gathering.MAX: (op.GREATEST_OF, op.GREATEST_OF_IF),
        Gathering.MIN: (op.LEAST_OF, op.LEAST_OF_IF),
        Gathering.LARGEST: (op.LARGEST, op.LARGEST_IF),
        Gathering.KEYED: (op.OF_ROW_NAMED, op.OF_ROW_NAMED),
    },
)
"""How a sum and its like over rows reads, of all rows and of some."""

GATHERED_DATES: Mapping[Gathering, tuple[Text, Text]] = MappingProxyType(
    {
        Gathering.MAX: (op.LATEST_OF, op.LATEST_OF_IF),
        Gathering.MIN: (op.EARLIEST_OF, op.EARLIEST_OF_IF),
    }
)


@attrs.frozen
class Phrases:
    """Expressions in words.

    `rows` says which record a variable of a sum stands for, the innermost sum last.
    """

    words: Words
    rows: Mapping[str, str] = _NO_ROWS

    def of(self, expression: Expression) -> str:
        return self.term(expression).text

    def term(self, expression: Expression) -> Piece:
        """The wording, with how tightly it holds together."""
        match expression:
            case Constant():
                return self.constant(expression)
            case FactValue() | RowValue():
                return Piece(self._fact(expression))
            case Named():
                return Piece(self.name(expression))
            case Apply():
                return self._applied(expression)
            case Choose():
                cases = self.words.say(terms.LIST_SEMICOLON).join(self.cases(expression))
                return Piece(self.words.say(op.IF_ELSE, cases=cases))
            case Gather() | Carry():
                return Piece(self._over_rows(expression))
            case Lookup(table=table, keys=keys):
                by = self.words.listed(self.of(key) for key in keys)
                return Piece(self.words.say(op.TABLE_BY, table=self.name(table), keys=by))
            case Graduate():
                return Piece(self._graduated(expression), Strength.COMPARISON)
            case Stated():
                return self._stated(expression)
            case _:
                assert_never(expression)

    def _stated(self, stated: Stated) -> Piece:
        """A condition by the wording of its clause, anything else by what it says."""
        text = stated.clause.text
        if text is not None and isinstance(stated.type, BooleanType):
            return Piece(self.words.law(text))
        return self.term(stated.body)

    def constant(self, constant: Constant) -> Piece:
        """A value of an enumeration by its label, a number in digits."""
        value, type_ = constant.value, constant.type
        if isinstance(type_, GroupType):
            members = [member for member in type_.choice.values if member in type_.members]
            named = [self.words.value(member, type_.choice) for member in members]
            return Piece(self.words.alternatives(named))
        if isinstance(value, bool) or isinstance(type_, ChoiceType) or not isinstance(value, Exact):
            return Piece(self.words.value(value, type_))
        has_unit = isinstance(type_, NumberType) and bool(type_.unit.powers)
        if isinstance(type_, NumberType) and has_unit:
            related = self.words.library.vocabulary.relation(type_.unit)
            if related is not None and value == 1:
                return Piece(self.words.say(op.ONE_FOR_ONE, text=self.words.law(related.text)))
        said, *size = [
            self.words.numbers.quantity(number, type_.unit)
            if isinstance(type_, NumberType) and has_unit
            else digits_in(self.words.language, written_decimal(number))
            for number in ([value, -value] if value < 0 else [value])
        ]
        return Piece(said, is_zero=value == 0, size=size[0] if size else None)

    def cases(self, choose: Choose) -> list[str]:
        """Each case as a sentence: if so, then so; of versions: from then to then, so."""
        if choose.versions:
            return [
                self.words.say(op.VERSION, days=self.words.window(days), value=self._value(value))
                for days, value in choose.versions
            ]
        sentences = [
            self.words.say(op.CASE, test=self.of(branch.test), value=self._value(branch.value))
            for branch in choose.branches
        ]
        return [*sentences, self.words.say(op.OTHERWISE, value=self._value(choose.otherwise))]

    def _value(self, value: Expression | None) -> str:
        return self.of(value) if value is not None else self.words.say(op.NOT_APPLICABLE)

    def name(self, named: Named) -> str:
        """What the law calls it."""
        library = self.words.library
        match named.kind:
            case NameKind.FIGURE:
                return self.words.law(library.parameters[named.id].text)
            case NameKind.DEFINITION:
                text = self.words.law(library.definitions[named.id].text)
                is_outer = any(map(self._is_outer, self._rows_of(named)))
                return self.words.say(op.OF_THIS_ROW, fact=text) if is_outer else text
            case NameKind.CHARGE:
                return self.words.law(library.charges[named.id].title)
            case NameKind.DECLARED:
                return self.words.law(library.declared_facts[named.id].text)
            case NameKind.AMOUNT | NameKind.ELIGIBILITY | NameKind.INCENTIVE:
                incentive = library.incentives[named.id]
                title = self.words.law(incentive.title)
                number = printable(library.instruments[incentive.instrument].number)
                return self.words.say(op.OF_INCENTIVE[named.kind], title=title, number=number)
            case NameKind.BEGINS | NameKind.ENDS:
                window = library.instruments[named.id].in_force
                limit = window.first if named.kind is NameKind.BEGINS else window.last
                day = self.words.limit(limit or window.first)
                return self.words.say(op.OF_THE_RULE[named.kind], day=day)
            case NameKind.BASIS | NameKind.RELIEVED | NameKind.EXEMPT | NameKind.LAW_DATE:
                return self.words.say(op.OF_THE_RULE[named.kind])
            case _:
                assert_never(named.kind)

    def _fact(self, fact: FactValue | RowValue) -> str:
        """The label of the fact.

        Inside a sum, facts of the row that the rule goes over are told apart.
        """
        if isinstance(fact, FactValue):
            return self.words.fact(FactPath(fact.path))
        if not fact.path:
            return self.words.say(op.THIS_ROW)
        record = self.rows.get(fact.variable, fact.variable)
        field = self.words.library.vocabulary.field_at(fact.path, record)
        label = self.words.law(field.label) if field is not None else ".".join(fact.path)
        if not self._is_outer(fact.variable):
            return label
        return self.words.say(op.OF_THIS_ROW, fact=label)

    def _rows_of(self, named: Named) -> frozenset[str]:
        """The variables of the rows that a definition is said of: one, or those of the rule."""
        if named.of_row is not None:
            return frozenset({named.of_row[1]})
        library = self.words.library
        return dependence_of(library.definitions[named.id].body, library).rows

    def _is_outer(self, variable: str) -> bool:
        """Whether inside a sum the variable is of another row than the innermost sum goes over."""
        return bool(self.rows) and variable != list(self.rows)[-1]

    def _applied(self, expression: Apply) -> Piece:
        operator, arguments = expression.operator, expression.arguments
        if (running := running_in(expression)) is not None:
            return Piece(self._running(running))
        match operator.name, arguments:
            case "not", (Apply() as inner,):
                terms = [self.term(argument) for argument in inner.arguments]
                if (told := denied(inner.operator, terms, self.words)) is not None:
                    return told
            case "held_on", (status, Named(kind=NameKind.LAW_DATE)):
                arguments = (status,)
        return combine(
            operator,
            [self.term(argument) for argument in arguments],
            [argument.type for argument in arguments],
            self.words,
        )

    def _running(self, limit: Running) -> str:
        """A limit that rows fill: what of it is left for a row, for whom and in which order."""
        before = limit.before
        rows = {**self.rows, before.variable: record_gathered(before, self.words)}
        row = attrs.evolve(self, rows=rows)
        text = self.words.say(
            op.RUNNING,
            own=row.of(before.body),
            order=row.of(limit.moment),
            limit=self.of(limit.limit),
        )
        return row._for_whom(text, limit.keys, limit.tests)

    def _for_whom(self, text: str, keys: Sequence[Expression], tests: Sequence[Expression]) -> str:
        """What rows do that are alike in something, or of which something holds."""
        say, listed = self.words.say, self.words.listed
        if keys:
            text = say(op.FOR_EACH, text=text, keys=listed(map(self.of, keys)))
        return say(op.OF_THOSE, text=text, tests=listed(map(self.of, tests))) if tests else text

    def _over_rows(self, expression: Gather | Carry) -> str:
        if isinstance(expression, Carry):
            return self._carried(expression)
        record = record_gathered(expression, self.words)
        around = {name: kind for name, kind in self.rows.items() if name != expression.variable}
        inner = attrs.evolve(self, rows={**around, expression.variable: record})
        wordings = GATHERED_DATES if isinstance(expression.type, DateType) else GATHERED
        plain, limited = wordings.get(expression.kind, GATHERED[expression.kind])
        values = {"rows": rows_gathered(expression, self.words), "body": inner.of(expression.body)}
        if expression.most is not None:
            values["most"] = self.of(expression.most)
        if expression.kind is Gathering.KEYED:
            return self.words.say(plain, key=self.of(key_of_row(expression)), **values)
        if expression.guard is None:
            return self.words.say(plain, **values)
        return self.words.say(limited, guard=inner.of(expression.guard), **values)

    def _graduated(self, expression: Graduate) -> str:
        wording = op.MARGINAL if expression.kind is Graduation.MARGINAL else op.STEP
        return self.words.say(
            wording, argument=self.of(expression.argument), brackets=self.of(expression.brackets)
        )

    def _carried(self, account: Carry) -> str:
        """What is used of an account: what opens it, comes to it and leaves it, for how long."""
        say = self.words.say
        rows = self.words.law(self.words.library.vocabulary.root.fields[account.rows].label)
        terms_of_account = [
            say(op.CARRIED_ADDS, rows=rows, adds=self.of(account.adds)),
            say(op.CARRIED_USED, used=self.of(account.used)),
        ]
        if account.opening is not None:
            terms_of_account.insert(0, say(op.CARRIED_OPENING, opening=self.of(account.opening)))
        if account.lasts is not None:
            terms_of_account.append(say(op.CARRIED_LASTS, months=str(account.lasts)))
        text = say(op.CARRIED, terms=say(terms.LIST_SEMICOLON).join(terms_of_account))
        return self._for_whom(text, account.keys, () if account.test is None else (account.test,))


def rows_gathered(gather: Gather, words: Words) -> str:
    """The rows that a sum goes over, in which period."""
    rows = words.law(words.library.vocabulary.root.fields[gather.rows].label)
    if gather.periods is None:
        return rows
    return words.say(op.ROWS_OF_PERIOD, rows=rows, period=words.law(gather.periods.text))


def record_gathered(gather: Gather, words: Words) -> str:
    """What a policy calls a row that the sum goes over."""
    rows = words.library.vocabulary.root.fields[gather.rows].type
    return str(getattr(getattr(rows, "row", None), "name", ""))

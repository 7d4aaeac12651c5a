"""A checked expression as text that is made to be compared.

Names stand by their full ids, and what means the same is the same text.
"""

from datetime import date
from fractions import Fraction
from typing import assert_never

import attrs

from incentives.language.expression import (
    Apply,
    Atom,
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
from incentives.language.no_limit import NoLimit
from incentives.language.operators import Place
from incentives.language.operators.gathering import Gathering
from incentives.language.possible import Value
from incentives.values.number import written_decimal
from incentives.values.period import Month

_CALLED = {
    NameKind.AMOUNT: "amount_of",
    NameKind.ELIGIBILITY: "is_eligible",
    NameKind.BEGINS: "first_day_of",
    NameKind.ENDS: "last_day_of",
}


@attrs.define(repr=False)
class ExpressionWriter:
    """Writes expressions.

    A part that its author gave an id is written as `[id]`, and kept in `clauses` under that id.
    """

    clauses: dict[str, Stated] = attrs.field(factory=dict)

    def written(self, expression: Expression) -> str:
        """The expression on one line."""
        match expression:
            case Constant() | FactValue() | RowValue() | Named():
                return _written_atom(expression)
            case Apply():
                return self._applied(expression)
            case Choose():
                return self._chosen(expression)
            case Gather(kind=Gathering.KEYED, guard=Apply(arguments=(_, key))):
                return self._keyed(expression, key)
            case Gather(kind=kind, body=body, variable=variable, rows=rows, guard=guard):
                limit = f" if {self.written(guard)}" if guard is not None else ""
                over = expression.periods.id if expression.periods is not None else rows
                each = f"({self.written(body)} for {variable} in {over}{limit})"
                most = expression.most
                return f"{kind}{each}" if most is None else f"{kind}({self.written(most)}, {each})"
            case Carry():
                return self._carried(expression)
            case Lookup(table=table, keys=keys):
                return f"{table.id}[{', '.join(map(self.written, keys))}]"
            case Graduate(kind=kind, brackets=brackets, argument=argument):
                return f"{kind}({self.written(brackets)}, {self.written(argument)})"
            case Stated():
                return self._stated(expression)
            case _:
                assert_never(expression)

    def inside(self, stated: Stated) -> str:
        """What a clause states, without its own id: the formula, its source and its papers.

        Of a clause that its author gave no id, also the wording, which stands nowhere else.
        """
        clause = stated.clause
        notes = [
            str(clause.citation) if clause.citation is not None else "",
            clause.standing.value,
            *clause.evidence,
        ]
        if not clause.is_named and clause.text is not None:
            notes[:0] = clause.text.each
        return f"{self.written(stated.body)} «{'; '.join(filter(None, notes))}»"

    def _stated(self, stated: Stated) -> str:
        if not stated.clause.is_named:
            return self.inside(stated)
        self.clauses[stated.clause.id] = stated
        return f"[{stated.clause.id}]"

    def _applied(self, expression: Apply) -> str:
        operator, arguments = expression.operator, expression.arguments
        match operator.notation.place:
            case Place.BETWEEN:
                return f" {operator.sign} ".join(map(self._operand, arguments))
            case Place.BEFORE:
                return f"{operator.sign}{self._operand(arguments[0])}"
            case Place.CALLED:
                return f"{operator.sign}({', '.join(map(self.written, arguments))})"
            case _:
                assert_never(operator.notation.place)

    def _keyed(self, gather: Gather, key: Expression) -> str:
        """The row by its key, and what is said of it."""
        said = self.written(gather.body).replace(f"({gather.variable})", "")
        row = f"{gather.rows}[{self.written(key)}]"
        return f"{row}.{said.removeprefix(f'{gather.variable}.')}"

    def _carried(self, account: Carry) -> str:
        terms = {
            "opening": account.opening,
            "at": account.at,
            "when": account.test,
            "adds": account.adds,
            "used": account.used,
        }
        written = [
            f"{key}: {self.written(term)}" for key, term in terms.items() if term is not None
        ]
        if account.keys:
            written.append(f"each: {', '.join(map(self.written, account.keys))}")
        lasts = [] if account.lasts is None else [f"lasts: {account.lasts} months"]
        kept = f"of {account.charge}" if account.charge is not None else f"over {account.rows}"
        return f"carried {kept} ({'; '.join([*written, *lasts])})"

    def _operand(self, expression: Expression) -> str:
        text = self.written(expression)
        is_joined = isinstance(expression, Choose) or (
            isinstance(expression, Apply) and expression.operator.notation.place is Place.BETWEEN
        )
        return f"({text})" if is_joined else text

    def _chosen(self, expression: Choose) -> str:
        if expression.versions:
            return "; ".join(
                f"{self._operand(value)} from {days.first} to {days.last or 'open'}"
                for days, value in expression.versions
            )
        branches = [
            f"{self._or_nothing(branch.value)} if {self.written(branch.test)}"
            for branch in expression.branches
        ]
        return " else ".join([*branches, self._or_nothing(expression.otherwise)])

    def _or_nothing(self, value: Expression | None) -> str:
        return self._operand(value) if value is not None else "not_applicable"


def _written_atom(atom: Atom) -> str:
    match atom:
        case Constant(value=value):
            return written_value(value)
        case FactValue(path=path):
            return ".".join(path)
        case RowValue(variable=variable, path=path):
            return ".".join((variable, *path))
        case Named(kind=kind, id=name, of_row=of_row):
            said = f"{name}({of_row[1]})" if of_row is not None else name
            return f"{_CALLED[kind]}({said})" if kind in _CALLED else said
        case _:
            assert_never(atom)


def written_value(value: Value) -> str:
    """A value as it is written in policies.

    >>> written_value(frozenset({"smith", "joiner"})), written_value(date(2020, 1, 31))
    ('{joiner, smith}', '2020-01-31')
    """
    match value:
        case None:
            return "none"
        case bool():
            return "true" if value else "false"
        case frozenset():
            return "{" + ", ".join(sorted(value)) + "}"
        case date():
            return value.isoformat()
        case tuple():
            periods = (f"{period.first} to {period.last or 'open'}" for period in value)
            return f"[{', '.join(periods)}]"
        case int() | Fraction():
            return written_decimal(value)
        case NoLimit():
            return "no_limit"
        case str() | Month():
            return str(value)
        case _:
            assert_never(value)

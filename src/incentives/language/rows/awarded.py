"""The forms that speak of awards received: for which incentive one is, and whether there was one.

An incentive is named there, not written as text: it means itself and what its instrument continues.
"""

from collections.abc import Sequence

from incentives.language import syntax
from incentives.language.expression import Expression
from incentives.language.operators.gathering import Gathering
from incentives.language.scope import Checking, Rows
from incentives.language.types import BrokenType
from incentives.values.span import Span
from incentives.values.text import Text

THIS = "this"
"""The incentive whose rule it is, and those of its name that its instrument continues."""
INCENTIVE = "incentive"
SUBJECT = "subject"
DAYS = ("awarded_on", "paid_on")
"""The days by which an award was made, as far as its rows have them."""


def check_named_incentive(checker: Checking, tree: syntax.Apply, rows: Rows) -> Expression | None:
    """`award.incentive == this`, `!=` and `in {this, other}`; None: no incentive is named there."""
    left, right = tree.arguments
    if tree.operator != "in" and _names(checker, left):
        left, right = right, left
    named = right.names if isinstance(right, syntax.Members) else (right,)
    if tree.operator == "in" and not isinstance(right, syntax.Members):
        return None
    if not any(_names(checker, name) for name in named) or _is_value(checker, left, rows):
        return None
    fact = checker.check_in(left, rows)
    if isinstance(fact.type, BrokenType):
        return fact
    if not checker.scope.awarded.names_incentives(fact, rows):
        message = Text(
            "项目的名称只与以往拨付的 incentive 比较",
            "the name of an incentive is compared with the `incentive` of an award alone",
        )
        return checker.broken(tree.span, message, "wrong-type")
    alternatives = [one for name in named for one in _versions(checker, name)]
    equal = tuple(checker.apply("==", (fact, one), tree.span) for one in alternatives)
    either = equal[0] if len(equal) == 1 else checker.apply("or", equal, tree.span)
    return checker.apply("not", (either,), tree.span) if tree.operator == "!=" else either


def _names(checker: Checking, tree: syntax.Syntax) -> bool:
    """Whether the part is the name of an incentive, or `this`."""
    return isinstance(tree, syntax.Name) and checker.scope.awarded.is_incentive(str(tree))


def _is_value(checker: Checking, tree: syntax.Syntax, rows: Rows) -> bool:
    """Whether what stands beside the names is a name that stands for nothing."""
    return isinstance(tree, syntax.Name) and (
        _names(checker, tree) or checker.scope.find(tree.path, rows, tree.span) is None
    )


def _versions(checker: Checking, tree: syntax.Syntax) -> tuple[Expression, ...]:
    """The incentive and those that it continues; of no type, and a fault, where there is none."""
    if not _names(checker, tree):
        return (_unknown(checker, tree),)
    versions = checker.scope.awarded.versions_of(str(tree), tree.span)
    if versions:
        return versions
    message = Text(
        "此处的规则不属于任何项目，“this”没有所指",
        "'this' is the incentive of the rule, and this is the rule of none",
    )
    hint = Text(
        "请写在项目自己的条件或金额中，或写出项目的名称。",
        "Write it in a condition or amount of the incentive itself, or name the incentive.",
    )
    return (checker.broken(tree.span, message, "unknown-incentive", hint),)


def _unknown(checker: Checking, tree: syntax.Syntax) -> Expression:
    """The fault that no incentive is named where one should be."""
    if isinstance(tree, syntax.Name):
        known = (*checker.scope.known_incentives(), THIS)
        return checker.unknown_name(tree, known, "unknown-incentive", what="incentive")
    message = Text("此处应写项目的名称或“this”", "expected the name of an incentive, or 'this'")
    return checker.broken(tree.span, message, "unknown-incentive")


def check_awarded_before(checker: Checking, tree: syntax.Apply, rows: Rows) -> Expression:
    """`awarded_before(this)` or `awarded_before(this, key)`: an award was made before the law date.

    With a key, one whose subject it is. It is `any(…)` over the awards that the case lists.
    """
    awards = checker.scope.awarded.listed()
    if awards is None:
        message = Text(
            "事实目录中没有以往拨付一项", "this domain records no awards received before"
        )
        return checker.broken(tree.span, message, "unknown-form")
    if len(tree.arguments) not in {1, 2}:
        message = Text(
            "awarded_before 的括号内写项目的名称，或再写享受对象",
            "'awarded_before' takes the name of an incentive, and for what it was",
        )
        hint = Text(
            "请写作：awarded_before(this, project.id)", "Write: awarded_before(this, project.id)"
        )
        return checker.broken(tree.span, message, "wrong-type", hint)
    name, *key = tree.arguments
    if not _names(checker, name):
        return _unknown(checker, name)
    return checker.check_in(_any_made_before(awards, name, key, rows, tree.span), rows)


def _any_made_before(
    awards: tuple[str, str, frozenset[str]],
    name: syntax.Syntax,
    key: Sequence[syntax.Syntax],
    rows: Rows,
    span: Span,
) -> syntax.Gather:
    """`any(a.awarded_on < law_date or … for a in awards if a.incentive == … and …)`."""
    list_name, row, fields = awards
    while row in rows:
        row += "_"
    law_date = syntax.Name(("law_date",), span=span)
    guards = [_compared("==", (row, INCENTIVE), name)]
    guards += [_compared("==", (row, SUBJECT), subject) for subject in key]
    days = [_compared("<", (row, day), law_date) for day in DAYS if day in fields]
    return syntax.Gather(
        Gathering.ANY,
        _joined("or", days),
        row,
        syntax.Name((list_name,), span=span),
        _joined("and", guards),
        span=span,
    )


def _compared(operator: str, path: tuple[str, str], other: syntax.Syntax) -> syntax.Syntax:
    """A fact of the award compared with something else."""
    return syntax.Apply(operator, (syntax.Name(path, span=other.span), other), span=other.span)


def _joined(operator: str, parts: Sequence[syntax.Syntax]) -> syntax.Syntax:
    first = parts[0]
    return first if len(parts) == 1 else syntax.Apply(operator, tuple(parts), span=first.span)

"""The forms that speak of other incentives, checked: what one gives, or a level of government."""

from incentives.language import syntax
from incentives.language.expression import Constant, Expression, NameKind
from incentives.language.reading.folding import folded
from incentives.language.scope import Checking, Rows
from incentives.language.types import ZeroType
from incentives.values.text import Text


def check_incentive(checker: Checking, tree: syntax.Apply, _: Rows) -> Expression:
    """The amount or eligibility of another incentive."""
    kind = NameKind.AMOUNT if tree.operator == "amount_of" else NameKind.ELIGIBILITY
    name = _only_name(tree)
    if name is None:
        message = f"'{tree.operator}' takes the name of one incentive"
        return checker.broken(tree.span, message, "wrong-type")
    meaning = checker.scope.incentive(str(name), kind, name.span)
    if meaning is not None:
        return meaning
    known = checker.scope.known_incentives()
    return checker.unknown_name(name, known, "unknown-incentive", what="incentive")


def check_granted(checker: Checking, tree: syntax.Apply, _: Rows) -> Expression:
    """The sum of what a level of government gives, read off the amounts of its incentives."""
    name = _only_name(tree)
    if name is None:
        message = Text(
            "granted_by 的括号内写一个层级的名称", "'granted_by' takes the name of one level"
        )
        return checker.broken(tree.span, message, "wrong-type")
    amounts = checker.scope.granted_by(str(name), tree.span)
    if amounts is None:
        known = checker.scope.known_levels()
        return checker.unknown_name(name, known, "unknown-name", what="level")
    if not amounts:
        return Constant(0, ZeroType(), span=tree.span)
    return folded(amounts, lambda before, amount: checker.apply("+", (before, amount), tree.span))


def _only_name(tree: syntax.Apply) -> syntax.Name | None:
    """The name that stands alone in the brackets; None where something else does."""
    first = tree.arguments[0] if len(tree.arguments) == 1 else None
    return first if isinstance(first, syntax.Name) else None

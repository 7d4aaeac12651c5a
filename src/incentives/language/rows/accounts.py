"""The account that is kept over rows: what they add to it and later ones use."""

from incentives.language.expression import Carry, Expression, Stated


def account_in(expression: Expression) -> Carry | None:
    """The account that the expression is, with whatever clause around it; None if it is none."""
    while isinstance(expression, Stated):
        expression = expression.body
    return expression if isinstance(expression, Carry) else None

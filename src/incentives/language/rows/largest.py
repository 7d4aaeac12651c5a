"""How many of the largest numbers of rows count: `largest(how_many, (amount for row in rows))`."""

from incentives.language import syntax
from incentives.language.expression import Expression
from incentives.language.scope import Checking, Rows
from incentives.language.types import NumberType
from incentives.values.text import Text
from incentives.values.unit import ONE


def how_many(checker: Checking, tree: syntax.Gather, rows: Rows) -> Expression | None:
    """How many count, which does not speak of a row that is gathered; None of other forms.

    The rows are of a whole list: those of a period may still come.
    """
    if tree.most is None:
        return None
    if checker.scope.periods(tree.rows.path) is not None:
        message = Text(
            f"largest 只用于整个清单，“{tree.rows}”是其中的一期",
            f"the largest are chosen from a whole list, and '{tree.rows}' is a period of one",
        )
        return checker.broken(tree.rows.span, message, "wrong-type")
    around = {name: row for name, row in rows.items() if name != tree.variable}
    return checker.conform(checker.check_in(tree.most, around), NumberType(ONE))

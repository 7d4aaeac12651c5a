"""Who lowers expressions, as those see it that lower a part of them."""

from typing import Protocol

from incentives.compile.layout import WordLayout
from incentives.compile.lowering.place import At
from incentives.compile.tree import Node
from incentives.language.expression import Expression
from incentives.policy.library import Law


class Lowering(Protocol):
    """What lowers the expressions of a law."""

    @property
    def law(self) -> Law:
        """The law, as what is just being made asks it."""

    @property
    def layout(self) -> WordLayout:
        """Where facts stand."""

    def node(self, expression: Expression, at: At) -> Node:
        """What the expression comes to there."""

    def truth(self, expression: Expression | None, at: At) -> Node:
        """Whether it holds."""

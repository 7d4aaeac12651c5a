"""What holds between facts of a case: as a class or a policy file states it, and checked."""

import attrs

from incentives.brief import brief
from incentives.language.expression import Clause, Expression, Stated
from incentives.values.text import Text


@attrs.frozen
class Holds:
    """A condition that facts keep to, in the language of policies, and how an officer says it."""

    when: str
    text: Text | None = None

    __repr__ = brief

    @property
    def said(self) -> Text:
        """How it is said; without words for it as it is written."""
        return self.text if self.text is not None else Text(self.when, self.when)


@attrs.frozen(eq=False)
class Held:
    """A condition between facts, checked: it reads facts alone, and has its words with it."""

    stated: Holds
    condition: Expression

    __repr__ = brief

    @classmethod
    def of(cls, stated: Holds, checked: Expression) -> "Held":
        """What is stated, with the condition that it was checked to be."""
        if stated.text is None:
            return cls(stated, checked)
        clause = Clause(id="holds", text=stated.text, citation=None)
        return cls(stated, Stated(clause, checked, checked.type, span=checked.span))

    @property
    def said(self) -> Text:
        """How it is said; without words for it as it is written."""
        return self.stated.said

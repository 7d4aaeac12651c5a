"""What an instrument plans beside incentives.

Measures, with the rules that carry them, and checks.
"""

import attrs

from incentives.language.expression import Expression, Stated
from incentives.values.citation import Citation
from incentives.values.span import Span
from incentives.values.text import Text


@attrs.frozen(kw_only=True, eq=False)
class Measure:
    """What an instrument names.

    `by`: the full ids of the incentives, definitions and checks that carry it. Without any,
    `reason` says why there is no rule.
    """

    instrument: str
    text: Text
    citation: Citation
    by: tuple[str, ...]
    reason: Text | None
    span: Span


@attrs.frozen(kw_only=True, eq=False)
class Check:
    """A condition that an instrument sets and that gives nothing.

    `at` (None: the day of assessment) is its law date.
    """

    id: str
    instrument: str
    text: Text
    citation: Citation
    condition: Stated
    at: Expression | None
    span: Span

    @property
    def expressions(self) -> tuple[Expression, ...]:
        return (self.condition,) if self.at is None else (self.condition, self.at)

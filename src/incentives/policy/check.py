"""What an instrument says beside incentives, which gives nothing.

Measures, with the rules that carry them, checks, and results.
"""

import attrs

from incentives.language.expression import Expression, Named, Stated
from incentives.values.citation import Citation
from incentives.values.span import Span
from incentives.values.text import Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Measure:
    """What an instrument names.

    `by`: the full ids of the incentives, definitions, checks and results that carry it. Without
    any, `reason` says why there is no rule.
    """

    instrument: str
    text: Text
    citation: Citation
    by: tuple[str, ...]
    reason: Text | None
    span: Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
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
        """Its expressions, in the order in which they are read."""
        return (self.condition,) if self.at is None else (self.condition, self.at)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ComputedResult:
    """A figure that an instrument has worked out and that is no benefit, such as a highest fee.

    Its value is that of the definition of the same id, which `value` names. `for_each`: the list
    of whose rows each has one; None: the case has one. `at` (None: the day of assessment) is its
    law date.
    """

    id: str
    instrument: str
    title: Text
    citation: Citation
    for_each: str | None
    value: Named
    at: Expression | None
    span: Span

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return (self.value,) if self.at is None else (self.value, self.at)

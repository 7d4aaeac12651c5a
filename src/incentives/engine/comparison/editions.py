"""Two editions of the law beside each other: what differs, and what that makes of cases."""

from collections.abc import Callable, Mapping
from functools import cached_property

import attrs

from incentives.brief import brief
from incentives.engine.comparison.effects import CaseEffect, Example, IncentiveTotal, LawChange
from incentives.policy.comparison import EntryChange
from incentives.policy.figure_changes import Edition, FigureChange


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Comparison:
    """What differs between two editions of the law, and for whom.

    `entries`: instruments and rules added, removed or changed. `figures`: other figures, by place
    and days. `cases`: those of `asked` that came to something else, or may have. `examples`: a case
    that a change touches, by the place of the change in `changes`.
    """

    before: Edition
    after: Edition
    entries: tuple[EntryChange, ...]
    figures: tuple[FigureChange, ...]
    asked: int
    cases: tuple[CaseEffect, ...]
    totals: tuple[IncentiveTotal, ...]
    examples: Mapping[int, Example]
    _serialise: Callable[["Comparison"], tuple[str, str]] = attrs.field(repr=False)

    __repr__ = brief

    @property
    def changes(self) -> tuple[LawChange, ...]:
        """Everything that the law states differently: entries, then figures."""
        return (*self.entries, *self.figures)

    @property
    def is_empty(self) -> bool:
        """Whether both editions state the same."""
        return not self.changes

    @cached_property
    def _serialised(self) -> tuple[str, str]:
        return self._serialise(self)

    @property
    def fingerprint(self) -> str:
        """A SHA-256 over the canonical form, in hexadecimal digits."""
        return self._serialised[1]

    def to_json(self) -> str:
        """The comparison as canonical JSON: the same inputs give the same bytes."""
        return self._serialised[0]

"""What stands behind a determination: its conditions, papers, figures and clauses.

Each is worked out when it is asked for.
"""

from collections.abc import Callable
from functools import cached_property

import attrs

from incentives.brief import brief
from incentives.engine.evaluation.trace import Inside, Trace
from incentives.engine.findings.conditions import (
    ConditionGroup,
    ConditionResult,
    condition_groups,
    condition_results,
)
from incentives.engine.findings.part import Part
from incentives.engine.findings.uses import FigureUse, figures_among, law_read
from incentives.language.expression import FactValue, RowValue, Stated
from incentives.policy.rule import Incentive
from incentives.values.citation import Citation, Standing
from incentives.values.place import FactPath


@attrs.frozen(kw_only=True, eq=False, slots=False, repr=False)
class Reasons:
    """What stands behind a determination, read off the workings of its parts when asked for.

    Who assesses many cases for their amounts alone does not wait for it.
    `number`: the document number of the incentive's own instrument. `asks`: the papers that it asks
    for, where the policy alone tells (None: it does not, or nothing is given). `parts` and `held`,
    the papers on file, may be found out when they are first read.

    What is in it is not public.
    """

    incentive: Incentive
    number: str
    asks: tuple[str, ...] | None
    _parts: tuple[Part, ...] | Callable[[], tuple[Part, ...]] = attrs.field(repr=False)
    _held: frozenset[str] | Callable[[], frozenset[str]] = attrs.field(repr=False)

    __repr__ = brief

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the determination."""
        return self._parts if isinstance(self._parts, tuple) else self._parts()

    @cached_property
    def held(self) -> frozenset[str]:
        """The papers on file."""
        return self._held if isinstance(self._held, frozenset) else self._held()

    @cached_property
    def conditions(self) -> tuple[ConditionResult, ...]:
        """The conditions one by one, as often as they came out differently."""
        return condition_results(self._groups, self.parts, self.held)

    @cached_property
    def papers(self) -> tuple[str, ...]:
        """The papers that the incentive and its conditions ask for."""
        if self.asks is not None:
            return self.asks
        of_conditions = (paper for group in self._groups for paper in group.read().papers)
        return tuple(dict.fromkeys((*self.incentive.evidence, *of_conditions)))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The incentive's clause, then those of its conditions, then those of the working.

        In the working every figure and relief has one. The incentive's own document without a
        clause says nothing, and is left out.
        """
        read = [self.incentive.citation]
        read += [
            clause.citation for clause in self.incentive.clauses if clause.citation is not None
        ]
        read += dict.fromkeys(step.subject.citation for part in self.parts for step in part.steps)
        for trace in self._law[0]:
            if trace.figure is not None:
                read.append(trace.figure.citation)
            expression = trace.expression
            if isinstance(expression, Stated) and expression.clause.citation is not None:
                read.append(expression.clause.citation)
        telling = (
            citation for citation in read if citation.clause or citation.document != self.number
        )
        return tuple(dict.fromkeys(telling))

    @cached_property
    def recalled(self) -> tuple[Citation, ...]:
        """The figures and clauses behind this answer whose page was not at hand."""
        recalled: list[Citation] = []
        for trace in self._law[1]:
            if trace.figure is not None and trace.figure.standing is Standing.RECALLED:
                recalled.append(trace.figure.citation)
            if isinstance(trace.expression, Stated):
                clause = trace.expression.clause
                if clause.standing is Standing.RECALLED and clause.citation is not None:
                    recalled.append(clause.citation)
        return tuple(dict.fromkeys(recalled))

    @cached_property
    def floors(self) -> tuple[Citation, ...]:
        """The figures behind this answer that are minima of the law, taken as the figure."""
        figures = (trace.figure for trace in self._law[1] if trace.figure is not None)
        return tuple(dict.fromkeys(figure.citation for figure in figures if figure.is_floor))

    @cached_property
    def assumed(self) -> tuple[Trace, ...]:
        """The facts of the case that nobody has said, read as the vocabulary says, each once."""
        read = {
            trace.fact: trace
            for trace in self.traces
            if trace.defaulted and isinstance(trace.expression, FactValue | RowValue)
        }
        return tuple(read.values())

    @cached_property
    def rows_read(self) -> frozenset[FactPath]:
        """The rows of the case of which a fact was read."""
        facts = {trace.fact for trace in self.traces if trace.fact is not None}
        return frozenset(row for fact in facts if (row := fact.of_row) is not None)

    @cached_property
    def figures(self) -> tuple[FigureUse, ...]:
        """The figures of the law that were read on the way."""
        return figures_among(self._law[1])

    @cached_property
    def _groups(self) -> tuple[ConditionGroup, ...]:
        return condition_groups(self.parts)

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        """Everything inside the workings of amounts and conditions, each once, as it is read."""
        return self._read[0]

    @cached_property
    def _law(self) -> tuple[tuple[Trace, ...], tuple[Trace, ...]]:
        """Of the workings of amounts, and of all, those that tell what of the law was read."""
        traces, of_amounts = self._read
        first = law_read(traces[:of_amounts])
        return first, first + law_read(traces[of_amounts:])

    @cached_property
    def _read(self) -> tuple[tuple[Trace, ...], int]:
        """As `traces`: the workings of amounts, then those of conditions; how many are the first.

        Many parts share a working.
        """
        inside = Inside()
        inside.add(
            step.trace for part in self.parts for step in part.steps if step.trace is not None
        )
        of_amounts = len(inside.seen)
        inside.add(part.condition for part in self.parts if part.condition is not None)
        return tuple(inside.seen.values()), of_amounts

"""What stands behind a determination: its conditions, papers, figures and clauses, each worked out when it is asked for."""

from collections.abc import Sequence
from functools import cached_property

import attrs

from incentives.engine.evaluation.trace import Trace, traces_in
from incentives.engine.findings.conditions import ConditionGroup, ConditionResult, condition_groups, condition_results
from incentives.engine.findings.figure_use import FigureUse, figures_read
from incentives.engine.findings.part import Part
from incentives.language.expression import Stated
from incentives.policy.rule import Incentive
from incentives.values.citation import Citation, Standing


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Reasons:
    """Read off the workings of the parts: who assesses many cases for their amounts alone does not wait for it.

    `number`: the document number of the incentive's own instrument. `held`: the papers on file.
    """

    incentive: Incentive
    number: str
    parts: tuple[Part, ...]
    held: frozenset[str]

    @cached_property
    def conditions(self) -> tuple[ConditionResult, ...]:
        """The conditions one by one, as often as they came out differently."""
        return condition_results(self._groups, self.parts, self.held)

    @cached_property
    def papers(self) -> tuple[str, ...]:
        """The papers that the incentive and its conditions ask for."""
        of_conditions = (paper for group in self._groups for paper in group.papers)
        return tuple(dict.fromkeys((*self.incentive.evidence, *of_conditions)))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The incentive's clause, those of its conditions, and those of every figure and relief in the working."""
        found = [self.incentive.citation]
        found += [clause.citation for clause in self.incentive.clauses if clause.citation is not None]
        found += dict.fromkeys(step.subject.citation for part in self.parts for step in part.steps)
        for part in _parts_in(_workings(self.parts)):
            if part.figure is not None:
                found.append(part.figure.citation)
            if isinstance(part.expression, Stated) and part.expression.clause.citation is not None:
                found.append(part.expression.clause.citation)
        return tuple(dict.fromkeys(each for each in found if each.clause or each.document != self.number))

    @cached_property
    def recalled(self) -> tuple[Citation, ...]:
        """The figures and clauses behind this answer whose page was not at hand."""
        found: list[Citation] = []
        for part in self._behind:
            if part.figure is not None and part.figure.standing is Standing.RECALLED:
                found.append(part.figure.citation)
            if isinstance(part.expression, Stated):
                clause = part.expression.clause
                if clause.standing is Standing.RECALLED and clause.citation is not None:
                    found.append(clause.citation)
        return tuple(dict.fromkeys(found))

    @cached_property
    def floors(self) -> tuple[Citation, ...]:
        """The figures behind this answer that are minima of the law, taken as the figure."""
        figures = [part.figure for part in self._behind if part.figure is not None and part.figure.is_floor]
        return tuple(dict.fromkeys(figure.citation for figure in figures))

    @cached_property
    def figures(self) -> tuple[FigureUse, ...]:
        """The figures of the law that were read on the way."""
        return figures_read(self._all_workings)

    @cached_property
    def _groups(self) -> tuple[ConditionGroup, ...]:
        return condition_groups(self.parts)

    @cached_property
    def _behind(self) -> tuple[Trace, ...]:
        """Everything inside the workings of amounts and conditions."""
        return _parts_in(self._all_workings)

    @property
    def _all_workings(self) -> list[Trace]:
        conditions = {id(part.condition): part.condition for part in self.parts if part.condition is not None}
        return list({**{id(trace): trace for trace in _workings(self.parts)}, **conditions}.values())


def _workings(parts: Sequence[Part]) -> list[Trace]:
    """The workings of the amounts; many parts share one."""
    steps = (step for part in parts for step in part.steps)
    return list({id(step.trace): step.trace for step in steps if step.trace is not None}.values())


def _parts_in(workings: Sequence[Trace]) -> tuple[Trace, ...]:
    """What is inside the workings, each once."""
    return tuple({id(part): part for trace in workings for part in traces_in(trace)}.values())

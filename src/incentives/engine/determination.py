"""From the parts of an incentive to its determination: outcomes joined, amounts added up and rounded once."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import inf
from typing import cast

from dateutil.relativedelta import relativedelta
from moneyed import Money

from incentives.engine.beneficiaries import SEVERAL
from incentives.engine.conditions import condition_results
from incentives.engine.evaluator import Evaluator
from incentives.engine.figure_use import figures_read
from incentives.engine.open_value import Missing, Open, Result
from incentives.engine.parts import APPLICANT, Worked, work_out_parts
from incentives.engine.result import AmountRange, ConditionResult, Consequence, Determination, Outcome, Part
from incentives.engine.trace import Trace, traces_in
from incentives.language.expression import Stated
from incentives.policy.rule import Charge, Incentive, IncentiveKind, Pays
from incentives.values.citation import Citation, Standing
from incentives.values.money import money_of
from incentives.values.number import Exact


def determine(
    incentive: Incentive, evaluator: Evaluator, *, on: date, held: frozenset[str], is_trial: bool = False
) -> Determination:
    """What the incentive comes to by the day `on`; `held` are the papers on file. `missing` is not yet ranked.

    `is_trial`: only its outcome, its amounts and what is missing are wanted; conditions, papers and citations are left out.
    """
    law = evaluator.law
    instrument = law.library.instruments[incentive.instrument]
    is_possible = law.is_known(instrument.id) and instrument.in_force.first.earliest <= on
    worked, no_parts = work_out_parts(incentive, evaluator, on) if is_possible else ([], frozenset())
    parts = [each.part for each in worked]
    # Where there is no part at all, the law of the day itself tells the two kinds of nothing apart. A row of a charge that
    # is out of force counts as none: whether the charge arises there at all makes no difference.
    is_of_charge = not isinstance(incentive.benefit, Pays)
    telling = [part for part in parts if not is_of_charge or part.outcome is not Outcome.NOT_IN_FORCE]
    is_out = not is_possible or (not telling and instrument.in_force.holds_on(on) is False)
    outcome = Outcome.NOT_IN_FORCE if is_out else joined_outcome([part.outcome for part in telling])
    low, high = _sum_of_bounds(parts)
    counted = [part for part in parts if part.outcome in {Outcome.ELIGIBLE, Outcome.UNDETERMINED}]
    amount, amount_range = _amounts(incentive, outcome, low, high, law.library.currency)
    told = [] if is_trial else worked
    judged = [each for each in told if each.condition is not None]
    conditions = condition_results(judged, held)
    workings = _distinct_traces(told, with_conditions=True)
    behind = list({id(part): part for trace in workings for part in traces_in(trace)}.values())
    papers = tuple(dict.fromkeys((*incentive.evidence, *_condition_papers(conditions))))
    ends_on = instrument.in_force.last.latest if instrument.in_force.last is not None else None
    return Determination(
        incentive=incentive.id, rule=incentive, instrument=instrument, outcome=outcome, amount=amount,
        amount_range=amount_range, conditions=conditions, missing=_union(part.missing for part in parts),
        evidence_held=tuple(paper for paper in papers if paper in held),
        evidence_outstanding=tuple(paper for paper in papers if paper not in held),
        beneficiary=joined_role([part.beneficiary for part in counted] or [APPLICANT]),
        working=tuple(parts), consequences=consequences_of(parts, law.library.currency),
        no_parts=no_parts, citations=_citations(incentive, instrument.number, told), recalled=_recalled(behind),
        floors=_floors(behind), figures=figures_read(workings),
        ends_on=ends_on if ends_on is not None and on <= ends_on <= on + relativedelta(months=12) else None,
    )  # fmt: skip


def joined_outcome(of_parts: Iterable[Outcome]) -> Outcome:
    """UNDETERMINED if any part is; ELIGIBLE if any is; without any part in force NOT_IN_FORCE; else INELIGIBLE."""
    outcomes = set(of_parts)
    for outcome in (Outcome.UNDETERMINED, Outcome.ELIGIBLE):
        if outcome in outcomes:
            return outcome
    return Outcome.NOT_IN_FORCE if outcomes == {Outcome.NOT_IN_FORCE} else Outcome.INELIGIBLE


def _sum_of_bounds(parts: Sequence[Part]) -> tuple[Exact, Exact | None]:
    low: Exact = sum((part.low for part in parts), 0)
    high = None if any(part.high is None for part in parts) else sum((cast(Exact, part.high) for part in parts), 0)
    return low, high


def _amounts(
    incentive: Incentive, outcome: Outcome, low: Exact, high: Exact | None, currency: str
) -> tuple[Money | None, AmountRange | None]:
    if incentive.kind is IncentiveKind.IN_KIND:
        return None, None
    if outcome is not Outcome.UNDETERMINED:
        return money_of(low, currency), None
    return None, (money_of(low, currency), money_of(high, currency) if high is not None else None)


def joined_role(roles: Sequence[str]) -> str:
    """Whose the whole is: 'several' where parts differ."""
    return roles[0] if len(set(roles)) == 1 else SEVERAL


def _union(sets: Iterable[Iterable[Missing]]) -> tuple[Missing, ...]:
    return tuple(sorted({missing for each in sets for missing in each}))


def _condition_papers(conditions: Iterable[ConditionResult]) -> Iterable[str]:
    for condition in conditions:
        yield from condition.evidence_held
        yield from condition.evidence_outstanding


def consequences_of(parts: Iterable[Part], currency: str) -> tuple[Consequence, ...]:
    """What falls away of each dependent charge over all parts; each rounded once."""
    found: dict[str, tuple[Charge, list[Result]]] = {}
    for part in parts:
        for charge, saved in part.consequences:
            found.setdefault(charge.id, (charge, []))[1].append(saved)
    return tuple(_consequence(charge, saved, currency) for charge, saved in found.values())


def _consequence(charge: Charge, saved: Sequence[Result], currency: str) -> Consequence:
    low = sum((max(each.low, 0) if isinstance(each, Open) else cast(Exact, each or 0) for each in saved), 0)
    high = sum((each.high if isinstance(each, Open) else cast(Exact, each or 0) for each in saved), 0)
    if low == high:
        return Consequence(charge=charge, amount=money_of(cast(Exact, low), currency), amount_range=None)
    upper = None if high == inf else money_of(cast(Exact, high), currency)
    return Consequence(charge=charge, amount=None, amount_range=(money_of(cast(Exact, low), currency), upper))


def _citations(incentive: Incentive, number: str, worked: Sequence[Worked]) -> tuple[Citation, ...]:
    """The incentive's clause, those of its conditions, and those of every figure and relief in the working."""
    found = [incentive.citation]
    found += [clause.citation for clause in incentive.clauses if clause.citation is not None]
    found += dict.fromkeys(step.subject.citation for each in worked for step in each.part.steps)
    for trace in _distinct_traces(worked, with_conditions=False):
        for part in traces_in(trace):
            if part.figure is not None:
                found.append(part.figure.citation)
            if isinstance(part.expression, Stated) and part.expression.clause.citation is not None:
                found.append(part.expression.clause.citation)
    return tuple(dict.fromkeys(citation for citation in found if citation.clause or citation.document != number))


def _recalled(behind: Sequence[Trace]) -> tuple[Citation, ...]:
    """The figures and clauses behind this answer whose page was not at hand."""
    found: list[Citation] = []
    for part in behind:
        if part.figure is not None and part.figure.standing is Standing.RECALLED:
            found.append(part.figure.citation)
        if isinstance(part.expression, Stated):
            clause = part.expression.clause
            if clause.standing is Standing.RECALLED and clause.citation is not None:
                found.append(clause.citation)
    return tuple(dict.fromkeys(found))


def _floors(behind: Sequence[Trace]) -> tuple[Citation, ...]:
    """The figures behind this answer that are minima of the law, taken as the figure."""
    figures = [part.figure for part in behind if part.figure is not None and part.figure.is_floor]
    return tuple(dict.fromkeys(figure.citation for figure in figures))


def _distinct_traces(worked: Sequence[Worked], *, with_conditions: bool) -> list[Trace]:
    """The workings behind the parts; many parts share one."""
    traces = {id(step.trace): step.trace for each in worked for step in each.part.steps if step.trace is not None}
    if with_conditions:
        traces |= {id(each.condition): each.condition for each in worked if each.condition is not None}
    return list(traces.values())

"""What of the law brought a difference: what a determination consulted and was published."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import assert_never

import attrs

from incentives.brief import brief
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.evaluation.consulted import Consulted
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.change import Change
from incentives.engine.findings.determination import Determination
from incentives.engine.relations.apply import Bearings
from incentives.facts.snapshot import Snapshot
from incentives.policy.instrument import Instrument
from incentives.policy.library import Law, Library
from incentives.policy.parameter import DatedFigure
from incentives.policy.relation import (
    Deducts,
    Excludes,
    HigherOf,
    OncePer,
    OneOf,
    Relation,
    SharedCap,
)
from incentives.policy.rule import Charge, Definition, Incentive, Relief
from incentives.values.citation import Citation
from incentives.values.text import Text


class CauseKind(Enum):
    """What was published."""

    INCENTIVE = "incentive"  # the instrument that gives it
    FIGURE = "figure"
    RULE = "rule"  # a definition, charge or relief that it reads
    RELATION = "relation"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Cause:
    """Something that was published on the day `published`, under which clause.

    `subject` is its id, and `title` what the law calls it; `figure` where it is one.
    """

    kind: CauseKind
    subject: str
    title: Text
    citation: Citation
    published: date
    figure: DatedFigure | None = None

    __repr__ = brief


def consulted_by(incentive: str, assessment: Assessment, snapshot: Snapshot) -> Consulted:
    """What is read to determine the incentive, and what bears on it through relations.

    The incentive has to be law at the place of the assessment. It is determined anew, with those to
    which its changes are owed.
    """
    determination = assessment[incentive]
    law, on = assessment.law, assessment.on
    assessor = Assessor(law=law, snapshot=snapshot, on=on, notes_days=True)
    others = (other for change in determination.changes for other in _others(change))
    for name in dict.fromkeys([incentive, *others]):
        assessor.evaluator.consulted.rules.add(name)
        assessor.determination(name)
    scope = Bearings(evaluator=assessor.evaluator, on=assessment.on, paid_by=assessor.paid_by)
    for change in determination.changes:
        _read_relation(change.relation, determination, scope)
    return assessor.evaluator.consulted


def _read_relation(relation: Relation, determination: Determination, scope: Bearings) -> None:
    """Reads the figures that the relation itself reads; keys speak of rows, and read none."""
    match relation:
        case SharedCap():
            for part in determination.working:
                scope.cap_of(relation, part.situation)
        case Excludes() | HigherOf() | OneOf() | OncePer() | Deducts():
            pass
        case _:
            assert_never(relation)


def _others(change: Change) -> Iterator[str]:
    """The incentives that a change is owed to: those of the bundles that were compared too."""
    yield from change.because_of
    for choice in change.choices:
        for bundle in (choice.chosen, choice.runner_up):
            for claimed in bundle.claimed if bundle is not None else ():
                yield claimed.incentive


def causes_between(
    incentive: str,
    sides: tuple[Assessment, Assessment],
    snapshot: Snapshot,
    *,
    was: date,
    now: date,
) -> tuple[Cause, ...]:
    """What the incentive reads on either side that was published between the two days.

    That is after the earlier and up to the later of `was` and `now`. Causes come once, in the order
    of publication, then of kinds.
    """
    causes: dict[tuple[str, Citation, date], Cause] = {}
    for assessment in sides:
        consulted = consulted_by(incentive, assessment, snapshot)
        relations = [change.relation for change in assessment[incentive].changes]
        for cause in (
            *_rules(consulted, assessment.law),
            *_figures(consulted, assessment.law),
            *_relations(relations, assessment.law),
        ):
            if min(was, now) < cause.published <= max(was, now):
                causes.setdefault((cause.subject, cause.citation, cause.published), cause)
    return tuple(
        sorted(
            causes.values(),
            key=lambda cause: (cause.published, list(CauseKind).index(cause.kind), cause.subject),
        )
    )


def _rules(consulted: Consulted, law: Law) -> Iterator[Cause]:
    of_charges = law.library.reliefs.values()
    reliefs = {relief.id: relief for reliefs in of_charges for relief in reliefs}
    for name in sorted(consulted.rules):
        rule = _rule(name, law.library, reliefs)
        if rule is None:
            continue
        kind = CauseKind.INCENTIVE if isinstance(rule, Incentive) else CauseKind.RULE
        title = rule.text if isinstance(rule, Definition) else rule.title
        instrument = law.library.instruments[rule.instrument]
        if law.is_known(instrument.id):
            yield Cause(
                kind=kind,
                subject=name,
                title=title,
                citation=rule.citation,
                published=instrument.known_from,
            )


def _rule(
    name: str, library: Library, reliefs: dict[str, Relief]
) -> Incentive | Definition | Charge | Relief | None:
    return (
        library.incentives.get(name)
        or library.definitions.get(name)
        or library.charges.get(name)
        or reliefs.get(name)
    )


def _figures(consulted: Consulted, law: Law) -> Iterator[Cause]:
    for parameter, dated in consulted.figures_read():
        if dated.overlay is None:
            yield Cause(
                kind=CauseKind.FIGURE,
                subject=parameter,
                title=law.library.parameters[parameter].text,
                citation=dated.citation,
                published=dated.known_from,
                figure=dated,
            )


def _relations(relations: Iterable[Relation], law: Law) -> Iterator[Cause]:
    for relation in relations:
        instrument: Instrument = law.library.instruments[relation.instrument]
        title = relation.text or instrument.title
        yield Cause(
            kind=CauseKind.RELATION,
            subject=instrument.id,
            title=title,
            citation=relation.citation,
            published=instrument.known_from,
        )

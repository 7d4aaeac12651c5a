"""Which unknown facts can still change an answer, and which of them to ask for next."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from incentives.engine.assessment.told import results_to_tell
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.payment import Payment
from incentives.language.possible import Missing, MissingKind, Open
from incentives.values.place import FactPath


@attrs.frozen(kw_only=True)
class Question:
    """A fact to ask for.

    `missing_for`: the ids of the incentives, checks and results that lack it, in their order.
    """

    path: FactPath
    missing_for: tuple[str, ...]


def relevant_facts(assessment: Assessment) -> frozenset[FactPath]:
    """The paths of unknown facts that can change some answer; filling in any other changes none.

    What matters is what some determination, consequence, payment, obligation, application, check or
    result names as missing. None of it is ranked.
    """
    return frozenset(
        missing.path for missing in _all_missing(assessment) if missing.kind is MissingKind.FACT
    )


def _all_missing(assessment: Assessment) -> Iterator[Missing]:
    for determination in assessment:
        yield from determination.lacking
        yield from _missing_beside(determination)
    for check in assessment.checks:
        yield from check.missing
    for result in assessment.results:
        yield from result.missing


def _missing_beside(determination: Determination) -> Iterator[Missing]:
    """What is missing for what comes beside the amount."""
    for part in determination.working:
        for _, saved in part.consequences:
            if isinstance(saved, Open):
                yield from saved.missing
    if determination.payment is not None:
        yield from _missing_for_payment(determination.payment)
    for obligation in determination.obligations:
        yield from obligation.missing
    if determination.application is not None:
        for application_round in determination.application.rounds:
            yield from application_round.missing


def _missing_for_payment(payment: Payment) -> Iterator[Missing]:
    yield from payment.account.missing
    for part in payment.parts:
        if part.account is not None:
            yield from part.account.missing
        for instalment in part.instalments:
            yield from instalment.missing


def next_questions(assessment: Assessment) -> tuple[Question, ...]:
    """All that is worth asking, what settles most first.

    Every undetermined incentive votes in the order in which it ranks what it lacks: a full vote for
    its first fact, half a vote for the second, a third for the third, and so on. Votes of what only
    payment lacks, and of checks and results of which the case says anything, count after those.
    Equals come in the order of the case.
    """
    votes: dict[FactPath, Fraction] = {}
    minor: dict[FactPath, Fraction] = {}
    wanted: dict[FactPath, dict[str, None]] = {}
    for determination in assessment:
        _vote(determination.missing, votes, wanted, determination.incentive)
        beside = dict.fromkeys((*determination.missing, *_missing_beside(determination)))
        _vote(beside, minor, wanted, determination.incentive)
    for check in assessment.checks:
        if check.rests_on_known_facts:
            _vote(check.missing, minor, wanted, check.id)
    for result in results_to_tell(assessment.results):
        _vote(result.missing, minor, wanted, result.definition.id)
    order = sorted(
        wanted,
        key=lambda path: (-votes.get(path, Fraction(0)), -minor.get(path, Fraction(0)), path),
    )
    return tuple(Question(path=path, missing_for=tuple(wanted[path])) for path in order)


def _vote(
    missing: Iterable[Missing],
    votes: dict[FactPath, Fraction],
    wanted: dict[FactPath, dict[str, None]],
    voter: str,
) -> None:
    facts = [unknown.path for unknown in missing if unknown.kind is MissingKind.FACT]
    for place, path in enumerate(facts, start=1):
        votes[path] = votes.get(path, Fraction(0)) + Fraction(1, place)
        wanted.setdefault(path, {})[voter] = None

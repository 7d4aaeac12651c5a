"""Which unknown facts can still change an answer, and which of them to ask for next."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.language.possible import Missing, MissingKind, Open


@attrs.frozen(kw_only=True)
class Question:
    """A fact to ask for: its path, and the incentives and checks (by id) for which it is missing, in their order."""

    path: str
    missing_for: tuple[str, ...]


def relevant_facts(assessment: Assessment) -> frozenset[str]:
    """The paths of unknown facts that can change some answer; filling in any other changes none.

    What matters is what some determination, consequence, payment, obligation, application or check names as missing.
    """
    return frozenset(missing.id for missing in _all_missing(assessment) if missing.kind is MissingKind.FACT)


def _all_missing(assessment: Assessment) -> Iterator[Missing]:
    for found in assessment:
        yield from _missing_of(found)
    for check in assessment.checks:
        yield from check.missing


def _missing_of(found: Determination) -> Iterator[Missing]:
    yield from found.missing
    for part in found.working:
        for _, saved in part.consequences:
            if isinstance(saved, Open):
                yield from saved.missing
    if found.payment is not None:
        yield from found.payment.account.missing
        for part_payment in found.payment.parts:
            if part_payment.account is not None:
                yield from part_payment.account.missing
            for instalment in part_payment.instalments:
                yield from instalment.missing
    for obligation in found.obligations:
        yield from obligation.missing
    for each in found.application.rounds if found.application is not None else ():
        yield from each.missing


def next_questions(assessment: Assessment) -> tuple[Question, ...]:
    """All that is worth asking, what settles most first.

    Every undetermined incentive votes in the order in which it ranks what it lacks: a full vote for its first fact, half a
    vote for the second, a third for the third, and so on. Votes of what only payment lacks, and of checks of which the case
    says anything, count after those. Equals come in the order of the case.
    """
    votes: dict[str, Fraction] = {}
    minor: dict[str, Fraction] = {}
    wanted: dict[str, dict[str, None]] = {}
    for found in assessment:
        _vote(found.missing, votes, wanted, found.incentive)
        _vote(dict.fromkeys(_missing_of(found)), minor, wanted, found.incentive)
    for check in assessment.checks:
        if check.rests_on_known_facts:
            _vote(check.missing, minor, wanted, check.id)
    order = sorted(wanted, key=lambda path: (-votes.get(path, Fraction(0)), -minor.get(path, Fraction(0)), path))
    return tuple(Question(path=path, missing_for=tuple(wanted[path])) for path in order)


def _vote(
    missing: Iterable[Missing], votes: dict[str, Fraction], wanted: dict[str, dict[str, None]], voter: str
) -> None:  # fmt: skip
    facts = [each.id for each in missing if each.kind is MissingKind.FACT]
    for place, path in enumerate(facts, start=1):
        votes[path] = votes.get(path, Fraction(0)) + Fraction(1, place)
        wanted.setdefault(path, {})[voter] = None

"""Obligations in words: from when to when, whether they were kept, and how what is recovered was worked out."""

from incentives.engine.findings.payment import Bounded, ObligationResult
from incentives.policy.payment import RecoveryMode
from incentives.report.passages.places import Place, called
from incentives.report.printing.blocks import Bullet
from incentives.report.words.amounts import bounded, missing_names
from incentives.report.words.names import Words
from incentives.wordings.report import payment as wordings
from incentives.wordings.report import terms


def obligation_lines(found: ObligationResult, words: Words) -> Bullet:
    """The obligation with its state, and below it its days and what is recovered."""
    state = words.say(wordings.OBLIGATION_STATES[found.state])
    source = words.clause(found.rule.citation)
    line = words.say(wordings.OBLIGATION, name=words.law(found.rule.text), source=source, state=state)
    if found.labels:
        part = called([Place.of(label, words) for label in found.labels], words)
        line = words.say(wordings.OBLIGATION_OF, part=part, line=line)
    return Bullet(text=line, below=tuple(Bullet(text=each) for each in _below(found, words)))


def recovered(found: ObligationResult, words: Words) -> str:
    """What is recovered; a dash where nothing can be."""
    if found.recovery is None:
        return words.say(terms.EMPTY)
    return bounded(found.recovery, words)


def _below(found: ObligationResult, words: Words) -> list[str]:
    say = words.say
    lines = []
    if found.begins_on is not None and found.until is not None and found.until != found.broken_on:
        lines.append(say(wordings.TERM, begins=words.day(found.begins_on), until=words.day(found.until)))
    elif found.begins_on is not None:
        lines.append(say(wordings.TERM_SINCE, begins=words.day(found.begins_on)))
    if found.broken_on is not None:
        lines.append(say(wordings.BROKEN_ON, day=words.day(found.broken_on)))
    if found.recovery is not None:
        lines.append(_recovery(found, found.recovery, words))
    if found.missing:
        lines.append(say(wordings.MISSING, facts=missing_names(found.missing, words)))
    return lines


def _recovery(found: ObligationResult, recovery: Bounded, words: Words) -> str:
    """What is recovered, with how it was worked out."""
    rule = found.rule
    if rule.recovers is RecoveryMode.INSTALMENTS_STOP:
        return words.say(wordings.NOTHING_RECOVERED)
    line = words.say(wordings.RECOVERED[rule.base.value], amount=bounded(recovery, words))
    base, amount = words.say(wordings.BASES[rule.base.value]), bounded(found.base, words)
    working = words.say(wordings.WORKING_ALL[rule.base.value], amount=amount)
    if rule.recovers is RecoveryMode.BY_MONTHS:
        if found.months is None or found.months_kept is None:
            return line
        working = words.say(
            wordings.WORKING_MONTHS, base=base, amount=amount, left=found.months - found.months_kept,
            months=found.months, kept=found.months_kept,
        )  # fmt: skip
    return words.say(wordings.RECOVERED_AS, line=line, working=working)

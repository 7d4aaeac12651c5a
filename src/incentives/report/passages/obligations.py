"""Obligations in words: their days, whether they were kept, and how a recovery was worked out."""

from incentives.engine.findings.payment import ObligationResult
from incentives.policy.payment import RecoveryMode
from incentives.report.passages.places import parts_called
from incentives.report.printing.blocks import Bullet
from incentives.report.words.amounts import bounded, missing_names
from incentives.report.words.names import Words
from incentives.values.citation import Citation
from incentives.values.range import MoneyRange
from incentives.wordings.report import payment as wordings
from incentives.wordings.report import terms


def obligation_lines(obligation: ObligationResult, words: Words, beside: Citation) -> Bullet:
    """The obligation with its state, and below it its days and what is recovered.

    `beside`: the citation of its incentive; another document is named.
    """
    state = words.say(wordings.OBLIGATION_STATES[obligation.state])
    name = words.with_source(words.law(obligation.rule.text), obligation.rule.citation, beside)
    line = words.say(terms.COLON, name=name, value=state)
    if obligation.places:
        part = parts_called(obligation.places, words)
        line = words.say(wordings.OBLIGATION_OF, part=part, line=line)
    return Bullet(
        text=line, below=tuple(Bullet(text=detail) for detail in _below(obligation, words))
    )


def recovered(obligation: ObligationResult, words: Words) -> str:
    """What is recovered; a dash where nothing can be."""
    if obligation.recovery is None:
        return words.say(terms.EMPTY)
    return bounded(obligation.recovery, words)


def _below(obligation: ObligationResult, words: Words) -> list[str]:
    say = words.say
    lines = []
    if (
        obligation.begins_on is not None
        and obligation.until is not None
        and obligation.until != obligation.broken_on
    ):
        lines.append(
            say(
                wordings.TERM,
                begins=words.day(obligation.begins_on),
                until=words.day(obligation.until),
            )
        )
    elif obligation.begins_on is not None:
        lines.append(say(wordings.TERM_SINCE, begins=words.day(obligation.begins_on)))
    if obligation.broken_on is not None:
        lines.append(say(wordings.BROKEN_ON, day=words.day(obligation.broken_on)))
    if obligation.recovery is not None:
        lines.append(_recovery(obligation, obligation.recovery, words))
    if obligation.missing:
        lines.append(say(wordings.MISSING, facts=missing_names(obligation.missing, words)))
    return lines


def _recovery(obligation: ObligationResult, recovery: MoneyRange, words: Words) -> str:
    """What is recovered, with how it was worked out."""
    rule = obligation.rule
    if rule.recovers is RecoveryMode.INSTALMENTS_STOP:
        return words.say(wordings.NOTHING_RECOVERED)
    line = words.say(wordings.RECOVERED[rule.base.value], amount=bounded(recovery, words))
    base, amount = words.say(wordings.BASES[rule.base.value]), bounded(obligation.base, words)
    working = words.say(wordings.WORKING_ALL[rule.base.value], amount=amount)
    if rule.recovers is RecoveryMode.BY_MONTHS:
        if obligation.months is None or obligation.months_kept is None:
            return line
        working = words.say(
            wordings.WORKING_MONTHS,
            base=base,
            amount=amount,
            left=obligation.months - obligation.months_kept,
            months=obligation.months,
            kept=obligation.months_kept,
        )
    return words.say(wordings.RECOVERED_AS, line=line, working=working)

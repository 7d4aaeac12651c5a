"""The sheet of what must be kept, what was broken, and what is recovered."""

from collections.abc import Sequence

from incentives.engine.payment.recovery import Recoveries, recovered_in_all
from incentives.facts.plain import unstructure_case
from incentives.policy.payment import RecoveryBase
from incentives.report.passages.obligations import obligation_lines, recovered
from incentives.report.printing.blocks import (
    Block,
    Bullets,
    Heading,
    Pairs,
    Paragraph,
    Sheet,
    Table,
)
from incentives.report.words.amounts import bounded
from incentives.report.words.heads import day_rows, law_called
from incentives.report.words.names import Words
from incentives.values.range import money_range
from incentives.values.text import Language
from incentives.wordings.report import payment as payment_wordings
from incentives.wordings.report import sheet as wordings


def recovery_sheet(recoveries: Recoveries, language: Language) -> Sheet:
    """Every obligation with its clause and working, and the sum of what is recovered."""
    assessment = recoveries.assessment
    document = unstructure_case(assessment.case)
    words = Words(library=assessment.law.library, language=language, case_document=document)
    blocks: list[Block] = [Pairs(rows=tuple(day_rows(assessment, words)))]
    if not len(recoveries):
        blocks.append(Paragraph(text=words.say(payment_wordings.NO_OBLIGATIONS)))
    else:
        blocks.append(_overview(recoveries, words))
        blocks += _details(recoveries, words)
    bases = tuple(
        base
        for base in RecoveryBase
        if any(recovery.obligation.rule.base is base for recovery in recoveries)
    )
    foot = (
        *_totals(recoveries, bases, words),
        (words.say(wordings.FINGERPRINT), assessment.fingerprint),
    )
    title = payment_wordings.RECOVERY_TITLES[
        frozenset(base.value for base in bases or (RecoveryBase.PAID,))
    ]
    return Sheet(title=words.say(title), blocks=(*blocks, Pairs(rows=foot)))


def _totals(
    recoveries: Recoveries, bases: Sequence[RecoveryBase], words: Words
) -> list[tuple[str, str]]:
    """What is paid back of what was paid, and what was relieved and is paid after all.

    Each is a sum by itself, where there are such obligations.
    """
    currency = recoveries.assessment.law.library.currency
    rows = []
    for base in bases or (RecoveryBase.PAID,):
        of_base = tuple(
            recovery for recovery in recoveries if recovery.obligation.rule.base is base
        )
        total = money_range(recovered_in_all(of_base), currency)
        rows.append(
            (words.say(payment_wordings.RECOVERY_TOTALS[base.value]), bounded(total, words))
        )
    return rows


def _overview(recoveries: Recoveries, words: Words) -> Table:
    rows = tuple(
        (
            words.law(recovery.determination.rule.title),
            words.law(recovery.obligation.rule.text),
            words.say(payment_wordings.OBLIGATION_STATES[recovery.obligation.state]),
            recovered(recovery.obligation, words),
        )
        for recovery in recoveries
    )
    columns = tuple(words.say(column) for column in payment_wordings.RECOVERY_COLUMNS)
    return Table(title="", columns=columns, rows=rows, right=frozenset({3}))


def _details(recoveries: Recoveries, words: Words) -> list[Block]:
    """By incentive, its obligations with their working."""
    blocks: list[Block] = []
    for determination in dict.fromkeys(recovery.determination for recovery in recoveries):
        source = law_called(
            determination.instrument, words.clause(determination.rule.citation), words
        )
        lines = tuple(
            obligation_lines(obligation, words, determination.rule.citation)
            for obligation in determination.obligations
        )
        blocks += [
            Heading(text=words.law(determination.rule.title)),
            Pairs(rows=((words.say(wordings.BASIS_OF_RULE), source),)),
            Bullets(title=words.say(payment_wordings.OBLIGATIONS), entries=lines),
        ]
    return blocks

"""The sheet of what must be kept, what was broken, and what is recovered."""

from incentives.engine.recovery import Recoveries
from incentives.facts.plain import unstructure_case
from incentives.report import payment_wordings, wordings
from incentives.report.money_words import bounded
from incentives.report.obligation_lines import obligation_lines, recovered
from incentives.report.sheet import Block, Bullets, Heading, Pairs, Paragraph, Sheet, Table
from incentives.report.words import Words
from incentives.values.text import Language


def recovery_sheet(recoveries: Recoveries, language: Language) -> Sheet:
    """Every obligation with its clause and working, and the sum of what is recovered."""
    assessment = recoveries.assessment
    document = unstructure_case(assessment.case)
    words = Words(library=assessment.law.library, language=language, case_document=document)
    head = [(words.say(wordings.ON), words.day(recoveries.on))]
    blocks: list[Block] = [Pairs(rows=tuple(head))]
    if not len(recoveries):
        blocks.append(Paragraph(text=words.say(payment_wordings.NO_OBLIGATIONS)))
    else:
        blocks.append(_overview(recoveries, words))
        blocks += _details(recoveries, words)
    total = bounded(recoveries.total, words)
    foot = ((words.say(payment_wordings.RECOVERY_TOTAL), total), (words.say(wordings.FINGERPRINT), assessment.fingerprint))
    return Sheet(title=words.say(payment_wordings.RECOVERY_TITLE), blocks=(*blocks, Pairs(rows=foot)))


def _overview(recoveries: Recoveries, words: Words) -> Table:
    rows = tuple(
        (
            words.law(each.determination.rule.title),
            words.law(each.obligation.rule.text),
            words.say(payment_wordings.OBLIGATION_STATES[each.obligation.state]),
            recovered(each.obligation, words),
        )
        for each in recoveries
    )
    columns = tuple(words.say(column) for column in payment_wordings.RECOVERY_COLUMNS)
    return Table(title="", columns=columns, rows=rows, right=frozenset({3}))


def _details(recoveries: Recoveries, words: Words) -> list[Block]:
    """By incentive, its obligations with their working."""
    blocks: list[Block] = []
    for found in dict.fromkeys(each.determination for each in recoveries):
        source = words.say(
            wordings.RULE_SOURCE, number=found.instrument.number, title=words.law(found.instrument.title),
            clause=words.clause(found.rule.citation),
        )  # fmt: skip
        lines = tuple(obligation_lines(each, words) for each in found.obligations)
        blocks += [
            Heading(text=words.law(found.rule.title)),
            Pairs(rows=((words.say(wordings.BASIS_OF_RULE), source), (words.say(wordings.INCENTIVE_ID), found.incentive))),
            Bullets(title=words.say(payment_wordings.OBLIGATIONS), entries=lines),
        ]
    return blocks

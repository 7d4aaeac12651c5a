"""Faults as an officer is told of them.

The fact goes by its label, the row by its number, and the sentence is in the officer's language.
"""

from collections.abc import Mapping

from incentives.errors import (
    AssessmentError,
    AssessmentFault,
    CaseError,
    CaseFault,
    Fault,
    IncentivesError,
    PolicyError,
    Sentence,
)
from incentives.language.types import StatusType
from incentives.report.words.authors import sentence_said
from incentives.report.words.names import Words, printable
from incentives.values.place import FactPath, Step
from incentives.values.text import Text
from incentives.wordings.report.terms import LIST_SEMICOLON

SENTENCE = Text("{text}。{advice}", "{text}. {advice}")
ABOUT = Text("{subject}：{sentence}", "{subject}: {sentence}")
QUOTED = Text("“{title}”", "“{title}”")
AT_LINE = Text("第 {line} 行", "line {line}")
NTH_PERIOD = Text("{fact}（第 {number} 段）", "{fact} (period {number})")
BEGINNING = Text("{fact}的起日", "{fact}, beginning")
END = Text("{fact}的止日", "{fact}, end")
_ENDS: Mapping[Step, Text] = {"from": BEGINNING, "to": END}


def reason_told(refusal: IncentivesError, words: Words) -> str:
    """Why a case comes to nothing, on one line without a full stop.

    All faults of the case or of the policies, or why the law gives no answer; of any other refusal
    its own sentence, which is in English.
    """
    match refusal:
        case CaseError(faults=faults) | PolicyError(faults=faults):
            sentences = [told(fault, words) for fault in faults]
        case AssessmentError(fault=fault):
            sentences = [told(fault, words)]
        case _:
            sentences = [str(refusal)]
    return words.say(LIST_SEMICOLON).join(sentence.rstrip("。.") for sentence in sentences)


def told(fault: CaseFault | Fault | AssessmentFault, words: Words) -> str:
    """What is wrong, where, and what to do, on one line; of a file refused, with its line."""
    subject = fault_subject(fault, words)
    text = fault_sentence(fault, words)
    return words.say(ABOUT, subject=subject, sentence=text) if subject else text


def fault_sentence(fault: CaseFault | Fault | AssessmentFault, words: Words) -> str:
    """What is wrong and what to do, without where."""
    text = _said(fault.text, words)
    advice = _said(fault.advice, words) if fault.advice is not None else ""
    return printable(words.say(SENTENCE, text=text, advice=advice)).strip()


def _said(sentence: Sentence, words: Words) -> str:
    return sentence_said(sentence, words.language)


def fault_subject(fault: CaseFault | Fault | AssessmentFault, words: Words) -> str:
    """What the fault is about; empty if it is about the whole.

    A fact by its label, a figure or incentive by its title in quotation marks, or a line.
    """
    if isinstance(fault, AssessmentFault):
        return words.say(QUOTED, title=printable(_said(fault.title, words)))
    if isinstance(fault, Fault):
        return words.say(AT_LINE, line=fault.line)
    return fact_at(FactPath.meant_by(fault.path), words)


def fact_at(path: FactPath, words: Words) -> str:
    """The fact at a path of a case document, periods of a status and declared facts included."""
    vocabulary = words.library.vocabulary
    path = vocabulary.of_declared(path)
    if not path.steps:
        return ""
    is_fact = vocabulary.field_of(path) is not None or path.text in words.library.declared_facts
    *within, last = path.steps
    end = _ENDS.get(last) if within else None
    if end is not None and not is_fact:
        return words.say(end, fact=fact_at(path.parent, words))
    period = path if end is None else path.parent
    index = period.steps[-1]
    if isinstance(index, int) and isinstance(words.type_of(period.parent), StatusType):
        return words.say(NTH_PERIOD, fact=words.fact(period.parent), number=index + 1)
    return words.fact(path)

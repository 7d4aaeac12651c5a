"""Faults as an officer is told of them: the fact by its label, the row by its number, and the sentence in his language."""

import re

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
from incentives.report.words.names import Words, printable
from incentives.values.text import Language, Text
from incentives.wordings.report.terms import LIST_SEMICOLON

_PERIOD = re.compile(r"(?P<fact>.+)\[(?P<index>[0-9]+)\](\.(?P<end>from|to))?")
_END = re.compile(r"(?P<fact>.+)\.(?P<end>from|to)")
_DECLARED = "declared."

SENTENCE = Text("{text}。{advice}", "{text}. {advice}")
ABOUT = Text("{subject}：{sentence}", "{subject}: {sentence}")
QUOTED = Text("“{title}”", "“{title}”")
AT_LINE = Text("第 {line} 行", "line {line}")
NTH_PERIOD = Text("{fact}（第 {number} 段）", "{fact} (period {number})")
BEGINNING = Text("{fact}的起日", "{fact}, beginning")
END = Text("{fact}的止日", "{fact}, end")
_ENDS = {"from": BEGINNING, "to": END}


def reason_told(refusal: IncentivesError, words: Words) -> str:
    """Why a case comes to nothing: all faults of the case or of the policies, or why the law gives no answer."""
    match refusal:
        case CaseError(faults=faults) | PolicyError(faults=faults):
            sentences = [told(each, words) for each in faults]
        case AssessmentError(fault=fault):
            sentences = [told(fault, words)]
        case _:
            sentences = [str(refusal)]
    return words.say(LIST_SEMICOLON).join(sentence.rstrip("。.") for sentence in sentences)


def told(fault: CaseFault | Fault | AssessmentFault, words: Words) -> str:
    """What is wrong, where, and what to do, in one line; of a file that the reader refused with its line."""
    subject = fault_subject(fault, words)
    text = fault_sentence(fault, words)
    return words.say(ABOUT, subject=subject, sentence=text) if subject else text


def fault_sentence(fault: CaseFault | Fault | AssessmentFault, words: Words) -> str:
    """What is wrong and what to do, without where."""
    if isinstance(fault, AssessmentFault):
        text, advice = _said(fault.text, words), _said(fault.advice, words)
    else:
        text = _said(fault.text, words) if fault.text is not None else fault.message
        advice = _said(fault.advice, words) if fault.advice is not None else fault.hint or ""
    return printable(words.say(SENTENCE, text=text, advice=advice)).strip()


def _said(sentence: Sentence, words: Words) -> str:
    return sentence.zh if words.language is Language.ZH else sentence.en


def fault_subject(fault: CaseFault | Fault | AssessmentFault, words: Words) -> str:
    """What the fault is about: a fact by its label, a figure or incentive, or a line; empty if it is about the whole."""
    if isinstance(fault, AssessmentFault):
        return words.say(QUOTED, title=printable(_said(fault.title, words)))
    if isinstance(fault, Fault):
        return words.say(AT_LINE, line=fault.line)
    return fact_at(fault.path, words)


def fact_at(path: str, words: Words) -> str:
    """The fact at a path of a case document, periods of a status and declared facts included."""
    path = path.removeprefix(_DECLARED)
    end = _END.fullmatch(path)
    if end is not None and words.field_of(path) is None and path not in words.library.declared_facts:
        return words.say(_ENDS[end["end"]], fact=fact_at(end["fact"], words))
    period = _PERIOD.fullmatch(path)
    if period is not None and isinstance(words.type_of(period["fact"]), StatusType):
        return words.say(NTH_PERIOD, fact=words.fact(period["fact"]), number=int(period["index"]) + 1)
    return words.fact(path) if path else ""

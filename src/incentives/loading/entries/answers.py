"""The answers of a charge to the questions that are asked of every one."""

from typing import Literal, get_args

import attrs

from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.text.nodes import Table
from incentives.policy.charging.answers import Answer, Question

QUESTIONS = tuple(question.value for question in Question)
AnswerForm = Literal["text", "open"]
ANSWER_FORMS: tuple[AnswerForm, ...] = get_args(AnswerForm)
ANSWER_KEYS = (*ANSWER_FORMS, "cite", "document", "standing")
REQUIRED_ANSWER_KEYS = ("cite",)


def read_answers(table: Table, reader: ExpressionReader) -> tuple[Answer, ...]:
    """The answers under `answers`, in the order of the questions; those left out are not there."""
    fields = reader.fields
    answers = fields.table(table.find("answers"), allowed=QUESTIONS, what="'answers'")
    if answers is None:
        return ()
    read = (_read_answer(question, answers, reader) for question in Question)
    return tuple(answer for answer in read if answer is not None)


def _read_answer(question: Question, answers: Table, reader: ExpressionReader) -> Answer | None:
    fields, node = reader.fields, answers.find(question.value)
    table = fields.table(node, allowed=ANSWER_KEYS, required=REQUIRED_ANSWER_KEYS, what="an answer")
    chosen = fields.one_of(table, ANSWER_FORMS, what="an answer") if table is not None else None
    text = fields.wording(chosen[1], what=f"'{chosen[0]}'") if chosen is not None else None
    if table is None or chosen is None or text is None:
        return None
    document = fields.words(table.find("document"), what="'document'")
    citation = reader.cited(table)
    return Answer(
        question=question,
        text=text,
        citation=attrs.evolve(citation, document=document) if document else citation,
        is_open=chosen[0] == "open",
        standing=fields.standing(table),
    )

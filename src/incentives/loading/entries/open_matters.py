"""What the law leaves open of a rule, or to discretion, and what charges answer to questions."""

from typing import Literal, get_args

import attrs

from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Table
from incentives.policy.charging.answers import Answer, Question
from incentives.policy.rule import OpenKind, OpenMatter

OPEN_MATTER_KEYS = ("text", "cite", "kind")
REQUIRED_OPEN_MATTER_KEYS = ("text", "cite")
QUESTIONS = tuple(question.value for question in Question)
AnswerForm = Literal["text", "open"]
ANSWER_FORMS: tuple[AnswerForm, ...] = get_args(AnswerForm)
ANSWER_KEYS = (*ANSWER_FORMS, "cite", "document", "standing")
REQUIRED_ANSWER_KEYS = ("cite",)


def read_open_matters(table: Table, reader: ExpressionReader) -> tuple[OpenMatter, ...]:
    """What the law leaves open, or to discretion."""
    fields = reader.fields
    matters: list[OpenMatter] = []
    for node in fields.members(table.find("open"), what="'open'"):
        inner = fields.table(
            node,
            allowed=OPEN_MATTER_KEYS,
            required=REQUIRED_OPEN_MATTER_KEYS,
            what="an open matter",
        )
        text = fields.wording(inner.find("text"), what="'text'") if inner is not None else None
        if inner is not None and text is not None:
            kind = _open_kind(inner, fields)
            matters.append(OpenMatter(text=text, citation=reader.cited(inner), kind=kind))
    return tuple(matters)


def _open_kind(table: Table, fields: Fields) -> OpenKind:
    scalar = fields.scalar(table.find("kind"), what="'kind'")
    kinds = {kind.value: kind for kind in OpenKind}
    if scalar is not None and scalar.text not in kinds:
        fields.unknown_value(scalar, kinds)
    return kinds.get(scalar.text, OpenKind.OTHER) if scalar is not None else OpenKind.OTHER


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

"""What a folder of policies might say better; none of it is a fault."""

from incentives.checking.advising.always_there import needless_existence
from incentives.checking.advising.dated_cases import cases_by_figures
from incentives.checking.advising.divisors import unguarded_divisions
from incentives.checking.advising.longer_forms import longer_forms, needless_conversions
from incentives.checking.advising.paid_before import compared_with_text, once_by_relation
from incentives.checking.advising.published_below import set_though_published
from incentives.checking.advising.unread import unread_parameters
from incentives.checking.advising.unread_definitions import (
    is_condition,
    numbers_for_words,
    unread_definitions,
)
from incentives.checking.advising.unread_facts import unread_facts
from incentives.loading.text.log import FaultLog
from incentives.policy.charging.answers import Question
from incentives.policy.library import Library
from incentives.policy.rule import Charge
from incentives.values.text import Text

_NO_RETURN = "`returned`"
_VERSIONS = Text(
    "各情形由随时间变动的是否类数值区分，实为同一规定的不同版本",
    "the cases are versions of a rule, told apart by a figure that says yes or no",
)
_WRITE_VERSIONS = Text(
    "请写作 versions，各版注明 from 和 to。", "Write `versions:`, each with its `from` and `to`."
)

_SHOW_IT = Text(
    "如果要显示这一数值，请列入 results；否则请在规则中使用，或删去。",
    "What is to be shown is a result: write it under `results`. Else use it, or delete it.",
)
_CHECK_IT = Text(
    "如果本身就是一项要求，请列入 checks；否则请在规则中使用，或删去。",
    "What is required by itself is a check: write it under `checks`. Else use it, or delete it.",
)
_FACT_FOR_NOTHING = Text(
    "没有事项、检查或结果读取这一事实，填什么都不影响答案",
    "no incentive, check or result reads the fact: no answer hangs on it",
)
_READ_IT = Text(
    "请在规则中使用，或把读取它的定义列入 checks；否则请删去。",
    "Use it in a rule, or write the definition that reads it under `checks`; else delete it.",
)
_NUMBER_FOR_WORD = Text("这个数只用来区分情形", "the number does nothing but tell cases apart")
_WRITE_WORDS = Text(
    "请写作 values: {用词: {zh: …, en: …}, …}，并与用词比较。",
    "Write `values: {WORD: {zh: …, en: …}, …}`, and compare with the words.",
)
_COMPARE_THEM = Text(
    "两个单位的数可直接比较，不需要这一数值。", "Compare numbers of the two units without it."
)


_IS_IT_LAW = Text(
    "有权另定的，请核对依据；只是试算的，请写成内部执行标准（overlay）。",
    "Make sure that the place may set it; what is only tried is an overlay.",
)
_ALWAYS_THERE = Text(
    "这一事实总是存在，`exists` 恒成立，未填写时也成立",
    "the fact always exists: `exists` holds, also while nobody has said what it is",
)
_MAY_BE_NONE = Text(
    "可能没有的，请为该事实写 `may_be_none: true`；否则请删去这一条件。",
    "Where there may be none, give the fact `may_be_none: true`; else leave the condition out.",
)


def note_advice(library: Library, log: FaultLog) -> None:
    """Notes what is left out, forgotten or may come to nothing.

    That is: charges that leave a question without an answer, figures, definitions and facts that no
    rule reads, cases that are versions of a rule, divisions that may be by zero, and what is said
    the long way.
    """
    for charge in library.charges.values():
        lacking = _lacking(charge)
        if lacking:
            message = f"the charge does not say {', '.join(lacking)}"
            hint = "Answer under `answers`, by a clause or as `open`; `returned` names the period."
            log.add(charge.span, message, "unanswered-charge", hint)
    for parameter in unread_parameters(library):
        message = f"no rule reads the parameter '{parameter.id}'"
        log.add(parameter.span, message, "unread-parameter")
    for definition in unread_definitions(library):
        message = f"no rule reads the definition '{definition.id}'"
        place = _CHECK_IT if is_condition(definition) else _SHOW_IT
        log.add(definition.span, message, "unread-definition", place)
    for fact in unread_facts(library):
        log.add(fact.span, _FACT_FOR_NOTHING, "unread-fact", _READ_IT)
    for cases in cases_by_figures(library):
        log.add(cases.span, _VERSIONS, "cases-by-date", _WRITE_VERSIONS)
    for division in unguarded_divisions(library):
        message = "the divisor can be zero, and nothing says what holds then"
        hint = "Put it in cases, such as `{when: d > 0, value: x / d}`; a quotient by zero is none."
        log.add(division.arguments[1].span, message, "divisor-may-be-zero", hint)
    for asked in needless_existence(library):
        log.add(asked.span, _ALWAYS_THERE, "always-there", _MAY_BE_NONE)
    for dated, parameter in set_though_published(library):
        published = Text(
            f"下层政策已公布“{parameter.id}”的数值，此处另定的数值取而代之",
            f"a lower layer publishes '{parameter.id}'; the figure set here prevails",
        )
        log.add(dated.span, published, "set-though-published", _IS_IT_LAW)
    _note_longer_forms(library, log)


def _note_longer_forms(library: Library, log: FaultLog) -> None:
    """Notes what is said the long way."""
    for definition in numbers_for_words(library):
        log.add(definition.span, _NUMBER_FOR_WORD, "longer-form", _WRITE_WORDS)
    for parameter in needless_conversions(library):
        related = Text("词汇已规定两个单位一对一", "the vocabulary says that one counts for one")
        log.add(parameter.span, related, "longer-form", _COMPARE_THEM)
    for longer in (
        *longer_forms(library),
        *compared_with_text(library),
        *once_by_relation(library),
    ):
        message = "a form of the language says this by itself"
        log.add(longer.span, message, "longer-form", longer.hint)


def _lacking(charge: Charge) -> list[str]:
    """The questions that it does not answer, and whether it says what a return takes in."""
    answered = {answer.question for answer in charge.answers}
    lacking = [question.value for question in Question if question not in answered]
    return [*lacking, *([_NO_RETURN] if charge.returned is None else ())]

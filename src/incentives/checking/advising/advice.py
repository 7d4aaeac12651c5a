"""What a folder of policies might say better; none of it is a fault."""

from incentives.checking.advising.dated_cases import cases_by_figures
from incentives.checking.advising.divisors import unguarded_divisions
from incentives.checking.advising.longer_forms import longer_forms, needless_conversions
from incentives.checking.advising.unread import unread_parameters
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

_COMPARE_THEM = Text(
    "两个单位的数可直接比较，不需要这一数值。", "Compare numbers of the two units without it."
)


def note_advice(library: Library, log: FaultLog) -> None:
    """Notes what is left out, forgotten or may come to nothing.

    That is: charges that leave a question without an answer, figures that no rule reads, cases
    that are versions of a rule, divisions that may be by zero, and what is said the long way.
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
    for cases in cases_by_figures(library):
        log.add(cases.span, _VERSIONS, "cases-by-date", _WRITE_VERSIONS)
    for division in unguarded_divisions(library):
        message = "the divisor can be zero, and nothing says what holds then"
        hint = "Put it in cases, such as `{when: d > 0, value: x / d}`; a quotient by zero is none."
        log.add(division.arguments[1].span, message, "divisor-may-be-zero", hint)
    for parameter in needless_conversions(library):
        related = Text("词汇已规定两个单位一对一", "the vocabulary says that one counts for one")
        log.add(parameter.span, related, "longer-form", _COMPARE_THEM)
    for longer in longer_forms(library):
        message = "a form of the language says this by itself"
        log.add(longer.span, message, "longer-form", longer.hint)


def _lacking(charge: Charge) -> list[str]:
    """The questions that it does not answer, and whether it says what a return takes in."""
    answered = {answer.question for answer in charge.answers}
    lacking = [question.value for question in Question if question not in answered]
    return [*lacking, *([_NO_RETURN] if charge.returned is None else ())]

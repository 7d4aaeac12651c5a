"""All answers in the order of the paper, each leading back to its field.

And what is open, with what it costs: what the incentives that lack the fact may still come to.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

import attrs
import streamlit as st

from incentives.desk.at_hand.address import go_to_step
from incentives.desk.case.layout import ANSWERS
from incentives.desk.case.sections import case_form, turn_to_section
from incentives.desk.controls.blocks import escaped
from incentives.desk.office import office_library
from incentives.desk.session import assessed, case_document, say, words
from incentives.engine.comparison.effects import determination_in
from incentives.engine.findings.amounts import exact_range_of
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.facts.plain import value_at
from incentives.forms.model import FieldKind, Form, FormField, FormSection
from incentives.forms.references import choices_in
from incentives.forms.relevance import Question, next_questions
from incentives.forms.typed import choices_of, periods_of, truth_of, typed_of
from incentives.language.possible import MissingKind
from incentives.report.words.amounts import missing_names
from incentives.report.words.faults import told
from incentives.report.words.heads import title_of
from incentives.report.words.spreads import SpreadWords
from incentives.values.place import FactPath
from incentives.values.range import Range, money_range, sum_of
from incentives.wordings.desk import case as case_wordings
from incentives.wordings.desk.files import file as wordings
from incentives.wordings.report import terms

_MOST_TITLES = 3
_MOST_ROWS = 3
"""Lists of more rows, such as those by month, have a line for each row, not for each fact."""


@attrs.frozen(kw_only=True)
class Answer:
    """A line of the paper: what is asked, what is answered, and the fact that it leads back to."""

    label: str
    value: str
    path: FactPath
    section: str


def draw_checking(typed: Mapping[str, str]) -> None:
    """Draws what is to be mended, what is open, and then every answer."""
    form = case_form()
    _draw_faults(typed)
    assessment = assessed().assessment
    if assessment is not None:
        _draw_open(form, assessment)
        _draw_open_by_law(assessment)
    st.markdown(say(wordings.CHECK_ABOUT))
    with st.container(key=ANSWERS):
        draw_answers(form, leads=True)


def draw_answers(form: Form, *, leads: bool) -> None:
    """Draws every answer in the order of the paper; `leads`: each leads back to its field."""
    document = case_document()
    answered = False
    for section in form.sections:
        lines = list(answers_of(section, document))
        if lines:
            answered = True
            st.markdown(f"#### {escaped(words().law(section.title))}", anchors=False)
        for answer in lines:
            label = say(wordings.CHECK_LINE, label=answer.label, value=answer.value)
            if leads:
                _draw_link(label, answer.path, answer.section, "answer")
            else:
                st.markdown(escaped(label))
    if not answered:
        st.info(say(wordings.CHECK_EMPTY))


def answers_of(section: FormSection, document: Mapping[str, object]) -> Iterator[Answer]:
    """What is answered of the section, in its order."""
    if not section.is_list:
        for field in section.fields:
            path = FactPath.parse(field.path)
            value = _answer(field, document, path)
            if value:
                yield Answer(label=words().fact(path), value=value, path=path, section=section.key)
        return
    rows, path = value_at(document, section.steps), FactPath.parse(section.key)
    if not isinstance(rows, list | tuple):
        return
    if not rows:
        title = words().law(section.title)
        yield Answer(label=title, value=say(wordings.NO_ROWS), path=path, section=section.key)
    for index in range(len(rows)):
        answers = list(_row_answers(section, document, path.row(index)))
        yield from _on_one_line(answers) if len(rows) > _MOST_ROWS else answers


def _row_answers(
    section: FormSection, document: Mapping[str, object], row: FactPath
) -> Iterator[Answer]:
    for field in section.fields:
        path = row.inner(field.name)
        value = _answer(field, document, path)
        if value:
            yield Answer(label=words().fact(path), value=value, path=path, section=section.key)


def _on_one_line(answers: list[Answer]) -> Iterator[Answer]:
    """The facts of a row as one line, which leads to the first of them."""
    if answers:
        first = answers[0]
        parts = (
            say(
                wordings.CHECK_LINE,
                label=words().fact(answer.path, with_row=False),
                value=answer.value,
            )
            for answer in answers
        )
        yield attrs.evolve(first, label=words().row(first.path), value="；".join(parts))


def _answer(field: FormField, document: Mapping[str, object], path: FactPath) -> str:
    """What the document says of the fact, as it is written; empty: nothing."""
    plain = value_at(document, office_library().vocabulary.steps_to(path))
    if plain is None:
        return ""
    named = {value: words().law(text) for value, text in choices_in(field, document)}
    match field.kind:
        case FieldKind.TRUTH:
            return say(case_wordings.YES if truth_of(plain) else case_wordings.NO)
        case FieldKind.CHOICE | FieldKind.REFERENCE:
            return named.get(str(plain), str(plain))
        case FieldKind.CHOICES:
            return "、".join(named.get(value, value) for value in choices_of(plain) or ())
        case FieldKind.STATUS:
            return "；".join(map(_period, periods_of(plain) or ())) or say(case_wordings.NEVER)
        case FieldKind.NUMBER | FieldKind.MONEY | FieldKind.DATE | FieldKind.MONTH | FieldKind.TEXT:
            unit = words().law(field.unit) if field.unit.zh else ""
            return f"{typed_of(field, plain)}{' ' if unit else ''}{unit}"
        case _:
            assert_never(field.kind)


def _period(ends: tuple[str, str]) -> str:
    first, last = ends
    return say(terms.FROM_TO, first=first, last=last) if last else say(terms.SINCE, first=first)


def _draw_faults(typed: Mapping[str, str]) -> None:
    """What was typed and not taken, and what is at odds; each leads back to its field."""
    faults = assessed().faults
    refusal = assessed().refusal
    if refusal is not None:
        st.error(escaped(told(refusal, words())))
    if not faults and not typed:
        return
    st.error(say(wordings.CHECK_FAULTS, count=len(faults) + len(typed)))
    for fault in faults:
        path = FactPath.meant_by(fault.path)
        _draw_link(told(fault, words()), path, str(path.steps[0]), "fault")
    for name, text in typed.items():
        path = FactPath.parse(name)
        named = wordings.TYPED_AT_HEAD.get(name)
        label = say(named) if named is not None else words().fact(path)
        line = say(wordings.CHECK_NOT_TAKEN, label=label, typed=text)
        _draw_link(line, path, str(path.steps[0]), "typed")


def _draw_open(form: Form, assessment: Assessment) -> None:
    questions = next_questions(assessment)
    if not questions:
        st.success(say(wordings.CHECK_NOTHING_OPEN))
        return
    with st.container(border=True):
        st.markdown(f"**{say(wordings.CHECK_UNKNOWN, count=len(questions))}**")
        everything = dict.fromkeys(name for one in questions for name in one.missing_for)
        st.markdown(escaped(say(wordings.CHECK_COST, amount=cost_told(everything, assessment))))
        for question in questions:
            _draw_question(form, question, assessment)


def _draw_open_by_law(assessment: Assessment) -> None:
    """Draws what is undetermined whatever is filled in, with what it lacks."""
    lacking = [one for one in assessment if _is_open_by_law(one)]
    if lacking:
        st.markdown(escaped(say(wordings.CHECK_BY_LAW, count=len(lacking))))
        st.markdown("\n".join(f"- {escaped(_lacking(one, assessment))}" for one in lacking))


def _is_open_by_law(determination: Determination) -> bool:
    """Whether it is undetermined, and no fact of the case would settle it."""
    missing = determination.missing
    is_open = determination.outcome is Outcome.UNDETERMINED
    return is_open and all(one.kind is not MissingKind.FACT for one in missing)


def _lacking(determination: Determination, assessment: Assessment) -> str:
    return say(
        wordings.CHECK_LACKING,
        title=title_of(determination, assessment, words()),
        missing=missing_names(determination.missing, words()),
        amount=cost_told([determination.incentive], assessment),
    )


def _draw_question(form: Form, question: Question, assessment: Assessment) -> None:
    cost = cost_told(question.missing_for, assessment)
    titles = [_title(name) for name in question.missing_for]
    shown = words().listed(titles[:_MOST_TITLES]) + ("……" if len(titles) > _MOST_TITLES else "")
    told_cost = say(wordings.CHECK_COST_OF, amount=cost, titles=shown)
    label = say(wordings.CHECK_LINE, label=words().fact(question.path), value=told_cost)
    _draw_link(label, question.path, _section_of(form, question.path), "open")


def cost_told(incentives: Iterable[str], assessment: Assessment) -> str:
    """By how much the amounts of the incentives may still differ, in yuan."""
    spans: list[Range] = []
    for name in incentives:
        determination = determination_in(assessment, name)
        if determination is not None and determination.amount is None:
            within = exact_range_of(determination)
            width = within.width
            spans.append(Range(0, width) if width is not None else Range(0, None))
    currency = assessment.law.library.currency
    return SpreadWords(words()).amount(money_range(sum_of(spans), currency))


def _section_of(form: Form, path: FactPath) -> str:
    field = form.field_at(path)
    return next((one.key for one in form.sections if field in one.fields), str(path.steps[0]))


def _title(name: str) -> str:
    return words().law(office_library().title_of(name))


def _draw_link(label: str, path: FactPath, section: str, place: str) -> None:
    st.button(
        escaped(label),
        key=f"{place}_{path}",
        type="tertiary",
        on_click=_go_to_field,
        args=(section, str(path)),
    )


def _go_to_field(section: str, path: str) -> None:
    """The form shows the section, and the field is the one that is typed into next."""
    turn_to_section(section, path)
    go_to_step("fill")

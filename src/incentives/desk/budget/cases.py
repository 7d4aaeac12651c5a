"""The cases of a budget: those of the register that still count, those of a workbook, or the case at hand."""

from collections.abc import Iterable, Iterator, Sequence

import streamlit as st

from incentives.budgeting import Answered, BudgetCase, Scenario, Unanswered, compare_scenarios
from incentives.desk.batch.upload import draw_upload, uploaded_book, with_what_was_paid
from incentives.desk.blocks import escaped
from incentives.desk.budget import wordings
from incentives.desk.processes import workers
from incentives.desk.session import case_document, known_on, office, on_day, say, words
from incentives.errors import CaseError
from incentives.facts.document import structure_case
from incentives.register import Entry, Search, applicant_in_words
from incentives.report.fault_words import reason_told
from incentives.values.text import Text

REGISTER, WORKBOOK, AT_HAND = "register", "workbook", "case"


def draw_source(key: str, label: Text = wordings.SOURCE) -> str:
    """Draws the choice of what is added up."""
    chosen: str = st.radio(
        say(label), list(wordings.SOURCES), format_func=lambda each: say(wordings.SOURCES[each]), horizontal=True,
        key=key,
    )  # fmt: skip
    if chosen == WORKBOOK:
        draw_upload()
        uploaded = uploaded_book()
        st.caption(say(wordings.NO_WORKBOOK) if uploaded is None else escaped(say(wordings.IN_USE, name=uploaded.name)))
    return chosen


def cases_of(source: str, *, as_filed: bool = True) -> tuple[BudgetCase, ...]:
    """The cases; one of the register that cannot be read is told and left out."""
    if source == AT_HAND:
        return tuple(_case_at_hand())
    if source == WORKBOOK:
        return tuple(_of_workbook())
    return tuple(_filed(office().register.determinations(Search()), as_filed=as_filed))


def _case_at_hand() -> Iterator[BudgetCase]:
    document = case_document()
    name = document.get("name")
    try:
        case = structure_case(document, office().library.vocabulary)
    except CaseError as error:
        st.warning(escaped(say(wordings.LEFT_OUT, name=say(wordings.AT_HAND), reason=reason_told(error, words()))))
        return
    shown = str(name) if name else say(wordings.AT_HAND)
    yield BudgetCase(name=shown, case=case, on=on_day(), known_on=known_on())


def _of_workbook() -> Iterator[BudgetCase]:
    """The institutions of the workbook without faults, with what the register has paid them."""
    uploaded = uploaded_book()
    if uploaded is None:
        return
    book = with_what_was_paid(uploaded.book)
    bad = sum(not row.is_whole for row in book.rows)
    if bad:
        st.warning(say(wordings.FAULTY_ROWS, count=len(book.rows), bad=bad))
    for row in book.rows:
        try:
            case = structure_case(row.document, office().library.vocabulary) if row.is_whole else None
        except CaseError as error:
            st.warning(escaped(say(wordings.ROW_NOT_READ, key=row.key, reason=reason_told(error, words()))))
            continue
        if case is not None:
            name = " ".join(filter(None, (row.key, str(row.document.get("name", "")))))
            yield BudgetCase(name=name, case=case, on=on_day(), known_on=known_on())


def _filed(entries: Iterable[Entry], *, as_filed: bool) -> Iterator[BudgetCase]:
    vocabulary = office().library.vocabulary
    for entry in entries:
        name = say(wordings.NUMBERED, number=entry.number, name=applicant_in_words(entry.applicant, words()))
        try:
            case = structure_case(entry.case_document, vocabulary)
        except CaseError as error:
            st.warning(escaped(say(wordings.NOT_READ, number=entry.number, reason=reason_told(error, words()))))
            continue
        yield BudgetCase(name=name, case=case, on=entry.on if as_filed else on_day(), known_on=known_on())


def assessed_with_progress(cases: Sequence[BudgetCase], scenarios: Sequence[Scenario]) -> tuple[Answered, ...]:
    """Every case under every scenario; a bar tells how far it is."""
    bar = st.progress(0.0, text=say(wordings.PROGRESS, done=0, all=len(cases)))
    found: list[Answered] = []
    for each in compare_scenarios(cases, office().library, scenarios, workers()):
        found.append(each)
        bar.progress(len(found) / len(cases), text=say(wordings.PROGRESS, done=len(found), all=len(cases)))
    bar.empty()
    return tuple(found)


def draw_left_out(left_out: Sequence[Answered]) -> None:
    """The cases that count nowhere, each with its reason."""
    for each in left_out:
        refusal = next(answer.refusal for answer in each.answers if isinstance(answer, Unanswered))
        st.warning(escaped(say(wordings.LEFT_OUT, name=each.case.name, reason=reason_told(refusal, words()))))

"""Applications are begun or changed by the rows of a batch; nothing is filed by it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

import attrs
import streamlit as st

from incentives.applications import STATES
from incentives.desk.at_hand.file import applications, office_settings
from incentives.desk.at_hand.officer import act, officer_name
from incentives.desk.batch.upload import Batch, uploaded_book
from incentives.desk.controls.blocks import draw_table, escaped
from incentives.desk.controls.paging import draw_pager, page_of
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.duties import is_allowed
from incentives.desk.office import office_library
from incentives.desk.session import assessed_file, language, office, say, today
from incentives.register import Duty, RegisterError
from incentives.report.papers.approval.party import CREDIT_CODE, particulars
from incentives.values.text import Text
from incentives.wordings.desk import batch_files as wordings
from incentives.wordings.desk.files import listing as list_wordings
from incentives.wordings.report import terms
from incentives.workbook.applicants.rows import ReadRow
from incentives.workbook.applying.doing import Applying
from incentives.workbook.applying.planning import ANEW, Asking, Fate, Plan, planned
from incentives.workbook.registering import not_told
from incentives.workbook.results import BatchWords, form_totals

_APPLIED, _ANSWERS = "desk_batch_applied", "desk_batch_answers"
_PLANS, _ASKED = "batch_plans", "batch_asked"
_Amounts = Mapping[str, Mapping[str, Decimal]]
"""What is surely given, by the key of the row and the kind of money."""
_ORDER = (Fate.ASKED, Fate.LEFT, Fate.BEGUN, Fate.CHANGED, Fate.SAME)


@attrs.frozen(kw_only=True)
class _Done:
    """What became of the rows of the batch that `key` names."""

    key: tuple[object, ...]
    plans: tuple[Plan, ...]


@attrs.frozen(kw_only=True)
class _Answers:
    """What the officer answered of the batch that `key` names, by the keys of its rows."""

    key: tuple[object, ...]
    by_row: Mapping[str, str]


def draw_applying(batch: Batch) -> None:
    """Draws what is asked and what would become of each row, and does it when asked to.

    Then it says of each row what was begun, changed, or left and why.
    """
    uploaded = uploaded_book()
    if uploaded is None:
        return
    st.subheader(say(wordings.APPLICATIONS), anchor=False)
    has_codes = CREDIT_CODE in particulars(office_library().vocabulary)
    known_by = say(wordings.BY_CODE if has_codes else wordings.BY_NAME)
    st.caption(say(wordings.ABOUT, known_by=known_by))
    if not officer_name():
        st.info(say(list_wordings.WHO_FIRST))
    asking = _asking(batch)
    rows, library = uploaded.book.rows, office().library
    try:
        plans = planned(rows, library, applications(), asking)
        _draw_not_told(not_told(rows, library, office().register))
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
        return
    _draw_questions(plans, batch)
    done: _Done | None = st.session_state.get(_APPLIED)
    is_done = done is not None and done.key == batch.key
    _draw_plans(done.plans if done is not None and is_done else plans, batch, is_done=is_done)
    count = sum(plan.writes for plan in plans)
    may = is_allowed(Duty.FILE) and bool(officer_name()) and bool(count)
    label = say(wordings.APPLY, count=count)
    if is_pressed(label, key="batch_apply", type="primary", disabled=not may):
        st.session_state[_APPLIED] = _Done(key=batch.key, plans=_apply(plans, asking))
        st.rerun()


def _draw_not_told(rows: Sequence[tuple[ReadRow, Text]]) -> None:
    """Of whom it cannot be told what the register has paid them."""
    if rows:
        lines = [f"{row.key}：{why.to(language())}" for row, why in rows]
        st.warning(
            "\n".join([say(wordings.NOT_TOLD), "", *(f"- {escaped(line)}" for line in lines)])
        )


def _asking(batch: Batch) -> Asking:
    begins_anew = st.checkbox(say(wordings.BEGINS_ANEW), key="batch_anew", on_change=_forget_done)
    on = batch.assessed.question.on
    return Asking(
        answers=_answers(batch.key), begins_anew=begins_anew, on=on if on != today() else None
    )


def _answers(of: tuple[object, ...]) -> Mapping[str, str]:
    kept: _Answers | None = st.session_state.get(_ANSWERS)
    return kept.by_row if kept is not None and kept.key == of else {}


def _forget_done() -> None:
    """What is to become of the rows is shown again, not what became of them before."""
    st.session_state.pop(_APPLIED, None)


def _draw_questions(plans: Sequence[Plan], batch: Batch) -> None:
    """What the officer has to answer, page by page; what he answered can be changed."""
    answers = _answers(batch.key)
    asked = [plan for plan in plans if plan.fate is Fate.ASKED]
    if asked:
        st.warning(say(wordings.ASKED, count=len(asked)))
        for plan in page_of(asked, _ASKED):
            _draw_question(plan, batch)
        draw_pager(_ASKED, len(asked))
    if answers:
        st.button(
            say(wordings.ASK_AGAIN, count=len(answers)),
            key="batch_ask_again",
            on_click=_forget_answers,
        )


def _forget_answers() -> None:
    st.session_state.pop(_ANSWERS, None)
    _forget_done()


def _draw_question(plan: Plan, batch: Batch) -> None:
    key = f"batch_answer_{plan.row.key}"
    has_codes = CREDIT_CODE in particulars(office_library().vocabulary)
    named = {
        known.id: say(
            wordings.CHOICE,
            number=known.number,
            name=known.name,
            code=known.credit_code or (say(wordings.NO_CODE) if has_codes else ""),
            state=STATES[known.state].to(language()),
        )
        for known in plan.choices
    }
    assert plan.reason is not None  # whatever is asked is asked in words
    gaps = {"key": plan.row.key, "name": plan.party.name, "code": plan.party.credit_code}
    st.markdown(escaped(say(wordings.QUESTION, reason=plan.reason.to(language()), **gaps)))
    st.selectbox(
        say(wordings.ANSWER),
        [*named, ANEW],
        index=None,
        key=key,
        filter_mode=None,
        placeholder=say(wordings.CHOOSE),
        format_func=lambda chosen: named.get(chosen, say(wordings.ANEW)),
        label_visibility="collapsed",
        on_change=_answer,
        args=(batch.key, plan.row.key, key),
    )


def _answer(of: tuple[object, ...], row: str, field: str) -> None:
    chosen = st.session_state[field]
    if chosen is not None:
        st.session_state[_ANSWERS] = _Answers(key=of, by_row={**_answers(of), row: chosen})
    _forget_done()


def _apply(plans: Sequence[Plan], asking: Asking) -> tuple[Plan, ...]:
    """Every plan is done, while a bar shows how far that has come."""
    applying = Applying(applications=applications(), library=office().library, asking=asking)
    done: list[Plan] = []
    bar = st.progress(0.0, text=say(wordings.APPLYING, done=0, count=len(plans)))
    for plan in applying.apply(plans, act):
        done.append(plan)
        told = say(wordings.APPLYING, done=len(done), count=len(plans))
        bar.progress(len(done) / len(plans), text=told)
    bar.empty()
    return tuple(done)


def _draw_plans(plans: Sequence[Plan], batch: Batch, *, is_done: bool) -> None:
    """How many are begun, changed, the same, asked of and left; and each row with its amounts."""
    counts = Counter(plan.fate.value for plan in plans)
    counted = {fate.value: counts[fate.value] for fate in Fate}
    told = say(wordings.DONE if is_done else wordings.TO_DO, **counted)
    (st.success if is_done else st.info)(told)
    forms = [form for form, _ in _forms(batch)]
    amounts, names = _amounts(batch), _names(batch)
    has_codes = CREDIT_CODE in particulars(office_library().vocabulary)
    ordered = sorted(plans, key=lambda plan: _ORDER.index(plan.fate))
    shown = [
        (
            plan.row.key,
            names.get(plan.row.key, plan.party.name),
            *([plan.party.credit_code] if has_codes else []),
            *(_amount_told(_amounts_of(plan, amounts), form) for form in forms),
            _application_told(plan),
            _fate_told(plan, is_done=is_done),
        )
        for plan in page_of(ordered, _PLANS)
    ]
    key, name, code, *rest = map(say, wordings.PLAN_COLUMNS)
    titles = [title for _, title in _forms(batch)]
    first = [key, name, *([code] if has_codes else [])]
    right = frozenset(range(len(first), len(first) + len(forms)))
    draw_table([*first, *titles, *rest], shown, right=right)
    draw_pager(_PLANS, len(plans))


def _forms(batch: Batch) -> list[tuple[str, str]]:
    """The kinds of money that the batch has, as its totals name them."""
    return [
        (form, say(wordings.AMOUNT_OF, form=say(terms.FORMS[form])))
        for form in form_totals(batch.assessed)
    ]


def _amounts(batch: Batch) -> _Amounts:
    """What is surely given to each institution that was assessed, by kind of money."""
    return {
        row.row.key: dict(row.summary.totals)
        for row in batch.assessed.rows
        if row.summary is not None
    }


def _amounts_of(plan: Plan, amounts: _Amounts) -> Mapping[str, Decimal] | None:
    """What the application comes to, by its own programmes and overlays, whoever looks at it.

    Of one that is to be begun it is what the batch has found; None: it could not be assessed.
    """
    own = plan.application
    by_default = office_settings().overlays
    if own is None or (not own.programmes and own.overlays == by_default):
        return amounts.get(plan.row.key)
    if plan.writes:
        own = attrs.evolve(own, document=plan.document)
    found = assessed_file(own).assessment
    if found is None:
        return None
    return {form: Decimal(total.amount) for form, total in found.totals.items()}


def _amount_told(amounts: Mapping[str, Decimal] | None, form: str) -> str:
    """The amount in figures; empty: the institution was not assessed."""
    return f"{amounts.get(form, Decimal(0)):,.2f}" if amounts is not None else ""


def _names(batch: Batch) -> dict[str, str]:
    told = BatchWords(batch.assessed)
    return {row.row.key: told.name(row) for row in batch.assessed.rows}


def _application_told(plan: Plan) -> str:
    if plan.application is None:
        return ""
    state = STATES[plan.application.state].to(language())
    return say(wordings.NUMBERED, number=plan.application.number, state=state)


def _fate_told(plan: Plan, *, is_done: bool) -> str:
    """What becomes, or became, of it, and why it was left."""
    if plan.reason is not None:
        left = wordings.LEFT if plan.fate is Fate.LEFT else wordings.TO_ANSWER
        return say(left, reason=plan.reason.to(language()))
    fates = wordings.DONE_FATES if is_done else wordings.FATES
    return say(fates[plan.fate.value], count=plan.changes)

"""The payment list of determined files: exported, and marked as paid in one act."""

from collections.abc import Iterable, Sequence

import attrs
import streamlit as st
from moneyed import Money

from incentives.applications import ApplicationSearch, ListPaid, Payable, PaymentLine
from incentives.desk.at_hand.file import applications
from incentives.desk.at_hand.officer import act
from incentives.desk.controls.blocks import draw_table, escaped
from incentives.desk.controls.paging import draw_pager, page_of
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.controls.typed_days import draw_day
from incentives.desk.duties import is_allowed
from incentives.desk.many.lists import draw_payment_list, title_of
from incentives.desk.register.paying import amount_field, amount_written_out
from incentives.desk.session import language, office, say, today, words
from incentives.forms.refusal import Refusal
from incentives.forms.typed_numbers import read_number
from incentives.register import Duty, RegisterError
from incentives.values.money import exact_amount, money_of
from incentives.wordings.desk.files import many as wordings

_LIST, _OUTCOME = "many_pay", "desk_many_paid"
_MOST = 100
"""So many lines are one list at the most."""


def draw_paying(search: ApplicationSearch) -> None:
    """Draws what is due of the files found, each to be picked; then export and record them."""
    st.caption(say(wordings.PAY_ABOUT))
    _draw_outcome()
    by = draw_day(wordings.DUE_BY, wordings.DUE_BY_HELP, key="many_due_by", value=today())
    due = applications().payables(search, by=by if by is not None else today())
    if not due:
        st.info(say(wordings.NOTHING_DUE))
        return
    shown = page_of(due, _LIST, most=_MOST)
    amounts = {key_of(line): _draw_line(line) for line in shown}
    draw_pager(_LIST, len(due), most=_MOST)
    picked = [(line, amount) for line in shown if (amount := amounts[key_of(line)]) is not None]
    heading = st.text_input(say(wordings.HEADING), key="many_heading", max_chars=100).strip()
    lines = [_line_of(line, amount, heading) for line, amount in picked]
    if lines:
        total = added_up(one.amount for one in lines)
        told = amount_written_out(total, words())
        st.markdown(escaped(say(wordings.TOTAL, count=len(lines), amount=told)))
        draw_payment_list(picked, heading)
    _draw_recording(lines)


def added_up(amounts: Iterable[Money]) -> Money:
    """The sum of amounts of one currency, exact whatever the decimal context."""
    first, *rest = amounts
    exact_sum = sum((exact_amount(one) for one in rest), exact_amount(first))
    return money_of(exact_sum, first.currency.code)


def key_of(line: Payable) -> str:
    """By what a line of the list is told from others."""
    return f"{line.application.id}_{line.determination}_{line.incentive}"


def _line_of(line: Payable, amount: Money, heading: str) -> PaymentLine:
    return PaymentLine(
        application=line.application,
        determination=line.determination,
        incentive=line.incentive,
        amount=amount,
        payer=line.payer,
        heading=heading,
    )


def _draw_line(line: Payable) -> Money | None:
    """What is paid of the line; None: it is not picked, or what was typed is no amount."""
    key, party = key_of(line), line.application.party
    numbers, title = words().numbers, title_of(line)
    with st.container(border=True, key=f"pay_row_{key}"):
        left, middle, right = st.columns([5, 5, 2], vertical_alignment="center")
        with left:
            gaps = {"number": line.application.number, "name": party.name, "title": title}
            picked = st.checkbox(escaped(say(wordings.LINE, **gaps)), key=f"pay_pick_{key}")
        with middle:
            money = {"determined": line.determined, "paid": line.paid, "due": line.due}
            told = {name: numbers.money(amount) for name, amount in money.items()}
            st.markdown(escaped(say(wordings.LINE_AMOUNTS, **told)))
            account = {"account_name": party.account_name, "account": party.account_number}
            is_told = party.bank and party.account_number
            wording = wordings.ACCOUNT if is_told else wordings.NO_ACCOUNT
            st.caption(escaped(say(wording, bank=party.bank, **account)))
            for instalment in line.fallen_due:
                told_of = {
                    "number": instalment.number,
                    "day": words().day(instalment.on),
                    "amount": numbers.money(instalment.amount),
                }
                st.caption(escaped(say(wordings.FALLEN_DUE, **told_of)))
        with right:
            typed = st.text_input(
                say(wordings.AMOUNT),
                value=f"{line.due.amount:,.2f}",
                key=f"pay_amount_{key}_{line.application.version}",
                max_chars=30,
            ).strip()
    amount = read_number(typed, amount_field(words())) if typed else None
    if isinstance(amount, Refusal):
        why = amount.text.to(language())
        st.error(escaped(say(wordings.BAD_AMOUNT, name=party.name, why=why)))
    if not picked or not isinstance(amount, str):
        return None
    return Money(amount, line.due.currency)


def _draw_recording(lines: Sequence[PaymentLine]) -> None:
    left, right = st.columns(2)
    with left:
        name = st.text_input(say(wordings.LIST_NAME), key="many_list", max_chars=100).strip()
    with right:
        paid_on = draw_day(wordings.PAID_ON, wordings.DAY_HELP, key="many_paid_on", value=None)
    unusual = st.text_input(say(wordings.UNUSUAL), key="many_unusual", max_chars=500).strip()
    is_checked = st.checkbox(say(wordings.CHECKED), key="many_checked")
    may = is_allowed(Duty.PAY) and bool(lines) and is_checked
    label = say(wordings.PAY, count=len(lines))
    if not is_pressed(label, key="many_pay_record", type="primary", disabled=not may):
        return
    if paid_on is None:
        st.error(say(wordings.NO_DAY))
        return
    try:
        by = attrs.evolve(act(unusual=unusual), remark=name)
        outcome = applications().pay_list(lines, paid_on=paid_on, act=by)
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
        return
    st.session_state[_OUTCOME] = outcome
    if outcome.paid:
        st.session_state.pop("many_checked", None)
    st.rerun()


def _draw_outcome() -> None:
    """What came of the last list, told once."""
    outcome: ListPaid | None = st.session_state.pop(_OUTCOME, None)
    if outcome is None:
        return
    if outcome.paid:
        entries = [one.entry.number for one in outcome.paid]
        total = words().numbers.money(added_up(one.line.amount for one in outcome.paid))
        gaps = {"first": entries[0], "last": entries[-1], "amount": total}
        told = wordings.PAID if len(entries) > 1 else wordings.PAID_ONE
        st.success(escaped(say(told, count=len(entries), **gaps)))
        return
    st.error(say(wordings.NOT_PAID))
    incentives = office().library.incentives
    rows = [
        (
            one.line.application.number,
            one.line.application.party.name,
            words().law(incentives[one.line.incentive].title)
            if one.line.incentive in incentives
            else "",
            one.why.text.to(language()),
        )
        for one in outcome.refused
    ]
    draw_table([say(column) for column in wordings.PAY_REFUSED], rows)

"""Payments are recorded, and entries annulled."""

from decimal import Decimal

import streamlit as st
from moneyed import Money

from incentives.desk.at_hand.officer import now
from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.controls.typed_days import draw_day
from incentives.desk.duties import is_allowed
from incentives.desk.register.asking import draw_entry_number, draw_officer, draw_unusual
from incentives.desk.session import language, office, say, words
from incentives.forms.model import FieldKind, FormField
from incentives.forms.refusal import Refusal
from incentives.forms.typed_numbers import read_number
from incentives.policy.rule import Form
from incentives.register import Act, Duty, Line, Paying, RegisterError, Search
from incentives.register.reading.awarding import paid_for
from incentives.report.passages.amounts import IN_CAPITALS
from incentives.report.words.capitals import capitals
from incentives.report.words.names import Words
from incentives.values.text import Language, Text
from incentives.values.unit_words import currency_called
from incentives.wordings.desk import register as wordings


def amount_field(words: Words) -> FormField:
    """The field of an amount that is paid, in the currency of the library."""
    code = words.library.currency
    unit = Text(currency_called(code, Language.ZH), currency_called(code, Language.EN))
    return FormField(
        path="amount",
        name="amount",
        kind=FieldKind.MONEY,
        label=wordings.AMOUNT_PAID,
        unit=unit,
        least=Decimal("0.01"),
    )


def amount_written_out(amount: Money, words: Words) -> str:
    """The amount in figures; one of yuan in Chinese capitals too, as a payment is written out."""
    told = words.numbers.money(amount)
    if amount.currency.code != IN_CAPITALS:
        return told
    return words.say(wordings.IN_BOTH, amount=told, capitals=capitals(amount.amount))


def draw_payments() -> None:
    """Both forms."""
    _draw_payment()
    st.subheader(say(wordings.ANNUL_TITLE), anchor=False)
    _draw_annulment()


def _draw_payment() -> None:
    number = draw_entry_number(wordings.DETERMINATION, key="pay_determination")
    if number is None:
        st.info(say(wordings.NO_DETERMINATION))
        return
    lines = _payable(number)
    if not lines:
        st.info(say(wordings.NOTHING_DUE))
        return
    chosen = st.selectbox(
        say(wordings.PAY_INCENTIVE),
        list(lines),
        key="pay_incentive",
        filter_mode="contains",
        placeholder="",
        format_func=lambda incentive: _told(lines[incentive]),
    )
    paying = _draw_form(number, lines[chosen])
    beyond = st.text_input(say(wordings.BEYOND), key="pay_beyond", max_chars=500).strip()
    again = st.text_input(say(wordings.PAY_AGAIN), key="pay_again", max_chars=500).strip()
    unusual = draw_unusual("pay_unusual")
    corrects = draw_entry_number(wordings.PAY_CORRECTS, key="pay_corrects")
    reason = (
        st.text_input(say(wordings.REASON), key="pay_reason").strip()
        if corrects is not None
        else ""
    )
    remark = st.text_input(say(wordings.REMARK), key="pay_remark").strip()
    officer = draw_officer("pay_officer")
    may = is_allowed(Duty.PAY)
    if not is_pressed(say(wordings.PAY), key="pay_record", type="primary", disabled=not may):
        return
    if paying is None:
        st.error(say(wordings.BAD_AMOUNT_OR_DAY))
        return
    act = Act(
        officer=officer,
        person=office().person,
        filed_at=now(),
        remark=remark,
        again=again,
        beyond=beyond,
        unusual=unusual,
        corrects=corrects,
        reason=reason,
    )
    try:
        entry = office().register.pay(paying, act)
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
        return
    st.success(
        say(
            wordings.PAID,
            number=entry.number,
            amount=amount_written_out(paying.amount, words()),
        )
    )


def _payable(number: int) -> dict[str, Line]:
    """What the determination found due in cash, by incentive."""
    lines, _ = office().register.lines(Search(given_only=True, number=number), most=None)
    return {
        line.incentive: line
        for line in lines
        if line.form == Form.CASH.value and line.amount is not None
    }


def _told(line: Line) -> str:
    said = words()
    assert line.amount is not None
    paid_so_far = line.paid if line.paid is not None else Money(0, line.amount.currency)
    paid = said.numbers.money(paid_so_far)
    due = say(wordings.DUE, amount=said.numbers.money(line.amount), paid=paid)
    return f"{line.title.to(language())}（{due}）"


def _draw_subject() -> str:
    """Which row of the case it is for, where the domain pays for rows; else nothing is asked."""
    vocabulary = office().library.vocabulary
    lists = [words().law(vocabulary.root.fields[name].label) for name in paid_for(vocabulary)]
    if not lists:
        return ""
    asked = say(wordings.SUBJECT, lists=words().listed(lists))
    return st.text_input(asked, key="pay_subject").strip()


def _draw_form(number: int, line: Line) -> Paying | None:
    """The payment as it is filled in; None while it has no amount or no day."""
    left, right = st.columns(2)
    with left:
        typed = st.text_input(say(wordings.AMOUNT), key="pay_amount").strip()
        paid_on = draw_day(wordings.PAID_ON, wordings.DAY_HELP, key="pay_on", value=None)
        payer = _draw_payer()
    with right:
        subject = _draw_subject()
        instalment = draw_entry_number(wordings.INSTALMENT, key="pay_instalment")
    amount = read_number(typed, amount_field(words())) if typed else None
    if isinstance(amount, Refusal):
        st.error(escaped(amount.text.to(language())))
    if not isinstance(amount, str) or paid_on is None:
        return None
    assert line.amount is not None
    return Paying(
        determination=number,
        incentive=line.incentive,
        amount=Money(amount, line.amount.currency),
        paid_on=paid_on,
        subject=subject or None,
        instalment=instalment,
        payer=payer,
    )


def _draw_payer() -> str | None:
    payers = office().library.payers
    not_said = say(wordings.NOT_SAID)
    chosen = st.selectbox(
        say(wordings.PAYER),
        ["", *payers],
        key="pay_payer",
        filter_mode="contains",
        placeholder="",
        format_func=lambda payer: payers[payer].to(language()) if payer else not_said,
    )
    return chosen or None


def _draw_annulment() -> None:
    number = draw_entry_number(wordings.ANNUL_NUMBER, key="annul_number")
    reason = st.text_input(say(wordings.REASON), key="annul_reason").strip()
    unusual = draw_unusual("annul_unusual")
    officer = draw_officer("annul_officer")
    may = is_allowed(Duty.ANNUL)
    if not is_pressed(say(wordings.ANNUL), key="annul", disabled=not may) or number is None:
        return
    act = Act(
        officer=officer,
        filed_at=now(),
        reason=reason,
        unusual=unusual,
        person=office().person,
    )
    try:
        entry = office().register.annul(number, act)
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
        return
    st.success(say(wordings.ANNULLED, number=entry.number))

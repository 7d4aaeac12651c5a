"""A field of the form: its control, what is said of it below, and the papers that prove it.

Each has its place from the beginning. What the case says is stored once: every control of a fact
shows that, wherever it stands.
"""

from datetime import date
from decimal import Decimal
from typing import assert_never

import streamlit as st

from incentives.desk.case.choosing import (
    draw_choice,
    draw_choices,
    draw_reference,
    draw_truth,
    lacks_names,
    names_nothing,
)
from incentives.desk.case.control import Control, control_of
from incentives.desk.case.entering import draw_line, draw_status
from incentives.desk.case.proofs import draw_proofs
from incentives.desk.case.typed_texts import typed_at
from incentives.desk.controls.blocks import escaped
from incentives.desk.office import bundled_library
from incentives.desk.session import case_faults, language, say, words
from incentives.forms.model import FieldKind, FormField
from incentives.forms.words import how_to_write
from incentives.report.words.capitals import capitals
from incentives.report.words.faults import fault_sentence
from incentives.values.place import FactPath
from incentives.values.text import Language
from incentives.wordings.desk import case as wordings

_LARGEST_IN_CAPITALS = Decimal(10) ** 16
_FEN = Decimal("0.01")


def draw_field(field: FormField, path: FactPath, *, place: str = "form", reason: str = "") -> None:
    """Draws the field of the fact at `path`, and what is wrong with what was typed into it.

    `place` tells apart two fields of one fact on a page. `reason`: why the fact does not matter for
    this case, if it does not.
    """
    control = control_of(field, path, place)
    with st.container(key=block_of(path, place), gap=None):
        _draw_control(control)
        if field.question is not None:
            st.caption(escaped(words().law(field.question)))
        with st.container(key=f"said_{block_of(path, place)}", gap=None):
            _draw_said(control, reason)
        draw_proofs(field, control.key)


def block_of(path: FactPath, place: str = "form") -> str:
    """The key under which the whole field stands on the page."""
    return f"{place}_field_{path}"


def is_refused(path: FactPath) -> bool:
    """Whether what was typed for the fact could not be taken."""
    return typed_at(path) is not None


def _draw_control(control: Control) -> None:
    match control.field.kind:
        case FieldKind.TRUTH:
            draw_truth(control)
        case FieldKind.CHOICE:
            draw_choice(control)
        case FieldKind.CHOICES:
            draw_choices(control)
        case FieldKind.REFERENCE:
            draw_reference(control)
        case FieldKind.STATUS:
            draw_status(control)
        case FieldKind.NUMBER | FieldKind.MONEY | FieldKind.DATE | FieldKind.MONTH | FieldKind.TEXT:
            draw_line(control)
        case _:
            assert_never(control.field.kind)


def _draw_said(control: Control, reason: str) -> None:
    """One thing is said below the control: what is wrong, what was read, or how to write it."""
    faults = list(_faults_of(control))
    if faults:
        st.error(escaped(" ".join(faults)))
        return
    read = echo_of(control.field, control.plain)
    st.caption(escaped(read or reason or _how_to(control)))


def _faults_of(control: Control) -> list[str]:
    """Why what was typed could not be taken, or is at odds with other facts."""
    refusal = control.refusal
    faults = [] if refusal is None else [refusal.text.to(language())]
    if control.field.kind is FieldKind.REFERENCE and names_nothing(control):
        faults.append(say(wordings.NAMES_NOTHING, name=str(control.plain)))
    for fault in case_faults():
        about = bundled_library().vocabulary.of_declared(FactPath.meant_by(fault.path))
        if about.is_in(control.path):
            faults.append(fault_sentence(fault, words()))
    return faults


def _how_to(control: Control) -> str:
    if control.field.kind is FieldKind.REFERENCE and lacks_names(control):
        titles = words().listed(words().law(column.title) for column in control.field.names)
        return say(wordings.NOTHING_TO_NAME, lists=titles)
    return how_to_write(control.field, words())


def echo_of(field: FormField, plain: object) -> str:
    """How an amount or a day was read: `5,000,000.00 元　伍佰万元整`; of anything else nothing."""
    if not isinstance(plain, str) or not plain[:1].isdigit():
        return ""
    if field.kind is FieldKind.DATE:
        return words().day(date.fromisoformat(plain))
    if field.kind is not FieldKind.MONEY:
        return ""
    amount = Decimal(plain)
    if amount >= _LARGEST_IN_CAPITALS or amount != amount.quantize(_FEN):
        return ""
    figures = say(wordings.READ_AS, amount=f"{amount:,.2f}", unit=field.unit.to(language()))
    return f"{figures}　{capitals(amount)}" if language() is Language.ZH else figures

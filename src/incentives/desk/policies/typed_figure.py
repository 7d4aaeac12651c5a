"""The fields in which a figure is typed: a number, yes or no, or a number for each case of a table."""

from decimal import Decimal
from itertools import product

import streamlit as st

from incentives.desk.policies.draft import Cells, DraftSchedule
from incentives.desk.policies.figures import cell_called, unit_of
from incentives.desk.policies.typed_brackets import clear_brackets, draw_brackets, fill_brackets, typed_brackets
from incentives.desk.session import office, say, words
from incentives.forms.model import FieldKind, FormField
from incentives.forms.refusal import Refusal
from incentives.forms.typed_numbers import read_number
from incentives.language.types import BooleanType, BracketsType, TableType
from incentives.policy.parameter import Parameter
from incentives.report.words.numbers import NumberWords
from incentives.values.money import is_currency
from incentives.values.number import Exact, written_decimal
from incentives.values.text import Language, Text
from incentives.values.unit import ONE, Unit
from incentives.wordings.desk import policies as wordings

_COLUMNS = 3
_UNSAID, _TRUE, _FALSE = "", "true", "false"
_TRUTHS = {_UNSAID: wordings.UNSAID, _TRUE: wordings.YES, _FALSE: wordings.NO}


def draw_figure_fields(parameter: Parameter, *, key: str) -> None:
    """Draws them; `typed_figure` reads what is in them."""
    unit = words().numbers.unit(unit_of(parameter))
    label = say(wordings.VALUE_WITH_UNIT, unit=unit) if unit else say(wordings.VALUE)
    match parameter.type:
        case TableType() as type_:
            columns = st.columns(_COLUMNS)
            for number, keys in enumerate(_cases(type_)):
                with columns[number % _COLUMNS]:
                    case = cell_called(keys, type_)
                    named = say(wordings.CELL, keys=case, unit=unit) if unit else case
                    _draw_one(named, f"{key}_{number}", is_truth=isinstance(type_.figure, BooleanType), is_cell=True)
            st.caption(say(wordings.CELLS_HELP))
        case BracketsType():
            draw_brackets(_limit_field(parameter), _field(parameter), key=key)
        case BooleanType():
            _draw_one(label, key, is_truth=True, is_cell=False)
        case _:
            _draw_one(label, key, is_truth=False, is_cell=False)


def _draw_one(label: str, key: str, *, is_truth: bool, is_cell: bool) -> None:
    if is_truth:
        truths = [_UNSAID, _TRUE, _FALSE] if is_cell else [_TRUE, _FALSE]
        st.radio(label, truths, key=key, format_func=lambda each: say(_TRUTHS[each]), horizontal=True)
        return
    st.text_input(label, key=key, max_chars=40)


def typed_figure(parameter: Parameter, *, key: str) -> str | Cells | DraftSchedule | Refusal:
    """What is in the fields, in plain digits; or what is wrong with it."""
    if isinstance(parameter.type, BracketsType):
        return typed_brackets(_limit_field(parameter), _field(parameter), key=key)
    if not isinstance(parameter.type, TableType):
        typed = str(st.session_state.get(key) or "")
        return _read(typed, parameter, parameter.type) if typed.strip() else Refusal(text=wordings.EMPTY)
    cells: list[tuple[tuple[str, ...], str]] = []
    for number, keys in enumerate(_cases(parameter.type)):
        typed = str(st.session_state.get(f"{key}_{number}") or "")
        found = _read(typed, parameter, parameter.type.figure) if typed.strip() else ""
        if isinstance(found, Refusal):
            return found
        cells.append((keys, found))
    return tuple(cells) if any(value for _, value in cells) else Refusal(text=wordings.NO_CELL)


def fill_figure_fields(parameter: Parameter, value: str | Cells | DraftSchedule, *, key: str) -> None:
    """The fields hold the figure, before they are drawn."""
    match value:
        case str():
            st.session_state[key] = value
        case DraftSchedule(brackets=brackets):
            fill_brackets(brackets, key=key)
        case cells:
            given = dict(cells)
            assert isinstance(parameter.type, TableType)
            for number, keys in enumerate(_cases(parameter.type)):
                st.session_state[f"{key}_{number}"] = given[keys]


def clear_figure_fields(parameter: Parameter, *, key: str) -> None:
    """The fields are empty, before they are drawn; yes or no stays as it was chosen."""
    match parameter.type:
        case BracketsType():
            clear_brackets(key)
        case TableType() as type_:
            for number, _ in enumerate(_cases(type_)):
                st.session_state[f"{key}_{number}"] = ""
        case BooleanType():
            return
        case _:
            st.session_state[key] = ""


def _cases(type_: TableType) -> list[tuple[str, ...]]:
    return list(product(*(each.values for each in type_.keys)))


def _read(typed: str, parameter: Parameter, type_: object) -> str | Refusal:
    return typed if isinstance(type_, BooleanType) else read_number(typed, _field(parameter))


def _field(parameter: Parameter) -> FormField:
    """The parameter as a field of a form, so that it is typed like a fact: 万元, percentages, bounds."""
    return _field_in(unit_of(parameter), parameter, least=_bound(parameter.at_least), most=_bound(parameter.at_most))


def _limit_field(parameter: Parameter) -> FormField:
    """The limit of a bracket as a field of a form."""
    assert isinstance(parameter.type, BracketsType)
    return _field_in(parameter.type.limits, parameter)


def _field_in(unit: Unit, parameter: Parameter, *, least: Decimal | None = None, most: Decimal | None = None) -> FormField:
    vocabulary = office().library.vocabulary
    chinese, english = (NumberWords(vocabulary, each).unit(unit) for each in (Language.ZH, Language.EN))
    is_money = any(power == 1 and is_currency(name) for name, power in unit.powers)
    return FormField(
        path=parameter.id, name=parameter.id, kind=FieldKind.MONEY if is_money else FieldKind.NUMBER, label=parameter.text,
        unit=Text(chinese, english), least=least, most=most, is_share=unit == ONE,
    )  # fmt: skip


def _bound(bound: Exact | None) -> Decimal | None:
    written = written_decimal(bound) if bound is not None else ""
    return Decimal(written) if written and "/" not in written else None

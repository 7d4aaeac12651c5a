"""The fields in which a figure is typed.

It is a number, a day, yes or no, a word or brackets, or one of these for each case of a table.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import assert_never

import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.policies.cases import cases_of
from incentives.desk.policies.draft import Cells, DraftSchedule
from incentives.desk.policies.figures import cell_called, unit_of
from incentives.desk.policies.typed_brackets import (
    are_brackets_empty,
    clear_brackets,
    draw_brackets,
    fill_brackets,
    typed_brackets,
)
from incentives.desk.session import office, say, words
from incentives.forms.model import FieldKind, FormField
from incentives.forms.refusal import Refusal, refusal
from incentives.forms.typed_dates import read_day
from incentives.forms.typed_numbers import read_number
from incentives.language.types import (
    BooleanType,
    BracketsType,
    ChoiceType,
    DateType,
    TableType,
    Type,
)
from incentives.policy.parameter import CellKeys, Parameter
from incentives.report.rule.figures import cell_type
from incentives.report.words.numbers import NumberWords
from incentives.values.money import is_currency
from incentives.values.number import Exact, written_decimal
from incentives.values.text import Text, in_each
from incentives.values.unit import ONE, Unit
from incentives.wordings.desk import policies as wordings

_COLUMNS = 3
_UNSAID, _TRUE, _FALSE = "", "true", "false"


def draw_figure_fields(parameter: Parameter, *, key: str) -> None:
    """Draws them; `typed_figure` reads what is in them."""
    unit = words().numbers.unit(unit_of(parameter))
    label = say(wordings.VALUE_WITH_UNIT, unit=unit) if unit else say(wordings.VALUE)
    if isinstance(parameter.type, TableType):
        _draw_cells(parameter, parameter.type, unit, key=key)
    elif isinstance(parameter.type, BracketsType):
        draw_brackets(_limit_field(parameter), _field(parameter), key=key)
    else:
        _draw_one(label, key, _choices(parameter.type, is_cell=False))


def _draw_cells(parameter: Parameter, table: TableType, unit: str, *, key: str) -> None:
    """A field for each case of the table; of brackets the fields of each case under its name."""
    if isinstance(table.figure, BracketsType):
        for number, keys in enumerate(_cases(parameter, key)):
            st.markdown(f"**{escaped(cell_called(keys, table))}**")
            draw_brackets(_limit_field(parameter), _field(parameter), key=f"{key}_{number}")
        st.caption(say(wordings.CELLS_HELP))
        return
    columns, choices = st.columns(_COLUMNS), _choices(table.figure, is_cell=True)
    for number, keys in enumerate(_cases(parameter, key)):
        with columns[number % _COLUMNS]:
            case = cell_called(keys, table)
            named = say(wordings.CELL, keys=case, unit=unit) if unit else case
            _draw_one(named, f"{key}_{number}", choices)
    st.caption(say(wordings.CELLS_HELP))


def _choices(type_: Type, *, is_cell: bool) -> Mapping[str, str]:
    """What is chosen from rather than typed, each with what it is called; a cell may be unsaid."""
    choices: dict[str, str] = {_UNSAID: say(wordings.UNSAID)} if is_cell else {}
    if isinstance(type_, BooleanType):
        return {**choices, _TRUE: say(wordings.YES), _FALSE: say(wordings.NO)}
    if isinstance(type_, ChoiceType):
        return {**choices, **{word: words().value(word, type_) for word in type_.values}}
    return {}


def _draw_one(label: str, key: str, choices: Mapping[str, str]) -> None:
    if choices:
        st.radio(
            label, list(choices), key=key, format_func=lambda said: choices[said], horizontal=True
        )
        return
    st.text_input(label, key=key, max_chars=40)


def typed_figure(parameter: Parameter, *, key: str) -> str | Cells | DraftSchedule | Refusal:
    """What is in the fields, in plain digits; or what is wrong with it.

    Of a table there is a figure for each case, empty where none was typed; at least one is needed.
    Yes and no are `true` and `false`, days in ISO form, a word its name in policy files.
    """
    if isinstance(parameter.type, BracketsType):
        return typed_brackets(_limit_field(parameter), _field(parameter), key=key)
    if not isinstance(parameter.type, TableType):
        typed = str(st.session_state.get(key) or "")
        if not typed.strip():
            return Refusal(text=wordings.EMPTY)
        return _read(typed, parameter, parameter.type)
    cells: list[tuple[CellKeys, str | DraftSchedule]] = []
    for number, keys in enumerate(_cases(parameter, key)):
        figure = _typed_cell(parameter, parameter.type, f"{key}_{number}")
        if isinstance(figure, Refusal) and isinstance(parameter.type.figure, BracketsType):
            case = Text(*(cell_called(keys, parameter.type),) * 2)
            return refusal(wordings.AT_LEVEL, level=case, reason=figure.text)
        if isinstance(figure, Refusal):
            return figure
        cells.append((keys, figure))
    return tuple(cells) if any(value for _, value in cells) else Refusal(text=wordings.NO_CELL)


def _typed_cell(parameter: Parameter, table: TableType, key: str) -> str | DraftSchedule | Refusal:
    """What is typed for one case; empty where nothing is."""
    if isinstance(table.figure, BracketsType):
        if are_brackets_empty(key):
            return ""
        return typed_brackets(_limit_field(parameter), _field(parameter), key=key)
    typed = str(st.session_state.get(key) or "")
    return _read(typed, parameter, table.figure) if typed.strip() else ""


def fill_figure_fields(value: str | Cells | DraftSchedule, *, key: str) -> None:
    """The fields hold the figure, before they are drawn."""
    match value:
        case str():
            st.session_state[key] = value
        case DraftSchedule(brackets=brackets):
            fill_brackets(brackets, key=key)
        case tuple() as cells:
            st.session_state[f"{key}_cases"] = tuple(keys for keys, _ in cells)
            for number, (_, cell) in enumerate(cells):
                if isinstance(cell, DraftSchedule):
                    fill_brackets(cell.brackets, key=f"{key}_{number}")
                else:
                    st.session_state[f"{key}_{number}"] = cell
        case _:
            assert_never(value)


def clear_figure_fields(parameter: Parameter, *, key: str) -> None:
    """The fields are empty, before they are drawn; what is chosen from stays as it was."""
    if isinstance(parameter.type, BracketsType):
        clear_brackets(key)
    elif isinstance(parameter.type, TableType):
        for number, _ in enumerate(_cases(parameter, key)):
            if isinstance(parameter.type.figure, BracketsType):
                clear_brackets(f"{key}_{number}")
            else:
                st.session_state[f"{key}_{number}"] = ""
    elif not isinstance(parameter.type, BooleanType | ChoiceType):
        st.session_state[key] = ""


def _cases(parameter: Parameter, key: str) -> tuple[CellKeys, ...]:
    """The cases that the fields were filled for, or those that the law lists."""
    filled: tuple[CellKeys, ...] | None = st.session_state.get(f"{key}_cases")
    return filled or cases_of(parameter, office().library)


def _read(typed: str, parameter: Parameter, type_: object) -> str | Refusal:
    if isinstance(type_, BooleanType | ChoiceType):
        return typed
    return read_day(typed) if isinstance(type_, DateType) else read_number(typed, _field(parameter))


def _field(parameter: Parameter) -> FormField:
    """The parameter as a field of a form, so that it is typed like a fact: in 万元, as a share."""
    return _field_in(
        unit_of(parameter),
        parameter,
        least=_bound(parameter.at_least),
        most=_bound(parameter.at_most),
    )


def _limit_field(parameter: Parameter) -> FormField:
    """The limit of a bracket as a field of a form."""
    type_ = cell_type(parameter.type)
    assert isinstance(type_, BracketsType)
    return _field_in(type_.limits, parameter)


def _field_in(
    unit: Unit, parameter: Parameter, *, least: Decimal | None = None, most: Decimal | None = None
) -> FormField:
    library = office().library
    called = in_each(
        library.languages,
        lambda language: NumberWords(library.vocabulary, language).unit(unit),
    )
    is_money = any(power == 1 and is_currency(name) for name, power in unit.powers)
    return FormField(
        path=parameter.id,
        name=parameter.id,
        kind=FieldKind.MONEY if is_money else FieldKind.NUMBER,
        label=parameter.text,
        unit=called,
        least=least,
        most=most,
        is_share=unit == ONE,
    )


def _bound(bound: Exact | None) -> Decimal | None:
    written = written_decimal(bound) if bound is not None else ""
    return Decimal(written) if written and "/" not in written else None

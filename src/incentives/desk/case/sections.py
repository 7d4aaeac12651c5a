"""The sections of the form.

Only the one that is looked at draws its fields, and of those only what matters.
"""

import streamlit as st

from incentives.desk.case.fields import draw_field, forget_refusals, is_refused
from incentives.desk.office import bundled_library
from incentives.desk.session import (
    case_document,
    change_case_document,
    replace_case_document,
    say,
    words,
)
from incentives.engine.findings.assessment import Assessment
from incentives.facts.plain import value_at
from incentives.forms.build import form_of
from incentives.forms.editing import steps_to, with_row, without_row
from incentives.forms.model import Form, FormField, FormSection
from incentives.forms.relevance import relevant_facts
from incentives.values.place import FactPath
from incentives.wordings.desk import case as wordings

_UNKNOWN, _NONE, _SOME = "unknown", "none", "some"
_LISTS = {_UNKNOWN: wordings.UNKNOWN, _NONE: wordings.NO_ROWS, _SOME: wordings.SOME_ROWS}
_SECTION = "case_section"


def case_form() -> Form:
    """The form of the place of the case at hand."""
    library = bundled_library()
    chain = library.chain_of(str(case_document()["district"]))
    return form_of(library, chain if chain is not None else ())


def draw_sections(form: Form, assessment: Assessment | None) -> None:
    """Draws the section that was chosen; without an assessment everything may matter."""
    relevant = relevant_facts(assessment) if assessment is not None else None
    shows_all = st.toggle(say(wordings.SHOW_ALL), key="case_show_all")
    offered = [section for section in form.sections if shows_all or _is_offered(section, relevant)]
    keys = [section.key for section in offered]
    if st.session_state.get(_SECTION) not in keys:
        st.session_state[_SECTION] = keys[0]
    titles = {section.key: words().law(section.title) for section in offered}
    chosen = st.radio(
        say(wordings.SECTION),
        keys,
        key=_SECTION,
        horizontal=True,
        format_func=titles.__getitem__,
        captions=[
            _open_words(section, relevant) for section in offered
        ],  # what changes must not stand in the choices themselves
    )
    section = next(section for section in offered if section.key == chosen)
    if section.is_list:
        _draw_list(section, relevant, shows_all=shows_all)
    else:
        _draw_fields(section.fields, None, relevant, shows_all=shows_all)


def _is_offered(section: FormSection, relevant: frozenset[FactPath] | None) -> bool:
    """Whether something of the section is known, or may matter."""
    return not section.key or _count_open(section, relevant) > 0 or _is_begun(section)


def _count_open(section: FormSection, relevant: frozenset[FactPath] | None) -> int:
    """How many facts of the section may matter."""
    if relevant is None:
        return sum(field.is_asked_for for field in section.fields)
    own = {field.path for field in section.fields}
    return sum(
        path.without_rows in own or path.text == section.key or _is_of(path, section)
        for path in relevant
    )


def _is_of(path: FactPath, section: FormSection) -> bool:
    return section.is_list and path.list_name == section.key


def _is_begun(section: FormSection) -> bool:
    document = case_document()
    if section.is_list:
        return section.key in document
    return any(map(_is_begun_at, (FactPath.parse(field.path) for field in section.fields)))


def _is_begun_at(path: FactPath) -> bool:
    return _is_known(path) or is_refused(path)


def _is_known(path: FactPath) -> bool:
    return value_at(case_document(), steps_to(path, bundled_library().vocabulary)) is not None


def _open_words(section: FormSection, relevant: frozenset[FactPath] | None) -> str:
    count = _count_open(section, relevant) if relevant is not None else 0
    return say(wordings.SECTION_OPEN, count=count) if count else ""


def _draw_fields(
    fields: tuple[FormField, ...],
    row: FactPath | None,
    relevant: frozenset[FactPath] | None,
    *,
    shows_all: bool,
) -> None:
    """Draws what is known, what may matter and what was typed wrong; counts the rest.

    `row`: the row of a list, such as `projects[0]`; None for facts of the case itself.
    """
    hidden = 0
    left, right = st.columns(2)
    drawn = 0
    for field in fields:
        path = FactPath.parse(field.path) if row is None else row.inner(field.name)
        matters = relevant is None or path in relevant or field.names_the_case
        if not (shows_all or matters or _is_begun_at(path)):
            hidden += 1
            continue
        with right if drawn % 2 else left:
            draw_field(field, path)
        drawn += 1
    if hidden:
        st.caption(say(wordings.HIDDEN, count=hidden))
    elif not drawn:
        st.caption(say(wordings.NOTHING_ASKED))


def _draw_list(
    section: FormSection, relevant: frozenset[FactPath] | None, *, shows_all: bool
) -> None:
    rows = case_document().get(section.key)
    state = _UNKNOWN if rows is None else _SOME if rows else _NONE
    title = words().law(section.title)
    key = f"case_list_{section.key}"
    st.session_state[key] = state
    st.radio(
        title,
        list(_LISTS),
        key=key,
        horizontal=True,
        format_func=lambda choice: say(_LISTS[choice]),
        on_change=_set_list,
        args=(section.key, key),
    )
    if not isinstance(rows, list | tuple):
        return
    for index in range(len(rows)):
        path = FactPath((section.key, index))
        with st.container(border=True):
            st.markdown(f"**{say(wordings.ROW, title=title, number=index + 1)}**")
            _draw_fields(section.fields, path, relevant, shows_all=shows_all)
            st.button(
                say(wordings.REMOVE_ROW),
                key=f"remove_{path}",
                on_click=_remove_row,
                args=(section.key, index),
            )
    if rows:
        st.button(
            say(wordings.ADD_ROW), key=f"add_{section.key}", on_click=_add_row, args=(section.key,)
        )


def _set_list(name: str, key: str) -> None:
    """Nothing is known of the list, it is empty, or it has rows."""
    state = st.session_state[key]
    document = {fact: value for fact, value in case_document().items() if fact != name}
    forget_refusals(name)
    if state == _NONE:
        document[name] = []
    replace_case_document(with_row(document, name) if state == _SOME else document)


def _add_row(name: str) -> None:
    change_case_document(with_row(case_document(), name))


def _remove_row(name: str, index: int) -> None:
    """The rows after it move up, so the fields of all of them begin anew."""
    forget_refusals(name)
    replace_case_document(without_row(case_document(), name, index))

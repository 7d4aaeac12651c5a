"""The sections of the form: only the one that is looked at draws its fields, and of those only what matters."""

import streamlit as st

from incentives.desk.case.fields import draw_field, forget_refusals, is_refused
from incentives.desk.office import bundled_library
from incentives.desk.session import case_document, change_case_document, replace_case_document, say, words
from incentives.engine.findings.assessment import Assessment
from incentives.forms.build import form_of
from incentives.forms.editing import steps_to, value_at, with_row, without_row
from incentives.forms.model import Form, FormField, FormSection, pattern_of
from incentives.forms.relevance import relevant_facts
from incentives.forms.words import label_of
from incentives.wordings.desk import case as wordings

_UNKNOWN, _NONE, _SOME = "unknown", "none", "some"
_LISTS = {_UNKNOWN: wordings.UNKNOWN, _NONE: wordings.NO_ROWS, _SOME: wordings.SOME_ROWS}
_SECTION = "case_section"


def case_form() -> Form:
    """The form of the place of the case at hand."""
    library = bundled_library()
    chain = library.chain_of(str(case_document()["district"]))
    return form_of(library, chain if chain is not None else ())


def draw_sections(form: Form, found: Assessment | None) -> None:
    """Draws the section that was chosen; without an assessment everything may matter."""
    relevant = relevant_facts(found) if found is not None else None
    shows_all = st.toggle(say(wordings.SHOW_ALL), key="case_show_all")
    offered = [each for each in form.sections if shows_all or _is_offered(each, relevant)]
    keys = [section.key for section in offered]
    if st.session_state.get(_SECTION) not in keys:
        st.session_state[_SECTION] = keys[0]
    titles = {section.key: words().law(section.title) for section in offered}
    chosen = st.radio(
        say(wordings.SECTION), keys, key=_SECTION, horizontal=True, format_func=titles.__getitem__,
        captions=[_open_words(each, relevant) for each in offered],  # what changes must not stand in the choices themselves
    )  # fmt: skip
    section = next(each for each in offered if each.key == chosen)
    if section.is_list:
        _draw_list(section, relevant, shows_all=shows_all)
    else:
        _draw_fields(section.fields, "", relevant, shows_all=shows_all)


def _is_offered(section: FormSection, relevant: frozenset[str] | None) -> bool:
    """Whether something of the section is known, or may matter."""
    return not section.key or bool(_open_in(section, relevant)) or _is_begun(section)


def _open_in(section: FormSection, relevant: frozenset[str] | None) -> list[str]:
    if relevant is None:
        return [field.path for field in section.fields if field.is_asked_for]
    own = {field.path for field in section.fields}
    return [path for path in relevant if pattern_of(path) in own or path == section.key or _is_of(path, section)]


def _is_of(path: str, section: FormSection) -> bool:
    return section.is_list and path.startswith(f"{section.key}[")


def _is_begun(section: FormSection) -> bool:
    document = case_document()
    if section.is_list:
        return section.key in document
    return any(_is_known(field.path) or is_refused(field.path) for field in section.fields)


def _is_known(path: str) -> bool:
    return value_at(case_document(), steps_to(path, bundled_library().vocabulary)) is not None


def _open_words(section: FormSection, relevant: frozenset[str] | None) -> str:
    count = len(_open_in(section, relevant)) if relevant is not None else 0
    return say(wordings.SECTION_OPEN, count=count) if count else ""


def _draw_fields(fields: tuple[FormField, ...], row: str, relevant: frozenset[str] | None, *, shows_all: bool) -> None:
    """Draws what is known, what may matter and what was typed wrong; counts the rest. `row`: `projects[0]`."""
    hidden = 0
    left, right = st.columns(2)
    drawn = 0
    for field in fields:
        path = f"{row}.{field.name}" if row else field.path
        matters = relevant is None or path in relevant or field.names_the_case
        if not (shows_all or matters or _is_known(path) or is_refused(path)):
            hidden += 1
            continue
        with right if drawn % 2 else left:
            draw_field(field, path)
        drawn += 1
    if hidden:
        st.caption(say(wordings.HIDDEN, count=hidden))
    elif not drawn:
        st.caption(say(wordings.NOTHING_ASKED))


def _draw_list(section: FormSection, relevant: frozenset[str] | None, *, shows_all: bool) -> None:
    rows = case_document().get(section.key)
    state = _UNKNOWN if rows is None else _SOME if rows else _NONE
    title = words().law(section.title)
    key = f"case_list_{section.key}"
    st.session_state[key] = state
    st.radio(
        title, list(_LISTS), key=key, horizontal=True, format_func=lambda each: say(_LISTS[each]), on_change=_set_list,
        args=(section.key, key),
    )  # fmt: skip
    if not isinstance(rows, list | tuple):
        return
    for index in range(len(rows)):
        path = f"{section.key}[{index}]"
        with st.container(border=True):
            st.markdown(f"**{say(wordings.ROW, title=title, number=index + 1)}**")
            _draw_fields(section.fields, path, relevant, shows_all=shows_all)
            st.button(say(wordings.REMOVE_ROW), key=f"remove_{path}", on_click=_remove_row, args=(section.key, index))
    if rows:
        st.button(say(wordings.ADD_ROW), key=f"add_{section.key}", on_click=_add_row, args=(section.key,))


def _set_list(name: str, key: str) -> None:
    """Nothing is known of the list, it is empty, or it has rows."""
    state = st.session_state[key]
    document = {each: value for each, value in case_document().items() if each != name}
    forget_refusals(f"{name}[")
    if state == _NONE:
        document[name] = []
    replace_case_document(with_row(document, name) if state == _SOME else document)


def _add_row(name: str) -> None:
    change_case_document(with_row(case_document(), name))


def _remove_row(name: str, index: int) -> None:
    """The rows after it move up, so the fields of all of them begin anew."""
    forget_refusals(f"{name}[")
    replace_case_document(without_row(case_document(), name, index))


def label_at(form: Form, path: str) -> str:
    """What the fact or list at a path is called."""
    field = form.field_at(path)
    return label_of(field, words()) if field is not None else words().fact(path)

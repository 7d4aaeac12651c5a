"""The sections of the form, in the order of the paper application.

All of them stand in a list at the side with their state; the one that is looked at draws all of its
fields, each in its place from the beginning. What does not matter for the case is grey.
"""

from collections.abc import Iterator

import attrs
import streamlit as st

from incentives.desk.case.fields import block_of, draw_field, is_refused
from incentives.desk.case.focus import focus_on_field
from incentives.desk.case.holding import class_of
from incentives.desk.case.month_table import draw_table_of
from incentives.desk.case.rows import draw_rows_state, draw_rows_tools, rows_of
from incentives.desk.case.typed_texts import typed_texts
from incentives.desk.controls.blocks import escaped
from incentives.desk.office import bundled_library
from incentives.desk.session import case_document, say, words
from incentives.engine.findings.assessment import Assessment
from incentives.facts.field import Role
from incentives.facts.plain import value_at
from incentives.forms.build import form_of
from incentives.forms.editing import steps_to
from incentives.forms.model import Form, FormField, FormSection
from incentives.forms.relevance import relevant_facts
from incentives.values.place import FactPath
from incentives.wordings.desk import case as wordings

_SECTION = "case_section"
_GREY = "color: #5c6066"


@attrs.frozen(kw_only=True)
class _Standing:
    """How far a section is: how many facts are open in it, and whether something is known."""

    open: int
    is_begun: bool

    @property
    def told(self) -> str:
        if self.open:
            return say(wordings.SECTION_OPEN, count=self.open)
        return say(wordings.SECTION_COMPLETE if self.is_begun else wordings.SECTION_UNNEEDED)


def case_form() -> Form:
    """The form of the place of the case at hand."""
    library = bundled_library()
    chain = library.chain_of(str(case_document()["district"]))
    return form_of(library, chain if chain is not None else ())


def draw_sections(form: Form, assessment: Assessment | None) -> None:
    """Draws the list of sections and the one that is chosen; without an assessment all matters."""
    relevant = relevant_facts(assessment) if assessment is not None else None
    sections = [section for section in form.sections if _is_asked(section)]
    side, middle = st.columns([1, 3], gap="medium")
    with side:
        section = _draw_list(sections, relevant)
    with middle, st.container(key="case_form"):
        _draw_section(section, relevant)


def _is_asked(section: FormSection) -> bool:
    """Papers have a step of their own; what the office knows is not asked of an applicant."""
    papers = bundled_library().vocabulary.role(Role.PAPERS)
    return not section.is_of_office and (papers is None or section.key != papers.name)


def _draw_list(sections: list[FormSection], relevant: frozenset[FactPath] | None) -> FormSection:
    keys = [section.key for section in sections]
    if st.session_state.get(_SECTION) not in keys:
        st.session_state[_SECTION] = _section_of(st.session_state.get(_SECTION), sections)
    titles = {section.key: words().law(section.title) for section in sections}
    with st.container(key="case_sections"):
        chosen = st.radio(
            say(wordings.SECTION),
            keys,
            key=_SECTION,
            format_func=titles.__getitem__,
            captions=[
                _standing(section, relevant).told for section in sections
            ],  # what changes must not stand in the choices themselves
        )
    return next(section for section in sections if section.key == chosen)


def _section_of(named: object, sections: list[FormSection]) -> str:
    """The section of the fact that is called so, such as one of the case itself."""
    fields = {field.path: section.key for section in sections for field in section.fields}
    return fields.get(str(named), sections[0].key)


def _standing(section: FormSection, relevant: frozenset[FactPath] | None) -> _Standing:
    return _Standing(open=_count_open(section, relevant), is_begun=_is_begun(section))


def _count_open(section: FormSection, relevant: frozenset[FactPath] | None) -> int:
    """How many facts of the section may matter, or were typed such that they cannot be taken."""
    own = {field.path for field in section.fields}
    refused = {FactPath.parse(path) for path in typed_texts()}
    if relevant is None:
        missing = {path for path in map(FactPath.parse, own) if not section.is_list}
        relevant = frozenset(path for path in missing if not _is_known(path))
    return sum(
        path.without_rows in own or path.text == section.key or _is_of(path, section)
        for path in relevant | refused
    )


def _is_of(path: FactPath, section: FormSection) -> bool:
    return section.is_list and path.list_name == section.key


def _is_begun(section: FormSection) -> bool:
    if section.is_list:
        return section.key in case_document()
    return any(_is_known(path) for path in map(FactPath.parse, (f.path for f in section.fields)))


def _is_known(path: FactPath) -> bool:
    return value_at(case_document(), steps_to(path, bundled_library().vocabulary)) is not None


def _draw_section(section: FormSection, relevant: frozenset[FactPath] | None) -> None:
    title = words().law(section.title)
    if not section.is_list:
        st.markdown(f"#### {escaped(title)}", anchors=False)
        _draw_fields(section.fields, None, relevant)
        return
    draw_rows_state(section, title)
    if section.is_table:
        draw_table_of(section)
        return
    for index in range(len(rows_of(section.key))):
        path = FactPath((section.key, index))
        with st.container(border=True):
            st.markdown(f"**{escaped(say(wordings.ROW, title=title, number=index + 1))}**")
            _draw_fields(section.fields, path, relevant)
            draw_rows_tools(section, index)


def _draw_fields(
    fields: tuple[FormField, ...], row: FactPath | None, relevant: frozenset[FactPath] | None
) -> None:
    """Draws every field; `row`: the row of a list, such as `projects[0]`."""
    drawn = list(_placed(fields, row, relevant))
    grey = [class_of(block_of(path)) for _, path, reason in drawn if reason]
    selectors = ", ".join(f".{name} p, .{name} input" for name in grey) or ".no-field-is-grey"
    st.html(f"<style>{selectors} {{ {_GREY}; }}</style>")
    for field, path, reason in drawn:
        draw_field(field, path, reason=reason)
        focus_on_field(path)


def _placed(
    fields: tuple[FormField, ...], row: FactPath | None, relevant: frozenset[FactPath] | None
) -> Iterator[tuple[FormField, FactPath, str]]:
    """Each field with its path and why it does not matter; empty: it does, or is known."""
    for field in fields:
        path = FactPath.parse(field.path) if row is None else row.inner(field.name)
        matters = relevant is None or path in relevant or field.names_the_case
        if matters or _is_known(path) or is_refused(path):
            yield field, path, ""
        else:
            reason = wordings.NOT_NEEDED if field.is_asked_for else wordings.NEVER_ASKED
            yield field, path, say(reason)

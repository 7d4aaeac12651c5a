"""The form of the case at hand: its sections at the side, and the one that is filled in.

They stand in the order of the paper application, each fact in its place from the beginning. What
does not matter for the case is grey, with the reason, and may be filled in all the same.
"""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from incentives.desk.at_hand.file import change_file, file_at_hand
from incentives.desk.case.evidence import papers_on_file
from incentives.desk.case.filling.applying import MOST_ROWS, Filled, Filling
from incentives.desk.case.filling.changes import Change, RowAdded, SectionChosen
from incentives.desk.case.filling.component import draw_filling
from incentives.desk.case.filling.shown import FieldsShown, Shown
from incentives.desk.case.filling.standing import Standing, left_at, standings_of
from incentives.desk.case.filling.tables import table_of
from incentives.desk.case.typed_texts import typed_texts
from incentives.desk.office import office_library
from incentives.desk.session import (
    Assessed,
    case_document,
    language,
    say,
    words,
)
from incentives.errors import CaseFault
from incentives.facts.field import Role
from incentives.facts.plain import value_at
from incentives.forms.build import form_of
from incentives.forms.editing import rows_at, text_said
from incentives.forms.model import Form, FormField, FormSection
from incentives.forms.relevance import relevant_facts
from incentives.report.words.faults import fault_sentence
from incentives.values.place import FactPath
from incentives.wordings import filling as filling_wordings
from incentives.wordings.desk import case as wordings

_SECTION, _FIELD, _FIRST = "case_section", "case_field", "case_first_field"

Relevant = frozenset[FactPath] | None


def case_form() -> Form:
    """The form of the place of the case at hand."""
    library = office_library()
    place = text_said(case_document(), library.vocabulary, Role.JURISDICTION)
    return form_of(library, library.law_at(place))


def draw_sections(form: Form, answer: Assessed, *, is_echo: bool = False) -> None:
    """Draws the list of sections and the one that is chosen; without an assessment all matters.

    `is_echo`: it will be drawn again with what follows from the change, and leads nowhere yet.
    """
    relevant = relevant_facts(answer.assessment) if answer.assessment is not None else None
    sections = [section for section in form.sections if _is_asked(section)]
    standings = _standings(form, sections, relevant, answer.faults)
    section = _chosen(sections, standings)
    at = sections.index(section)
    following = sections[at + 1] if at + 1 < len(sections) else None
    draw_filling(
        {
            **_page_of(section.key),
            **_body_of(section, relevant, fields_shown(answer.faults)),
            "sections": _listed(sections, standings),
            "next": None
            if following is None
            else {"key": following.key, "title": words().law(following.title)},
            "focus": "" if is_echo else st.session_state.pop(_FIELD, ""),
            "focus_first": False if is_echo else st.session_state.pop(_FIRST, False),
        },
        key="case_filling",
        take=take_changes,
    )


def draw_one_field(field: FormField, path: FactPath) -> None:
    """Draws the field of a fact by itself, of a case without faults.

    It shows and changes the same fact as its section.
    """
    shown = fields_shown(()).field(field, path)
    draw_filling(
        {**_page_of(f"next/{path.text}"), "cards": [{"title": "", "fields": [shown]}]},
        key="next_filling",
        take=take_changes,
    )


def draw_one_list(section: FormSection) -> None:
    """Draws by itself whether a list has rows; who says so is led to its section."""
    draw_filling(
        {**_page_of(section.key), **_list_state(section), "is_list": True, "is_table": False},
        key="next_filling",
        take=lambda changes: take_changes([*changes, *_led_to(changes, section)]),
    )


def _led_to(changes: Sequence[Change], section: FormSection) -> Iterable[Change]:
    has_rows = any(isinstance(change, RowAdded) for change in changes)
    return [SectionChosen(section.key)] if has_rows else []


def take_changes(changes: Sequence[Change]) -> None:
    """What was changed on the page is stored in one write."""
    file = file_at_hand()
    if file is None:
        return
    filling = Filling(form=case_form(), vocabulary=office_library().vocabulary, language=language())
    before = filled = Filled(document=file.document, typed=file.typed)
    for change in changes:
        filled = filling.after(filled, change)
        if isinstance(change, SectionChosen):
            turn_to_section(change.key)
            st.session_state[_FIRST] = change.starts_at_first
    if filled != before:
        change_file(document=filled.document, typed=filled.typed)


def fields_shown(told: Iterable[CaseFault]) -> FieldsShown:
    """What describes the fields of the case at hand; `told`: its faults."""
    vocabulary = office_library().vocabulary
    faults = {
        vocabulary.of_declared(FactPath.meant_by(fault.path)): fault_sentence(fault, words())
        for fault in told
    }
    return FieldsShown(
        filled=Filled(document=case_document(), typed=typed_texts()),
        words=words(),
        vocabulary=vocabulary,
        faults=faults,
        held=papers_on_file(case_document(), vocabulary),
    )


def _page_of(section: str) -> Shown:
    """What every form on a page has."""
    return {
        "file": _id_at_hand(),
        "language": language().tag,
        "words": {name: text.to(language()) for name, text in filling_wordings.PAGE.items()},
        "section": section,
        "sections": [],
        "title": "",
        "is_list": False,
        "is_table": False,
        "cards": [],
        "table": None,
        "next": None,
        "focus": "",
        "focus_first": False,
        "most_rows": MOST_ROWS,
    }


def _is_asked(section: FormSection) -> bool:
    """Papers have a step of their own; what the office knows is not asked of an applicant."""
    papers = office_library().vocabulary.role(Role.PAPERS)
    return not section.is_of_office and (papers is None or section.key != papers.name)


def turn_to_section(key: str, field: str = "") -> None:
    """The section of the file at hand is looked at; the field is typed into next, if one is."""
    st.session_state[_SECTION] = (_id_at_hand(), key)
    if field:
        st.session_state[_FIELD] = field


def _is_named() -> bool:
    """Whether the case has the name of the applicant."""
    vocabulary = office_library().vocabulary
    has_name = vocabulary.role(Role.NAME) is not None
    return not has_name or bool(text_said(case_document(), vocabulary, Role.NAME))


def _id_at_hand() -> str:
    file = file_at_hand()
    return file.id if file is not None else ""


def _chosen(sections: Sequence[FormSection], standings: Mapping[str, Standing]) -> FormSection:
    """The section that is looked at; it may be named by a fact of the case itself.

    A file that is opened is gone on with where it was left, whoever has left it; one of which
    nobody has said the name begins with it.
    """
    of_file, named = st.session_state.get(_SECTION, ("", ""))
    if of_file != _id_at_hand():
        named = left_at(standings) if _is_named() else sections[0].key
        turn_to_section(named)
    fields = {field.path: section for section in sections for field in section.fields}
    by_key = {section.key: section for section in sections}
    return by_key.get(named) or fields.get(named) or sections[0]


def _standings(
    form: Form, sections: Iterable[FormSection], relevant: Relevant, faults: Iterable[CaseFault]
) -> dict[str, Standing]:
    """How far each of the sections is, in their order."""
    vocabulary = office_library().vocabulary
    faulty = frozenset(
        {
            *map(FactPath.meant_by, typed_texts()),
            *(vocabulary.of_declared(FactPath.meant_by(fault.path)) for fault in faults),
        }
    )
    standings = standings_of(form, case_document(), faulty, relevant, vocabulary)
    return {section.key: standings[section.key] for section in sections}


def _listed(sections: Sequence[FormSection], standings: Mapping[str, Standing]) -> list[Shown]:
    return [
        {
            "key": section.key,
            "title": words().law(section.title),
            **_told(standings[section.key]),
        }
        for section in sections
    ]


def _told(standing: Standing) -> Shown:
    if standing.faulty:
        state = say(filling_wordings.SECTION_FAULTY, count=standing.faulty)
        return {"state": state, "kind": "faulty"}
    if standing.open:
        return {"state": say(wordings.SECTION_OPEN, count=standing.open), "kind": "open"}
    if standing.is_begun:
        return {"state": say(wordings.SECTION_COMPLETE), "kind": "done"}
    return {"state": say(wordings.SECTION_UNNEEDED), "kind": "unneeded"}


def _body_of(section: FormSection, relevant: Relevant, shown: FieldsShown) -> Shown:
    title = words().law(section.title)
    if not section.is_list:
        fields = _fields(section.fields, None, relevant, shown)
        return {"title": title, "cards": [{"title": "", "fields": fields}]}
    state = _list_state(section)
    if section.is_table:
        return {**state, "is_list": True, "is_table": True, "table": table_of(section, shown)}
    cards = [
        {
            "title": say(wordings.ROW, title=title, number=index + 1),
            "fields": _fields(
                section.fields, FactPath.parse(section.key).row(index), relevant, shown
            ),
        }
        for index in range(len(rows_at(case_document(), section.steps)))
    ]
    return {**state, "is_list": True, "cards": cards}


def _list_state(section: FormSection) -> Shown:
    stated = value_at(case_document(), section.steps)
    count = len(rows_at(case_document(), section.steps))
    return {
        "title": words().law(section.title),
        "list_state": "unknown" if stated is None else "some" if count else "none",
        "has_rows": say(filling_wordings.HAS_ROWS, count=count) if count else "",
    }


def _fields(
    fields: Sequence[FormField], row: FactPath | None, relevant: Relevant, shown: FieldsShown
) -> list[Shown]:
    """Every field with why it does not matter, where it does not; `row`: such as `projects[0]`."""
    described: list[Shown] = []
    for field in fields:
        path = FactPath.parse(field.path) if row is None else row.inner(field.name)
        described.append(shown.field(field, path, _reason(field, path, relevant)))
    return described


def _reason(field: FormField, path: FactPath, relevant: Relevant) -> str:
    """Why the fact does not matter; empty: it does, or something is known of it."""
    vocabulary = office_library().vocabulary
    is_known = value_at(case_document(), vocabulary.steps_to(path)) is not None
    matters = relevant is None or path in relevant or field.names_the_case
    if matters or is_known or path.text in typed_texts():
        return ""
    return say(wordings.NOT_NEEDED if field.is_asked_for else wordings.NEVER_ASKED)

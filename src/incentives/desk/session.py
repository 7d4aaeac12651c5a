"""What one officer has on the desk.

That is the language, the days, the overlays, and the case at hand with its assessment.
"""

from collections.abc import Mapping
from datetime import date, datetime

import attrs
import streamlit as st

from incentives.applications import Application
from incentives.desk.assessing import Asked, Assessed, assess_asked, kept_answer
from incentives.desk.at_hand.file import (
    begin_fields_anew,
    begin_file,
    change_file,
    file_at_hand,
    file_revision,
    office_figures,
    office_settings,
)
from incentives.desk.at_hand.planning import with_figures, without_figures
from incentives.desk.office import office, office_library, settings
from incentives.desk.overlays import (
    Named,
    choose_overlays,
    chosen_overlays,
    forget_overlay,
    offered_overlays,
    overlay_choices,
    overlays,
    overlays_named,
    use_overlay_text,
)
from incentives.engine.findings.assessment import Assessment
from incentives.facts.field import Role
from incentives.forms.editing import with_text_said
from incentives.policy.library import Overlay
from incentives.report.words.names import Words
from incentives.values.text import Language, Text

__all__ = [
    "Assessed",
    "assessed",
    "assessed_already",
    "assessed_file",
    "assessed_whole",
    "assessment",
    "case_day",
    "case_document",
    "case_revision",
    "change_case_document",
    "choose_overlays",
    "chosen_overlays",
    "forget_overlay",
    "known_on",
    "language",
    "offered_overlays",
    "office",
    "office_overlays",
    "on_day",
    "overlay_choices",
    "overlays",
    "replace_case_document",
    "say",
    "set_days",
    "set_language",
    "sheet_day",
    "today",
    "use_overlay_text",
    "words",
]

_LANGUAGE, _ON, _KNOWN_ON = "desk_language", "desk_on", "desk_known_on"
_DOCUMENT = "desk_case_document"

CaseDocument = dict[str, object]

_DocumentOf = tuple[Application, Mapping[str, str], CaseDocument]
"""A file, the figures of the office that count for it, and its case with them."""


def today() -> date:
    """The day on which the officer works; the desk alone reads the clock."""
    return datetime.now().astimezone().date()


def language() -> Language:
    """The language that the officer reads."""
    chosen: Language = st.session_state.setdefault(_LANGUAGE, settings().language)
    return chosen


def set_language(chosen: Language) -> None:
    """The desk speaks this language from now on."""
    st.session_state[_LANGUAGE] = chosen


def words() -> Words:
    """How facts, values, papers and sources are called in the language chosen."""
    return Words(library=office_library(), language=language(), case_document=case_document())


def say(text: Text, **gaps: object) -> str:
    """The sentence in the language chosen, with its gaps filled in."""
    return Words(library=office_library(), language=language()).say(text, **gaps)


def on_day() -> date:
    """The day as of which cases are assessed: today, unless the officer says another."""
    chosen: date | None = st.session_state.get(_ON)
    return chosen if chosen is not None else today()


def sheet_day(on: date | None = None) -> date:
    """The day up to which payments count: today, or the later day `on` (None: that of the desk)."""
    return max(on if on is not None else on_day(), today())


def known_on() -> date | None:
    """The day up to which publications count; None: all that is in the library."""
    chosen: date | None = st.session_state.get(_KNOWN_ON)
    return chosen


def set_days(*, on: date | None, known_on: date | None) -> None:
    """Cases are assessed as of `on` and by what was published by `known_on`.

    None: as of today, and by all that is in the library.
    """
    st.session_state[_ON], st.session_state[_KNOWN_ON] = on, known_on


def case_document() -> CaseDocument:
    """The case of the file at hand as a plain document; without a file nothing but the place.

    With the planning figures of the office, while the file may change.
    """
    file = file_at_hand()
    if file is not None:
        return _document_of(file)
    return with_text_said({}, office_library().vocabulary, Role.JURISDICTION, office().place)


def replace_case_document(document: Mapping[str, object]) -> None:
    """The case of the file at hand is this one from now on, and its fields begin anew.

    Where no file is at hand, one is begun with it; a register that refuses raises RegisterError.
    """
    if file_at_hand() is None:
        begin_file(document)
        return
    change_case_document(document)
    begin_fields_anew()


def change_case_document(document: Mapping[str, object]) -> None:
    """A fact of the file at hand was changed by its form, which goes on as it stands."""
    file = file_at_hand()
    if file is not None:
        figures, vocabulary = office_figures(file), office_library().vocabulary
        change_file(document=without_figures(document, file.document, figures, vocabulary))


def hand_over() -> None:
    """The file at hand holds all that it comes to rests on: its day and the office's figures too.

    What is handed on is so what was seen, on whatever day and by whomever it is looked at.
    """
    file = file_at_hand()
    if file is not None and file.may_change:
        change_file(document=_document_of(file), on=case_day())


def _document_of(file: Application) -> CaseDocument:
    """Put together once for a file as it stands: whatever is drawn of it asks for it."""
    figures = office_figures(file)
    kept: _DocumentOf | None = st.session_state.get(_DOCUMENT)
    if kept is not None and kept[0] is file and kept[1] == figures:
        return kept[2]
    document = with_figures(file.document, figures, office_library().vocabulary)
    st.session_state[_DOCUMENT] = file, figures, document
    return document


def case_day() -> date:
    """The day as of which the facts of the file at hand count: its own, else today.

    Without a file it is `on_day`.
    """
    file = file_at_hand()
    if file is None:
        return on_day()
    return file.on if file.on is not None else today()


def case_known_on() -> date | None:
    """The day up to which publications count for the case: for a file all that is in the library.

    It is the same for whoever opens the file. Without a file it is `known_on`.
    """
    return known_on() if file_at_hand() is None else None


def case_revision() -> int:
    """How often the fields of the case had to begin anew.

    Forms that hold what was typed do so when it has changed.
    """
    return file_revision()


def assessment() -> Assessment | None:
    """The assessment of the case at hand; None while the case has faults."""
    return assessed().assessment


def assessed() -> Assessed:
    """What the case at hand came to, with its payments; worked out once for the same of all."""
    file = file_at_hand()
    return assessed_file(file) if file is not None else assess_asked(_asked_by_session())


def assessed_already() -> Assessed | None:
    """The answer of `assessed` where it takes no time; None: it has to be worked out."""
    file = file_at_hand()
    if file is None:
        return kept_answer(_asked_by_session())
    named = overlays_named(file.overlays)
    return assessed() if named.lacking else kept_answer(_asked_of(file, named.overlays))


def _asked_by_session() -> Asked:
    return Asked(
        document=case_document(),
        on=on_day(),
        paid_by=sheet_day(),
        known_on=known_on(),
        overlays=overlays(),
    )


def assessed_file(file: Application) -> Assessed:
    """What the facts of a file come to, of what it applies for and by its own overlays.

    It is the same for whoever opens the file, on whichever page.
    """
    return _assessed_of(file, only=file.only)


def assessed_whole(file: Application) -> Assessed:
    """What the facts of a file come to of all incentives, whatever it applies for.

    It is for the screen alone: none of it is handed on, filed or printed.
    """
    return _assessed_of(file, only=None)


def _assessed_of(file: Application, *, only: tuple[str, ...] | None) -> Assessed:
    named = overlays_named(file.overlays)
    asked = attrs.evolve(_asked_of(file, named.overlays), only=only)
    if named.lacking:
        return Assessed(key=(asked.key(), named.lacking), assessment=None, lacking=named.lacking)
    return assess_asked(asked)


def office_overlays() -> Named:
    """The overlays with which a new file begins, by the settings of the office."""
    return overlays_named(office_settings().overlays)


def _asked_of(file: Application, used: tuple[Overlay, ...]) -> Asked:
    on = file.on if file.on is not None else today()
    return Asked(
        document=_document_of(file),
        file=file.id,
        whose=file.applicant,
        on=on,
        paid_by=sheet_day(on),
        only=file.only,
        overlays=used,
    )

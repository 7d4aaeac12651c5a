"""The case at hand is filed in the register."""

from datetime import datetime

import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.typed_names import taken
from incentives.desk.duties import is_allowed
from incentives.desk.register.dossiers import draw_dossier
from incentives.desk.session import (
    assessment,
    assessment_in,
    case_document,
    language,
    office,
    say,
    words,
)
from incentives.engine.findings.assessment import Assessment
from incentives.register import Act, Applicant, Duty, Entry, RegisterError, alike_told
from incentives.report.papers.filed import Filed
from incentives.values.text import Text
from incentives.wordings.desk import register as wordings

_OFFICER = "desk_officer"


def now() -> datetime:
    """The moment, with its time zone; the desk alone reads the clock."""
    return datetime.now().astimezone()


def draw_officer(key: str) -> str:
    """Who files: whoever is signed in, else whoever says so."""
    signed_in = office().officer
    if signed_in:
        st.markdown(f"{say(wordings.OFFICER)}：{escaped(signed_in)}")
        return signed_in
    typed = taken(
        st.text_input(
            say(wordings.OFFICER),
            value=st.session_state.get(_OFFICER, ""),
            key=key,
            help=say(wordings.OFFICER_HELP),
            max_chars=50,
        )
    )
    st.session_state[_OFFICER] = typed
    return typed


def applicant_at_hand() -> Applicant | None:
    """For whom the case at hand is; None while it has no name."""
    document = case_document()
    name = document.get("name")
    return (
        Applicant(name=name.strip(), district=str(document["district"]))
        if isinstance(name, str) and name.strip()
        else None
    )


def file_current_case_controls() -> None:
    """Draws what is needed to file the case at hand, and files it when asked to."""
    named, assessed = applicant_at_hand(), assessment()
    if named is None or assessed is None:
        st.info(say(wordings.NO_NAME))
        return
    corrects = draw_entry_number(wordings.CORRECTS, key="filing_corrects")
    reason = (
        st.text_input(say(wordings.REASON), key="filing_reason").strip()
        if corrects is not None
        else ""
    )
    earlier = office().register.filed_as(assessed, corrects=corrects)
    again = _draw_again(earlier) if earlier is not None else ""
    applicant = draw_dossier(named, corrects=corrects)
    if applicant is None:
        return
    looking_alike = office().register.alike(applicant, corrects=corrects)
    alike = _draw_alike(looking_alike, applicant) if looking_alike is not None else ""
    assessed = assessment_in(applicant)
    if assessed is None:
        st.info(say(wordings.NO_NAME))
        return
    unusual = draw_unusual("filing_unusual")
    officer = draw_officer("filing_officer")
    remark = st.text_input(say(wordings.REMARK), key="filing_remark", max_chars=500).strip()
    may = is_allowed(Duty.FILE)
    if not st.button(say(wordings.FILE), key="filing_file", type="primary", disabled=not may):
        return
    act = Act(
        officer=officer,
        person=office().person,
        filed_at=now(),
        remark=remark,
        corrects=corrects,
        reason=reason,
        again=again,
        alike=alike,
        unusual=unusual,
    )
    try:
        entry = office().register.file(assessed, applicant, act)
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
        return
    st.success(say(wordings.FILED, number=entry.number, code=entry.code))


def filed_as(assessed: Assessment) -> Filed | None:
    """As what the very same stands in the register; None where it is not filed."""
    entry = office().register.filed_as(assessed)
    if entry is None or entry.assessment_json != assessed.to_json():
        return None
    return Filed(entry=entry.number, code=entry.code)


def _draw_again(earlier: Entry) -> str:
    """Draws which entry has the same, and asks why it is filed once more."""
    day = words().day(earlier.filed_at.date())
    st.warning(
        escaped(say(wordings.EARLIER, number=earlier.number, day=day, officer=earlier.officer))
    )
    return st.text_input(say(wordings.AGAIN), key="filing_again", max_chars=500).strip()


def draw_unusual(key: str) -> str:
    """Asks why an act is right though the register finds it unusual; empty until it says so."""
    return st.text_input(say(wordings.UNUSUAL), key=key, max_chars=500).strip()


def _draw_alike(entry: Entry, applicant: Applicant) -> str:
    """Draws whose name looks like this one, and asks why this is another."""
    st.warning(escaped(alike_told(entry, applicant).to(language())))
    return st.text_input(say(wordings.ALIKE), key="filing_alike", max_chars=500).strip()


def draw_entry_number(label: Text, *, key: str) -> int | None:
    """Draws a field for the number of an entry; None while it is empty or no number."""
    typed = st.text_input(say(label), key=key, max_chars=12).strip()
    if not typed:
        return None
    if not typed.isdecimal() or int(typed) == 0:
        st.error(say(wordings.NOT_A_NUMBER, typed=escaped(typed)))
        return None
    return int(typed)

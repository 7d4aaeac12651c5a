"""Who may do what in the office: shown to all who work there, given by who administers it."""

import streamlit as st

from incentives.desk.at_hand.officer import now
from incentives.desk.controls.blocks import draw_table, escaped
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.duties import is_allowed, people
from incentives.desk.session import language, office, say
from incentives.desk.settings import Access
from incentives.register import Act, Duty, Person, RegisterError, Standing
from incentives.wordings import people as wordings

_NEW = 0


def draw_people() -> None:
    """All who ever had a duty, each with his id; and the form by which duties are given."""
    st.caption(say(wordings.ABOUT))
    standing = people().standing()
    if standing:
        columns = [say(column) for column in wordings.COLUMNS]
        draw_table(columns, [_row(one) for one in standing])
    else:
        st.info(say(wordings.NOBODY))
    if office().settings.access is not Access.SIGN_IN:
        st.info(say(wordings.UNSIGNED))
    elif is_allowed(Duty.ADMINISTER):
        _draw_giving({one.entry: one for one in standing})


def duties_in_words(duties: frozenset[Duty]) -> str:
    """The duties by their names, in their order."""
    told = [say(wordings.DUTIES[duty.value]) for duty in Duty if duty in duties]
    return "、".join(told) or say(wordings.NONE)


def _row(standing: Standing) -> tuple[str, ...]:
    told = duties_in_words(standing.duties) if standing.duties else say(wordings.WITHDRAWN)
    person = standing.person
    return person.name, told, person.issuer, person.subject, str(standing.entry)


def _draw_giving(standing: dict[int, Standing]) -> None:
    chosen = st.selectbox(
        say(wordings.WHOM),
        [_NEW, *standing],
        key="people_whom",
        filter_mode=None,
        placeholder="",
        format_func=lambda entry: _called(standing.get(entry)),
    )
    before = standing.get(chosen)
    whom = before.person if before is not None else _draw_somebody_new()
    st.caption(say(wordings.MAY))
    duties = frozenset(
        duty
        for duty in Duty
        if st.checkbox(
            say(wordings.DUTIES[duty.value]),
            value=before is not None and duty in before.duties,
            key=f"people_{duty.value}_{chosen}",
        )
    )
    reason = st.text_input(say(wordings.REASON), key="people_reason", max_chars=500).strip()
    if not is_pressed(say(wordings.GIVE), key="people_give", type="primary"):
        return
    at = office()
    act = Act(officer=at.officer, filed_at=now(), reason=reason, person=at.person)
    try:
        entry = people().give(whom, duties, act)
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
        return
    st.success(say(wordings.GIVEN, number=entry.number))


def _called(standing: Standing | None) -> str:
    if standing is None:
        return say(wordings.SOMEBODY_NEW)
    return f"{standing.person.name}（{standing.person.subject}）"


def _draw_somebody_new() -> Person:
    by = office().person
    name = st.text_input(say(wordings.NAME), key="people_name", max_chars=100).strip()
    issuer = st.text_input(
        say(wordings.ISSUER), value=by.issuer if by is not None else "", key="people_issuer"
    ).strip()
    subject = st.text_input(say(wordings.SUBJECT), key="people_subject").strip()
    return Person(issuer=issuer, subject=subject, name=name)

"""Filed cases are assessed anew when an instrument was published after they were filed."""

import streamlit as st

from incentives.desk.controls.blocks import draw_table, escaped
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.session import offered_overlays, office, say, today, words
from incentives.engine.comparison.ledger import LedgerEntry
from incentives.register import Reassessed, Search, applicant_in_words
from incentives.report.words.faults import reason_told
from incentives.report.words.spreads import SpreadWords
from incentives.wordings.desk import register as wordings

_FOUND = "desk_reassessed"


def draw_reassessment() -> None:
    """The determinations that come to something else by what has been published since."""
    st.markdown(say(wordings.REASSESS_ABOUT))
    if is_pressed(say(wordings.REASSESS), key="reassess", type="primary"):
        st.session_state[_FOUND] = _reassess()
    reassessed: tuple[Reassessed, ...] | None = st.session_state.get(_FOUND)
    if reassessed is not None:
        _draw_found(reassessed)


def _reassess() -> tuple[Reassessed, ...]:
    here = office()
    entries = tuple(here.register.determinations(Search()))
    bar = st.progress(0.0, text=say(wordings.PROGRESS, done=0, all=len(entries)))
    reassessed: list[Reassessed] = []
    for case in here.register.reassess(
        entries, here.library, now=today(), overlays=tuple(offered_overlays().values())
    ):
        reassessed.append(case)
        bar.progress(
            len(reassessed) / len(entries),
            text=say(wordings.PROGRESS, done=len(reassessed), all=len(entries)),
        )
    bar.empty()
    return tuple(reassessed)


def _draw_found(reassessed: tuple[Reassessed, ...]) -> None:
    rows = [
        _row(case, entry) for case in reassessed if case.found is not None for entry in case.found
    ]
    if rows:
        draw_table([say(column) for column in wordings.REASSESS_COLUMNS], rows)
    unchanged = sum(case.found is not None and not len(case.found) for case in reassessed)
    st.markdown(say(wordings.UNCHANGED, count=unchanged))
    for case in reassessed:
        if case.refusal is not None:
            reason = reason_told(case.refusal, words())
            st.warning(
                escaped(say(wordings.NOT_REASSESSED, number=case.entry.number, reason=reason))
            )
        elif case.lacking:
            st.warning(say(wordings.LACKING, number=case.entry.number))


def _row(case: Reassessed, entry: LedgerEntry) -> tuple[str, ...]:
    said = words()
    spread = SpreadWords(said)
    causes = dict.fromkeys(said.source(cause.citation) for cause in entry.causes)
    return (
        str(case.entry.number),
        applicant_in_words(case.entry.applicant, said),
        said.law(entry.now.rule.title),
        spread.amount(entry.was_due),
        spread.amount(entry.now_due),
        spread.difference(entry.difference),
        "；".join(causes),
    )

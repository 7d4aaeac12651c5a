"""Filed cases are assessed anew when an instrument was published after they were filed."""

import streamlit as st

from incentives.desk.controls.blocks import draw_table, escaped
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
    if st.button(say(wordings.REASSESS), key="reassess", type="primary"):
        st.session_state[_FOUND] = _reassess()
    found: tuple[Reassessed, ...] | None = st.session_state.get(_FOUND)
    if found is not None:
        _draw_found(found)


def _reassess() -> tuple[Reassessed, ...]:
    here = office()
    entries = tuple(here.register.determinations(Search()))
    bar = st.progress(0.0, text=say(wordings.PROGRESS, done=0, all=len(entries)))
    found: list[Reassessed] = []
    for each in here.register.reassess(entries, here.library, now=today(), overlays=tuple(offered_overlays().values())):
        found.append(each)
        bar.progress(len(found) / len(entries), text=say(wordings.PROGRESS, done=len(found), all=len(entries)))
    bar.empty()
    return tuple(found)


def _draw_found(found: tuple[Reassessed, ...]) -> None:
    rows = [_row(each, entry) for each in found if each.found is not None for entry in each.found]
    if rows:
        draw_table([say(column) for column in wordings.REASSESS_COLUMNS], rows)
    unchanged = sum(each.found is not None and not len(each.found) for each in found)
    st.markdown(say(wordings.UNCHANGED, count=unchanged))
    for each in found:
        if each.refusal is not None:
            reason = reason_told(each.refusal, words())
            st.warning(escaped(say(wordings.NOT_REASSESSED, number=each.entry.number, reason=reason)))
        elif each.lacking:
            st.warning(say(wordings.LACKING, number=each.entry.number))


def _row(each: Reassessed, entry: LedgerEntry) -> tuple[str, ...]:
    said = words()
    spread = SpreadWords(said)
    causes = dict.fromkeys(said.source(cause.citation) for cause in entry.causes)
    return (
        str(each.entry.number), applicant_in_words(each.entry.applicant, said), said.law(entry.now.rule.title),
        spread.amount(entry.was_due), spread.amount(entry.now_due), spread.difference(entry.difference), "；".join(causes),
    )  # fmt: skip

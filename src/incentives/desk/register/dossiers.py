"""Which of several dossiers of an applicant a determination belongs to.

The officer says it; nothing is taken for granted.
"""

import attrs
import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.session import office, say, words
from incentives.register import Applicant, Filing, RegisterError
from incentives.wordings.desk import register as wordings

_NEW = -1


def draw_dossier(applicant: Applicant, *, corrects: int | None) -> Applicant | None:
    """The applicant with the dossier; None while it is not chosen.

    `corrects`: the number of the entry that is corrected; a correction stays in its dossier.
    """
    if corrects is not None:
        return attrs.evolve(applicant, dossier=_dossier_of(corrects))
    standing = {filing.number: filing for filing in office().register.dossiers(applicant)}
    if not standing:
        return applicant
    st.info(say(wordings.DOSSIER_ABOUT))
    said = {
        **{number: _told(filing) for number, filing in standing.items()},
        _NEW: say(wordings.NEW_DOSSIER),
    }
    chosen = st.radio(
        say(wordings.DOSSIER),
        list(said),
        index=None,
        key="filing_dossier",
        format_func=said.__getitem__,
    )
    if chosen is None:
        return None
    if chosen != _NEW:
        return attrs.evolve(applicant, dossier=standing[chosen].dossier)
    return _draw_new(applicant, {filing.whose.dossier_key for filing in standing.values()})


def _draw_new(applicant: Applicant, taken: set[str]) -> Applicant | None:
    typed = st.text_input(
        say(wordings.NAME_OF_DOSSIER), key="filing_new_dossier", max_chars=100
    ).strip()
    named = attrs.evolve(applicant, dossier=typed)
    if not typed:
        st.caption(say(wordings.DOSSIER_UNNAMED))
        return None
    if named.dossier_key in taken:
        st.error(say(wordings.DOSSIER_THERE))
        return None
    return named


def _told(filing: Filing) -> str:
    name = filing.dossier or say(wordings.ONLY_DOSSIER)
    return escaped(
        say(
            wordings.DOSSIER_SO_FAR,
            dossier=name,
            number=filing.number,
            day=words().day(filing.filed_on),
        )
    )


def _dossier_of(number: int) -> str:
    """The dossier of the entry; a number that no entry has is told when it is filed."""
    try:
        return office().register.entry(number).applicant.dossier
    except RegisterError:
        return ""

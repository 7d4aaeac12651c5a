"""What a file does not apply for and might: told on the screen, and nowhere else."""

import streamlit as st

from incentives.applications import Application
from incentives.desk.controls.blocks import draw_table
from incentives.desk.session import assessed_whole, say, words
from incentives.report.passages.determination import DeterminationBlocks
from incentives.report.words.heads import title_of
from incentives.wordings.desk import case as wordings
from incentives.wordings.report import terms


def draw_also_possible(file: Application) -> None:
    """Draws what of all incentives is given, or may be, beside those that were chosen."""
    whole = assessed_whole(file).assessment if file.programmes else None
    if whole is None:
        return
    said = words()
    others = [
        (
            title_of(one, whole, said),
            say(terms.OUTCOMES[one.outcome]),
            DeterminationBlocks(said).amount(one),
        )
        for one in whole
        if one.outcome.is_given and one.incentive not in file.programmes
    ]
    if not others:
        return
    with st.expander(say(wordings.ALSO_POSSIBLE)):
        st.caption(say(wordings.ALSO_POSSIBLE_ABOUT))
        columns = [say(column) for column in wordings.ALSO_POSSIBLE_COLUMNS]
        draw_table(columns, others, right=frozenset({2}))

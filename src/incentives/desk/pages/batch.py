"""Many applicants at once.

There are the template, the upload, what is wrong and what it comes to, and applications of it.
"""

import streamlit as st

from incentives.desk.batch.applying import draw_applying
from incentives.desk.batch.results import (
    draw_applicants,
    draw_counts,
    draw_doubts,
    draw_faults,
    draw_totals,
)
from incentives.desk.batch.upload import batch, draw_upload, layout
from incentives.desk.controls.files import Download, draw_download
from incentives.desk.controls.processes import workers
from incentives.desk.session import office, say, today, words
from incentives.report.printing.formats import EXCEL
from incentives.wordings.desk import batch as wordings
from incentives.workbook.template import template_bytes


def show() -> None:
    """The page.

    What is wrong comes first, so that it can be mended; then totals, applicants and applications.
    """
    workers()  # they load the policies meanwhile
    st.title(say(wordings.TITLE), anchor=False)
    st.markdown(say(wordings.ABOUT))
    _draw_template()
    draw_upload()
    at_hand = batch()
    if at_hand is None:
        return
    draw_counts(at_hand)
    draw_faults(at_hand)
    draw_doubts(at_hand)
    draw_totals(at_hand)
    draw_applicants(at_hand)
    draw_applying(at_hand)


def _draw_template() -> None:
    library, place = office().library, office().place
    chain = library.chain_of(place)
    name = words().law(library.jurisdictions[chain[-1]].name) if chain else place
    explained = say(wordings.TEMPLATE_HELP, place=name)
    if not library.has_places:
        explained = say(wordings.TEMPLATE_HELP_ANYWHERE)
    draw_download(
        Download(
            label=say(wordings.TEMPLATE),
            stem=say(wordings.TEMPLATE_FILE),
            form=EXCEL,
            make=lambda: template_bytes(layout(), day=today()),
            key="batch_template",
            explained=explained,
        )
    )

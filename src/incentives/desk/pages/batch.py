"""Many institutions at once: the template, the upload, what is wrong and what it comes to, and filing."""

import streamlit as st

from incentives.desk.batch.filing import draw_filing
from incentives.desk.batch.results import EXCEL, draw_counts, draw_faults, draw_institutions, draw_taking, draw_totals
from incentives.desk.batch.upload import batch, draw_upload, layout
from incentives.desk.controls.processes import workers
from incentives.desk.session import office, say, today, words
from incentives.wordings.desk import batch as wordings
from incentives.workbook.template import template_bytes


def show() -> None:
    """The page: what is wrong comes first, so that it can be mended; then totals, institutions and the register."""
    workers()  # they load the policies meanwhile
    st.title(say(wordings.TITLE), anchor=False)
    st.markdown(say(wordings.ABOUT))
    _draw_template()
    draw_upload()
    found = batch()
    if found is None:
        return
    draw_counts(found)
    draw_faults(found)
    draw_totals(found)
    draw_institutions(found)
    draw_taking(found)
    draw_filing(found)


def _draw_template() -> None:
    library, place = office().library, office().place
    chain = library.chain_of(place)
    name = words().law(library.jurisdictions[chain[-1]].name) if chain else place
    st.download_button(
        say(wordings.TEMPLATE), lambda: template_bytes(layout(), day=today()), file_name=f"{say(wordings.TEMPLATE_FILE)}.xlsx",
        mime=EXCEL, key="batch_template", on_click="ignore", help=say(wordings.TEMPLATE_HELP, place=name),
    )  # fmt: skip

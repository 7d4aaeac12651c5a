"""The files of a list of the office: Excel, Word and PDF, each made when it is asked for."""

from collections.abc import Callable

import streamlit as st

from incentives.desk.controls.files import Download, draw_download
from incentives.desk.duties import only_on_duty
from incentives.desk.session import language, say, today
from incentives.report.papers.lists.listing import LISTING, Listing
from incentives.report.printing.formats import EXCEL, PDF, WORD, Format, Written
from incentives.wordings.desk import determination as wordings


def draw_listing_files(name: str, make: Callable[[], Listing], *, key: str) -> None:
    """Draws what gives each of the files; `name`: what the list is called."""
    spoken, day = language(), today()

    def written(form: Format) -> Callable[[], Written]:
        return lambda: form.written(LISTING, make(), spoken)

    with st.container(horizontal=True):
        for form in (EXCEL, WORD, PDF):
            draw_download(
                Download(
                    label=say(wordings.IN_FORMAT, name=name, form=say(form.label)),
                    stem=f"{name}-{day.isoformat()}",
                    form=form,
                    make=only_on_duty(written(form)),
                    key=f"{key}_{form.name}",
                )
            )

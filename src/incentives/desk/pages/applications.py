"""The application files: the list, or the one that the address names, at the step that it names."""

from collections.abc import Callable

import streamlit as st

from incentives.applications import Application
from incentives.desk.applications.beginning import draw_beginning
from incentives.desk.applications.checking import draw_checking
from incentives.desk.applications.closed import draw_closed_facts, draw_closed_papers
from incentives.desk.applications.heading import draw_heading
from incentives.desk.applications.held import draw_held
from incentives.desk.applications.kept_changes import draw_kept_change
from incentives.desk.applications.listing import draw_list
from incentives.desk.applications.procedure.handling import draw_handling
from incentives.desk.applications.reports.drawing import draw_reports
from incentives.desk.applications.scans import draw_scans
from incentives.desk.applications.who import draw_who_first
from incentives.desk.at_hand.address import id_in_address
from incentives.desk.at_hand.file import open_file
from incentives.desk.at_hand.officer import officer_name
from incentives.desk.case.layout import lay_out
from incentives.desk.controls.blocks import escaped
from incentives.desk.many.doing import draw_doing
from incentives.desk.office import office_library
from incentives.desk.pages import case, evidence
from incentives.desk.session import language, say
from incentives.register import RegisterError
from incentives.wordings.desk.files import listing as wordings


def _draw_papers(file: Application) -> None:
    """The papers of the law, where the domain has any; and scans, of whatever."""
    if office_library().vocabulary.paper_kinds:
        evidence.show()
    draw_scans(file)


_DRAWN: dict[str, Callable[[Application], None]] = {
    "fill": lambda _: case.show(),
    "papers": _draw_papers,
    "check": lambda file: draw_checking(file.typed),
    "result": lambda _: case.show_results(),
    "handle": draw_handling,
}

_DRAWN_CLOSED: dict[str, Callable[[Application], None]] = {
    "fill": draw_closed_facts,
    "papers": draw_closed_papers,
}
"""What is drawn instead while a file may not change: it is read, and nothing seems to be typed."""


def show() -> None:
    """The file that the address names, as it is stored now; without one the list."""
    id_ = id_in_address()
    try:
        if id_ is None:
            _show_list()
        else:
            _show_file(id_)
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))


def _show_list() -> None:
    st.title(say(wordings.TITLE), anchor=False)
    if officer_name():
        draw_beginning()
    else:
        draw_who_first()
    search = draw_list()
    draw_reports(search)
    draw_doing(search)


def _show_file(id_: str) -> None:
    lay_out()
    file = open_file(id_)
    step = draw_heading(file)
    if not officer_name():
        draw_who_first()
        return
    if file.may_change:
        draw_held(file)
    draw_kept_change()
    drawn = _DRAWN if file.may_change else {**_DRAWN, **_DRAWN_CLOSED}
    drawn[step](file)

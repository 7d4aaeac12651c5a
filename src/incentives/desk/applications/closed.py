"""A file that may not change is read: its facts and papers, and nothing can be typed."""

import streamlit as st

from incentives.applications import STATES, Application
from incentives.desk.applications.checking import draw_answers
from incentives.desk.applications.scans import draw_scans
from incentives.desk.case.sections import case_form
from incentives.desk.case.unassessed import draw_why_unassessed
from incentives.desk.controls.blocks import draw_blocks, escaped
from incentives.desk.controls.overlay_choice import overlay_called
from incentives.desk.office import office_library
from incentives.desk.overlays import kept_overlays
from incentives.desk.session import assessment, language, say, words
from incentives.report.papers.approval.party import particulars
from incentives.report.papers.evidence import evidence_sheet
from incentives.report.printing.blocks import Pairs
from incentives.report.words.titles import titles_in_law
from incentives.wordings.desk import frame as frame_wordings
from incentives.wordings.desk.files import file as wordings


def draw_closed_facts(file: Application) -> None:
    """Why it may not change, who applies, and every answer."""
    _draw_why(file)
    asked = particulars(office_library().vocabulary)
    rows = [(say(label), getattr(file.party, name)) for name, label in asked.items()]
    titles = titles_in_law(words())
    named = [titles.get(name, name) for name in file.programmes]
    rows.append((say(wordings.PROGRAMMES), words().listed(named)))
    kept = kept_overlays()
    used = [overlay_called(name, kept) for name in file.overlays]
    rows.append((say(frame_wordings.OVERLAYS), words().listed(used)))
    draw_blocks([Pairs(rows=tuple((label, said) for label, said in rows if said))])
    draw_answers(case_form(), leads=False)


def draw_closed_papers(file: Application) -> None:
    """Why it may not change, its papers state by state, and its scans."""
    _draw_why(file)
    assessed = assessment()
    if assessed is None:
        draw_why_unassessed()
    elif office_library().vocabulary.paper_kinds:
        draw_blocks(evidence_sheet(assessed, language()).blocks)
    draw_scans(file)


def _draw_why(file: Application) -> None:
    state = STATES[file.state].to(language())
    st.info(escaped(say(wordings.CLOSED_TO_CHANGES, state=state)))

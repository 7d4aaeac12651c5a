"""The papers of what was determined of a file: printed as they were kept, whatever came after."""

from collections.abc import Iterable

import streamlit as st

from incentives.applications import Application, PaperAsked, PaperKind
from incentives.applications.papers.drawing import lacking_for, paper_formats
from incentives.applications.papers.kept import PAPER_KINDS
from incentives.desk.at_hand.file import applications
from incentives.desk.at_hand.officer import act
from incentives.desk.controls.blocks import escaped
from incentives.desk.session import language, offered_overlays, office, say, words
from incentives.register import Entry
from incentives.report.printing.formats import PDF, WORD, Format
from incentives.wordings.desk.files import papers as wordings

_FIRST = (PDF.name, WORD.name)


def draw_kept_papers(file: Application) -> None:
    """Draws each determination of the file, the last one first, with what is printed of it."""
    for number in reversed(file.determinations):
        _draw_determination(office().register.entry(number))


def _draw_determination(entry: Entry) -> None:
    told = {"number": entry.number, "day": words().day(entry.filed_at.date()), "code": entry.code}
    st.markdown(f"**{escaped(say(wordings.OF_ENTRY, **told))}**")
    if entry.ending is not None:
        how = entry.ending.how.to(language())
        st.warning(escaped(say(wordings.ENDED, by=entry.ending.by, how=how)))
    kept = {
        (one.kind, one.form)
        for one in applications().papers.kept(entry.number)
        if one.language is language()
    }
    lacking = dict[str, str]()
    with st.container(horizontal=True):
        for kind in PaperKind:
            for form in _in_order(paper_formats().values()):
                lack = lacking_for(form) if (kind, form.name) not in kept else None
                if lack is None:
                    _draw_button(entry, kind, form)
                else:
                    lacking[form.name] = lack.to(language())
    for lack_told in dict.fromkeys(lacking.values()):
        st.caption(escaped(say(wordings.NOT_MADE, lacking=lack_told)))


def _in_order(forms: Iterable[Format]) -> list[Format]:
    """What is filed on paper comes first."""
    return sorted(forms, key=lambda form: form.name not in _FIRST)


def _draw_button(entry: Entry, kind: PaperKind, form: Format) -> None:
    asked = PaperAsked(entry=entry.number, kind=kind, form=form, language=language())
    name, written_as = PAPER_KINDS[kind].to(language()), say(form.label)
    stem = say(wordings.STEM, kind=name, number=entry.number, code=entry.code)
    papers, library, by = applications().papers, office().library, act()
    overlays = tuple(offered_overlays().values())
    st.download_button(
        say(wordings.PRINT, kind=name, form=written_as),
        lambda: papers.printed(asked, library, act=by, overlays=overlays).octets,
        file_name=form.file_name(stem),
        mime=form.media_type,
        key=f"kept_{entry.number}_{kind.value}_{form.name}",
        on_click="ignore",
    )

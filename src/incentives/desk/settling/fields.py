"""The fields of the settings: each shows what holds, and what is typed counts once it is saved."""

from collections.abc import Mapping

import attrs
import streamlit as st

from incentives.applications import OfficeSettings
from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.overlay_choice import draw_overlay_choice
from incentives.desk.office import office_library
from incentives.desk.overlays import kept_overlays
from incentives.desk.session import language, office, say, today
from incentives.facts.field import Role
from incentives.forms.build import form_of
from incentives.forms.model import FormField
from incentives.forms.refusal import Refusal
from incentives.forms.typed import read_typed, typed_of
from incentives.forms.words import label_of
from incentives.report.words.names import Words
from incentives.wordings.desk import frame as frame_wordings
from incentives.wordings.desk.files import office as wordings

_YEARS_BACK, _YEARS_AHEAD = 6, 1


def draw_fields(standing: OfficeSettings, times: str) -> OfficeSettings | None:
    """Draws the fields, and gives the settings as typed; None while a figure is none.

    `times`: another one whenever the fields begin anew.
    """
    left, right = st.columns(2, gap="large")
    with left:
        name = st.text_input(
            say(wordings.NAME), value=standing.name, key=f"office_name_{times}", max_chars=100
        )
        numbering = st.text_input(
            say(wordings.NUMBERING),
            value=standing.numbering,
            key=f"office_numbering_{times}",
            max_chars=60,
        ).strip()
        _draw_sample(attrs.evolve(standing, numbering=numbering))
        may = st.checkbox(
            say(wordings.ONE_PERSON),
            value=standing.may_one_person_do_two_steps,
            key=f"office_one_person_{times}",
        )
        st.caption(say(wordings.ONE_PERSON_HELP))
        overlays = draw_overlay_choice(
            standing.overlays, kept_overlays(), key=f"office_overlays_{times}"
        )
        st.caption(say(frame_wordings.OVERLAYS_OF_OFFICE))
    with right:
        lines = st.text_area(
            say(wordings.TOWNSHIPS),
            value="\n".join(standing.townships),
            key=f"office_townships_{times}",
            height=220,
            max_chars=5_000,
        )
        st.caption(say(wordings.TOWNSHIPS_HELP))
    planning = _draw_planning(standing, times)
    if planning is None:
        return None
    return attrs.evolve(
        standing,
        name=name.strip(),
        numbering=numbering,
        may_one_person_do_two_steps=may,
        townships=tuple(dict.fromkeys(line.strip() for line in lines.splitlines() if line.strip())),
        planning=planning,
        overlays=overlays,
    )


def planning_fields() -> tuple[FormField, ...]:
    """The figures of the district that the office is asked for, in the order of the form."""
    library = office_library()
    form = form_of(library, library.law_at(office().place))
    record = library.vocabulary.role(Role.OFFICE)
    name = record.name if record is not None else None
    return tuple(
        field for section in form.sections if section.key == name for field in section.fields
    )


def _draw_sample(settings: OfficeSettings) -> None:
    sample = settings.numbered(today().year + 1, 1)
    st.caption(escaped(say(wordings.NUMBERING_HELP, sample=sample)))


def _draw_planning(standing: OfficeSettings, times: str) -> Mapping[int, Mapping[str, str]] | None:
    """The figures of all years, with those of the year that is looked at as they are typed.

    They stay as they are where the domain has none that the office knows.
    """
    if not planning_fields():
        return standing.planning
    st.subheader(say(wordings.PLANNING), anchor=False)
    st.caption(say(wordings.PLANNING_ABOUT))
    this_year = today().year
    offered = {*range(this_year - _YEARS_BACK, this_year + _YEARS_AHEAD + 1), *standing.planning}
    years = sorted(offered, reverse=True)
    year = st.selectbox(
        say(wordings.YEAR),
        years,
        index=years.index(this_year),
        key=f"office_year_{times}",
        filter_mode=None,
        placeholder="",
        width=200,
    )
    typed: dict[int, dict[str, str]] = st.session_state.setdefault(f"office_planning_{times}", {})
    held = typed.get(year, standing.planning.get(year, {}))
    figures = _draw_figures(held, f"{times}_{year}")
    if figures is None:
        return None
    if figures != held:
        typed[year] = figures
    return {year: of for year, of in {**standing.planning, **typed}.items() if of}


def _draw_figures(held: Mapping[str, str], key: str) -> dict[str, str] | None:
    """The figures as typed; None while one of them is none, which stands beside its field."""
    said = Words(library=office_library(), language=language())
    figures: dict[str, str] | None = dict(held)
    columns = st.columns(3)
    for at, field in enumerate(planning_fields()):
        with columns[at % len(columns)]:
            typed = st.text_input(
                label_of(field, said),
                value=typed_of(field, held.get(field.path)),
                key=f"office_figure_{key}_{field.name}",
                max_chars=40,
            )
            figure = read_typed(field, typed)
            if isinstance(figure, Refusal):
                st.error(escaped(figure.text.to(language())))
                figures = None
            elif figures is not None:
                figures.pop(field.path, None)
                figures |= {field.path: str(figure)} if figure is not None else {}
    return figures

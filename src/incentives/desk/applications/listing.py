"""The list of application files: searched, page by page, each opened at a click, exported."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from incentives.applications import STATES, ApplicationRow, ApplicationSearch, Party, State
from incentives.desk.applications.moments import moment_told
from incentives.desk.at_hand.address import go_to_file
from incentives.desk.at_hand.file import applications
from incentives.desk.at_hand.officer import officer_name
from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.files import Download, draw_download
from incentives.desk.controls.paging import LINES, current_page, draw_pager
from incentives.desk.controls.typed_days import draw_day
from incentives.desk.duties import only_on_duty, people
from incentives.desk.office import office_library, who_works
from incentives.desk.session import language, say, today, words
from incentives.register import Duty
from incentives.report.papers.approval.party import CREDIT_CODE, particulars
from incentives.report.printing.excel.book import book_bytes
from incentives.report.printing.excel.page import Page
from incentives.report.printing.formats import EXCEL
from incentives.report.words.titles import titles_in_law
from incentives.values.text import Text
from incentives.wordings.desk.files import listing as wordings

_LIST = "applications"
_ANY = ""


def draw_list() -> ApplicationSearch:
    """What is looked for, which is given, and the files found, those changed last first."""
    search = _draw_search()
    stored = applications()
    rows, total = stored.find(search, first=current_page(_LIST) * LINES, most=LINES)
    if not rows:
        is_empty = search == ApplicationSearch()
        st.info(say(wordings.NONE_YET if is_empty else wordings.NONE_FOUND))
        return search
    for row in rows:
        _draw_row(row)
    draw_pager(_LIST, total)
    _draw_export(search)
    return search


def _draw_search() -> ApplicationSearch:
    who = officer_name()
    views = ["all", *(["mine", "waiting"] if who else [])]
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    with left:
        view = st.segmented_control(
            say(wordings.VIEW),
            views,
            default=views[0],
            required=True,
            key="list_view",
            format_func=lambda name: say(wordings.VIEWS[name]),
        )
    with right:
        has_codes = CREDIT_CODE in particulars(office_library().vocabulary)
        sought = wordings.SEARCH if has_codes else wordings.SEARCH_WITHOUT_CODES
        text = st.text_input(say(sought), key="list_text", max_chars=100).strip()
    with st.expander(say(wordings.FURTHER)):
        state, township, programme, since, until = _draw_further()
    return ApplicationSearch(
        text=text,
        states=frozenset([State(state)] if state else []),
        township=township,
        programme=programme,
        since=since,
        until=until,
        mine=who if view == "mine" else None,
        waiting_for=who if view == "waiting" else None,
        duties=_duties() if view == "waiting" else None,
        person=who_works() if view == "waiting" else None,
    )


def _draw_further() -> tuple[str | None, str | None, str | None, date | None, date | None]:
    """State, township, programme, and the days between which files were begun."""
    left, middle, right = st.columns(3)
    with left:
        states = {state.value: STATES[state].to(language()) for state in State}
        state = _draw_choice(wordings.STATE, states, key="list_state")
    with middle:
        names = {name: name for name in applications().settings().townships}
        township = _draw_choice(wordings.TOWNSHIP, names, key="list_township")
    with right:
        programme = _draw_choice(wordings.PROGRAMME, titles_in_law(words()), key="list_programme")
    left, middle, _ = st.columns(3)
    with left:
        since = draw_day(wordings.SINCE, wordings.DAY_HELP, key="list_since", value=None)
    with middle:
        until = draw_day(wordings.UNTIL, wordings.DAY_HELP, key="list_until", value=None)
    return state, township, programme, since, until


def _draw_choice(label: Text, named: Mapping[str, str], *, key: str) -> str | None:
    everything = say(wordings.ANY)
    chosen = st.selectbox(
        say(label),
        [_ANY, *named],
        key=key,
        filter_mode="contains",
        placeholder="",
        format_func=lambda name: named.get(name, everything),
    )
    return chosen if chosen != _ANY else None


def _duties() -> frozenset[Duty] | None:
    """What whoever is signed in may do; None where nobody has to sign in: everything."""
    person = who_works()
    return people().duties_of(person) if person is not None else None


def _draw_row(row: ApplicationRow) -> None:
    with st.container(border=True, key=f"file_row_{row.id}"):
        left, middle, right = st.columns([5, 3, 4], vertical_alignment="center")
        with left:
            name = row.name or say(wordings.UNNAMED)
            st.button(
                escaped(f"{row.number}　{name}"),
                key=f"open_{row.id}",
                type="tertiary",
                on_click=go_to_file,
                args=(row.id,),
            )
        with middle:
            township = row.township or say(wordings.NO_TOWNSHIP)
            state = escaped(STATES[row.state].to(language()))
            st.markdown(f"**{state}**　{escaped(township)}")
        with right:
            told = say(wordings.OPENED, who=row.changed_by, at=moment_told(row.changed_at))
            st.markdown(escaped(told))


def _draw_export(search: ApplicationSearch) -> None:
    """All files found, not only those of the page."""
    stored, spoken, day = applications(), language(), today()
    has_codes = CREDIT_CODE in particulars(office_library().vocabulary)
    columns = tuple(
        say(column)
        for column in wordings.COLUMNS
        if has_codes or column is not wordings.CREDIT_CODE
    )
    titles, states = titles_in_law(words()), {state: STATES[state].to(spoken) for state in State}
    everything = say(wordings.ALL_PROGRAMMES)
    stem = f"{say(wordings.FILE_NAME)}-{day.isoformat()}"

    def line(row: ApplicationRow, party: Party) -> tuple[str, ...]:
        chosen = "、".join(titles.get(name, name) for name in row.programmes) or everything
        return (
            row.number,
            row.name,
            *([row.credit_code] if has_codes else []),
            row.township,
            chosen,
            states[row.state],
            party.bank,
            party.account_name,
            party.account_number,
            row.changed_by,
            f"{row.changed_at.astimezone():%Y-%m-%d %H:%M}",
        )

    def found() -> bytes:
        lines = tuple(line(row, party) for row, party in stored.find_with_parties(search))
        page = Page(name=stem, columns=columns, rows=lines)
        return book_bytes([page], title=stem, day=day, language=spoken)

    draw_download(
        Download(
            label=say(wordings.EXPORT),
            stem=stem,
            form=EXCEL,
            make=only_on_duty(found),
            key="list_excel",
        )
    )

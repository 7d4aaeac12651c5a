"""Who applies, for what, as of which day, under which number: the head of the paper."""

from collections.abc import Mapping
from datetime import date

import attrs
import streamlit as st

from incentives.applications import Application
from incentives.desk.at_hand.file import change_file, file_at_hand, file_revision, office_settings
from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.overlay_choice import draw_overlay_choice
from incentives.desk.office import office_library
from incentives.desk.overlays import kept_overlays
from incentives.desk.session import language, say, today, words
from incentives.forms.case_text import case_text
from incentives.forms.refusal import Refusal
from incentives.forms.typed_dates import read_day
from incentives.report.papers.approval.party import particulars
from incentives.report.words.titles import titles_in_law
from incentives.values.text import Text, filled
from incentives.values.texts.credit_code import fault_of_credit_code, written_credit_code
from incentives.wordings import judging as refusals
from incentives.wordings.desk import frame as frame_wordings
from incentives.wordings.desk.files import file as wordings

_OPENS = "desk_party_opens"
_CODE, _DAY = "party.credit_code", "party.on"
_ABREAST = 2


def draw_party(file: Application) -> None:
    """Draws what stands at the head of the paper; what is not filled in is counted."""
    party, asked = attrs.asdict(file.party), tuple(_labels())
    count = sum(not party[name] for name in asked)
    title = say(wordings.PARTY)
    label = say(wordings.PARTY_OPEN, title=title, count=count) if count else title
    with st.expander(label, expanded=_opens(file, count), key=f"party_{file.id}"):
        for at in range(0, len(asked), _ABREAST):
            for column, name in zip(st.columns(_ABREAST), asked[at:], strict=False):
                with column:
                    _draw(file, name, party[name])
        left, right = st.columns(2)
        with left:
            _draw_line(wordings.NUMBER, "number", file.number)
        with right:
            _draw_day(file)
        _draw_programmes(file)
        _draw_overlays(file)
        st.download_button(
            say(wordings.EXPORT),
            case_text(dict(file.document), words()),
            mime="application/yaml",
            key="case_export",
            file_name=f"{say(wordings.EXPORT_NAME)}-{today().isoformat()}.yaml",
            on_click="ignore",
        )


def _opens(file: Application, count: int) -> bool:
    """It lies open where something was missing when the file was opened, and stays so."""
    opens: dict[str, bool] = st.session_state.setdefault(_OPENS, {})
    return opens.setdefault(file.id, count > 0)


def _labels() -> Mapping[str, Text]:
    """What is asked of whoever applies, by what it is called."""
    return particulars(office_library().vocabulary)


def _key(name: str) -> str:
    return f"party_{file_revision()}_{name}"


def _draw(file: Application, name: str, value: str) -> None:
    if name == "township" and office_settings().townships:
        _draw_township(value)
        return
    shown = file.typed.get(_CODE, value) if name == "credit_code" else value
    st.text_input(
        say(_labels()[name]),
        value=shown,
        key=_key(name),
        max_chars=200,
        on_change=_take,
        args=(name,),
    )
    if name == "credit_code" and _CODE in file.typed:
        st.error(escaped(_fault_of(file.typed[_CODE]).to(language())))


def _draw_township(value: str) -> None:
    offered = ["", *office_settings().townships]
    st.selectbox(
        say(_labels()["township"]),
        offered,
        index=offered.index(value) if value in offered else 0,
        key=_key("township"),
        filter_mode="contains",
        placeholder="",
        format_func=lambda name: name or say(wordings.NO_TOWNSHIP),
        on_change=_take,
        args=("township",),
    )


def _draw_line(label: Text, name: str, value: str) -> None:
    st.text_input(
        say(label), value=value, key=_key(name), max_chars=500, on_change=_take_own, args=(name,)
    )


def _draw_day(file: Application) -> None:
    shown = file.typed.get(_DAY, file.on.isoformat() if file.on is not None else "")
    st.text_input(
        say(wordings.CASE_DAY),
        value=shown,
        key=_key("on"),
        placeholder=today().isoformat(),
        max_chars=40,
        on_change=_take_day,
    )
    st.caption(say(wordings.CASE_DAY_HELP))
    day = read_day(file.typed[_DAY]) if _DAY in file.typed else ""
    if isinstance(day, Refusal):
        st.error(escaped(day.text.to(language())))


def _draw_programmes(file: Application) -> None:
    titles = titles_in_law(words())
    st.multiselect(
        say(wordings.PROGRAMMES),
        list(titles),
        default=[name for name in file.programmes if name in titles],
        key=_key("programmes"),
        filter_mode="contains",
        placeholder=say(wordings.ALL_PROGRAMMES),
        select_all=False,
        format_func=titles.__getitem__,
        on_change=_take_programmes,
    )


def _draw_overlays(file: Application) -> None:
    draw_overlay_choice(
        file.overlays, kept_overlays(), key=_key("overlays"), on_change=_take_overlays
    )
    st.caption(say(frame_wordings.OVERLAYS_OF_FILE))


def _take_overlays() -> None:
    change_file(overlays=tuple(st.session_state[_key("overlays")]))


def _take(name: str) -> None:
    typed = str(st.session_state[_key(name)] or "").strip()
    file = _file()
    if name != "credit_code":
        change_file(party=attrs.evolve(file.party, **{name: typed}))
        return
    code = written_credit_code(typed)
    is_taken = not code or fault_of_credit_code(code) is None
    change_file(
        party=attrs.evolve(file.party, credit_code=code if is_taken else ""),
        typed=_with_typed(file, _CODE, None if is_taken else code),
    )


def _take_own(name: str) -> None:
    change_file(**{name: str(st.session_state[_key(name)] or "").strip()})


def _take_day() -> None:
    typed = str(st.session_state[_key("on")] or "").strip()
    day = read_day(typed) if typed else ""
    if isinstance(day, Refusal):
        change_file(typed=_with_typed(_file(), _DAY, typed))
        return
    on = date.fromisoformat(day) if day else None
    change_file(on=on, typed=_with_typed(_file(), _DAY, None))


def _take_programmes() -> None:
    change_file(programmes=tuple(st.session_state[_key("programmes")]))


def _with_typed(file: Application, path: str, typed: str | None) -> dict[str, str]:
    """What was typed and could not be taken; None: all at this place could be."""
    kept = {key: text for key, text in file.typed.items() if key != path}
    return kept if typed is None else {**kept, path: typed}


def _fault_of(code: str) -> Text:
    fault = fault_of_credit_code(code) or "length"
    return filled(refusals.BAD_CREDIT_CODE[fault], code=code)


def _file() -> Application:
    file = file_at_hand()
    assert file is not None  # its fields are drawn
    return file

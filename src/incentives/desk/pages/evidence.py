"""The papers of the case at hand.

The page says which are on file, which are lacking, and what each of them proves.
"""

import streamlit as st

from incentives.desk.case.evidence import OnFile, papers_on_file, stated_of_papers, with_paper
from incentives.desk.case.unassessed import draw_why_unassessed
from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.session import (
    assessment,
    case_document,
    language,
    office,
    replace_case_document,
    say,
    words,
)
from incentives.engine.assessment.papers import (
    SOON,
    Paper,
    PaperState,
    papers_asked,
    papers_unasked,
)
from incentives.forms.refusal import Refusal
from incentives.forms.typed_dates import read_day
from incentives.report.papers.evidence import proof_lines
from incentives.wordings.desk import evidence as wordings
from incentives.wordings.report import evidence as list_wordings

_SEEN = "desk_papers_seen"


def show() -> None:
    """The page: how many papers there are of each state, and the papers, each in its place.

    They come in the order of the vocabulary, so that none moves when it is ticked.
    """
    st.title(say(wordings.TITLE))
    st.markdown(say(wordings.ABOUT))
    assessed = assessment()
    if assessed is None:
        draw_why_unassessed()
        return
    asked, unasked = papers_asked(assessed), papers_unasked(assessed)
    _fill_in((*asked, *unasked))
    _draw_counts(asked)
    order = list(office().library.vocabulary.paper_kinds)
    for paper in sorted((*asked, *unasked), key=lambda paper: order.index(paper.kind)):
        with st.container(border=True):
            _draw_paper(paper, is_asked=paper in asked)
    _draw_other({paper.kind for paper in (*asked, *unasked)})


def _draw_counts(asked: tuple[Paper, ...]) -> None:
    counts = {state.value: sum(paper.state is state for paper in asked) for state in PaperState}
    st.info(say(wordings.COUNTS, days=SOON.days, **counts))


def _draw_paper(paper: Paper, *, is_asked: bool) -> None:
    """The tick with the state; its number and last day; and what it proves."""
    name = escaped(words().paper(paper.kind))
    left, middle, right = st.columns([2, 1, 1])
    with left:
        st.checkbox(
            name,
            key=_key("held", paper.kind),
            help=say(wordings.HELD_HELP),
            on_change=_take,
            args=(paper.kind,),
        )
        st.caption(escaped(_state_told(paper, is_asked=is_asked)))
        lines = proof_lines(paper.proofs, words())
        if lines:
            with st.expander(say(wordings.PROVES, count=len(lines))):
                st.markdown("\n".join(f"- {escaped(line)}" for line in lines))
    stated = stated_of_papers(office().library.vocabulary)
    with middle:
        if "number" in stated:
            _draw_number(paper.kind, say(wordings.NUMBER_OF, paper=name))
    with right:
        if "valid_to" in stated:
            _draw_valid_to(paper.kind, say(wordings.VALID_TO_OF, paper=name))


def _draw_number(kind: str, label: str) -> None:
    st.text_input(
        label,
        key=_key("number", kind),
        help=say(wordings.NUMBER_HELP),
        on_change=_take_detail,
        args=(kind,),
        max_chars=100,
    )


def _state_told(paper: Paper, *, is_asked: bool) -> str:
    if not is_asked:
        return say(wordings.UNASKED)
    return say(list_wordings.STATES[paper.state])


def _draw_valid_to(kind: str, label: str) -> None:
    typed = st.text_input(
        label,
        key=_key("valid_to", kind),
        help=say(wordings.VALID_TO_HELP),
        on_change=_take_detail,
        args=(kind,),
        placeholder=say(wordings.DAY_EXAMPLE),
    )
    day = _read(typed)
    if isinstance(day, Refusal):
        st.error(escaped(day.text.to(language())))


def _draw_other(listed: set[str]) -> None:
    """A paper that nothing asks for, or not yet."""
    kinds = [kind for kind in office().library.vocabulary.paper_kinds if kind not in listed]
    chosen = st.selectbox(
        say(wordings.OTHER),
        kinds,
        index=None,
        key="papers_other",
        placeholder=say(wordings.CHOOSE),
        filter_mode="contains",
        format_func=words().paper,
        help=say(wordings.OTHER_HELP),
    )
    if (
        is_pressed(say(wordings.ADD), key="papers_add", disabled=chosen is None)
        and chosen is not None
    ):
        _keep(chosen, OnFile())
        st.rerun()


def _fill_in(papers: tuple[Paper, ...]) -> None:
    """The fields say what the case at hand says, unless they were just typed into."""
    on_file = papers_on_file(case_document(), office().library.vocabulary)
    is_another = st.session_state.get(_SEEN) != on_file
    for paper in papers:
        held = on_file.get(paper.kind)
        stated = held if held is not None else OnFile()
        for name, value in (
            ("held", held is not None),
            ("number", stated.number),
            ("valid_to", stated.valid_to),
        ):
            key = _key(name, paper.kind)
            if is_another or key not in st.session_state:
                st.session_state[key] = value
    st.session_state[_SEEN] = on_file


def _take_detail(kind: str) -> None:
    """A paper of which a number or a last day is typed is on file."""
    if any(st.session_state.get(_key(name, kind), "").strip() for name in ("number", "valid_to")):
        st.session_state[_key("held", kind)] = True
    _take(kind)


def _take(kind: str) -> None:
    """The case at hand says of the paper what was ticked and typed.

    A day that is none is left as it was.
    """
    if not st.session_state[_key("held", kind)]:
        _keep(kind, None)
        return
    before = papers_on_file(case_document(), office().library.vocabulary).get(kind, OnFile())
    number = st.session_state.get(_key("number", kind), before.number).strip()
    valid_to = _read(st.session_state.get(_key("valid_to", kind), before.valid_to))
    _keep(
        kind,
        OnFile(
            number=number, valid_to=before.valid_to if isinstance(valid_to, Refusal) else valid_to
        ),
    )


def _keep(kind: str, paper: OnFile | None) -> None:
    replace_case_document(with_paper(case_document(), kind, paper, office().library.vocabulary))
    st.session_state[_SEEN] = papers_on_file(case_document(), office().library.vocabulary)


def _read(typed: str) -> str | Refusal:
    """The day in ISO form, nothing where nothing was typed, or what is wrong with it."""
    return read_day(typed) if typed.strip() else ""


def _key(name: str, kind: str) -> str:
    return f"paper_{name}_{kind}"

"""The procedure of a file: what is to be done now, what it comes to, what was done, the paper."""

import streamlit as st

from incentives.applications import MOVES, STATES, Application, Move, StepTaken
from incentives.desk.applications.moments import moment_told
from incentives.desk.applications.printing.offering import draw_printing
from incentives.desk.applications.procedure.deciding import draw_deciding
from incentives.desk.applications.procedure.notes import draw_notes
from incentives.desk.applications.procedure.totals import totals_lines
from incentives.desk.at_hand.file import applications
from incentives.desk.controls.blocks import draw_table, escaped
from incentives.desk.session import assessment, case_day, language, say, words
from incentives.engine.findings.assessment import Assessment
from incentives.wordings.desk.files import procedure as wordings


def draw_handling(file: Application) -> None:
    """Draws the step that is next, beside what the file comes to; then the history, the paper.

    Once it is determined the paper comes first: that is what one comes for.
    """
    if file.determinations and not file.may_change:
        draw_printing(file)
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw_deciding(file)
    with right:
        _draw_result(file, assessment())
    draw_steps_taken(applications().steps(file))
    draw_notes(file)
    if not file.determinations or file.may_change:
        draw_printing(file)


def draw_steps_taken(steps: tuple[StepTaken, ...]) -> None:
    """Each step with who, when and what he said of it, the first one first."""
    st.markdown(f"#### {say(wordings.MOVES_MADE)}", anchors=False)
    if not steps:
        st.caption(say(wordings.NOTHING_DONE))
        return
    columns = [say(column) for column in wordings.MOVE_COLUMNS]
    draw_table(columns, [_row(step) for step in steps])


def _row(step: StepTaken) -> tuple[str, ...]:
    before, after = (STATES[state].to(language()) for state in (step.from_state, step.to_state))
    opinion = step.opinion
    if step.acknowledged:
        opinion = say(
            wordings.ACKNOWLEDGED_TOLD, opinion=opinion, acknowledged=step.acknowledged
        ).strip()
    return (
        moment_told(step.at),
        MOVES[step.move].to(language()),
        step.by,
        opinion,
        say(wordings.CHANGED_STATE, before=before, after=after),
        str(step.entry) if step.entry is not None and step.move is Move.APPROVE else "",
    )


def _draw_result(file: Application, assessed: Assessment | None) -> None:
    """What the file comes to, so that nobody signs what he does not see."""
    with st.container(border=True):
        st.markdown(f"**{say(wordings.COMES_TO)}**")
        if file.determinations:
            st.markdown(escaped(say(wordings.ENTRY, number=file.determinations[-1])))
        st.markdown(escaped(say(wordings.AS_OF, day=words().day(case_day()))))
        for line in totals_lines(assessed):
            st.markdown(escaped(line))

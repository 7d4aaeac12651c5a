"""The institutions of a batch become applications, each with a link; nothing is filed by it."""

import attrs
import streamlit as st

from incentives.desk.at_hand.file import applications
from incentives.desk.at_hand.officer import act, officer_name
from incentives.desk.batch.upload import Batch, uploaded_book
from incentives.desk.controls.blocks import draw_table
from incentives.desk.controls.paging import draw_pager, page_of
from incentives.desk.duties import is_allowed
from incentives.desk.session import language, office, say
from incentives.register import Duty
from incentives.wordings.desk import batch as wordings
from incentives.wordings.desk.files import listing as list_wordings
from incentives.workbook.applying import Applied, Applying
from incentives.workbook.results import BatchWords

_APPLIED, _LIST = "desk_batch_applied", "batch_applied"


@attrs.frozen(kw_only=True)
class _Outcome:
    """What became of the rows of the batch that `key` names."""

    key: tuple[object, ...]
    applied: tuple[Applied, ...]


def draw_applying(batch: Batch) -> None:
    """Draws the button, and after it was pressed what became of each institution."""
    st.subheader(say(wordings.APPLYING), anchor=False)
    st.caption(say(wordings.APPLYING_ABOUT))
    if not officer_name():
        st.info(say(list_wordings.WHO_FIRST))
    may = is_allowed(Duty.FILE) and bool(officer_name())
    label = say(wordings.APPLY, count=len(batch.assessed.rows))
    if st.button(label, key="batch_apply", type="primary", disabled=not may):
        st.session_state[_APPLIED] = _Outcome(key=batch.key, applied=_apply(batch))
    outcome: _Outcome | None = st.session_state.get(_APPLIED)
    if outcome is not None and outcome.key == batch.key:
        _draw_outcome(outcome, batch)


def _apply(batch: Batch) -> tuple[Applied, ...]:
    """The rows as they were uploaded: payments of the register count in each file by themselves."""
    uploaded = uploaded_book()
    rows = uploaded.book.rows if uploaded is not None else ()
    applying = Applying(
        stored=applications(),
        vocabulary=office().library.vocabulary,
        on=batch.assessed.question.on,
    )
    done: list[Applied] = []
    bar = st.progress(0.0, text=say(wordings.APPLYING_NOW, done=0, count=len(rows)))
    for applied in applying.rows(rows, act):
        done.append(applied)
        told = say(wordings.APPLYING_NOW, done=len(done), count=len(rows))
        bar.progress(len(done) / len(rows), text=told)
    bar.empty()
    return tuple(done)


def _draw_outcome(outcome: _Outcome, batch: Batch) -> None:
    refused = [applied for applied in outcome.applied if applied.application is None]
    made = len(outcome.applied) - len(refused)
    if made:
        st.success(say(wordings.APPLIED, count=made))
    if refused:
        st.warning(say(wordings.NOT_APPLIED, count=len(refused)))
    told = BatchWords(batch.assessed)
    names = {row.row.key: told.name(row) for row in batch.assessed.rows}
    rows = [
        (
            applied.row.key,
            names.get(applied.row.key, ""),
            applied.application.number if applied.application is not None else "",
            applied.told.to(language()),
        )
        for applied in page_of(sorted(outcome.applied, key=_is_made), _LIST)
    ]
    draw_table([say(column) for column in wordings.APPLIED_COLUMNS], rows)
    draw_pager(_LIST, len(outcome.applied))


def _is_made(applied: Applied) -> bool:
    return applied.application is not None

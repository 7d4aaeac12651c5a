"""All institutions of a batch that were assessed are filed in the register."""

import attrs
import streamlit as st

from incentives.desk.batch.upload import Batch
from incentives.desk.controls.blocks import draw_table
from incentives.desk.controls.paging import draw_pager, page_of
from incentives.desk.duties import is_allowed
from incentives.desk.register.filing import draw_officer, draw_unusual, now
from incentives.desk.session import language, office, say
from incentives.register import Act, Duty
from incentives.wordings.desk import batch as wordings
from incentives.workbook.registering import Filed, file_rows
from incentives.workbook.results import BatchWords

_FILED = "desk_batch_filed"


@attrs.frozen(kw_only=True)
class _Filed:
    """What came of filing the batch that `key` names."""

    key: tuple[object, ...]
    filed: tuple[Filed, ...]


def draw_filing(batch: Batch) -> None:
    """Draws what is needed to file the batch, and files it when asked to.

    Then it says how many were filed, and which were refused and why. Institutions with faults are
    not filed; without any that was assessed nothing is drawn.
    """
    good = batch.assessed.good
    if not good:
        return
    st.subheader(say(wordings.FILING), anchor=False)
    st.caption(say(wordings.FILE_DOSSIERS))
    unusual = draw_unusual("batch_unusual")
    officer = draw_officer("batch_officer")
    label = say(wordings.FILE_ALL, count=len(good))
    may = is_allowed(Duty.FILE) and bool(officer)
    if st.button(
        label, key="batch_file", type="primary", disabled=not may, help=say(wordings.FILE_HELP)
    ):
        st.session_state[_FILED] = _Filed(key=batch.key, filed=_file(batch, officer, unusual))
    outcome: _Filed | None = st.session_state.get(_FILED)
    if outcome is not None and outcome.key == batch.key:
        _draw_outcome(outcome, batch)


def _file(batch: Batch, officer: str, unusual: str) -> tuple[Filed, ...]:
    good, filed = batch.assessed.good, list[Filed]()
    bar = st.progress(0.0, text=say(wordings.FILING_NOW, done=0, count=len(good)))
    place = office()
    for institution in file_rows(
        good,
        place.library,
        batch.assessed.question,
        place.register,
        lambda: Act(officer=officer, filed_at=now(), person=place.person, unusual=unusual),
    ):
        filed.append(institution)
        bar.progress(
            len(filed) / len(good), text=say(wordings.FILING_NOW, done=len(filed), count=len(good))
        )
    bar.empty()
    return tuple(filed)


def _draw_outcome(outcome: _Filed, batch: Batch) -> None:
    done = sum(institution.entry is not None for institution in outcome.filed)
    if done:
        st.success(say(wordings.FILED, count=done))
    refused = [
        (institution.row, institution.refusal)
        for institution in outcome.filed
        if institution.refusal is not None
    ]
    if not refused:
        return
    st.warning(say(wordings.NOT_FILED, count=len(refused)))
    told = BatchWords(batch.assessed)
    rows = [
        (row.row.key, told.name(row), text.to(language()))
        for row, text in page_of(refused, "batch_refused")
    ]
    draw_table([say(column) for column in wordings.FILED_COLUMNS], rows)
    draw_pager("batch_refused", len(refused))

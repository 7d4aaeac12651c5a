"""A draft is tried: the case at hand, or all cases of the register, with it and without."""

import hashlib

import streamlit as st

from incentives.budgeting import Comparison, Scenario, side_by_side
from incentives.desk.budget.cases import (
    REGISTER,
    cases_of,
    draw_source,
    overlays_of,
    reckoned,
    still_holding,
)
from incentives.desk.budget.comparing import draw_comparison
from incentives.desk.budget.tables import incentive_called
from incentives.desk.budget.totals import asked_of
from incentives.desk.charts.budget import draw_differences
from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.policies.draft import Draft
from incentives.desk.session import office, say, words
from incentives.errors import PolicyError
from incentives.policy.library import Overlay
from incentives.policy.rule import Form
from incentives.report.words.spreads import DECREASE, INCREASE, SpreadWords
from incentives.wordings.desk import budget as budget_wordings
from incentives.wordings.desk import policies as wordings
from incentives.wordings.report import terms
from incentives.wordings.report.ledger import NO_DIFFERENCE

_RECKONED = "desk_trial"


def draw_trial(draft: Draft) -> None:
    """The choice of cases, and what differs."""
    st.subheader(say(wordings.TRY), anchor=False)
    st.markdown(say(wordings.TRY_ABOUT))
    source = draw_source("trial_source", wordings.TRIAL_SOURCE)
    digest = _digest(draft)
    base = tuple(overlay for overlay in overlays_of(source) if overlay.digest != digest)
    key = asked_of(source, as_filed=source == REGISTER, used=base), draft.text()
    if is_pressed(
        say(wordings.TRY),
        key="trial_try",
        type="primary",
        disabled=not (draft.title and draft.authority),
    ):
        _try(draft, base, source, key)
    kept = still_holding(
        st.session_state.get(_RECKONED), key, stale=wordings.STALE, empty=wordings.NO_CASES
    )
    if kept is not None:
        compared = side_by_side(kept.answered, kept.scenarios, office().library.currency)
        _draw_difference_charts(compared)
        draw_comparison(compared, key="trial")


def _digest(draft: Draft) -> str:
    """The digest of the overlay that the draft is; it may be used already."""
    return hashlib.sha256(draft.text().encode()).hexdigest()


def _try(draft: Draft, base: tuple[Overlay, ...], source: str, key: object) -> None:
    try:
        tried = draft.loaded(office().library)
    except PolicyError:
        st.error(say(wordings.GENERAL_FAULT))
        return
    with_it = Scenario(name=say(wordings.WITH_DRAFT, title=draft.title), overlays=(*base, tried))
    scenarios = Scenario(name=say(budget_wordings.PRESENT), overlays=base), with_it
    st.session_state[_RECKONED] = reckoned(key, cases_of(source), scenarios)


def _draw_difference_charts(compared: Comparison) -> None:
    """A chart for each form of which something surely differs.

    What is open on either side stands in the table alone.
    """
    said = words()
    for form in Form:
        bars = [
            (incentive_called((change.incentive, change.charge), said), amount)
            for change in compared.changes
            if change.form is form
            and (amount := change.differences[0].known) is not None
            and amount.amount
        ]
        if not bars:
            continue
        told = SpreadWords(said, INCREASE, DECREASE).difference(
            compared.differences(form)[0]
        ) or say(NO_DIFFERENCE)
        described = say(wordings.DIFFERENCE_ABOUT, form=say(terms.FORMS[form.value]), total=told)
        st.markdown(escaped(described))
        draw_differences(bars, key=f"trial_differences_{form.value}", described=described)

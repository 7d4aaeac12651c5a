"""What if facts were others: a copy of the file is begun, and compared with the one it is of."""

import streamlit as st

from incentives.applications import Application, Party
from incentives.desk.at_hand.address import base_in_address, go_to_file
from incentives.desk.at_hand.file import applications, begin_file
from incentives.desk.controls.blocks import draw_table, escaped
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.office import office_library
from incentives.desk.session import assessed_file, language, say, words
from incentives.engine.comparison.effects import determination_in
from incentives.engine.findings.amounts import difference_between
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.facts.field import Role
from incentives.forms.editing import with_text_said
from incentives.register import RegisterError
from incentives.report.passages.determination import DeterminationBlocks
from incentives.report.words.spreads import DECREASE, INCREASE, SpreadWords
from incentives.wordings.desk.files import file as wordings
from incentives.wordings.report import terms


def draw_what_if(file: Application, present: Assessment) -> None:
    """Draws what begins a copy and, where the file is compared with another, what differs."""
    base_id = base_in_address()
    with st.expander(say(wordings.WHAT_IF), expanded=base_id is not None):
        st.markdown(say(wordings.WHAT_IF_ABOUT))
        if is_pressed(say(wordings.WHAT_IF_BEGIN), key="what_if_begin"):
            _begin(file)
        if base_id is not None:
            _draw_compared(base_id, present)


def _begin(file: Application) -> None:
    """The copy says in its name that it is one, so that nobody takes it for an application."""
    name = say(wordings.WHAT_IF_NAME, name=file.party.name)
    try:
        document = with_text_said(file.document, office_library().vocabulary, Role.NAME, name)
        copy = begin_file(document, Party(name=name), on=file.on, like=file)
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
        return
    go_to_file(copy.id, base=file.id)
    st.rerun()


def _draw_compared(base_id: str, present: Assessment) -> None:
    try:
        base = applications().read(base_id)
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
        return
    named = f"{base.number}　{base.party.name}"
    st.button(
        escaped(say(wordings.WHAT_IF_BASE, base=named)),
        key="what_if_back",
        type="tertiary",
        on_click=go_to_file,
        args=(base.id,),
    )
    before = assessed_file(base).assessment
    rows = list(differences(before, present)) if before is not None else []
    if rows:
        columns = [say(column) for column in wordings.WHAT_IF_DIFFERS]
        draw_table(columns, rows, right=frozenset({3}))
    else:
        st.info(say(wordings.WHAT_IF_SAME))


def differences(base: Assessment, present: Assessment) -> list[tuple[str, str, str, str]]:
    """The incentives whose outcome or amount is another: title, before, now, and by how much."""
    rows: list[tuple[str, str, str, str]] = []
    currency = present.law.library.currency
    for name in dict.fromkeys(
        [
            *(determination.incentive for determination in base),
            *(determination.incentive for determination in present),
        ]
    ):
        before, now = (determination_in(side, name) for side in (base, present))
        was, is_ = _told(before), _told(now)
        if was != is_:
            shown = now or before
            assert shown is not None
            rows.append(
                (words().law(shown.rule.title), was, is_, _difference(shown, before, now, currency))
            )
    return rows


def _told(determination: Determination | None) -> str:
    if determination is None:
        return ""
    said = words()
    outcome = said.say(terms.OUTCOMES[determination.outcome])
    return f"{outcome} {DeterminationBlocks(said).amount(determination)}".strip()


def _difference(
    shown: Determination, before: Determination | None, now: Determination | None, currency: str
) -> str:
    """More or less, by how much, or between what bounds; what is not valued has none."""
    if not shown.rule.is_valued:
        return say(terms.EMPTY)
    return SpreadWords(words(), INCREASE, DECREASE).difference(
        difference_between(before, now, currency)
    )

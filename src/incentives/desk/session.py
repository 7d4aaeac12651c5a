"""What one officer has on the desk.

That is the language, the days, the overlays, and the case at hand with its assessment.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path

import attrs
import streamlit as st

from incentives.calculator import assess_with
from incentives.desk.known_payments import with_payments
from incentives.desk.office import Office, bundled_library, kept_files, office, settings
from incentives.engine.assessment.admission import faults_against
from incentives.engine.findings.assessment import Assessment
from incentives.errors import AssessmentError, AssessmentFault, CaseError, CaseFault, PolicyError
from incentives.facts.document import structure_case
from incentives.facts.snapshot import take_snapshot
from incentives.loading.files.overlay_file import load_overlay_file, load_overlay_text
from incentives.policy.library import Library, Overlay
from incentives.register import Applicant, Joined, PaymentTold
from incentives.report.words.names import Words
from incentives.values.text import Language, Text

__all__ = [
    "Assessed",
    "assessed",
    "assessment",
    "assessment_in",
    "case_document",
    "case_faults",
    "case_revision",
    "change_case_document",
    "choose_overlays",
    "chosen_overlays",
    "forget_overlay",
    "known_on",
    "language",
    "offered_overlays",
    "office",
    "on_day",
    "overlay_choices",
    "overlays",
    "replace_case_document",
    "say",
    "set_days",
    "set_language",
    "sheet_day",
    "today",
    "use_overlay_text",
    "words",
]

_LANGUAGE, _ON, _KNOWN_ON = "desk_language", "desk_on", "desk_known_on"
_CASE, _REVISION, _ASSESSED = "desk_case", "desk_case_revision", "desk_assessed"
_TRIED, _CHOSEN, _CHOICES = "desk_tried_overlays", "desk_chosen_overlays", "desk_overlay_choices"

CaseDocument = dict[str, object]


def today() -> date:
    """The day on which the officer works; the desk alone reads the clock."""
    return datetime.now().astimezone().date()


def language() -> Language:
    """The language that the officer reads."""
    if _LANGUAGE not in st.session_state:
        st.session_state[_LANGUAGE] = settings().language
    chosen: Language = st.session_state[_LANGUAGE]
    return chosen


def set_language(chosen: Language) -> None:
    """The desk speaks this language from now on."""
    st.session_state[_LANGUAGE] = chosen


def words() -> Words:
    """How facts, values, papers and sources are called in the language chosen."""
    return Words(library=bundled_library(), language=language(), case_document=case_document())


def say(text: Text, **gaps: object) -> str:
    """The sentence in the language chosen, with its gaps filled in."""
    return Words(library=bundled_library(), language=language()).say(text, **gaps)


def on_day() -> date:
    """The day as of which cases are assessed: today, unless the officer says another."""
    chosen: date | None = st.session_state.get(_ON)
    return chosen if chosen is not None else today()


def sheet_day(on: date | None = None) -> date:
    """The day up to which payments count: today, or the later day `on` (None: that of the desk)."""
    return max(on if on is not None else on_day(), today())


def known_on() -> date | None:
    """The day up to which publications count; None: all that is in the library."""
    chosen: date | None = st.session_state.get(_KNOWN_ON)
    return chosen


def set_days(*, on: date | None, known_on: date | None) -> None:
    """Cases are assessed as of `on` and by what was published by `known_on`.

    None: as of today, and by all that is in the library.
    """
    st.session_state[_ON], st.session_state[_KNOWN_ON] = on, known_on


def offered_overlays() -> Mapping[str, Overlay]:
    """The overlays that may be chosen, by the name under which they are kept.

    Those tried in this session come last; faulty files are left out.
    """
    place = office()
    kept = _kept_overlays(place.library, _stamps(place))
    return {**kept, **_tried()}


def overlays() -> tuple[Overlay, ...]:
    """The overlays chosen, in the order in which they were: the last one prevails."""
    offered = offered_overlays()
    return tuple(offered[name] for name in chosen_overlays() if name in offered)


def chosen_overlays() -> tuple[str, ...]:
    """The names of the overlays chosen."""
    chosen: tuple[str, ...] = st.session_state.get(_CHOSEN, ())
    return chosen


def choose_overlays(names: tuple[str, ...], *, by_hand: bool = False) -> None:
    """These overlays are used from now on; the last one prevails.

    Unless chosen by hand in the side bar, its control begins anew with them.
    """
    st.session_state[_CHOSEN] = names
    if not by_hand:
        st.session_state[_CHOICES] = overlay_choices() + 1


def overlay_choices() -> int:
    """How often overlays were chosen elsewhere than in the side bar."""
    times: int = st.session_state.get(_CHOICES, 0)
    return times


def use_overlay_text(name: str, text: str) -> Overlay:
    """The overlay that the text is, checked and chosen.

    It is offered under `name` while the officer is here, and prevails over those chosen before.

    Raises:
        PolicyError: with every fault.
    """
    loaded = load_overlay_text(text, file=name, library=office().library)
    st.session_state[_TRIED] = {**_tried(), name: loaded}
    choose_overlays((*(other for other in chosen_overlays() if other != name), name))
    return loaded


def forget_overlay(name: str) -> None:
    """The overlay tried under this name is not offered any more."""
    st.session_state[_TRIED] = {key: value for key, value in _tried().items() if key != name}
    choose_overlays(tuple(other for other in chosen_overlays() if other != name))


def _tried() -> dict[str, Overlay]:
    tried: dict[str, Overlay] = st.session_state.get(_TRIED, {})
    return tried


def _stamps(place: Office) -> tuple[tuple[str, str, int], ...]:
    """The overlay files that the office keeps: name, path, and when each was last changed."""
    files = kept_files(place.overlays_folder).overlays
    return tuple((name, str(file), file.stat().st_mtime_ns) for name, file in files.items())


@st.cache_resource(show_spinner=False, max_entries=8)
def _kept_overlays(
    _library: Library, stamps: tuple[tuple[str, str, int], ...]
) -> dict[str, Overlay]:
    kept: dict[str, Overlay] = {}
    for name, file, _ in stamps:
        try:
            kept[name] = load_overlay_file(Path(file), _library)
        except PolicyError:  # it is told where overlays are edited; here it cannot be chosen
            continue
    return kept


def case_document() -> CaseDocument:
    """The case at hand as a plain document; at first nothing is known of it but its place."""
    if _CASE not in st.session_state:
        st.session_state[_CASE] = {"district": office().place}
    document: CaseDocument = st.session_state[_CASE]
    return document


def replace_case_document(document: Mapping[str, object]) -> None:
    """Another case, or the same with other facts, is at hand."""
    st.session_state[_CASE] = dict(document)
    st.session_state[_REVISION] = case_revision() + 1


def change_case_document(document: Mapping[str, object]) -> None:
    """The same case is at hand with a fact changed by its form, which goes on as it stands."""
    st.session_state[_CASE] = dict(document)


def case_revision() -> int:
    """How often the case at hand was replaced.

    Forms that hold what was typed begin anew when it has changed.
    """
    revision: int = st.session_state.get(_REVISION, 0)
    return revision


@attrs.frozen(kw_only=True)
class Assessed:
    """What the case at hand came to.

    It is an assessment, or the faults for which there is none, or why the law gives no answer.
    `key`: the case, days and overlays of which that holds. `payments`: what became of each payment
    that the register holds for it.
    """

    key: tuple[object, ...]
    assessment: Assessment | None
    faults: tuple[CaseFault, ...] = ()
    refusal: AssessmentFault | None = None
    payments: tuple[PaymentTold, ...] = ()


def assessment() -> Assessment | None:
    """The assessment of the case at hand; None while the case has faults."""
    return assessed().assessment


def case_faults() -> tuple[CaseFault, ...]:
    """The faults of the case at hand."""
    return assessed().faults


def assessed() -> Assessed:
    """What the case at hand came to, with its payments; worked out once for the same of all."""
    return _assessed_with(with_payments(case_document(), office(), by=sheet_day()))


def assessment_in(applicant: Applicant) -> Assessment | None:
    """The assessment of the case at hand with what was paid in this dossier of the applicant."""
    known = with_payments(case_document(), office(), by=sheet_day(), whose=applicant)
    return _assessed_with(known).assessment


def _assessed_with(known: Joined) -> Assessed:
    document = dict(known.document)
    key = (
        json.dumps(document, sort_keys=True),
        on_day(),
        sheet_day(),
        known_on(),
        tuple(overlay.digest for overlay in overlays()),
    )
    last: Assessed | None = st.session_state.get(_ASSESSED)
    if last is None or last.key != key:
        last = attrs.evolve(_assess(document, key), payments=known.told)
        st.session_state[_ASSESSED] = last
    return last


def _assess(document: CaseDocument, key: tuple[object, ...]) -> Assessed:
    library = office().library
    try:
        case = structure_case(document, library.vocabulary)
        faults = tuple(faults_against(library, take_snapshot(case, library.vocabulary)))
        if faults:
            return Assessed(key=key, assessment=None, faults=faults)
        ask = partial(assess_with, on=on_day(), known_on=known_on(), paid_by=sheet_day())
        answer = ask(case, library, overlays=overlays())
    except CaseError as error:
        return Assessed(
            key=key,
            assessment=None,
            faults=tuple(fault for fault in error.faults if isinstance(fault, CaseFault)),
        )
    except AssessmentError as error:
        return Assessed(key=key, assessment=None, refusal=error.fault)
    return Assessed(key=key, assessment=answer)

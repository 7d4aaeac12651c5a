"""The overlays that the office keeps, and those that one officer has chosen to try.

What an application is assessed by is said in the application (`overlays_named`). What is chosen in
the side bar counts for what is tried outside of applications alone.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import streamlit as st

from incentives.desk.office import Office, kept_files, office
from incentives.errors import PolicyError
from incentives.loading.files.overlay_file import load_overlay_file, load_overlay_text
from incentives.policy.library import Library, Overlay

_TRIED, _CHOSEN, _CHOICES = "desk_tried_overlays", "desk_chosen_overlays", "desk_overlay_choices"


def offered_overlays() -> Mapping[str, Overlay]:
    """The overlays that may be chosen, by the name under which they are kept.

    Those tried in this session come last; faulty files are left out.
    """
    return {**kept_overlays(), **_tried()}


def kept_overlays() -> Mapping[str, Overlay]:
    """The overlays that the office keeps, by name; faulty files are left out."""
    place = office()
    return _kept_overlays(place.library, _stamps(place))


@attrs.frozen(kw_only=True)
class Named:
    """Overlays by the names under which the office keeps them; `lacking`: names of none."""

    overlays: tuple[Overlay, ...]
    lacking: tuple[str, ...]


def overlays_named(names: Sequence[str]) -> Named:
    """The overlays of these names, in their order; those tried in a session are none of them."""
    kept = kept_overlays()
    return Named(
        overlays=tuple(kept[name] for name in names if name in kept),
        lacking=tuple(name for name in names if name not in kept),
    )


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
    What is none raises PolicyError, with every fault.
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

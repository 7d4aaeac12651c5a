"""Whether a page may be drawn at all: judged at every run, where the protection takes effect."""

from collections.abc import Mapping

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from incentives.desk.access.addresses import is_loopback
from incentives.desk.access.options import FIXED
from incentives.desk.access.sign_in import faults_of, providers_of
from incentives.desk.settings import Access
from incentives.values.text import Text, filled
from incentives.wordings.desk import access as wordings

_BY_A_PROXY = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


def refusal(access: Access) -> Text | None:
    """Why nobody may work at this desk; None: it is protected as it was started to be.

    What Streamlit has read counts, not what it was told: its options, its secrets, the address and
    the headers of the visitor.
    """
    other = _options_not_in_force()
    if other:
        return filled(wordings.OTHER_OPTIONS, names=", ".join(other))
    match access:
        case Access.SIGN_IN:
            faults = _secrets_faults()
            if not faults:
                return None
            told = Text(
                "".join(fault.zh for fault in faults), " ".join(fault.en for fault in faults)
            )
            return filled(wordings.SIGN_IN_LOST, faults=told)
        case Access.OWN_MACHINE:
            return wordings.FROM_ELSEWHERE if _is_from_elsewhere() else None
        case Access.UNSIGNED:
            return None


def providers() -> tuple[str, ...]:
    """The names of the providers by which one can sign in; `default` for the one without."""
    return providers_of(st.secrets.to_dict())


def _options_not_in_force() -> tuple[str, ...]:
    """The names of the options that are served otherwise than they should be."""
    other = [name for name, value in FIXED.items() if st.get_option(name) != value]
    origins = "server.corsAllowedOrigins"
    return (*other, *([origins] if any(st.get_option(origins) or ()) else []))


def _secrets_faults() -> tuple[Text, ...]:
    """What is wrong with the settings of the sign-in as Streamlit has them now."""
    try:
        return faults_of(st.secrets.to_dict())
    except (StreamlitSecretNotFoundError, OSError, ValueError):
        return (wordings.NO_AUTH,)


def _is_from_elsewhere() -> bool:
    """Whether another machine can reach the desk, or has, by a proxy or under another name."""
    headers = {name.lower(): value for name, value in st.context.headers.items()}
    return (
        not is_loopback(str(st.get_option("server.address") or ""))
        or not is_loopback(host_of(headers))
        or any(name in headers for name in _BY_A_PROXY)
    )


def host_of(headers: Mapping[str, str]) -> str:
    """Under which name the visitor asks for the desk, without its port; empty: he does not say.

    >>> host_of({"host": "[::1]:8501"}), host_of({"host": "desk.example:8501"})
    ('::1', 'desk.example')
    """
    host = headers.get("host", "")
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]

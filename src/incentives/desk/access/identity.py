"""Who is signed in at the desk: by the provider's id, for a working day at the most."""

from collections.abc import Mapping
from datetime import UTC, datetime

import streamlit as st

from incentives.register.person import Person
from incentives.values.text import Text, filled
from incentives.wordings.desk import access as wordings

LONGEST_HOURS = 12
"""After so many hours whoever has signed in has to do so again. Streamlit's own cookie would hold
for thirty days.
"""
_LEAST_CLOCK = -300
"""So many seconds the provider's clock may be ahead of ours."""


def signed_in() -> Person | Text | None:
    """Who is signed in; why he may not work; None: nobody is.

    It is read anew wherever it is asked for. Who has signed out is so in every tab at once.
    """
    said = st.user.to_dict()
    if not said.get("is_logged_in"):
        return None
    return person_of(said, now=datetime.now(UTC), signed_out=_signed_out())


def person_of(
    said: Mapping[str, object], *, now: datetime, signed_out: Mapping[tuple[str, str], float]
) -> Person | Text:
    """The person of whom the provider has said this, or why it does not hold.

    `iss` and `sub` say who it is, `iat` (in seconds since 1970) when he signed in. `signed_out`: of
    whoever has signed out, with which sign-in.
    """
    issuer, subject, at = said.get("iss"), said.get("sub"), said.get("iat")
    if not (isinstance(issuer, str) and issuer and isinstance(subject, str) and subject):
        return wordings.NO_IDENTITY
    if not isinstance(at, int | float) or isinstance(at, bool):
        return wordings.NO_IDENTITY
    age = now.timestamp() - at
    if not _LEAST_CLOCK <= age < LONGEST_HOURS * 3600 or at <= signed_out.get(
        (issuer, subject), float("-inf")
    ):
        return filled(wordings.EXPIRED, hours=LONGEST_HOURS)
    names = (said.get(name) for name in ("name", "preferred_username", "email"))
    name = next((name for name in names if isinstance(name, str) and name.strip()), subject)
    return Person(issuer=issuer, subject=subject, name=name.strip())


def sign_out() -> None:
    """Who is signed in is so no longer: not here, not in another tab, not by a copied cookie."""
    said = st.user.to_dict()
    issuer, subject, at = said.get("iss"), said.get("sub"), said.get("iat")
    if isinstance(issuer, str) and isinstance(subject, str) and isinstance(at, int | float):
        _signed_out()[issuer, subject] = at
    st.logout()


@st.cache_resource(show_spinner=False)
def _signed_out() -> dict[tuple[str, str], float]:
    """Of whoever has signed out since the desk was started, with which sign-in (its `iat`)."""
    return {}

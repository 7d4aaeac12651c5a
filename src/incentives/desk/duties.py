"""What whoever works at the desk may do: asked anew at each run, and again by what writes."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from incentives.desk.access.identity import LONGEST_HOURS
from incentives.desk.controls.blocks import escaped
from incentives.desk.office import open_register, settings, who_works
from incentives.desk.session import language
from incentives.desk.settings import Access
from incentives.register import Duty, People, RegisterError
from incentives.values.text import Text, filled
from incentives.wordings import people as wordings
from incentives.wordings.desk import access

Made = TypeVar("Made")


def people() -> People:
    """The people of the office's register; nothing else of the office is loaded for it."""
    return People(register=open_register(settings().register))


def why_not(duty: Duty) -> Text | None:
    """Why who works at the desk may not do this now; None: he may.

    Where officers sign in nobody may before somebody administers the register; the register itself
    judges once more when it is written to. A register that fails raises RegisterError.
    """
    person = who_works()
    if settings().access is Access.SIGN_IN:
        if person is None:
            return filled(access.EXPIRED, hours=LONGEST_HOURS)
        if not people().administrators():
            return wordings.NO_ADMINISTRATOR
    return people().why_not(person, duty)


def is_allowed(duty: Duty) -> bool:
    """Whether who works at the desk may do this; if not, the page says why."""
    why = why_not(duty)
    if why is not None:
        st.caption(escaped(why.to(language())))
    return why is None


def only_on_duty(make: Callable[[], Made]) -> Callable[[], Made]:
    """The maker of a file that is made when it is asked for, long after its button was drawn.

    Where officers sign in it makes none, and raises RegisterError (`not-allowed`), once whoever was
    at the desk has no duty any more.
    """
    person, signs_in = who_works(), settings().access is Access.SIGN_IN

    def made() -> Made:
        if signs_in and (person is None or not people().duties_of(person)):
            raise RegisterError("not-allowed", access.NOT_MADE)
        return make()

    return made

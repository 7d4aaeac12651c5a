"""The way in, where the office has its officers sign in."""

import shlex

import streamlit as st

from incentives.desk.access.identity import sign_out, signed_in
from incentives.desk.access.serving import providers
from incentives.desk.access.sign_in import DEFAULT
from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.duties import people
from incentives.desk.office import settings
from incentives.desk.session import language, say
from incentives.register import Person
from incentives.values.text import Text
from incentives.wordings import people as wordings
from incentives.wordings.desk import access, frame


def is_signed_in() -> bool:
    """Whether somebody has signed in, by whom the office can know him; if not, how to is drawn."""
    who = signed_in()
    if isinstance(who, Person):
        return True
    _draw_sign_in(who)
    return False


def is_let_in() -> bool:
    """Whether who has signed in has a duty in the office; if not, what he can do is drawn.

    That is who he is, to be handed to whoever administers the register, and nothing of it. A
    register that fails raises RegisterError.
    """
    who, administrators = signed_in(), people().administrators()
    if not isinstance(who, Person):
        return False
    if administrators and people().duties_of(who):
        return True
    st.title(say(frame.TITLE))
    if administrators:
        names = "、".join(standing.person.name for standing in administrators)
        st.info(escaped(say(wordings.NO_DUTY, name=who.name, who=names)))
        st.code(_told(who), language=None)
    else:
        st.info(say(wordings.NO_DUTY_YET))
        st.code(_command(who), language=None)
    if is_pressed(say(frame.SIGN_OUT), key="sign_out"):
        sign_out()
    return False


def _draw_sign_in(why: Text | None) -> None:
    """A button for each provider; `why`: who is signed in may not work by it any more."""
    spoken = language()
    st.title(frame.TITLE.to(spoken))
    st.info(escaped((why or frame.SIGN_IN_FIRST).to(spoken)))
    for name in providers():
        wording = frame.SIGN_IN if name == DEFAULT else access.SIGN_IN_WITH
        label = escaped(wording.to(spoken).format(name=name))
        if is_pressed(label, key=f"sign_in_{name}", type="primary"):
            st.login(None if name == DEFAULT else name)
    if why is not None and is_pressed(frame.SIGN_OUT.to(spoken), key="sign_out"):
        sign_out()


def _told(who: Person) -> str:
    return (
        f"{say(wordings.NAME)}: {who.name}\n{say(wordings.ISSUER)}: {who.issuer}\n"
        f"{say(wordings.SUBJECT)}: {who.subject}"
    )


def _command(who: Person) -> str:
    """The command by which who is signed in becomes the first who administers the register."""
    started_with = settings()
    where = ["--register", started_with.register]
    if started_with.as_variables():  # the address may have a password
        where = ["--register-address-file", "FILE"]
    words = ["incentives", "administrator", *where, "--issuer", who.issuer]
    return shlex.join([*words, "--subject", who.subject, "--name", who.name])

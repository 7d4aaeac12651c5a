"""The office that the desk serves: its policies, its register, its place, and who is at work."""

import gc
import os
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import attrs
import streamlit as st

from incentives.childcare.customary import loaded
from incentives.desk.access.identity import signed_in
from incentives.desk.settings import Access, Settings, settings_from
from incentives.loading.text.survey import SUFFIX, root_of, survey_folder
from incentives.policy.library import Library
from incentives.register import Register
from incentives.register.person import Person


@attrs.frozen(kw_only=True, slots=False)
class Office:
    """What all who work at the desk share.

    `person`: who is signed in; None where nobody has to.
    """

    settings: Settings
    library: Library
    register: Register
    person: Person | None

    @property
    def officer(self) -> str:
        """The name of who is signed in; empty where nobody has to."""
        return self.person.name if self.person is not None else ""

    @property
    def place(self) -> str:
        """The code of the district."""
        return self.settings.place

    @property
    def overlays_folder(self) -> Path:
        """Where overlays that the office keeps lie."""
        return self.settings.overlays_folder


@attrs.frozen(kw_only=True)
class KeptFiles:
    """What lies in the folder of overlays, by the rule of folders of policies.

    `overlays`: by the name under which each is offered, its path in the folder without the ending.
    `not_read`: by the path, the slug of why not.
    """

    overlays: Mapping[str, Path]
    not_read: Mapping[str, str]


def kept_files(folder: Path) -> KeptFiles:
    """The files of the folder and of those in it; of no folder none.

    A file that may be an overlay and is not read is named, under one of the slugs of a survey; so
    are policy cases, which have nothing to do here (`no-overlay`).
    """
    if not folder.is_dir():
        return KeptFiles(overlays={}, not_read={})
    survey = survey_folder(root_of(folder))
    not_read = {fault.file.partition("/")[2] or fault.file: fault.slug for fault in survey.faults}
    overlays = {
        name.removesuffix(SUFFIX): path
        for path in survey.policies
        if (name := path.relative_to(folder).as_posix()) not in not_read
    }
    cases = {path.relative_to(folder).as_posix(): "no-overlay" for path in survey.cases}
    return KeptFiles(overlays=overlays, not_read={**not_read, **cases})


@st.cache_resource(show_spinner=False)
def office_library() -> Library:
    """The library of the project that the desk serves, loaded once for everybody.

    A faulty policy is a `PolicyError`, as is a layer that is not the one pinned.
    """
    library = loaded(settings().project)
    gc.collect()
    # it stays: nobody waits while it is looked through, again and again, for what can be let go
    gc.freeze()
    return library


@st.cache_resource(show_spinner=False)
def open_register(address: str) -> Register:
    """The register at the address, opened once for everybody.

    Raises:
        RegisterError: if it cannot be opened.
    """
    return Register.open(address, begins=False)


def settings() -> Settings:
    """What the desk was started with."""
    return _settings_of(tuple(sys.argv[1:]))


@lru_cache(maxsize=4)
def _settings_of(arguments: tuple[str, ...]) -> Settings:
    return settings_from(arguments, os.environ)


def office() -> Office:
    """The office, with who works there as signed in."""
    started_with = settings()
    return Office(
        settings=started_with,
        library=office_library(),
        register=open_register(started_with.register),
        person=who_works(),
    )


def who_works() -> Person | None:
    """Who is signed in, as of this moment; None where nobody is, or has to."""
    if settings().access is not Access.SIGN_IN:
        return None
    who = signed_in()
    return who if isinstance(who, Person) else None

"""What the desk is started with.

It reaches the script that Streamlit runs as arguments.
"""

import argparse
from collections.abc import Mapping, Sequence
from enum import Enum
from pathlib import Path
from urllib.parse import urlsplit

import attrs
import platformdirs

from incentives.childcare.customary import customary_place, customary_project
from incentives.projects.project import Project
from incentives.values.text import SPOKEN, Language

REGISTER_VARIABLE = "INCENTIVES_REGISTER"
"""The variable of the environment that says where the register is, where no argument does."""

_APPLICATION = "incentives"


class Access(Enum):
    """Who may reach the desk."""

    OWN_MACHINE = "own-machine"
    """Whoever is at this machine; nobody else."""

    SIGN_IN = "sign-in"
    """Whoever has signed in and has a duty here; nobody works unsigned."""

    UNSIGNED = "unsigned"
    """Whoever can open it, as was said in so many words."""


@attrs.frozen(kw_only=True)
class Settings:
    """Where the register and the kept overlays are, and how the desk opens.

    `register`: a path of an SQLite file, or a `postgresql+psycopg://` address, which may hold a
    password and so is never shown, nor handed on as an argument. `has_begun_register`: whether it
    was begun at this start. `place`: the code of that of the office; empty: its domain has none.
    `project`: the domain and the layers of its library.
    """

    register: str = attrs.field(repr=False)
    overlays_folder: Path
    access: Access = Access.OWN_MACHINE
    place: str = ""
    language: Language = Language.ZH
    project: Project = attrs.field(factory=customary_project)
    has_begun_register: bool = False

    @property
    def shown_register(self) -> str:
        """The register as it may be shown: without the name and password of an address."""
        parts = urlsplit(self.register)
        if "://" not in self.register:
            return self.register
        return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"

    def as_arguments(self) -> list[str]:
        """The settings as arguments that `settings_from` reads back with `as_variables`."""
        return [
            *(["--register", self.register] if not self._is_on_a_server else []),
            "--overlays",
            str(self.overlays_folder),
            "--place",
            self.place,
            "--lang",
            self.language.tag,
            "--project",
            self.project.as_text(),
            *(["--begun"] if self.has_begun_register else []),
            "--access",
            self.access.value,
        ]

    def as_variables(self) -> dict[str, str]:
        """What is handed on in the environment, which others on the machine cannot read."""
        return {REGISTER_VARIABLE: self.register} if self._is_on_a_server else {}

    @property
    def _is_on_a_server(self) -> bool:
        return "://" in self.register


def home_of_the_desk() -> Path:
    """The folder of this user in which programs keep their files, by the custom of the system."""
    return Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False))


def settings_with(
    *,
    register: str | None = None,
    overlays: Path | None = None,
    place: str | None = None,
    language: Language = Language.ZH,
    access: Access = Access.OWN_MACHINE,
) -> Settings:
    """The settings, with what is left out in its customary place."""
    home, project = home_of_the_desk(), customary_project()
    return Settings(
        register=register if register is not None else str(home / "register.sqlite"),
        overlays_folder=overlays if overlays is not None else home / "overlays",
        place=place if place is not None else customary_place(project) or "",
        language=language,
        access=access,
        project=project,
    )


def settings_from(arguments: Sequence[str], variables: Mapping[str, str]) -> Settings:
    """The settings that the arguments of the script say; without any, those customary.

    A register on a server is in the `variables` (see `Settings.as_variables`).
    """
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--register")
    parser.add_argument("--overlays", type=Path)
    parser.add_argument("--place")
    parser.add_argument(
        "--lang", choices=[language.tag for language in SPOKEN], default=Language.ZH.tag
    )
    parser.add_argument("--project", type=Project.from_text)
    parser.add_argument("--access", type=Access, default=Access.OWN_MACHINE)
    parser.add_argument("--begun", action="store_true")
    parsed = parser.parse_args(list(arguments))
    settings = settings_with(
        register=parsed.register or variables.get(REGISTER_VARIABLE),
        overlays=parsed.overlays,
        place=parsed.place,
        language=Language(parsed.lang),
        access=parsed.access,
    )
    project = parsed.project if parsed.project is not None else settings.project
    return attrs.evolve(settings, has_begun_register=parsed.begun, project=project)

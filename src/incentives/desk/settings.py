"""What the desk is started with.

It reaches the script that Streamlit runs as arguments.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import attrs
import platformdirs

from incentives.values.text import Language

DEFAULT_PLACE = "320614"
"""Haimen District, whose office the bundled policies were first written for; another place is named
with `--place`.
"""

_APPLICATION = "incentives"


@attrs.frozen(kw_only=True)
class Settings:
    """Where the register and the kept overlays are, and how the desk opens.

    `register`: a path of an SQLite file, or a `postgresql+psycopg://` address, and
    `has_begun_register`, whether it was begun at this start.
    """

    register: str
    overlays_folder: Path
    place: str = DEFAULT_PLACE
    language: Language = Language.ZH
    has_begun_register: bool = False

    @property
    def shown_register(self) -> str:
        """The register as it may be shown: without the name and password of an address."""
        parts = urlsplit(self.register)
        if "://" not in self.register:
            return self.register
        return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"

    def as_arguments(self) -> list[str]:
        """The settings as arguments that `settings_from` reads back."""
        return [
            "--register",
            self.register,
            "--overlays",
            str(self.overlays_folder),
            "--place",
            self.place,
            "--lang",
            self.language.value,
            *(["--begun"] if self.has_begun_register else []),
        ]


def home_of_the_desk() -> Path:
    """The folder of this user in which programs keep their files, by the custom of the system."""
    return Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False))


def settings_with(
    *,
    register: str | None = None,
    overlays: Path | None = None,
    place: str | None = None,
    language: Language = Language.ZH,
) -> Settings:
    """The settings, with what is left out in its customary place."""
    home = home_of_the_desk()
    return Settings(
        register=register if register is not None else str(home / "register.sqlite"),
        overlays_folder=overlays if overlays is not None else home / "overlays",
        place=place if place is not None else DEFAULT_PLACE,
        language=language,
    )


def settings_from(arguments: Sequence[str]) -> Settings:
    """The settings that the arguments of the script say; without any, those customary."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--register")
    parser.add_argument("--overlays", type=Path)
    parser.add_argument("--place")
    parser.add_argument(
        "--lang", choices=[language.value for language in Language], default=Language.ZH.value
    )
    parser.add_argument("--begun", action="store_true")
    parsed = parser.parse_args(list(arguments))
    settings = settings_with(
        register=parsed.register,
        overlays=parsed.overlays,
        place=parsed.place,
        language=Language(parsed.lang),
    )
    return attrs.evolve(settings, has_begun_register=parsed.begun)

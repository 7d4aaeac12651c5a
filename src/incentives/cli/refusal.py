"""What the command line does not carry out."""

from importlib.util import find_spec

from incentives.values.text import Language
from incentives.wordings.cli.commands import DESK_NOT_INSTALLED


class Refusal(Exception):
    """A command that cannot be carried out; its text says why."""


def check_desk_installed(language: Language) -> None:
    """What an office works with is installed, which is an extra.

    Raises:
        Refusal: `desk-not-installed`, if it is not.
    """
    if any(find_spec(package) is None for package in ("streamlit", "sqlalchemy", "platformdirs")):
        raise Refusal(DESK_NOT_INSTALLED.to(language))

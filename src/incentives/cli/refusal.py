"""What the command line does not carry out."""

from importlib.util import find_spec

from incentives.values.text import Language, Text
from incentives.wordings.cli.commands import DESK_NOT_INSTALLED
from incentives.wordings.cli.tables import NO_COMPILER, NOT_INSTALLED


class Refusal(Exception):
    """A command that cannot be carried out; its text says why."""


def check_desk_installed(language: Language) -> None:
    """A `Refusal` unless what an office works with is installed, which is an extra."""
    _check(("streamlit", "sqlalchemy", "platformdirs"), DESK_NOT_INSTALLED, language)


def check_tables_installed(language: Language) -> None:
    """A `Refusal` unless what reads and writes tables is installed, which is an extra."""
    _check(("pyarrow",), NOT_INSTALLED, language)


def check_compiler_installed(language: Language) -> None:
    """A `Refusal` unless what compiles kernels is installed, which is an extra."""
    _check(("numba",), NO_COMPILER, language)


def _check(packages: tuple[str, ...], wording: Text, language: Language) -> None:
    if any(find_spec(package) is None for package in packages):
        raise Refusal(wording.to(language))

"""Where the register is that is asked for; passwords stand in no command."""

from collections.abc import Mapping
from pathlib import Path

from incentives.cli.office.passwords import address_in, has_password
from incentives.cli.refusal import Refusal
from incentives.desk.settings import REGISTER_VARIABLE
from incentives.values.text import Language
from incentives.wordings.cli import access as wordings


def register_asked(
    named: str | None, file: Path | None, variables: Mapping[str, str], language: Language
) -> str | None:
    """The address that was named, or stands in the file, or in INCENTIVES_REGISTER; None: none.

    Raises:
        Refusal: `password-in-command` if the one that was named has a password, which whoever is at
            the machine could read in the list of processes; `address-file` if the file cannot be
            used.
    """
    if file is not None:
        return address_in(file, language)
    if named is not None and has_password(named):
        raise Refusal(wordings.PASSWORD_IN_COMMAND.to(language))
    return named if named is not None else variables.get(REGISTER_VARIABLE) or None

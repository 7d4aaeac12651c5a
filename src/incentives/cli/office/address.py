"""Where the register is that is asked for; passwords stand in no command."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from incentives.cli.refusal import Refusal
from incentives.desk.settings import REGISTER_VARIABLE
from incentives.values.text import Language, Text
from incentives.wordings.cli import access as wordings

MOST_BYTES = 4_096
"""No address is longer."""


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
        return _address_in(file, language)
    if named is not None and has_password(named):
        raise Refusal(wordings.PASSWORD_IN_COMMAND.to(language))
    return named if named is not None else variables.get(REGISTER_VARIABLE) or None


def has_password(address: str) -> bool:
    """Whether an address has a password, before the host or among what follows it.

    What cannot be read as an address has one as soon as it could.

    >>> [has_password(f"postgresql+psycopg://{rest}") for rest in ("desk@db/r", "desk:x@db/r")]
    [False, True]
    """
    if "://" not in address:
        return False
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        return "@" in address or "password" in address.casefold()
    asked = {name.casefold() for name in url.query}
    return bool(url.password is not None or asked & {"password", "sslpassword"})


def _address_in(file: Path, language: Language) -> str:
    def refusal(why: Text) -> Refusal:
        return Refusal(wordings.ADDRESS_FILE.to(language).format(file=file, why=why.to(language)))

    try:
        if not file.is_file():
            raise refusal(wordings.NO_ADDRESS_FILE)
        if os.name == "posix" and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise refusal(wordings.OPEN_TO_OTHERS)
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
        lines = content.decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        raise refusal(wordings.NOT_READ) from None
    address, *rest = (line.strip() for line in lines)
    if not address or any(rest) or len(content) > MOST_BYTES:
        raise refusal(wordings.NOT_ONE_ADDRESS)
    return address

"""Addresses of databases: passwords stand in no command."""

import os
import stat
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from incentives.cli.refusal import Refusal
from incentives.values.text import Language, Text
from incentives.wordings.cli import access as wordings

MOST_BYTES = 4_096
"""No address is longer."""


def has_password(address: str) -> bool:
    """Whether an address has a password, before the host or among what follows it.

    What cannot be read as an address has one as soon as it could.

    >>> [has_password(f"postgresql+psycopg://{rest}") for rest in ("desk@db/r", "desk:x@db/r")]
    [False, True]
    """
    if "://" not in address:
        return False
    try:
        url = urlsplit(address)
        asked = {name.casefold() for name, _ in parse_qsl(url.query, keep_blank_values=True)}
    except ValueError:
        return "@" in address or "password" in address.casefold()
    return bool(url.password is not None or asked & {"password", "sslpassword"})


def address_in(file: Path, language: Language) -> str:
    """The address that stands in a file that only its owner can read.

    Raises:
        refusal: `address-file`, if the file cannot be used.
    """

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

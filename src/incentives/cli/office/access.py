"""Who may reach the desk that is asked for; what protects it holds, or it does not start."""

import sys
from pathlib import Path

from incentives.cli.arguments import DeskArguments
from incentives.cli.refusal import Refusal
from incentives.cli.streams import write_all
from incentives.desk.access.addresses import is_loopback
from incentives.desk.access.options import secrets_lying_about
from incentives.desk.access.sign_in_file import (
    file_faults,
    is_for_sign_in,
    is_open_to_others,
)
from incentives.desk.settings import Access
from incentives.extras import check_extra
from incentives.values.text import Language, Text
from incentives.wordings.cli import access as wordings
from incentives.wordings.desk.access import OPEN_TO_OTHERS


def access_asked(arguments: DeskArguments) -> Access:
    """Who may reach the desk: by the sign-in file, by the address, by what was said.

    Raises:
        Refusal: `sign-in-file` with all that is wrong with the file,
            `served-unsigned` if others could reach it and nobody would have to sign in, or
            `secrets-not-named` if a file that Streamlit would have read is not named.
    """
    language = arguments.language
    if arguments.secrets is not None:
        _check_file(arguments.secrets, language)
        return Access.SIGN_IN
    if arguments.is_unsigned:
        return Access.UNSIGNED
    if not is_loopback(arguments.address):
        raise Refusal(_told(wordings.SERVED_UNSIGNED, language, address=arguments.address))
    for file in secrets_lying_about():
        if is_for_sign_in(file):
            raise Refusal(_told(wordings.SECRETS_NOT_NAMED, language, file=file))
    return Access.OWN_MACHINE


def _check_file(file: Path, language: Language) -> None:
    faults = file_faults(file)
    if faults:
        told = "\n".join(f"  - {fault.to(language)}" for fault in faults)
        raise Refusal(_told(wordings.SIGN_IN_FILE, language, file=file, faults=told))
    check_extra("sign-in")
    if is_open_to_others(file):
        write_all(sys.stderr, OPEN_TO_OTHERS.to(language).format(file=file) + "\n")


def _told(wording: Text, language: Language, **gaps: object) -> str:
    return wording.to(language).format(**gaps)

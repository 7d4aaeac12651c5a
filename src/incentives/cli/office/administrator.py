"""The command `administrator`: who administers the register of an office is named."""

import getpass
import os
from datetime import datetime

from incentives.cli.arguments import AdministratorArguments
from incentives.cli.office.address import register_asked
from incentives.cli.refusal import Refusal
from incentives.desk.settings import settings_with
from incentives.register import Act, People, Person, Register, RegisterError
from incentives.wordings import people as wordings


def name_administrator(arguments: AdministratorArguments) -> str:
    """What was done, in a sentence: the person administers the register from now on.

    The entry says by which user of this machine.

    Raises:
        Refusal: with what the register refuses (see `Register.open` and `appoint`), or if its
            address cannot be used.
    """
    language = arguments.language
    named = register_asked(arguments.register, arguments.register_file, os.environ, language)
    address = settings_with(register=named).register
    whom = Person(issuer=arguments.issuer, subject=arguments.subject, name=arguments.name)
    act = Act(
        officer=_user(),
        filed_at=datetime.now().astimezone(),
        reason=arguments.reason or wordings.FIRST.to(language),
    )
    try:
        register = Register.open(address, begins=False)
        try:
            entry = People(register=register).appoint(whom, act, is_lost=bool(arguments.reason))
        finally:
            register.close()
    except RegisterError as error:
        raise Refusal(f"{error.text.to(language)} [{error.slug}]") from None
    return wordings.APPOINTED.to(language).format(
        name=whom.name, issuer=whom.issuer, subject=whom.subject, head=entry.head
    )


def _user() -> str:
    """The user of this machine, by his name or else his number."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may have a user without a name
        return f"uid {os.getuid()}"

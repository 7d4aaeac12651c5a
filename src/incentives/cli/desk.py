"""The commands of an office: its desk is served, and who administers its register is named."""

import os
from typing import assert_never

import attrs

from incentives.cli.arguments import (
    AdministratorArguments,
    DeskArguments,
    OfficeArguments,
    PaperArguments,
    RegisterArguments,
)
from incentives.cli.law.called import place_of_office
from incentives.cli.projects.asked import project_of
from incentives.cli.refusal import Refusal
from incentives.extras import check_extra


def serve_desk(arguments: DeskArguments) -> int:
    """Serves the desk, and gives the status with which it ended.

    Where the extra is not installed, `MissingExtra` passes through.

    Raises:
        Refusal: if its place is not in the library (`unknown-jurisdiction`), or none is said where
            the law is of places (`no-place`); if it would not be protected as it was asked to be
            (see `access_asked` and `register_asked`), or its register is not there or cannot be
            opened (by the slug of RegisterError).
    """
    language = arguments.language
    check_extra("desk")
    project = project_of(arguments.law)
    place = place_of_office(arguments.place, project, language)

    # The packages of the desk are an extra.
    from incentives.cli.office.access import access_asked  # noqa: PLC0415
    from incentives.cli.office.address import register_asked  # noqa: PLC0415
    from incentives.desk.beginning import begin_where_asked  # noqa: PLC0415
    from incentives.desk.launch import run_desk  # noqa: PLC0415
    from incentives.desk.settings import settings_with  # noqa: PLC0415
    from incentives.register.errors import RegisterError  # noqa: PLC0415

    address = register_asked(arguments.register, arguments.register_file, os.environ, language)
    settings = settings_with(
        register=address,
        overlays=arguments.overlays,
        place=place,
        language=language,
        access=access_asked(arguments),
    )
    try:
        has_begun = begin_where_asked(
            settings.register,
            is_asked=arguments.begins_register,
            is_customary=address is None,
        )
    except RegisterError as error:
        raise Refusal(f"{error.text.to(language)} [{error.slug}]") from None
    return run_desk(
        attrs.evolve(settings, has_begun_register=has_begun, project=project),
        port=arguments.port,
        address=arguments.address,
        opens_browser=arguments.opens_browser,
        secrets=arguments.secrets,
    )


def run_office(arguments: OfficeArguments) -> str:
    """The whole output of a command about the register of an office.

    What is needed is an extra; without it `MissingExtra` passes through.
    """
    match arguments:
        case AdministratorArguments():
            return name_administrator(arguments)
        case RegisterArguments():
            return verify_register(arguments)
        case PaperArguments():
            return print_paper(arguments)
        case _:
            assert_never(arguments)


def name_administrator(arguments: AdministratorArguments) -> str:
    """Who administers the register is named; see `incentives.cli.office.administrator`.

    What is needed is an extra; without it `MissingExtra` passes through.
    """
    check_extra("register")

    from incentives.cli.office import administrator  # noqa: PLC0415

    return administrator.name_administrator(arguments)


def verify_register(arguments: RegisterArguments) -> str:
    """What verifying found, in sentences; see `incentives.cli.office.verifying`.

    What is needed is an extra; without it `MissingExtra` passes through.
    """
    check_extra("register")

    from incentives.cli.office import verifying  # noqa: PLC0415

    return verifying.verify_register(arguments)


def print_paper(arguments: PaperArguments) -> str:
    """That the paper was written, in a sentence; see `incentives.cli.office.printing`.

    What is needed is an extra; without it `MissingExtra` passes through.
    """
    check_extra("register")
    check_extra("papers")

    from incentives.cli.office import printing  # noqa: PLC0415

    return printing.print_paper(arguments)

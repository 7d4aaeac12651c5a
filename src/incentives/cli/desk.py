"""The command `desk`: the officer's desk is served until it is stopped."""

from importlib.util import find_spec

import attrs

from incentives import childcare
from incentives.cli.arguments import DeskArguments
from incentives.cli.commands import unknown_place
from incentives.cli.refusal import Refusal
from incentives.wordings.cli.commands import DESK_NOT_INSTALLED, NO_SIGN_IN_FILE


def serve_desk(arguments: DeskArguments) -> int:
    """Serves the desk, and gives the status with which it ended.

    Raises:
        Refusal: if its packages are not installed (`desk-not-installed`), its place is not in the
            library (`unknown-jurisdiction`), its sign-in file is not there (`no-sign-in-file`), or
            its register is not there or cannot be opened (by the slug of RegisterError).
    """
    language = arguments.language
    if any(find_spec(package) is None for package in ("streamlit", "sqlalchemy", "platformdirs")):
        raise Refusal(DESK_NOT_INSTALLED.to(language))
    if arguments.place is not None and childcare.library().chain_of(arguments.place) is None:
        raise Refusal(unknown_place(arguments.place, childcare.library(), language))
    if arguments.secrets is not None and not arguments.secrets.is_file():
        raise Refusal(NO_SIGN_IN_FILE.to(language).format(file=arguments.secrets))

    # The packages of the desk are an extra.
    from incentives.desk.beginning import begin_where_asked  # noqa: PLC0415
    from incentives.desk.launch import run_desk  # noqa: PLC0415
    from incentives.desk.settings import settings_with  # noqa: PLC0415
    from incentives.register.errors import RegisterError  # noqa: PLC0415

    settings = settings_with(
        register=arguments.register,
        overlays=arguments.overlays,
        place=arguments.place,
        language=language,
    )
    try:
        has_begun = begin_where_asked(
            settings.register,
            is_asked=arguments.begins_register,
            is_customary=arguments.register is None,
        )
    except RegisterError as error:
        raise Refusal(f"{error.text.to(language)} [{error.slug}]") from None
    return run_desk(
        attrs.evolve(settings, has_begun_register=has_begun),
        port=arguments.port,
        address=arguments.address,
        opens_browser=arguments.opens_browser,
        secrets=arguments.secrets,
    )

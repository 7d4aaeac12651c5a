"""The command `batch` over the tables of a database."""

from collections.abc import Mapping

from incentives.calculator import loaded_overlays
from incentives.cli.arguments import BatchArguments
from incentives.cli.inputs import day_or_today
from incentives.cli.many.progress import progress
from incentives.cli.office.passwords import address_in, has_password
from incentives.cli.projects.asked import library_in
from incentives.cli.refusal import Refusal
from incentives.wordings import databases as wordings


def run_database(
    arguments: BatchArguments, *, places: Mapping[str, int], lists: Mapping[str, str]
) -> str:
    """What was written, as the whole output.

    Faulty columns, policies and overlays are an `IncentivesError`, which passes through.

    Raises:
        Refusal: if tables are not named, the address has a password, or the database refuses.
    """
    # They are of the extra `databases`.
    from incentives.tables.databases.connecting import DatabaseError, connected  # noqa: PLC0415
    from incentives.tables.databases.keeping import written_tables  # noqa: PLC0415
    from incentives.tables.databases.running import Asked, assess_database, count  # noqa: PLC0415

    language, address = arguments.language, _address(arguments)
    if not arguments.read or not arguments.write or arguments.result is not None:
        raise Refusal(wordings.SOURCE_FILES.to(language))
    library = library_in(arguments.law)
    asked = Asked(
        read=arguments.read,
        write=arguments.write,
        lists=lists,
        key=arguments.key,
        float_places=places,
        on=day_or_today(arguments.on),
        known_on=arguments.known_on,
        overlays=loaded_overlays(arguments.overlays, library),
        workers=arguments.workers or 0,
        runtime=arguments.runtime,
    )
    try:
        with connected(address) as database:
            rows, shown = count(database, asked), database.shown
            with progress(rows, language) as done:
                run = assess_database(database, library, asked, done)
    except DatabaseError as error:
        raise Refusal(f"{error.text.to(language)} [{error.slug}]") from None
    tables = " ".join(written_tables(asked.write))
    if run.was_over:
        return wordings.WAS_OVER.to(language).format(
            on=asked.on,
            before=run.standing.rows,
            read=asked.read,
            now=rows,
            database=shown,
            tables=tables,
        )
    return wordings.WRITTEN.to(language).format(
        assessed=run.standing.assessed, faults=run.standing.faults, database=shown, tables=tables
    )


def _address(arguments: BatchArguments) -> str:
    if arguments.address_file is not None:
        if arguments.source is not None:
            raise Refusal(wordings.SOURCE_FILES.to(arguments.language))
        return address_in(arguments.address_file, arguments.language)
    assert arguments.source is not None, "it was seen to be an address"
    if has_password(arguments.source):
        raise Refusal(wordings.PASSWORD_IN_COMMAND.to(arguments.language))
    return arguments.source

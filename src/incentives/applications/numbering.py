"""The number of an application: of it alone, asked for or the next one of the office."""

from sqlalchemy import Connection, func, select

from incentives.applications.application import Application
from incentives.applications.office.settings import OfficeSettings
from incentives.applications.refusing import odd
from incentives.applications.rows import Cells
from incentives.register import Act, RegisterError
from incentives.register.store.application_tables import files
from incentives.values.text import filled
from incentives.values.texts.plain_text import compared
from incentives.wordings import applications as wordings


def next_number(connection: Connection, settings: OfficeSettings, number: str, act: Act) -> Cells:
    """The number that is asked for, if no other has it; or the next one of the office."""
    if number:
        _check_free(connection, number)
        return {"number": number, "number_key": compared(number)}
    year = act.filed_at.year if settings.numbers_by_year else 0
    last = select(func.max(files.c.number_place)).where(files.c.number_year == year)
    place = (connection.execute(last).scalar_one() or 0) + 1
    while _whose(connection, settings.numbered(act.filed_at.year, place)) is not None:
        place += 1
    number = settings.numbered(act.filed_at.year, place)
    return {
        "number": number,
        "number_key": compared(number),
        "number_year": year,
        "number_place": place,
    }


def new_number(connection: Connection, standing: Application, number: str) -> Cells:
    """The columns of another number; the dossier goes with it while nothing is determined.

    The lock is held.

    Raises:
        RegisterError: `odd-value` if there is none, `number-taken`.
    """
    if not number:
        raise RegisterError(*odd("number"))
    if compared(number) != compared(standing.number):
        _check_free(connection, number)
    cells: Cells = {"number": number, "number_key": compared(number)}
    if standing.dossier == standing.number and not standing.determinations:
        cells["dossier"] = number
    return cells


def _check_free(connection: Connection, number: str) -> None:
    name = _whose(connection, number)
    if name is not None:
        text = filled(wordings.NUMBER_TAKEN, number=number, name=name)
        raise RegisterError("number-taken", text)


def _whose(connection: Connection, number: str) -> str | None:
    query = select(files.c.name).where(files.c.number_key == compared(number))
    name: str | None = connection.execute(query).scalar_one_or_none()
    return name

"""An application begun and changed: each write compared with the version that its writer read."""

import secrets
from typing import Unpack

from sqlalchemy import Connection, insert, select, update

from incentives.applications.application import Application
from incentives.applications.checking import check_name
from incentives.applications.numbering import new_number, next_number
from incentives.applications.office.changing import current_settings
from incentives.applications.office.settings import OfficeSettings
from incentives.applications.refusing import changed_meanwhile
from incentives.applications.rows import (
    Cells,
    changed_cells,
    moment_text,
    party_cells,
    read_file,
    written,
)
from incentives.applications.said import Beginning, Changes, check_said
from incentives.applications.state import State
from incentives.language.slips.nearest import one_of
from incentives.register import Act, Duty, RegisterError
from incentives.register.entry import read_entry
from incentives.register.store.application_tables import files
from incentives.register.store.database import Database
from incentives.register.writing.allowing import check_duty
from incentives.register.writing.judging import judge_act
from incentives.report.papers.approval.party import Party
from incentives.values.text import filled
from incentives.values.texts.plain_text import compared
from incentives.wordings import applications as wordings


def begin(
    database: Database, party: Party, district: str, act: Act, **said: Unpack[Beginning]
) -> Application:
    """The application stands as a draft, with a number of its own: see `Applications.begin`."""
    judge_act(act, needs_reason=False)
    check_name("district", district)
    check_said({**said, "party": party}, {*Beginning.__annotations__, "party"})
    id_ = secrets.token_urlsafe(12)
    number, opened_from = said.get("number", ""), said.get("opened_from")
    on = said.get("on")
    with database.filing() as connection:
        check_duty(connection, act, Duty.FILE)
        _check_seen(connection, party, said.get("seen"))
        settings = current_settings(connection)
        _check_township(party, settings)
        numbered = next_number(connection, settings, number, act)
        dossier = str(numbered["number"])
        if opened_from is not None:
            dossier = read_entry(connection, opened_from).applicant.dossier
        row: Cells = {
            "id": id_,
            **numbered,
            "version": 1,
            "state": State.DRAFT.value,
            **party_cells(party),
            "district": district,
            "programmes": written(list(said.get("programmes", ()))),
            "on_day": on.isoformat() if on is not None else None,
            "document": written(said.get("document", {})),
            "typed": written(said.get("typed", {})),
            "notes": said.get("notes", ""),
            "overlays": written(list(said.get("overlays", settings.overlays))),
            "dossier": dossier,
            "opened_from": opened_from,
            "opened_by": act.officer,
            "opened_by_key": compared(act.officer),
            "opened_at": moment_text(act.filed_at),
            "opened_on": act.filed_at.date().isoformat(),
            **changed_cells(act),
        }
        connection.execute(insert(files).values(row))
        return read_file(connection, id_)


def change(
    database: Database, application: Application, act: Act, **changes: Unpack[Changes]
) -> Application:
    """The application holds what is changed, and is a version further.

    `Applications.change` says more, and what is refused.
    """
    judge_act(act, needs_reason=False)
    check_said(changes, set(Changes.__annotations__))
    cells = _cells(changes)
    if all(getattr(application, name) == value for name, value in changes.items()):
        return application
    # The lock before the row, as every move takes them.
    writing = database.filing if "number" in changes else database.writing
    with writing() as connection:
        check_duty(connection, act, Duty.FILE)
        standing = read_file(connection, application.id)
        check_version(standing, application)
        if set(changes) != {"notes"}:
            check_open(standing)
        party = changes.get("party")
        if party is not None and party.township != standing.party.township:
            _check_township(party, current_settings(connection))
        number = changes.get("number", standing.number)
        if number != standing.number:
            cells |= new_number(connection, standing, number)
        write_file(connection, standing, act, cells)
        return read_file(connection, application.id)


def check_open(standing: Application) -> None:
    """What an applicant says may be changed where the application stands.

    Raises:
        RegisterError: `not-now`, if it may not.
    """
    if not standing.may_change:
        state = wordings.STATES[standing.state.value]
        raise RegisterError("not-now", filled(wordings.NOT_NOW, state=state))


def check_version(standing: Application, read: Application) -> None:
    """Nobody has changed the application since it was read.

    Raises:
        RegisterError: `changed-meanwhile`, with who has and when.
    """
    if standing.version != read.version:
        raise RegisterError(*changed_meanwhile(standing.changed_by, standing.changed_at))


def write_file(connection: Connection, standing: Application, act: Act, cells: Cells) -> None:
    """The row holds the cells and is one version further, unless somebody was faster.

    Raises:
        RegisterError: `changed-meanwhile`, if somebody was; nothing is written then.
    """
    further = {**cells, **changed_cells(act), "version": standing.version + 1}
    same = (files.c.id == standing.id) & (files.c.version == standing.version)
    if connection.execute(update(files).where(same).values(further)).rowcount != 1:
        latest = read_file(connection, standing.id)
        raise RegisterError(*changed_meanwhile(latest.changed_by, latest.changed_at))


def _cells(changes: Changes) -> Cells:
    cells: Cells = {}
    if "party" in changes:
        cells |= party_cells(changes["party"])
    if "programmes" in changes:
        cells["programmes"] = written(list(changes["programmes"]))
    if "on" in changes:
        on = changes["on"]
        cells["on_day"] = on.isoformat() if on is not None else None
    if "document" in changes:
        cells["document"] = written(changes["document"])
    if "typed" in changes:
        cells["typed"] = written(changes["typed"])
    if "notes" in changes:
        cells["notes"] = changes["notes"]
    if "overlays" in changes:
        cells["overlays"] = written(list(changes["overlays"]))
    return cells


def _check_seen(connection: Connection, party: Party, seen: int | None) -> None:
    """Nobody has begun another application of this name and code; the lock is held.

    Raises:
        RegisterError: `changed-meanwhile`, if somebody has, with who and its number.
    """
    if seen is None:
        return
    own = (files.c.name_key == compared(party.name)) & (files.c.credit_code == party.credit_code)
    query = select(files.c.number, files.c.opened_by).where(own).order_by(files.c.opened_at.desc())
    found = connection.execute(query).all()
    if len(found) > seen:
        gaps = {"number": found[0].number, "who": found[0].opened_by}
        raise RegisterError("changed-meanwhile", filled(wordings.BEGUN_MEANWHILE, **gaps))


def _check_township(party: Party, settings: OfficeSettings) -> None:
    known = settings.townships
    if party.township and known and party.township not in known:
        advice = one_of(party.township, known)
        text = filled(wordings.NO_TOWNSHIP, township=party.township, advice=advice)
        raise RegisterError("no-township", text)

"""The settings of the office: as they stand, and changed with who and when."""

import json
from collections.abc import Mapping
from datetime import datetime

import attrs
from sqlalchemy import Connection, Row, insert, select

from incentives.applications.checking import check_kinds, check_name
from incentives.applications.office.settings import OfficeSettings, SettingsChange, is_numbering
from incentives.applications.refusing import Refusal, changed_meanwhile, odd, unreadable
from incentives.applications.rows import moment_text, person_cells, person_of, written
from incentives.register import Act, Duty, RegisterError
from incentives.register.store.application_tables import office_settings
from incentives.register.store.database import Database
from incentives.register.writing.allowing import check_duty
from incentives.register.writing.judging import FIRST_YEAR, LAST_YEAR, judge_act
from incentives.values.text import filled
from incentives.wordings import applications as wordings

_LONGEST_NUMBERING = 60


def current_settings(connection: Connection) -> OfficeSettings:
    """The settings as they stand; where nothing was settled, what a new office has."""
    last = select(office_settings).order_by(office_settings.c.number.desc()).limit(1)
    row = connection.execute(last).one_or_none()
    return _settings(row) if row is not None else OfficeSettings()


def all_settings(connection: Connection) -> tuple[SettingsChange, ...]:
    """Each change of the settings, the last one first."""
    query = select(office_settings).order_by(office_settings.c.number.desc())
    return tuple(_changed(row) for row in connection.execute(query))


def change_settings(database: Database, settings: OfficeSettings, act: Act) -> OfficeSettings:
    """The settings hold from now on; `Applications.change_settings` says more.

    Raises:
        RegisterError: `changed-meanwhile`; `odd-value`; `not-allowed`.
    """
    judge_act(act, needs_reason=False)
    _check(settings)
    with database.filing() as connection:
        check_duty(connection, act, Duty.KEEP)
        standing = current_settings(connection)
        if standing.version != settings.version:
            raise RegisterError(*_changed_meanwhile(connection))
        document = attrs.asdict(settings, filter=lambda field, _: field.name != "version")
        document["planning"] = {str(year): of for year, of in settings.planning.items()}
        row = {
            "number": standing.version + 1,
            "settings": written(document),
            "officer": act.officer,
            **person_cells(act.person),
            "at": moment_text(act.filed_at),
            "reason": act.reason,
        }
        connection.execute(insert(office_settings).values(row))
        return current_settings(connection)


def _changed_meanwhile(connection: Connection) -> Refusal:
    changes = all_settings(connection)
    return changed_meanwhile(changes[0].by, changes[0].at) if changes else odd("office")


def _check(settings: object) -> None:
    if not isinstance(settings, OfficeSettings):
        raise RegisterError(*odd("office"))
    check_name("office", settings.name)
    check_kinds("townships", tuple, settings.townships)
    for township in settings.townships:
        check_name("townships", township or " ")
    check_kinds("overlays", tuple, settings.overlays)
    for overlay in settings.overlays:
        check_name("overlays", overlay or " ")
    check_kinds("office", bool, settings.may_one_person_do_two_steps)
    check_kinds("planning", Mapping, settings.planning)
    for year, figures in settings.planning.items():
        if isinstance(year, bool) or not isinstance(year, int):
            raise RegisterError(*odd("planning"))
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise RegisterError("odd-value", filled(wordings.PLANNING_YEAR, year=year))
        check_kinds("planning", Mapping, figures)
        check_kinds("planning", str, *figures, *figures.values())
    check_name("numbering", settings.numbering)
    if not is_numbering(settings.numbering) or len(settings.numbering) > _LONGEST_NUMBERING:
        text = filled(wordings.NUMBERING, numbering=settings.numbering)
        raise RegisterError("bad-numbering", text)


def _settings(row: Row[tuple[object, ...]]) -> OfficeSettings:
    try:
        document = json.loads(row.settings)
        return OfficeSettings(
            name=str(document["name"]),
            townships=tuple(map(str, document["townships"])),
            may_one_person_do_two_steps=document["may_one_person_do_two_steps"] is True,
            planning={
                int(year): {str(path): str(figure) for path, figure in of.items()}
                for year, of in document["planning"].items()
            },
            numbering=str(document["numbering"]),
            overlays=tuple(map(str, document.get("overlays", ()))),
            version=row.number,
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise RegisterError(*unreadable(row.number)) from None


def _changed(row: Row[tuple[object, ...]]) -> SettingsChange:
    return SettingsChange(
        settings=_settings(row),
        by=row.officer,
        person=person_of(row),
        at=datetime.fromisoformat(row.at),
        reason=row.reason,
    )

"""An application as a row of the database, and read back from one."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

import attrs
from sqlalchemy import Connection, Row, Select, select

from incentives.applications.application import (
    Application,
    ApplicationRow,
    Document,
    StepTaken,
    read_reckoned_by,
)
from incentives.applications.as_stored import plain
from incentives.applications.checking import MOST_DOCUMENT
from incentives.applications.refusing import odd, unreadable
from incentives.applications.state import Move, State
from incentives.register import Act, Person, RegisterError
from incentives.register.store.application_tables import files, steps
from incentives.register.store.database import is_writing
from incentives.report.papers.approval.party import Party
from incentives.values.texts.plain_text import compared
from incentives.wordings import applications as wordings

Cells = dict[str, str | int | None]


def written(value: object) -> str:
    """The value as JSON, nothing of it lost.

    Raises:
        RegisterError: `odd-value`, if it holds what no document has; `text-too-long`.
    """
    try:
        text = json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        is_whole = text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text)
        text = text if is_whole else json.dumps(plain(value), separators=(",", ":"))
    except (ValueError, RecursionError):
        raise RegisterError(*odd("typed")) from None
    if len(text) > MOST_DOCUMENT:
        raise RegisterError("text-too-long", wordings.TOO_MUCH)
    return text


def party_cells(party: Party) -> Cells:
    """The columns that say who applies."""
    return {
        "name": party.name,
        "name_key": compared(party.name),
        "credit_code": party.credit_code,
        "township": party.township,
        "party": written(attrs.asdict(party)),
    }


def changed_cells(act: Act) -> Cells:
    """The columns that say who changed it last, and when."""
    return {
        "changed_by": act.officer,
        "changed_by_key": compared(act.officer),
        "changed_at": moment_text(act.filed_at),
        "changed_utc": act.filed_at.astimezone(UTC).isoformat(timespec="microseconds"),
    }


def moment_text(moment: datetime) -> str:
    """The moment as it is kept, to the second."""
    return moment.isoformat(timespec="seconds")


def read_file(connection: Connection, id: str) -> Application:  # noqa: A002 - the name of the field
    """The application of this id.

    Raises:
        RegisterError: `no-application`, if there is none; `changed`, if it cannot be read.
    """
    query = select(files).where(files.c.id == id)
    query = query.with_for_update() if is_writing(connection) else query
    row = connection.execute(query).one_or_none()
    if row is None:
        raise RegisterError("no-application", wordings.NO_APPLICATION)
    made = connection.execute(_determinations().where(steps.c.application == id))
    return application_of(row, tuple(int(step.entry) for step in made))


def application_of(row: Row[tuple[object, ...]], determinations: tuple[int, ...]) -> Application:
    """The application that the row holds.

    Raises:
        RegisterError: `changed`, if somebody has put something else there.
    """
    try:
        return Application(
            id=row.id,
            number=row.number,
            version=row.version,
            state=State(row.state),
            party=Party(**_texts(row.party)),
            district=row.district,
            programmes=tuple(map(str, json.loads(row.programmes))),
            on=date.fromisoformat(row.on_day) if row.on_day is not None else None,
            document=_mapping(row.document),
            typed=_texts(row.typed),
            notes=row.notes,
            overlays=tuple(map(str, json.loads(row.overlays))),
            dossier=row.dossier,
            opened_from=row.opened_from,
            determinations=determinations,
            opened_by=row.opened_by,
            opened_at=datetime.fromisoformat(row.opened_at),
            changed_by=row.changed_by,
            changed_at=datetime.fromisoformat(row.changed_at),
        )
    except (ValueError, TypeError, RecursionError):
        raise RegisterError(*unreadable(row.number)) from None


def party_of(row: Row[tuple[object, ...]]) -> Party:
    """Who applies, by the row that holds the application.

    Raises:
        RegisterError: `changed`, as for `application_of`.
    """
    try:
        return Party(**_texts(row.party))
    except (ValueError, TypeError, RecursionError):
        raise RegisterError(*unreadable(row.number)) from None


def row_of(row: Row[tuple[object, ...]]) -> ApplicationRow:
    """The application as a list shows it.

    Raises:
        RegisterError: `changed`, as for `application_of`.
    """
    try:
        return ApplicationRow(
            id=row.id,
            number=row.number,
            version=row.version,
            state=State(row.state),
            name=row.name,
            credit_code=row.credit_code,
            township=row.township,
            district=row.district,
            programmes=tuple(map(str, json.loads(row.programmes))),
            on=date.fromisoformat(row.on_day) if row.on_day is not None else None,
            determination=row.determination,
            opened_by=row.opened_by,
            opened_at=datetime.fromisoformat(row.opened_at),
            changed_by=row.changed_by,
            changed_at=datetime.fromisoformat(row.changed_at),
        )
    except (ValueError, TypeError, RecursionError):
        raise RegisterError(*unreadable(row.number)) from None


def read_steps(connection: Connection, id: str) -> tuple[StepTaken, ...]:  # noqa: A002 - likewise
    """The steps of the application in their order.

    Raises:
        RegisterError: `changed`, if one cannot be read.
    """
    query = select(steps).where(steps.c.application == id).order_by(steps.c.place)
    try:
        return tuple(_step(row) for row in connection.execute(query))
    except (ValueError, TypeError):
        raise RegisterError(*unreadable(id)) from None


def step_cells(step: StepTaken) -> Cells:
    """The columns that say what was done, but for whose step it is and where it stands."""
    return {
        "move": step.move.value,
        "officer": step.by,
        "officer_key": compared(step.by),
        **person_cells(step.person),
        "at": moment_text(step.at),
        "opinion": step.opinion,
        "acknowledged": step.acknowledged,
        "reckoned_by": step.reckoned_by.written() if step.reckoned_by is not None else "",
        "from_state": step.from_state.value,
        "to_state": step.to_state.value,
        "entry": step.entry,
    }


def person_cells(person: Person | None) -> Cells:
    """The columns of who has signed in."""
    if person is None:
        return {"issuer": None, "subject": None}
    return {"issuer": person.issuer, "subject": person.subject}


def person_of(row: Row[tuple[object, ...]]) -> Person | None:
    """Who had signed in, called as he was then."""
    if row.issuer is None or row.subject is None:
        return None
    return Person(issuer=row.issuer, subject=row.subject, name=row.officer)


def _step(row: Row[tuple[object, ...]]) -> StepTaken:
    return StepTaken(
        move=Move(row.move),
        by=row.officer,
        person=person_of(row),
        at=datetime.fromisoformat(row.at),
        opinion=row.opinion,
        acknowledged=row.acknowledged,
        from_state=State(row.from_state),
        to_state=State(row.to_state),
        entry=row.entry,
        reckoned_by=read_reckoned_by(row.reckoned_by),
    )


def _determinations() -> Select[tuple[object, ...]]:
    made = (steps.c.move == Move.APPROVE.value) & steps.c.entry.is_not(None)
    return select(steps.c.entry).where(made).order_by(steps.c.place)


def _texts(written_as: str) -> dict[str, str]:
    texts = _mapping(written_as)
    if not all(isinstance(text, str) for text in texts.values()):
        raise TypeError
    return {name: str(text) for name, text in texts.items()}


def _mapping(written_as: str) -> Document:
    mapping = json.loads(written_as)
    if not isinstance(mapping, Mapping):
        raise TypeError
    return mapping

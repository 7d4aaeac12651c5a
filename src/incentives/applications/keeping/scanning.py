"""Scans of papers: taken by their content, kept by their digest, and given back as they were.

They are bytes here: nothing of them is executed, unpacked or rendered.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

import attrs
from sqlalchemy import Connection, func, insert, select, update

from incentives.applications.application import Application, Scan
from incentives.applications.checking import check_kinds, check_name
from incentives.applications.refusing import odd, unreadable
from incentives.applications.rows import moment_text, read_file
from incentives.applications.writing import check_open
from incentives.register import Act, Duty, RegisterError
from incentives.register.store.application_tables import contents, scans
from incentives.register.store.database import Database
from incentives.register.writing.allowing import check_duty
from incentives.register.writing.judging import judge_act
from incentives.values.text import filled
from incentives.wordings import applications as wordings

MOST_OCTETS = 20_000_000
"""No scan is larger, in bytes."""

MOST_SCANS = 200
"""An application has no more scans, those that were taken away among them."""

_BEGIN: Mapping[str, bytes] = {
    "application/pdf": b"%PDF-",
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
}
"""How a file begins, by its media type; a name says nothing."""

_DIGEST = re.compile("[0-9a-f]{64}")


@attrs.frozen(kw_only=True)
class Attaching:
    """What is to be kept: the kind of paper, the name of the file, and its bytes."""

    paper: str
    name: str
    octets: bytes


def media_type_of(octets: bytes) -> str | None:
    """The media type by the first bytes; None: none that is taken.

    >>> media_type_of(b"%PDF-1.7"), media_type_of(b"<html>")
    ('application/pdf', None)
    """
    return next((kind for kind, begin in _BEGIN.items() if octets.startswith(begin)), None)


def attach(database: Database, application: Application, attaching: Attaching, act: Act) -> Scan:
    """The scan is kept with the application; `Applications.attach` says more.

    Raises:
        RegisterError: `too-many-scans`; and what is judged before.
    """
    judge_act(act, needs_reason=False)
    name = _judged_name(attaching)
    media_type = _judged_kind(name, attaching.octets)
    digest = sha256(attaching.octets).hexdigest()
    with database.filing() as connection:
        check_duty(connection, act, Duty.FILE)
        read_file(connection, application.id)
        last = select(func.max(scans.c.place)).where(scans.c.application == application.id)
        place = (connection.execute(last).scalar_one() or 0) + 1
        if place > MOST_SCANS:
            raise RegisterError("too-many-scans", filled(wordings.SCAN_MANY, most=MOST_SCANS))
        known = select(contents.c.size).where(contents.c.digest == digest)
        if connection.execute(known).one_or_none() is None:
            size = len(attaching.octets)
            row = {"digest": digest, "media_type": media_type, "size": size}
            connection.execute(insert(contents).values(octets=attaching.octets, **row))
        connection.execute(
            insert(scans).values(
                application=application.id,
                place=place,
                paper=attaching.paper,
                name=name,
                digest=digest,
                added_by=act.officer,
                added_at=moment_text(act.filed_at),
            )
        )
        return next(one for one in scans_of(connection, application.id) if one.place == place)


def take_away(database: Database, application: Application, place: int, act: Act) -> None:
    """The scan is not shown with the application any more; what it was stays kept.

    Raises:
        RegisterError: `no-scan`, if there is none at that place; `not-now`.
    """
    judge_act(act, needs_reason=False)
    with database.writing() as connection:
        check_duty(connection, act, Duty.FILE)
        check_open(read_file(connection, application.id))
        if place not in {one.place for one in scans_of(connection, application.id)}:
            raise RegisterError("no-scan", wordings.NO_SCAN)
        same = (scans.c.application == application.id) & (scans.c.place == place)
        gone = {"removed_by": act.officer, "removed_at": moment_text(act.filed_at)}
        connection.execute(update(scans).where(same).values(gone))


def scans_of(connection: Connection, id: str) -> tuple[Scan, ...]:  # noqa: A002 - the field's name
    """The scans of the application that were not taken away, the first one first.

    Raises:
        RegisterError: `changed`, if one cannot be read.
    """
    query = (
        select(scans, contents.c.media_type, contents.c.size)
        .join(contents, contents.c.digest == scans.c.digest)
        .where(scans.c.application == id, scans.c.removed_by.is_(None))
        .order_by(scans.c.place)
    )
    try:
        return tuple(
            Scan(
                place=row.place,
                paper=row.paper,
                name=row.name,
                digest=row.digest,
                media_type=row.media_type,
                size=row.size,
                added_by=row.added_by,
                added_at=datetime.fromisoformat(row.added_at),
            )
            for row in connection.execute(query)
        )
    except ValueError:
        raise RegisterError(*unreadable(id)) from None


def read_scan(connection: Connection, digest: str) -> bytes:
    """The bytes of the scan with this digest, as they were kept.

    Raises:
        RegisterError: `no-scan`, if there is none; `changed`, if they are not what was kept.
    """
    check_kinds("scan", str, digest)
    query = select(contents.c.octets).where(contents.c.digest == digest)
    is_digest = _DIGEST.fullmatch(digest) is not None
    octets = connection.execute(query).scalar_one_or_none() if is_digest else None
    if octets is None:
        raise RegisterError("no-scan", wordings.NO_SCAN)
    if sha256(octets).hexdigest() != digest:
        raise RegisterError("changed", wordings.SCAN_CHANGED)
    return bytes(octets)


def _judged_name(attaching: Attaching) -> str:
    """The name of the file without the folders before it.

    Raises:
        RegisterError: `odd-value`; what `check_name` refuses.
    """
    check_kinds("scan", Attaching, attaching)
    for text, what in ((attaching.paper, "paper"), (attaching.name, "scan")):
        check_kinds(what, str, text)
        if not text.strip():
            raise RegisterError(*odd(what))
    check_name("paper", attaching.paper)
    name = re.split(r"[/\\]", attaching.name)[-1]
    check_name("scan", name or " ")
    return name


def _judged_kind(name: str, octets: object) -> str:
    """The media type of the bytes.

    Raises:
        RegisterError: `odd-value`, `empty-scan`, `scan-too-large`, `no-scan-kind`.
    """
    if not isinstance(octets, bytes):
        raise RegisterError(*odd("scan"))
    if not octets:
        raise RegisterError("empty-scan", filled(wordings.SCAN_EMPTY, name=name))
    if len(octets) > MOST_OCTETS:
        gaps = {"name": name, "size": f"{len(octets):,}", "most": f"{MOST_OCTETS:,}"}
        raise RegisterError("scan-too-large", filled(wordings.SCAN_SIZE, **gaps))
    media_type = media_type_of(octets)
    if media_type is None:
        raise RegisterError("no-scan-kind", filled(wordings.SCAN_KIND, name=name))
    return media_type

"""What stands beside the chain: the steps of applications, where each stands, and scans.

Steps up to an entry are in that entry too, and so is which application they are of: what was
altered, added or taken away before it shows. Later steps show where they do not follow one from the
other, or do not lead to where the application stands.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from typing import Any

import attrs
from sqlalchemy import Connection, Row, select

from incentives.register.chain import canonical
from incentives.register.content import step_document
from incentives.register.plain import Plain
from incentives.register.store.application_tables import contents, files, steps
from incentives.register.verification.finding import Finding, FindingKind

_AT_A_TIME = 50
_FIRST_STATE = "draft"


@attrs.frozen
class Applied:
    """That an entry is of an application, and a digest of the steps that it holds."""

    application: str
    digest: str


def applied_by(content: Plain) -> Applied | None:
    """Of which application the entry is; None: of none.

    What cannot be read of it raises Unreadable.
    """
    part = content.maybe_part("application")
    if part is None:
        return None
    return Applied(part.text("id"), _digest(step.of for step in part.rows("steps")))


def findings_beside(connection: Connection, applied: Mapping[int, Applied]) -> Iterator[Finding]:
    """What is not as it was done; `applied`: the entries that are of applications.

    Time and memory go with the rows; of the bytes of scans one at a time is held.
    """
    standing = {
        str(row.id): (str(row.number), str(row.state))
        for row in connection.execute(select(files.c.id, files.c.number, files.c.state))
    }
    by_application: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for number, own in applied.items():
        by_application[own.application][number] = own.digest
    query = select(steps).order_by(steps.c.application, steps.c.place)
    with closing(connection.execute(query.execution_options(yield_per=_AT_A_TIME))) as rows:
        for application, taken in groupby(rows, key=itemgetter(0)):
            id_ = str(application)
            stands = standing.pop(id_, (id_, ""))
            yield from _of_one(*stands, list(taken), by_application.pop(id_, {}))
    for id_, stands in standing.items():
        yield from _of_one(*stands, [], by_application.pop(id_, {}))
    for id_ in by_application:
        yield Finding(kind=FindingKind.STEPS, what=id_)
    yield from _scans(connection)


def _of_one(
    number: str, state: str, taken: list[Row[Any]], filed: dict[int, str]
) -> Iterator[Finding]:
    """`filed`: by entry of the application, the digest of the steps in it."""
    stands, made = _FIRST_STATE, dict[int, str]()
    follows = True
    running = hashlib.sha256()
    for place, step in enumerate(taken, start=1):
        follows = follows and step.place == place and step.from_state == stands
        stands = step.to_state
        running.update(_written(step_document(dict(step._mapping))))
        if step.entry is not None:
            made[step.entry] = running.hexdigest()
    is_as_filed = set(filed.values()) <= set(made.values()) and all(
        filed.get(entry) == digest for entry, digest in made.items()
    )
    if not follows or not is_as_filed:
        yield Finding(kind=FindingKind.STEPS, what=number)
    elif state != stands:
        yield Finding(kind=FindingKind.STATE, what=number)


def _scans(connection: Connection) -> Iterator[Finding]:
    for digest in connection.execute(select(contents.c.digest).order_by(contents.c.digest)).all():
        query = select(contents.c.octets, contents.c.size).where(contents.c.digest == digest[0])
        row = connection.execute(query).one_or_none()
        is_whole = (
            row is not None
            and isinstance(row.octets, bytes)
            and len(row.octets) == row.size
            and hashlib.sha256(row.octets).hexdigest() == digest[0]
        )
        if not is_whole:
            yield Finding(kind=FindingKind.SCAN, what=str(digest[0]))


def _digest(documents: Iterable[Mapping[str, object]]) -> str:
    running = hashlib.sha256()
    for document in documents:
        running.update(_written(document))
    return running.hexdigest()


def _written(document: Mapping[str, object]) -> bytes:
    return canonical(document).encode(errors="surrogatepass") + b"\n"

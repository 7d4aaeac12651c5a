"""Who may do what at present: what the last entry about each person says."""

import json

from sqlalchemy import Connection, select

from incentives.register.person import Duty, Person, Standing
from incentives.register.store.tables import duties


def standing_people(connection: Connection) -> tuple[Standing, ...]:
    """Everybody who ever had a duty, in the order in which they first had one.

    Whoever has none any more is among them. It is read anew wherever it is asked for, so that what
    is withdrawn is withdrawn at once.
    """
    people: dict[tuple[str, str], Standing] = {}
    for row in connection.execute(select(duties).order_by(duties.c.entry)):
        person = Person(issuer=row.issuer, subject=row.subject, name=row.name)
        people[person.key] = Standing(
            person=person, duties=frozenset(map(Duty, json.loads(row.duties))), entry=row.entry
        )
    return tuple(people.values())

"""Which relations bind at a place on a day."""

from datetime import date

from incentives.policy.library import Law
from incentives.policy.relation import Relation


def binding_relations(law: Law, on: date) -> tuple[Relation, ...]:
    """Those of instruments that are law at the place, known, and in force on the day.

    One of which it is not known whether it is in force binds.
    """
    library = law.library
    return tuple(
        relation
        for relation in library.relations
        if law.applies(relation.instrument)
        and law.is_known(relation.instrument)
        and library.instruments[relation.instrument].in_force.holds_on(on) is not False
    )

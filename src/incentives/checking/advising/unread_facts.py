"""Facts that instruments ask for and no answer hangs on."""

from collections.abc import Iterator

from incentives.policy.asked.fact import DeclaredFact
from incentives.policy.library import Library
from incentives.report.rule.asked.facts_read import readers_of


def unread_facts(library: Library) -> Iterator[DeclaredFact]:
    """Those that no incentive, check or result reads, nor what facts keep to beside each other.

    A definition that only a measure names decides nothing.
    """
    places = {instrument.jurisdiction for instrument in library.instruments.values()}
    read = readers_of(library, tuple(places))
    for fact in library.declared_facts.values():
        name = fact.id if fact.of is None else f"{fact.of}.{fact.column}"
        if name not in read and not fact.holds and not fact.unique:
            yield fact

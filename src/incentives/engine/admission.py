"""What a library asks of a case before it can be assessed: a place that it knows, and declared facts that it asks for."""

from collections.abc import Iterator
from difflib import get_close_matches

from incentives.engine.declared import read_declared
from incentives.errors import CaseError, CaseFault
from incentives.facts.field import Role
from incentives.facts.snapshot import Snapshot
from incentives.policy.library import Library


def faults_against(library: Library, snapshot: Snapshot) -> Iterator[CaseFault]:
    """A place without law, and declared facts that no instrument asks for or that are not as it asks for them."""
    if chain_of(snapshot, library) is None:
        yield _unknown_place(snapshot, library)
    for name, raw in snapshot.declared.items():
        declared = library.declared_facts.get(name)
        if declared is None:
            close = get_close_matches(name, library.declared_facts, n=1)
            hint = f"Did you mean '{close[0]}'?" if close else None
            message = "no instrument asks for this fact"
            yield CaseFault(path=f"declared.{name}", message=message, slug="unknown-fact", hint=hint)
            continue
        try:
            read_declared(declared, raw)
        except CaseError as error:
            yield from (fault for fault in error.faults if isinstance(fault, CaseFault))


def chain_of(snapshot: Snapshot, library: Library) -> tuple[str, ...] | None:
    """The jurisdictions of the case by its code, None if no place has it; all of them where the domain has no places."""
    field = library.vocabulary.role(Role.JURISDICTION)
    return tuple(library.jurisdictions) if field is None else library.chain_of(str(snapshot.values[field.name]))


def _unknown_place(snapshot: Snapshot, library: Library) -> CaseFault:
    field = library.vocabulary.role(Role.JURISDICTION)
    assert field is not None  # without places every case has its law
    codes = sorted(code for place in library.jurisdictions.values() for code in place.codes)
    return CaseFault(
        path=field.name, message=f"no place of the library has the code '{snapshot.values[field.name]}'",
        slug="unknown-jurisdiction", hint=f"Expected one of {', '.join(codes)}.",
    )  # fmt: skip

"""A name that is misspelt where it is declared: told there, once, and not wherever it is named."""

from difflib import get_close_matches

from incentives.errors import Fault
from incentives.loading.rules.names import NamedEntry, Names

_FEWEST_USES = 2
"""A name that is missing at one place only may as well be misspelt there."""


def tell_where_misspelt(names: Names) -> None:
    """Puts one fault at a declaration in place of those at several uses of what was meant.

    The uses name one thing that is not there, and nothing names an entry that is called nearly so.
    """
    log = names.fields.log
    uses: dict[str, list[Fault]] = {}
    for fault in log.faults:
        name = _missing_name(fault, names)
        if name is not None:
            uses.setdefault(name, []).append(fault)
    unnamed = _unnamed(names)
    for name, faults in uses.items():
        if len(faults) < _FEWEST_USES:
            continue
        close = get_close_matches(name, unnamed, n=1, cutoff=0.7)
        if not close:
            continue
        log.faults = [fault for fault in log.faults if fault not in faults]
        first = faults[0]
        message = f"nothing names '{close[0]}', yet '{name}' is named at {first.file}:{first.line}"
        hint = f"Did you mean '{name}'?"
        log.add(unnamed[close[0]].name.span, message, "unknown-name", hint)


def _missing_name(fault: Fault, names: Names) -> str | None:
    """What the fault says is not there, without the instrument that should have it."""
    if fault.slug not in {"unknown-name", "unknown-incentive"}:
        return None
    begin = fault.column - 1
    written = fault.source_line[begin : begin + fault.length].strip("\"'")
    above, _, name = written.rpartition(".")
    return name if not above or above in names.all_written else None


def _unnamed(names: Names) -> dict[str, NamedEntry]:
    """The entries that no rule names under any id, by their name in their instrument."""
    named = {_last(full_id) for full_id in names.named}
    return {
        _last(full_id): entry
        for full_id, entry in reversed(names.entries.items())  # the first that has it prevails
        if _last(full_id) not in named
    }


def _last(full_id: str) -> str:
    return full_id.rpartition(".")[2]

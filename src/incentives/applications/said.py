"""What may be said of an application, by name, and that each of it is of its kind."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypedDict

from incentives.applications.application import Document
from incentives.applications.checking import (
    MOST_NOTES,
    check_kinds,
    check_lines,
    check_name,
    check_party,
)
from incentives.applications.refusing import odd
from incentives.engine.findings.assessment import Assessment
from incentives.register import RegisterError
from incentives.report.papers.approval.party import Party


class Beginning(TypedDict, total=False):
    """What may be said of an application as it is begun; see `Application`.

    `overlays`: left out, those of the settings of the office.
    `seen`: how many applications of this name and code were known when it was decided to begin one
    more; None, or left out: however many there are.
    """

    document: Document
    number: str
    programmes: tuple[str, ...]
    on: date | None
    typed: Mapping[str, str]
    notes: str
    overlays: tuple[str, ...]
    opened_from: int | None
    seen: int | None


class Changes(TypedDict, total=False):
    """What may be changed of an application; what is left out stays. See `Application`."""

    document: Document
    party: Party
    programmes: tuple[str, ...]
    on: date | None
    typed: Mapping[str, str]
    notes: str
    overlays: tuple[str, ...]
    number: str


class MoveSaid(TypedDict, total=False):
    """What may be said of a move; see `Applications.move`."""

    opinion: str
    assessment: Assessment | None
    acknowledged: str
    seen: str


class AllSaid(TypedDict, total=False):
    """What may be said of a move of several applications; see `Applications.move_all`."""

    opinion: str
    assessments: Mapping[str, Assessment]
    acknowledged: str
    seen: Mapping[str, str]


def check_said(said: Mapping[str, object], known: set[str]) -> None:
    """What is said is of its kind, and there is a place for it.

    RegisterError is raised with `odd-value`, `bad-credit-code` or what `check_name` refuses.

    Raises:
        TypeError: if there is none, as for any argument that is not known.
    """
    strange = sorted(set(said) - known)
    if strange:
        raise TypeError(f"unexpected keyword argument '{strange[0]}'")
    for name, value in said.items():
        _CHECKS[name](value)


def _check_names(name: str, value: object) -> None:
    check_kinds(name, tuple, value)
    for named in value if isinstance(value, tuple) else ():
        check_name(name, named or " ")


def _check_mapping(value: object) -> None:
    check_kinds("typed", Mapping, value)


def _check_typed(value: object) -> None:
    _check_mapping(value)
    if isinstance(value, Mapping):
        check_kinds("typed", str, *value, *value.values())


def _check_on(value: object) -> None:
    if value is not None:
        check_kinds("on", date, value)


def _check_opened_from(value: object) -> None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise RegisterError(*odd("opened_from"))


_CHECKS: Mapping[str, Callable[[object], None]] = {
    "party": check_party,
    "document": _check_mapping,
    "typed": _check_typed,
    "programmes": lambda value: _check_names("programmes", value),
    "overlays": lambda value: _check_names("overlays", value),
    "on": _check_on,
    "notes": lambda value: check_lines("notes", value, longest=MOST_NOTES),
    "number": lambda value: check_name("number", value),
    "opened_from": _check_opened_from,
    "seen": _check_opened_from,
}

"""What is asked of an assessment besides its case: on which days, and of which incentives."""

from collections.abc import Collection
from datetime import date

from incentives.errors import CaseError, CaseFault
from incentives.facts.in_chinese import said
from incentives.language.slips.nearest import meant
from incentives.policy.library import Library
from incentives.values.text import Text


def check_days(**days: date | None) -> None:
    """Every day is a date; the names are those that the caller gave the arguments.

    Raises:
        TypeError: if one is not (a `datetime` is none).
    """
    for name, day in days.items():
        if type(day) is not date:
            raise TypeError(f"{name} must be a datetime.date, got {day!r}")


def given_days(**days: date | None) -> dict[str, date]:
    """Those of the days that were given."""
    return {name: day for name, day in days.items() if day is not None}


def asked_for(only: Collection[str] | None, library: Library) -> tuple[str, ...] | None:
    """The incentives of these ids, in the order of the library; None: all.

    Raises:
        CaseError: `unknown-incentive`, for each that the library has not.
        TypeError: if it is one text, or there is none of them.
    """
    if only is None:
        return None
    if isinstance(only, str) or not only:
        raise TypeError(f"only must be ids of incentives, at least one, got {only!r}")
    unknown = [name for name in dict.fromkeys(only) if name not in library.incentives]
    if unknown:
        raise CaseError([_unknown(name, library) for name in unknown])
    return tuple(name for name in library.incentives if name in only)


def _unknown(name: str, library: Library) -> CaseFault:
    text = Text(
        f"申报的优惠项目中，{said(name)}不在政策库中",
        f"there is no incentive '{name}' in the library, which was asked for",
    )
    return CaseFault(
        path="", text=text, slug="unknown-incentive", advice=meant(name, library.incentives)
    )

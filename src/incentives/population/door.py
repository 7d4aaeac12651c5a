"""A population for others; what makes it is imported when it is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar, cast

from incentives.engine.assessment.admission import unknown_place
from incentives.engine.assessment.asked import check_days
from incentives.engine.assessment.names import names_of
from incentives.errors import CaseError
from incentives.policy.library import Library
from incentives.policy.origin.layer import Policies

C = TypeVar("C")


def sample_cases(
    library: Library,
    count: int,
    *,
    seed: int,
    on: date,
    place: str | None = None,
    like: Mapping[str, Sequence[C]] | None = None,
    unknown: Decimal | Fraction | str = "0",
    months: int = 0,
) -> Iterator[C]:
    """So many cases made up: plausible ones that nothing refuses, every fourth one on an edge.

    The same seed gives the same cases on every machine, and the first ones are the same however
    many there are. They come one after the other, and none is kept.

    Args:
        library: the instruments whose thresholds are met, and whose vocabulary the cases have.
        count: how many.
        seed: which of all populations.
        on: the day up to which days and months are made up.
        place: the code or the name of the place where all of them are; if not given, anywhere.
        like: cases of which copies are changed at random, by what they show, such as those of
            `policy_cases`; without any all is made up from bounds and choices.
        unknown: the share of facts that nobody has stated, from 0 to 1: `"0.05"`.
        months: so many months, the last of them that of `on`, have rows in each list by month.

    Raises:
        CaseError: if there is no such place (`unknown-jurisdiction`), a model is of another
            vocabulary (`wrong-case`), or none of what is drawn is a case (`no-case`).
        ValueError: if the share is not from 0 to 1, or `months` or `count` is below zero.
        TypeError: if `on` is no date (a `datetime` is none).
    """
    from incentives.population.sampling import Manner, population_of

    check_days(on=on)
    share = Fraction(unknown)
    if not 0 <= share <= 1 or months < 0 or count < 0:
        raise ValueError(f"unknown={share}, months={months}, count={count}")
    population = population_of(
        library,
        Manner(seed=seed, unknown=share, months=months),
        on=on,
        place=_code(place, library),
        like=like or {},
    )
    return (cast(C, population.case(number)) for number in range(count))


def _code(place: str | None, library: Library) -> str | None:
    """The code of the place that has this code, or is called so.

    Raises:
        CaseError: if there is none.
    """
    if place is None or not library.has_places:
        return None
    code = names_of(library).place(place)
    if code is None:
        raise CaseError([unknown_place(place, library)])
    return code


def policy_cases(policies: Policies, library: Library) -> dict[str, tuple[object, ...]]:
    """The cases of the policy case files in folders by what they show, for `sample_cases`.

    `policies`: what the library was loaded from, as for `load_library`.

    By the id of each incentive those that expect it to be given; every case under the empty name.

    Raises:
        PolicyError: with every fault of the files.
    """
    from incentives.population import models

    return models.policy_cases(policies, library)

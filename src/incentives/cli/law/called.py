"""What somebody calls an incentive or a place, and what to say if nothing is called so."""

from difflib import get_close_matches

from incentives.cli.refusal import Refusal
from incentives.engine.assessment.names import names_of
from incentives.policy.library import Library
from incentives.report.rule.called import labels_of, nearest_to
from incentives.values.text import Language
from incentives.wordings.cli.commands import (
    CALLED,
    LIST,
    NO_PLACES,
    PLACE_NEAR,
    SEVERAL_CALLED,
    UNKNOWN_INCENTIVE,
    UNKNOWN_INCENTIVE_CLOSE,
    UNKNOWN_PLACE,
)


def not_one_rule(name: str, called: tuple[str, ...], library: Library, language: Language) -> str:
    """A message with those that are called so, or those that were probably meant."""
    by_last_part = [
        incentive for incentive in library.incentives if incentive.rpartition(".")[2] == name
    ]
    near = called or by_last_part or get_close_matches(name, library.incentives, n=3)
    labels = labels_of(library)
    close = LIST.to(language).join(
        CALLED.to(language).format(id=each, label=labels[each].to(language))
        for each in (near or nearest_to(name, library))
    )
    wording = SEVERAL_CALLED if called else UNKNOWN_INCENTIVE_CLOSE if near else UNKNOWN_INCENTIVE
    return wording.to(language).format(name=name, close=close, count=len(called))


def place_named(written: str | None, library: Library, language: Language) -> str | None:
    """The code of the place that has this code, or is called so; None: none was said.

    Raises:
        Refusal: `unknown-jurisdiction`, with the nearest places.
    """
    if written is None:
        return None
    code = names_of(library).place(written) if library.has_places else None
    if code is None:
        raise Refusal(_unknown_place(written, library, language))
    return code


def _unknown_place(code: str, library: Library, language: Language) -> str:
    """A message with the places nearest to the code or name that no place has."""
    near = LIST.to(language).join(
        PLACE_NEAR.to(language).format(code=near, name=name.to(language))
        for near, name in library.places_like(code)
    )
    wording = UNKNOWN_PLACE if library.has_places else NO_PLACES
    return wording.to(language).format(code=code, near=near)

"""What somebody calls an incentive or a place, and what to say if nothing is called so."""

from difflib import get_close_matches

from incentives.childcare.customary import customary_place
from incentives.cli.projects.asked import library_of
from incentives.cli.refusal import Refusal
from incentives.engine.assessment.names import names_of
from incentives.policy.library import Library
from incentives.projects.project import Project
from incentives.report.rule.called import labels_of, nearest_to
from incentives.values.text import Language
from incentives.wordings.cli.commands import (
    CALLED,
    LIST,
    NO_PLACE,
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


def place_of_office(written: str | None, project: Project, language: Language) -> str:
    """The code of the place of an office, as written, else as the project says, else as customary.

    Empty: the law of the project is the same everywhere.

    Raises:
        Refusal: `unknown-jurisdiction`, or `no-place` where nothing says which it is.
    """
    library = library_of(project)
    asked = written if written is not None else project.place
    place = place_named(asked, library, language)
    if place is not None or not library.has_places:
        return place or ""
    place = customary_place(project)
    if place is None:
        near = LIST.to(language).join(
            PLACE_NEAR.to(language).format(code=code, name=name.to(language))
            for code, name in library.places_like("")
        )
        raise Refusal(NO_PLACE.to(language).format(near=near))
    return place


def _unknown_place(code: str, library: Library, language: Language) -> str:
    """A message with the places nearest to the code or name that no place has."""
    near = LIST.to(language).join(
        PLACE_NEAR.to(language).format(code=near, name=name.to(language))
        for near, name in library.places_like(code)
    )
    wording = UNKNOWN_PLACE if library.has_places else NO_PLACES
    return wording.to(language).format(code=code, near=near)

"""Objects that other programs put where a value is lacking, and that answer no comparison."""

from collections.abc import Callable
from typing import Any, Never, cast

import pytest

import incentives
from incentives import CaseError
from incentives.facts.document import structure_case
from tests.conformance.planting import Case, Grower, Planting
from tests.hostile.test_cases import library, refused

__all__ = ["library"]


class Ambiguous:
    """As `pd.NA` and arrays are: compared with anything, it is neither true nor false."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> "Ambiguous":  # type: ignore[override]
        return self

    __ne__ = __eq__  # type: ignore[assignment]

    def __bool__(self) -> Never:
        raise TypeError("boolean value is ambiguous")

    def __repr__(self) -> str:
        return "<NA>\nof two lines"


NA = cast(Any, Ambiguous())

PLACES: dict[str, Callable[[], object]] = {
    "place": lambda: Case(place=NA),
    "grower": lambda: Case(place="LD", grower=NA),
    "grower.is_member": lambda: Case(place="LD", grower=Grower(is_member=NA)),
    "grower.certified": lambda: Case(place="LD", grower=Grower(certified=NA)),
    "grower.registered_on": lambda: Case(place="LD", grower=Grower(registered_on=NA)),
    "plantings": lambda: Case(place="LD", plantings=NA),
    "plantings[0]": lambda: Case(place="LD", plantings=(NA,)),
    "plantings[0].trees": lambda: Case(place="LD", plantings=(Planting(trees=NA),)),
    "plantings[0].cost": lambda: Case(place="LD", plantings=(Planting(cost=NA),)),
    "declared": lambda: Case(place="LD", declared=NA),
    "declared.land.notice.helpers": lambda: Case(place="LD", declared={"land.notice.helpers": NA}),
}


@pytest.mark.parametrize(("path", "make"), PLACES.items(), ids=PLACES)
def test_a_value_that_cannot_be_compared_is_refused_by_path(
    path: str, make: Callable[[], object], library: incentives.Library
) -> None:
    """On one line, and by no error of the other program."""
    assert [(path, "wrong-type")] == refused(make, library)


def test_so_it_is_in_a_document(library: incentives.Library) -> None:
    """Wherever it stands, and as the whole."""
    documents = (
        NA,
        {"place": NA},
        {"place": "LD", "grower": {"is_member": NA}},
        {"place": "LD", "plantings": [NA]},
        {"place": "LD", "plantings": [{"trees": NA}]},
    )
    for document in documents:
        with pytest.raises(CaseError) as caught:
            structure_case(document, library.vocabulary)
        assert 1 == str(caught.value).count("got <NA> of two lines, expected")

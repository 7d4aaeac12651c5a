"""A random library with overlays and random cases, each on its day, as nothing refuses them."""

from contextlib import suppress
from datetime import date

import attrs
from hypothesis import reject
from hypothesis import strategies as st

from incentives import CaseError, Library, Overlay, PolicyError, case_from
from tests.compile.random.cases import Telling, day_of_assessment
from tests.compile.random.domain import Case
from tests.compile.random.drawing import Drawn
from tests.compile.random.files import load, load_overlay
from tests.compile.random.libraries import Drafted, draft
from tests.compile.random.sections.overlays import overlay
from tests.compile.random.writing import Document


@attrs.frozen(kw_only=True, eq=False)
class Laid:
    """An overlay as its file says it, and as it was read."""

    document: Document
    overlay: Overlay


@attrs.frozen(kw_only=True, eq=False)
class Told:
    """A case as its file says it, and as it was read; the day, and what law is known and tried."""

    document: Document
    case: Case
    on: date
    known_on: date | None
    laid: tuple[Laid, ...]

    @property
    def overlays(self) -> tuple[Overlay, ...]:
        """The overlays that lie over its law, the last of which prevails."""
        return tuple(one.overlay for one in self.laid)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Example:
    """A library, as it was written and as it was loaded, with cases."""

    drafted: Drafted
    library: Library
    cases: tuple[Told, ...]


@st.composite
def examples(draw: st.DrawFn, cases: int = 3) -> Example:
    """A library that loads, with so many cases at most; what is refused is drawn anew."""
    try:
        return example(Drawn.by(draw), cases)
    except PolicyError:
        reject()


def example(drawn: Drawn, cases: int) -> Example:
    """A library with so many cases at most.

    Raises:
        PolicyError: if the loader refuses it.
    """
    drafted = draft(drawn)
    library = load(drafted.files)
    laid = _laid(drawn, library)
    told = (_told(drawn, drafted, library, laid) for _ in range(cases))
    kept = tuple(one for one in told if one is not None)
    return Example(drafted=drafted, library=library, cases=kept)


def _laid(drawn: Drawn, library: Library) -> tuple[Laid, ...]:
    """Overlays of one library in three; those that the loader refuses are left out."""
    if not drawn.chance(30):
        return ()
    laid: list[Laid] = []
    for _ in range(drawn.pick((1, 1, 2))):
        document = overlay(drawn, library)
        if document is not None:
            with suppress(PolicyError):
                laid.append(Laid(document=document, overlay=load_overlay(document, library)))
    return tuple(laid)


def _told(drawn: Drawn, drafted: Drafted, library: Library, laid: tuple[Laid, ...]) -> Told | None:
    document, on = Telling(drawn, drafted).case(), day_of_assessment(drawn)
    known_on = drawn.day() if drawn.chance(9) else None
    if drawn.chance(20):
        laid = laid[:-1]
    try:
        case = case_from(document, vocabulary=Case, library=library)
    except CaseError:
        return None
    return Told(document=document, case=case, on=on, known_on=known_on, laid=laid)

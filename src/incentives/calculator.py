"""The use cases: load a library, read a case or an overlay, assess.

Readers of files and writers of JSON are imported when first called: who makes cases in Python and
reads amounts never needs them.
"""

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar, cast

from incentives.collecting import making_what_stays, without_collecting
from incentives.compile.awaited.answering import Question, answer
from incentives.compile.awaited.entering import enter
from incentives.engine.assessment.admission import Admitted, faults_against
from incentives.engine.assessment.asked import asked_for, check_days, given_days
from incentives.engine.assessment.coverage import Covering
from incentives.engine.assessment.naming import settled
from incentives.engine.assessment.values import check_definitions, evaluated
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.outcome import Detail
from incentives.errors import CaseFault
from incentives.facts.describing.classes import describe
from incentives.facts.plain import Document, unstructure_case
from incentives.facts.snapshot import Snapshot, take_snapshot
from incentives.facts.vocabulary import Vocabulary
from incentives.journal import ASSESSING, timed
from incentives.policy.library import Library, Overlay
from incentives.policy.origin.layer import PathLike, Policies, layers_in

_Checks = tuple[Callable[[Snapshot], Iterator[CaseFault]], ...]
C = TypeVar("C")
"""The class of a vocabulary, whose instances are cases."""


@lru_cache(maxsize=16)
def vocabulary_of(cls: type) -> Vocabulary:
    """The vocabulary of an attrs class, described once: the same class gives the same object."""
    return describe(cls)


@making_what_stays()
def load_library(policies: Policies, *, vocabulary: type, cached: bool = True) -> Library:
    """The checked library of the policy files in a folder, in a package, or in several of both.

    Of several each is a layer over those after it: it continues, sets figures for and adds to what
    lies under it, and edits nothing of it; an id that stands in two is a fault. Each is a library
    with those under it alone.

    Its cases are instances of the attrs class `vocabulary` (else `TypeError`). Once checked it is
    kept among the caches of the user, and read from there as long as the files, the vocabulary and
    the program are the same; not `cached`: it is made anew and not kept. `INCENTIVES_CACHE` in the
    environment says in which folder it is kept, as an absolute path; `off`: in none. What others
    than the user could have written is not read, and nothing fails where nothing can be kept.

    Raises:
        PolicyError: with every fault of every file; nothing half-loaded is used.
    """
    from incentives.loading.files.kept.library import library_in
    from incentives.loading.files.kept.shelf import shelf_of_user
    from incentives.loading.text.folder.roots import roots_of

    shelf = shelf_of_user(os.environ) if cached else None
    return library_in(roots_of(layers_in(policies)), vocabulary_of(vocabulary), shelf)


def load_overlay(path: PathLike, library: Library) -> Overlay:
    """The overlay in a file, checked against the library.

    Raises:
        PolicyError: with every fault.
    """
    from incentives.loading.files.overlay_file import load_overlay_file

    return load_overlay_file(Path(path), library)


@without_collecting()
def read_case(path: PathLike, *, vocabulary: type[C], library: Library | None = None) -> C:
    """The case in a YAML or JSON file, checked, as an instance of the class `vocabulary`.

    With a library also its place and the facts that instruments declare are checked.

    Raises:
        CaseError: with every fault and its place.
    """
    from incentives.loading.files.case_file import read_case_file

    case = read_case_file(Path(path), _known(vocabulary, library), *_further_checks(library))
    return settled(cast(C, case), library)  # what the vocabulary of the class makes


@without_collecting()
def parse_case(text: str, *, vocabulary: type[C], library: Library | None = None) -> C:
    """The case that a YAML or JSON text says, checked as by `read_case`.

    Raises:
        CaseError: with every fault and its place.
    """
    from incentives.loading.files.case_file import read_case_text

    known, checks = _known(vocabulary, library), _further_checks(library)
    return settled(cast(C, read_case_text(text, known, *checks)), library)


@without_collecting()
def case_from(
    document: Mapping[str, object], *, vocabulary: type[C], library: Library | None = None
) -> C:
    """The case that a document says, as `json.loads` gives it, checked as by `read_case`.

    Figures are `Decimal`, `int` or text in plain digits, days `date` or text such as `2023-12-31`,
    months text such as `2023-12`, a status a period or a list of periods. A fact that is not known
    is left out; `"none"` is what is known not to have come about. The document is not changed.

    Raises:
        CaseError: with the path of every fault, as `read_case`; also for a float and for `None`.
    """
    from incentives.loading.files.case_file import read_document

    read = read_document(document, _known(vocabulary, library), *_further_checks(library))
    return settled(cast(C, read.case), library)


def case_to(case: object) -> dict[str, Document]:
    """The document of a case: `case_from` makes the same facts of it, and so does `read_case`.

    It holds texts, truth values, lists and mappings, so that `json.dumps` writes it: figures are
    text in plain digits, exact; what is not known is left out, `"none"` is what has not come about.

    Raises:
        CaseError: if a fact is of a wrong type, out of bounds, or at odds with another.
        TypeError: if the class of the case is no vocabulary.
    """
    take_snapshot(case, vocabulary_of(cast(type, type(case))))
    return unstructure_case(case)


def _known(vocabulary: type[C], library: Library | None) -> Vocabulary:
    """What is known of cases of the class: with a library also what its instruments ask of rows."""
    if library is not None and library.vocabulary.root.cls is vocabulary:
        return library.vocabulary
    return vocabulary_of(cast(type, vocabulary))


def _further_checks(library: Library | None) -> _Checks:
    return () if library is None else (partial(faults_against, library),)


def assess(
    case: C,
    library: Library,
    *,
    on: date,
    known_on: date | None = None,
    overlays: Sequence[Overlay | PathLike] = (),
    paid_by: date | None = None,
    only: Collection[str] | None = None,
    values: Collection[str] = (),
) -> Assessment[C]:
    """What every incentive of the case's place comes to by the day `on`.

    Args:
        case: an instance of the library's vocabulary class; facts that are not known are left out.
        library: the checked instruments.
        on: the last day of which facts count; the law is that of the date each rule means.
        known_on: if given, only instruments and figures published by this day count.
        overlays: figures supplied or tried, in rising precedence: loaded overlays, or their files.
        paid_by: the day of the sheet: payments made by then are set off against what is due now,
            those after `on` too, which count for nothing else; if not given, those by `on`. Before
            `on`: it is made out in advance, and tells of what is paid later by `on`.
        only: the ids of the incentives asked for, others are no choice; if not given, all.
        values: ids of definitions that JSON and sheet tell too; any can be read off it later

    Raises:
        CaseError: if a fact is of a wrong type, out of bounds, or at odds with another; `only`
            names an incentive, or `values` a definition, that the library has not.
        PolicyError: if an overlay file is faulty.
        AssessmentError: if shares do not make up the whole, or it would be too much work.
        TypeError: if a day is no date (a `datetime` is none).
    """
    check_days(on=on, **given_days(known_on=known_on, paid_by=paid_by))
    loaded = loaded_overlays(overlays, library)
    ask = partial(assess_with, overlays=loaded, only=only, values=values)
    return ask(case, library, on=on, known_on=known_on, paid_by=paid_by)


@timed(ASSESSING, "a case assessed")
def assess_with(
    case: C | Admitted[C],
    library: Library,
    *,
    on: date,
    known_on: date | None,
    overlays: tuple[Overlay, ...],
    paid_by: date | None = None,
    only: Collection[str] | None = None,
    values: Collection[str] = (),
) -> Assessment[C]:
    """As `assess`, with loaded overlays, and of a case that was admitted already as it is.

    Raises:
        CaseError: as `assess`; also for a place or a declared fact that the library does not know
            (`unknown-jurisdiction`, `unknown-fact`).
    """
    entered = enter(case, library, on=on, known_on=known_on, overlays=overlays)
    law = entered.law
    asked, paid_until = asked_for(only, library), on if paid_by is None else paid_by
    check_definitions(values, library)
    question = Question(law=law, on=on, paid_by=paid_until, only=asked, values=values)
    answered = answer(entered, question)
    return Assessment(
        on=on,
        known_on=known_on,
        paid_by=paid_by,
        only=asked,
        law=law,
        case=entered.case,
        determinations=answered.determinations,
        conflicts=answered.conflicts,
        beside=answered.beside,
        asked_values=answered.values,
        adding=answered.adding,
        cover=Covering(beside=answered.beside, facts=lambda: entered.snapshot),
        record=_record_of,
        result=_result_of,
        evaluate=evaluated,
    )


def _record_of(assessment: Assessment) -> tuple[str, str]:
    from incentives.documents.record import record_of

    return record_of(assessment)


def _result_of(assessment: Assessment, details: frozenset[Detail]) -> str:
    from incentives.documents.assessment import result_of

    return result_of(assessment, details)


def loaded_overlays(
    overlays: Sequence[Overlay | PathLike], library: Library
) -> tuple[Overlay, ...]:
    """The overlays in their order, those given as files loaded as by `load_overlay`."""
    return tuple(
        overlay if isinstance(overlay, Overlay) else load_overlay(overlay, library)
        for overlay in overlays
    )

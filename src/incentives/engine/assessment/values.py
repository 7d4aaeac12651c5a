"""What definitions come to, by themselves: those asked for, and the results of instruments."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

import attrs

from incentives.engine.assessment.assessor import Assessor
from incentives.engine.evaluation.dependence import dependence_of
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.figures.prevailing import in_force_on
from incentives.engine.evaluation.situation import BoundRow, Situation, supposed_in_force
from incentives.engine.findings.assessment import Assessment, DefinitionValue
from incentives.errors import CaseError, CaseFault
from incentives.facts.in_chinese import said
from incentives.facts.snapshot import take_snapshot
from incentives.language.expression import Named, NameKind
from incentives.language.possible import (
    Missing,
    MissingKind,
    MissingSet,
    Open,
    missing_in,
    open_truth,
)
from incentives.language.slips.nearest import meant
from incentives.language.types import RowsType
from incentives.policy.check import ComputedResult
from incentives.policy.instrument import Instrument
from incentives.policy.library import Law, Library
from incentives.policy.rule import Definition
from incentives.values.text import Text


def check_definitions(names: Collection[str], library: Library) -> None:
    """Each is the full id of a definition that has a value by itself.

    Raises:
        CaseError: `unknown-definition`, for one that the library has not; `value-not-by-itself`,
            for one that hangs on a charge that is being worked out, or on rows of several lists.
        TypeError: if it is one text.
    """
    if isinstance(names, str):
        raise TypeError(f"values must be ids of definitions, got {names!r}")
    faults = [fault for name in names if (fault := _fault_of(name, library)) is not None]
    if faults:
        raise CaseError(faults)


def _fault_of(name: str, library: Library) -> CaseFault | None:
    definition = library.definitions.get(name)
    if definition is None:
        text = Text(
            f"政策库中没有定义{said(name)}", f"there is no definition '{name}' in the library"
        )
        advice = meant(name, library.definitions)
        return CaseFault(path="", text=text, slug="unknown-definition", advice=advice)
    dependence = dependence_of(definition.body, library)
    if not dependence.is_volatile and len(dependence.rows) < 2:
        return None
    text = Text(
        f"定义{said(name)}随正在计算的税费或者几类记录而定，单独没有取值",
        f"the definition '{name}' hangs on a charge that is being worked out, or on rows of "
        "several lists; it has no value by itself",
    )
    advice = Text(
        "请看用到它的事项的计算过程。", "See the working of an incentive that rests on it."
    )
    return CaseFault(path="", text=text, slug="value-not-by-itself", advice=advice)


def evaluated(assessment: Assessment, name: str, at: date) -> tuple[DefinitionValue, ...]:
    """What the definition comes to by the law of the day `at`, in the case of the assessment.

    Nothing of the assessment was kept for it: its facts are read anew. A definition
    that has no value by itself is refused as by `check_definitions`.
    """
    library = assessment.law.library
    check_definitions((name,), library)
    snapshot = take_snapshot(assessment.case, library.vocabulary)
    assessor = Assessor(
        law=assessment.law, snapshot=snapshot, on=assessment.on, paid_by=assessment.payments_until
    )
    return values_of(name, assessor.evaluator, on=at)


def asked_values(
    names: Collection[str], evaluator: Evaluator, on: date
) -> tuple[DefinitionValue, ...]:
    """As `values_of`, of each that was asked for in their order."""
    return tuple(value for name in names for value in values_of(name, evaluator, on=on))


def values_of(name: str, evaluator: Evaluator, *, on: date) -> tuple[DefinitionValue, ...]:
    """What the definition comes to by the law of the day: of the case, or of each row.

    Of rows that nobody has listed it is one value, which is open unless it hangs on none of them.
    `check_definitions` has let it pass.
    """
    library = evaluator.law.library
    definition = library.definitions[name]
    dependence = dependence_of(definition.body, library)
    if not dependence.rows:
        evaluator.effort.turn_to(None)
        return (_value(definition, evaluator, on, None, until=on),)
    (record,) = dependence.rows
    rows = tuple(_rows_of(record, evaluator))
    evaluator.effort.turn_to(None)
    return tuple(_value(definition, evaluator, on, row, until=on) for row in rows)


def computed_results(evaluator: Evaluator, *, on: date) -> tuple[DefinitionValue, ...]:
    """The results of instruments in force, of the case or of each row, in the order of the library.

    Rows whose own date has not come about, or is later than `on`, are left out. Of rows that nobody
    has listed there is one value, which is open.
    """
    return tuple(
        value
        for result in results_of(evaluator.law)
        for _, value in _by_day(result, evaluator, on=on)
        if value is not None
    )


def results_of(law: Law) -> tuple[ComputedResult, ...]:
    """The results that the instruments of the law work out, whether or not they are in force."""
    return tuple(
        result
        for result in law.library.results.values()
        if law.applies(result.instrument) and law.is_known(result.instrument)
    )


def days_of_result(
    result: ComputedResult, evaluator: Evaluator, *, on: date
) -> Iterator[date | Open | None]:
    """The law date of each row, or of the case, once the result is worked out there."""
    return (day for day, _ in _by_day(result, evaluator, on=on))


def _by_day(
    result: ComputedResult, evaluator: Evaluator, *, on: date
) -> Iterator[tuple[date | Open | None, DefinitionValue | None]]:
    """The law date of each row and what the result comes to on it."""
    evaluator.effort.turn_to(result)
    rows = (None,) if result.for_each is None else _listed(result.for_each, evaluator)
    for row in rows:
        at = _day_of(result, evaluator, on, row)
        yield at, _computed(result, evaluator, on, row, at)


def _computed(
    result: ComputedResult,
    evaluator: Evaluator,
    on: date,
    row: BoundRow | None,
    at: date | Open | None,
) -> DefinitionValue | None:
    """The result, of the row if there is one; None where it is known that there is none."""
    library = evaluator.law.library
    instrument = library.instruments[result.instrument]
    in_force = in_force_on(instrument, at)
    is_later = isinstance(at, date) and at > on
    if in_force is False or is_later or not _may_fall_within(instrument, at, until=on):
        return None
    missing = missing_in([in_force]) | _unlisted(row)
    value = _value(library.definitions[result.id], evaluator, at, row, until=on)
    return attrs.evolve(value, in_force=open_truth(missing) if missing else True)


def _may_fall_within(instrument: Instrument, at: date | Open | None, *, until: date) -> bool:
    """Whether a day that is not known may be one on which the instrument is in force."""
    is_open = isinstance(at, Open)
    return not is_open or supposed_in_force(instrument, at, until=until) is not None


def _unlisted(row: BoundRow | None) -> MissingSet:
    """The list of which nobody has said which rows there are, if the row stands for them."""
    if row is None or not row.is_unlisted:
        return frozenset()
    return frozenset({Missing(MissingKind.FACT, row.facts.path.parent)})


def _day_of(
    result: ComputedResult, evaluator: Evaluator, on: date, row: BoundRow | None
) -> date | Open | None:
    if result.at is None:
        return on
    day = evaluator.value(result.at, Situation(rows=_bound(row), law_date=on))
    assert day is None or isinstance(day, date | Open)  # checked when it was loaded
    return day


def _rows_of(record: str, evaluator: Evaluator) -> Iterator[BoundRow]:
    for field in evaluator.law.library.vocabulary.root.fields.values():
        if isinstance(field.type, RowsType) and field.type.row.name == record:
            yield from _listed(field.name, evaluator)


def _listed(list_name: str, evaluator: Evaluator) -> Iterable[BoundRow]:
    """The rows of the list; of one that nobody has given, a row of which nothing is known."""
    listed = evaluator.rows_of(list_name)
    return (evaluator.unlisted_row(list_name),) if listed is None else listed


def _value(
    definition: Definition,
    evaluator: Evaluator,
    law_date: date | Open | None,
    row: BoundRow | None,
    *,
    until: date,
) -> DefinitionValue:
    instrument = evaluator.law.library.instruments[definition.instrument]
    situation = Situation(
        rows=_bound(row),
        law_date=law_date,
        supposed=supposed_in_force(instrument, law_date, until=until),
    )
    return DefinitionValue(
        definition=definition,
        law_date=law_date if isinstance(law_date, date) else None,
        row=None if row is None else row.facts.path,
        working=evaluator.shared_trace(_name_of(definition), situation),
    )


@lru_cache(maxsize=10_000)  # what is made of an expression is kept by it
def _name_of(definition: Definition) -> Named:
    return Named(NameKind.DEFINITION, definition.id, definition.type, span=definition.span)


def _bound(row: BoundRow | None) -> Mapping[str, BoundRow]:
    return {} if row is None else {row.record: row}

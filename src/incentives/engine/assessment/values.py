"""What definitions come to, by themselves: worked out for whoever asks, and for nobody else."""

from collections.abc import Collection, Iterator
from datetime import date

from incentives.engine.assessment.assessor import Assessor
from incentives.engine.evaluation.dependence import dependence_of
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import BoundRow, Situation, supposed_in_force
from incentives.engine.findings.assessment import Assessment, DefinitionValue
from incentives.errors import CaseError, CaseFault
from incentives.facts.in_chinese import said
from incentives.facts.snapshot import take_snapshot
from incentives.language.expression import Named, NameKind
from incentives.language.slips.nearest import meant
from incentives.language.types import RowsType
from incentives.policy.library import Library
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
        return (_value(definition, evaluator, on, None),)
    (record,) = dependence.rows
    rows = tuple(_rows_of(record, evaluator))
    return tuple(_value(definition, evaluator, on, row) for row in rows)


def _rows_of(record: str, evaluator: Evaluator) -> Iterator[BoundRow]:
    for field in evaluator.law.library.vocabulary.root.fields.values():
        if isinstance(field.type, RowsType) and field.type.row.name == record:
            listed = evaluator.rows_of(field.name)
            yield from (evaluator.unlisted_row(field.name),) if listed is None else listed


def _value(
    definition: Definition, evaluator: Evaluator, on: date, row: BoundRow | None
) -> DefinitionValue:
    evaluator.effort.turn_to(None)
    instrument = evaluator.law.library.instruments[definition.instrument]
    situation = Situation(
        rows={} if row is None else {row.record: row},
        law_date=on,
        supposed=supposed_in_force(instrument, on, until=on),
    )
    name = Named(NameKind.DEFINITION, definition.id, definition.type, span=definition.span)
    return DefinitionValue(
        definition=definition,
        law_date=on,
        row=None if row is None else row.facts.path,
        working=evaluator.trace(name, situation),
    )

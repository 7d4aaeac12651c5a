"""Facts that surely break what holds between them, with all that was read and where it stands.

Only what a case says itself breaks anything: what is not known, not asked, or presumed by the law
does not.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial

import attrs

from incentives.engine.assessment.holding.certainty import sure_parts
from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.formulas.workings import Handler
from incentives.engine.evaluation.situation import BoundRow, Situation
from incentives.engine.evaluation.trace import Trace, traces_in_all
from incentives.errors import AssessmentError, CaseFault
from incentives.facts.consistency.contradictions import contradictions
from incentives.facts.consistency.told import said_of, shown
from incentives.facts.holding.held import Held
from incentives.facts.in_chinese import label, quantity, row_name, unit_of
from incentives.facts.snapshot import Snapshot
from incentives.facts.vocabulary import Record
from incentives.language.expression import FactValue, Gather, Named, RowValue
from incentives.language.possible import Missing, MissingKind, Open, Result, Value, open_of
from incentives.language.types import DATE, ChoiceType, RecordType, RowsType
from incentives.policy.asked.describing import field_of
from incentives.policy.library import Law, Library, law_of
from incentives.values.number import is_exact
from incentives.values.place import FactPath
from incentives.values.text import Text

_MOST_TOLD = 8
_NOT_SAID = frozenset({Missing(MissingKind.FACT, "law_date")})


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Stated:
    """What holds of a fact: of the case, or of each row of a list; empty `name`: of the row."""

    held: Held
    name: str
    list_name: str = ""
    row: str = ""


def is_refused(snapshot: Snapshot, law: Law) -> bool:
    """Whether its facts contradict each other, by the vocabulary or by what holds between them."""
    vocabulary = law.library.vocabulary
    return any(contradictions(snapshot.values, snapshot.rows, vocabulary)) or any(
        breaches(law.library, snapshot, tuple(law.chain))
    )


def breaches(
    library: Library, snapshot: Snapshot, chain: tuple[str, ...] | None
) -> Iterator[CaseFault]:
    """Each condition between facts that the case surely breaks (`does-not-hold`).

    `too-much-work`, once, if they take more steps than an assessment may.
    """
    stated = _stated_in(library)
    if not stated:
        return
    evaluator = _evaluator(library, snapshot, chain)
    judge = _Judge(library=library, snapshot=snapshot, evaluator=evaluator)
    try:
        for one in stated:
            yield from judge.faults_of(one)
    except AssessmentError as error:
        fault = error.fault
        yield CaseFault(path="", text=fault.text, slug=fault.slug, advice=fault.advice)


def has_conditions(library: Library) -> bool:
    """Whether anything is stated that facts keep to."""
    return bool(_stated_in(library))


@lru_cache(maxsize=16)
def _stated_in(library: Library) -> tuple[_Stated, ...]:
    """Everything that holds, in the order of the vocabulary, then what is asked of the case."""
    of_case = [
        _Stated(held=held, name=name)
        for name, fact in library.facts_of_case.items()
        for held in fact.holds
    ]
    return (*_of_record(library.vocabulary.root, "", library), *of_case)


def _of_record(record: Record, prefix: str, library: Library) -> Iterator[_Stated]:
    for name, field in record.fields.items():
        if isinstance(field.type, RowsType):
            row = field.type.row.name
            of_row = [_Stated(held=held, name="") for held in field.holds]
            of_row += _of_record(library.vocabulary.records[row], "", library)
            yield from (attrs.evolve(one, list_name=field.name, row=row) for one in of_row)
            continue
        yield from (_Stated(held=held, name=f"{prefix}{name}") for held in field.holds)
        if isinstance(field.type, RecordType):
            inner = library.vocabulary.records[field.type.name]
            yield from _of_record(inner, f"{prefix}{name}.", library)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Judge:
    library: Library
    snapshot: Snapshot
    evaluator: Evaluator

    def faults_of(self, stated: _Stated) -> Iterator[CaseFault]:
        """The breaches of one condition, row by row."""
        if not stated.list_name:
            is_asked = stated.name in self.library.declared_facts
            path = f"declared.{stated.name}" if is_asked else stated.name
            yield from self._faults_at(path, stated.held, {}, None)
            return
        for row in self.evaluator.rows_of(stated.list_name) or ():
            at = row.facts.path_of(stated.name) if stated.name else row.facts.path
            yield from self._faults_at(at.text, stated.held, {stated.row: row}, row.facts.path)

    def _faults_at(
        self, path: str, held: Held, rows: Mapping[str, BoundRow], row: FactPath | None
    ) -> Iterator[CaseFault]:
        situation = Situation(rows=rows, law_date=open_of(DATE, _NOT_SAID))
        self.evaluator.effort.take(1)
        trace = self.evaluator.trace(held.condition, situation)
        parts = sure_parts(trace) if trace.value is False else ()
        if parts:
            yield CaseFault(path=path, text=self._told(held, parts, row), slug="does-not-hold")

    def _told(self, held: Held, parts: Sequence[Trace], row: FactPath | None) -> Text:
        """What does not hold, and the facts by which it does not, each with its place."""
        read = {
            part.fact.text: (part.fact, part.value)
            for part in traces_in_all(parts, _that_tell)
            if part.fact is not None and not isinstance(part.value, Open)
        }
        every = list(read.values())
        told = every[:_MOST_TOLD]
        zh = "、".join(self._said(path, value, row) for path, value in told)
        en = ", ".join(f"{path} is {_shown(value)}" for path, value in told)
        if len(every) > len(told):
            zh, en = f"{zh}等 {len(every)} 项", f"{en} and {len(every) - len(told)} more"
        text = held.said
        return Text(
            f"不符合“{text.zh}”{f'：{zh}' if zh else ''}",
            f"'{text.en}' does not hold{f': {en}' if en else ''}",
        )

    def _said(self, path: FactPath, value: Value, row: FactPath | None) -> str:
        """A fact with its value; of another row with what that one is called."""
        vocabulary = self.library.vocabulary
        asked = self.library.facts_of_case.get(path.text)
        field = field_of(asked) if asked is not None else vocabulary.field_of(path)
        of_row = vocabulary.row_of(path)
        whose = row_name(of_row, vocabulary) if of_row not in {None, row} else ""
        called = f"{whose}的" if whose else ""
        called += label(field) if field is not None else path.text
        if is_exact(value) and field is not None:
            return f"{called} {quantity(value, unit_of(field), vocabulary)}"
        if isinstance(value, str) and field is not None and isinstance(field.type, ChoiceType):
            value = self.library.labels_of(field.type)[value].zh
        return f"{called}{said_of(value)}"


def _that_tell(trace: Trace) -> Sequence[Trace]:
    """The parts by which it comes to what it does: of a greatest or least the one that it is."""
    if isinstance(trace.expression, Gather) and trace.expression.kind.is_extreme:
        return [part for part in trace.parts if part.value == trace.value][:1]
    return trace.parts


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "none" if value is None else shown(value)


def _evaluator(library: Library, snapshot: Snapshot, chain: tuple[str, ...] | None) -> Evaluator:
    """Works conditions out on what the case says; all else is open."""
    evaluator = Evaluator(
        law=law_of(library, chain or ()),
        snapshot=snapshot,
        on=date.max,
        incentive_result=_not_known,
        effort=Effort(snapshot=snapshot, vocabulary=library.vocabulary),
    )
    usual = evaluator.handlers
    read: tuple[type, ...] = (FactValue, RowValue, Named)
    evaluator.watch({**usual, **{kind: partial(_said_by_case, usual[kind]) for kind in read}})
    return evaluator


def _said_by_case(
    work: Handler, evaluator: Evaluator, expression: object, situation: Situation
) -> Trace:
    """As usual; what the law presumes of a fact, and a fact that is not asked, are open."""
    trace = work(evaluator, expression, situation)
    if trace.defaulted or _is_not_asked(trace, evaluator.law.library):
        return Trace(trace.expression, open_of(trace.expression.type, _NOT_SAID))
    return trace


def _is_not_asked(trace: Trace, library: Library) -> bool:
    """Whether it is a fact that is asked of some only, and not surely of this one."""
    if trace.definition is None or trace.definition.id not in library.declared_facts:
        return False
    (cases,) = trace.parts
    return cases.parts[0].value is not True


def _not_known(name: Named) -> Result:
    return open_of(name.type, _NOT_SAID)

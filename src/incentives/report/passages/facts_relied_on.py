"""The facts that what was decided rests on, each with the papers that prove it."""

from collections.abc import Iterable, Iterator

import attrs

from incentives.engine.evaluation.trace import traces_in
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.language.possible import Open, Result
from incentives.language.types import MonthType, RowsType, TextType
from incentives.report.words.names import Words
from incentives.values.place import FactPath


@attrs.frozen(kw_only=True)
class Relied:
    """A known fact, or the same fact of several months, with the papers that prove it.

    `paths` has one entry for each month, in order; `held` and `outstanding` are kinds of papers.
    """

    paths: tuple[FactPath, ...]
    value: Result
    held: tuple[str, ...]
    outstanding: tuple[str, ...]


def facts_relied_on(assessment: Assessment, words: Words) -> tuple[Relied, ...]:
    """The facts that conditions and workings have read, in the order of the vocabulary.

    They are those of what is given, or may be; a fact that is not known is none of them. A
    condition's papers prove its facts, an incentive's own papers those of its working. Months
    that are told by their own column are not told again, nor are names by which rows are found.
    """
    values: dict[FactPath, Result] = {}
    papers: dict[FactPath, tuple[dict[str, None], dict[str, None]]] = {}
    for determination in assessment:
        if not determination.outcome.is_given:
            continue
        for path, value, held, outstanding in _read(determination):
            if not isinstance(value, Open) and not _is_name(path, words):
                values[path] = value
                on_file, lacking = papers.setdefault(path, ({}, {}))
                on_file.update(dict.fromkeys(held))
                lacking.update(dict.fromkeys(outstanding))
    single = [
        Relied(
            paths=(path,),
            value=values[path],
            held=tuple(papers[path][0]),
            outstanding=tuple(papers[path][1]),
        )
        for path in sorted(values, key=_Order(words).place)
    ]
    return tuple(_months_together(single, words))


_Read = tuple[FactPath, Result, tuple[str, ...], tuple[str, ...]]


def _read(determination: Determination) -> Iterator[_Read]:
    for condition in determination.conditions:
        for fact in condition.facts:
            yield fact.path, fact.value, condition.evidence_held, condition.evidence_outstanding
    held = tuple(
        kind for kind in determination.rule.evidence if kind in determination.evidence_held
    )
    outstanding = tuple(
        kind for kind in determination.rule.evidence if kind in determination.evidence_outstanding
    )
    steps = (step for part in determination.working if part.kept.is_counted for step in part.steps)
    for step in steps:
        for trace in traces_in(step.trace) if step.trace is not None else ():
            if trace.fact is not None:
                yield trace.fact, trace.value, held, outstanding


def _is_name(path: FactPath, words: Words) -> bool:
    """Whether the fact only tells which row it is, or is a row as a whole."""
    type_ = words.type_of(path)
    if type_ is None or not path.rest:
        return True
    return path.list_name is not None and isinstance(type_, MonthType | TextType)


@attrs.frozen
class _Order:
    """The order of facts: that of the vocabulary.

    Rows of months come column by column, other rows one by one.
    """

    words: Words
    places: dict[str, int] = attrs.field(init=False)

    @places.default
    def _places(self) -> dict[str, int]:
        return {path: place for place, path in enumerate(self.words.library.vocabulary.paths())}

    def place(self, path: FactPath) -> tuple[int, int, int, FactPath]:
        """Where the fact comes; what instruments declare comes last."""
        if path.list_name is None or path.index is None:
            return self.places.get(path.text, len(self.places)), 0, 0, path
        vocabulary = self.words.library.vocabulary
        rows = vocabulary.root.fields[path.list_name].type
        record = (
            vocabulary.records[rows.row.name] if isinstance(rows, RowsType) else vocabulary.root
        )
        first = self.places[f"{record.name}.{next(iter(record.fields))}"]
        column, index = self.places[f"{record.name}.{path.name}"], path.index
        is_monthly = self.words.month_of_row(path) is not None
        return first, *((column, index) if is_monthly else (index, column)), path


def _months_together(facts: Iterable[Relied], words: Words) -> Iterator[Relied]:
    """The facts; neighbouring months with the same value and papers as one."""
    waiting: Relied | None = None
    for fact in facts:
        if waiting is not None and _continues(waiting, fact, words):
            waiting = attrs.evolve(waiting, paths=(*waiting.paths, *fact.paths))
            continue
        if waiting is not None:
            yield waiting
        waiting = fact
    if waiting is not None:
        yield waiting


def _continues(before: Relied, fact: Relied, words: Words) -> bool:
    last, this = before.paths[-1], fact.paths[0]
    if words.month_of_row(this) is None:
        return False
    alike = last.without_rows, before.value, before.held, before.outstanding
    return alike == (this.without_rows, fact.value, fact.held, fact.outstanding)

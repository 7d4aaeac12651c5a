"""The facts that what was decided rests on, each with the papers that prove it."""

import re
from collections.abc import Iterable, Iterator

import attrs

from incentives.engine.evaluation.trace import traces_in
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.language.possible import Open, Result
from incentives.language.types import MonthType, RowsType, TextType
from incentives.report.words.names import Words

_LIVING = frozenset({Outcome.ELIGIBLE, Outcome.UNDETERMINED})
_ROW = re.compile(r"(?P<rows>[^.\[]+)\[(?P<index>[0-9]+)\]\.(?P<column>.+)")


@attrs.frozen(kw_only=True)
class Relied:
    """A known fact, or the same fact of several months: its paths and value, and the papers held and outstanding for it."""

    paths: tuple[str, ...]
    value: Result
    held: tuple[str, ...]
    outstanding: tuple[str, ...]


def facts_relied_on(assessment: Assessment, words: Words) -> tuple[Relied, ...]:
    """The facts that conditions and workings of what is given, or may be, have read, in the order of the vocabulary.

    A condition's papers prove its facts, an incentive's own papers those of its working. Months that are told by their
    own column are not told again, nor are names by which rows are found.
    """
    values: dict[str, Result] = {}
    papers: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for found in assessment:
        if found.outcome not in _LIVING:
            continue
        for path, value, held, outstanding in _read(found):
            if not isinstance(value, Open) and not _is_name(path, words):
                values[path] = value
                on_file, lacking = papers.setdefault(path, ({}, {}))
                on_file.update(dict.fromkeys(held))
                lacking.update(dict.fromkeys(outstanding))
    single = [
        Relied(paths=(path,), value=values[path], held=tuple(papers[path][0]), outstanding=tuple(papers[path][1]))
        for path in sorted(values, key=_Order(words).place)
    ]
    return tuple(_months_together(single, words))


_Read = tuple[str, Result, tuple[str, ...], tuple[str, ...]]


def _read(found: Determination) -> Iterator[_Read]:
    for condition in found.conditions:
        for fact in condition.facts:
            yield fact.path, fact.value, condition.evidence_held, condition.evidence_outstanding
    held = tuple(kind for kind in found.rule.evidence if kind in found.evidence_held)
    outstanding = tuple(kind for kind in found.rule.evidence if kind in found.evidence_outstanding)
    for part in found.working:
        if part.kept.is_counted:
            for step in part.steps:
                for trace in traces_in(step.trace) if step.trace is not None else ():
                    if trace.fact is not None:
                        yield trace.fact, trace.value, held, outstanding


def _is_name(path: str, words: Words) -> bool:
    """Whether the fact only tells which row it is, or is a whole list."""
    type_ = words.type_of(path)
    in_row = _ROW.fullmatch(path) is not None
    return type_ is None or path.endswith("]") or (in_row and isinstance(type_, MonthType | TextType))


@attrs.frozen
class _Order:
    """The order of facts: that of the vocabulary; rows of months column by column, other rows one by one."""

    words: Words
    places: dict[str, int] = attrs.field(init=False)

    @places.default
    def _places(self) -> dict[str, int]:
        return {path: place for place, path in enumerate(self.words.library.vocabulary.paths())}

    def place(self, path: str) -> tuple[int, int, int, str]:
        """Where the fact comes; what instruments declare comes last."""
        matched = _ROW.fullmatch(path)
        if matched is None:
            return self.places.get(path, len(self.places)), 0, 0, path
        vocabulary = self.words.library.vocabulary
        rows = vocabulary.root.fields[matched["rows"]].type
        record = vocabulary.records[rows.row.name] if isinstance(rows, RowsType) else vocabulary.root
        first = self.places[f"{record.name}.{next(iter(record.fields))}"]
        column, index = self.places[f"{record.name}.{matched['column']}"], int(matched["index"])
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
    last, this = _ROW.fullmatch(before.paths[-1]), _ROW.fullmatch(fact.paths[0])
    if last is None or this is None or words.month_of_row(fact.paths[0]) is None:
        return False
    alike = last["rows"], last["column"], before.value, before.held, before.outstanding
    return alike == (this["rows"], this["column"], fact.value, fact.held, fact.outstanding)

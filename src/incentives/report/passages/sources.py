"""The sources of a step: its clauses and figures, by document.

They are the clauses of the way taken, and the figures read with their values.
"""

from collections.abc import Sequence

from incentives.engine.evaluation.trace import Trace, chosen_case, traces_in
from incentives.engine.findings.part import Step
from incentives.language.expression import Graduate, Lookup, Named, NameKind, Stated
from incentives.language.possible import Open
from incentives.language.types import BooleanType, ChoiceType, NumberType, TableType
from incentives.policy.parameter import Beyond, DatedFigure, TableKey
from incentives.report.words.expressions import Phrases
from incentives.report.words.names import Words, printable
from incentives.report.words.reasons.brackets import brackets_read, cell_read
from incentives.values.citation import Citation, Standing
from incentives.values.number import Exact
from incentives.wordings.report import operators as op
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms


def source_lines(step: Step, words: Words) -> tuple[str, ...]:
    """One line a document, in the order of the way taken; empty for a step without arithmetic."""
    return () if step.trace is None else sources_of(step.trace, step.subject.citation, words)


def sources_of(trace: Trace, citation: Citation, words: Words) -> tuple[str, ...]:
    """As `source_lines`, of a working by itself and the clause under which it stands."""
    documents: dict[str, dict[str, list[str]]] = {}
    for clause in (citation, *_clauses_taken(trace)):
        clauses = documents.setdefault(printable(clause.document), {})
        clauses.setdefault(words.clause(clause), [])
    for part in _figure_traces(trace):
        if part.figure is not None:
            document, place = _place_of(part.figure, words)
            figures = documents.setdefault(document, {}).setdefault(place, [])
            figures.append(_figure(part, part.figure, words))
    return tuple(_line(document, cited, words) for document, cited in documents.items())


def _line(document: str, clauses: dict[str, list[str]], words: Words) -> str:
    entries = [
        _entry(clause, tuple(dict.fromkeys(figures)), words) for clause, figures in clauses.items()
    ]
    joined = words.say(terms.LIST_SEMICOLON).join(entry for entry in entries if entry)
    if not joined:
        return document
    return words.say(wordings.SOURCE_LINE, document=document, entries=joined)


def _entry(clause: str, figures: tuple[str, ...], words: Words) -> str:
    if not figures:
        return clause
    if not clause:
        return words.listed(figures)
    return words.say(wordings.SOURCE_OF_FIGURES, clause=clause, figures=words.listed(figures))


def _place_of(dated: DatedFigure, words: Words) -> tuple[str, str]:
    """Document and clause of a figure; an overlay is named as such."""
    document = printable(dated.citation.document)
    if dated.overlay is not None:
        document = words.say(wordings.FROM_OVERLAY, title=words.law(dated.overlay))
    clause = words.clause(dated.citation)
    marks = {
        wordings.RECALLED_MARK: dated.standing is Standing.RECALLED,
        wordings.FLOOR_MARK: dated.is_floor,
    }
    for mark, is_set in marks.items():
        if is_set and not clause:
            clause = words.say(mark)
        elif is_set:
            clause = words.say(wordings.WITH_SOURCE, text=clause, source=words.say(mark))
    return document, clause


def _figure(trace: Trace, dated: DatedFigure, words: Words) -> str:
    """The name of a figure and its value, where it has a single one; a version by its days."""
    expression = trace.expression
    phrases = Phrases(words)
    if isinstance(expression, Graduate):
        return brackets_read(trace, phrases.name(expression.figure), words)
    name = phrases.of(expression)
    if isinstance(expression, Lookup):
        name = cell_read(trace, phrases.name(expression.table), words)
    if dated.figure is None:
        return words.say(op.NO_FIGURE if dated.is_gap else op.UNPUBLISHED, name=name)
    if isinstance(expression, Named) and words.library.parameters[expression.id].is_version:
        return words.say(op.VERSION_READ, name=name, days=words.window(dated.window))
    value = words.value(trace.value, expression.type)
    if trace.value is None:
        value = words.say(op.NOT_APPLICABLE)
    if isinstance(trace.value, Open):
        return words.say(op.VALUE_OPEN, name=name, value=value)
    if isinstance(expression.type, BooleanType):
        return name if trace.value else words.say(op.NOT_SO, name=name)
    return words.say(op.VALUE, name=name, value=value)


def _figure_traces(trace: Trace) -> list[Trace]:
    """The figures read, tables by the cell and schedules as a whole."""
    traces = traces_in(trace)
    inner = {
        id(part.parts[0])
        for part in traces
        if isinstance(part.expression, Lookup | Graduate) and part.parts
    }
    return [part for part in traces if part.figure is not None and id(part) not in inner]


def _clauses_taken(trace: Trace) -> list[Citation]:
    """The clauses of the cases chosen and the caps.

    Not those of what was only tested, or is defined elsewhere.
    """
    expression = trace.expression
    if isinstance(expression, Named) and expression.kind is NameKind.DEFINITION:
        return []
    if (chosen := chosen_case(trace)) is not None and chosen is not trace:
        return _clauses_taken(chosen)
    own = [expression.clause.citation] if isinstance(expression, Stated) else []
    return [citation for citation in own if citation is not None] + [
        citation for part in trace.parts for citation in _clauses_taken(part)
    ]


def cell_named(keys: Sequence[TableKey | Exact], type_: TableType, words: Words) -> str:
    """What the keys of a cell are called, in the order of the table."""
    return words.listed(
        _key_named(key, key_type, words) for key, key_type in zip(keys, type_.keys, strict=True)
    )


def _key_named(key: TableKey | Exact, type_: ChoiceType | NumberType, words: Words) -> str:
    if not isinstance(type_, NumberType):
        return words.value(key, type_)
    if key is Beyond.REST:
        return words.say(op.TABLE_ABOVE)
    if key is Beyond.EACH_FURTHER:
        return words.say(op.TABLE_EACH_FURTHER, one=words.numbers.quantity(1, type_.unit))
    return words.value(key, type_)

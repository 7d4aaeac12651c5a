"""Which clauses ask for which facts, and which papers prove them.

That is what the rules of a place read, through definitions, charges and reliefs.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import assert_never

import attrs

from incentives.facts.vocabulary import Vocabulary
from incentives.forms.model import AskingClause
from incentives.language.expression import (
    Apply,
    Carry,
    Choose,
    Constant,
    Expression,
    FactValue,
    Gather,
    Graduate,
    Lookup,
    Named,
    NameKind,
    RowValue,
    Stated,
    parts_of,
)
from incentives.language.types import RecordType, RowsType
from incentives.policy.library import Library
from incentives.policy.readings import charges_behind, reliefs_of
from incentives.policy.rule import Charge, Incentive, Relief
from incentives.values.citation import Citation
from incentives.values.text import Text

Asked = dict[str, dict[AskingClause, None]]
Proofs = dict[str, Counter[str]]


@attrs.frozen(kw_only=True)
class Asking:
    """What the law of a place asks of each fact.

    Paths are for any row (`projects[].investment`); a declared fact has its full id. `clauses` read
    the fact, in the order of the library, each once; `papers` prove it by the vocabulary, or the
    conditions that read it. A fact that nothing reads, or no paper proves, is not in the mapping.
    """

    clauses: Mapping[str, tuple[AskingClause, ...]]
    papers: Mapping[str, tuple[str, ...]]


def asked_of(library: Library, chain: tuple[str, ...]) -> Asking:
    """What the law of a place asks; `chain`: the place and those above it."""
    lists = _lists_of(library.vocabulary)
    together = _Reader(library=library, lists=lists)
    readings: list[tuple[Incentive, frozenset[str]]] = []
    for incentive in library.incentives.values():
        if library.instruments[incentive.instrument].jurisdiction not in chain:
            continue
        reader = _Reader(library=library, lists=lists)
        for rule in _rules_behind(incentive, library, chain):
            for expression in rule.expressions:
                reader.read(expression, rule.citation, incentive.title, {})
        readings.append((incentive, frozenset(reader.asked)))
        together.add(reader)
    for beside in library.beside_incentives:
        if library.instruments[beside.instrument].jurisdiction in chain:
            for expression in beside.expressions:
                together.read(expression, beside.citation, library.title_of(beside.id), {})
    told = _told_by(together.proofs)
    own = _proven_by_themselves(library.vocabulary)
    of_rules = _told_of_rules(readings, frozenset((*_every(told), *_every(own))))
    sources = (own, told, of_rules)
    paths = dict.fromkeys(path for papers in sources for path in papers)
    return Asking(
        clauses={path: tuple(clauses) for path, clauses in together.asked.items()},
        papers={
            path: tuple(dict.fromkeys(one for papers in sources for one in papers.get(path, ())))
            for path in paths
        },
    )


def _proven_by_themselves(vocabulary: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """By path the papers that prove a fact whatever the rules ask."""
    proven: dict[str, tuple[str, ...]] = {}
    for name, field in vocabulary.root.fields.items():
        record = field.type.row if isinstance(field.type, RowsType) else field.type
        inner = vocabulary.records[record.name] if isinstance(record, RecordType) else None
        for fact in inner.fields.values() if inner is not None else ():
            proven[f"{name}.{fact.name}"] = fact.spec.proven_by
        proven[name] = field.spec.proven_by
    return {path: papers for path, papers in proven.items() if papers}


def _every(told: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Every paper that is told at some fact."""
    for papers in told.values():
        yield from papers


def _told_of_rules(
    readings: Sequence[tuple[Incentive, frozenset[str]]], placed: frozenset[str]
) -> Mapping[str, tuple[str, ...]]:
    """By path the papers that incentives ask for as a whole, and none of their conditions.

    Each stands at facts that are read by the incentives which ask for it more than by others, and
    at one of each list or record.
    """
    read_by = Counter(path for _, paths in readings for path in paths)
    votes: dict[str, Counter[str]] = {}
    for incentive, paths in readings:
        for paper in incentive.evidence:
            if paper not in placed:
                votes.setdefault(paper, Counter()).update(paths)
    told: dict[str, list[str]] = {}
    for paper, counted in votes.items():
        shares = {path: Fraction(times, read_by[path]) for path, times in counted.items()}
        most = max(shares.values(), default=Fraction(0))
        own = [path for path in sorted(counted) if shares[path] == most]
        for path in {path.partition(".")[0]: path for path in reversed(own)}.values():
            told.setdefault(path, []).append(paper)
    return {path: tuple(papers) for path, papers in told.items()}


def _told_by(proofs: Proofs) -> Mapping[str, tuple[str, ...]]:
    """By path the papers that are asked for about it at least half as often as about any other.

    A paper that once or twice is asked for beside a fact of another kind is not named there.
    """
    most: Counter[str] = Counter()
    for papers in proofs.values():
        most |= papers
    told = {
        path: tuple(paper for paper, times in papers.items() if 2 * times >= most[paper])
        for path, papers in proofs.items()
    }
    return {path: papers for path, papers in told.items() if papers}


def _rules_behind(
    incentive: Incentive, library: Library, chain: tuple[str, ...]
) -> Iterator[Incentive | Charge | Relief]:
    """The incentive, the charges that it bears on, and their reliefs that are law at the place."""
    charges = charges_behind(incentive, library)
    yield incentive
    yield from charges
    for relief in reliefs_of(charges, library):
        if library.instruments[relief.instrument].jurisdiction in chain:
            yield relief


def _lists_of(vocabulary: Vocabulary) -> Mapping[str, str]:
    """By what a policy calls one row the list that it is of."""
    fields = vocabulary.root.fields
    return {
        field.type.row.name: name
        for name, field in fields.items()
        if isinstance(field.type, RowsType)
    }


@attrs.frozen(kw_only=True)
class _Reader:
    library: Library
    lists: Mapping[str, str]
    asked: Asked = attrs.field(factory=dict)
    proofs: Proofs = attrs.field(factory=dict)
    _begun: set[tuple[str, tuple[tuple[str, str], ...], Text, tuple[str, ...]]] = attrs.field(
        factory=set
    )

    def read(
        self, expression: Expression, citation: Citation, title: Text, rows: Mapping[str, str]
    ) -> None:
        """Notes what the expression reads.

        `rows`: of which list the variables of sums around it are.
        """
        self._read(expression, _Reading(citation=citation, title=title, rows=rows))

    def add(self, other: "_Reader") -> None:
        """What the other has read counts as read here."""
        for path, clauses in other.asked.items():
            self.asked.setdefault(path, {}).update(clauses)
        for path, papers in other.proofs.items():
            self.proofs.setdefault(path, Counter()).update(papers)

    def _read(self, expression: Expression, reading: "_Reading") -> None:
        match expression:
            case FactValue(path=path):
                self._note(".".join(path), reading)
            case RowValue(variable=variable, path=path):
                of_list = reading.rows.get(variable) or self.lists.get(variable)
                if of_list is not None and path:
                    self._note(f"{of_list}[].{'.'.join(path)}", reading)
            case Named(kind=NameKind.DECLARED, id=name):
                self._note(name, reading)
            case Named(kind=NameKind.DEFINITION):
                self._read_definition(expression, reading)
            case (
                Constant()
                | Named()
                | Apply()
                | Choose()
                | Gather()
                | Carry()
                | Lookup()
                | Graduate()
                | Stated()
            ):
                for part, within in _inside(expression, reading):
                    self._read(part, within)
            case _:
                assert_never(expression)

    def _read_definition(self, expression: Named, reading: "_Reading") -> None:
        definition = self.library.definitions[expression.id]
        rows = reading.rows
        if expression.of_row is not None:
            record, variable = expression.of_row
            rows = {**rows, record: rows.get(variable) or self.lists.get(variable, "")}
        key = (definition.id, tuple(sorted(rows.items())), reading.title, reading.papers)
        if key not in self._begun:
            self._begun.add(key)
            within = attrs.evolve(reading, citation=definition.citation, rows=rows)
            self._read(definition.body, within)

    def _note(self, path: str, reading: "_Reading") -> None:
        citation = reading.citation
        clause = AskingClause(
            document=citation.document, clause=citation.clause, title=reading.title
        )
        self.asked.setdefault(path, {})[clause] = None
        if reading.papers:
            self.proofs.setdefault(path, Counter()).update(reading.papers)


@attrs.frozen(kw_only=True)
class _Reading:
    """Under which clause, for whom, within which sums and beside which papers something is read."""

    citation: Citation
    title: Text
    rows: Mapping[str, str]
    papers: tuple[str, ...] = ()


def _inside(expression: Expression, reading: _Reading) -> Iterator[tuple[Expression, _Reading]]:
    """The parts of an expression, each with what it stands under."""
    if isinstance(expression, Stated):
        clause = expression.clause
        reading = attrs.evolve(
            reading,
            citation=clause.citation or reading.citation,
            papers=clause.evidence or reading.papers,
        )
    if isinstance(expression, Gather):
        rows = {**reading.rows, expression.variable: expression.rows}
        reading = attrs.evolve(reading, rows=rows)
    for part in parts_of(expression):
        yield part, reading

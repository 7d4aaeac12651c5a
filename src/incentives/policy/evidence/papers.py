"""The papers that an incentive asks for whatever the facts are, as far as the policy alone says."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import attrs

from incentives.language.expression import (
    Apply,
    Clause,
    Expression,
    Named,
    NameKind,
    Stated,
    parts_of,
)
from incentives.policy.library import Library
from incentives.policy.rule import Incentive

Papers = tuple[str, ...]


@lru_cache(maxsize=10_000)
def papers_asked(rule: Incentive, library: Library, known_on: date | None) -> Papers | None:
    """The papers that the incentive and its condition ask for, each once, in the order of reading.

    None where they hang on the facts: of alternatives only those that hold ask for papers, as does
    what is chosen by cases or said of rows. `known_on`: the day by which definitions had to be
    published, of which others say nothing; None: all count.

    It is what the workings of a condition that was judged come to (`engine/findings/conditions`).
    """
    asking = _Asking(library=library, known_on=known_on)
    papers = dict.fromkeys(rule.evidence)
    if rule.condition is not None:
        asking.require(rule.condition, None)
    for clause, inside in asking.required.values():
        papers |= dict.fromkeys(clause.evidence)
        for expression in inside:
            proving = asking.inside(expression)
            if proving is None:
                return None
            papers |= dict.fromkeys(proving)
    return tuple(papers)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Asking:
    """What is asked clause by clause: by the id of each, with all that is asked by it.

    Definitions that are named again and again are gone through once for each clause.
    """

    library: Library
    known_on: date | None
    required: dict[str, tuple[Clause, list[Expression]]] = attrs.field(factory=dict)
    _seen: set[tuple[int, str]] = attrs.field(factory=set)
    _inside: dict[int, Papers | None] = attrs.field(factory=dict)

    def require(self, expression: Expression, clause: Clause | None) -> None:
        """What the expression asks for, each with the innermost clause that says it in words."""
        key = (id(expression), "" if clause is None else clause.id)
        if key in self._seen:
            return
        self._seen.add(key)
        body = self._body(expression)
        if isinstance(expression, Stated):
            own = expression.clause
            if not self._is_joined(expression.body):
                self._add(own if own.text is not None or clause is None else clause, expression)
                return
            self.require(expression.body, own)
            if own.evidence:
                self._add(own, expression)
        elif body is not None:
            self.require(body, clause)
        elif _is_application_of("and", expression):
            for part in parts_of(expression):
                self.require(part, clause)
        elif clause is not None:
            self._add(clause, expression)

    def inside(self, expression: Expression) -> Papers | None:
        """The papers of all clauses inside the expression; None where they hang on the facts."""
        if (body := self._body(expression)) is not None:
            if id(body) not in self._inside:
                self._inside[id(body)] = self.inside(body)
            return self._inside[id(body)]
        papers = self._of_all(parts_of(expression))
        if isinstance(expression, Stated):
            return None if papers is None else (*expression.clause.evidence, *papers)
        is_all_read = isinstance(expression, Apply) and expression.operator.name != "or"
        return papers if is_all_read or not papers else None

    def _of_all(self, expressions: Iterable[Expression]) -> Papers | None:
        papers: dict[str, None] = {}
        for expression in expressions:
            more = self.inside(expression)
            if more is None:
                return None
            papers |= dict.fromkeys(more)
        return tuple(papers)

    def _add(self, clause: Clause, expression: Expression) -> None:
        self.required.setdefault(clause.id, (clause, []))[1].append(expression)

    def _is_joined(self, expression: Expression) -> bool:
        """Whether it is several requirements that must all hold."""
        if isinstance(expression, Stated):
            return self._is_joined(expression.body)
        return _is_application_of("and", expression) or self._body(expression) is not None

    def _body(self, expression: Expression) -> Expression | None:
        """What a definition says that is named; None of others, and before it was published."""
        if not isinstance(expression, Named) or expression.kind is not NameKind.DEFINITION:
            return None
        definition = self.library.definitions[expression.id]
        instrument = self.library.instruments[definition.instrument]
        is_known = self.known_on is None or instrument.known_from <= self.known_on
        return definition.body if is_known else None


def _is_application_of(operator: str, expression: Expression) -> bool:
    return isinstance(expression, Apply) and expression.operator.name == operator

"""The condition of an incentive as the requirements that it lists, each with its clause.

In the order in which a determination tells them, so that the first that fails can be named.
"""

from collections.abc import Iterator, Sequence

import attrs

from incentives.compile.lowering.expressions import Lowerer
from incentives.compile.lowering.place import At
from incentives.compile.tree import Leave, Node, is_left
from incentives.language.expression import Apply, Expression, Named, NameKind, Stated
from incentives.values.span import Span


@attrs.frozen(kw_only=True, eq=False)
class Requirement:
    """What must hold. `clause`: the id of the one that says it; None: none does.

    `comment`: which that is, what it says and where it stands, which is `where`.
    """

    clause: str | None
    node: Node
    comment: str
    where: Span


@attrs.frozen(kw_only=True, eq=False)
class Requirements:
    """All that must hold, in the order of reading.

    `told`: of each the clause that a determination names where it is the first that fails; None
    where the clause that it names hangs on others too.
    """

    each: tuple[Requirement, ...]

    @property
    def told(self) -> tuple[str | None, ...]:
        order = list(dict.fromkeys(one.clause for one in self.each if one.clause is not None))
        return tuple(self._told(place, order) for place in range(len(self.each)))

    def _told(self, place: int, order: Sequence[str]) -> str | None:
        own = self.each[place].clause
        later = {one.clause for one in self.each[place + 1 :]}
        if own is None:
            return None
        before = order[: order.index(own)]
        return None if any(clause in later for clause in before) else own


def requirements_of(condition: Expression | None, lowerer: Lowerer, at: At) -> Requirements:
    """What the condition asks for; nothing where there is none."""
    if condition is None:
        return Requirements(each=())
    found = list(_asked(condition, None, lowerer, at))
    return Requirements(each=tuple(found))


def _asked(
    expression: Expression, clause: str | None, lowerer: Lowerer, at: At
) -> Iterator[Requirement]:
    if isinstance(expression, Stated):
        own = expression.clause
        if not _is_joined(expression.body):
            name = own.id if own.text is not None or clause is None else clause
            yield _requirement(name, expression, lowerer.truth(expression, at))
            return
        yield from _asked(expression.body, own.id, lowerer, at)
        if own.evidence:
            yield _requirement(own.id, expression, lowerer.truth(expression, at))
    elif isinstance(expression, Named) and expression.kind is NameKind.DEFINITION:
        yield from _asked_by_name(expression, clause, lowerer, at)
    elif isinstance(expression, Apply) and expression.operator.name == "and":
        for part in expression.arguments:
            yield from _asked(part, clause, lowerer, at)
    else:
        yield _requirement(clause, expression, lowerer.truth(expression, at))


def _requirement(clause: str | None, expression: Expression, node: Node) -> Requirement:
    said = [] if clause is None else [clause]
    if isinstance(expression, Stated):
        own = expression.clause
        said += [str(part) for part in (own.text and own.text.en, own.citation) if part]
    where = expression.span
    comment = f"{', '.join(said)} ({where.file}:{where.line})".lstrip()
    return Requirement(clause=clause, node=node, comment=comment, where=where)


def _asked_by_name(
    named: Named, clause: str | None, lowerer: Lowerer, at: At
) -> Iterator[Requirement]:
    """What the definition asks for; of one that is not published nothing is told."""
    whole = lowerer.truth(named, at)
    if is_left(whole):
        why = "a definition that only the reference reads"
        yield _requirement(clause, named, Leave(kind=whole.kind, why=why))
        return
    definition = lowerer.law.library.definitions[named.id]
    there = at
    if named.of_row is not None:
        record, variable = named.of_row
        there = at.with_row(record, at.rows[variable])
    yield from _asked(definition.body, clause, lowerer, there)


def _is_joined(body: Expression) -> bool:
    """Whether it is several requirements that must all hold."""
    if isinstance(body, Stated):
        return _is_joined(body.body)
    if isinstance(body, Apply):
        return body.operator.name == "and"
    return isinstance(body, Named) and body.kind is NameKind.DEFINITION

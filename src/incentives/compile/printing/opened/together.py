"""Facts of rows of which the reference tries all values, for all parts at once."""

from collections.abc import Iterator

from incentives.compile.layout import Kind
from incentives.compile.lowering.plans.parts import Plan
from incentives.compile.tree import Call, Fact, Gathered, Node
from incentives.compile.walking import nodes_in

_TRIED = frozenset({Kind.TRUTH, Kind.CODE})


def facts_tried_together(plan: Plan) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Of each list over which rules go: where it stands, how wide a row is, and what is tried."""
    roots = [
        plan.worth,
        plan.arises,
        *plan.saved.values(),
        *(one.node for one in plan.requirements.each),
        *(test for test, _ in plan.whose),
    ]
    by_period = plan.joint.period if plan.joint is not None else None
    if by_period is not None:
        roots.append(by_period.body)
    inside = _all_in(roots)
    gathered = {one.rows.listed.path: one.rows for one in inside if isinstance(one, Gathered)}
    if by_period is not None:  # what a row adds to its return hangs on the rows before it
        gathered |= {each.rows.listed.path: each.rows for each in plan.over}
    for rows in gathered.values():
        tried = {
            one.offset
            for one in inside
            if isinstance(one, Fact)
            and one.rows is not None
            and one.rows.offset == rows.listed.offset
            and one.kind in _TRIED
        }
        if tried:
            yield rows.listed.offset, rows.width, tuple(sorted(tried))


def _all_in(roots: list[Node]) -> list[Node]:
    """The nodes inside, those of functions too."""
    found: dict[int, Node] = {}
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        for each in nodes_in(node):
            if id(each) not in found:
                found[id(each)] = each
                if isinstance(each, Call):
                    waiting.append(each.function.body)
    return list(found.values())

"""The kernel as it is read: the text of one incentive, and what of it is left to the reference."""

from collections.abc import Iterator
from enum import Enum, auto

import attrs

from incentives.compile.lowering.expressions import Lowerer
from incentives.compile.lowering.plans.parts import Plan, plan_of
from incentives.compile.printing.plans.plan import print_plan
from incentives.compile.printing.text import Module
from incentives.compile.tree import YES, Account, Function, Leave, Node
from incentives.compile.walking import nodes_in
from incentives.policy.rule import Incentive
from incentives.values.span import Span


class Part(Enum):
    """What of an incentive something is needed for."""

    DAY = auto()
    ARISES = auto()
    CONDITION = auto()
    AMOUNT = auto()
    DEPENDENT = auto()  # what falls away of charges built on the one that is relieved
    BENEFICIARY = auto()
    RETURN = auto()  # in which return a row stands
    PAYMENT = auto()  # that it is paid as it is due


@attrs.frozen(kw_only=True)
class Left:
    """What only the reference tells: for which part it is needed, why, and where it stands."""

    part: Part
    why: str
    where: Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Lowered:
    """An incentive as the kernel has it.

    `source`: the text of its function and of all that it asks. `steps`: of so many nodes it is
    made, those included that are `left`, each place once. `is_paid_as_due`: whatever the case.
    """

    incentive: Incentive
    source: str
    steps: int
    left: tuple[Left, ...]
    is_paid_as_due: bool


def lowered(incentive: Incentive, lowerer: Lowerer) -> Lowered:
    """What became of an incentive that is law at the place of the lowerer."""
    plan, module = plan_of(incentive, lowerer), Module(has_headers=True)
    print_plan(plan, module)
    seen: dict[int, Node] = {}
    left: dict[tuple[Part, str, tuple[str, int, int]], Left] = {}
    for part, node, span in _parts(plan):
        for inner, where in _all_in(node, span):
            seen[id(inner)] = inner
            if isinstance(inner, Leave):
                one = Left(part=part, why=inner.why, where=inner.where or where)
                left.setdefault((part, one.why, (one.where.file, *one.where.place)), one)
    return Lowered(
        incentive=incentive,
        source=module.source(),
        steps=len(seen),
        left=tuple(left.values()),
        is_paid_as_due=plan.paid is YES,
    )


def _parts(plan: Plan) -> Iterator[tuple[Part, Node, Span]]:
    """Everything that the plan works out, with where it stands unless it says so itself."""
    span = plan.incentive.span
    for day in (plan.day, *plan.others):
        if day is not None:
            yield Part.DAY, day, span
    yield Part.ARISES, plan.arises, span
    for one in plan.requirements.each:
        yield Part.CONDITION, one.node, one.where
    for node in (*plan.stated, plan.worth):
        yield Part.AMOUNT, node, span
    for node in plan.saved.values():
        yield Part.DEPENDENT, node, span
    for test, _ in plan.whose:
        yield Part.BENEFICIARY, test, span
    yield Part.PAYMENT, plan.paid, span
    period = plan.joint.period if plan.joint is not None else None
    if period is not None:
        yield Part.RETURN, period.body, period.where or span


def _all_in(node: Node, span: Span) -> Iterator[tuple[Node, Span]]:
    """The node and all inside it, that of functions too, each once, with where it stands."""
    waiting, asked = [(node, span)], {id(node)}
    while waiting:
        root, where = waiting.pop()
        for inner in nodes_in(root):
            yield inner, where
            for function in _functions(inner):
                if id(function.body) not in asked:
                    asked.add(id(function.body))
                    waiting.append((function.body, function.where or where))


def _functions(node: Node) -> Iterator[Function]:
    """The functions that a node asks, those of an account among them."""
    for field in attrs.fields(type(node)):
        value = getattr(node, field.name)
        if isinstance(value, Function):
            yield value
        elif isinstance(value, Account):
            moved = value.dated
            yield from (value.day, moved.counts, *moved.keys, moved.adds, moved.used)
            if value.opening is not None:
                yield value.opening

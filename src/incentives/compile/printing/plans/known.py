"""What the reference knows of where the text only reads that something is not known."""

from incentives.compile.layout import Kind, Place
from incentives.compile.lowering.plans.parts import Plan
from incentives.compile.tree import ON, Compared, Fact, InMask, Node, Not, OfCalendar, Word


def may_lack_day(plan: Plan) -> bool:
    """Whether the text may not know the law date of a part."""
    return plan.day is not None and plan.day is not ON and not isinstance(plan.day, Word)


def may_be_undated(plan: Plan) -> bool:
    """Whether a part may be judged though the text does not know its law date: nobody does then.

    Of other law dates the reference may know that they are out of force, or that there is none.
    """
    return may_lack_day(plan) and plan.day is not None and is_known_as_read(plan.day)


def is_known_as_read(node: Node) -> bool:
    """Whether it is known to the reference only where the one fact is known that is read.

    Of all else the reference may know more: that one of several facts decides, or bounds do, or
    that whatever a choice is, it is among those that are asked for.
    """
    match node:
        case Fact(kind=Kind.TRUTH | Kind.DAY | Kind.MONTH):
            return True
        case Not(part=inner):
            return is_known_as_read(inner)
        case InMask(value=Fact(said=Place(values=values)), mask=mask):
            return 0 < mask.bit_count() < len(values)
        case Compared(left=Fact(kind=Kind.CODE, said=Place(values=values)), right=Word()):
            return len(values) > 1
        case OfCalendar(arguments=(Fact(kind=Kind.MONTH | Kind.DAY),)):
            return True
        case _:
            return False

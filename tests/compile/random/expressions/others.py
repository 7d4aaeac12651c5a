"""What other incentives come to, and what was awarded before."""

from tests.compile.random.expressions.names import facts_of
from tests.compile.random.grammar import form, leaf
from tests.compile.random.writing import MONEY, TEXT, Scope, Type, Writing


@leaf("number")
def amount_of_other(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """What an incentive before this one comes to, or all that a level of government gives."""
    if type_ != MONEY or not scope.has_awards or not scope.has_law:
        return None
    if writing.levels and writing.drawn.chance(30):
        return f"granted_by({writing.drawn.pick(writing.levels)})"
    valued = [name for name, entry in writing.incentives.items() if entry["kind"] != "in_kind"]
    return f"amount_of({writing.drawn.pick(valued)})" if valued else None


@form("truth")
def eligible_for_other(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """Whether an incentive before this one is due."""
    if not scope.has_awards or not writing.incentives or not scope.has_law:
        return None
    return f"is_eligible({writing.drawn.pick(sorted(writing.incentives))})"


@form("truth")
def awarded(writing: Writing, scope: Scope, type_: Type, depth: int) -> str | None:
    """Whether an award was made before."""
    drawn = writing.drawn
    if not scope.has_awards or not scope.has_law or not scope.has_law_date:
        return None
    which = drawn.pick(("this", *sorted(writing.incentives)))
    match drawn.pick(("before", "before for", "any")):
        case "before":
            return f"awarded_before({which})"
        case "before for":
            return f"awarded_before({which}, {drawn.pick(facts_of(writing, scope, TEXT))})"
    if any(row.name == "payouts" for _, row in scope.rows):
        return None
    return f"any(p.incentive == {which} and p.paid_on < law_date for p in payouts)"

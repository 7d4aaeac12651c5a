"""What is checked of relations together: exclusions and deductions in a circle, and choices too many to compare."""

from collections.abc import Iterable, Sequence
from math import prod

from incentives.loading.entries.extents import MOST_CHOICES
from incentives.loading.rules.soundness import circles_in
from incentives.loading.text.fields import Fields
from incentives.policy.relation import Deducts, Excludes, OneOf, Relation


def check_relations(relations: Sequence[Relation], fields: Fields) -> None:
    """Relations have an order in which they can be settled, and few enough choices to compare them all."""
    _check_circles(relations, fields)
    for bound_together in _components(relations):
        choices = [relation for relation in bound_together if isinstance(relation, OneOf)]
        ways = prod(len(choice.incentives) + 1 for choice in choices)
        if ways > MOST_CHOICES:
            message = f"relations that hang together leave {ways:,} choices, more than {MOST_CHOICES:,}"
            hint = "Say in the law's words which of them exclude each other."
            fields.log.add(choices[-1].span, message, "too-many-choices", hint)


def _check_circles(relations: Iterable[Relation], fields: Fields) -> None:
    """Exclusions and deductions may not go in a circle: nobody could say which one gives way."""
    waits_for: dict[str, set[str]] = {}
    spans = {}
    deducts = False
    for relation in relations:
        if isinstance(relation, Excludes | Deducts):
            deducts |= isinstance(relation, Deducts)
            settled_before = relation.by if isinstance(relation, Excludes) else relation.what
            waits_for.setdefault(relation.incentive, set()).add(settled_before)
            spans[relation.incentive] = relation.span
    for circle in circles_in(waits_for):
        way = " → ".join([*circle, circle[0]])
        what = "exclusions and deductions" if deducts else "exclusions"
        fields.log.add(spans[circle[0]], f"{what} go in a circle: {way}", "exclusion-cycle")


def _components(relations: Iterable[Relation]) -> list[list[Relation]]:
    """The relations that hang together through the incentives that they name."""
    found: list[tuple[set[str], list[Relation]]] = []
    for relation in relations:
        names, members = set(relation.incentives), [relation]
        for other in [each for each in found if each[0] & names]:
            found.remove(other)
            names, members = names | other[0], [*other[1], *members]
        found.append((names, members))
    return [members for _, members in found]

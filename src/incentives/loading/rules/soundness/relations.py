"""What is checked of relations together.

Exclusions and deductions in a circle, and choices too many to compare.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import assert_never

from incentives.loading.entries.extents import MOST_CHOICES
from incentives.loading.rules.soundness.circles import circle_in
from incentives.loading.text.fields import Fields
from incentives.policy.choosing.ways import Ways
from incentives.policy.relation import (
    Deducts,
    Excludes,
    HigherOf,
    OncePer,
    OneOf,
    Relation,
    SharedCap,
)


def check_relations(relations: Sequence[Relation], fields: Fields) -> None:
    """Relations can be settled in some order, and leave few enough choices to compare them all."""
    _check_circles(relations, fields)
    for bound_together in _components(relations):
        choices = [relation for relation in bound_together if _options(relation)]
        ways = Ways([_options(relation) for relation in choices])
        if sum(1 for _ in islice(ways, MOST_CHOICES + 1)) > MOST_CHOICES:
            message = f"relations that hang together leave over {MOST_CHOICES:,} choices"
            hint = "Say in the law's words which of them exclude each other."
            fields.log.add(choices[-1].span, message, "too-many-choices", hint)


def _options(relation: Relation) -> list[tuple[str, ...]]:
    """What the applicant may choose from, which a library alone can tell; empty: nothing.

    How many rows share a key is known of a case only.
    """
    match relation:
        case OneOf(incentives=incentives):
            return [(incentive,) for incentive in incentives]
        case Excludes() | HigherOf() | OncePer() | Deducts() | SharedCap():
            return []
        case _:
            assert_never(relation)


def _check_circles(relations: Iterable[Relation], fields: Fields) -> None:
    """Exclusions and deductions may not go in a circle: nobody could say which one gives way."""
    waits_for: dict[str, set[str]] = {}
    spans = {}
    deducts = False
    for relation in relations:
        match relation:
            case Excludes(incentive=incentive, by=settled_before):
                pass
            case Deducts(incentive=incentive, what=settled_before):
                deducts = True
            case HigherOf() | OneOf() | OncePer() | SharedCap():
                continue  # among their incentives all are settled together
            case _:
                assert_never(relation)
        waits_for.setdefault(incentive, set()).add(settled_before)
        spans[incentive] = relation.span
    if circle := circle_in(waits_for):
        way = " → ".join([*circle, circle[0]])
        what = "exclusions and deductions" if deducts else "exclusions"
        fields.log.add(spans[circle[0]], f"{what} go in a circle: {way}", "exclusion-cycle")


def _components(relations: Iterable[Relation]) -> list[list[Relation]]:
    """The relations that hang together through the incentives that they name."""
    naming = [relation for relation in relations if relation.incentives]
    heads: dict[str, str] = {}
    for relation in naming:
        first = _head(relation.incentives[0], heads)
        heads |= {_head(name, heads): first for name in relation.incentives}
    components: dict[str, list[Relation]] = {}
    for relation in naming:
        components.setdefault(_head(relation.incentives[0], heads), []).append(relation)
    return list(components.values())


def _head(name: str, heads: Mapping[str, str]) -> str:
    """The one name by which all that hang together with this one are known so far."""
    while (head := heads.get(name, name)) != name:
        name = head
    return name

"""What is checked once all rules are read: cycles between incentives, figures nobody reads."""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from incentives.language.expression import NameKind
from incentives.loading.entries.extents import MOST_RULES_IN_A_ROW
from incentives.loading.text.fields import Fields
from incentives.policy.readings import names_read
from incentives.policy.rule import (
    Definition,
    Incentive,
    ReducesBasis,
    reductions_before,
)


def check_incentives(
    incentives: Mapping[str, Incentive], definitions: Mapping[str, Definition], fields: Fields
) -> None:
    """Incentives go in no circle, and what reduces a basis after others reduces the same one."""
    _check_cycles(incentives, definitions, fields)
    _check_reductions(incentives, fields)


def _check_cycles(
    incentives: Mapping[str, Incentive], definitions: Mapping[str, Definition], fields: Fields
) -> None:
    """No incentive's result may rest on itself."""
    rests_on = {
        incentive.id: {
            *names_read(incentive.expressions, definitions, NameKind.AMOUNT, NameKind.ELIGIBILITY),
            *reductions_before(incentive.benefit),
        }
        for incentive in incentives.values()
    }
    circles = circles_in(rests_on)
    for circle in circles:
        way = " → ".join([*circle, circle[0]])
        message = f"an incentive rests on itself: {way}"
        fields.log.add(incentives[circle[0]].span, message, "incentive-cycle")
    if not circles:
        _check_length(rests_on, incentives, fields)


def _check_reductions(incentives: Mapping[str, Incentive], fields: Fields) -> None:
    """What reduces a basis after others comes after reductions of the same basis."""
    for incentive in incentives.values():
        benefit = incentive.benefit
        if not isinstance(benefit, ReducesBasis):
            continue
        for name in benefit.after:
            other = incentives.get(name)
            if other is None:
                continue
            is_same = (
                isinstance(other.benefit, ReducesBasis) and other.benefit.charge == benefit.charge
            )
            if not is_same:
                message = f"'{name}' does not reduce the basis of '{benefit.charge}'"
                hint = "Name reductions of the same basis under 'after'."
                fields.log.add(incentive.span, message, "other-basis", hint)


def _check_length(
    rests_on: Mapping[str, set[str]], incentives: Mapping[str, Incentive], fields: Fields
) -> None:
    """Only so many incentives may rest on each other in a row.

    Found by taking away those that rest on nothing, in rounds.
    """
    left = {name: set(others) for name, others in rests_on.items()}
    for _ in range(MOST_RULES_IN_A_ROW):
        settled = {name for name, others in left.items() if not others & left.keys()}
        left = {name: others for name, others in left.items() if name not in settled}
    for name in sorted(left)[:1]:
        message = f"over {MOST_RULES_IN_A_ROW} incentives rest on each other in a row"
        fields.log.add(incentives[name].span, message, "incentive-too-deep")


def circles_in(edges: Mapping[str, set[str]]) -> list[list[str]]:
    """A circle of the graph, as the names along it, if there is one: at most one is found."""
    try:
        TopologicalSorter({node: sorted(following) for node, following in edges.items()}).prepare()
    except CycleError as error:
        return [list(reversed(error.args[1]))[:-1]]
    return []

"""What is checked once all rules are read: cycles between incentives, figures nobody reads."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from incentives.language.expression import Named, NameKind, walk
from incentives.loading.entries.extents import MOST_RULES_IN_A_ROW
from incentives.loading.text.fields import Fields
from incentives.policy.check import Check
from incentives.policy.parameter import Parameter
from incentives.policy.readings import names_read
from incentives.policy.relation import Relation
from incentives.policy.rule import (
    Charge,
    Definition,
    Incentive,
    ReducesBasis,
    Relief,
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


def check_figures_are_read(
    parameters: Mapping[str, Parameter],
    rules: Iterable[Charge | Relief | Incentive | Definition | Relation | Check],
    fields: Fields,
) -> None:
    """A parameter that no rule reads is a slip: a rule was forgotten, or the figure is dead."""
    read: set[str] = set()
    for rule in rules:
        for expression in rule.expressions:
            read.update(
                part.id
                for part in walk(expression)
                if isinstance(part, Named) and part.kind is NameKind.FIGURE
            )
    for parameter in parameters.values():
        if parameter.id not in read:
            message = f"no rule reads the parameter '{parameter.id}'"
            fields.log.add(parameter.span, message, "unread-parameter")


def circles_in(edges: Mapping[str, set[str]]) -> list[list[str]]:
    """A circle of the graph, as the names along it, if there is one: at most one is found."""
    try:
        TopologicalSorter({node: sorted(following) for node, following in edges.items()}).prepare()
    except CycleError as error:
        return [list(reversed(error.args[1]))[:-1]]
    return []

"""What is checked of reductions once all rules are read."""

from collections.abc import Mapping

from incentives.loading.text.fields import Fields
from incentives.policy.rule import Incentive, ReducesBasis


def check_reductions(incentives: Mapping[str, Incentive], fields: Fields) -> None:
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

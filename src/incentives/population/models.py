"""Policy cases as models: by each incentive that they show to be given, and all others."""

from collections.abc import Mapping, Sequence

from incentives.errors import PolicyError
from incentives.loading.files.policy_cases import Expected, PolicyCase, read_policy_cases
from incentives.loading.text.folder.roots import roots_of
from incentives.loading.text.log import FaultLog
from incentives.policy.library import Library
from incentives.policy.origin.layer import Policies, layers_in

OTHERS = ""
"""What models go by that are none of any incentive."""


def policy_cases(policies: Policies, library: Library) -> dict[str, tuple[object, ...]]:
    """The cases of the policy case files in the layers by what they show, in order of the names.

    By the id of each incentive of which one expects something those that expect it to be given, or
    at least not to be out of the question, or else all; under `OTHERS` every case that there is.

    Raises:
        PolicyError: with every fault of the files.
    """
    log = FaultLog()
    cases = [
        case
        for root in roots_of(layers_in(policies))
        for case in read_policy_cases(root, library.vocabulary, log)
    ]
    if log.faults:
        raise PolicyError(log.faults)
    shown: dict[str, list[tuple[PolicyCase, Expected]]] = {}
    for case in cases:
        for incentive, expected in case.expected.items():
            shown.setdefault(incentive, []).append((case, expected))
    models = {name: _showing(shown[name]) for name in sorted(shown.keys() & library.incentives)}
    if cases:
        models[OTHERS] = tuple(case.case for case in cases)
    return models


def _showing(expecting: Sequence[tuple[PolicyCase, Expected]]) -> tuple[object, ...]:
    for is_shown in (_is_given, _is_open):
        cases = tuple(case.case for case, expected in expecting if is_shown(expected))
        if cases:
            return cases
    return tuple(case.case for case, _ in expecting)


def _is_given(expected: Expected) -> bool:
    is_nothing = expected.amount is not None and not expected.amount.strip("0.")
    return expected.outcome == "ELIGIBLE" and not is_nothing


def _is_open(expected: Expected) -> bool:
    return expected.outcome == "UNDETERMINED"


Models = Mapping[str, Sequence[object]]
"""Cases by what they are cases of."""

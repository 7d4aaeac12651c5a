"""The function that goes over cases: a row of results for each, incentive by incentive."""

from collections.abc import Mapping

import attrs

from incentives.compile.printing.results import PrintedIncentive
from incentives.compile.printing.text import Module


@attrs.frozen(kw_only=True, eq=False)
class Driver:
    """The name of the function; where the results of each incentive begin in a row, and its width.

    The row of the case at A[k], by the day O[k], begins at R[k * width].
    """

    function: str
    places: Mapping[str, int]
    width: int


def print_driver(incentives: Mapping[str, PrintedIncentive], module: Module) -> Driver:
    """Prints the function that asks each of the incentives."""
    places: dict[str, int] = {}
    width = 0
    for name, printed in incentives.items():
        places[name] = width
        width += printed.width
    asked = [
        f"        {printed.function}(D, c, on, R, r + {places[name]})"
        for name, printed in incentives.items()
    ]
    body = [
        "    for k in range(len(A)):",
        "        c = A[k]",
        "        on = O[k]",
        f"        r = k * {width}",
        *asked,
        "    return 0",
    ]
    name = module.define("decide", "D, A, O, R", body)
    return Driver(function=name, places=places, width=width)

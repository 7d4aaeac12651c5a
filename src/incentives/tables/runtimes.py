"""By what cases of a table are decided."""

from typing import Literal, get_args

Runtime = Literal["auto", "plain", "reference"]
"""`reference`: each case by the engine that explains. `plain`: by the kernel of its place, and by
the reference what that leaves to it. `auto`: of many cases `plain`, of few `reference`, for which
no kernel is made. What comes out is the same.
"""
MANY = 50
"""Of so many cases that are assessed together `auto` makes kernels."""


def runtime_for(asked: Runtime, cases: int) -> Runtime:
    """The one by which so many cases are decided that are assessed together."""
    if asked != "auto":
        return asked
    return "plain" if cases >= MANY else "reference"


def check_runtime(runtime: str) -> None:
    """It is one that there is.

    Raises:
        ValueError: if it is not.
    """
    if runtime not in get_args(Runtime):
        names = ", ".join(repr(name) for name in get_args(Runtime))
        raise ValueError(f"runtime must be one of {names}, got {runtime!r}")

"""By what cases of a table are decided."""

from typing import Literal, get_args

from incentives.extras import check_extra, is_installed

Runtime = Literal["auto", "plain", "compiled", "reference"]
"""`reference`: each case by the engine that explains. `plain`: by the kernel of its place, and by
the reference what that leaves to it. `compiled`: the same, the kernel compiled, which takes up to
minutes once and is kept. `auto`: of few cases `reference`, for which no kernel is made; of many
`plain`; of very many `compiled` where the kernel is kept compiled. What comes out is the same.
"""
MANY = 50
"""Of so many cases that are assessed together `auto` makes kernels."""
VERY_MANY = 10_000
"""Of so many `auto` reads a kernel that is kept compiled; to compile one it waits to be asked."""


def runtime_for(cases: int) -> Runtime:
    """The one by which `auto` decides so many cases that are assessed together."""
    return "plain" if cases >= MANY else "reference"


def check_runtime(runtime: str) -> None:
    """It is one that there is here.

    Raises:
        ValueError: if there is none.
        MissingExtra: if it needs the extra `fast`, which is not installed.
    """
    if runtime not in get_args(Runtime):
        names = ", ".join(repr(name) for name in get_args(Runtime))
        raise ValueError(f"runtime must be one of {names}, got {runtime!r}")
    if runtime == "compiled":
        check_extra("fast")


def has_numba() -> bool:
    """Whether the extra `fast` is installed, which compiles kernels."""
    return is_installed("fast")

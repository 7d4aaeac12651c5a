"""The classes of the engine: how they are made, compared and kept."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator

import attrs

from incentives import engine
from incentives.brief import brief

VALUES = {
    "Account",
    "Accounts",
    "ApplicationRound",
    "Beneficiaries",
    "Bundle",
    "ChoiceMade",
    "Claim",
    "Claimed",
    "Clash",
    "Conflict",
    "Consulted",
    "Contribution",
    "CoverageNote",
    "Dependence",
    "Dimensions",
    "Entry",
    "FactChange",
    "FactUsed",
    "FigureUse",
    "Given",
    "IncentiveTotal",
    "Kept",
    "LargestSum",
    "LedgerTotal",
    "LevelShare",
    "Move",
    "Moved",
    "Movement",
    "Nearest",
    "Paper",
    "PaymentsMade",
    "Payoff",
    "Proof",
    "ReturnBook",
    "Returns",
    "Room",
    "Slot",
    "Supposed",
    "Together",
    "ToldFirst",
    "Totals",
    "WordUsed",
}
"""Two of them that say the same are equal."""
SHORT = {
    "Accounts",
    "Beside",
    "Claimed",
    "Consulted",
    "Dependence",
    "Dimensions",
    "FirstParts",
    "Inside",
    "Payoff",
    "Ranked",
    "ReturnBook",
    "Returns",
    "Trace",
}
"""Made by position too: they say one or two things, or are made by the thousand."""


def classes() -> Iterator[type[attrs.AttrsInstance]]:
    """Every attrs class of the engine."""
    for module in pkgutil.walk_packages(engine.__path__, f"{engine.__name__}."):
        for name, kind in vars(importlib.import_module(module.name)).items():
            is_own = inspect.isclass(kind) and kind.__module__ == module.name
            if is_own and attrs.has(kind) and name == kind.__name__:
                yield kind


CLASSES = tuple(classes())


def test_what_says_several_things_is_told_by_name() -> None:
    """So that no two of the same type change places."""
    by_position = {
        kind.__name__
        for kind in CLASSES
        if not kind.__name__.startswith("_")
        and not all(field.kw_only for field in attrs.fields(kind))
    }
    assert SHORT == by_position


def test_what_holds_a_working_is_equal_to_itself_alone() -> None:
    """It is a key as it stands: to compare or hash it is no work, however much hangs on it.

    What no other module sees is compared with nothing.
    """
    by_value = {kind.__name__ for kind in CLASSES if kind.__eq__ is not object.__eq__}
    assert VALUES == by_value
    assert all(kind.__hash__ is object.__hash__ for kind in CLASSES if kind.__name__ not in VALUES)


def test_what_a_result_keeps_for_itself_stands_in_no_log() -> None:
    """How it is written or ranked is nothing that a reader of a log can use."""
    shown = {
        f"{kind.__name__}.{field.name}"
        for kind in CLASSES
        for field in attrs.fields(kind)
        if kind.__repr__ is brief and field.repr and field.name.startswith("_")
    }
    assert set() == shown


def functions() -> Iterator[tuple[str, Callable[..., object]]]:
    """Every function and method that the engine defines, with its name."""
    for module in pkgutil.walk_packages(engine.__path__, f"{engine.__name__}."):
        members = vars(importlib.import_module(module.name)).items()
        for name, member in members:
            if getattr(member, "__module__", None) != module.name:
                continue
            if inspect.isfunction(member):
                yield name, member
            elif inspect.isclass(member):
                for own, method in vars(member).items():
                    if inspect.isfunction(method) and method.__module__ == module.name:
                        yield f"{name}.{own}", method


def test_what_is_told_by_name_is_told_by_name_alone() -> None:
    """And nothing else has to be told by its place: who reads a call sees what is what."""
    by_place = {
        name
        for name, function in functions()
        for parameter in inspect.signature(function).parameters.values()
        if parameter.kind is inspect.Parameter.POSITIONAL_ONLY
    }
    assert set() == by_place

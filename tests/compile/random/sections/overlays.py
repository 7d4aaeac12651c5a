"""Overlays of a random library: figures that an authority supplies, or tries, at some place."""

from collections.abc import Iterator
from datetime import timedelta

from incentives import Library
from incentives.language.types import (
    BooleanType,
    BracketsType,
    ChoiceType,
    DateType,
    NumberType,
    TableType,
    Type,
)
from incentives.policy.parameter import Parameter
from tests.compile.random.drawing import NUMBERS, SHARES, Drawn
from tests.compile.random.writing import Document, text

PLACES_OF_OVERLAYS = ("land", "land", "land.city", "320101", "land.city.village")
"""An overlay names its place by the id or by a code."""


def overlay(drawn: Drawn, library: Library) -> Document | None:
    """An overlay that sets some figures; None: there are none that it might set."""
    is_reform = drawn.chance(70)
    parameters = [
        parameter
        for parameter in library.parameters.values()
        if not parameter.is_version and (is_reform or is_unpublished(parameter, library))
    ]
    chosen = [parameter for parameter in parameters if drawn.chance(50)] or parameters[:1]
    if not chosen:
        return None
    header = {
        "title": text("overlay"),
        "authority": text("authority"),
        "jurisdiction": drawn.pick(PLACES_OF_OVERLAYS),
        **({"reform": "true"} if is_reform else {}),
    }
    return {"overlay": header, "sets": {one.id: _figures(drawn, one) for one in chosen}}


def is_unpublished(parameter: Parameter, library: Library) -> bool:
    """Whether nobody states the figure, on any day and at any place."""
    stated = (*parameter.figures, *library.sets.get(parameter.id, ()))
    return all(dated.figure is None and not dated.rule for dated in stated)


def _figures(drawn: Drawn, parameter: Parameter) -> list[Document]:
    """One figure, or one until a day and another from it on."""
    if drawn.chance(75):
        return [_stated(drawn, parameter)]
    day = drawn.day()
    before, after = _stated(drawn, parameter), _stated(drawn, parameter)
    last = {"to": (day - timedelta(days=1)).isoformat()} if drawn.chance(80) else {}
    return [{"from": "2015-01-01", **last, **before}, {"from": day.isoformat(), **after}]


def _stated(drawn: Drawn, parameter: Parameter) -> Document:
    if drawn.chance(4):
        return {"unpublished": "true", "cite": "1"}
    match parameter.type:
        case BracketsType():
            return {"brackets": list(_brackets(drawn)), "cite": "1"}
        case TableType(keys=keys, figure=figure):
            return {"table": _cells(drawn, parameter, keys, figure), "cite": "1"}
    return {"value": _value(drawn, parameter, parameter.type), "cite": "1"}


def _value(drawn: Drawn, parameter: Parameter, type_: Type) -> str:
    """A figure of the type within the bounds of its parameter; shares remain shares."""
    match type_:
        case BooleanType():
            return drawn.pick(("true", "false"))
        case DateType():
            return drawn.day().isoformat()
        case ChoiceType(values=values):
            return drawn.pick(values)
    assert isinstance(type_, NumberType)
    if parameter.at_most is not None:
        return drawn.pick(("0", "1", "12", "100"))
    name = parameter.id.rpartition(".")[2]
    if name.startswith("share_"):
        return drawn.pick(SHARES)
    if name.startswith(("step_", "limit_")):
        return drawn.pick(NUMBERS[1:])
    return drawn.pick(("1", "0", "3", "12", "0.5", "-1")) if drawn.chance(40) else drawn.number()


def _brackets(drawn: Drawn) -> Iterator[Document]:
    """Brackets with rising limits."""
    ends = {drawn.pick(NUMBERS[1:16]) for _ in range(drawn.up_to(3))}
    for end in sorted(ends, key=float):
        yield {drawn.pick(("up_to", "below")): end, "value": drawn.pick(SHARES)}
    yield {"value": drawn.pick(SHARES)}


def _cells(
    drawn: Drawn, parameter: Parameter, keys: tuple[ChoiceType | NumberType, ...], figure: Type
) -> Document:
    """A cell for each key, or for the first and for the rest."""
    key, *further = keys

    def cell() -> object:
        if further:
            return _cells(drawn, parameter, tuple(further), figure)
        if isinstance(figure, BracketsType):
            return list(_brackets(drawn))
        return _value(drawn, parameter, figure)

    if isinstance(key, NumberType):
        return {**{str(number): cell() for number in range(1 + drawn.up_to(3))}, "rest": cell()}
    if drawn.chance(30):
        return {key.values[0]: cell(), "rest": cell()}
    return {value: cell() for value in key.values}

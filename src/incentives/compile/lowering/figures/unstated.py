"""Figures that nobody has stated: what is missing, and between which bounds they lie."""

from fractions import Fraction
from math import lcm

from incentives.compile.layout import Kind
from incentives.compile.lowering.kinds import kind_of
from incentives.compile.tree import Leave, Node, OpenDay, Unstated
from incentives.compile.words import WIDEST
from incentives.language.possible import Missing
from incentives.language.types import ChoiceType, NumberType, TableType, Type
from incentives.policy.library import Law
from incentives.values.number import Exact


def unstated(law: Law, parameter: str, type_: Type, missing: Missing | OpenDay) -> Node:
    """A figure of the parameter that nobody has stated, or its table; none is below zero."""
    figure = type_.figure if isinstance(type_, TableType) else type_
    kind = kind_of(figure)
    if isinstance(figure, ChoiceType):
        return Unstated(kind=kind, lacks=missing, high=len(figure.values) - 1)
    if not isinstance(figure, NumberType):
        return Unstated(kind=kind, lacks=missing, high=1 if kind is Kind.TRUTH else 0)
    least, most = bounds_of(law, parameter)
    parts = lcm(*(Fraction(end).denominator for end in (least, most) if end is not None))
    low, high = (None if end is None else int(end * parts) for end in (least, most))
    return Unstated(
        kind=kind,
        lacks=missing,
        least=low,
        most=high,
        denominator=parts,
        low=low or 0,
        high=high if high is not None else WIDEST,
    )


def bounds_of(law: Law, parameter: str) -> tuple[Exact, Exact | None]:
    """Those that the law sets for the figure, which is not below zero."""
    stated = law.library.parameters[parameter]
    return stated.at_least or 0, stated.at_most


def brackets_unstated(missing: Missing | OpenDay, argument: Node) -> Node:
    """What brackets that nobody has stated make of the number: nothing below zero."""
    if isinstance(argument, Leave):
        return argument
    return Unstated(
        kind=Kind.NUMBER, lacks=missing, least=0, of=argument, none=argument.none, high=WIDEST
    )

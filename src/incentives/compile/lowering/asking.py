"""Rules that are asked by name."""

import attrs

from incentives.compile.layout import Kind
from incentives.compile.tree import Call, Function, Node


def called(function: Function, arguments: tuple[Node, ...]) -> Node:
    """What the function comes to; its divisor is asked for by a function of its own.

    A short reckoning of facts of the case stands where it is asked for: to call it would take
    longer.
    """
    body, over = function.body, function.body.over
    if not arguments and body.kind is Kind.NUMBER and body.is_flat and over is None:
        return body
    if over is not None:
        of_divisor = attrs.evolve(
            function, name=f"divisor of {function.name}", body=over, kept=None
        )
        over = called(of_divisor, arguments)
    return Call(
        kind=body.kind,
        function=function,
        arguments=arguments,
        denominator=body.denominator,
        low=body.low,
        high=body.high,
        none=body.none,
        over=over,
    )

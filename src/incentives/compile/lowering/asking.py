"""Rules that are asked by name."""

import attrs

from incentives.compile.tree import Call, Function, Node


def called(function: Function, arguments: tuple[Node, ...]) -> Call:
    """What the function comes to; its divisor is asked for by a function of its own."""
    body, over = function.body, function.body.over
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

"""Numbers within the bounds that the law sets for a figure."""

from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.policy.figures.schedule import NoFigure, Rate
from incentives.policy.parameter import Parameter
from incentives.values.number import Exact, written_decimal
from incentives.values.text import Text


def read_bounded(node: Node, parameter: Parameter, fields: Fields) -> Exact | None:
    """A number within the bounds that the law sets for the figure.

    One outside of them is a fault, and comes back all the same.
    """
    number = fields.number(node, what="the figure")
    if number is None:
        return None
    too_low = parameter.at_least is not None and number < parameter.at_least
    too_high = parameter.at_most is not None and number > parameter.at_most
    if too_low or too_high:
        name, bound = "at_least" if too_low else "at_most", "小" if too_low else "大"
        limit = (parameter.at_least if too_low else parameter.at_most) or 0
        message = Text(
            f"填写为 {written_decimal(number)}，应不{bound}于 {written_decimal(limit)}",
            f"the figure is {written_decimal(number)}, but '{name}' is {written_decimal(limit)}",
        )
        fields.log.add(node.span, message, "figure-out-of-bounds")
    return number


def read_applicable(node: Node, parameter: Parameter, fields: Fields) -> Rate | None:
    """As `read_bounded`; or that what reads it is not applicable."""
    return (
        NoFigure.NOT_APPLICABLE
        if is_not_applicable(node)
        else read_bounded(node, parameter, fields)
    )


def is_not_applicable(node: Node) -> bool:
    """Whether it says so in place of a figure."""
    return isinstance(node, Scalar) and node.text == NoFigure.NOT_APPLICABLE.value


def check_bounds(table: Table, least: Exact | None, most: Exact | None, fields: Fields) -> None:
    """A fault if the least that a figure can be is more than the most."""
    if least is not None and most is not None and least > most:
        lower, upper = written_decimal(least), written_decimal(most)
        message = Text(
            f"'at_most' 为 {upper}，低于 'at_least'（{lower}）",
            f"'at_most' is {upper}, below 'at_least' of {lower}",
        )
        fields.log.add(table.span_of("at_most"), message, "figure-out-of-bounds")

"""Sums and products of many terms: a chain is one level, however many terms it has.

A chain that fits into the levels of an expression is the tree that Python makes of it, each
operator around all before it. A longer one is halved again and again, which comes to the same:
numbers are exact, and nothing is rounded in between.
"""

import ast
from collections.abc import Sequence

import attrs

SUMS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-"}
PRODUCTS: dict[type[ast.operator], str] = {ast.Mult: "*", ast.Div: "/"}
_OPPOSITE = {"+": "-", "-": "+"}


@attrs.frozen(repr=False)
class Link:
    """A term of a chain with the sign before it; the first one has that of its kind."""

    sign: str
    term: ast.expr


Links = Sequence[Link]


def chain_of(node: ast.BinOp) -> list[Link]:
    """The terms of the sum, or of the product, that ends in the operator; empty for any other."""
    signs = next((signs for signs in (SUMS, PRODUCTS) if type(node.op) in signs), {})
    links: list[Link] = []
    current: ast.expr = node
    while isinstance(current, ast.BinOp) and type(current.op) in signs:
        links.append(Link(signs[type(current.op)], current.right))
        current = current.left
    if links:
        links.append(Link(next(iter(signs.values())), current))
    return links[::-1]


def halved(links: Links) -> tuple[str, Links, Links]:
    """The operator between two parts of a chain, and the parts.

    A sum parts in the middle; after a minus the signs of what follows are turned round. A product
    parts at the `*` nearest to the middle, since after a `/` what cannot be divided by would be
    another term; where there is none, its last term is parted from the rest.
    """
    middle = len(links) // 2
    sign = links[middle].sign
    if sign in _OPPOSITE:
        rest = links[middle:]
        if sign == "-":
            rest = [Link(_OPPOSITE[link.sign], link.term) for link in rest]
        return sign, links[:middle], rest
    times = [place for place in range(1, len(links)) if links[place].sign == "*"]
    place = min(times, key=lambda place: abs(place - middle), default=len(links) - 1)
    return links[place].sign, links[:place], links[place:]

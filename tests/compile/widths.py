"""The text of a kernel run so that no number on the way may leave the 64 bits of a word.

Plain whole numbers have no width: what would wrap where the text is compiled is told here.
"""

import ast
import inspect
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from incentives.compile import calendar, runtime
from incentives.compile.running.plain import WORDS, Decide
from incentives.compile.running.programs.machine import machine_text
from incentives.compile.words import LAST_DAY

_LEAST, _MOST = -(2**63), 2**63 - 1


def within_words(source: str, functions: Sequence[tuple[str, int]]) -> Decide:
    """What the functions of these names decide; they fail as soon as a number is wider than a word.

    Rows of results begin with what no function writes: all of their words are written.
    """
    names = _within_words(source)

    def decide(
        words: Sequence[int], cases: Sequence[int], days: Sequence[int], width: int
    ) -> Sequence[int]:
        results = [_MOST] * (len(cases) * width)
        for function, place in functions:
            names[function](words, cases, days, results, place, width)
        return results

    return decide


@cache
def _within_words(source: str) -> dict[str, Any]:
    names: dict[str, Any] = {**WORDS, "LAST_DAY": LAST_DAY, "fits": _fits}
    for text in (inspect.getsource(calendar), inspect.getsource(runtime), source):
        tree = _Watched().visit(ast.parse(text))
        tree.body = [
            each for each in tree.body if not isinstance(each, ast.Import | ast.ImportFrom)
        ]
        exec(compile(ast.fix_missing_locations(tree), "<watched>", "exec"), names)  # noqa: S102
    return names


@cache
def machine_within_words() -> Callable[..., None]:
    """The machine of open forms as plain Python, which fails as soon as a number is wider."""
    names: dict[str, Any] = {"fits": _fits}
    tree = _Watched().visit(ast.parse(machine_text()))
    tree.body = [node for node in tree.body if not isinstance(node, ast.ImportFrom)]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            node.decorator_list = []
    source = f"from __future__ import annotations\n{ast.unparse(ast.fix_missing_locations(tree))}"
    exec(compile(source, "<machine>", "exec"), names)  # noqa: S102
    machine: Callable[..., None] = names["carry_out"]
    return machine


def _fits(number: int) -> int:
    assert _LEAST <= number <= _MOST, f"{number} is wider than a word"
    return number


class _Watched(ast.NodeTransformer):
    """Every operation on numbers is looked at."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        return _watched(self.generic_visit(node))

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.stmt:
        assert isinstance(node.target, ast.Name | ast.Subscript)
        before = ast.parse(ast.unparse(node.target), mode="eval").body
        value = _watched(ast.BinOp(before, node.op, self.visit(node.value)))
        return ast.Assign([node.target], value)


def _watched(node: ast.AST) -> ast.expr:
    assert isinstance(node, ast.expr)
    return ast.Call(ast.Name("fits", ast.Load()), [node], [])

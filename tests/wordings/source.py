"""The sentences of the program, as they stand in its source: Chinese and English."""

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import incentives

SOURCE = Path(incentives.__file__).parent


@lru_cache(maxsize=4)
def sentences_of_source(room: str) -> tuple[tuple[str, str], ...]:
    """Each `Text` and label of two plain texts below the folder."""
    files = sorted((SOURCE / room).rglob("*.py"))
    return tuple(pair for path in files for pair in _pairs(ast.parse(path.read_text("utf-8"))))


def _pairs(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Name(id="Text" | "fact"),
                args=[ast.Constant(value=str() as chinese), ast.Constant(value=str() as english)],
            ):
                yield chinese, english

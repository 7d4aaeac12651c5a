"""The rooms of an office know no fact of a domain but by the role that it plays."""

import ast
from pathlib import Path

import pytest

import incentives

SOURCE = Path(incentives.__file__).parent
OTHER_DOCUMENTS = {"applications/office/changing.py", "desk/access/sign_in.py"}
"""Files whose documents are settings, not cases."""


@pytest.mark.parametrize("room", ["applications", "desk", "workbook", "forms"])
def test_no_fact_of_a_case_is_known_by_its_name(room: str) -> None:
    """What the program needs of a case is found by its role: domains call it as they like."""
    told = []
    for path in sorted((SOURCE / room).rglob("*.py")):
        if path.relative_to(SOURCE).as_posix() in OTHER_DOCUMENTS:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Subscript(value=of, slice=ast.Constant(value=str(name))):
                    pass
                case ast.Call(
                    func=ast.Attribute(value=of, attr="get"), args=[ast.Constant(str(name)), *_]
                ):
                    pass
                case _:
                    continue
            if ast.unparse(of).rpartition(".")[2] in {"document", "case_document()"}:
                told.append(f"{path.relative_to(SOURCE)}:{node.lineno}: {name}")
    assert [] == told

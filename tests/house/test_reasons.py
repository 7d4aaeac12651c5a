"""Why something is left to the reference is told in Chinese too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from incentives import Language
from incentives.report.words.authors import told_of
from incentives.wordings.cli.kernel import REASONS

LOWERING = Path(__file__).parents[2] / "src" / "incentives" / "compile"


def reasons() -> Iterator[str]:
    """What stands behind `why` anywhere where rules are lowered; a gap is told as a letter."""
    for path in sorted(LOWERING.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_said = isinstance(node, ast.keyword) and node.arg == "why"
            is_named = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "why"
            said = getattr(node, "value", None) if is_said or is_named else None
            if isinstance(said, ast.Constant):
                yield str(said.value)
            elif isinstance(said, ast.JoinedStr):
                yield "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "X"
                    for part in said.values
                )


def test_the_reasons_are_found() -> None:
    """Else the next test looks at nothing."""
    assert 25 < len(set(reasons()))


@pytest.mark.parametrize("reason", sorted(set(reasons())))
def test_a_reason_has_its_chinese(reason: str) -> None:
    """A new one needs a row in the wordings of the command `kernel`."""
    assert told_of(reason, REASONS, Language.ZH) is not None

"""Where each public name of the package is defined, as its door says it to type checkers."""

import ast
from collections.abc import Mapping

from tests.reference.interface import PACKAGE, SOURCE

DOOR = SOURCE / PACKAGE / "__init__.py"
TABLE = SOURCE / PACKAGE / "door" / "where.py"
_HEAD = '''"""Where each public name is defined.

Made by `nox -s reference` of the imports in `incentives/__init__.py`; change those.
"""

from collections.abc import Mapping
from types import MappingProxyType

WHERE: Mapping[str, str] = MappingProxyType(
    {
'''


def imported_at_the_door() -> Mapping[str, str]:
    """The module of every name that the door of the package imports for type checkers."""
    body = ast.parse(DOOR.read_text(encoding="utf-8")).body
    (checked,) = (part for part in body if isinstance(part, ast.If))
    return {
        alias.name: statement.module
        for statement in checked.body
        if isinstance(statement, ast.ImportFrom) and statement.module is not None
        for alias in statement.names
    }


def text_of_table() -> str:
    """The module with the table, a name a line."""
    rows = (f'        "{name}": "{where}",\n' for name, where in imported_at_the_door().items())
    return "".join((_HEAD, *rows, "    }\n", ")\n"))

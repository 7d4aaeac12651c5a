"""Faults of project files and locks: where, what, and what to do."""

import re
from pathlib import Path

from incentives.errors import Fault
from incentives.loading.text.limits import OF_POLICIES
from incentives.loading.text.source import normal_text, text_of_file
from incentives.loading.text.survey import printable
from incentives.values.text import Text


def fault_of(
    file: Path, slug: str, text: Text, *, advice: Text | None = None, line: int = 1
) -> Fault:
    """A fault of the file as a whole, or of a line of it."""
    return Fault(
        file=printable(str(file)), line=line, column=1, text=text, slug=slug, advice=advice
    )


def line_of(text: str, key: str) -> int:
    """The line on which the key of the file stands first, be it that of a table."""
    pattern = re.compile(rf"\s*(\[+\s*{re.escape(key)}\s*\]|[\"']?{re.escape(key)}[\"']?\s*=)")
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if pattern.match(line)), 1)


def line_in(file: Path, key: str) -> int:
    """As `line_of`, of the file that says it; it was read before."""
    return line_of(normal_text(text_of_file(file, shown_as=str(file), limits=OF_POLICIES)), key)

"""TOML as people write it: with or without a byte order mark, and told where it is none."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from incentives.errors import Fault, PolicyError
from incentives.loading.text.limits import OF_POLICIES
from incentives.loading.text.source import normal_text, source_of, text_of_file
from incentives.loading.text.survey import printable
from incentives.values.text import Text

_ENDS = re.compile(r"at line (\d+), column (\d+)")
_TOO_DEEP = Text("列表或表嵌套过深", "lists or tables are nested too deep")


def read_toml(file: Path) -> tuple[str, Mapping[str, object]]:
    """The text of the file, and what it says.

    Raises:
        PolicyError: if it cannot be read (as `text_of_file` says), or is no TOML (`toml-syntax`).
    """
    text = normal_text(text_of_file(file, shown_as=str(file), limits=OF_POLICIES))
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = re.sub(r"\s*\(at .*\)$", "", str(error))
        raise PolicyError([_fault(file, Text(said, said), place_of(error, text))]) from error
    except RecursionError as error:
        raise PolicyError([_fault(file, _TOO_DEEP, (1, 1))]) from error


def place_of(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, int]:
    """The line and column at which the reader of TOML stopped; it says none for the end."""
    place = _ENDS.search(str(error))
    if place is not None:
        return int(place[1]), int(place[2])
    end = source_of(text, file="").end_span()
    return end.line, end.column


def _fault(file: Path, said: Text, place: tuple[int, int]) -> Fault:
    line, column = place
    return Fault(
        file=printable(str(file)),
        line=line,
        column=column,
        text=Text(f"不是有效的 TOML：{said.zh}", f"this is no TOML: {said.en}"),
        slug="toml-syntax",
    )

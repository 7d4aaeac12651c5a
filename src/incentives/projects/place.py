"""The place that a project file says is one of its library."""

from pathlib import Path

from incentives.engine.assessment.names import names_of
from incentives.errors import Fault
from incentives.policy.library import Library
from incentives.projects.faults import fault_of, line_in
from incentives.values.text import Text

_LEAVE_OUT = Text("请删去这一项。", "Leave it out.")


def faults_of_place(file: Path, written: str, library: Library) -> tuple[Fault, ...]:
    """That the library has no place of this code or name, at its line of the project file."""
    if library.has_places and names_of(library).place(written) is not None:
        return ()
    if library.has_places:
        near = library.places_like(written)
        text = Text(
            f"place：政策库中没有代码或名称为“{written}”的地区",
            f"place: no place of the library has the code or name '{written}'",
        )
        advice = Text(
            f"最接近的有：{'、'.join(f'{code}（{name.zh}）' for code, name in near)}。",
            f"The nearest are {', '.join(f'{code} ({name.en})' for code, name in near)}.",
        )
    else:
        text = Text(
            f"place：政策库中没有任何地区，写了“{written}”",
            f"place: the library has no places at all, got '{written}'",
        )
        advice = _LEAVE_OUT
    line = line_in(file, "place")
    return (fault_of(file, "unknown-jurisdiction", text, advice=advice, line=line),)

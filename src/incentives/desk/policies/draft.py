"""Figures that an officer has typed, and the overlay file that says them."""

import hashlib
from collections.abc import Mapping, Sequence

import attrs
import yaml

from incentives.errors import PolicyError
from incentives.loading.overlay_file import load_overlay_text
from incentives.policy.library import Library, Overlay

Cells = tuple[tuple[tuple[str, ...], str], ...]
"""The keys of each case of a table with its figure; an empty one is not published."""

_UNPUBLISHED = "unpublished"
_FILE = "overlay.yaml"


@attrs.frozen(kw_only=True)
class DraftFigure:
    """A figure as text, in the form of policy files: days in ISO form (`last` empty: without end), plain digits."""

    parameter: str
    first: str
    last: str
    value: str | Cells
    basis: str


@attrs.frozen(kw_only=True)
class Draft:
    """An overlay that is being written."""

    title: str
    authority: str
    jurisdiction: str
    is_reform: bool
    figures: tuple[DraftFigure, ...] = ()

    def text(self) -> str:
        """The overlay file."""
        sets: dict[str, list[dict[str, object]]] = {}
        for each in self.figures:
            sets.setdefault(each.parameter, []).append(_plain_figure(each))
        header: dict[str, object] = {
            "title": {"zh": self.title, "en": self.title},
            "authority": {"zh": self.authority, "en": self.authority},
            "jurisdiction": self.jurisdiction,
        }
        if self.is_reform:
            header["reform"] = True
        return yaml.safe_dump({"overlay": header, "sets": sets}, allow_unicode=True, sort_keys=False, width=1000)

    def loaded(self, library: Library) -> Overlay:
        """The overlay, checked. Raises: PolicyError, with every fault."""
        return load_overlay_text(self.text(), file=_FILE, library=library)

    def stem(self, place: str) -> str:
        """A safe name for its file: the code of the place and the beginning of a digest of what it says."""
        return f"{place}-{hashlib.sha256(self.text().encode()).hexdigest()[:12]}"


def fault_of(figure: DraftFigure, others: Sequence[DraftFigure], draft: Draft, library: Library) -> PolicyError | None:
    """What is wrong with the figure beside those typed before; None if nothing is."""
    tried = attrs.evolve(draft, title="?", authority="?", figures=(*others, figure))
    try:
        tried.loaded(library)
    except PolicyError as error:
        return error
    return None


def _plain_figure(figure: DraftFigure) -> dict[str, object]:
    plain: dict[str, object] = {"from": figure.first}
    if figure.last:
        plain["to"] = figure.last
    if isinstance(figure.value, str):
        plain["value"] = figure.value
    else:
        plain["table"] = _nested(figure.value)
    plain["cite"] = figure.basis
    return plain


def _nested(cells: Cells) -> Mapping[str, object]:
    """The table, level by level of its keys."""
    table: dict[str, object] = {}
    for keys, value in cells:
        level = table
        for key in keys[:-1]:
            inner = level.setdefault(key, {})
            assert isinstance(inner, dict)
            level = inner
        level[keys[-1]] = value or _UNPUBLISHED
    return table

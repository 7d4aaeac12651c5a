"""Figures that an officer has typed, and the overlay file that says them."""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import count
from typing import assert_never

import attrs
import yaml

from incentives.errors import PolicyError
from incentives.loading.files.overlay_file import load_overlay_text
from incentives.policy.figures.schedule import Bracket, NoFigure, Schedule
from incentives.policy.library import Library, Overlay
from incentives.policy.parameter import Beyond, Cell, CellKeys, DatedFigure, Figure, Table
from incentives.values.citation import Standing
from incentives.values.number import written_decimal

_UNPUBLISHED = "unpublished"
_FILE = "overlay.yaml"
_VERSION, _VERSION_EN = re.compile(r"（第[0-9]+版）$"), re.compile(r" \(version [0-9]+\)$")


@attrs.frozen(kw_only=True)
class DraftBracket:
    """One bracket as text.

    `limit` empty: without end. `is_below`: the limit is in the next bracket.
    """

    limit: str
    rate: str
    is_below: bool = False


@attrs.frozen
class DraftSchedule:
    """Brackets in rising order."""

    brackets: tuple[DraftBracket, ...]


Cells = tuple[tuple[CellKeys, str | DraftSchedule], ...]
"""The keys of each case of a table with its figure; an empty one is not published."""


@attrs.frozen(kw_only=True)
class DraftFigure:
    """A figure as text, in the form of policy files.

    Days are in ISO form (`last` empty: without end), figures in plain digits.
    """

    parameter: str
    first: str
    last: str
    value: str | Cells | DraftSchedule
    basis: str


@attrs.frozen(kw_only=True)
class Draft:
    """An overlay that is being written.

    Without English, title and authority are called in English as in Chinese.
    """

    title: str
    title_en: str = ""
    authority: str
    authority_en: str = ""
    jurisdiction: str
    is_reform: bool
    figures: tuple[DraftFigure, ...] = ()

    def text(self) -> str:
        """The overlay file."""
        sets: dict[str, list[dict[str, object]]] = {}
        for figure in self.figures:
            sets.setdefault(figure.parameter, []).append(_plain_figure(figure))
        header: dict[str, object] = {
            "title": {"zh": self.title, "en": self.title_en or self.title},
            "authority": {"zh": self.authority, "en": self.authority_en or self.authority},
            "jurisdiction": self.jurisdiction,
        }
        if self.is_reform:
            header["reform"] = True
        return yaml.safe_dump(
            {"overlay": header, "sets": sets}, allow_unicode=True, sort_keys=False, width=1000
        )

    def loaded(self, library: Library) -> Overlay:
        """The overlay, checked; `PolicyError` tells every fault."""
        return load_overlay_text(self.text(), file=_FILE, library=library)

    def stem(self, place: str) -> str:
        """A safe name for its file: the code of the place, if any, and a digest of what it says."""
        digest = hashlib.sha256(self.text().encode()).hexdigest()[:12]
        return "-".join(filter(None, (place, digest)))


def draft_of(overlay: Overlay) -> Draft | None:
    """The draft that says what the overlay says; None if it says what a draft cannot.

    A draft has no gaps, floors, clauses of other documents, or days known to the month only, and
    nothing in it is said to be not applicable; limits of its brackets are numbers.
    """
    figures: list[DraftFigure] = []
    for parameter, series in overlay.sets.items():
        for dated in series:
            figure = _draft_figure(parameter, dated, overlay)
            if figure is None:
                return None
            figures.append(figure)
    title, authority = overlay.title, overlay.authority
    return Draft(
        title=title.zh,
        title_en=title.en if title.en != title.zh else "",
        authority=authority.zh,
        authority_en=authority.en if authority.en != authority.zh else "",
        jurisdiction=overlay.jurisdiction,
        is_reform=overlay.is_reform,
        figures=tuple(figures),
    )


def next_version(draft: Draft, titles: Collection[str]) -> Draft:
    """The draft under the title of the first version that there is not yet.

    >>> draft = Draft(
    ...     title="托位补助（第2版）", authority="区财政局", jurisdiction="cn", is_reform=False
    ... )
    >>> next_version(draft, {"托位补助", "托位补助（第2版）"}).title
    '托位补助（第3版）'
    """
    bare, bare_en = _VERSION.sub("", draft.title), _VERSION_EN.sub("", draft.title_en)
    number = next(number for number in count(2) if f"{bare}（第{number}版）" not in titles)
    return attrs.evolve(
        draft,
        title=f"{bare}（第{number}版）",
        title_en=f"{bare_en} (version {number})" if bare_en else "",
    )


def fault_of(
    figure: DraftFigure, others: Sequence[DraftFigure], draft: Draft, library: Library
) -> PolicyError | None:
    """What is wrong with the figure beside those typed before; None if nothing is."""
    tried = attrs.evolve(draft, title="?", authority="?", figures=(*others, figure))
    try:
        tried.loaded(library)
    except PolicyError as error:
        return error
    return None


def dated_figure(figure: DraftFigure, library: Library) -> DatedFigure:
    """The figure as the library would hold it.

    It was checked when it was typed, so that it can be read.
    """
    root = next(iter(library.jurisdictions))
    alone = Draft(title="?", authority="?", jurisdiction=root, is_reform=True, figures=(figure,))
    return alone.loaded(library).sets[figure.parameter][0]


def _draft_figure(parameter: str, dated: DatedFigure, overlay: Overlay) -> DraftFigure | None:
    first, last = dated.window.first, dated.window.last
    is_by_day = first.earliest == first.latest and (last is None or last.earliest == last.latest)
    is_own = dated.citation.document == overlay.title.zh and dated.standing is Standing.PUBLISHED
    value = _typed_value(dated.figure) if dated.figure is not None else None
    if value is None or dated.is_floor or not is_by_day or not is_own:
        return None
    return DraftFigure(
        parameter=parameter,
        first=first.earliest.isoformat(),
        last=last.latest.isoformat() if last is not None else "",
        value=value,
        basis=dated.citation.clause,
    )


def _typed_value(figure: Figure) -> str | Cells | DraftSchedule | None:
    """The figure as text; None where some of it is said to be not applicable."""
    if not isinstance(figure, Table):
        return _typed(figure)
    cells = [
        (keys, _typed(cell)) for keys, cell in (*figure.figures.items(), *figure.beyond.items())
    ]
    said = tuple((keys, cell) for keys, cell in cells if cell is not None)
    return said if len(said) == len(cells) else None


def _typed(figure: Cell) -> str | DraftSchedule | None:
    """What stands in a cell as text, empty where it is not published; None as above."""
    match figure:
        case None:
            return ""
        case NoFigure():
            return None
        case Schedule(brackets=brackets):
            typed = tuple(_typed_bracket(bracket) for bracket in brackets)
            said = tuple(bracket for bracket in typed if bracket is not None)
            return DraftSchedule(said) if len(said) == len(typed) else None
        case bool():
            return "true" if figure else "false"
        case date():
            return figure.isoformat()
        case str():
            return figure
        case int() | Fraction():
            return written_decimal(figure)
        case _:
            assert_never(figure)


def _typed_bracket(bracket: Bracket) -> DraftBracket | None:
    if isinstance(bracket.rate, NoFigure) or isinstance(bracket.limit, str):
        return None
    return DraftBracket(
        limit=written_decimal(bracket.limit) if bracket.limit is not None else "",
        rate=written_decimal(bracket.rate),
        is_below=bracket.is_below,
    )


def _plain_figure(figure: DraftFigure) -> dict[str, object]:
    plain: dict[str, object] = {"from": figure.first}
    if figure.last:
        plain["to"] = figure.last
    match figure.value:
        case str():
            plain["value"] = figure.value
        case DraftSchedule() as schedule:
            plain["brackets"] = _plain_brackets(schedule)
        case tuple() as cells:
            plain["table"] = _nested(cells)
        case _:
            assert_never(figure.value)
    plain["cite"] = figure.basis
    return plain


def _plain_brackets(schedule: DraftSchedule) -> list[dict[str, str]]:
    plain = []
    for bracket in schedule.brackets:
        name = "below" if bracket.is_below else "up_to"
        limit = {name: bracket.limit} if bracket.limit else {}
        plain.append({**limit, "value": bracket.rate})
    return plain


def _nested(cells: Cells) -> Mapping[str, object]:
    """The table, level by level of its keys."""
    table: dict[str, object] = {}
    for keys, value in cells:
        if not value and any(isinstance(key, Beyond) for key in keys):
            continue  # nothing is said of what lies beyond the numbers
        level = table
        for key in keys[:-1]:
            inner = level.setdefault(str(key), {})
            assert isinstance(inner, dict)
            level = inner
        said = _plain_brackets(value) if isinstance(value, DraftSchedule) else value
        level[str(keys[-1])] = said or _UNPUBLISHED
    return table

"""A table of texts on a page: typed cell by cell, or pasted from a spreadsheet."""

from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import attrs
import streamlit as st

from incentives.desk.session import say
from incentives.values.text import Text

Cells = Sequence[Sequence[str]]

_WORDS = {
    "number": Text("行", "Row"),
    "total": Text("合计", "Total"),
    "how": Text(
        "可逐格填写，也可从 Excel、WPS 复制后粘贴到起始格；整行清空即删除该行。",
        "Type cell by cell, or paste from a spreadsheet; a row that is emptied is gone.",
    ),
    "pasted": Text("已粘贴 {count} 行。", "{count} rows were pasted."),
    "over": Text(
        "粘贴的内容右侧有 {count} 格超出本表，未采用；请从靠左的列开始粘贴。",
        "{count} cells at the right have no column here and were left out.",
    ),
}


@attrs.frozen(kw_only=True)
class GridColumn:
    """A column: its heading, what may be chosen in it, and whether figures stand in it."""

    label: str
    options: tuple[str, ...] = ()
    is_number: bool = False


@attrs.frozen(kw_only=True)
class GridCell:
    """What stands in a cell, and what is wrong with it; empty: nothing."""

    text: str
    fault: str = ""


@attrs.frozen(kw_only=True)
class Grid:
    """A table as it stands: `totals` are by column, empty where there is none."""

    title: str
    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    totals: tuple[str, ...]


def draw_grid(grid: Grid, *, key: str, take: Callable[[Cells], None]) -> None:
    """Draws the table; `take` gets all of its texts whenever one was typed, or some were pasted."""

    def changed() -> None:
        cells = _sent(key)
        if cells is not None:
            take(cells["rows"])

    sent = _sent(key)
    _component()(
        key=key,
        data={
            **attrs.asdict(grid),
            "words": {
                name: say(text) if "{" not in text.zh else _open(text)
                for name, text in _WORDS.items()
            },
            "seq": sent["seq"] if sent is not None else 0,
        },
        default={"cells": None},
        on_cells_change=changed,
    )


def _open(text: Text) -> str:
    """The sentence with its gap as it is: it is filled in on the page."""
    return say(text, count="{count}")


def _sent(key: str) -> dict[str, Any] | None:
    """What the page sent last of the table, such that nothing but texts is in it."""
    state = st.session_state.get(key)
    cells = state.get("cells") if state is not None else None
    if not isinstance(cells, dict) or not isinstance(cells.get("rows"), list):
        return None
    rows = [[str(text) for text in row] for row in cells["rows"] if isinstance(row, list)]
    return {"seq": int(cells.get("seq", 0)), "rows": rows}


@cache
def _component() -> Callable[..., Any]:
    folder = files("incentives.desk.controls")
    return st.components.v2.component(
        "incentives.grid",
        html='<div class="grid"></div>',
        css=folder.joinpath("grid.css").read_text(encoding="utf-8"),
        js=folder.joinpath("grid.js").read_text(encoding="utf-8"),
    )

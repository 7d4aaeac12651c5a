"""A chart as a picture that a report can take: lying bars as SVG, drawn by ourselves.

The same amounts always make the same file; it needs no program beside this one, and a word
processor can scale and print it.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from xml.sax.saxutils import escape

import attrs

from incentives.report.printing.excel.chart_page import COLOURS
from incentives.report.printing.layout import width_of
from incentives.values.number import exact, written_decimal

_FONT = "'Noto Sans CJK SC','Microsoft YaHei','SimSun',sans-serif"
_WIDTH, _BAR, _GAP, _TOP, _LINE = 960, 22, 14, 64, 22
_LETTER = 7
"""How broad a narrow letter is drawn; a Chinese one is twice as broad."""
_WIDEST_NAME = 380
_FIGURES = 130
"""Room for the figure behind a bar."""


@attrs.frozen(kw_only=True)
class Picture:
    """Bars by name: of each the amounts of its series, in the order of `series`.

    `stacked`: they stand behind each other and are added; else one below the other. `unit`: said
    beside the title. Amounts are drawn to scale and written beside the bars to the fen.
    """

    title: str
    unit: str
    series: tuple[str, ...]
    bars: Mapping[str, Sequence[Decimal]]
    stacked: bool

    def svg(self) -> str:
        """The picture; every bar is as broad as the others, however few there are."""
        left = min(max(map(self._wide, self.bars), default=0), _WIDEST_NAME) + 16
        most = self._most()
        scale = Decimal(_WIDTH - left - _FIGURES) / most if most else Decimal(0)
        drawn: list[str] = []
        at = _TOP
        for name, amounts in self.bars.items():
            drawn.append(_text(left - 8, at + _BAR // 2 + 5, _shortened(name), anchor="end"))
            at = self._bar(drawn, amounts, at, (left, scale)) + _GAP
        height = at + _LINE
        axis = f'<path d="M{left} {_TOP - 8}V{at - _GAP + 8}" stroke="#222"/>'
        head = [_text(16, 24, f"{self.title}（{self.unit}）", size=15), *self._legend()]
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
            f'viewBox="0 0 {_WIDTH} {height}" font-family="{_FONT}" font-size="13">'
            f"<title>{escape(self.title)}</title>"
            f'<rect width="{_WIDTH}" height="{height}" fill="white"/>'
            f"{''.join(head)}{axis}{''.join(drawn)}</svg>"
        )

    def _most(self) -> Decimal:
        if self.stacked:
            return max(map(_sum, self.bars.values()), default=Decimal(0))
        return max(
            (amount for amounts in self.bars.values() for amount in amounts), default=Decimal(0)
        )

    def _bar(
        self, drawn: list[str], amounts: Sequence[Decimal], at: int, scaled: tuple[int, Decimal]
    ) -> int:
        """The bars of one name are drawn from `at` downwards; where they end is returned."""
        left, scale = scaled
        if not self.stacked:
            for place, amount in enumerate(amounts):
                drawn.append(_rect((left, at), amount * scale, COLOURS[place % len(COLOURS)]))
                end = left + int(amount * scale) + 6
                drawn.append(_text(end, at + _BAR // 2 + 5, f"{amount:,.2f}"))
                at += _BAR
            return at
        begin = Decimal(left)
        for place, amount in enumerate(amounts):
            drawn.append(_rect((begin, at), amount * scale, COLOURS[place % len(COLOURS)]))
            begin += amount * scale
        drawn.append(_text(int(begin) + 6, at + _BAR // 2 + 5, f"{_sum(amounts):,.2f}"))
        return at + _BAR

    def _legend(self) -> list[str]:
        """What the colours mean, where there are several."""
        if len(self.series) < 2:
            return []
        drawn, at = list[str](), 16
        for place, name in enumerate(self.series):
            drawn.append(
                f'<rect x="{at}" y="36" width="12" height="12" '
                f'fill="{COLOURS[place % len(COLOURS)]}" stroke="#333"/>'
            )
            drawn.append(_text(at + 18, 47, name))
            at += 18 + self._wide(name) + 20
        return drawn

    def _wide(self, text: str) -> int:
        return width_of(text) * _LETTER


def _sum(amounts: Sequence[Decimal]) -> Decimal:
    """To the fen, whatever the decimal context."""
    return Decimal(written_decimal(exact(sum(map(Fraction, amounts), Fraction(0))), places=2))


def _rect(at: tuple[Decimal | int, int], width: Decimal, colour: str) -> str:
    x, y = at
    return (
        f'<rect x="{x:.2f}" y="{y}" width="{max(width, Decimal(0)):.2f}" height="{_BAR}" '
        f'fill="{colour}" stroke="#333" stroke-width="0.6"/>'
    )


def _text(x: int, y: int, text: str, *, anchor: str = "start", size: int = 13) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}">{escape(text)}</text>'


def _shortened(name: str) -> str:
    """The name, cut where it would run out of the picture."""
    if width_of(name) * _LETTER <= _WIDEST_NAME:
        return name
    while width_of(name) * _LETTER > _WIDEST_NAME - 2 * _LETTER:
        name = name[:-1]
    return f"{name}…"

"""What a spreadsheet shows for a figure: officers answer for what they see, not for what is stored.

A format can show 180 as 180万元, 1 as 100%, 0.5 as 1, or nothing at all.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

import attrs

_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)" | [\\!](?P<escaped>.) | [_*]. | \[\$(?P<currency>[^\]-]*)[^\]]*\]
    | \[(?P<bracketed>[^\]]*)\] | (?P<general>General) | (?P<power>E[+-]) | (?P<end>;)
    | (?P<digit>[0#?.,]) | (?P<sign>[%@/]) | (?P<bare>.)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_SCALES = re.compile(
    r"[万亿萬億]|[千百十仟佰拾](?![瓦克米帕伏分])|[%‰]|(?<![A-Za-z])[0-9]"
    r"|(?<![A-Za-z])(k|K|M|mn|thousand|million)(?![A-Za-z0-9])"
)
"""Words beside a figure that say that it is another number."""
_CURRENCIES = re.compile(
    r"[美欧港日澳加新]元|港币|日圆|英镑|韩元|澳门元|台币|[$€£₩]|USD|EUR|HKD|JPY|GBP|KRW|MOP|TWD"
)
"""Words of a currency that has to be that of the fact, as if it had been typed beside it."""
_SCALED_BY_COMMAS = re.compile(r"[0#?],+(?=\.|$)")
_OF_AMOUNTS = "#,##0.00"
"""The template's own, which has room for the fen; finer prices are stored as they were typed."""
_EXACT = Context(prec=400)


@attrs.frozen(kw_only=True)
class _Section:
    """One of the parts of a format, which are for what is above, below and at zero."""

    digits: str = ""
    words: str = ""
    leads: str = ""
    signs: str = ""
    condition: str = ""
    is_general: bool = False
    is_power: bool = False

    @property
    def decimals(self) -> int:
        return len(self.digits.partition(".")[2].replace(",", ""))


def as_shown(figure: Decimal, form: str) -> Decimal | str | None:
    """The figure as the format shows it; None: as another number than it is.

    Percentages, and figures with zeros before them or a currency of their own beside them, are
    given as the text that is seen.

    >>> as_shown(Decimal(180), '0"万元"') is None, as_shown(Decimal(180), '0"元"')
    (True, Decimal('180'))
    >>> as_shown(Decimal("0.035"), "0.0%"), as_shown(Decimal(7), "000")
    ('3.5%', '007')
    >>> as_shown(Decimal(900), '[$$-409]#,##0'), as_shown(Decimal(900), '#,##0"美元"')
    ('900$', '900美元')
    """
    sections = _sections(form)
    if any(section.condition for section in sections):
        shown = {_in_section(figure, section, form) for section in sections}
        return shown.pop() if len(shown) == 1 else None
    numbers = sections[:3]
    if figure < 0 and len(numbers) > 1:
        section = numbers[1]
        return _in_section(figure, section, form) if {"-", "(", "−"} & set(section.words) else None
    section = numbers[2] if figure == 0 and len(numbers) > 2 else numbers[0]
    if figure > 0 and "-" in section.leads:
        return None
    return _in_section(figure, section, form)


def _in_section(figure: Decimal, section: _Section, form: str) -> Decimal | str | None:
    if section.is_general or "@" in section.signs:
        return None if _SCALES.search(section.words) else _with_currency(figure, section)
    is_zero_named = figure == 0 and not section.digits.strip(",.")
    if is_zero_named and section.words.strip("-− "):
        return None
    if is_zero_named and section.words:
        return figure  # a dash for nothing
    is_percent = "%" in section.signs
    seen = _EXACT.multiply(figure, Decimal(100 ** section.signs.count("%")))
    is_another = (
        not re.search("[0#?]", section.digits)
        or _SCALED_BY_COMMAS.search(section.digits)
        or _SCALES.search(section.words)
        or (not section.is_power and form != _OF_AMOUNTS and _is_rounded(seen, section))
        or (section.is_power and _is_rounded(_mantissa(seen), section))
    )
    if is_another:
        return None
    if is_percent:
        return f"{seen.normalize():f}%"
    is_padded = set(section.digits) == {"0"} and figure >= 0 and not section.is_power
    text = f"{figure.normalize():f}"
    if is_padded and len(section.digits) > 1:
        return text.zfill(len(section.digits))
    return _with_currency(figure, section)


def _with_currency(figure: Decimal, section: _Section) -> Decimal | str:
    """The figure, with the currency that the format puts beside it."""
    named = _CURRENCIES.search(section.words)
    return figure if named is None else f"{figure.normalize():f}{named[0]}"


def _is_rounded(figure: Decimal, section: _Section) -> bool:
    if "/" in section.signs:
        return figure != figure.to_integral_value()
    step = Decimal(1).scaleb(-section.decimals)
    return figure.quantize(step, rounding=ROUND_HALF_UP, context=_EXACT) != figure


def _mantissa(figure: Decimal) -> Decimal:
    return figure.scaleb(-figure.adjusted()) if figure else figure


@lru_cache(maxsize=512)
def _sections(form: str) -> tuple[_Section, ...]:
    sections = [_Section()]
    for token in _TOKEN.finditer(form):
        kind, text = token.lastgroup, token[token.lastgroup] if token.lastgroup else ""
        if kind == "end":
            sections.append(_Section())
        else:
            sections[-1] = _with_token(sections[-1], kind, text)
    return tuple(sections)


def _with_token(section: _Section, kind: str | None, text: str) -> _Section:
    match kind:
        case "digit" if section.is_power:
            return section
        case "digit":
            return attrs.evolve(section, digits=section.digits + text)
        case "sign":
            return attrs.evolve(section, signs=section.signs + text)
        case "general":
            return attrs.evolve(section, is_general=True)
        case "power":
            return attrs.evolve(section, is_power=True)
        case "bracketed":
            return attrs.evolve(section, condition=text if text[:1] in "<>=" else "")
        case "quoted" | "escaped" | "currency" | "bare":
            leads = section.leads if section.digits else section.leads + text
            return attrs.evolve(section, words=section.words + text, leads=leads)
        case _:
            return section

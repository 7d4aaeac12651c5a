"""Overlays: figures that an authority supplies, or tries, in a file of its own.

They are checked like policies, against a library.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import attrs

from incentives.language.slips.nearest import few_of, meant
from incentives.loading.entries.figures.dated import FigureSource, read_figures
from incentives.loading.files.floors import fallen_below
from incentives.loading.rules.soundness.limits import check_supplied_limits
from incentives.loading.rules.soundness.shares import check_supplied_shares
from incentives.loading.text.fields import Fields
from incentives.loading.text.json_reader import read_json
from incentives.loading.text.limits import OF_POLICIES
from incentives.loading.text.log import FaultLog
from incentives.loading.text.nodes import Node, Scalar
from incentives.loading.text.reader import read_text
from incentives.loading.text.source import Source, is_json, source_of, text_of_file
from incentives.policy.instrument import Instrument
from incentives.policy.library import Library, Overlay, law_of
from incentives.policy.origin.names import names_of_places
from incentives.policy.parameter import Cell, DatedFigure, Figure, Parameter
from incentives.policy.parameter import Table as FigureTable
from incentives.values.citation import Standing
from incentives.values.number import written_decimal
from incentives.values.period import CalendarLimit, Window
from incentives.values.span import Span
from incentives.values.text import Text, full_width
from incentives.values.texts.plain_text import compared

OVERLAY_HEADER_KEYS = ("title", "authority", "jurisdiction", "reform")
REQUIRED_OVERLAY_HEADER_KEYS = ("title", "authority", "jurisdiction")
OVERLAY_KEYS = ("overlay", "sets")
_IF_TRIED = Text(
    "如属试算其他数值，请选择“试算（改革方案）”。",
    "Say `reform: true` in the header if you mean to try another figure.",
)
_ALWAYS = Window(first=CalendarLimit.on_day(date.min))


def load_overlay_file(path: Path, library: Library) -> Overlay:
    """The overlay in the file.

    Raises:
        PolicyError: with every fault; an overlay that is no reform may not set what is published.
    """
    text = text_of_file(path, shown_as=path.name, limits=OF_POLICIES)
    return load_overlay_text(text, file=path.name, library=library)


def load_overlay_text(text: str, *, file: str, library: Library) -> Overlay:
    """The overlay that the text is, as `load_overlay_file`; faults call it `file`.

    It is JSON by its name or by how it begins, else YAML.
    """
    if is_json(text, file=file):
        root = read_json(text, file=file, limits=OF_POLICIES)
    else:
        root = read_text(text, file=file)
    return _load(root, source_of(text, file=file), library)


def overlay_of_sets(sets: Node, jurisdiction: str, library: Library, log: FaultLog) -> Overlay:
    """An overlay that a policy case states in place: figures tried, published ones too.

    They are for the one place, by the id of its folder. Faults go to the log.
    """
    title = Text("政策用例", "policy case")
    source = FigureSource(instrument=_issuer(title, jurisdiction, sets.span), overlay=title)
    figures = _read_sets(sets, source, _fields(log, library), library, is_reform=True)
    return Overlay(
        title=title,
        authority=title,
        jurisdiction=jurisdiction,
        is_reform=True,
        sets=figures,
        digest="",
        file=sets.span.file,
    )


def _issuer(title: Text, jurisdiction: str, span: Span) -> Instrument:
    """The authority of an overlay, as an instrument without limits in time that states figures."""
    return Instrument(
        id="",
        number=title.each[0],
        title=title,
        jurisdiction=jurisdiction,
        published=None,
        in_force=_ALWAYS,
        standing=Standing.PUBLISHED,
        continues=None,
        span=span,
    )


def _fields(log: FaultLog, library: Library) -> Fields:
    """Reads wordings in the languages of the library."""
    return Fields(log, tuple(language.tag for language in library.languages))


def _load(root: Node, source: Source, library: Library) -> Overlay:
    log = FaultLog(sources={source.file: source})
    fields = _fields(log, library)
    table = fields.table(root, allowed=OVERLAY_KEYS, required=OVERLAY_KEYS, what="an overlay file")
    header = fields.table(
        table.find("overlay") if table is not None else None,
        allowed=OVERLAY_HEADER_KEYS,
        required=REQUIRED_OVERLAY_HEADER_KEYS,
        what="'overlay'",
    )
    if table is None or header is None:
        log.raise_if_any()
        raise AssertionError("a fault was noted")
    title = fields.wording(header.find("title"), what="'title'")
    authority = fields.wording(header.find("authority"), what="'authority'")
    place = fields.scalar(header.find("jurisdiction"), what="'jurisdiction'")
    jurisdiction = _jurisdiction(place.text, library) if place is not None else None
    if place is not None and jurisdiction is None:
        fields.unknown_value(place, [name for name in library.jurisdictions if name])
    is_reform = bool(fields.truth(header.find("reform"), what="'reform'"))
    if title is None or authority is None or jurisdiction is None:
        log.raise_if_any()
        raise AssertionError("a fault was noted")
    issuer = FigureSource(instrument=_issuer(title, jurisdiction, header.span), overlay=title)
    sets = _read_sets(table.find("sets"), issuer, fields, library, is_reform=is_reform)
    log.raise_if_any()
    return Overlay(
        title=title,
        authority=authority,
        jurisdiction=jurisdiction,
        is_reform=is_reform,
        sets=sets,
        digest=hashlib.sha256(source.text.encode()).hexdigest(),
        file=source.file,
    )


def _jurisdiction(written: str, library: Library) -> str | None:
    """The place of this id or code, or that is called so; None: none is, or several are."""
    if written in library.jurisdictions:
        return written
    code = names_of_places(library.jurisdictions).get(compared(written), written)
    chain = library.chain_of(code)
    return chain[-1] if chain else None


def _read_sets(
    listed: Node | None, source: FigureSource, fields: Fields, library: Library, *, is_reform: bool
) -> Mapping[str, tuple[DatedFigure, ...]]:
    """The figures by the full id of their parameter; they have always been known."""
    sets: dict[str, tuple[DatedFigure, ...]] = {}
    for name, node in fields.entries(listed, what="'sets'"):
        called = _parameters_called(name.text, source.instrument.jurisdiction, library)
        if len(called) != 1:
            _no_parameter(name, called, library, fields)
            continue
        [parameter] = called
        if parameter.id in sets:
            message = Text(f"“{name.text}”已在上面填写过", f"'{name.text}' is set above already")
            fields.log.add(name.span, message, "repeated-id")
            continue
        figures = read_figures(node, parameter, source, fields)
        if not is_reform:
            for figure in figures:
                _refuse_published(
                    parameter, figure, source.instrument.jurisdiction, fields, library
                )
        sets[parameter.id] = tuple(attrs.evolve(figure, known_from=date.min) for figure in figures)
    check_supplied_shares(sets, library, fields)
    check_supplied_limits(sets, library, fields)
    return sets


def _parameters_called(written: str, jurisdiction: str, library: Library) -> tuple[Parameter, ...]:
    """The parameter of this id; else those of the law of the place that are called so."""
    figures = _figures_of(library)
    if written in figures:
        return (figures[written],)
    law, short = law_of(library, library.chain_from(jurisdiction)), compared(written)
    return tuple(
        parameter
        for parameter in figures.values()
        if law.figures[parameter.id] and short in map(compared, parameter.text.each)
    )


def _figures_of(library: Library) -> Mapping[str, Parameter]:
    """The figures that an authority may supply: not which version of a rule holds."""
    return {
        name: parameter
        for name, parameter in library.parameters.items()
        if not parameter.is_version
    }


def _no_parameter(
    name: Scalar, called: Sequence[Parameter], library: Library, fields: Fields
) -> None:
    """That nothing is called so, with what was probably meant; or those that are."""
    if called:
        ids = [parameter.id for parameter in called]
        message = Text(
            f"有 {len(ids)} 个政策数值叫“{name.text}”",
            f"{len(ids)} parameters are called '{name.text}'",
        )
        hint: Text | None = few_of(name.text, ids)
    else:
        figures = _figures_of(library)
        names = [name for parameter in figures.values() for name in parameter.text.each[:1]]
        message = Text(
            f"政策库中没有“{name.text}”这一政策数值", f"there is no parameter '{name.text}'"
        )
        hint = meant(name.text, [*figures, *names])
    fields.log.add(name.span, message, "unknown-name", hint)


def _refuse_published(
    parameter: Parameter, figure: DatedFigure, jurisdiction: str, fields: Fields, library: Library
) -> None:
    """Only a reform may set a figure that is public for the place and days.

    Above a floor an authority is free.
    """
    law = law_of(library, library.chain_from(jurisdiction))
    for dated in law.figures[parameter.id]:
        is_open = dated.figure is None and not dated.rule
        if is_open or not dated.window.overlaps(figure.window):
            continue
        known = dated.figure  # none where a rule sets it
        pairs = [(None, None)] if known is None else _pairs(known, figure.figure)
        if not pairs:
            continue
        if not dated.is_floor:
            called = full_width(parameter.text.zh)
            message = Text(
                f"“{called}”在这一期间已有公布的数值：{dated.citation}",
                f"'{parameter.id}' is published for these days: {dated.citation}",
            )
            fields.log.add(figure.span, message, "overlay-of-published", _IF_TRIED)
            return
        lower = next(filter(None, (fallen_below(floor, tried) for floor, tried in pairs)), None)
        if lower is not None:
            floor, tried = lower
            least, source = written_decimal(floor), dated.citation
            written = written_decimal(tried) if tried is not None else None
            message = Text(
                f"文件规定不低于 {least}，填写为 {written or '空'}：{source}",
                f"the law says not less than {least}, found {written or 'no figure'}: {source}",
            )
            fields.log.add(figure.span, message, "overlay-below-floor", _IF_TRIED)
            return


def _pairs(known: Figure, tried: Figure | None) -> list[tuple[Cell, Cell]]:
    """What stands against each other: the figures, or the cells of tables that both have."""
    if not isinstance(known, FigureTable) or not isinstance(tried, FigureTable):
        return [
            (
                None if isinstance(known, FigureTable) else known,
                None if isinstance(tried, FigureTable) else tried,
            )
        ]
    every = dict.fromkeys((*known.figures, *tried.figures))
    cells = [(known.figure_for(keys), tried.figure_for(keys)) for keys in every]
    cells += [(cell, tried.beyond.get(keys)) for keys, cell in known.beyond.items()]
    return [(mine, cell) for mine, cell in cells if mine is not None and cell is not None]

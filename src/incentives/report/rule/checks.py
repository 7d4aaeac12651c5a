"""An instrument with its measures and checks, and a check by itself, in words."""

from collections.abc import Iterator

from incentives.language.expression import NameKind
from incentives.policy.check import Check, Measure
from incentives.policy.library import Library
from incentives.policy.readings import names_read
from incentives.report.printing.blocks import Block, Bullet, Bullets, Pairs, Sheet
from incentives.report.rule.figures import FigureSeries
from incentives.report.rule.formula import RuleFormulas
from incentives.report.words.expressions import Phrases
from incentives.report.words.names import Words, printable
from incentives.values.text import Language, Text
from incentives.wordings.report import rule as rule_wordings
from incentives.wordings.report import sheet as wordings


def measures_carried_by(rule_id: str, words: Words) -> list[Bullet]:
    """The measures that name the rule as what carries them."""
    return [
        Bullet(text=_measure(measure, words))
        for measure in words.library.measures
        if rule_id in measure.by
    ]


def instrument_sheet(instrument_id: str, library: Library, language: Language) -> Sheet:
    """The instrument: its incentives, its measures with what carries them, and its checks.

    Raises:
        KeyError: if the library has no instrument of that id.
    """
    words = Words(library=library, language=language)
    instrument = library.instruments[instrument_id]
    incentives = [
        incentive
        for incentive in library.incentives.values()
        if incentive.instrument == instrument_id
    ]
    measures = [measure for measure in library.measures if measure.instrument == instrument_id]
    checks = [check for check in library.checks.values() if check.instrument == instrument_id]
    lists = (
        (
            rule_wordings.INCENTIVES,
            [
                Bullet(text=_title_and_id(incentive.title, incentive.id, words))
                for incentive in incentives
            ],
        ),
        (rule_wordings.MEASURES, [_measure_with_rules(measure, words) for measure in measures]),
        (rule_wordings.CHECKS, [_check(check, words) for check in checks]),
    )
    blocks: list[Block] = [Pairs(rows=tuple(_head(instrument_id, words)))]
    blocks += [
        Bullets(title=words.say(title), entries=tuple(entries))
        for title, entries in lists
        if entries
    ]
    title = words.say(rule_wordings.INSTRUMENT_TITLE, title=words.law(instrument.title))
    return Sheet(title=title, blocks=tuple(blocks))


def check_sheet(check_id: str, library: Library, language: Language) -> Sheet:
    """The check: its condition, its date, and the figures that it reads.

    Raises:
        KeyError: if the library has no check of that id.
    """
    words = Words(library=library, language=language)
    say = words.say
    check = library.checks[check_id]
    instrument = library.instruments[check.instrument]
    at = Phrases(words).of(check.at) if check.at is not None else say(rule_wordings.ON_DAY)
    rows = (
        (say(rule_wordings.ID), check.id),
        (say(rule_wordings.INSTRUMENT), words.source(check.citation)),
        (say(rule_wordings.IN_FORCE), words.window(instrument.in_force)),
    )
    conditions = RuleFormulas(words).conditions(check.condition)
    dated = Bullet(text=say(rule_wordings.AT, date=at))
    blocks: list[Block] = [
        Pairs(rows=rows),
        Bullets(title=say(rule_wordings.CHECK_HOLDS), entries=(*conditions, dated)),
    ]
    names = names_read(check.expressions, library.definitions, NameKind.FIGURE)
    if names:
        series = FigureSeries(words, library.chain_from(instrument.jurisdiction))
        figures = tuple(series.bullet(library.parameters[name]) for name in names)
        blocks.append(Bullets(title=say(rule_wordings.FIGURES), entries=figures))
    title = say(rule_wordings.CHECK_TITLE, title=words.law(check.text))
    return Sheet(title=title, blocks=tuple(blocks))


def _head(instrument_id: str, words: Words) -> Iterator[tuple[str, str]]:
    instrument = words.library.instruments[instrument_id]
    place = words.library.jurisdictions.get(instrument.jurisdiction)
    if instrument.published is not None:
        published = words.limit(instrument.published)
    else:
        published = words.say(rule_wordings.PUBLISHED_NOT_ON_RECORD)
    yield words.say(rule_wordings.ID), instrument.id
    yield words.say(rule_wordings.NUMBER), printable(instrument.number)
    yield words.say(rule_wordings.PUBLISHED), published
    yield words.say(rule_wordings.IN_FORCE), words.window(instrument.in_force)
    if place is not None and place.id:
        yield words.say(rule_wordings.PLACE), words.law(place.name)


def _measure(measure: Measure, words: Words) -> str:
    return words.say(
        wordings.WITH_SOURCE, text=words.law(measure.text), source=words.source(measure.citation)
    )


def _measure_with_rules(measure: Measure, words: Words) -> Bullet:
    if measure.reason is not None:
        told = [words.say(rule_wordings.MEASURE_REASON, reason=words.law(measure.reason))]
    else:
        titles = ((words.law(_title_of(rule, words.library)), rule) for rule in measure.by)
        told = [words.say(rule_wordings.MEASURE_BY, title=title, id=rule) for title, rule in titles]
    text = words.with_clause(words.law(measure.text), measure.citation)
    return Bullet(text=text, below=tuple(Bullet(text=line) for line in told))


def _title_of(rule: str, library: Library) -> Text:
    if rule in library.incentives:
        return library.incentives[rule].title
    return library.checks[rule].text if rule in library.checks else library.definitions[rule].text


def _check(check: Check, words: Words) -> Bullet:
    conditions = RuleFormulas(words).conditions(check.condition)
    return Bullet(text=_title_and_id(check.text, check.id, words), below=conditions[0].below)


def _title_and_id(title: Text, name: str, words: Words) -> str:
    return words.say(rule_wordings.TITLE_AND_ID, title=words.law(title), id=name)

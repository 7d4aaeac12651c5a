"""An instrument with its measures, checks and results; a check or a result by itself, in words."""

from collections.abc import Iterator

from incentives.language.expression import NameKind
from incentives.policy.check import Check, ComputedResult, Measure
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
    """The instrument: its incentives, its measures with what carries them, its checks and results.

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
    results = [result for result in library.results.values() if result.instrument == instrument_id]
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
        (rule_wordings.RESULTS, [_result(result, words) for result in results]),
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
    conditions = RuleFormulas(words).conditions(check.condition)
    holds = Bullets(title=say(rule_wordings.CHECK_HOLDS), entries=(*conditions, _at(check, words)))
    title = say(rule_wordings.CHECK_TITLE, title=words.law(check.text))
    return Sheet(title=title, blocks=(_beside(check, words), holds, *_figures(check, words)))


def result_sheet(result_id: str, library: Library, language: Language) -> Sheet:
    """The result: its formula, its rows, its date, and the figures that it reads.

    Raises:
        KeyError: if the library has no result of that id.
    """
    words = Words(library=library, language=language)
    say = words.say
    result = library.results[result_id]
    lines = [_formula(result, words), _at(result, words)]
    if result.for_each is not None:
        rows = words.list_called(result.for_each)
        lines.insert(1, Bullet(text=say(rule_wordings.FOR_EACH, rows=rows)))
    worked_out = Bullets(title=say(rule_wordings.RESULT_IS), entries=tuple(lines))
    title = say(rule_wordings.RESULT_TITLE, title=words.law(result.title))
    return Sheet(title=title, blocks=(_beside(result, words), worked_out, *_figures(result, words)))


def _beside(rule: Check | ComputedResult, words: Words) -> Pairs:
    """Its id, where it stands, and when it is in force."""
    instrument = words.library.instruments[rule.instrument]
    rows = (
        (rule_wordings.ID, rule.id),
        (rule_wordings.INSTRUMENT, words.source(rule.citation)),
        (rule_wordings.IN_FORCE, words.window(instrument.in_force)),
    )
    return Pairs(rows=tuple((words.say(name), value) for name, value in rows))


def _at(rule: Check | ComputedResult, words: Words) -> Bullet:
    """The date at which law and statuses are read."""
    on_day = words.say(rule_wordings.ON_DAY)
    at = Phrases(words).of(rule.at) if rule.at is not None else on_day
    return Bullet(text=words.say(rule_wordings.AT, date=at))


def _figures(rule: Check | ComputedResult, words: Words) -> list[Block]:
    """The figures of the law that it reads."""
    library = words.library
    names = names_read(rule.expressions, library.definitions, NameKind.FIGURE)
    place = library.instruments[rule.instrument].jurisdiction
    series = FigureSeries(words, library.chain_from(place))
    figures = tuple(series.bullet(library.parameters[name]) for name in names)
    return [Bullets(title=words.say(rule_wordings.FIGURES), entries=figures)] if figures else []


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


def _result(result: ComputedResult, words: Words) -> Bullet:
    named = _title_and_id(result.title, result.id, words)
    return Bullet(text=named, below=(_formula(result, words),))


def _formula(result: ComputedResult, words: Words) -> Bullet:
    body = words.library.definitions[result.id].body
    return RuleFormulas(words).quantity(words.law(result.title), body)


def _title_and_id(title: Text, name: str, words: Words) -> str:
    return words.say(rule_wordings.TITLE_AND_ID, title=words.law(title), id=name)

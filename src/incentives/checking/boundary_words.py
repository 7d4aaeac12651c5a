"""Thresholds and what cases lack of them, in words."""

from collections.abc import Mapping
from datetime import date
from typing import assert_never

import attrs

from incentives.checking.coverage import RuleCoverage, ThresholdCoverage
from incentives.checking.folder import CheckReport
from incentives.checking.thresholds import (
    BracketLimit,
    Comparison,
    FigureChange,
    Side,
    TableEnd,
    Threshold,
    WindowLimit,
)
from incentives.language.types import NumberType
from incentives.policy.library import Library
from incentives.report.words.expressions import Phrases
from incentives.report.words.names import Words, printable
from incentives.values.period import Period
from incentives.values.tables import one_for_each
from incentives.values.text import Language, Text
from incentives.values.texts.habits import day_in, digits_in, has_own_habits
from incentives.values.unit import ONE
from incentives.wordings import checking as wordings

_SIDES: Mapping[Side, Text] = one_for_each(
    Side, {Side.BELOW: wordings.BELOW, Side.ON: wordings.ON, Side.ABOVE: wordings.ABOVE}
)
_DAYS: Mapping[Side, Text] = one_for_each(
    Side,
    {Side.BELOW: wordings.DAY_BEFORE, Side.ON: wordings.THE_DAY, Side.ABOVE: wordings.DAY_AFTER},
)


def summary_lines(report: CheckReport, language: Language) -> list[str]:
    """What was proven, and how many boundaries the cases show: a line each.

    None for a folder that could not be loaded.
    """
    proof, coverage = report.proof, report.coverage
    if proof is None or coverage is None:
        return []
    proven = wordings.PROVEN.to(language).format(
        places=proof.places,
        series=proof.series,
        first=_day(proof.first, language),
        last=_day(proof.last, language),
        days=digits_in(language, f"{proof.days:,}"),
        incentives=report.incentives,
        brackets=proof.brackets,
        figures=proof.figures,
    )
    return [
        proven,
        wordings.COVERED.to(language).format(covered=coverage.covered, needed=coverage.needed),
    ]


def _day(day: date, language: Language) -> str:
    """The day as the files have it; of a language with habits of its own as its readers do."""
    return day_in(language, day) if has_own_habits(language) else day.isoformat()


def boundary_lines(report: CheckReport, language: Language) -> list[str]:
    """Of each incentive and result how many boundaries its cases show, and what they lack.

    A line a rule, and below it one for every threshold with a side on which no case lies;
    each ends in a line feed. None for a folder that could not be loaded.
    """
    if report.coverage is None or report.library is None:
        return []
    words = BoundaryWords(Words(library=report.library, language=language))
    return [f"{line}\n" for coverage in report.coverage.rules for line in words.lines(coverage)]


@attrs.frozen
class BoundaryWords:
    """Puts thresholds into words of one language."""

    words: Words

    @classmethod
    def of_library(cls, library: Library, language: Language) -> "BoundaryWords":
        return cls(Words(library=library, language=language))

    def lines(self, coverage: RuleCoverage) -> list[str]:
        """The incentive or result, and below it what is lacking."""
        title = self.words.law(coverage.rule.title)
        head = self.words.say(
            wordings.INCENTIVE,
            title=title,
            id=coverage.rule.id,
            covered=coverage.covered,
            needed=coverage.needed,
        )
        return [
            head,
            *(self._lack(threshold) for threshold in coverage.thresholds if threshold.lacking),
        ]

    def _lack(self, coverage: ThresholdCoverage) -> str:
        threshold = coverage.threshold
        place = f"{threshold.span.file}:{threshold.span.line}"
        sides = self.words.listed(self._side(threshold, side) for side in coverage.lacking)
        return self.words.say(
            wordings.LACKS, place=place, subject=self.subject(threshold), sides=sides
        )

    def _side(self, threshold: Threshold, side: Side) -> str:
        match threshold:
            case Comparison() | BracketLimit() | TableEnd():
                return self.words.say(_SIDES[side])
            case WindowLimit(days=days) | FigureChange(days=days):
                period = dict(days)[side]
                return self.words.say(
                    wordings.SIDE_OF_DAY, side=self.words.say(_DAYS[side]), days=self._days(period)
                )
            case _:
                assert_never(threshold)

    def _days(self, period: Period) -> str:
        return (
            self.words.day(period.first)
            if period.first == period.last
            else self.words.period(period)
        )

    def subject(self, threshold: Threshold) -> str:
        """What is compared, or which day it is."""
        say, words = self.words.say, self.words
        match threshold:
            case Comparison(figure=figure):
                phrase = Phrases(words, threshold.rows).of(threshold.expression)
                if figure is None:
                    return phrase
                return say(wordings.OF_FIGURE, subject=phrase, window=words.window(figure.window))
            case BracketLimit(expression=graduate, figure=schedule):
                type_ = graduate.argument.type
                amount = words.numbers.quantity(
                    threshold.limit, type_.unit if isinstance(type_, NumberType) else ONE
                )
                number = Phrases(words).of(graduate.argument)
                return say(
                    wordings.BRACKET,
                    number=number,
                    limit=amount,
                    window=words.window(schedule.window),
                )
            case TableEnd(expression=lookup, key=at, figure=dated):
                type_ = lookup.keys[at].type
                unit = type_.unit if isinstance(type_, NumberType) else ONE
                return say(
                    wordings.TABLE_END,
                    table=Phrases(words).of(lookup),
                    last=words.numbers.quantity(threshold.limit, unit),
                    window=words.window(dated.window),
                )
            case WindowLimit(instrument=instrument, is_start=is_start):
                limit = instrument.in_force.first if is_start else instrument.in_force.last
                day = words.limit(limit) if limit is not None else ""
                wording = wordings.BEGINS if is_start else wordings.ENDS
                said = say(wording, number=printable(instrument.number), day=day)
                if threshold.of is None:
                    return said
                return say(wordings.OF_DAY, subject=Phrases(words).of(threshold.of), limit=said)
            case FigureChange(parameter=parameter, first=first):
                return say(wordings.CHANGES, name=words.law(parameter.text), day=words.day(first))
            case _:
                assert_never(threshold)

"""The sheet of a comparison of two editions of the law."""

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from incentives.engine.comparison.editions import Comparison
from incentives.engine.comparison.effects import CaseEffect, Example
from incentives.policy.comparison import EntryChange
from incentives.policy.figure_changes import FigureChange
from incentives.policy.parameter import DatedFigure
from incentives.policy.relation import keyword_of
from incentives.report.papers.compared_effects import ComparedEffects
from incentives.report.papers.compared_results import ComparedResults
from incentives.report.printing.blocks import (
    Block,
    Bullet,
    Bullets,
    Heading,
    Pairs,
    Paragraph,
    Sheet,
    Table,
)
from incentives.report.rule.figures import FigureSeries
from incentives.report.words.aspects import AspectWords
from incentives.report.words.faults import reason_told
from incentives.report.words.heads import library_rows
from incentives.report.words.names import Words, printable
from incentives.report.words.spreads import DECREASE, INCREASE, SpreadWords
from incentives.values.period import CalendarLimit, Window
from incentives.values.text import Language, Text
from incentives.wordings.report import ledger as said
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms


def comparison_sheet(comparison: Comparison, language: Language) -> Sheet:
    """What is said of a comparison, from the heading to the fingerprint."""
    old, new = (
        Words(library=edition.library, language=language)
        for edition in (comparison.before, comparison.after)
    )
    amounts = SpreadWords(new, above=INCREASE, below=DECREASE)
    effects = ComparedEffects(old, new, amounts, ComparedResults(old, new))
    return _ComparisonSheet(comparison, old, new, amounts, effects).sheet()


@attrs.frozen
class _ComparisonSheet:
    comparison: Comparison
    old: Words
    new: Words
    amounts: SpreadWords
    effects: ComparedEffects

    def sheet(self) -> Sheet:
        say, comparison = self.new.say, self.comparison
        blocks: list[Block] = [Pairs(rows=tuple(self._head()))]
        if comparison.is_empty:
            blocks.append(Paragraph(text=say(said.NO_CHANGES)))
        blocks += [
            *self._entries(),
            *self._figures(),
            *self._cases(),
            *self._refused(),
            *self._totals(),
        ]
        blocks.append(Pairs(rows=((say(wordings.FINGERPRINT), comparison.fingerprint),)))
        return Sheet(title=say(said.COMPARISON_TITLE), blocks=tuple(blocks))

    def _head(self) -> list[tuple[str, str]]:
        say, comparison = self.new.say, self.comparison
        sides = (
            (said.BEFORE, comparison.before, self.old),
            (said.AFTER, comparison.after, self.new),
        )
        rows = []
        for name, edition, words in sides:
            told = [value for _, value in library_rows(edition.library, edition.overlays, words)]
            rows.append((say(name), say(terms.LIST_SEMICOLON).join(told)))
        if not comparison.is_empty:
            refused = self._count_refused()
            changed = sum(case.has_changed for case in comparison.cases) - refused
            entries, figures = len(comparison.entries), len(comparison.figures)
            counts = say(
                said.COUNTS_VALUE,
                entries=entries,
                figures=figures,
                asked=comparison.asked,
                cases=changed,
            )
            if refused:
                counts = say(said.COUNTS_REFUSED, counts=counts, refused=refused)
            rows.append((say(said.COUNTS), counts))
        return rows

    def _count_refused(self) -> int:
        return sum(case.is_refused for case in self.comparison.cases)

    def _entries(self) -> list[Block]:
        """The instruments and rules, section by section."""
        sections: dict[str, list[Bullet]] = {}
        for at, change in enumerate(self.comparison.entries):
            sections.setdefault(change.section, []).append(
                self._entry(change, self.comparison.examples.get(at))
            )
        blocks: list[Block] = []
        for section, bullets in sections.items():
            title = self.new.say(said.SECTIONS[section])
            blocks += [Heading(text=title), Bullets(title="", entries=tuple(bullets))]
        return blocks

    def _entry(self, change: EntryChange, example: Example | None) -> Bullet:
        say, words = self.new.say, self.new
        title = self._entry_title(change)
        if change.citation is not None:
            title = say(
                said.ENTRY_SOURCE,
                title=title,
                source=words.source(change.citation),
                id=printable(change.id),
            )
        elif change.title is not None:
            title = say(said.ENTRY_ID, title=title, id=printable(change.id))
        aspects = AspectWords(self.old, self.new)
        below = [Bullet(text=aspects.change(aspect)) for aspect in change.aspects]
        below += self._example(example)
        return Bullet(
            text=say(said.ENTRY, change=say(said.CHANGES[change.kind]), title=title),
            below=tuple(below),
        )

    def _entry_title(self, change: EntryChange) -> str:
        """What the law calls it; a relation without words by what it says of which incentives."""
        if change.title is not None:
            return self.new.law(change.title)
        if change.relation is None:
            return printable(change.id)
        quoted = [
            self.new.say(said.RELATED_INCENTIVE, title=self.effects.incentive(name))
            for name in change.relation.incentives
        ]
        members, others = self.new.listed(quoted), self.new.listed(quoted[1:])
        return self.new.say(
            said.RELATIONS[keyword_of(change.relation)],
            members=members,
            first=quoted[0],
            others=others,
        )

    def _figures(self) -> list[Block]:
        bullets = []
        for at, change in enumerate(self.comparison.figures, start=len(self.comparison.entries)):
            below = tuple(self._example(self.comparison.examples.get(at)))
            bullets.append(Bullet(text=self._figure_change(change), below=below))
        if not bullets:
            return []
        heading = Heading(text=self.new.say(said.FIGURES))
        return [heading, Bullets(title="", entries=tuple(bullets))]

    def _figure_change(self, change: FigureChange) -> str:
        say = self.new.say
        place = self.new.library.jurisdictions.get(change.jurisdiction)
        place = place or self.old.library.jurisdictions.get(change.jurisdiction)
        parameter = change.parameter
        name = self.new.law(place.name) if place is not None and place.id else ""
        values = {
            "title": say(said.ENTRY_ID, title=self.new.law(parameter.text), id=parameter.id),
            "place": name or say(said.EVERYWHERE),
            "window": self.new.window(_window(change.first, change.last)),
        }
        if change.before is None or change.after is None:
            wording = said.FIGURE_ADDED if change.before is None else said.FIGURE_REMOVED
            key = "after" if change.before is None else "before"
            dated = change.after or change.before
            return say(wording, **values, **{key: self._figure(dated, change)})
        before, after = self._figure(change.before, change), self._figure(change.after, change)
        return say(said.FIGURE, **values, before=before, after=after)

    def _figure(self, dated: DatedFigure | None, change: FigureChange) -> str:
        """The figure with its source; an overlay is named as such."""
        assert dated is not None
        source = self.new.source(dated.citation)
        if dated.overlay is not None:
            source = self.new.say(wordings.FROM_OVERLAY, title=self.new.law(dated.overlay))
        value = FigureSeries(self.new, ()).value(dated, change.parameter)
        return self.new.say(said.FIGURE_SAID, value=value, source=source)

    def _example(self, example: Example | None) -> list[Bullet]:
        if example is None:
            refused = self._count_refused()
            if refused == self.comparison.asked:  # so no case says anything of the change
                return []
            return [
                Bullet(text=self.new.say(said.NO_EXAMPLE_OF_BOTH if refused else said.NO_EXAMPLE))
            ]
        text = self.new.say(
            said.EXAMPLE if example.is_sole else said.EXAMPLE_SHARED,
            case=printable(example.case.name),
            day=self.new.day(example.case.on),
            title=self.effects.title(example.effect),
            effect=self.effects.change(example.effect),
        )
        return [Bullet(text=text)]

    def _cases(self) -> list[Block]:
        rows = [row for case in self.comparison.cases for row in self._case_rows(case)]
        undecided = sum(bool(case.undecided) for case in self.comparison.cases)
        blocks: list[Block] = []
        if rows:
            columns = self._said(said.CASE_COLUMNS)
            table = Table(title="", columns=columns, rows=tuple(rows), right=frozenset({1, 2, 3}))
            blocks = [Heading(text=self.new.say(said.CASES)), table]
        if undecided:
            blocks.append(Paragraph(text=self.new.say(said.UNDECIDED, count=undecided)))
        return blocks

    def _case_rows(self, case: CaseEffect) -> Iterator[tuple[str, ...]]:
        for effect in case.effects:
            name, title = printable(case.name), self.effects.title(effect)
            yield (
                self.new.say(said.CASE_AND_INCENTIVE, case=name, title=title),
                self.effects.side(effect.before, effect.was_due),
                self.effects.side(effect.after, effect.now_due),
                self.amounts.difference(effect.difference),
            )
            if not effect.consequences.is_nothing:
                with_it = self.new.say(said.WITH_IT, title=title)
                yield (with_it, "", "", self.amounts.difference(effect.consequences))
        for result in case.results:
            name, title = printable(case.name), self.effects.title(result)
            called = self.new.say(said.CASE_AND_INCENTIVE, case=name, title=title)
            yield called, *self.effects.results.sides(result), self.new.say(terms.EMPTY)

    def _refused(self) -> list[Block]:
        lines = []
        sides = (said.REFUSED_BEFORE, said.REFUSED_AFTER)
        for case in self.comparison.cases:
            for wording, refusal in zip(sides, case.refusals, strict=True):
                if refusal is not None:
                    reason = reason_told(refusal, self.new)
                    lines.append(self.new.say(wording, case=printable(case.name), reason=reason))
        if not lines:
            return []
        return [
            Heading(text=self.new.say(said.REFUSED)),
            Bullets(title="", entries=tuple(Bullet(text=line) for line in lines)),
        ]

    def _totals(self) -> list[Block]:
        rows: list[tuple[str, ...]] = []
        for total in self.comparison.totals:
            sums = (self.amounts.amount(total.was_due), self.amounts.amount(total.now_due))
            title = self.effects.incentive(total.incentive)
            rows.append((title, str(total.cases), *sums, self.amounts.difference(total.difference)))
            if not total.consequences.is_nothing:
                with_it = self.new.say(said.WITH_IT, title=title)
                rows.append((with_it, "", "", "", self.amounts.difference(total.consequences)))
        if not rows:
            return []
        table = Table(
            title="",
            columns=self._said(said.TOTAL_COLUMNS),
            rows=tuple(rows),
            right=frozenset({1, 2, 3, 4}),
        )
        return [Heading(text=self.new.say(said.TOTALS)), table]

    def _said(self, texts: Sequence[Text]) -> tuple[str, ...]:
        return tuple(self.new.say(text) for text in texts)


def _window(first: date, last: date | None) -> Window:
    return Window(
        first=CalendarLimit.on_day(first),
        last=CalendarLimit.on_day(last) if last is not None else None,
    )

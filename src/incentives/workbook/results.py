"""The results of a batch as the pages of a workbook: totals by incentive, a row an applicant, each incentive, and faults."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

import attrs
from moneyed import Money

from incentives.engine.findings.outcome import Outcome
from incentives.language.possible import MissingKind
from incentives.policy.library import Library
from incentives.policy.rule import FORMS, Incentive
from incentives.report.printing.excel.page import Cell, Page
from incentives.report.words.faults import told
from incentives.report.words.names import Words, printable
from incentives.values.text import Text
from incentives.values.unit import Unit
from incentives.wordings.report import terms
from incentives.wordings.workbook import results as wordings
from incentives.workbook.batch import AssessedBook, AssessedRow
from incentives.workbook.summary import Award, Summary

_MOST_MISSING = 12


@attrs.frozen(kw_only=True)
class IncentiveTotal:
    """What one incentive comes to for all applicants: how many are eligible, open and refused, and the sum that is sure."""

    incentive: Incentive
    eligible: int
    undetermined: int
    refused: int
    amount: Money | None


def incentive_totals(assessed: AssessedBook) -> tuple[IncentiveTotal, ...]:
    """Each incentive that an applicant is eligible for or may be, in the order of the library; None: it is not of money."""
    library = assessed.book.layout.words.library
    summaries = [row.summary for row in assessed.rows if row.summary is not None]
    awards = [award for summary in summaries for award in summary.awards]
    found = {award.incentive for award in awards}
    return tuple(
        _total(library, rule, [award for award in awards if award.incentive == rule.id], summaries)
        for rule in library.incentives.values()
        if rule.id in found
    )


def _total(library: Library, rule: Incentive, awards: list[Award], summaries: list[Summary]) -> IncentiveTotal:
    eligible = [award for award in awards if award.outcome is Outcome.ELIGIBLE]
    amount = sum((award.amount for award in eligible if award.amount is not None), Decimal(0))
    return IncentiveTotal(
        incentive=rule, eligible=len(eligible), undetermined=len(awards) - len(eligible),
        refused=sum(rule.id in summary.refused for summary in summaries),
        amount=None if FORMS[rule.kind] is None else Money(amount, library.currency),
    )  # fmt: skip


def form_totals(assessed: AssessedBook) -> Mapping[str, Money]:
    """What is surely due to all applicants together, by form."""
    currency = assessed.book.layout.words.library.currency
    found: dict[str, Decimal] = {}
    for row in assessed.rows:
        for form, amount in row.summary.totals if row.summary is not None else ():
            found[form] = found.get(form, Decimal(0)) + amount
    return {form: Money(amount, currency) for form, amount in found.items()}


@attrs.frozen
class BatchWords:
    """Puts the results of a batch into words."""

    assessed: AssessedBook

    @property
    def words(self) -> Words:
        return self.assessed.book.layout.words

    def name(self, row: AssessedRow) -> str:
        """What the applicant is called; empty if its row does not say."""
        return printable(str(row.row.document.get("name", "")))

    def title(self, incentive: str) -> str:
        """The title of an incentive; those of a renewal that has the same title are told apart by their days."""
        library = self.words.library
        rule = library.incentives[incentive]
        namesakes = [other for other in library.incentives.values() if other.title == rule.title]
        title = self.words.law(rule.title)
        if len(namesakes) < 2:
            return title
        source = self.words.window(library.instruments[rule.instrument].in_force)
        return self.words.say(wordings.WITH_SOURCE, text=title, source=source)

    def state(self, row: AssessedRow) -> str:
        """What became of the applicant's row."""
        if row.summary is None:
            if row.refusal is None:
                return self.words.say(wordings.FAULTY)
            return self.words.say(wordings.UNANSWERED, reason=told(row.refusal, self.words))
        counts = {outcome: sum(a.outcome is outcome for a in row.summary.awards) for outcome in Outcome}
        return self.words.say(
            wordings.COUNTS, eligible=counts[Outcome.ELIGIBLE], undetermined=counts[Outcome.UNDETERMINED],
            refused=len(row.summary.refused),
        )  # fmt: skip

    def missing(self, award: Award, row: AssessedRow) -> tuple[str, ...]:
        """What is missing for the incentive: facts by their labels, all else by what kind it is of."""
        words = Words(library=self.words.library, language=self.words.language, case_document=row.row.document)
        named = [
            words.fact(name) if kind is MissingKind.FACT else words.say(wordings.MISSING[kind]) for kind, name in award.missing
        ]
        return tuple(dict.fromkeys(named))

    def papers(self, row: AssessedRow) -> tuple[str, ...]:
        """The papers that are outstanding, each once."""
        kinds = dict.fromkeys(kind for award in _awards(row) for kind in award.papers)
        return tuple(map(self.words.paper, kinds))

    def all_missing(self, row: AssessedRow) -> tuple[str, ...]:
        """What is missing for any incentive, each once."""
        return tuple(dict.fromkeys(name for award in _awards(row) for name in self.missing(award, row)))

    def some(self, names: tuple[str, ...]) -> str:
        """The names in a list; of many the first and how many there are."""
        told = self.words.listed(names[:_MOST_MISSING])
        return told if len(names) <= _MOST_MISSING else self.words.say(wordings.AND_MORE, told=told, count=len(names))


def _awards(row: AssessedRow) -> tuple[Award, ...]:
    return row.summary.awards if row.summary is not None else ()


def result_pages(assessed: AssessedBook) -> tuple[Page, ...]:
    """Totals, applicants, each incentive of each applicant, faults."""
    return _Pages(assessed).pages()


class _Pages:
    def __init__(self, assessed: AssessedBook) -> None:
        self.assessed, self.told = assessed, BatchWords(assessed)
        self.words = self.told.words
        self.totals = incentive_totals(assessed)

    def pages(self) -> tuple[Page, ...]:
        w = wordings
        paid = [total for total in self.totals if total.amount is not None]
        titles = [Text(*(self.told.title(total.incentive.id),) * 2) for total in paid]
        forms = [terms.FORMS[form] for form in form_totals(self.assessed)]
        return (
            self._page(
                w.TOTALS, self._totals(), w.INCENTIVE, w.DOCUMENT, w.KIND, w.ELIGIBLE, w.UNDETERMINED, w.REFUSED, w.AMOUNT
            ),
            self._page(
                w.APPLICANTS, self._applicants(paid), w.KEY, w.NAME, w.STATE, *forms, *titles, w.MISSING_FACTS, w.PAPERS
            ),
            self._page(
                w.DETAILS, self._details(), w.KEY, w.NAME, w.INCENTIVE, w.OUTCOME, w.AMOUNT, w.LOW, w.HIGH, w.MISSING_FACTS,
                w.PAPERS,
            ),
            self._page(w.FAULTS, self._faults(), w.SHEET, w.ROW, w.COLUMN, w.KEY, w.FAULT),
        )  # fmt: skip

    def _page(self, name: Text, rows: Iterator[tuple[Cell, ...]], *columns: Text) -> Page:
        currency = self.words.numbers.unit(Unit.parse(self.words.library.currency))
        headings = tuple(column.to(self.words.language).replace("{currency}", currency) for column in columns)
        return Page(name=self.words.say(name), columns=headings, rows=tuple(rows))

    def _money(self, amount: Decimal | None) -> Money | None:
        return None if amount is None else Money(amount, self.words.library.currency)

    def _least(self, award: Award) -> Money | None:
        """The least that an open amount comes to; that it is not below zero says nothing."""
        return self._money(award.low) if award.low or award.high is not None else None

    def _cell(self, award: Award) -> Cell:
        """The amount, or that it is open."""
        return self._money(award.amount) if award.outcome is Outcome.ELIGIBLE else self.words.say(terms.OUTCOMES[award.outcome])

    def _totals(self) -> Iterator[tuple[Cell, ...]]:
        for total in self.totals:
            yield (
                self.told.title(total.incentive.id), self.words.source(total.incentive.citation),
                self.words.say(terms.KINDS[total.incentive.kind]), str(total.eligible), str(total.undetermined),
                str(total.refused), total.amount,
            )  # fmt: skip
        for form, amount in form_totals(self.assessed).items():
            yield self.words.say(wordings.SUM_OF_FORM, form=self.words.say(terms.FORMS[form])), "", "", "", "", "", amount

    def _applicants(self, paid: list[IncentiveTotal]) -> Iterator[tuple[Cell, ...]]:
        forms = tuple(form_totals(self.assessed))
        for row in self.assessed.rows:
            amounts = {award.incentive: self._cell(award) for award in _awards(row)}
            totals = dict(row.summary.totals) if row.summary is not None else {}
            yield (
                row.row.key, self.told.name(row), self.told.state(row),
                *(self._money(totals.get(form)) for form in forms),
                *(amounts.get(total.incentive.id) for total in paid),
                self.told.some(self.told.all_missing(row)), self.words.listed(self.told.papers(row)),
            )  # fmt: skip

    def _details(self) -> Iterator[tuple[Cell, ...]]:
        for row in self.assessed.rows:
            for award in _awards(row):
                yield (
                    row.row.key, self.told.name(row), self.told.title(award.incentive),
                    self.words.say(terms.OUTCOMES[award.outcome]), self._money(award.amount), self._least(award),
                    self._money(award.high), self.told.some(self.told.missing(award, row)),
                    self.words.listed(map(self.words.paper, award.papers)),
                )  # fmt: skip

    def _faults(self) -> Iterator[tuple[Cell, ...]]:
        for fault in self.assessed.faults:
            yield fault.sheet, str(fault.row), fault.heading, fault.key, printable(fault.text.to(self.words.language))

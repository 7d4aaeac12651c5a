"""The results of a batch as the pages of a workbook.

Totals by incentive, a row an applicant, each incentive of each applicant, and faults.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

import attrs
from moneyed import Money

from incentives.engine.findings.outcome import Outcome
from incentives.language.possible import MissingKind
from incentives.policy.library import Library
from incentives.policy.rule import Incentive
from incentives.report.passages.amounts import forms_given
from incentives.report.printing.excel.page import Cell, Page
from incentives.report.words.faults import told
from incentives.report.words.names import Words, printable
from incentives.report.words.titles import title_in_law
from incentives.values.money import money_of
from incentives.values.number import Exact
from incentives.values.text import Text
from incentives.wordings.report import terms
from incentives.wordings.workbook import results as wordings
from incentives.workbook.applicants.identities import name_of
from incentives.workbook.batch import AssessedBook, AssessedRow
from incentives.workbook.computed import Computed, computed_cells, computed_page
from incentives.workbook.summary import Award, Summary

_MOST_MISSING = 12
_OF_TOTALS = (
    wordings.INCENTIVE,
    wordings.DOCUMENT,
    wordings.KIND,
    wordings.ELIGIBLE,
    wordings.UNDETERMINED,
    wordings.REFUSED,
    wordings.AMOUNT,
)
_OF_DETAILS = (
    wordings.KEY,
    wordings.NAME,
    wordings.INCENTIVE,
    wordings.OUTCOME,
    wordings.AMOUNT,
    wordings.LOW,
    wordings.HIGH,
    wordings.MISSING_FACTS,
    wordings.PAPERS,
)
_OF_FAULTS = (wordings.SHEET, wordings.ROW, wordings.COLUMN, wordings.KEY, wordings.FAULT)


@attrs.frozen(kw_only=True)
class IncentiveTotal:
    """What one incentive comes to for all applicants.

    How many are eligible, open and refused, and the sum that is sure; None: it is not of money.
    """

    incentive: Incentive
    eligible: int
    undetermined: int
    refused: int
    amount: Money | None


def incentive_totals(assessed: AssessedBook) -> tuple[IncentiveTotal, ...]:
    """Each incentive that an applicant is eligible for or may be, in the order of the library."""
    library = assessed.book.layout.words.library
    summaries = [row.summary for row in assessed.rows if row.summary is not None]
    awards = [award for summary in summaries for award in summary.awards]
    given = {award.incentive for award in awards}
    return tuple(
        _total(library, rule, [award for award in awards if award.incentive == rule.id], summaries)
        for rule in library.incentives.values()
        if rule.id in given
    )


def _total(
    library: Library, rule: Incentive, awards: list[Award], summaries: list[Summary]
) -> IncentiveTotal:
    eligible = [award for award in awards if award.outcome is Outcome.ELIGIBLE]
    amount = sum((award.amount for award in eligible if award.amount is not None), Decimal(0))
    return IncentiveTotal(
        incentive=rule,
        eligible=len(eligible),
        undetermined=len(awards) - len(eligible),
        refused=sum(rule.id in summary.refused for summary in summaries),
        amount=Money(amount, library.currency) if rule.is_valued else None,
    )


def form_totals(assessed: AssessedBook) -> Mapping[str, Money]:
    """What is surely due to all applicants together, by form."""
    library = assessed.book.layout.words.library
    given = forms_given(library)
    totals: dict[str, Decimal] = {}
    for row in assessed.rows:
        for form, amount in row.summary.totals if row.summary is not None else ():
            if form in given:
                totals[form] = totals.get(form, Decimal(0)) + amount
    return {form: Money(amount, library.currency) for form, amount in totals.items()}


@attrs.frozen
class BatchWords:
    """Puts the results of a batch into words."""

    assessed: AssessedBook

    @property
    def words(self) -> Words:
        return self.assessed.book.layout.words

    def name(self, row: AssessedRow) -> str:
        """What the applicant is called; empty if its row does not say."""
        return printable(name_of(row.row, self.words.library))

    def title(self, incentive: str) -> str:
        """The title of an incentive, told apart by its document from others that have the same."""
        return title_in_law(incentive, self.words)

    def state(self, row: AssessedRow) -> str:
        """What became of the applicant's row."""
        if row.summary is None:
            if row.refusal is None:
                return self.words.say(wordings.FAULTY)
            return self.words.say(wordings.UNANSWERED, reason=told(row.refusal, self.words))
        counts = {
            outcome: sum(award.outcome is outcome for award in row.summary.awards)
            for outcome in Outcome
        }
        return self.words.say(
            wordings.COUNTS,
            eligible=counts[Outcome.ELIGIBLE],
            undetermined=counts[Outcome.UNDETERMINED],
            refused=len(row.summary.refused),
        )

    def missing(self, award: Award | Computed, row: AssessedRow) -> tuple[str, ...]:
        """What is missing for it, each once: facts by their labels, all else by its kind."""
        words = self.words_of(row)
        named = [
            words.fact(missing.path)
            if missing.kind is MissingKind.FACT
            else words.say(wordings.MISSING[missing.kind])
            for missing in award.missing
        ]
        return tuple(dict.fromkeys(named))

    def words_of(self, row: AssessedRow) -> Words:
        """The words for what is said of the applicant's own rows."""
        return attrs.evolve(self.words, case_document=row.row.document)

    def papers(self, row: AssessedRow) -> tuple[str, ...]:
        """The papers that are outstanding, each once."""
        kinds = dict.fromkeys(kind for award in _awards(row) for kind in award.papers)
        return tuple(map(self.words.paper, kinds))

    def all_missing(self, row: AssessedRow) -> tuple[str, ...]:
        """What is missing for any incentive, each once."""
        names = (name for award in _awards(row) for name in self.missing(award, row))
        return tuple(dict.fromkeys(names))

    def some(self, names: tuple[str, ...]) -> str:
        """The names in a list; of many the first and how many there are."""
        listed = self.words.listed(names[:_MOST_MISSING])
        if len(names) <= _MOST_MISSING:
            return listed
        return self.words.say(wordings.AND_MORE, told=listed, count=len(names))


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
        paid = [total for total in self.totals if total.amount is not None]
        titles = [Text(*(self.told.title(total.incentive.id),) * 2) for total in paid]
        forms = [terms.FORMS[form] for form in form_totals(self.assessed)]
        applicants = (
            wordings.KEY,
            wordings.NAME,
            wordings.STATE,
            *forms,
            *titles,
            wordings.MISSING_FACTS,
            wordings.PAPERS,
        )
        return (
            self._page(wordings.TOTALS, self._totals(), _OF_TOTALS),
            self._page(wordings.APPLICANTS, self._applicants(paid), applicants),
            self._page(wordings.DETAILS, self._details(), _OF_DETAILS),
            *computed_page(tuple(self._computed()), self.words),
            self._page(wordings.FAULTS, self._faults(), _OF_FAULTS),
        )

    def _page(
        self, name: Text, rows: Iterator[tuple[Cell, ...]], columns: tuple[Text, ...]
    ) -> Page:
        currency = self.words.currency
        headings = tuple(
            column.to(self.words.language).replace("{currency}", currency) for column in columns
        )
        return Page(name=self.words.say(name), columns=headings, rows=tuple(rows))

    def _money(self, amount: Decimal | None) -> Money | None:
        return None if amount is None else Money(amount, self.words.library.currency)

    def _least(self, award: Award) -> Money | None:
        """The least that an open amount comes to; that it is not below zero says nothing."""
        within = award.within
        return self._exact(within.low) if within.low or within.high is not None else None

    def _exact(self, amount: Exact | None) -> Money | None:
        return None if amount is None else money_of(amount, self.words.library.currency)

    def _cell(self, award: Award) -> Cell:
        """The amount, or that it is open."""
        return (
            self._money(award.amount)
            if award.outcome is Outcome.ELIGIBLE
            else self.words.say(terms.OUTCOMES[award.outcome])
        )

    def _totals(self) -> Iterator[tuple[Cell, ...]]:
        for total in self.totals:
            yield (
                self.told.title(total.incentive.id),
                self.words.source(total.incentive.citation),
                self.words.say(terms.KINDS[total.incentive.kind]),
                str(total.eligible),
                str(total.undetermined),
                str(total.refused),
                total.amount,
            )
        for form, amount in form_totals(self.assessed).items():
            title = self.words.say(wordings.SUM_OF_FORM, form=self.words.say(terms.FORMS[form]))
            yield title, *("",) * (len(_OF_TOTALS) - 2), amount

    def _applicants(self, paid: list[IncentiveTotal]) -> Iterator[tuple[Cell, ...]]:
        forms = tuple(form_totals(self.assessed))
        for row in self.assessed.rows:
            amounts = {award.incentive: self._cell(award) for award in _awards(row)}
            totals = dict(row.summary.totals) if row.summary is not None else {}
            yield (
                row.row.key,
                self.told.name(row),
                self.told.state(row),
                *(self._money(totals.get(form)) for form in forms),
                *(amounts.get(total.incentive.id) for total in paid),
                self.told.some(self.told.all_missing(row)),
                self.words.listed(self.told.papers(row)),
            )

    def _details(self) -> Iterator[tuple[Cell, ...]]:
        for row in self.assessed.rows:
            for award in _awards(row):
                yield (
                    row.row.key,
                    self.told.name(row),
                    self.told.title(award.incentive),
                    self.words.say(terms.OUTCOMES[award.outcome]),
                    self._money(award.amount),
                    self._least(award),
                    self._exact(award.within.high),
                    self.told.some(self.told.missing(award, row)),
                    self.words.listed(map(self.words.paper, award.papers)),
                )

    def _computed(self) -> Iterator[tuple[Cell, ...]]:
        for row in self.assessed.rows:
            for computed in row.summary.results if row.summary is not None else ():
                cells = computed_cells(computed, self.told.words_of(row))
                missing = self.told.some(self.told.missing(computed, row))
                yield row.row.key, self.told.name(row), *cells, missing

    def _faults(self) -> Iterator[tuple[Cell, ...]]:
        for fault in self.assessed.faults:
            yield (
                fault.sheet,
                str(fault.row),
                fault.heading,
                fault.key,
                printable(fault.text.to(self.words.language)),
            )

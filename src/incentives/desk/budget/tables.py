"""The tables of a budget: the same rows on the page and in the workbook."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeVar

import attrs
from moneyed import Money

from incentives.budgeting import Budget, Total
from incentives.desk.charts.picture import Picture
from incentives.desk.controls.cells import shown_cell
from incentives.policy.rule import Form
from incentives.report.printing.excel.chart_page import ChartKind, SheetChart
from incentives.report.printing.excel.page import Cell, Page
from incentives.report.words.names import Words
from incentives.report.words.titles import title_in_law
from incentives.values.period import Month
from incentives.values.range import MoneyRange
from incentives.values.text import Text
from incentives.wordings.desk import budget as wordings
from incentives.wordings.desk import budget_sums as more
from incentives.wordings.report import terms

Key = TypeVar("Key")
_LARGE = 100_000
"""From here on amounts of a chart are told in units of ten thousand."""


@attrs.frozen(kw_only=True)
class BudgetTables:
    """Puts the sums of one budget into tables."""

    budget: Budget
    words: Words

    def by_form(self) -> Page:
        """A row for each form; they are not added up."""
        forms = self.budget.by_form()
        rows = tuple(
            self._row(self.form(form), total, of_cash=Form.CASH in forms, is_cash=form is Form.CASH)
            for form, total in forms.items()
        )
        columns = self._columns(wordings.FORM, of_cash=Form.CASH in forms)
        return Page(name=self.words.say(wordings.BY_FORM), columns=columns, rows=rows)

    def of_form(self, form: Form) -> Iterator[Page]:
        """The tables of one form: by incentive, year, month, level and beneficiary."""
        yield self._page(
            form,
            (wordings.BY_INCENTIVE, wordings.INCENTIVE),
            self.budget.by_incentive(form),
            self.incentive,
        )
        yield self._page(
            form, (wordings.BY_YEAR, wordings.YEAR), self.budget.by_year(form), self.year
        )
        yield self._page(
            form, (wordings.BY_MONTH, wordings.MONTH), self.budget.by_month(form), self.month
        )
        yield self._page(
            form, (wordings.BY_LEVEL, wordings.LEVEL), self.budget.by_level(form), self.level
        )
        yield self._page(
            form,
            (wordings.BY_BENEFICIARY, wordings.BENEFICIARY),
            self.budget.by_beneficiary(form),
            self.words.role,
        )

    def by_month_and_level(self, form: Form) -> Page:
        """What is known by month, a column for each level, with the sums of both.

        Months in which nothing is known are left out.
        """
        grid = {
            key: total
            for key, total in self.budget.by_month_and_level(form).items()
            if total.known.amount
        }
        levels = list(dict.fromkeys(level for _, level in grid))
        levels.sort(key=lambda level: level is None)
        months = list(dict.fromkeys(month for month, _ in grid))
        nothing = self.budget.total(form).known * 0
        rows: list[tuple[Cell, ...]] = []
        for month in months:
            cells = [
                grid[month, level].known if (month, level) in grid else nothing for level in levels
            ]
            rows.append((self.month(month), *cells, sum(cells, nothing)))
        sums = [
            sum((total.known for (_, of), total in grid.items() if of == level), nothing)
            for level in levels
        ]
        rows.append((self.words.say(wordings.TOTAL), *sums, sum(sums, nothing)))
        columns = (
            self.words.say(wordings.MONTH),
            *(self.level(level) for level in levels),
            self.words.say(wordings.TOTAL),
        )
        return Page(
            name=self._named(form, wordings.BY_MONTH_AND_LEVEL), columns=columns, rows=tuple(rows)
        )

    def chart_cells(self, form: Form) -> Mapping[tuple[str, str], Money]:
        """What is known by month and level, as the chart draws it."""
        return {
            (self.month(month), self.level(level)): total.known
            for (month, level), total in self.budget.by_month_and_level(form).items()
            if total.known.amount
        }

    def picture(self, form: Form) -> Picture:
        """What is known by month and level, as a picture for a report."""
        cells = self.chart_cells(form)
        levels = tuple(dict.fromkeys(level for _, level in cells))
        months = dict.fromkeys(month for month, _ in cells)
        nothing = self.budget.total(form).known * 0
        return Picture(
            title=self._named(form, wordings.BY_MONTH_AND_LEVEL),
            unit=self.words.say(more.PICTURE_UNIT),
            series=levels,
            bars={
                month: [cells.get((month, level), nothing).amount for level in levels]
                for month in months
            },
            stacked=True,
        )

    def charts(self, form: Form) -> Iterator[SheetChart]:
        """The charts of the form: by month, by incentive, by level.

        The spreadsheet draws them from the sheets of the same workbook.

        Where all is borne by one, or nothing says by whom, there is none by level.
        """
        months = self.by_month_and_level(form)
        incentives, _, _, levels, _ = self.of_form(form)
        for page, kind, series, fewest in (
            (months, ChartKind.COLUMNS, tuple(range(1, len(months.columns) - 1)), 1),
            (incentives, ChartKind.BARS, (1,), 1),
            (levels, ChartKind.BARS, (1,), 2),
        ):
            if len(page.rows) > fewest:  # the last row is the sum
                yield chart_of_page(page, kind, series, self.words)

    def form(self, form: Form) -> str:
        return self.words.say(terms.FORMS[form.value])

    def month(self, month: Month | None) -> str:
        return self.words.month(month) if month is not None else self.words.say(wordings.NO_DAY)

    def year(self, year: int | None) -> str:
        return (
            self.words.say(wordings.OF_YEAR, year=year)
            if year is not None
            else self.words.say(wordings.NO_DAY)
        )

    def level(self, level: str | None) -> str:
        return self.words.payer(level) if level is not None else self.words.say(wordings.NO_LEVEL)

    def incentive(self, line: tuple[str, str | None]) -> str:
        """The title, and the charge where it falls away with the relieved one."""
        return incentive_called(line, self.words)

    def _page(
        self,
        form: Form,
        names: tuple[Text, Text],
        totals: Mapping[Key, Total],
        called: Callable[[Key], str],
    ) -> Page:
        of_cash = form is Form.CASH
        lines = {called(key): total for key, total in totals.items()}
        lines[self.words.say(wordings.TOTAL)] = self.budget.total(form)
        rows = tuple(
            self._row(name, total, of_cash=of_cash, is_cash=of_cash)
            for name, total in lines.items()
        )
        columns = self._columns(names[1], of_cash=of_cash)
        return Page(name=self._named(form, names[0]), columns=columns, rows=rows)

    def _named(self, form: Form, name: Text) -> str:
        """The name of a sheet of the workbook, of which no two may be alike."""
        return (
            f"{self.form(form)}{self.words.say(name)}"
            if self.words.language.is_chinese
            else f"{self.form(form)} {name.en}"
        )

    def _columns(self, first: Text, *, of_cash: bool) -> tuple[str, ...]:
        """The headings; what was paid and what is left to pay is of cash alone."""
        settled = (more.PAID, more.LEFT) if of_cash else ()
        rest = (wordings.OPEN, wordings.STOPPED, wordings.CASES)
        return tuple(map(self.words.say, (first, wordings.KNOWN, *settled, *rest)))

    def _row(self, name: str, total: Total, *, of_cash: bool, is_cash: bool) -> tuple[Cell, ...]:
        spread = partial(spread_cell, words=self.words)
        paid: tuple[Cell, ...] = (total.paid, total.left) if is_cash else (None, None)
        rest = spread(total.open), spread(total.stopped), str(total.cases)
        return name, total.known, *(paid if of_cash else ()), *rest


def chart_of_page(page: Page, kind: ChartKind, series: tuple[int, ...], words: Words) -> SheetChart:
    """The chart of all rows of the page but the last, which is their sum."""
    drawn = [row[column] for row in page.rows[:-1] for column in series]
    is_large = any(isinstance(cell, Money) and abs(cell.amount) >= _LARGE for cell in drawn)
    return SheetChart(
        kind=kind,
        title=page.name,
        page=page.name,
        count=len(page.rows) - 1,
        series=series,
        names_called=page.columns[0],
        amounts_called=words.say(wordings.UNITS[is_large]),
        is_large=is_large,
    )


def incentive_called(line: tuple[str, str | None], words: Words) -> str:
    """The title of an incentive, and the charge where it falls away with the relieved one."""
    name, charge = line
    title = title_in_law(name, words)
    if charge is None:
        return title
    return words.say(
        wordings.WITH_CHARGE, title=title, charge=words.law(words.library.charges[charge].title)
    )


def spread_cell(spread: MoneyRange, *, words: Words) -> Cell:
    """An amount where it is known, else its bounds in words; nothing where it is nothing."""
    if spread.known is not None:
        return None if spread.is_nothing else spread.known
    low, high = spread.low, spread.high
    if low is None:
        return (
            words.say(terms.AT_MOST, high=shown_cell(high))
            if high is not None
            else words.say(terms.AMOUNT_OPEN)
        )
    if high is None:
        return (
            words.say(terms.AT_LEAST, low=shown_cell(low))
            if low.amount
            else words.say(terms.AMOUNT_OPEN)
        )
    return words.say(terms.RANGE, low=shown_cell(low), high=shown_cell(high))

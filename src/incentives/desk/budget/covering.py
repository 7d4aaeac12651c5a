"""What a sum covers, said on the page and on the first sheet of its workbook."""

import attrs

from incentives.budgeting import Budget, Months
from incentives.desk.batch.upload import uploaded_book
from incentives.desk.budget.cases import WORKBOOK, overlays_of
from incentives.desk.budget.tables import spread_cell
from incentives.desk.controls.cells import shown_cell
from incentives.desk.session import known_on, language, on_day, say, words
from incentives.policy.rule import Form
from incentives.report.printing.excel.page import Cell, Page
from incentives.wordings.desk import budget as wordings
from incentives.wordings.report import terms


@attrs.frozen(kw_only=True)
class Cover:
    """Of what the cases are, and how many could not be taken.

    `as_filed`: each is assessed as of the day of its filing.
    """

    source: str
    as_filed: bool
    skipped: int

    def page(self, whole: Budget, months: Months | None, assessed: int, unanswered: int) -> Page:
        """What the sum over the months (None: all) covers.

        Under a year also what of `whole`, the budget of all years, has no day and so is in no year.
        """
        rows: list[tuple[Cell, ...]] = [
            (say(wordings.SOURCE), self._source()),
            (
                say(wordings.COUNT),
                say(
                    wordings.COUNTED,
                    count=assessed - unanswered,
                    left_out=self.skipped + unanswered,
                ),
            ),
            (say(wordings.YEAR), called(months)),
            (
                say(wordings.DAYS),
                say(wordings.DAYS_OPTIONS["filed"]) if self.as_filed else words().day(on_day()),
            ),
        ]
        known = known_on()
        if known is not None:
            rows.append((say(wordings.KNOWN_ON), words().day(known)))
        used = overlays_of(self.source)
        titles = say(wordings.BETWEEN).join(overlay.title.to(language()) for overlay in used)
        rows.append((say(wordings.OVERLAYS), titles or say(wordings.NO_OVERLAYS)))
        if months is not None:
            rows += [
                (say(wordings.NOT_IN_YEAR, form=say(terms.FORMS[form.value])), told)
                for form, told in _undated(whole)
            ]
        columns = say(wordings.MATTER), say(wordings.CONTENT)
        return Page(name=say(wordings.COVERS), columns=columns, rows=tuple(rows))

    def _source(self) -> str:
        uploaded = uploaded_book() if self.source == WORKBOOK else None
        named = say(wordings.SOURCES[self.source])
        return (
            say(wordings.OF_FILE, source=named, name=uploaded.name)
            if uploaded is not None
            else named
        )


def called(months: Months | None) -> str:
    """The year."""
    return (
        say(wordings.OF_YEAR, year=months.first.year)
        if months is not None
        else say(wordings.ALL_YEARS)
    )


def _undated(whole: Budget) -> list[tuple[Form, str]]:
    """What has no day, of each form that has such."""
    totals = ((form, whole.by_month(form).get(None)) for form in whole.forms)
    return [
        (
            form,
            say(
                wordings.UNDATED,
                known=shown_cell(total.known),
                open=shown_cell(spread_cell(total.open, words=words())) or "0.00",
            ),
        )
        for form, total in totals
        if total is not None
    ]

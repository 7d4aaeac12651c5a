"""What a year's determinations come to by kind of money, as their sheets say it.

Taxes saved on top of others belong to a sheet's total and to no incentive of it: the sums of the
incentives would be less. So what each sheet says is added up.
"""

import json

import attrs
from moneyed import Money
from sqlalchemy import JSON, ColumnElement, Connection, cast, func, select

from incentives.register.acts import money
from incentives.register.content import hundredths_of
from incentives.register.errors import RegisterError
from incentives.register.plain import Plain
from incentives.register.reading.totalling import latest_of_year
from incentives.register.shapes import check_year
from incentives.register.store.tables import entries
from incentives.values.text import filled
from incentives.wordings.register import CHANGED


@attrs.frozen(kw_only=True)
class FormSum:
    """The totals of the sheets of a year for one kind of money, in one currency.

    `form`: such as `cash`. `is_open`: some sheet says that more is still to be determined.
    """

    form: str
    total: Money
    is_open: bool


def sums_of_year(connection: Connection, year: int) -> tuple[FormSum, ...]:
    """One sum for each kind of money and currency, in the order of their names.

    Of each dossier the last determination of the year counts, as for `totals_of_year`.

    Raises:
        RegisterError: `changed`, if somebody has put something else into an entry.
    """
    check_year(year)
    latest = latest_of_year(connection, year)
    sums: dict[tuple[str, str], int] = {}
    still_open: set[str] = set()
    for number in latest:
        query = select(_said(connection, "totals"), _said(connection, "open_totals"))
        row = connection.execute(query.where(entries.c.number == number)).one()
        try:
            totals, more = Plain.reading(json.loads(row[0] or "{}")), json.loads(row[1] or "[]")
            for form in totals.of:
                part = totals.part(form)
                key = form, part.text("currency")
                sums[key] = sums.get(key, 0) + hundredths_of(part)
            still_open |= set(map(str, more))
        except (ValueError, TypeError):
            raise RegisterError("changed", filled(CHANGED, number=number), entry=number) from None
    return tuple(
        FormSum(form=form, total=money(total, currency), is_open=form in still_open)
        for (form, currency), total in sorted(sums.items())
    )


def _said(connection: Connection, name: str) -> ColumnElement[str]:
    """A part of the assessment as JSON text, taken out by the database: entries are large."""
    if connection.dialect.name == "postgresql":
        assessment = cast(entries.c.content, JSON)["assessment"]
        return func.json_extract_path_text(assessment, name)
    return func.json_extract(entries.c.content, f"$.assessment.{name}")

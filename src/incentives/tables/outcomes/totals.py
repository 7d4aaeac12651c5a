"""What comes to applicants together, by columns: as `incentives.engine.findings.totals` adds up."""

from collections.abc import Mapping

import attrs

from incentives.compile.printing.results import Answer
from incentives.policy.rule import Form
from incentives.tables.outcomes.across import added, holds_in_any
from incentives.tables.outcomes.verdicts import Verdicts
from incentives.tables.sound.figures import Longs, Marks


@attrs.frozen(kw_only=True, eq=False, repr=False)
class FormTotals:
    """Of one form what surely comes to each applicant, in hundredths; whether more may.

    `are_told`: where there is anything to tell; None: everywhere.
    """

    sure: Longs
    is_open: Marks | None
    are_told: Marks | None


def totals_by_form(verdicts: Verdicts) -> Mapping[Form, FormTotals]:
    """The totals of each form; of help in kind only where something has a worth."""
    return {form: _totals(form, verdicts) for form in Form}


def _totals(form: Form, verdicts: Verdicts) -> FormTotals:
    columns = verdicts.plan.by_form[form]
    is_open = are_told = None
    if verdicts.open is not None and len(columns):
        is_open = holds_in_any(verdicts.open.may_be_more[:, columns])
    if form is Form.IN_KIND:
        codes = verdicts.codes[:, columns]
        are_told = holds_in_any((codes >= 0) | (codes == Answer.OPEN.value))
    return FormTotals(sure=added(verdicts.sure[:, columns]), is_open=is_open, are_told=are_told)

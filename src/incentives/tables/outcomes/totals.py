"""What comes to applicants together, by columns: as `incentives.engine.findings.totals` adds up."""

from collections.abc import Mapping

import attrs
import numpy as np

from incentives.compile.printing.results import Answer
from incentives.policy.rule import Form
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
        is_open = np.logical_or.reduce(verdicts.open.may_be_more[:, columns], axis=1)
    if form is Form.IN_KIND:
        codes = verdicts.codes[:, columns]
        are_told = np.logical_or.reduce((codes >= 0) | (codes == Answer.OPEN), axis=1)
    return FormTotals(
        sure=verdicts.sure[:, columns].sum(axis=1), is_open=is_open, are_told=are_told
    )


def count(marks: Marks) -> Longs:
    """In how many columns something holds."""
    counts: Longs = np.count_nonzero(marks, axis=1)
    return counts

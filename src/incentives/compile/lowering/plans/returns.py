"""Returns in which several parts stand: by months of the year, or by periods of rows."""

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering.expressions import Lowerer
from incentives.compile.lowering.rows.periods import linked_by, period_of
from incentives.compile.tree import Function, Given, OfPeriod
from incentives.language.expression import RowPeriods
from incentives.policy.readings import stands_beside_others
from incentives.policy.rule import Charge
from incentives.values.period import Cycle


@attrs.frozen(kw_only=True, eq=False)
class JointReturn:
    """What several parts have in common: so many months of the year, or a period of their rows.

    Neither where a part has a return of its own, of which its law date is not known.
    `period`: a function of a row that tells its period, `linked`: how its rows are found where all
    is known; `list_name`: of which list.
    """

    months: int = 0
    period: Function | None = None
    linked: OfPeriod | None = None
    list_name: str | None = None


def return_of(charge: Charge | None, lowerer: Lowerer, *, is_undated: bool) -> JointReturn | None:
    """The return of the charge where several parts may stand in one; None: each has its own.

    `is_undated`: the law date is not known, so that what is returned for a year, or for less, is
    known to the step that it is rounded to.
    """
    if charge is None or not stands_beside_others(charge, is_undated=is_undated):
        return None
    by = charge.returned.by if charge.returned is not None else None
    if isinstance(by, RowPeriods):
        row = Given(kind=Kind.NUMBER, name="row")
        return JointReturn(
            period=period_of(by, lowerer),
            linked=linked_by(by, row, lowerer),
            list_name=by.list_name,
        )
    if isinstance(by, Cycle) and charge.by_month and by is not Cycle.MONTH:
        return JointReturn(months=by.months)
    return JointReturn()

"""What comes out: a row a case and incentive, a row a case, and a row for each fault."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

import attrs
import pyarrow as pa

from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.errors import AssessmentFault, CaseFault
from incentives.policy.rule import Form
from incentives.values.range import MoneyRange

_AMOUNT = pa.decimal128(38, 2)
_WORD = pa.dictionary(pa.int32(), pa.string())

DECISIONS = pa.schema(
    [
        ("case", pa.string()),
        ("incentive", _WORD),
        ("outcome", _WORD),
        ("amount", _AMOUNT),
        ("least", _AMOUNT),
        ("most", _AMOUNT),
        ("missing", pa.string()),
        ("failed", pa.string()),
        ("beneficiary", _WORD),
    ]
)
"""A row a case and incentive, in the order of the library.

`amount` in the currency of the library, to the hundredth; null while it is open, or in kind.
`least` and `most` are its bounds; a null `most` is no bound. `missing`: the first fact or figure
that is missing; `failed`: the first condition that does not hold.
"""

CASES = pa.schema(
    [
        ("case", pa.string()),
        *((form.value, _AMOUNT) for form in Form),
        ("open", pa.list_(pa.string())),
        ("eligible", pa.int32()),
        ("undetermined", pa.int32()),
    ]
)
"""A row a case.

By form what surely comes to the applicant (of help in kind its worth), the forms to which more may
be added, and how many incentives are due or undetermined.
"""

FAULTS = pa.schema(
    [
        ("case", pa.string()),
        ("table", pa.string()),
        ("row", pa.int64()),
        ("path", pa.string()),
        ("slug", _WORD),
        ("zh", pa.string()),
        ("en", pa.string()),
        ("advice_zh", pa.string()),
        ("advice_en", pa.string()),
    ]
)
"""A row for each fault. `table`: the list in whose table it stands, null: that of the cases; `row`:
which row of it, from 0. A case with faults has no other rows.
"""


@attrs.frozen(kw_only=True, repr=False)
class RowFault:
    """A fault, and in which row of which table it stands."""

    case: str | None
    table: str | None
    row: int
    fault: CaseFault | AssessmentFault


def decisions_of(key: str, assessment: Assessment) -> list[Mapping[str, object]]:
    """The rows of a case by incentive."""
    return [_decision(key, determination) for determination in assessment]


def _decision(key: str, found: Determination) -> Mapping[str, object]:
    least, most = _bounds(found)
    return {
        "case": key,
        "incentive": found.incentive,
        "outcome": found.outcome.value,
        "amount": None if found.amount is None else found.amount.amount,
        "least": least,
        "most": most,
        "missing": found.lacking[0].id if found.lacking else None,
        "failed": _first_failed(found) if found.outcome is Outcome.INELIGIBLE else None,
        "beneficiary": found.beneficiary if found.outcome.is_given else None,
    }


def _bounds(found: Determination) -> tuple[Decimal | None, Decimal | None]:
    within = found.amount_range
    if found.amount is not None:
        within = MoneyRange.exactly(found.amount)
    if within is None:
        return None, None
    low, high = within
    return (None if low is None else low.amount), (None if high is None else high.amount)


def _first_failed(found: Determination) -> str | None:
    failed = (condition.id for condition in found.conditions if condition.holds is False)
    return next(failed, None)


def case_row(key: str, assessment: Assessment) -> Mapping[str, object]:
    """The row of a case with its totals."""
    outcomes = [determination.outcome for determination in assessment]
    totals = {form: money.amount for form, money in assessment.totals.items()}
    return {
        "case": key,
        **totals,
        "open": sorted(assessment.open_totals),
        "eligible": outcomes.count(Outcome.ELIGIBLE),
        "undetermined": outcomes.count(Outcome.UNDETERMINED),
    }


def fault_rows(faults: Iterable[RowFault]) -> Iterator[Mapping[str, object]]:
    """The rows of faults."""
    for one in faults:
        fault, advice = one.fault, one.fault.advice
        yield {
            "case": one.case,
            "table": one.table,
            "row": one.row,
            "path": fault.path if isinstance(fault, CaseFault) else fault.id,
            "slug": fault.slug,
            "zh": fault.text.zh,
            "en": fault.text.en,
            "advice_zh": None if advice is None else advice.zh,
            "advice_en": None if advice is None else advice.en,
        }

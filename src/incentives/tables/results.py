"""What comes out: a row a case and incentive, a row a case, and a row for each fault."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

import attrs
import pyarrow as pa
import pyarrow.compute as arrow

from incentives.compile.awaited.telling import OUTCOMES
from incentives.compile.printing.results import Answer
from incentives.compile.printing.verdicts import Verdict
from incentives.compile.settling import Settled
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.totals import Totals
from incentives.errors import AssessmentFault, CaseFault
from incentives.policy.rule import Form, Incentive
from incentives.values.range import MoneyRange

Row = Mapping[str, object]
"""What stands in one row, by column."""
AMOUNT = pa.decimal128(38, 2)
_WORD = pa.dictionary(pa.int32(), pa.string())

DECISIONS = pa.schema(
    [
        ("case", pa.string()),
        ("incentive", _WORD),
        ("outcome", _WORD),
        ("amount", AMOUNT),
        ("least", AMOUNT),
        ("most", AMOUNT),
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
        *((form.value, AMOUNT) for form in Form),
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


def decisions_of(key: str, determinations: Iterable[Determination]) -> list[Row]:
    """The rows of a case by incentive."""
    return [_decision(key, determination) for determination in determinations]


def settled_decisions_of(key: str, settled: Settled) -> list[Row]:
    """The same, of a case that the kernel has settled as far as it can."""
    verdicts, determinations = settled.verdicts, settled.determinations
    return [
        _verdict(key, rule, verdicts[rule.id])
        if rule.id in verdicts
        else _decision(key, determinations[rule.id])
        for rule in settled.incentives
    ]


def _verdict(key: str, rule: Incentive, verdict: Verdict) -> Row:
    amount = None if verdict.is_open or not rule.is_valued else _in_units(verdict.amount)
    least, most = (verdict.least, verdict.most) if verdict.is_open else (None, None)
    return {
        "case": key,
        "incentive": rule.id,
        "outcome": OUTCOMES[verdict.answer].value,
        "amount": amount,
        "least": amount if least is None else _in_units(least),
        "most": amount if most is None else _in_units(most),
        "missing": verdict.missing,
        "failed": verdict.failed if verdict.answer is Answer.INELIGIBLE else None,
        "beneficiary": verdict.role,
    }


def _in_units(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-2)


def _decision(key: str, found: Determination) -> Row:
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


def case_row(key: str, totals: Totals, decisions: Iterable[Row]) -> Row:
    """The row of a case with its totals, which come of these decisions."""
    outcomes = [decision["outcome"] for decision in decisions]
    return {
        "case": key,
        **{form: money.amount for form, money in totals.applicant.items()},
        "open": sorted(totals.still_open),
        "eligible": outcomes.count(Outcome.ELIGIBLE.value),
        "undetermined": outcomes.count(Outcome.UNDETERMINED.value),
    }


def cases_told(cases: pa.Table, faults: pa.Table) -> int:
    """Of how many cases these tables tell: each has a row, or faults, those of its lists aside."""
    own = faults.filter(arrow.is_null(faults.column("table")))
    return int(cases.num_rows + arrow.count_distinct(own.column("row")).as_py())


def fault_rows(faults: Iterable[RowFault]) -> Iterator[Row]:
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

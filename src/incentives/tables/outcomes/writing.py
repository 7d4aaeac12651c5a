"""The tables of cases that stand as they are decided: straight from arrays."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from incentives.compile.awaited.telling import OUTCOMES
from incentives.compile.printing.results import Answer
from incentives.compile.words import NONE
from incentives.policy.rule import Form
from incentives.tables.outcomes.across import count
from incentives.tables.outcomes.arrow import (
    amounts_of,
    each_repeated,
    texts_of,
    words_in_turn,
    words_of,
)
from incentives.tables.outcomes.totals import FormTotals, totals_by_form
from incentives.tables.outcomes.verdicts import Verdicts
from incentives.tables.results import AMOUNT, CASES, DECISIONS

_OUTCOMES = tuple(
    OUTCOMES[answer].value if answer in OUTCOMES else ""
    for answer in (None, *(Answer(-below) for below in range(1, 1 - min(Answer))))
)
"""By how far below zero its code lies; that of what is due, which may be any amount, as zero."""

_NO_TEXTS = pa.array([], pa.string())


def decisions_table(keys: pa.StringArray, verdicts: Verdicts) -> pa.Table:
    """A row a case and incentive, in the order of the cases and of the library."""
    number, width = verdicts.codes.shape
    plan, open_ = verdicts.plan, verdicts.open
    amount, least, most = _amounts(verdicts)
    columns = [
        each_repeated(keys, width),
        words_in_turn(plan.names, number),
        words_of(-np.minimum(verdicts.codes, 0).astype(np.int32), _OUTCOMES),
        amount,
        least,
        most,
        pa.nulls(number * width, pa.string())
        if open_ is None
        else texts_of(open_.missing, open_.names),
        texts_of(verdicts.failed, verdicts.clauses),
        words_of(verdicts.roles, plan.roles),
    ]
    return pa.Table.from_arrays(columns, schema=DECISIONS)


def _amounts(verdicts: Verdicts) -> tuple[pa.Array, pa.Array, pa.Array]:
    """What each comes to, and its bounds."""
    hundredths = np.maximum(verdicts.codes, 0)
    is_valued = np.broadcast_to(verdicts.plan.is_valued, hundredths.shape)
    if verdicts.open is None:
        amount = amounts_of(hundredths, is_valued, AMOUNT)
        return amount, amount, amount
    is_open = verdicts.codes == Answer.OPEN.value
    least, most = (
        np.where(is_open, ends, hundredths) for ends in (verdicts.open.least, verdicts.open.most)
    )
    return (
        amounts_of(hundredths, is_valued & ~is_open, AMOUNT),
        *(amounts_of(ends, is_valued & (ends != NONE), AMOUNT) for ends in (least, most)),
    )


def cases_table(keys: pa.StringArray, verdicts: Verdicts) -> pa.Table:
    """A row a case, with what comes to its applicant by form."""
    totals = totals_by_form(verdicts)
    number = len(keys)
    columns = [
        keys,
        *(amounts_of(one.sure, one.are_told, AMOUNT) for one in totals.values()),
        _open_forms(totals, number),
        pa.array(count(verdicts.codes >= 0)),
        pa.array(count(verdicts.codes == Answer.OPEN.value)),
    ]
    return pa.Table.from_arrays(columns, schema=CASES)


def _open_forms(totals: Mapping[Form, FormTotals], number: int) -> pa.ListArray:
    """The names of the forms to which more may be added, in their order."""
    if all(one.is_open is None for one in totals.values()):
        return pa.ListArray.from_arrays(pa.array(np.zeros(number + 1, np.int32)), _NO_TEXTS)
    names = sorted(form.value for form in totals)
    marks = np.zeros((number, len(names)), np.bool_)
    for form, one in totals.items():
        if one.is_open is not None:
            marks[:, names.index(form.value)] = one.is_open
    ends = np.zeros(number + 1, np.int32)
    np.cumsum(count(marks), out=ends[1:])
    told = texts_of(np.nonzero(marks)[1].astype(np.int32), names)
    return pa.ListArray.from_arrays(pa.array(ends), told)

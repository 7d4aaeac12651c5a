"""Policy cases assessed, and what of determinations and results is not as the case expects."""

from collections.abc import Iterable, Iterator

import attrs
from moneyed import Money

from incentives.calculator import assess_with
from incentives.engine.findings.assessment import Assessment, DefinitionValue
from incentives.engine.findings.determination import Determination
from incentives.engine.payment.recovery import Recovery, recovered_in_all
from incentives.errors import AssessmentError, CaseError, CaseFault
from incentives.facts.field import Role
from incentives.language.possible import Open
from incentives.language.slips.nearest import meant
from incentives.language.types import NumberType
from incentives.loading.files.expected_payment import ExpectedPayment
from incentives.loading.files.expected_results import (
    NONE,
    NOT_APPLICABLE,
    ExpectedResult,
    ExpectedValue,
)
from incentives.loading.files.overlay_file import overlay_of_sets
from incentives.loading.files.policy_cases import Expected, PolicyCase
from incentives.loading.text.log import FaultLog
from incentives.policy.check import ComputedResult
from incentives.policy.library import Library, Overlay
from incentives.values.number import Exact, is_exact, written_decimal
from incentives.values.span import Span
from incentives.values.text import Text

_SAY_VALUE = "Say of a result its `value`, `range` or `rows`."
_SAY_OUTCOME = "Say of an incentive its `outcome`."
_SAID = {True: "true", False: "false"}

Pair = tuple[str, object, object]
"""What is compared: what it is called, what it is, and what was expected."""


@attrs.frozen(kw_only=True)
class ReadyCase:
    """A policy case with the overlay that its own figures make."""

    case: PolicyCase
    overlays: tuple[Overlay, ...]


def ready(case: PolicyCase, library: Library, log: FaultLog) -> ReadyCase:
    """The case with its figures read against the library; what is wrong with them is in the log."""
    if case.overlay is None:
        return ReadyCase(case=case, overlays=())
    return ReadyCase(
        case=case, overlays=(overlay_of_sets(case.overlay, _place_of(case, library), library, log),)
    )


def run_case(ready_case: ReadyCase, library: Library, log: FaultLog) -> None:
    """Everything in which the case does not come out as it expects is in the log.

    `case-not-assessed` if it has none, `unknown-incentive` for an incentive that is no law at
    its place, `unknown-result`, and `case-differs` for whatever is otherwise than expected.
    """
    case = ready_case.case
    try:
        assessment = assess_with(
            case.case,
            library,
            on=case.on,
            known_on=case.known_on,
            overlays=ready_case.overlays,
        )
    except CaseError as error:
        for fault in error.faults:
            subject = f"{fault.path}: " if isinstance(fault, CaseFault) else ""
            message = Text(
                f"用例“{case.name}”不能测算：{subject}{fault.text.zh}",
                f"'{case.name}' cannot be assessed: {subject}{fault.text.en}",
            )
            log.add(case.span, message, "case-not-assessed", fault.advice)
        return
    except AssessmentError as error:
        reason = error.fault
        message = Text(
            f"用例“{case.name}”不能测算：{reason.id}：{reason.text.zh} [{reason.slug}]，"
            f"见 {reason.where}",
            f"'{case.name}' cannot be assessed: {error}",
        )
        log.add(case.span, message, "case-not-assessed", None)
        return
    _note_differences(case, assessment, library, log)


def _note_differences(
    case: PolicyCase, assessment: Assessment, library: Library, log: FaultLog
) -> None:
    for name, expected in case.expected.items():
        if name in assessment:
            problems = differences(assessment[name], expected)
        elif name in library.results:
            log.add(expected.span, f"'{name}' is a result", "unknown-incentive", _SAY_VALUE)
            continue
        else:
            message = f"no incentive '{name}' is law at the place of '{case.name}'"
            log.add(expected.span, message, "unknown-incentive", _nearest(name, library))
            continue
        for problem in problems:
            log.add(expected.span, f"'{case.name}': {problem}", "case-differs")
    for name, wanted in case.expected_results.items():
        if name in library.results:
            for span, row, problem in result_differences(library.results[name], assessment, wanted):
                of_row = f", {row}" if row else ""
                log.add(span, f"'{case.name}'{of_row}: {problem}", "case-differs")
        elif name in library.incentives:
            log.add(wanted.span, f"'{name}' is an incentive", "unknown-result", _SAY_OUTCOME)
        else:
            message = f"there is no result '{name}' in the library"
            log.add(wanted.span, message, "unknown-result", _nearest(name, library))


def _nearest(name: str, library: Library) -> Text | None:
    """The incentive or result that was probably meant."""
    if name in library.incentives:
        return None
    return meant(name, (*library.results, *library.incentives))


def _place_of(case: PolicyCase, library: Library) -> str:
    """The id of the jurisdiction of the case, the root where the domain has no places."""
    role = library.vocabulary.role(Role.JURISDICTION)
    chain = library.chain_of(str(getattr(case.case, role.name))) if role is not None else None
    return chain[-1] if chain is not None else ""


def differences(determination: Determination, expected: Expected) -> list[str]:
    """What of the determination is not as expected, in words; empty if all is."""
    pairs: list[Pair] = [("outcome", determination.outcome.value, expected.outcome)]
    if expected.amount is not None:
        pairs.append(("amount", _written(determination.amount), expected.amount))
    if expected.amount_range is not None:
        ends = determination.amount_range
        shown = tuple(map(_written, ends)) if ends is not None else None
        pairs.append(("range", shown, expected.amount_range))
    if expected.missing is not None:
        ids = tuple(missing.id for missing in determination.missing)
        pairs.append(("missing", ids, expected.missing))
    consequences = determination.consequences[::-1]  # of two for one charge the first counts
    saved = {consequence.charge.id: consequence.amount for consequence in consequences}
    pairs += [
        (f"consequence {charge}", _written(saved.get(charge)), wanted)
        for charge, wanted in (expected.consequences or {}).items()
    ]
    pairs += _payment_pairs(determination, expected.payment)
    return _told(pairs)


def _told(pairs: Iterable[Pair]) -> list[str]:
    return [
        f"{name} is {_words(was)}, expected {_words(wanted)}"
        for name, was, wanted in pairs
        if was != wanted
    ]


def result_differences(
    result: ComputedResult, assessment: Assessment, expected: ExpectedResult
) -> Iterator[tuple[Span, str, str]]:
    """What of the result is not as expected: where that is said, of which row if any, in words."""
    values = [value for value in assessment.results if value.definition.id == result.id]
    type_ = result.value.type
    if expected.unit is not None and isinstance(type_, NumberType):
        unit: list[Pair] = [("unit", str(type_.unit), str(expected.unit))]
        yield from ((expected.span, "", problem) for problem in _told(unit))
    by_row = {value.row.text if value.row is not None else "": value for value in values}
    if expected.of_case is not None:
        # Of a list that nobody has given there is one value, which stands for its rows.
        whole = [value for value in values if value.row is None or value.row.index is None]
        if values and not whole:
            yield expected.span, "", f"the result goes over '{result.for_each}', expected 'rows'"
            return
        pairs = _value_pairs(whole[0] if whole else None, expected.of_case)
        yield from ((expected.of_case.span, "", problem) for problem in _told(pairs))
    for row, wanted in expected.rows.items():
        pairs = _value_pairs(by_row.get(row), wanted)
        yield from ((wanted.span, row, problem) for problem in _told(pairs))


def _value_pairs(told: DefinitionValue | None, expected: ExpectedValue) -> list[Pair]:
    """Value or bounds, whether it may be none, and what is missing."""
    value = told.value if told is not None else None
    pairs: list[Pair] = []
    if expected.value is not None:
        pairs.append(("value", _value_told(told), expected.value))
    if expected.within is not None:
        within = (value.within.low, value.within.high) if isinstance(value, Open) else None
        shown = _between(*map(_end, within)) if within is not None else _value_told(told)
        pairs.append(("range", shown, _between(*expected.within)))
    if expected.may_be_none is not None:
        may_be_none = isinstance(value, Open) and value.may_be_none
        pairs.append(("may_be_none", _SAID[may_be_none], _SAID[expected.may_be_none]))
    if expected.missing is not None:
        ids = tuple(missing.id for missing in told.missing) if told is not None else ()
        pairs.append(("missing", ids, expected.missing))
    return pairs


def _value_told(told: DefinitionValue | None) -> str:
    """The number, the bounds of an open one, or which kind of nothing it is."""
    if told is None:
        return NONE
    value = told.value
    if value is None:
        return NOT_APPLICABLE
    if isinstance(value, Open):
        return _between(_end(value.within.low), _end(value.within.high))
    assert is_exact(value)  # a result is a number
    return written_decimal(value)


def _between(low: str | None, high: str | None) -> str:
    return f"[{low or NONE}, {high or NONE}]"


def _end(end: Exact | None) -> str | None:
    return written_decimal(end) if end is not None else None


def _payment_pairs(determination: Determination, expected: ExpectedPayment) -> list[Pair]:
    """What is paid, borne and recovered: what it is called, what it is, what was expected."""
    pairs: list[Pair] = []
    payment = determination.payment
    if expected.instalments is not None:
        instalments = payment.instalments if payment is not None else ()
        amounts = ", ".join(_amount(instalment.amount) for instalment in instalments)
        pairs.append(("instalments", amounts, ", ".join(expected.instalments)))
    if expected.due is not None:
        due = _amount(payment.account.due.known) if payment is not None else "none"
        pairs.append(("due", due, expected.due))
    levels = payment.levels if payment is not None else ()
    borne = {level.payer: _amount(level.amount) for level in levels}
    pairs += [
        (f"level {payer}", borne.get(payer), wanted)
        for payer, wanted in (expected.levels or {}).items()
    ]
    if expected.recovered is not None:
        recoveries = tuple(
            Recovery(determination=determination, obligation=obligation)
            for obligation in determination.obligations
        )
        known = recovered_in_all(recoveries).known
        recovered = written_decimal(known, places=2) if known is not None else "none"
        pairs.append(("recovered", recovered, expected.recovered))
    return pairs


def _written(money: Money | None) -> str | None:
    return f"{money.amount:.2f}" if money is not None else None


def _amount(money: Money | None) -> str:
    return _written(money) or "none"


def _words(value: object) -> str:
    return "none" if value is None else str(value)

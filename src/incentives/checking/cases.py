"""Policy cases assessed, and what of each determination is not as the case expects."""

import attrs
from moneyed import Money

from incentives.calculator import assess_with
from incentives.engine.findings.determination import Determination
from incentives.engine.payment.recovery import Recovery, recovered_in_all
from incentives.errors import AssessmentError, CaseError, CaseFault
from incentives.facts.field import Role
from incentives.loading.files.expected_payment import ExpectedPayment
from incentives.loading.files.overlay_file import overlay_of_sets
from incentives.loading.files.policy_cases import Expected, PolicyCase
from incentives.loading.text.log import FaultLog
from incentives.policy.library import Library, Overlay
from incentives.values.number import written_decimal
from incentives.values.text import Text

_Pair = tuple[str, object, object]
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

    `case-not-assessed` if it has no result, `unknown-incentive` for an incentive that is no law at
    its place, and `case-differs` for whatever is otherwise than expected.
    """
    case = ready_case.case
    try:
        assessment = assess_with(
            case.case,
            library,
            on=case.on,
            known_on=case.known_on,
            overlays=ready_case.overlays,
            ranks=any(
                expected.missing is not None and len(expected.missing) > 1
                for expected in case.expected.values()
            ),
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
    for incentive, expected in case.expected.items():
        if incentive not in assessment:
            log.add(
                expected.span,
                f"no incentive '{incentive}' is law at the place of '{case.name}'",
                "unknown-incentive",
            )
            continue
        for problem in differences(assessment[incentive], expected):
            log.add(expected.span, f"'{case.name}': {problem}", "case-differs")


def _place_of(case: PolicyCase, library: Library) -> str:
    """The id of the jurisdiction of the case, the root where the domain has no places."""
    role = library.vocabulary.role(Role.JURISDICTION)
    chain = library.chain_of(str(getattr(case.case, role.name))) if role is not None else None
    return chain[-1] if chain is not None else ""


def differences(determination: Determination, expected: Expected) -> list[str]:
    """What of the determination is not as expected, in words; empty if all is."""
    pairs: list[_Pair] = [("outcome", determination.outcome.value, expected.outcome)]
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
    return [
        f"{name} is {_words(was)}, expected {_words(wanted)}"
        for name, was, wanted in pairs
        if was != wanted
    ]


def _payment_pairs(determination: Determination, expected: ExpectedPayment) -> list[_Pair]:
    """What is paid, borne and recovered: what it is called, what it is, what was expected."""
    pairs: list[_Pair] = []
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

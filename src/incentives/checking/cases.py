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


@attrs.frozen(kw_only=True)
class ReadyCase:
    """A policy case with the overlay that its own figures make."""

    case: PolicyCase
    overlays: tuple[Overlay, ...]


def ready(case: PolicyCase, library: Library, log: FaultLog) -> ReadyCase:
    """The case with its figures read against the library."""
    if case.overlay is None:
        return ReadyCase(case=case, overlays=())
    return ReadyCase(case=case, overlays=(overlay_of_sets(case.overlay, _place_of(case, library), library, log),))


def run_case(ready_case: ReadyCase, library: Library, log: FaultLog) -> None:
    """Notes everything in which the case does not come out as it expects."""
    case = ready_case.case
    try:
        assessment = assess_with(
            case.case,
            library,
            on=case.on,
            known_on=case.known_on,
            overlays=ready_case.overlays,
            ranks=any(expected.missing is not None and len(expected.missing) > 1 for expected in case.expected.values()),
        )
    except CaseError as error:
        for fault in error.faults:
            subject = f"{fault.path}: " if isinstance(fault, CaseFault) else ""
            message = f"'{case.name}' cannot be assessed: {subject}{fault.message}"
            log.add(case.span, message, "case-not-assessed", fault.hint)
        return
    except AssessmentError as error:
        log.add(case.span, f"'{case.name}' cannot be assessed: {error}", "case-not-assessed")
        return
    for incentive, expected in case.expected.items():
        if incentive not in assessment:
            log.add(expected.span, f"no incentive '{incentive}' is law at the place of '{case.name}'", "unknown-incentive")
            continue
        for problem in differences(assessment[incentive], expected):
            log.add(expected.span, f"'{case.name}': {problem}", "case-differs")


def _place_of(case: PolicyCase, library: Library) -> str:
    """The id of the jurisdiction of the case, the root where the domain has no places."""
    role = library.vocabulary.role(Role.JURISDICTION)
    chain = library.chain_of(str(getattr(case.case, role.name))) if role is not None else None
    return chain[-1] if chain is not None else ""


def differences(found: Determination, expected: Expected) -> list[str]:
    """What of the determination is not as expected, in words."""
    pairs: list[tuple[str, object, object]] = [("outcome", found.outcome.value, expected.outcome)]
    if expected.amount is not None:
        amount = f"{found.amount.amount:.2f}" if found.amount is not None else None
        pairs.append(("amount", amount, expected.amount))
    if expected.amount_range is not None:
        ends = found.amount_range
        shown = None if ends is None else (f"{ends[0].amount:.2f}", f"{ends[1].amount:.2f}" if ends[1] is not None else None)
        pairs.append(("range", shown, expected.amount_range))
    if expected.missing is not None:
        pairs.append(("missing", tuple(missing.id for missing in found.missing), expected.missing))
    for charge, wanted in (expected.consequences or {}).items():
        saved = next((each for each in found.consequences if each.charge.id == charge), None)
        shown_saved = f"{saved.amount.amount:.2f}" if saved is not None and saved.amount is not None else None
        pairs.append((f"consequence {charge}", shown_saved, wanted))
    pairs += _payment_pairs(found, expected.payment)
    return [f"{name} is {_words(was)}, expected {_words(wanted)}" for name, was, wanted in pairs if was != wanted]


def _payment_pairs(found: Determination, expected: ExpectedPayment) -> list[tuple[str, object, object]]:
    """Of what is paid, borne and recovered: what it is called, what it is, and what was expected."""
    pairs: list[tuple[str, object, object]] = []
    payment = found.payment
    if expected.instalments is not None:
        amounts = [_amount(each.amount) for each in payment.instalments] if payment is not None else []
        pairs.append(("instalments", ", ".join(amounts), ", ".join(expected.instalments)))
    if expected.due is not None:
        pairs.append(("due", _amount(payment.account.due.known) if payment is not None else "none", expected.due))
    borne = {level.payer: _amount(level.amount) for level in payment.levels} if payment is not None else {}
    pairs += [(f"level {payer}", borne.get(payer), wanted) for payer, wanted in (expected.levels or {}).items()]
    if expected.recovered is not None:
        entries = tuple(Recovery(determination=found, obligation=each) for each in found.obligations)
        low, high = recovered_in_all(entries)
        pairs.append(("recovered", written_decimal(low, places=2) if low == high else "none", expected.recovered))
    return pairs


def _amount(money: Money | None) -> str:
    return f"{money.amount:.2f}" if money is not None else "none"


def _words(value: object) -> str:
    return "none" if value is None else str(value)

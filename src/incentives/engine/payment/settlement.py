"""What follows from a determination once relations have settled its amount: payment, application, obligations."""

from datetime import date

import attrs

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.payment.application import work_out_application
from incentives.engine.payment.groups import COUNTED, situations_by_label
from incentives.engine.payment.obligations import work_out_obligations
from incentives.engine.payment.prior_awards import payments_made_for
from incentives.engine.payment.statement import PaymentWorker, is_paid_out


def settled(found: Determination, evaluator: Evaluator, on: date) -> Determination:
    """The determination with how it is paid, when to apply and what must be kept, as of the day `on`.

    Raises:
        AssessmentError: if a figure is missing for a day, or shares do not make up the whole.
    """
    rule = found.rule
    if not is_paid_out(found) and rule.application is None and not rule.obligations:
        return found
    made = payments_made_for(rule, evaluator.snapshot, evaluator.law.library.vocabulary, on)
    is_counted = found.outcome in COUNTED
    situations = situations_by_label(found, evaluator, on) if is_counted else {}
    obligations = work_out_obligations(found, evaluator, situations, made, on) if is_counted else ()
    pays = is_paid_out(found) and (found.outcome is not Outcome.INELIGIBLE or bool(made.low))
    worker = PaymentWorker(found=found, evaluator=evaluator, situations=situations, made=made, obligations=obligations, on=on)
    return attrs.evolve(
        found, payment=worker.work_out() if pays else None, obligations=obligations,
        application=work_out_application(found, evaluator, situations, on),
    )  # fmt: skip

"""What follows once relations have settled an amount: payment, application, obligations."""

from collections.abc import Mapping
from datetime import date

import attrs

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import Situation
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.payment import ObligationResult
from incentives.engine.payment.application import work_out_application
from incentives.engine.payment.groups import situations_by_place
from incentives.engine.payment.obligations import work_out_obligations
from incentives.engine.payment.prior_awards import payments_listed, payments_made_for
from incentives.engine.payment.statement import PaymentWorker, is_paid_out
from incentives.values.place import RowPlace


def followed_up(
    determination: Determination, evaluator: Evaluator, on: date, paid_by: date
) -> Determination:
    """The determination with how it is paid, when to apply and what must be kept by the day `on`.

    What was paid by the day `paid_by` is set against what is due, and can be recovered.

    It is to be the one that relations left: what they cut off is not paid. An incentive that says
    nothing of paying, applying or keeping comes back as it is; one that is refused has a payment
    only where something has surely been paid for it.

    Raises:
        AssessmentError: if shares do not make up the whole (`shares-off`).
    """
    rule, is_paid = determination.rule, is_paid_out(determination)
    if not is_paid and rule.application is None and not rule.obligations:
        return determination
    library, snapshot = evaluator.law.library, evaluator.snapshot
    made = payments_made_for(rule, snapshot, library.vocabulary, paid_by)
    pays = is_paid and (determination.outcome is not Outcome.INELIGIBLE or made.amount.least != 0)
    if not pays and not determination.outcome.is_given:
        return determination
    situations: Mapping[RowPlace, Situation] = {}
    obligations: tuple[ObligationResult, ...] = ()
    if determination.outcome.is_given:
        situations = situations_by_place(determination, evaluator, on)
        obligations = work_out_obligations(determination, evaluator, situations, made, on)
    worker = PaymentWorker(
        determination=determination,
        evaluator=evaluator,
        situations=situations,
        made=made,
        listed=payments_listed(
            rule.id, snapshot, library.vocabulary, paid_by=paid_by, currency=library.currency
        ),
        obligations=obligations,
        on=on,
    )
    return attrs.evolve(
        determination,
        payment=worker.work_out() if pays else None,
        obligations=obligations,
        application=work_out_application(determination, evaluator, situations, on),
    )

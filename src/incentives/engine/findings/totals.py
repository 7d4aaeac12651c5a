"""What determinations come to together, by form: to the applicant, and to others."""

from collections.abc import Iterable, Mapping

import attrs
from moneyed import Money

from incentives.engine.findings.determination import Determination
from incentives.engine.findings.pieces.given import may_be_more, surely_given
from incentives.engine.findings.pieces.of_determination import pieces_of
from incentives.policy.rule import FORMS, Form
from incentives.policy.sharing.beneficiaries import APPLICANT
from incentives.values.money import money_of
from incentives.values.number import Exact


@attrs.frozen(kw_only=True, repr=False)
class Totals:
    """What surely comes of determinations; amounts are to the fen.

    `applicant`: by form, what comes to the applicant, consequences included; a form of which there
    is nothing stands with zero, and help in kind only where some has a worth. `others`: by role.
    `still_open`: the forms to which more may still be added.
    """

    applicant: Mapping[str, Money]
    others: Mapping[str, Money]
    still_open: frozenset[str]


def totals_of(determinations: Iterable[Determination], currency: str) -> Totals:
    """The totals of the determinations, in the currency."""
    totals: dict[str, Exact] = {form.value: 0 for form in Form if form is not Form.IN_KIND}
    others: dict[str, Exact] = {}
    still_open: set[str] = set()
    for determination in determinations:
        form = FORMS[determination.rule.kind]
        if not determination.rule.is_valued:
            continue
        if determination.outcome.is_given:
            totals.setdefault(form.value, 0)
        pieces = pieces_of(determination)
        if may_be_more(pieces):
            still_open.add(form.value)
        for amount, role in surely_given(pieces):
            book, name = (totals, form.value) if role == APPLICANT else (others, role)
            book[name] = book.get(name, 0) + amount
    return Totals(
        applicant={name: money_of(amount, currency) for name, amount in totals.items()},
        others={name: money_of(amount, currency) for name, amount in others.items()},
        still_open=frozenset(still_open),
    )

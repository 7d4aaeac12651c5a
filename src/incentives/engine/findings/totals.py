"""What determinations come to together, by form: to the applicant, and to others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs
from moneyed import Money

from incentives.engine.findings.determination import Determination
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


@attrs.frozen(kw_only=True, repr=False)
class Contribution:
    """What one incentive adds to totals of its form: amounts that are surely given, to the fen.

    `given`: each amount with its beneficiary; what falls away of other charges is among them.
    `may_be_more`: more may be added still.
    """

    form: Form
    given: Sequence[tuple[Exact, str]]
    may_be_more: bool


def totals_of(determinations: Iterable[Determination], currency: str) -> Totals:
    """The totals of the determinations, in the currency."""
    return total(contributions_of(determinations), currency)


def contributions_of(determinations: Iterable[Determination]) -> Iterator[Contribution]:
    """What each of the determinations adds that gives something, or may; without a worth, none."""
    from incentives.engine.findings.pieces.of_determination import surely_given_by

    for determination in determinations:
        if determination.rule.is_valued and determination.outcome.is_given:
            given, may_be_more = surely_given_by(determination)
            yield Contribution(
                form=FORMS[determination.rule.kind], given=given, may_be_more=may_be_more
            )


def total(contributions: Iterable[Contribution], currency: str) -> Totals:
    """All contributions added up, in the currency."""
    totals: dict[str, Exact] = {form.value: 0 for form in Form if form is not Form.IN_KIND}
    others: dict[str, Exact] = {}
    still_open: set[str] = set()
    for contribution in contributions:
        form = contribution.form.value
        totals.setdefault(form, 0)
        if contribution.may_be_more:
            still_open.add(form)
        for amount, role in contribution.given:
            book, name = (totals, form) if role == APPLICANT else (others, role)
            book[name] = book.get(name, 0) + amount
    return Totals(
        applicant={name: money_of(amount, currency) for name, amount in totals.items()},
        others={name: money_of(amount, currency) for name, amount in others.items()},
        still_open=frozenset(still_open),
    )

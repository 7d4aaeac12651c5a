"""Rules: definitions, charges, reliefs, incentives and how incentives bear on each other."""

from collections.abc import Mapping
from enum import Enum

import attrs

from incentives.brief import brief
from incentives.language.expression import Clause, Expression
from incentives.language.types import Type
from incentives.policy.charging.answers import Answer
from incentives.policy.charging.returned import Returned
from incentives.policy.payment import Application, Obligation, Paid, given
from incentives.policy.sharing.beneficiaries import BeneficiaryCase
from incentives.policy.sharing.rows import Whole, Within
from incentives.values.citation import Citation
from incentives.values.span import Span
from incentives.values.tables import one_for_each
from incentives.values.text import Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Definition:
    """A condition or value that rules share.

    `asked_of`: of a fact that is asked of some rows of a list, what a policy calls one of them.
    `labels`: of one with words of its own, by its name what each is called.
    """

    id: str
    instrument: str
    text: Text
    citation: Citation
    body: Expression
    span: Span
    asked_of: str = ""
    labels: Mapping[str, Text] = attrs.field(factory=dict)

    @property
    def type(self) -> Type:
        """The type of what it comes to."""
        return self.body.type

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return (self.body,)


class OpenKind(Enum):
    """What it is that the law leaves open."""

    AMOUNT = "amount"  # it promises, and does not say how much
    DISCRETION = "discretion"  # an authority decides case by case
    OTHER = "other"


@attrs.frozen(kw_only=True, repr=False)
class OpenMatter:
    """What the law leaves open, or to discretion; shown in every answer that it touches."""

    text: Text
    citation: Citation
    kind: OpenKind = OpenKind.OTHER


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Charge:
    """A tax, fee or price that would otherwise be due, once for each row of `for_each`.

    `by_month`: `amount` is for a year and each month bears a twelfth. `built_on`: the charge whose
    rows and dates it shares. `returned`: None where that is not said, so that nothing is rounded
    before amounts leave. `answers`: to the questions that are asked of every charge.
    """

    id: str
    instrument: str
    title: Text
    citation: Citation
    for_each: tuple[str, ...]
    by_month: bool
    built_on: str | None
    at: Expression | None
    arises: Expression | None
    basis: Expression | None
    amount: Expression
    span: Span
    returned: Returned | None = None
    answers: tuple[Answer, ...] = ()
    open_matters: tuple[OpenMatter, ...] = ()

    @property
    def left_open(self) -> tuple[OpenMatter, ...]:
        """What it leaves open, with the questions that have no other answer."""
        answers = (answer for answer in self.answers if answer.is_open)
        questions = (OpenMatter(text=answer.text, citation=answer.citation) for answer in answers)
        return (*questions, *self.open_matters)

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        of_returns = self.returned.expressions if self.returned is not None else ()
        return (*given(self.at, self.arises, self.basis, self.amount), *of_returns)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Relief:
    """A reduction of charges that applies anyway to whoever is in its class.

    `share`, from 0 to 1, of each charge in `of` falls away.
    """

    id: str
    instrument: str
    title: Text
    citation: Citation
    of: tuple[str, ...]
    condition: Expression | None
    share: Expression
    span: Span

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return given(self.condition, self.share)


class IncentiveKind(Enum):
    """What an incentive gives."""

    GRANT = "grant"
    AWARD = "award"
    PRICE = "price"
    EXEMPTION = "exemption"
    REDUCTION = "reduction"
    IN_KIND = "in_kind"


class Form(Enum):
    """The forms by which totals are added up."""

    CASH = "cash"
    PRICE = "price"
    TAX_AND_FEE = "tax_and_fee"
    IN_KIND = "in_kind"  # only where a worth is stated


FORMS: Mapping[IncentiveKind, Form] = one_for_each(
    IncentiveKind,
    {
        IncentiveKind.GRANT: Form.CASH,
        IncentiveKind.AWARD: Form.CASH,
        IncentiveKind.PRICE: Form.PRICE,
        IncentiveKind.EXEMPTION: Form.TAX_AND_FEE,
        IncentiveKind.REDUCTION: Form.TAX_AND_FEE,
        IncentiveKind.IN_KIND: Form.IN_KIND,
    },
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Pays:
    """Money of its own, or help in kind: its `amount`, or what it is worth (None: not valued).

    `within`: the limit within which only the best-paid rows count. `whole`: what all rows come to
    together.
    """

    amount: Expression | None
    within: Within | None = None
    whole: Whole | None = None

    @property
    def worth(self) -> Expression | None:
        """What it is worth; None: it is not valued."""
        return self.amount

    @property
    def shared(self) -> tuple[Expression, ...]:
        """What it says of all its rows together."""
        sharing = (self.within, self.whole)
        return tuple(part for one in sharing if one is not None for part in one.expressions)

    @property
    def offsets(self) -> bool:
        """Whether a row that comes to less than nothing takes from what others come to."""
        return self.whole is not None and self.whole.at_least is not None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Relieves:
    """`share` (None: all) of a charge falls away; worth what the charge would otherwise come to."""

    charge: str
    share: Expression | None

    @property
    def worth(self) -> Expression | None:
        """What share of the charge it takes away; None: all."""
        return self.share


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ReducesBasis:
    """The basis of a charge is less by an amount; worth the difference in the charge.

    `after`: incentives that reduce the same basis first, so that this one is worth what it saves of
    what they leave.
    """

    charge: str
    by: Expression
    after: tuple[str, ...] = ()

    @property
    def worth(self) -> Expression:
        """What it takes off the basis."""
        return self.by


def reductions_before(benefit: "Benefit") -> tuple[str, ...]:
    """The incentives that reduce the basis of a charge before this one does."""
    return benefit.after if isinstance(benefit, ReducesBasis) else ()


Benefit = Pays | Relieves | ReducesBasis


@attrs.frozen(kw_only=True, eq=False)
class Incentive:
    """What an instrument gives.

    Rows and law date are those of its own `for_each` and `trigger`, or of the charge. `also_on`:
    further days on which the instrument has to be in force. `subject`: what one award is for, by
    which payments made before are told apart. `department`: who is responsible.
    """

    id: str
    instrument: str
    title: Text
    kind: IncentiveKind
    citation: Citation
    for_each: tuple[str, ...]
    trigger: Expression | None
    condition: Expression | None
    benefit: Benefit
    beneficiary: tuple[BeneficiaryCase, ...]
    evidence: tuple[str, ...]
    open_matters: tuple[OpenMatter, ...]
    clauses: tuple[Clause, ...]
    span: Span
    also_on: tuple[Expression, ...] = ()
    department: Text | None = None
    subject: Expression | None = None
    paid: Paid | None = None
    application: Application | None = None
    obligations: tuple[Obligation, ...] = ()

    __repr__ = brief

    @property
    def is_valued(self) -> bool:
        """Whether what it gives has an amount; help in kind has one where its worth is stated."""
        return not isinstance(self.benefit, Pays) or self.benefit.amount is not None

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        of_beneficiaries = [
            expression for case in self.beneficiary for expression in case.expressions
        ]
        judged = given(self.trigger, self.condition, self.benefit.worth, *of_beneficiaries)
        shared = self.benefit.shared if isinstance(self.benefit, Pays) else ()
        return (*judged, *shared, *self.also_on, *self.payment_expressions)

    @property
    def payment_expressions(self) -> tuple[Expression, ...]:
        """What says how it is paid and recovered; the determination itself does not rest on it."""
        rules = (self.paid, self.application, *self.obligations)
        stated = [rule for rule in rules if rule is not None]
        return (
            *given(self.subject),
            *(expression for rule in stated for expression in rule.expressions),
        )

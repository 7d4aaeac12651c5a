"""Incentives of one instrument, from their entries."""

import attrs

from incentives.language.expression import Clause, Expression, Named, NameKind, Stated, walk
from incentives.language.types import NumberType
from incentives.loading.entries.application import read_application
from incentives.loading.entries.beneficiaries import read_beneficiaries
from incentives.loading.entries.expressions import ExpressionReader, must_be
from incentives.loading.entries.instruments import Draft
from incentives.loading.entries.obligations import ObligationReader
from incentives.loading.entries.open_matters import read_open_matters
from incentives.loading.rules.charges import ChargeReader
from incentives.loading.rules.linker import Linker
from incentives.loading.rules.payment import PaymentReader
from incentives.loading.rules.rows import read_for_each, read_law_date
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Table
from incentives.policy.rule import Benefit, Charge, Incentive, IncentiveKind, Pays, ReducesBasis, Relieves
from incentives.values.text import Text
from incentives.values.unit import ONE, Unit

INCENTIVE_KEYS = (
    "title", "kind", "cite", "department", "for_each", "subject", "trigger", "when", "relieves", "share", "reduces_basis",
    "amount", "paid", "application", "obligations", "beneficiary", "evidence", "open",
)  # fmt: skip
REQUIRED_INCENTIVE_KEYS = ("title", "kind", "cite")
BENEFITS = ("amount", "relieves", "reduces_basis")
KEYS_OF_WORTH = (*BENEFITS, "share")
KEYS_OF_CHARGE = ("for_each", "trigger")
REDUCTION_KEYS = ("of", "by", "after")
REQUIRED_REDUCTION_KEYS = ("of", "by")


@attrs.define(kw_only=True)
class IncentiveReader:
    """Reads incentives; those of a charge share its rows and dates."""

    charges: ChargeReader
    linker: Linker
    fields: Fields
    currency: str

    @property
    def _money(self) -> NumberType:
        return NumberType(Unit.parse(self.currency))

    def read_incentive(self, full_id: str) -> Incentive | None:
        """The incentive with what it gives, under which conditions and to whom."""
        entry = self.linker.entries[full_id]
        table = self.fields.table(entry.node, allowed=INCENTIVE_KEYS, required=REQUIRED_INCENTIVE_KEYS, what="an incentive")
        if table is None:
            return None
        title = self.fields.wording(table.find("title"), what="'title'")
        kind = self._kind(table)
        charge = self._relieved_charge(table, entry.draft)
        is_of_charge = table.find("relieves") is not None or table.find("reduces_basis") is not None
        if charge is None and is_of_charge:
            return None
        for_each = charge.for_each if charge is not None else read_for_each(table, self.linker.vocabulary, self.fields)
        if for_each is None:
            return None
        reader = self.linker.reader(entry.draft, table, self.linker.row_types(for_each))
        condition = reader.condition(node) if (node := table.find("when")) is not None else None
        benefit = self._benefit(table, kind, charge, reader, entry.draft)
        trigger = None if charge is not None else read_law_date(table, "trigger", reader, self.linker, is_needed=True)
        if condition is not None:
            _check_wording(condition, self.fields)
        if benefit is None or title is None or kind is None:
            return None
        incentive = Incentive(
            id=full_id, instrument=entry.draft.instrument.id, title=title, kind=kind, citation=reader.citation,
            for_each=for_each, trigger=trigger, condition=condition, benefit=benefit,
            beneficiary=read_beneficiaries(table.find("beneficiary"), entry.draft.entries["roles"], reader),
            evidence=reader.evidence(table),
            open_matters=read_open_matters(table, reader), clauses=_clauses_in(condition), span=table.span,
        )  # fmt: skip
        return self._with_payment(incentive, table, entry.draft, reader)

    def _with_payment(self, incentive: Incentive, table: Table, draft: Draft, reader: ExpressionReader) -> Incentive:
        """The incentive with who is responsible, how it is paid, when to apply and what must be kept."""
        paying = PaymentReader(reader=reader, payers=tuple(draft.entries["payers"]))
        subject = paying.read_subject(table)
        obligations = ObligationReader(reader=reader, benefit=incentive.benefit, has_subject=subject is not None)
        department = table.find("department")
        return attrs.evolve(
            incentive,
            department=self.fields.wording(department, what="'department'") if department is not None else None,
            subject=subject,
            paid=paying.read_paid(table, incentive.benefit),
            application=read_application(table, reader),
            obligations=obligations.read_obligations(table),
        )

    def _kind(self, table: Table) -> IncentiveKind | None:
        scalar = self.fields.scalar(table.find("kind"), what="'kind'")
        if scalar is None:
            return None
        kinds = {kind.value: kind for kind in IncentiveKind}
        if scalar.text not in kinds:
            self.fields.unknown_value(scalar, kinds)
        return kinds.get(scalar.text)

    def _relieved_charge(self, table: Table, draft: Draft) -> Charge | None:
        node = table.find("relieves")
        if node is None and (reduces := table.find("reduces_basis")) is not None:
            inner = self.fields.table(reduces, allowed=REDUCTION_KEYS, required=REQUIRED_REDUCTION_KEYS, what="'reduces_basis'")
            node = inner.find("of") if inner is not None else None
        scalar = self.fields.scalar(node, what="a charge")
        charge_id = self.linker.resolve(draft, scalar, "charges") if scalar is not None else None
        if scalar is None or charge_id is None:
            return None
        for key in KEYS_OF_CHARGE:
            if table.find(key) is not None:
                self.fields.log.add(table.span, f"'{key}' is that of the charge", "conflicting-keys")
        return self.charges.read_charge(charge_id)

    def _benefit(
        self, table: Table, kind: IncentiveKind | None, charge: Charge | None, reader: ExpressionReader, draft: Draft
    ) -> Benefit | None:
        if kind is IncentiveKind.IN_KIND:
            for name, _ in table.entries:
                if name.text in KEYS_OF_WORTH:
                    self.fields.log.add(name.span, f"what is in kind has no '{name.text}'", "conflicting-keys")
            return Pays(amount=None)
        chosen = self.fields.one_of(table, BENEFITS, what="an incentive")
        if chosen is None:
            return None
        key, node = chosen
        share = table.find("share")
        if share is not None and key != "relieves":
            self.fields.log.add(share.span, "'share' goes with 'relieves'", "conflicting-keys")
        if key == "amount":
            amount = reader.quantity(node)
            must_be(amount, self._money, self.fields, "the amount")
            return Pays(amount=amount)
        if charge is None:
            return None
        if key == "relieves":
            return Relieves(charge=charge.id, share=reader.quantity(share, NumberType(ONE)) if share is not None else None)
        return self._reduction(node, charge, reader, draft) if isinstance(node, Table) else None

    def _reduction(self, table: Table, charge: Charge, reader: ExpressionReader, draft: Draft) -> ReducesBasis | None:
        """By how much the basis is less, and which incentives reduce it before."""
        if charge.basis is None:
            self.fields.log.add(table.span, f"the charge '{charge.id}' has no basis to reduce", "no-basis")
            return None
        by, earlier = table.find("by"), self.fields.members(table.find("after"), what="'after'")
        if by is None:
            return None
        scalars = [self.fields.scalar(each, what="an incentive") for each in earlier]
        named = [self.linker.resolve(draft, scalar, "incentives") for scalar in scalars if scalar is not None]
        after = tuple(each for each in named if each is not None)
        return ReducesBasis(charge=charge.id, by=reader.quantity(by, charge.basis.type), after=after)


def _check_wording(condition: Expression, fields: Fields) -> None:
    """Every condition that an officer is shown must have words."""
    match condition:
        case Stated(clause=Clause(text=Text())) | Named(kind=NameKind.DEFINITION):
            return
        case Stated(body=body):
            _check_wording(body, fields)
        case _ if getattr(getattr(condition, "operator", None), "name", None) == "and":
            for part in condition.arguments:  # type: ignore[union-attr]
                _check_wording(part, fields)
        case _:
            fields.log.add(condition.span, "a condition needs a wording", "wordless-condition", "Add `text: {zh: …, en: …}`.")


def _clauses_in(condition: Expression | None) -> tuple[Clause, ...]:
    return tuple(part.clause for part in walk(condition) if isinstance(part, Stated)) if condition is not None else ()

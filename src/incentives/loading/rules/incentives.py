"""Incentives of one instrument, from their entries."""

from typing import Literal, assert_never, get_args

import attrs

from incentives.language.expression import Clause, Expression, Stated, walk
from incentives.language.types import NumberType
from incentives.loading.entries.application import read_application
from incentives.loading.entries.beneficiaries import read_beneficiaries
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.entries.instruments import WrittenInstrument
from incentives.loading.entries.obligations import ObligationReader
from incentives.loading.entries.open_matters import read_open_matters
from incentives.loading.entries.rows.sharing import read_amount
from incentives.loading.rules.charges import ChargeReader
from incentives.loading.rules.expected import must_be, must_be_worded
from incentives.loading.rules.giving.once import Once, read_once
from incentives.loading.rules.giving.payment import PaymentReader
from incentives.loading.rules.linker import Linker
from incentives.loading.rules.rows import of_parts, read_for_each, read_triggers
from incentives.loading.rules.scope import OfRule
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.policy.rule import (
    Benefit,
    Charge,
    Incentive,
    IncentiveKind,
    Pays,
    ReducesBasis,
    Relieves,
)
from incentives.values.text import Text
from incentives.values.unit import ONE, Unit

INCENTIVE_KEYS = (
    "title",
    "kind",
    "cite",
    "department",
    "for_each",
    "subject",
    "trigger",
    "when",
    "once",
    "relieves",
    "share",
    "reduces_basis",
    "amount",
    "worth",
    "paid",
    "application",
    "obligations",
    "beneficiary",
    "evidence",
    "open",
)
REQUIRED_INCENTIVE_KEYS = ("title", "kind", "cite")
BenefitKey = Literal["amount", "relieves", "reduces_basis"]
BENEFITS: tuple[BenefitKey, ...] = get_args(BenefitKey)
KEYS_OF_AMOUNT = (*BENEFITS, "share")
KEYS_OF_CHARGE = ("for_each", "trigger")
REDUCTION_KEYS = ("of", "by", "after")
REQUIRED_REDUCTION_KEYS = ("of", "by")


@attrs.define(kw_only=True, repr=False)
class IncentiveReader:
    """Reads incentives; those of a charge share its rows and dates.

    `once`: by id what those say that are given once.
    """

    charges: ChargeReader
    linker: Linker
    fields: Fields
    currency: str
    once: dict[str, Once] = attrs.field(factory=dict)

    @property
    def _money(self) -> NumberType:
        return NumberType(Unit.parse(self.currency))

    def read_incentive(self, full_id: str) -> Incentive | None:
        """The incentive with what it gives, under which conditions and to whom."""
        entry = self.linker.names.entries[full_id]
        table = self.fields.table(
            entry.node,
            allowed=INCENTIVE_KEYS,
            required=REQUIRED_INCENTIVE_KEYS,
            what="an incentive",
        )
        if table is None:
            return None
        title = self.fields.wording(table.find("title"), what="'title'")
        kind = self._kind(table)
        charge = self._relieved_charge(table, entry.written)
        is_of_charge = table.find("relieves") is not None or table.find("reduces_basis") is not None
        if charge is None and is_of_charge:
            return None
        parts: list[Scalar] = []
        if charge is not None:
            for_each: tuple[str, ...] | None = charge.for_each
        else:
            for_each = read_for_each(table, self.linker.names, entry.written, parts)
        if for_each is None:
            return None
        rows = self.linker.names.row_types(for_each)
        reader = self.linker.reader(entry.written, table, rows, of_rule=OfRule(this=full_id))
        condition = reader.condition(node) if (node := table.find("when")) is not None else None
        condition = of_parts(parts, condition, reader)
        benefit = self._benefit(table, kind, charge, reader, entry.written)
        triggers = read_triggers(table, reader, self.linker) if charge is None else ()
        if condition is not None:
            must_be_worded(condition, self.fields)
        once = read_once(table, reader)
        if once is not None:
            self.once[full_id] = once
            condition = once.added_to(condition, reader, is_dated=_is_dated(charge, triggers))
        if benefit is None or title is None or kind is None:
            return None
        roles = entry.written.entries["roles"]
        incentive = Incentive(
            id=full_id,
            instrument=entry.written.instrument.id,
            title=title,
            kind=kind,
            citation=reader.citation,
            for_each=for_each,
            trigger=triggers[0] if triggers else None,
            also_on=triggers[1:],
            condition=condition,
            benefit=benefit,
            beneficiary=read_beneficiaries(table.find("beneficiary"), roles, reader),
            evidence=reader.evidence(table),
            open_matters=read_open_matters(table, reader),
            clauses=_clauses_in(condition),
            span=table.span,
        )
        return self._with_payment(incentive, table, entry.written, reader)

    def _with_payment(
        self,
        incentive: Incentive,
        table: Table,
        written: WrittenInstrument,
        reader: ExpressionReader,
    ) -> Incentive:
        """The incentive with what follows once it is given.

        Who is responsible, how it is paid, when to apply and what must be kept.
        """
        paying = PaymentReader(reader=reader, payers=tuple(written.entries["payers"]))
        subject = paying.read_subject(table)
        if (once := self.once.get(incentive.id)) is not None:
            subject = once.subject(subject, reader)
        obligations = ObligationReader(
            reader=reader, benefit=incentive.benefit, has_subject=subject is not None
        )
        return attrs.evolve(
            incentive,
            department=self.fields.wording(table.find("department"), what="'department'"),
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

    def _relieved_charge(self, table: Table, written: WrittenInstrument) -> Charge | None:
        node = table.find("relieves")
        if node is None and (reduces := table.find("reduces_basis")) is not None:
            inner = self.fields.table(
                reduces,
                allowed=REDUCTION_KEYS,
                required=REQUIRED_REDUCTION_KEYS,
                what="'reduces_basis'",
            )
            node = inner.find("of") if inner is not None else None
        scalar = self.fields.scalar(node, what="a charge")
        charge_id = (
            self.linker.names.resolve(written, scalar, "charges") if scalar is not None else None
        )
        if scalar is None or charge_id is None:
            return None
        for key in KEYS_OF_CHARGE:
            if table.find(key) is not None:
                message = f"'{key}' is that of the charge"
                self.fields.log.add(table.span, message, "conflicting-keys")
        return self.charges.read_charge(charge_id)

    def _benefit(
        self,
        table: Table,
        kind: IncentiveKind | None,
        charge: Charge | None,
        reader: ExpressionReader,
        written: WrittenInstrument,
    ) -> Benefit | None:
        worth = table.find("worth")
        if kind is IncentiveKind.IN_KIND:
            return self._in_kind(table, worth, reader)
        if worth is not None:
            wrong = Text("只有非现金支持才写 worth", "'worth' goes with `kind: in_kind`")
            hint = Text("给付的金额写在 `amount:` 下。", "Write what is paid under `amount:`.")
            self.fields.log.add(table.span_of("worth"), wrong, "conflicting-keys", hint)
        chosen = self.fields.one_of(table, BENEFITS, what="an incentive")
        if chosen is None:
            return None
        key, node = chosen
        share = table.find("share")
        if share is not None and key != "relieves":
            self.fields.log.add(share.span, "'share' goes with 'relieves'", "conflicting-keys")
        match key:
            case "amount":
                amount, pays = read_amount(node, reader, self.linker.definitions)
                must_be(amount, self._money, self.fields, "the amount")
                return pays
            case "relieves":
                part = reader.quantity(share, NumberType(ONE)) if share is not None else None
                return Relieves(charge=charge.id, share=part) if charge is not None else None
            case "reduces_basis":
                if charge is None or not isinstance(node, Table):
                    return None
                return self._reduction(node, charge, reader, written)
            case _:
                assert_never(key)

    def _in_kind(self, table: Table, worth: Node | None, reader: ExpressionReader) -> Pays:
        """Help in kind, with what it is worth where that is stated."""
        for name, _ in table.entries:
            if name.text in KEYS_OF_AMOUNT:
                message = f"what is in kind has no '{name.text}'"
                self.fields.log.add(name.span, message, "conflicting-keys")
        if worth is None:
            return Pays(amount=None)
        value, given = read_amount(worth, reader, self.linker.definitions)
        must_be(value, self._money, self.fields, "the worth")
        return given

    def _reduction(
        self, table: Table, charge: Charge, reader: ExpressionReader, written: WrittenInstrument
    ) -> ReducesBasis | None:
        """By how much the basis is less, and which incentives reduce it before."""
        if charge.basis is None:
            message = f"the charge '{charge.id}' has no basis to reduce"
            self.fields.log.add(table.span, message, "no-basis")
            return None
        by, earlier = table.find("by"), self.fields.members(table.find("after"), what="'after'")
        if by is None:
            return None
        scalars = [self.fields.scalar(node, what="an incentive") for node in earlier]
        resolved = [
            self.linker.names.resolve(written, scalar, "incentives")
            for scalar in scalars
            if scalar is not None
        ]
        after = tuple(full_id for full_id in resolved if full_id is not None)
        reduction = reader.quantity(by, charge.basis.type)
        return ReducesBasis(charge=charge.id, by=reduction, after=after)


def _is_dated(charge: Charge | None, triggers: tuple[Expression, ...]) -> bool:
    """Whether there is a law date other than the day of the assessment."""
    return bool(triggers) if charge is None else charge.by_month or charge.at is not None


def _clauses_in(condition: Expression | None) -> tuple[Clause, ...]:
    if condition is None:
        return ()
    return tuple(part.clause for part in walk(condition) if isinstance(part, Stated))

"""Charges, reliefs, incentives and relations of one instrument, from their entries."""

from typing import cast

import attrs

from incentives.facts.vocabulary import Vocabulary
from incentives.language.expression import Clause, Expression, Named, NameKind, Stated, walk
from incentives.language.types import BOOLEAN, DATE, NumberType, RowsType
from incentives.loading.draft import Draft
from incentives.loading.expressions import ExpressionReader, must_be
from incentives.loading.fields import Fields
from incentives.loading.limits import MOST_RULES_IN_A_ROW
from incentives.loading.linker import Linker
from incentives.loading.nodes import Listing, Node, Scalar, Table
from incentives.policy.rule import (
    BeneficiaryCase,
    Benefit,
    Charge,
    Incentive,
    IncentiveKind,
    OpenMatter,
    Pays,
    ReducesBasis,
    Relief,
    Relieves,
)
from incentives.values.text import Text
from incentives.values.unit import ONE, YEAR, Unit

APPLICANT = "applicant"

CHARGE_KEYS = ("title", "for_each", "accrues", "built_on", "at", "arises", "basis", "amount", "cite")
REQUIRED_CHARGE_KEYS = ("title", "amount", "cite")
KEYS_OF_BASE = ("for_each", "at", "accrues")
BY_MONTH = "by_month"
RELIEF_KEYS = ("title", "of", "when", "share", "cite")
REQUIRED_RELIEF_KEYS = ("title", "of", "share", "cite")
INCENTIVE_KEYS = (
    "title", "kind", "cite", "for_each", "trigger", "when", "relieves", "share", "reduces_basis", "amount",
    "beneficiary", "evidence", "open",
)  # fmt: skip
REQUIRED_INCENTIVE_KEYS = ("title", "kind", "cite")
BENEFITS = ("amount", "relieves", "reduces_basis")
KEYS_OF_WORTH = (*BENEFITS, "share")
KEYS_OF_CHARGE = ("for_each", "trigger")
REDUCTION_KEYS = ("of", "by")
BENEFICIARY_KEYS = ("when", "is", "otherwise")
OPEN_MATTER_KEYS = ("text", "cite")


@attrs.define(kw_only=True)
class RuleReader:
    """Reads the rules of instruments; charges first, since incentives share their rows."""

    linker: Linker
    fields: Fields
    currency: str
    charges: dict[str, Charge] = attrs.field(factory=dict)
    _circular: set[str] = attrs.field(factory=set)

    @property
    def _money(self) -> NumberType:
        return NumberType(Unit.parse(self.currency))

    def read_charge(self, full_id: str) -> Charge | None:
        """The charge; the one it is built on is read before it."""
        if full_id in self.charges:
            return self.charges[full_id]
        entry = self.linker.entries[full_id]
        table = self.fields.table(entry.node, allowed=CHARGE_KEYS, required=REQUIRED_CHARGE_KEYS, what="a charge")
        if table is None:
            return None
        title = self.fields.wording(table.find("title"), what="'title'")
        built_on = self._built_on(table, entry.draft, full_id)
        amount_node = table.find("amount")
        if title is None or amount_node is None:
            return None
        for_each = built_on.for_each if built_on is not None else self._for_each(table)
        if for_each is None or (built_on is None and table.find("built_on") is not None):
            return None
        rows = self.linker.row_types(for_each)
        by_month = built_on.by_month if built_on is not None else self._accrues_by_month(table)
        reader = self.linker.reader(entry.draft, table, rows, charges=frozenset([built_on.id] if built_on else []))
        basis = reader.quantity(node) if (node := table.find("basis")) is not None else None
        amount_reader = self.linker.reader(
            entry.draft, table, rows, charges=frozenset([built_on.id] if built_on else []),
            basis=basis.type if basis is not None else None,
        )  # fmt: skip
        amount = amount_reader.quantity(amount_node)
        is_yearly = by_month and built_on is None
        expected = NumberType(self._money.unit / YEAR) if is_yearly else self._money
        must_be(amount, expected, self.fields, "the amount of this charge")
        charge = Charge(
            id=full_id, instrument=entry.draft.instrument.id, title=title, citation=reader.citation, for_each=for_each,
            by_month=by_month, built_on=built_on.id if built_on is not None else None,
            at=built_on.at if built_on is not None else self._date(table, "at", reader, is_needed=not by_month),
            arises=reader.condition(node) if (node := table.find("arises")) is not None else None,
            basis=basis, amount=amount, span=table.span,
        )  # fmt: skip
        self.charges[full_id] = charge
        return charge

    def _built_on(self, table: Table, draft: Draft, full_id: str) -> Charge | None:
        scalar = self.fields.scalar(table.find("built_on"), what="'built_on'")
        base_id = self.linker.resolve(draft, scalar, "charges") if scalar is not None else None
        if scalar is None or base_id is None:
            return None
        seen = [full_id]
        current: str | None = base_id
        while current is not None:
            if current in seen or len(seen) > MOST_RULES_IN_A_ROW:
                if not self._circular.intersection(seen):
                    problem = "on itself" if current in seen else f"on over {MOST_RULES_IN_A_ROW} others in a row"
                    self.fields.log.add(scalar.span, f"the charge would be built {problem}", "charge-cycle")
                self._circular.update(seen)
                return None
            seen.append(current)
            current = self._base_of(current)
        for key in KEYS_OF_BASE:
            if table.find(key) is not None:
                self.fields.log.add(table.span, f"'{key}' is that of the charge it is built on", "conflicting-keys")
        return self.read_charge(base_id)

    def _base_of(self, charge_id: str) -> str | None:
        entry = self.linker.entries.get(charge_id)
        node = entry.node.find("built_on") if entry is not None and isinstance(entry.node, Table) else None
        if entry is None:
            return None
        return self.linker.full_id(entry.draft, node.text) or node.text if isinstance(node, Scalar) else None

    def _accrues_by_month(self, table: Table) -> bool:
        accrues = self.fields.scalar(table.find("accrues"), what="'accrues'")
        if accrues is not None and accrues.text != BY_MONTH:
            self.fields.log.add(accrues.span, f"'accrues' is by_month or left out, found '{accrues.text}'", "unknown-value")
        return accrues is not None

    def _for_each(self, table: Table) -> tuple[str, ...] | None:
        """The repeated facts that the rule goes over; None if they cannot be told, so that nothing of it can be checked."""
        node = table.find("for_each")
        nodes = node.entries if isinstance(node, Listing) else (node,) if node is not None else ()
        found: list[str] = []
        repeated = repeated_facts(self.linker.vocabulary)
        for each in nodes:
            scalar = self.fields.scalar(each, what="'for_each'")
            if scalar is None or scalar.text not in repeated:
                if scalar is not None:
                    self.fields.unknown_value(scalar, repeated)
                return None
            if scalar.text in found:
                self.fields.log.add(scalar.span, f"'for_each' names '{scalar.text}' twice", "repeated-value")
            found.append(scalar.text)
        return tuple(found)

    def _date(self, table: Table, key: str, reader: ExpressionReader, *, is_needed: bool) -> Expression | None:
        node = table.find(key)
        if node is None:
            if is_needed:
                self.fields.log.add(table.span, f"'{key}' must say at which date law and statuses are read", "missing-key")
            return None
        expression = reader.expression(node, DATE)
        if any(isinstance(part, Named) and part.kind is NameKind.LAW_DATE for part in walk(expression)):
            self.fields.log.add(node.span, "the law date cannot rest on itself", "law-date-cycle")
        return expression

    def read_relief(self, full_id: str) -> Relief | None:
        """The relief; all its charges must go over the same kinds of rows or the condition speak of none."""
        entry = self.linker.entries[full_id]
        table = self.fields.table(entry.node, allowed=RELIEF_KEYS, required=REQUIRED_RELIEF_KEYS, what="a relief")
        title = self.fields.wording(table.find("title"), what="'title'") if table is not None else None
        if table is None or title is None:
            return None
        of = [
            charge
            for node in self.fields.members(table.find("of"), what="'of'")
            if (scalar := self.fields.scalar(node, what="a charge")) is not None
            and (charge_id := self.linker.resolve(entry.draft, scalar, "charges")) is not None
            and (charge := self.read_charge(charge_id)) is not None
        ]
        if isinstance(listed := table.find("of"), Listing) and not listed.entries:
            self.fields.log.add(listed.span, "'of' lists no charge", "empty-list")
        lists = set.intersection(*(set(charge.for_each) for charge in of)) if of else set()
        reader = self.linker.reader(entry.draft, table, self.linker.row_types(sorted(lists)))
        share = reader.quantity(cast(Node, table.find("share")), NumberType(ONE)) if table.find("share") is not None else None
        if share is None:
            return None
        return Relief(
            id=full_id, instrument=entry.draft.instrument.id, title=title, citation=reader.citation,
            of=tuple(charge.id for charge in of),
            condition=reader.condition(node) if (node := table.find("when")) is not None else None,
            share=share, span=table.span,
        )  # fmt: skip

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
        for_each = charge.for_each if charge is not None else self._for_each(table)
        if for_each is None:
            return None
        reader = self.linker.reader(entry.draft, table, self.linker.row_types(for_each))
        condition = reader.condition(node) if (node := table.find("when")) is not None else None
        benefit = self._benefit(table, kind, charge, reader)
        trigger = None if charge is not None else self._date(table, "trigger", reader, is_needed=True)
        if condition is not None:
            self._check_wording(condition)
        if benefit is None or title is None or kind is None:
            return None
        return Incentive(
            id=full_id, instrument=entry.draft.instrument.id, title=title, kind=kind, citation=reader.citation,
            for_each=for_each, trigger=trigger, condition=condition, benefit=benefit,
            beneficiary=self._beneficiary(table, entry.draft, reader), evidence=reader.evidence(table),
            open_matters=self._open_matters(table, reader), clauses=_clauses_in(condition), span=table.span,
        )  # fmt: skip

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
            inner = self.fields.table(reduces, allowed=REDUCTION_KEYS, required=REDUCTION_KEYS, what="'reduces_basis'")
            node = inner.find("of") if inner is not None else None
        scalar = self.fields.scalar(node, what="a charge")
        charge_id = self.linker.resolve(draft, scalar, "charges") if scalar is not None else None
        if scalar is None or charge_id is None:
            return None
        for key in KEYS_OF_CHARGE:
            if table.find(key) is not None:
                self.fields.log.add(table.span, f"'{key}' is that of the charge", "conflicting-keys")
        return self.read_charge(charge_id)

    def _benefit(
        self, table: Table, kind: IncentiveKind | None, charge: Charge | None, reader: ExpressionReader
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
        by = node.find("by") if isinstance(node, Table) else None
        if charge.basis is None:
            self.fields.log.add(node.span, f"the charge '{charge.id}' has no basis to reduce", "no-basis")
            return None
        return ReducesBasis(charge=charge.id, by=reader.quantity(by, charge.basis.type)) if by is not None else None

    def _beneficiary(self, table: Table, draft: Draft, reader: ExpressionReader) -> tuple[BeneficiaryCase, ...]:
        node = table.find("beneficiary")
        if node is None:
            return (BeneficiaryCase(None, APPLICANT),)
        if isinstance(node, Scalar):
            return (BeneficiaryCase(None, self._role(node, draft)),)
        found = []
        for each in self.fields.members(node, what="'beneficiary'"):
            case = self.fields.table(each, allowed=BENEFICIARY_KEYS, what="a beneficiary")
            role = self.fields.scalar(case.find("is") or case.find("otherwise"), what="a role") if case is not None else None
            if case is None:
                continue
            test_node, last = case.find("when"), case.find("otherwise")
            if role is None or (test_node is None) is (last is None) or (case.find("is") is None) is (test_node is not None):
                self.fields.log.add(
                    case.span, "a beneficiary is `{when: …, is: …}`, the last one `{otherwise: …}`", "missing-key"
                )
                continue
            test = reader.expression(test_node, BOOLEAN) if test_node is not None else None
            found.append(BeneficiaryCase(test, self._role(role, draft)))
        if not found or found[-1].test is not None:
            self.fields.log.add(node.span, "the last beneficiary must be `otherwise`", "cases-open")
        return tuple(found)

    def _role(self, scalar: Scalar, draft: Draft) -> str:
        if scalar.text != APPLICANT and scalar.text not in draft.entries["roles"]:
            self.fields.unknown_value(scalar, (APPLICANT, *draft.entries["roles"]), what="role")
        return scalar.text

    def _open_matters(self, table: Table, reader: ExpressionReader) -> tuple[OpenMatter, ...]:
        found = []
        for node in self.fields.members(table.find("open"), what="'open'"):
            inner = self.fields.table(node, allowed=OPEN_MATTER_KEYS, required=OPEN_MATTER_KEYS, what="an open matter")
            text = self.fields.wording(inner.find("text"), what="'text'") if inner is not None else None
            if inner is not None and text is not None:
                found.append(OpenMatter(text=text, citation=reader.cited(inner)))
        return tuple(found)

    def _check_wording(self, condition: Expression) -> None:
        """Every condition that an officer is shown must have words."""
        match condition:
            case Stated(clause=Clause(text=Text())) | Named(kind=NameKind.DEFINITION):
                return
            case Stated(body=body):
                self._check_wording(body)
            case _ if getattr(getattr(condition, "operator", None), "name", None) == "and":
                for part in condition.arguments:  # type: ignore[union-attr]
                    self._check_wording(part)
            case _:
                self.fields.log.add(
                    condition.span, "a condition needs a wording", "wordless-condition", "Add `text: {zh: …, en: …}`."
                )


def repeated_facts(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The lists of rows that a rule may go over."""
    return tuple(field.name for field in vocabulary.root.fields.values() if isinstance(field.type, RowsType))


def _clauses_in(condition: Expression | None) -> tuple[Clause, ...]:
    return tuple(part.clause for part in walk(condition) if isinstance(part, Stated)) if condition is not None else ()

"""Charges and reliefs of one instrument, from their entries."""

from typing import cast

import attrs

from incentives.language.types import NumberType
from incentives.loading.entries.expressions import must_be
from incentives.loading.entries.extents import MOST_RULES_IN_A_ROW
from incentives.loading.entries.instruments import Draft
from incentives.loading.rules.linker import Linker
from incentives.loading.rules.rows import read_for_each, read_law_date
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.policy.rule import Charge, Relief
from incentives.values.unit import ONE, YEAR, Unit

CHARGE_KEYS = ("title", "for_each", "accrues", "built_on", "at", "arises", "basis", "amount", "cite")
REQUIRED_CHARGE_KEYS = ("title", "amount", "cite")
KEYS_OF_BASE = ("for_each", "at", "accrues")
BY_MONTH = "by_month"
RELIEF_KEYS = ("title", "of", "when", "share", "cite")
REQUIRED_RELIEF_KEYS = ("title", "of", "share", "cite")


@attrs.define(kw_only=True)
class ChargeReader:
    """Reads charges, and the reliefs that come off them."""

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
        for_each = built_on.for_each if built_on is not None else read_for_each(table, self.linker.vocabulary, self.fields)
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
            at=built_on.at if built_on is not None else read_law_date(table, "at", reader, self.linker, is_needed=not by_month),
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

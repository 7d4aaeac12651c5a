"""Charges and reliefs of one instrument, from their entries."""

import attrs

from incentives.language.expression import Expression, Named, NameKind, RowPeriods
from incentives.language.types import BROKEN, NumberType, Type
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.entries.extents import MOST_RULES_IN_A_ROW
from incentives.loading.entries.instruments import WrittenInstrument
from incentives.loading.entries.open_matters import read_answers, read_open_matters
from incentives.loading.entries.rounding import read_rounding
from incentives.loading.rules.expected import must_be
from incentives.loading.rules.linker import Linker
from incentives.loading.rules.rows import read_for_each, read_law_date
from incentives.loading.rules.scope import OfRule
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Listing, Scalar, Table
from incentives.policy.charging.returned import Returned
from incentives.policy.readings import parts_reached
from incentives.policy.rule import Charge, Relief
from incentives.values.period import Cycle
from incentives.values.rounding import TO_THE_FEN
from incentives.values.unit import ONE, YEAR, Unit

CHARGE_KEYS = (
    "title",
    "for_each",
    "accrues",
    "built_on",
    "at",
    "arises",
    "basis",
    "amount",
    "returned",
    "rounded",
    "cite",
    "answers",
    "open",
)
REQUIRED_CHARGE_KEYS = ("title", "amount", "cite")
KEYS_OF_BASE = ("for_each", "at", "accrues", "returned")
BY_MONTH = "by_month"
ONCE = "once"
RETURNED_WORDS = (ONCE, *(cycle.value for cycle in Cycle))
RELIEF_KEYS = ("title", "of", "when", "share", "cite")
REQUIRED_RELIEF_KEYS = ("title", "of", "share", "cite")


@attrs.define(kw_only=True, repr=False)
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
        entry = self.linker.names.entries[full_id]
        table = self.fields.table(
            entry.node, allowed=CHARGE_KEYS, required=REQUIRED_CHARGE_KEYS, what="a charge"
        )
        if table is None:
            return None
        title = self.fields.wording(table.find("title"), what="'title'")
        built_on = self._built_on(table, entry.written, full_id)
        amount_node = table.find("amount")
        if title is None or amount_node is None:
            return None
        if built_on is not None:
            for_each, by_month = built_on.for_each, built_on.by_month
        else:
            stated = read_for_each(table, self.linker.names, entry.written)
            if stated is None or table.find("built_on") is not None:
                return None
            for_each, by_month = stated, self._accrues_by_month(table)
        rows = self.linker.names.row_types(for_each)
        of_rule = OfRule(built_on=built_on.id if built_on is not None else None)
        reader = self.linker.reader(entry.written, table, rows, of_rule=of_rule)
        of_rule = attrs.evolve(of_rule, accounts_of=full_id)
        basis_reader = self.linker.reader(entry.written, table, rows, of_rule=of_rule)
        basis = basis_reader.quantity(node) if (node := table.find("basis")) is not None else None
        of_amount = attrs.evolve(of_rule, basis=self._type_of(basis, table))
        amount_reader = self.linker.reader(entry.written, table, rows, of_rule=of_amount)
        amount = amount_reader.quantity(amount_node)
        is_yearly = by_month and built_on is None
        expected = NumberType(self._money.unit / YEAR) if is_yearly else self._money
        must_be(amount, expected, self.fields, "the amount of this charge")
        self._check_relieved(basis, amount)
        charge = Charge(
            id=full_id,
            instrument=entry.written.instrument.id,
            title=title,
            citation=reader.citation,
            for_each=for_each,
            by_month=by_month,
            built_on=built_on.id if built_on is not None else None,
            at=self._law_date(table, reader, built_on, by_month=by_month),
            arises=reader.condition(node) if (node := table.find("arises")) is not None else None,
            basis=basis,
            amount=amount,
            span=table.span,
            returned=self._returned(table, entry.written, for_each, built_on),
            answers=read_answers(table, reader),
            open_matters=read_open_matters(table, reader),
        )
        self.charges[full_id] = charge
        return charge

    def _type_of(self, basis: Expression | None, table: Table) -> Type | None:
        """What `basis` stands for in the amount; of no type where it may have been misspelt."""
        if basis is None:
            return BROKEN if self.fields.log.broken.lacks_keys(table) else None
        return basis.type

    def _check_relieved(self, basis: Expression | None, amount: Expression) -> None:
        """What reliefs take off a basis is money to the accounts of the charge."""
        if basis is None or basis.type == self._money:
            return
        for part in parts_reached((basis, amount), self.linker.definitions):
            if isinstance(part, Named) and part.kind is NameKind.RELIEVED:
                must_be(basis, self._money, self.fields, "a basis whose account says 'relieved'")
                return

    def _law_date(
        self, table: Table, reader: ExpressionReader, built_on: Charge | None, *, by_month: bool
    ) -> Expression | None:
        """That of the charge it is built on, else its own, which a charge by the month can lack."""
        if built_on is not None:
            return built_on.at
        return read_law_date(table, "at", reader, self.linker, is_needed=not by_month)

    def _returned(
        self,
        table: Table,
        written: WrittenInstrument,
        for_each: tuple[str, ...],
        built_on: Charge | None,
    ) -> Returned | None:
        """By which period it is returned: as the charge it is built on is, or as it says itself."""
        scalar = self.fields.scalar(table.find("returned"), what="'returned'")
        rounding = read_rounding(table, "rounded", self.fields)
        if built_on is not None and built_on.returned is not None:
            return Returned(by=built_on.returned.by, rounding=rounding or TO_THE_FEN)
        if scalar is None:
            if rounding is not None:
                message = "'rounded' goes with `returned`: what is rounded is a return"
                hint = f"Write `returned:` too: a period, or one of {', '.join(RETURNED_WORDS)}."
                self.fields.log.add(table.span_of("rounded"), message, "conflicting-keys", hint)
            return None
        cycles = {cycle.value: cycle for cycle in Cycle}
        by: Cycle | RowPeriods | None = cycles.get(scalar.text)
        if by is None and scalar.text != ONCE:
            by = self._periods_named(scalar, written, for_each)
            if by is None:
                return None
        return Returned(by=by, rounding=rounding or TO_THE_FEN)

    def _periods_named(
        self, scalar: Scalar, written: WrittenInstrument, for_each: tuple[str, ...]
    ) -> RowPeriods | None:
        """The periods by which the charge is returned; they are of a list that it goes over."""
        full_id = self.linker.names.full_id(written, scalar.text)
        if full_id is None or self.linker.names.entries[full_id].section != "periods":
            known = self.linker.names.local_names(written)
            self.fields.unknown_value(scalar, (*RETURNED_WORDS, *known))
            return None
        periods = self.linker.periods(full_id)
        if periods is not None and periods.list_name not in for_each:
            message = (
                f"'{scalar.text}' are periods of '{periods.list_name}', over which it does not go"
            )
            hint = f"Write `for_each: {periods.list_name}`, or one of {', '.join(RETURNED_WORDS)}."
            self.fields.log.add(scalar.span, message, "row-missing", hint)
            return None
        return periods

    def _built_on(self, table: Table, written: WrittenInstrument, full_id: str) -> Charge | None:
        scalar = self.fields.scalar(table.find("built_on"), what="'built_on'")
        base_id = (
            self.linker.names.resolve(written, scalar, "charges") if scalar is not None else None
        )
        if scalar is None or base_id is None:
            return None
        seen = [full_id]
        current: str | None = base_id
        while current is not None:
            if current in seen or len(seen) > MOST_RULES_IN_A_ROW:
                if not self._circular.intersection(seen):
                    too_many = f"over {MOST_RULES_IN_A_ROW} others in a row"
                    base = "itself" if current in seen else too_many
                    message = f"the charge would be built on {base}"
                    self.fields.log.add(scalar.span, message, "charge-cycle")
                self._circular.update(seen)
                return None
            seen.append(current)
            current = self._base_of(current)
        for key in KEYS_OF_BASE:
            if table.find(key) is not None:
                message = f"'{key}' is that of the charge it is built on"
                self.fields.log.add(table.span, message, "conflicting-keys")
        return self.read_charge(base_id)

    def _base_of(self, charge_id: str) -> str | None:
        entry = self.linker.names.entries.get(charge_id)
        if entry is None or not isinstance(entry.node, Table):
            return None
        named = entry.node.find("built_on")
        if not isinstance(named, Scalar):
            return None
        return self.linker.names.full_id(entry.written, named.text) or named.text

    def _accrues_by_month(self, table: Table) -> bool:
        accrues = self.fields.scalar(table.find("accrues"), what="'accrues'")
        if accrues is not None and accrues.text != BY_MONTH:
            message = f"'accrues' is by_month or left out, found '{accrues.text}'"
            self.fields.log.add(accrues.span, message, "unknown-value")
        return accrues is not None

    def read_relief(self, full_id: str) -> Relief | None:
        """The relief.

        Its condition and share may speak of the rows that all its charges go over.
        """
        entry = self.linker.names.entries[full_id]
        table = self.fields.table(
            entry.node, allowed=RELIEF_KEYS, required=REQUIRED_RELIEF_KEYS, what="a relief"
        )
        if table is None:
            return None
        title = self.fields.wording(table.find("title"), what="'title'")
        if title is None:
            return None
        of = self._charges_of(table, entry.written)
        lists = set.intersection(*(set(charge.for_each) for charge in of)) if of else set()
        reader = self.linker.reader(
            entry.written, table, self.linker.names.row_types(sorted(lists))
        )
        stated = table.find("share")
        if stated is None:
            return None
        share = reader.quantity(stated, NumberType(ONE))
        return Relief(
            id=full_id,
            instrument=entry.written.instrument.id,
            title=title,
            citation=reader.citation,
            of=tuple(charge.id for charge in of),
            condition=reader.condition(node) if (node := table.find("when")) is not None else None,
            share=share,
            span=table.span,
        )

    def _charges_of(self, table: Table, written: WrittenInstrument) -> list[Charge]:
        """The charges that a relief reduces, but for those that are faulty."""
        listed = table.find("of")
        if isinstance(listed, Listing) and not listed.entries:
            self.fields.log.add(listed.span, "'of' lists no charge", "empty-list")
        charges: list[Charge] = []
        for node in self.fields.members(listed, what="'of'"):
            scalar = self.fields.scalar(node, what="a charge")
            charge_id = (
                self.linker.names.resolve(written, scalar, "charges")
                if scalar is not None
                else None
            )
            charge = self.read_charge(charge_id) if charge_id is not None else None
            if charge is not None:
                charges.append(charge)
        return charges

"""Accounts: what is carried from row to row, read from `carried` of a definition."""

from collections.abc import Mapping
from typing import Protocol

import attrs

from incentives.language.expression import Carry, Expression
from incentives.language.rows.accounts import account_in
from incentives.language.scope import placeholder
from incentives.language.types import (
    BROKEN,
    DATE,
    BrokenType,
    NumberType,
    RecordType,
    Type,
    ZeroType,
    in_words,
)
from incentives.loading.entries.definitions import carried_in
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.entries.instruments import WrittenInstrument
from incentives.loading.entries.rows.keys import EACH, read_keys
from incentives.loading.rules.names import NamedEntry, Names
from incentives.loading.rules.scope import OfRule
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar, Table, one_or_several
from incentives.policy.rule import Definition
from incentives.values.span import Span
from incentives.values.unit import Unit

ACCOUNT_FORMS = ("of", "over")
ACCOUNT_KEYS = (*ACCOUNT_FORMS, "at", "when", EACH, "opening", "adds", "used", "lasts")
REQUIRED_ACCOUNT_KEYS = ("adds", "used")
LASTS_KEYS = ("years", "months")
MOST_MONTHS = 1200
_MONTHS_IN: Mapping[str, int] = {"years": 12, "months": 1}
_NO_ROWS: Mapping[str, RecordType] = {}


class Linking(Protocol):
    """What links the entries of all instruments."""

    names: Names
    currency: str | None

    def reader(
        self,
        written: WrittenInstrument,
        table: Table,
        rows: Mapping[str, RecordType],
        *,
        of_rule: OfRule,
    ) -> ExpressionReader:
        """A reader for expressions that may speak of the rows, and of what is a charge's own."""


def may_be_named(definition: Definition, span: Span, of_rule: OfRule, fields: Fields) -> bool:
    """Whether the definition is no account of a charge, or is named where it may be; else a fault.

    What is used of it hangs on the reliefs of the charge, so that only the charge can name it.
    """
    account = account_in(definition.body)
    if account is None or account.charge in {None, of_rule.accounts_of}:
        return True
    message = f"'{definition.id}' is an account of '{account.charge}'"
    hint = "Name it in the basis or amount of that charge, or in another account of it."
    fields.log.add(span, message, "wrong-kind", hint)
    return False


def read_account(entry: NamedEntry, table: Table, linking: Linking) -> Expression | None:
    """What is used of the account in the row in which it is read; of no type where it is faulty.

    None: the definition states no account.
    """
    carried = carried_in(table, linking.names.fields)
    if carried is None:
        return None
    return _AccountReader(linking=linking, written=entry.written, definition=table).read(carried)


@attrs.frozen(kw_only=True, repr=False)
class _AccountReader:
    linking: Linking
    written: WrittenInstrument
    definition: Table

    @property
    def _fields(self) -> Fields:
        return self.linking.names.fields

    def _reader(
        self, rows: Mapping[str, RecordType], of_rule: OfRule | None = None
    ) -> ExpressionReader:
        return self.linking.reader(self.written, self.definition, rows, of_rule=of_rule or OfRule())

    def read(self, node: Node) -> Expression:
        """What is used of the account in the row in which it is read."""
        broken = placeholder(node.span)
        table = self._fields.table(
            node, allowed=ACCOUNT_KEYS, required=REQUIRED_ACCOUNT_KEYS, what="'carried'"
        )
        if table is None:
            return broken
        chosen = self._fields.one_of(table, ACCOUNT_FORMS, what="'carried'")
        adds, used = table.find("adds"), table.find("used")
        if chosen is None or adds is None or used is None:
            return broken
        form, stated = chosen
        charge = self._charge(stated) if form == "of" else None
        listed = self._list(stated, charge, form)
        if listed is None:
            return broken
        rows = self.linking.names.row_types([listed])
        reader = self._reader(rows, self._own_names(charge))
        test = table.find("when")
        taken = reader.quantity(used)
        return Carry(
            listed,
            next(iter(rows)),
            self._opening(table, taken.type),
            self._as(reader.quantity(adds), taken.type, "what is added"),
            taken,
            self._lasts(table),
            self._number(taken),
            at=self._at(table, form, reader),
            charge=charge,
            keys=read_keys(table, reader),
            test=None if test is None else reader.condition(test),
            instrument=self.written.instrument.id,
            span=table.span,
        )

    def _own_names(self, charge: str | None) -> OfRule:
        if charge is None or self.linking.currency is None:
            return OfRule()
        return OfRule(accounts_of=charge, relieved=NumberType(Unit.parse(self.linking.currency)))

    def _charge(self, node: Node) -> str | None:
        scalar = self._fields.scalar(node, what="'of'")
        if scalar is None:
            return None
        return self.linking.names.resolve(self.written, scalar, "charges")

    def _list(self, node: Node, charge: str | None, form: str) -> str | None:
        """The list over whose rows it is kept; that of the charge where it is kept for one."""
        if form == "of":
            return self._list_of(charge, node.span) if charge is not None else None
        scalar = self._fields.scalar(node, what="'over'")
        if scalar is None:
            return None
        over = self.linking.names.list_named(self.written, scalar.text)
        if over is None:
            lists = self.linking.names.lists_of(self.written)
            self._fields.unknown_value(scalar, tuple(lists))
            return None
        return over.field

    def _list_of(self, charge: str, span: Span) -> str | None:
        names, entry = self.linking.names, self.linking.names.entries[charge]
        table = entry.node if isinstance(entry.node, Table) else Table(entries=(), span=span)
        stated = one_or_several(table.find("for_each"))
        written = [named.text for named in stated if isinstance(named, Scalar)]
        over = names.list_named(entry.written, written[0]) if len(written) == 1 else None
        if over is not None and table.find("accrues") is None:
            return over.field
        message = f"an account goes over the rows of one list, and '{charge}' does not"
        hint = "Keep it for a charge with `for_each: LIST` and `at: DATE`."
        self._fields.log.add(span, message, "account-without-rows", hint)
        return None

    def _opening(self, table: Table, type_: Type) -> Expression | None:
        node = table.find("opening")
        if node is None:
            return None
        if table.find("lasts") is not None:
            message = "'opening' cannot stand beside 'lasts': its age is not known"
            hint = "List the rows that it comes from, and leave 'opening' out."
            self._fields.log.add(table.span_of("opening"), message, "conflicting-keys", hint)
        reader = self._reader(_NO_ROWS)
        return self._as(reader.quantity(node), type_, "the opening balance")

    def _at(self, table: Table, form: str, reader: ExpressionReader) -> Expression | None:
        node = table.find("at")
        if form == "of":
            if node is not None:
                message = "'at' is that of the charge that the account is kept for"
                self._fields.log.add(table.span_of("at"), message, "conflicting-keys")
            return None
        if node is None:
            message = "'at' must say on which day each row counts"
            self._fields.log.add(table.span, message, "missing-key", "Add `at: DATE`.")
            return None
        return reader.expression(node, DATE)

    def _lasts(self, table: Table) -> int | None:
        """For how many months what is added can be used; None: without end."""
        node = table.find("lasts")
        stated = self._fields.table(node, allowed=LASTS_KEYS, what="'lasts'")
        chosen = (
            self._fields.one_of(stated, LASTS_KEYS, what="'lasts'") if stated is not None else None
        )
        if chosen is None:
            return None
        key, value = chosen
        number = self._fields.number(value, what=f"'{key}'")
        if number is None:
            return None
        months = number * _MONTHS_IN[key]
        if not (isinstance(months, int) and 0 < months <= MOST_MONTHS):
            message = f"'{key}' must be a whole number, above zero and up to a hundred years"
            self._fields.log.add(value.span, message, "not-a-number")
            return None
        return months

    def _number(self, checked: Expression) -> Type:
        if isinstance(checked.type, NumberType | ZeroType | BrokenType):
            return checked.type
        message = f"what is used must be a number, found {in_words(checked.type)}"
        self._fields.log.add(checked.span, message, "wrong-type")
        return BROKEN

    def _as(self, checked: Expression, type_: Type, what: str) -> Expression:
        """`checked`, which must be of the type of what is used."""
        fits = isinstance(checked.type, ZeroType | BrokenType) or checked.type == type_
        if not fits and isinstance(type_, NumberType):
            found, wanted = in_words(checked.type), in_words(type_)
            message = f"{what} must be {wanted} as what is used is, found {found}"
            self._fields.log.add(checked.span, message, "wrong-type")
        return checked

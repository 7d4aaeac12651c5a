"""How an incentive is paid, from its entry.

Instalments and levels of government, and what one award is for.
"""

from collections.abc import Sequence

import attrs

from incentives.language.expression import Expression
from incentives.language.types import BrokenType, NumberType, TextType, in_words
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.rules.rows import read_date
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.policy.payment import Instalment, Paid, PayerShare
from incentives.policy.rule import Benefit, Pays
from incentives.values.unit import ONE

PAID_KEYS = ("instalments", "levels", "cite")
INSTALMENT_KEYS = ("share", "rest", "due", "when", "text", "cite")
REQUIRED_INSTALMENT_KEYS = ("due",)
INSTALMENT_SHARES = ("share", "rest")
LEVEL_KEYS = ("payer", "share")
REQUIRED_LEVEL_KEYS = ("payer",)

_PLAIN = NumberType(ONE)


@attrs.frozen(kw_only=True, repr=False)
class PaymentReader:
    """Reads how one incentive is paid.

    `payers` are the levels and bodies that its instrument names.
    """

    reader: ExpressionReader
    payers: Sequence[str]

    @property
    def _fields(self) -> Fields:
        return self.reader.fields

    def read_subject(self, table: Table) -> Expression | None:
        """What one award is for: a text such as an id."""
        node = table.find("subject")
        if node is None:
            return None
        subject = self.reader.expression(node)
        if not isinstance(subject.type, TextType | BrokenType):
            message = f"the subject must be free text such as an id, found {in_words(subject.type)}"
            self._fields.log.add(node.span, message, "wrong-type")
        return subject

    def read_paid(self, table: Table, benefit: Benefit) -> Paid | None:
        """Instalments and levels of an amount of its own."""
        node = table.find("paid")
        inner = self._fields.table(node, allowed=PAID_KEYS, what="'paid'")
        if node is None or inner is None:
            return None
        if not isinstance(benefit, Pays) or benefit.amount is None:
            self._fields.log.add(node.span, "'paid' goes with 'amount'", "conflicting-keys")
        citation = self.reader.cited(inner)
        within = attrs.evolve(self, reader=attrs.evolve(self.reader, citation=citation))
        return Paid(
            instalments=within._instalments(inner), levels=within._levels(inner), citation=citation
        )

    def _instalments(self, table: Table) -> tuple[Instalment, ...]:
        nodes = self._members(table.find("instalments"), "instalments")
        read = [self._instalment(node, is_last=node is nodes[-1]) for node in nodes]
        return tuple(instalment for instalment in read if instalment is not None)

    def _instalment(self, node: Node, *, is_last: bool) -> Instalment | None:
        what = "an instalment"
        table = self._fields.table(
            node, allowed=INSTALMENT_KEYS, required=REQUIRED_INSTALMENT_KEYS, what=what
        )
        if table is None:
            return None
        chosen = self._fields.one_of(table, INSTALMENT_SHARES, what=what)
        if chosen is None:
            return None
        key, share = chosen
        if key == "rest":
            self._fields.must_be_true(key, share)
            if not is_last:
                message = "only the last instalment takes the rest"
                self._fields.log.add(share.span, message, "rest-not-last")
        due = read_date(table, "due", self.reader, is_needed=False)
        if due is None:
            return None
        condition = table.find("when")
        return Instalment(
            share=self.reader.quantity(share, _PLAIN) if key == "share" else None,
            due=due,
            condition=self.reader.condition(condition) if condition is not None else None,
            text=self._fields.wording(table.find("text"), what="'text'"),
            citation=self.reader.cited(table),
        )

    def _levels(self, table: Table) -> tuple[PayerShare, ...]:
        nodes = self._members(table.find("levels"), "levels")
        levels: list[PayerShare] = []
        for node in nodes:
            seen = [earlier.payer for earlier in levels]
            level = self._level(node, is_last=node is nodes[-1], seen=seen)
            if level is not None:
                levels.append(level)
        return tuple(levels)

    def _level(self, node: Node, *, is_last: bool, seen: Sequence[str]) -> PayerShare | None:
        table = self._fields.table(
            node, allowed=LEVEL_KEYS, required=REQUIRED_LEVEL_KEYS, what="a level"
        )
        if table is None:
            return None
        payer = self._fields.scalar(table.find("payer"), what="a payer")
        if payer is None:
            return None
        self._check_payer(payer, seen)
        share = table.find("share")
        if (share is None) is not is_last:
            message = "every level but the last states its share, and the last takes the rest"
            self._fields.log.add(table.span, message, "rest-not-last")
        return PayerShare(
            payer=payer.text,
            share=self.reader.quantity(share, _PLAIN) if share is not None else None,
        )

    def _check_payer(self, payer: Scalar, seen: Sequence[str]) -> None:
        if payer.text not in self.payers:
            self._fields.unknown_value(payer, self.payers, what="payer")
        if payer.text in seen:
            message = f"'levels' names '{payer.text}' twice"
            self._fields.log.add(payer.span, message, "repeated-value")

    def _members(self, node: Node | None, key: str) -> tuple[Node, ...]:
        if isinstance(node, Listing) and not node.entries:
            self._fields.log.add(node.span, f"'{key}' lists nothing", "empty-list")
        return self._fields.members(node, what=f"'{key}'")

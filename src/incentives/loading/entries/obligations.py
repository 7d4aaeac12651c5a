"""What must be kept after an incentive was given, from its entry."""

from collections.abc import Iterable
from enum import Enum
from typing import TypeVar

import attrs

from incentives.language.expression import Expression, RowValue, walk
from incentives.language.types import DATE, BrokenType, NumberType, in_words
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.text.fields import UNWORDED, Fields
from incentives.loading.text.nodes import Node, Table
from incentives.policy.payment import Obligation, RecoveryBase, RecoveryMode, given
from incentives.policy.rule import Benefit, Pays
from incentives.values.citation import Citation
from incentives.values.unit import MONTH, YEAR

OBLIGATION_KEYS = (
    "id",
    "text",
    "begins",
    "lasts",
    "until",
    "broken_on",
    "recovers",
    "of",
    "begun_month",
    "cite",
    "document",
)
REQUIRED_OBLIGATION_KEYS = ("id", "text", "begins", "broken_on", "recovers")
OBLIGATION_ENDS = ("lasts", "until")
BEGUN_MONTHS = ("kept", "not_kept")

Word = TypeVar("Word", bound=Enum)


@attrs.frozen(kw_only=True, repr=False)
class ObligationReader:
    """Reads the obligations of one incentive."""

    reader: ExpressionReader
    benefit: Benefit
    has_subject: bool

    @property
    def _fields(self) -> Fields:
        return self.reader.fields

    def read_obligations(self, table: Table) -> tuple[Obligation, ...]:
        """The obligations in their order; each has an id of its own."""
        obligations: list[Obligation] = []
        for node in self._fields.members(table.find("obligations"), what="'obligations'"):
            obligation = self._read(node)
            if obligation is None:
                continue
            if obligation.id in {earlier.id for earlier in obligations}:
                message = f"two obligations are called '{obligation.id}'"
                self._fields.log.add(node.span, message, "repeated-id")
            obligations.append(obligation)
        return tuple(obligations)

    def _read(self, node: Node) -> Obligation | None:
        what = "an obligation"
        table = self._fields.table(
            node, allowed=OBLIGATION_KEYS, required=REQUIRED_OBLIGATION_KEYS, what=what
        )
        end = self._fields.one_of(table, OBLIGATION_ENDS, what=what) if table is not None else None
        name = self._fields.words(table.find("id"), what="'id'") if table is not None else None
        begins, broken_on = (self._date(table, key) for key in ("begins", "broken_on"))
        if table is None or end is None or begins is None or broken_on is None or name is None:
            return None
        key, end_node = end
        recovers = self._word(table, "recovers", RecoveryMode) or RecoveryMode.ALL
        base = self._word(table, "of", RecoveryBase) or RecoveryBase.PAID
        until = self.reader.expression(end_node, DATE) if key == "until" else None
        self._check_base(table, base, given(begins, broken_on, until))
        return Obligation(
            id=name,
            text=self._fields.wording(table.find("text"), what="'text'") or UNWORDED,
            begins=begins,
            lasts=self._length(end_node) if key == "lasts" else None,
            until=until,
            broken_on=broken_on,
            recovers=recovers,
            base=base,
            keeps_begun_month=self._keeps_begun_month(table, recovers),
            citation=self._citation(table),
        )

    def _citation(self, table: Table) -> Citation:
        """The clause of the instrument, or of the document that is named."""
        document = self._fields.words(table.find("document"), what="'document'")
        citation = self.reader.cited(table)
        return attrs.evolve(citation, document=document) if document else citation

    def _date(self, table: Table | None, key: str) -> Expression | None:
        node = table.find(key) if table is not None else None
        return self.reader.expression(node, DATE) if node is not None else None

    def _length(self, node: Node) -> Expression:
        length = self.reader.quantity(node)
        is_time = isinstance(length.type, NumberType) and length.type.unit in {MONTH, YEAR}
        if not is_time and not isinstance(length.type, BrokenType):
            message = f"'lasts' must be a number in month or year, found {in_words(length.type)}"
            self._fields.log.add(length.span, message, "wrong-type")
        return length

    def _word(self, table: Table, key: str, words: type[Word]) -> Word | None:
        scalar = self._fields.scalar(table.find(key), what=f"'{key}'")
        if scalar is None:
            return None
        known = {word.value: word for word in words}
        if scalar.text not in known:
            self._fields.unknown_value(scalar, known)
        return known.get(scalar.text)

    def _keeps_begun_month(self, table: Table, recovers: RecoveryMode) -> bool:
        node = table.find("begun_month")
        if node is not None and recovers is not RecoveryMode.BY_MONTHS:
            message = "'begun_month' goes with `recovers: by_months`"
            self._fields.log.add(node.span, message, "conflicting-keys")
        word = self._fields.scalar(node, what="'begun_month'")
        if word is not None and word.text not in BEGUN_MONTHS:
            self._fields.unknown_value(word, BEGUN_MONTHS)
        return word is not None and word.text == BEGUN_MONTHS[0]

    def _check_base(self, table: Table, base: RecoveryBase, dates: Iterable[Expression]) -> None:
        """Payments are recovered of what was paid, reliefs of what was relieved.

        Where rows are told apart, payments are by the subject.
        """
        if base is not RecoveryBase.PAID:
            return
        if not isinstance(self.benefit, Pays):
            message = "nothing is paid here that could be recovered"
            hint = "Write `of: relieved`."
            self._fields.log.add(table.span_of("of"), message, "recovery-base", hint)
            return
        is_by_row = any(isinstance(part, RowValue) for date in dates for part in walk(date))
        if is_by_row and not self.has_subject:
            message = "nothing says which payment was for which row"
            hint = "Give the incentive a `subject`, by which payments made before are matched."
            self._fields.log.add(table.span, message, "recovery-base", hint)

"""What rules say of awards received: which list they are, and the incentives as they name them."""

import attrs

from incentives.facts.field import NameOf, Role
from incentives.language.expression import Expression, FactValue, Named, NameKind, RowValue
from incentives.language.rows.awarded import DAYS, INCENTIVE, THIS
from incentives.language.scope import Rows
from incentives.language.types import RowsType, TextType
from incentives.loading.entries.instruments import WrittenInstrument
from incentives.loading.rules.names import Names
from incentives.values.span import Span


@attrs.frozen(kw_only=True, repr=False)
class Awarded:
    """The awards as one rule of an instrument speaks of them.

    `this`: the full id of the incentive whose rule it is; None: it is the rule of none.
    """

    names: Names
    written: WrittenInstrument
    this: str | None

    def is_incentive(self, name: str) -> bool:
        full_id = self.names.full_id(self.written, name)
        if full_id is None:
            return name == THIS
        entry = self.names.entries.get(full_id)
        return entry is not None and entry.section == "incentives"

    def versions_of(self, name: str, span: Span) -> tuple[Expression, ...]:
        full_id = self.names.full_id(self.written, name) or self.this
        if full_id is None:
            return ()
        self.names.named.add(full_id)
        line = line_of(full_id, self.names)
        return tuple(Named(NameKind.INCENTIVE, one, TextType(), span=span) for one in line)

    def names_incentives(self, fact: Expression, rows: Rows) -> bool:
        vocabulary = self.names.vocabulary
        if isinstance(fact, RowValue):
            field = vocabulary.field_at(fact.path, rows[fact.variable].name)
        elif isinstance(fact, FactValue):
            field = vocabulary.field_at(fact.path)
        else:
            return False
        return field is not None and field.spec.name_of is NameOf.INCENTIVE

    def listed(self) -> tuple[str, str, frozenset[str]] | None:
        field = self.names.vocabulary.role(Role.AWARDS)
        if field is None or not isinstance(field.type, RowsType):
            return None
        row = field.type.row.name
        facts = frozenset(self.names.vocabulary.records[row].fields)
        if INCENTIVE not in facts or facts.isdisjoint(DAYS):
            return None
        return field.name, row, facts


def line_of(full_id: str, names: Names) -> tuple[str, ...]:
    """The incentive and those of its name that its instrument continues, the latest first."""
    name, line = names.entries[full_id].name.text, [full_id]
    instrument = names.entries[full_id].written.instrument
    while (continued := names.all_written.get(instrument.continues or "")) is not None:
        instrument = continued.instrument
        earlier = f"{instrument.id}.{name}"
        if earlier in line:  # a circle of renewals, of which it is told where they are read
            break
        if earlier in names.entries and names.entries[earlier].section == "incentives":
            line.append(earlier)
    return tuple(line)

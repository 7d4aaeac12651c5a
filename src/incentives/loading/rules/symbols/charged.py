"""What the names of charges, incentives and the like stand for in a rule, if anything."""

from incentives.language.expression import Expression, Named, NameKind
from incentives.language.scope import placeholder
from incentives.language.types import BOOLEAN, BROKEN, NumberType, Type
from incentives.loading.rules.names import NamedEntry, Names
from incentives.values.span import Span
from incentives.values.unit import Unit


def incentive_symbol(
    full_id: str, kind: NameKind, span: Span, names: Names, currency: str | None
) -> Expression:
    """The amount or eligibility of an incentive; of no type where there is no such entry."""
    entry = names.entries.get(full_id)
    if entry is None:
        return placeholder(span)
    if entry.section != "incentives":
        message = f"'{entry.name.text}' is one of the {entry.section}, not an incentive"
        names.fields.log.add(span, message, "wrong-kind")
        return placeholder(span)
    names.named.add(full_id)
    type_: Type = BOOLEAN
    if kind is NameKind.AMOUNT:
        type_ = NumberType(Unit.parse(currency)) if currency is not None else BROKEN
    return Named(kind, full_id, type_, span=span)


def charge_symbol(
    full_id: str, span: Span, built_on: str | None, names: Names, currency: str | None
) -> Expression:
    """The charge that another is `built_on`; any other cannot be named."""
    if full_id != built_on or currency is None:
        message = "a charge can be named only in the amount of a charge that is built on it"
        names.fields.log.add(span, message, "wrong-kind")
        return placeholder(span)
    return Named(NameKind.CHARGE, full_id, NumberType(Unit.parse(currency)), span=span)


def without_value(entry: NamedEntry, span: Span, names: Names) -> Expression:
    """A fault: what is named has no value by itself."""
    hint = None
    if entry.section == "incentives":
        hint = "Write amount_of(…) or is_eligible(…)."
    elif entry.section == "periods":
        hint = f"Write sum(… for row in {entry.name.text})."
    message = f"'{entry.name.text}' is one of the {entry.section} and has no value by itself"
    names.fields.log.add(span, message, "wrong-kind", hint)
    return placeholder(span)

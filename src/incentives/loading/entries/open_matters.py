"""What the law leaves open of an incentive, or to discretion."""

from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Table
from incentives.policy.rule import OpenKind, OpenMatter

OPEN_MATTER_KEYS = ("text", "cite", "kind")
REQUIRED_OPEN_MATTER_KEYS = ("text", "cite")


def read_open_matters(table: Table, reader: ExpressionReader) -> tuple[OpenMatter, ...]:
    """What the law leaves open, or to discretion."""
    fields = reader.fields
    matters: list[OpenMatter] = []
    for node in fields.members(table.find("open"), what="'open'"):
        inner = fields.table(
            node,
            allowed=OPEN_MATTER_KEYS,
            required=REQUIRED_OPEN_MATTER_KEYS,
            what="an open matter",
        )
        text = fields.wording(inner.find("text"), what="'text'") if inner is not None else None
        if inner is not None and text is not None:
            kind = _open_kind(inner, fields)
            matters.append(OpenMatter(text=text, citation=reader.cited(inner), kind=kind))
    return tuple(matters)


def _open_kind(table: Table, fields: Fields) -> OpenKind:
    scalar = fields.scalar(table.find("kind"), what="'kind'")
    kinds = {kind.value: kind for kind in OpenKind}
    if scalar is not None and scalar.text not in kinds:
        fields.unknown_value(scalar, kinds)
    return kinds.get(scalar.text, OpenKind.OTHER) if scalar is not None else OpenKind.OTHER

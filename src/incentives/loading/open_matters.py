"""What the law leaves open of an incentive, or to discretion."""

from incentives.loading.expressions import ExpressionReader
from incentives.loading.nodes import Table
from incentives.policy.rule import OpenMatter

OPEN_MATTER_KEYS = ("text", "cite")


def read_open_matters(table: Table, reader: ExpressionReader) -> tuple[OpenMatter, ...]:
    """What the law leaves open, or to discretion."""
    fields = reader.fields
    found = []
    for node in fields.members(table.find("open"), what="'open'"):
        inner = fields.table(node, allowed=OPEN_MATTER_KEYS, required=OPEN_MATTER_KEYS, what="an open matter")
        text = fields.wording(inner.find("text"), what="'text'") if inner is not None else None
        if inner is not None and text is not None:
            found.append(OpenMatter(text=text, citation=reader.cited(inner)))
    return tuple(found)

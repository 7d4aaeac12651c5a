"""First-match cases: `otherwise` is the last of them, and stands alone."""

from collections.abc import Collection

from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Table


def ends_where_it_must(table: Table, fields: Fields, *, is_last: bool) -> bool:
    """Whether `otherwise` is the last case and no other; a misspelt one is told already."""
    if (table.find("otherwise") is not None) is is_last:
        return True
    message = "`otherwise` must be the last case"
    if is_last:
        message = "the last case must be `otherwise`"
    if not fields.log.broken.lacks_keys(table):
        fields.log.add(table.span, message, "cases-open")
    return False


def check_last_case(table: Table, forms: Collection[str], fields: Fields) -> None:
    """`otherwise` stands alone, but for its wording; `forms`: what cannot stand beside it."""
    beside = next((key for key, _ in table.entries if key.text in forms), None)
    if beside is not None:
        message = f"'{beside.text}' cannot stand beside 'otherwise'"
        fields.log.add(beside.span, message, "conflicting-keys")

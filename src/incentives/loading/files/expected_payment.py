"""What a policy case expects to be paid, to be borne by each level, and to be recovered."""

from collections.abc import Mapping

import attrs

from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Table

PAYMENT_KEYS = ("instalments", "due", "levels", "recovered")


@attrs.frozen(kw_only=True)
class ExpectedPayment:
    """Amounts as text; None: not stated. `instalments` are those of all parts in order, `none` where not known."""

    instalments: tuple[str, ...] | None
    due: str | None
    levels: Mapping[str, str] | None
    recovered: str | None


def read_expected_payment(table: Table, fields: Fields) -> ExpectedPayment:
    """What the table says of payment."""
    instalments, levels = table.find("instalments"), table.find("levels")
    amounts = [fields.words(node, what="an instalment") or "" for node in fields.members(instalments, what="'instalments'")]
    return ExpectedPayment(
        instalments=tuple(amounts) if instalments is not None else None,
        due=fields.words(table.find("due"), what="'due'"),
        levels=None
        if levels is None
        else {name.text: fields.words(node, what="an amount") or "" for name, node in fields.entries(levels, what="'levels'")},
        recovered=fields.words(table.find("recovered"), what="'recovered'"),
    )

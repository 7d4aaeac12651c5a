"""What a policy case expects to be paid, to be borne by each level, and to be recovered."""

from collections.abc import Mapping

import attrs

from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Table

PAYMENT_KEYS = ("instalments", "due", "levels", "recovered")


@attrs.frozen(kw_only=True, repr=False)
class ExpectedPayment:
    """Amounts as text; None: not stated. An amount that must not be known is `none`.

    `instalments` are those of all parts in order, `levels` by payer.
    """

    instalments: tuple[str, ...] | None
    due: str | None
    levels: Mapping[str, str] | None
    recovered: str | None


def read_expected_payment(table: Table, fields: Fields) -> ExpectedPayment:
    """What the table says of payment."""
    instalments = table.find("instalments")
    amounts = [
        fields.words(node, what="an instalment") or ""
        for node in fields.members(instalments, what="'instalments'")
    ]
    return ExpectedPayment(
        instalments=tuple(amounts) if instalments is not None else None,
        due=fields.words(table.find("due"), what="'due'"),
        levels=read_amounts(table, "levels", fields),
        recovered=fields.words(table.find("recovered"), what="'recovered'"),
    )


def read_amounts(table: Table, key: str, fields: Fields) -> dict[str, str] | None:
    """The amounts under the key, by what they are of; None: not stated."""
    node = table.find(key)
    if node is None:
        return None
    return {
        name.text: fields.words(amount, what="an amount") or ""
        for name, amount in fields.entries(node, what=f"'{key}'")
    }

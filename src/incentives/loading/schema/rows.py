"""The shapes of what rows do to each other: running limits, accounts, amounts that they share."""

from incentives.loading.entries.expressions import QUANTITY_FORMS
from incentives.loading.entries.rows.running import REQUIRED_RUNNING_KEYS, RUNNING_KEYS
from incentives.loading.entries.rows.sharing import (
    AMOUNT_KEYS,
    ORDERS,
    REQUIRED_WITHIN_KEYS,
    WHOLE,
    WHOLE_KEYS,
    WITHIN,
    WITHIN_KEYS,
)
from incentives.loading.rules.accounts import ACCOUNT_KEYS, LASTS_KEYS, REQUIRED_ACCOUNT_KEYS
from incentives.loading.rules.symbols.holding import HELD_KEYS, REQUIRED_HELD_KEYS
from incentives.loading.schema.shapes import (
    Shape,
    closed,
    either,
    exactly_one,
    list_of,
    ref,
    without,
    word_of,
)


def row_shapes(quantity: dict[str, Shape]) -> dict[str, Shape]:
    """By name, the shapes of what rows do to each other; `quantity`: those of a number."""
    table = closed(
        "Money with its bounds, and what the rows share.",
        {
            **quantity,
            WITHIN: ref("within", "Which rows count: those that come to most."),
            WHOLE: ref("whole", "The floor and the cap of all rows together."),
        },
        allowed=AMOUNT_KEYS,
    )
    return {
        "account": _account(),
        "running": closed(
            "A limit that rows fill one after the other.",
            {
                "of": ref("quantity", "What a row takes of it at most, by itself."),
                "when": ref("condition", "Which rows take of it; by default all."),
                "each": _each(),
                "in_order_of": ref("expression", "By what the rows are in order."),
                "at_most": ref("quantity", "The limit."),
            },
            allowed=RUNNING_KEYS,
            required=REQUIRED_RUNNING_KEYS,
        ),
        "amount": either(
            "Money: an expression, a table, or a figure of the law.",
            "expression",
            "amount_table",
            "figure_at_place",
        ),
        "amount_table": {**table, "oneOf": exactly_one(QUANTITY_FORMS)},
        "whole": {
            **closed(
                "What all rows come to together; it is shared in proportion to what each comes to.",
                {
                    "at_least": ref("bound", "The floor; rows below zero count against others."),
                    "at_most": ref("bound", "The cap."),
                },
                allowed=WHOLE_KEYS,
            ),
            "minProperties": 1,
        },
        "within": closed(
            "A limit within which those rows count that come to most.",
            {
                "of": ref("quantity", "What a row takes of it; by default each row takes one."),
                "each": _each(),
                "at_most": ref("quantity", "The limit."),
                "first": word_of("Which rows count first.", ORDERS),
            },
            allowed=WITHIN_KEYS,
            required=REQUIRED_WITHIN_KEYS,
        ),
    }


def _each() -> Shape:
    return either(
        "What has a limit of its own; left out: all rows have one together.",
        "expression",
        list_of("expression", "Several of them together."),
    )


def _account() -> Shape:
    table = closed(
        "What rows add to a balance and later rows use, the oldest first.",
        {
            "of": ref("name", "The charge that it is kept for, over its rows and at its dates."),
            "over": ref("repeated_fact", "Of no charge: the rows that it goes over."),
            "at": ref("expression", "Beside `over`: the day on which a row counts."),
            "when": ref("condition", "Which rows add and use; by default all."),
            "each": _each(),
            "opening": ref("quantity", "The balance before the first row; by default nothing."),
            "adds": ref("quantity", "What a row adds."),
            "used": ref("quantity", "What a row uses at most."),
            "lasts": {
                **closed(
                    "How long what a row adds can be used; by default without end.",
                    {
                        "years": ref("number", "So many years after the row's day."),
                        "months": ref("number", "So many months after it."),
                    },
                    allowed=LASTS_KEYS,
                ),
                "oneOf": exactly_one(LASTS_KEYS),
            },
        },
        allowed=ACCOUNT_KEYS,
        required=REQUIRED_ACCOUNT_KEYS,
    )
    return {
        **table,
        "oneOf": [
            {"required": ["of"], **without(("over", "at"))},
            {"required": ["over", "at"], **without(("of",))},
        ],
    }


def holds_shape(description: str) -> Shape:
    """One or several conditions, each by itself or with how it is said."""
    shapes = {
        "when": ref("expression", "The condition."),
        "text": ref("wording", "How it is said; by default as the condition reads."),
    }
    worded = closed(
        "A condition, and how it is said.",
        shapes,
        allowed=HELD_KEYS,
        required=REQUIRED_HELD_KEYS,
    )
    one = either("A condition.", "expression", worded)
    return either(description, "expression", worded, {"type": "array", "items": one})

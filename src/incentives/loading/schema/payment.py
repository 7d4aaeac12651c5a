"""The shapes of payment: instalments, levels, application and obligations."""

from incentives.loading.entries.application import (
    APPLICATION_KEYS,
    REQUIRED_APPLICATION_KEYS,
    REQUIRED_YEAR_DAY_KEYS,
    YEAR_DAY_KEYS,
)
from incentives.loading.entries.obligations import (
    BEGUN_MONTHS,
    OBLIGATION_ENDS,
    OBLIGATION_KEYS,
    REQUIRED_OBLIGATION_KEYS,
)
from incentives.loading.rules.giving.once import ONCE_KEYS, REQUIRED_ONCE_KEYS
from incentives.loading.rules.giving.payment import (
    INSTALMENT_KEYS,
    INSTALMENT_SHARES,
    LEVEL_KEYS,
    PAID_KEYS,
    REQUIRED_INSTALMENT_KEYS,
    REQUIRED_LEVEL_KEYS,
)
from incentives.loading.schema.shapes import Shape, closed, exactly_one, list_of, ref, word_of
from incentives.policy.payment import RecoveryBase, RecoveryMode


def payment_shapes() -> dict[str, Shape]:
    """By name, the shapes of how money is paid and recovered, and how often."""
    return {
        "paid": closed(
            "How the amount is paid.",
            {
                "instalments": list_of(
                    "instalment", "In their order; left out, all at once.", least=1
                ),
                "levels": list_of("level", "Who bears it; the last takes the rest.", least=1),
                "cite": ref("clause", "The clause that says so."),
            },
            allowed=PAID_KEYS,
        ),
        "instalment": _instalment(),
        "level": closed(
            "What one level of government or body bears.",
            {
                "payer": ref("name", "One of `payers`."),
                "share": ref("quantity", "0 to 1; the last has none."),
            },
            allowed=LEVEL_KEYS,
            required=REQUIRED_LEVEL_KEYS,
        ),
        "application": closed(
            "When to apply.",
            {
                "at": ref("expression", "The date of the application."),
                "closes": list_of(
                    "year_day", "The days on which rounds close, every year.", least=1
                ),
                "opens": ref("year_day", "The day on which they open, every year."),
                "cite": ref("clause", "The clause that says so."),
            },
            allowed=APPLICATION_KEYS,
            required=REQUIRED_APPLICATION_KEYS,
        ),
        "year_day": _year_day(),
        "once": closed(
            "That it may be given once only, by the awards received.",
            {
                "per": ref(
                    "expression",
                    "For whom: a part of the case, a row of the rule, or a text such as an id.",
                ),
                "text": ref("wording", "The condition in words."),
                "cite": ref("clause", "The clause that says so."),
            },
            allowed=ONCE_KEYS,
            required=REQUIRED_ONCE_KEYS,
        ),
        "obligation": _obligation(),
    }


def _instalment() -> Shape:
    shapes = {
        "share": ref("quantity", "The part of the amount, 0 to 1."),
        "rest": ref("truth", "true: what is left; the last only."),
        "due": ref("expression", "The date on which it is due."),
        "when": ref("condition", "What must hold on that date."),
        "text": ref("wording", "The instalment in words."),
        "cite": ref("clause", "The clause that says so."),
    }
    table = closed(
        "A part of the amount and its date.",
        shapes,
        allowed=INSTALMENT_KEYS,
        required=REQUIRED_INSTALMENT_KEYS,
    )
    return {**table, "oneOf": exactly_one(INSTALMENT_SHARES)}


def _year_day() -> Shape:
    shapes = {
        "month": ref("number", "1 to 12."),
        "day": ref("number", "The day of the month; without day and week its last."),
        "week": ref("number", "1 to 4; it ends on its day 7, 14, 21 or 28."),
        "text": ref("wording", "The day in words."),
    }
    table = closed(
        "A day of every year.", shapes, allowed=YEAR_DAY_KEYS, required=REQUIRED_YEAR_DAY_KEYS
    )
    return {**table, "not": {"required": ["day", "week"]}}


def _obligation() -> Shape:
    shapes = {
        "id": ref("text", "A name of its own within the incentive."),
        "text": ref("wording", "What must be kept."),
        "begins": ref("expression", "Its first day."),
        "lasts": ref("quantity", "How many months or years."),
        "until": ref("expression", "Its last day."),
        "broken_on": ref(
            "expression", "The first day on which it was not kept; none if it has been."
        ),
        "recovers": word_of("What is recovered.", [mode.value for mode in RecoveryMode]),
        "of": word_of(
            "Of what: paid (the default) or relieved.", [base.value for base in RecoveryBase]
        ),
        "begun_month": word_of(
            "by_months: whether the month that had begun counts as kept; by default not.",
            BEGUN_MONTHS,
        ),
        "cite": ref("clause", "The clause that says so."),
        "document": ref("text", "The document, where it is not this one."),
    }
    table = closed(
        "What must be kept afterwards.",
        shapes,
        allowed=OBLIGATION_KEYS,
        required=REQUIRED_OBLIGATION_KEYS,
    )
    return {**table, "oneOf": exactly_one(OBLIGATION_ENDS)}

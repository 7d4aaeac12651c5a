"""The shapes of relations between incentives."""

from incentives.loading.rules.relations import (
    COUNTS,
    DEDUCTION_KEYS,
    EXCLUSION_KEYS,
    KEYED_KEYS,
    MEMBERS_OF_CAP,
    ONCE_PER_KEYS,
    RELATION_KEYS,
    REQUIRED_ONCE_PER_KEYS,
    REQUIRED_RELATION_KEYS,
    REQUIRED_SHARED_CAP_KEYS,
    SHARED_CAP_KEYS,
)
from incentives.loading.schema.shapes import (
    Shape,
    closed,
    either,
    exactly_one,
    list_of,
    ref,
    word_of,
)
from incentives.policy.relation import KEYWORDS


def relation_shape() -> Shape:
    """One relation."""
    shapes = {
        "excludes": closed(
            "Who is entitled to one incentive does not get another.",
            {
                "incentive": ref("name", "The one that is not given."),
                "by": ref("name", "The one that excludes it."),
            },
            allowed=EXCLUSION_KEYS,
            required=EXCLUSION_KEYS,
        ),
        "higher_of": list_of("name", "Only the highest of these incentives is given."),
        "one_of": list_of(
            "name",
            "The applicant may have only one of these incentives; the best bundle is chosen.",
        ),
        "once_per": _once_per(),
        "deducts": closed(
            "What one incentive pays comes off another.",
            {
                "from": ref("name", "The one that is less."),
                "what": ref("name", "The one that comes off it."),
            },
            allowed=DEDUCTION_KEYS,
            required=DEDUCTION_KEYS,
        ),
        "shared_cap": _shared_cap(),
        "cite": ref("clause", "The clause that says so."),
        "text": ref("wording", "The relation in words."),
    }
    table = closed(
        "How incentives bear on each other.",
        shapes,
        allowed=RELATION_KEYS,
        required=REQUIRED_RELATION_KEYS,
    )
    return {**table, "oneOf": exactly_one(KEYWORDS)}


def _once_per() -> Shape:
    keyed = closed(
        "An incentive, and for whom or what each of its rows is.",
        {
            "incentive": ref("name", "The incentive."),
            "key": either(
                "What must not come twice, as an expression on the incentive's rows.",
                "expression",
                list_of("expression", "Several of them together."),
            ),
        },
        allowed=KEYED_KEYS,
        required=KEYED_KEYS,
    )
    shapes: dict[str, Shape] = {
        "of": {
            "type": "array",
            "items": keyed,
            "minItems": 1,
            "description": "The incentives with their keys.",
        },
        "counts": word_of(
            "What is given once: a row (the default), or an incentive with all its rows of the "
            "key.",
            COUNTS,
        ),
    }
    description = "For each key only one of them is given; earlier awards use a key up."
    return closed(description, shapes, allowed=ONCE_PER_KEYS, required=REQUIRED_ONCE_PER_KEYS)


def _shared_cap() -> Shape:
    shapes = {
        "of": list_of("name", "The incentives; the one named last gives way first."),
        "granted_by": either(
            "In place of `of`: all that a level of government gives.",
            "name",
            list_of("name", "Several levels; the one named last gives way first.", least=1),
        ),
        "at_most": ref("quantity", "The most that they come to."),
        "for_each": ref(
            "for_each",
            "The rows that each have a cap of their own; every incentive must go over them.",
        ),
        "at": ref(
            "expression", "The date at which the cap is read; by default the day of the assessment."
        ),
    }
    description = "Together they come to so much at most."
    table = closed(description, shapes, allowed=SHARED_CAP_KEYS, required=REQUIRED_SHARED_CAP_KEYS)
    return {**table, "oneOf": exactly_one(MEMBERS_OF_CAP)}

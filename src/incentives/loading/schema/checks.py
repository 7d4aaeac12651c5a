"""The shapes of what an instrument plans: measures and checks."""

from incentives.loading.rules.checks import (
    CHECK_KEYS,
    MEASURE_KEYS,
    REQUIRED_CHECK_KEYS,
    REQUIRED_MEASURE_KEYS,
)
from incentives.loading.schema.expressions import condition_parts, one_condition
from incentives.loading.schema.shapes import (
    Shape,
    closed,
    either,
    list_of,
    ref,
    without,
)


def plan_shapes() -> dict[str, Shape]:
    """By name, the shapes of measures and checks."""
    return {"measure": _measure(), "check": _check()}


def _measure() -> Shape:
    shapes = {
        "text": ref("wording", "The measure in the words of the instrument."),
        "cite": ref("clause", "The clause that names it."),
        "by": list_of(
            "name",
            "The rules (no charges or reliefs) that carry it; [] if there is none.",
        ),
        "reason": ref("wording", "Why there is no rule."),
    }
    table = closed(
        "What the instrument names.", shapes, allowed=MEASURE_KEYS, required=REQUIRED_MEASURE_KEYS
    )
    is_uncarried: Shape = {"properties": {"by": {"maxItems": 0}}}
    return {
        **table,
        "if": is_uncarried,
        "then": {"required": ["reason"]},
        "else": without(["reason"]),
    }


def _check() -> Shape:
    shapes = {
        "text": ref("wording", "What must hold."),
        "cite": ref("clause", "The clause that demands it."),
        "standing": ref("standing", "How sure the wording is."),
        **condition_parts(),
        "when": either("Holds when this does.", "expression", "condition_table"),
        "evidence": ref("evidence", "The papers that prove it."),
        "at": ref(
            "expression",
            "The date at which law and statuses are read; by default that of the assessment.",
        ),
    }
    table = closed(
        "A condition that gives nothing.", shapes, allowed=CHECK_KEYS, required=REQUIRED_CHECK_KEYS
    )
    return {**table, **one_condition()}

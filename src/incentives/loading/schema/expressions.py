"""The shapes of conditions, quantities and the definitions that hold them."""

from collections.abc import Mapping, Sequence

from incentives.loading.entries.cases import BRANCH_FORMS, BRANCH_KEYS, NO_LIMIT
from incentives.loading.entries.choices import OF, OWN
from incentives.loading.entries.definitions import (
    CARRIED,
    DEFINITION_FORMS,
    DEFINITION_KEYS,
    REQUIRED_DEFINITION_KEYS,
    REQUIRED_RESULT_KEYS,
    RESULT_KEYS,
    RUNNING,
)
from incentives.loading.entries.expressions import (
    BOUND_KEYS,
    CONDITION_FORMS,
    CONDITION_KEYS,
    LIMIT_KEYS,
    QUANTITY_FORMS,
    QUANTITY_KEYS,
)
from incentives.loading.entries.figures.compared import COMPARED, COMPARISONS
from incentives.loading.entries.figures.versions import VERSION_KEYS
from incentives.loading.entries.rounding import REQUIRED_ROUND_KEYS, ROUND_KEYS, ROUNDINGS
from incentives.loading.entries.rows.subsets import OF_ROWS
from incentives.loading.rules.periods import (
    CYCLE,
    CYCLE_KEYS,
    CYCLE_WORD,
    PERIOD_KEYS,
    REQUIRED_PERIOD_KEYS,
)
from incentives.loading.schema.rows import row_shapes
from incentives.loading.schema.shapes import (
    Shape,
    by_name,
    closed,
    either,
    exactly_one,
    list_of,
    ref,
    without,
    word_of,
)

_BOUNDS = {"at_most": "The cap.", "at_least": "The floor."}


def expression_shapes() -> dict[str, Shape]:
    """By name, the shapes of what is wanted where the law has a condition or a number."""
    condition, quantity = {**condition_parts(), **_stated()}, {**_quantity_parts(), **_stated()}
    definition: dict[str, Shape] = {
        **quantity,
        **condition,
        **{key: ref("bound", shape) for key, shape in _BOUNDS.items()},
        "cases": either("First-match cases.", "condition_cases", "quantity_cases"),
        "versions": {
            "description": "What it is on which days.",
            "anyOf": [
                list_of(f"{kind}_version", "Versions of one kind.", least=1)
                for kind in ("condition", "quantity")
            ],
        },
        OF_ROWS: ref("name", "The list, or part of one, of which it is the rows that fulfil it."),
        OWN: by_name("wording", "The words that it may come to, each with what it is called."),
        OF: ref("name", "The fact or definition of whose values it is one."),
        RUNNING: ref("running", "What is left of a limit for a row, which rows fill in order."),
        CARRIED: ref("account", "What is carried from row to row: what is used of it in a row."),
    }
    condition_table = closed("A condition with its wording.", condition, allowed=CONDITION_KEYS)
    quantity_table = closed(
        "A number with its bounds.", _only(quantity, QUANTITY_KEYS), allowed=QUANTITY_KEYS
    )
    definition_table = closed(
        "A condition or value that several rules share.",
        _only(definition, DEFINITION_KEYS),
        allowed=DEFINITION_KEYS,
        required=REQUIRED_DEFINITION_KEYS,
    )
    return {
        "evidence": list_of("paper", "The papers that prove it."),
        "condition": either(
            "A condition: an expression, or a table.", "expression", "condition_table"
        ),
        "condition_table": {**condition_table, **one_condition()},
        "condition_cases": _cases("condition_case"),
        "condition_case": _case("require", "condition", "What is required in this case."),
        "condition_version": _version(condition, CONDITION_KEYS, CONDITION_FORMS),
        "quantity_version": _version(_only(quantity, QUANTITY_KEYS), QUANTITY_KEYS, QUANTITY_FORMS),
        "quantity": either(
            "A number: an expression, a table, or a figure of the law.",
            "expression",
            "quantity_table",
            "figure_at_place",
        ),
        "quantity_table": {**quantity_table, "oneOf": exactly_one(QUANTITY_FORMS)},
        **row_shapes(_only(quantity, QUANTITY_KEYS)),
        "quantity_cases": _cases("quantity_case"),
        "bound": either(
            "A cap or floor: a number, or cases that may say there is none.",
            "quantity",
            "bound_table",
        ),
        "bound_table": closed(
            "A cap or floor by cases.",
            _only(
                {**quantity, "cases": ref("bound_cases", "The first that applies decides.")},
                LIMIT_KEYS,
            ),
            allowed=LIMIT_KEYS,
            required=("cases",),
        ),
        "bound_cases": _cases("bound_case"),
        "bound_case": _case("value", "quantity", "The cap or floor in this case.", is_bound=True),
        "quantity_case": _case("value", "quantity", "The number in this case."),
        "rounding": closed(
            "To what, and which way, a number is rounded.",
            {
                "to": ref("number", "To whole multiples of this."),
                "mode": word_of("Which multiple; by default half_up.", ROUNDINGS),
            },
            allowed=ROUND_KEYS,
            required=REQUIRED_ROUND_KEYS,
        ),
        "period": closed(
            "Into which periods the rows of a list fall.",
            {
                "text": ref("wording", "What the period is called."),
                "of": ref("repeated_fact", "The list; its rows have a month or a day."),
                "by": either("How long a period is.", "cycle", "cycle_cases"),
                "while": ref(
                    "condition",
                    "Rows for which it does not hold stand by themselves, month by month.",
                ),
                "cite": ref("clause", "The clause that says so."),
            },
            allowed=PERIOD_KEYS,
            required=REQUIRED_PERIOD_KEYS,
        ),
        "cycle": word_of("How long a period is.", CYCLE.values),
        "cycle_cases": closed(
            "How long a period is, by cases.",
            {"cases": _cases("cycle_case")},
            allowed=CYCLE_KEYS,
            required=CYCLE_KEYS,
        ),
        "cycle_case": _case(CYCLE_WORD, "cycle", "How long it is in this case."),
        "definition": {**definition_table, "oneOf": exactly_one(DEFINITION_FORMS)},
        "result": _result(quantity),
    }


def _result(quantity: Mapping[str, Shape]) -> Shape:
    shapes = {
        **_only(quantity, (*QUANTITY_FORMS, *BOUND_KEYS)),
        "title": ref("wording", "What the result is called."),
        "cite": ref("clause", "The clause that says how it is worked out."),
        "standing": ref("standing", "How sure the wording is."),
        "unit": ref("unit", "In what it is told."),
        "for_each": ref("repeated_fact", "One for each row of this list; by default for the case."),
        "at": ref(
            "expression",
            "The date at which law and statuses are read; by default that of the assessment.",
        ),
    }
    description = "A figure that is worked out and that is no benefit."
    table = closed(description, shapes, allowed=RESULT_KEYS, required=REQUIRED_RESULT_KEYS)
    return {**table, "oneOf": exactly_one(QUANTITY_FORMS)}


def one_condition() -> Shape:
    """One form of a condition stands in the table, bounds beside the form that has some."""
    return {
        "oneOf": exactly_one(CONDITION_FORMS),
        "if": {"required": [COMPARED]},
        "then": {"anyOf": exactly_one(tuple(COMPARISONS))},
        "else": without(COMPARISONS),
    }


def _only(shapes: Mapping[str, Shape], keys: tuple[str, ...]) -> dict[str, Shape]:
    return {key: shape for key, shape in shapes.items() if key in keys}


def _stated() -> dict[str, Shape]:
    return {
        "id": ref("name", "What answers call this condition."),
        "text": ref(
            "wording", "The words of the law; without them it is part of what stands around it."
        ),
        "cite": ref("clause", "The clause; by default that of what stands around it."),
        "evidence": ref("evidence", "The papers that prove it."),
        "standing": ref("standing", "How sure the wording is."),
    }


def condition_parts() -> dict[str, Shape]:
    """What a condition may say, without its wording."""
    return {
        "when": ref("expression", "Holds when the expression is true."),
        "all": list_of("condition", "Holds when every one holds.", least=1),
        "any": list_of("condition", "Holds when at least one holds.", least=1),
        "exactly_one": list_of("condition", "Holds when just one of them holds.", least=2),
        "not": ref("condition", "Holds when this does not."),
        "cases": ref(
            "condition_cases", "The first case whose `when` is true says what is required."
        ),
        "versions": list_of("condition_version", "What it is on which days.", least=1),
        COMPARED: ref("quantity", "What is compared with the bounds beside it: a number or a day."),
        "at_least": ref("quantity", "It is not below this."),
        "above": ref("quantity", "It is above this."),
        "at_most": ref("quantity", "It is not above this."),
        "below": ref("quantity", "It is below this."),
        "unless": list_of("condition", "Exceptions: fails where one of them holds."),
    }


def _quantity_parts() -> dict[str, Shape]:
    return {
        "value": ref("quantity", "The number."),
        "cases": ref("quantity_cases", "The first case whose `when` is true says the number."),
        "sum": list_of("quantity", "What is added up.", least=1),
        "product": list_of("quantity", "What is multiplied.", least=1),
        "versions": list_of("quantity_version", "What it is on which days.", least=1),
        "less": {
            "description": "What comes off, before the floor and the cap; one or several.",
            "anyOf": [ref("quantity", "One."), list_of("quantity", "Several.", least=1)],
        },
        **{key: ref("bound", shape) for key, shape in _BOUNDS.items()},
        "round": ref("rounding", "How the number is rounded, after its cap and floor."),
    }


def _version(said: dict[str, Shape], keys: Sequence[str], forms: Sequence[str]) -> Shape:
    """What a rule is on some days; or that it is not on record for them."""
    shapes: dict[str, Shape] = {
        **said,
        "from": ref("start", "Its first day; by default that of the instrument."),
        "to": ref("limit", "Its last day; by default that of the instrument."),
        "published": ref("publication", "When it became public; by default with the instrument."),
        "gap": {"description": "For these days no rule is on record.", "enum": [True]},
    }
    table = closed("A version of the rule.", shapes, allowed=(*VERSION_KEYS, *keys))
    return {**table, "oneOf": exactly_one((*forms, "gap"))}


def _cases(case: str) -> Shape:
    listing = list_of(
        case, "The first case that applies decides; the last is `otherwise`.", least=1
    )
    return {**listing, "contains": {"required": ["otherwise"]}, "maxContains": 1}


def _case(value_key: str, value: str, description: str, *, is_bound: bool = False) -> Shape:
    extra = (NO_LIMIT,) if is_bound else ()
    shapes: dict[str, Shape] = {
        "when": ref("condition", "The case applies when this holds."),
        "otherwise": ref(value, "What is left, in the last case; may be not_applicable."),
        "cases": ref(
            "bound_cases" if is_bound else f"{value}_cases", "Further cases within this one."
        ),
        "not_applicable": {
            "description": "Nothing is required, or nothing is due.",
            "enum": [True],
        },
        value_key: ref(value, description),
        **{key: {"description": "There is no limit.", "enum": [True]} for key in extra},
        **{key: shape for key, shape in _stated().items() if key in BRANCH_KEYS},
    }
    table = closed("One case.", shapes, allowed=(*BRANCH_KEYS, *extra, value_key))
    given = (value_key, *BRANCH_FORMS, *extra)
    forms: list[Shape] = [{"required": ["when", form]} for form in given]
    return {**table, "oneOf": [{"required": ["otherwise"]}, *forms]}

"""The shapes of policy cases: facts, and what incentives and results must come to."""

from incentives.loading.files.expected_results import (
    FORMS_OF_RESULT,
    FORMS_OF_VALUE,
    RESULT_KEYS,
    VALUE_KEYS,
)
from incentives.loading.files.policy_cases import (
    CASE_FILE_KEYS,
    CASE_KEYS,
    EXPECTED_KEYS,
    OUTCOMES,
    REQUIRED_CASE_FILE_KEYS,
    REQUIRED_CASE_KEYS,
    REQUIRED_EXPECTED_KEYS,
)
from incentives.loading.schema.shapes import (
    Shape,
    by_id,
    closed,
    either,
    exactly_one,
    list_of,
    ref,
    word_of,
)


def case_shapes() -> dict[str, Shape]:
    """By name, the shapes of a file of policy cases."""
    facts: Shape = {
        "type": "object",
        "description": "What is known of the case; what is left out is unknown.",
    }
    file = {
        "facts": facts,
        "cases": list_of(
            "policy_case", "The cases; the facts of each come over those of the file."
        ),
    }
    case = {
        "name": ref("text", "What the case shows."),
        "source": ref(
            "text", "The clause or published example that the expected figure comes from."
        ),
        "note": ref("text", "How the figure is worked out."),
        "on": ref("day", "The day to assess at."),
        "known_on": ref("day", "The day up to which publications count."),
        "overlay": ref("sets", "Figures that are tried in this case."),
        "facts": facts,
        "expect": by_id("expected", "By the full id of the incentive or result, what it comes to."),
    }
    ends = list_of("text", "The least and the most; none where there is no upper bound.", least=2)
    expected = {
        "outcome": word_of("What the determination says.", OUTCOMES),
        "amount": ref("text", 'The amount, such as "1200.00".'),
        "range": {**ends, "maxItems": 2},
        "missing": list_of("text", "The facts and figures that are missing, all of them."),
        "consequences": by_id("text", "What falls away with it, by the full id of the charge."),
        "instalments": list_of(
            "text", "The amounts of the instalments of all parts, in order; none where not known."
        ),
        "due": ref("text", "What is due now, beside what has been paid; none where not known."),
        "levels": by_id("text", "What each level bears of everything, by payer."),
        "recovered": ref("text", "What is recovered in all; none where not known."),
    }
    return {
        "case_file": closed(
            "Policy cases.", file, allowed=CASE_FILE_KEYS, required=REQUIRED_CASE_FILE_KEYS
        ),
        "policy_case": closed(
            "Facts, and what they come to.", case, allowed=CASE_KEYS, required=REQUIRED_CASE_KEYS
        ),
        "expected": either("What is expected.", "expected_incentive", "expected_result"),
        "expected_incentive": closed(
            "What is expected of an incentive.",
            expected,
            allowed=EXPECTED_KEYS,
            required=REQUIRED_EXPECTED_KEYS,
        ),
        **_results_expected(),
    }


def _results_expected() -> dict[str, Shape]:
    """What is expected of a result, by itself or row by row."""
    value = {
        "value": ref("text", "The number, not_applicable, or none where there is no such result."),
        "range": {
            **list_of("text", "The least and the most; none where there is no bound.", least=2),
            "maxItems": 2,
        },
        "may_be_none": ref("truth", "Whether what is open may turn out not to exist."),
        "missing": list_of("text", "The facts and figures that are missing, all of them."),
    }
    result = {
        **value,
        "rows": by_id("expected_value", "By where the row stands, such as bills[0]."),
        "unit": ref("unit", "In what it is told."),
    }
    of_value = closed("What is expected of a row.", value, allowed=VALUE_KEYS, required=())
    of_result = closed("What is expected of a result.", result, allowed=RESULT_KEYS, required=())
    return {
        "expected_value": {**of_value, "oneOf": exactly_one(FORMS_OF_VALUE)},
        "expected_result": {**of_result, "oneOf": exactly_one(FORMS_OF_RESULT)},
    }

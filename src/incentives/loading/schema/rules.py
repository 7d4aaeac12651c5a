"""The shapes of rules: charges, reliefs and incentives."""

from incentives.loading.entries.beneficiaries import (
    BENEFICIARY_KEYS,
    REQUIRED_SHARE_KEYS,
    SHARE_KEYS,
    SHARES_KEYS,
)
from incentives.loading.entries.open_matters import (
    ANSWER_FORMS,
    ANSWER_KEYS,
    OPEN_MATTER_KEYS,
    QUESTIONS,
    REQUIRED_ANSWER_KEYS,
    REQUIRED_OPEN_MATTER_KEYS,
)
from incentives.loading.rules.charges import (
    BY_MONTH,
    CHARGE_KEYS,
    KEYS_OF_BASE,
    RELIEF_KEYS,
    REQUIRED_CHARGE_KEYS,
    REQUIRED_RELIEF_KEYS,
    RETURNED_WORDS,
)
from incentives.loading.rules.incentives import (
    BENEFITS,
    INCENTIVE_KEYS,
    KEYS_OF_AMOUNT,
    KEYS_OF_CHARGE,
    REDUCTION_KEYS,
    REQUIRED_INCENTIVE_KEYS,
    REQUIRED_REDUCTION_KEYS,
)
from incentives.loading.rules.rows import TRIGGER_KEYS
from incentives.loading.schema.payment import payment_shapes
from incentives.loading.schema.relations import relation_shape
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
from incentives.policy.rule import IncentiveKind, OpenKind


def rule_shapes() -> dict[str, Shape]:
    """By name, the shapes of the rules of an instrument and of their parts."""
    return {
        "for_each": either(
            "The repeated facts that the rule goes over, once for each row.",
            "repeated_fact",
            list_of("repeated_fact", "Several of them: once for each pair of rows."),
        ),
        "charge": _charge(),
        "relief": _relief(),
        "incentive": _incentive(),
        "triggers": _triggers(),
        "reduction": closed(
            "A charge whose basis is less.",
            {
                "of": ref("name", "The charge."),
                "by": ref("quantity", "How much its basis is less."),
                "after": list_of("name", "Incentives that reduce the same basis before.", least=1),
            },
            allowed=REDUCTION_KEYS,
            required=REQUIRED_REDUCTION_KEYS,
        ),
        "beneficiary": _beneficiary(),
        **_beneficiary_shares(),
        "open_matter": closed(
            "What the law leaves open or to discretion; every answer shows it.",
            {
                "text": ref("wording", "What is open."),
                "cite": ref("clause", "The clause that leaves it open."),
                "kind": word_of(
                    "What is left open; by default other.", [kind.value for kind in OpenKind]
                ),
            },
            allowed=OPEN_MATTER_KEYS,
            required=REQUIRED_OPEN_MATTER_KEYS,
        ),
        "answer": _answer(),
        "relation": relation_shape(),
        **payment_shapes(),
    }


def _answer() -> Shape:
    shapes = {
        "text": ref("wording", "What the law says."),
        "open": ref("wording", "What it does not say; every answer built on the charge shows it."),
        "cite": ref("clause", "The clause that says so, or leaves it open."),
        "document": ref("text", "The document, where it is not this one."),
        "standing": ref("standing", "How sure its text is."),
    }
    table = closed(
        "An answer, or that there is none.",
        shapes,
        allowed=ANSWER_KEYS,
        required=REQUIRED_ANSWER_KEYS,
    )
    return {**table, "oneOf": exactly_one(ANSWER_FORMS)}


def _charge() -> Shape:
    shapes = {
        "title": ref("wording", "What the charge is called."),
        "for_each": ref("for_each", "One charge for each row of these facts."),
        "accrues": word_of("`amount` is for a year, and each month bears a twelfth.", (BY_MONTH,)),
        "built_on": ref(
            "name", "The charge that it is reckoned on, whose rows and dates it shares."
        ),
        "at": ref("expression", "The date at which law and statuses are read."),
        "arises": ref("condition", "Rows for which this is false bear no such charge."),
        "basis": ref(
            "quantity", "What the charge is reckoned on; `basis` is then a name in `amount`."
        ),
        "amount": ref("quantity", "What would be due."),
        "returned": either(
            "By which period it is returned; its returns are rounded.",
            word_of("Each row by itself, or by the calendar.", RETURNED_WORDS),
            ref("name", "One of `periods`."),
        ),
        "rounded": ref("rounding", "What its returns are rounded to; by default the hundredth."),
        "cite": ref("clause", "The clause that imposes it."),
        "answers": closed(
            "What the law says to the questions that are asked of every charge.",
            {
                "begins": ref("answer", "When it begins and ends."),
                "period": ref("answer", "By which period it is returned."),
                "carried": ref("answer", "What is carried over."),
                "payer": ref("answer", "Who pays it."),
                "rounding": ref("answer", "What is rounded, and when."),
            },
            allowed=QUESTIONS,
        ),
        "open": list_of("open_matter", "What the law leaves open or to discretion."),
    }
    table = closed(
        "What would otherwise be due.", shapes, allowed=CHARGE_KEYS, required=REQUIRED_CHARGE_KEYS
    )
    return {
        **table,
        "anyOf": exactly_one(("at", "accrues", "built_on")),
        "if": {"required": ["built_on"]},
        "then": without(KEYS_OF_BASE),
    }


def _relief() -> Shape:
    shapes = {
        "title": ref("wording", "What the relief is called."),
        "of": list_of("name", "The charges that it reduces."),
        "when": ref("condition", "Who is in its class."),
        "share": ref("quantity", "The part of the charge that falls away, 0 to 1."),
        "cite": ref("clause", "The clause that gives it."),
    }
    description = "A reduction of charges that applies anyway, before any incentive is valued."
    return closed(description, shapes, allowed=RELIEF_KEYS, required=REQUIRED_RELIEF_KEYS)


def _incentive() -> Shape:
    shapes = {
        "title": ref("wording", "What the incentive is called."),
        "kind": word_of(
            "What it gives; in_kind has no amount, and a worth where one is stated.",
            [kind.value for kind in IncentiveKind],
        ),
        "cite": ref("clause", "The clause that gives it."),
        "department": ref("wording", "Who is responsible for it."),
        "for_each": ref(
            "for_each", "Judged once for each row of these facts; left out, once for the case."
        ),
        "subject": ref(
            "expression",
            "What one award is for, such as an id; payments made before are matched by it.",
        ),
        "trigger": either(
            "The date at which law and statuses are read, or several; that of the charge where it "
            "bears on one; not_stated where the law names none.",
            "expression",
            "triggers",
        ),
        "when": ref("condition", "Who is entitled."),
        "once": ref("once", "For what it may be given once only."),
        "relieves": ref(
            "name", "The charge that falls away; its rows and dates are the incentive's."
        ),
        "share": ref(
            "quantity", "The part of the charge that falls away, 0 to 1; by default all of it."
        ),
        "reduces_basis": ref("reduction", "The charge whose basis is less."),
        "amount": ref("amount", "The money that is paid."),
        "worth": ref("amount", "Of what is in kind: what it is worth; left out: not valued."),
        "paid": ref("paid", "How it is paid; by default all at once."),
        "application": ref("application", "When to apply."),
        "obligations": list_of(
            "obligation", "What must be kept afterwards, and what is recovered if it is not."
        ),
        "beneficiary": ref("beneficiary", "Who benefits; by default the applicant."),
        "evidence": ref(
            "evidence", "The papers that the claim needs beside those of its conditions."
        ),
        "open": list_of("open_matter", "What the law leaves open or to discretion."),
    }
    table = closed(
        "What the instrument gives.",
        shapes,
        allowed=INCENTIVE_KEYS,
        required=REQUIRED_INCENTIVE_KEYS,
    )
    is_in_kind: Shape = {"properties": {"kind": {"const": IncentiveKind.IN_KIND.value}}}
    is_of_charge: Shape = {"anyOf": exactly_one(("relieves", "reduces_basis"))}
    return {
        **table,
        "allOf": [
            {
                "if": is_in_kind,
                "then": without(KEYS_OF_AMOUNT),
                "else": {"oneOf": exactly_one(BENEFITS), **without(("worth",))},
            },
            {
                "if": is_of_charge,
                "then": without(KEYS_OF_CHARGE),
                "else": {"required": ["trigger"]},
            },
            {"if": {"required": ["share"]}, "then": {"required": ["relieves"]}},
        ],
    }


def _triggers() -> Shape:
    days = list_of("expression", "The days; law and statuses are read at the first.", least=2)
    return closed(
        "Several days on all of which the instrument has to be in force.",
        {"all_of": days},
        allowed=TRIGGER_KEYS,
        required=TRIGGER_KEYS,
    )


def _beneficiary() -> Shape:
    shapes = {
        "when": ref("condition", "Where this holds."),
        "is": ref("name", "applicant, or one of `roles`."),
        "shares": ref("beneficiary_shares", "Several, by shares."),
        "otherwise": either(
            "applicant, one of `roles`, or shares; stands in the last entry.",
            "name",
            "beneficiary_table",
        ),
    }
    case = closed("Who benefits in one case.", shapes, allowed=BENEFICIARY_KEYS)
    forms = [
        {"required": ["when", "is"]},
        {"required": ["when", "shares"]},
        {"required": ["otherwise"]},
    ]
    cases: Shape = {
        "type": "array",
        "items": {**case, "oneOf": forms},
        "contains": {"required": ["otherwise"]},
        "maxContains": 1,
    }
    return either(
        "Who benefits: a role, roles by first-match cases, or shares.",
        "name",
        "beneficiary_table",
        cases,
    )


def _beneficiary_shares() -> dict[str, Shape]:
    shapes = {
        "to": ref("name", "applicant, or one of `roles`."),
        "share": ref(
            "quantity", "The part of the amount, 0 to 1; the last one has none and takes the rest."
        ),
    }
    return {
        "beneficiary_table": closed(
            "Several beneficiaries.",
            {"shares": ref("beneficiary_shares", "Each with its share.")},
            allowed=SHARES_KEYS,
            required=SHARES_KEYS,
        ),
        "beneficiary_shares": list_of(
            "beneficiary_share", "Each with its share; the last one takes the rest.", least=2
        ),
        "beneficiary_share": closed(
            "What one has.", shapes, allowed=SHARE_KEYS, required=REQUIRED_SHARE_KEYS
        ),
    }

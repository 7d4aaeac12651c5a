"""What one writes who follows a hint to the letter: for one broken file of each slug.

In each pair stands what is in the file, and what is written in its place.
"""

from collections.abc import Mapping

_A_PARAMETER = (
    "parameters:\n  part: {text: {zh: 比例, en: part}, unit: 1, values: [{value: 35%, cite: 2}]}\n"
)
Mend = tuple[tuple[str, str], ...]

MENDS: Mapping[str, Mend] = {
    "account-without-rows": (
        ("accrues: by_month", "for_each: plantings\n    at: planting.ordered_on"),
        ("amount: grower.income", "amount: planting.cost"),
        ("adds: grower.income, used: grower.income", "adds: planting.cost, used: planting.cost"),
    ),
    "alias": (("*all", "{}"),),
    "once-undated": (("    once: {per: grower}\n", ""),),
    "role-taken": (("several: {zh: 各方", "parents: {zh: 各方"),),
    "anchor": (("&all ", ""),),
    "bad-name-keyword": (("  in:", "  within:"),),
    "holds": (
        ("holds: number_alone,", "holds: number_alone > 0,"),
        ("of_a_figure <= most_trees", "of_a_figure >= number_alone"),
        ("of_a_day <= law_date", "happened(of_a_day)"),
        ("grower.certified or not", "ever(grower.certified) or not"),
        ("    holds: grower.is_member", "    holds: season.wet or grower.is_member"),
        ("holds: grower.is_member, text", "holds: grower.is_member or not of_others, text"),
        ("of_a_definition or large", "of_a_definition or grower.is_member"),
        ("care.of_another_row <= visit.hours", "care.of_another_row > 0"),
        ("{if: worded", "{when: worded"),
    ),
    "bad-unit": (("EUR per tree", "EUR/tree"),),
    "bad-year-day": (("day: 31}, {month: 13}, {month: 5, week: 5}", "day: 30}"),),
    "beneficiary-open": (("is: applicant}]", "is: applicant}, {otherwise: applicant}]"),),
    "bracket-open": (("value: 10%}]", "value: 10%}, {value: 20%}]"),),
    "bracket-order": (("{up_to: 100, value: 20%}", "{up_to: 200, value: 20%}"),),
    "bracket-two-limits": ((", below: 100", ""),),
    "brackets-in-braces": (
        ("value: rate[planting.species]", 'value: "rate[planting.species]"'),
        ("unit: EUR/tree", "unit: EUR/tree\n    by: planting.species"),
        ("value: 5", "table: {oak: 5, lime: 5, pine: 5}"),
    ),
    "amount-in-trees": (("amount: planting.trees", "amount: planting.cost"),),
    "amount-of-a-parameter": ((" + amount_of(rate)", ""),),
    "amount-of-nothing": (("amount_of(awrd)", "planting.cost"),),
    "charge-cycle": (
        ("built_on: tax, amount: tax", "at: law_date_of, amount: planting.cost"),
        ("at: law_date_of", "for_each: plantings, at: planting.ordered_on"),
    ),
    "check-at-its-own-date": ((", at: law_date", ""),),
    "check-of-a-row": (("planting.trees > 0", '"any(p.trees > 0 for p in plantings)"'),),
    "check-without-condition": (("cite: 二}", "cite: 二, when: grower.is_member}"),),
    "comma-in-braces": (("value: max(rate, planting.cost)", 'value: "max(rate, planting.cost)"'),),
    "complex-key": (("{[a]: 1}", "{}"),),
    "continues-itself": (("continues: land.continues-itself", "definitions: {}"),),
    "definition-cycle": (("value: a}", "value: 1}"),),
    "duplicate-key": (("definitions: {}\ndefinitions: {}", "definitions: {}"),),
    "empty-key": (('{"": 1}', "{}"),),
    "empty-list-of-cases": (("cases: []", "value: 1"),),
    "exclusion-cycle-deducts": (("  - {deducts: {from: b, what: a}, cite: 4}\n", ""),),
    "expected-table-entry": (("term: 1", "term: {text: {zh: 术语, en: term}, value: 1}"),),
    "expected-value": (("[grower.is_member]", "grower.is_member"),),
    "figure-out-of-bounds": (("value: -5", "value: 5"),),
    "forbidden-name": (("grower.__class__", "grower.is_member"),),
    "for-each-twice": (("[plantings, plantings]", "plantings"),),
    "id-not-path": (("id: land.other", "id: land.id-not-path"),),
    "repeated-name": (("  second:\n    text", "  third:\n    text"),),
    "unused-word": ((", name: first", ""),),
    "incentive-cycle": (
        ("amount_of(grant)", "amount_of(grant) * 0"),
        ("amount_of(grant) * 0", "0"),
    ),
    "merge-key": (("    <<: {}", "    text: {zh: 术语, en: term}\n    value: 1"),),
    "name-taken-by-language": (("  law_date:", "  some_date:"),),
    "no-basis": (("amount: planting.cost", "basis: planting.cost\n    amount: basis"),),
    "no-limit-here": (("no_limit: true", "value: 0"),),
    "not-a-date-words": (("January 2020", "2020-01"),),
    "not-a-number-leading-zero": (("value: 010", "value: 10"),),
    "not-yes-or-no": (("value: no", "value: false"),),
    "obligation-repeated-id": (
        ("- {id: keep, text: {zh: 保留, en: kept}", "- {id: kept, text: {zh: 保留, en: kept}"),
    ),
    "other-basis": (("{of: fee,", "{of: tax,"),),
    "overlapping-figures": (("{to: 2022-01-01, value: 5", "{value: 5"),),
    "recovery-base-rows": (("    obligations:", "    subject: planting.id\n    obligations:"),),
    "rest-not-last-level": (
        (
            "{payer: shire}, {payer: town, share: part}",
            "{payer: town, share: part}, {payer: shire}",
        ),
    ),
    "several-documents": (("---\ninstrument: 1\n", ""),),
    "share-out-of-range": (("value: 50,", "value: 50%,"),),
    "shares-open": (
        ("[{to: heirs}, {to: applicant, share: 1}]", "[{to: applicant, share: 1}, {to: heirs}]"),
    ),
    "table-cell-twice": (("hardwood: 5, lime: 4, rest: 3", "hardwood: 5, rest: 3"),),
    "table-hole": (("lime: 4}", "lime: 4, pine: unpublished}"),),
    "unit-mismatch-per-year": (("grower.income - planting.cost", "grower.income"),),
    "unknown-instrument": (("continues: land.older", "definitions: {}"),),
    "window-reversed": (("to: 2019-12-31", "to: 2020-12-31"),),
    "wordless-condition": (
        ("when: grower.is_member", "when: {when: grower.is_member, text: {zh: 会员, en: member}}"),
    ),
    "wrong-figure": (("table: {oak: 5}", "value: 5"),),
    "tag": (("!!python/object/apply:os.system [ls]", "{}"),),
    "literal-decimal": (
        ("planting.cost * 0.35", "planting.cost * part"),
        (
            "definitions:",
            f"{_A_PARAMETER}definitions:",
        ),
    ),
}

# Slugs of which no mended twin stands here, with the reason.
UNMENDED: Mapping[str, str] = {
    "not-chinese": "what the words were is lost with the encoding",
    "control-character": "what is to be deleted cannot be seen in a table",
    "hidden-character": "what is to be deleted cannot be seen in a table",
    "case-among-policies": "the file is to lie elsewhere",
    "empty-file": "anything may be written",
    "definition-too-deep": "the law is to be said otherwise",
    "expression-too-deep": "the law is to be said otherwise",
    "expression-too-long": "the law is to be said otherwise",
    "incentive-too-deep": "the law is to be said otherwise",
    "repeated-too-often": "the law is to be said otherwise",
    "rule-too-large": "the law is to be said otherwise",
    "too-deep": "the law is to be said otherwise",
    "too-many-choices": "the law is to be said otherwise",
    "shares-not-whole": "which share is wrong, the notice alone can say",
}

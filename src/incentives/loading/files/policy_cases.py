"""Policy cases beside the policies: facts in, outcomes and amounts out.

Each has its source and a note.
"""

from collections.abc import Mapping
from datetime import date

import attrs

from incentives.errors import CaseError, PolicyError
from incentives.facts.document import structure_case
from incentives.facts.vocabulary import Vocabulary
from incentives.loading.files.case_file import Plain, plain
from incentives.loading.files.expected_payment import (
    PAYMENT_KEYS,
    ExpectedPayment,
    read_amounts,
    read_expected_payment,
)
from incentives.loading.files.expected_results import (
    ExpectedResult,
    is_of_result,
    read_expected_result,
    read_missing,
)
from incentives.loading.text.fields import Fields
from incentives.loading.text.limits import OF_POLICIES
from incentives.loading.text.log import FaultLog
from incentives.loading.text.nodes import Node, Table
from incentives.loading.text.reader import read_text
from incentives.loading.text.source import source_of, text_of_file
from incentives.loading.text.survey import PolicyRoot, survey_folder
from incentives.values.place import THE_CASE
from incentives.values.span import Span
from incentives.values.text import Text

CASE_KEYS = ("name", "source", "note", "on", "known_on", "overlay", "facts", "expect")
REQUIRED_CASE_KEYS = ("name", "source", "note", "on", "expect")
CASE_FILE_KEYS = ("facts", "cases")
REQUIRED_CASE_FILE_KEYS = ("cases",)
EXPECTED_KEYS = ("outcome", "amount", "range", "missing", "consequences", *PAYMENT_KEYS)
REQUIRED_EXPECTED_KEYS = ("outcome",)
OUTCOMES = ("ELIGIBLE", "INELIGIBLE", "UNDETERMINED", "NOT_IN_FORCE")


@attrs.frozen(kw_only=True, repr=False)
class Expected:
    """What one incentive must come to. None: not stated. In a range None is 'no upper bound'.

    Amounts are texts. `missing`: what is missing, all of it. `consequences`: what falls away with
    the incentive, by the full id of the charge.
    """

    outcome: str
    amount: str | None
    amount_range: tuple[str, str | None] | None
    missing: tuple[str, ...] | None
    consequences: Mapping[str, str] | None
    payment: ExpectedPayment
    span: Span


@attrs.frozen(kw_only=True, repr=False)
class PolicyCase:
    """One case of a policy case file.

    `expected` is by the full id of the incentive, `expected_results` by that of the result.
    `overlay` holds its figures as written, to be read against the library.
    """

    name: str
    on: date
    known_on: date | None
    overlay: Node | None
    case: object
    expected: Mapping[str, Expected]
    expected_results: Mapping[str, ExpectedResult]
    span: Span

    @property
    def speaks_of(self) -> frozenset[str]:
        """The ids of the incentives and results of which it expects something."""
        return frozenset((*self.expected, *self.expected_results))


def read_policy_cases(
    root: PolicyRoot, vocabulary: Vocabulary, log: FaultLog
) -> tuple[PolicyCase, ...]:
    """Every policy case below the folder, in the order of their files.

    Faults go to the log, and what has any is left out; the log takes in the sources of the files.
    """
    fields = Fields(log)
    cases: list[PolicyCase] = []
    names: set[str] = set()
    for path in survey_folder(root).cases:
        shown_as = root.shown(path)
        try:
            text = text_of_file(path, shown_as=shown_as, limits=OF_POLICIES)
            document = read_text(text, file=shown_as)
        except PolicyError as error:
            log.faults.extend(error.faults)
            continue
        log.sources[shown_as] = source_of(text, file=shown_as)
        for case in _read_file(document, vocabulary, fields):
            if (key := f"{shown_as}\0{case.name}") in names:
                log.add(case.span, f"two cases are called '{case.name}'", "repeated-id")
            names.add(key)
            cases.append(case)
    return tuple(cases)


def _read_file(root: Node, vocabulary: Vocabulary, fields: Fields) -> list[PolicyCase]:
    table = fields.table(
        root,
        allowed=CASE_FILE_KEYS,
        required=REQUIRED_CASE_FILE_KEYS,
        what="a file of policy cases",
    )
    if table is None:
        return []
    shared = table.find("facts")
    nodes = fields.members(table.find("cases"), what="'cases'")
    read = [_read_case(node, shared, vocabulary, fields) for node in nodes]
    return [case for case in read if case is not None]


def _read_case(
    node: Node, shared: Node | None, vocabulary: Vocabulary, fields: Fields
) -> PolicyCase | None:
    table = fields.table(node, allowed=CASE_KEYS, required=REQUIRED_CASE_KEYS, what="a policy case")
    if table is None:
        return None
    name = fields.words(table.find("name"), what="'name'")
    on = fields.day(table.find("on"), what="'on'")
    known_on = fields.day(table.find("known_on"), what="'known_on'")
    expected: dict[str, Expected] = {}
    results: dict[str, ExpectedResult] = {}
    for rule, inner in fields.entries(table.find("expect"), what="'expect'"):
        if is_of_result(inner):
            if (result := read_expected_result(inner, fields)) is not None:
                results[rule.text] = result
        elif (stated := _read_expected(inner, fields)) is not None:
            expected[rule.text] = stated
    case = _read_facts(shared, table.find("facts"), vocabulary, table, fields)
    if name is None or on is None or case is None:
        return None
    return PolicyCase(
        name=name,
        on=on,
        known_on=known_on,
        overlay=table.find("overlay"),
        case=case,
        expected=expected,
        expected_results=results,
        span=table.span,
    )


def _read_facts(
    shared: Node | None, own: Node | None, vocabulary: Vocabulary, table: Table, fields: Fields
) -> object | None:
    places: dict[str, Span] = {}
    document: Plain = plain(shared, THE_CASE, places) if shared is not None else {}
    if own is not None:
        document = merge(document, plain(own, THE_CASE, places))
    try:
        return structure_case(document, vocabulary)
    except CaseError as error:
        for fault in error.faults:
            path = getattr(fault, "path", "")
            span = places.get(path, table.span)
            text = Text(f"{path}：{fault.text.zh}", f"{path}: {fault.text.en}")
            fields.log.add(span, text, fault.slug, fault.advice)
        return None


def merge(below: Plain, above: Plain) -> Plain:
    """The facts of `above` over those of `below`: mappings merge, all else is replaced."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    merged = dict(below)
    for key, value in above.items():
        merged[key] = merge(below[key], value) if key in below else value
    return merged


def _read_expected(node: Node, fields: Fields) -> Expected | None:
    table = fields.table(
        node, allowed=EXPECTED_KEYS, required=REQUIRED_EXPECTED_KEYS, what="what is expected"
    )
    outcome = fields.scalar(table.find("outcome"), what="'outcome'") if table is not None else None
    if table is None or outcome is None:
        return None
    if outcome.text not in OUTCOMES:
        fields.unknown_value(outcome, OUTCOMES)
        return None
    ends = [
        fields.words(end, what="an end of a range")
        for end in fields.members(table.find("range"), what="'range'")
    ]
    if table.find("range") is not None and len(ends) != 2:
        fields.log.add(table.span, "a range has two ends", "wrong-type")
        return None
    return Expected(
        outcome=outcome.text,
        amount=fields.words(table.find("amount"), what="'amount'"),
        amount_range=(ends[0] or "", None if ends[1] == "none" else ends[1]) if ends else None,
        missing=read_missing(table.find("missing"), fields),
        consequences=read_amounts(table, "consequences", fields),
        payment=read_expected_payment(table, fields),
        span=table.span,
    )

"""Results of every public kind and what stands inside them: tests of what all have in common."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import attrs
from moneyed import Money

import incentives
from incentives import (
    ApplicationResult,
    ApplicationRound,
    Assessment,
    AssessmentError,
    Because,
    Bundle,
    CaseError,
    Change,
    CheckResult,
    ChoiceMade,
    Comparison,
    Conflict,
    Determination,
    EntryChange,
    Holds,
    NotApplicable,
    Period,
    PeriodPlace,
    PolicyError,
    PolicyPackage,
    Reason,
    Reassessment,
    Recoveries,
    SumAtMost,
    TableResult,
    Together,
    WordUsed,
    childcare,
)
from incentives.checking.document import check_document
from incentives.checking.folder import check_folder
from incentives.engine.comparison.result_effects import ResultEffect
from incentives.engine.findings.change import Claimed
from incentives.errors import AssessmentFault, EnglishSentence, IncentivesError
from incentives.policy.aspects import Aspect
from incentives.policy.comparison import AspectChange, ChangeKind
from incentives.values.place import WHOLE_CASE
from tests.domains.folders import DOMAINS, vocabulary_of
from tests.report.reports import EXAMPLES, OVERLAY, bundled

RESULT_KINDS = tuple(
    kind
    for name in incentives.__all__
    if isinstance(kind := getattr(incentives, name), type) and attrs.has(kind)
)
"""The public classes that hold what was found or what it rests on."""


@cache
def assessments() -> Mapping[str, Assessment]:
    """Each example on its day."""
    return {
        name: incentives.assess(childcare.read_case(example.path), bundled(), on=example.on)
        for name, example in childcare.example_cases().items()
    }


@cache
def reassessment() -> Reassessment:
    return incentives.reassess(
        childcare.read_case(EXAMPLES / "haimen-renewal.yaml"),
        bundled(),
        on=date(2026, 2, 28),
        was=date(2023, 6, 30),
        now=date(2026, 2, 28),
    )


@cache
def comparison() -> Comparison:
    """The bundled library with and without figures of a district."""
    case = childcare.read_case(EXAMPLES / "haimen-renewal.yaml")
    return incentives.compare(
        bundled(), bundled(), cases={"one": case}, on=date(2026, 2, 28), overlays=((), (OVERLAY,))
    )


@cache
def recoveries() -> Recoveries:
    return incentives.recover(
        childcare.read_case(EXAMPLES / "ningbo-closed.yaml"), bundled(), on=date(2026, 12, 31)
    )


@cache
def checked() -> str:
    """The JSON of a check with every threshold, of which there is a table, brackets and days."""
    folder = DOMAINS / "bicycles" / "policies"
    report = check_folder(folder, vocabulary=vocabulary_of("bicycles"))
    return json.dumps(check_document(report, with_boundaries=True))


def faulty_case() -> CaseError:
    try:
        childcare.parse_case("district: '320614'\nnaem: x\ninstitution: {building_area_m2: -1}\n")
    except CaseError as error:
        return error
    raise AssertionError("the case was to be refused")


def errors() -> tuple[IncentivesError, ...]:
    """One of each kind; of faults there may be very many."""
    sentence = EnglishSentence("said of it " * 50)
    fault = incentives.Fault(
        file="a.yaml", line=1, column=2, text=sentence, slug="some-slug", source_line="x" * 5000
    )
    no_answer = AssessmentFault(
        id="a.b", title=sentence, text=sentence, advice=sentence, slug="shares-off", where="a:1"
    )
    refused = faulty_case()
    many = CaseError([*refused.faults] * 500)
    return refused, many, PolicyError([fault] * 500), AssessmentError(no_answer)


def beside_others() -> tuple[object, ...]:
    """What no example comes to: relations that changed an amount, and rounds of applications."""
    claimed = tuple(Claimed(name, (WHOLE_CASE,)) for name in bundled().incentives)
    bundle = Bundle(claimed=claimed, total=Money("1200.00", "CNY"))
    change = Change(
        relation=bundled().relations[0],
        reason=Reason.NOT_CHOSEN,
        before=Money("800.00", "CNY"),
        after=Money("0.00", "CNY"),
        because_of=tuple(bundled().incentives),
        choices=(ChoiceMade(chosen=bundle, runner_up=None),) * 100,
    )
    conflict = Conflict(
        charge=next(iter(bundled().charges.values())),
        incentives=tuple(bundled().incentives),
        places=(WHOLE_CASE,) * 1000,
        is_certain=True,
        due=Money("1.00", "CNY"),
        claimed=None,
    )
    rule = next(each.application for each in bundled().incentives.values() if each.application)
    made = ApplicationRound(
        place=WHOLE_CASE, applied_on=date(2023, 5, 1), closes_on=None, text=None, missing=()
    )
    application = ApplicationResult(
        rule=rule, rounds=(made,) * 100, next_opens_on=None, next_closes_on=None, next_text=None
    )
    return change, conflict, application, *of_details()


def of_details() -> tuple[object, ...]:
    """What no example comes to: rules that changed, words, limits, and what is not applicable."""
    definition = next(iter(bundled().definitions.values()))
    aspect = Aspect(content="of it " * 500)
    changed = AspectChange(name="amount", before=aspect, after=None)
    return (
        EntryChange(
            section="definitions",
            id=definition.id,
            kind=ChangeKind.CHANGED,
            title=definition.text,
            citation=None,
            aspects=(changed,) * 500,
        ),
        ResultEffect(result="a.b", row=None, before=None, after=None, read=(None, None)),
        Together(before=10, after=5),
        WordUsed(definition=definition, values=("word",) * 500),
        NotApplicable(because=Because.NO_RESULT, expression=definition.body),
        PolicyPackage("incentives"),
        incentives.read_result(assessments()["haimen-new-build"].to_json()),
    )


@cache
def table_result() -> TableResult:
    """What came of a table of one case of which only the place is known."""
    case = childcare.case_from({"district": "320614"}, library=bundled())
    table = incentives.case_table({"one": case}, bundled())
    return incentives.assess_table(table, bundled(), on=date(2023, 12, 31))


@cache
def results() -> tuple[object, ...]:
    """What the use cases give, for all examples."""
    return (
        *assessments().values(),
        assessments()["haimen-new-build"].value("cn.2019-76.community_childcare"),
        reassessment(),
        comparison(),
        recoveries(),
        incentives.load_overlay(OVERLAY, bundled()),
        table_result(),
        Holds("days <= days_in(month)"),
        SumAtMost(of="days", limit="most", by=("month",)),
        PeriodPlace("cn.vat.return_period", Period(date(2023, 1, 1), date(2023, 3, 31))),
        *beside_others(),
        *errors(),
    )


_WHEN_READ: Mapping[type, tuple[str, ...]] = {
    Assessment: ("coverage",),
    CheckResult: ("conditions",),
    Determination: ("conditions", "figures"),
}
"""What is gathered only when it is read."""


def everything_in(*roots: object) -> Iterator[object]:
    """Whatever can be reached from there through fields and collections, each thing once.

    And what is only gathered when it is read.
    """
    seen: dict[int, object] = {}
    waiting = list(roots)
    while waiting:
        current = waiting.pop()
        if id(current) in seen or isinstance(current, type):
            continue
        seen[id(current)] = current
        kind = type(current)
        if attrs.has(kind):
            waiting += [getattr(current, field.name) for field in attrs.fields(kind)]
            waiting += [getattr(current, name) for name in _WHEN_READ.get(kind, ())]
        elif isinstance(current, Mapping):
            waiting += [*current.keys(), *current.values()]
        elif isinstance(current, tuple | list | frozenset):
            waiting += current
        elif isinstance(current, IncentivesError):
            waiting += current.args
    return iter(seen.values())


@cache
def one_of_each() -> Mapping[type, object]:
    """Of each class that holds results the first instance, library and cases included."""
    found: dict[type, object] = {}
    for instance in everything_in(*results()):
        if attrs.has(type(instance)):
            found.setdefault(type(instance), instance)
    return found

"""The JSON of an assessment: small as it is, with more where more is asked for."""

import json
from datetime import date

import pytest

import incentives
from incentives import Detail, childcare
from tests.documents.results import citation_keys, determination
from tests.results import assessments

NAMES = pytest.mark.parametrize("name", childcare.example_cases())
GRANT = "cn.2021-895.construction_grant"


def test_the_first_example_is_below_40_kilobytes() -> None:
    """Outcomes, amounts, what is missing, what fails, what is paid, and the clauses."""
    assert len(assessments()["haimen-new-build"].to_json().encode()) < 40_000


@NAMES
def test_what_came_out_is_told_as_it_came_out(name: str) -> None:
    """Of every incentive, in the order of the library."""
    assessment = assessments()[name]
    document = json.loads(assessment.to_json())
    assert ("assessment", "1.0") == (document["format"], document["format_version"])
    assert assessment.fingerprint == document["fingerprint"]
    for told, found in zip(document["determinations"], assessment, strict=True):
        amount = found.amount
        assert (found.incentive, found.outcome.value) == (told["incentive"], told["outcome"])
        assert told["amount"] == (
            None
            if amount is None
            else {"amount": f"{amount.amount:.2f}", "currency": str(amount.currency)}
        )
        assert [missing.id for missing in found.missing] == told["missing"]
        assert [one.id for one in found.conditions if one.holds is False] == [
            one["id"] for one in told["failed"]
        ]
        assert told["instrument"] in document["instruments"]


@NAMES
@pytest.mark.parametrize("detail", [(), tuple(Detail)], ids=["small", "all"])
def test_every_clause_that_is_named_is_listed_and_no_other(
    name: str, detail: tuple[Detail, ...]
) -> None:
    """By keys from 1, so that a reader finds each, and nothing is carried along."""
    document = json.loads(assessments()[name].to_json(detail=detail))
    keys = set(citation_keys(document))
    assert keys == set(document["citations"])
    assert keys == {str(number) for number in range(1, len(keys) + 1)}


def test_clauses_are_those_of_the_determination() -> None:
    """Looked up by key they are document and clause, in their order."""
    assessment = assessments()["haimen-new-build"]
    document = json.loads(assessment.to_json())
    told = determination(document, GRANT)
    assert [(one.document, one.clause) for one in assessment[GRANT].citations] == [
        (document["citations"][key]["document"], document["citations"][key]["clause"])
        for key in told["citations"]
    ]


@pytest.mark.parametrize(
    ("detail", "key"),
    [("workings", "working"), ("papers", "evidence_held"), ("coverage", "open_matters")],
)
def test_a_detail_adds_and_changes_nothing(detail: str, key: str) -> None:
    """What is told without it is told with it, but for the numbers of clauses."""
    assessment = assessments()["haimen-new-build"]
    small, more = (json.loads(assessment.to_json(detail=asked)) for asked in ((), (detail,)))
    assert ([], [detail]) == (small["detail"], more["detail"])
    assert small["totals"] == more["totals"]
    assert small["fingerprint"] == more["fingerprint"]
    before, after = determination(small, GRANT), determination(more, GRANT)
    assert key in after
    assert key not in before
    numbered = {"citations", "failed", "payment", "obligations", "consequences"}
    assert all(before[name] == after[name] for name in before.keys() - numbered)
    assert before.keys() < after.keys()


def test_a_detail_that_is_none_is_refused() -> None:
    """By its word, with those that there are; a single text is not taken letter by letter."""
    assessment = assessments()["haimen-new-build"]
    with pytest.raises(ValueError, match=r"got 'working', expected some of 'workings', 'papers'"):
        assessment.to_json(detail=["working"])
    with pytest.raises(TypeError, match="got the text 'workings', expected a list"):
        assessment.to_json(detail="workings")


def test_the_fingerprint_is_that_of_the_record() -> None:
    """Whatever is told, it is over all that there is to tell."""
    assessment = assessments()["haimen-new-build"]
    assert assessment.fingerprint == json.loads(assessment.record)["fingerprint"]


def test_payments_set_off_are_dated_in_all() -> None:
    """The day of the sheet and the incentives asked for stand in it where they were given."""
    case = childcare.read_case(childcare.example_cases()["haimen-new-build"].path)
    on = date(2023, 12, 31)
    asked = incentives.assess(
        case, childcare.library(), on=on, paid_by=date(2024, 1, 31), only=[GRANT]
    )
    document = json.loads(asked.to_json())
    assert ("2024-01-31", [GRANT]) == (document["paid_by"], document["only"])

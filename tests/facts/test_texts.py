"""Texts of a case in every form: what misleads is refused by path, what is the same is one."""

from datetime import date

import pytest

import incentives
from incentives import CaseError, CaseFault, childcare
from incentives.facts.snapshot import take_snapshot
from incentives.policy.library import Library
from tests.work import calls_in

ON = date(2023, 12, 31)
GRANT = "cn.2021-895.construction_grant"


@pytest.fixture(scope="module")
def library() -> Library:
    return childcare.library()


def faults_of(document: dict[str, object], library: Library) -> list[tuple[str, str]]:
    with pytest.raises(CaseError) as caught:
        childcare.case_from({"district": "320614", **document}, library=library)
    faults = [fault for fault in caught.value.faults if isinstance(fault, CaseFault)]
    assert all(len(str(fault)) < 400 for fault in faults)
    return [(fault.path, fault.slug) for fault in faults]


HUGE = "托" * 3_000_000


@pytest.mark.parametrize(
    ("document", "path", "slug"),
    [
        ({"name": "某某托育\u200b"}, "name", "hidden-character"),
        ({"name": "某某\n托育"}, "name", "control-character"),
        ({"name": HUGE}, "name", "text-too-long"),
        ({"name": ""}, "name", "blank-text"),
        ({"projects": [{"id": "p1\u2060"}]}, "projects[0].id", "hidden-character"),
        (
            {"papers": [{"kind": "business_registration", "number": "\ue000"}]},
            "papers[0].number",
            "private-character",
        ),
        ({"prior_awards": [{"subject": "p1\uffff"}]}, "prior_awards[0].subject", ""),
        ({"declared": {"cn.x\u200b": "yes"}}, "declared.cn.x\ufffd", "hidden-character"),
        ({"\ud800": "x"}, "\ufffd", "unknown-fact"),
        ({"institution": {HUGE: "x"}}, f"institution.{'托' * 59}…", "unknown-fact"),
        ({"projects": [{"approved_on": HUGE}]}, "projects[0].approved_on", "not-a-date"),
        ({"projects": [{"investment": "1" * 3_000_000}]}, "projects[0].investment", ""),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_a_document_is_refused_by_path_at_once(
    library: Library, document: dict[str, object], path: str, slug: str
) -> None:
    """However long it is, in a short message whose characters can be shown."""
    found: list[tuple[str, str]] = []
    assert calls_in(lambda: found.extend(faults_of(document, library))) < 20_000
    assert (path, slug) in found if slug else path in dict(found)


def test_a_case_built_in_python_is_judged_as_a_file_is(library: Library) -> None:
    """By assessing, and by writing it."""
    case = childcare.Case(district="320614", name="某某\u202e托育")
    with pytest.raises(CaseError, match="hidden-character"):
        incentives.assess(case, library, on=ON)
    with pytest.raises(CaseError, match="hidden-character"):
        incentives.case_to(case)


@pytest.mark.parametrize("other", ["P1", "ｐ1", "p 1", "P\u30001"])
def test_ids_that_are_the_same_are_one_row_twice(library: Library, other: str) -> None:
    """Width, case and blanks tell no two projects apart."""
    rows = [{"id": "p1"}, {"id": other}]
    assert [("projects[1].id", "repeated-row")] == faults_of({"projects": rows}, library)


def paid_to(subject: str) -> dict[str, object]:
    """A project, and what was paid to a subject."""
    award = {"incentive": GRANT, "subject": subject, "amount": "5", "paid_on": "2023-01-01"}
    return {
        "district": "320614",
        "projects": [{"id": "p1", "premises_id": "Ｈ1"}],
        "premises": [{"id": "h1"}],
        "prior_awards": [award],
    }


@pytest.mark.parametrize("subject", ["p1", "P1", "ｐ１", "p 1"])
def test_what_names_a_row_in_another_form_names_it(library: Library, subject: str) -> None:
    """A payment for `P1` counts for `p1`: the engine sees one text."""
    case = childcare.case_from(paid_to(subject), library=library)
    snapshot = take_snapshot(case, library.vocabulary)
    awards, projects = snapshot.rows["prior_awards"], snapshot.rows["projects"]
    assert isinstance(awards, tuple)
    assert isinstance(projects, tuple)
    assert "p1" == projects[0].values["id"] == awards[0].values["subject"]
    document = incentives.case_to(case)
    assert paid_to(subject)["prior_awards"] == document["prior_awards"]


@pytest.mark.parametrize("subject", ["pl", "р1", "p丨"])
def test_a_payment_for_what_looks_like_a_row_is_told(library: Library, subject: str) -> None:
    """It would count for nothing, and the grant be paid once more."""
    assert [("prior_awards[0].subject", "looks-alike")] == faults_of(paid_to(subject), library)
    listed = paid_to(subject)
    listed["projects"] = [{"id": "p1"}, {"id": subject}]
    assert childcare.case_from(listed, library=library).projects


def test_an_incentive_in_capitals_is_told(library: Library) -> None:
    """A payment for it would count for nothing."""
    award = {"incentive": GRANT.upper(), "amount": "5"}
    assert [("prior_awards[0].incentive", "unknown-incentive")] == faults_of(
        {"prior_awards": [award]}, library
    )

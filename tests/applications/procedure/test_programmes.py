"""An application for chosen programmes: nothing else is determined, listed, paid or added up."""

from datetime import date

import attrs
import pytest

import incentives
from incentives.applications import Application, Applications, ApplicationSearch, Move, Party
from incentives.applications.reporting import OfYears, read_years
from incentives.engine.findings.assessment import Assessment
from incentives.facts.plain import unstructure_case
from incentives.loading.files.overlay_file import load_overlay_text
from incentives.register import Applicant, RegisterError, Search
from tests.applications.bicycles import BONUS, GRANT, bicycles
from tests.applications.people import act, code
from tests.domains.test_bicycles import OVERLAY, Kind, buyer

ON = date(2024, 12, 31)
BOUGHT = buyer("400", kind=Kind.CARGO)


def assessed(only: tuple[str, ...] | None, price: str = "400") -> Assessment:
    """A cargo bicycle, with the figure that the city council has drafted: both are due."""
    library = bicycles()
    draft = load_overlay_text(OVERLAY, file="draft", library=library)
    case = buyer(price, kind=Kind.CARGO)
    return incentives.assess(case, library, on=ON, overlays=[draft], only=only)


def for_(applications: Applications, *programmes: str, name: str = "甲园") -> Application:
    whose = Party(name=name, credit_code=code())
    return applications.begin(
        whose, "", act=act("经办"), document=unstructure_case(BOUGHT), programmes=programmes
    )


def determined(applications: Applications, application: Application, minute: int = 0) -> int:
    """The number of the entry that three people have made of it."""
    paper = assessed(application.only)
    for move, who in ((Move.SUBMIT, "经办"), (Move.REVIEW, "复核"), (Move.APPROVE, "负责人")):
        minute += 1
        application = applications.move(
            application, move, act=act(who, minute), assessment=paper, acknowledged="可"
        )
    return application.determinations[-1]


def test_what_is_not_applied_for_is_in_nothing_that_is_filed(applications: Applications) -> None:
    """Neither in the entry nor in its sheets, lists, sums and payments."""
    application = for_(applications, GRANT)
    register, number = applications.register, determined(applications, application)
    entry = register.entry(number)
    assert [GRANT] == [row.text("incentive") for row in entry.assessment.rows("determinations")]
    assert (GRANT,) == entry.only
    lines, _ = register.lines(Search())
    assert [GRANT] == [line.incentive for line in lines]
    due = applications.payables(ApplicationSearch(), by=ON)
    assert [GRANT] == [line.incentive for line in due]
    assert [GRANT] == [total.incentive for total in register.totals(2024)]
    assert ["200.00"] == [f"{one.total.amount}" for one in register.sums(2024) if one.total.amount]
    (report,) = read_years(register, OfYears(years=(2024,)))
    assert [GRANT] == [one.incentive for one in report.awarded]
    assert register.verify().is_intact


@pytest.mark.parametrize("only", [None, (BONUS,), (GRANT, BONUS)])
def test_an_assessment_of_others_is_refused(
    applications: Applications, only: tuple[str, ...] | None
) -> None:
    """More is no better than something else: nobody gets what he has not applied for."""
    application = for_(applications, GRANT)
    with pytest.raises(RegisterError, match=r"\[other-case\]"):
        applications.move(
            application, Move.SUBMIT, act=act("经办"), assessment=assessed(only), acknowledged="可"
        )
    every = for_(applications, name="乙园")
    with pytest.raises(RegisterError, match=r"\[other-case\]"):
        applications.move(
            every,
            Move.SUBMIT,
            act=act("经办"),
            assessment=assessed(only or (GRANT,)),
            acknowledged="可",
        )


def test_the_same_facts_for_another_programme_are_another_matter(
    applications: Applications,
) -> None:
    """The order in which programmes were chosen makes none; the same twice is told."""
    first = determined(applications, for_(applications, GRANT))
    second = determined(applications, for_(applications, BONUS), 10)
    assert first != second
    with pytest.raises(RegisterError, match=r"\[already-filed\]"):
        determined(applications, for_(applications, BONUS), 20)
    both = for_(applications, BONUS, GRANT)
    assert second < determined(applications, both, 30)


def test_what_was_given_before_and_is_left_out_is_acknowledged(applications: Applications) -> None:
    """The later determination takes its place; with both chosen nothing is open."""
    number = determined(applications, for_(applications, GRANT))
    by = act("经办", 10)
    (row,), _ = applications.find(ApplicationSearch())
    done = applications.read(row.id)
    again = applications.move(done, Move.REOPEN, act=by, opinion="增加事项")
    other = applications.change(again, act=by, programmes=(BONUS,))
    (left,) = applications.open_at(other, Move.SUBMIT, assessed(other.only))
    assert ("left-out", True) == (left.slug, str(number) in left.text.zh)
    both = applications.change(other, act=by, programmes=(BONUS, GRANT))
    assert () == applications.open_at(both, Move.SUBMIT, assessed(both.only))
    taken_up = applications.begin(
        both.party, "", act=by, document=both.document, programmes=(BONUS,), opened_from=number
    )
    assert ["left-out"] == [
        one.slug for one in applications.open_at(taken_up, Move.SUBMIT, assessed((BONUS,)))
    ]


def test_it_is_reassessed_of_what_was_applied_for(applications: Applications) -> None:
    """What was never asked for does not come out as a supplement."""
    register = applications.register
    entry = register.entry(determined(applications, for_(applications, GRANT)))
    (again,) = register.reassess([entry], bicycles(), now=date(2025, 1, 31))
    assert again.found is not None
    assert (GRANT,) == again.found.after.only
    assert [GRANT] == [one.incentive for one in again.found.after]


def test_an_entry_of_before_says_nothing_of_it(applications: Applications) -> None:
    """It is of all, and of the same matter as ever."""
    paper = assessed(None)
    entry = applications.register.file(paper, Applicant(name="甲园", district=""), act("王芳"))
    assert entry.only is None
    assert "only" not in entry.assessment.of
    with pytest.raises(RegisterError, match=r"\[already-filed\]"):
        applications.register.file(
            paper, Applicant(name="甲园", district=""), attrs.evolve(act("王芳"), remark="x")
        )

"""Applications by the rows of a workbook: begun, changed, asked of, left, and told so."""

from collections import Counter
from datetime import UTC, date, datetime
from threading import Barrier, Thread

import attrs
import pytest
from sqlalchemy import update

from incentives.applications import Applications, ApplicationSearch, Party, State
from incentives.register import Act, Register
from incentives.register.store.application_tables import files
from incentives.workbook.applying.doing import Applying
from incentives.workbook.applying.planning import ANEW, Asking, Fate, Plan, planned
from incentives.workbook.reading import ReadBook, read_book
from tests.workbook.books import Cell, book, changed, example, layout, library

CODE, OTHER = "91350100M000100Y43", "52320684MJ0000001C"
CASES = {"A1": example(name="甲园"), "A2": example("haimen-extension", name="乙园")}
CODES: dict[tuple[str, int, str], Cell] = {
    ("", 3, "#party:credit_code"): CODE,
    ("", 3, "#party:bank"): "农商行",
}


def act(officer: str = "王芳") -> Act:
    return Act(officer=officer, filed_at=datetime(2024, 1, 5, 9, tzinfo=UTC))


def read(cells: dict[tuple[str, int, str], Cell] | None = None) -> ReadBook:
    return read_book(changed(book(CASES), {**CODES, **(cells or {})}), layout())


def plans_of(applications: Applications, of: ReadBook, asking: Asking) -> tuple[Plan, ...]:
    return planned(of.rows, library(), applications, asking)


def done(
    applications: Applications, of: ReadBook, *, anew: bool = False, **answers: str
) -> tuple[Plan, ...]:
    asking = Asking(answers=answers, begins_anew=anew)
    applying = Applying(applications=applications, library=library(), asking=asking)
    return tuple(applying.apply(plans_of(applications, of, asking), act))


def fates(plans: tuple[Plan, ...]) -> list[Fate]:
    return [plan.fate for plan in plans]


def id_of(plan: Plan) -> str:
    assert plan.application is not None
    return plan.application.id


def told(plan: Plan) -> str:
    assert plan.reason is not None
    return plan.reason.zh


def test_each_row_becomes_a_draft_and_the_same_again_changes_nothing(
    applications: Applications,
) -> None:
    """By code, or by name without one; nothing is filed in the register."""
    made = done(applications, read())
    assert fates(made) == [Fate.BEGUN, Fate.BEGUN]
    stored = [applications.read(id_of(plan)) for plan in made]
    assert [(one.state, one.party) for one in stored] == [
        (State.DRAFT, Party(name="甲园", credit_code=CODE, bank="农商行")),
        (State.DRAFT, Party(name="乙园")),
    ]
    assert stored[0].document == read().rows[0].document
    assert stored[0].district == "320614"
    assert applications.register.head() is None
    assert fates(done(applications, read())) == [Fate.SAME, Fate.SAME]
    assert [applications.read(one.id) for one in stored] == stored
    assert applications.find(ApplicationSearch())[1] == 2


def test_a_draft_takes_over_what_its_row_says_and_keeps_the_rest(
    applications: Applications,
) -> None:
    """What an officer typed beside it stays, in the rows of a list too; then nothing is new."""
    (first, _) = done(applications, read())
    before = applications.read(id_of(first))
    projects = before.document["projects"]
    assert isinstance(projects, list | tuple)
    document = {
        **before.document,
        "district_plan": {"population": "900000"},
        "projects": [{**projects[0], "land_area_m2": "900"}],
    }
    party = attrs.evolve(before.party, phone="0513-1")
    typed = {"projects[0].investment": "七百万左右", "notes": "x"}
    applications.change(before, act=act("李明"), document=document, party=party, typed=typed)
    more = read({("", 3, "#party:bank"): "工行", ("projects", 3, "projects[].investment"): "700万"})
    (again, _) = done(applications, more)
    assert (again.fate, again.changes) == (Fate.CHANGED, 3)
    stored = applications.read(id_of(again))
    assert (stored.party.bank, stored.party.phone) == ("工行", "0513-1")
    assert stored.document["district_plan"] == {"population": "900000"}
    projects = stored.document["projects"]
    assert isinstance(projects, list | tuple)
    assert (projects[0]["investment"], projects[0]["land_area_m2"]) == ("7000000", "900")
    assert stored.typed == {"notes": "x"}
    assert fates(done(applications, more)) == [Fate.SAME, Fate.SAME]


def test_what_was_changed_or_begun_meanwhile_is_left_and_told(applications: Applications) -> None:
    """A draft is compared by the version that the plan has read; a new one is not begun twice."""
    asking = Asking()
    plans = plans_of(applications, read(), asking)
    applying = Applying(applications=applications, library=library(), asking=asking)
    (first, _) = tuple(applying.apply(plans, lambda: act("李明")))
    twice = tuple(applying.apply(plans, act))
    assert fates(twice) == [Fate.LEFT, Fate.LEFT]
    assert "李明" in told(twice[0])
    plans = plans_of(applications, read({("", 3, "#party:bank"): "工行"}), asking)
    applications.change(applications.read(id_of(first)), act=act("李明"), notes="已联系")
    (left, same) = applying.apply(plans, act)
    assert (left.fate, same.fate) == (Fate.LEFT, Fate.SAME)
    assert "李明" in told(left)
    assert applications.read(id_of(first)).party.bank == "农商行"


def put(applications: Applications, plan: Plan, state: State) -> None:
    """The application of the plan stands in the state."""
    with applications.register.database.writing() as connection:
        same = files.c.id == id_of(plan)
        connection.execute(update(files).where(same).values(state=state.value))


@pytest.mark.parametrize("state", [State.REVIEW, State.APPROVAL])
def test_one_in_review_stays_as_it_is(applications: Applications, state: State) -> None:
    """It is told with its number, where it stands and how much is different; the others go on."""
    for plan in done(applications, read()):
        put(applications, plan, state)
    assert fates(done(applications, read())) == [Fate.SAME, Fate.SAME]
    left, same = done(applications, read({("", 3, "#party:bank"): "工行"}), anew=True)
    assert (left.fate, same.fate) == (Fate.LEFT, Fate.SAME)
    assert "“待复核”" in told(left) or "“待审批”" in told(left)
    assert "有1项内容" in told(left)
    assert applications.read(id_of(left)).party.bank == "农商行"


@pytest.mark.parametrize("state", [State.DETERMINED, State.PAID, State.CLOSED, State.WITHDRAWN])
def test_beside_a_finished_one_another_is_begun_where_it_is_asked_for(
    applications: Applications, state: State
) -> None:
    """Not by itself; and once it stands, the same workbook changes nothing."""
    (first, other) = done(applications, read())
    put(applications, first, state)
    later = read({("", 3, "#party:bank"): "工行"})
    assert fates(done(applications, read())) == [Fate.SAME, Fate.SAME]
    assert fates(done(applications, later)) == [Fate.LEFT, Fate.SAME]
    begun, same = done(applications, later, anew=True)
    assert (begun.fate, same.fate) == (Fate.BEGUN, Fate.SAME)
    assert fates(done(applications, later, anew=True)) == [Fate.SAME, Fate.SAME]
    assert fates(done(applications, later)) == [Fate.SAME, Fate.SAME]
    assert applications.read(id_of(first)).party.bank == "农商行"
    assert id_of(same) == id_of(other)


def test_of_several_open_ones_the_officer_says_which(applications: Applications) -> None:
    """Unless one says all that the row says; or a new one."""
    (first, _) = done(applications, read())
    other = applications.begin(Party(name="甲园", credit_code=CODE), "320614", act=act("李明"))
    assert fates(done(applications, read())) == [Fate.SAME, Fate.SAME]
    more = read({("", 3, "#party:bank"): "工行"})
    asked, _ = done(applications, more)
    assert asked.fate is Fate.ASKED
    assert {known.id for known in asked.choices} == {id_of(first), other.id}
    assert other.number in told(asked)
    changed_one, _ = done(applications, more, A1=other.id)
    assert (changed_one.fate, id_of(changed_one)) == (Fate.CHANGED, other.id)
    assert applications.read(id_of(first)).party.bank == "农商行"
    again, _ = done(applications, read({("", 3, "#party:bank"): "建行"}), A1=ANEW)
    assert again.fate is Fate.BEGUN
    assert applications.find(ApplicationSearch(credit_code=CODE))[1] == 3


def test_an_answer_that_names_another_applicants_application_is_none(
    applications: Applications,
) -> None:
    """The row is asked of again, and nothing is written."""
    (_, other) = done(applications, read())
    renamed = read({("", 3, "name"): "甲托育园"})
    asked, _ = done(applications, renamed, A1=id_of(other))
    assert asked.fate is Fate.ASKED


def test_what_cannot_be_taken_is_left_and_the_others_go_on(applications: Applications) -> None:
    """One code in two rows, a faulty row, one without a name."""
    twice = done(applications, read({("", 4, "#party:credit_code"): CODE}))
    assert fates(twice) == [Fate.LEFT, Fate.LEFT]
    assert "第3、4行" in told(twice[0])
    faulty = read({("", 3, "institution.kind"): "公司"})
    assert fates(done(applications, faulty)) == [Fate.LEFT, Fate.BEGUN]
    assert fates(done(applications, read({("", 4, "name"): None}))) == [Fate.BEGUN, Fate.LEFT]


def test_a_name_under_another_code_is_asked_of(applications: Applications) -> None:
    """In the workbook, and beside an application that stands; once answered, never again."""
    namesakes = read({("", 4, "name"): "甲园", ("", 4, "#party:credit_code"): OTHER})
    asked = done(applications, namesakes)
    assert fates(asked) == [Fate.ASKED, Fate.ASKED]
    assert "第4行" in told(asked[0])
    assert fates(done(applications, namesakes, A1=ANEW, A2=ANEW)) == [Fate.BEGUN, Fate.BEGUN]
    assert fates(done(applications, namesakes)) == [Fate.SAME, Fate.SAME]
    alone, _ = done(applications, read({("", 3, "#party:credit_code"): None}))
    assert alone.fate is Fate.ASKED
    assert {known.credit_code for known in alone.choices} == {CODE, OTHER}


def test_a_code_under_another_name_is_asked_of(applications: Applications) -> None:
    """Renamed, or a slip in the code: nothing of the other applicant is overwritten unasked."""
    (first, _) = done(applications, read())
    renamed = read({("", 3, "name"): "甲托育园"})
    asked, _ = done(applications, renamed)
    assert asked.fate is Fate.ASKED
    assert "更名" in told(asked)
    assert applications.read(id_of(first)).party.name == "甲园"
    taken, _ = done(applications, renamed, A1=id_of(first))
    assert (taken.fate, taken.party.name) == (Fate.CHANGED, "甲托育园")
    assert fates(done(applications, renamed)) == [Fate.SAME, Fate.SAME]


def test_an_application_without_a_code_gets_that_of_its_row(applications: Applications) -> None:
    """Once the officer has said that it is the same applicant."""
    (_, second) = done(applications, read())
    coded = read({("", 4, "#party:credit_code"): OTHER})
    assert done(applications, coded)[1].fate is Fate.ASKED
    assert done(applications, coded, A2=id_of(second))[1].fate is Fate.CHANGED
    assert applications.read(id_of(second)).party.credit_code == OTHER


def test_another_district_is_told(applications: Applications) -> None:
    """An application stays in its place."""
    done(applications, read())
    left, _ = done(applications, read({("", 3, "district"): "320684"}))
    assert left.fate is Fate.LEFT
    assert "区划" in told(left)


def test_the_day_of_the_batch_is_that_of_new_applications(applications: Applications) -> None:
    """None: the day on which each is looked at."""
    asking = Asking(on=date(2023, 12, 31))
    applying = Applying(applications=applications, library=library(), asking=asking)
    made = tuple(applying.apply(plans_of(applications, read(), asking), act))
    assert {date(2023, 12, 31)} == {applications.read(id_of(plan)).on for plan in made}


def test_what_the_applications_refuse_is_told_and_keeps_no_other_from_it(
    applications: Applications,
) -> None:
    """A township that the office does not have."""
    settings = attrs.evolve(applications.settings(), townships=("三星镇",))
    applications.change_settings(settings, act=act())
    plans = done(applications, read({("", 3, "#party:township"): "四甲镇"}))
    assert fates(plans) == [Fate.LEFT, Fate.BEGUN]
    assert "四甲镇" in told(plans[0])


def test_two_officers_with_one_workbook_at_once_begin_each_application_once(address: str) -> None:
    """Each has a connection of his own and has planned to begin both."""
    register = Register.begin(address)
    asking, of = Asking(), read()
    ready, outcomes = Barrier(2), list[Plan]()

    def uploads(officer: str) -> None:
        own = Applications(register=Register.open(address))
        plans = plans_of(own, of, asking)
        applying = Applying(applications=own, library=library(), asking=asking)
        ready.wait(60)
        outcomes.extend(applying.apply(plans, lambda: act(officer)))
        own.register.close()

    threads = [Thread(target=uploads, args=(officer,)) for officer in ("王芳", "李明")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert {Fate.BEGUN: 2, Fate.LEFT: 2} == Counter(fates(tuple(outcomes)))
    assert 2 == Applications(register=register).find(ApplicationSearch())[1]
    register.close()

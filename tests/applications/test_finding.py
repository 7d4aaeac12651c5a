"""The list of applications: mine, waiting for me, by what they are, and one page at a time."""

from collections.abc import Mapping
from datetime import date

import attrs
import pytest
from sqlalchemy import event

from incentives.applications import Application, Applications, ApplicationSearch, Move, Party, State
from incentives.register import Duty, Person, RegisterError
from tests.applications.bicycles import approved, assessed, drafted, handed_on
from tests.applications.people import act, code, signed


@pytest.fixture
def some(applications: Applications) -> Mapping[str, Application]:
    """Four applications: a draft, one in review, one for approval, one determined."""
    draft = drafted(applications, "甲托育园", 1)
    draft = applications.change(
        draft,
        act=act("李明", 20),
        party=Party(name="甲托育园", credit_code=code(1), township="海门街道"),
        programmes=("bicycles-2024.grant",),
    )
    return {
        "draft": draft,
        "review": handed_on(applications, drafted(applications, "乙园", 2), State.REVIEW),
        "approval": handed_on(applications, drafted(applications, "丙园 100%", 3)),
        "determined": approved(
            applications, handed_on(applications, drafted(applications, "丁园", 4))
        ),
    }


def found(
    applications: Applications, some: Mapping[str, Application], search: ApplicationSearch
) -> set[str]:
    names = {application.id: name for name, application in some.items()}
    rows, total = applications.find(search, most=None)
    assert len(rows) == total
    return {names[row.id] for row in rows}


SEARCHES: Mapping[str, tuple[Mapping[str, object], set[str]]] = {
    "anything": ({}, {"draft", "review", "approval", "determined"}),
    "a part of a name": ({"text": "托育"}, {"draft"}),
    "a name with a sign of its own": ({"text": "100%"}, {"approval"}),
    "no wildcard": ({"text": "%"}, {"approval"}),
    "a code": ({"text": code(2)}, {"review"}),
    "a part of a code, written otherwise": ({"text": code(2).lower()}, {"review"}),
    "a number": ({"text": "〔2024〕4号"}, {"determined"}),
    "an instrument": ({"text": "notice 7"}, {"determined"}),
    "nothing such": ({"text": "没有"}, set()),
    "a state": ({"states": frozenset({State.REVIEW, State.APPROVAL})}, {"review", "approval"}),
    "a township": ({"township": "海门街道"}, {"draft"}),
    "a code alone": ({"credit_code": code(4)}, {"determined"}),
    "a programme, or all of them": (
        {"programme": "bicycles-2024.cargo_bonus"},
        {"review", "approval", "determined"},
    ),
    "a day": (
        {"since": date(2024, 1, 5), "until": date(2024, 1, 5)},
        {"draft", "review", "approval", "determined"},
    ),
    "after": ({"since": date(2024, 1, 6)}, set()),
    "before": ({"until": date(2024, 1, 4)}, set()),
    "mine by a change": ({"mine": "李明"}, {"draft"}),
    "mine by a step": ({"mine": "负责人"}, {"determined"}),
    "waiting for who reviewed": ({"waiting_for": "复核"}, {"review", "determined"}),
    "waiting for who handed on": ({"waiting_for": "经办"}, {"draft", "determined"}),
    "waiting for another": ({"waiting_for": "他人"}, {"review", "approval", "determined"}),
    "waiting by a duty": (
        {"waiting_for": "他人", "duties": frozenset({Duty.APPROVE})},
        {"approval"},
    ),
    "waiting for nobody's duty": ({"waiting_for": "他人", "duties": frozenset()}, set()),
}


def test_what_is_looked_for_is_found(
    applications: Applications, some: Mapping[str, Application]
) -> None:
    """And nothing else."""
    told = {
        name: found(applications, some, ApplicationSearch(**said))  # type: ignore[arg-type]
        for name, (said, _) in SEARCHES.items()
    }
    assert {name: expected for name, (_, expected) in SEARCHES.items()} == told


def test_pages_go_on_from_the_last_changed(
    applications: Applications, some: Mapping[str, Application]
) -> None:
    """Each application stands on one page; the last determination is told."""
    pages = [applications.find(ApplicationSearch(), first=first, most=3) for first in (0, 3)]
    assert [4, 4] == [total for _, total in pages]
    rows = [row for page, _ in pages for row in page]
    assert some["draft"].id == rows[0].id
    assert {each.id for each in some.values()} == {row.id for row in rows}
    assert {1, None} == {row.determination for row in rows}


def test_a_namesake_waits_for_himself(of_file: Applications) -> None:
    """Who is signed in is known by his id; a small office lets one person go on."""
    by = signed("1", "王芳")
    draft = drafted(of_file, by=by)
    of_file.move(draft, Move.SUBMIT, act=by, assessment=assessed())
    him = ApplicationSearch(waiting_for="王芳", person=by.person)
    namesake = attrs.evolve(
        him, person=Person(issuer="https://login.example", subject="2", name="王芳")
    )
    assert [0, 1] == [of_file.find(search)[1] for search in (him, namesake)]
    settled = attrs.evolve(of_file.settings(), may_one_person_do_two_steps=True)
    of_file.change_settings(settled, act=act("负责人"))
    assert 1 == of_file.find(him)[1]


@pytest.mark.parametrize(
    "said",
    [
        {"text": 1},
        {"text": "a\x00"},
        {"since": "2024"},
        {"states": frozenset({"draft"})},
        {"duties": frozenset({"file"})},
        {"person": "王芳"},
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_refused(of_file: Applications, said: dict[str, object]) -> None:
    """Nothing of it reaches the database."""
    with pytest.raises(RegisterError, match=r"\[(odd-value|bad-character)\]"):
        of_file.find(ApplicationSearch(**said))  # type: ignore[arg-type]


def test_what_is_no_sign_of_a_code_finds_nothing_by_it(of_file: Applications) -> None:
    """Dashes and blanks between signs are left out; alone they are in no code."""
    drafted(of_file, "甲园", 1)
    for asked in ("——", "- -"):
        assert 0 == of_file.find(ApplicationSearch(text=asked))[1]
    assert 1 == of_file.find(ApplicationSearch(text=f"{code(1)[:4]}-{code(1)[4:9]}"))[1]


def test_all_with_who_applies_are_read_in_one_pass(
    applications: Applications, some: Mapping[str, Application]
) -> None:
    """As each by itself is, and by no more questions for more applications."""
    statements: list[str] = []

    def count(*asked: object) -> None:
        statements.append(str(asked[2]))

    engine = applications.register.database.engine
    event.listen(engine, "before_cursor_execute", count)
    together = applications.find_with_parties(ApplicationSearch())
    event.remove(engine, "before_cursor_execute", count)
    assert [(row.id, party) for row, party in together] == [
        (row.id, applications.read(row.id).party)
        for row in applications.find(ApplicationSearch(), most=None)[0]
    ]
    assert len(together) == len(some)
    assert (
        len([statement for statement in statements if "FROM application_files" in statement]) <= 2
    )

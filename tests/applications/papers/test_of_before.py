"""Registers of the edition before papers were kept, carried over: what they hold is printed."""

from collections.abc import Iterator

import pytest

from incentives.applications import (
    Applications,
    ApplicationSearch,
    DrawnFrom,
    Move,
    PaperKind,
    Printed,
    State,
)
from incentives.register import Register
from tests.applications.bicycles import assessed
from tests.applications.papers.test_printed_again import printed
from tests.applications.people import act
from tests.register.editions import of_0005


@pytest.fixture
def of_before(address: str) -> Iterator[Applications]:
    of_0005(address)
    register = Register.open(address)
    yield Applications(register=register)
    register.close()


def test_nothing_of_it_is_lost(of_before: Applications) -> None:
    """Files, steps, scans, settings, entries; it verifies, and no paper is kept yet."""
    register = of_before.register
    assert register.verify().is_intact
    rows, count = of_before.find(ApplicationSearch())
    assert (3, {State.DRAFT, State.DETERMINED, State.REVIEW}) == (
        count,
        {row.state for row in rows},
    )
    first = next(row for row in rows if row.determination == 1)
    assert 1 == len(of_before.scans(of_before.read(first.id)))
    assert "某市财政局" == of_before.settings().name
    assert () == of_before.papers.kept(1)


def told(paper: Printed) -> str:
    return paper.octets.decode()


def test_what_was_determined_is_drawn_from_its_entry_once(of_before: Applications) -> None:
    """With the opinions of then; the account only where nobody could change it since."""
    first, second = printed(of_before, 1), printed(of_before, 3)
    for paper, name in ((first, "甲园"), (second, "乙园")):
        assert DrawnFrom.ASSESSMENT is paper.paper.drawn_from
        for text in (name, "200.00", "属实", "同意"):
            assert text in told(paper)
    assert "农业银行" in told(second)
    assert "农业银行" not in told(first)
    assert "工商银行" not in told(first)
    assert first == printed(of_before, 1, by="另一人")
    assert printed(of_before, 3, kind=PaperKind.ANNEXES).octets
    assert of_before.register.verify().is_intact


def test_it_goes_on(of_before: Applications) -> None:
    """What was handed on of all programmes is sent back, and what is approved now is kept."""
    (waiting,), _ = of_before.find(ApplicationSearch(states=frozenset([State.REVIEW])))
    file = of_before.read(waiting.id)
    reviewed = of_before.move(file, Move.REVIEW, act=act("复核", 20), opinion="属实")
    done = of_before.move(
        reviewed,
        Move.APPROVE,
        act=act("负责人", 21, again="另一件"),
        assessment=assessed(only=file.programmes),
        acknowledged="可",
    )
    assert 2 == len(of_before.papers.kept(done.determinations[-1]))
    assert of_before.register.verify().is_intact

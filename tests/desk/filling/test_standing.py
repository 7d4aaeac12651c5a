"""How far the sections of a form are, and at which of them a case is gone on with."""

import pytest

from incentives.desk.case.filling.standing import Standing, left_at

DONE = Standing(open=0, faulty=0, is_begun=True)
OPEN = Standing(open=2, faulty=0, is_begun=True)
FAULTY = Standing(open=0, faulty=1, is_begun=True)
UNTOUCHED = Standing(open=3, faulty=0, is_begun=False)
UNNEEDED = Standing(open=0, faulty=0, is_begun=False)


@pytest.mark.parametrize(
    ("standings", "expected"),
    [
        ([DONE, OPEN, UNTOUCHED], 1),
        ([DONE, DONE, UNTOUCHED], 2),
        ([OPEN, DONE, UNNEEDED, UNTOUCHED], 3),
        ([OPEN, DONE, UNNEEDED], 0),
        ([DONE, FAULTY, UNTOUCHED], 1),
        ([DONE, DONE, UNNEEDED], 0),
        ([UNTOUCHED, UNTOUCHED], 0),
    ],
)
def test_a_case_is_gone_on_with_where_it_was_left(standings: list[Standing], expected: int) -> None:
    """At the last section begun while it waits, else at the next that does, else from the start."""
    assert str(expected) == left_at({str(at): one for at, one in enumerate(standings)})

"""One person hands on, another reviews, a third approves, unless the office settled otherwise."""

import attrs
import pytest

from incentives.applications import Application, Applications, Move, State
from incentives.register import Act, RegisterError
from tests.applications.bicycles import assessed, drafted, handed_on
from tests.applications.people import act, signed


def submitted(applications: Applications, by: Act) -> Application:
    draft = drafted(applications, by=by)
    return applications.move(draft, Move.SUBMIT, act=by, assessment=assessed(), acknowledged="x")


@pytest.mark.parametrize(
    ("first", "second", "are_one"),
    [
        pytest.param(act("王芳"), act("王芳", 1), True, id="one name"),
        pytest.param(act("Li Ming"), act("ＬＩ  ming", 1), True, id="one name written otherwise"),
        pytest.param(act("王芳"), act("王方", 1), False, id="two names"),
        pytest.param(signed("1", "王芳"), signed("1", "王芳芳", 1), True, id="one id, two names"),
        pytest.param(signed("1", "王芳"), signed("2", "王芳", 1), False, id="two ids, one name"),
        pytest.param(act("王芳"), signed("1", "王芳", 1), True, id="signed in meanwhile"),
        pytest.param(signed("1", "王芳"), act("王芳", 1), True, id="not signed in any more"),
    ],
)
def test_one_person_does_one_step(
    of_file: Applications, first: Act, second: Act, are_one: bool
) -> None:
    """By the id for good where both are signed in, else by the name as it is compared."""
    application = submitted(of_file, first)
    barred = of_file.barred(application, Move.REVIEW, second)
    assert are_one == (barred is not None)
    if are_one:
        with pytest.raises(RegisterError, match=r"\[same-person\]") as refused:
            of_file.move(application, Move.REVIEW, act=second)
        assert "提交复核" in refused.value.text.zh
    else:
        moved = of_file.move(application, Move.REVIEW, act=second)
        assert State.APPROVAL is moved.state


@pytest.mark.parametrize("who", ["经办", "复核"])
def test_who_approves_did_neither_of_the_others(of_file: Applications, who: str) -> None:
    """Whoever handed on or reviewed."""
    waiting = handed_on(of_file, drafted(of_file))
    with pytest.raises(RegisterError, match=r"\[same-person\]"):
        of_file.move(
            waiting, Move.APPROVE, act=act(who, 5), assessment=assessed(), acknowledged="x"
        )
    assert waiting == of_file.read(waiting.id)


def test_sending_back_frees_nobody(of_file: Applications) -> None:
    """Who has reviewed it once does not hand on what was sent back; nor does he approve it."""
    waiting = handed_on(of_file, drafted(of_file))
    back = of_file.move(waiting, Move.RETURN, act=act("负责人", 3), opinion="复核意见不全")
    with pytest.raises(RegisterError, match=r"\[same-person\]"):
        of_file.move(back, Move.REVIEW, act=act("经办", 4))
    again = of_file.move(back, Move.REVIEW, act=act("另一复核", 4))
    with pytest.raises(RegisterError, match=r"\[same-person\]"):
        of_file.move(
            again, Move.APPROVE, act=act("复核", 5), assessment=assessed(), acknowledged="x"
        )


def test_taken_up_again_the_steps_begin_anew(of_file: Applications) -> None:
    """Who reviewed the first time may hand it on the second time."""
    waiting = handed_on(of_file, drafted(of_file))
    gone = of_file.move(waiting, Move.WITHDRAW, act=act("经办", 3), opinion="撤回")
    again = of_file.move(gone, Move.REOPEN, act=act("复核", 4), opinion="再办")
    moved = of_file.move(
        again, Move.SUBMIT, act=act("复核", 5), assessment=assessed(), acknowledged="x"
    )
    assert State.REVIEW is moved.state


def test_a_small_office_may_settle_that_one_person_does_two(of_file: Applications) -> None:
    """From then on, and with who settled it in the history."""
    settings = attrs.evolve(of_file.settings(), may_one_person_do_two_steps=True)
    of_file.change_settings(settings, act=act("负责人", reason="全科两人"))
    application = submitted(of_file, act("王芳"))
    moved = of_file.move(application, Move.REVIEW, act=act("王芳", 1))
    assert State.APPROVAL is moved.state
    assert ["负责人"] == [each.by for each in of_file.settings_history()]

"""What is missing is put in order when somebody reads it, and costs nothing before."""

import gc
import pickle
import weakref
from datetime import date

import attrs
import pytest

import incentives
from incentives import Assessment, childcare
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.findings.determination import Determination
from incentives.facts.snapshot import take_snapshot
from incentives.policy.library import law_of
from tests.report.reports import bundled
from tests.work import calls_in

ON = date(2023, 12, 31)
NOTHING_KNOWN = childcare.Case(district="320614")


def amounts() -> Assessment:
    """The case of which only the place is known, with all that it comes to."""
    assessment = incentives.assess(NOTHING_KNOWN, bundled(), on=ON)
    assert [(each.outcome, each.amount, each.amount_range) for each in assessment]
    return assessment


def assessor_within(steps: int | None = None) -> Assessor:
    """What assesses the case, within so many steps; None: as many as any."""
    snapshot = take_snapshot(NOTHING_KNOWN, bundled().vocabulary)
    law = law_of(bundled(), bundled().chain_of("320614") or (), None, ())
    assessor = Assessor(law=law, snapshot=snapshot, on=ON)
    assessor.effort.most_steps = steps or assessor.effort.most_steps
    return assessor


def several(determinations: tuple[Determination, ...]) -> list[Determination]:
    """Those that lack several things."""
    return [each for each in determinations if len(each.lacking) > 1]


def test_nothing_is_tried_before_somebody_reads_what_is_missing() -> None:
    """Who wants the amounts only does not wait for it; who reads one of them has ranked all."""
    amounts()
    for_amounts = calls_in(amounts)
    assessment = amounts()
    first, *others = several(assessment.determinations)
    assert calls_in(lambda: first.missing) > for_amounts
    assert calls_in(lambda: [each.missing for each in others]) < for_amounts / 50
    assert sorted(first.missing) == sorted(first.lacking)
    assert any(each.missing != each.lacking for each in others)


def test_whoever_has_ranked_is_let_go_by_itself() -> None:
    """No memory has to be looked through for the assessor, nor for those that tried facts."""
    gc.disable()
    try:
        assessor = assessor_within()
        determinations, _ = assessor.solved()
        tried = weakref.ref(assessor._supposing({}))
        assert several(determinations)[0].missing
        let_go = weakref.ref(assessor)
        del assessor, determinations
        assert (None, None) == (let_go(), tried())
    finally:
        gc.enable()


def test_what_is_too_much_work_to_rank_stays_in_the_order_of_names() -> None:
    """It is not refused for that: the amounts have been worked out."""
    whole = assessor_within()
    determinations, _ = whole.solved()
    short = assessor_within(steps=whole.effort.steps + 1)
    unranked, _ = short.solved()
    assert several(unranked)
    assert all(each.missing == each.lacking for each in unranked)
    assert [each.lacking for each in unranked] == [each.lacking for each in determinations]


@pytest.mark.parametrize("is_read", [False, True])
def test_it_is_in_the_same_order_in_another_process(*, is_read: bool) -> None:
    """Whether or not somebody read it before."""
    sent = several(amounts().determinations)[0]
    if is_read:
        assert sent.missing
    back = pickle.loads(pickle.dumps(sent))  # noqa: S301 - the test has pickled it
    assert back.missing == sent.missing
    assert attrs.evolve(sent, ranked=None).missing == sent.lacking

"""Work is bounded: steps and kept working are counted, and too many end in a refusal that leads."""

from collections.abc import Callable
from pathlib import Path

import pytest

import incentives
from incentives import AssessmentError, Library, childcare
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.evaluation.effort.effort import MOST_KEPT, MOST_STEPS, Effort
from incentives.facts.snapshot import take_snapshot
from incentives.policy.library import law_of
from tests.engine.relations.trader_domain import ON, Award, Market, market, stall, trading
from tests.engine.small_domain import yuan

PAIRS = (
    "  pairs: {title: {zh: 摊位补助, en: grant for stalls}, kind: grant, cite: '1', "
    "trigger: trader.began_on, "
    "amount: sum(s.x for s in stalls if any(t.x > s.x for t in stalls))}\n"
)


def assessor_of(
    case: Market, library: Library, *, most_steps: int = MOST_STEPS, most_kept: int = MOST_KEPT
) -> Assessor:
    """What assesses the case with an effort of its own."""
    snapshot = take_snapshot(case, library.vocabulary)
    effort = Effort(
        snapshot=snapshot,
        vocabulary=library.vocabulary,
        most_steps=most_steps,
        most_kept=most_kept,
    )
    law = law_of(library, ("land",), None, ())
    return Assessor(law=law, snapshot=snapshot, on=ON, effort=effort)


def many(count: int) -> Market:
    return trading(*(stall(f"s{number}", x=number) for number in range(count)))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return market(tmp_path, incentives=PAIRS)


def refusal_of(work: Callable[[], object]) -> AssessmentError:
    with pytest.raises(AssessmentError) as caught:
        work()
    return caught.value


def test_too_many_steps_name_the_rule_and_the_list(library: Library) -> None:
    """The refusal says which rule took most, at which line, of which list, and what to do."""
    fault = refusal_of(assessor_of(many(60), library, most_steps=3_000).solved).fault
    assert fault.slug == "too-much-work"
    assert fault.id == "land.one.pairs"
    assert (fault.title.zh, fault.title.en) == ("摊位补助", "grant for stalls")
    assert fault.where.endswith(f"one.yaml:{library.incentives['land.one.pairs'].span.line}")
    assert fault.text.en == (
        "it takes over 3,000 steps, most of them for the list 'stalls', which has 60 rows"
    )
    assert fault.text.zh == "测算步数超过上限3,000项，主要用于清单“摊位”（stalls），共60行"
    assert "assess parts of the list in cases of their own" in fault.advice.en
    assert "分别测算" in fault.advice.zh


def test_the_same_case_takes_the_same_steps(library: Library) -> None:
    """Steps are counted, not timed; the very step that is one too many is refused."""
    first, again = (assessor_of(many(20), library) for _ in range(2))
    first.solved()
    again.solved()
    took = first.effort.steps
    assert took == again.effort.steps
    assessor_of(many(20), library, most_steps=took).solved()
    refusal_of(assessor_of(many(20), library, most_steps=took // 2).solved)


def test_rows_that_look_at_all_rows_take_steps_by_their_square(library: Library) -> None:
    """What is done is counted: twice the rows are nearly four times the steps of such a sum."""
    small, large = (assessor_of(many(count), library) for count in (40, 80))
    small.determination("land.one.pairs")
    large.determination("land.one.pairs")
    assert 3.5 < large.effort.steps / small.effort.steps < 4.1


SOUGHT = "sum(s.x for s in stalls if {0})"


@pytest.mark.parametrize(
    ("guard", "looks"),
    [
        pytest.param("s.owned", 1, id="each is asked"),
        pytest.param("s.id == trader.name", 1, id="each is put where it is found"),
        pytest.param("s.x == trader.cap", 3, id="and each that is found, for itself and for all"),
    ],
)
def test_every_row_that_a_sum_looks_at_is_a_step(tmp_path: Path, guard: str, looks: int) -> None:
    """However its rows are found: twice as many rows are so many steps more, each time."""
    amount = SOUGHT.format(guard)
    library = market(
        tmp_path, incentives=PAIRS.replace(PAIRS.split("amount: ")[1], f"{amount}}}\n")
    )
    steps = []
    for count in (20, 40):
        rows = (stall(str(at), x=7, owned=True) for at in range(count))
        assessor = assessor_of(trading(*rows, cap=7, name="0"), library)
        assessor.determination("land.one.pairs")
        steps.append(assessor.effort.steps)
    assert steps[1] - steps[0] >= looks * 20


def test_every_payment_made_before_is_a_step(library: Library) -> None:
    """Where it is reckoned what of its incentive is still due."""
    steps = []
    for count in (20, 40):
        award = Award(incentive="land.one.a", subject="p", amount=yuan(1), paid_on=ON)
        assessor = assessor_of(trading(awards=(award,) * count, a=5), library)
        assessor.solved()
        steps.append(assessor.effort.steps)
    assert steps[1] - steps[0] >= 20


def test_what_is_kept_is_bounded_too(library: Library) -> None:
    """Rows that each lack what all lack are refused by what would have to be kept of them."""
    case = trading(*(stall(f"s{number}", x=number) for number in range(30)))
    fault = refusal_of(assessor_of(case, library, most_kept=200).solved).fault
    assert fault.slug == "too-much-work"
    assert fault.text.en.startswith(
        "it takes over 200 steps of working and missing facts to keep, most of them for the list"
    )


def test_a_number_too_long_to_be_written_is_refused(tmp_path: Path) -> None:
    """A sum of quotients that nothing divides grows by the digits of each; it is not cut."""
    quotients = PAIRS.replace(
        "sum(s.x for s in stalls if any(t.x > s.x for t in stalls))",
        "sum(trader.a * s.x / s.rent for s in stalls)",
    ).replace("trader.a * s.x / s.rent", "s.x * (s.x / s.rent)")
    library = market(tmp_path, incentives=quotients)

    def rows(count: int) -> Market:
        rents = (10**14 + 2 * number**3 + 1 for number in range(count))
        return trading(*(stall(f"s{at}", x=1, rent=rent) for at, rent in enumerate(rents)))

    assert incentives.assess(rows(50), library, on=ON).to_json()
    fault = refusal_of(lambda: incentives.assess(rows(400), library, on=ON)).fault
    assert (fault.slug, fault.id) == ("too-much-work", "land.one.pairs")
    assert fault.text.en.startswith("it takes over 4,000 digits for one number")


def test_what_if_questions_count_with_the_assessment_that_asks_them() -> None:
    """Ranking what is missing tries values; those trials are no way around the bound."""
    assessor = example_assessor("haimen-unknowns")
    found, _ = assessor.solved()
    before = assessor.effort.steps
    assert [each for each in found if len(each.missing) > 1]
    assert assessor.effort.steps > before


def example_assessor(name: str) -> Assessor:
    library, example = childcare.library(), childcare.example_cases()[name]
    case = childcare.read_case(example.path)
    chain = library.chain_of(str(case.district))
    assert chain is not None
    snapshot = take_snapshot(case, library.vocabulary)
    return Assessor(law=law_of(library, chain, None, ()), snapshot=snapshot, on=example.on)


@pytest.mark.parametrize("name", sorted(childcare.example_cases()))
def test_every_example_is_far_from_the_bounds(name: str) -> None:
    """The bounds are generous: no example takes a twentieth of either."""
    assessor = example_assessor(name)
    assessor.solved()
    assert 0 < assessor.effort.steps * 20 < MOST_STEPS
    assert assessor.effort.kept * 20 < MOST_KEPT

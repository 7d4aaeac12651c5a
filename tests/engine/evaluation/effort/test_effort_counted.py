"""What an assessment may take, to the very step; and whom a refusal names for it."""

from pathlib import Path

import attrs
import pytest

from incentives import AssessmentError
from incentives.engine.evaluation.effort.effort import MOST_DIGITS, Effort, Rule
from incentives.facts.snapshot import take_snapshot
from incentives.language.possible import Missing, MissingKind, Open
from incentives.values.place import FactPath
from incentives.values.range import Range
from tests.engine.small_domain import Case, House, case_of, grants, one_file

MISSING = frozenset({Missing(MissingKind.FACT, FactPath.parse("workshop.spent"))})


@attrs.frozen
class Bench:
    """Two rules of a library, and an effort of a case of two houses and of no listed sales."""

    effort: Effort
    first: Rule
    second: Rule


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return bench_of(tmp_path, attrs.evolve(case_of(), houses=(House(), House())))


def bench_of(folder: Path, case: Case) -> Bench:
    library = one_file(folder, grants(first="workshop.spent", second="workshop.spent"))
    snapshot = take_snapshot(case, library.vocabulary)
    effort = Effort(snapshot=snapshot, vocabulary=library.vocabulary, most_steps=100, most_kept=50)
    first, second = (library.incentives[f"land.one.{name}"] for name in ("first", "second"))
    return Bench(effort, first, second)


def refusal(error: pytest.ExceptionInfo[AssessmentError]) -> tuple[str, str]:
    """Which rule it names, and what it says."""
    return error.value.fault.id, error.value.fault.text.en


@pytest.mark.parametrize("turns", [(100,), (40, 60), (1, 98, 1)])
def test_so_many_steps_are_taken_and_not_one_more(turns: tuple[int, ...], bench: Bench) -> None:
    """Whoever takes them, in however many turns; none was taken before the first."""
    assert bench.effort.steps == 0
    for steps in turns:
        bench.effort.turn_to(bench.first)
        bench.effort.take(steps)
    with pytest.raises(AssessmentError, match="over 100 steps"):
        bench.effort.take(1)


def test_so_much_is_kept_and_not_one_more(bench: Bench) -> None:
    """And to keep something takes no step."""
    assert bench.effort.kept == 0
    bench.effort.keep(50)
    assert bench.effort.steps == 0
    with pytest.raises(AssessmentError, match="over 50 steps of working"):
        bench.effort.keep(1)


def test_what_is_told_again_takes_no_steps(bench: Bench) -> None:
    """However many it takes; what was taken before stays taken, and the bound holds again."""
    bench.effort.take(7)
    with bench.effort.aside():
        bench.effort.take(1_000)
    assert bench.effort.steps == 7
    bench.effort.take(93)
    with pytest.raises(AssessmentError):
        bench.effort.take(1)


def test_a_row_that_is_looked_at_is_a_step(bench: Bench) -> None:
    """As many as are said to be."""
    bench.effort.visit("houses", 60)
    bench.effort.visit("sales", 40)
    assert bench.effort.steps == 100
    with pytest.raises(AssessmentError):
        bench.effort.visit("sales", 1)


@pytest.mark.parametrize(("of_second", "named"), [(29, "first"), (30, "first"), (31, "second")])
def test_the_rule_is_named_that_took_most_steps(of_second: int, named: str, bench: Bench) -> None:
    """Of equals the first; all of its turns count, and what it keeps does not."""
    bench.effort.turn_to(bench.first)
    bench.effort.take(10)
    assert bench.effort.turn_to(bench.second) is bench.first
    bench.effort.take(of_second)
    bench.effort.keep(50)
    assert bench.effort.turn_to(bench.first) is bench.second
    bench.effort.take(20)
    bench.effort.turn_to(None)
    with pytest.raises(AssessmentError) as caught:
        bench.effort.take(100)
    assert (f"land.one.{named}", "it takes over 100 steps") == refusal(caught)


@pytest.mark.parametrize(("of_second", "named"), [(19, "first"), (20, "first"), (21, "second")])
def test_the_rule_is_named_that_keeps_most(of_second: int, named: str, bench: Bench) -> None:
    """Whatever steps it took."""
    bench.effort.turn_to(bench.first)
    bench.effort.keep(20)
    bench.effort.turn_to(bench.second)
    bench.effort.take(90)
    bench.effort.keep(of_second)
    bench.effort.turn_to(None)
    with pytest.raises(AssessmentError) as caught:
        bench.effort.keep(50)
    assert f"land.one.{named}" == refusal(caught)[0]


def test_what_is_done_for_all_of_them_is_named_only_where_nothing_else_was(bench: Bench) -> None:
    """Then it is the case that is named."""
    bench.effort.take(99)
    bench.effort.turn_to(bench.second)
    bench.effort.turn_to(None)
    with pytest.raises(AssessmentError) as caught:
        bench.effort.take(2)
    assert refusal(caught)[0] == "land.one.second"


def test_of_a_case_for_which_no_rule_took_anything_the_case_is_named(bench: Bench) -> None:
    """And what to do is to write the rule more simply: there is no list to divide."""
    with pytest.raises(AssessmentError) as caught:
        bench.effort.take(101)
    assert ("case", "it takes over 100 steps") == refusal(caught)
    assert caught.value.fault.advice.en == "Have the rule in the policy file written more simply."


@pytest.mark.parametrize(
    ("of_sales", "told"),
    [(4, "houses', which has 2"), (5, "houses', which has 2"), (6, "sales', which has 0")],
)
def test_the_list_is_named_of_which_most_rows_were_looked_at(
    of_sales: int, told: str, bench: Bench
) -> None:
    """By the rule that is named, in all of its turns; of one that nobody has given no row is."""
    bench.effort.turn_to(bench.first)
    bench.effort.visit("houses", 3)
    bench.effort.turn_to(bench.second)
    bench.effort.visit("sales", 9)
    bench.effort.turn_to(bench.first)
    bench.effort.visit("sales", of_sales)
    bench.effort.visit("houses", 2)
    with pytest.raises(AssessmentError) as caught:
        bench.effort.take(100)
    text = f"it takes over 100 steps, most of them for the list '{told} rows"
    assert ("land.one.first", text) == refusal(caught)


@pytest.mark.parametrize("sign", [1, -1])
def test_so_many_digits_are_written_and_not_one_more(sign: int, bench: Bench) -> None:
    """Above and below the line of a fraction, on either end of what is open."""
    largest = sign * (10**MOST_DIGITS - 1)
    beyond = largest + sign

    def either(low: int, high: int) -> Open:
        return Open(MISSING, Range(min(low, high), max(low, high)), is_number=True)

    bench.effort.weigh(largest)
    bench.effort.weigh(either(0, largest))
    bench.effort.weigh(Open(MISSING, Range(None, None), is_number=True))
    bench.effort.weigh(None)
    bench.effort.weigh("x" * 5_000)
    for value in (beyond, either(0, beyond), either(beyond, 2 * beyond)):
        with pytest.raises(AssessmentError, match="over 4,000 digits"):
            bench.effort.weigh(value)

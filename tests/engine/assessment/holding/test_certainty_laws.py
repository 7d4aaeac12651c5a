"""What makes a condition surely what it came to, held against every other way things may be."""

from collections.abc import Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from incentives.engine.assessment.holding.certainty import sure_parts
from incentives.engine.evaluation.trace import Trace, traces_in
from incentives.language.expression import Apply, Constant, FactValue
from incentives.language.operators import OPERATORS, lift
from incentives.language.possible import Value
from incentives.language.types import BOOLEAN, NumberType
from incentives.values.span import Span
from incentives.values.unit import ONE

NOWHERE = Span(file="", line=1, column=1)
PLAIN = NumberType(ONE)
LIMIT = 5
BELOW, ABOVE = 1, 9
"""A number that is within the limit, and one that is not."""


def applied(name: str, parts: Sequence[Trace]) -> Trace:
    """The operator on the parts, worked out."""
    operator = OPERATORS[name]
    value = lift(operator, BOOLEAN, [part.value for part in parts])
    expressions = tuple(part.expression for part in parts)
    return Trace(Apply(operator, expressions, BOOLEAN, span=NOWHERE), value, tuple(parts))


def compared(number: Value) -> Trace:
    """Whether a number, or one that does not exist, is within the limit."""
    fact = Trace(FactValue(("x",), PLAIN, span=NOWHERE), number)
    return applied("<", (fact, Trace(Constant(LIMIT, PLAIN, span=NOWHERE), LIMIT)))


def conditions(*joining: str) -> st.SearchStrategy[Trace]:
    """Comparisons, each of a fact of its own, joined and denied."""
    leaves = st.sampled_from([None, BELOW, ABOVE]).map(compared)
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map(lambda part: applied("not", (part,))),
            st.tuples(st.sampled_from(joining), st.lists(inner, min_size=2, max_size=3)).map(
                lambda pair: applied(*pair)
            ),
        ),
        max_leaves=6,
    )


def comparisons(trace: Trace) -> list[Trace]:
    return [part for part in traces_in(trace) if _compares(part)]


def _compares(trace: Trace) -> bool:
    return isinstance(trace.expression, Apply) and trace.expression.operator.name == "<"


def turned(trace: Trace, values: dict[int, bool]) -> Value:
    """What the condition comes to where the comparisons come to these; others stay as they are."""
    if _compares(trace):
        return values.get(id(trace), trace.value is True)
    assert isinstance(trace.expression, Apply)
    parts = [turned(part, values) for part in trace.parts]
    found = lift(trace.expression.operator, BOOLEAN, parts)
    assert isinstance(found, bool)
    return found


def ways(some: Sequence[Trace]) -> list[dict[int, bool]]:
    every = product([False, True], repeat=len(some))
    return [dict(zip(map(id, some), way, strict=True)) for way in every]


@given(conditions("and", "or", "exactly_one"))
def test_what_is_told_makes_it_so_whatever_else_there_is(condition: Trace) -> None:
    """No comparison with what does not exist is told; all others may come out either way."""
    told = sure_parts(condition)
    assert all(_compares(part) and part.parts[0].value is not None for part in told)
    others = [part for part in comparisons(condition) if not any(part is one for one in told)]
    if told:
        assert {turned(condition, way) for way in ways(others)} == {condition.value}


@given(conditions("and", "or"))
def test_nothing_is_told_only_where_what_exists_decides_nothing(condition: Trace) -> None:
    """For some way in which what does not exist might come out, the condition does otherwise."""
    missing = [part for part in comparisons(condition) if part.parts[0].value is None]
    may_be = {turned(condition, way) for way in ways(missing)}
    assert bool(sure_parts(condition)) is (may_be == {condition.value})


@given(conditions("and", "or"))
def test_what_is_told_is_what_it_hangs_on(condition: Trace) -> None:
    """Where all exists: if all that is told came out otherwise, so would the condition."""
    told = sure_parts(condition)
    if all(part.parts[0].value is not None for part in comparisons(condition)):
        otherwise = {id(part): part.value is not True for part in told}
        assert turned(condition, otherwise) is not condition.value


@given(conditions("and", "or", "exactly_one"))
def test_what_is_no_truth_is_made_so_by_nothing(condition: Trace) -> None:
    """A number, for one."""
    assert () == sure_parts(Trace(condition.expression, BELOW, condition.parts))

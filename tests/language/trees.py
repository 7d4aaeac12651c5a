"""Syntax trees, generated: every form that the grammar has."""

from fractions import Fraction

from hypothesis import strategies as st

from incentives.language.operators.gathering import CALLED, Gathering
from incentives.language.syntax import Apply, Choose, Gather, Members, Name, Number, Select, Syntax
from incentives.values.span import Span

NOWHERE = Span(file="x.yaml", line=1, column=1)

_words = st.sampled_from(
    ["a", "kind", "project", "x1", "places_added", "Ab", "sum_of", "company", "i"]
)
names = st.lists(_words, min_size=1, max_size=3).map(lambda path: Name(tuple(path), span=NOWHERE))
numbers = st.builds(
    lambda digits, places: Number(Fraction(digits, 10**places), span=NOWHERE),
    st.integers(0, 10**9),
    st.integers(0, 12),
)
_members = st.lists(names, min_size=1, max_size=3).map(
    lambda each: Members(tuple(each), span=NOWHERE)
)
_functions = st.sampled_from(
    ["min", "max", "round_up", "year_of", "held_on", "marginal", "amount_of", "sum", "unheard_of"]
)


def _apply(operator: str, *arguments: Syntax) -> Apply:
    return Apply(operator, arguments, span=NOWHERE)


def _apply_all(operator: str, arguments: list[Syntax]) -> Apply:
    return Apply(operator, tuple(arguments), span=NOWHERE)


def _larger(inner: st.SearchStrategy[Syntax]) -> st.SearchStrategy[Syntax]:
    return st.one_of(
        st.builds(
            _apply,
            st.sampled_from(["+", "-", "*", "/", "<", "<=", ">", ">=", "==", "!=", "in"]),
            inner,
            inner,
        ),
        st.builds(lambda left, right: _apply("in", left, right), inner, _members),
        st.builds(_apply, st.sampled_from(["not", "neg"]), inner),
        st.builds(
            _apply_all, st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=3)
        ),
        st.builds(_apply_all, _functions, st.lists(inner | _members, max_size=3)),
        st.builds(
            lambda test, then, other: Choose(test, then, other, span=NOWHERE), inner, inner, inner
        ),
        st.builds(
            lambda table, keys, path: Select(table, tuple(keys), path=tuple(path), span=NOWHERE),
            names,
            st.lists(inner, min_size=1, max_size=2),
            st.lists(_words, max_size=2),
        ),
        st.builds(
            lambda kind, body, variable, rows, guard: Gather(
                kind, body, variable, rows, guard, span=NOWHERE
            ),
            st.sampled_from(sorted(CALLED - {Gathering.LARGEST})),
            inner,
            _words,
            names,
            st.none() | inner,
        ),
        st.builds(
            lambda most, body, variable, rows, guard: Gather(
                Gathering.LARGEST, body, variable, rows, guard, most=most, span=NOWHERE
            ),
            inner,
            inner,
            _words,
            names,
            st.none() | inner,
        ),
    )


trees: st.SearchStrategy[Syntax] = st.recursive(numbers | names, _larger, max_leaves=14)

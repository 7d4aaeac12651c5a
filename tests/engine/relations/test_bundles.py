"""The best of many bundles: found as if all were tried, each worked out by plain numbers."""

import random
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

import pytest

from incentives.calculator import vocabulary_of
from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.evaluation.situation import Situation
from incentives.engine.findings.change import Reason
from incentives.engine.relations.bundle import begin, settle
from incentives.engine.relations.choose import MOST_LISTED, solve
from incentives.engine.relations.claim import NO_CLAIM, Claim
from incentives.engine.relations.keys import Options, Used
from incentives.engine.relations.places import Atom, Group
from incentives.engine.relations.settling import Component, Solved
from incentives.engine.relations.worth import most_payoff, payoff_of
from incentives.facts.snapshot import Snapshot
from incentives.language.possible import Missing, MissingKind, Result
from incentives.policy.relation import Excludes, HigherOf, OncePer, OneOf, SharedCap
from incentives.values.citation import Citation
from incentives.values.number import Exact
from incentives.values.place import WHOLE_CASE, FactPath
from incentives.values.range import Range, sum_of
from incentives.values.span import Span
from tests.engine.relations.test_claims import doubted, due, maybe
from tests.engine.small_domain import Case, yuan

P, Q = (Missing(MissingKind.FACT, FactPath.parse(name)) for name in "pq")
FROM = {"instrument": "land", "citation": Citation("No. 1", "2"), "text": None}
AT = Span(file="land.yaml", line=1, column=1)
NOTHING_SAID = Snapshot(values={}, rows={}, declared={})
NOWHERE = Situation(rows={}, law_date=None)


def atom(number: int, claim: Claim, *, own: Exact = 1, saved: Exact = 0) -> Atom:
    return Atom(
        incentive=f"i{number:02}",
        place=WHOLE_CASE,
        parts=(0,),
        claim=claim,
        share=Range.exactly(own),
        saved=Range.exactly(saved),
        situation=NOWHERE,
        is_unlisted=False,
    )


def named(*numbers: int) -> tuple[str, ...]:
    return tuple(f"i{number:02}" for number in numbers)


def one_of(*numbers: int) -> Options:
    relation = OneOf(incentives=named(*numbers), span=AT, **FROM)  # type: ignore[arg-type]
    return Options(relation=relation, options=tuple((number,) for number in numbers))


def excludes(excluded: int, by: int) -> Group:
    (first, second) = named(excluded, by)
    relation = Excludes(incentive=first, by=second, span=AT, **FROM)  # type: ignore[arg-type]
    return group(relation, excluded, by)


def higher_of(*numbers: int) -> Group:
    return group(HigherOf(incentives=named(*numbers), span=AT, **FROM), *numbers)  # type: ignore[arg-type]


def group(relation: Excludes | HigherOf | SharedCap, *numbers: int) -> Group:
    members = tuple((number,) for number in numbers)
    return Group(relation=relation, place=WHOLE_CASE, members=members, is_unlisted=False)


def capped(*numbers: int) -> Group:
    relation = SharedCap(
        incentives=named(*numbers),
        at_most=None,  # type: ignore[arg-type] # what it comes to is given with the component
        for_each=(),
        at=None,
        span=AT,
        **FROM,  # type: ignore[arg-type]
    )
    return group(relation, *numbers)


def component(
    atoms: Sequence[Atom],
    choices: Sequence[Options],
    groups: Sequence[Group] = (),
    *,
    used: Sequence[Used] = (),
    caps: Mapping[Group, Result] | None = None,
) -> Component:
    return Component(
        atoms=dict(enumerate(atoms)),
        groups=tuple(groups),
        choices=tuple(choices),
        used=tuple(used),
        caps=caps or {},
        effort=Effort(snapshot=NOTHING_SAID, vocabulary=vocabulary_of(Case)),
    )


def amounts_in(solved: Solved) -> list[Exact | None]:
    return [claim.within.known for claim in solved.claims.values()]


Pairs = list[tuple[int, int]]


def best(amounts: Sequence[int], choices: Sequence[Options], excluded: Pairs) -> int:
    """The most that can be had, of all ways to choose, where exclusions are settled in order."""
    totals = []
    for taken in product(*([*range(len(choice.options)), None] for choice in choices)):
        given = dict(enumerate(amounts))
        for choice, pick in zip(choices, taken, strict=True):
            for at, option in enumerate(choice.options):
                if at != pick:
                    given.pop(option[0])
        for first, second in excluded:
            if second in given:
                given.pop(first, None)
        totals.append(sum(given.values()))
    return max(totals)


def shut_out(seed: int, count: int) -> tuple[list[int], list[Options], Pairs]:
    """Amounts, choices between two of them each, and exclusions across these, without circles."""
    drawn = random.Random(seed)  # noqa: S311 (a sample, not a secret)
    amounts = [drawn.randint(0, 9) for _ in range(2 * count + 1)]
    choices = [one_of(2 * at, 2 * at + 1) for at in range(count)]
    pairs = {
        (max(pair), min(pair))
        for pair in (drawn.sample(range(len(amounts)), 2) for _ in range(count + 2))
    }
    return amounts, choices, sorted(pairs, key=lambda pair: pair[0])


@pytest.mark.parametrize("count", [2, 3, 6])
@pytest.mark.parametrize("seed", range(5))
def test_no_bundle_pays_more_than_the_one_that_is_found(seed: int, count: int) -> None:
    """Whether all of them are listed or those that cannot be the best are passed over."""
    amounts, choices, pairs = shut_out(seed, count)
    atoms = [atom(number, due(amount)) for number, amount in enumerate(amounts)]
    groups = [excludes(*pair) for pair in pairs]
    solved = solve(component(atoms, choices, groups), "CNY")
    assert (3**count > MOST_LISTED) == (count == 6)
    paid = sum_of(claim.within for claim in solved.claims.values()).known
    assert best(amounts, choices, pairs) == paid
    assert solved.choice is not None
    assert yuan(int(paid or 0)) == solved.choice.chosen.total
    given = {f"i{at:02}" for at, claim in solved.claims.items() if claim.may_be_given}
    assert given == {each.incentive for each in solved.choice.chosen.claimed}


def ways_on(choices: Sequence[Options]) -> Iterator[dict[int, int | None]]:
    for taken in product(*([*range(len(choice.options)), None] for choice in choices)):
        yield dict(enumerate(taken))


@pytest.mark.parametrize("seed", range(6))
def test_what_is_passed_over_could_not_have_paid_more(seed: int) -> None:
    """The most of a bundle not yet chosen is no less than any way to go on comes to, caps too."""
    amounts, choices, pairs = shut_out(seed, 3)
    atoms = [
        atom(number, due(amount), own=number % 2, saved=number % 3)
        for number, amount in enumerate(amounts)
    ]
    cap = capped(0, 3, 6)
    groups = [*(excludes(*pair) for pair in pairs), cap]
    begun = begin(component(atoms, choices, groups, caps={cap: 10}))
    for picks in ways_on(choices):
        settled = settle(begun, picks)
        payoff = payoff_of(settled, settled.claims)
        for chosen in range(len(picks)):
            some = {at: picks[at] for at in range(chosen)}
            left = frozenset(range(chosen, len(picks)))
            most = most_payoff(settle(begun, some), left)
            assert payoff.own.ends[1] <= most.own.ends[1]
            assert payoff.all.ends[1] <= most.all.ends[1]


def test_of_a_choice_not_made_only_the_most_of_its_options_counts() -> None:
    """All of what is not chosen between counts; of what no bound is known there is none."""
    atoms = [atom(number, due(amount)) for number, amount in enumerate([5, 8, 3, 4, 100])]
    choices = [one_of(0, 1), one_of(2, 3)]
    begun = begin(component(atoms, choices))
    most = [most_payoff(settle(begun, {}), frozenset(left)) for left in ({0, 1}, {1}, {0})]
    assert [112, 117, 115] == [payoff.own.high for payoff in most]
    assert Range(0, 108) == most_payoff(settle(begun, {0: 1, 1: None}), frozenset()).all
    unbounded = begin(component([*atoms, atom(5, maybe(1, None))], choices))
    assert Range(0, None) == most_payoff(settle(unbounded, {}), frozenset({0, 1})).own


def test_no_more_than_a_cap_counts_of_its_members() -> None:
    """Beside what falls away with them; a cap that may not apply counts for nothing."""
    members = capped(0, 1)
    for cap, most in ((6, 26), (50, 33), (None, 33)):
        atoms = [atom(0, due(5)), atom(1, due(8)), atom(2, due(20))]
        begun = begin(component(atoms, [], [members], caps={members: cap}))
        assert most == most_payoff(begun, frozenset()).own.high
    with_more = [atom(0, due(5), saved=4), atom(1, due(8)), atom(2, due(20))]
    begun = begin(component(with_more, [], [members], caps={members: 6}))
    assert 30 == most_payoff(begun, frozenset()).own.high


def test_the_applicant_chooses_by_what_is_the_applicants_then_by_what_anyone_has() -> None:
    """What others get counts only between equals."""
    for first, second, chosen in (
        (atom(0, due(30), own=0), atom(1, due(14)), [0, 14]),
        (atom(0, due(14)), atom(1, due(28), own=Fraction(1, 2)), [0, 28]),
        (atom(0, due(28), own=Fraction(1, 2)), atom(1, due(14)), [28, 0]),
        (atom(0, due(14)), atom(1, due(13), saved=2), [0, 13]),
    ):
        assert chosen == amounts_in(solve(component([first, second], [one_of(0, 1)]), "CNY"))


def test_of_equals_the_one_named_first_is_chosen_and_the_next_is_told() -> None:
    """The best of the bundles that hold something else is told beside it, with its total."""
    solved = solve(component([atom(at, due(7)) for at in range(3)], [one_of(0, 1, 2)]), "CNY")
    assert [7, 0, 0] == amounts_in(solved)
    assert solved.choice is not None
    assert solved.choice.runner_up is not None
    assert [("i00", yuan(7)), ("i01", yuan(7))] == [
        (bundle.claimed[0].incentive, bundle.total)
        for bundle in (solved.choice.chosen, solved.choice.runner_up)
    ]


def test_the_best_but_one_is_the_best_that_holds_something_else() -> None:
    """Not the one that only leaves something out."""
    atoms = [atom(0, due(9)), atom(1, due(2)), atom(2, due(5)), atom(3, due(1))]
    solved = solve(component(atoms, [one_of(0, 1, 2)], [excludes(3, 2)]), "CNY")
    assert solved.choice is not None
    assert solved.choice.runner_up is not None
    assert [["i00", "i03"], ["i02"]] == [
        [each.incentive for each in bundle.claimed]
        for bundle in (solved.choice.chosen, solved.choice.runner_up)
    ]
    alone = solve(component(atoms, [], [excludes(3, 2)]), "CNY")
    assert alone.choice is None
    assert [9, 2, 5, 0] == amounts_in(alone)


def used(number: int, *, is_certain: bool, by: tuple[str, ...] = ("i01",)) -> Used:
    relation = OncePer(members=(), counts_rows=False, span=AT, **FROM)  # type: ignore[arg-type]
    missing = () if is_certain else (Q,)
    return Used(relation=relation, atom=number, by=by, is_certain=is_certain, missing=missing)


def test_a_key_that_is_used_up_leaves_nothing_and_one_that_may_be_leaves_it_open() -> None:
    """What was not given was used up by nothing; the awards that used it up are told."""
    atoms = [atom(0, due(5)), atom(1, due(6)), atom(2, NO_CLAIM)]
    taken = [used(0, is_certain=True), used(1, is_certain=False), used(2, is_certain=True)]
    begun = begin(component(atoms, [], used=taken))
    assert {0: NO_CLAIM, 1: doubted(maybe(0, 6, Q)), 2: NO_CLAIM} == begun.claims
    assert [(0, Reason.KEY_AWARDED, ("i01",)), (1, Reason.KEY_AWARDED, ("i01",))] == [
        (effect.atom, effect.reason, effect.because_of) for effect in begun.effects
    ]
    assert begun.claims == settle(begun, {}).claims


def test_what_was_begun_on_stays_as_it_was() -> None:
    """Many bundles are tried on it."""
    atoms = [atom(0, due(5)), atom(1, due(6))]
    begun = begin(component(atoms, [one_of(0, 1)]))
    chosen = settle(begun, {0: 1})
    assert ({0: due(5), 1: due(6)}, []) == (begun.claims, begun.effects)
    assert {0: NO_CLAIM, 1: due(6)} == chosen.left()
    [effect] = chosen.effects
    assert (0, Reason.NOT_CHOSEN, ("i01",)) == (effect.atom, effect.reason, effect.because_of)
    none_of_them = settle(begun, {0: None})
    assert {0: NO_CLAIM, 1: NO_CLAIM} == none_of_them.left()
    assert [()] * 2 == [effect.because_of for effect in none_of_them.effects]
    not_chosen = settle(begun, {})
    assert {0: doubted(maybe(0, 5)), 1: doubted(maybe(0, 6))} == not_chosen.left()
    assert [("i01",), ("i00",)] == [effect.because_of for effect in not_chosen.effects]

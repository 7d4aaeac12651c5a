"""Laws of relations, tried on generated ones.

The optimum, independence of order, and what is not known.
"""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from itertools import product

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from moneyed import Money

from incentives import Assessment, Library, assess
from incentives.facts.unknown import Unknown
from incentives.policy.relation import Deducts, Excludes, HigherOf, OneOf, Relation, SharedCap
from incentives.values.citation import Citation
from tests.engine.relations.trader_domain import (
    ON,
    ROWS,
    WHOLE,
    Award,
    Job,
    Market,
    Stall,
    Trader,
    market,
    related,
    short,
)
from tests.engine.small_domain import contradictions, yuan
from tests.gaps import with_gaps
from tests.trying import examples

TEMPLATES = (
    "shared_cap: {of: [a, b], at_most: trader.cap}",
    "shared_cap: {of: [x, y], at_most: stall.rent, for_each: stalls}",
    "once_per: {of: [{incentive: x, key: stall.id}, {incentive: z, key: job.stall}]}",
    "excludes: {incentive: a, by: b}",
)
NAMES = (*WHOLE, *ROWS, "z")


class Bare:
    """A library of the grants alone; its name is short, since failing examples print it.

    Relations are given to it.
    """

    def __init__(self, library: Library) -> None:
        self.library = attrs.evolve(library, relations=())
        self.cap, self.row_cap, self.once, self.excludes = library.relations

    def __repr__(self) -> str:
        return "bare"

    def relation(self, kind: str, names: Sequence[str]) -> Relation:
        """A relation of the kind between incentives of these short names."""
        ids = tuple(f"land.one.{name}" for name in names)
        common = {
            "instrument": "land.one",
            "citation": Citation("No. land.one", "7"),
            "text": None,
            "span": self.cap.span,
        }
        match kind:
            case "excludes":
                return Excludes(incentive=ids[0], by=ids[1], **common)  # type: ignore[arg-type]
            case "deducts":
                return Deducts(incentive=ids[0], what=ids[1], **common)  # type: ignore[arg-type]
            case "higher_of":
                return HigherOf(incentives=ids, **common)  # type: ignore[arg-type]
            case "one_of":
                return OneOf(incentives=ids, **common)  # type: ignore[arg-type]
            case "cap":
                assert isinstance(self.cap, SharedCap)
                return attrs.evolve(self.cap, incentives=ids)
            case "row_cap":
                return self.row_cap
            case _:
                return self.once

    def with_relations(self, stated: Sequence[tuple[str, tuple[str, ...]]]) -> Library:
        return attrs.evolve(
            self.library, relations=tuple(self.relation(kind, names) for kind, names in stated)
        )


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Bare:
    return Bare(market(tmp_path_factory.mktemp("policies"), *TEMPLATES))


Stated = tuple[str, tuple[str, ...]]


@st.composite
def relations(draw: st.DrawFn, names: tuple[str, ...] = NAMES, *, most: int = 4) -> list[Stated]:
    """Relations of all kinds, with no circle.

    Exclusions and deductions go one way along an order of the incentives.
    """
    order = draw(st.permutations(names))
    found: list[Stated] = []
    for _ in range(draw(st.integers(1, most))):
        kind = draw(
            st.sampled_from(
                ["excludes", "deducts", "one_of", "one_of", "higher_of", "cap", "row_cap", "once"]
            )
        )
        if kind in {"excludes", "deducts"}:
            first, second = sorted(
                draw(st.lists(st.sampled_from(order), min_size=2, max_size=2, unique=True)),
                key=order.index,
            )
            found.append((kind, (first, second)))
        elif kind in {"row_cap", "once"}:
            found.append((kind, ("x", "y") if kind == "row_cap" else ("x", "z")))
        else:
            found.append(
                (
                    kind,
                    tuple(
                        draw(st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True))
                    ),
                )
            )
    return list(dict.fromkeys(found))


amounts = st.integers(0, 12).map(yuan)
stalls = st.builds(
    Stall,
    id=st.sampled_from(["p", "q"]),
    x=amounts,
    y=amounts,
    has_x=st.booleans(),
    has_y=st.booleans(),
    rent=amounts,
    tax=st.just(yuan(0)),
    owned=st.booleans(),
)
jobs = st.builds(Job, stall=st.sampled_from(["p", "q"]), z=amounts)
awards = st.builds(
    Award,
    incentive=st.sampled_from(["land.one.x", "land.one.z", "land.one.y"]),
    subject=st.sampled_from(["p", "q"]),
    amount=amounts,
    paid_on=st.just(ON),
)
traders = st.builds(
    Trader,
    a=amounts,
    b=amounts,
    c=amounts,
    d=amounts,
    cap=st.integers(0, 30).map(yuan),
    has_a=st.booleans(),
    has_b=st.booleans(),
    has_c=st.booleans(),
    has_d=st.booleans(),
)
markets: st.SearchStrategy[Market] = st.builds(
    Market,
    trader=traders,
    stalls=st.lists(stalls, max_size=2).map(tuple),
    jobs=st.lists(jobs, max_size=2).map(tuple),
    awards=st.lists(awards, max_size=2).map(tuple),
)


# --- the optimum, by trying everything

Atom = tuple[str, str]
Amounts = dict[Atom, Fraction | None]
"""What each incentive comes to in each row ('' for the whole case); None: it is not given."""


def amounts_of(case: Market) -> Amounts:
    """What each incentive pays by itself; only what is due is there."""
    found: Amounts = {}
    for name in WHOLE:
        if getattr(case.trader, f"has_{name}"):
            found[name, ""] = Fraction(getattr(case.trader, name).amount)
    assert isinstance(case.stalls, tuple)
    assert isinstance(case.jobs, tuple)
    for index, stall in enumerate(case.stalls):
        for name in ROWS:
            if getattr(stall, f"has_{name}"):
                found[name, f"stalls[{index}]"] = Fraction(getattr(stall, name).amount)
    for index, job in enumerate(case.jobs):
        found["z", f"jobs[{index}]"] = Fraction(job.z.amount)  # type: ignore[union-attr]
    return found


def places(names: Sequence[str], atoms: Mapping[Atom, object]) -> list[list[list[Atom]]]:
    """For each place in which a relation binds, the atoms of each member.

    By row if all go over stalls, else everywhere.
    """
    by_row = all(name in ROWS for name in names)
    rows = sorted({row for name, row in atoms if name in names}) if by_row else [None]
    return [
        [[atom for atom in atoms if atom[0] == name and row in {None, atom[1]}] for name in names]
        for row in rows
    ]


def total(found: Amounts, atoms: Sequence[Atom]) -> Fraction:
    return sum((found[atom] or Fraction(0) for atom in atoms), Fraction(0))


def is_given(found: Amounts, atoms: Sequence[Atom]) -> bool:
    return any(found[atom] is not None for atom in atoms)


def scaled(found: Amounts, atoms: Sequence[Atom], to: Fraction) -> None:
    """Cuts (or rounds) the amounts in proportion, so that they come to so much together."""
    whole = total(found, atoms)
    if whole:
        for atom in atoms:
            amount = found[atom]
            found[atom] = amount * to / whole if amount is not None else None


def evaluated(stated: Sequence[Stated], chosen: Amounts, case: Market) -> Amounts:
    """One bundle under exclusions, the higher of several, deductions and caps, amounts known."""
    bundle = dict(chosen)
    exclude(stated, bundle)
    leave_the_higher(stated, bundle)
    deduct(stated, bundle)
    cap(stated, bundle, case)
    return bundle


def in_order(stated: Sequence[Stated], kind: str) -> list[tuple[str, ...]]:
    """The pairs of a kind, what others wait for first."""
    waiting = sorted(names for stated_kind, names in stated if stated_kind == kind)
    ordered: list[tuple[str, ...]] = []
    while waiting:
        ready = [pair for pair in waiting if pair[1] not in {other[0] for other in waiting}]
        ordered += ready
        waiting = [pair for pair in waiting if pair not in ready]
    return ordered


def exclude(stated: Sequence[Stated], bundle: Amounts) -> None:
    """Nothing is left of what is excluded by something that is given."""
    for names in in_order(stated, "excludes"):
        for excluded, by in places(names, bundle):
            if is_given(bundle, by):
                bundle.update(dict.fromkeys(excluded))


def leave_the_higher(stated: Sequence[Stated], bundle: Amounts) -> None:
    """Of several that are given, only the one that comes to most is left; of equals the first."""
    for names in sorted(names for kind, names in stated if kind == "higher_of"):
        for members in places(names, bundle):
            given = [member for member in members if is_given(bundle, member)]
            highest = max(given, key=lambda member: total(bundle, member), default=[])
            for member in given:
                if member is not highest:
                    bundle.update(dict.fromkeys(member))


def deduct(stated: Sequence[Stated], bundle: Amounts) -> None:
    """The one is less by what the other comes to, and no less than nothing."""
    for names in in_order(stated, "deducts"):
        for source, what in places(names, bundle):
            left = total(bundle, source) - total(bundle, what)
            scaled(bundle, source, max(left, Fraction(0)))


def cap(stated: Sequence[Stated], bundle: Amounts, case: Market) -> None:
    """Members of a shared cap have what it leaves them, in the order in which they are named."""
    capping = [relation for relation in stated if relation[0] in {"cap", "row_cap"}]
    for kind, names in sorted(capping, key=lambda relation: relation[1]):
        for row, at_most in caps_of(kind, case).items():
            left = at_most
            for name in names:
                atoms = [atom for atom in bundle if atom[0] == name and row in {None, atom[1]}]
                kept = min(paid(bundle, atoms, is_whole_case=row is None), left)
                scaled(bundle, atoms, kept)
                left -= kept


def caps_of(kind: str, case: Market) -> dict[str | None, Fraction]:
    """The cap of each row, or that of the whole case (None)."""
    if kind == "cap":
        return {None: Fraction(case.trader.cap.amount)}  # type: ignore[union-attr]
    assert isinstance(case.stalls, tuple)
    return {
        f"stalls[{index}]": Fraction(stall.rent.amount)  # type: ignore[union-attr]
        for index, stall in enumerate(case.stalls)
    }


def paid(bundle: Amounts, atoms: Sequence[Atom], *, is_whole_case: bool) -> Fraction:
    """What the atoms come to: several rows of one incentive are paid as one sum, to the fen."""
    whole = total(bundle, atoms)
    is_one_sum = is_whole_case and sum(bundle[atom] is not None for atom in atoms) > 1
    return to_the_fen(whole) if is_one_sum else whole


def keyed(case: Market, atom: Atom) -> str:
    name, row = atom
    rows = case.stalls if name == "x" else case.jobs
    assert isinstance(rows, tuple)
    at = int(row.partition("[")[2].rstrip("]"))
    return str(getattr(rows[at], "id" if name == "x" else "stall"))


def best(stated: Sequence[Stated], case: Market) -> Amounts:
    """The bundle that pays most; among equals the one whose members are named first."""
    there = amounts_of(case)
    awarded = {(short(str(award.incentive)), award.subject) for award in case.awards}  # type: ignore[union-attr]
    groups: list[list[list[Atom]]] = []
    for kind, names in sorted(
        (each for each in stated if each[0] in {"one_of", "once"}), key=lambda each: each[1]
    ):
        if kind == "one_of":
            groups += [[member for member in members if member] for members in places(names, there)]
            continue
        for atom in [atom for atom in there if atom[0] in {"x", "z"}]:
            other = "z" if atom[0] == "x" else "x"
            if (other, keyed(case, atom)) in awarded and (
                atom[0],
                keyed(case, atom),
            ) not in awarded:
                del there[atom]
    for kind, _ in stated:
        if kind == "once":
            atoms = [atom for name in ("x", "z") for atom in there if atom[0] == name]
            groups += [[[atom] for atom in atoms if keyed(case, atom) == key] for key in ("p", "q")]
    groups = [
        [option for option in ([a for a in each if a in there] for each in group) if option]
        for group in groups
    ]
    ways = product(*([*group, []] for group in groups if len(group) > 1))
    choosable = [group for group in groups if len(group) > 1]
    bundles = []
    for way in ways:
        left_out = {
            atom
            for group, taken in zip(choosable, way, strict=True)
            for option in group
            for atom in option
            if option != taken
        }
        chosen = {atom: None if atom in left_out else amount for atom, amount in there.items()}
        bundles.append(evaluated(stated, chosen, case))
    return max(bundles, key=lambda bundle: total(bundle, list(bundle)))


@settings(max_examples=examples(300))
@given(stated=relations(), case=markets)
def test_the_best_bundle_is_found(bare: Bare, stated: list[Stated], case: Market) -> None:
    """What is paid in all is what the best of all bundles pays, each worked out by itself."""
    found = assess(case, bare.with_relations(stated), on=ON)
    assert found.totals["cash"] == sum_of_rounded(best(stated, case))


def sum_of_rounded(found: Amounts) -> object:
    """The total of amounts that are each rounded to the fen, half up."""
    fen = [
        to_the_fen(total(found, [atom for atom in found if atom[0] == name])) * 100
        for name in NAMES
    ]
    return yuan(int(sum(fen))) / 100


def to_the_fen(amount: Fraction) -> Fraction:
    return Fraction(int(amount * 100 + Fraction(1, 2)), 100)


@settings(max_examples=examples(200))
@given(stated=relations(), case=markets, random=st.randoms(use_true_random=False))
def test_nothing_depends_on_the_order_in_which_relations_and_incentives_are_read(
    bare: Bare, stated: list[Stated], case: Market, random: object
) -> None:
    """The same relations and incentives, read in another order, come to the same in every row."""
    library = bare.with_relations(stated)
    incentives, mixed = list(library.incentives.items()), list(library.relations)
    random.shuffle(incentives)  # type: ignore[attr-defined]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    other = attrs.evolve(library, incentives=dict(incentives), relations=tuple(mixed))
    assert related(assess(case, library, on=ON)) == related(assess(case, other, on=ON))


@settings(max_examples=examples(400))
@given(stated=relations(), pair=with_gaps(markets, most=4))
def test_a_new_fact_overturns_nothing_that_relations_left(
    bare: Bare, stated: list[Stated], pair: tuple[Market, Market]
) -> None:
    """What is known without some facts stays with them; ranges contain what it comes to."""
    partial, full = pair
    library = bare.with_relations(stated)
    assert contradictions(assess(partial, library, on=ON), assess(full, library, on=ON)) == []


@settings(max_examples=examples(100))
@given(stated=relations(most=3), case=markets)
def test_relations_never_make_more_of_an_incentive(
    bare: Bare, stated: list[Stated], case: Market
) -> None:
    """After relations no incentive, and no row of it, comes to more than by itself.

    What is given was due.
    """
    alone = assess(case, bare.library, on=ON)
    for before, after in zip(alone, assess(case, bare.with_relations(stated), on=ON), strict=True):
        assert before.amount is not None
        assert after.amount is not None
        assert after.amount <= before.amount
        assert all(part.kept.within.least <= part.by_itself.within.least for part in after.working)


@settings(max_examples=examples(100))
@given(stated=relations(most=3), case=markets)
def test_a_change_names_what_its_relation_names(
    bare: Bare, stated: list[Stated], case: Market
) -> None:
    """Each change names a relation that speaks of the incentive, and others that it names."""
    for each in assess(case, bare.with_relations(stated), on=ON):
        for change in each.changes:
            assert {each.incentive, *change.because_of} <= set(change.relation.incentives)


def without(stated: Sequence[Stated], gone: Collection[str]) -> list[Stated]:
    """The relations as if these incentives were none; one of too few left is none either."""
    rest = []
    for kind, names in stated:
        left = tuple(name for name in names if name not in gone)
        if kind in {"row_cap", "once"} or left == names or len(left) > (kind != "cap"):
            rest.append((kind, names if kind in {"row_cap", "once"} else left))
    return rest


def told_of_relations(assessment: Assessment) -> list[object]:
    """What relations made of each incentive, for want of what, and for what reasons."""
    reasons = [[change.reason for change in each.changes] for each in assessment]
    return [related(assessment), [each.missing for each in assessment], reasons]


NOTHING_OR_FIVE = st.sampled_from([0, 5]).map(yuan)
WITHOUT_ROWS: st.SearchStrategy[Market] = st.builds(
    Market,
    trader=st.builds(
        Trader,
        **dict.fromkeys((*WHOLE, "cap"), NOTHING_OR_FIVE),
        **{f"has_{name}": st.booleans() for name in WHOLE},
    ),
    stalls=st.just(()),
    jobs=st.just(()),
    awards=st.just(()),
)


@settings(max_examples=examples(200))
@given(stated=relations(WHOLE, most=1), pair=with_gaps(WITHOUT_ROWS, most=2))
def test_what_is_not_given_is_as_if_the_relation_named_it_not(
    bare: Bare, stated: list[Stated], pair: tuple[Market, Market]
) -> None:
    """It changes nothing of others and is named by no change, whatever else is not known.

    Of one relation between incentives for the whole case: whether it is taken row by row, and in
    which order with others, hangs on all that it names.
    """
    case, _ = pair
    alone = assess(case, bare.library, on=ON)
    gone = {name for name in WHOLE if not alone[f"land.one.{name}"].outcome.is_given}
    named, unnamed = (
        assess(case, bare.with_relations(some), on=ON) for some in (stated, without(stated, gone))
    )
    assert told_of_relations(named) == told_of_relations(unnamed)
    because_of = {short(name) for each in named for one in each.changes for name in one.because_of}
    assert because_of.isdisjoint(gone)


@pytest.mark.parametrize("kind", ["deducts", "excludes", "higher_of"])
@pytest.mark.parametrize("names", [("a", "d"), ("d", "a")])
def test_what_is_surely_excluded_takes_no_part_in_other_relations(
    bare: Bare, kind: str, names: tuple[str, ...]
) -> None:
    """Whatever it would come to itself: `c` is due and excludes `d`."""
    excludes = ("excludes", ("d", "c"))
    amounts: tuple[Money | Unknown, ...] = (yuan(0), yuan(5), Unknown.UNKNOWN)
    for a, d in product(amounts, repeat=2):
        trader = Trader(a=a, c=yuan(1), d=d, cap=yuan(9), has_a=True, has_c=True, has_d=True)
        case = Market(trader=attrs.evolve(trader, has_b=False), stalls=(), jobs=(), awards=())
        alone = assess(case, bare.with_relations([excludes]), on=ON)
        found = assess(case, bare.with_relations([excludes, (kind, names)]), on=ON)
        assert told_of_relations(found) == told_of_relations(alone), (a, d)

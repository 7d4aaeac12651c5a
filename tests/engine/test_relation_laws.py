"""Laws of relations, tried on generated ones: the optimum, independence of order, and what is not known."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incentives import Library, assess
from incentives.policy.relation import Deducts, Excludes, HigherOf, OneOf, Relation, SharedCap
from incentives.values.citation import Citation
from tests.engine.small_domain import contradictions, yuan
from tests.engine.trader_domain import ON, ROWS, WHOLE, Award, Job, Market, Stall, Trader, market, related, short
from tests.gaps import with_gaps

TEMPLATES = (
    "shared_cap: {of: [a, b], at_most: trader.cap}",
    "shared_cap: {of: [x, y], at_most: stall.rent, for_each: stalls}",
    "once_per: {of: [{incentive: x, key: stall.id}, {incentive: z, key: job.stall}]}",
    "excludes: {incentive: a, by: b}",
)
NAMES = (*WHOLE, *ROWS, "z")


class Bare:
    """A library of the grants alone, to which relations are given; its name is short, since failing examples print it."""

    def __init__(self, library: Library) -> None:
        self.library = attrs.evolve(library, relations=())
        self.cap, self.row_cap, self.once, self.excludes = library.relations

    def __repr__(self) -> str:
        return "bare"

    def relation(self, kind: str, names: Sequence[str]) -> Relation:
        """A relation of the kind between incentives of these short names."""
        ids = tuple(f"land.one.{name}" for name in names)
        common = {"instrument": "land.one", "citation": Citation("No. land.one", "7"), "text": None, "span": self.cap.span}
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
        return attrs.evolve(self.library, relations=tuple(self.relation(kind, names) for kind, names in stated))


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Bare:
    return Bare(market(tmp_path_factory.mktemp("policies"), *TEMPLATES))


Stated = tuple[str, tuple[str, ...]]


@st.composite
def relations(draw: st.DrawFn, names: tuple[str, ...] = NAMES, *, most: int = 4) -> list[Stated]:
    """Relations of all kinds; exclusions and deductions go one way along an order of the incentives, so in no circle."""
    order = draw(st.permutations(names))
    found: list[Stated] = []
    for _ in range(draw(st.integers(1, most))):
        kind = draw(st.sampled_from(["excludes", "deducts", "one_of", "one_of", "higher_of", "cap", "row_cap", "once"]))
        if kind in {"excludes", "deducts"}:
            first, second = sorted(draw(st.lists(st.sampled_from(order), min_size=2, max_size=2, unique=True)), key=order.index)
            found.append((kind, (first, second)))
        elif kind in {"row_cap", "once"}:
            found.append((kind, ("x", "y") if kind == "row_cap" else ("x", "z")))
        else:
            found.append((kind, tuple(draw(st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True)))))
    return list(dict.fromkeys(found))


amounts = st.integers(0, 12).map(yuan)
stalls = st.builds(
    Stall, id=st.sampled_from(["p", "q"]), x=amounts, y=amounts, has_x=st.booleans(), has_y=st.booleans(), rent=amounts,
    tax=st.just(yuan(0)), owned=st.booleans(),
)  # fmt: skip
jobs = st.builds(Job, stall=st.sampled_from(["p", "q"]), z=amounts)
awards = st.builds(
    Award, incentive=st.sampled_from(["land.one.x", "land.one.z", "land.one.y"]), subject=st.sampled_from(["p", "q"]),
    amount=amounts, paid_on=st.just(ON),
)  # fmt: skip
traders = st.builds(
    Trader, a=amounts, b=amounts, c=amounts, d=amounts, cap=st.integers(0, 30).map(yuan), has_a=st.booleans(),
    has_b=st.booleans(), has_c=st.booleans(), has_d=st.booleans(),
)  # fmt: skip
markets: st.SearchStrategy[Market] = st.builds(
    Market, trader=traders, stalls=st.lists(stalls, max_size=2).map(tuple), jobs=st.lists(jobs, max_size=2).map(tuple),
    awards=st.lists(awards, max_size=2).map(tuple),
)  # fmt: skip


# --- the optimum, by trying everything --------------------------------------------------------------------------------------

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
    """For each place in which a relation binds, the atoms of each member: by row if all go over stalls, else everywhere."""
    by_row = all(name in ROWS for name in names)
    rows = sorted({row for name, row in atoms if name in names}) if by_row else [None]
    return [[[atom for atom in atoms if atom[0] == name and row in {None, atom[1]}] for name in names] for row in rows]


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
    """One bundle under exclusions, the higher of several, deductions and caps, for known amounts."""
    found = dict(chosen)

    def before(kind: str) -> list[Stated]:
        """The pairs of a kind, what others wait for first."""
        waiting = sorted(each for each in stated if each[0] == kind)
        ordered: list[Stated] = []
        while waiting:
            ready = [each for each in waiting if each[1][1] not in {other[1][0] for other in waiting}]
            ordered += ready
            waiting = [each for each in waiting if each not in ready]
        return ordered

    for _, names in before("excludes"):
        for excluded, by in places(names, found):
            if is_given(found, by):
                found.update(dict.fromkeys(excluded))
    for _, names in sorted(each for each in stated if each[0] == "higher_of"):
        for members in places(names, found):
            there = [member for member in members if is_given(found, member)]
            best = max(there, key=lambda member: total(found, member), default=[])
            for member in there:
                if member is not best:
                    found.update(dict.fromkeys(member))
    for _, names in before("deducts"):
        for source, what in places(names, found):
            scaled(found, source, max(total(found, source) - total(found, what), Fraction(0)))
    for kind, names in sorted((each for each in stated if each[0] in {"cap", "row_cap"}), key=lambda each: each[1]):
        assert isinstance(case.stalls, tuple)
        caps = {f"stalls[{index}]": Fraction(stall.rent.amount) for index, stall in enumerate(case.stalls)}  # type: ignore[union-attr]
        rows = list(caps) if kind == "row_cap" else [None]
        for row in rows:
            left = caps[row] if row is not None else Fraction(case.trader.cap.amount)  # type: ignore[union-attr]
            for name in names:
                atoms = [atom for atom in found if atom[0] == name and row in {None, atom[1]}]
                whole = total(found, atoms)
                paid = to_the_fen(whole) if row is None and sum(found[atom] is not None for atom in atoms) > 1 else whole
                scaled(found, atoms, min(paid, left))
                left -= min(paid, left)
    return found


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
    for kind, names in sorted((each for each in stated if each[0] in {"one_of", "once"}), key=lambda each: each[1]):
        if kind == "one_of":
            groups += [[member for member in members if member] for members in places(names, there)]
            continue
        for atom in [atom for atom in there if atom[0] in {"x", "z"}]:
            other = "z" if atom[0] == "x" else "x"
            if (other, keyed(case, atom)) in awarded and (atom[0], keyed(case, atom)) not in awarded:
                del there[atom]
    for kind, _ in stated:
        if kind == "once":
            atoms = [atom for name in ("x", "z") for atom in there if atom[0] == name]
            groups += [[[atom] for atom in atoms if keyed(case, atom) == key] for key in ("p", "q")]
    groups = [[option for option in ([a for a in each if a in there] for each in group) if option] for group in groups]
    ways = product(*([*group, []] for group in groups if len(group) > 1))
    choosable = [group for group in groups if len(group) > 1]
    bundles = []
    for way in ways:
        left_out = {
            atom for group, taken in zip(choosable, way, strict=True) for option in group for atom in option if option != taken
        }
        chosen = {atom: None if atom in left_out else amount for atom, amount in there.items()}
        bundles.append(evaluated(stated, chosen, case))
    return max(bundles, key=lambda bundle: total(bundle, list(bundle)))


@settings(max_examples=300)
@given(stated=relations(), case=markets)
def test_the_best_bundle_is_found(bare: Bare, stated: list[Stated], case: Market) -> None:
    """What is paid in all is what the best of all bundles pays, each of them worked out by itself."""
    found = assess(case, bare.with_relations(stated), on=ON)
    assert found.totals["cash"] == sum_of_rounded(best(stated, case))


def sum_of_rounded(found: Amounts) -> object:
    """The total of amounts that are each rounded to the fen, half up."""
    fen = [to_the_fen(total(found, [atom for atom in found if atom[0] == name])) * 100 for name in NAMES]
    return yuan(int(sum(fen))) / 100


def to_the_fen(amount: Fraction) -> Fraction:
    return Fraction(int(amount * 100 + Fraction(1, 2)), 100)


@settings(max_examples=200)
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


@settings(max_examples=400)
@given(stated=relations(), pair=with_gaps(markets, most=4))
def test_a_new_fact_overturns_nothing_that_relations_left(
    bare: Bare, stated: list[Stated], pair: tuple[Market, Market]
) -> None:
    """Facts are left out of a case: what is known without them stays with them, and ranges contain what it comes to."""
    partial, full = pair
    library = bare.with_relations(stated)
    assert contradictions(assess(partial, library, on=ON), assess(full, library, on=ON)) == []


@settings(max_examples=100)
@given(stated=relations(most=3), case=markets)
def test_relations_never_make_more_of_an_incentive(bare: Bare, stated: list[Stated], case: Market) -> None:
    """After relations no incentive, and no row of it, comes to more than by itself; what is given was due."""
    alone = assess(case, bare.library, on=ON)
    for before, after in zip(alone, assess(case, bare.with_relations(stated), on=ON), strict=True):
        assert before.amount is not None
        assert after.amount is not None
        assert after.amount <= before.amount
        assert all(part.kept.low <= part.low for part in after.working)


@settings(max_examples=100)
@given(stated=relations(most=3), case=markets)
def test_a_change_names_what_its_relation_names(bare: Bare, stated: list[Stated], case: Market) -> None:
    """Each change names a relation that speaks of the incentive, and other incentives that it names."""
    for each in assess(case, bare.with_relations(stated), on=ON):
        for change in each.changes:
            assert {each.incentive, *change.because_of} <= set(change.relation.incentives)

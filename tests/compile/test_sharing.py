"""What is made for the law of one place serves another only where that would be made the same."""

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import attrs
import pytest

from incentives import Library, childcare
from incentives.compile.filling import filling_of
from incentives.compile.kernel import kernel_of
from incentives.compile.layout import word_layout_of
from incentives.compile.lowering.expressions import Lowerer
from incentives.compile.lowering.plans.parts import Dating, plan_of
from incentives.compile.lowering.sharing import Making, Shared
from incentives.compile.printing.opened.plans import print_open_plan
from incentives.compile.printing.plans.plan import print_plan
from incentives.compile.printing.text import Module
from incentives.compile.running.edition import edition_of
from incentives.facts.snapshot import take_snapshot
from incentives.policy.library import Law, law_of
from tests.report.reports import bundled

ON = date(2023, 12, 31)
EVERYWHERE = "cn.2009-122.nonprofit_income_exemption"


def laws(library: Library, known_on: date | None = None) -> list[Law]:
    """The law of each place that has a code."""
    chains = [
        library.chain_of(place.codes[0]) for place in library.jurisdictions.values() if place.codes
    ]
    return [law_of(library, chain, known_on) for chain in chains if chain is not None]


def text_by(lowerer: Lowerer, *, is_open: bool) -> str:
    """The text of all incentives of the place, in one form or the other."""
    law, module = lowerer.making.of_place, Module()
    for incentive in law.library.incentives.values():
        if law.applies(incentive.instrument) and law.is_known(incentive.instrument):
            if is_open:
                plans = {dating: plan_of(incentive, lowerer, dating) for dating in Dating}
                print_open_plan(plans, module, edition_of(law).ranks, is_told_alone=True)
            else:
                print_plan(plan_of(incentive, lowerer), module)
    return module.source()


def assert_the_same(laws: list[Law], *, is_open: bool) -> None:
    """The text made of what other places have made is the text made of nothing."""
    shared: Shared = {}
    layout = word_layout_of(laws[0].library)
    for law in laws:
        taken = Lowerer(making=Making(law=law, shared=shared), layout=layout)
        alone = Lowerer(making=Making(law=law), layout=layout)
        assert text_by(taken, is_open=is_open) == text_by(alone, is_open=is_open), law.chain


@pytest.mark.parametrize("known_on", [None, date(2021, 6, 1)])
def test_each_place_has_the_text_that_it_has_alone(known_on: date | None) -> None:
    assert_the_same(laws(bundled(), known_on)[::2], is_open=False)


def test_open_forms_too_are_those_of_the_place() -> None:
    assert_the_same(laws(bundled())[::9], is_open=True)


def test_what_the_law_says_alike_is_one_function() -> None:
    """Of a hundred functions of a place nearly all are those of another."""
    kernels = [kernel_of(law) for law in laws(bundled())]
    assert {kernel.incentives[EVERYWHERE].function for kernel in kernels} == {
        kernels[0].incentives[EVERYWHERE].function
    }
    several = {printed.function for kernel in kernels for printed in kernel.incentives.values()}
    assert len(several) < 2 * len(bundled().incentives)


def test_what_was_asked_of_the_law_decides() -> None:
    """An answer of the law that differs is enough for what rests on it to be made anew."""
    library = bundled()
    (country, *_, district) = sorted(laws(library), key=lambda law: len(law.chain))
    shared: Shared = {}
    made: list[Law] = []
    name = next(
        name for name, figures in country.figures.items() if figures != district.figures[name]
    )

    def outer(making: Making) -> int:
        def inner() -> int:
            made.append(making.of_place)
            return len(making.law.figures[name])

        return making.once("outer", lambda: making.once("inner", inner))

    counts = [outer(Making(law=law, shared=shared)) for law in (country, district, country)]
    assert counts == [len(law.figures[name]) for law in (country, district, country)]
    assert made == [country, district]


def test_several_threads_make_kernels_of_one_edition() -> None:
    """No name is that of two functions, and none is missing: each place decides as if alone."""
    library = attrs.evolve(bundled())  # of which nothing was made
    several = [law_of(library, law.chain, None) for law in laws(library)[::3]]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            kernels = list(threads.map(kernel_of, several))
    finally:
        sys.setswitchinterval(before)
    case = childcare.read_case(childcare.example_cases()["haimen-new-build"].path)
    snapshot = take_snapshot(case, library.vocabulary)
    for law, kernel in zip(several, kernels, strict=True):
        alone = kernel_of(law_of(bundled(), law.chain))
        words = kernel.layout.beginning
        at = filling_of(library).fill(snapshot, on=ON, into=words)
        day = ON.toordinal()
        told, as_alone = (dict(one.verdicts([*words], at, day)) for one in (kernel, alone))
        assert told == as_alone

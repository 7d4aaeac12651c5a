"""What the kernels of all places have in common: functions of equal text are made once."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING

import attrs

from incentives.compile.layout import WordLayout, word_layout_of
from incentives.compile.lowering.expressions import Lowerer
from incentives.compile.lowering.lacking import Ranks, ranks_of
from incentives.compile.lowering.plans.parts import Dating, Plan, plan_of
from incentives.compile.lowering.sharing import Making, Shared
from incentives.compile.printing.opened.plans import print_open_plan
from incentives.compile.printing.opened.together import facts_tried_together
from incentives.compile.printing.plans.cases import print_over_cases
from incentives.compile.printing.plans.plan import print_plan
from incentives.compile.printing.results import PrintedIncentive
from incentives.compile.printing.text import Module
from incentives.compile.running.plain import OpenDecide, Running
from incentives.compile.running.trying import Tried, tried_of
from incentives.engine.determination.running_limit import running_limit_of
from incentives.policy.library import Law, Library, Overlay, law_of
from incentives.policy.rule import Incentive

if TYPE_CHECKING:
    from incentives.compile.running.programs.translating import Program


@attrs.define(kw_only=True, eq=False, repr=False)
class Opened:
    """The open form of an incentive; `tried`: of which facts of rows the reference tries values.

    `asked`: of so many cases it was asked beside a compiled kernel. `program`: the same for the
    machine, made when that pays; None: there is none, or not yet (`is_translated`).
    """

    printed: PrintedIncentive
    decide: OpenDecide
    tried: tuple[Tried, ...]
    asked: int = 0
    is_translated: bool = False
    program: "Program | None" = None


@attrs.define(kw_only=True, eq=False, repr=False)
class Edition:
    """Laws of one library, as known on one day (None: all there is), with the same overlays.

    What is lowered, printed and run for the law of one place serves for others where their law says
    the same (`sharing`). `module`: the text of known forms; `running`: the functions themselves;
    `open_module`, `open_running`: of open forms, and of what they ask. `making`: whoever makes
    something holds it, so that several threads may ask at once. `asked`: of so many cases open
    forms were asked beside compiled kernels.
    """

    library: Library
    known_on: date | None
    overlays: tuple[Overlay, ...]
    layout: WordLayout
    ranks: Ranks
    module: Module = attrs.field(factory=lambda: Module(has_headers=True))
    running: Running = attrs.field(factory=Running)
    open_module: Module = attrs.field(factory=Module)
    open_running: Running = attrs.field(factory=Running)
    making: RLock = attrs.field(factory=RLock)
    asked: int = 0
    _shared: Shared = attrs.field(factory=dict)
    _printed: dict[Plan, PrintedIncentive] = attrs.field(factory=dict)
    _opened: dict[tuple[object, ...], Opened] = attrs.field(factory=dict)

    def lowerer(self, law: Law) -> Lowerer:
        """What lowers the rules of one of the laws."""
        return Lowerer(making=Making(law=law, shared=self._shared), layout=self.layout)

    def plans(self, law: Law) -> list[Plan]:
        """Every incentive of one of the laws, in the order of the library."""
        lowerer = self.lowerer(law)
        with self.making:
            return [
                plan_of(incentive, lowerer)
                for incentive in law.library.incentives.values()
                if law.applies(incentive.instrument) and law.is_known(incentive.instrument)
            ]

    def printed(self, plan: Plan) -> PrintedIncentive:
        """The known form of an incentive, in the common text."""
        with self.making:
            if plan not in self._printed:
                self._printed[plan] = print_plan(plan, self.module)
            return self._printed[plan]

    def opened(self, incentive: Incentive, lowerer: Lowerer) -> Opened:
        """The open form of an incentive that is law at the place of the lowerer."""
        with self.making:
            plans = {dating: plan_of(incentive, lowerer, dating) for dating in Dating}
            is_told_alone = running_limit_of(incentive, lowerer.making.of_place) is None
            key = (*plans.values(), is_told_alone)
            if key not in self._opened:
                self._opened[key] = self._open(plans, is_told_alone=is_told_alone)
            return self._opened[key]

    def program(self, opened: Opened) -> "Program | None":
        """The program of an open form, translated when it is first asked; None: there is none."""
        from incentives.compile.running.programs.translating import program_of

        with self.making:
            if not opened.is_translated:
                opened.program = program_of(opened.printed.function, self.open_module)
                opened.is_translated = True
            return opened.program

    def _open(self, plans: Mapping[Dating, Plan], *, is_told_alone: bool) -> Opened:
        printed = print_open_plan(plans, self.open_module, self.ranks, is_told_alone=is_told_alone)
        by_offset = {rows.offset: rows for rows in self.layout.rows.values()}
        tried = facts_tried_together(plans[Dating.IN_FORCE])
        return Opened(
            printed=printed,
            decide=self.open_running.function(printed.function, self.open_module),
            tried=tuple(tried_of(by_offset[listed], offsets) for listed, _, offsets in tried),
        )


def edition_of(law: Law) -> Edition:
    """That of the law: laws of one library, day of knowledge and overlays have the same one."""
    return _edition_of(law.library, law.known_on, law.overlays)


@lru_cache(maxsize=16)
def _edition_of(library: Library, known_on: date | None, overlays: tuple[Overlay, ...]) -> Edition:
    return Edition(
        library=library,
        known_on=known_on,
        overlays=overlays,
        layout=word_layout_of(library),
        ranks=ranks_of(library, overlays),
    )


@attrs.frozen(kw_only=True, eq=False, repr=False)
class EditionText:
    """The bare text of the kernels of all places; in it by plan the function over cases."""

    source: str
    over_cases: Mapping[Plan, str]


@lru_cache(maxsize=16)
def text_of(edition: Edition) -> EditionText:
    """The text is the same in each process, whichever places are asked for first."""
    library, module = edition.library, Module(is_bare=True)
    chains = {library.chain_from(place): None for place in library.jurisdictions}
    if not library.has_places:
        chains = {tuple(library.jurisdictions): None}
    laws = (law_of(library, chain, edition.known_on, edition.overlays) for chain in chains)
    plans = {plan: None for law in laws for plan in edition.plans(law)}
    over_cases = {plan: print_over_cases(plan, module) for plan in plans}
    return EditionText(source=module.source(), over_cases=over_cases)

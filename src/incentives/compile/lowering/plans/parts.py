"""An incentive as a plan: over which rows and months it goes, and what each part comes to."""

from collections.abc import Mapping
from enum import Enum, auto

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering import numbers, truths
from incentives.compile.lowering.charges import ChargeLowerer, Working
from incentives.compile.lowering.days import Days
from incentives.compile.lowering.expressions import Lowerer
from incentives.compile.lowering.kinds import rows_of
from incentives.compile.lowering.place import At, RowAt
from incentives.compile.lowering.plans.payment import paid_as_due
from incentives.compile.lowering.plans.requirements import Requirements, requirements_of
from incentives.compile.lowering.plans.returns import JointReturn, return_of
from incentives.compile.tree import ON, YES, Given, Leave, Node, OpenDay, Rows, is_nothing
from incentives.engine.evaluation.situation import Supposed
from incentives.policy.instrument import Instrument
from incentives.policy.rule import Charge, Incentive, Pays
from incentives.policy.stretches import possible_days

ROLE_NOT_TOLD = -1
"""Who benefits where no case of the rule holds: the reference says what that means."""


@attrs.frozen(kw_only=True, eq=False)
class OverRows:
    """The rows of a list, each at an address."""

    rows: Rows
    address: Given


@attrs.frozen(kw_only=True, eq=False)
class Plan:
    """What an incentive comes to, as a printer needs it.

    `over`: the lists that it goes over, the outer one first; `by_month`: each row in the months of
    the year that are over. `day`: the law date of a part, which is `law_day` in all else; `others`:
    further days. `days`: those of its instrument. `arises`: of a charge. `stated`: what is worked
    out before `worth`, in its order. `saved`: by charge what falls away of those built on it.
    `whose`: the cases that tell the place of a role in `roles`. `paid`: whether it is paid as it is
    due. `joint`: what several parts have in common, with so many `lines`.
    """

    incentive: Incentive
    over: tuple[OverRows, ...]
    by_month: bool
    law_day: Given
    day: Node | None
    others: tuple[Node, ...]
    days: Days
    is_of_charge: bool
    arises: Node
    requirements: Requirements
    stated: tuple[Node, ...]
    worth: Node
    saved: Mapping[str, Node]
    whose: tuple[tuple[Node, int], ...]
    roles: tuple[str, ...]
    paid: Node
    joint: JointReturn | None
    lines: int

    @property
    def may_be_several_s(self) -> bool:
        """Whether what is saved may be several people's, who each have parts of it."""
        return self.is_of_charge and len(self.roles) > 1

    @property
    def comment(self) -> str:
        """What the incentive is called, its clause, and where it stands."""
        rule, span = self.incentive, self.incentive.span
        return f"{rule.title.en}, {rule.citation} ({span.file}:{span.line})"

    @property
    def worth_comment(self) -> str:
        """Where it stands what the incentive comes to."""
        worth = self.incentive.benefit.worth
        span = self.incentive.span if worth is None else worth.span
        return f"what it comes to ({span.file}:{span.line})"


class Dating(Enum):
    """What is known of the law date, and of whether the instrument is in force on it."""

    IN_FORCE = auto()  # it surely is, or surely is not
    IN_DOUBT = auto()  # the day is known, and the record does not tell
    UNKNOWN = auto()  # the day is not known


def plan_of(incentive: Incentive, lowerer: Lowerer, dating: Dating = Dating.IN_FORCE) -> Plan:
    """The plan of an incentive that is law at the place."""
    key = ("plan", incentive.id, dating)
    return lowerer.making.once(key, lambda: _plan(incentive, lowerer, dating))


def _plan(incentive: Incentive, lowerer: Lowerer, dating: Dating) -> Plan:
    library = lowerer.law.library
    charge = None
    if not isinstance(incentive.benefit, Pays):
        charge = library.charges[incentive.benefit.charge]
    over = tuple(
        OverRows(
            rows=rows_of(lowerer.layout, name),
            address=Given(kind=Kind.NUMBER, name=f"row of {name}"),
        )
        for name in incentive.for_each
    )
    named = {
        lowerer.layout.rows_of(name).record: RowAt(address=each.address, list_name=name)
        for name, each in zip(incentive.for_each, over, strict=True)
    }
    days = Days.of(library.instruments[incentive.instrument])
    bare = At(day=None, rows=named)
    by_month = charge is not None and charge.by_month
    is_undated = dating is Dating.UNKNOWN
    first, last = days.surely_from, days.surely_to
    if dating is Dating.IN_DOUBT:
        first, last = days.first, days.last
    form = OpenDay if is_undated else Given
    law_day = form(kind=Kind.DAY, name="day", low=first, high=last)
    at = At(
        day=law_day,
        first=first,
        last=last,
        rows=named,
        supposed=(
            None
            if dating is Dating.IN_FORCE
            else _supposed(library.instruments[incentive.instrument])
        ),
    )
    joint = return_of(charge, lowerer, is_undated=is_undated)
    working = Working(is_joint=joint is not None, keeps_lines=not is_undated)
    worth, saved = _worth(incentive, ChargeLowerer(lowerer=lowerer, working=working), at)
    whose, roles = _whose(incentive, lowerer, at)
    return Plan(
        incentive=incentive,
        over=over,
        by_month=by_month,
        law_day=law_day,
        day=_law_date(incentive, charge, lowerer, bare),
        others=tuple(lowerer.node(each, bare) for each in incentive.also_on),
        days=days,
        is_of_charge=charge is not None,
        arises=_arises(charge, lowerer, at),
        requirements=requirements_of(incentive.condition, lowerer, at),
        stated=tuple(working.stated),
        worth=worth,
        saved=saved,
        whose=whose,
        roles=roles,
        paid=paid_as_due(incentive, lowerer, at),
        joint=joint,
        lines=working.lines,
    )


def _supposed(instrument: Instrument) -> Supposed:
    """That the instrument is in force, on whichever of its days."""
    window = instrument.in_force
    return Supposed(instrument=instrument.id, window=window, days=possible_days(window))


def _law_date(
    incentive: Incentive, charge: Charge | None, lowerer: Lowerer, bare: At
) -> Node | None:
    """The law date of a part; None where its month has it."""
    if charge is not None and charge.by_month:
        return None
    said = charge.at if charge is not None else incentive.trigger
    return ON if said is None else lowerer.node(said, bare)


def _arises(charge: Charge | None, lowerer: Lowerer, at: At) -> Node:
    if charge is None:
        return YES
    if not lowerer.law.is_known(charge.instrument):
        return Leave(kind=Kind.TRUTH, why=f"{charge.instrument} is not published")
    return lowerer.truth(charge.arises, at)


def _worth(incentive: Incentive, charges: ChargeLowerer, at: At) -> tuple[Node, Mapping[str, Node]]:
    why = _beyond(incentive)
    if why is not None:
        return Leave(kind=Kind.NUMBER, why=why), {}
    worth, saved = charges.worth(incentive, at)
    if is_nothing(worth) or isinstance(worth, Leave):
        return worth, {}
    if any(node.over is not None for node in saved.values()):
        why = "a quotient in what falls away of other charges"
        return Leave(kind=Kind.NUMBER, why=why), {}
    return numbers.from_nothing_up(charges.working.state(worth)), saved


def _beyond(incentive: Incentive) -> str | None:
    """Why only the reference tells what a part comes to; None: it does not have to."""
    benefit = incentive.benefit
    if isinstance(benefit, Pays) and (benefit.within is not None or benefit.whole is not None):
        return "rows that share a limit or a whole"
    return None


def _whose(
    incentive: Incentive, lowerer: Lowerer, at: At
) -> tuple[tuple[tuple[Node, int], ...], tuple[str, ...]]:
    """The cases that say who benefits, with the place of the role; several at once are left."""
    roles: list[str] = []
    cases: list[tuple[Node, int]] = []
    for case in incentive.beneficiary:
        test = lowerer.truth(case.test, at)
        if len(case.shares) != 1:
            cases.append((truths.all_of((test, _SEVERAL)), ROLE_NOT_TOLD))
            continue
        role = case.shares[0].role
        if role not in roles:
            roles.append(role)
        cases.append((test, roles.index(role)))
    return tuple(cases), tuple(roles)


_SEVERAL = Leave(kind=Kind.TRUTH, why="several benefit from one part")

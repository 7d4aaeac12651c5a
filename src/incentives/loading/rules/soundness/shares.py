"""What is checked of shares: each is from nothing to the whole, and together they are no more.

What rests on figures alone is proven for every day and place of its instrument. What rests on facts
is refused where no case could have it; the engine refuses what a single case comes to.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice, product
from typing import assert_never

import attrs

from incentives.language.expression import (
    Apply,
    Carry,
    Choose,
    Constant,
    Expression,
    FactValue,
    Gather,
    Graduate,
    Lookup,
    Named,
    NameKind,
    RowValue,
    Stated,
    walk,
)
from incentives.language.types import ChoiceType
from incentives.loading.rules.soundness.ranges import Known, Ranges, key_of
from incentives.loading.text.fields import Fields
from incentives.policy.library import Library, rank_of
from incentives.policy.parameter import DatedFigure, Parameter, Table
from incentives.policy.readings import names_read
from incentives.policy.rule import Incentive, Relief, Relieves
from incentives.policy.stretches import possible_days, stretches_of
from incentives.values.number import Exact, written_decimal
from incentives.values.range import Range, hull, sum_of
from incentives.values.text import Text

_A_PART = Range(0, 1)
_MOST_CHOICES = 1_000
_HINT = Text(
    "百分之五十请写作 50%；按事实计算的比例请注明 `at_most: 1`。",
    "Write 50% for fifty per cent, and `at_most: 1` around what is reckoned.",
)


def check_shares(library: Library, fields: Fields) -> None:
    """Notes each share that is outside 0 to 1, and shares that do not make up their whole."""
    for whole in _wholes_in(library):
        fault = whole.fault(library)
        if fault is not None:
            fields.log.add(whole.shares[-1].span, *fault)


def check_supplied_shares(
    supplied: Mapping[str, Sequence[DatedFigure]], library: Library, fields: Fields
) -> None:
    """As `check_shares`, of figures that an overlay supplies, by their ids; noted at the figure."""
    sets = {name: (*library.sets.get(name, ()), *figures) for name, figures in supplied.items()}
    with_them = attrs.evolve(library, sets={**library.sets, **sets})
    for whole in _wholes_in(library):
        read = [name for name in whole.figures(library) if supplied.get(name)]
        fault = whole.fault(with_them) if read and whole.fault(library) is None else None
        if fault is not None:
            fields.log.add(supplied[read[-1]][0].span, *fault)


def _wholes_in(library: Library) -> Iterator["Whole"]:
    rules: tuple[Incentive | Relief, ...] = (*library.incentives.values(), *library.each_relief)
    for rule in rules:
        yield from _wholes_of(rule)


def _wholes_of(rule: Incentive | Relief) -> Iterator["Whole"]:
    """What the rule divides: a charge, the amount among beneficiaries, instalments and levels."""
    divided: list[list[Expression | None]] = []
    if isinstance(rule, Relief):
        divided.append([rule.share, None])
    else:
        if isinstance(rule.benefit, Relieves):
            divided.append([rule.benefit.share, None])
        divided += [[portion.share for portion in case.shares] for case in rule.beneficiary]
        if rule.paid is not None:
            divided.append([instalment.share for instalment in rule.paid.instalments])
            divided.append([level.share for level in rule.paid.levels])
    for shares in divided:
        if stated := tuple(share for share in shares if share is not None):
            has_rest = len(stated) < len(shares)
            yield Whole(instrument=rule.instrument, shares=stated, has_rest=has_rest)


Found = tuple[Text, str, Text]
"""What is wrong with shares: the message, its slug, and what to do."""


@attrs.frozen(kw_only=True, repr=False)
class Whole:
    """What an instrument divides, on its days: one or more shares, and whether there is a rest."""

    instrument: str
    shares: tuple[Expression, ...]
    has_rest: bool

    def figures(self, library: Library) -> tuple[str, ...]:
        """The parameters that the shares rest on."""
        return names_read(self.shares, library.definitions, NameKind.FIGURE)

    def fault(self, library: Library) -> Found | None:
        """The first thing that stands against the shares, at any place on any day."""
        for day, ranges in self.ranges(library):
            fault = self._fault_on(day, ranges)
            if fault is not None:
                return fault
        return None

    def ranges(self, library: Library) -> Iterator[tuple[date, Ranges]]:
        """The bounds of numbers on a day of each stretch of time, for each choice of keys."""
        for day, figures in self._laws(library):
            within = {name: _range_of(dated) for name, dated in figures.items()}
            for known in self._keys_chosen(figures):
                yield day, Ranges(library, within.__getitem__, known)

    def _fault_on(self, day: date, ranges: Ranges) -> Found | None:
        within = [ranges.of(share) for share in self.shares]
        for share, one in zip(self.shares, within, strict=True):
            is_sure = _OfFigures(ranges.library).only(share)
            if one.is_apart_from(_A_PART) or (is_sure and not _is_a_part(one)):
                off = one.low if one.low is not None and one.low not in _A_PART else one.high
                return _outside(off or 0, day), "share-out-of-range", _HINT
        total = sum_of(within)
        is_short = not self.has_rest and total.ends[1] < 1
        if total.ends[0] > 1 or is_short:
            off = total.high if is_short else total.low
            return _not_whole(off or 0, day), "shares-not-whole", _HINT
        return None

    def _laws(self, library: Library) -> Iterator[tuple[date, Mapping[str, "_Figures"]]]:
        """A day of each stretch of time, at each place where it may differ, with its figures."""
        parameters = [library.parameters[name] for name in self.figures(library)]
        instrument = library.instruments[self.instrument]
        stated = {parameter.id: figures_stated(parameter, library) for parameter in parameters}
        places = {dated.jurisdiction for listed in stated.values() for dated in listed}
        for place in sorted({instrument.jurisdiction, *places}):
            chain = library.chain_from(place)
            if instrument.jurisdiction not in chain:
                continue
            here = {
                name: [dated for dated in listed if dated.jurisdiction in chain]
                for name, listed in stated.items()
            }
            every = [dated for listed in here.values() for dated in listed]
            for stretch in stretches_of(possible_days(instrument.in_force), every):
                day = stretch.days.first
                yield day, {each.id: _prevailing(each, here[each.id], day) for each in parameters}

    def _keys_chosen(self, figures: Mapping[str, "_Figures"]) -> Iterator[Known]:
        """For each choice of keys what the tables hold; the same key is the same everywhere."""
        lookups = [
            part
            for share in self.shares
            for part in walk(share)
            if isinstance(part, Lookup) and all(isinstance(k.type, ChoiceType) for k in part.keys)
        ]
        keys = {key_of(key): key.type for lookup in lookups for key in lookup.keys}
        values = [kind.values for kind in keys.values() if isinstance(kind, ChoiceType)]
        for chosen in islice(product(*values), _MOST_CHOICES):
            by_key = dict(zip(keys, chosen, strict=True))
            yield {
                key_of(lookup): _range_of(
                    figures[lookup.table.id], tuple(by_key[key_of(key)] for key in lookup.keys)
                )
                for lookup in lookups
            }


@attrs.frozen(repr=False)
class _Figures:
    """The figures of a parameter of which one prevails on a day, and its bounds."""

    possible: tuple[DatedFigure, ...]
    bounds: Range


def figures_stated(parameter: Parameter, library: Library) -> list[DatedFigure]:
    """All figures that instruments state for the parameter, in the order in which they prevail."""
    stated = (*parameter.figures, *library.sets.get(parameter.id, ()))
    return sorted(stated, key=lambda dated: rank_of(dated, library))


def _prevailing(parameter: Parameter, figures: Sequence[DatedFigure], day: date) -> _Figures:
    """Those that may prevail on the day: up to the first that surely holds."""
    possible: list[DatedFigure] = []
    for dated in figures:
        holds = dated.window.holds_on(day)
        if holds is not False:
            possible.append(dated)
        if holds is True:
            break
    low = parameter.at_least if parameter.at_least is not None else 0
    return _Figures(tuple(possible), Range(low, parameter.at_most))


def _range_of(figures: _Figures, keys: tuple[str, ...] | None = None) -> Range:
    """What the figure can be on the day; of a table the cell of the keys, or any of its cells."""
    numbers: list[Range] = []
    for dated in figures.possible:
        figure = dated.figure
        if isinstance(figure, Table) and keys is None:
            numbers.append(figure.range_within(figures.bounds))
            continue
        cell = figure.figures.get(keys or ()) if isinstance(figure, Table) else figure
        numbers.append(Range.exactly(cell) if isinstance(cell, Exact) else figures.bounds)
    return hull(numbers or [figures.bounds])


@attrs.frozen(repr=False)
class _OfFigures:
    """What figures of the law alone make up; `_known`: whether the definitions are so."""

    library: Library
    _known: dict[str, bool] = attrs.field(init=False, factory=dict)

    def only(self, expression: Expression) -> bool:
        """Whether only figures make up the number, whatever facts choose among them."""
        match expression:
            case Constant() | Lookup():
                return True
            case Stated(body=body):
                return self.only(body)
            case Named(kind=NameKind.DEFINITION, id=name):
                if name not in self._known:
                    self._known[name] = self.only(self.library.definitions[name].body)
                return self._known[name]
            case Named(kind=kind):
                return kind is NameKind.FIGURE
            case Apply(arguments=parts):
                return all(map(self.only, parts))
            case Choose(branches=branches, otherwise=otherwise):
                values = [*(branch.value for branch in branches), otherwise]
                return all(self.only(value) for value in values if value is not None)
            case FactValue() | RowValue() | Gather() | Carry() | Graduate():
                return False
            case _:
                assert_never(expression)


def _is_a_part(within: Range) -> bool:
    """Whether every bound that is known is from 0 to 1."""
    return all(end is None or end in _A_PART for end in (within.low, within.high))


def _outside(share: Exact, day: date) -> Text:
    written = written_decimal(share)
    return Text(
        f"自 {day} 起，这一比例可为 {written}，应在 0 至 1 之间",
        f"from {day} the share can be {written}, and a share is from 0 to 1",
    )


def _not_whole(total: Exact, day: date) -> Text:
    written = written_decimal(total)
    return Text(
        f"自 {day} 起，各比例合计为 {written}，应为 1",
        f"from {day} the shares come to {written}, not to the whole",
    )

"""Folders of policy files to a library, in passes; with any fault there is none."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Literal, assert_never

import attrs

from incentives.facts.field import Role
from incentives.facts.vocabulary import Vocabulary
from incentives.language.expression import Named
from incentives.loading.entries.declared import is_asked_of_some
from incentives.loading.entries.extents import check_extents
from incentives.loading.entries.instruments import (
    NAMED_SECTIONS,
    NamedSection,
    read_instruments,
)
from incentives.loading.entries.jurisdictions import read_jurisdictions
from incentives.loading.entries.rows.own_lists import is_own_list
from incentives.loading.files.cases_among import without_cases
from incentives.loading.files.layering.languages import fields_of
from incentives.loading.files.layering.layers import read_layers
from incentives.loading.files.layering.places import check_places
from incentives.loading.files.sets import check_rivals, read_sets
from incentives.loading.files.shared_words import read_shared_words
from incentives.loading.rules.charges import ChargeReader
from incentives.loading.rules.checks import PlanReader, ResultReader
from incentives.loading.rules.giving.once import once_relations
from incentives.loading.rules.incentives import IncentiveReader
from incentives.loading.rules.linker import Linker
from incentives.loading.rules.misspelt import tell_where_misspelt
from incentives.loading.rules.names import Names
from incentives.loading.rules.periods import read_periods
from incentives.loading.rules.relations import RelationReader
from incentives.loading.rules.soundness.apart import Apart
from incentives.loading.rules.soundness.bounds import check_bounds_of_quantities
from incentives.loading.rules.soundness.circles import Circles
from incentives.loading.rules.soundness.limits import check_limits
from incentives.loading.rules.soundness.relations import check_relations
from incentives.loading.rules.soundness.rules import check_reductions
from incentives.loading.rules.soundness.shares import check_shares
from incentives.loading.rules.symbols.holding import read_holding
from incentives.loading.rules.symbols.lists import add_own_lists
from incentives.loading.text.broken import BrokenParts
from incentives.loading.text.files import PolicyFolder
from incentives.loading.text.log import FaultLog
from incentives.policy.asked.describing import with_asked
from incentives.policy.check import Check, ComputedResult, Measure
from incentives.policy.instrument import Jurisdiction
from incentives.policy.library import Library
from incentives.policy.relation import Relation
from incentives.policy.rule import Charge, Incentive, Relief
from incentives.values.money import NO_CURRENCY, is_currency

_RuleSection = Literal["charges", "reliefs", "incentives"]
_BesideSection = Literal["checks", "results"]


def load_read(folders: Sequence[PolicyFolder], vocabulary: Vocabulary, log: FaultLog) -> Library:
    """The checked library of the files that were read, with that log.

    The first of the folders is the uppermost layer.

    Raises:
        PolicyError: with every fault of every file, by file and place.
    """
    fields, languages = fields_of(folders, vocabulary, log)
    read = tuple(chain.from_iterable(folder.files for folder in reversed(folders)))
    places = read_jurisdictions(read, fields)
    check_places(folders, places, fields)
    files = without_cases(read, vocabulary, fields)
    all_written = read_instruments(files, places, fields)
    currency = currency_of(vocabulary)
    names = Names(vocabulary=vocabulary, all_written=all_written, fields=fields, places=places)
    names.declare()
    linker = Linker(names=names, currency=currency)
    linker.set_rules.declare(names)
    add_own_lists(names, linker)
    rules = _read_rules(linker, currency)
    sets = read_sets(all_written, linker, fields)
    check_rivals(linker, sets, fields)
    never_read = _check_rules(rules, linker, places)
    read_holding(linker)
    layers = read_layers(folders, fields)
    roles = read_shared_words(all_written, "roles", fields)
    payers = read_shared_words(all_written, "payers", fields)
    tell_where_misspelt(names)
    log.raise_if_any()
    assert log.broken == BrokenParts(), "of each part that is broken there is a fault"
    library = Library(
        languages=languages,
        layers=layers.layers,
        layer_of={instrument: layers.of_file[instrument] for instrument in all_written},
        documents=layers.documents,
        currency=currency,
        vocabulary=with_asked(names.vocabulary, linker.declared_facts.values()),
        jurisdictions=places,
        instruments={written.instrument.id: written.instrument for written in all_written.values()},
        parameters=linker.parameters,
        sets=sets,
        declared_facts=linker.declared_facts,
        periods=linker.row_periods,
        definitions=linker.definitions,
        charges=rules.charges,
        reliefs=_by_charge(rules.reliefs),
        incentives=rules.incentives,
        relations=rules.relations,
        roles=roles,
        payers=payers,
        checks=rules.checks,
        results=rules.results,
        measures=rules.measures,
        never_read=never_read,
    )
    check_shares(library, fields)
    check_limits(library, fields)
    check_bounds_of_quantities(library, fields)
    log.raise_if_any()
    return library


@attrs.frozen(kw_only=True, repr=False)
class _Rules:
    """The rules of all instruments, those left out that are faulty."""

    charges: dict[str, Charge]
    reliefs: list[Relief]
    incentives: dict[str, Incentive]
    relations: tuple[Relation, ...]
    checks: dict[str, Check]
    results: dict[str, ComputedResult]
    measures: tuple[Measure, ...]


def _read_rules(linker: Linker, currency: str) -> _Rules:
    """Every named entry, each section after those that it is read with; then what has no name."""
    fields, all_written = linker.names.fields, linker.names.all_written
    charging = ChargeReader(linker=linker, fields=fields, currency=currency)
    giving = IncentiveReader(charges=charging, linker=linker, fields=fields, currency=currency)
    planning = PlanReader(linker=linker, fields=fields)
    built = _Built(
        linker=linker,
        charging=charging,
        giving=giving,
        planning=planning,
        stating=ResultReader(linker=linker, fields=fields),
    )
    for section in NAMED_SECTIONS:
        for full_id, entry in linker.names.entries.items():
            if entry.section == section:
                built.build(full_id, section)
    relating = RelationReader(
        linker=linker, fields=fields, currency=currency, incentives=built.incentives
    )
    return _Rules(
        charges=built.charges,
        reliefs=built.reliefs,
        incentives=built.incentives,
        relations=(
            *relating.read_relations(all_written),
            *once_relations(giving.once, built.incentives, linker.names),
        ),
        checks=built.checks,
        results=built.results,
        measures=planning.read_measures(all_written),
    )


@attrs.define(kw_only=True, repr=False)
class _Built:
    """The rules that have been read, and what reads them."""

    linker: Linker
    charging: ChargeReader
    giving: IncentiveReader
    planning: PlanReader
    stating: ResultReader
    charges: dict[str, Charge] = attrs.field(factory=dict)
    reliefs: list[Relief] = attrs.field(factory=list)
    incentives: dict[str, Incentive] = attrs.field(factory=dict)
    checks: dict[str, Check] = attrs.field(factory=dict)
    results: dict[str, ComputedResult] = attrs.field(factory=dict)

    def build(self, full_id: str, section: NamedSection) -> None:
        """Builds an entry of the section, if it can be read."""
        match section:
            case "facts":
                self._build_fact(full_id)
            case "groups":
                self.linker.group(full_id)
            case "roles":
                pass  # words that all instruments share: read with those of payers
            case "parameters":
                self.linker.parameter(full_id)
            case "periods":
                self.linker.row_periods |= read_periods(full_id, self.linker)
            case "definitions":
                self.linker.definition(full_id, self.linker.names.entries[full_id].name.span)
            case "charges" | "reliefs" | "incentives":
                self._build_rule(full_id, section)
            case "checks" | "results":
                self._build_beside(full_id, section)
            case _:
                assert_never(section)

    def _build_fact(self, full_id: str) -> None:
        """A list is there before any rule; what it has in its rows are entries of their own."""
        entry = self.linker.names.entries[full_id]
        if not is_own_list(entry.node):
            self.linker.declared_fact(full_id)
        if is_asked_of_some(entry.node):
            self.linker.definition(full_id, entry.name.span)

    def _build_rule(self, full_id: str, section: _RuleSection) -> None:
        match section:
            case "charges":
                if (charge := self.charging.read_charge(full_id)) is not None:
                    self.charges[full_id] = charge
            case "reliefs":
                if (relief := self.charging.read_relief(full_id)) is not None:
                    self.reliefs.append(relief)
            case "incentives":
                if (incentive := self.giving.read_incentive(full_id)) is not None:
                    self.incentives[full_id] = incentive
            case _:
                assert_never(section)

    def _build_beside(self, full_id: str, section: _BesideSection) -> None:
        match section:
            case "checks":
                if (check := self.planning.read_check(full_id)) is not None:
                    self.checks[full_id] = check
            case "results":
                if (computed := self.stating.read_result(full_id)) is not None:
                    self.results[full_id] = computed
            case _:
                assert_never(section)


def _check_rules(
    rules: _Rules, linker: Linker, places: Mapping[str, Jurisdiction]
) -> frozenset[Named]:
    """What can be told only of all rules together; which names stand for nothing (`Circles`)."""
    fields = linker.names.fields
    has_places = linker.names.vocabulary.role(Role.JURISDICTION) is not None
    circles = Circles(
        incentives=rules.incentives,
        apart=Apart(definitions=linker.definitions, parameters=linker.parameters),
        place_of={
            written.instrument.id: written.instrument.jurisdiction
            for written in linker.names.all_written.values()
        },
        places=places if has_places else {},
    )
    check_reductions(rules.incentives, fields)
    check_relations(rules.relations, fields)
    all_rules = [
        *linker.definitions.values(),
        *rules.charges.values(),
        *rules.reliefs,
        *rules.incentives.values(),
        *rules.relations,
        *rules.checks.values(),
        *rules.results.values(),
    ]
    check_extents(all_rules, linker.definitions, fields)
    return circles.check(fields)


def currency_of(vocabulary: Vocabulary) -> str:
    """The currency of the domain: that of its money, XXX (no currency) where no fact is money."""
    currencies = sorted(name for name in vocabulary.base_units if is_currency(name))
    return currencies[0] if currencies else NO_CURRENCY


def _by_charge(reliefs: list[Relief]) -> dict[str, tuple[Relief, ...]]:
    by_charge: dict[str, list[Relief]] = {}
    for relief in reliefs:
        for charge in relief.of:
            by_charge.setdefault(charge, []).append(relief)
    return {charge: tuple(listed) for charge, listed in by_charge.items()}

"""A folder of policy files to a library, in passes: read, draft, link, build, check. With any fault there is no library."""

from pathlib import Path

from incentives.facts.vocabulary import Vocabulary
from incentives.loading.entries.beneficiaries import APPLICANT
from incentives.loading.entries.extents import check_extents
from incentives.loading.entries.figures import FigureSource, read_figures
from incentives.loading.entries.instruments import NAMED_SECTIONS, Draft, read_drafts, read_jurisdictions, read_version
from incentives.loading.rules.charges import ChargeReader
from incentives.loading.rules.checks import PlanReader
from incentives.loading.rules.incentives import IncentiveReader
from incentives.loading.rules.linker import Linker
from incentives.loading.rules.relation_soundness import check_relations
from incentives.loading.rules.relations import RelationReader
from incentives.loading.rules.soundness import check_figures_are_read, check_incentives
from incentives.loading.text.fields import Fields
from incentives.loading.text.files import read_folder
from incentives.loading.text.log import FaultLog
from incentives.loading.text.nodes import Node, Scalar
from incentives.policy.library import Library
from incentives.policy.parameter import DatedFigure
from incentives.policy.rule import Relief
from incentives.values.money import is_currency
from incentives.values.text import Text

_DIFFERS = {"roles": "role-differs", "payers": "payer-differs"}


def load_folder(folder: Path, vocabulary: Vocabulary) -> Library:
    """The checked library of all instruments in the folder.

    Raises:
        PolicyError: with every fault of every file.
    """
    log = FaultLog()
    fields = Fields(log)
    found = read_folder(folder, log)
    places = read_jurisdictions(found.files, fields)
    drafts = read_drafts(found.files, places, fields)
    currency = currency_of(vocabulary)
    linker = Linker(vocabulary=vocabulary, drafts=drafts, fields=fields, currency=currency)
    linker.declare()
    charging = ChargeReader(linker=linker, fields=fields, currency=currency)
    giving = IncentiveReader(charges=charging, linker=linker, fields=fields, currency=currency)
    ids = _ids_by_section(linker)
    _link(linker, ids)
    charges = {charge.id: charge for full_id in ids["charges"] if (charge := charging.read_charge(full_id)) is not None}
    reliefs = [relief for full_id in ids["reliefs"] if (relief := charging.read_relief(full_id)) is not None]
    incentives = {
        incentive.id: incentive for full_id in ids["incentives"] if (incentive := giving.read_incentive(full_id)) is not None
    }
    relations = RelationReader(linker=linker, fields=fields, currency=currency, incentives=incentives).read_relations(drafts)
    checks, measures = PlanReader(linker=linker, fields=fields).read_plans(ids["checks"], drafts)
    sets = _read_sets(drafts, linker, fields)
    _check_rivals(linker, sets, fields)
    check_incentives(incentives, linker.definitions, fields)
    check_relations(relations, fields)
    rule_list = [
        *linker.definitions.values(), *charges.values(), *reliefs, *incentives.values(), *relations, *checks.values(),
    ]  # fmt: skip
    if not log.faults:  # else the rule that reads a figure may be the faulty one
        check_figures_are_read(linker.parameters, rule_list, fields)
    check_extents(rule_list, linker.definitions, fields)
    version = read_version(found.files, fields)
    roles = _read_words(drafts, "roles", fields, {APPLICANT: Text("申请人", "the applicant")})
    payers = _read_words(drafts, "payers", fields, {})
    log.raise_if_any()
    return Library(
        version=version, digest=found.digest, currency=currency, vocabulary=vocabulary, jurisdictions=places,
        instruments={draft.instrument.id: draft.instrument for draft in drafts.values()}, parameters=linker.parameters,
        sets=sets, declared_facts=linker.declared_facts, definitions=linker.definitions, charges=charges,
        reliefs=_by_charge(reliefs), incentives=incentives, relations=relations, roles=roles, payers=payers,
        checks=checks, measures=measures,
    )  # fmt: skip


def _link(linker: Linker, ids: dict[str, list[str]]) -> None:
    """Builds every named entry but the rules."""
    for full_id in ids["parameters"]:
        linker.parameter(full_id)
    for full_id in ids["facts"]:
        linker.declared_fact(full_id)
    for full_id in ids["definitions"]:
        linker.definition(full_id, linker.entries[full_id].name.span)
    for full_id in ids["groups"]:
        linker.group(full_id)


def currency_of(vocabulary: Vocabulary) -> str:
    """The currency of the domain: that of its money, XXX (no currency) where no fact is money."""
    found = sorted(name for name in vocabulary.base_units if is_currency(name))
    return found[0] if found else "XXX"


def _ids_by_section(linker: Linker) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {section: [] for section in NAMED_SECTIONS}
    for full_id, entry in linker.entries.items():
        ids[entry.section].append(full_id)
    return ids


def _read_sets(drafts: dict[str, Draft], linker: Linker, fields: Fields) -> dict[str, tuple[DatedFigure, ...]]:
    sets: dict[str, list[DatedFigure]] = {}
    for draft in drafts.values():
        source = FigureSource(instrument=draft.instrument)
        for name, node in draft.sets:
            for parameter_id, figures in read_set(name, node, source, linker, fields).items():
                sets.setdefault(parameter_id, []).extend(figures)
    return {parameter_id: tuple(figures) for parameter_id, figures in sets.items()}


def read_set(
    name: Scalar, node: Node, source: FigureSource, linker: Linker, fields: Fields
) -> dict[str, tuple[DatedFigure, ...]]:
    """The figures that an instrument or overlay sets for one parameter of another instrument."""
    entry = linker.entries.get(name.text)
    if entry is None:
        linker.unknown_id(name)
        return {}
    if entry.section != "parameters":
        fields.log.add(name.span, f"'{name.text}' is not one of the parameters", "wrong-kind")
        return {}
    parameter = linker.parameter(name.text)
    return {name.text: read_figures(node, parameter, source, fields)} if parameter is not None else {}


def _check_rivals(linker: Linker, sets: dict[str, tuple[DatedFigure, ...]], fields: Fields) -> None:
    """Two instruments of one place that count as published on one day may not fix the same figure for the same days."""
    for parameter in linker.parameters.values():
        known = [each for each in (*parameter.figures, *sets.get(parameter.id, ())) if each.figure is not None]
        for index, later in enumerate(known):
            for earlier in known[:index]:
                is_rival = (earlier.jurisdiction, earlier.known_from) == (later.jurisdiction, later.known_from)
                if is_rival and earlier.span.file != later.span.file and later.window.overlaps(earlier.window):
                    message = f"the figure at {earlier.span.file}:{earlier.span.line} is for the same days and as old"
                    hint = "Give one of them an earlier end, or the day on which its document was published."
                    fields.log.add(later.span, message, "rival-figures", hint)


def _read_words(drafts: dict[str, Draft], section: str, fields: Fields, words: dict[str, Text]) -> dict[str, Text]:
    """The wordings of roles or payers, which all instruments share; those of `words` stand already."""
    one = section.removesuffix("s")
    for draft in drafts.values():
        for name, node in draft.named(section):
            text = fields.wording(node, what=f"a {one}")
            if text is not None and words.setdefault(name.text, text) != text:
                fields.log.add(name.span, f"another instrument words the {one} '{name.text}' otherwise", _DIFFERS[section])
    return words


def _by_charge(reliefs: list[Relief]) -> dict[str, tuple[Relief, ...]]:
    by_charge: dict[str, list[Relief]] = {}
    for relief in reliefs:
        for charge in relief.of:
            by_charge.setdefault(charge, []).append(relief)
    return {charge: tuple(found) for charge, found in by_charge.items()}

"""The library: every instrument, checked.

With the figures as they stand for a place and a day of knowledge.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import takewhile

import attrs

from incentives.brief import brief
from incentives.facts.field import Role
from incentives.facts.vocabulary import Vocabulary
from incentives.language.expression import Choose, Expression, Named, RowPeriods
from incentives.language.slips.nearest import likeness
from incentives.language.types import ChoiceType
from incentives.policy.asked.fact import DeclaredFact
from incentives.policy.check import Check, ComputedResult, Measure
from incentives.policy.instrument import Instrument, Jurisdiction
from incentives.policy.origin.layer import Layer, digest_of, version_of
from incentives.policy.origin.names import chain_in
from incentives.policy.parameter import DatedFigure, Parameter
from incentives.policy.relation import Relation
from incentives.policy.rule import Charge, Definition, Incentive, Relief
from incentives.policy.setting.by_rules import numbers_of_rules
from incentives.values.text import Language, Text

Rank = tuple[bool, bool, int, int]


@attrs.frozen(kw_only=True, eq=False)
class Library:
    """Instruments that were loaded and checked together.

    `languages`: each text of it is in all of them, the first is that of its law.
    Rules, parameters and facts stand by their full id, `sets` by the parameter and `reliefs` by the
    charge that they are for. `layers`: what it is made of, the uppermost first; `digest` is a
    SHA-256 over them. `layer_of`: by the id of each instrument the one in which it stands.
    `currency` is an ISO 4217 code, `XXX` where no fact is money. `documents`: laws and notices that
    are cited and are none of its instruments; empty: it lists none. `never_read`: names of
    incentives that can never apply beside the one that names them, in whose own words they stand:
    there they are nothing.
    """

    languages: tuple[Language, ...]
    layers: tuple[Layer, ...]
    layer_of: Mapping[str, Layer]
    currency: str
    vocabulary: Vocabulary
    jurisdictions: Mapping[str, Jurisdiction]
    instruments: Mapping[str, Instrument]
    parameters: Mapping[str, Parameter]
    sets: Mapping[str, tuple[DatedFigure, ...]]
    declared_facts: Mapping[str, DeclaredFact]
    definitions: Mapping[str, Definition]
    charges: Mapping[str, Charge]
    reliefs: Mapping[str, tuple[Relief, ...]]
    incentives: Mapping[str, Incentive]
    relations: tuple[Relation, ...]
    roles: Mapping[str, Text]
    payers: Mapping[str, Text] = attrs.field(factory=dict)
    checks: Mapping[str, Check] = attrs.field(factory=dict)
    results: Mapping[str, ComputedResult] = attrs.field(factory=dict)
    periods: Mapping[str, RowPeriods] = attrs.field(factory=dict)
    documents: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    never_read: frozenset[Named] = frozenset()
    digest: str = attrs.field(init=False)

    __repr__ = brief

    @digest.default
    def _over_layers(self) -> str:
        return digest_of(self.layers)

    @property
    def version(self) -> str:
        """The version of its layer, or of each of them: see `version_of`."""
        return version_of(self.layers)

    @property
    def facts_of_case(self) -> Mapping[str, DeclaredFact]:
        """By id what instruments ask of the case as a whole; the vocabulary has that of rows."""
        return {id_: fact for id_, fact in self.declared_facts.items() if fact.of is None}

    @property
    def each_relief(self) -> tuple[Relief, ...]:
        """The reliefs, each once however many charges it is for."""
        return tuple(dict.fromkeys(relief for listed in self.reliefs.values() for relief in listed))

    @property
    def beside_incentives(self) -> tuple[Check | ComputedResult, ...]:
        """The rules that give nothing: checks and results."""
        return (*self.checks.values(), *self.results.values())

    def title_of(self, rule: str) -> Text:
        """What the law calls an incentive, a check or a result."""
        if rule in self.incentives:
            return self.incentives[rule].title
        return self.checks[rule].text if rule in self.checks else self.results[rule].title

    @property
    def has_places(self) -> bool:
        """Whether cases say where they are; if not, all instruments are law for each."""
        return self.vocabulary.role(Role.JURISDICTION) is not None

    def asked_if(self, fact_id: str) -> Expression | None:
        """The condition under which alone a declared fact is asked; None: it is always."""
        definition = self.definitions.get(fact_id) if fact_id in self.declared_facts else None
        body = definition.body if definition is not None else None
        return body.branches[0].test if isinstance(body, Choose) else None

    def labels_of(self, choice: ChoiceType) -> Mapping[str, Text]:
        """What the values of an enumeration are called: of the domain, a fact or a definition."""
        declared = self.declared_facts.get(choice.name)
        if declared is not None:
            return declared.kind.value_labels
        if (definition := self.definitions.get(choice.name)) is not None:
            return definition.labels
        return self.vocabulary.choice_labels.get(choice.name, {})

    def chain_of(self, code: str) -> tuple[str, ...] | None:
        """The ids of the jurisdiction with this code and of those above it, the root first.

        None if no place has the code, now or formerly.
        """
        for jurisdiction in self.jurisdictions.values():
            if code in jurisdiction.codes:
                return self.chain_from(jurisdiction.id)
        return None

    def law_at(self, code: str) -> tuple[str, ...]:
        """The ids of the jurisdictions whose instruments are law at the place, the root first.

        None at a place that is not there; where cases have no places, those of all instruments.
        """
        return (self.chain_of(code) or ()) if self.has_places else tuple(self.jurisdictions)

    def places_like(self, written: str, most: int = 5) -> tuple[tuple[str, Text], ...]:
        """The places nearest to what was written: by name unless it is a code, else by code.

        A code is nearer the longer its beginning is the same, then by how it is written; a name by
        how its end is written, where the places above it may have been left out.
        """
        places = [place for place in self.jurisdictions.values() if place.codes]
        named = [place for place in places if written and written in place.name.each]
        parts = [place for place in places if len(written) > 1 and written in place.name.zh]

        def nearness(place: Jurisdiction) -> tuple[int, float, str]:
            code = place.codes[0]
            alike = takewhile(lambda pair: pair[0] == pair[1], zip(written, code, strict=False))
            return -len(list(alike)), -likeness(written, code), code

        def difference(place: Jurisdiction) -> tuple[float, str]:
            ends = (place.name.zh[-len(written) :], place.name.en.casefold())
            alike = (likeness(written.casefold(), end) for end in ends)
            return -max(alike), place.codes[0]

        is_code = not written or any(sign.isdecimal() for sign in written)
        chosen = named or parts or sorted(places, key=nearness if is_code else difference)
        return tuple((place.codes[0], place.name) for place in chosen[:most])

    def chain_from(self, jurisdiction: str) -> tuple[str, ...]:
        """The jurisdiction and those above it, the root first."""
        return chain_in(self.jurisdictions, jurisdiction)


@attrs.frozen(kw_only=True, eq=False)
class Overlay:
    """Figures that an authority supplies, or tries. It never edits the library.

    `is_reform`: it tries figures, and may go against published ones. `digest` is a SHA-256 over its
    text, empty for what a policy case tries.
    """

    title: Text
    authority: Text
    jurisdiction: str
    is_reform: bool
    sets: Mapping[str, tuple[DatedFigure, ...]]
    digest: str
    file: str

    __repr__ = brief


@attrs.frozen(kw_only=True, eq=False)
class Law:
    """The law of one place as it was known on one day, overlays included.

    `figures` holds for each parameter the figures that may apply, the one that prevails first.
    """

    library: Library
    chain: Sequence[str]
    known_on: date | None
    overlays: tuple[Overlay, ...]
    figures: Mapping[str, tuple[DatedFigure, ...]]

    __repr__ = brief

    def applies(self, instrument_id: str) -> bool:
        """Whether the instrument is of this place or one above it."""
        return self.library.instruments[instrument_id].jurisdiction in self.chain

    def is_known(self, instrument_id: str) -> bool:
        """Whether the instrument had been published by the day of knowledge."""
        return (
            self.known_on is None
            or self.library.instruments[instrument_id].known_from <= self.known_on
        )

    def figure_on(self, parameter_id: str, day: date) -> DatedFigure | None:
        """The figure that prevails on `day`, which may be an unpublished one; None in a gap."""
        possible = (
            dated for dated in self.figures[parameter_id] if dated.window.holds_on(day) is not False
        )
        return next(possible, None)


@lru_cache(maxsize=64)
def law_of(
    library: Library,
    chain: tuple[str, ...],
    known_on: date | None = None,
    overlays: tuple[Overlay, ...] = (),
) -> Law:
    """The law of the jurisdictions of `chain` as published by `known_on`; None: all there is.

    The last of `overlays` prevails. The answer is remembered for the same library and overlays: two
    that say the same are not the same.
    """
    figures = {
        parameter.id: _by_precedence(
            _candidates(library, parameter, chain, known_on, overlays), library
        )
        for parameter in library.parameters.values()
    }
    figures |= {
        parameter.id: numbers_of_rules(parameter, figures[parameter.number_of], chain[0])
        for parameter in library.parameters.values()
        if parameter.number_of is not None
    }
    return Law(library=library, chain=chain, known_on=known_on, overlays=overlays, figures=figures)


def _candidates(
    library: Library,
    parameter: Parameter,
    chain: tuple[str, ...],
    known_on: date | None,
    overlays: tuple[Overlay, ...],
) -> Iterable[DatedFigure]:
    yield from (
        dated
        for dated in (*parameter.figures, *library.sets.get(parameter.id, ()))
        if dated.jurisdiction in chain and (known_on is None or dated.known_from <= known_on)
    )
    for overlay in reversed(overlays):  # the last one prevails
        if overlay.jurisdiction in chain:
            yield from overlay.sets.get(parameter.id, ())


def _by_precedence(figures: Iterable[DatedFigure], library: Library) -> tuple[DatedFigure, ...]:
    """The figures in the order in which they prevail: see `rank_of`."""
    return tuple(sorted(figures, key=lambda dated: rank_of(dated, library)))


def rank_of(dated: DatedFigure, library: Library) -> Rank:
    """What decides between figures for one day; the least prevails.

    Known figures come before unpublished ones, overlays before law, lower jurisdictions before
    higher, later before earlier.
    """
    depth = library.jurisdictions[dated.jurisdiction].depth
    is_unknown = dated.figure is None and not dated.rule
    return is_unknown, dated.overlay is None, -depth, -dated.known_from.toordinal()

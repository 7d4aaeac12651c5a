"""What an incentive or a result reads, on which days, in the law of which places."""

from collections.abc import Iterator

import attrs

from incentives.language.expression import Expression, NameKind
from incentives.policy.check import ComputedResult
from incentives.policy.instrument import Instrument
from incentives.policy.library import Law, Library, law_of
from incentives.policy.parameter import DatedFigure
from incentives.policy.proof import places_of
from incentives.policy.readings import charges_behind, names_read, reliefs_of
from incentives.policy.rule import Charge, Incentive
from incentives.policy.stretches import overlap_of, possible_days, stretches_of
from incentives.values.period import Period


@attrs.frozen(kw_only=True)
class RuleInLaw:
    """Expressions that are read on the days of a period, in the law of some places.

    `charge`: whose basis they speak of.
    """

    expressions: tuple[Expression, ...]
    days: Period
    laws: tuple[Law, ...]
    charge: Charge | None = None

    def names(self, kind: NameKind, library: Library) -> tuple[str, ...]:
        """The ids that the expressions name, through definitions, each once."""
        return names_read(self.expressions, library.definitions, kind)

    def figures(self, parameter: str) -> list[DatedFigure]:
        """The figures that prevail on some of the days, in the law of some of the places."""
        stretches = [
            stretch
            for law in self.laws
            for stretch in stretches_of(self.days, law.figures[parameter])
        ]
        prevailing = dict.fromkeys(stretch.figures[0] for stretch in stretches if stretch.figures)
        return [dated for dated in prevailing if dated.figure is not None]


def _laws_for(places: tuple[str, ...], library: Library) -> tuple[Law, ...]:
    """The law of each place in which instruments of all these jurisdictions are law."""
    chains = places_of(library).values()
    return tuple(law_of(library, chain) for chain in chains if set(places) <= set(chain))


def sources_of(rule: Incentive | ComputedResult, library: Library) -> Iterator[RuleInLaw]:
    """What the rule states; the charges behind an incentive, and the reliefs that come off them."""
    instrument = library.instruments[rule.instrument]
    days = possible_days(instrument.in_force)
    laws = _laws_for((instrument.jurisdiction,), library)
    yield RuleInLaw(expressions=rule.expressions, days=days, laws=laws)
    if isinstance(rule, ComputedResult):
        return
    charges = charges_behind(rule, library)
    for charge in charges:
        yield RuleInLaw(expressions=charge.expressions, days=days, laws=laws, charge=charge)
    for relief in reliefs_of(charges, library):
        other = library.instruments[relief.instrument]
        both = overlap_of(days, possible_days(other.in_force))
        places = _laws_for((instrument.jurisdiction, other.jurisdiction), library)
        if both is not None and places:
            yield RuleInLaw(expressions=relief.expressions, days=both, laws=places)


def reliefs_beside(rule: Incentive | ComputedResult, library: Library) -> list[Instrument]:
    """The instruments of the reliefs that come off the charge, each once; a result has none.

    Only those that are law beside the incentive somewhere.
    """
    if isinstance(rule, ComputedResult):
        return []
    place = library.instruments[rule.instrument].jurisdiction
    instruments = [
        library.instruments[relief.instrument]
        for relief in reliefs_of(charges_behind(rule, library), library)
    ]
    return [
        instrument
        for instrument in dict.fromkeys(instruments)
        if _laws_for((place, instrument.jurisdiction), library)
    ]

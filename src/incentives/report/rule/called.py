"""What somebody means by a name, by id, title or number.

An incentive, a check, a result or an instrument.
"""

from collections.abc import Collection, Iterator
from difflib import SequenceMatcher

from incentives.engine.assessment.names import folded, names_of
from incentives.policy.library import Library
from incentives.values.text import Text

NEAREST = 3
_LONGEST = 200


def ids_called(written: str, library: Library) -> tuple[str, ...]:
    """The ids of what is called so, in the order of the law; of an id that there is, it alone.

    Incentives, checks and results are called by their titles, with or without the number of the
    document, instruments by their numbers or titles; whatever the width, case and blanks.
    """
    if any(written in ids for ids in _explained(library)):
        return (written,)
    short = folded(written)
    labelled = [name for name, label in labels_of(library).items() if short in _folded(label)]
    titled = [name for name, title in _titles(library) if short in _folded(title)]
    return tuple(dict.fromkeys(labelled or titled))


def _explained(library: Library) -> tuple[Collection[str], ...]:
    return library.incentives, library.checks, library.results, library.instruments


def nearest_to(written: str, library: Library) -> tuple[str, ...]:
    """The ids of what is called most like it, the nearest first."""
    short = folded(written[:_LONGEST])
    likeness: dict[str, float] = {}
    for name, title in (*labels_of(library).items(), *_titles(library)):
        for other in (folded(name), *_folded(title)):
            ratio = SequenceMatcher(None, short, other).ratio() + (short in other)
            likeness[name] = max(likeness.get(name, 0), ratio)
    return tuple(sorted(likeness, key=lambda name: (-likeness[name], name))[:NEAREST])


def labels_of(library: Library) -> dict[str, Text]:
    """What everything that can be explained is called, by its id, so that no two are alike."""
    beside = {rule.id: library.title_of(rule.id) for rule in library.beside_incentives}
    numbered = {
        name: Text(instrument.number, instrument.number) if instrument.number else instrument.title
        for name, instrument in library.instruments.items()
    }
    return {**names_of(library).labels, **beside, **numbered}


def _titles(library: Library) -> Iterator[tuple[str, Text]]:
    for name, rule in library.incentives.items():
        yield name, rule.title
    for name, instrument in library.instruments.items():
        yield name, instrument.title


def _folded(text: Text) -> tuple[str, str]:
    return folded(text.zh), folded(text.en)

"""What a case calls incentives and places of the library: an id, a code, or their names.

A name that is one thing's alone is taken for it; what names nothing, or two, is told.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

import attrs

from incentives.facts.field import OTHER
from incentives.language.slips.nearest import likeness
from incentives.policy.library import Library
from incentives.policy.origin.names import names_of_places
from incentives.values.text import Language, Text, full_width
from incentives.values.texts.plain_text import compared

NEAREST = 3
_LONGEST = 200
Chain = tuple[str, ...] | None
"""The jurisdictions of a case; None: it is not known where it is."""


_BRACKETS = str.maketrans("〔〕【】[]", "()()()")


def folded(name: str) -> str:
    """The name as it is compared with others, whatever its width, case, blanks and brackets.

    >>> folded("发改社会〔2021〕895号") == folded("发改社会 (2021) 895号")
    True
    """
    return compared(name).translate(_BRACKETS)


@attrs.frozen(kw_only=True, eq=False, slots=False, repr=False)
class LawNames:
    """The names of what a library has, each kind collected when something is first looked up in it.

    Names are compared whatever their width, blanks and brackets (`folded`).
    """

    library: Library

    @cached_property
    def labels(self) -> Mapping[str, Text]:
        """Of each incentive by its id, its title with the number of its document.

        No two are alike.
        """
        return _labels(self.library)

    @cached_property
    def _by_label(self) -> Mapping[str, str]:
        by_label = _by_name((name, label.each) for name, label in self.labels.items())
        return {label: names[0] for label, names in by_label.items() if len(names) == 1}

    @cached_property
    def _by_title(self) -> Mapping[str, tuple[str, ...]]:
        return _by_name((name, rule.title.each) for name, rule in self.library.incentives.items())

    @cached_property
    def _by_place(self) -> Mapping[str, str]:
        return names_of_places(self.library.jurisdictions)

    def incentive(self, written: str, chain: Chain) -> str | None:
        """The id of the incentive that is called so; None if none is, or several are.

        A title alone is that of an incentive of the place; with the number of the document, it may
        be that of any. `other` is what is under no law of the library.
        """
        if written in self.library.incentives or written == OTHER:
            return written
        labelled = self._by_label.get(folded(written))
        titled = self.titled(written, chain)
        return labelled or (titled[0] if len(titled) == 1 else None)

    def titled(self, written: str, chain: Chain = None) -> tuple[str, ...]:
        """The ids of the incentives of the place that have this title."""
        named = self._by_title.get(folded(written), ())
        return tuple(name for name in named if self.is_of(name, chain))

    def is_of(self, incentive: str, chain: Chain) -> bool:
        """Whether the incentive is of the law of the place, or it is not known where that is."""
        rule = self.library.incentives[incentive]
        return chain is None or self.library.instruments[rule.instrument].jurisdiction in chain

    def nearest(self, written: str, chain: Chain) -> tuple[str, ...]:
        """The ids of the incentives of the place whose names are most like what was written."""
        short = folded(written[:_LONGEST])

        def nearness(incentive: str) -> float:
            label, title = self.labels[incentive], self.library.incentives[incentive].title
            names = (incentive, *title.each, *label.each[:1])
            return max(likeness(short, folded(name)) for name in names)

        those = [name for name in self.library.incentives if self.is_of(name, chain)]
        return tuple(sorted(those, key=lambda name: (-nearness(name), name))[:NEAREST])

    def place(self, written: str) -> str | None:
        """The code of the place that has this code or is called so; None: none, or several are."""
        if self.library.chain_of(written) is not None:
            return written
        return self._by_place.get(folded(written))

    def is_code_of_elsewhere(self, written: str) -> bool:
        """Whether it is written as a code of the library is: there is no law of that place here."""
        codes = [code for place in self.library.jurisdictions.values() for code in place.codes]
        return written.isdecimal() and any(
            code.isdecimal() and len(code) == len(written) for code in codes
        )


@lru_cache(maxsize=16)
def names_of(library: Library) -> LawNames:
    """The names of what the library has: the same library gives the same object."""
    return LawNames(library=library)


def _labels(library: Library) -> Mapping[str, Text]:
    labels: dict[str, Text] = {}
    for name, rule in library.incentives.items():
        number = library.instruments[rule.instrument].number
        title, numbers = rule.title, [number] if number else []
        label = _with_source(title, *numbers)
        labels[name] = (
            label if label not in labels.values() else _with_source(title, *numbers, name)
        )
    return labels


def _with_source(title: Text, *source: str) -> Text:
    return Text.of({tag: _titled(Language(tag), said, source) for tag, said in title.words})


def _titled(language: Language, title: str, source: tuple[str, ...]) -> str:
    if language.is_chinese:
        return full_width(title) + (f"（{'，'.join(source)}）" if source else "")
    return f"{title} ({', '.join(source)})" if source else title


def _by_name(named: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name, wordings in named:
        for wording in wordings:
            found.setdefault(folded(wording), {})[name] = None
    return {wording: tuple(names) for wording, names in found.items()}

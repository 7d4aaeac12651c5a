"""The plan by which a library's tables are read: made once, asked for each batch of rows.

A batch comes out as words of the kernel and the rows that are sound. It never says what is wrong: a
row that is not surely sound is to be looked at by itself, as if there were no plan.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

import attrs
import numpy as np
import pyarrow as pa

from incentives.compile.filling import filling_of
from incentives.compile.layout import WordLayout, word_layout_of
from incentives.engine.assessment.holding.breaches import has_conditions
from incentives.engine.assessment.naming import place_chain
from incentives.facts.field import Role
from incentives.facts.snapshot import Snapshot
from incentives.policy.library import Library
from incentives.tables.sound.facts import CaseReader, Facts, Known, case_reader
from incentives.tables.sound.figures import Longs, Marks
from incentives.tables.sound.keeping import (
    Joined,
    Of,
    kinds_of_records,
    off_between,
    off_in_rows,
)
from incentives.tables.sound.placing import placed
from incentives.tables.sound.restoring import Restored
from incentives.tables.sound.subjects import Subjects, subjects_of
from incentives.tables.sound.texts import Texts

Chain = tuple[str, ...]
"""The places of the law of a case."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Sound:
    """The sound ones of a batch of cases, by their rows counted from 0, which rise.

    `chains`: the places of their laws, each once, and `chain_of` which of these each has. `words`:
    theirs, one array for all, in which `addresses` says where those of each begin. `facts`: those
    of a row, where words are not enough.
    """

    rows: Longs
    chains: Sequence[Chain]
    chain_of: Longs
    words: Longs
    addresses: Longs
    facts: Callable[[int], Snapshot]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ReadPlan:
    """How tables of cases of a library are read.

    `place`: the fact that says whose law a case has; empty: all have the same. Where nothing
    `is_readable` no row is sound.
    """

    library: Library
    layout: WordLayout
    _reader: CaseReader
    _kinds: tuple[Of, ...]
    _subjects: Subjects | None
    _place: str
    _is_readable: bool

    def sound(self, batch: pa.RecordBatch, *, on: date, known_on: date | None) -> Sound:
        """The sound rows of the batch, whose columns fit, by what is known on a day."""
        texts = Texts(self.layout.texts)
        known = self._reader.known(batch, texts)
        rows = np.flatnonzero(~self._off(known, texts))
        found = placed(known, rows, filling_of(self.library, known_on), on)
        chains, chain_of = self._chains(known.whole, rows, texts)
        return Sound(
            rows=rows,
            chains=chains,
            chain_of=chain_of,
            words=found.words,
            addresses=found.addresses,
            facts=Restored(
                known=known, kinds=self._kinds, asked=self.layout.asked, texts=texts
            ).facts,
        )

    def _off(self, known: Known, texts: Texts) -> Marks:
        """The cases that are not surely sound."""
        joined = Joined(known=known, vocabulary=self.library.vocabulary)
        is_off = known.is_off | (not self._is_readable)
        for of in self._kinds:
            if of.list_name and of.list_name not in known.lists:
                continue
            facts = joined.facts(of.list_name)
            is_off[facts.cases[off_between(of, joined)]] = True
            if of.list_name:
                list_ = self.library.vocabulary.root.fields[of.list_name]
                is_off[[*off_in_rows(of, list_, joined)]] = True
        if self._subjects is not None and self._subjects.awards in known.lists:
            facts = joined.facts(self._subjects.awards)
            is_off[facts.cases[self._subjects.off(joined)]] = True
        written = [
            (facts.cases, cells.forms)
            for facts in known.records()
            for cells in facts.cells.values()
            if cells.forms is not None
        ]
        if self._place:
            is_off |= ~known.whole.of(self._place).are_said
        return is_off | texts.written_in_two_ways(written, known.count)

    def _chains(self, whole: Facts, rows: Longs, texts: Texts) -> tuple[list[Chain], Longs]:
        """The jurisdictions of the cases in these rows, each once, and which each has."""
        if not self._place:
            return [tuple(self.library.jurisdictions)], np.zeros(len(rows), np.int64)
        forms = whole.of(self._place).forms
        if forms is None or len(rows) == 0:
            return [], np.zeros(0, np.int64)  # where nobody says where a case is, none is sound
        written = texts.forms()
        there = np.bincount(forms[rows]) > 0
        chains = [self._chain(written[form]) for form in np.flatnonzero(there).tolist()]
        return chains, (np.cumsum(there) - 1)[forms[rows]]

    def _chain(self, written: str) -> Chain:
        chain = place_chain(written, self.library)
        assert chain is not None, "a place without law is off"
        return chain


@lru_cache(maxsize=16)
def plan_of(library: Library) -> ReadPlan:
    """How tables of cases of the library are read: the same library gives the same object."""
    layout, vocabulary = word_layout_of(library), library.vocabulary
    place = vocabulary.role(Role.JURISDICTION)
    is_placed = not library.has_places or place is not None
    return ReadPlan(
        library=library,
        layout=layout,
        reader=case_reader(library, layout),
        kinds=tuple(kinds_of_records(vocabulary, layout)),
        subjects=subjects_of(library, layout),
        place=place.name if library.has_places and place is not None else "",
        is_readable=is_placed and not has_conditions(library),
    )

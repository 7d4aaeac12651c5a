"""What cases come to, as tables: by the kernels of their places, or by the reference."""

from collections.abc import Callable, Iterator, Mapping, MutableSequence, Sequence
from datetime import date
from functools import partial
from typing import cast

import attrs
import numpy as np
import pyarrow as pa

from incentives.compile.awaited.answering import Question as WholeQuestion
from incentives.compile.awaited.answering import by_reference
from incentives.compile.kernel import kernel_of
from incentives.compile.settling import Settled, Settling, settling_of
from incentives.engine.assessment.admission import Admitted
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.totals import total, totals_of
from incentives.errors import AssessmentError
from incentives.facts.snapshot import Snapshot
from incentives.policy.library import Law, Library, Overlay, law_of
from incentives.tables.outcomes.deciding import decided_by_columns
from incentives.tables.outcomes.filled import Filled
from incentives.tables.outcomes.listing import Listing
from incentives.tables.outcomes.merging import Answered
from incentives.tables.results import case_row, decisions_of, settled_decisions_of
from incentives.tables.runtimes import VERY_MANY, Runtime, has_numba, runtime_for
from incentives.tables.sound.figures import Longs
from incentives.tables.sound.plan import Chain

_FEW = 500
"""So many cases are decided one by one before their rows are put away as tables."""


@attrs.frozen(kw_only=True, repr=False)
class Question:
    """By what law, as of which day, and by what cases are decided.

    `are_very_many`: so many cases are asked about that a kernel that is kept compiled is read.
    """

    on: date
    known_on: date | None = None
    overlays: tuple[Overlay, ...] = ()
    runtime: Runtime = "auto"
    are_very_many: bool = False

    def about(self, cases: int) -> "Question":
        """The same, about so many cases that are assessed together."""
        if self.runtime != "auto":
            return self
        return attrs.evolve(self, runtime=runtime_for(cases), are_very_many=cases >= VERY_MANY)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Words:
    """The words of cases, one array for all, and where those of each begin in it."""

    words: Longs
    addresses: Longs


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Asked:
    """Cases that nothing is wrong with, by their keys and at which places of a block they stand.

    `chains`: the places of their laws, each once, and `chain_of` which of these each has. By the
    place of a case: `row`, which of its table it is; `admit`, the case itself, where the reference
    sees all of it; `facts`, those of the case, where words are not enough. `words`: None where none
    are written yet.
    """

    places: Longs
    keys: pa.StringArray
    chains: Sequence[Chain]
    chain_of: Longs
    row: Callable[[int], int]
    admit: Callable[[int], Admitted[object]]
    facts: Callable[[int], Snapshot]
    words: Words | None = None

    def of(self, numbers: Longs) -> "Asked":
        """Those of the cases, counted from 0, that have these numbers, which rise."""
        if len(numbers) == len(self.places):
            return self
        words = self.words
        return attrs.evolve(
            self,
            places=self.places[numbers],
            keys=self.keys.take(pa.array(numbers)),
            chain_of=self.chain_of[numbers],
            words=None
            if words is None
            else attrs.evolve(words, addresses=words.addresses[numbers]),
        )

    @property
    def each(self) -> Iterator[tuple[int, str]]:
        """The place and the key of each case."""
        yield from zip(self.places.tolist(), self.keys.to_pylist(), strict=True)


def asked_of(
    admitted: Mapping[int, Admitted[object]], keys: Sequence[str], row: Callable[[int], int]
) -> Asked:
    """Cases that were admitted, by their places in a block."""
    chains: dict[Chain, int] = {}
    chain_of = [chains.setdefault(one.chain, len(chains)) for one in admitted.values()]
    return Asked(
        places=np.array([*admitted], dtype=np.int64),
        keys=pa.array(keys, pa.string()),
        chains=tuple(chains),
        chain_of=np.array(chain_of, dtype=np.int64),
        row=row,
        admit=admitted.__getitem__,
        facts=lambda place: admitted[place].snapshot,
    )


def decided(asked: Asked, library: Library, question: Question) -> Iterator[Answered]:
    """What the cases come to, or why the reference refuses one.

    Those of one place are decided by its kernel in one go.
    """
    written = _Written(asked=asked)
    for at, chain in enumerate(asked.chains):
        those = asked.of(np.flatnonzero(asked.chain_of == at))
        law = law_of(library, chain, question.known_on, question.overlays)
        settling = None
        if question.runtime != "reference":
            is_asked_for = question.runtime == "compiled"
            settling = settling_of(
                law, is_compiled=is_compiled(law, question), may_wait=is_asked_for
            )
        if settling is None or settling.may_be_refused:
            yield from _by_reference(those, law, question)
        else:
            yield from _by_kernel(those, settling, question, written)


def is_compiled(law: Law, question: Question) -> bool:
    """Whether its kernel is to be compiled, or for very many cases is found compiled already."""
    if question.runtime == "compiled":
        return True
    return question.are_very_many and has_numba() and kernel_of(law).is_kept()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Written:
    """The words of all cases, in the form that plain code reads soonest and in that of compiled."""

    asked: Asked
    _by_form: dict[bool, MutableSequence[int]] = attrs.field(factory=dict, init=False)

    def filled(self, those: Asked, settling: Settling, on: date) -> Filled:
        """Those of the cases for the kernel of a law; written now where they were not yet."""
        words = self._read_by(settling)
        if those.words is not None:
            addresses = those.words.addresses
        else:
            filling = (
                settling.fill(those.facts(place), on=on, into=words) for place, _ in those.each
            )
            addresses = np.fromiter(filling, dtype=np.int64, count=len(those.places))
        return Filled(words=words, addresses=addresses, keys=those.keys, places=those.places)

    def _read_by(self, settling: Settling) -> MutableSequence[int]:
        form, written = settling.kernel.is_compiled, self.asked.words
        if form not in self._by_form:
            self._by_form[form] = settling.kernel.beginning()
            if written is not None and form:
                self._by_form[form] = cast("MutableSequence[int]", written.words.data)
            elif written is not None:
                self._by_form[form] = written.words.tolist()
        return self._by_form[form]


def _by_kernel(
    asked: Asked, settling: Settling, question: Question, written: _Written
) -> Iterator[Answered]:
    """By columns what stands as it is decided; each of the others by itself."""
    filled = written.filled(asked, settling, question.on)
    answered, others = decided_by_columns(filled, settling, question.on)
    yield answered
    for at in range(0, len(others), _FEW):
        few = others[at : at + _FEW]
        yield _one_by_one(asked.of(few), filled, filled.addresses[few], settling, question)


def _one_by_one(
    asked: Asked, filled: Filled, addresses: Longs, settling: Settling, question: Question
) -> Answered:
    listing, currency = Listing(), settling.law.library.currency
    standing = settling.standing(filled.words, addresses.tolist(), on=question.on)
    for (place, key), verdicts in zip(asked.each, standing, strict=True):
        try:
            settled = settling.settle(partial(asked.facts, place), verdicts, on=question.on)
            _put_settled(listing, place, key=key, settled=settled, currency=currency)
        except AssessmentError as error:
            listing.refuse(place, key, asked.row(place), error)
    return listing.answered()


def _put_settled(
    listing: Listing, place: int, *, key: str, settled: Settled, currency: str
) -> None:
    decisions = settled_decisions_of(key, settled)
    totals = total(settled.contributions, currency)
    row = case_row(key, totals, decisions)
    listing.put(place, decisions, row, asked=len(settled.determinations))


def _by_reference(asked: Asked, law: Law, question: Question) -> Iterator[Answered]:
    listing, currency = Listing(), law.library.currency
    all_of_it = WholeQuestion(law=law, on=question.on, paid_by=question.on)
    for place, key in asked.each:
        if len(listing) == _FEW:
            yield listing.answered()
            listing = Listing()
        try:
            found = by_reference(asked.admit(place).snapshot, all_of_it).determinations
            _put_assessed(listing, place, key=key, found=found, currency=currency)
        except AssessmentError as error:
            listing.refuse(place, key, asked.row(place), error)
    yield listing.answered()


def _put_assessed(
    listing: Listing, place: int, *, key: str, found: Sequence[Determination], currency: str
) -> None:
    decisions = decisions_of(key, found)
    totals = totals_of(found, currency)
    listing.put(place, decisions, case_row(key, totals, decisions), asked=len(decisions))

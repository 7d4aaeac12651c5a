"""The coverage statement: what an assessment does not decide.

It is gathered from its results and from the law of the place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

import attrs

from incentives.engine.assessment import assumptions
from incentives.engine.assessment.alike import AlikeRows, alike_notes, alike_rows
from incentives.engine.assessment.recalled import (
    instruments_behind,
    recalled_conditions,
    recalled_note,
    starts_behind,
    starts_not_on_record,
)
from incentives.engine.assessment.staleness import stale_notes
from incentives.engine.assessment.told import Beside, Told
from incentives.engine.determination.determine import a_year_after
from incentives.engine.evaluation.trace import traces_in
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.coverage import CoverageKind, CoverageNote, joined
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.uses import FigureUse, figures_read
from incentives.facts.snapshot import Snapshot
from incentives.policy.instrument import Instrument
from incentives.policy.library import Law
from incentives.policy.parameter import DatedFigure
from incentives.policy.readings import open_matters_of
from incentives.policy.rule import OpenKind, OpenMatter
from incentives.values.citation import Citation, Standing
from incentives.values.period import Window
from incentives.values.tables import one_for_each
from incentives.values.text import Text

_OPEN_KINDS: Mapping[OpenKind, CoverageKind] = one_for_each(
    OpenKind,
    {
        OpenKind.AMOUNT: CoverageKind.OPEN_AMOUNT,
        OpenKind.DISCRETION: CoverageKind.DISCRETION,
        OpenKind.OTHER: CoverageKind.OPEN_MATTER,
    },
)
_ORDER = {kind: place for place, kind in enumerate(CoverageKind)}


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Covering:
    """Says what an assessment does not decide.

    `beside`: its checks and results. `_facts`: those of its case, which may be made later.
    """

    beside: Beside
    _facts: Snapshot | Callable[[], Snapshot]

    def _snapshot(self) -> Snapshot:
        if not isinstance(self._facts, Snapshot):
            self._facts = self._facts()
        return self._facts

    def __getstate__(self) -> tuple[Beside, Snapshot]:
        return self.beside, self._snapshot()

    def __setstate__(self, state: tuple[Beside, Snapshot]) -> None:
        self.beside, self._facts = state

    def __call__(self, assessment: Assessment) -> tuple[CoverageNote, ...]:
        """Every note, in the order of kinds, then of last days and citations; alike ones as one."""
        law, library, snapshot = assessment.law, assessment.law.library, self._snapshot()
        statement = _Statement(
            law=law,
            on=assessment.on,
            alike=alike_rows(snapshot, library.vocabulary),
            bound=frozenset(assumptions.given_though_not_asked_of_all(snapshot, library)),
            told=self.beside.told,
            given=tuple(one for one in assessment if one.outcome.is_given),
            judged=tuple(one for one in assessment if one.outcome is not Outcome.NOT_IN_FORCE),
        )
        return tuple(sorted(joined(statement.notes()), key=_place_of))


def _place_of(note: CoverageNote) -> tuple[int, str, str, str, str, str]:
    ends_on = str(note.ends_on) if note.ends_on is not None else ""
    return (
        _ORDER[note.kind],
        ends_on,
        note.citation.document,
        note.citation.clause,
        note.subject,
        note.text.each[0],
    )


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Statement:
    """What the notes are gathered from.

    `given`: what is, or may be, due. `judged`: that, and what is refused. `told`: checks and
    results that are about the applicant. `bound`: where the case gives facts that are not asked of
    all.
    """

    law: Law
    on: date
    alike: tuple[AlikeRows, ...]
    bound: frozenset[str]
    given: tuple[Determination, ...]
    judged: tuple[Determination, ...]
    told: tuple[Told, ...]

    def notes(self) -> Iterator[CoverageNote]:
        """The notes, not yet joined or in order."""
        for determination in self.given:
            for matter in open_matters_of(determination.rule, self.law.library):
                yield _open_matter(determination, matter)
            yield from assumptions.assumed_facts(determination, self.law.library.vocabulary)
            yield from alike_notes(determination, self.alike)
            yield from self._of_figures(determination.figures, determination.incentive)
            yield from stale_notes(determination, self.law.library)
            yield from starts_behind(determination, self.law.library)
        for determination in self.judged:
            yield from self._recalled(determination)
            traces, touched = determination.reasons.traces, determination.incentive
            yield from assumptions.facts_not_asked(traces, touched, self.bound, self.law.library)
        for told in self.told:
            uses = figures_read([told.trace])
            inside = traces_in(told.trace)
            yield from assumptions.facts_not_asked(inside, told.id, self.bound, self.law.library)
            yield from self._of_figures(uses, told.id)
            yield from starts_not_on_record([told.instrument], uses, told.id, self.law.library)
            yield from self._recalled_figures(uses, told.id)
            yield from recalled_conditions(told.conditions, told.instrument, told.id)
        yield from self._measures()
        yield from self._ending_instruments()

    def _of_figures(self, uses: Iterable[FigureUse], touched: str) -> Iterator[CoverageNote]:
        """What is not published, is a floor, or ends soon, of the figures that were used."""
        for use in uses:
            text = self.law.library.parameters[use.parameter].text
            if not use.is_known:
                yield self._unpublished(use, text, touched)
            dated = use.figure
            if dated is None or dated.figure is None:
                continue
            if dated.is_floor:
                yield CoverageNote(
                    kind=CoverageKind.FLOOR,
                    subject=str(use.cell),
                    text=text,
                    citation=dated.citation,
                    touches=(touched,),
                )
            last = self._last_day_of_figure(use.parameter, dated)
            if last is not None:
                yield CoverageNote(
                    kind=CoverageKind.ENDING,
                    subject=use.parameter,
                    text=text,
                    citation=dated.citation,
                    touches=(touched,),
                    ends_on=last,
                )

    def _unpublished(self, use: FigureUse, text: Text, touched: str) -> CoverageNote:
        dated = use.figure
        return CoverageNote(
            kind=CoverageKind.UNPUBLISHED_FIGURE,
            subject=str(use.cell),
            text=text,
            citation=dated.citation if dated is not None else self._own_citation(use.parameter),
            touches=(touched,),
            reason=dated.text if dated is not None else None,
        )

    def _own_citation(self, parameter: str) -> Citation:
        """Where a figure is stated that the day of knowledge does not know yet."""
        library = self.law.library
        figures = (*library.parameters[parameter].figures, *library.sets.get(parameter, ()))
        return next((figure.citation for figure in figures), Citation(parameter, ""))

    def _last_day(self, window: Window) -> date | None:
        """The last day of what is in force then, if it lies within twelve months after `on`."""
        if window.last is None or window.holds_on(self.on) is False:
            return None
        last = window.last.latest
        return last if last <= a_year_after(self.on) else None

    def _last_day_of_figure(self, parameter: str, dated: DatedFigure) -> date | None:
        """The last day of a figure, if no other follows and no note of its instrument tells it."""
        last = self._last_day(dated.window)
        if last is None or self._is_followed(parameter, last):
            return None
        return None if self._ends_with_document(dated, last) else last

    def _is_followed(self, parameter: str, last: date) -> bool:
        """Whether the law has a figure for the day after the last one."""
        following = self.law.figure_on(parameter, last + timedelta(days=1))
        return following is not None and following.figure is not None

    def _ends_with_document(self, dated: DatedFigure, last: date) -> bool:
        """Whether the end is that of the instrument that states the figure.

        That has a note of its own.
        """
        ends = {
            instrument.number: self._last_day(instrument.in_force)
            for instrument in self._instruments()
        }
        return ends.get(dated.citation.document) == last

    def _instruments(self) -> Iterator[Instrument]:
        """The instruments of the place that are known and in force on the day."""
        for instrument in self.law.library.instruments.values():
            is_law = self.law.applies(instrument.id) and self.law.is_known(instrument.id)
            if is_law and instrument.in_force.holds_on(self.on) is not False:
                yield instrument

    def _ending_instruments(self) -> Iterator[CoverageNote]:
        touched = self._touched_by_instrument()
        for instrument in self._instruments():
            last = self._last_day(instrument.in_force)
            if last is not None:
                yield CoverageNote(
                    kind=CoverageKind.ENDING,
                    subject=instrument.id,
                    text=instrument.title,
                    citation=Citation(instrument.number, ""),
                    touches=tuple(touched.get(instrument.id, ())),
                    ends_on=last,
                    continued_by=self._successors(instrument),
                )

    def _successors(self, instrument: Instrument) -> tuple[str, ...]:
        followers = (
            other.id
            for other in self.law.library.instruments.values()
            if other.continues == instrument.id and self.law.is_known(other.id)
        )
        return tuple(sorted(followers))

    def _touched_by_instrument(self) -> dict[str, list[str]]:
        """What is given under each instrument, and its checks and results that are told.

        Given under it are its incentives, and those whose charges and reliefs it states.
        """
        touched: dict[str, list[str]] = {}
        for determination in self.given:
            for instrument in instruments_behind(determination):
                touched.setdefault(instrument, []).append(determination.incentive)
        for told in self.told:
            touched.setdefault(told.instrument, []).append(told.id)
        return touched

    def _measures(self) -> Iterator[CoverageNote]:
        in_force = {instrument.id for instrument in self._instruments()}
        for measure in self.law.library.measures:
            if not measure.by and measure.instrument in in_force:
                yield CoverageNote(
                    kind=CoverageKind.MEASURE_WITHOUT_RULE,
                    subject=measure.instrument,
                    text=measure.text,
                    citation=measure.citation,
                    reason=measure.reason,
                )

    def _recalled(self, determination: Determination) -> Iterator[CoverageNote]:
        """What is from memory: figures and conditions, clauses of the amount, the instrument."""
        touched, instrument = determination.incentive, determination.instrument
        told = [
            *self._recalled_figures(determination.figures, touched),
            *recalled_conditions(determination.conditions, instrument.id, touched),
        ]
        yield from told
        for citation in set(determination.recalled) - {note.citation for note in told}:
            yield recalled_note(touched, determination.rule.title, citation, touched)
        if instrument.standing is Standing.RECALLED:
            whole = Citation(instrument.number, "")
            yield recalled_note(instrument.id, instrument.title, whole, touched)

    def _recalled_figures(self, uses: Iterable[FigureUse], touched: str) -> Iterator[CoverageNote]:
        for use in uses:
            if use.figure is not None and use.figure.standing is Standing.RECALLED:
                text = self.law.library.parameters[use.parameter].text
                yield recalled_note(use.parameter, text, use.figure.citation, touched)


def _open_matter(determination: Determination, matter: OpenMatter) -> CoverageNote:
    return CoverageNote(
        kind=_OPEN_KINDS[matter.kind],
        subject=determination.instrument.id,
        text=matter.text,
        citation=matter.citation,
        touches=(determination.incentive,),
    )

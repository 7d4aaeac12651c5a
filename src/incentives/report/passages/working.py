"""The working of a determination in words: its steps with their arithmetic and sources."""

from typing import assert_never

import attrs

from incentives.engine.evaluation.trace import Entry, traces_in
from incentives.engine.findings.part import Part, Step, StepKind
from incentives.language.possible import Open, Result, open_number
from incentives.language.types import Type
from incentives.policy.rule import Charge, Incentive, Pays, Relieves
from incentives.report.passages.formula import formula, reasons
from incentives.report.passages.sources import source_lines
from incentives.report.printing.blocks import Bullet
from incentives.report.words.names import Words
from incentives.report.words.reasons.not_applicable import not_applicable_lines
from incentives.values.number import Exact
from incentives.values.range import NOTHING, Range
from incentives.values.text import Text
from incentives.values.unit import Unit
from incentives.wordings.report import sharing, terms
from incentives.wordings.report import sheet as wordings


@attrs.frozen
class StepLines:
    """Puts the steps of parts into words."""

    words: Words

    def steps(self, part: Part, rule: Incentive) -> tuple[Bullet, ...]:
        """The lines of a part, without the name of its row."""
        if not part.steps:
            return self._carried(part, rule)
        bullets = [self._step(step, part.steps[:at]) for at, step in enumerate(part.steps)]
        last = part.steps[-1]
        is_whole = last.kind not in {StepKind.SHARE, StepKind.FLOOR}
        if isinstance(rule.benefit, Relieves) and is_whole:
            text = self.words.say(wordings.STEP_ALL, value=self.money(last.value))
            bullets.append(Bullet(text=text))
        reasons = [Bullet(text=line) for line in not_applicable_lines(part, self.words)]
        return (*bullets, *reasons, *self._difference(part.steps))

    def arithmetic(self, part: Part) -> tuple[str, ...]:
        """What its steps reckon, without what they come to once rounded."""
        lines = [formula(step.trace, self.words) for step in part.steps if step.trace is not None]
        return (*(step.kind.value for step in part.steps), *lines)

    def _carried(self, part: Part, rule: Incentive) -> tuple[Bullet, ...]:
        """What a charge is more or less here for what the incentive does in other rows."""
        if part.carried == 0 or isinstance(rule.benefit, Pays):
            return ()
        carried, charge = part.carried, self.words.library.charges[rule.benefit.charge]
        value: Result = carried
        wording = wordings.CARRIED_LESS
        if isinstance(carried, Open):
            wording = wordings.CARRIED_OPEN
        elif isinstance(carried, Exact) and carried < 0:
            wording, value = wordings.CARRIED_MORE, -carried
        title = self.words.law(charge.title)
        text = self.words.say(wording, charge=title, value=self.money(value))
        return (Bullet(text=text),)

    def _step(self, step: Step, before: tuple[Step, ...]) -> Bullet:
        line = self._line(step, before)
        said = (
            [wording for wording in reasons(step.trace, self.words) if wording not in line]
            if step.trace is not None
            else []
        )
        if said:
            reason = self.words.say(terms.LIST_SEMICOLON).join(said)
            line = self.words.say(wordings.FOR_REASON, line=line, reason=reason)
        told = {source for other in before for source in source_lines(other, self.words)}
        sources = [source for source in source_lines(step, self.words) if source not in told]
        below = (*self._entries(step), *sources)
        return Bullet(text=line, below=tuple(Bullet(text=inner) for inner in below))

    def _entries(self, step: Step) -> tuple[str, ...]:
        """The rows of the accounts that the step reads, each once."""
        if step.trace is None:
            return ()
        told: dict[int, str] = {}
        for trace in traces_in(step.trace):
            for part in trace.parts[0].parts if trace.definition is not None else ():
                if trace.definition is not None and part.entry is not None and part.entry.moves:
                    name = self.words.law(trace.definition.text)
                    told[id(part.entry)] = self._entry(name, part.entry, part.expression.type)
        return tuple(told.values())

    def _entry(self, name: str, entry: Entry, type_: Type) -> str:
        def told(within: Range) -> str:
            return self.words.value(open_number(frozenset(), within), type_)

        is_lapsing = entry.lapsed != NOTHING
        return self.words.say(
            wordings.ENTRY_LAPSED if is_lapsing else wordings.ENTRY,
            name=name,
            before=told(entry.before),
            lapsed=told(entry.lapsed),
            added=told(entry.added),
            used=told(entry.used),
            after=told(entry.after),
        )

    def _line(self, step: Step, before: tuple[Step, ...]) -> str:
        say, value = self.words.say, self.money(step.value)
        title = self.words.law(step.subject.title)
        match step.kind:
            case StepKind.AMOUNT:
                return say(wordings.STEP_AMOUNT, formula=self._formula(step))
            case StepKind.BASIS:
                return say(wordings.STEP_BASIS, charge=title, formula=self._formula(step))
            case StepKind.CHARGE:
                wording = _charge_wording(step)
                return say(wording, charge=title, formula=self._formula(step), value=value)
            case StepKind.RELIEF:
                is_open = _is_newly_open(step, before)
                wording = wordings.STEP_RELIEF_OPEN if is_open else wordings.STEP_RELIEF
                return say(wording, relief=title, share=self._share(step), value=value)
            case StepKind.REDUCTION:
                charge, reduction = self._charge(before), self._formula(step)
                return say(wordings.STEP_LESS_BASIS, charge=charge, formula=reduction)
            case StepKind.EARLIER_REDUCTION:
                wording = wordings.STEP_EARLIER_REDUCTION
                return say(wording, incentive=title, formula=self._formula(step))
            case StepKind.SHARE:
                return say(wordings.STEP_SHARE, share=self._share(step), value=value)
            case StepKind.REDUCED_CHARGE:
                return say(wordings.STEP_REDUCED_CHARGE, charge=title, formula=self._formula(step))
            case (
                StepKind.REDUCED_BASIS
                | StepKind.FLOOR
                | StepKind.WITHIN
                | StepKind.WHOLE_FLOOR
                | StepKind.WHOLE_CAP
            ):
                return self._left(step)
            case _:
                assert_never(step.kind)

    def _left(self, step: Step) -> str:
        """What is left of a basis, above zero, among the best-paid rows, or of all rows."""
        together, value = step.together, self.money(step.value)
        if together is not None:
            is_floor = step.kind is StepKind.WHOLE_FLOOR
            return self.words.say(
                sharing.STEP_WHOLE_FLOOR if is_floor else sharing.STEP_WHOLE_CAP,
                before=self.money(together.before),
                limit=self._formula(step),
                after=self.money(together.after),
                value=value,
            )
        if step.kind is not StepKind.WITHIN:
            is_floor = step.kind is StepKind.FLOOR
            wording = wordings.STEP_FLOOR if is_floor else wordings.STEP_REDUCED_BASIS
            return self.words.say(wording, value=value)
        wording = _within_wording(step.value)
        return self.words.say(wording, limit=self._formula(step), value=value)

    def _charge(self, before: tuple[Step, ...]) -> str:
        """The charge whose basis was worked out last."""
        charges = [step.subject for step in before if isinstance(step.subject, Charge)]
        return self.words.law(charges[-1].title)

    def _formula(self, step: Step) -> str:
        if step.trace is None:
            return self.money(step.value)
        return formula(step.trace, self.words, rounded=_returned(step))

    def _share(self, step: Step) -> str:
        if step.trace is None:
            return self.words.numbers.share(1)
        value = step.trace.value
        if not isinstance(value, Exact):
            return self.words.value(value, step.trace.expression.type)
        return self.words.numbers.share(value)

    def _difference(self, steps: tuple[Step, ...]) -> tuple[Bullet, ...]:
        """The charge without and with the reduction of its basis, where both are known."""
        at = next((index for index, step in enumerate(steps) if step.kind is StepKind.REDUCTION), 0)
        reduced = [step.subject for step in steps if step.kind is StepKind.REDUCED_CHARGE]
        before, after = steps[at - 1].value, steps[-1].value
        if not reduced or not isinstance(before, Exact) or not isinstance(after, Exact):
            return ()
        text = self.words.say(
            wordings.STEP_DIFFERENCE,
            charge=self.words.law(reduced[0].title),
            before=self.money(before),
            after=self.money(after),
            value=self.money(before - after),
        )
        return (Bullet(text=text),)

    def money(self, value: Result) -> str:
        """An exact amount, or what is known of it."""
        unit = Unit.parse(self.words.library.currency)
        if isinstance(value, Open):
            return self.words.numbers.open_amount(value, unit)
        if isinstance(value, Exact):
            return self.words.numbers.quantity(value, unit)
        return self.words.say(terms.NOTHING)

    def between(self, within: Range) -> str:
        """An exact amount, or the range that it lies in."""
        return self.money(open_number(frozenset(), within))


def _returned(step: Step) -> Exact | None:
    """What the result of a charge counts as in its return; None where it is not rounded there.

    Of what accrues by month that is the whole year, of which the month is told its part.
    """
    charge, trace = step.subject, step.trace
    if not isinstance(charge, Charge) or charge.returned is None or trace is None:
        return None
    if step.kind not in {StepKind.CHARGE, StepKind.REDUCED_CHARGE}:
        return None
    if not isinstance(trace.value, Exact) or not isinstance(step.value, Exact):
        return None
    is_monthly = charge.by_month and charge.built_on is None
    return charge.returned.rounding.apply(trace.value) if is_monthly else step.value


def _within_wording(left: Result) -> Text:
    """Whether the best-paid rows leave nothing of the row, a part of it, or nobody knows what."""
    if isinstance(left, Open):
        return sharing.STEP_WITHIN_OPEN
    return sharing.STEP_WITHIN_PART if left else sharing.STEP_LEFT_OUT


def _charge_wording(step: Step) -> Text:
    """What accrues by month is told with the month's part of it, unless it is built on another."""
    charge = step.subject
    is_monthly = isinstance(charge, Charge) and charge.by_month and charge.built_on is None
    return wordings.STEP_CHARGE_MONTHLY if is_monthly else wordings.STEP_CHARGE


def _is_newly_open(step: Step, before: tuple[Step, ...]) -> bool:
    """Whether it is not known that the relief applies.

    The value was known before it, and its share is known too.
    """
    share = step.trace.value if step.trace is not None else None
    return (
        isinstance(step.value, Open)
        and not isinstance(share, Open)
        and not isinstance(before[-1].value, Open)
    )

"""What a change of the law does to incentives and results of a case, in words."""

import attrs

from incentives.engine.comparison.effects import IncentiveEffect
from incentives.engine.comparison.result_effects import ResultEffect
from incentives.engine.findings.determination import Determination
from incentives.report.papers.compared_results import ComparedResults
from incentives.report.words.names import Words
from incentives.report.words.spreads import SpreadWords
from incentives.values.range import MoneyRange
from incentives.wordings.report import ledger as said
from incentives.wordings.report import terms


@attrs.frozen
class ComparedEffects:
    """Puts what an incentive or a result was and is into words."""

    old: Words
    new: Words
    amounts: SpreadWords
    results: ComparedResults

    def incentive(self, incentive: str) -> str:
        """What it is called in the edition that has it, the newer one first."""
        old, new = self.old.library.incentives, self.new.library.incentives
        rule = new.get(incentive) or old.get(incentive)
        return self.new.law(rule.title) if rule is not None else incentive

    def title(self, effect: IncentiveEffect | ResultEffect) -> str:
        """What the incentive or the result is called."""
        if isinstance(effect, ResultEffect):
            return self.results.name(effect)
        determination = effect.after or effect.before
        assert determination is not None
        return self.new.law(determination.rule.title)

    def change(self, effect: IncentiveEffect | ResultEffect) -> str:
        """From what to what, and what else falls away."""
        if isinstance(effect, ResultEffect):
            return self.results.change(effect)
        before = self.side(effect.before, effect.was_due)
        after = self.side(effect.after, effect.now_due)
        told = self.new.say(said.EFFECT, before=before, after=after)
        if effect.consequences.is_nothing:
            return told
        saved = self.amounts.difference(effect.consequences)
        return self.new.say(said.EFFECT_WITH_IT, effect=told, difference=saved)

    def side(self, determination: Determination | None, due: MoneyRange) -> str:
        """What it comes to in one edition; its outcome where nothing is given."""
        if determination is None:
            return self.new.say(terms.EMPTY)
        if not determination.outcome.is_given:
            return self.new.say(terms.OUTCOMES[determination.outcome])
        return self.amounts.amount(due)

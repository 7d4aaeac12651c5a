"""Results that are no benefit in two editions of the law, in words."""

import attrs

from incentives.engine.comparison.result_effects import ResultEffect
from incentives.engine.findings.assessment import DefinitionValue
from incentives.report.papers.values import value_name
from incentives.report.words.names import Words
from incentives.wordings.report import ledger as said
from incentives.wordings.report import terms


@attrs.frozen
class ComparedResults:
    """Puts what a result came to into words, those of the edition that has it."""

    old: Words
    new: Words

    def name(self, effect: ResultEffect) -> str:
        """What it is called, with its row."""
        if effect.after is not None:
            return value_name(effect.after, self.new)
        assert effect.before is not None  # else there would be nothing to compare
        return value_name(effect.before, self.old)

    def sides(self, effect: ResultEffect) -> tuple[str, str]:
        """What it was and what it is."""
        return _value(effect.before, self.old), _value(effect.after, self.new)

    def change(self, effect: ResultEffect) -> str:
        """From what to what."""
        before, after = self.sides(effect)
        return self.new.say(said.EFFECT, before=before, after=after)


def _value(told: DefinitionValue | None, words: Words) -> str:
    if told is None:
        return words.say(terms.EMPTY)
    return words.value(told.value, told.definition.type)

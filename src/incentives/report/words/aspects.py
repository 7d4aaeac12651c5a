"""The aspects of rules and instruments in words, before and after."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

import attrs

from incentives.language.types import BooleanType
from incentives.policy.aspects import Aspect
from incentives.policy.comparison import AspectChange
from incentives.policy.rule import Benefit, Pays, ReducesBasis, Relieves
from incentives.policy.sharing.rows import Whole, Within
from incentives.report.words.expressions import Phrases
from incentives.report.words.names import Words, printable
from incentives.values.citation import Standing
from incentives.values.tables import one_for_each
from incentives.values.text import Text
from incentives.wordings.report import ledger as said
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms

_BENEFITS: Mapping[type[Benefit], Text] = one_for_each(
    get_args(Benefit),
    {Pays: said.PAYS, Relieves: said.RELIEVES, ReducesBasis: said.REDUCES_BASIS},
)
_PLAIN: Mapping[str, Text] = MappingProxyType(
    {
        **{kind.value: text for kind, text in terms.KINDS.items()},
        Standing.PUBLISHED.value: said.PUBLISHED,
        Standing.RECALLED.value: wordings.RECALLED,
        **{kind.__name__: text for kind, text in _BENEFITS.items()},
        Within.__name__: said.WITHIN,
        Whole.__name__: said.WHOLE,
    }
)
"""Words of the policy language that stand for themselves in an aspect."""


@attrs.frozen
class AspectWords:
    """Puts changed aspects into words; each side is worded by its own library."""

    old: Words
    new: Words

    def change(self, change: AspectChange) -> str:
        """What the aspect said, and what it says."""
        name = self._name(change)
        before, after = (
            self._said(aspect, words)
            for aspect, words in ((change.before, self.old), (change.after, self.new))
        )
        if before == after:  # the words are the same, what they stand for is not
            before, after = (_exactly(aspect) for aspect in (change.before, change.after))
        if change.before is None:
            return self.new.say(said.ASPECT_ADDED, name=name, after=after)
        if change.after is None:
            return self.new.say(said.ASPECT_REMOVED, name=name, before=before)
        return self.new.say(said.ASPECT, name=name, before=before, after=after)

    def _name(self, change: AspectChange) -> str:
        """What the aspect is called; a clause by its id."""
        first, _, clause = change.name.partition(".")
        name = self.new.say(said.ASPECTS.get(first, Text(first, first)))
        return self.new.say(said.CLAUSE, name=name, clause=printable(clause)) if clause else name

    def _said(self, aspect: Aspect | None, words: Words) -> str:
        if aspect is None:
            return ""
        plain = _PLAIN.get(aspect.content)
        formula = words.say(plain) if plain is not None else printable(aspect.content)
        if aspect.expression is not None:
            formula = Phrases(words).of(aspect.expression)
        if aspect.wording is None:
            return formula
        wording = words.law(aspect.wording)
        is_condition = aspect.expression is not None and isinstance(
            aspect.expression.type, BooleanType
        )
        if not formula or (is_condition and formula == wording):
            return wording
        return words.say(said.WORDED, text=wording, formula=formula)


def _exactly(aspect: Aspect | None) -> str:
    """The aspect in its canonical form, with its source."""
    if aspect is None:
        return ""
    wordings_said = [aspect.wording.zh, aspect.wording.en] if aspect.wording is not None else []
    return printable(" | ".join(filter(None, [*wordings_said, aspect.content])))

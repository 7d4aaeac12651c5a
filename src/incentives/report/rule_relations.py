"""How a rule bears on others, in words."""

from collections.abc import Iterable

from incentives.policy.rule import Excludes, HigherOf, Incentive, Relation, SharedCap
from incentives.report import rule_wordings, wordings
from incentives.report.rule_formula import RuleFormulas
from incentives.report.sheet import Bullet
from incentives.report.words import Words


def relation_lines(rule: Incentive, words: Words) -> list[Bullet]:
    """The relations that name the incentive, in the words of the law where it has some."""
    found = ((relation, _said(relation, rule.id, words)) for relation in words.library.relations)
    return [Bullet(text=_worded(relation, text, words)) for relation, text in found if text is not None]


def _worded(relation: Relation, text: str, words: Words) -> str:
    if relation.text is None:
        return text
    return words.say(wordings.FOR_REASON, line=text, reason=words.law(relation.text))


def _said(relation: Relation, name: str, words: Words) -> str | None:
    source = words.source(relation.citation)
    match relation:
        case Excludes(incentive=incentive, by=by) if incentive == name:
            return words.say(rule_wordings.EXCLUDED_BY, other=_titles([by], words), source=source)
        case Excludes(incentive=incentive, by=by) if by == name:
            return words.say(rule_wordings.EXCLUDES, other=_titles([incentive], words), source=source)
        case HigherOf(incentives=members) if name in members:
            others = _titles((member for member in members if member != name), words)
            return words.say(rule_wordings.HIGHER_OF, others=others, source=source)
        case SharedCap(incentives=members, at_most=cap) if name in members:
            others = _titles((member for member in members if member != name), words)
            formula = RuleFormulas(words).formula(cap)
            return words.say(rule_wordings.SHARED_CAP, others=others, cap=formula, source=source)
        case _:
            return None


def _titles(names: Iterable[str], words: Words) -> str:
    return words.listed(words.law(words.library.incentives[name].title) for name in names)

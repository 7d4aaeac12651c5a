"""How a rule bears on others, in words."""

from collections.abc import Iterable

from incentives.policy.relation import Deducts, Excludes, HigherOf, OncePer, OneOf, Relation, SharedCap
from incentives.policy.rule import Incentive
from incentives.report.printing.blocks import Bullet
from incentives.report.rule.formula import RuleFormulas
from incentives.report.words.names import Words
from incentives.wordings.report import rule as rule_wordings
from incentives.wordings.report import sheet as wordings


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
        case OneOf(incentives=members) if name in members:
            others = _titles((member for member in members if member != name), words)
            return words.say(rule_wordings.ONE_OF, others=others, source=source)
        case Deducts(incentive=incentive, what=what) if incentive == name:
            return words.say(rule_wordings.DEDUCTS, other=_titles([what], words), source=source)
        case Deducts(incentive=incentive, what=what) if what == name:
            return words.say(rule_wordings.DEDUCTED_FROM, other=_titles([incentive], words), source=source)
        case OncePer() if name in relation.incentives:
            return _once_per(relation, name, source, words)
        case SharedCap(incentives=members) if name in members:
            return _shared_cap(relation, name, source, words)
        case _:
            return None


def _once_per(relation: OncePer, name: str, source: str, words: Words) -> str:
    member = next(each for each in relation.members if each.incentive == name)
    key = words.listed(RuleFormulas(words).formula(part) for part in member.key)
    others = [other for other in relation.incentives if other != name]
    if not others:
        return words.say(rule_wordings.ONCE_PER_ALONE, key=key, source=source)
    wording = rule_wordings.ONCE_PER if relation.counts_rows else rule_wordings.ONCE_PER_INCENTIVE
    return words.say(wording, key=key, others=_titles(others, words), source=source)


def _shared_cap(relation: SharedCap, name: str, source: str, words: Words) -> str:
    others = _titles((member for member in relation.incentives if member != name), words)
    cap = RuleFormulas(words).formula(relation.at_most)
    if not relation.for_each:
        return words.say(rule_wordings.SHARED_CAP, others=others, cap=cap, source=source)
    rows = words.listed(words.fact(each) for each in relation.for_each)
    return words.say(rule_wordings.SHARED_CAP_EACH, rows=rows, others=others, cap=cap, source=source)


def _titles(names: Iterable[str], words: Words) -> str:
    return words.listed(words.law(words.library.incentives[name].title) for name in names)

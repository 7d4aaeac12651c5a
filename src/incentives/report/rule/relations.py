"""How a rule bears on others, in words."""

from typing import assert_never

from incentives.policy.relation import (
    Deducts,
    Excludes,
    HigherOf,
    OncePer,
    OneOf,
    Relation,
    SharedCap,
)
from incentives.policy.rule import Incentive
from incentives.report.printing.blocks import Bullet
from incentives.report.rule.formula import RuleFormulas
from incentives.report.words.heads import titles_listed
from incentives.report.words.names import Words
from incentives.wordings.report import rule as rule_wordings
from incentives.wordings.report import sheet as wordings


def relation_lines(rule: Incentive, words: Words) -> list[Bullet]:
    """The relations that name the incentive, in the words of the law where it has some."""
    told = ((relation, _said(relation, rule.id, words)) for relation in words.library.relations)
    return [
        Bullet(text=_worded(relation, text, words)) for relation, text in told if text is not None
    ]


def _worded(relation: Relation, text: str, words: Words) -> str:
    if relation.text is None:
        return text
    return words.say(wordings.FOR_REASON, line=text, reason=words.law(relation.text))


def _said(relation: Relation, name: str, words: Words) -> str | None:
    """The relation from the side of the incentive; None: it is not about it."""
    if name not in relation.incentives:
        return None
    source = words.source(relation.citation)
    others = titles_listed((other for other in relation.incentives if other != name), words)
    match relation:
        case Excludes(incentive=excluded):
            wording = rule_wordings.EXCLUDED_BY if excluded == name else rule_wordings.EXCLUDES
            return words.say(wording, other=others, source=source)
        case HigherOf():
            return words.say(rule_wordings.HIGHER_OF, others=others, source=source)
        case OneOf():
            return words.say(rule_wordings.ONE_OF, others=others, source=source)
        case Deducts(incentive=reduced):
            wording = rule_wordings.DEDUCTS if reduced == name else rule_wordings.DEDUCTED_FROM
            return words.say(wording, other=others, source=source)
        case OncePer():
            return _once_per(relation, name, source, words)
        case SharedCap():
            return _shared_cap(relation, name, source, words)
        case _:
            assert_never(relation)


def _once_per(relation: OncePer, name: str, source: str, words: Words) -> str:
    parts = next(member.key for member in relation.members if member.incentive == name)
    key = words.listed(RuleFormulas(words).formula(part) for part in parts)
    if relation.is_of_one and not key:
        return words.say(rule_wordings.ONCE_IN_CASE, source=source)
    others = [other for other in relation.incentives if other != name]
    if relation.is_of_one or not others:
        return words.say(rule_wordings.ONCE_PER_ALONE, key=key, source=source)
    wording = rule_wordings.ONCE_PER if relation.counts_rows else rule_wordings.ONCE_PER_INCENTIVE
    return words.say(wording, key=key, others=titles_listed(others, words), source=source)


_CAPS = {
    False: (rule_wordings.CAP_ALONE, rule_wordings.CAP_ALONE_EACH),
    True: (rule_wordings.SHARED_CAP, rule_wordings.SHARED_CAP_EACH),
}
"""How a cap reads, of the whole and of each row; by whether other incentives share it."""


def _shared_cap(relation: SharedCap, name: str, source: str, words: Words) -> str:
    others = [member for member in relation.incentives if member != name]
    one, each = _CAPS[bool(others)]
    said = {"cap": RuleFormulas(words).formula(relation.at_most), "source": source}
    if relation.levels:
        levels = words.listed(map(words.payer, relation.levels))
        said["others"] = words.say(rule_wordings.ALL_OF_LEVELS, levels=levels)
        one, each = _CAPS[True]
    elif others:
        said["others"] = titles_listed(others, words)
    if not relation.for_each:
        return words.say(one, **said)
    return words.say(each, rows=words.listed(map(words.list_called, relation.for_each)), **said)

"""What a form says of its fields.

That is the label with its unit, bounds, how to write it, and the clauses that ask for it.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import assert_never

from incentives.forms.model import AskingClause, FieldKind, FormField
from incentives.forms.typed_numbers import shown_digits
from incentives.report.words.names import Words
from incentives.values.text import Text
from incentives.wordings.report import rule as rule_wordings

_MOST_CLAUSES = 6

WITH_UNIT = Text("{label}（{unit}）", "{label} ({unit})")
SENTENCE = Text("{text}。", "{text}.")
BOUNDS = Text("{label}的数值：{bounds}。", "{label}: {bounds}.")
HOW_DAY = Text("写年月日，如 2023-12-31 或 2023年12月31日。", "A date such as 2023-12-31.")
HOW_DAY_OR_NONE = Text(
    "写年月日，如 2023-12-31；尚未发生的写“无”。",
    "A date such as 2023-12-31; ‘none’ if it has not happened.",
)
OR_NONE = Text("没有的写“无”。", "‘none’ if there is none.")
ASKED_IF = Text("只在下列情形填写：{condition}。", "Only if {condition}.")
HOW_MONTH = Text("写年月，如 2023-12。", "A month such as 2023-12.")
HOW_YUAN = Text("可写元或万元，如 600,000 或 60万。", "Digits, such as 600,000.")
HOW_MONEY = Text("写数字，如 600,000 或 60万。", "Digits, such as 600,000.")
HOW_SHARE = Text(
    "可写百分数或小数，如 3.5% 或 0.035。", "A percentage or a decimal, such as 3.5% or 0.035."
)
HOW_WHOLE = Text("填整数。", "A whole number.")
EMPTY_IS_UNKNOWN = Text("留空即为未知。", "Empty means unknown.")
ASKED_BY = Text("用于：", "Asked for by:")
ASKED_BY_LINE = Text("{document} {clause}（{title}）", "{document} {clause} ({title})")
ASKED_BY_MORE = Text("等共{count}条", "and {count} in all")
NOT_ASKED = Text("现行政策没有用到这一项。", "No rule here reads this fact.")


def label_of(field: FormField, words: Words) -> str:
    """The label, with the unit in brackets."""
    label, unit = words.law(field.label), field.unit.to(words.language)
    return words.say(WITH_UNIT, label=label, unit=unit) if unit else label


def bounds_of(field: FormField, words: Words) -> str:
    """The bounds of a number: `0 至 10,000`, `不小于 0`; empty where there are none."""
    least, most = _bound(field, field.least), _bound(field, field.most)
    if least is not None and most is not None:
        return words.say(rule_wordings.BETWEEN, least=least, most=most)
    if least is not None:
        return words.say(rule_wordings.NO_LESS, least=least)
    return words.say(rule_wordings.NO_MORE, most=most) if most is not None else ""


def _bound(field: FormField, bound: Decimal | None) -> str | None:
    if bound is None:
        return None
    return shown_digits(str(bound)) if field.unit.zh else str(bound)


def help_of(field: FormField, words: Words) -> str:
    """The question, how to write it, its bounds, and the clauses that ask for it.

    It is plain text, in paragraphs.
    """
    lines = [words.law(field.question)] if field.question is not None else []
    lines.append(how_to_write(field, words))
    return "\n\n".join([*(line for line in lines if line), *asked_by_lines(field.asked_by, words)])


def how_to_write(field: FormField, words: Words) -> str:
    """How to write it and its bounds, in one line; empty where there is nothing to say."""
    bounds = bounds_of(field, words)
    how = [words.say(text) for text in _how(field)]
    if field.asked_if is not None:
        how.insert(0, words.say(ASKED_IF, condition=words.law(field.asked_if)))
    if field.may_be_none and field.kind is not FieldKind.DATE:
        how.append(words.say(OR_NONE))
    if bounds:
        how.append(words.say(SENTENCE, text=bounds))
    how += [
        words.say(SENTENCE, text=words.say(rule_wordings.NOT_BEFORE, fact=words.law(earlier)))
        for earlier in field.not_before
    ]
    how += [
        words.say(SENTENCE, text=words.say(rule_wordings.HOLDS, condition=words.law(condition)))
        for condition in field.holds
    ]
    return "".join(how) if words.language.is_chinese else " ".join(how)


def _how(field: FormField) -> list[Text]:
    empty = [EMPTY_IS_UNKNOWN] if not field.is_required else []
    match field.kind:
        case FieldKind.DATE:
            return [HOW_DAY_OR_NONE if field.may_be_none else HOW_DAY, *empty]
        case FieldKind.MONTH:
            return [HOW_MONTH, *empty]
        case FieldKind.MONEY:
            return [HOW_YUAN if field.is_of_yuan else HOW_MONEY, *empty]
        case FieldKind.NUMBER if field.is_share:
            return [HOW_SHARE, *empty]
        case FieldKind.NUMBER if field.is_whole:
            return [HOW_WHOLE, *empty]
        case FieldKind.NUMBER:
            return empty
        case FieldKind.STATUS:
            return [HOW_DAY]
        case FieldKind.TEXT:
            return empty
        case FieldKind.TRUTH | FieldKind.CHOICE | FieldKind.CHOICES | FieldKind.REFERENCE:
            return []
        case _:
            assert_never(field.kind)


def asked_by_lines(clauses: Iterable[AskingClause], words: Words) -> tuple[str, ...]:
    """The clauses that ask for a fact, by number of the document; of many only the first."""
    told = tuple(dict.fromkeys(_line(clause, words) for clause in clauses))
    if not told:
        return (words.say(NOT_ASKED),)
    more = [words.say(ASKED_BY_MORE, count=len(told))] if len(told) > _MOST_CLAUSES else []
    return (words.say(ASKED_BY), *told[:_MOST_CLAUSES], *more)


def _line(clause: AskingClause, words: Words) -> str:
    return words.say(
        ASKED_BY_LINE,
        document=words.unworded(clause.document),
        clause=words.unworded(clause.clause),
        title=words.law(clause.title),
    )

"""Why relations changed an amount, and what they do not settle, in words."""

from collections.abc import Iterable
from typing import assert_never

from moneyed import Money

from incentives.engine.findings.change import Bundle, Change, ChoiceMade, Conflict, Reason
from incentives.engine.findings.outcome import Outcome
from incentives.report.passages.places import parts_called
from incentives.report.printing.blocks import Bullet
from incentives.report.words.heads import titles_listed
from incentives.report.words.names import Words
from incentives.values.text import Text
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms


def change_lines(changes: Iterable[Change], words: Words) -> list[Bullet]:
    """A line for each change, with the bundle that was chosen and the next best one below."""
    return [
        Bullet(text=_change(change, words), below=_choices(change.choices, words))
        for change in changes
    ]


def _change(change: Change, words: Words) -> str:
    line = words.say(
        wordings.CHANGE,
        before=_changed(change.before, words),
        after=_changed(change.after, words),
        reason=_reason(change, words),
        source=words.source(change.relation.citation),
    )
    if not change.places:
        return line
    return words.say(wordings.CHANGED_AT, rows=parts_called(change.places, words), line=line)


def _changed(amount: Money | None, words: Words) -> str:
    if amount is None:
        return words.say(terms.OUTCOMES[Outcome.UNDETERMINED])
    return words.numbers.money(amount)


def _reason(change: Change, words: Words) -> str:
    if change.relation.text is not None:
        return words.law(change.relation.text)
    return words.say(_wording(change), others=titles_listed(change.because_of, words))


def _wording(change: Change) -> Text:
    match change.reason:
        case Reason.EXCLUDED:
            return wordings.EXCLUDED
        case Reason.NOT_HIGHEST:
            return wordings.NOT_HIGHEST
        case Reason.NOT_CHOSEN:
            return wordings.NOT_CHOSEN
        case Reason.KEY_TAKEN:
            return wordings.KEY_TAKEN
        case Reason.KEY_AWARDED:
            return wordings.KEY_AWARDED if change.because_of else wordings.KEY_MAY_BE_AWARDED
        case Reason.DEDUCTED:
            return wordings.DEDUCTED
        case Reason.CAPPED:
            return wordings.CAPPED if change.because_of else wordings.CAPPED_ALONE
        case _:
            assert_never(change.reason)


def _choices(choices: Iterable[ChoiceMade], words: Words) -> tuple[Bullet, ...]:
    lines = []
    for choice in choices:
        lines.append(words.say(wordings.CHOSEN, bundle=_bundle(choice.chosen, words)))
        if choice.runner_up is not None:
            lines.append(words.say(wordings.RUNNER_UP, bundle=_bundle(choice.runner_up, words)))
    return tuple(Bullet(text=line) for line in lines)


def _bundle(bundle: Bundle, words: Words) -> str:
    titles = []
    for claimed in bundle.claimed:
        title = words.law(words.library.incentives[claimed.incentive].title)
        rows = parts_called(claimed.places, words) if claimed.places else ""
        titles.append(words.say(wordings.WITH_SOURCE, text=title, source=rows) if rows else title)
    incentives = words.listed(titles) if titles else words.say(wordings.BUNDLE_EMPTY)
    if bundle.total is None:
        return words.say(wordings.BUNDLE_OPEN, incentives=incentives)
    return words.say(
        wordings.BUNDLE, incentives=incentives, total=words.numbers.money(bundle.total)
    )


def conflict_line(conflict: Conflict, words: Words) -> str:
    """What relieves the charge by more than is due, and where."""
    parts = (
        words.say(wordings.CONFLICT_AT, parts=parts_called(conflict.places, words))
        if conflict.places
        else ""
    )
    charge, incentives = words.law(conflict.charge.title), titles_listed(conflict.incentives, words)
    if not conflict.is_certain or conflict.due is None or conflict.claimed is None:
        return words.say(wordings.CONFLICT_OPEN, charge=charge, parts=parts, incentives=incentives)
    money = words.numbers.money
    return words.say(
        wordings.CONFLICT,
        charge=charge,
        parts=parts,
        incentives=incentives,
        claimed=money(conflict.claimed),
        due=money(conflict.due),
    )

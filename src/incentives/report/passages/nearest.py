"""What would have to be different for failed conditions to hold, in words."""

from collections.abc import Iterator, Mapping, Sequence

from incentives.engine.comparison.nearest import FactChange, Nearest, nearest_changes
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.conditions import ConditionResult
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.uses import FactUsed
from incentives.language.possible import Open, Value
from incentives.report.printing.blocks import Bullet, Bullets
from incentives.report.words.names import Words
from incentives.values.place import FactPath
from incentives.values.tables import one_for_each
from incentives.values.text import Text
from incentives.wordings.report import terms

TITLE = Text(
    "怎样才能符合（每行只改动一项事实，取与现状最接近的一种）",
    "What would have to be different (one fact a line, the nearest value)",
)
CHANGE = Text(
    "{fact}须为{now}（现为{was}），{then}", "{fact} would have to be {now} (it is {was}); {then}"
)
THEN: Mapping[Outcome, Text] = one_for_each(
    Outcome,
    {
        Outcome.ELIGIBLE: Text("改后本项即符合条件", "the incentive would then be eligible"),
        Outcome.INELIGIBLE: Text(
            "改后本条符合，但本项仍有其他条件不符合",
            "other conditions of the incentive would still fail",
        ),
        Outcome.UNDETERMINED: Text(
            "改后本条符合，本项转为待定", "the incentive would then be undetermined"
        ),
        Outcome.NOT_IN_FORCE: Text(
            "改后本条符合，但本项不在有效期", "the incentive would then not be in force"
        ),
    },
)
AGAINST = Text(
    "单独改动任何一项已知事实都不能使本条符合；与之不符的事实：{facts}",
    "no change of one known fact makes it hold; what stands against it: {facts}",
)
TOO_MUCH = Text(
    "涉及的行较多，超过测算步数上限，未能查出改动哪一项事实可使本条符合",
    "it was not found out what would make it hold: with so many rows that takes too many steps",
)
NOTHING_KNOWN = Text(
    "本条不取决于已填写的事实，改动填写内容不能使其符合", "it rests on no fact that was given"
)
QUOTED = Text("“{name}”", "“{name}”")
FACT = Text("{fact}为{value}", "{fact} is {value}")


def nearest_block(
    determination: Determination, assessment: Assessment, words: Words
) -> Bullets | None:
    """Each failed condition with its nearest lawful changes; None where no condition failed."""
    failed = [condition for condition in determination.conditions if condition.holds is False]
    if not failed or determination.outcome is not Outcome.INELIGIBLE:
        return None
    entries = tuple(
        _entry(condition, nearest_changes(assessment, determination.incentive, condition), words)
        for condition in failed
    )
    return Bullets(title=words.say(TITLE), entries=entries)


def _entry(condition: ConditionResult, nearest: Nearest, words: Words) -> Bullet:
    text = words.law(condition.text) if condition.text is not None else condition.id
    return Bullet(
        text=text, below=tuple(Bullet(text=line) for line in nearest_lines(nearest, words))
    )


def nearest_lines(nearest: Nearest, words: Words) -> tuple[str, ...]:
    """One line for each fact of which a change does it.

    Without any, one line with all facts that stand against it.
    """
    if nearest.is_cut:
        return (words.say(TOO_MUCH),)
    if nearest.changes:
        return tuple(_change(changes, words) for changes in _alike(nearest.changes))
    if not nearest.against:
        return (words.say(NOTHING_KNOWN),)
    told = words.say(terms.LIST_SEMICOLON).join(_fact(fact, words) for fact in nearest.against)
    return (words.say(AGAINST, facts=told),)


def _alike(changes: Sequence[FactChange]) -> Iterator[list[FactChange]]:
    """Several values of one fact that lead to the same, together."""
    groups: dict[tuple[FactPath, Outcome], list[FactChange]] = {}
    for change in changes:
        groups.setdefault((change.path, change.then), []).append(change)
    yield from groups.values()


def _change(changes: Sequence[FactChange], words: Words) -> str:
    path, was, then = changes[0].path, changes[0].was, changes[0].then
    now = words.alternatives([_value(path, change.now, words) for change in changes])
    return words.say(
        CHANGE,
        fact=_quoted(path, words),
        now=now,
        was=_value(path, was, words),
        then=words.say(THEN[then]),
    )


def _fact(fact: FactUsed, words: Words) -> str:
    value = (
        words.say(terms.UNKNOWN)
        if isinstance(fact.value, Open)
        else _value(fact.path, fact.value, words)
    )
    return words.say(FACT, fact=_quoted(fact.path, words), value=value)


def _quoted(path: FactPath, words: Words) -> str:
    return words.say(QUOTED, name=words.fact(path))


def _value(path: FactPath, value: Value, words: Words) -> str:
    type_ = words.type_of(path)
    assert type_ is not None  # it was read from the case by its type
    return words.value(value, type_)

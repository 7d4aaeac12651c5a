"""How sharp open answers are: `python -m benchmarks.sharpness [COMPLETIONS]`.

Facts are taken out of bundled examples, and out of rows that fill a limit. Each open answer is set
against what comes out when the facts are completed at random, again and again: an answer whose
range is wider than what came out counts as wide. A completion outside a range ends the run.
"""

import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import attrs
import yaml

from incentives import Assessment, CaseError, Library, Outcome, assess, childcare, parse_case
from incentives.facts.unknown import UNKNOWN
from incentives.language.types import BooleanType, ChoiceType, DateType, NumberType, Type
from incentives.values.place import FactPath
from tests.engine.determination.test_limits import Grade, Load, Yard, library_of_limits

EXAMPLES = ("haimen-new-build", "haimen-loans-and-staff", "zhuhai-half-day")
FACTS_REMOVED, GENERATED = 6, 40
ON = date(2025, 12, 31)
LIMITS_ON = date(2022, 12, 31)

Answer = Callable[[random.Random], Assessment]
Bounds = dict[str, tuple[float, float]]


def main(completions: int) -> None:
    """Prints how many open answers there are, and how many of them are wide."""
    for name, questions in (("bundled", bundled()), ("generated", generated())):
        chance = random.Random(10)  # noqa: S311 - the same questions every time
        answers = [
            wide
            for partial, complete in questions
            for wide in wide_ones(partial, complete, completions, chance)
        ]
        print(
            f"{name}: {len(answers)} open answers, "
            f"{sum(answers)} wider than {completions} completions"
        )


def wide_ones(
    partial: Assessment, complete: Answer, completions: int, chance: random.Random
) -> Iterator[bool]:
    """For each open answer of the assessment whether it is wider than what came out."""
    told = bounds_of(partial)
    is_open = [one.incentive for one in partial if one.outcome is Outcome.UNDETERMINED]
    if not is_open:
        return
    came = [bounds_of(complete(chance)) for _ in range(completions)]
    for name in is_open:
        low, high = told[name]
        least, most = min(one[name][0] for one in came), max(one[name][1] for one in came)
        if least < low or most > high:
            raise SystemExit(f"{name}: {least} to {most} came out of {low} to {high}")
        yield (low, high) != (least, most)


def bounds_of(assessment: Assessment) -> Bounds:
    """What each incentive comes to, at least and at most."""
    found: Bounds = {}
    for one in assessment:
        low, high = (
            (one.amount, one.amount)
            if one.amount is not None
            else (tuple(one.amount_range) if one.amount_range is not None else (None, None))
        )
        is_given = one.outcome in {Outcome.ELIGIBLE, Outcome.UNDETERMINED}
        top = float(high.amount) if high is not None else float("inf") if is_given else 0.0
        found[one.incentive] = float(low.amount) if low is not None else 0.0, top
    return found


def bundled() -> Iterator[tuple[Assessment, Answer]]:
    """Examples without one of their facts, which is a truth, a choice, a number or a day."""
    library, chance = childcare.library(), random.Random(4)  # noqa: S311 - as above
    folder = Path(__file__).parent.parent / "examples"
    for name in EXAMPLES:
        text = (folder / f"{name}.yaml").read_text(encoding="utf-8")
        document = yaml.load(text, Loader=yaml.BaseLoader)
        facts = [path for path in leaves(document) if type_at(path, library) is not None]
        for path in chance.sample(facts, min(FACTS_REMOVED, len(facts))):
            type_, least, most = type_at(path, library) or (None, 0.0, 0.0)

            def complete(
                chance: random.Random,
                path: tuple[str | int, ...] = path,
                document: object = document,
                of: tuple[Type | None, float, float] = (type_, least, most),
            ) -> Assessment:
                while True:
                    try:
                        return assessed(changed(document, path, value_of(*of, chance)), library)
                    except CaseError:
                        continue  # it goes against another fact

            yield assessed(changed(document, path, None), library), complete


def assessed(document: object, library: Library) -> Assessment:
    text = json.dumps(document, ensure_ascii=False, indent=0)
    return assess(parse_case(text, vocabulary=childcare.Case, library=library), library, on=ON)


def leaves(node: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all texts in a document."""
    if isinstance(node, dict):
        for key, part in node.items():
            yield from leaves(part, (*path, key))
    elif isinstance(node, list):
        for place, part in enumerate(node):
            yield from leaves(part, (*path, place))
    else:
        yield path


def type_at(path: tuple[str | int, ...], library: Library) -> tuple[Type, float, float] | None:
    """What the fact is, with its bounds; None for what is not completed here."""
    is_plain = [type(part) for part in path] in ([str, str], [str, int, str])
    if not is_plain or path[0] in {"declared", "prior_awards", "papers"}:
        return None
    text = f"{path[0]}[{path[1]}].{path[2]}" if len(path) == 3 else f"{path[0]}.{path[1]}"
    field = library.vocabulary.field_of(FactPath.parse(text))
    if field is None or not isinstance(
        field.type, BooleanType | ChoiceType | NumberType | DateType
    ):
        return None
    least = float(field.spec.least or 0)
    return field.type, least, float(field.spec.most) if field.spec.most is not None else 1e9


def value_of(type_: Type | None, least: float, most: float, chance: random.Random) -> object:
    """Any value; of numbers often the ends, which is where most is found."""
    match type_:
        case BooleanType():
            return chance.choice([True, False])
        case ChoiceType(values=values):
            return chance.choice(values)
        case NumberType():
            number = chance.choice([least, most, chance.uniform(least, min(most, 1000))])
            return str(round(number))
        case _:
            return str(ON - timedelta(days=chance.randrange(4000)))


def changed(node: object, path: tuple[str | int, ...], value: object) -> object:
    """The document with the value at the path; without it where that is None."""
    key, rest = path[0], path[1:]
    if isinstance(node, list):
        return [changed(part, rest, value) if at == key else part for at, part in enumerate(node)]
    assert isinstance(node, dict)
    if not rest and value is None:
        return {name: part for name, part in node.items() if name != key}
    return {
        name: (changed(part, rest, value) if rest else value) if name == key else part
        for name, part in node.items()
    }


def generated() -> Iterator[tuple[Assessment, Answer]]:
    """Rows that fill a limit, of which one or two facts are not known."""
    chance = random.Random(7)  # noqa: S311 - as above
    with tempfile.TemporaryDirectory() as folder:
        library = library_of_limits(Path(folder))
    for _ in range(GENERATED):
        loads = [some_load(chance) for _ in range(chance.randrange(2, 5))]
        partial = list(loads)
        for _ in range(chance.randrange(1, 3)):
            at = chance.randrange(len(loads))
            name = chance.choice(["area", "good", "share", "day"])
            partial[at] = attrs.evolve(partial[at], **{name: UNKNOWN})

        def complete(
            chance: random.Random, partial: tuple[Load, ...] = tuple(partial)
        ) -> Assessment:
            whole = tuple(completed(load, chance) for load in partial)
            return assess(Yard(loads=whole), library, on=LIMITS_ON)

        yield assess(Yard(loads=tuple(partial)), library, on=LIMITS_ON), complete


def some_load(chance: random.Random) -> Load:
    return Load(
        area=Decimal(chance.choice([20, 40, 60, 100, 150])),
        day=date(2022, 3, chance.randrange(1, 5)),
        good=chance.random() < 0.8,
        grade=chance.choice(list(Grade)),
        share=Decimal(chance.choice(["0.25", "0.5", "1"])),
    )


def completed(load: Load, chance: random.Random) -> Load:
    area = Decimal(chance.choice([0, chance.randrange(200), 100_000]))
    day = chance.choice([None, LIMITS_ON - timedelta(days=chance.randrange(400))])
    share = Decimal(chance.choice(["0", "0.3", "1"]))
    return attrs.evolve(
        load,
        area=area if load.area is UNKNOWN else load.area,
        good=chance.random() < 0.5 if load.good is UNKNOWN else load.good,
        share=share if load.share is UNKNOWN else load.share,
        day=day if load.day is UNKNOWN else load.day,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)

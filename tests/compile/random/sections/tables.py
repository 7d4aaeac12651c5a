"""Tables of figures, by words or whole numbers, by one key or two, with brackets in their cells."""

from collections.abc import Callable

from tests.compile.random.sections.figures import _value, of_type, schedule
from tests.compile.random.writing import Document, Type, Writing, number_of, text, word_of

Key = tuple[str, Type]
"""What a table goes by, as `by` says it, and of what type that is."""


def table(writing: Writing, type_: Type) -> tuple[str, tuple[Type, ...]]:
    """A table of figures of the type: its name and of what types its keys are."""
    return _table(writing, type_, {}, lambda: _cell(writing, type_))


def bracketed_table(writing: Writing, rates: Type, limits: Type) -> tuple[str, tuple[Type, ...]]:
    """A table of which each cell has brackets."""
    said = {"brackets_of": limits.of}
    return _table(writing, rates, said, lambda: schedule(writing, rates, limits))


def read_table(
    writing: Writing, named: tuple[str, tuple[Type, ...]], key: Callable[[Type], str]
) -> str:
    """The cell for the keys."""
    name, types = named
    return f"{name}[{', '.join(map(key, types))}]"


def _table(
    writing: Writing, type_: Type, said: Document, cell: Callable[[], object]
) -> tuple[str, tuple[Type, ...]]:
    drawn = writing.drawn
    keys = [_key(writing)]
    if drawn.chance(25):
        second = _key(writing)
        keys += [second] if second[0] != keys[0][0] else []
    name = writing.name("table_")
    by = keys[0][0] if len(keys) == 1 else [key[0] for key in keys]
    has_nothing = type_.kind in {"number", "word"}
    is_plain = type_.kind == "number" and not said
    cells = _cells(
        writing, [key[1] for key in keys], cell, is_plain=is_plain, has_nothing=has_nothing
    )
    entry = {"text": text(name), **of_type(writing, type_), "by": by, **said}
    entry["values"] = [{"table": cells, "cite": "1"}]
    writing.section("parameters")[name] = entry
    return name, tuple(key[1] for key in keys)


def _key(writing: Writing) -> Key:
    drawn = writing.drawn
    if drawn.chance(30):
        unit = drawn.pick(("person", "1", "month"))
        return unit, number_of(unit)
    enumeration = drawn.pick(sorted(writing.words))
    return writing.facts_by_words[enumeration], word_of(enumeration)


def _cells(
    writing: Writing,
    keys: list[Type],
    cell: Callable[[], object],
    *,
    is_plain: bool,
    has_nothing: bool,
) -> Document:
    drawn = writing.drawn
    key, *further = keys

    def one() -> object:
        if further:
            return _cells(writing, further, cell, is_plain=is_plain, has_nothing=has_nothing)
        if drawn.chance(3):
            return "unpublished"
        return "not_applicable" if has_nothing and drawn.chance(5) else cell()

    if key.kind == "number":
        first = drawn.up_to(1)
        numbers = [str(first + place) for place in range(1 + drawn.up_to(3))]
        writing.thresholds.setdefault(key, []).extend((numbers[0], numbers[-1]))
        found = {number: one() for number in numbers}
        if is_plain and not further and drawn.chance(40):
            last = found[numbers[-1]]
            if last not in {"unpublished", "not_applicable"}:
                return {**found, "each_further": cell()}
        return {**found, "rest": one()} if drawn.chance(40) else found
    values = writing.words[key.of]
    if drawn.chance(30):
        return {values[0]: one(), "rest": one()}
    return {value: one() for value in values}


def _cell(writing: Writing, type_: Type) -> str:
    return _value(writing, type_)

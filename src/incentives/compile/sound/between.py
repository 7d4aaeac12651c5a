"""The lines that look at what holds between facts: of one record, of rows, and of other rows.

Where it may not hold the case is in doubt. What hangs on rows that are read later is noted: of a
list whose rows are named the variable `n` has by each name the days of its events, and under None
that not all names are known; of what names rows the variable `k` has what it says.
"""

from collections.abc import Sequence

import attrs

from incentives.compile.layout import Kind
from incentives.compile.printing.text import Lines
from incentives.compile.sound.known import DOUBT, FactRead, KnownCase, RecordRead
from incentives.compile.words import NONE
from incentives.compile.words import UNKNOWN as UNKNOWN_WORD
from incentives.language.types import RowsType


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Named:
    """A list whose rows others name by one of its facts. `days`: its events that they ask for."""

    record: RecordRead
    column: FactRead
    days: list[FactRead] = attrs.field(factory=list)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Naming:
    """What was noted of a fact that names rows, by the numbers of the lists.

    `day`: of an event that names the row whose event it cannot precede, the number of that.
    """

    lists: Sequence[int]
    day: int | None = None


@attrs.define(kw_only=True, eq=False, repr=False)
class Between:
    """Prints what is looked at between facts. `named`, `naming`: what is left for the end."""

    known: KnownCase
    lines: Lines
    named: list[Named] = attrs.field(factory=list)
    naming: list[Naming] = attrs.field(factory=list)

    def begin(self) -> None:
        """Notes that of no list the names are known yet; finds out what has to be noted."""
        for record in self.known.records:
            for fact in record.facts:
                self._lists(fact)
                for name in fact.field.spec.not_before:
                    self._named_by(record, fact, name)
        for place in range(len(self.named)):
            self.lines.add(f"n{place} = {{None: ()}}")

    def of_record(self, record: RecordRead) -> None:
        """What holds between the facts of one record, which were just read."""
        for fact in record.facts:
            spec = fact.field.spec
            if spec.refers_to:
                place = self._note(Naming(lists=self._lists(fact)))
                with self.lines.block(f"if w{fact.serial} > {NONE}:"):
                    self.lines.add(f"k{place}.append(w{fact.serial})")
            if spec.not_before and (later := _later(fact)):
                self._out_of_order(record, fact, later)
            month = record.by_path.get(f"{fact.record}{spec.days_of}")
            if month is not None and month.place.kind is Kind.MONTH:
                self._days_of_month(fact, month)

    def _note(self, naming: Naming) -> int:
        """The number under which something is noted until all rows are read."""
        self.naming.append(naming)
        return len(self.naming) - 1

    def _days_of_month(self, fact: FactRead, month: FactRead) -> None:
        number, of = f"w{fact.serial}", f"w{month.serial}"
        most = f"days_in({of}) * {fact.place.denominator}"
        with self.lines.block(f"if {number} > {NONE} < {of} and {number} > {most}:"):
            self.lines.add(DOUBT)

    def _out_of_order(self, record: RecordRead, fact: FactRead, later: str) -> None:
        """That the event comes before one that it must follow."""
        said = f"w{fact.serial} > {NONE}" if fact.place.kind is Kind.MONTH else f"{later} > 0"
        with self.lines.block(f"if {said}:"):
            self.lines.add(f"later = {later}")
            for name in fact.field.spec.not_before:
                names = self._named_by(record, fact, name)
                if names is not None:
                    self._note_event(names, name.partition(".")[2])
                    continue
                whose = self.known.whole if "." in name else record
                path = name if "." in name else f"{fact.record}{name}"
                begun = _begun(whose.by_path[path])
                if begun:
                    self.lines.add(f"if later < {begun}:")
                    self.lines.add(f"    {DOUBT}")
            self.lines.add("pass")

    def _note_event(self, names: Sequence[FactRead], event: str) -> None:
        """Whatever row is named first, its event must not come after the day."""
        for position, one in enumerate(names):
            (place,) = self._lists(one)
            days = self.named[place].days
            day = next(at for at, fact in enumerate(days) if fact.path == event)
            note = self._note(Naming(lists=(place,), day=day))
            word = "elif" if position else "if"
            self.lines.add(f"{word} w{one.serial} > {NONE}:")
            self.lines.add(f"    k{note}.append((w{one.serial}, later))")

    def of_named(self, record: RecordRead) -> None:
        """Notes what the row is called by which others name it."""
        for place, one in enumerate(self.named):
            if one.record is not record:
                continue
            days = "".join(f"{_begun(fact) or 0}, " for fact in one.days)
            name = f"w{one.column.serial}"
            with self.lines.block(f"if {name} <= {NONE}:"):
                self.lines.add(f"n{place}[None] = ()")
            with self.lines.block(f"elif {name} not in n{place}:"):
                self.lines.add(f"n{place}[{name}] = ({days})")

    def begin_rows(self, record: RecordRead) -> None:
        """Before the rows of a list are read: they are all that there are, and none was seen."""
        for place, one in enumerate(self.named):
            if one.record is record:
                self.lines.add(f"n{place}.clear()")
        for number, _ in enumerate(keys_of(record)):
            self.lines.add(f"seen{number} = {{}}")

    def of_rows(self, record: RecordRead) -> None:
        """Two rows are not alike where no two may be, unless they surely are two."""
        for number, (key, apart) in enumerate(keys_of(record)):
            with self.lines.block(f"if {' and '.join(map(_is_said, key))}:"):
                told = "".join(f"{_value(fact)}, " for fact in apart)
                self.lines.add(f"key = {', '.join(map(_value, key))}")
                with self.lines.block(f"if key in seen{number}:"):
                    self.lines.add(f"add_apart(({told}), seen{number}[key])")
                with self.lines.block("else:"):
                    self.lines.add(f"seen{number}[key] = [({told})]")

    def end(self) -> None:
        """What names rows names one that is there, and comes not before its event."""
        for place, naming in enumerate(self.naming):
            if naming.day is not None:
                with self.lines.block(f"for name, later in k{place}:"):
                    self.lines.add(f"days = n{naming.lists[0]}.get(name)")
                    self.lines.add(f"if days is not None and later < days[{naming.day}]:")
                    self.lines.add(f"    {DOUBT}")
                continue
            are_known = [f"None not in n{one}" for one in naming.lists]
            is_lost = [f"name not in n{one}" for one in naming.lists]
            told = f"k{place} if {' and '.join(are_known)} else ()"
            with self.lines.block(f"for name in {told}:"):
                self.lines.add(f"if {' and '.join(is_lost)}:")
                self.lines.add(f"    {DOUBT}")

    def _lists(self, fact: FactRead) -> Sequence[int]:
        """The numbers of the lists that the fact names rows of."""
        columns = self.known.library.vocabulary.named_columns(fact.field)
        return [self._number(list_.name, column.name) for list_, column in columns]

    def _number(self, list_name: str, column: str) -> int:
        for place, one in enumerate(self.named):
            if one.record.name == list_name and one.column.path == column:
                return place
        record = next(one for one in self.known.lists if one.name == list_name)
        self.named.append(Named(record=record, column=record.by_path[column]))
        return len(self.named) - 1

    def _named_by(self, record: RecordRead, fact: FactRead, name: str) -> Sequence[FactRead] | None:
        """The facts of the record that name the row whose event is called so; None: it has none."""
        first, _, rest = name.partition(".")
        list_ = self.known.library.vocabulary.root.fields.get(first) if rest else None
        if list_ is None or not isinstance(list_.type, RowsType):
            return None
        names = [
            one
            for one in record.facts
            if one.record == fact.record and one.field.spec.refers_to == (first,)
        ]
        for one in names:
            named = self.named[self._lists(one)[0]]
            if named.record.by_path[rest] not in named.days:
                named.days.append(named.record.by_path[rest])
        return names


def _later(fact: FactRead) -> str:
    """The day by which an event has come; of a month its last one. Empty: it is no event."""
    if fact.place.kind is Kind.MONTH:
        return f"last_day(w{fact.serial})"
    return _begun(fact)


def _begun(fact: FactRead) -> str:
    """The day of an event, or the first day of a status; below 1 where none is known."""
    if fact.place.kind is Kind.STATUS:
        return f"f{fact.serial}"
    return f"w{fact.serial}" if fact.place.kind is Kind.DAY else ""


def keys_of(record: RecordRead) -> list[tuple[list[FactRead], list[FactRead]]]:
    """What no two rows of the list may have alike, unless they differ in the others.

    What is presumed tells no rows apart.
    """
    assert record.list_ is not None
    facts = record.by_path
    keys: list[tuple[list[FactRead], list[FactRead]]] = []
    for stated in (record.list_, *record.described.fields.values()):
        spec = stated.spec
        key = [facts[name] for name in spec.unique if name in facts]
        if key and len(key) == len(spec.unique):
            others = [facts[name] for name in spec.apart if name in facts]
            keys.append((key, [one for one in others if not one.is_presumed]))
    return keys


def _is_said(fact: FactRead) -> str:
    if fact.place.kind is Kind.STATUS:
        return f"v{fact.serial} is not UNKNOWN and v{fact.serial} is not NOT_COME_ABOUT"
    return f"w{fact.serial} > {NONE}"


def _value(fact: FactRead) -> str:
    """What is alike where the values of the fact are, and UNKNOWN where nobody has said it."""
    if fact.place.kind is not Kind.STATUS:
        return f"w{fact.serial}"
    return f"({UNKNOWN_WORD} if v{fact.serial} is UNKNOWN else v{fact.serial})"

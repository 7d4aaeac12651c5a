"""Expressions of the text of open forms as words of a program."""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from incentives.compile.running.programs.jumps import are_alike, jump_if
from incentives.compile.running.programs.operations import SIZES, Leaf, Shape, operations
from incentives.compile.running.programs.writing import (
    Code,
    Label,
    Operand,
    Places,
    Slot,
    leave,
)

_SIGNS: Mapping[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.RShift: ">>",
    ast.LShift: "<<",
    ast.BitAnd: "&",
    ast.BitOr: "|",
}
Asked = Callable[[str, Sequence[Slot]], tuple[Label, Sequence[Slot], Slot]]
"""Of a function of the text for what is handed to it: where it begins, where it reads that, and
where it leaves what comes out."""


@attrs.define(kw_only=True, eq=False, repr=False)
class Expressions:
    """Writes what expressions of one function come to.

    `names`: where its own names stand; `stated`: the words that names of all functions stand for,
    and where tables begin; `asked`: other functions of the text.
    """

    code: Code
    places: Places
    names: dict[str, Slot]
    stated: Mapping[str, int]
    tables: Mapping[str, int]
    asked: Asked

    def value(self, node: ast.expr) -> Slot:
        """Where the value stands, once what is written has been carried out."""
        word = self._word_of(node)
        if word is not None:
            return self.places.word(word)
        match node:
            case ast.Name(id=name) if name in self.names:
                return self.names[name]
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return self._reckoned("-", self.places.word(0), self.value(inner))
            case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _SIGNS:
                return self._reckoned(_SIGNS[type(sign)], self.value(left), self.value(right))
            case ast.Tuple(elts=parts):
                return self._tuple(parts)
            case ast.Subscript(value=whole, slice=at):
                return self._part(whole, at)
            case ast.IfExp(test=test, body=body, orelse=other):
                return self._either(test, body, other)
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
                return self._called(name, arguments)
            case ast.BoolOp() | ast.Compare() | ast.UnaryOp(op=ast.Not()):
                return self._truth(node)
        return leave()

    def unless(self, test: ast.expr, label: Label) -> None:
        """Goes to the label where the test does not hold."""
        self._go(test, label, when=False)

    def place_of(self, index: ast.expr) -> tuple[Slot, int]:
        """A place in an array: where a word stands that leads there, and how far behind it is."""
        match index:
            case ast.BinOp(left=base, op=ast.Add(), right=ast.Constant(value=int(offset))):
                return self.value(base), offset
            case ast.BinOp(left=base, op=ast.Add(), right=ast.Name(id=name)) if name in self.stated:
                return self.value(base), self.stated[name]
            case _:
                return self.value(index), 0

    def _reckoned(self, sign: str, left: Slot, right: Slot) -> Slot:
        if Leaf.WORD is not left.leaf or Leaf.WORD is not right.leaf:
            leave()
        into = self.places.fresh()
        self.code.own(sign, into, left, right)
        return into

    def _tuple(self, parts: Sequence[ast.expr]) -> Slot:
        leaf = {4: Leaf.BOUNDED, 5: Leaf.SEVERAL}.get(len(parts))
        if leaf is None:
            leave()
        stated = [self._word_of(part) for part in parts]
        if None not in stated:
            return Slot(self.places.stated([word for word in stated if word is not None]), leaf)
        into = self.places.fresh(leaf)
        for place, part in enumerate(parts):
            self.code.move(into.word(place), self.value(part))
        return into

    def _word_of(self, node: ast.expr) -> int | None:
        """The word that an expression states; None: it states none."""
        match node:
            case ast.Constant(value=bool() | int() as word):
                return int(word)
            case ast.Name(id=name) if name not in self.names:
                return self.stated.get(name)
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                positive = self._word_of(inner)
                return None if positive is None else -positive
            case _:
                return None

    def _part(self, whole: ast.expr, at: ast.expr) -> Slot:
        """A word of a value, of a table, of the case or of the results."""
        into = self.places.fresh()
        match whole:
            case ast.Name(id="D" | "R" as name):
                base, offset = self.place_of(at)
                self.code.own("read" if name == "D" else "read result", into, base, offset)
            case ast.Name(id=name) if name in self.tables:
                self.code.own("cell", into, self.tables[name], self.value(at))
            case _:
                word = self._word_of(at)
                if word is None:
                    leave()
                return self.value(whole).word(word)
        return into

    def _either(self, test: ast.expr, body: ast.expr, other: ast.expr) -> Slot:
        otherwise, end = Label(), Label()
        self.unless(test, otherwise)
        value = self.value(body)
        into = self.places.fresh(value.leaf)
        self.code.move(into, value)
        self.code.own("go", end)
        self.code.place(otherwise)
        self.code.move(into, self.value(other))
        self.code.place(end)
        return into

    def _truth(self, test: ast.expr) -> Slot:
        """One where the test holds, else zero."""
        into, fails = self.places.fresh(), Label()
        self.code.move(into, self.places.word(0))
        self.unless(test, fails)
        self.code.move(into, self.places.word(1))
        self.code.place(fails)
        return into

    def _go(self, test: ast.expr, label: Label, *, when: bool) -> None:
        """Goes to the label where the test holds, or where it does not; else on."""
        match test:
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                self._go(inner, label, when=not when)
            case ast.BoolOp(op=joint, values=parts):
                decides = isinstance(joint, ast.Or)
                if decides is when:
                    for part in parts:
                        self._go(part, label, when=when)
                    return
                end = Label()
                for part in parts[:-1]:
                    self._go(part, end, when=decides)
                self._go(parts[-1], label, when=when)
                self.code.place(end)
            case ast.Compare(left=left, ops=orders, comparators=others):
                self._go_compared([left, *others], orders, label, when=when)
            case _:
                value, zero = self.value(test), self.places.word(0)
                if value.leaf is not Leaf.WORD:
                    leave()
                self.code.own("go if !=" if when else "go if ==", value, zero, label)

    def _go_compared(
        self, sides: Sequence[ast.expr], orders: Sequence[ast.cmpop], label: Label, *, when: bool
    ) -> None:
        """Each two of them, one after the other; of a chain all have to hold."""
        values = [self.value(side) for side in sides]
        end = Label()
        for place, order in enumerate(orders):
            left, right = values[place], values[place + 1]
            is_last = place == len(orders) - 1
            goes_on = when and not is_last  # where one that is not the last fails, all is decided
            self._go_if(order, left, right, end if goes_on else label, when=when and is_last)
        self.code.place(end)

    def _go_if(
        self, order: ast.cmpop, left: Slot, right: Slot, label: Label, *, when: bool
    ) -> None:
        if left.leaf is not right.leaf:
            leave()
        if left.leaf is not Leaf.WORD:
            self._go_if_alike(left, right, label, when=when is are_alike(order))
            return
        sign, is_swapped = jump_if(order, when=when)
        first, second = (right, left) if is_swapped else (left, right)
        self.code.own(f"go if {sign}", first, second, label)

    def _go_if_alike(self, left: Slot, right: Slot, label: Label, *, when: bool) -> None:
        """Two values of several words are alike where all of their words are."""
        differ = Label()
        for place in range(SIZES[left.leaf]):
            other = differ if when else label
            self.code.own("go if !=", left.word(place), right.word(place), other)
        if when:
            self.code.own("go", label)
        self.code.place(differ)

    def _called(self, name: str, arguments: Sequence[ast.expr]) -> Slot:
        if name in {"min", "max", "abs"}:
            return self._of_words(name, [self.value(each) for each in arguments])
        if (name, 0) in operations() or name in _of_any_number():
            return self._operated(name, arguments)
        handed = [self.value(each) for each in arguments if not _is_array(each)]
        begin, taken, told = self.asked(name, handed)
        for place, value in zip(taken, handed, strict=True):
            self.code.move(place, value)
        self.code.own("call", begin)
        into = self.places.fresh(told.leaf)
        self.code.move(into, told)
        return into

    def _of_words(self, name: str, values: Sequence[Slot]) -> Slot:
        first, *others = values
        into = self.places.fresh()
        if name == "abs":
            self.code.own("abs", into, first)
            return into
        self.code.move(into, first)
        for value in others:
            self.code.own(name, into, into, value)
        return into

    def _operated(self, name: str, arguments: Sequence[ast.expr]) -> Slot:
        if name == "known" and (word := self._word_of(arguments[0])) is not None:
            lacks = self.stated["NOTHING_LACKS"]
            return Slot(self.places.stated((word, word, 0, lacks)), Leaf.BOUNDED)
        count = 0
        if name in _of_any_number():
            (several,) = arguments
            count = len(several.elts) if isinstance(several, ast.Tuple) else -1
        operation = operations().get((name, count))
        if operation is None or len(arguments) != len(operation.takes):
            leave()
        operands: list[Operand] = []
        for argument, shape in zip(arguments, operation.takes, strict=True):
            operands += self._operands(argument, shape)
        into = self.places.fresh(operation.gives)
        self.code.call(operation, into, operands)
        return into

    def _operands(self, argument: ast.expr, shape: Shape) -> Iterator[Operand]:
        if isinstance(shape, tuple):
            if not isinstance(argument, ast.Tuple) or len(argument.elts) != len(shape):
                leave()
            for each, part in zip(argument.elts, shape, strict=True):
                yield from self._operands(each, part)
        elif shape is Leaf.TABLE:
            if not isinstance(argument, ast.Name) or argument.id not in self.tables:
                leave()
            yield self.tables[argument.id]
        elif shape in {Leaf.RESULTS, Leaf.WORDS}:
            if not _is_array(argument):
                leave()
        else:
            value = self.value(argument)
            if value.leaf is not shape:
                leave()
            yield value


def _is_array(node: ast.expr) -> bool:
    """Whether it is the words of cases, or results, which all functions have."""
    return isinstance(node, ast.Name) and node.id in {"D", "R"}


def _of_any_number() -> frozenset[str]:
    """The functions that take any number of values as one."""
    return frozenset(name for name, count in operations() if count)

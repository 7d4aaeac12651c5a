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

    def value(self, node: ast.expr, into: Slot | None = None) -> Slot:
        """Where the value stands, once what is written has been carried out.

        `into`: where it is wanted; it stands there if it comes out now, and may not if it stands
        somewhere already.
        """
        word = self._word_of(node)
        if word is not None:
            return self.places.word(word)
        match node:
            case ast.Name(id=name) if name in self.names:
                return self.names[name]
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return self._reckoned("-", self.places.word(0), self.value(inner), into)
            case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _SIGNS:
                values = self.value(left), self.value(right)
                return self._reckoned(_SIGNS[type(sign)], *values, into)
            case ast.Tuple(elts=parts):
                return self._tuple(parts, into)
            case ast.Subscript(value=whole, slice=at):
                return self._part(whole, at, into)
            case ast.IfExp(test=test, body=body, orelse=other):
                return self._either(test, body, other, into)
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
                return self._called(name, arguments, into)
            case ast.BoolOp() | ast.Compare() | ast.UnaryOp(op=ast.Not()):
                return self._either(node, ast.Constant(1), ast.Constant(0), into)
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

    def _place(self, leaf: Leaf, into: Slot | None) -> Slot:
        """Where it is wanted, if such a value has room there."""
        return into if into is not None and into.leaf is leaf else self.places.passing(leaf)

    def _reckoned(self, sign: str, left: Slot, right: Slot, into: Slot | None) -> Slot:
        if Leaf.WORD is not left.leaf or Leaf.WORD is not right.leaf:
            leave()
        told = self._place(Leaf.WORD, into)
        self.code.own(sign, told, left, right)
        return told

    def _tuple(self, parts: Sequence[ast.expr], into: Slot | None) -> Slot:
        match parts:
            case [word, again, ast.Constant(value=0), ast.Name(id="NOTHING_LACKS")] if ast.dump(
                word
            ) == ast.dump(again):
                return self._operated("known", [word], into)
        leaf = {4: Leaf.BOUNDED, 5: Leaf.SEVERAL}.get(len(parts))
        if leaf is None:
            leave()
        stated = [self._word_of(part) for part in parts]
        if None not in stated:
            return Slot(self.places.stated([word for word in stated if word is not None]), leaf)
        told = self.places.passing(leaf)
        for place, part in enumerate(parts):
            self.code.move(told.word(place), self.value(part))
        return told

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

    def _part(self, whole: ast.expr, at: ast.expr, into: Slot | None) -> Slot:
        """A word of a value, of a table, of the case or of the results."""
        match whole:
            case ast.Name(id="D" | "R" as name):
                base, offset = self.place_of(at)
                told = self._place(Leaf.WORD, into)
                self.code.own("read" if name == "D" else "read result", told, base, offset)
            case ast.Name(id=name) if name in self.tables:
                index = self.value(at)
                told = self._place(Leaf.WORD, into)
                self.code.own("cell", told, self.tables[name], index)
            case _:
                word = self._word_of(at)
                if word is None:
                    leave()
                return self.value(whole).word(word)
        return told

    def _either(self, test: ast.expr, body: ast.expr, other: ast.expr, into: Slot | None) -> Slot:
        otherwise, end = Label(), Label()
        self.unless(test, otherwise)
        value = self.value(body, into)
        told = value
        if value != into and not self.places.taken_over(value):
            told = self._place(value.leaf, into)
        self.code.move(told, value)
        self.code.own("go", end)
        self.code.place(otherwise)
        self.code.move(told, self.value(other, told))
        self.code.place(end)
        return told

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

    def _called(self, name: str, arguments: Sequence[ast.expr], into: Slot | None) -> Slot:
        if name in {"min", "max", "abs"}:
            return self._of_words(name, [self.value(each) for each in arguments], into)
        if (name, 0) in operations() or name in _of_any_number():
            return self._operated(name, arguments, into)
        handed = [self.value(each) for each in arguments if not _is_array(each)]
        begin, taken, told = self.asked(name, handed)
        for place, value in zip(taken, handed, strict=True):
            self.code.move(place, value)
        self.code.own("call", begin)
        own = self._place(told.leaf, into)
        self.code.move(own, told)
        return own

    def _of_words(self, name: str, values: Sequence[Slot], into: Slot | None) -> Slot:
        first, *others = values
        if name == "abs":
            told = self._place(Leaf.WORD, into)
            self.code.own("abs", told, first)
            return told
        told = self._place(Leaf.WORD, into if len(others) == 1 else None)
        self.code.own(name, told, first, others[0])
        for value in others[1:]:
            self.code.own(name, told, told, value)
        return told

    def _operated(self, name: str, arguments: Sequence[ast.expr], into: Slot | None) -> Slot:
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
        told = self._place(operation.gives, into)
        self.code.call(operation, told, operands)
        return told

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

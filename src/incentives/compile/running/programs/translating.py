"""From the text of an open form to a program: the same text, as words that the machine carries out.

It is no other printing: whatever a text does that has no operation makes it untranslatable, and it
is run as Python alone. Functions do not call themselves, so what each works out has places of its
own.
"""

import ast
from collections.abc import Mapping, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from incentives.compile.printing.text import Module
from incentives.compile.running.plain import NAMES
from incentives.compile.running.programs.expressions import Expressions
from incentives.compile.running.programs.operations import MOST_CALLS, Leaf
from incentives.compile.running.programs.writing import (
    CASE,
    DAY,
    Code,
    Label,
    Places,
    Slot,
    UntranslatableError,
    leave,
)

Words = NDArray[np.int64]
_ARRAYS = ("D", "R")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Program:
    """What the machine carries out for one case after the other.

    `words`: operations with what they take; `stated`: what stands at all places before; `entry`:
    where it begins; `row`: where it reads at which place its results begin.
    """

    words: Words
    stated: Words
    entry: int
    row: int


def program_of(function: str, module: Module) -> Program | None:
    """The program of a function of an open form in the module; None: there can be none."""
    places = Places()
    stated = {name: word for name, word in NAMES.items() if isinstance(word, int)}
    try:
        tables = {name: places.stated(words) for words, name in module.tables.items()}
        translation = _Translation(
            texts=module.functions, places=places, stated=stated, tables=tables
        )
        entry = translation.function(function, (CASE, DAY, places.fresh()))
    except UntranslatableError:
        return None
    return Program(
        words=np.array(translation.words(), dtype=np.int64),
        stated=np.array(places.words, dtype=np.int64),
        entry=entry.begin.at,
        row=entry.taken[2].at,
    )


@attrs.define(kw_only=True, eq=False, repr=False)
class _Function:
    """A function of the text: where it begins, where it reads what is handed to it.

    `told`: where it leaves what comes out; None before anything was seen to come out.
    """

    code: Code
    begin: Label
    taken: Sequence[Slot]
    told: Slot | None = None
    depth: int = 1


@attrs.define(kw_only=True, eq=False, repr=False)
class _Translation:
    texts: Mapping[str, str]
    places: Places
    stated: Mapping[str, int]
    tables: Mapping[str, int]
    _functions: dict[tuple[str | Leaf, ...], _Function] = attrs.field(factory=dict)

    def function(self, name: str, taken: Sequence[Slot]) -> _Function:
        """The function for values of these forms, translated when it is first asked."""
        key: tuple[str | Leaf, ...] = (name, *(each.leaf for each in taken))
        if key not in self._functions:
            if name not in self.texts:
                leave()
            own = [CASE, DAY, *(self.places.fresh(each.leaf) for each in taken[2:])]
            function = _Function(code=Code(), begin=Label(), taken=own)
            _Writer(translation=self, function=function).write(self.texts[name])
            self._functions[key] = function
        return self._functions[key]

    def words(self) -> list[int]:
        """All functions one behind the other."""
        first = 0
        for function in self._functions.values():
            first = function.code.placed(first)
        return [word for each in self._functions.values() for word in each.code.words()]


@attrs.define(kw_only=True, eq=False, repr=False)
class _Writer:
    """Writes the statements of one function; `loops`: where those around go on, and where out."""

    translation: _Translation
    function: _Function
    _loops: list[tuple[Label, Label]] = attrs.field(factory=list)
    _expressions: Expressions = attrs.field(init=False)

    def write(self, text: str) -> None:
        """The whole function."""
        (tree,) = ast.parse(text).body
        if not isinstance(tree, ast.FunctionDef):
            leave()
        names = [each.arg for each in tree.args.args if each.arg not in _ARRAYS]
        code = self.function.code
        self._expressions = Expressions(
            code=code,
            places=self.translation.places,
            names=dict(zip(names, self.function.taken, strict=True)),
            stated=self.translation.stated,
            tables=self.translation.tables,
            asked=self._asked,
        )
        code.place(self.function.begin)
        self._block(tree.body)
        code.own("return")

    def _asked(self, name: str, handed: Sequence[Slot]) -> tuple[Label, Sequence[Slot], Slot]:
        called = self.translation.function(name, handed)
        self.function.depth = max(self.function.depth, called.depth + 1)
        is_too_deep = self.function.depth >= MOST_CALLS
        if called.told is None or is_too_deep or tuple(handed[:2]) != (CASE, DAY):
            leave()
        return called.begin, called.taken, called.told

    def _block(self, statements: Sequence[ast.stmt]) -> None:
        for statement in statements:
            if not isinstance(statement, ast.Pass):
                self._statement(statement)

    def _statement(self, statement: ast.stmt) -> None:
        code, of = self.function.code, self._expressions
        match statement:
            case ast.Assign(targets=[target, *others], value=value):
                told = of.value(value, self._wanted(target))
                for each in (target, *others):
                    self._put(each, told)
            case ast.AugAssign(target=target, op=sign, value=value):
                self._put(target, of.value(ast.BinOp(_read(target), sign, value)))
            case ast.If(test=test, body=body, orelse=otherwise):
                self._if(test, body, otherwise)
            case ast.For(target=ast.Name(id=name), iter=within, body=body, orelse=[]):
                self._for(name, within, body)
            case ast.While(test=test, body=body, orelse=[]):
                self._while(test, body)
            case ast.Break() | ast.Continue():
                on, out = self._loops[-1]
                code.own("go", out if isinstance(statement, ast.Break) else on)
            case ast.Return(value=ast.expr() as value):
                self._return(of.value(value))
            case ast.Expr(value=value):
                of.value(value)
            case _:
                leave()

    def _put(self, target: ast.expr, value: Slot) -> None:
        of = self._expressions
        match target:
            case ast.Name(id=name):
                if of.names.get(name) in (CASE, DAY):
                    leave()
                if name not in of.names:
                    is_its = of.places.taken_over(value)
                    of.names[name] = value if is_its else of.places.fresh(value.leaf)
                of.code.move(of.names[name], value)
            case ast.Subscript(value=ast.Name(id="D" | "R" as name), slice=at):
                base, offset = of.place_of(at)
                of.code.own("keep" if name == "D" else "write result", base, offset, value)
            case _:
                leave()

    def _wanted(self, target: ast.expr) -> Slot | None:
        """Where a name has its place already."""
        name = target.id if isinstance(target, ast.Name) else ""
        return self._expressions.names.get(name)

    def _if(self, test: ast.expr, body: Sequence[ast.stmt], otherwise: Sequence[ast.stmt]) -> None:
        code, other, end = self.function.code, Label(), Label()
        self._expressions.unless(test, other)
        self._block(body)
        if otherwise:
            code.own("go", end)
        code.place(other)
        self._block(otherwise)
        code.place(end)

    def _for(self, name: str, within: ast.expr, body: Sequence[ast.stmt]) -> None:
        """Over numbers that rise."""
        match within:
            case ast.Call(func=ast.Name(id="range"), args=[end]):
                begin, step = ast.Constant(0), 1
            case ast.Call(func=ast.Name(id="range"), args=[begin, end]):
                step = 1
            case ast.Call(
                func=ast.Name(id="range"), args=[begin, end, ast.Constant(value=int(step))]
            ) if step > 0:
                pass
            case _:
                leave()
        of, code = self._expressions, self.function.code
        at, last = of.places.fresh(), of.places.fresh()
        code.move(at, of.value(begin))
        code.move(last, of.value(end))
        again, on, out = Label(), Label(), Label()
        code.place(again)
        code.own("go if <=", last, at, out)
        self._put(ast.Name(name), at)
        self._inside(body, on, out)
        code.place(on)
        code.own("+", at, at, of.places.word(step))
        code.own("go", again)
        code.place(out)

    def _while(self, test: ast.expr, body: Sequence[ast.stmt]) -> None:
        again, out = Label(), Label()
        self.function.code.place(again)
        self._expressions.unless(test, out)
        self._inside(body, again, out)
        self.function.code.own("go", again)
        self.function.code.place(out)

    def _inside(self, body: Sequence[ast.stmt], on: Label, out: Label) -> None:
        self._loops.append((on, out))
        self._block(body)
        self._loops.pop()

    def _return(self, value: Slot) -> None:
        if self.function.told is None:
            self.function.told = self._expressions.places.fresh(value.leaf)
        self.function.code.move(self.function.told, value)
        self.function.code.own("return")


def _read(target: ast.expr) -> ast.expr:
    """What stands where it is put."""
    if not isinstance(target, ast.Name | ast.Subscript):
        leave()
    return target

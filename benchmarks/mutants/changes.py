"""What can be changed in a module of the program, and a sample of it."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import attrs
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator
from parso.tree import NodeOrLeaf

from benchmarks.mutants.operators import OWN_OPERATORS

_OF_COSMIC_RAY = (
    "core/AddNot",
    "core/ExceptionReplacer",
    "core/NumberReplacer",
    "core/ReplaceAndWithOr",
    "core/ReplaceOrWithAnd",
    "core/ReplaceTrueWithFalse",
    "core/ReplaceFalseWithTrue",
    "core/ReplaceBreakWithContinue",
    "core/ReplaceContinueWithBreak",
    "core/ZeroIterationForLoop",
    "core/ReplaceUnaryOperator_Delete_Not",
    "core/ReplaceUnaryOperator_Delete_USub",
    *(
        f"core/ReplaceBinaryOperator_{pair}"
        for pair in ("Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Mul", "Mod_Mul")
    ),
    *(
        f"core/ReplaceComparisonOperator_{pair}"
        for pair in (
            *("Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is"),
            *("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Lt_GtE", "LtE_Gt", "Gt_LtE", "GtE_Lt"),
        )
    ),
)
"""Those whose changes run: what could not run at all is noticed by anybody."""

_FORBIDDING = frozenset({"strict", "kw_only", "init", "maxsize", "cache_hash", "covariant"})
"""Arguments that only forbid what nobody does, ask for a cache or bound it, or speak of types.

No behaviour hangs on them.
"""

OPERATORS: Mapping[str, type[Operator]] = MappingProxyType(
    {name.removeprefix("core/"): get_operator(name) for name in _OF_COSMIC_RAY}
    | {operator.__name__: operator for operator in OWN_OPERATORS}
)


@attrs.frozen(kw_only=True)
class Change:
    """One change of one module.

    `module` is its path below the package, `within` the dotted name of the function or class in
    which it lies or which it decorates (nothing at the top of the module), `was` and `became` the
    lines without the space around them.
    """

    module: str
    line: int
    last_line: int
    within: str
    was: str
    became: str
    text: str = attrs.field(eq=False, repr=False)  # the whole changed module

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is known by wherever its lines move to."""
        return self.module, self.within, self.was, self.became

    def __str__(self) -> str:
        return f"src/incentives/{self.module}:{self.line}: {self.was}  =>  {self.became}"


@attrs.frozen(kw_only=True)
class Site:
    """A place in a module that some operators can change, each once or more often."""

    module: Path
    start: tuple[int, int]
    end: tuple[int, int]
    within: str
    text: str
    """The lines on which it stands, as in `Change.was`."""
    ways: tuple[tuple[str, int], ...]
    """By operator and its occurrence in the module."""


def sites_of(module: Path) -> list[Site]:
    """Every place where a change could change what the module does, from top to bottom.

    Annotations are left out, and what only forbids: some arguments, the star among parameters. So
    is whether an inner class says in a debugger what is in it.
    """
    ways: dict[tuple[tuple[int, int], tuple[int, int]], list[tuple[str, int]]] = defaultdict(list)
    within: dict[tuple[int, int], str] = {}
    text = module.read_text(encoding="utf-8")
    tree, lines = get_ast(text), text.splitlines()
    for name, operator in OPERATORS.items():
        occurrence = 0
        for node in ast_nodes(tree):
            for start, end in operator().mutation_positions(node):
                if not _is_annotation(node) and not _forbids(node):
                    ways[start, end].append((name, occurrence))
                    within[start] = _enclosing(node)
                occurrence += 1
    return [
        Site(
            module=module,
            start=start,
            end=end,
            within=within[start],
            text=_one_line(lines[start[0] - 1 : end[0]]),
            ways=tuple(found),
        )
        for (start, end), found in sorted(ways.items())
    ]


def changes_at(site: Site, package: Path) -> Iterator[Change]:
    """Each change of the place that makes another text of the module."""
    for way in site.ways:
        change = changed(site, way, package)
        if change is not None:
            yield change


def changed(site: Site, way: tuple[str, int], package: Path) -> Change | None:
    """The module with this one change; None where it reads as before."""
    name, occurrence = way
    text = site.module.read_text(encoding="utf-8")
    became = mutate_code(text, OPERATORS[name](), occurrence)
    if became is None or became == text:
        return None
    old, new = text.splitlines(), became.splitlines()
    first = site.start[0] - 1
    after = len(old) - site.end[0]
    return Change(
        module=site.module.relative_to(package).as_posix(),
        line=site.start[0],
        last_line=site.end[0],
        within=site.within,
        was=site.text,
        became=_one_line(new[first : len(new) - after]),
        text=became,
    )


def drawn(modules: Iterable[Path], package: Path, seed: str) -> Iterator[Change]:
    """All places in the order of the seed, each changed in one way; no place comes twice."""
    order = random.Random(seed)  # noqa: S311 (a sample, not a secret)
    sites = [site for module in sorted(modules) for site in sites_of(module)]
    order.shuffle(sites)
    for site in sites:
        change = changed(site, order.choice(site.ways), package)
        if change is not None:
            yield change


def _one_line(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


def _is_annotation(node: NodeOrLeaf) -> bool:
    child, parent = node, node.parent
    while parent is not None:
        if parent.type in {"annassign", "tfpdef"} and child is parent.children[1]:
            return True
        if parent.type == "tfpdef" and child is parent.children[-1]:
            return True
        if parent.type == "funcdef" and child is parent.annotation:
            return True
        child, parent = parent, parent.parent
    return False


def _forbids(node: NodeOrLeaf) -> bool:
    argument = node.parent
    if argument is not None and argument.type == "parameters":
        return True  # the bare star of a definition
    if argument is None or argument.type != "argument":
        return False
    name = argument.get_first_leaf().value
    is_of_class = argument.search_ancestor("decorator") is not None
    return name in _FORBIDDING or (name == "repr" and is_of_class)


def _enclosing(node: NodeOrLeaf) -> str:
    names: list[str] = []
    parent = node.parent
    while parent is not None:
        if parent.type in {"funcdef", "classdef"}:
            names.append(parent.name.value)
        if parent.type == "decorator":
            names.append(parent.search_ancestor("decorated").children[-1].name.value)
        parent = parent.parent
    return ".".join(reversed(names))

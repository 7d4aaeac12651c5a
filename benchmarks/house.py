"""How the house stands, in figures: `python benchmarks/house.py [ROOT]`, before and after a change.

Counts what `src/incentives` below ROOT (default: this repository) holds: files a folder, lines a
module, lines a function, line length, circles of imports, shapes with bounds, formatter exceptions,
and runs of lines that stand twice.
"""

import ast
import statistics
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

RUN = 6
"""So many lines alike, one below the other, count as written twice."""
BOUNDS = ({"low", "high"}, {"least", "most"})


def report(root: Path) -> str:
    """All figures, a line each."""
    source = root / "src" / "incentives"
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.py"))}
    trees = {path: ast.parse(text) for path, text in texts.items()}
    folders = Counter(path.parent for path in texts)
    modules = sorted(len(text.splitlines()) for text in texts.values())
    functions = sorted(_function_lengths(trees.values()))
    widths = [_width(line) for text in texts.values() for line in text.splitlines()]
    largest = folders.most_common(3)
    lines = {
        "modules": len(texts),
        "lines": sum(modules),
        "folders": len(folders),
        "files a folder, most": ", ".join(
            f"{count} {folder.relative_to(source.parent)}" for folder, count in largest
        ),
        "folders over 15 files": sum(count > 15 for count in folders.values()),
        "lines a module p50/p90/most": _spread(modules, modules[-1]),
        "modules over 300 lines": sum(length > 300 for length in modules),
        "functions": len(functions),
        "lines a function p50/p90/p99": _spread(functions, _at(functions, 0.99)),
        "columns, most": max(widths),
        "lines over 100 columns": sum(width > 100 for width in widths),
        "formatter exceptions (fmt: skip)": sum(
            text.count("# fmt:" + " skip") for text in texts.values()
        ),
        "modules in circles of imports": _in_circles(trees, source),
        "classes and aliases with bounds": ", ".join(_with_bounds(trees)) or "none",
        "functions called …_bounds or …_ends": sum(1 for _ in _bounding(trees)),
        "loop variables called each": _named("each", trees),
        "variables called found": _named("found", trees),
        f"runs of {RUN} lines that stand twice": _twice(texts.values()),
    }
    width = max(map(len, lines))
    return "\n".join(f"{name:{width}}  {value}" for name, value in lines.items())


def _spread(ordered: list[int], last: int) -> str:
    return f"{statistics.median_low(ordered)} / {_at(ordered, 0.9)} / {last}"


def _at(ordered: list[int], part: float) -> int:
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)]


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


def _function_lengths(trees: Iterable[ast.Module]) -> Iterator[int]:
    """Lines from `def` to the last one, without docstrings."""
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                first = node.body[0]
                if ast.get_docstring(node, clean=False) is not None:
                    length -= (first.end_lineno or first.lineno) - first.lineno + 1
                yield length


def _in_circles(trees: dict[Path, ast.Module], source: Path) -> int:
    """How many modules import each other, directly or round about."""
    names = {_module(path, source): path for path in trees}
    edges: dict[str, set[str]] = defaultdict(set)
    for name, path in names.items():
        for node in ast.walk(trees[path]):
            if isinstance(node, ast.ImportFrom) and node.module is not None:
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    target = inner if inner in names else node.module
                    if target in names and target != name:
                        edges[name].add(target)
    return sum(len(circle) for circle in _circles(edges) if len(circle) > 1)


def _module(path: Path, source: Path) -> str:
    parts = path.relative_to(source.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _circles(edges: dict[str, set[str]]) -> list[list[str]]:
    """The strongly connected parts, by Tarjan's walk."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    parts: list[list[str]] = []

    def visit(room: str) -> None:
        order[room] = lowest[room] = len(order)
        stack.append(room)
        for target in edges.get(room, ()):
            if target not in order:
                visit(target)
                lowest[room] = min(lowest[room], lowest[target])
            elif target in stack:
                lowest[room] = min(lowest[room], order[target])
        if lowest[room] == order[room]:
            at = stack.index(room)
            parts.append(stack[at:])
            del stack[at:]

    sys.setrecursionlimit(10_000)
    for room in list(edges):
        if room not in order:
            visit(room)
    return parts


def _with_bounds(trees: dict[Path, ast.Module]) -> Iterator[str]:
    """Classes that state two ends as fields, and aliases of pairs or of an end that may be open."""
    for tree in trees.values():
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                fields = {
                    line.target.id
                    for line in node.body
                    if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)
                }
                if any(pair <= fields for pair in BOUNDS):
                    yield node.name
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                name = node.targets[0].id
                if name in {"Range", "Bounds", "Bound", "Ends", "High", "AmountRange", "End"}:
                    yield name


def _bounding(trees: dict[Path, ast.Module]) -> Iterator[str]:
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name.endswith(("bounds", "ends")):
                yield node.name


def _named(name: str, trees: dict[Path, ast.Module]) -> int:
    return sum(
        isinstance(node, ast.Name) and node.id == name
        for tree in trees.values()
        for node in ast.walk(tree)
    )


def _twice(texts: Iterable[str]) -> int:
    """Runs of lines of code alike in two places; imports, comments and lone brackets are passed."""
    seen: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        lines = [line.strip() for line in text.splitlines()]
        code = [line for line in lines if len(line) > 3 and not line.startswith(_PASSED)]
        seen.update(tuple(code[at : at + RUN]) for at in range(len(code) - RUN + 1))
    return sum(count > 1 for count in seen.values())


_PASSED = ("#", "import ", "from ", '"""', ")", "]", "}")

if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1]
    print(report(chosen))

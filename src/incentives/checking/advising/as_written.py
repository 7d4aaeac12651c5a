"""What a file says the long way, as it is written: names used one by one, figures used once."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from incentives.loading.entries.expressions import BOUND_KEYS, QUANTITY_FORMS
from incentives.loading.entries.figures.compared import COMPARED, COMPARISONS
from incentives.loading.text.log import FaultLog
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.values.span import Span
from incentives.values.text import Text

_FEWEST = 3
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PLACES = frozenset(
    {*QUANTITY_FORMS, *BOUND_KEYS, *COMPARISONS, COMPARED, "amount", "share", "otherwise"}
)
"""Keys under which a figure may stand at its place."""
_OF_ONE_FIGURE = frozenset({"text", "unit", "type", "at_least", "at_most", "values"})
_SHORT = Text(
    "请写在所用之处：{figure: 数值 单位, cite: 条款}。", "Write it there: {figure: …, cite: …}."
)


def note_long_ways(roots: Sequence[Node], log: FaultLog) -> None:
    """Notes what a shorter form says, in each of the policy files; it is advice, no fault.

    Told are names of one instrument that `uses` lists one by one, at the first of them, and
    figures of one value that are read at one place alone of the folder.
    """
    words = Counter(word for root in roots for text in _texts(root) for word in _WORD.findall(text))
    for root in roots:
        _note_uses(root, log)
        for span in _read_once(root, words):
            message = Text("该数值只在一处使用", "the figure is read at one place alone")
            log.add(span, message, "longer-form", _SHORT)


def _note_uses(root: Node, log: FaultLog) -> None:
    for owner, first, count in _named_one_by_one(root):
        message = Text(
            f"逐一列出了 {owner} 的 {count} 个名称",
            f"{count} names of '{owner}' are listed one by one",
        )
        hint = Text(
            f"请写作 `简称: {owner}`，规则中写“简称.名称”。",
            f"Write `SHORT: {owner}`, and in the rules SHORT.NAME.",
        )
        log.add(first.span, message, "longer-form", hint)


def _named_one_by_one(root: Node) -> Iterator[tuple[str, Scalar, int]]:
    """The instruments of which several entries are named, each with the first of these."""
    uses = root.find("uses") if isinstance(root, Table) else None
    if not isinstance(uses, Table):
        return
    targets = [node for _, node in uses.entries if isinstance(node, Scalar)]
    for owner, named in groupby(sorted(targets, key=_owner), key=_owner):
        first, *others = named
        if owner and len(others) + 1 >= _FEWEST:
            yield owner, first, len(others) + 1


def _owner(target: Scalar) -> str:
    return target.text.rpartition(".")[0]


def _read_once(root: Node, words: Counter[str]) -> Iterator[Span]:
    """Where parameters stand of one figure whose name is said once, as a quantity by itself.

    `words`: how often each word stands in the texts of all files.
    """
    parameters = root.find("parameters") if isinstance(root, Table) else None
    if not isinstance(parameters, Table) or not isinstance(root, Table):
        return
    places = {node.text for node in _at_places(root)}
    for name, node in parameters.entries:
        if words[name.text] == 1 and name.text in places and _is_of_one_figure(node):
            yield name.span


def _is_of_one_figure(parameter: Node) -> bool:
    """Whether it has one known figure, for as long as its instrument is in force."""
    if not isinstance(parameter, Table):
        return False
    values = parameter.find("values")
    figures = values.entries if isinstance(values, Listing) else (values,)
    figure = figures[0] if len(figures) == 1 else None
    return (
        {key.text for key, _ in parameter.entries} <= _OF_ONE_FIGURE
        and isinstance(figure, Table)
        and figure.find("value") is not None
        and not any(figure.find(key) is not None for key in ("from", "to"))
    )


def _at_places(node: Node) -> Iterator[Scalar]:
    """What stands by itself under a key where a figure might."""
    match node:
        case Table(entries=entries):
            for key, inner in entries:
                members = inner.entries if isinstance(inner, Listing) else (inner,)
                if key.text in _PLACES:
                    yield from (member for member in members if isinstance(member, Scalar))
                yield from _at_places(inner)
        case Listing(entries=members):
            for member in members:
                yield from _at_places(member)


def _texts(node: Node) -> Iterator[str]:
    """Every text below the node, and the full ids that are keys: figures that are set."""
    match node:
        case Scalar(text=text):
            yield text
        case Listing(entries=members):
            for member in members:
                yield from _texts(member)
        case Table(entries=entries):
            for key, inner in entries:
                yield key.text if "." in key.text else ""
                yield from _texts(inner)

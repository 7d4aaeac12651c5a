"""Names that a file uses one by one though it might use the instrument that has them."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from incentives.errors import PolicyError
from incentives.loading.text.limits import OF_POLICIES
from incentives.loading.text.log import FaultLog
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.loading.text.reader import read_text, text_of_file
from incentives.loading.text.source import source_of
from incentives.loading.text.survey import shown_name, survey_folder
from incentives.values.text import Text

_FEWEST = 3


def note_long_uses(folder: Path, log: FaultLog) -> None:
    """Notes where `uses` names several entries of one instrument; it is advice, no fault.

    Told at the first of them. Of what a file takes over nothing is told but where it stands.
    """
    for path in survey_folder(folder).policies:
        shown_as = shown_name(path, folder)
        try:
            text = text_of_file(path, shown_as=shown_as, limits=OF_POLICIES)
            root = read_text(text, file=shown_as)
        except PolicyError:
            continue  # told where it is loaded
        log.sources[shown_as] = source_of(text, file=shown_as)
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
    by_owner = groupby(sorted(targets, key=_owner), key=_owner)
    for owner, named in by_owner:
        first, *others = named
        if owner and len(others) + 1 >= _FEWEST:
            yield owner, first, len(others) + 1


def _owner(target: Scalar) -> str:
    return target.text.rpartition(".")[0]

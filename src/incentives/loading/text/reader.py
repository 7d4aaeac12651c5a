"""Text becomes a tree of marked nodes, or every fault found in it.

Nothing in the tree has a type yet.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import yaml

from incentives.errors import PolicyError
from incentives.loading.text.characters import (
    replace_refused,
)
from incentives.loading.text.limits import MOST_FAULTS, OF_POLICIES, Limits
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.loading.text.source import find_refused, readable_source, text_of_file
from incentives.loading.text.tree import TreeBuilder

__all__ = ["Listing", "Node", "Scalar", "Table", "read_file", "read_text"]

YamlLoader = type[yaml.CSafeLoader] | type[yaml.SafeLoader]

_FASTEST_LOADER: YamlLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_text(
    text: str,
    *,
    file: str,
    limits: Limits = OF_POLICIES,
    loader: YamlLoader = _FASTEST_LOADER,
) -> Node:
    """The node that the whole text is. The names of tables stand in the order of the file.

    `loader` only supplies the events of the YAML program; nothing is constructed by it.

    Raises:
        PolicyError: with every fault that can be found, at most 100; of faults of syntax the first.

    >>> node = read_text("rate: 3.10", file="x.yaml")
    >>> node.find("rate").text
    '3.10'
    """
    source = readable_source(text, file=file, limits=limits)
    refused = list(islice(find_refused(source), MOST_FAULTS))
    readable = replace_refused(source.text) if refused else source.text
    builder = TreeBuilder(source, limits.most_nodes)
    builder.read_events(_events_of(readable, loader))
    faults = refused + builder.faults
    # With characters replaced, what the syntax suffers from may be the replacement.
    if builder.syntax_fault is not None and not refused:
        faults.append(builder.syntax_fault)
    if faults or builder.root is None:
        faults.sort(key=lambda fault: (fault.line, fault.column))
        raise PolicyError(faults[:MOST_FAULTS])
    return builder.root


def _events_of(text: str, loader: YamlLoader) -> Iterator[yaml.Event]:
    """The events of a YAML program, each read when it is taken."""
    parser = loader(text)
    try:
        yield from iter(parser.get_event, None)
    finally:
        parser.dispose()


def read_file(path: Path, *, shown_as: str) -> Node:
    """The node that the whole policy file is; faults call the file `shown_as`.

    What `text_of_file` and `read_text` refuse is refused.
    """
    return read_text(text_of_file(path, shown_as=shown_as, limits=OF_POLICIES), file=shown_as)

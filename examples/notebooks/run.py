"""Runs the notebooks of the examples, and holds what they print against what stands in them.

`nox -s notebooks` runs all; `nox -s notebooks -- --write` writes what they print anew. What changed
is to be read before it is committed. Pictures are drawn and not compared: another release of what
draws them makes other bytes.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parent
_LONGEST = 600
"""Seconds for one cell, on a busy machine."""


def executed(path: Path) -> "nbformat.NotebookNode":
    """The notebook as it comes out when its cells are run in their order, in its own folder.

    Raises: nbclient.exceptions.CellExecutionError, where a cell fails.
    """
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    where = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=_LONGEST, resources=where).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # when it ran, which is another time each time
    return notebook


def told(notebook: nbformat.NotebookNode) -> Iterator[tuple[str, str]]:
    """Each cell of code that prints or shows text: its id, and the text."""
    for cell in notebook.cells:
        texts = [
            output.get("text") or output.get("data", {}).get("text/plain", "")
            for output in cell.get("outputs", ())
            if "image/png" not in output.get("data", {})
        ]
        if any(texts):
            yield cell.id, "\n".join(texts)


def main(arguments: list[str]) -> int:
    """Runs each notebook; 1 where one tells something else than stands in it."""
    status = 0
    for path in sorted(FOLDER.glob("*.ipynb")):
        kept = dict(told(nbformat.read(path, as_version=nbformat.NO_CONVERT)))
        notebook = executed(path)
        if "--write" in arguments:
            nbformat.write(notebook, path)
            continue
        differing = sorted({name for name, _ in set(told(notebook)) ^ set(kept.items())})
        sys.stdout.write(f"{path.name}: {', '.join(differing) or 'as it stands'}\n")
        status |= bool(differing)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

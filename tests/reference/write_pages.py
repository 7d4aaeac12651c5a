"""Writes anew what is made of the source, the pages of the reference: `nox -s reference`.

What changed is to be read before it is committed.
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.reference.pages import pages
from tests.reference.vocabulary import PAGE, text_of_page
from tests.reference.where import TABLE, text_of_table


def write_pages() -> None:
    """Each page, and the table of public names, if it says something else than it did."""
    for path, text in {TABLE: text_of_table(), **pages(), PAGE: text_of_page()}.items():
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(path)  # noqa: T201 - what was written


if __name__ == "__main__":
    write_pages()

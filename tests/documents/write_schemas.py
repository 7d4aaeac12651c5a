"""Writes the published schemas anew: `nox -s reference`.

What changed is to be read, and docs/reference/compatibility.md to be kept, before it is committed.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from incentives import childcare
from incentives.calculator import vocabulary_of
from incentives.documents.shapes.schema import RESULTS, case_document_schema, result_schema

PUBLISHED = Path(__file__).parents[2] / "docs" / "reference" / "schemas"


def schemas() -> Mapping[Path, str]:
    """The text of each published schema, by its file."""
    documents = {name: result_schema(name) for name in RESULTS}
    documents["case"] = case_document_schema(vocabulary_of(childcare.Case))
    return {
        PUBLISHED / f"{name}.json": f"{json.dumps(document, ensure_ascii=False, indent=2)}\n"
        for name, document in documents.items()
    }


def write_schemas() -> None:
    """Each schema, if it says something else than it did."""
    PUBLISHED.mkdir(exist_ok=True)
    for path, text in schemas().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    write_schemas()

"""Results held against their schemas."""

import json
from collections.abc import Iterator
from functools import cache

from jsonschema import Draft202012Validator

from incentives.documents.shapes.schema import result_schema


@cache
def validator(name: str, *, closed: bool = True) -> Draft202012Validator:
    """Of a result by the name of its format; `closed`: nothing is taken that no shape says."""
    schema = result_schema(name, closed=closed)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def faults(text: str, *, closed: bool = True) -> Iterator[str]:
    """Where and why the JSON of a result is not what its schema says."""
    document = json.loads(text)
    for error in validator(document["format"], closed=closed).iter_errors(document):
        yield f"{list(error.absolute_path)}: {error.message[:200]}"

"""The shapes that the schema of policy files is put together from, and those of its single values.

Nothing that limits a value stands beside a `$ref`: readers of older drafts than 2020-12, editors
among them, pass it over.
"""

import re
from collections.abc import Collection, Mapping

from incentives.loading.text.scalars import (
    DATE,
    FIRST_YEAR,
    LAST_YEAR,
    LIMIT,
    NOT_ON_RECORD,
    NUMBER,
)
from incentives.values.citation import Standing
from incentives.values.text import OF_LIBRARIES, Language

Shape = dict[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_NAME = "^[A-Za-z][A-Za-z0-9_]*$"


def ref(name: str, description: str) -> Shape:
    """The shape of that name, with what it means at this place."""
    return {"$ref": f"#/$defs/{name}", "description": description}


def closed(
    description: str,
    shapes: Mapping[str, Shape],
    *,
    allowed: Collection[str],
    required: Collection[str] = (),
) -> Shape:
    """A table with the keys that the loader allows and requires, and no other.

    `shapes` has one shape for each of them; a key too many or too few ends the program.
    """
    assert shapes.keys() == set(allowed), f"{description}: {sorted(shapes.keys() ^ set(allowed))}"
    return {
        "type": "object",
        "description": description,
        "properties": {key: shapes[key] for key in allowed},
        "required": list(required),
        "additionalProperties": False,
    }


def all_of(*groups: Mapping[str, Shape]) -> dict[str, Shape]:
    """The shapes of all groups by name.

    A name that two groups have ends the program: the one would stand for the other.

    >>> all_of({"day": {}}, {"day": {}})
    Traceback (most recent call last):
    AssertionError: two shapes are called 'day'
    """
    shapes: dict[str, Shape] = {}
    for group in groups:
        for name, shape in group.items():
            assert name not in shapes, f"two shapes are called '{name}'"
            shapes[name] = shape
    return shapes


def by_name(name: str, description: str) -> Shape:
    """A table whose keys are names that expressions use, each with a shape of that name.

    Or with one for several names that differ in words only.
    """
    one: Shape = {"$ref": f"#/$defs/{name}"}
    entry = {"if": {"required": ["for"]}, "then": {"$ref": "#/$defs/repeated"}, "else": one}
    return {
        **by_id(name, description),
        "additionalProperties": entry,
        "propertyNames": {"pattern": _NAME},
    }


def by_id(name: str, description: str) -> Shape:
    """A table whose keys are free."""
    return {
        "type": "object",
        "description": description,
        "additionalProperties": {"$ref": f"#/$defs/{name}"},
    }


def list_of(name: str, description: str, *, least: int = 0) -> Shape:
    """A list of at least so many."""
    return {
        "type": "array",
        "description": description,
        "items": {"$ref": f"#/$defs/{name}"},
        "minItems": least,
    }


def either(description: str, *shapes: Shape | str) -> Shape:
    """One of the shapes, some of them by name."""
    return {
        "description": description,
        "anyOf": [
            {"$ref": f"#/$defs/{shape}"} if isinstance(shape, str) else shape for shape in shapes
        ],
    }


def word_of(description: str, words: Collection[str]) -> Shape:
    """One of the words."""
    return {"description": description, "enum": list(words)}


def exactly_one(keys: Collection[str]) -> list[Shape]:
    """For `oneOf`: just one of the keys stands in the table. For `anyOf`: one at least."""
    return [{"required": [key]} for key in keys]


def without(keys: Collection[str]) -> Shape:
    """None of the keys stands in the table."""
    return {"properties": dict.fromkeys(keys, False)}


def value_shapes() -> dict[str, Shape]:
    """The shapes of what is no table of its own.

    Text of some form, or what a YAML parser makes of it.
    """
    scalar = ["string", "number", "boolean"]
    number, day, limit = _written(NUMBER), _written(DATE), _written(LIMIT)
    return {
        "text": {"type": scalar, "description": "One value, read as text."},
        "words": {"type": scalar, "minLength": 1, "description": "Words in one language."},
        "name": {
            "type": "string",
            "minLength": 1,
            "description": "A name of this file or of `uses`, or a full id.",
        },
        "value": {
            "type": "string",
            "pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
            "description": "One of the values of an enumeration, by its name.",
        },
        "clause": {
            "type": scalar,
            "minLength": 1,
            "description": "The clause that states it, such as 一(三).",
        },
        "expression": {
            "type": ["string", "number"],
            "minLength": 1,
            "description": "An expression, on one line or on several under `>-`.",
        },
        "unit": {
            "type": ["string", "number"],
            "minLength": 1,
            "description": "Such as kg/m2/year; 1 for none.",
        },
        "number": {
            "type": ["number", "string"],
            "pattern": number,
            "description": "12, 0.5283 or 1.2%, exact as written.",
        },
        "truth": {
            "type": ["boolean", "string"],
            "pattern": "^(?:true|false)$",
            "description": "true or false.",
        },
        "day": {
            "type": "string",
            "pattern": day,
            "format": "date",
            "description": "A day, such as 2021-09-30.",
        },
        "limit": {
            "type": ["string", "integer"],
            "pattern": limit,
            "minimum": FIRST_YEAR,
            "maximum": LAST_YEAR,
            "description": "A day; 2021-06, 2021 or 2019-10..2021 where no more is on record.",
        },
        "start": either(
            "As a limit; not_on_record, or 2019-10..not_on_record, where nobody can tell the day.",
            "limit",
            {"type": "string", "pattern": f"^(?:.*[.][.])?{NOT_ON_RECORD}$"},
        ),
        "publication": either(
            "When it became public: a day, a month, a year, or not_on_record.",
            "limit",
            {"const": NOT_ON_RECORD},
        ),
        "standing": word_of(
            "How sure the text is: published (the default), or recalled where the page was not at "
            "hand.",
            (Standing.PUBLISHED.value, Standing.RECALLED.value),
        ),
    }


def wording_shape(languages: Collection[Language]) -> Shape:
    """Words in each of the languages of a library."""
    described = {Language.ZH: "In Chinese, as the law says it.", Language.EN: "In English."}
    tags = [language.tag for language in languages]
    return closed(
        "Words in both languages, Chinese first."
        if tuple(languages) == OF_LIBRARIES
        else "Words in each language of the library.",
        {
            language.tag: ref("words", described.get(language, f"In {language.own_name}."))
            for language in languages
        },
        allowed=tags,
        required=tags,
    )


def _written(*forms: re.Pattern[str]) -> str:
    """The pattern of texts in one of the forms.

    It has no named groups, which other dialects write differently.
    """
    patterns = (re.sub(r"[?]P<[a-z]+>", "?:", form.pattern) for form in forms)
    return f"^(?:{'|'.join(patterns)})$"

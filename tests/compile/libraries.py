"""Small libraries and their cases, as the policy files of the language have them."""

import json
from collections.abc import Iterator
from datetime import date

import incentives
from incentives import Library
from tests.conformance.planting import Case
from tests.conformance.test_good import stories


def good_cases(libraries: dict[str, Library]) -> Iterator[tuple[Library, Case, date]]:
    """Every case of a good file, with its library and the day that it is assessed on."""
    for story in stories():
        name, facts, told = story.values
        library = libraries[name]
        case = incentives.parse_case(json.dumps(facts), vocabulary=Case, library=library)
        yield library, case, date.fromisoformat(told["on"])

"""The reference of the vocabulary says what vocabulary and policies say, and all of it."""

import re

from incentives import childcare
from incentives.facts.field import Role
from incentives.language.types import RecordType
from incentives.report.rule.asked.facts_read import readers_of
from tests.reference.vocabulary import PAGE, text_of_page


def test_the_page_is_what_the_vocabulary_and_the_policies_say() -> None:
    """`nox -s reference` writes it anew; what changed is to be read."""
    assert PAGE.read_text(encoding="utf-8") == text_of_page()


def test_every_fact_and_list_has_its_heading() -> None:
    """As rules write it: rows by what one is called, what instruments ask for by its own name."""
    library = childcare.library()
    headings = re.findall(r"^### `(.+)`$", text_of_page(), flags=re.MULTILINE)
    expected = [
        f"{name}.{field.name}" if name else field.name
        for name, record in library.vocabulary.records.items()
        for field in record.fields.values()
        if field.asked is None
        and field.spec.role is not Role.DECLARED
        and not isinstance(field.type, RecordType)
    ]
    for fact in library.declared_facts.values():
        short = fact.id.removeprefix(f"{fact.instrument}.")
        list_ = library.vocabulary.root.fields[fact.of] if fact.of is not None else None
        row = f"{list_.spec.row}." if list_ is not None else ""
        expected.append(f"{row}{short}")
    assert sorted(expected) == sorted(headings)


def test_every_rule_stands_where_it_reads() -> None:
    """As many lines of readers as there are readings, each with the id of its rule."""
    library = childcare.library()
    readings = readers_of(library, tuple(library.jurisdictions))
    told = re.findall(r"^  - .* `(cn\.[^`]+)`$", text_of_page(), flags=re.MULTILINE)
    assert sorted(rule for rules in readings.values() for rule in rules) == sorted(told)
    assert set(library.incentives) <= set(told)

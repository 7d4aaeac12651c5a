"""The table of public names says where the door of the package says that they are."""

import incentives
from tests.reference.where import TABLE, imported_at_the_door, text_of_table


def test_the_table_is_what_the_door_says() -> None:
    """`nox -s reference` writes it anew."""
    assert TABLE.read_text(encoding="utf-8") == text_of_table()


def test_the_door_imports_what_it_exports() -> None:
    """Each public name but the version, which is looked up, is imported there; and no other."""
    assert {*imported_at_the_door(), "__version__"} == {*incentives.__all__}

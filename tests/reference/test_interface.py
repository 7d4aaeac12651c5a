"""What the reference of the Python interface says is what the source says, and all of it."""

import attrs

from tests.reference.interface import PUBLIC_MODULES, interface
from tests.reference.pages import REFERENCE, page_of, pages


def test_the_pages_are_what_the_source_says() -> None:
    """`nox -s reference` writes them anew; what changed is to be read."""
    written = {path: path.read_text(encoding="utf-8") for path in pages() if path.exists()}
    assert [path.name for path, text in pages().items() if written.get(path) != text] == []


def test_there_is_no_page_of_what_is_not_public() -> None:
    """Each page beside the first is that of a public module."""
    there = set((REFERENCE / "api").glob("*.md"))
    assert there == {page_of(module) for module in PUBLIC_MODULES[1:]}


def test_nothing_public_is_undocumented() -> None:
    """Modules, types, functions, methods and properties have a docstring."""
    assert interface().undocumented() == []


def test_nothing_public_leads_to_what_is_not() -> None:
    """Whatever an annotation of something public names can be imported by a public name."""
    assert interface().not_exported() == {}


def test_the_walk_finds_what_is_not_exported() -> None:
    """The test above does not pass for want of anything to look at."""
    public = interface()
    path = "incentives.engine.findings.outcome.Outcome"
    without = {name: each for name, each in public.exported.items() if name != path}
    assert attrs.evolve(public, exported=without).not_exported() == {
        path: "incentives.engine.findings.determination.Determination.outcome"
    }


def test_every_name_has_one_heading() -> None:
    """A name is told once, on the page of the module that exports it first."""
    headings = [
        line.removeprefix("### ")
        for text in pages().values()
        for line in text.splitlines()
        if line.startswith("### ")
    ]
    assert sorted(headings) == sorted(each.name for each in interface().exported.values())

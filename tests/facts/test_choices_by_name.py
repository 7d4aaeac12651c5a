"""A choice in a case is written by its value or its name; what is neither gets the nearest."""

import pytest

from incentives import CaseError, CaseFault, childcare
from incentives.childcare import GoverningLevel, OrganisationKind, PaperKind, ProjectKind, Tenure
from incentives.facts.field import Choice, choice_called

KINDS: tuple[type[Choice], ...] = (
    OrganisationKind,
    PaperKind,
    ProjectKind,
    Tenure,
    GoverningLevel,
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_is_called_by_each_of_its_names(kind: type[Choice]) -> None:
    """By its value always; by a name where it alone has that."""
    for member in kind:
        assert choice_called(str(member.value), kind) is member
        for name in (member.text.zh, member.text.en):
            alike = [other for other in kind if name in (other.text.zh, other.text.en)]
            assert choice_called(name, kind) is (member if len(alike) == 1 else None)


def test_a_case_file_may_be_written_in_words() -> None:
    """Of choices, and of the papers that are held; it is the same case as by the values."""
    paper = next(iter(PaperKind))
    text = """
district: 海门区
institution: {{kind: {organisation}}}
premises: [{{id: p1, tenure: {tenure}}}]
papers: [{{kind: {paper}}}]
"""
    words = text.format(organisation="企 业", tenure="自有", paper=paper.text.zh)
    values = text.format(organisation="company", tenure="owned", paper=paper.value)
    library = childcare.library()
    assert childcare.parse_case(words, library=library) == childcare.parse_case(
        values, library=library
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [("社会组识", "社会组织"), ("compny", "company"), ("个体工商", "个体工商户")],
)
def test_a_name_that_is_none_gets_the_nearest(written: str, meant: str) -> None:
    with pytest.raises(CaseError) as refused:
        childcare.parse_case(f"{{district: '320614', institution: {{kind: {written}}}}}")
    [fault] = refused.value.faults
    assert isinstance(fault, CaseFault)
    assert fault.slug == "unknown-value"
    assert fault.path == "institution.kind"
    assert meant in str(refused.value)


def test_what_two_values_are_called_is_none_of_them() -> None:
    class Colour(Choice):
        RED = "red", "色", "colour"
        BLUE = "blue", "色", "colour"

    assert choice_called("色", Colour) is None
    assert choice_called("red", Colour) is Colour.RED

"""Each code of what a register refuses is listed, with a sentence that the program says."""

from tests.register.codes import ENTRY, PAGE, codes_of_source, examples, is_said, sentences


def test_every_code_is_listed_and_no_other() -> None:
    """A code that the source has and the page has not, or the other way round, is told."""
    assert codes_of_source() == examples().keys()
    assert sorted(examples()) == [*examples()]


def test_every_example_is_said_by_the_program_under_its_code() -> None:
    """What it says are wordings, with something in each gap."""
    known = [*sentences()]
    for code, said, shown in ENTRY.findall(PAGE.read_text(encoding="utf-8")):
        assert code == shown
        assert is_said(said, known), code

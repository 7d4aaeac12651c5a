"""The text of functions: what policies say stays a comment."""

from incentives.compile.printing.text import Lines


def test_words_of_a_policy_never_leave_their_comment() -> None:
    """A title over several lines is no line of a program."""
    lines = Lines(leave="return U")
    lines.note("a title\nimport os\r\x0c  # and more")
    lines.add("x = 1", "named\nby two lines")
    assert ["    # a title import os # and more", "    x = 1  # named by two lines"] == lines.lines

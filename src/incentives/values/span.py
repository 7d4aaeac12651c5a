"""Where in a file something stands."""

import attrs


@attrs.frozen(kw_only=True)
class Span:
    """A stretch of one line: `line` and `column` count from 1, in characters."""

    file: str
    line: int
    column: int
    length: int = 1

    def within(self, *, start: int, length: int) -> "Span":
        """The span of `length` characters that begins `start` characters into this one."""
        return Span(file=self.file, line=self.line, column=self.column + start, length=length)

"""Where in a file something stands."""

import attrs


@attrs.frozen(kw_only=True)
class Span:
    """A stretch of text: `line` and `column` count from 1, in characters; `length` on that line.

    `further`: where a text that is folded over several lines goes on, line by line. Its lines are
    joined by one space each.
    """

    file: str
    line: int
    column: int
    length: int = 1
    further: "tuple[Span, ...]" = attrs.field(default=(), repr=False)

    @property
    def place(self) -> tuple[int, int]:
        """Line and column, by which the stretches of a file come in order."""
        return self.line, self.column

    def within(self, *, start: int, length: int) -> "Span":
        """The span of `length` characters that begins `start` characters into this one.

        What lies beyond the end is taken to be on the last line.

        >>> second = Span(file="x.yaml", line=2, column=5, length=3)
        >>> whole = Span(file="x.yaml", line=1, column=9, length=4, further=(second,))
        >>> whole.within(start=6, length=1)
        Span(file='x.yaml', line=2, column=6, length=1)
        """
        lines = (self, *self.further)
        pieces: list[Span] = []
        for number, line in enumerate(lines, start=1):
            is_last = number == len(lines)
            if start > line.length and not is_last:
                start -= line.length + 1
                continue
            taken = length if is_last else min(length, line.length - start)
            piece = Span(
                file=line.file, line=line.line, column=line.column + start, length=max(taken, 1)
            )
            pieces.append(piece)
            start, length = 0, length - taken - 1
            if length <= 0:
                break
        first, *further = pieces
        return attrs.evolve(first, further=tuple(further)) if further else first

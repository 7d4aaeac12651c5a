"""Every fault of a load, collected, so that an author sees them all at once."""

import attrs

from incentives.errors import Fault, PolicyError
from incentives.language.parser import ExpressionFault
from incentives.loading.text.source import Source
from incentives.values.span import Span
from incentives.values.text import Text


@attrs.define
class FaultLog:
    """Faults found so far, and the sources whose lines they show."""

    sources: dict[str, Source] = attrs.field(factory=dict)
    faults: list[Fault] = attrs.field(factory=list)
    _seen: set[tuple[str, int, int, str, str]] = attrs.field(factory=set)

    def add(self, span: Span, message: str | Text, slug: str, hint: str | Text | None = None) -> None:
        """Notes a fault; the same fault at the same place is noted once (an instrument may be continued by several).

        What an officer can meet who edits an overlay is said in both languages.
        """
        if isinstance(message, Text) or isinstance(hint, Text):
            before = len(self.faults)
            self.add(span, _english(message), slug, None if hint is None else _english(hint))
            self.faults[before:] = [
                attrs.evolve(each, text=_both(message), advice=_both(hint)) for each in self.faults[before:]
            ]
            return
        key = (span.file, span.line, span.column, slug, message)
        if key in self._seen:
            return
        self._seen.add(key)
        source = self.sources.get(span.file)
        if source is not None:
            self.faults.append(source.fault_at(span, slug=slug, message=message, hint=hint))
        else:
            self.faults.append(
                Fault(
                    file=span.file,
                    line=span.line,
                    column=span.column,
                    length=span.length,
                    message=message,
                    slug=slug,
                    hint=hint,
                )
            )

    def add_expression(self, fault: ExpressionFault) -> None:
        self.add(fault.span, fault.message, fault.slug, fault.hint)

    def raise_if_any(self) -> None:
        """Raises: PolicyError with all faults, by file and place, if there are any."""
        if self.faults:
            raise PolicyError(sorted(self.faults, key=lambda fault: (fault.file, fault.line, fault.column)))


def _english(said: str | Text) -> str:
    return said.en if isinstance(said, Text) else said


def _both(said: str | Text | None) -> Text | None:
    return said if isinstance(said, Text) else None

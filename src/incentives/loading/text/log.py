"""Every fault of a load, collected, so that an author sees them all at once."""

from typing import TYPE_CHECKING

import attrs

from incentives.errors import Fault, PolicyError, Sentence, sentence_of
from incentives.loading.text.broken import BrokenParts
from incentives.loading.text.source import Source
from incentives.values.span import Span

if TYPE_CHECKING:
    from incentives.language.characters import ExpressionFault


@attrs.define(repr=False)
class FaultLog:
    """Faults found so far, and the sources whose lines they show, by the name of their file.

    `broken`: what failed to load, of which nothing more is told.
    """

    sources: dict[str, Source] = attrs.field(factory=dict)
    faults: list[Fault] = attrs.field(factory=list)
    broken: BrokenParts = attrs.field(factory=BrokenParts)
    _seen: set[tuple[str, int, int, str, str]] = attrs.field(factory=set)

    def add(
        self, span: Span, message: str | Sentence, slug: str, hint: str | Sentence | None = None
    ) -> None:
        """Notes a fault; the same fault at the same place is noted once.

        An instrument may be continued by several, which read its entries again. What an officer can
        meet who edits an overlay is said in both languages.
        """
        text = sentence_of(message)
        advice = None if hint is None else sentence_of(hint)
        key = (span.file, span.line, span.column, slug, text.en)
        if key in self._seen:
            return
        self._seen.add(key)
        source = self.sources.get(span.file)
        if source is not None:
            self.faults.append(source.fault_at(span, slug=slug, text=text, advice=advice))
        else:
            self.faults.append(
                Fault(
                    file=span.file,
                    line=span.line,
                    column=span.column,
                    length=span.length,
                    text=text,
                    slug=slug,
                    advice=advice,
                )
            )

    def add_expression(self, fault: "ExpressionFault") -> None:
        self.add(fault.span, fault.message, fault.slug, fault.hint)

    def raise_if_any(self) -> None:
        """Ends a load that has found any fault.

        Raises:
            PolicyError: with all faults, by file and place.
        """
        if self.faults:
            in_order = sorted(self.faults, key=lambda fault: (fault.file, fault.line, fault.column))
            raise PolicyError(in_order)

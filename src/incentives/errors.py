"""What can be wrong: a policy file (the author's to mend) or a case (the caller's)."""

from collections.abc import Sequence
from typing import Protocol

import attrs

from incentives.brief import brief, brief_error


class Sentence(Protocol):
    """A sentence in Chinese and English."""

    @property
    def zh(self) -> str:
        """The sentence in Chinese."""

    @property
    def en(self) -> str:
        """The sentence in English."""


@attrs.frozen(repr=False)
class EnglishSentence:
    """A sentence for authors of policies: `zh` is the English too.

    Its Chinese stands in the catalogue of wordings, above this floor.
    """

    en: str

    @property
    def zh(self) -> str:
        return self.en


def sentence_of(said: str | Sentence) -> Sentence:
    """The sentence; a bare text is English alone."""
    return EnglishSentence(said) if isinstance(said, str) else said


@attrs.frozen(kw_only=True)
class Fault:
    """One thing wrong at one place of a policy or case file.

    `line` and `column` count from 1, in characters; `slug` is stable and is the anchor of the
    fault's page in the docs.
    `text` says what is wrong and `advice` what to do: in Chinese and English where an officer can
    meet the fault, who edits an overlay. `message` and `hint` are the English of them.
    """

    file: str
    line: int
    column: int
    length: int = 1
    source_line: str = ""
    text: Sentence
    slug: str
    advice: Sentence | None = None

    __repr__ = brief

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.text.en

    @property
    def hint(self) -> str | None:
        """What to do, in English; None: that is plain."""
        return self.advice.en if self.advice is not None else None

    @property
    def is_for_officers(self) -> bool:
        """Whether it is said in Chinese too."""
        return not isinstance(self.text, EnglishSentence)

    def __str__(self) -> str:
        return self.shown(self.message, self.hint)

    def shown(self, text: str, advice: str | None) -> str:
        """The place, these words of what is wrong, the line with a mark, and what to do."""
        lines = [f"{self.file}:{self.line}:{self.column}: {text} [{self.slug}]"]
        if self.source_line:
            stripped = self.source_line.lstrip(" ")
            indent = len(self.source_line) - len(stripped)
            shift = max(self.column - 1 - indent, 0)
            lines.append(f"    {stripped}")
            lines.append(
                "    "
                + " " * _display_width(stripped[:shift])
                + "~" * self._caret_width(stripped, shift)
            )
        if advice:
            lines.append(f"    {advice}")
        return "\n".join(lines)

    def _caret_width(self, line: str, start: int) -> int:
        return max(_display_width(line[start : start + self.length]), 1)


def _display_width(text: str) -> int:
    """Columns a terminal gives to `text`: Chinese and full-width characters take two."""
    return sum(
        2 if "\u1100" <= character <= "\uffef" and not "\u2000" <= character <= "\u2dff" else 1
        for character in text
    )


@attrs.frozen(kw_only=True)
class CaseFault:
    """One thing wrong with one fact of a case.

    `path` is the fact's, such as `projects[0].investment`; `where` the file's `file:line:column`,
    if the case came from one.
    `text` says what is wrong and `advice` what to do, in Chinese and English; `message` and `hint`
    are the English of them.
    """

    path: str
    text: Sentence
    slug: str
    where: str | None = None
    advice: Sentence | None = None

    __repr__ = brief

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.text.en

    @property
    def hint(self) -> str | None:
        """What to do, in English; None: that is plain."""
        return self.advice.en if self.advice is not None else None

    def __str__(self) -> str:
        return self.shown(self.message, self.hint)

    def shown(self, text: str, advice: str | None) -> str:
        """The place, the fact, these words of what is wrong, and what to do."""
        place = f"{self.where}: " if self.where else ""
        subject = f"{self.path}: " if self.path else ""
        told = f"{place}{subject}{text} [{self.slug}]"
        return f"{told}\n    {advice}" if advice else told


@attrs.frozen(kw_only=True)
class AssessmentFault:
    """Why the law gives no answer: shares that do not make up the whole, or too much work.

    `id` and `title` are those of the incentive, `where` its `file:line`. `text` says
    what is wrong and `advice` what to do, in Chinese and English.
    """

    id: str
    title: Sentence
    text: Sentence
    advice: Sentence
    slug: str
    where: str

    __repr__ = brief

    def __str__(self) -> str:
        return (
            f"{self.id}: {self.text.en} [{self.slug}]; it stands at {self.where}\n    "
            f"{self.advice.en}"
        )


class IncentivesError(Exception):
    """Something the policy author or the caller can mend.

    `code` is stable and is the anchor of its page in the docs; of what refuses one thing, its slug.
    """

    code: str = "error"


class PolicyError(IncentivesError):
    """The policy files cannot be used; `faults` has every fault, in the order of the files."""

    code = "policy-error"

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(faults)
        self.faults: tuple[Fault, ...] = tuple(faults)

    def __repr__(self) -> str:
        return brief_error(self, self.faults)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class FormatError(IncentivesError):
    """What a program wrote cannot be read; `fault` says why, and at which key."""

    code = "format-error"

    def __init__(self, fault: CaseFault) -> None:
        super().__init__(fault)
        self.fault = fault

    def __repr__(self) -> str:
        return brief_error(self, (self.fault,))

    def __str__(self) -> str:
        return str(self.fault)


class CaseError(IncentivesError):
    """The case cannot be assessed; `faults` has every fault found."""

    code = "case-error"

    def __init__(self, faults: Sequence[CaseFault | Fault]) -> None:
        super().__init__(faults)
        self.faults: tuple[CaseFault | Fault, ...] = tuple(faults)

    def __repr__(self) -> str:
        return brief_error(self, self.faults)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class AssessmentError(IncentivesError):
    """The question cannot be answered with this library; `fault` says why."""

    code = "assessment-error"

    def __init__(self, fault: AssessmentFault) -> None:
        super().__init__(fault)
        self.fault = fault

    def __repr__(self) -> str:
        return brief_error(self, (self.fault,))

    def __str__(self) -> str:
        return str(self.fault)

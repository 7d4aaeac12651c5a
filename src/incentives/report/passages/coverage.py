"""The coverage statement in words: what the assessment does not decide, by kind."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from incentives.engine.findings.coverage import CoverageKind, CoverageNote
from incentives.report.printing.blocks import Block, Bullet, Bullets, Heading
from incentives.report.words.names import Words
from incentives.wordings.report import sheet as wordings
from incentives.wordings.report import terms


def coverage_blocks(notes: Iterable[CoverageNote], words: Words) -> list[Block]:
    """The section at the end of the sheet, empty if there is nothing to tell.

    What ends without bearing on anything given is left out.
    """
    told = (note for note in notes if note.kind is not CoverageKind.ENDING or note.touches)
    lists = coverage_lists(told, words)
    return [Heading(text=words.say(wordings.COVERAGE)), *lists] if lists else []


def coverage_lists(notes: Iterable[CoverageNote], words: Words) -> list[Bullets]:
    """The notes as they come, a list for each run of one kind."""
    return [
        Bullets(
            title=words.say(terms.COVERAGE_KINDS[kind]),
            entries=tuple(Bullet(text=_line(note, words)) for note in alike),
        )
        for kind, alike in groupby(notes, key=lambda note: note.kind)
    ]


def _line(note: CoverageNote, words: Words) -> str:
    """What it is, where it stands, what becomes of it, and what it bears on."""
    say = words.say
    text = words.law(note.text)
    line = say(wordings.WITH_SOURCE, text=text, source=words.source(note.citation))
    if note.ends_on is not None:
        line = say(wordings.COVERAGE_ENDS, text=line, day=words.day(note.ends_on))
    if note.since is not None and note.read_for is not None:
        since, day = words.day(note.since), words.day(note.read_for)
        line = say(wordings.COVERAGE_STALE, text=line, since=since, day=day)
    if note.continued_by:
        numbers = words.listed(words.library.instruments[name].number for name in note.continued_by)
        line = say(wordings.COVERAGE_CONTINUED, text=line, numbers=numbers)
    if note.reason is not None:
        line = say(wordings.COVERAGE_REASON, text=line, reason=words.law(note.reason))
    if note.touches:
        line = say(
            wordings.COVERAGE_TOUCHES,
            text=line,
            touches=say(terms.LIST_SEMICOLON).join(_titles(note.touches, words)),
        )
    return line


def _titles(touched: Sequence[str], words: Words) -> list[str]:
    """The titles of incentives, checks and results, each once."""
    titles = map(words.library.title_of, touched)
    return list(dict.fromkeys(words.law(title) for title in titles))

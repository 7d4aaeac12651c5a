"""Sheets as an officer reads them on a page: without the ids by which files call things."""

import re
from collections.abc import Iterable
from typing import assert_never

import attrs

from incentives.report.printing.blocks import (
    Block,
    Bullet,
    Bullets,
    Checklist,
    Heading,
    Pairs,
    Paragraph,
    Signatures,
    Table,
)
from incentives.report.words.names import Words
from incentives.wordings.report import rule as rule_wordings

_IN_BRACKETS = re.compile(r"\s?[（(](?P<id>[a-z][\w.\-]*\.[\w.\-]+)[)）]")


def without_ids(blocks: Iterable[Block], words: Words) -> tuple[Block, ...]:
    """The blocks without the rows and brackets that say ids."""
    ids = frozenset(
        {
            *words.library.incentives,
            *words.library.checks,
            *words.library.results,
            *words.library.charges,
            *words.library.definitions,
        }
    )
    return tuple(_plain(block, ids, words.say(rule_wordings.ID)) for block in blocks)


def _plain(block: Block, ids: frozenset[str], name: str) -> Block:
    match block:
        case Pairs(rows=rows):
            return attrs.evolve(block, rows=tuple(row for row in rows if row[0] != name))
        case Bullets(entries=entries):
            return attrs.evolve(
                block, entries=tuple(_plain_bullet(entry, ids) for entry in entries)
            )
        case Heading() | Paragraph() | Checklist() | Table() | Signatures():
            return block
        case _:
            assert_never(block)


def _plain_bullet(bullet: Bullet, ids: frozenset[str]) -> Bullet:
    text = _IN_BRACKETS.sub(lambda matched: "" if matched["id"] in ids else matched[0], bullet.text)
    return attrs.evolve(
        bullet, text=text, below=tuple(_plain_bullet(lower, ids) for lower in bullet.below)
    )

"""The commands about many cases are read; nothing here needs what the commands need."""

import argparse
from decimal import Decimal
from pathlib import Path
from typing import get_args

from incentives.cli.arguments import BatchArguments, SampleArguments
from incentives.cli.options import (
    Parser,
    WholeNumber,
    add_days,
    add_law,
    add_overlays,
    add_place,
    day_typed,
    law_asked,
)
from incentives.tables.runtimes import Runtime
from incentives.values.text import Language
from incentives.wordings import databases
from incentives.wordings.cli import help as help_words
from incentives.wordings.cli import sampling as sampling_words
from incentives.wordings.cli import tables as wordings

_MOST_WORKERS = 64
_MOST_CASES = 10**9
_MOST_MONTHS = 120


def batch_options(batch: Parser) -> None:
    """The command `batch`: what every case of a table comes to."""
    batch.set_defaults(read=_read_batch)
    batch.add_argument(
        "source",
        nargs="?",
        metavar=batch.said(wordings.SOURCE_NAME),
        help=batch.said(wordings.SOURCE),
    )
    batch.add_argument(
        "result",
        nargs="?",
        type=Path,
        metavar=batch.said(wordings.RESULT_NAME),
        help=batch.said(wordings.RESULT),
    )
    add_days(batch)
    batch.add_argument(
        "--key",
        default="case",
        metavar=batch.said(wordings.KEY_NAME),
        help=batch.said(wordings.KEY),
    )
    for option, name, words in (
        ("--list", wordings.LIST_OPTION_NAME, wordings.LIST_OPTION),
        ("--round", wordings.ROUND_NAME, wordings.ROUND),
    ):
        batch.add_argument(
            option,
            action="append",
            default=[],
            metavar=batch.said(name),
            help=batch.said(words),
        )
    for option, kind, name, words in (
        ("--read", str, databases.READ_NAME, databases.READ),
        ("--write", str, databases.READ_NAME, databases.WRITE),
        ("--address-file", Path, help_words.FILE_NAME, databases.ADDRESS_FILE),
    ):
        asked = option.removeprefix("--").replace("-", "_")
        batch.add_argument(
            option,
            type=kind,
            dest=f"database_{asked}",
            metavar=batch.said(name),
            help=batch.said(words),
        )
    batch.add_argument(
        "--workers",
        type=WholeNumber(_MOST_WORKERS),
        metavar=batch.said(wordings.WORKERS_NAME),
        help=batch.said(wordings.WORKERS),
    )
    batch.add_argument(
        "--runtime", choices=get_args(Runtime), default="auto", help=batch.said(wordings.RUNTIME)
    )
    add_overlays(batch)
    add_law(batch)


def _read_batch(parsed: argparse.Namespace) -> BatchArguments:
    return BatchArguments(
        source=parsed.source,
        result=parsed.result,
        read=parsed.database_read,
        write=parsed.database_write,
        address_file=parsed.database_address_file,
        on=parsed.on,
        known_on=parsed.known_on,
        key=parsed.key,
        lists=tuple(parsed.list),
        rounded=tuple(parsed.round),
        workers=parsed.workers,
        runtime=parsed.runtime,
        overlays=tuple(parsed.overlay),
        law=law_asked(parsed),
        language=Language(parsed.lang),
    )


def sample_options(sample: Parser) -> None:
    """The command `sample`: cases made up, none of which is refused."""
    sample.set_defaults(read=_read_sample)
    sample.add_argument(
        "count",
        type=WholeNumber(_MOST_CASES),
        metavar=sample.said(sampling_words.COUNT_NAME),
        help=sample.said(sampling_words.COUNT),
    )
    sample.add_argument(
        "result",
        type=Path,
        metavar=sample.said(sampling_words.RESULT_NAME),
        help=sample.said(sampling_words.RESULT),
    )
    for option, type_, name, words in (
        ("--seed", WholeNumber(2**63), sampling_words.NUMBER_NAME, sampling_words.SEED),
        ("--months", WholeNumber(_MOST_MONTHS), sampling_words.NUMBER_NAME, sampling_words.MONTHS),
        ("--unknown", _share, sampling_words.SHARE_NAME, sampling_words.UNKNOWN),
    ):
        sample.add_argument(
            option,
            type=type_,
            default=type_("0"),
            metavar=sample.said(name),
            help=sample.said(words),
        )
    add_place(sample, sampling_words.PLACE)
    sample.add_argument(
        "--on",
        type=day_typed,
        metavar=sample.said(help_words.DATE_NAME),
        help=sample.said(sampling_words.ON),
    )
    add_law(sample)


def _share(typed: str) -> Decimal:
    digits = typed.removeprefix("0.") if typed.startswith("0.") else ""
    if typed in {"0", "1"} or (digits.isascii() and digits.isdecimal() and len(digits) < 10):
        return Decimal(typed)
    raise argparse.ArgumentTypeError(f"expected a share such as 0.05, got '{typed}'")


def _read_sample(parsed: argparse.Namespace) -> SampleArguments:
    return SampleArguments(
        count=parsed.count,
        result=parsed.result,
        seed=parsed.seed,
        place=parsed.place,
        on=parsed.on,
        unknown=parsed.unknown,
        months=parsed.months,
        law=law_asked(parsed),
        language=Language(parsed.lang),
    )

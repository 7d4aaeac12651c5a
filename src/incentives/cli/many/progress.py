"""How far a long run has come, where somebody sits at a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from incentives.values.text import Language
from incentives.wordings.cli.tables import ASSESSING


@contextmanager
def progress(total: int, language: Language) -> Iterator[Callable[[int], None]]:
    """Shows on stderr how many of `total` cases are done; to a file or a pipe nothing is written.

    Gives what is called with how many more are done; beyond the total nothing is shown.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    # It is of the extra `tables`, and takes a while to import.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(file=sys.stderr)
    with Progress(*columns, TimeRemainingColumn(), console=console) as shown:
        task = shown.add_task(ASSESSING.to(language), total=total)

        def done(more: int) -> None:
            shown.update(task, completed=min(total, shown.tasks[task].completed + more))

        yield done

"""Speed of a batch, from the bytes of a workbook to results.

    python benchmarks/batch.py [ROWS]

That of other processes is told as a ratio to one by one in the same run.

The rows are what an office has of institutions at the end of a year: the institution itself, its
premises and project, the months of its revenue and electricity, and its papers.
"""

import gc
import sys
import time
from datetime import date
from pathlib import Path

from incentives import childcare
from incentives.facts.plain import unstructure_case
from incentives.forms.build import form_of
from incentives.report.words.names import Words
from incentives.values.text import Language
from incentives.workbook.batch import assess_rows, assessed_book
from incentives.workbook.filling import rows_of
from incentives.workbook.layout import Layout, layout_of
from incentives.workbook.reading import read_book
from incentives.workbook.summary import Question
from incentives.workbook.template import template_bytes
from incentives.workers import Workers

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PLACE, ON = "320614", date(2023, 12, 31)
KEPT = 12


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    library = childcare.library()
    gc.freeze()  # as the desk does
    layout = layout_of(
        form_of(library, library.chain_of(PLACE) or ()),
        Words(library=library, language=Language.ZH),
        PLACE,
    )
    content, question = workbook(count, layout), Question(on=ON)
    workers = Workers.start(childcare.library)
    list(
        assess_rows(read_book(content, layout).rows[:200], library, question, workers)
    )  # so that they are warm

    began, used = time.perf_counter(), time.process_time()
    book = read_book(content, layout)
    read, read_used = time.perf_counter() - began, time.process_time() - used
    began = time.perf_counter()
    beside = list(assess_rows(book.rows, library, question, workers))
    assessed = assessed_book(book, question, beside)
    parallel = time.perf_counter() - began
    workers.stop()
    assert len(assessed.good) == count

    began, used = time.perf_counter(), time.process_time()
    here = list(assess_rows(book.rows, library, question))
    alone, alone_used = time.perf_counter() - began, time.process_time() - used
    assert here == beside, "the results must be the same"

    print(f"{count} institutions, {len(content) / 1e6:.1f} MB")
    print(f"read                             {read:8.2f} s    of the processor {read_used:.2f} s")
    print(f"assessed one by one              {alone:8.2f} s    of the processor {alone_used:.2f} s")
    print(f"assessed by two processes        {parallel:8.2f} s")
    print(f"ratio to one by one              {parallel / alone:8.2f}")
    print(f"from bytes to results            {read + parallel:8.2f} s    goal for 1,000: under 5 s")


def workbook(count: int, layout: Layout) -> bytes:
    """A workbook of the examples of Haimen in turn, with the last months of each list by month."""
    names = sorted(EXAMPLES.glob("haimen-*.yaml"))
    examples = [dict(unstructure_case(childcare.read_case(name))) for name in names]
    cases = {
        f"{at:04d}": {**shortened(examples[at % len(examples)]), "name": f"第{at}托育园"}
        for at in range(count)
    }
    return template_bytes(layout, day=ON, rows=rows_of(cases, layout))


def shortened(document: dict[str, object]) -> dict[str, object]:
    """The case with the last rows of what it has row by row, its papers excepted."""
    return {
        name: value[-KEPT:] if isinstance(value, list) and name != "papers" else value
        for name, value in document.items()
    }


if __name__ == "__main__":
    main()

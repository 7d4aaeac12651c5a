"""Cases in files by a pool of processes: python process_pool.py 2023-12-31 CASE.yaml …

Each process loads the library once. Whole assessments stay where they are made; what is asked of
them comes back. For tables of amounts `incentives.assess_many(…, workers=2)` does the same.
"""

import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial

import incentives
from incentives import childcare


def total_of(path: str, *, on: date) -> tuple[str, str]:
    """The file, and what surely comes to the applicant in cash; or what is wrong with it."""
    library = childcare.library()
    try:
        case = childcare.read_case(path, library=library)
        return path, str(incentives.assess(case, library, on=on).totals["cash"].amount)
    except incentives.CaseError as error:
        return path, str(error)


def totals_of(paths: Iterable[str], *, on: date) -> Iterator[tuple[str, str]]:
    """In the order of the files."""
    with ProcessPoolExecutor(max_workers=2, initializer=childcare.library) as pool:
        yield from pool.map(partial(total_of, on=on), paths, chunksize=8)


if __name__ == "__main__":
    for name, total in totals_of(sys.argv[2:], on=date.fromisoformat(sys.argv[1])):
        print(f"{name}: {total}")

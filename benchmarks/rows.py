"""Growth with the rows of one list: processor time and JSON of many rows as ratios to a few.

    python benchmarks/rows.py [LIST ...]

Each list of each example is filled with copies of its own rows, so that all of them meet in the
same months, years and keys: what is worked out once for each pair of rows shows. Time is that of
the processor, of `assess` with its canonical JSON and everything that a sheet reads.
"""

import sys
import time
from collections.abc import Iterator

import attrs

import incentives
from incentives import CaseError, Library, childcare

COUNTS = (50, 100, 200, 400, 800)


def main() -> None:
    library, wanted = childcare.library(), set(sys.argv[1:])
    told: set[tuple[str, str]] = set()
    for name, example in childcare.example_cases().items():
        base = childcare.read_case(example.path)
        for list_name in lists_of(base):
            place = str(base.district)[:4]
            if (list_name, place) in told or (wanted and list_name not in wanted):
                continue
            told.add((list_name, place))
            try:
                figures = list(growth(base, list_name, library, name))
            except CaseError:
                continue  # a list in which no two rows may be alike has no many rows of one month
            few, many = figures[0], figures[3]
            line = " ".join(f"{seconds:8.2f} s {size / 1e6:6.2f} MB" for seconds, size in figures)
            print(f"{name:24} {list_name:18} {line}")
            print(
                f"{'':43} 50 to 400: time x {many[0] / few[0]:.1f}, JSON x {many[1] / few[1]:.1f}"
            )


def lists_of(case: childcare.Case) -> Iterator[str]:
    for field in attrs.fields(type(case)):
        rows = getattr(case, field.name)
        if isinstance(rows, tuple) and rows and attrs.has(type(rows[0])):
            yield field.name


def growth(
    base: childcare.Case, list_name: str, library: Library, name: str
) -> Iterator[tuple[float, int]]:
    """Seconds and bytes, count by count."""
    on = childcare.example_cases()[name].on
    for count in COUNTS:
        case = attrs.evolve(base, **{list_name: repeated(getattr(base, list_name), count)})
        began = time.process_time()
        assessment = incentives.assess(case, library, on=on)
        size = len(assessment.to_json())
        for determination in assessment:
            assert determination.conditions is not None
            assert determination.citations is not None
            assert determination.figures is not None
        yield time.process_time() - began, size


def repeated(rows: tuple[attrs.AttrsInstance, ...], count: int) -> tuple[object, ...]:
    """So many rows, in turn; those with an id each with one of its own."""
    many = (rows[at % len(rows)] for at in range(count))
    return tuple(
        attrs.evolve(row, id=f"{row.id}-{at}") if hasattr(row, "id") else row
        for at, row in enumerate(many)
    )


if __name__ == "__main__":
    main()

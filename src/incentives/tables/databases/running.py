"""A run over the cases of a database, which goes on where it stopped."""

from collections.abc import Callable, Mapping
from datetime import date
from hashlib import sha256

import attrs
import pyarrow as pa
import pyarrow.compute as arrow

from incentives.policy.library import Library, Overlay
from incentives.tables.answering import together
from incentives.tables.assessing import InMemory, Source, assessed, source_of
from incentives.tables.came_out import CHUNK, TableResult
from incentives.tables.databases.connecting import Database
from incentives.tables.databases.finding import check_table
from incentives.tables.databases.keeping import Kept, Standing
from incentives.tables.databases.pages import Page, Tables, check_names, quoted_table
from incentives.tables.deciding import Question
from incentives.tables.lists import ORPHAN
from incentives.tables.runtimes import Runtime
from incentives.workers import Workers, working


@attrs.frozen(kw_only=True, repr=False)
class Asked:
    """What is read and written: tables by their names; lists by theirs.

    `float_places`: by column to how many places its floats are rounded. `page`: so many cases are
    written at once.
    """

    read: str
    write: str
    lists: Mapping[str, str]
    key: str
    float_places: Mapping[str, int]
    on: date
    known_on: date | None
    overlays: tuple[Overlay, ...]
    workers: int = 0
    runtime: Runtime = "auto"
    page: int = CHUNK

    def run_by(self, library: Library) -> str:
        """What tells the run from others: of the same law, day and tables it is the same one."""
        told = (
            library.digest,
            self.on,
            self.known_on,
            [overlay.digest for overlay in self.overlays],
            self.read,
            sorted(self.lists.items()),
            self.key,
            sorted(self.float_places.items()),
        )
        return sha256(repr(told).encode()).hexdigest()


def count(database: Database, asked: Asked) -> int:
    """How many rows of cases there are.

    Raises:
        DatabaseError: `not-a-name`, `no-table`, or `database-refused` with what the database says.
    """
    _check_tables(database, asked)
    with database.transaction() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {quoted_table(asked.read)}")
        return int(cursor.fetch_arrow_table().column(0)[0].as_py())


@attrs.frozen(kw_only=True, repr=False)
class Run:
    """How far a run has come; `was_over`: it had ended before, and nothing was done now."""

    standing: Standing
    was_over: bool


def assess_database(
    database: Database, library: Library, asked: Asked, done: Callable[[int], None]
) -> Run:
    """What comes of the cases stands in the database, page by page, and how far the run has come.

    Nothing is written, no table made, before all columns were found good. A run that was cut off
    goes on behind the last page that was written; one that is over does nothing. `done` is told
    how many cases more were worked on.

    Raises:
        DatabaseError: `not-a-name`, `no-table`, `no-key`, `wrong-key`, `mixed-column`,
            `other-run`, `at-work`, or `database-refused` with what the database says.
        CaseError: with everything that is wrong with columns.
    """
    _check_tables(database, asked)
    kept = Kept(database=database, name=asked.write, run=asked.run_by(library))
    tables = Tables(
        database=database, cases=asked.read, lists=asked.lists, key=asked.key, library=library
    )
    sample = tables.sample()
    _source(sample, library, asked)
    standing = kept.begin()
    if standing.is_done:
        return Run(standing=standing, was_over=True)
    with working(library, asked.workers) as processes:
        for page in tables.pages(asked.page, standing.last, sample):
            result = _assessed(page, library, asked, processes, is_first=standing.pages == 0)
            standing = kept.write(result, standing, page)
            done(page.cases.num_rows)
    return Run(standing=kept.end(standing), was_over=False)


def _check_tables(database: Database, asked: Asked) -> None:
    check_names(asked.read, asked.write, *asked.lists.values())
    for name in (asked.read, *asked.lists.values()):
        check_table(database, name)


def _source(page: Page, library: Library, asked: Asked) -> Source:
    """A page as tables whose columns were found good; else a `CaseError`."""
    return source_of(
        InMemory(table=page.cases),
        page.lists,
        library,
        key=asked.key,
        float_places=asked.float_places,
    )


def _assessed(
    page: Page,
    library: Library,
    asked: Asked,
    processes: Workers | None,
    *,
    is_first: bool,
) -> TableResult:
    """What comes of a page, in one; what is told of rows of no case is told with the first alone.

    Which row of a table it is, is not told: rows of a database have no place.
    """
    source = _source(page, library, asked)
    question = Question(
        on=asked.on, known_on=asked.known_on, overlays=asked.overlays, runtime=asked.runtime
    )
    result = together(list(assessed(source, question, processes)))
    faults = result.faults
    if not is_first:
        faults = faults.filter(arrow.not_equal(faults.column("slug").cast("string"), ORPHAN))
    at = faults.schema.get_field_index("row")
    unplaced = pa.nulls(faults.num_rows, pa.int64())
    return attrs.evolve(result, faults=faults.set_column(at, "row", unplaced))

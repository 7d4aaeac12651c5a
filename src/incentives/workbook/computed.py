"""The results of instruments for many applicants: figures that are no benefit, a row each."""

from collections.abc import Iterator

import attrs

from incentives.engine.assessment.told import results_to_tell
from incentives.engine.findings.assessment import DefinitionValue
from incentives.language.possible import Missing, Result
from incentives.report.printing.excel.page import Cell, Page
from incentives.report.words.names import Words
from incentives.values.place import FactPath
from incentives.wordings.workbook import results as wordings


@attrs.frozen(kw_only=True)
class Computed:
    """What a result comes to: of the case, or of the row at `row`. `value`: open where missing."""

    result: str
    row: FactPath | None
    value: Result
    missing: tuple[Missing, ...]


def computed_in_few_words(results: tuple[DefinitionValue, ...]) -> tuple[Computed, ...]:
    """Those that are about the applicant, without their workings."""
    return tuple(
        Computed(
            result=result.definition.id,
            row=result.row,
            value=result.value,
            missing=result.missing,
        )
        for result in results_to_tell(results)
    )


def computed_cells(computed: Computed, words: Words) -> Iterator[Cell]:
    """What it is, of which row, where it stands, and what it comes to."""
    definition = words.library.definitions[computed.result]
    yield words.law(definition.text)
    yield words.row(computed.row) if computed.row is not None else ""
    yield words.source(definition.citation)
    yield words.value(computed.value, definition.type)


def computed_page(rows: tuple[tuple[Cell, ...], ...], words: Words) -> tuple[Page, ...]:
    """The page of results; none where no applicant has any."""
    columns = (
        wordings.KEY,
        wordings.NAME,
        wordings.RESULT,
        wordings.RESULT_ROW,
        wordings.DOCUMENT,
        wordings.RESULT_VALUE,
        wordings.MISSING_FACTS,
    )
    headings = tuple(map(words.say, columns))
    return (Page(name=words.say(wordings.RESULTS), columns=headings, rows=rows),) if rows else ()

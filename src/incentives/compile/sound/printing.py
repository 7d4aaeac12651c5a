"""The text of the function that reads a case: facts, what holds between them, and its words."""

from collections.abc import Mapping

from incentives.compile.calendar import days_in, last_day
from incentives.compile.layout import OWN_WORDS
from incentives.compile.printing.text import Lines
from incentives.compile.sound.asking import asked_of_case, own_list
from incentives.compile.sound.between import Between
from incentives.compile.sound.facts import FactLines, usual
from incentives.compile.sound.known import DOUBT, KnownCase, RecordRead
from incentives.compile.sound.payments import Payments, Whole
from incentives.compile.sound.values import add_apart
from incentives.compile.words import EMPTY, UNKNOWN
from incentives.engine.assessment.names import names_of
from incentives.engine.assessment.naming import chains_by_code
from incentives.facts.known import MOST_ROWS

FUNCTION = "read_case"


def printed(known: KnownCase) -> tuple[str, Mapping[str, object]]:
    """The text of the function `read_case`, and what the names in it stand for.

    It takes the case, a day, words to add to, and what it fills: numbers of texts of its own, its
    texts by what they are compared by, and the addresses of words that are presumed. It gives the
    places of the law of the case; what is in doubt raises `InDoubt`.
    """
    lines, bound = Lines(leave=""), usual(known.layout)
    bound.named(
        Whole=Whole,
        add_apart=add_apart,
        days_in=days_in,
        last_day=last_day,
        CHAINS=chains_by_code(known.library),
        ASKED=asked_of_case(known),
    )
    facts = FactLines(known=known, lines=lines, bound=bound, names=names_of(known.library))
    between = Between(known=known, lines=lines)
    _whole(known, facts, between)
    payments = Payments(known=known, lines=lines, bound=bound, between=between)
    for record in sorted((*known.lists, *known.own_lists), key=lambda one: one.offset):
        if record.is_own:
            name, reader = record.name, bound.name("list", own_list(record, known))
            lines.add(f"if {name!r} in given_by_id:")
            lines.add(f"    {reader}.write(given_by_id[{name!r}], written, D, X)")
        else:
            _rows(record, facts, between, payments)
    between.end()
    payments.end()
    lines.add("return chain")
    head = f"def {FUNCTION}(case, on, D, O, F, X):"
    notes = ["    subjects = []"]
    notes += [f"    k{place} = []" for place in range(len(between.naming))]
    return "\n".join([head, *notes, *lines.lines]) + "\n", bound.values


def _whole(known: KnownCase, facts: FactLines, between: Between) -> None:
    """The facts of the case, and its header."""
    lines, bound = facts.lines, facts.bound
    lines.add(f"if type(case) is not {bound.name('kind', known.whole.described.cls)}:")
    lines.add(f"    {DOUBT}")
    if not known.library.has_places:
        lines.add(f"chain = {bound.name('chain', tuple(known.library.jurisdictions))}")
    lines.add("at = len(D)")
    lines.add(f"behind = at + {known.layout.size}")
    lines.add("P = []")
    between.begin()
    facts.record(known.whole, "case", "at")
    words = [*map(str, OWN_WORDS), *(f"w{fact.serial}" for fact in known.whole.facts)]
    if known.layout.asked:
        words.append("*asked")
    if known.layout.asked or known.own_lists:
        lines.add(f"given_by_id = {f'case.{known.declared}' if known.declared else '{}'}")
        lines.add("written = Written(at, behind, P, O, F)")
        lines.add("asked = ASKED.words_of(given_by_id, written)")
    elif known.declared:  # nothing is asked: whatever is given may be wrong
        lines.add(f"if case.{known.declared} != {{}}:")
        lines.add(f"    {DOUBT}")
    words += [str(UNKNOWN)] * len(known.layout.rows)
    lines.add(f"D += ({', '.join(words)},)")
    lines.add("D += P")
    between.of_record(known.whole)


def _rows(record: RecordRead, facts: FactLines, between: Between, payments: Payments) -> None:
    """The rows of a list, behind all that there is, and the periods of their statuses."""
    lines = facts.lines
    lines.add(f"rows = case.{record.name}")
    with lines.block("if type(rows) is tuple:"):
        lines.add(f"D[at + {record.offset}] = len(D)")
        lines.add("D.append(len(rows))")
        between.begin_rows(record)
        payments.begin_rows(record)
        _each_row(record, facts, between, payments)
    with lines.block("elif rows is not UNKNOWN:"):
        lines.add(DOUBT)


def _each_row(record: RecordRead, facts: FactLines, between: Between, payments: Payments) -> None:
    lines, width = facts.lines, len(record.facts) + record.kept
    with lines.block("if rows:"):
        lines.add(f"if len(rows) > {MOST_ROWS}:")
        lines.add(f"    {DOUBT}")
        lines.add("P = []")
        lines.add("a = len(D)")
        lines.add(f"behind = a + {width} * len(rows)")
        with lines.block("for row in rows:"):
            lines.add(f"if type(row) is not {facts.bound.name('kind', record.described.cls)}:")
            lines.add(f"    {DOUBT}")
            facts.record(record, "row", "a")
            between.of_record(record)
            between.of_named(record)
            between.of_rows(record)
            payments.of_row(record)
            words = [f"w{fact.serial}" for fact in record.facts] + [str(EMPTY)] * record.kept
            lines.add(f"D += ({', '.join(words)},)")
            lines.add(f"a += {width}")
        lines.add("D += P")

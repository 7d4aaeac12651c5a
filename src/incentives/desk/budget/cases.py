"""The cases of a budget.

They are those of the register that still count, those of a workbook, or the case at hand.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs
import streamlit as st

from incentives.budgeting import Answered, BudgetCase, Scenario, Unanswered, compare_scenarios
from incentives.desk.at_hand.file import file_at_hand
from incentives.desk.batch.upload import draw_upload, uploaded_book, with_what_was_paid
from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.processes import workers
from incentives.desk.known_payments import with_payments
from incentives.desk.overlays import overlays, overlays_named
from incentives.desk.session import case_document, known_on, office, on_day, say, sheet_day, words
from incentives.errors import CaseError
from incentives.facts.document import structure_case
from incentives.policy.library import Overlay
from incentives.register import Asked, Entry, Search, applicant_in_words
from incentives.report.words.faults import reason_told
from incentives.values.text import Text
from incentives.wordings.desk import budget as wordings
from incentives.workbook.applicants.identities import name_of
from incentives.workbook.applicants.rows import ReadRow

REGISTER, WORKBOOK, AT_HAND = "register", "workbook", "case"
_MOST_KEYS = 20


def draw_source(key: str, label: Text = wordings.SOURCE) -> str:
    """Draws the choice of what is added up."""
    chosen: str = st.radio(
        say(label),
        list(wordings.SOURCES),
        format_func=lambda source: say(wordings.SOURCES[source]),
        horizontal=True,
        key=key,
    )
    if chosen == WORKBOOK:
        draw_upload()
        uploaded = uploaded_book()
        st.caption(
            say(wordings.NO_WORKBOOK)
            if uploaded is None
            else escaped(say(wordings.IN_USE, name=uploaded.name))
        )
    return chosen


@attrs.frozen(kw_only=True)
class Gathered:
    """The cases to be added up; `skipped` others could not be taken, of which `told` says why."""

    cases: tuple[BudgetCase, ...]
    told: tuple[str, ...]
    skipped: int


def cases_of(source: str, *, as_filed: bool = True) -> Gathered:
    """The cases of the source (`REGISTER`, `WORKBOOK` or `AT_HAND`).

    Those of the register or of a workbook that cannot be read are told and left out. `as_filed`:
    those of the register are assessed each as of the day of its filing, else as of the day chosen.
    """
    if source == WORKBOOK:
        return _of_workbook()
    if source == AT_HAND:
        return _gathered(_case_at_hand())
    return _gathered(_filed(office().register.determinations(Search()), as_filed=as_filed))


def overlays_of(source: str) -> tuple[Overlay, ...]:
    """The overlays of the present: those of the side bar, on top of the own ones of a case."""
    file, chosen = file_at_hand(), overlays()
    if source != AT_HAND or file is None:
        return chosen
    own = overlays_named(file.overlays).overlays
    tried = {overlay.digest for overlay in chosen}
    return (*(overlay for overlay in own if overlay.digest not in tried), *chosen)


def only_of(source: str) -> tuple[str, ...] | None:
    """The incentives that the case at hand applies for; None: all, as of any other source."""
    file = file_at_hand()
    return file.only if source == AT_HAND and file is not None else None


def _gathered(
    outcomes: Iterable[BudgetCase | str], *, faulty: tuple[str, ...] = (), skipped: int = 0
) -> Gathered:
    """The cases apart from the sentences, each of which tells of one that was not read."""
    every = tuple(outcomes)
    cases = tuple(case for case in every if isinstance(case, BudgetCase))
    told = tuple(sentence for sentence in every if isinstance(sentence, str))
    return Gathered(cases=cases, told=(*faulty, *told), skipped=skipped + len(told))


def _case_at_hand() -> Iterator[BudgetCase | str]:
    document = with_payments(case_document(), office(), by=sheet_day()).document
    file = file_at_hand()
    try:
        case = structure_case(document, office().library.vocabulary)
    except CaseError as error:
        yield say(wordings.LEFT_OUT, name=say(wordings.AT_HAND), reason=reason_told(error, words()))
        return
    shown = file.party.name if file is not None else ""
    shown = shown or say(wordings.AT_HAND)
    yield _case(shown, case, on_day(), only=only_of(AT_HAND))


def _of_workbook() -> Gathered:
    """The applicants of the workbook without faults, with what the register has paid them."""
    uploaded = uploaded_book()
    if uploaded is None:
        return _gathered(())
    book = with_what_was_paid(uploaded.book)
    bad = [row.key for row in book.rows if not row.is_whole]
    keys = say(wordings.BETWEEN).join(bad[:_MOST_KEYS]) + (
        say(wordings.AND_MORE) if len(bad) > _MOST_KEYS else ""
    )
    faulty = (
        (say(wordings.FAULTY_ROWS, count=len(book.rows), bad=len(bad), keys=keys),) if bad else ()
    )
    return _gathered(_whole_rows(book.rows), faulty=faulty, skipped=len(bad))


def _whole_rows(rows: Iterable[ReadRow]) -> Iterator[BudgetCase | str]:
    for row in rows:
        if not row.is_whole:
            continue
        try:
            case = structure_case(row.document, office().library.vocabulary)
        except CaseError as error:
            yield say(wordings.ROW_NOT_READ, key=row.key, reason=reason_told(error, words()))
            continue
        name = " ".join(filter(None, (row.key, name_of(row, office().library))))
        yield _case(name, case, on_day())


def _filed(entries: Iterable[Entry], *, as_filed: bool) -> Iterator[BudgetCase | str]:
    vocabulary = office().library.vocabulary
    for entry in entries:
        name = say(
            wordings.NUMBERED,
            number=entry.number,
            name=applicant_in_words(entry.applicant, words()),
        )
        try:
            case = structure_case(_with_payments(entry), vocabulary)
        except CaseError as error:
            yield say(wordings.NOT_READ, number=entry.number, reason=reason_told(error, words()))
            continue
        yield _case(name, case, entry.on if as_filed else on_day(), only=entry.only)


def _case(name: str, case: object, on: date, *, only: tuple[str, ...] | None = None) -> BudgetCase:
    """A case assessed as of the day; what was paid up to today is deducted.

    `only`: the incentives that were applied for; None: all.
    """
    by = sheet_day(on)
    return BudgetCase(name=name, case=case, on=on, known_on=known_on(), paid_by=by, only=only)


def _with_payments(entry: Entry) -> Mapping[str, object]:
    """The case as it was filed, with what the register has paid since."""
    place = office()
    asked = Asked(applicant=entry.applicant, library=place.library, by=sheet_day())
    return place.register.with_payments(entry.case_document, asked).document


def draw_skipped(gathered: Gathered) -> None:
    """What was not taken, each with its reason."""
    for sentence in gathered.told:
        st.warning(escaped(sentence))


def assessed_with_progress(
    cases: Sequence[BudgetCase], scenarios: Sequence[Scenario]
) -> tuple[Answered, ...]:
    """Every case under every scenario; a bar tells how far it is."""
    if not cases:
        return ()
    bar = st.progress(0.0, text=say(wordings.PROGRESS, done=0, all=len(cases)))
    answered: list[Answered] = []
    for answered_case in compare_scenarios(cases, office().library, scenarios, workers()):
        answered.append(answered_case)
        bar.progress(
            len(answered) / len(cases),
            text=say(wordings.PROGRESS, done=len(answered), all=len(cases)),
        )
    bar.empty()
    return tuple(answered)


@attrs.frozen(kw_only=True)
class Reckoned:
    """What cases came to under the scenarios when they were last asked for.

    `key`: all that it depends on; it is stale when that has changed.
    """

    key: object
    gathered: Gathered
    answered: tuple[Answered, ...]
    scenarios: tuple[Scenario, ...]


def reckoned(key: object, gathered: Gathered, scenarios: tuple[Scenario, ...]) -> Reckoned:
    """What the cases come to now, worked out while a bar tells how far it is."""
    answered = assessed_with_progress(gathered.cases, scenarios)
    return Reckoned(key=key, gathered=gathered, answered=answered, scenarios=scenarios)


def still_holding(
    kept: Reckoned | None, key: object, *, stale: Text, empty: Text
) -> Reckoned | None:
    """What was reckoned, where it holds for `key` and has cases, after telling what was skipped.

    Else None; the page says so in the words `stale` or `empty`, and nothing if nothing was asked.
    """
    if kept is None:
        return None
    if kept.key != key:
        st.info(say(stale))
        return None
    draw_skipped(kept.gathered)
    if not kept.gathered.cases:
        st.info(say(empty))
        return None
    return kept


def draw_left_out(left_out: Sequence[Answered]) -> None:
    """The cases that count nowhere, each with its reason."""
    for answered in left_out:
        refusal = next(
            answer.refusal for answer in answered.answers if isinstance(answer, Unanswered)
        )
        st.warning(
            escaped(
                say(
                    wordings.LEFT_OUT, name=answered.case.name, reason=reason_told(refusal, words())
                )
            )
        )

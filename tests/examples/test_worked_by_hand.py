"""Every example comes to what was worked out by hand beside it, incentive by incentive.

Its sheets read as filed.
"""

import re

import pytest
from moneyed import Money

import incentives
from incentives import Assessment, Determination, MoneyRange, Outcome, childcare
from incentives.policy.library import Library
from tests.examples.worked import EXAMPLES, Worked, all_worked
from tests.examples.write_sheets import recovery_sheet_of, sheet_of

_DIGEST = re.compile(r"\b(?:[0-9a-f]{12}|[0-9a-f]{64})\b")
WORKED = all_worked()
by_example = pytest.mark.parametrize("worked", WORKED, ids=[worked.name for worked in WORKED])


@pytest.fixture(scope="module")
def library() -> Library:
    return childcare.library()


@pytest.fixture(scope="module")
def assessments(library: Library) -> dict[str, Assessment]:
    return {worked.name: assess(worked, library) for worked in WORKED}


def assess(worked: Worked, library: Library) -> Assessment:
    case = childcare.read_case(worked.case)
    return incentives.assess(
        case, library, on=worked.on, known_on=worked.known_on, overlays=worked.overlays
    )


def written(amount: Money | None) -> str:
    return f"{amount.amount:,.2f}" if amount is not None else "open"


def bounded(amount: MoneyRange) -> str:
    """An amount, a range `1.00 to 2.00`, or `1.00 and more` where nothing bounds it."""
    if amount.known is not None:
        return written(amount.known)
    return (
        f"{written(amount.low)} to {written(amount.high)}"
        if amount.high is not None
        else f"{written(amount.low)} and more"
    )


def amount_as_written(determination: Determination) -> str:
    """An amount or range, or `in kind`."""
    if determination.amount_range is not None:
        return bounded(determination.amount_range)
    return written(determination.amount) if determination.amount is not None else "in kind"


def lines_of(sheet: str) -> list[str]:
    """The lines of a sheet, with dots for the digests, which every edit of a policy changes.

    The digests are those of library and answer.
    """
    return [_DIGEST.sub("…", line) for line in sheet.splitlines()]


@by_example
def test_each_incentive_comes_to_what_was_worked_out_by_hand(
    worked: Worked, assessments: dict[str, Assessment]
) -> None:
    """What is due or open is what the working lists, no more and no less, to the fen."""
    found = {
        each.incentive: (each.outcome.value, amount_as_written(each))
        for each in assessments[worked.name]
        if each.outcome in {Outcome.ELIGIBLE, Outcome.UNDETERMINED}
    }
    assert worked.incentives == found


@by_example
def test_totals_are_those_worked_out_by_hand(
    worked: Worked, assessments: dict[str, Assessment]
) -> None:
    """The totals by form add up what is surely due to the applicant.

    What others save stands apart.
    """
    assessment = assessments[worked.name]
    assert worked.totals == {
        form: (written(amount),) for form, amount in assessment.totals.items() if amount.amount
    }
    assert worked.others == {
        role: (written(amount),)
        for role, amount in assessment.totals_for_others.items()
        if amount.amount
    }


def instalments_of(determination: Determination) -> dict[str, tuple[str, str, str]]:
    """By incentive and number the day, the amount and where it stands.

    What is paid on one day for several rows is one.
    """
    assert determination.payment is not None
    together: dict[tuple[int, str, str], list[Money]] = {}
    for each in determination.payment.instalments:
        assert each.amount is not None
        day = str(each.due_on) if each.due_on is not None else "open"
        together.setdefault((each.number, day, each.state.value), []).append(each.amount)
    assert len(together) == len({number for number, _, _ in together}), (
        "an instalment falls due on several days"
    )
    return {
        f"{determination.incentive} {number}": (day, written(sum(amounts[1:], amounts[0])), state)
        for (number, day, state), amounts in together.items()
    }


@by_example
def test_instalments_fall_due_as_worked_out_by_hand(
    worked: Worked, assessments: dict[str, Assessment]
) -> None:
    """Where the law pays in instalments, each with its day, its amount and where it stands."""
    found = {
        key: instalment
        for each in assessments[worked.name]
        if each.outcome is Outcome.ELIGIBLE
        and each.rule.paid is not None
        and each.rule.paid.instalments
        for key, instalment in instalments_of(each).items()
    }
    assert worked.instalments == found


@by_example
def test_levels_bear_what_was_worked_out_by_hand(
    worked: Worked, assessments: dict[str, Assessment]
) -> None:
    """Where the law says who bears an amount, what each level bears of all of it."""
    found = {
        f"{each.incentive} {level.payer.rpartition('.')[2]}": (written(level.amount),)
        for each in assessments[worked.name]
        if each.payment is not None and each.outcome is Outcome.ELIGIBLE
        for level in each.payment.levels
    }
    assert worked.levels == found


@by_example
def test_what_is_due_now_was_worked_out_by_hand(
    worked: Worked, assessments: dict[str, Assessment]
) -> None:
    """Where something has been paid, how much, and what is due beside it by the day."""
    found = {
        each.incentive: (
            written(each.payment.account.paid.known),
            bounded(each.payment.account.due),
        )
        for each in assessments[worked.name]
        if each.payment is not None and each.payment.account.paid.exact.least
    }
    assert worked.paid == found


@by_example
def test_what_is_recovered_was_worked_out_by_hand(worked: Worked, library: Library) -> None:
    """Every obligation that was broken, and what is recovered."""
    case = childcare.read_case(worked.case)
    recoveries = incentives.recover(
        case, library, on=worked.on, known_on=worked.known_on, overlays=worked.overlays
    )
    found = {
        f"{each.determination.incentive} {each.obligation.rule.id}": (
            bounded(each.obligation.recovery),
        )
        for each in recoveries
        if each.obligation.recovery is not None
    }
    assert worked.recovered == found


@by_example
def test_the_sheet_reads_as_filed(worked: Worked) -> None:
    """Line by line, the Chinese sheet is the one beside the example.

    `nox -s sheets` writes it anew, to be read again.
    """
    assert lines_of(worked.sheet.read_text(encoding="utf-8")) == lines_of(sheet_of(worked))


@pytest.mark.parametrize(
    "worked", [each for each in WORKED if each.recovered], ids=lambda worked: str(worked.name)
)
def test_the_recovery_sheet_reads_as_filed(worked: Worked) -> None:
    """Where something is to come back, the sheet that says so stands beside the example too."""
    assert lines_of(worked.recovery_sheet.read_text(encoding="utf-8")) == lines_of(
        recovery_sheet_of(worked)
    )


def test_every_example_is_worked_out_by_hand() -> None:
    """No case stands in the folder without its working, and no sheet without its case."""
    cases = {path.stem for path in EXAMPLES.glob("*.yaml")}
    assert cases == {worked.name for worked in WORKED}
    assert {path.name.removesuffix(".sheet.txt") for path in EXAMPLES.glob("*.sheet.txt")} == cases
    with_recovery = {worked.name for worked in WORKED if worked.recovered}
    assert {
        path.name.removesuffix(".recovery.txt") for path in EXAMPLES.glob("*.recovery.txt")
    } == with_recovery

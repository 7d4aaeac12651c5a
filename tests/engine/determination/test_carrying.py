"""What a charge carries from row to row, with and without the incentive that is tried on it."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moneyed import Money

import incentives
from incentives import CoverageKind, Language, Month, Outcome, Period, childcare
from incentives.facts.unknown import UNKNOWN
from incentives.language.possible import range_of
from incentives.values.money import exact_amount
from incentives.values.range import Range
from tests.conformance.planting import Case, Grower, Watering
from tests.report.reports import unwrapped
from tests.trying import examples

CONFORMANCE = Path(__file__).parents[2] / "conformance"
ON = date(2023, 12, 31)
SINCE_EVER = (Period(date(2020, 1, 1)),)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> incentives.Library:
    """Allowances of water that are carried for two months."""
    folder = tmp_path_factory.mktemp("carried") / "policies" / "land"
    folder.mkdir(parents=True)
    shutil.copy(CONFORMANCE / "library" / "land" / "jurisdiction.yaml", folder)
    shutil.copy(CONFORMANCE / "good" / "carried.yaml", folder)
    return incentives.load_library(folder.parent, vocabulary=Case)


def euros(number: int) -> Money:
    return Money(number, "EUR")


MONTHS = st.lists(st.integers(1, 8), min_size=1, max_size=5, unique=True)
BILLS = st.integers(0, 20).map(lambda tens: euros(tens * 10))


@st.composite
def whole_and_gappy(draw: st.DrawFn) -> tuple[Case, Case]:
    """A case with every fact, and the same with some left out."""
    rows, gappy = [], []
    for number in draw(MONTHS):
        month, bill = Month(2023, number), draw(BILLS)
        rows.append(Watering(month=month, bill=bill))
        has_month = draw(st.integers(0, 9)) > 0
        gappy.append(
            Watering(
                month=month if has_month else UNKNOWN, bill=bill if draw(st.booleans()) else UNKNOWN
            )
        )
    first = date(2023, draw(st.integers(1, 8)), 1)
    certified = draw(st.sampled_from([(Period(first),), (), (Period(date(2023, 1, 1), first),)]))
    is_member = draw(st.booleans())
    whole = Grower(certified=certified, is_member=is_member)
    known = Grower(
        certified=certified if draw(st.booleans()) else UNKNOWN,
        is_member=is_member if draw(st.booleans()) else UNKNOWN,
    )
    return (
        Case(place="LD", grower=whole, waterings=tuple(rows)),
        Case(place="LD", grower=known, waterings=tuple(gappy)),
    )


@settings(max_examples=examples(50), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cases=whole_and_gappy())
def test_ranges_hold_what_the_whole_case_comes_to(
    cases: tuple[Case, Case], library: incentives.Library
) -> None:
    """Whatever bill, month or status is left out, the amount of the whole case is within."""
    whole, gappy = (incentives.assess(case, library, on=ON) for case in cases)
    for name in ("free", "less", "paid_water"):
        known, open_one = whole[f"land.carried.{name}"], gappy[f"land.carried.{name}"]
        amount = known.amount
        assert amount is not None
        if open_one.amount_range is None:
            assert open_one.amount == amount
        else:
            assert exact_amount(amount) in open_one.amount_range.exact


def assessed(library: incentives.Library, **months: int) -> incentives.Assessment:
    rows = tuple(
        Watering(month=Month(2023, int(name[1:])), bill=euros(bill))
        for name, bill in months.items()
    )
    grower = Grower(certified=SINCE_EVER, is_member=False)
    return incentives.assess(Case(place="LD", grower=grower, waterings=rows), library, on=ON)


@pytest.mark.parametrize(
    ("share", "more"),
    [
        ("{value: 100%, cite: 2}", Range(-4, -4)),
        ("{value: 50%, cite: 2}", Range(0, 0)),
        ("{unpublished: true, cite: 2}", Range(-4, 0)),
    ],
)
def test_only_a_relief_of_the_whole_charge_frees_a_row(
    tmp_path: Path, share: str, more: Range
) -> None:
    """January, relieved in part, still leaves 40 to March; what is free of all leaves nothing.

    March, without relief, pays 1.00 of its 150 with what January left, and 5.00 without.
    """
    folder = tmp_path / "policies" / "land"
    folder.mkdir(parents=True)
    shutil.copy(CONFORMANCE / "library" / "land" / "jurisdiction.yaml", folder)
    text = (CONFORMANCE / "good" / "carried.yaml").read_text(encoding="utf-8")
    words = "text: {zh: 比例, en: part}, unit: 1"
    text = text.replace("parameters:\n", f"parameters:\n  part: {{{words}, values: [{share}]}}\n")
    text = text.replace("relieves: water_tax\n", "relieves: water_tax\n    share: part\n")
    (folder / "carried.yaml").write_text(text, encoding="utf-8")
    library = incentives.load_library(folder.parent, vocabulary=Case)
    free = incentives.assess(until_february(), library, on=ON)["land.carried.free"]
    assert [Range(0, 0), more] == [range_of(part.carried) for part in free.working]


OTHER = """instrument:
  id: land.other
  number: Notice 2
  title: {zh: 甲, en: a}
  published: 2020-01-01
  in_force: {from: 2020-01-01, to: 2023-02-28}
incentives:
  always: {title: {zh: 甲, en: a}, kind: exemption, cite: 1, relieves: land.carried.water_tax}
"""


def test_what_asks_for_nothing_does_what_it_does_in_every_row(tmp_path: Path) -> None:
    """A reduction enlarges what January leaves; an exemption leaves nothing, though it has ended.

    Of 200 in March 100 and the 40 of January are free: 6.00 are due, and with 20 off each month and
    60 left of January 2.00.
    """
    folder = tmp_path / "policies" / "land"
    folder.mkdir(parents=True)
    shutil.copy(CONFORMANCE / "library" / "land" / "jurisdiction.yaml", folder)
    text = (CONFORMANCE / "good" / "carried.yaml").read_text(encoding="utf-8")
    before, less, after = text.partition("  less:\n")
    head, _, rest = after.partition("    when:\n")
    bare = before + less + head + rest[rest.index("    reduces_basis") :]
    (folder / "carried.yaml").write_text(bare, encoding="utf-8")
    (folder / "other.yaml").write_text(OTHER, encoding="utf-8")
    library = incentives.load_library(folder.parent, vocabulary=Case)
    assessment = assessed(library, m1=60, m3=200)
    assert Range(4, 4) == assessment["land.carried.less"].within_by_itself
    always = assessment["land.other.always"]
    assert [Range(0, 0), Range(-4, -4)] == [range_of(part.carried) for part in always.working]


@pytest.mark.parametrize(
    ("certified", "share", "saved"),
    [
        ((Period(date(2020, 1, 1), date(2023, 2, 28)),), "whole", Range(2, 2)),
        ((Period(date(2023, 2, 1), date(2023, 2, 28)),), "whole", Range(4, 4)),
        ((Period(date(2020, 1, 1), date(2023, 2, 28)),), "rate", Range(4, 4)),
        ((), "whole", Range(4, 4)),
    ],
)
def test_a_relief_of_the_whole_charge_frees_a_row_where_its_condition_holds(
    tmp_path: Path, certified: object, share: str, saved: Range
) -> None:
    """January then leaves nothing: of 200 in March 10.00 are due, with 20 off 8.00; else 4.00."""
    folder = tmp_path / "policies" / "land"
    folder.mkdir(parents=True)
    shutil.copy(CONFORMANCE / "library" / "land" / "jurisdiction.yaml", folder)
    text = (CONFORMANCE / "good" / "carried.yaml").read_text(encoding="utf-8")
    words = "text: {zh: 全部, en: whole}, unit: 1"
    text = text.replace(
        "parameters:\n", f"parameters:\n  whole: {{{words}, values: [{{value: 100%, cite: 2}}]}}\n"
    )
    relief = f"when: grower.certified, share: {share}, cite: 2"
    freed = f"reliefs:\n  freed: {{title: {{zh: 甲, en: a}}, of: [water_tax], {relief}}}\n"
    before, less, after = text.partition("  less:\n")
    head, _, rest = after.partition("    when:\n")
    bare = before + less + head + rest[rest.index("    reduces_basis") :]
    (folder / "carried.yaml").write_text(
        bare.replace("incentives:\n", f"{freed}incentives:\n"), encoding="utf-8"
    )
    library = incentives.load_library(folder.parent, vocabulary=Case)
    rows = ((1, 60), (3, 200))
    waterings = tuple(Watering(month=Month(2023, at), bill=euros(bill)) for at, bill in rows)
    grower = Grower(certified=certified, is_member=True)  # type: ignore[arg-type]
    case = Case(place="LD", grower=grower, waterings=waterings)
    assert saved == incentives.assess(case, library, on=ON)["land.carried.less"].within_by_itself


def test_rows_before_the_law_neither_add_nor_use(tmp_path: Path) -> None:
    """Of 130 in March 50 of the year before and 20 of the month are paid, of 10 in April all."""
    folder = tmp_path / "policies" / "land"
    folder.mkdir(parents=True)
    shutil.copy(CONFORMANCE / "library" / "land" / "jurisdiction.yaml", folder)
    text = (CONFORMANCE / "good" / "carried.yaml").read_text(encoding="utf-8")
    text = text.replace("in_force: {from: 2020-01-01}", "in_force: {from: 2023-02-01}")
    (folder / "carried.yaml").write_text(text, encoding="utf-8")
    library = incentives.load_library(folder.parent, vocabulary=Case)
    parts = assessed(library, m1=60, m3=130, m4=10)["land.carried.paid_water"].working
    assert [0, 70, 10] == [part.amount for part in parts]


def until_february() -> Case:
    """60 in January and 150 in March of a grower who was certified until February."""
    rows = ((1, 60), (3, 150))
    waterings = tuple(Watering(month=Month(2023, at), bill=euros(bill)) for at, bill in rows)
    grower = Grower(certified=(Period(date(2020, 1, 1), date(2023, 2, 28)),), is_member=False)
    return Case(place="LD", grower=grower, waterings=waterings)


def test_the_working_shows_the_row_of_the_account(library: incentives.Library) -> None:
    """Before, lapsed, added, used and left, in both languages; an empty account is not told."""
    assessment = assessed(library, m1=60, m3=130, m6=180)
    nothing = "本期转入 0.00 欧元，本期使用 0.00 欧元"
    name = "以前各月结转的免征额的结转："
    told = [line.partition(name)[2] for line in unwrapped(assessment) if name in line]
    assert [
        "期初 0.00 欧元，本期转入 40.00 欧元，本期使用 0.00 欧元，期末 40.00 欧元",
        "期初 40.00 欧元，本期转入 0.00 欧元，本期使用 30.00 欧元，期末 10.00 欧元",
        f"期初 10.00 欧元，逾期作废 10.00 欧元，{nothing}，期末 0.00 欧元",
    ] == told
    english = "\n".join(unwrapped(assessment, Language.EN))
    assert "allowance carried from earlier months, carried: " in english


def test_what_a_later_row_pays_more_is_told_and_not_counted(library: incentives.Library) -> None:
    """January is free and leaves nothing; in March, no longer free, 4.00 more are due for it."""
    assessment = incentives.assess(until_february(), library, on=ON)
    free = assessment["land.carried.free"]
    assert (euros(0), [0, -4]) == (free.amount, [part.carried for part in free.working])
    more = "本期多缴水费税 4.00 欧元（不计入本项金额）"
    assert any(more in line for line in unwrapped(assessment))
    assert '"carried":"-4"' in assessment.record


def test_a_document_has_the_row_of_the_account(library: incentives.Library) -> None:
    """JSON tells the five columns, exact, or both bounds of what is open."""
    entry = '"account":{"added":"0","after":"10","before":"40","lapsed":"0","used":"30"}'
    assert entry in assessed(library, m1=60, m3=130).record


def test_what_was_not_stated_is_told_where_it_was_read() -> None:
    """The opening credit of a general taxpayer counts as none, and every answer on it says so."""
    institution = "kind: company, fixed_premises_in_community: true, serves_under_threes: true"
    taxpayer = "small_scale_taxpayer: [], vat_period: month, education_licence: []"
    facts = f"""
district: "320614"
institution: {{{institution}, care_modes: [full_day], {taxpayer}}}
monthly_revenue: [{{month: 2024-01, amount: 200000, input_vat: 0}}]
"""
    name = "cn.2019-76.vat_exemption"

    def told(text: str) -> tuple[Outcome, Money | None, list[str]]:
        library = childcare.library()
        case = childcare.parse_case(text, library=library)
        assessment = incentives.assess(case, library, on=date(2024, 1, 31))
        notes = [note for note in assessment.coverage if note.kind is CoverageKind.ASSUMED]
        return (
            assessment[name].outcome,
            assessment[name].amount,
            [note.subject for note in notes if name in note.touches],
        )

    opening = "institution.opening_input_credit"
    assert (Outcome.ELIGIBLE, Money(12_000, "CNY"), [opening]) == told(facts)
    stated = facts.replace("vat_period", "opening_input_credit: 5000, vat_period")
    assert (Outcome.ELIGIBLE, Money(7_000, "CNY"), []) == told(stated)

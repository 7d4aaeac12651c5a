"""Acts are judged whole: what cannot be right is refused, what is unusual has its reason kept."""

from datetime import UTC, date, datetime, timedelta, timezone

import attrs
import pytest

from incentives.register import Act, Applicant, Register, RegisterError
from incentives.register.writing import judging
from tests.register.offices import GRANT, Office, act, paying
from tests.register.test_filing import refused
from tests.register.trust.many import determination, write

WHY = "补录历史数据"


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ({"paid_on": date(9999, 12, 31)}, "paid-later"),
        ({"paid_on": date(2024, 4, 7)}, "paid-later"),
        ({"paid_on": date(1999, 12, 31)}, "paid-too-early"),
        ({"instalment": 0}, "no-instalment"),
        ({"instalment": -7}, "no-instalment"),
        ({"instalment": 2**70}, "no-instalment"),
        ({"subject": "project-2023"}, "unknown-subject"),
        ({"subject": ""}, "blank-text"),
        ({"payer": "township"}, "unknown-payer"),
        ({"amount": "100000000000.01"}, "too-large"),
        ({"amount": "1E-999999"}, "no-amount"),
        ({"amount": "-0.00"}, "no-amount"),
        ({"amount": "NaN"}, "too-large"),
        ({"amount": "-Infinity"}, "too-large"),
    ],
)
def test_a_payment_that_cannot_be_right_is_refused_whatever_the_reason(
    file_register: Register, office: Office, said: dict[str, object], slug: str
) -> None:
    """No reason lets it pass, and nothing is written."""
    office.file(file_register)
    with refused(slug):
        file_register.pay(
            paying(1, **{"amount": "1.00", **said}),  # type: ignore[arg-type]
            act(again="x", beyond="x", unusual=WHY),
        )
    assert 1 == file_register.verify().entries


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ({"paid_on": date(2001, 1, 1)}, "paid-before"),
        ({"paid_on": date(2023, 12, 30)}, "paid-before"),
        ({"instalment": 99}, "unknown-instalment"),
        ({"incentive": "cn.2019-76.vat_exemption"}, "pays-nothing"),
        ({"instalment": 2}, "unknown-instalment"),
    ],
)
def test_an_unusual_payment_is_recorded_with_its_reason(
    register: Register, office: Office, said: dict[str, object], slug: str
) -> None:
    """Without one it is refused, and the reason stands in the entry."""
    office.file(register)
    with refused(slug) as error:
        register.pay(paying(1, "1.00", **said), act())
    assert error.value.text.zh.endswith("如确需登记，请填写情况特殊的理由。")
    entry = register.entry(register.pay(paying(1, "1.00", **said), act(unusual=WHY)).number)
    assert ("补录历史数据",) == entry.reasons
    assert register.verify().is_intact


@pytest.mark.parametrize(
    "said",
    [
        {"paid_on": date(2023, 12, 31)},
        {"paid_on": date(2024, 4, 6)},
        {"instalment": 1},
        {"subject": "project-2022"},
        {"payer": "county"},
    ],
)
def test_what_is_usual_needs_no_reason(
    file_register: Register, office: Office, said: dict[str, object]
) -> None:
    """From its day on to a quarter after the filing; what it and the law name."""
    office.file(file_register)
    assert 2 == file_register.pay(paying(1, **said), act()).number  # type: ignore[arg-type]


def test_all_doubts_are_told_at_once(file_register: Register, office: Office) -> None:
    """Or a reason for one of them would pass for the others too."""
    office.file(file_register)
    with refused("unknown-instalment") as error:
        file_register.pay(paying(1, "1.00", instalment=9, paid_on=date(2001, 1, 1)), act())
    assert "第 9 期" in error.value.text.zh
    assert "2001-01-01" in error.value.text.zh


def test_the_nearest_names_are_told(file_register: Register, office: Office) -> None:
    """Of incentives, subjects and payers."""
    office.file(file_register)
    for payment, nearest in (
        (paying(1, incentive=f"{GRANT}s"), GRANT),
        (paying(1, subject="projekt-2022"), "project-2022"),
        (paying(1, payer="centre"), "central"),
    ):
        with pytest.raises(RegisterError) as error:
            file_register.pay(payment, act())
        assert nearest in error.value.text.zh


def test_an_instalment_is_not_paid_twice_by_one_payer_without_a_reason(
    register: Register, office: Office
) -> None:
    """Another payer may pay its part of the same; what was annulled is in nobody's way."""
    office.file(register)
    register.pay(paying(1, "100.00", instalment=1, payer="central"), act())
    with refused("already-paid") as error:
        register.pay(paying(1, "200.00", instalment=1, payer="central"), act())
    assert 2 == error.value.entry
    register.pay(paying(1, "200.00", instalment=1, payer="county"), act())
    register.annul(2, act(reason="退回"))
    register.pay(paying(1, "200.00", instalment=1, payer="central"), act())
    assert 6 == register.pay(paying(1, "1.00", instalment=1), act(again="分两笔")).number


@pytest.mark.parametrize("year", [1, 1970, 1999, 2200, 9999])
def test_a_moment_that_cannot_be_is_refused(
    file_register: Register, office: Office, year: int
) -> None:
    """No entry is of another time than that of the register."""
    with refused("no-moment"):
        office.file(file_register, day=date(year, 6, 1))
    assert file_register.head() is None


def test_an_entry_before_the_last_one_needs_a_reason(register: Register, office: Office) -> None:
    """Instants are compared, whatever the time zone; clocks may differ by a quarter of an hour."""
    office.file(register)
    late = act().filed_at
    early = Act(officer="王芳", filed_at=late - timedelta(minutes=16), reason="误登")
    for zone in (UTC, timezone(timedelta(hours=8))):
        told = attrs.evolve(early, filed_at=early.filed_at.astimezone(zone))
        with refused("filed-earlier") as error:
            register.annul(1, told)
        assert 1 == error.value.entry
    register.pay(paying(1), Act(officer="王芳", filed_at=late - timedelta(minutes=15)))
    entry = register.annul(2, attrs.evolve(early, unusual="时钟曾经走快"))
    assert ("误登", "时钟曾经走快") == entry.reasons


@pytest.mark.parametrize("hours", [8, 0, -11])
def test_the_moment_of_the_last_entry_is_that_of_its_own_zone(
    file_register: Register, office: Office, hours: int
) -> None:
    """The next may be of any zone."""
    noon = datetime(2024, 1, 5, 12, tzinfo=UTC)
    there = noon.astimezone(timezone(timedelta(hours=hours)))
    file_register.file(office.assessed(), office.applicant(), Act(officer="王芳", filed_at=there))
    with refused("filed-earlier"):
        file_register.pay(
            paying(1), Act(officer="王芳", filed_at=noon - timedelta(minutes=15, seconds=1))
        )
    on_time = Act(officer="王芳", filed_at=noon - timedelta(minutes=15))
    assert 2 == file_register.pay(paying(1), on_time).number


def test_a_moment_of_an_earlier_edition_without_a_zone_is_of_utc(file_register: Register) -> None:
    """It was not said otherwise."""
    write(file_register, iter([determination(filed_at="2024-01-05T12:00:00")]), 1)
    noon = datetime(2024, 1, 5, 12, tzinfo=UTC)
    early = Act(officer="王芳", filed_at=noon - timedelta(minutes=16), reason="误登")
    with refused("filed-earlier"):
        file_register.annul(1, early)
    on_time = attrs.evolve(early, filed_at=noon - timedelta(minutes=15))
    assert 2 == file_register.annul(1, on_time).number


def test_a_case_is_filed_for_its_own_district(file_register: Register, office: Office) -> None:
    """An earlier code of the same place is that place."""
    for district in ("999999", "320600", "320102", ""):
        with refused("other-district"):
            file_register.file(
                office.assessed(), Applicant(name="甲", district=district), act(unusual=WHY)
            )
    earlier = Applicant(name="甲", district="320684")
    assert 1 == file_register.file(office.assessed(), earlier, act()).number


@pytest.mark.parametrize("moved", [{"name": "乙园"}, {"dossier": "城北"}, {"district": "320684"}])
def test_a_correction_that_moves_a_determination_needs_its_own_reason(
    register: Register, office: Office, moved: dict[str, str]
) -> None:
    """And is refused while a payment for it counts, which would stay where it was."""
    office.file(register)
    register.pay(paying(1), act())
    elsewhere = attrs.evolve(office.applicant(), **moved)

    def correcting(**said: object) -> Act:
        return act(corrects=1, reason="名称有误", **said)  # type: ignore[arg-type]

    with refused("has-payments"):
        register.file(office.assessed(), elsewhere, correcting(unusual=WHY))
    register.annul(2, act(reason="退回"))
    with refused("moves") as error:
        register.file(office.assessed(), elsewhere, correcting())
    assert office.applicant().name in error.value.text.zh
    assert 4 == register.file(office.assessed(), elsewhere, correcting(unusual=WHY)).number


def test_a_determination_of_an_amount_that_cannot_be_added_up_is_refused(
    file_register: Register, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """600,000 are due; the bound is as near as a case can come to it."""
    monkeypatch.setattr(judging, "MOST_AMOUNT", 60_000_000)
    assert 1 == office.file(file_register, name="甲园").number
    monkeypatch.setattr(judging, "MOST_AMOUNT", 59_999_999)
    with refused("too-large"):
        office.file(file_register, name="乙园", unusual=WHY)
    assert 1 == file_register.verify().entries


def test_an_annulment_corrects_nothing_besides(file_register: Register, office: Office) -> None:
    """What it would correct would go on counting."""
    office.file_several(file_register, 2)
    with refused("other-kind"):
        file_register.annul(1, act(reason="误登", corrects=2))
    assert 3 == file_register.annul(1, act(reason="误登")).number


def test_a_payment_is_not_corrected_into_another_dossier_without_a_reason(
    register: Register, office: Office
) -> None:
    """It would vanish from the one it was recorded in."""
    office.file_several(register, 2)
    register.pay(paying(1, "1.00"), act())
    with refused("moves"):
        register.pay(paying(2, "1.00"), act(corrects=3, reason="登错"))
    assert 4 == register.pay(paying(2, "1.00"), act(corrects=3, reason="登错", unusual=WHY)).number

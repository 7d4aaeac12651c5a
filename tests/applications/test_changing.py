"""An application is stored from its first line, and nothing that was stored is ever lost."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from incentives.applications import Applications, Party, State
from incentives.register import Register, RegisterError
from tests.applications.people import DISTRICT, act, at, begun, code, party, signed


def slug(error: pytest.ExceptionInfo[RegisterError]) -> str:
    return error.value.slug


def test_a_draft_stands_as_it_was_begun(applications: Applications) -> None:
    """It has an address and a number of its own, and is read back as it is."""
    application = applications.begin(
        party(township="海门街道", bank="农业银行海门支行"),
        DISTRICT,
        act=act(),
        document={"institution": {"name": "新苗"}, "awards": [{"amount": Decimal("1.50")}]},
        programmes=("cn.2021-895.construction_grant",),
        on=date(2023, 12, 31),
        typed={"project.investment": "五百"},
        notes="来电\n补交",
    )
    assert application == applications.read(application.id)
    assert (1, State.DRAFT) == (application.version, application.state)
    assert "〔2024〕1号" == application.number == application.dossier
    assert {"institution": {"name": "新苗"}, "awards": [{"amount": "1.50"}]} == dict(
        application.document
    )
    assert {"project.investment": "五百"} == dict(application.typed)
    assert ("王芳", at()) == (application.opened_by, application.opened_at)
    assert code() == application.applicant.credit_code


def test_what_is_changed_stands_and_the_rest_stays(applications: Applications) -> None:
    """Each change is a version further, with who made it and when."""
    application = begun(applications, notes="一", document={"a": "1"})
    changed = applications.change(
        application, act=act("李明", 3), document={"b": [1, True, None, date(2024, 2, 29)]}
    )
    assert {"b": [1, True, None, "2024-02-29"]} == dict(changed.document)
    assert ("一", 2, "李明", at(3)) == (
        changed.notes,
        changed.version,
        changed.changed_by,
        changed.changed_at,
    )
    assert "王芳" == changed.opened_by
    assert changed == applications.read(application.id)


def test_nothing_is_written_where_nothing_is_different(applications: Applications) -> None:
    """A page that stores what it shows makes no version of it."""
    application = begun(applications, notes="一")
    assert application is applications.change(application, act=act(minute=1), notes="一")
    assert 1 == applications.read(application.id).version


def test_who_was_slower_is_told_who_was_faster(applications: Applications) -> None:
    """His change is refused as a whole, and the other's stands."""
    application = begun(applications)
    applications.change(application, act=act("李明", 7), notes="李明所写")
    with pytest.raises(RegisterError) as refused:
        applications.change(application, act=act("张红", 8), notes="张红所写")
    assert "changed-meanwhile" == slug(refused)
    assert "李明已于2024年1月5日09:37:00" in refused.value.text.zh
    assert "李明所写" == applications.read(application.id).notes


def test_another_machine_sees_it_where_it_was_left(address: str) -> None:
    """What was stored is there for whoever opens the register."""
    here, there = Register.begin(address), Register.open(address)
    application = begun(Applications(register=here))
    applications = Applications(register=there)
    changed = applications.change(application, act=act("李明", 1), notes="接着办")
    assert changed == Applications(register=here).read(application.id)
    here.close()
    there.close()


def test_numbers_go_on_by_year_and_are_never_given_twice(applications: Applications) -> None:
    """A number that somebody has chosen is passed over; one that is taken is refused."""
    assert "〔2024〕1号" == begun(applications).number
    begun(applications, number="〔2024〕2号")
    assert "〔2024〕3号" == begun(applications).number
    with pytest.raises(RegisterError) as refused:
        begun(applications, number="〔２０２４〕 3号")
    assert "number-taken" == slug(refused)
    assert "海门新苗托育服务有限公司" in refused.value.text.zh


def test_a_number_may_change_and_the_dossier_with_it(applications: Applications) -> None:
    """As long as nothing is determined of it."""
    application = begun(applications)
    changed = applications.change(application, act=act(), number="海托补2024-7")
    assert ("海托补2024-7",) * 2 == (changed.number, changed.dossier)
    other = begun(applications)
    with pytest.raises(RegisterError) as refused:
        applications.change(other, act=act(), number="海托补２０２４-7")
    assert "number-taken" == slug(refused)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(code()[:-1], "不是 18 位", id="short"),
        pytest.param(code()[:-1] + "I", "不使用的字符", id="a sign that none has"),
        pytest.param(code()[:10] + "9" + code()[11:], "有一位填错", id="one sign mistyped"),
        pytest.param(code()[:8] + "JM" + code()[10:], "有一位填错", id="two signs exchanged"),
        pytest.param("52A2" + code()[4:], "第 3 至 8 位", id="no district in it"),
    ],
)
def test_a_code_that_is_none_is_refused(applications: Applications, text: str, said: str) -> None:
    """With what is wrong of it."""
    with pytest.raises(RegisterError) as refused:
        applications.begin(Party(name="新苗", credit_code=text), DISTRICT, act=act())
    assert "bad-credit-code" == slug(refused)
    assert said in refused.value.text.zh


@pytest.mark.parametrize(
    "changes",
    [
        {"document": {"a": 1.5}},
        {"document": {1: "a"}},
        {"document": [1]},
        {"typed": {"a": 1}},
        {"programmes": ["a"]},
        {"on": at()},
        {"notes": 1},
        {"party": "新苗"},
        pytest.param({"document": {"a": object()}}, id="no document"),
    ],
    ids=str,
)
def test_what_is_not_of_its_kind_is_refused(
    of_file: Applications, changes: Mapping[str, object]
) -> None:
    """Nothing of it reaches the database."""
    application = begun(of_file)
    with pytest.raises(RegisterError) as refused:
        of_file.change(application, act=act(), **changes)  # type: ignore[arg-type]
    assert "odd-value" == slug(refused)
    assert application == of_file.read(application.id)


def test_a_name_that_is_no_field_is_a_mistake_of_the_program(of_file: Applications) -> None:
    """As of any function."""
    with pytest.raises(TypeError, match="notices"):
        of_file.change(begun(of_file), act=act(), notices="x")  # type: ignore[call-arg]


def test_an_address_that_is_none_says_so(applications: Applications) -> None:
    """A link that was cut short finds nothing."""
    with pytest.raises(RegisterError) as refused:
        applications.read("x")
    assert "no-application" == slug(refused)


@pytest.mark.parametrize("typed", ["\ud800", "\x00", "七万\u200b", "a" * 100_000])
def test_what_was_typed_is_kept_whatever_it_is(applications: Applications, typed: str) -> None:
    """Also what no name may have: it is what the officer has to put right."""
    application = begun(applications, typed={"a": typed})
    assert typed == applications.read(application.id).typed["a"]


def test_who_has_signed_in_is_known(applications: Applications) -> None:
    """By what he is called; another's name is refused."""
    assert "王芳" == applications.begin(party(), DISTRICT, act=signed("1", "王芳")).opened_by


def test_a_draft_without_a_name_is_a_draft(applications: Applications) -> None:
    """The first line typed may be any."""
    assert "" == applications.begin(Party(), DISTRICT, act=act()).party.name

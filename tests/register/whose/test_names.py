"""Names in the register: what is not taken, what is the same, and what is asked about."""

import json
from contextlib import AbstractContextManager
from datetime import date

import pytest

from incentives.register import Applicant, Register, RegisterError, Search, alike_told
from incentives.register.chain import canonical
from incentives.register.content import determination_content, payment_content
from incentives.register.writing.appending import append
from tests.register.offices import Office, act, paying

NAME = "海门某某托育"


def refused(slug: str) -> AbstractContextManager[pytest.ExceptionInfo[RegisterError]]:
    return pytest.raises(RegisterError, match=rf"\[{slug}\]$")


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ({"name": f"{NAME}\u200b"}, "bad-character"),
        ({"name": f"{NAME}\U000e0100"}, "bad-character"),
        ({"name": f"{NAME}\ufffe"}, "bad-character"),
        ({"name": f"{NAME}\n"}, "bad-character"),
        ({"name": f"{NAME} "}, "outer-blank"),
        ({"name": "x" * 3_000_000}, "text-too-long"),
        ({"officer": "\u200b"}, "bad-character"),
        ({"officer": "王\u2060芳"}, "bad-character"),
        ({"officer": "\u3164"}, "bad-character"),
        ({"officer": "王芳" * 101}, "text-too-long"),
        ({"remark": "补\u202e登"}, "bad-character"),
        ({"remark": "x" * 2_001}, "text-too-long"),
        ({"again": "\ue000"}, "bad-character"),
        ({"beyond": "\ufffd"}, "bad-character"),
        ({"alike": "\u0301"}, "bad-character"),
        ({"reason": "\ufeff误"}, "bad-character"),
    ],
    ids=lambda value: f"{ascii(value)[:12]}{ascii(value)[-14:]}",
)
def test_no_text_misleads(
    file_register: Register, office: Office, said: dict[str, object], slug: str
) -> None:
    """Each text of a filing is judged; the sentence says which, shortly; nothing is written."""
    with refused(slug) as caught:
        office.file(file_register, **said)  # type: ignore[arg-type]
    assert len(caught.value.text.zh) < 150
    assert file_register.head() is None


def test_the_sentence_says_which_text_and_which_character(
    file_register: Register, office: Office
) -> None:
    """In the words of an office, the Chinese first."""
    with refused("bad-character") as caught:
        office.file(file_register, name=f"{NAME}\u200b")
    assert caught.value.text.zh == (
        "申请人：文字的第 7 个字符是看不见的字符：U+200B（零宽空格）。"
        "删去该字符；找不到的，请重新录入，不要从网页或聊天记录粘贴。"
    )


@pytest.mark.parametrize("district", ["320614\u200b", "3206\U000e0030"])
def test_the_district_and_the_dossier_are_judged(
    file_register: Register, office: Office, district: str
) -> None:
    """They say whose it is as much as the name does."""
    for applicant in (
        Applicant(name=NAME, district=district),
        Applicant(name=NAME, district="320614", dossier="一园\u200b"),
    ):
        with refused("bad-character"):
            file_register.file(office.assessed(), applicant, act())


@pytest.mark.parametrize("name", ["subject", "payer", "incentive"])
def test_the_texts_of_a_payment_are_judged(
    file_register: Register, office: Office, name: str
) -> None:
    """Before anything else is asked."""
    office.file(file_register)
    with refused("bad-character"):
        file_register.pay(paying(1, **{name: "p1\u200b"}), act())


def test_remarks_have_lines(register: Register, office: Office) -> None:
    """Any database keeps them, with rare characters, and gives them back."""
    remark = "第一次\n\t补登：𠮷林、\U00031350"
    assert remark == register.entry(office.file(register, remark=remark).number).remark


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("海门第一托育", "海门第—托育"),
        ("Apple托育", "Аpple托育"),
        ("海门托儿所", "海門托兒所".replace("門", "门")),
        ("海门AI托育", "海门A1托育"),
    ],
)
def test_a_name_like_anothers_is_asked_about(
    register: Register, office: Office, name: str, other: str
) -> None:
    """The other is named with its entry; why they are two is kept."""
    office.file(register, name=name)
    asked = register.alike(office.applicant(other))
    assert asked is not None
    assert 1 == asked.number
    with refused("looks-alike") as caught:
        office.file(register, name=other)
    assert 1 == caught.value.entry
    assert name in caught.value.text.zh
    assert caught.value.text == alike_told(asked, office.applicant(other))
    entry = office.file(register, name=other, alike="另一家，执照已核")
    assert ("另一户", "另一家，执照已核") == register.entry(entry.number).reasons


def test_what_is_the_same_or_plainly_another_is_not_asked_about(
    register: Register, office: Office
) -> None:
    """Nor is another district, what was annulled, or what is corrected."""
    office.file(register, name="海门第一托育")
    for name in ("海门 第一托育", "海门第二托育", "海门第一托育园"):
        assert register.alike(office.applicant(name)) is None
    like = Applicant(name="海门第—托育", district="320614")
    assert register.alike(Applicant(name=like.name, district="320602")) is None
    assert register.alike(like) is not None
    assert register.alike(like, corrects=1) is None
    office.file(register, name=like.name, corrects=1, reason="名称有误", unusual="名称有误")
    assert register.alike(like) is None
    register.annul(2, act(reason="误登"))
    assert register.alike(Applicant(name="海门第ー托育", district="320614")) is None


def test_a_dossier_like_another_is_asked_about(register: Register, office: Office) -> None:
    """Two dossiers are added up, so one under two names would be paid twice."""

    def file(dossier: str, alike: str = "") -> None:
        applicant = Applicant(name=NAME, district="320614", dossier=dossier)
        register.file(office.assessed(), applicant, act(again="另一园", alike=alike))

    file("A1园")
    file("A2园")
    file("Ａ1园")
    with refused("looks-alike"):
        file("AI园")
    file("AI园", alike="另一园")


def test_what_an_earlier_edition_filed_is_read_found_and_asked_about(
    register: Register, office: Office
) -> None:
    """An entry with a name that is refused today, and without `alike`, stays as it was filed."""
    old = Applicant(name=f"{NAME}\u200b", district="320614")
    document = determination_content(office.assessed(), old, act())
    del document["alike"]
    with register.database.filing() as connection:
        append(connection, document)
    assert register.verify().is_intact
    entry = register.entry(1)
    assert (old.name, ()) == (entry.applicant.name, entry.reasons)
    assert entry.content_json == canonical(json.loads(entry.content_json))
    assert 1 == register.filings(Search(applicant=f"{NAME}\u200b"))[1]
    with refused("looks-alike"):
        office.file(register, name=NAME)


def test_what_an_earlier_edition_filed_is_assessed_anew(
    file_register: Register, office: Office
) -> None:
    """Its texts are read as near as they can be taken; the entry stays as it is."""
    document = determination_content(office.assessed(), office.applicant(), act())
    case = json.loads(json.dumps(document["case"]))
    document["case"] = {**case, "name": f"{NAME}\u200b\ue000 "}
    with file_register.database.filing() as connection:
        append(connection, document)
        payment = payment_content(
            paying(1, subject="project-2022\u200b"), office.applicant(), act()
        )
        append(connection, payment)
    [found] = file_register.reassess(
        list(file_register.determinations(Search())), office.library, now=date(2024, 6, 1)
    )
    assert found.found is not None
    assert f"{NAME}〓" == found.found.before.case.name  # type: ignore[attr-defined]
    [row] = file_register.award_rows(office.applicant(), office.library.vocabulary)
    assert "project-2022" == row["subject"]
    assert f"{NAME}\u200b\ue000 " == file_register.entry(1).case_document["name"]


@pytest.mark.parametrize("typed", ["a\x00b", "\ud800", "x" * 3_000_000], ids=["0", "half", "huge"])
def test_what_no_database_can_be_asked_is_refused(register: Register, typed: str) -> None:
    """A search ends in a sentence, whatever is typed."""
    for search in (
        Search(applicant=typed),
        Search(district=typed),
        Search(officer=typed),
        Search(incentive=typed),
    ):
        with pytest.raises(RegisterError):
            register.filings(search)
        with pytest.raises(RegisterError):
            register.lines(search)

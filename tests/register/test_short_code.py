"""The short code: typed off paper it finds its entry, and a slip is told."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import Language
from incentives.cli.main import main
from incentives.register import Register, RegisterError, code_of, paper_told, read_amount, read_code
from incentives.register.short_code import SIGNS, beginning_of
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.papers.approval.sheet import approval_sheet
from incentives.report.printing.html import print_html
from incentives.report.printing.qr import qr_svg
from incentives.report.printing.text import print_text
from tests.register.offices import Office, act, paying, tamper

FINGERPRINTS = st.integers(0, 2**256 - 1).map("{:064x}".format)


@given(fingerprint=FINGERPRINTS)
def test_a_code_is_read_as_it_is_written(fingerprint: str) -> None:
    """Thirteen signs of Crockford's in groups; twelve of them begin the fingerprint."""
    code = code_of(fingerprint)
    assert [4, 4, 5] == list(map(len, code.split("-")))
    assert code == read_code(code)
    assert fingerprint.startswith(beginning_of(code))
    forgiven = code.lower().replace("0", "o").replace("1", "l").replace("-", " ")
    assert code == read_code(f" {forgiven} ")
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code.replace("1", "i").replace("-", ""))
    assert code == read_code(wide)


@given(fingerprint=FINGERPRINTS, place=st.integers(0, 12), sign=st.sampled_from(SIGNS))
def test_one_wrong_sign_is_told(fingerprint: str, place: int, sign: str) -> None:
    """At every place, the check sign's too."""
    plain = code_of(fingerprint).replace("-", "")
    wrong = plain[:place] + sign + plain[place + 1 :]
    if wrong == plain:
        return
    with pytest.raises(RegisterError, match=r"\[code-slip\]"):
        read_code(wrong)


@given(fingerprint=FINGERPRINTS, places=st.tuples(st.integers(0, 12), st.integers(0, 12)))
def test_two_signs_exchanged_are_told(fingerprint: str, places: tuple[int, int]) -> None:
    """Neighbours, and any other two."""
    signs = list(code_of(fingerprint).replace("-", ""))
    first, second = places
    signs[first], signs[second] = signs[second], signs[first]
    if "".join(signs) == code_of(fingerprint).replace("-", ""):
        return
    with pytest.raises(RegisterError, match=r"\[code-slip\]"):
        read_code("".join(signs))


@pytest.mark.parametrize(
    "typed", ["", "03ZG-1ZR0-ZW0F", "03ZG-1ZR0-ZW0F88", "03ZG-1ZR0-ZW0FU", "校验码"]
)
def test_what_is_no_code_is_told(typed: str) -> None:
    with pytest.raises(RegisterError, match=r"\[no-code\]"):
        read_code(typed)


def test_a_filed_sheet_is_judged_genuine(register: Register, office: Office) -> None:
    """From filing over the printed sheet to the code that somebody types off it."""
    entry = office.file(register)
    form = ApprovalForm(office="局", number="1", entry=str(entry.number), code=entry.code)
    filed = approval_sheet(office.assessed(), Language.ZH, form)
    printed = print_text(filed, Language.ZH)
    on_paper = re.search(r"校验码\W+([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5})", printed)
    assert on_paper is not None
    typed = on_paper[1].lower().replace("0", "O")
    assert qr_svg(entry.code) in print_html(filed, Language.ZH)
    assert entry.code in filed.foot
    found = register.by_code(typed)
    assert entry.number == found.number
    assert register.verify(found.head).is_intact
    vocabulary = office.library.vocabulary
    told = [text.zh for text in paper_told(found, vocabulary, amount=read_amount("600,000.00 元"))]
    assert f"校验码 {entry.code} 是第 1 号登记（审定），登记内容未被改动。" == told[0]
    assert "普惠托位建设补助（中央预算内投资）：600,000.00 元" in told
    assert "审批表所载金额 600,000.00 与登记一致。" == told[-1]
    wrong = paper_told(found, vocabulary, amount=Decimal(600_001))[-1].zh
    assert wrong.startswith("登记中没有 600,001.00 这一金额")


def test_a_payment_has_a_code_and_an_end_is_told(register: Register, office: Office) -> None:
    office.file(register)
    paid = register.pay(paying(1, "100.00"), act())
    register.annul(2, act(reason="退款"))
    told = [text.zh for text in paper_told(register.by_code(paid.code), office.library.vocabulary)]
    assert "该登记已由第 3 号登记作废，不再有效。" in told
    assert "拨付：100.00 元" in told


def test_a_code_of_nothing_and_of_what_was_changed(file_register: Register, office: Office) -> None:
    entry = office.file(file_register)
    with pytest.raises(RegisterError, match=r"\[no-such-code\]"):
        file_register.by_code(code_of("00ff" * 16))
    tamper(
        file_register, "UPDATE register_entries SET content = replace(content, '600000', '700000')"
    )
    with pytest.raises(RegisterError, match=r"\[changed\]"):
        file_register.by_code(entry.code)


def test_two_entries_of_one_code_are_told(file_register: Register, office: Office) -> None:
    """Nobody guesses which of them a paper means."""
    entry = office.file(file_register)
    twin = entry.fingerprint[:15] + "0" * 49
    tamper(
        file_register,
        "INSERT INTO register_entries (number, previous, fingerprint, content) "
        "SELECT 2, fingerprint, substr(fingerprint, 1, 15) || substr(previous, 1, 49), content "
        "FROM register_entries",
    )
    assert entry.code == code_of(twin)
    with pytest.raises(RegisterError, match=r"Entries 1, 2 have the same code"):
        file_register.by_code(entry.code)


def test_the_command_line_verifies_a_paper(
    tmp_path: Path, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    address = str(tmp_path / "register.sqlite")
    register = Register.begin(address)
    code = office.file(register, on=date(2023, 12, 31)).code
    register.close()
    where = ["--register", address]
    assert 0 == main(["register", code.lower(), "--amount", "600,000.00", *where])
    assert "与登记一致" in capsys.readouterr().out
    assert 2 == main(["register", code, "--amount", "1", *where])
    assert "与登记不一致" not in capsys.readouterr().out
    assert 2 == main(["register", code[:-1] + ("0" if code[-1] != "0" else "2"), *where])
    assert "[code-slip]" in capsys.readouterr().err
    assert 0 == main(["register", *where])
    assert "校验通过" in capsys.readouterr().out

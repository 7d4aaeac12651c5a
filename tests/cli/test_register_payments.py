"""What a register has paid flows into the cases that the command line assesses."""

import json
from datetime import date
from pathlib import Path

import attrs
import pytest

from incentives.cli import main
from incentives.register import Register
from incentives.values.texts.credit_code import check_character
from tests.register.conftest import library, office  # noqa: F401 - fixtures
from tests.register.offices import EXAMPLES, GRANT, Office, act, paying

PAID_ON = date(2024, 1, 15)
CASE = str(EXAMPLES / "haimen-new-build.yaml")
NAME = "海门示例托育机构（新建）"


def coded(body: str) -> str:
    return body + check_character(body)


ONE, OTHER = coded("91320614MA00000A1"), coded("91320614MA00000B2")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.sqlite"


def pays(path: Path, office: Office, *, code: str = "", dossier: str = "") -> None:  # noqa: F811
    """600,000 is determined, and paid after the day of the case."""
    register = Register.open(str(path))
    whose = attrs.evolve(office.applicant(NAME), credit_code=code, dossier=dossier)
    said = act(day=PAID_ON, again="另一案", alike="两家", unusual="两家")
    entry = register.file(office.assessed(), whose, said)
    paid = paying(entry.number, "600000", paid_on=PAID_ON)
    register.pay(paid, act(day=PAID_ON))
    register.close()


def due(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[str, str]:
    """What the record says is due now of the grant, and what was told besides."""
    status = main(["assess", CASE, "--on", "2023-12-31", "--json", *options])
    told = capsys.readouterr()
    assert status == 0, told.err
    determinations = json.loads(told.out)["determinations"]
    [grant] = [one for one in determinations if one["incentive"] == GRANT]
    due_now = grant["payment"]["account"]["due"]
    assert due_now["low"] == due_now["high"]
    return due_now["low"]["amount"], told.err


def refused(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["assess", CASE, "--on", "2023-12-31", *options]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    return told.err


def test_what_was_paid_is_not_due_again(
    path: Path,
    office: Office,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    """By itself up to today; up to another day where that is asked for; each with its entry."""
    pays(path, office)
    assert due(capsys)[0] == "600000.00"
    amount, told = due(capsys, "--register", str(path))
    assert (amount, "第 2 号登记" in told) == ("0.00", True)
    address = path.with_name("address")
    address.write_text(f"{path}\n", encoding="utf-8")
    address.chmod(0o600)
    assert due(capsys, "--register-address-file", str(address))[0] == "0.00"
    amount, told = due(capsys, "--register", str(path), "--paid-by", "2024-01-14")
    assert (amount, "晚于制表日" in told) == ("600000.00", True)
    assert main(["assess", CASE, "--on", "2023-12-31", "--register", str(path)]) == 0
    assert "登记簿第 2 号登记" in capsys.readouterr().out


@pytest.mark.parametrize(
    "command", [["recover"], ["reassess", "--was", "2023-12-31", "--now", "2024-02-01"]]
)
def test_other_commands_know_it_too(
    command: list[str],
    path: Path,
    office: Office,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    pays(path, office)
    name, *rest = command
    assert main([name, CASE, *rest, "--on", "2023-12-31", "--register", str(path)]) == 0
    told = capsys.readouterr()
    assert "第 2 号登记" in told.err


def test_of_two_of_one_name_the_code_says_which(
    path: Path,
    office: Office,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    pays(path, office, code=ONE)
    register = Register.open(str(path))
    namesake = attrs.evolve(office.applicant(NAME), credit_code=OTHER)
    register.file(office.assessed(), namesake, act(day=PAID_ON, again="另一家", alike="另一家"))
    register.close()
    told = refused(capsys, "--register", str(path))
    assert "[which-applicant]" in told
    assert ONE in told
    assert OTHER in told
    assert due(capsys, "--register", str(path), "--credit-code", ONE)[0] == "0.00"
    assert due(capsys, "--register", str(path), "--credit-code", OTHER.lower())[0] == "600000.00"
    wrong = f"{ONE[:-1]}{'0' if ONE[-1] != '0' else '1'}"
    told = refused(capsys, "--register", str(path), "--credit-code", wrong)
    assert "[bad-credit-code]" in told


def test_of_two_dossiers_it_is_said_which(
    path: Path,
    office: Office,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    for dossier in ("东园", "西园"):
        pays(path, office, dossier=dossier)
    told = refused(capsys, "--register", str(path))
    assert "[which-dossier]" in told
    assert "东园" in told
    told = refused(capsys, "--register", str(path), "--dossier", "南园")
    assert "[unknown-dossier]" in told
    amount, told = due(capsys, "--register", str(path), "--dossier", "东园")
    assert (amount, "另有案卷“西园”" in told) == ("0.00", True)


def test_an_applicant_that_is_not_there_is_told(
    path: Path,
    office: Office,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nothing that is looked for and not found is without a word."""
    register = Register.open(str(path))
    office.file(register, name="海门示例托育机构（改造）")
    register.close()
    amount, told = due(capsys, "--register", str(path))
    assert amount == "600000.00"
    assert f"登记簿中没有“{NAME}”" in told
    assert "海门示例托育机构（改造）" in told


@pytest.mark.parametrize("option", [["--credit-code", ONE], ["--dossier", "东园"]])
def test_what_says_whose_goes_with_a_register(
    option: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "[unused-option]" in refused(capsys, *option)


def test_a_register_that_is_not_there_is_not_begun(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "[no-register]" in refused(capsys, "--register", str(path))
    assert not path.exists()

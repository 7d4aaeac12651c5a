"""`incentives paper`: a paper of a determination, as it was kept."""

from pathlib import Path

import pytest

from incentives.cli import main
from incentives.register import Register
from tests.register.conftest import library, office
from tests.register.offices import EXAMPLES, Office, act, paying

__all__ = ["library", "office"]


@pytest.fixture
def address(tmp_path: Path, office: Office) -> str:
    """A register with a determination and a payment."""
    register = Register.begin(str(tmp_path / "register.sqlite"))
    office.file(register)
    register.pay(paying(1), act(unusual="核对过"))
    register.close()
    return str(tmp_path / "register.sqlite")


def test_it_is_written_byte_for_byte_again(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever asks; its annexes are another paper."""
    first, again, annexes = (tmp_path / name for name in ("1.docx", "2.docx", "3.docx"))
    asked = ["paper", "1", "--format", "docx", "--register", address]
    assert 0 == main([*asked, "--output", str(first), "--officer", "王芳"])
    assert f"已写入 {first}" in capsys.readouterr().out
    assert 0 == main([*asked, "--output", str(again)])
    assert 0 == main([*asked, "--output", str(annexes), "--annexes"])
    assert first.read_bytes() == again.read_bytes() != annexes.read_bytes()


def test_it_is_drawn_in_the_language_and_by_the_overlays_asked_for(
    address: str, tmp_path: Path
) -> None:
    """Of what was determined by none of them; the address may stand in a file."""
    named, page = tmp_path / "address", tmp_path / "1.html"
    named.write_text(address, encoding="utf-8")
    named.chmod(0o600)
    overlay = EXAMPLES / "overlays" / "haimen.yaml"
    asked = ["--format", "html", "--lang", "en", "--overlay", str(overlay), "--output", str(page)]
    assert 0 == main(["paper", "1", *asked, "--register-address-file", str(named)])
    assert "Approval of incentives" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "told",
    [
        (["2"], "other-kind"),
        (["9"], "no-entry"),
        (["1", "--output", "no-folder/1.pdf"], "cannot-write"),
        (["1", "--register", "nowhere.sqlite"], "no-register"),
    ],
)
def test_what_cannot_be_printed_is_told(
    told: tuple[list[str], str],
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nothing is written then."""
    monkeypatch.chdir(tmp_path)
    asked, slug = told
    known = ["--register", address, "--output", "1.html", "--format", "html"]
    assert 2 == main(["paper", *known, *asked])
    assert f"[{slug}]" in capsys.readouterr().err
    assert not (tmp_path / "1.html").exists()

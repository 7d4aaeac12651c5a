"""What is told by `logging`: to whoever listens, nothing of a case, and else nothing."""

import logging
import subprocess
import sys
from decimal import Decimal

import pytest

import incentives
from incentives import childcare
from incentives.cli import main

CASE = childcare.example_cases()["haimen-new-build"]


def test_a_load_is_told_with_its_digests(caplog: pytest.LogCaptureFixture) -> None:
    """Version, instruments and digest of the library, and those of its layers."""
    with caplog.at_level(logging.DEBUG, logger="incentives"):
        library = childcare.library(cached=False)
    told = [record for record in caplog.records if record.name == "incentives.loading"]
    made, layer = (record.getMessage() for record in told)
    assert made.startswith(f"library {library.version} made: {len(library.instruments)} instrum")
    assert f"digest {library.digest}, " in made
    assert layer == f"layer childcare-law {library.version}, digest {library.layers[0].digest}"
    assert [record.levelname for record in told] == ["INFO", "DEBUG"]


def test_an_assessment_is_told_without_its_facts(caplog: pytest.LogCaptureFixture) -> None:
    """How long it took, and neither name nor amount."""
    library = childcare.library()
    case = childcare.read_case(CASE.path)
    with caplog.at_level(logging.DEBUG, logger="incentives"):
        result = incentives.assess(case, library, on=CASE.on)
    (record,) = caplog.records
    assert record.name == "incentives.assessing"
    assert record.getMessage().startswith("a case assessed in ")
    assert result["cn.2019-76.deed_tax_exemption"].amount.amount == Decimal("150000.00")  # type: ignore[union-attr]


def test_nothing_is_told_unless_somebody_listens() -> None:
    """A program that sets up no logging sees nothing, of warnings either."""
    script = (
        "import logging\n"
        "from incentives import childcare\n"
        "childcare.library()\n"
        "logging.getLogger('incentives.loading').warning('heard')\n"
    )
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize("option", ["-v", "--verbose"])
def test_the_command_line_tells_it_on_request(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """On stderr, beside an output that stays the same; the next command is silent again."""
    command = ["assess", str(CASE.path), "--on", CASE.on.isoformat(), "--format", "json"]
    assert main([*command, option]) == 0
    aloud = capsys.readouterr()
    assert "incentives.assessing: a case assessed in " in aloud.err
    assert main(command) == 0
    silent = capsys.readouterr()
    assert (silent.out, silent.err) == (aloud.out, "")

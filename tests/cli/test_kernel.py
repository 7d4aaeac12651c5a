"""`incentives kernel`: the text of an incentive, and what of it the reference decides."""

import re

import pytest

from incentives import childcare
from incentives.cli import main
from incentives.compile.kernel import kernel_of
from incentives.compile.running.edition import edition_of
from incentives.engine.assessment.naming import place_chain
from incentives.policy.library import law_of

GRANT = "cn.2019-1606.construction_grant"
VAT = "cn.2019-76.vat_exemption"


def told(capsys: pytest.CaptureFixture[str], *typed: str) -> str:
    assert 0 == main(["kernel", *typed])
    return capsys.readouterr().out


def test_the_text_names_facts_clauses_and_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever has the notice before him finds each fact, condition and amount of it there."""
    text = told(capsys, GRANT, "--lang", "en")
    assert "  # projects[].approved_on\n" in text
    assert (
        "# works, a new build, rebuild or extension, 发改社会规〔2019〕1606号 支持范围 "
        "(policies/cn/2019-1606.yaml:32)\n" in text
    )
    assert "# what it comes to (policies/cn/2019-1606.yaml:" in text
    assert "# 30 steps, none of them left to the reference.\n" in text


def test_the_text_is_what_the_kernel_of_the_place_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """Line by line, but for what its functions are called: a kernel has others of one name."""
    library = childcare.library()
    chain = place_chain("320614", library)
    assert chain is not None
    law = kernel_of(law_of(library, chain)).law
    source = edition_of(law).module.source()
    text = told(capsys, GRANT, "--place", "320614")
    lines = [line.partition("  #")[0] for line in text.splitlines()]
    said = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    assert [] == [line for line in said if "f_asks" not in line and line not in source]


def test_what_is_left_is_told_with_part_reason_and_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In both languages, Chinese unless asked."""
    assert "#   金额：尚未结束的期间（policies/cn/vat.yaml:96）\n" in told(capsys, VAT)
    english = told(capsys, VAT, "--lang", "en")
    assert "#   the amount: a period that is not over (policies/cn/vat.yaml:96)\n" in english
    # The one that follows it is never law on the same day.
    assert "# It relieves one charge with others" not in english


def test_what_hangs_on_payment_or_relations_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Though the kernel decides the incentive itself, the reference is asked for it then."""
    name = "cn.zhejiang.ningbo.special_fund-2022.construction_grant"
    text = told(capsys, name, "--on", "2023-12-31")
    assert "应予发放而可能停发、缓发或不足额的，分期、分担和义务由参照引擎测算。" in text
    assert (
        "# 2023-12-31 与下列事项有关系规定，同时可得时由参照引擎测算：本事项的各行之间。\n" in text
    )


def test_without_an_incentive_all_of_the_place_are_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One line each, the law of those above the place among them."""
    lines = told(capsys, "--place", "海门区").splitlines()
    assert 1 + 54 == len(lines)
    assert lines[0].startswith("共 54 项。")
    assert f"编号 {GRANT}：30 步，全部直接测算" in lines[2]
    assert re.search(f"编号 {re.escape(VAT)}：[0-9]+ 步，其中 [0-9]+ 步交由参照引擎", lines[3])


def test_without_a_place_each_is_told_by_that_of_its_instrument(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """So that every incentive of the library can be looked at."""
    lines = told(capsys).splitlines()
    assert 1 + len(childcare.library().incentives) == len(lines)


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        (("construction_grant",), "[unknown-incentive]"),
        (("no such thing",), "[unknown-incentive]"),
        ((GRANT, "--place", "320615"), "[unknown-jurisdiction]"),
        (("--place", "320615"), "320614（南通市海门区）"),
        (("cn.jiangsu.nantong.haimen.2021-64.gas_price", "--place", "320500"), "[no-law-here]"),
        ((GRANT, "--known-on", "2018-01-01"), "[no-law-here]"),
    ],
)
def test_what_is_not_there_is_refused(
    typed: tuple[str, ...], refused: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what is nearest to it."""
    assert 2 == main(["kernel", *typed])
    told = capsys.readouterr()
    assert "" == told.out
    assert refused in told.err

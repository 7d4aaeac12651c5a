"""Sheets drawn on a page."""

import sys

import pytest
from streamlit.testing.v1 import AppTest


@pytest.fixture(autouse=True)
def no_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk is started with none, whatever the tests were."""
    monkeypatch.setattr(sys, "argv", sys.argv[:1])


def page_of_every_block() -> None:
    # A page of AppTest stands by itself.
    from incentives.desk.controls.blocks import draw_sheet  # noqa: PLC0415
    from incentives.report.printing.blocks import (  # noqa: PLC0415
        Bullet,
        Bullets,
        Checklist,
        Heading,
        Pairs,
        Paragraph,
        Sheet,
        Signatures,
        Table,
        Tick,
    )

    draw_sheet(
        Sheet(
            title="<b>题</b>",
            blocks=(
                Heading(text="*甲* :red[乙] :tada:"),
                Pairs(rows=(("机构名称", "<script>alert(1)</script>"),)),
                Paragraph(text="[看](javascript:alert(1))"),
                Bullets(title="条", entries=(Bullet(text="_一_", below=(Bullet(text="二"),)),)),
                Checklist(
                    title="条件",
                    columns=("结果", "条件", "条款", "说明"),
                    entries=(Tick(mark="✓", text="丙", clause="三", notes=("甲", "*乙*")),),
                ),
                Table(
                    title="",
                    columns=("金额", "金额"),
                    rows=(("1.00 元", "-5"),),
                    right=frozenset({1}),
                ),
                Table(title="", columns=("空",), rows=()),
                Signatures(signers=("经办人", "复核人"), day="年 月 日", seal="（盖章）"),
            ),
        )
    )


def test_every_block_is_drawn() -> None:
    """Each kind of block shows on the page, in order, and none of them fails.

    A table without rows is left out: Streamlit would say so in its own English.
    """
    page = AppTest.from_function(page_of_every_block).run()
    assert not page.exception
    assert 4 == len(page.table)
    assert ["经办人", "复核人"] == list(page.table[3].value.columns)


def test_what_looks_like_markup_is_shown_as_text() -> None:
    """HTML, Markdown and Streamlit's own short names in a text of a case have no effect."""
    page = AppTest.from_function(page_of_every_block).run()
    assert r"\<b\>题\</b\>" == page.header[0].value
    shown = [each.value for each in page.markdown]
    assert "### \\*甲\\* :red\\[乙\\] :\u200btada:" == shown[0]
    assert r"\[看\](javascript:alert(1))" == shown[1]
    assert r"\<script\>alert(1)\</script\>" == page.table[0].value.iloc[0, 0]


def test_notes_of_a_checklist_stand_one_below_the_other() -> None:
    """Each note is plain text on a line of its own in its cell."""
    page = AppTest.from_function(page_of_every_block).run()
    assert "甲\\\n\\*乙\\*" == page.table[1].value.iloc[0, 3]


def test_columns_of_one_name_are_told_apart_unseen() -> None:
    """A table with two columns of one name is drawn, with both."""
    page = AppTest.from_function(page_of_every_block).run()
    assert ["金额", "金额\u200b"] == list(page.table[2].value.columns)

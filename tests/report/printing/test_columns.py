"""How wide the columns of a table on paper are."""

from hypothesis import given
from hypothesis import strategies as st

from incentives.report.printing.columns import column_widths

TEXTS = st.text(alphabet="甲乙丙a1.", max_size=60)


@given(
    st.integers(1, 8).flatmap(
        lambda count: st.tuples(
            st.lists(TEXTS, min_size=count, max_size=count),
            st.lists(st.lists(TEXTS, min_size=count, max_size=count), max_size=5),
        )
    )
)
def test_the_widths_are_the_page(table: tuple[list[str], list[list[str]]]) -> None:
    """All columns together are as wide as the page, and none is without room."""
    columns, rows = table
    widths = column_widths(columns, rows, right=frozenset({len(columns) - 1}), total=90)
    assert 90 == sum(widths)
    assert min(widths) > 0


def test_figures_are_not_broken_where_text_can_be() -> None:
    """Beside long text a column of figures is as wide as its longest figure."""
    text = "财政部税务总局发展改革委民政部商务部卫生健康委公告" * 3
    widths = column_widths(
        ("事项", "依据", "金额"), ((text, text, "1,234,567.00 元"),), right=frozenset({2}), total=86
    )
    assert widths[2] >= len("1,234,567.00 元") + 1

"""What a command is about is called by its name as well as by its id."""

import pytest

from incentives.cli import main

Capture = pytest.CaptureFixture[str]


def refused(arguments: list[str], capsys: Capture) -> str:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    return told.err


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("发改社会〔2021〕895号", "文件说明："),
        ("发改社会(2021)895号", "文件说明："),
        ("示范性托育服务机构资金补助", "政策说明：示范性托育服务机构资金补助"),
        (
            " 普惠托位建设补助（中央预算内投资）（发改社会〔2021〕895号）",
            "政策说明：普惠托位建设补助",
        ),
    ],
)
def test_what_is_explained_may_be_called_by_its_name(
    name: str, title: str, capsys: Capture
) -> None:
    """By its title, with its document where several have that, or by the number of a document."""
    assert main(["explain", name]) == 0
    assert capsys.readouterr().out.startswith(title)


def test_a_title_of_several_is_told_with_their_documents(capsys: Capture) -> None:
    said = refused(["explain", "普惠托位建设补助（中央预算内投资）"], capsys)
    assert said.startswith("有 2 项叫“普惠托位建设补助（中央预算内投资）”")
    assert "发改社会〔2021〕895号" in said
    assert "发改社会规〔2019〕1606号" in said


@pytest.mark.parametrize("place", ["海门区", "江苏省南通市海门区", "南通市海门区", "320614"])
def test_a_place_may_be_called_by_its_name(place: str, capsys: Capture) -> None:
    assert main(["new-case", "--place", place]) == 0
    assert 'district: "320614"' in capsys.readouterr().out


@pytest.mark.parametrize("place", ["海们区", "海门县", "Haimen Distric"])
def test_a_place_of_another_name_gets_the_nearest(place: str, capsys: Capture) -> None:
    assert "320614" in refused(["new-case", "--place", place], capsys)

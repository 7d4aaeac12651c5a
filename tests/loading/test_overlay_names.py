"""An overlay calls its place and its figures by their names as well as by their ids."""

import pytest

from incentives import PolicyError, childcare
from incentives.loading.files.overlay_file import load_overlay_text
from incentives.policy.library import Library, Overlay

TAX = "cn.land_use_tax.unit_amount"
NAME = "城镇土地使用税年税额标准（按土地等级）"
ENGLISH = "'land use tax per m² and year (by grade of land)'"
TABLE = (
    "{table: {grade_1: 6, grade_2: 4, grade_3: 3, grade_4: 2, grade_5: 1, grade_6: 1}, cite: 示例}"
)


@pytest.fixture(scope="module")
def library() -> Library:
    return childcare.library()


def overlay(library: Library, *, place: str = "320614", sets: str = f"{TAX}: {TABLE}") -> Overlay:
    header = "title: {zh: 试算, en: trial}, authority: {zh: 区, en: district}"
    text = f"overlay: {{{header}, jurisdiction: {place}}}\nsets:\n  {sets}\n"
    return load_overlay_text(text, file="overlay.yaml", library=library)


@pytest.mark.parametrize(
    "place", ["cn.jiangsu.nantong.haimen", "'320614'", "海门区", "江苏省南通市海门区"]
)
def test_a_place_is_called_by_id_code_or_name(library: Library, place: str) -> None:
    assert overlay(library, place=place).jurisdiction == "cn.jiangsu.nantong.haimen"


@pytest.mark.parametrize(
    "name",
    [
        TAX,
        NAME,
        "城镇土地使用税年税额标准(按土地等级)",
        "'land use tax per m² and year (by grade of land)'",
    ],
)
def test_a_figure_is_called_by_id_or_name(library: Library, name: str) -> None:
    """However its brackets are typed; it is kept by its id."""
    assert set(overlay(library, sets=f"{name}: {TABLE}").sets) == {TAX}


@pytest.mark.parametrize(
    ("name", "slug", "told"),
    [
        ("城镇土地使用税税额标准", "unknown-name", NAME),
        ("cn.land_use_tax.unit_amont", "unknown-name", TAX),
    ],
)
def test_a_name_of_no_figure_gets_the_nearest(
    library: Library, name: str, slug: str, told: str
) -> None:
    with pytest.raises(PolicyError) as refused:
        overlay(library, sets=f"{name}: {TABLE}")
    assert [fault.slug for fault in refused.value.faults] == [slug]
    assert told in str(refused.value)


def test_one_figure_by_two_names_is_set_once(library: Library) -> None:
    """The second would otherwise take the place of the first without a word."""
    with pytest.raises(PolicyError) as refused:
        overlay(library, sets=f"{TAX}: {TABLE}\n  {NAME}: {TABLE}")
    assert [fault.slug for fault in refused.value.faults] == ["repeated-id"]

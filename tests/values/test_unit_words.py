"""Units as an officer reads them: a measure word stays with what is counted, and goes in a rate."""

import pytest

from incentives.values.text import Language, Text
from incentives.values.unit import Unit
from incentives.values.unit_words import UnitWords

LABELS = {
    "child": Text("名婴幼儿", "children"),
    "place": Text("个托位", "places"),
    "class": Text("个班", "classes"),
    "head": Text("名", "head"),
    "m2": Text("平方米", "m²"),
}


@pytest.mark.parametrize(
    ("unit", "zh", "en"),
    [
        ("CNY", "元", "CNY"),
        ("place", "个托位", "places"),
        ("child", "名婴幼儿", "children"),
        ("month", "个月", "months"),
        ("CNY/place", "元/托位", "CNY/place"),
        ("CNY/class", "元/班", "CNY/class"),
        ("CNY/child", "元/人", "CNY/child"),
        ("CNY/head", "元/名", "CNY/head"),
        ("CNY/m2", "元/平方米", "CNY/m²"),
        ("CNY/child/month", "元/人·月", "CNY/child/month"),
        ("CNY/year", "元/年", "CNY/year"),
        ("CNY/day", "元/日", "CNY/day"),
        ("place/class", "托位/班", "places/class"),
        ("child/place", "人/托位", "children/place"),
        ("month/class", "个月/班", "months/class"),
        ("1/month", "/月", "/month"),
        ("CNY*place", "元·个托位", "CNY·places"),
        ("m2*m2", "平方米·平方米", "m²·m²"),
        ("CNY/place/place", "元/托位·托位", "CNY/place/place"),
        ("CNY/loaf", "元/loaf", "CNY/loaf"),
        ("1", "", ""),
    ],
)
def test_a_unit_is_written_as_an_office_writes_it(unit: str, zh: str, en: str) -> None:
    parsed = Unit.parse(unit)
    assert UnitWords(LABELS, Language.ZH).unit(parsed) == zh
    assert UnitWords(LABELS, Language.EN).unit(parsed) == en

"""Invented institutions, one of each kind that the policies tell apart.

The program can be tried on them before a case of one's own.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from incentives.projects.example import ExampleCase
from incentives.values.text import Text

_TITLES: Mapping[str, tuple[Text, date]] = MappingProxyType(
    {
        "haimen-new-build": (
            Text(
                "海门：企业新建普惠托育机构，自有房屋", "Haimen: company, new build, owned premises"
            ),
            date(2023, 12, 31),
        ),
        "haimen-renewal": (
            Text(
                "海门：同一机构，税费优惠政策延续到2026年",
                "Haimen: the same in 2026, when the reliefs were continued",
            ),
            date(2026, 2, 28),
        ),
        "haimen-unknowns": (
            Text("海门：同一机构，部分情况不明", "Haimen: the same with facts left out"),
            date(2023, 12, 31),
        ),
        "haimen-extension": (
            Text(
                "海门：社会组织扩建，无偿使用房屋",
                "Haimen: social organisation, extension, premises free of charge",
            ),
            date(2024, 12, 31),
        ),
        "haimen-public-centre": (
            Text(
                "海门：公办托育综合服务中心，划拨土地新建",
                "Haimen: public centre, new build on allocated land",
            ),
            date(2025, 6, 30),
        ),
        "haimen-family-point": (
            Text(
                "海门：家庭托育点，租用住宅", "Haimen: family childcare point in a rented dwelling"
            ),
            date(2024, 12, 31),
        ),
        "haimen-kindergarten-class": (
            Text("海门：幼儿园改建托班", "Haimen: kindergarten that converts rooms"),
            date(2026, 2, 28),
        ),
        "haimen-workplace": (
            Text("海门：大型企业职工托育点", "Haimen: large company, care at the workplace"),
            date(2024, 12, 31),
        ),
        "haimen-tenant-2022": (
            Text(
                "海门：2022年承租国有房屋，减免租金",
                "Haimen: tenant of state-owned premises in 2022, rent waived",
            ),
            date(2022, 12, 31),
        ),
        "haimen-loans-and-staff": (
            Text(
                "海门：多笔贷款贴息，职工培训补贴",
                "Haimen: interest on several loans, training of the staff",
            ),
            date(2026, 6, 30),
        ),
        "haimen-change-of-use": (
            Text(
                "海门：房屋改变用途，补缴契税", "Haimen: premises given up, deed tax due after all"
            ),
            date(2024, 12, 31),
        ),
        "ningbo-closed": (
            Text(
                "宁波：第二年停办，第三期补助停拨",
                "Ningbo: closed in its second year, the third instalment stops",
            ),
            date(2025, 12, 31),
        ),
        "jining-chain": (
            Text("济宁：三家机构连锁，按规模奖补", "Jining: chain of three, awards by its size"),
            date(2023, 12, 31),
        ),
        "zhuhai-half-day": (
            Text(
                "珠海：半日托、计时托按收费折算",
                "Zhuhai: half-day and hourly care prorated by fees",
            ),
            date(2026, 8, 31),
        ),
        "chengdu-recomputed": (
            Text(
                "成都：面积不足，按每个托位8平方米核减托位",
                "Chengdu: little room, places recomputed at 8 m²",
            ),
            date(2024, 12, 31),
        ),
    }
)


def examples_folder() -> Path:
    """Where the examples lie.

    That is inside the installed package, or beside `src` in a checkout.
    """
    package = Path(__file__).resolve().parent.parent
    installed = package / "examples"
    return installed if installed.is_dir() else package.parent.parent / "examples"


def example_cases() -> Mapping[str, ExampleCase]:
    """The examples by name, those of Haimen first."""
    return MappingProxyType(dict(_examples(examples_folder())))


def _examples(folder: Path) -> Iterator[tuple[str, ExampleCase]]:
    for name, (title, on) in _TITLES.items():
        yield name, ExampleCase(path=folder / f"{name}.yaml", title=title, on=on)

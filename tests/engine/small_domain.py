"""A domain of workshops that has nothing to do with childcare.

Tests write policies for it themselves.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
from moneyed import Money

from incentives import (
    Assessment,
    Determination,
    Library,
    Outcome,
    Role,
    Status,
    assess,
    fact,
    load_library,
)
from incentives.facts.field import Choice
from incentives.facts.unknown import NotComeAbout
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.values.money import exact_amount
from incentives.values.number import Exact
from incentives.values.period import Month

CITY = "320101"
VILLAGE = "320102"


class Trade(Choice):
    JOINER = "joiner", "木匠", "joiner"
    SMITH = "smith", "铁匠", "smith"
    BAKER = "baker", "面包师", "baker"


class Grade(Choice):
    LOW = "low", "低", "low"
    HIGH = "high", "高", "high"


class PaperKind(Choice):
    LICENCE = "licence", "执照", "licence"
    DEED = "deed", "契据", "deed"


@attrs.frozen(kw_only=True)
class Workshop:
    trade: Trade | Unknown = fact("行业", "trade")
    staff: int | Unknown = fact("人数", "staff", unit="person", least=0, most=1000)
    spent: Money | Unknown = fact("投入", "spent", unit="CNY", least=0)
    profit: Money | Unknown = fact("利润", "profit", unit="CNY")
    member: Status | Unknown = fact("会员", "member of the guild")
    certified: bool | Unknown = fact("认证", "certified")
    green: bool | Unknown = fact("环保", "green")
    skills: frozenset[Trade] | Unknown = fact("技能", "skills")
    opened_on: date | Unknown = fact("开业", "opened on")
    applied_on: date | Unknown | NotComeAbout = fact("申请", "applied on")
    closed_on: date | Unknown | NotComeAbout = fact("歇业", "closed on", not_before="opened_on")


@attrs.frozen(kw_only=True)
class Sale:
    month: Month | Unknown = fact("月份", "month")
    amount: Money | Unknown = fact("金额", "amount", unit="CNY", least=0)
    cost: Money | Unknown = fact("成本", "cost", unit="CNY", least=0)
    exported: bool | Unknown = fact("出口", "exported")


@attrs.frozen(kw_only=True)
class House:
    area: Decimal | Unknown = fact("面积", "area", unit="m2", least=0, most=100_000)
    grade: Grade | Unknown = fact("等级", "grade")
    rented: bool | Unknown = fact("租用", "rented")
    bought_on: date | Unknown | NotComeAbout = fact("购入", "bought on")
    used: Status | Unknown = fact("使用", "used as a workshop")
    id: str | Unknown = fact("编号", "id of the house")
    sold_on: date | Unknown | NotComeAbout = fact("出售", "sold on")


@attrs.frozen(kw_only=True)
class Payout:
    incentive: str | Unknown = fact("事项", "incentive")
    subject: str | Unknown = fact("对象", "subject")
    instalment: int | Unknown = fact("期次", "instalment", least=1)
    amount: Money | Unknown = fact("金额", "amount", unit="CNY", least=0)
    paid_on: date | Unknown | NotComeAbout = fact("拨付", "paid on")


@attrs.frozen(kw_only=True)
class Paper:
    kind: PaperKind = fact("材料", "paper", default=attrs.NOTHING)
    valid_to: date | Unknown = fact("有效期至", "valid to")


@attrs.frozen(kw_only=True)
class Case:
    place: str = fact("地点", "place", role=Role.JURISDICTION, default=CITY)
    workshop: Workshop = fact("作坊", "workshop", factory=Workshop)
    sales: tuple[Sale, ...] | Unknown = fact("销售", "sales", row="sale")
    houses: tuple[House, ...] | Unknown = fact("房屋", "houses", row="house")
    payouts: tuple[Payout, ...] | Unknown = fact("拨付", "payouts", row="payout", role=Role.AWARDS)
    papers: tuple[Paper, ...] | Unknown = fact("材料", "papers", row="paper", role=Role.PAPERS)
    declared: Mapping[str, object] = fact("专项", "declared", role=Role.DECLARED, factory=dict)


TEXT = "{zh: 甲, en: a}"

PLACES = {
    "library.yaml": 'version: "1"\n',
    "land/jurisdiction.yaml": 'code: "320000"\nname: {zh: 国, en: land}\n',
    "land/city/jurisdiction.yaml": (
        f'code: "{CITY}"\nearlier_codes: ["320199"]\nname: {{zh: 市, en: city}}\n'
    ),
    "land/city/village/jurisdiction.yaml": f'code: "{VILLAGE}"\nname: {{zh: 村, en: village}}\n',
}


def instrument(
    id_: str,
    sections: str,
    *,
    first: str = "2020-01-01",
    last: str | None = None,
    published: str = "2019-12-01",
) -> str:
    """The text of a policy file; `TEXT` in the sections stands for a wording."""
    window = f"{{from: {first}, to: {last}}}" if last is not None else f"{{from: {first}}}"
    head = (
        f"instrument:\n  id: {id_}\n  number: No. {id_}\n  title: {TEXT}\n  published: "
        f"{published}\n  in_force: {window}\n"
    )
    return head + sections.replace("TEXT", TEXT)


def write_library(
    folder: Path, files: Mapping[str, str], *, vocabulary: type[object] = Case
) -> Library:
    """The library of the files beside the places of the domain."""
    for name, text in {**PLACES, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_library(folder, vocabulary=vocabulary)


def one_file(
    folder: Path,
    sections: str,
    *,
    first: str = "2020-01-01",
    last: str | None = None,
    vocabulary: type[object] = Case,
) -> Library:
    """A library of one instrument, `land.one`."""
    text = instrument("land.one", sections, first=first, last=last)
    return write_library(folder, {"land/one.yaml": text}, vocabulary=vocabulary)


def grants(**amounts: str) -> str:
    """An `incentives` section: grants of the given amounts, judged on the day of application."""
    entries = [
        f"  {name}: "
        f"{{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: {amount}}}\n"
        for name, amount in amounts.items()
    ]
    return "incentives:\n" + "".join(entries)


def yuan(amount: int | str | Decimal) -> Money:
    return Money(amount, "CNY")


APPLIED = date(2022, 6, 15)
ON = date(2022, 12, 31)


def case_of(**workshop: object) -> Case:
    """A case of the workshop's given facts, which applied on 2022-06-15 unless said otherwise."""
    return Case(workshop=Workshop(**{"applied_on": APPLIED, **workshop}))  # type: ignore[arg-type]


def found(
    library: Library,
    case: Case,
    *,
    on: date = ON,
    name: str = "land.one.grant",
    known_on: date | None = None,
) -> Determination:
    """What one incentive comes to."""
    return assess(case, library, on=on, known_on=known_on)[name]


def bounds(determination: Determination) -> tuple[Exact, Exact | None]:
    """The least and the most that it comes to; None: no bound."""
    if determination.amount is not None:
        known = exact_amount(determination.amount)
        return known, known
    if determination.amount_range is None:
        return Fraction(0), Fraction(0)
    within = determination.amount_range.exact
    assert within.low is not None
    return within.low, within.high


def contains(partial: Determination, full: Determination) -> bool:
    """Whether what was known leaves room for what became known."""
    (low, high), (inner_low, inner_high) = bounds(partial), bounds(full)
    return low <= inner_low and (high is None or (inner_high is not None and inner_high <= high))


def contradictions(partial: Assessment, full: Assessment) -> list[str]:
    """The incentives of which more facts overturned an outcome, an amount or a bound.

    What is INELIGIBLE whatever its day is may turn out to be of a day without the law.
    """
    wrong = []
    for before, after in zip(partial, full, strict=True):
        gives_nothing = (before.outcome, after.outcome) == (
            Outcome.INELIGIBLE,
            Outcome.NOT_IN_FORCE,
        )
        if gives_nothing and before.amount == after.amount:
            continue
        if before.outcome is not Outcome.UNDETERMINED and (before.outcome, before.amount) != (
            after.outcome,
            after.amount,
        ):
            wrong.append(
                f"{before.incentive}: {before.outcome} {before.amount} became {after.outcome} "
                f"{after.amount}"
            )
        elif not contains(before, after):
            wrong.append(
                f"{before.incentive}: {before.amount_range} does not contain "
                f"{after.amount or after.amount_range}"
            )
        elif before.outcome is Outcome.UNDETERMINED and not before.missing:
            wrong.append(f"{before.incentive}: nothing is said to be missing")
    return wrong

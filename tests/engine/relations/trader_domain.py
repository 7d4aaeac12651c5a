"""A domain of traders with stalls and jobs whose incentives pay what the case says.

So any amounts can be related.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import attrs
from moneyed import Money

from incentives import Assessment, Determination, Library, Outcome, Role, assess, fact, load_library
from incentives.facts.unknown import NotComeAbout
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.values.number import Exact
from tests.engine.small_domain import bounds, instrument, yuan

ON = date(2022, 12, 31)
BEGAN = date(2022, 3, 1)
Told = tuple[Outcome, Exact, Exact | None]
DUE, NOT_DUE, OPEN = Outcome.ELIGIBLE, Outcome.INELIGIBLE, Outcome.UNDETERMINED


@attrs.frozen(kw_only=True)
class Trader:
    began_on: date | Unknown = fact("开始", "began on", default=BEGAN)
    a: Money | Unknown = fact("甲", "a", unit="CNY", least=0)
    b: Money | Unknown = fact("乙", "b", unit="CNY", least=0)
    c: Money | Unknown = fact("丙", "c", unit="CNY", least=0)
    d: Money | Unknown = fact("丁", "d", unit="CNY", least=0)
    loss: Money | Unknown = fact("盈亏", "profit or loss", unit="CNY")
    cap: Money | Unknown = fact("限额", "cap", unit="CNY", least=0)
    has_a: bool | Unknown = fact("有甲", "has a")
    has_b: bool | Unknown = fact("有乙", "has b")
    has_c: bool | Unknown = fact("有丙", "has c")
    has_d: bool | Unknown = fact("有丁", "has d")
    name: str | Unknown = fact("名称", "name")


@attrs.frozen(kw_only=True)
class Stall:
    id: str | Unknown = fact("编号", "id")
    began_on: date | Unknown = fact("开始", "began on", default=BEGAN)
    x: Money | Unknown = fact("戊", "x", unit="CNY", least=0)
    y: Money | Unknown = fact("己", "y", unit="CNY", least=0)
    has_x: bool | Unknown = fact("有戊", "has x")
    has_y: bool | Unknown = fact("有己", "has y")
    rent: Money | Unknown = fact("租金", "rent", unit="CNY", least=0)
    tax: Money | Unknown = fact("税", "tax", unit="CNY", least=0)
    owned: bool | Unknown = fact("自有", "owned")


@attrs.frozen(kw_only=True)
class Job:
    stall: str | Unknown = fact("摊位", "stall")
    began_on: date | Unknown = fact("开始", "began on", default=BEGAN)
    z: Money | Unknown = fact("庚", "z", unit="CNY", least=0)


@attrs.frozen(kw_only=True)
class Award:
    incentive: str | Unknown = fact("优惠", "incentive")
    subject: str | Unknown = fact("对象", "subject")
    amount: Money | Unknown = fact("金额", "amount", unit="CNY", least=0)
    paid_on: date | Unknown | NotComeAbout = fact("拨付", "paid on")


@attrs.frozen(kw_only=True)
class Market:
    trader: Trader = fact("商户", "trader", factory=Trader)
    stalls: tuple[Stall, ...] | Unknown = fact("摊位", "stalls", row="stall")
    jobs: tuple[Job, ...] | Unknown = fact("工作", "jobs", row="job")
    awards: tuple[Award, ...] | Unknown = fact("已领", "awards", row="award", role=Role.AWARDS)


WHOLE = ("a", "b", "c", "d")
ROWS = ("x", "y")
RULES = """roles:
  owner: {zh: 业主, en: owner}
charges:
  tax: {title: TEXT, for_each: stalls, at: stall.began_on, amount: stall.tax, cite: '1'}
  surtax: {title: TEXT, built_on: tax, amount: tax, cite: '1'}
incentives:
"""
GRANT = "  {0}: {{title: {{zh: 补助{0}, en: grant {0}}}, kind: grant, cite: '1', {1}}}\n"
FOR_ALL = "".join(
    GRANT.format(
        name,
        f"trigger: trader.began_on, amount: trader.{name}, when: "
        f"{{id: c, when: trader.has_{name}, text: TEXT}}",
    )
    for name in WHOLE
)
FOR_STALLS = "".join(
    GRANT.format(
        name,
        f"for_each: stalls, trigger: stall.began_on, amount: stall.{name}, when: "
        f"{{id: c, when: stall.has_{name}, text: TEXT}}",
    )
    for name in ROWS
)
FOR_JOBS = GRANT.format("z", "for_each: jobs, trigger: job.began_on, amount: job.z")
GRANTS = RULES + FOR_ALL + FOR_STALLS + FOR_JOBS


def market(folder: Path, *relations: str, incentives: str = "", figures: str = "") -> Library:
    """A library of the grants of the trader, of each stall and of each job, and the relations.

    `a` to `d` are the trader's, `x` and `y` each stall's, `z` each job's. `figures`: a section.
    """
    listed = (
        "relations:\n" + "".join(f"  - {{{relation}, cite: '7'}}\n" for relation in relations)
        if relations
        else ""
    )
    files = {
        "library.yaml": 'version: "1"\n',
        "land/jurisdiction.yaml": 'code: "320000"\nname: {zh: 国, en: land}\n',
        "land/one.yaml": instrument("land.one", figures + GRANTS + incentives + listed),
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_library(folder, vocabulary=Market)


def trading(
    *stalls: Stall, jobs: Iterable[Job] = (), awards: object = (), **trader: object
) -> Market:
    """A market whose trader has the grants that amounts are given for; all rows are known."""
    had = {f"has_{name}": name in trader for name in WHOLE}
    facts = {
        name: yuan(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for name, value in trader.items()
    }
    made = Trader(**{**had, **facts})  # type: ignore[arg-type]
    return Market(trader=made, stalls=stalls, jobs=tuple(jobs), awards=awards)  # type: ignore[arg-type]


def stall(name: str, **facts: object) -> Stall:
    """A stall that has the grants that amounts are given for."""
    had = {f"has_{grant}": grant in facts for grant in ROWS}
    amounts = {
        key: yuan(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for key, value in facts.items()
    }
    return Stall(id=name, **{**had, **amounts})  # type: ignore[arg-type]


def job(where: str, amount: int) -> Job:
    return Job(stall=where, z=yuan(amount))


def determinations(library: Library, case: Market) -> Mapping[str, Determination]:
    return {short(each.incentive): each for each in assess(case, library, on=ON)}


def told(library: Library, case: Market, *names: str) -> dict[str, Told]:
    """What the named incentives come to, or all that are given or may be."""
    found = determinations(library, case)
    wanted = names or tuple(name for name, each in found.items() if each.outcome is not NOT_DUE)
    return {name: (found[name].outcome, *bounds(found[name])) for name in wanted}


def short(incentive: str) -> str:
    return incentive.rpartition(".")[2]


def kept(determination: Determination) -> dict[str, tuple[Exact, Exact | None]]:
    """What relations left of each part."""
    return {
        part.label: (part.kept.within.least, part.kept.within.high)
        for part in determination.working
    }


def related(assessment: Assessment) -> list[tuple[object, ...]]:
    """All that is said of each incentive after relations, in the order of their names."""
    return sorted(
        (each.incentive, each.outcome.value, str(bounds(each)), str(sorted(kept(each).items())))
        for each in assessment
    )

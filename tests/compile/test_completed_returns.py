"""Returns of rows of which something is not known: what is told holds in every completion.

The kernel says what the reference says, or leaves it.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
from hypothesis import example, given
from hypothesis import strategies as st
from moneyed import Money

from incentives import Library, Month, Role, assess, fact, load_library
from incentives.facts.unknown import UNKNOWN
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.values.rounding import RoundingMode
from tests.compile.agreeing import Comparison, compare
from tests.engine.small_domain import contradictions, instrument

ON = date(2022, 12, 31)


@attrs.frozen(kw_only=True)
class Sale:
    """What is sold in a month."""

    month: Month | Unknown = fact("月份", "month")
    amount: Money | Unknown = fact("金额", "amount", unit="CNY", least=0)
    counts: bool | Unknown = fact("计入", "counts")
    arises: bool | Unknown = fact("发生", "arises")
    quarterly: bool | Unknown = fact("按季", "returned by the quarter")
    share: Decimal | Unknown = fact("比例", "share", unit="1", least=0, most=1)


@attrs.frozen(kw_only=True)
class Trader:
    """Who sells."""

    is_small: bool | Unknown = fact("小规模", "small")


@attrs.frozen(kw_only=True)
class Case:
    """What is known of one trader."""

    place: str = fact("地点", "place", role=Role.JURISDICTION, default="LD")
    trader: Trader = fact("商户", "trader", factory=Trader)
    sales: tuple[Sale, ...] | Unknown = fact(
        "销售", "sales", row="sale", order="month", unique="month"
    )
    declared: Mapping[str, object] = fact("专项", "declared", role=Role.DECLARED, factory=dict)


RULES = """parameters:
  half: {text: TEXT, unit: '1', values: [{value: 50%, cite: '1'}]}
periods:
  period:
    text: TEXT
    of: sales
    by: {cases: [{when: sale.quarterly, is: quarter}, {otherwise: month}]}
    cite: '1'
charges:
CHARGES
reliefs:
  halving: {title: TEXT, of: [eased], when: trader.is_small, share: half, cite: '1'}
incentives:
INCENTIVES
"""
CHARGE = (
    "  {0}: {{title: TEXT, for_each: sales, at: last_day(sale.month), arises: sale.arises, "
    "returned: period, rounded: {{to: 1, mode: {1}}}, amount: sale.amount, cite: '1'}}\n"
)
INCENTIVE = (
    "  {0}_{1}: {{title: TEXT, kind: {2}, cite: '1', relieves: {0}{3}, "
    "when: {{all: [{{id: counts, text: TEXT, when: sale.counts}}]}}}}\n"
)
CHARGES = ("duty", "eased")


@lru_cache
def library(mode: RoundingMode) -> Library:
    """Of two charges, one of which is eased: a relief of all and one of a share."""
    charges = "".join(CHARGE.format(name, mode.value) for name in CHARGES)
    reliefs = "".join(
        INCENTIVE.format(name, "free", "exemption", "")
        + INCENTIVE.format(name, "part", "reduction", ", share: sale.share")
        for name in CHARGES
    )
    rules = RULES.replace("CHARGES\n", charges).replace("INCENTIVES\n", reliefs)
    with TemporaryDirectory() as name:
        place = Path(name) / "land"
        place.mkdir()
        (place / "jurisdiction.yaml").write_text(
            "code: LD\nname: {zh: 国, en: Land}\n", encoding="utf-8"
        )
        (place / "one.yaml").write_text(instrument("land.one", rules), encoding="utf-8")
        return load_library(Path(name), vocabulary=Case)


def sale(month: int, amount: str, share: str = "1", **facts: object) -> Sale:
    told = {"counts": True, "arises": True, "quarterly": True, **facts}
    return Sale(
        month=Month(2022, month),
        amount=Money(amount, "CNY"),
        share=Decimal(share),
        **told,  # type: ignore[arg-type]
    )


AMOUNTS = st.sampled_from(["0", "0.4", "0.5", "0.6", "1", "1.5", "2.5"])
SHARES = st.sampled_from(["0", "0.3", "0.5", "1"])
OFTEN = st.sampled_from([True, True, True, False])
SALES = st.tuples(
    *(
        st.builds(
            sale, st.just(month), AMOUNTS, SHARES, counts=OFTEN, arises=OFTEN, quarterly=OFTEN
        )
        for month in (1, 2, 3)
    )
)
HIDDEN = st.sets(
    st.tuples(st.integers(0, 2), st.sampled_from([field.name for field in attrs.fields(Sale)])),
    min_size=1,
    max_size=2,
)


@given(SALES, HIDDEN, st.booleans(), st.booleans(), st.sampled_from(RoundingMode))
@example(
    (sale(1, "0.4", counts=False), sale(2, "0.4"), sale(3, "0")),
    {(0, "counts")},
    False,
    False,
    RoundingMode.HALF_UP,
)
@example(
    (sale(1, "0.5"), sale(2, "1"), sale(3, "0")),
    {(1, "quarterly")},
    False,
    False,
    RoundingMode.HALF_EVEN,
)
@example(
    (sale(1, "2.5", "0.3"), sale(2, "0", arises=False), sale(3, "0", arises=False)),
    {(0, "quarterly")},
    False,
    True,
    RoundingMode.FLOOR,
)
def test_no_fact_overturns_what_is_told_of_a_return(
    sales: tuple[Sale, ...],
    hidden: set[tuple[int, str]],
    is_small: bool,
    is_known: bool,
    mode: RoundingMode,
) -> None:
    """Of no part and of no sum of parts, whatever was not known of the rows before."""
    partial = list(sales)
    for place, name in hidden:
        partial[place] = attrs.evolve(partial[place], **{name: UNKNOWN})
    small = is_small if is_known else UNKNOWN
    full_case = Case(trader=Trader(is_small=is_small), sales=sales)
    case = Case(trader=Trader(is_small=small), sales=tuple(partial))
    before, after = (assess(one, library(mode), on=ON) for one in (case, full_case))
    assert not contradictions(before, after)
    for told, full in zip(before, after, strict=True):
        within = {part.place: part.by_itself.within for part in told.working}
        for part in full.working:
            known = part.by_itself.within.known
            assert known is not None
            assert part.place not in within or known in within[part.place]
    comparison = Comparison()
    assert compare(case, library(mode), ON, comparison)
    assert not comparison.differing

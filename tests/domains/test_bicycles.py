"""A domain that has nothing to do with the bundled one, by the public names alone.

From a folder to a determination.
"""

import json
from datetime import date
from pathlib import Path
from typing import ClassVar

import attrs
import pytest
from moneyed import Money

import incentives
from incentives import (
    UNKNOWN,
    CaseError,
    Choice,
    Outcome,
    PolicyError,
    Unknown,
    fact,
)

ON = date(2024, 12, 31)


class Kind(Choice):
    """What is bought."""

    CITY = "city", "城市自行车", "city bicycle"
    CARGO = "cargo", "载货自行车", "cargo bicycle"


@attrs.frozen(kw_only=True)
class Purchase:
    """One bicycle."""

    kind: Kind | Unknown = fact("种类", "kind")
    price: Money | Unknown = fact("价格", "price", unit="EUR", least=0, most=20_000)
    bought_on: date | Unknown = fact("购买日期", "bought on")


@attrs.frozen(kw_only=True)
class Buyer:
    """All that is known of one buyer, an organisation. There are no places here, and no papers."""

    are_organisations: ClassVar[bool] = True

    adult: bool | Unknown = fact("成年", "of age")
    income: Money | Unknown = fact("年收入", "income in a year", unit="EUR/year", least=0)
    purchases: tuple[Purchase, ...] | Unknown = fact("购买", "purchases", row="purchase")


NOTICE = """
instrument:
  id: bicycles-2024
  number: Notice 7 of 2024
  title: {zh: 自行车补助, en: Grants for bicycles}
  published: 2023-12-01
  in_force: {from: 2024-01-01, to: 2024-12-31}

parameters:
  share:
    text: {zh: 补助比例, en: share of the price}
    unit: 1
    brackets_of: EUR/year
    values:
      - {brackets: [{up_to: 20000, value: 50%}, {up_to: 40000, value: 25%}, {value: 0}], cite: § 2}
  most:
    text: {zh: 最高补助, en: highest grant}
    unit: EUR
    by: purchase.kind
    values:
      - {table: {city: 300, cargo: 1000}, cite: § 3}
  bonus:
    text: {zh: 载货自行车奖励, en: bonus for cargo bicycles}
    unit: EUR
    at_most: 200
    values:
      - {unpublished: true, cite: § 4}

incentives:
  grant:
    title: {zh: 购车补助, en: grant}
    kind: grant
    cite: § 1
    for_each: purchases
    trigger: purchase.bought_on
    when: {id: adult, when: adult, text: {zh: 已成年, en: of age}}
    amount:
      value: purchase.price * step(share, income)
      at_most: most[purchase.kind]
  cargo_bonus:
    title: {zh: 载货自行车奖励, en: bonus for cargo bicycles}
    kind: award
    cite: § 4
    for_each: purchases
    trigger: purchase.bought_on
    when: {id: cargo, when: purchase.kind == cargo, text: {zh: 载货自行车, en: a cargo bicycle}}
    amount: bonus
"""

OVERLAY = """
overlay:
  title: {zh: 市议会草案, en: draft of the city council}
  authority: {zh: 市议会, en: city council}
  jurisdiction: ""
sets:
  bicycles-2024.bonus: {value: 150, cite: draft}
"""


def euros(amount: str) -> Money:
    return Money(amount, "EUR")


def bought(
    price: str, *, kind: Kind = Kind.CITY, on: date = date(2024, 5, 1)
) -> tuple[Purchase, ...]:
    return (Purchase(kind=kind, price=euros(price), bought_on=on),)


def buyer(price: str, *, income: str = "18000", kind: Kind = Kind.CITY) -> Buyer:
    return Buyer(adult=True, income=euros(income), purchases=bought(price, kind=kind))


@pytest.fixture
def library(tmp_path: Path) -> incentives.Library:
    folder = tmp_path / "policies"
    folder.mkdir()
    (folder / "bicycles-2024.yaml").write_text(NOTICE, encoding="utf-8")
    (folder / "library.yaml").write_text("version: 1.2\n", encoding="utf-8")
    return incentives.load_library(folder, vocabulary=Buyer)


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    path = tmp_path / "overlay.yaml"
    path.write_text(OVERLAY, encoding="utf-8")
    return path


def grant(case: Buyer, library: incentives.Library, *, on: date = ON) -> incentives.Determination:
    return incentives.assess(case, library, on=on)["bicycles-2024.grant"]


@pytest.mark.parametrize(
    ("income", "expected"),
    [("0", "200"), ("20000", "200"), ("20000.01", "100"), ("40000", "100"), ("40000.01", "0")],
)
def test_the_share_goes_by_the_band_of_income(
    income: str, expected: str, library: incentives.Library
) -> None:
    """400 euros at 50 %, 25 % and nothing; the upper limit of a band belongs to it."""
    found = grant(buyer("400", income=income), library)
    assert (Outcome.ELIGIBLE, euros(expected)) == (found.outcome, found.amount)


@pytest.mark.parametrize(
    ("price", "expected"), [("599.98", "299.99"), ("600", "300"), ("600.01", "300")]
)
def test_the_cap_holds_from_where_it_is_reached(
    price: str, expected: str, library: incentives.Library
) -> None:
    """Half of the price, and never more than 300 euros for a city bicycle."""
    assert euros(expected) == grant(buyer(price), library).amount


def test_each_bicycle_is_capped_by_itself(library: incentives.Library) -> None:
    """300 for the city bicycle and 1,000 for the cargo bicycle."""
    case = attrs.evolve(buyer("900"), purchases=bought("900") + bought("5000", kind=Kind.CARGO))
    assert euros("1300") == grant(case, library).amount


def test_half_a_cent_is_rounded_up(library: incentives.Library) -> None:
    """25 % of 0.02 euros is half a cent."""
    assert euros("0.01") == grant(buyer("0.02", income="30000"), library).amount


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 12, 31), Outcome.NOT_IN_FORCE),
        (date(2024, 1, 1), Outcome.ELIGIBLE),
        (date(2024, 12, 31), Outcome.ELIGIBLE),
        (date(2025, 1, 1), Outcome.NOT_IN_FORCE),
    ],
)
def test_the_day_of_purchase_decides(
    day: date, expected: Outcome, library: incentives.Library
) -> None:
    """The notice holds from its first to its last day."""
    case = attrs.evolve(buyer("400"), purchases=bought("400", on=day))
    assert expected is grant(case, library, on=date(2025, 6, 30)).outcome


def test_an_unknown_income_leaves_a_range(library: incentives.Library) -> None:
    """Between nothing and half of the price; the income is what is missing."""
    found = grant(attrs.evolve(buyer("400"), income=UNKNOWN), library)
    assert (Outcome.UNDETERMINED, None, incentives.MoneyRange(euros("0"), euros("200"))) == (
        found.outcome,
        found.amount,
        found.amount_range,
    )
    assert ["income"] == [missing.id for missing in found.missing]


def test_what_cannot_change_the_answer_is_not_missed(library: incentives.Library) -> None:
    """Who is under age gets nothing, whatever the income."""
    found = grant(attrs.evolve(buyer("400"), adult=False, income=UNKNOWN), library)
    assert (Outcome.INELIGIBLE, euros("0"), ()) == (found.outcome, found.amount, found.missing)


def test_an_overlay_supplies_what_is_not_published(
    library: incentives.Library, overlay: Path
) -> None:
    """Without it the bonus is up to 200 euros, with it 150; the assessment names it."""
    case = buyer("5000", kind=Kind.CARGO)
    without = incentives.assess(case, library, on=ON)
    with_it = incentives.assess(case, library, on=ON, overlays=[overlay])
    wanted = incentives.MoneyRange(euros("0"), euros("200"))
    assert wanted == without["bicycles-2024.cargo_bonus"].amount_range
    assert euros("150") == with_it["bicycles-2024.cargo_bonus"].amount
    assert ["draft of the city council"] == [
        each["title"]["en"] for each in json.loads(with_it.to_json())["overlays"]
    ]
    assert without.fingerprint != with_it.fingerprint


def test_totals_are_in_the_currency_of_the_domain(library: incentives.Library) -> None:
    """Cash in euros; the bonus, which is open, is named as such."""
    assessment = incentives.assess(buyer("5000", kind=Kind.CARGO), library, on=ON)
    assert euros("1000") == assessment.totals["cash"]
    assert {"EUR"} == {str(total.currency) for total in assessment.totals.values()}
    assert frozenset({"cash"}) == assessment.open_totals


def test_the_json_is_the_same_each_time(library: incentives.Library) -> None:
    """Same inputs, same bytes; amounts are decimal text, the fingerprint stands in it."""
    first, second = (incentives.assess(buyer("400"), library, on=ON) for _ in range(2))
    assert first.to_json() == second.to_json()
    document = json.loads(first.to_json())
    assert first.fingerprint == document["fingerprint"]
    assert ("2024-12-31", None, "1.2") == (
        document["on"],
        document["known_on"],
        document["library"]["version"],
    )
    found = {each["incentive"]: each for each in document["determinations"]}
    assert {"amount": "200.00", "currency": "EUR"} == found["bicycles-2024.grant"]["amount"]


def test_a_case_in_a_file_is_the_case_in_python(
    tmp_path: Path, library: incentives.Library
) -> None:
    """YAML, JSON and objects are three ways to say the same."""
    facts = {
        "adult": True,
        "income": "18000",
        "purchases": [{"kind": "city", "price": "400", "bought_on": "2024-05-01"}],
    }
    path = tmp_path / "case.yaml"
    path.write_text(
        "adult: true\nincome: 18000\npurchases: "
        "[{kind: city, price: 400, bought_on: 2024-05-01}]\n",
        encoding="utf-8",
    )
    from_yaml = incentives.read_case(path, vocabulary=Buyer)
    from_json = incentives.parse_case(json.dumps(facts), vocabulary=Buyer)
    assert buyer("400") == from_yaml == from_json


def test_every_condition_has_words_and_a_clause(library: incentives.Library) -> None:
    """A condition says what is asked, where, whether it holds and which facts it rests on."""
    (condition,) = grant(buyer("400"), library).conditions
    assert ("adult", True, ["adult"]) == (
        condition.id,
        condition.holds,
        [str(used.path) for used in condition.facts],
    )
    assert condition.text is not None
    assert condition.text.en == "of age"
    assert str(condition.citation) == "Notice 7 of 2024 § 1"


def test_money_of_another_currency_is_refused(library: incentives.Library) -> None:
    """Dollars are no euros."""
    case = Buyer(adult=True, income=Money("18000", "USD"), purchases=())
    with pytest.raises(
        CaseError, match=r"income: got 18000 US\$|income: got 18000 USD, expected EUR"
    ) as caught:
        incentives.assess(case, library, on=ON)
    assert ["wrong-currency"] == [fault.slug for fault in caught.value.faults]


def test_a_float_is_refused(library: incentives.Library) -> None:
    """A float is not exact."""
    case = attrs.evolve(buyer("400"), income=18000.0)  # type: ignore[arg-type]
    with pytest.raises(CaseError, match="A float is not exact"):
        incentives.assess(case, library, on=ON)


def test_figures_of_another_currency_are_refused(tmp_path: Path) -> None:
    """A cap in dollars does not go with a price in euros, and the fault says where."""
    (tmp_path / "bicycles-2024.yaml").write_text(
        NOTICE.replace("unit: EUR\n    by", "unit: USD\n    by"), encoding="utf-8"
    )
    with pytest.raises(PolicyError, match="'min': EUR and USD do not go together") as caught:
        incentives.load_library(tmp_path, vocabulary=Buyer)
    assert {"unit-mismatch"} == {fault.slug for fault in caught.value.faults}


def test_a_reform_may_try_other_figures(
    tmp_path: Path, library: incentives.Library, overlay: Path
) -> None:
    """What is published is set only by an overlay that says that it is a reform."""
    higher = "  bicycles-2024.most: {table: {city: 500, cargo: 1000}, cite: draft}\n"
    overlay.write_text(OVERLAY + higher, encoding="utf-8")
    with pytest.raises(PolicyError, match="overlay-of-published"):
        incentives.load_overlay(overlay, library)
    overlay.write_text(
        OVERLAY.replace('jurisdiction: ""', 'jurisdiction: ""\n  reform: true') + higher,
        encoding="utf-8",
    )
    reform = incentives.load_overlay(overlay, library)
    found = incentives.assess(buyer("2000"), library, on=ON, overlays=[reform])
    assert euros("500") == found["bicycles-2024.grant"].amount


def test_a_missing_figure_is_told_when_it_is_read(tmp_path: Path) -> None:
    """A gap between two figures is open and told, and no figure is carried over."""
    gap = NOTICE.replace("table: {city: 300", "from: 2024-06-01, table: {city: 300")
    (tmp_path / "bicycles-2024.yaml").write_text(gap, encoding="utf-8")
    library = incentives.load_library(tmp_path, vocabulary=Buyer)
    found = incentives.assess(buyer("400"), library, on=ON)["bicycles-2024.grant"]
    assert found.outcome is incentives.Outcome.UNDETERMINED
    assert {"bicycles-2024.most"} == {str(one.id).partition("[")[0] for one in found.missing}


def test_places_make_no_difference_to_a_domain_without_them(tmp_path: Path) -> None:
    """A library with a place at its root is assessed as one without."""
    (tmp_path / "bicycles-2024.yaml").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "jurisdiction.yaml").write_text(
        "code: XX\nname: {zh: 市, en: City}\n", encoding="utf-8"
    )
    library = incentives.load_library(tmp_path, vocabulary=Buyer)
    assert euros("200") == grant(buyer("400"), library).amount


def test_a_cap_below_nothing_leaves_nothing(tmp_path: Path) -> None:
    """A shared cap that comes to less than nothing takes all away, and leaves nothing open."""
    cap = (
        "relations:\n"
        '  - {shared_cap: {of: [grant, cargo_bonus], at_most: "-most[city]"}, cite: § 5}\n'
    )
    (tmp_path / "bicycles-2024.yaml").write_text(NOTICE + cap, encoding="utf-8")
    library = incentives.load_library(tmp_path, vocabulary=Buyer)
    found = grant(buyer("400"), library)
    assert (euros("0"), None) == (found.amount, found.amount_range)

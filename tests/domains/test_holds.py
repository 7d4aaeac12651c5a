"""What holds between facts reaches all that asks for them; a domain may say it too."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

import incentives
from incentives import CaseError, Holds, Language, Library, Status, Text, Unknown, childcare, fact
from incentives.facts.vocabulary import VocabularyError
from incentives.forms.build import form_of
from incentives.forms.words import how_to_write
from incentives.loading.schema.cases import case_schema
from incentives.report.rule.asked.case_template import case_template
from incentives.report.words.faults import told
from incentives.report.words.names import Words
from tests.domains.trial import PLACE, TRIAL, library_with

NOTICE = """
facts:
  guided:
    type: number
    unit: child
    holds: guided <= registered
    text: {zh: 指导家庭数, en: families guided}
  registered: {type: number, unit: child, text: {zh: 登记家庭数, en: families registered}}
  wet_days:
    of: attendance
    type: number
    unit: day
    holds: {when: stay.wet_days <= stay.days, text: {zh: 雨天在在托天数之内, en: wet days are days}}
    text: {zh: 雨天天数, en: wet days}
  years:
    rows:
      year: {type: number, unit: "1", text: {zh: 学年, en: year}}
      first: {type: date, text: {zh: 开学日期, en: begins}}
      last: {type: date, text: {zh: 放假日期, en: ends}}
    row: year_open
    holds: year_open.first <= year_open.last
    text: {zh: 办学情况, en: years}
"""
DOCUMENT: dict[str, object] = {
    "district": PLACE,
    "name": "甲",
    "attendance": [
        {"month": "2023-01", "days": "20", "declared": {f"{TRIAL}.wet_days": "21"}},
    ],
    "declared": {
        f"{TRIAL}.guided": "5",
        f"{TRIAL}.registered": "4",
        f"{TRIAL}.years": [{"year": "2022", "first": "2022-09-01", "last": "2022-07-01"}],
    },
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_with(NOTICE, tmp_path_factory.mktemp("policies"))


def test_a_case_that_breaks_it_is_refused_wherever_it_is_read(library: Library) -> None:
    """From a document, from a file, and told to an officer in words."""
    with pytest.raises(CaseError) as caught:
        childcare.case_from(DOCUMENT, library=library)
    words = Words(library=library, language=Language.ZH, case_document=DOCUMENT)
    assert [told(fault, words) for fault in caught.value.faults] == [
        (
            "逐人逐月在托情况（2023年1月）·雨天天数：不符合“雨天在在托天数之内”："
            "雨天天数 21 天、实际在托天数 20 天。"
        ),
        (
            "办学情况：不符合“year_open.first <= year_open.last”："
            "开学日期2022年9月1日、放假日期2022年7月1日。"
        ),
        "指导家庭数：不符合“guided <= registered”：指导家庭数 5 名婴幼儿、登记家庭数 4 名婴幼儿。",
    ]
    with pytest.raises(CaseError) as of_file:
        childcare.parse_case(json.dumps(DOCUMENT), library=library)
    assert [fault.slug for fault in of_file.value.faults] == ["does-not-hold"] * 3


def test_forms_say_it_at_the_facts_that_it_reads(library: Library) -> None:
    """As it is stated in words, else as the condition reads."""
    chain = library.chain_of(PLACE)
    assert chain is not None
    words = Words(library=library, language=Language.ZH)
    help_of = {
        path: how_to_write(field, words) for path, field in form_of(library, chain).fields.items()
    }
    assert "应符合：指导家庭数不超过登记家庭数。" in help_of[f"{TRIAL}.guided"]
    assert "应符合：雨天在在托天数之内。" in help_of[f"attendance[].{TRIAL}.wet_days"]
    for name in ("first", "last"):
        assert "应符合：" in help_of[f"{TRIAL}.years[].{name}"]
    assert "应符合" not in help_of[f"{TRIAL}.years[].year"]


def test_a_new_case_and_the_schema_say_it(library: Library) -> None:
    """Beside the question and the bounds."""
    lines = " ".join(case_template(library, Language.EN).replace("#", "").split())
    assert "it must hold that wet days are days" in lines
    for said in (
        "families guided is not more than families registered",
        "begins is not after ends",
    ):
        assert f"it must hold that {said}" in lines
    shape = json.dumps(case_schema(library.vocabulary, library.facts_of_case), ensure_ascii=False)
    assert "雨天天数 / wet days; 雨天在在托天数之内 wet days are days" in shape
    assert "指导家庭数 / families guided; guided <= registered" in shape
    assert "办学情况 / years; year_open.first <= year_open.last" in shape


@attrs.frozen(kw_only=True)
class Purchase:
    price: Decimal | Unknown = fact("价格", "price", unit="kg", holds="purchase.price <= budget")
    parts: Decimal | Unknown = fact(
        "配件",
        "parts",
        unit="kg",
        holds=(
            Holds("purchase.parts <= purchase.price", Text("配件在价格之内", "parts within")),
            "purchase.parts > 0 or purchase.price > 0",
        ),
    )


@attrs.frozen(kw_only=True)
class Bought:
    budget: Decimal | Unknown = fact("预算", "budget", unit="kg")
    purchases: tuple[Purchase, ...] | Unknown = fact(
        "购买", "purchases", row="purchase", holds="purchase.price > 0 or purchase.parts == 0"
    )


def load(cls: type, folder: Path) -> Library:
    """A library of one notice that says nothing, for cases of the class."""
    folder.joinpath("none.yaml").write_text(
        "instrument:\n  id: none\n  number: 1\n  title: {zh: 无, en: none}\n"
        "  published: 2020-01-01\n  in_force: {from: 2020-01-01}\n",
        encoding="utf-8",
    )
    return incentives.load_library(folder, vocabulary=cls)


def test_a_domain_says_it_of_its_facts_and_of_rows(tmp_path: Path) -> None:
    """Several at one fact; against a fact of the case; of each row of a list."""
    library = load(Bought, tmp_path)
    rows = (
        Purchase(price=Decimal(5), parts=Decimal(6)),
        Purchase(price=Decimal(9)),
        Purchase(price=Decimal(0), parts=Decimal(0)),
    )
    with pytest.raises(CaseError) as caught:
        incentives.assess(Bought(budget=Decimal(8), purchases=rows), library, on=date(2023, 1, 1))
    assert [str(fault) for fault in caught.value.faults] == [
        (
            "purchases[1].price: 'purchase.price <= budget' does not hold: purchases[1].price is "
            "9, budget is 8 [does-not-hold]"
        ),
        (
            "purchases[0].parts: 'parts within' does not hold: purchases[0].parts is 6, "
            "purchases[0].price is 5 [does-not-hold]"
        ),
        (
            "purchases[2].parts: 'purchase.parts > 0 or purchase.price > 0' does not hold: "
            "purchases[2].parts is 0, purchases[2].price is 0 [does-not-hold]"
        ),
    ]
    schema = case_schema(incentives.calculator.vocabulary_of(Bought))
    assert "配件 / parts; 配件在价格之内 parts within; purchase.parts > 0" in json.dumps(
        schema, ensure_ascii=False
    )


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("purchase.price +", "cannot be read: "),
        ("purchase.price", "cannot be read: expected yes or no"),
        ("purchase.prise > 0", "cannot be read: unknown name 'purchase.prise'"),
        ("held_on(purchase.owned, law_date)", "reads 'law_date', which is no fact"),
    ],
)
def test_what_a_domain_cannot_say_is_a_mistake_of_the_program(
    condition: str, message: str, tmp_path: Path
) -> None:
    """It is told when a library is loaded."""

    @attrs.frozen(kw_only=True)
    class Purchase:
        price: Decimal | Unknown = fact("价格", "price", holds=condition)
        owned: Status | Unknown = fact("拥有", "owned")

    @attrs.frozen(kw_only=True)
    class Bought:
        purchases: tuple[Purchase, ...] | Unknown = fact("购买", "purchases", row="purchase")

    Bought.__annotations__["purchases"] = tuple[Purchase, ...] | Unknown
    with pytest.raises(VocabularyError, match=message):
        load(Bought, tmp_path)

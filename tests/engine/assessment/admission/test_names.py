"""What a case calls by its name: incentives and places of the library, in every vocabulary."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import attrs
import pytest
from moneyed import Money

import incentives
from incentives import CaseError, CaseFault, Library, childcare
from incentives.engine.assessment.names import names_of
from incentives.engine.assessment.naming import rows_with_ids
from incentives.facts.describing.classes import describe
from incentives.facts.field import NameOf, fact
from incentives.facts.unknown import UnknownFact as Unknown
from incentives.facts.vocabulary import VocabularyError
from incentives.values.text import Text
from tests.engine.small_domain import CITY, VILLAGE, Payout, grants, one_file
from tests.engine.small_domain import Case as Workshops

GRANT = "cn.2021-895.construction_grant"
TITLE = "普惠托位建设补助（中央预算内投资）"
NAMED = f"{TITLE}（发改社会〔2021〕895号）"
PROJECT = {"id": "一期"}
ON = date(2024, 3, 31)


@pytest.fixture(scope="module")
def library() -> Library:
    return childcare.library()


def paid(**said: object) -> dict[str, object]:
    """A case in which 600,000 were paid before."""
    award = {"amount": "600000", "paid_on": "2024-01-15", "subject": "一期", **said}
    return {"district": "320614", "projects": [PROJECT], "prior_awards": [award]}


def faults_of(document: Mapping[str, object], library: Library) -> list[CaseFault]:
    with pytest.raises(CaseError) as caught:
        childcare.case_from(document, library=library)
    return [fault for fault in caught.value.faults if isinstance(fault, CaseFault)]


@pytest.mark.parametrize(
    "written",
    [
        GRANT,
        NAMED,
        "普惠托位建设补助(中央预算内投资)(发改社会〔2021〕895号)",
        "central grant for new inclusive places (发改社会〔2021〕895号)",
    ],
)
def test_an_incentive_is_known_by_its_id_and_by_its_name(library: Library, written: str) -> None:
    """The case that is read has the id, and so has one that is built in Python."""
    document = paid(incentive=written)
    case = childcare.case_from(document, library=library)
    assert isinstance(case.prior_awards, tuple)
    assert case.prior_awards[0].incentive == GRANT
    built = childcare.case_from(document)
    assert incentives.assess(built, library, on=ON).case == case
    assert document == paid(incentive=written)


@pytest.mark.parametrize(
    "written", [f"{TITLE[:-1]}金）", GRANT[:-1], "central grant for new inclusive place"]
)
def test_the_incentives_that_are_named_most_alike_come_first(
    library: Library, written: str
) -> None:
    """By id or by title, in one of both languages; three of them, those of the place alone."""
    chain = library.chain_of("320614")
    nearest = names_of(library).nearest(written, chain)
    assert 3 == len(nearest)
    assert TITLE == library.incentives[nearest[0]].title.zh
    assert GRANT in nearest
    elsewhere = names_of(library).nearest(written, library.chain_of("330000"))
    assert all(names_of(library).is_of(name, library.chain_of("330000")) for name in elsewhere)


def test_a_payment_for_what_looks_like_an_id_of_the_case_is_refused(library: Library) -> None:
    """The letter is Cyrillic: it would be another project, of which nothing was paid."""
    document = {**paid(incentive=GRANT, subject="\u0440-1"), "projects": [{"id": "p-1"}]}
    [fault] = faults_of(document, library)
    assert (fault.path, fault.slug) == ("prior_awards[0].subject", "looks-alike")
    assert "'p-1'" in fault.text.en
    other = {**paid(incentive="other", subject="p-2"), "projects": [{"id": "p-1"}]}
    assert incentives.assess(childcare.case_from(other, library=library), library, on=ON)


def test_each_payment_is_told_by_itself(library: Library) -> None:
    """What looks like an id, what refers to nothing, and what is in order, in any order."""
    lookalike, absent, right = "\u0440-1", "p-9", "p-1"
    for subjects in permutations([lookalike, absent, right, lookalike]):
        document = {
            **paid(),
            "projects": [{"id": "p-1"}],
            "prior_awards": [
                {
                    "amount": "1",
                    "paid_on": f"2024-01-0{day}",
                    "incentive": GRANT,
                    "subject": subject,
                }
                for day, subject in enumerate(subjects, start=1)
            ],
        }
        told = [(fault.path, fault.slug) for fault in faults_of(document, library)]
        slugs = {lookalike: "looks-alike", absent: "no-such-row"}
        assert told == [
            (f"prior_awards[{place}].subject", slugs[subject])
            for place, subject in enumerate(subjects)
            if subject in slugs
        ]


def test_names_are_those_of_titles_and_of_titles_with_their_numbers(tmp_path: Path) -> None:
    """In both languages; what two are called names none of them."""
    grant = "  {0}: {{title: {{zh: {1}, en: {2}}}, kind: grant, cite: '1', amount: workshop.spent, "
    grant += "trigger: workshop.applied_on}}\n"
    rows = (
        ("one", "甲补助", "a-grant"),
        ("two", "乙补助", "b-grant"),
        ("three", "乙补助", "c-grant"),
    )
    small = one_file(tmp_path, "incentives:\n" + "".join(grant.format(*row) for row in rows))
    names = names_of(small)
    ids = {name: f"land.one.{name}" for name, _, _ in rows}
    for written in (
        "甲补助",
        "a-grant",
        "甲补助（No. land.one）",
        "A-GRANT (No. land.one)",
        ids["one"],
    ):
        assert names.incentive(written, None) == ids["one"], written
    assert names.incentive("乙补助", None) is None
    assert names.titled("乙补助") == (ids["two"], ids["three"])
    assert [names.incentive(written, None) for written in ("b-grant", "c-grant", "丙补助")] == [
        ids["two"],
        ids["three"],
        None,
    ]
    assert [names.place(written) for written in ("市", "village", CITY, "县")] == [
        CITY,
        VILLAGE,
        CITY,
        None,
    ]


def test_a_case_that_is_built_says_names_for_ids_and_codes(tmp_path: Path) -> None:
    """Of its place, and in the rows of its lists; what stands there otherwise stays."""
    small = one_file(tmp_path, grants(grant="workshop.spent"))
    row = Payout(subject="x", amount=Money(5, "CNY"))
    named = Workshops(place="市", payouts=(attrs.evolve(row, incentive="甲"), row))
    by_id = Workshops(place=CITY, payouts=(attrs.evolve(row, incentive="land.one.grant"), row))
    assert incentives.assess(named, small, on=ON).case == by_id


def test_a_code_that_no_place_has_is_told_with_the_nearest(library: Library) -> None:
    """Among more places than a message can list."""
    with pytest.raises(CaseError) as caught:
        incentives.assess(childcare.Case(district="320615"), library, on=ON)
    [fault] = caught.value.faults
    assert isinstance(fault, CaseFault)
    assert (fault.path, fault.slug) == ("district", "unknown-jurisdiction")
    assert fault.text.en == "no place of the library has the code '320615'"
    assert fault.advice is not None
    assert "320614" in fault.advice.zh
    assert "320614" in fault.advice.en


def test_rows_by_themselves_say_ids_and_values_too(library: Library) -> None:
    """What is called by nothing known, what is no text and what is no row stay as they are."""
    rows = [{"incentive": NAMED, "amount": "7"}, {"incentive": "鱼"}, {"incentive": 7}, "一行"]
    document: dict[str, object] = {"district": "320614"}
    assert [{"incentive": GRANT, "amount": "7"}, {"incentive": "鱼"}, {"incentive": 7}, "一行"] == (
        rows_with_ids(rows, "prior_awards", document, library)
    )
    premises = [{"id": "h1", "tenure": "自有"}, {"tenure": "鱼"}, {"id": "h2"}]
    assert [{"id": "h1", "tenure": "owned"}, {"tenure": "鱼"}, {"id": "h2"}] == rows_with_ids(
        premises, "premises", document, library
    )
    assert rows[0] == {"incentive": NAMED, "amount": "7"}


def test_a_title_of_two_is_asked_for_with_its_number(library: Library) -> None:
    """It is not taken for one of them, and not for none."""
    [fault] = faults_of(paid(incentive=TITLE), library)
    assert (fault.path, fault.slug) == ("prior_awards[0].incentive", "unclear-incentive")
    assert fault.advice is not None
    assert f"“{NAMED}”" in fault.advice.zh
    assert f"“{TITLE}（发改社会规〔2019〕1606号）”" in fault.advice.zh


def test_a_title_of_one_incentive_of_the_place_is_enough(library: Library) -> None:
    """It is told of a title of another place where to find it: with its number it is taken."""
    case = childcare.case_from(paid(incentive="政府购买服务"), library=library)
    assert isinstance(case.prior_awards, tuple)
    assert case.prior_awards[0].incentive == "cn.jiangsu.nantong.haimen.2021-64.service_purchase"
    [fault] = faults_of(paid(incentive="示范普惠托育机构奖补"), library)
    assert fault.slug == "unclear-incentive"
    assert fault.advice is not None
    [named] = fault.advice.zh.split("“")[1:]
    label, _, _ = named.partition("”")
    childcare.case_from(paid(incentive=label), library=library)


@pytest.mark.parametrize("written", ["普惠托位建设补贴", "中央预算内补助", "cn.1999-1.grant"])
def test_what_names_nothing_is_told_with_what_is_near(library: Library, written: str) -> None:
    """And how to write what is under other law."""
    [fault] = faults_of(paid(incentive=written), library)
    assert (fault.path, fault.slug) == ("prior_awards[0].incentive", "unknown-incentive")
    assert fault.advice is not None
    assert "最接近的有：“" in fault.advice.zh
    assert "（other）" in fault.advice.zh
    childcare.case_from(paid(incentive="other"), library=library)


def test_a_library_without_incentives_has_none_that_is_near(tmp_path: Path) -> None:
    """It is only told how to write what is under other law, in either language."""
    empty = one_file(tmp_path, "parameters:\n  x: {text: TEXT, unit: 1, values: []}\n")
    with pytest.raises(CaseError) as caught:
        incentives.assess(Workshops(payouts=(Payout(incentive="xyzzy"),)), empty, on=ON)
    [fault] = caught.value.faults
    assert isinstance(fault, CaseFault)
    assert fault.advice == Text(
        "不属于政策库所列政策的资金，请填“其他”（other）。",
        "Write 'other' for what was paid under law that the library has not.",
    )


def test_one_payment_named_in_two_ways_stands_twice(library: Library) -> None:
    """It does not count twice."""
    document = paid(incentive=NAMED)
    again = paid(incentive=GRANT)
    rows = [*document["prior_awards"], *again["prior_awards"]]  # type: ignore[misc]
    [fault] = faults_of({**document, "prior_awards": rows}, library)
    assert fault.slug == "repeated-row"


def test_what_was_paid_under_the_name_is_not_due_again(library: Library) -> None:
    """The same comes out as with the id, to the fen."""
    payments = [
        incentives.assess(
            childcare.case_from(paid(incentive=written), library=library), library, on=ON
        )[GRANT].payment
        for written in (GRANT, NAMED)
    ]
    assert payments[0] is not None
    assert payments[1] is not None
    assert payments[0].account == payments[1].account
    assert payments[0].account.paid.known == Money(Decimal(600000), "CNY")


@pytest.mark.parametrize("subject", ["二期", "p-2022", "h1"])
def test_a_payment_for_none_of_the_projects_is_told(library: Library, subject: str) -> None:
    """A grant is for a project: premises are none, though the case lists them."""
    document = {**paid(incentive=GRANT, subject=subject), "premises": [{"id": "h1"}]}
    [fault] = faults_of(document, library)
    assert (fault.path, fault.slug) == ("prior_awards[0].subject", "no-such-row")
    childcare.case_from(paid(incentive=GRANT, subject="other"), library=library)


def test_where_nobody_listed_the_projects_nothing_is_known_to_be_missing(library: Library) -> None:
    """The subject may be one of them."""
    document = {name: said for name, said in paid(incentive=GRANT).items() if name != "projects"}
    childcare.case_from(document, library=library)


@pytest.mark.parametrize("written", ["320614", "海门区", "南通市海门区", "江苏省南通市海门区"])
def test_a_place_is_known_by_its_code_and_by_its_name(library: Library, written: str) -> None:
    """That of the case, and that of another institution."""
    site = {"name": "乙园", "county": written}
    case = childcare.case_from({"district": written, "sites": [site]}, library=library)
    assert isinstance(case.sites, tuple)
    assert (case.district, case.sites[0].county) == ("320614", "320614")


def test_a_place_that_is_none_is_told(library: Library) -> None:
    """A code as codes are is one of a place of which there is no law."""
    sites = [{"name": "甲", "county": "110101"}, {"name": "乙", "county": "海们区"}]
    [fault] = faults_of({"district": "320614", "sites": sites}, library)
    assert (fault.path, fault.slug) == ("sites[1].county", "unknown-place")


@attrs.frozen(kw_only=True)
class Tree:
    id: str | Unknown = fact("编号", "id")
    height: Decimal | Unknown = fact("高", "height", unit="m")


def test_a_field_that_refers_to_nothing_is_no_vocabulary() -> None:
    """The program does not start, and says what may have been meant."""

    @attrs.frozen(kw_only=True)
    class Case:
        trees: tuple[Tree, ...] | Unknown = fact("树", "trees", row="tree", unique="id")
        tallest: str | Unknown = fact("最高", "tallest", refers_to="tree")

    with pytest.raises(VocabularyError, match="Did you mean 'trees'"):
        describe(Case)


@pytest.mark.parametrize("refers_to", ["trees.height", "trees.name", ("trees", "trees.leaf")])
def test_a_column_that_names_nothing_is_refused(refers_to: str) -> None:
    """It must be a text of the rows."""

    @attrs.frozen(kw_only=True)
    class Case:
        trees: tuple[Tree, ...] | Unknown = fact("树", "trees", row="tree", unique="id")
        tallest: str | Unknown = fact("最高", "tallest", refers_to=refers_to)

    with pytest.raises(VocabularyError, match="no text of theirs"):
        describe(Case)


@pytest.mark.parametrize("refers_to", ["trees", NameOf.INCENTIVE, NameOf.PLACE])
def test_only_a_text_refers_to_something(refers_to: str | NameOf) -> None:
    """A number names nothing."""

    @attrs.frozen(kw_only=True)
    class Case:
        trees: tuple[Tree, ...] | Unknown = fact("树", "trees", row="tree", unique="id")
        count: int | Unknown = fact("数", "count", refers_to=refers_to)

    with pytest.raises(VocabularyError, match="is no text"):
        describe(Case)

"""What is read off the attrs classes of a domain."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

import attrs
import pytest
from moneyed import Money

from incentives.childcare import Case as ChildcareCase
from incentives.facts.describing.classes import describe
from incentives.facts.field import Choice, Role, fact
from incentives.facts.unknown import UNKNOWN, NotComeAbout, UnknownFact
from incentives.facts.vocabulary import VocabularyError, currency_of_unit
from incentives.language.types import (
    BOOLEAN,
    DATE,
    MONTH,
    STATUS,
    ChoiceSetType,
    ChoiceType,
    NumberType,
    RecordType,
    RowsType,
    TextType,
    Type,
)
from incentives.values.period import Month, Status
from incentives.values.text import Text
from incentives.values.unit import Unit


class Colour(Choice):
    RED = "red", "红", "red"
    BLUE = "blue", "蓝", "blue"


class Plain(Enum):
    ONE = "one"


@attrs.frozen(kw_only=True)
class Row:
    kind: Plain | UnknownFact = fact("种类", "kind")
    weight: Decimal | UnknownFact = fact(
        "重", "weight", unit="kg", unit_label=Text("千克", "kg"), least=0, most=Decimal("99.5")
    )


@attrs.frozen(kw_only=True)
class Inner:
    begun: date | UnknownFact = fact("始", "begun")
    ended: date | UnknownFact | NotComeAbout = fact(
        "终", "ended", not_before="begun", question=Text("何日终?", "ended when?")
    )


@attrs.frozen(kw_only=True)
class Root:
    code: str = fact("代码", "code", role=Role.JURISDICTION, default=attrs.NOTHING)
    inner: Inner = fact("内", "inner", factory=Inner)
    yes: bool | UnknownFact = fact("是", "yes")
    count: int | UnknownFact = fact("数", "count")
    price: Money | UnknownFact = fact("价", "price", unit="EUR/year")
    month: Month | UnknownFact = fact("月", "month")
    held: Status | UnknownFact = fact("持", "held")
    colour: Colour | UnknownFact = fact("色", "colour")
    colours: frozenset[Colour] | UnknownFact = fact("诸色", "colours")
    rows: tuple[Row, ...] | UnknownFact = fact("行", "rows", row="line")
    unnamed_rows: tuple[Inner, ...] | UnknownFact = fact("行", "rows without a name")
    declared: Mapping[str, object] = fact("专项", "declared", role=Role.DECLARED, factory=dict)


COLOUR = ChoiceType("Colour", ("red", "blue"))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("code", TextType()),
        ("inner", RecordType("inner")),
        ("inner.begun", DATE),
        ("inner.ended", DATE),
        ("yes", BOOLEAN),
        ("count", NumberType(Unit.parse("1"))),
        ("price", NumberType(Unit.parse("EUR/year"))),
        ("month", MONTH),
        ("held", STATUS),
        ("colour", COLOUR),
        ("colours", ChoiceSetType(COLOUR)),
        ("rows", RowsType("rows", RecordType("line"))),
        ("unnamed_rows", RowsType("unnamed_rows", RecordType("unnamed_rows_row"))),
    ],
)
def test_each_field_has_its_type_in_the_language(path: str, expected: Type) -> None:
    """From the annotation of the class and the unit of the field."""
    field = describe(Root).field_at(tuple(path.split(".")))
    assert field is not None
    assert expected == field.type


def test_rows_are_spoken_of_by_the_name_of_one() -> None:
    """`rows` is the list, `line` one of it."""
    vocabulary = describe(Root)
    field = vocabulary.field_at(("weight",), "line")
    assert field is not None
    assert (field.spec.least, field.spec.most, field.label) == (
        Decimal(0),
        Decimal("99.5"),
        Text("重", "weight"),
    )
    assert vocabulary.field_at(("rows", "weight")) is None
    assert vocabulary.field_at(("code", "x")) is None


def test_what_the_domain_says_of_a_fact_is_kept() -> None:
    """Labels, questions, order of dates, and what may be none or must be given."""
    vocabulary = describe(Root)
    ended, code = vocabulary.field_at(("inner", "ended")), vocabulary.field_at(("code",))
    assert ended is not None
    assert code is not None
    assert (ended.may_be_none, ended.is_required, ended.spec.not_before) == (
        True,
        False,
        ("begun",),
    )
    assert ended.spec.question == Text("何日终?", "ended when?")
    assert (code.may_be_none, code.is_required) == (False, True)


def test_roles_units_and_wordings_are_found() -> None:
    """The engine finds what it needs by role; reports find words for units and values."""
    vocabulary = describe(Root)
    place, papers = vocabulary.role(Role.JURISDICTION), vocabulary.role(Role.PAPERS)
    assert place is not None
    assert (place.name, papers, vocabulary.paper_kinds) == ("code", None, ())
    assert vocabulary.base_units == {"kg", "EUR", "year"}
    assert vocabulary.unit_labels == {"kg": Text("千克", "kg")}
    assert vocabulary.choice_labels["Colour"] == {
        "red": Text("红", "red"),
        "blue": Text("蓝", "blue"),
    }
    assert vocabulary.choice_labels["Plain"] == {"one": Text("one", "one")}


def test_every_name_that_a_policy_may_use_is_listed() -> None:
    """Facts by dotted name, rows by the name of one."""
    names = set(describe(Root).paths())
    assert {"code", "inner.begun", "line.weight", "rows"} <= names
    assert "rows.weight" not in names


def test_a_fact_is_unknown_unless_given() -> None:
    """Not zero, not false, not none."""
    root = Root(code="1")
    assert (root.yes, root.count, root.inner.ended, root.rows) == (
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
    )
    assert repr(UNKNOWN) == "UNKNOWN"


@attrs.frozen
class HasFloat:
    x: float | UnknownFact = fact("甲", "a")


@attrs.frozen
class HasTwo:
    x: int | str | UnknownFact = fact("甲", "a")


@attrs.frozen
class HasMoneyWithoutCurrency:
    x: Money | UnknownFact = fact("甲", "a")


@attrs.frozen
class HasMoneyInPlaces:
    x: Money | UnknownFact = fact("甲", "a", unit="place")


@attrs.frozen
class HasListOfNumbers:
    x: tuple[int, ...] | UnknownFact = fact("甲", "a")


@attrs.frozen
class HasFieldThatIsNoFact:
    x: int = 0


@attrs.frozen
class HasBoundsWithoutRoom:
    x: int | UnknownFact = fact("甲", "a", least=4, most=3)


@attrs.frozen
class HasTwoNames:
    x: str | UnknownFact = fact("甲", "a", role=Role.NAME)
    y: str | UnknownFact = fact("乙", "b", role=Role.NAME)


@attrs.frozen
class HasBothOfOffice:
    x: str | UnknownFact = fact("甲", "a", role=Role.OFFICE)
    y: int | UnknownFact = fact("乙", "b", role=Role.OFFICE, least=3, most=3)


class NoAttrs:
    x: int


@pytest.mark.parametrize(
    "cls", [HasFloat, HasTwo, HasMoneyWithoutCurrency, HasMoneyInPlaces, HasListOfNumbers, NoAttrs]
)
def test_a_class_that_cannot_hold_facts_is_refused(cls: type) -> None:
    """Floats, unions, money without a currency, lists of numbers: a mistake in the program."""
    with pytest.raises(VocabularyError):
        describe(cls)


@pytest.mark.parametrize(
    ("cls", "said"),
    [
        (HasFieldThatIsNoFact, r"'x' is not declared as a fact: write fact\(CHINESE, ENGLISH\)"),
        (HasBoundsWithoutRoom, "'x' is at least 4 and at most 3: nothing is both"),
        (HasTwoNames, "'x' and 'y' both have the role NAME"),
    ],
)
def test_what_contradicts_itself_is_told(cls: type, said: str) -> None:
    with pytest.raises(VocabularyError, match=said):
        describe(cls)


def test_several_facts_may_be_of_the_office() -> None:
    """And a fact may have one value only."""
    assert {"x", "y"} == set(describe(HasBothOfOffice).root.fields)


def test_what_proves_a_fact_is_a_kind_of_paper() -> None:
    """A name that is none is a mistake in the program, told with the field."""

    @attrs.frozen(kw_only=True)
    class ProvenByNothing:
        is_small: bool | UnknownFact = fact("小", "small", proven_by="proof_of_nothing")

    with pytest.raises(VocabularyError, match="'is_small' is proven by 'proof_of_nothing'"):
        describe(ProvenByNothing)


def test_money_has_the_currency_of_its_unit() -> None:
    """Also money a year."""
    assert currency_of_unit(Unit.parse("CNY/year")) == "CNY"


def test_the_childcare_vocabulary_is_described() -> None:
    """Papers and places are found by their roles; every fact has a label in both languages."""
    vocabulary = describe(ChildcareCase)
    place = vocabulary.role(Role.JURISDICTION)
    assert place is not None
    assert place.name == "district"
    assert "filing_receipt" in vocabulary.paper_kinds
    assert all(
        field.label.zh and field.label.en
        for record in vocabulary.records.values()
        for field in record.fields.values()
    )

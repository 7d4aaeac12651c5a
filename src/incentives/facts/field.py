"""How a domain declares its facts: attrs fields with label, unit, bounds and a question."""

import types
from collections.abc import Callable, Mapping
from contextlib import suppress
from decimal import Decimal
from enum import Enum
from typing import Any, Self, TypeVar, Union, get_args, get_origin

import attrs

from incentives.brief import brief, brief_value
from incentives.facts.holding.held import Holds
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN, NotComeAbout, Unknown, UnknownFact
from incentives.language.possible import Value
from incentives.values.text import Text, worded
from incentives.values.texts.plain_text import compared
from incentives.values.unit import Unit

METADATA_KEY = "incentives.fact"


class Choice(Enum):
    """An enumeration whose values have a wording: `OWNED = "owned", "自有", "owned"`.

    In other languages than Chinese and English: `OWNED = "owned", Text(fr="en propriété")`.
    """

    text: Text

    def __new__(cls, value: str, label: Text | str, en: str | None = None) -> Self:
        member = object.__new__(cls)
        member._value_ = value
        member.text = worded(label, en)
        return member


DeclaredFacts = Mapping[str, object] | UnknownFact
"""What single instruments ask of one row, by full id."""
E = TypeVar("E", bound=Enum)
K = TypeVar("K")


def choice_called(written: str, kind: type[E]) -> E | None:
    """The value that is written so, or else the one that alone has this wording; None: none.

    Wordings are compared whatever their width, case and blanks.

    >>> class Tenure(Choice):
    ...     OWNED = "owned", "自有", "owned by the applicant"
    >>> choice_called("自有 ", Tenure), choice_called("租赁", Tenure)
    (<Tenure.OWNED: 'owned'>, None)
    """
    with suppress(ValueError):  # it is no value, perhaps a wording
        return kind(written)
    members = {member: member.text for member in kind if isinstance(member, Choice)}
    return _called(written, members)


def value_called(written: str, labels: Mapping[str, Text]) -> str | None:
    """As `choice_called`, of an enumeration that is no class: its values with their wordings."""
    return written if written in labels else _called(written, labels)


def _called(written: str, wordings: Mapping[K, Text]) -> K | None:
    """What alone has this wording."""
    short = compared(written)
    called = [key for key, text in wordings.items() if short in map(compared, text.each)]
    return called[0] if len(called) == 1 else None


class Role(Enum):
    """What the engine itself needs to find in a case."""

    NAME = "name"  # what the applicant is called, on papers and in a register
    JURISDICTION = "jurisdiction"  # the code of the place, which says whose instruments apply
    PAPERS = "papers"  # rows of papers held: their `kind`, and `valid_to` if they expire
    AWARDS = "awards"  # rows of payments made before: `incentive`, `subject`, `amount`, `paid_on` …
    OFFICE = "office"  # what the office itself knows, and does not ask an applicant
    DECLARED = "declared"  # what single instruments ask for, by full id: of the case, or of a row


SEVERAL = frozenset({Role.OFFICE})
"""Roles that several fields of a record may have."""


class NameOf(Enum):
    """What a text can name that is no row of the case: `refers_to=NameOf.INCENTIVE`."""

    INCENTIVE = "incentive"  # of the library: its id, its title, or title and number
    PLACE = "place"  # a place of the library: its code or its name; or another code like theirs


OTHER = "other"
"""What a text says that names none of those that there are, and says so.

It may, where it names an incentive or a row of one of several lists.
"""


@attrs.frozen(kw_only=True)
class SumAtMost:
    """Rows alike in `by` speak of one whole, and their `of` adds up to its `limit` at most.

    All of them state the same `limit`. Rows that state different values of one of `apart` speak of
    different wholes. `of` cannot be below zero.
    """

    of: str
    limit: str
    by: tuple[str, ...]
    apart: tuple[str, ...] = ()

    __repr__ = brief


@attrs.frozen
class OneForOne:
    """One of `unit` counts for one of `other`, both base units of the domain; `text` says so."""

    unit: str
    other: str
    text: Text

    __repr__ = brief


@attrs.frozen
class Assumed:
    """What a fact counts as where nobody has said it: `value`, exact; every answer tells `text`.

    For what hardly a case has and none of today states; all else that is left out is not known.
    """

    value: Value
    text: Text

    __repr__ = brief


@attrs.frozen(kw_only=True, repr=False)
class FactSpec:
    """What a field of the vocabulary says of its fact."""

    label: Text | None = None
    unit: Unit | None = None
    unit_label: Text | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    question: Text | None = None
    not_before: tuple[str, ...] = ()
    row: str | None = None
    order: str | None = None
    unique: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    sum_at_most: SumAtMost | None = None
    refers_to: tuple[str, ...] = ()
    name_of: NameOf | None = None
    days_of: str | None = None
    holds: tuple[Holds, ...] = ()
    role: Role | None = None
    assumed: Assumed | None = None
    proven_by: tuple[str, ...] = ()

    @property
    def key(self) -> str | None:
        """Of a repeated fact, the one column that tells all its rows apart."""
        return self.unique[0] if len(self.unique) == 1 and not self.apart else None

    @property
    def list_named(self) -> str | None:
        """The one list of which it names a row by what tells these apart."""
        named = self.refers_to[0] if len(self.refers_to) == 1 else "."
        return named if "." not in named else None


def fact(
    zh: Text | str,
    en: str | None = None,
    *,
    unit: str | None = None,
    unit_label: Text | None = None,
    least: Decimal | int | None = None,
    most: Decimal | int | None = None,
    question: Text | None = None,
    not_before: str | tuple[str, ...] = (),
    row: str | None = None,
    order: str | None = None,
    unique: str | tuple[str, ...] = (),
    apart: str | tuple[str, ...] = (),
    sum_at_most: SumAtMost | None = None,
    refers_to: str | tuple[str, ...] | NameOf = (),
    days_of: str | None = None,
    holds: str | Holds | tuple[str | Holds, ...] = (),
    role: Role | None = None,
    assumed: Assumed | None = None,
    proven_by: str | tuple[str, ...] = (),
    default: object = UNKNOWN,
    factory: Callable[[], object] | None = None,
) -> Any:  # as attrs.field is typed
    """An attrs field for a fact: unknown unless given.

    Args:
        zh: its label in Chinese; or alone a text, `fact(Text(fr="prix", en="price"))`.
        en: its label in English, beside one in Chinese: `fact("价格", "price")`.
        unit: of a number, such as `CNY/year` or `m2`; `1` (the default) has none. Money: its
            currency.
        unit_label: how officers call the unit.
        least: the lower bound, itself an allowed value.
        most: the upper bound, itself an allowed value.
        question: what to ask for it, where the label does not ask it already.
        not_before: dates that cannot come later: names in the same record, dotted paths from the
            root of the case, or (`children.born_on`) of the row that this one refers to.
        row: for a repeated fact, what a policy calls one row.
        order: for a repeated fact, the date or month of a row that says which row comes first.
        unique: for a repeated fact, the columns of which no two rows are alike in all.
        apart: columns in which rows alike in `unique` may differ: then they are two.
        sum_at_most: for a repeated fact, what its rows add up to at most.
        refers_to: of a text, the repeated fact whose row it names by that one's `unique` column;
            several, where it names a row of one of them, or `other`; `staff.person`: by a column
            that is not alone unique. Or what it names of the library (`NameOf`).
        days_of: of a number of days, the month of the same record that has no fewer.
        holds: conditions that facts keep to, this one among them; of a repeated fact, its rows.
        role: what the engine itself uses it for.
        assumed: what it counts as where it is left out, which answers that read it tell; without it
            what is left out is not known.
        proven_by: kinds of papers that prove it, whether or not a rule asks for them.
        default: what it is unless given; `attrs.NOTHING`: it must be given.
        factory: makes the default anew for each case.

    Raises:
        TypeError: if the label is neither one text nor Chinese and English.
        UnitSyntaxError: if `unit` is not written as a unit.
    """
    spec = FactSpec(
        label=worded(zh, en),
        unit=Unit.parse(unit) if unit is not None else None,
        unit_label=unit_label,
        least=None if least is None else Decimal(least),
        most=None if most is None else Decimal(most),
        question=question,
        not_before=_several(not_before),
        row=row,
        order=order,
        unique=_several(unique),
        apart=_several(apart),
        sum_at_most=sum_at_most,
        refers_to=() if isinstance(refers_to, NameOf) else _several(refers_to),
        name_of=refers_to if isinstance(refers_to, NameOf) else None,
        days_of=days_of,
        holds=_holding(holds),
        role=role,
        assumed=assumed,
        proven_by=_several(proven_by),
    )
    metadata = {METADATA_KEY: spec}
    if factory is not None:
        return attrs.field(factory=factory, metadata=metadata, repr=brief_value)
    return attrs.field(default=default, metadata=metadata, repr=brief_value)


def declared_facts() -> Any:  # as attrs.field is typed
    """An attrs field of a row, `declared: DeclaredFacts`, for what instruments ask of each row."""
    return fact("文件专项事实", "facts that single instruments ask for", role=Role.DECLARED)


def _several(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else names


def _holding(stated: str | Holds | tuple[str | Holds, ...]) -> tuple[Holds, ...]:
    several = stated if isinstance(stated, tuple) else (stated,)
    return tuple(one if isinstance(one, Holds) else Holds(one) for one in several)


def is_union(hint: object) -> bool:
    """Whether the hint of a field is a union of types."""
    return get_origin(hint) in {Union, types.UnionType}


def takes_none(hint: object) -> bool:
    """Whether what the hint is of may also be known not to have come about."""
    return any(_is_of_nothing(option) for option in _options(hint))


def kinds_in(hint: object) -> tuple[Any, ...]:
    """The types in the hint of a field, beside those of what is unknown or does not exist."""
    return tuple(
        option
        for option in _options(hint)
        if option is not Unknown and get_args(option) != (UNKNOWN,) and not _is_of_nothing(option)
    )


def _is_of_nothing(option: object) -> bool:
    return option in {NotComeAbout, type(None)} or get_args(option) == (NOT_COME_ABOUT,)


def _options(hint: object) -> tuple[Any, ...]:
    return get_args(hint) if is_union(hint) else (hint,)

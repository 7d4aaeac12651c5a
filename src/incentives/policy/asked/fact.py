"""Facts that one instrument asks for, which no vocabulary foresaw."""

from collections.abc import Mapping

import attrs

from incentives.facts.holding.held import Held
from incentives.language.possible import Value
from incentives.language.types import (
    BooleanType,
    ChoiceType,
    DateType,
    MonthType,
    NumberType,
    StatusType,
    TextType,
)
from incentives.values.citation import Citation
from incentives.values.number import Exact
from incentives.values.span import Span
from incentives.values.text import Text

DeclaredType = BooleanType | NumberType | DateType | MonthType | StatusType | ChoiceType | TextType
"""What an instrument can ask for."""


@attrs.frozen(kw_only=True, repr=False)
class FactKind:
    """What may be said of a fact: its type, the bounds of a number, the values of a choice.

    `may_be_none`: a case may also say that it does not exist, or has not come about. A choice is an
    enumeration of its own, whose name is the id of the fact; `value_labels` says what its values
    are called.
    """

    type: DeclaredType
    at_least: Exact | None = None
    at_most: Exact | None = None
    may_be_none: bool = False
    value_labels: Mapping[str, Text] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DeclaredFact:
    """A fact that one instrument asks for; `default` only where the law states one.

    `of`: the list of whose rows it is asked, each by itself; None: it is of the case as a whole.
    `column`: what it is called in such a row: its id, in a row of a list of an instrument its name.
    `holds`: what facts keep to, this one among them. `unique`: of a fact of each row, the facts of
    a row, this one among them, that no two rows have alike.
    """

    id: str
    instrument: str
    of: str | None = None
    text: Text
    question: Text | None
    kind: FactKind
    default: Value
    has_default: bool
    default_citation: Citation | None
    span: Span
    holds: tuple[Held, ...] = ()
    unique: tuple[str, ...] = ()
    column: str = attrs.field()

    @column.default
    def _its_id(self) -> str:
        return self.id

    @property
    def type(self) -> DeclaredType:
        """The type of its values."""
        return self.kind.type

    @property
    def at_least(self) -> Exact | None:
        """The least that it can be; None: no bound."""
        return self.kind.at_least

    @property
    def at_most(self) -> Exact | None:
        """The most that it can be; None: no bound."""
        return self.kind.at_most

    @property
    def may_be_none(self) -> bool:
        """Whether it may be known not to exist, or as a day not to have come about."""
        return self.kind.may_be_none

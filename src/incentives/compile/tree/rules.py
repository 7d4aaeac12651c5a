"""Nodes that go over rows, and rules that are asked by name."""

from enum import Enum, auto

import attrs

from incentives.compile.tree.node import Fact, Given, Node
from incentives.values.span import Span


@attrs.frozen(kw_only=True, eq=False)
class Rows:
    """The rows of a list, by the fact of the case that says where they stand."""

    listed: Fact
    width: int


@attrs.frozen(kw_only=True, eq=False)
class Function:
    """A rule that others ask by name: `parameters` beside the case, and what it comes to.

    `comment`: what it is called and where it stands, which is `where`. `kept`: where the row that
    is its one parameter keeps what it came to; None: it is worked out each time.
    """

    name: str
    parameters: tuple[Given, ...]
    body: Node
    comment: str
    where: Span | None = None
    kept: int | None = None


@attrs.frozen(kw_only=True, eq=False)
class Call(Node):
    """What a function comes to for the arguments."""

    function: Function
    arguments: tuple[Node, ...]


class Loop(Enum):
    """What is made of the rows that count."""

    SUM = auto()
    COUNT = auto()
    ANY = auto()
    ALL = auto()
    LEAST = auto()
    MOST = auto()
    FIRST = auto()


@attrs.frozen(kw_only=True, eq=False)
class Linked(Node):
    """The first of the rows that are of one period with a row (`of`); all rows are linked so.

    `period`: the function of a row that tells its period. `first`, `next`: where a row has the
    address of the first row of its period, and of the next one (EMPTY: there is none).
    """

    rows: Rows
    of: Given
    period: Function
    first: int
    next: int


@attrs.frozen(kw_only=True, eq=False)
class OfPeriod:
    """The rows of the period of the row `own`, which is over: `first` links and tells them.

    `next`: where a row has the address of the next one. `guard`: what else must hold of one.
    """

    own: Given
    first: Function
    next: int
    guard: Node | None


@attrs.frozen(kw_only=True, eq=False)
class Gathered(Node):
    """What comes of the rows of a list: `row` stands for each of them in `guard` and `body`.

    `of_period`: those of whose rows alone it comes, where all is known. `to_come`: as long as it is
    open, there may be any number of rows more.
    """

    loop: Loop
    rows: Rows
    row: Given
    guard: Node | None
    body: Node
    of_period: OfPeriod | None = None
    to_come: Node | None = None


@attrs.frozen(kw_only=True, eq=False)
class SamePeriod(Node):
    """Whether two rows, whose periods these are, are of one period."""

    own: Node
    other: Node

    @property
    def is_flat(self) -> bool:
        return self.own.is_flat and self.other.is_flat


@attrs.frozen(kw_only=True, eq=False)
class PeriodOver(Node):
    """Whether the period is over on the day of the assessment."""

    period: Node


@attrs.frozen(kw_only=True, eq=False)
class Movement:
    """What a row does on its day to the account that it is on: functions of the row and the day.

    `counts`: whether it does at all. `keys`: by which rows have an account together. `adds` and
    `used`: over one denominator; what is below zero is nothing.
    """

    counts: Function
    keys: tuple[Function, ...]
    adds: Function
    used: Function


@attrs.frozen(kw_only=True, eq=False)
class Account:
    """What rows add to an account and use of it, each on its day; the oldest is used first.

    `day`: a function of a row, NONE where it does not move. `dated`: what it does on that day;
    `undated`: where the day is not known (None: only the reference can say). `opening`: a function
    of the first day that counts (None: there is nothing before). `lasts`: so many months (None:
    without end).
    """

    name: str
    rows: Rows
    day: Function
    dated: Movement
    undated: Movement | None
    opening: Function | None
    lasts: int | None


@attrs.frozen(kw_only=True, eq=False)
class Carried(Node):
    """What is used of the account in the row.

    `unlisted`: the account of a row that nobody has listed, on which nothing bears that is tried.
    """

    account: Account
    unlisted: Account
    row: Given

"""How incentives bear on each other."""

from typing import Literal, assert_never, get_args

import attrs

from incentives.language.expression import Expression
from incentives.values.citation import Citation
from incentives.values.span import Span
from incentives.values.text import Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Excludes:
    """Who is entitled to `by` does not get `incentive`."""

    instrument: str
    incentive: str
    by: str
    citation: Citation
    text: Text | None
    span: Span

    @property
    def incentives(self) -> tuple[str, ...]:
        """The two incentives, that which gives way first."""
        return self.incentive, self.by

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class HigherOf:
    """Only the highest of the incentives is given (就高不重复).

    Among equals it is the one named first.
    """

    instrument: str
    incentives: tuple[str, ...]
    citation: Citation
    text: Text | None
    span: Span

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OneOf:
    """The applicant may have only one of the incentives (择一).

    Taken is the one with which all incentives together pay most.
    """

    instrument: str
    incentives: tuple[str, ...]
    citation: Citation
    text: Text | None
    span: Span

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeyedIncentive:
    """An incentive, and for whom or what each of its rows is.

    `key`: one expression, or several that count together; none, and all its rows are of one.
    """

    incentive: str
    key: tuple[Expression, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OncePer:
    """For each key only one of the incentives is given; `counts_rows`: of its rows only one too.

    `is_of_one`: the members are one incentive, in the versions that continue each other.
    """

    instrument: str
    members: tuple[KeyedIncentive, ...]
    counts_rows: bool
    is_of_one: bool = False
    citation: Citation
    text: Text | None
    span: Span

    @property
    def incentives(self) -> tuple[str, ...]:
        """The incentives of which one is given for the same."""
        return tuple(member.incentive for member in self.members)

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return tuple(part for member in self.members for part in member.key)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Deducts:
    """What `what` pays comes off `incentive`, which never falls below nothing."""

    instrument: str
    incentive: str
    what: str
    citation: Citation
    text: Text | None
    span: Span

    @property
    def incentives(self) -> tuple[str, ...]:
        """The two incentives, that which is reduced first."""
        return self.incentive, self.what

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SharedCap:
    """Together the incentives come to `at_most` at most; the one named last gives way first.

    `for_each`: the lists of rows of which each has a cap of its own. `at`: the day at which the cap
    is read; None: the assessment's. `levels`: of government, all of whose incentives these are;
    empty: they are named one by one.
    """

    instrument: str
    incentives: tuple[str, ...]
    at_most: Expression
    for_each: tuple[str, ...]
    at: Expression | None
    levels: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    citation: Citation
    text: Text | None
    span: Span

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Its expressions, in the order in which they are read."""
        return (self.at_most,) if self.at is None else (self.at_most, self.at)


Relation = Excludes | HigherOf | OneOf | OncePer | Deducts | SharedCap
"""How incentives bear on each other."""

Keyword = Literal["excludes", "higher_of", "one_of", "once_per", "deducts", "shared_cap"]
KEYWORDS: tuple[Keyword, ...] = get_args(Keyword)


def keyword_of(relation: Relation) -> Keyword:
    """The key under which policy files state such a relation."""
    match relation:
        case Excludes():
            return "excludes"
        case HigherOf():
            return "higher_of"
        case OneOf():
            return "one_of"
        case OncePer():
            return "once_per"
        case Deducts():
            return "deducts"
        case SharedCap():
            return "shared_cap"
        case _:
            assert_never(relation)

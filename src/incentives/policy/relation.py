"""How incentives bear on each other."""

from typing import assert_never

import attrs

from incentives.language.expression import Expression
from incentives.values.citation import Citation
from incentives.values.span import Span
from incentives.values.text import Text


@attrs.frozen(kw_only=True, eq=False)
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
        return self.incentive, self.by

    @property
    def expressions(self) -> tuple[Expression, ...]:
        return ()


@attrs.frozen(kw_only=True, eq=False)
class HigherOf:
    """Only the highest of the incentives is given (就高不重复); among equals the one named first."""

    instrument: str
    incentives: tuple[str, ...]
    citation: Citation
    text: Text | None
    span: Span

    @property
    def expressions(self) -> tuple[Expression, ...]:
        return ()


@attrs.frozen(kw_only=True, eq=False)
class OneOf:
    """The applicant may have only one of the incentives (择一), and takes the one with which all of them pay most."""

    instrument: str
    incentives: tuple[str, ...]
    citation: Citation
    text: Text | None
    span: Span

    @property
    def expressions(self) -> tuple[Expression, ...]:
        return ()


@attrs.frozen(kw_only=True, eq=False)
class KeyedIncentive:
    """An incentive, and for whom or what each of its rows is: one expression or several together."""

    incentive: str
    key: tuple[Expression, ...]


@attrs.frozen(kw_only=True, eq=False)
class OncePer:
    """For each key only one of the incentives is given; `counts_rows`: and of its rows only one."""

    instrument: str
    members: tuple[KeyedIncentive, ...]
    counts_rows: bool
    citation: Citation
    text: Text | None
    span: Span

    @property
    def incentives(self) -> tuple[str, ...]:
        return tuple(member.incentive for member in self.members)

    @property
    def expressions(self) -> tuple[Expression, ...]:
        return tuple(part for member in self.members for part in member.key)


@attrs.frozen(kw_only=True, eq=False)
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
        return self.incentive, self.what

    @property
    def expressions(self) -> tuple[Expression, ...]:
        return ()


@attrs.frozen(kw_only=True, eq=False)
class SharedCap:
    """Together the incentives come to `at_most` at most; the one named last gives way first.

    `for_each`: the rows of which each has a cap of its own. `at`: the day at which the cap is read; None: the assessment's.
    """

    instrument: str
    incentives: tuple[str, ...]
    at_most: Expression
    for_each: tuple[str, ...]
    at: Expression | None
    citation: Citation
    text: Text | None
    span: Span

    @property
    def expressions(self) -> tuple[Expression, ...]:
        return (self.at_most,) if self.at is None else (self.at_most, self.at)


Relation = Excludes | HigherOf | OneOf | OncePer | Deducts | SharedCap


def keyword_of(relation: Relation) -> str:
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

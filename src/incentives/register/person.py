"""Who somebody is, by the id that a provider of sign-ins gives for good, and what he may do."""

from enum import Enum

import attrs

from incentives.brief import brief


class Duty(Enum):
    """What somebody may do in an office, once it has somebody who administers that."""

    FILE = "file"
    REVIEW = "review"
    APPROVE = "approve"
    PAY = "pay"
    ANNUL = "annul"
    KEEP = "keep"
    ADMINISTER = "administer"


@attrs.frozen(kw_only=True)
class Person:
    """Somebody who has signed in.

    `issuer` and `subject` are the provider and the id that it gives him for good; `name` is what he
    is called at present, which may change and which another may be called too.
    """

    issuer: str
    subject: str
    name: str

    __repr__ = brief

    @property
    def key(self) -> tuple[str, str]:
        """By what he is known: two persons are one where these are the same."""
        return self.issuer, self.subject


@attrs.frozen(kw_only=True)
class Standing:
    """What somebody may do at present: nothing, if all of it was withdrawn.

    `entry`: the number of the entry that says so, the last one about him.
    """

    person: Person
    duties: frozenset[Duty]
    entry: int

    __repr__ = brief

    @property
    def is_administrator(self) -> bool:
        return Duty.ADMINISTER in self.duties

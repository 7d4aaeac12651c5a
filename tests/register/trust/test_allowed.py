"""Entries of those who had no duty for them are named, though their seals hold."""

import pytest

from incentives.register import Register
from incentives.register.chain import canonical
from tests.register.trust.many import determination, payment, small, write
from tests.register.trust.telling import append, told

HEAD = {"issuer": "https://login.example.org", "subject": "1", "name": "赵敏"}
CLERK = {"issuer": "https://login.example.org", "subject": "2", "name": "王芳"}
SAME_NAME = {**CLERK, "subject": "3"}


def duties(whom: dict[str, str], *given: str, **said: object) -> dict[str, object]:
    """What an entry about duties says; without a person it is one of the command."""
    nobody = {"applicant": "", "district": "", "reason": "分工"}
    return small("duties", **nobody, whom=whom, duties=sorted(given), **said)


@pytest.fixture
def administered(some: Register) -> Register:
    """赵敏 administers it from entry 21 on; from 22 on 王芳 files and pays."""
    let = (duties(HEAD, "administer"), duties(CLERK, "file", "pay", person=HEAD))
    write(some, iter(let), 2)
    return some


def test_those_who_may_are_no_fault(administered: Register) -> None:
    """Filing, paying, giving duties on, and the command for a lost administrator."""
    accepted = (
        determination(person=CLERK),
        payment(1, person=CLERK),
        duties(SAME_NAME, "annul", person=HEAD),
        small("annulment", annuls=24, reason="退回", person=SAME_NAME),
        duties(CLERK, "administer", "file"),
    )
    write(administered, iter(accepted), len(accepted))
    assert set() == told(administered)


FORGED = {
    "nobody": determination(),
    "another duty": small("annulment", annuls=2, reason="退回", person=CLERK),
    "another person of the name": determination(person=SAME_NAME),
    "another provider": determination(person={**CLERK, "issuer": "https://other.example.org"}),
    "himself": duties(CLERK, "file", "pay", "administer", person=CLERK),
    "withdrawn by nobody": duties(HEAD),
}


@pytest.mark.parametrize("name", FORGED)
def test_those_who_may_not_are_named(administered: Register, name: str) -> None:
    """Sealed by hand as the next entry."""
    append(administered, 23, canonical(FORGED[name]))
    assert {("forged", 23, None, "not-allowed")} == told(administered)


def test_what_was_withdrawn_holds_from_then_on(administered: Register) -> None:
    """What was filed before stays as it should be."""
    said = (determination(person=CLERK), duties(CLERK, person=HEAD), payment(1, person=CLERK))
    write(administered, iter(said), len(said))
    assert {("forged", 25, None, "not-allowed")} == told(administered)


def test_duties_are_never_annulled(administered: Register) -> None:
    """They are given anew."""
    annul = duties(CLERK, "annul", person=HEAD)
    write(administered, iter([annul, small("annulment", annuls=23, reason="x", person=CLERK)]), 2)
    assert {("forged", 24, None, "other-kind")} == told(administered)

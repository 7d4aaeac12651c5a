"""The check ends for whatever an entry says, and names it."""

from collections.abc import Callable, Iterator

import pytest

from incentives.register import Head, Register, RegisterError, Search, read_head
from incentives.register.chain import canonical, digest_of, seal
from tests.register.offices import tamper
from tests.register.trust.many import determination, payment, small, write
from tests.register.trust.telling import append, told
from tests.work import calls_in


def test_many_small_entries_verify(some: Register) -> None:
    """What is written so is what filing writes."""
    assert (set(), 20) == (told(some), some.verify().entries)


def test_a_number_that_was_typed_costs_nothing(some: Register) -> None:
    """However large it is: the tail is told to be cut, at once."""
    head = read_head("999999999999-ffffffffffffffff")
    assert {("cut", 999999999999, 20, "")} == told(some, head)
    assert calls_in(lambda: some.verify(head)) < 2 * calls_in(some.verify)


@pytest.mark.parametrize(
    "head", [Head(number=0, fingerprint="f" * 64), Head(number=-3, fingerprint="f" * 64)]
)
def test_a_head_that_no_entry_can_have_proves_nothing(some: Register, head: Head) -> None:
    """It is not there."""
    assert {("cut", head.number, 20, "")} == told(some, head)
    assert some.verify(head).proven is None


def test_too_few_digits_prove_nothing(some: Register) -> None:
    """What any fingerprint begins with is no fingerprint."""
    last = some.head()
    assert last is not None
    assert some.verify(Head(number=20, fingerprint="")).proven is None
    assert some.verify(Head(number=20, fingerprint=last.fingerprint[:15])).proven is None
    assert some.verify(Head(number=20, fingerprint=last.fingerprint[:16])).proven is not None


def test_a_row_far_off_is_named(some: Register) -> None:
    """It was inserted; the numbers before it were never filed, and none is told to be missing."""
    tamper(some, "INSERT INTO register_entries VALUES (1000000000, 'p', 'f', '{}')")
    assert {("inserted", 1000000000, None, "")} == told(some)


def test_a_row_far_off_that_is_sealed_is_named(some: Register) -> None:
    """It builds on the last one under a number that does not follow."""
    append(some, 2**63 - 1, canonical(determination()))
    assert ("skipped", 2**63 - 1, 20, "") in told(some)


@pytest.mark.parametrize("number", [0, -(2**63)])
def test_a_row_before_the_first_is_named(some: Register, number: int) -> None:
    """Sealed or not."""
    append(some, number, canonical(determination()), previous="f" * 64)
    assert ("inserted", number, None, "") in told(some)


def test_a_first_entry_that_builds_on_another_is_named(some: Register) -> None:
    """Sealed right: in its place there was one that built on nothing."""
    before = "f" * 64
    sealed = seal(1, before, digest_of(some.entry(1).content_json))
    tamper(
        some,
        f"UPDATE register_entries SET previous = '{before}' WHERE number = 1",  # noqa: S608 - to do harm
        f"UPDATE register_entries SET fingerprint = '{sealed}' WHERE number = 1",  # noqa: S608 - to do harm
    )
    assert {("replaced", 1, 1, ""), ("replaced", 1, 2, "")} == told(some)


def test_a_first_entry_that_was_changed_is_told_to_be_changed_only(some: Register) -> None:
    """Its seal does not hold, so what it builds on says nothing."""
    tamper(some, f"UPDATE register_entries SET previous = '{'f' * 64}' WHERE number = 1")  # noqa: S608 - to do harm
    assert {("changed", 1, None, "")} == told(some)


def test_several_that_are_missing_are_told_once(some: Register) -> None:
    """From the first to the last."""
    tamper(some, "DELETE FROM register_entries WHERE number BETWEEN 4 AND 17")
    assert ("missing", 4, 17, "") in told(some)
    (missing,) = (found for found in some.verify().findings if found.kind.value == "missing")
    assert "第 4 号至第 17 号登记被删除。" == missing.text.zh


def test_entries_that_moved_together_are_named(some: Register) -> None:
    """However many were taken out before them."""
    tamper(
        some,
        "DELETE FROM register_entries WHERE number BETWEEN 2 AND 12",
        "UPDATE register_entries SET number = number - 1000 WHERE number > 12",
        "UPDATE register_entries SET number = number + 989 WHERE number < 0",
    )
    chain = {found for found in told(some) if found[0] != "derived"}
    assert {("missing", 2, 12, ""), *(("moved", n, n - 11, "") for n in range(13, 21))} == chain


def test_entries_in_reverse_are_named(some: Register) -> None:
    """Each is told from the one that it builds on."""
    tamper(
        some,
        "UPDATE register_entries SET number = number - 1000",
        "UPDATE register_entries SET number = 21 - (number + 1000)",
    )
    chain = {found for found in told(some) if found[0] != "derived"}
    assert {("moved", n, 21 - n, "") for n in range(1, 21)} == chain


def _deep() -> str:
    return "[" * 100_000 + "]" * 100_000


UNREADABLE: dict[str, Callable[[], str]] = {
    "amount": lambda: canonical(payment(1, "x")),
    "nan": lambda: canonical(payment(1, "NaN")),
    "infinite": lambda: canonical(payment(1, "-Infinity")),
    "long": lambda: canonical(payment(1, "1E+999999999")),
    "short": lambda: canonical(payment(1, "1E-999999999")),
    "digits": lambda: canonical(payment(1, "9" * 5000)),
    "year": lambda: canonical(payment(1, paid_on="99999-01-01")),
    "moment": lambda: canonical(determination(filed_at="once")),
    "number": lambda: canonical(small("annulment", annuls=2**63)),
    "whole": lambda: '{"kind":"annulment","annuls":' + "9" * 5000 + "}",
    "flag": lambda: canonical(small("annulment", annuls=True)),
    "kind": lambda: canonical(small("present")),
    "list": lambda: "[]",
    "nothing": lambda: "",
    "null": lambda: "null",
    "deep": _deep,
    "deep case": lambda: canonical(determination(case={})).replace(
        '"case":{}', f'"case":{{"x":{_deep()}}}'
    ),
    "no number": lambda: canonical(determination(case={})).replace('"case":{}', '"case":{"x":NaN}'),
    "surrogate": lambda: canonical(determination()).replace("托育机构", "\\ud800"),
    "title": lambda: canonical(determination(assessment={"overlays": [], "determinations": [1]})),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_content_that_nobody_files_is_named(some: Register, name: str) -> None:
    """Sealed as the next entry; whatever error it would end in elsewhere."""
    append(some, 21, UNREADABLE[name]())
    assert {("forged", 21, None, "unreadable")} == told(some)
    with pytest.raises(RegisterError, match=r"\[chain-broken\]"):
        some.rebuild()


@pytest.mark.parametrize("name", ["deep", "nothing", "list"])
def test_content_that_cannot_be_read_is_told_as_changed(some: Register, name: str) -> None:
    """Wherever the entry is asked for what it says."""
    append(some, 21, UNREADABLE[name]())
    with pytest.raises(RegisterError, match=r"\[changed\]"):
        _ = some.entry(21).content


def _refused() -> Iterator[tuple[str, dict[str, object]]]:
    yield "no-entry", payment(99)
    yield "no-entry", payment(21)
    yield "other-kind", payment(2)
    yield "not-determined", payment(1, incentive="cn.no.such")
    yield "beyond", payment(1, "599800.01")
    yield "other-currency", payment(1, "1.00") | {"amount": {"amount": "1.00", "currency": "USD"}}
    yield "no-amount", payment(1, "0.00")
    yield "no-amount", payment(1, "-1.00")
    yield "no-entry", small("annulment", annuls=77, reason="误登")
    yield "other-kind", small("annulment", annuls=5, reason="误登")
    yield "ended", small("annulment", annuls=4, reason="误登")
    yield "has-payments", small("annulment", annuls=1, reason="误登")
    yield "no-reason", small("annulment", annuls=2)
    yield "other-kind", determination(corrects=2, reason="x")
    yield "no-reason", determination(corrects=1)
    yield "no-officer", determination(officer=" ")


@pytest.mark.parametrize(("reason", "document"), tuple(_refused()))
def test_what_filing_refuses_is_named_at_the_end(
    some: Register, reason: str, document: dict[str, object]
) -> None:
    """Sealed as the next entry: no seal tells it, the rules do."""
    append(some, 21, canonical(document))
    assert {("forged", 21, None, reason)} == told(some)


def test_each_entry_is_named(some: Register) -> None:
    """What is amiss by itself is told beside what was changed; what hangs on that is not."""
    append(some, 21, canonical(payment(1, "x")))
    append(some, 22, canonical(payment(1, "900000.00")))
    tamper(some, "UPDATE register_entries SET content = content || ' ' WHERE number = 3")
    assert {("changed", 3, None, ""), ("forged", 21, None, "unreadable")} <= told(some)
    assert 22 not in {number for kind, number, _, _ in told(some) if kind == "forged"}


def test_what_filing_accepts_is_no_fault(some: Register) -> None:
    """To the fen, beyond it with a reason, and again once a payment was put right."""
    accepted = (
        payment(1, "599800.00"),
        payment(1, "0.01", beyond="利息"),
        payment(1, "1.00", corrects=21, reason="更正"),
        payment(1, "599798.99"),
        small("annulment", annuls=2, reason="退回"),
        payment(1, "100.00"),
        determination(corrects=1, reason="更正"),
    )
    write(some, iter(accepted), len(accepted))
    assert set() == told(some)


def test_a_determination_rests_on_the_first_clause_of_its_own_instrument(some: Register) -> None:
    """Where it cites none of it, on the instrument; what it cites of others is not its basis."""
    own, other = "发改社会〔2021〕895号", "财税〔2019〕76号"

    def citing(*clauses: tuple[str, str]) -> dict[str, object]:
        document = determination()
        assessment = document["assessment"]
        assert isinstance(assessment, dict)
        citations = [{"document": number, "clause": clause} for number, clause in clauses]
        assessment["determinations"][0]["citations"] = citations
        return document

    documents = (
        citing((other, "一"), (own, "第三条"), (own, "第五条")),
        citing((other, "一")),
        citing(),
    )
    write(some, iter(documents), len(documents))
    lines = [line for number in (21, 22, 23) for line in some.lines(Search(number=number))[0]]
    assert [f"{own} 第三条", own, own] == [line.basis for line in lines]


def test_a_payment_of_what_was_corrected_is_named(some: Register) -> None:
    """The determination did not count any more."""
    write(some, iter([determination(corrects=6, reason="更正"), payment(6)]), 2)
    assert {("forged", 22, None, "ended")} == told(some)

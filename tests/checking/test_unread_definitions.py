"""Definitions that show nowhere, and numbers that stand for words, are told as advice."""

from pathlib import Path

import pytest

from incentives import childcare
from incentives.checking.advising.advice import note_advice
from incentives.checking.advising.unread_definitions import numbers_for_words, unread_definitions
from incentives.checking.advising.unread_facts import unread_facts
from incentives.loading.text.log import FaultLog
from tests.engine.small_domain import instrument, one_file, write_library

PARAMETERS = """
parameters:
  one_kind: {text: TEXT, unit: 1, values: [{value: 3, cite: '1'}]}
  fee: {text: TEXT, unit: CNY, values: [{value: 3, cite: '1'}]}
definitions:
"""
GRANT = """
incentives:
  grant: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: AMOUNT}
"""


def told(folder: Path, definitions: str, amount: str, *, beside: str = "") -> list[str]:
    library = one_file(
        folder, PARAMETERS + definitions + GRANT.replace("AMOUNT", f"'{amount}'") + beside
    )
    return [definition.id.rpartition(".")[2] for definition in unread_definitions(library)]


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ("", ["most", "holds"]),
        ("measures: [{text: TEXT, cite: '2', by: [holds]}]\n", ["most"]),
        ("checks: {asked: {text: TEXT, cite: '2', when: holds}}\n", ["most"]),
        ("results: {told: {title: TEXT, cite: '2', unit: CNY, value: most}}\n", ["holds"]),
    ],
)
def test_a_definition_that_nobody_reads_is_told(
    tmp_path: Path, beside: str, expected: list[str]
) -> None:
    """Those that a rule reads or a measure names are not; nor is a result."""
    definitions = (
        "  most: {text: TEXT, value: fee + fee}\n"
        "  holds: {text: TEXT, when: workshop.certified}\n"
        "  paid: {text: TEXT, value: fee}\n"
    )
    assert expected == told(tmp_path, definitions, "paid", beside=beside)


FACTS = """facts:
  asked: {type: number, unit: CNY, text: TEXT}
"""


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ("measures: [{text: TEXT, cite: '2', by: [most]}]\n", ["asked"]),
        ("checks: {least: {text: TEXT, cite: '2', when: most > 0}}\n", []),
        ("results: {told: {title: TEXT, cite: '2', unit: CNY, value: asked}}\n", []),
    ],
)
def test_a_fact_on_which_no_answer_hangs_is_told(
    tmp_path: Path, beside: str, expected: list[str]
) -> None:
    """By itself or through definitions; what a measure names decides nothing."""
    definitions = "  most: {text: TEXT, value: asked + fee}\n"
    text = FACTS + PARAMETERS + definitions + GRANT.replace("AMOUNT", "fee") + beside
    library = one_file(tmp_path, text)
    assert expected == [fact.id.rpartition(".")[2] for fact in unread_facts(library)]
    log = FaultLog()
    note_advice(library, log)
    assert len(expected) == [fault.slug for fault in log.faults].count("unread-fact")


def test_a_definition_that_is_taken_over_counts_where_it_stands(tmp_path: Path) -> None:
    """An instrument that continues another one need not read everything again."""
    first = PARAMETERS + "  paid: {text: TEXT, value: fee}\n" + GRANT.replace("AMOUNT", "paid")
    second = "continues: land.one\n" + GRANT.replace("AMOUNT", "fee")
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument("land.one", first, last="2020-12-31"),
            "land/two.yaml": instrument("land.two", second, first="2021-01-01"),
        },
    )
    assert "land.two.paid" in library.definitions
    assert [] == list(unread_definitions(library))


CASES = "cases: [{when: workshop.certified, value: one_kind}, {otherwise: '0'}]"


@pytest.mark.parametrize(
    ("form", "amount", "is_told"),
    [
        (CASES, "fee if kind == one_kind else 0", True),
        (CASES, "fee if kind != 0 and fee > 0 else 0", True),
        (CASES, "fee if kind > 0 else 0", False),
        (CASES, "fee * kind if kind == one_kind else 0", False),
        (
            "cases: [{when: workshop.certified, value: one_kind}, {otherwise: one_kind + 1}]",
            "fee if kind == one_kind else 0",
            False,
        ),
        ("value: one_kind", "fee if kind == one_kind else 0", False),
        (
            "cases: [{when: workshop.certified, value: fee}, {otherwise: '0'}]",
            "fee if kind == fee else 0",
            False,
        ),
    ],
)
def test_a_number_that_only_tells_cases_apart_is_a_word(
    tmp_path: Path, form: str, amount: str, is_told: bool
) -> None:
    """It comes to one of several bare numbers, and nobody reckons with it."""
    rules = PARAMETERS + f"  kind: {{text: TEXT, cite: '1', {form}}}\n"
    library = one_file(tmp_path, rules + GRANT.replace("AMOUNT", f"'{amount}'"))
    assert is_told == bool(list(numbers_for_words(library)))


def test_the_advice_says_where_it_belongs(tmp_path: Path) -> None:
    """A figure is a result, a condition a check."""
    definitions = (
        "  most: {text: TEXT, value: fee + fee}\n  holds: {text: TEXT, when: workshop.certified}\n"
    )
    library = one_file(tmp_path, PARAMETERS + definitions + GRANT.replace("AMOUNT", "fee"))
    log = FaultLog()
    note_advice(library, log)
    hints = [str(fault) for fault in log.faults if fault.slug == "unread-definition"]
    assert [True, False] == ["`results`" in hint for hint in hints]
    assert [False, True] == ["`checks`" in hint for hint in hints]


def test_the_bundled_policies_are_silent() -> None:
    """Each of their definitions is read, and none stands for a word."""
    library = childcare.library()
    assert [] == list(unread_definitions(library))
    assert [] == list(numbers_for_words(library))

"""What was changed in an entry is told wherever it would be read, and nothing is paid on it."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from incentives.policy.library import Library
from incentives.register import Asked, Register, RegisterError, figures_of
from incentives.register.chain import GENESIS, canonical, digest_of, seal
from tests.register.offices import Office, act, paying, tamper

Content = dict[str, Any]
Change = Callable[[Content], object]
SHAPES: dict[str, Change] = {
    "no list": lambda content: [],
    "kind": lambda content: {**content, "kind": "gift"},
    "whose": lambda content: {**content, "applicant": 7},
    "moment": lambda content: {**content, "filed_at": "yesterday"},
    "nothing determined": lambda content: {**content, "assessment": None},
    "rows": lambda content: {**content, "assessment": {"determinations": "all"}},
    "an amount": lambda content: {
        **content,
        "assessment": {
            **content["assessment"],
            "determinations": [
                {**row, "amount": {"amount": 6e5, "currency": "CNY"}}
                for row in content["assessment"]["determinations"]
            ],
        },
    },
}
"""Contents in another shape than the register writes."""
WORDS: dict[str, Change] = {
    "a remark": lambda content: {**content, "remark": "旧"},
    "another amount": lambda content: json.loads(
        json.dumps(content).replace('"600000.00"', '"900000.00"')
    ),
}
"""And in that shape, but with other words."""


def change(register: Register, changed: Change, *, is_sealed: bool) -> None:
    """The first entry holds something else; sealed anew, or under the seal that it had."""
    before = register.entry(1).content_json
    content = canonical(changed(json.loads(before)))  # type: ignore[arg-type]
    assert content != before
    quoted = content.replace("'", "''")
    cells = [f"content = '{quoted}'"]
    if is_sealed:
        cells.append(f"fingerprint = '{seal(1, GENESIS, digest_of(content))}'")
    tamper(register, f"UPDATE register_entries SET {', '.join(cells)} WHERE number = 1")  # noqa: S608


def asked_of(
    register: Register, office: Office, library: Library
) -> dict[str, Callable[[], object]]:
    """Whatever reads an entry that was filed."""
    whose = office.applicant()
    asked = Asked(applicant=whose, library=library, by=date(2025, 1, 1))
    return {
        "pay": lambda: register.pay(paying(1), act(unusual="x", beyond="x")),
        "with payments": lambda: register.with_payments({}, asked),
        "annul": lambda: register.annul(1, act(reason="x")),
        "correct": lambda: office.file(register, corrects=1, reason="x", unusual="x"),
        "figures": lambda: figures_of(register.entry(1)),
        "sheet": lambda: register.entry(1).sheet(library.languages[0]),
        "case": lambda: register.entry(1).case_document,
        "whose": lambda: register.entry(1).applicant,
        "reassess": lambda: [
            *register.reassess([register.entry(1)], library, now=date(2025, 1, 1))
        ],
    }


@pytest.mark.parametrize(
    ("changed", "is_sealed"),
    [
        *((one, sealed) for one in SHAPES.values() for sealed in (False, True)),
        *((one, False) for one in WORDS.values()),
    ],
    ids=[*(f"{name}-{end}" for name in SHAPES for end in ("", "sealed")), *WORDS],
)
def test_an_entry_that_was_changed_is_told_wherever_it_is_read(
    file_register: Register,
    office: Office,
    library: Library,
    changed: Change,
    is_sealed: bool,
) -> None:
    """By its number; and nothing is written on it."""
    office.file(file_register)
    file_register.pay(paying(1), act())
    change(file_register, changed, is_sealed=is_sealed)
    for name, ask in asked_of(file_register, office, library).items():
        with pytest.raises(RegisterError) as refused:
            ask()
        assert ("changed", 1) == (refused.value.slug, refused.value.entry), name
    assert 2 == file_register.verify().entries
    assert not file_register.verify().is_intact
